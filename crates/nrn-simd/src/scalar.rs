//! The functions of [`crate::Simd`] for one number, by the platform's own library: what vectors are tested against.

/// NMODL's `exp`: 0 below -700, and above 700 what it is at 700, as NEURON's `hoc_Exp`. NaN stays NaN.
#[inline]
pub fn exp(x: f64) -> f64 {
    if x < -700.0 { 0.0 } else { if x > 700.0 { 700.0 } else { x }.exp() }
}

/// Smaller one; `b` when they do not compare (as `minpd`).
#[inline]
pub fn min(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// Larger one; `b` when they do not compare (as `maxpd`).
#[inline]
pub fn max(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// Place of `x` in a table of `n` intervals, in rows, limited to 0 ... n. NaN stays NaN.
#[inline]
pub fn table_index(x: f64, from: f64, per_unit: f64, n: f64) -> f64 {
    let place = per_unit * (x - from);
    max(0.0, min(n, place))
}
