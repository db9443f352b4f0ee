//! Eight lanes by AVX-512.
#![cfg(target_arch = "x86_64")]

use crate::exp::POWERS;
use crate::{Simd, Work};
use std::arch::x86_64::*;
use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

/// Token of AVX-512 F, DQ and VL with AVX2 and FMA.
#[derive(Clone, Copy, Debug)]
pub struct Avx512 {
    _proof: (),
}

/// Eight doubles. Only an [`Avx512`] makes them, so whoever has one may use the instructions.
#[derive(Clone, Copy, Debug)]
pub struct F64x8(__m512d);

/// Eight truth values.
#[derive(Clone, Copy, Debug)]
pub struct Mask8(u8);

impl Avx512 {
    /// The token, where the processor has the instructions.
    pub fn detect() -> Option<Self> {
        let there = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("fma");
        there.then_some(Avx512 { _proof: () })
    }
    /// The token without asking the processor.
    ///
    /// # Safety
    /// [`Avx512::detect`] has given a token before, on this machine.
    pub unsafe fn assume() -> Self {
        Avx512 { _proof: () }
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $intrinsic:ident) => {
        impl $trait for F64x8 {
            type Output = F64x8;
            #[inline(always)]
            fn $method(self, other: F64x8) -> F64x8 {
                // SAFETY: the operands prove that the instructions are there.
                F64x8(unsafe { $intrinsic(self.0, other.0) })
            }
        }
    };
}
operator!(Add, add, _mm512_add_pd);
operator!(Sub, sub, _mm512_sub_pd);
operator!(Mul, mul, _mm512_mul_pd);
operator!(Div, div, _mm512_div_pd);

impl Neg for F64x8 {
    type Output = F64x8;
    #[inline(always)]
    fn neg(self) -> F64x8 {
        // SAFETY: the operand proves that the instructions are there.
        F64x8(unsafe { _mm512_xor_pd(self.0, _mm512_set1_pd(-0.0)) })
    }
}
impl BitAnd for Mask8 {
    type Output = Mask8;
    #[inline(always)]
    fn bitand(self, other: Mask8) -> Mask8 {
        Mask8(self.0 & other.0)
    }
}
impl BitOr for Mask8 {
    type Output = Mask8;
    #[inline(always)]
    fn bitor(self, other: Mask8) -> Mask8 {
        Mask8(self.0 | other.0)
    }
}
impl Not for Mask8 {
    type Output = Mask8;
    #[inline(always)]
    fn not(self) -> Mask8 {
        Mask8(!self.0)
    }
}

impl Avx512 {
    /// The doubles at the place of each lane and those behind them. They are neighbours: one load brings both, which is half
    /// the memory accesses of two gathers.
    ///
    /// # Safety
    /// Both are readable at every place.
    #[inline(always)]
    unsafe fn pairs(self, place: impl Fn(usize) -> *const f64) -> (F64x8, F64x8) {
        // SAFETY: promised by the caller.
        unsafe {
            let pair = |lane: usize| _mm_loadu_pd(place(lane));
            let four = |at: usize| {
                let even = _mm256_set_m128d(pair(at + 2), pair(at));
                let odd = _mm256_set_m128d(pair(at + 3), pair(at + 1));
                (_mm256_unpacklo_pd(even, odd), _mm256_unpackhi_pd(even, odd))
            };
            let ((low0, high0), (low1, high1)) = (four(0), four(4));
            let both = |a, b| F64x8(_mm512_insertf64x4::<1>(_mm512_castpd256_pd512(a), b));
            (both(low0, low1), both(high0, high1))
        }
    }
}

/// A method of one expression of intrinsics.
macro_rules! by {
    ($($name:ident($($arg:ident: $type:ty),*) -> $result:ident = $body:expr;)*) => {$(
        #[inline(always)]
        fn $name(self, $($arg: $type),*) -> $result {
            // SAFETY: `self` proves that the instructions are there.
            $result(unsafe { $body })
        }
    )*};
}

impl Simd for Avx512 {
    const LANES: usize = 8;
    const NAME: &'static str = "AVX-512";
    type F = F64x8;
    type M = Mask8;

    #[inline(always)]
    fn vectorize<W: Work>(self, work: W) -> W::Output {
        #[target_feature(enable = "avx512f,avx512dq,avx512vl,avx2,fma")]
        fn inner<W: Work>(simd: Avx512, work: W) -> W::Output {
            work.run(simd)
        }
        // SAFETY: `self` proves that the instructions are there.
        unsafe { inner(self, work) }
    }

    by! {
        splat(x: f64) -> F64x8 = _mm512_set1_pd(x);
        mul_add(a: F64x8, b: F64x8, c: F64x8) -> F64x8 = _mm512_fmadd_pd(a.0, b.0, c.0);
        neg_mul_add(a: F64x8, b: F64x8, c: F64x8) -> F64x8 = _mm512_fnmadd_pd(a.0, b.0, c.0);
        min(a: F64x8, b: F64x8) -> F64x8 = _mm512_min_pd(a.0, b.0);
        max(a: F64x8, b: F64x8) -> F64x8 = _mm512_max_pd(a.0, b.0);
        abs(x: F64x8) -> F64x8 = _mm512_abs_pd(x.0);
        sqrt(x: F64x8) -> F64x8 = _mm512_sqrt_pd(x.0);
        floor(x: F64x8) -> F64x8 = _mm512_roundscale_pd::<{ _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC }>(x.0);
        ceil(x: F64x8) -> F64x8 = _mm512_roundscale_pd::<{ _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC }>(x.0);
        trunc(x: F64x8) -> F64x8 = _mm512_roundscale_pd::<{ _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC }>(x.0);
        lt(a: F64x8, b: F64x8) -> Mask8 = _mm512_cmp_pd_mask::<_CMP_LT_OQ>(a.0, b.0);
        le(a: F64x8, b: F64x8) -> Mask8 = _mm512_cmp_pd_mask::<_CMP_LE_OQ>(a.0, b.0);
        eq(a: F64x8, b: F64x8) -> Mask8 = _mm512_cmp_pd_mask::<_CMP_EQ_OQ>(a.0, b.0);
        select(mask: Mask8, then: F64x8, otherwise: F64x8) -> F64x8 = _mm512_mask_blend_pd(mask.0, otherwise.0, then.0);
    }

    #[inline(always)]
    fn power(self, magic: F64x8) -> (F64x8, F64x8) {
        let mut rows = [0_u32; 8];
        // SAFETY: `self` proves that the instructions are there; `rows` has room for eight numbers, each limited to 127.
        unsafe {
            let k = _mm512_castpd_si512(magic.0);
            let row = _mm512_cvtepi64_epi32(_mm512_and_si512(k, _mm512_set1_epi64(127)));
            _mm256_storeu_si256(rows.as_mut_ptr().cast(), row);
            let (tail, power) = self.pairs(|lane| POWERS.as_ptr().add(rows[lane] as usize).cast());
            let exponent = _mm512_slli_epi64::<45>(k);
            let power = _mm512_add_epi64(_mm512_castpd_si512(power.0), exponent);
            (tail, F64x8(_mm512_castsi512_pd(power)))
        }
    }
    #[inline(always)]
    fn bits(self, mask: Mask8) -> u32 {
        u32::from(mask.0)
    }
    #[inline(always)]
    unsafe fn load(self, from: *const f64) -> F64x8 {
        // SAFETY: promised by the caller.
        F64x8(unsafe { _mm512_loadu_pd(from) })
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f64, x: F64x8) {
        // SAFETY: promised by the caller.
        unsafe { _mm512_storeu_pd(to, x.0) }
    }
    #[inline(always)]
    unsafe fn gather(self, base: *const f64, rows: *const u32) -> F64x8 {
        // SAFETY: promised by the caller.
        F64x8(unsafe { _mm512_i32gather_pd::<8>(_mm256_loadu_si256(rows.cast()), base) })
    }
    #[inline(always)]
    unsafe fn split(self, place: F64x8, n: F64x8, rows: *mut u32) -> F64x8 {
        // SAFETY: `self` proves that the instructions are there; `rows` is promised by the caller.
        unsafe {
            let whole = self.trunc(self.min(self.max(place, self.splat(0.0)), n));
            _mm256_storeu_si256(rows.cast(), _mm512_cvttpd_epi32(whole.0));
            place - whole
        }
    }
    #[inline(always)]
    unsafe fn interpolate(self, column: *const f64, rows: *const u32, rest: F64x8) -> F64x8 {
        // SAFETY: promised by the caller.
        let (low, high) = unsafe { self.pairs(|lane| column.add(*rows.add(lane) as usize)) };
        low + rest * (high - low)
    }
    #[inline(always)]
    fn map(self, x: F64x8, f: impl Fn(f64) -> f64) -> F64x8 {
        let mut lanes = [0.0; 8];
        // SAFETY: `lanes` holds eight doubles.
        unsafe {
            self.store(lanes.as_mut_ptr(), x);
            lanes.iter_mut().for_each(|x| *x = f(*x));
            self.load(lanes.as_ptr())
        }
    }
    #[inline(always)]
    fn map2(self, a: F64x8, b: F64x8, f: impl Fn(f64, f64) -> f64) -> F64x8 {
        let (mut left, mut right) = ([0.0; 8], [0.0; 8]);
        // SAFETY: both hold eight doubles.
        unsafe {
            self.store(left.as_mut_ptr(), a);
            self.store(right.as_mut_ptr(), b);
            left.iter_mut().zip(right).for_each(|(x, y)| *x = f(*x, y));
            self.load(left.as_ptr())
        }
    }
}
