//! Four lanes by AVX2 and FMA.
#![cfg(target_arch = "x86_64")]

use crate::exp::POWERS;
use crate::{Simd, Work};
use std::arch::x86_64::*;
use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

/// Token of AVX2 with FMA.
#[derive(Clone, Copy, Debug)]
pub struct Avx2 {
    _proof: (),
}

/// Four doubles. Only an [`Avx2`] makes them, so whoever has one may use the instructions.
#[derive(Clone, Copy, Debug)]
pub struct F64x4(__m256d);

/// Four truth values: all bits of a lane, or none.
#[derive(Clone, Copy, Debug)]
pub struct Mask4(__m256d);

impl Avx2 {
    /// The token, where the processor has the instructions.
    pub fn detect() -> Option<Self> {
        (is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")).then_some(Avx2 { _proof: () })
    }
    /// The token without asking the processor.
    ///
    /// # Safety
    /// [`Avx2::detect`] has given a token before, on this machine.
    pub unsafe fn assume() -> Self {
        Avx2 { _proof: () }
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $type:ident, $intrinsic:ident) => {
        impl $trait for $type {
            type Output = $type;
            #[inline(always)]
            fn $method(self, other: $type) -> $type {
                // SAFETY: the operands prove that the instructions are there.
                $type(unsafe { $intrinsic(self.0, other.0) })
            }
        }
    };
}
operator!(Add, add, F64x4, _mm256_add_pd);
operator!(Sub, sub, F64x4, _mm256_sub_pd);
operator!(Mul, mul, F64x4, _mm256_mul_pd);
operator!(Div, div, F64x4, _mm256_div_pd);
operator!(BitAnd, bitand, Mask4, _mm256_and_pd);
operator!(BitOr, bitor, Mask4, _mm256_or_pd);

impl Neg for F64x4 {
    type Output = F64x4;
    #[inline(always)]
    fn neg(self) -> F64x4 {
        // SAFETY: the operand proves that the instructions are there.
        F64x4(unsafe { _mm256_xor_pd(self.0, _mm256_set1_pd(-0.0)) })
    }
}
impl Not for Mask4 {
    type Output = Mask4;
    #[inline(always)]
    fn not(self) -> Mask4 {
        // SAFETY: the operand proves that the instructions are there.
        Mask4(unsafe { _mm256_xor_pd(self.0, _mm256_castsi256_pd(_mm256_set1_epi64x(-1))) })
    }
}

impl Avx2 {
    /// The doubles at the place of each lane and those behind them. They are neighbours: one load brings both.
    ///
    /// # Safety
    /// Both are readable at every place.
    #[inline(always)]
    unsafe fn pairs(self, place: impl Fn(usize) -> *const f64) -> (F64x4, F64x4) {
        // SAFETY: promised by the caller.
        unsafe {
            let pair = |lane: usize| _mm_loadu_pd(place(lane));
            let even = _mm256_set_m128d(pair(2), pair(0));
            let odd = _mm256_set_m128d(pair(3), pair(1));
            (F64x4(_mm256_unpacklo_pd(even, odd)), F64x4(_mm256_unpackhi_pd(even, odd)))
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

impl Simd for Avx2 {
    const LANES: usize = 4;
    const NAME: &'static str = "AVX2";
    type F = F64x4;
    type M = Mask4;

    #[inline(always)]
    fn vectorize<W: Work>(self, work: W) -> W::Output {
        #[target_feature(enable = "avx2,fma")]
        fn inner<W: Work>(simd: Avx2, work: W) -> W::Output {
            work.run(simd)
        }
        // SAFETY: `self` proves that the instructions are there.
        unsafe { inner(self, work) }
    }

    by! {
        splat(x: f64) -> F64x4 = _mm256_set1_pd(x);
        mul_add(a: F64x4, b: F64x4, c: F64x4) -> F64x4 = _mm256_fmadd_pd(a.0, b.0, c.0);
        neg_mul_add(a: F64x4, b: F64x4, c: F64x4) -> F64x4 = _mm256_fnmadd_pd(a.0, b.0, c.0);
        min(a: F64x4, b: F64x4) -> F64x4 = _mm256_min_pd(a.0, b.0);
        max(a: F64x4, b: F64x4) -> F64x4 = _mm256_max_pd(a.0, b.0);
        abs(x: F64x4) -> F64x4 = _mm256_andnot_pd(_mm256_set1_pd(-0.0), x.0);
        sqrt(x: F64x4) -> F64x4 = _mm256_sqrt_pd(x.0);
        floor(x: F64x4) -> F64x4 = _mm256_floor_pd(x.0);
        ceil(x: F64x4) -> F64x4 = _mm256_ceil_pd(x.0);
        trunc(x: F64x4) -> F64x4 = _mm256_round_pd::<{ _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC }>(x.0);
        lt(a: F64x4, b: F64x4) -> Mask4 = _mm256_cmp_pd::<_CMP_LT_OQ>(a.0, b.0);
        le(a: F64x4, b: F64x4) -> Mask4 = _mm256_cmp_pd::<_CMP_LE_OQ>(a.0, b.0);
        eq(a: F64x4, b: F64x4) -> Mask4 = _mm256_cmp_pd::<_CMP_EQ_OQ>(a.0, b.0);
        select(mask: Mask4, then: F64x4, otherwise: F64x4) -> F64x4 = _mm256_blendv_pd(otherwise.0, then.0, mask.0);
    }

    #[inline(always)]
    fn power(self, magic: F64x4) -> (F64x4, F64x4) {
        let mut rows = [0_u64; 4];
        // SAFETY: `self` proves that the instructions are there; `rows` has room for four numbers, each limited to 127.
        unsafe {
            let k = _mm256_castpd_si256(magic.0);
            let row = _mm256_and_si256(k, _mm256_set1_epi64x(127));
            _mm256_storeu_si256(rows.as_mut_ptr().cast(), row);
            let (tail, power) = self.pairs(|lane| POWERS.as_ptr().add(rows[lane] as usize).cast());
            let exponent = _mm256_slli_epi64::<45>(k);
            let power = _mm256_add_epi64(_mm256_castpd_si256(power.0), exponent);
            (tail, F64x4(_mm256_castsi256_pd(power)))
        }
    }
    #[inline(always)]
    fn bits(self, mask: Mask4) -> u32 {
        // SAFETY: `self` proves that the instructions are there.
        (unsafe { _mm256_movemask_pd(mask.0) }) as u32
    }
    #[inline(always)]
    unsafe fn load(self, from: *const f64) -> F64x4 {
        // SAFETY: promised by the caller.
        F64x4(unsafe { _mm256_loadu_pd(from) })
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f64, x: F64x4) {
        // SAFETY: promised by the caller.
        unsafe { _mm256_storeu_pd(to, x.0) }
    }
    #[inline(always)]
    unsafe fn gather(self, base: *const f64, rows: *const u32) -> F64x4 {
        // SAFETY: promised by the caller. Four plain loads are as fast as the gather instruction and never slower.
        unsafe {
            let at = |lane: usize| *base.add(*rows.add(lane) as usize);
            F64x4(_mm256_set_pd(at(3), at(2), at(1), at(0)))
        }
    }
    #[inline(always)]
    unsafe fn split(self, place: F64x4, n: F64x4, rows: *mut u32) -> F64x4 {
        // SAFETY: `self` proves that the instructions are there; `rows` is promised by the caller.
        unsafe {
            let whole = self.trunc(self.min(self.max(place, self.splat(0.0)), n));
            _mm_storeu_si128(rows.cast(), _mm256_cvttpd_epi32(whole.0));
            place - whole
        }
    }
    #[inline(always)]
    unsafe fn interpolate(self, column: *const f64, rows: *const u32, rest: F64x4) -> F64x4 {
        // SAFETY: promised by the caller.
        let (low, high) = unsafe { self.pairs(|lane| column.add(*rows.add(lane) as usize)) };
        low + rest * (high - low)
    }
    #[inline(always)]
    fn map(self, x: F64x4, f: impl Fn(f64) -> f64) -> F64x4 {
        let mut lanes = [0.0; 4];
        // SAFETY: `lanes` holds four doubles.
        unsafe {
            self.store(lanes.as_mut_ptr(), x);
            lanes.iter_mut().for_each(|x| *x = f(*x));
            self.load(lanes.as_ptr())
        }
    }
    #[inline(always)]
    fn map2(self, a: F64x4, b: F64x4, f: impl Fn(f64, f64) -> f64) -> F64x4 {
        let (mut left, mut right) = ([0.0; 4], [0.0; 4]);
        // SAFETY: both hold four doubles.
        unsafe {
            self.store(left.as_mut_ptr(), a);
            self.store(right.as_mut_ptr(), b);
            left.iter_mut().zip(right).for_each(|(x, y)| *x = f(*x, y));
            self.load(left.as_ptr())
        }
    }
}
