//! Two lanes in plain Rust, which compilers turn into SSE2 on x86-64 and NEON on AArch64. Works anywhere.

use crate::exp::POWERS;
use crate::{Simd, Work};
use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

/// Token of what every processor has.
#[derive(Clone, Copy, Debug)]
pub struct Base;

/// Two doubles.
#[derive(Clone, Copy, Debug)]
pub struct F64x2([f64; 2]);

/// Two truth values: all bits of a lane, or none.
#[derive(Clone, Copy, Debug)]
pub struct Mask2([u64; 2]);

macro_rules! operator {
    ($trait:ident, $method:ident, $type:ident, $op:tt) => {
        impl $trait for $type {
            type Output = $type;
            #[inline(always)]
            fn $method(self, other: $type) -> $type {
                $type([self.0[0] $op other.0[0], self.0[1] $op other.0[1]])
            }
        }
    };
}
operator!(Add, add, F64x2, +);
operator!(Sub, sub, F64x2, -);
operator!(Mul, mul, F64x2, *);
operator!(Div, div, F64x2, /);
operator!(BitAnd, bitand, Mask2, &);
operator!(BitOr, bitor, Mask2, |);

impl Neg for F64x2 {
    type Output = F64x2;
    #[inline(always)]
    fn neg(self) -> F64x2 {
        F64x2([-self.0[0], -self.0[1]])
    }
}
impl Not for Mask2 {
    type Output = Mask2;
    #[inline(always)]
    fn not(self) -> Mask2 {
        Mask2([!self.0[0], !self.0[1]])
    }
}

fn all_or_none(truth: bool) -> u64 {
    if truth { u64::MAX } else { 0 }
}

/// A method that does the same in both lanes.
macro_rules! by {
    ($($name:ident($($arg:ident),*) -> $result:ident = $body:expr;)*) => {$(
        #[inline(always)]
        fn $name(self, $($arg: F64x2),*) -> $result {
            let lane = |$($arg: f64),*| $body;
            $result([lane($($arg.0[0]),*), lane($($arg.0[1]),*)])
        }
    )*};
}

impl Simd for Base {
    const LANES: usize = 2;
    const NAME: &'static str = "base";
    type F = F64x2;
    type M = Mask2;

    #[inline(always)]
    fn vectorize<W: Work>(self, work: W) -> W::Output {
        work.run(self)
    }
    #[inline(always)]
    fn splat(self, x: f64) -> F64x2 {
        F64x2([x, x])
    }

    by! {
        mul_add(a, b, c) -> F64x2 = a * b + c;
        neg_mul_add(a, b, c) -> F64x2 = c - a * b;
        min(a, b) -> F64x2 = crate::scalar::min(a, b);
        max(a, b) -> F64x2 = crate::scalar::max(a, b);
        abs(x) -> F64x2 = x.abs();
        sqrt(x) -> F64x2 = x.sqrt();
        floor(x) -> F64x2 = x.floor();
        ceil(x) -> F64x2 = x.ceil();
        trunc(x) -> F64x2 = x.trunc();
        lt(a, b) -> Mask2 = all_or_none(a < b);
        le(a, b) -> Mask2 = all_or_none(a <= b);
        eq(a, b) -> Mask2 = all_or_none(a == b);
    }

    #[inline(always)]
    fn select(self, mask: Mask2, then: F64x2, otherwise: F64x2) -> F64x2 {
        let lane = |i: usize| {
            f64::from_bits((then.0[i].to_bits() & mask.0[i]) | (otherwise.0[i].to_bits() & !mask.0[i]))
        };
        F64x2([lane(0), lane(1)])
    }
    #[inline(always)]
    fn power(self, magic: F64x2) -> (F64x2, F64x2) {
        let parts = magic.0.map(|magic| {
            let [tail, power] = POWERS[(magic.to_bits() % 128) as usize];
            [tail, power.wrapping_add(magic.to_bits() << 45)].map(f64::from_bits)
        });
        (F64x2(parts.map(|p| p[0])), F64x2(parts.map(|p| p[1])))
    }
    #[inline(always)]
    fn bits(self, mask: Mask2) -> u32 {
        (mask.0[0] & 1) as u32 | (mask.0[1] & 2) as u32
    }
    #[inline(always)]
    unsafe fn load(self, from: *const f64) -> F64x2 {
        // SAFETY: promised by the caller; an array of doubles is aligned like a double.
        F64x2(unsafe { *from.cast() })
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f64, x: F64x2) {
        // SAFETY: promised by the caller.
        unsafe { *to.cast() = x.0 }
    }
    #[inline(always)]
    unsafe fn gather(self, base: *const f64, rows: *const u32) -> F64x2 {
        // SAFETY: promised by the caller.
        F64x2(unsafe { [*base.add(*rows as usize), *base.add(*rows.add(1) as usize)] })
    }
    #[inline(always)]
    unsafe fn split(self, place: F64x2, n: F64x2, rows: *mut u32) -> F64x2 {
        let whole = self.min(self.max(place, self.splat(0.0)), n).0.map(|x| x as i32);
        // SAFETY: promised by the caller.
        unsafe { *rows.cast() = whole };
        place - F64x2(whole.map(f64::from))
    }
    #[inline(always)]
    unsafe fn interpolate(self, column: *const f64, rows: *const u32, rest: F64x2) -> F64x2 {
        // SAFETY: promised by the caller.
        let (low, high) = unsafe { (self.gather(column, rows), self.gather(column.add(1), rows)) };
        low + rest * (high - low)
    }
    #[inline(always)]
    fn map(self, x: F64x2, f: impl Fn(f64) -> f64) -> F64x2 {
        F64x2([f(x.0[0]), f(x.0[1])])
    }
    #[inline(always)]
    fn map2(self, a: F64x2, b: F64x2, f: impl Fn(f64, f64) -> f64) -> F64x2 {
        F64x2([f(a.0[0], b.0[0]), f(a.0[1], b.0[1])])
    }
}
