//! The instructions that work lane by lane: one row each, compiled for every instruction set.
//!
//! `a`, `b`, `c` are vectors from memory, `k` numbers that are the same for all lanes. The fused forms save passes over
//! the block; they compute what the separate operations would, in the same order.

use nrn_simd::{Isa, Simd};

/// A compiled instruction: `dst[i] = f(a[i], b[i], c[i], k)` for `i` in `0..n`.
///
/// # Safety
/// `n` is a multiple of 8; `dst` is writable and `a`, `b`, `c` are readable for `n` doubles, `k` for four. A source is
/// either exactly `dst` or does not overlap it. The machine has the instruction set the function was found for.
pub(super) type StepFn =
    unsafe fn(dst: *mut f64, a: *const f64, b: *const f64, c: *const f64, k: *const f64, n: usize);

trait Lanewise {
    fn lane<S: Simd>(s: S, v: [S::F; 3], k: [S::F; 4]) -> S::F;
}

/// The loop around every instruction.
///
/// # Safety
/// As [`StepFn`].
#[inline(always)]
unsafe fn sweep<S: Simd, O: Lanewise>(s: S, dst: *mut f64, src: [*const f64; 3], k: *const f64, n: usize) {
    // SAFETY: `k` holds four doubles.
    let k = unsafe { [s.splat(*k), s.splat(*k.add(1)), s.splat(*k.add(2)), s.splat(*k.add(3))] };
    let mut i = 0;
    // Two vectors at a time: long chains of operations then overlap.
    while i + 2 * S::LANES <= n {
        // SAFETY: the condition; a source that is `dst` is read before it is written.
        unsafe {
            let v = src.map(|p| (s.load(p.add(i)), s.load(p.add(i + S::LANES))));
            let x = O::lane(s, v.map(|v| v.0), k);
            let y = O::lane(s, v.map(|v| v.1), k);
            s.store(dst.add(i), x);
            s.store(dst.add(i + S::LANES), y);
        }
        i += 2 * S::LANES;
    }
    while i < n {
        // SAFETY: `i + LANES <= n` since LANES divides 8 and 8 divides n.
        unsafe {
            let v = src.map(|p| s.load(p.add(i)));
            s.store(dst.add(i), O::lane(s, v, k));
        }
        i += S::LANES;
    }
}

macro_rules! isa {
    ($module:ident, $simd:ty, $token:expr $(, $features:literal)?) => {
        mod $module {
            use super::*;
            /// # Safety
            /// As [`StepFn`].
            $(#[target_feature(enable = $features)])?
            pub(super) unsafe fn step<O: Lanewise>(
                dst: *mut f64, a: *const f64, b: *const f64, c: *const f64, k: *const f64, n: usize,
            ) {
                // SAFETY: this function is only found for machines with the instruction set; the rest is our contract.
                unsafe { sweep::<$simd, O>($token, dst, [a, b, c], k, n) }
            }
        }
    };
}
#[cfg(target_arch = "x86_64")]
isa!(avx512, nrn_simd::Avx512, nrn_simd::Avx512::assume(), "avx512f,avx512dq,avx512vl,avx2,fma");
#[cfg(target_arch = "x86_64")]
isa!(avx2, nrn_simd::Avx2, nrn_simd::Avx2::assume(), "avx2,fma");
mod base {
    use super::*;
    /// # Safety
    /// As [`StepFn`].
    pub(super) unsafe fn step<O: Lanewise>(
        dst: *mut f64,
        a: *const f64,
        b: *const f64,
        c: *const f64,
        k: *const f64,
        n: usize,
    ) {
        // SAFETY: our own contract.
        unsafe { sweep::<nrn_simd::Base, O>(nrn_simd::Base, dst, [a, b, c], k, n) }
    }
}

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident |$s:ident, $a:pat, $b:pat, $c:pat, $k:ident| $body:expr;)*) => {
        /// Which lanewise instruction.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) enum StepOp { $($(#[$doc])* $name,)* }

        mod ops {
            $(pub(super) struct $name;)*
        }
        $(impl Lanewise for ops::$name {
            #[inline(always)]
            fn lane<S: Simd>($s: S, [$a, $b, $c]: [S::F; 3], $k: [S::F; 4]) -> S::F { $body }
        })*

        impl StepOp {
            /// Its code for an instruction set, which the machine must have.
            pub(super) fn code(self, isa: Isa) -> StepFn {
                match isa {
                    #[cfg(target_arch = "x86_64")]
                    Isa::Avx512 => match self { $(StepOp::$name => avx512::step::<ops::$name>,)* },
                    #[cfg(target_arch = "x86_64")]
                    Isa::Avx2 => match self { $(StepOp::$name => avx2::step::<ops::$name>,)* },
                    _ => match self { $(StepOp::$name => base::step::<ops::$name>,)* },
                }
            }
        }
    };
}

steps! {
    // Moves.
    Copy |_s, a, _, _, _k| a;
    Splat |_s, _, _, _, k| k[0];
    // One operand.
    Neg |_s, a, _, _, _k| -a;
    Abs |s, a, _, _, _k| s.abs(a);
    Sqrt |s, a, _, _, _k| s.sqrt(a);
    Floor |s, a, _, _, _k| s.floor(a);
    Ceil |s, a, _, _, _k| s.ceil(a);
    Trunc |s, a, _, _, _k| s.trunc(a);
    Not |s, a, _, _, _k| s.number(s.eq(a, s.splat(0.0)));
    Log |s, a, _, _, _k| s.map(a, f64::ln);
    Log10 |s, a, _, _, _k| s.map(a, f64::log10);
    Sin |s, a, _, _, _k| s.map(a, f64::sin);
    Cos |s, a, _, _, _k| s.map(a, f64::cos);
    Tan |s, a, _, _, _k| s.map(a, f64::tan);
    Asin |s, a, _, _, _k| s.map(a, f64::asin);
    Acos |s, a, _, _, _k| s.map(a, f64::acos);
    Atan |s, a, _, _, _k| s.map(a, f64::atan);
    Sinh |s, a, _, _, _k| s.map(a, f64::sinh);
    Cosh |s, a, _, _, _k| s.map(a, f64::cosh);
    Tanh |s, a, _, _, _k| s.map(a, f64::tanh);
    // Two operands: `V` is a vector, `U` a number.
    AddVV |_s, a, b, _, _k| a + b;
    AddVU |_s, a, _, _, k| a + k[0];
    SubVV |_s, a, b, _, _k| a - b;
    SubVU |_s, a, _, _, k| a - k[0];
    SubUV |_s, a, _, _, k| k[0] - a;
    MulVV |_s, a, b, _, _k| a * b;
    MulVU |_s, a, _, _, k| a * k[0];
    DivVV |_s, a, b, _, _k| a / b;
    DivVU |_s, a, _, _, k| a / k[0];
    DivUV |_s, a, _, _, k| k[0] / a;
    MinVV |s, a, b, _, _k| s.min(a, b);
    MinVU |s, a, _, _, k| s.min(a, k[0]);
    MinUV |s, a, _, _, k| s.min(k[0], a);
    MaxVV |s, a, b, _, _k| s.max(a, b);
    MaxVU |s, a, _, _, k| s.max(a, k[0]);
    MaxUV |s, a, _, _, k| s.max(k[0], a);
    PowVV |s, a, b, _, _k| s.map2(a, b, f64::powf);
    Fmod |s, a, b, _, _k| s.map2(a, b, |a, b| a % b);
    Atan2 |s, a, b, _, _k| s.map2(a, b, f64::atan2);
    And |s, a, b, _, _k| s.number(s.truth(a) & s.truth(b));
    Or |s, a, b, _, _k| s.number(s.truth(a) | s.truth(b));
    LtVV |s, a, b, _, _k| s.number(s.lt(a, b));
    LtVU |s, a, _, _, k| s.number(s.lt(a, k[0]));
    LtUV |s, a, _, _, k| s.number(s.lt(k[0], a));
    LeVV |s, a, b, _, _k| s.number(s.le(a, b));
    LeVU |s, a, _, _, k| s.number(s.le(a, k[0]));
    LeUV |s, a, _, _, k| s.number(s.le(k[0], a));
    EqVV |s, a, b, _, _k| s.number(s.eq(a, b));
    EqVU |s, a, _, _, k| s.number(s.eq(a, k[0]));
    NeVV |s, a, b, _, _k| s.number(s.ne(a, b));
    NeVU |s, a, _, _, k| s.number(s.ne(a, k[0]));
    // Three operands.
    MulAddVVV |s, a, b, c, _k| s.mul_add(a, b, c);
    MulAddVUV |s, a, b, _, k| s.mul_add(a, k[0], b);
    MulAddVVU |s, a, b, _, k| s.mul_add(a, b, k[0]);
    MulAddVUU |s, a, _, _, k| s.mul_add(a, k[0], k[1]);
    NegMulAddVVV |s, a, b, c, _k| s.neg_mul_add(a, b, c);
    NegMulAddVUV |s, a, b, _, k| s.neg_mul_add(a, k[0], b);
    NegMulAddVVU |s, a, b, _, k| s.neg_mul_add(a, b, k[0]);
    NegMulAddVUU |s, a, _, _, k| s.neg_mul_add(a, k[0], k[1]);
    SelectVV |s, a, b, c, _k| s.select(s.truth(a), b, c);
    SelectVU |s, a, b, _, k| s.select(s.truth(a), b, k[0]);
    SelectUV |s, a, b, _, k| s.select(s.truth(a), k[0], b);
    SelectUU |s, a, _, _, k| s.select(s.truth(a), k[0], k[1]);
    // Fused: comparison with a number and choice.
    SelectLt |s, a, b, c, k| s.select(s.lt(a, k[0]), b, c);
    SelectLe |s, a, b, c, k| s.select(s.le(a, k[0]), b, c);
    SelectGt |s, a, b, c, k| s.select(s.gt(a, k[0]), b, c);
    SelectGe |s, a, b, c, k| s.select(s.ge(a, k[0]), b, c);
    SelectEq |s, a, b, c, k| s.select(s.eq(a, k[0]), b, c);
    SelectNe |s, a, b, c, k| s.select(s.ne(a, k[0]), b, c);
    SelectAbsLt |s, a, b, c, k| s.select(s.lt(s.abs(a), k[0]), b, c);
    // Fused: products and sums.
    Mul3 |_s, a, b, c, _k| a * b * c;
    AddMul |_s, a, _, _, k| (a + k[0]) * k[1];
    SubMul |_s, a, b, c, _k| (a - b) * c;
    SubMulU |_s, a, b, _, k| (a - b) * k[0];
    Add3 |_s, a, b, c, _k| a + b + c;
    // Fused: exponentials.
    Exp |s, a, _, _, k| s.exp((a + k[0]) * k[1]);
    ExpMul |s, a, _, _, k| s.exp((a + k[0]) * k[1]) * k[2];
    ExpMulV |s, a, b, _, k| s.exp((a + k[0]) * k[1]) * b;
    ExpAdd |s, a, _, _, k| s.exp((a + k[0]) * k[1]) + k[2];
    ExpProduct |s, a, b, _, k| s.exp(a * b * k[0]);
    // k2 / (exp(...) + k3)
    Logistic |s, a, _, _, k| k[2] / (s.exp((a + k[0]) * k[1]) + k[3]);
    // a / (exp(...) + k2), the shape of the alpha functions of Hodgkin and Huxley.
    Vtrap |s, a, b, _, k| a / (s.exp((b + k[0]) * k[1]) + k[2]);
    // a / (k2 - exp(...))
    Ptrav |s, a, b, _, k| a / (k[2] - s.exp((b + k[0]) * k[1]));
    // c + (k2 - exp(...)) * (b - c): a gate's step towards b.
    RelaxExp |s, a, b, c, k| s.mul_add(k[2] - s.exp((a + k[0]) * k[1]), b - c, c);
    // A gate's step with a time constant: the exponent is k0 / a.
    RelaxTau |s, a, b, c, k| s.mul_add(k[1] - s.exp(k[0] / a), b - c, c);
    // Place in a table: k = from, rows per unit, n.
    TableIndex |s, a, _, _, k| s.max(s.splat(0.0), s.min(k[2], k[1] * (a - k[0])));
    // Writes under a mask: c is what was there.
    Merge |s, a, b, c, _k| s.select(s.truth(b), a, c);
}
