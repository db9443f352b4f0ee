//! The exponential function, written once over [`Simd`].
//!
//! x = k ln 2 + r with |r| <= ln 2 / 2; exp(r) by a minimax polynomial of degree 11 (truncation error 1.3e-17 relative);
//! 2^k by adding to the exponent bits. Within 1 ulp of the true value between -700 and 700, where no result is subnormal.

use crate::Simd;

/// 1.5 * 2^52: adding it rounds to an integer and leaves that integer in the low bits.
const MAGIC: f64 = 6_755_399_441_055_744.0;
/// ln 2 in two parts; the first has enough trailing zeros for k times it to be exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// (exp(r) - 1 - r) / r^2 on |r| <= ln 2 / 2, highest power first.
const POLYNOMIAL: [f64; 10] = [
    2.5100424157005067e-08,
    2.7620138719733994e-07,
    2.7557268378684192e-06,
    2.480152119021773e-05,
    0.00019841269863105968,
    0.0013888888917281794,
    0.008333333333330051,
    0.04166666666662399,
    0.16666666666666669,
    0.5000000000000001,
];
/// Beyond these NMODL's `exp` is 0 and exp(700).
const LIMIT: f64 = 700.0;

#[inline(always)]
pub(crate) fn exp<S: Simd>(s: S, x: S::F) -> S::F {
    // The operand order keeps a NaN. What lies below -700 becomes nonsense here and 0 at the end.
    let limited = s.min(s.splat(LIMIT), x);
    let magic = s.mul_add(limited, s.splat(std::f64::consts::LOG2_E), s.splat(MAGIC));
    let k = magic - s.splat(MAGIC);
    let r = s.neg_mul_add(k, s.splat(LN_2_HIGH), limited);
    let r = s.neg_mul_add(k, s.splat(LN_2_LOW), r);
    let mut p = s.splat(POLYNOMIAL[0]);
    for c in &POLYNOMIAL[1..] {
        p = s.mul_add(p, r, s.splat(*c));
    }
    let p = s.mul_add(p, r * r, r) + s.splat(1.0);
    let result = s.scale(p, magic);
    s.select(s.lt(x, s.splat(-LIMIT)), s.splat(0.0), result)
}
