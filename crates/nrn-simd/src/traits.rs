//! [`Simd`]: what a width of vectors can do. Implementations are tokens that can only be had where the processor agrees.

use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

/// A set of vector instructions. Holding the token proves that the processor has them.
///
/// Operations on [`Simd::F`] work lane by lane. `+ - * /`, [`Simd::sqrt`], rounding and comparisons are exact IEEE;
/// [`Simd::mul_add`] may round once or twice; [`Simd::exp`] is that of the GNU C library.
pub trait Simd: Copy + Send + Sync + 'static {
    /// Doubles per vector.
    const LANES: usize;
    /// For listings and benchmarks.
    const NAME: &'static str;
    /// A vector of doubles.
    type F: Copy
        + Add<Output = Self::F>
        + Sub<Output = Self::F>
        + Mul<Output = Self::F>
        + Div<Output = Self::F>
        + Neg<Output = Self::F>;
    /// A truth value per lane.
    type M: Copy + BitAnd<Output = Self::M> + BitOr<Output = Self::M> + Not<Output = Self::M>;

    /// Runs a piece of work compiled for this instruction set.
    fn vectorize<W: Work>(self, work: W) -> W::Output;

    /// The same number in every lane.
    fn splat(self, x: f64) -> Self::F;
    /// Reads [`Simd::LANES`] neighbouring doubles.
    ///
    /// # Safety
    /// They are readable. No alignment is needed.
    unsafe fn load(self, from: *const f64) -> Self::F;
    /// Writes [`Simd::LANES`] neighbouring doubles.
    ///
    /// # Safety
    /// They are writable. No alignment is needed.
    unsafe fn store(self, to: *mut f64, x: Self::F);
    /// Reads `base[rows[lane]]`.
    ///
    /// # Safety
    /// [`Simd::LANES`] row numbers are readable, all below 2^31, and the doubles they lead to are readable.
    unsafe fn gather(self, base: *const f64, rows: *const u32) -> Self::F;
    /// Splits places in a table into row numbers, written to `rows`, and what is left over. Row numbers are limited
    /// to 0 ... `n`; NaN gives row 0 and leaves NaN.
    ///
    /// # Safety
    /// [`Simd::LANES`] row numbers are writable; `n` is below 2^31.
    unsafe fn split(self, place: Self::F, n: Self::F, rows: *mut u32) -> Self::F;
    /// Interpolates in a table's column: `t[row] + rest * (t[row + 1] - t[row])`, in this order.
    ///
    /// # Safety
    /// As [`Simd::gather`], and each row has a next one.
    unsafe fn interpolate(self, column: *const f64, rows: *const u32, rest: Self::F) -> Self::F;

    /// `a * b + c`, rounded once where the processor can.
    fn mul_add(self, a: Self::F, b: Self::F, c: Self::F) -> Self::F;
    /// `c - a * b`, rounded once where the processor can.
    fn neg_mul_add(self, a: Self::F, b: Self::F, c: Self::F) -> Self::F;
    /// Smaller one; `b` when they do not compare.
    fn min(self, a: Self::F, b: Self::F) -> Self::F;
    /// Larger one; `b` when they do not compare.
    fn max(self, a: Self::F, b: Self::F) -> Self::F;
    /// Magnitude.
    fn abs(self, x: Self::F) -> Self::F;
    /// Square root.
    fn sqrt(self, x: Self::F) -> Self::F;
    /// Largest integer not above.
    fn floor(self, x: Self::F) -> Self::F;
    /// Smallest integer not below.
    fn ceil(self, x: Self::F) -> Self::F;
    /// Integer part.
    fn trunc(self, x: Self::F) -> Self::F;

    /// `a < b`.
    fn lt(self, a: Self::F, b: Self::F) -> Self::M;
    /// `a <= b`.
    fn le(self, a: Self::F, b: Self::F) -> Self::M;
    /// `a > b`.
    #[inline(always)]
    fn gt(self, a: Self::F, b: Self::F) -> Self::M {
        self.lt(b, a)
    }
    /// `a >= b`.
    #[inline(always)]
    fn ge(self, a: Self::F, b: Self::F) -> Self::M {
        self.le(b, a)
    }
    /// `a == b`.
    fn eq(self, a: Self::F, b: Self::F) -> Self::M;
    /// `a != b`; true for NaN.
    #[inline(always)]
    fn ne(self, a: Self::F, b: Self::F) -> Self::M {
        !self.eq(a, b)
    }
    /// `then` where the mask is true, else `otherwise`.
    fn select(self, mask: Self::M, then: Self::F, otherwise: Self::F) -> Self::F;
    /// Lane `i` in bit `i`.
    fn bits(self, mask: Self::M) -> u32;
    /// 1 where true, else 0.
    #[inline(always)]
    fn number(self, mask: Self::M) -> Self::F {
        self.select(mask, self.splat(1.0), self.splat(0.0))
    }
    /// True where `x` is not 0 (NaN is not 0).
    #[inline(always)]
    fn truth(self, x: Self::F) -> Self::M {
        self.ne(x, self.splat(0.0))
    }

    /// `(t, p)` with 2^(k / 128) = p (1 + t), where `k` is in the lowest bits of `magic`'s representation. For [`Simd::exp`].
    #[doc(hidden)]
    fn power(self, magic: Self::F) -> (Self::F, Self::F);
    /// NMODL's `exp`, see [`crate::scalar::exp`]: the same bits as the GNU C library on such a processor below |x| = 512, else
    /// within 1 ulp.
    #[inline(always)]
    fn exp(self, x: Self::F) -> Self::F {
        crate::exp::exp(self, x)
    }
    /// Any function, lane after lane.
    fn map(self, x: Self::F, f: impl Fn(f64) -> f64) -> Self::F;
    /// Any function of two values, lane after lane.
    fn map2(self, a: Self::F, b: Self::F, f: impl Fn(f64, f64) -> f64) -> Self::F;
}

/// Something to compute, written once for all instruction sets.
pub trait Work {
    /// What comes out.
    type Output;
    /// Computes it. Implementations are `#[inline(always)]`, or they are not compiled for the instruction set.
    fn run<S: Simd>(self, simd: S) -> Self::Output;
}
