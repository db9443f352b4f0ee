//! The exponential function of a matrix: `nalgebra`'s, and what it needs around it.

use super::Full;

/// Largest norm that `nalgebra` is given: powers up to the tenth stay far from overflow, which it does not expect.
const LARGEST_NORM: f64 = 1e20;

/// `exp(a)` of a square matrix; no numbers where an element of `a` is none.
pub fn exponential(a: &Full) -> Full {
    let norm = a.row_iter().map(|row| row.iter().map(|x| x.abs()).sum()).fold(0.0, f64::max);
    if a.is_empty() || a.iter().any(|x| !x.is_finite()) {
        // With the sign that a difference of infinities has: it is printed.
        return a.map(|_| -f64::NAN);
    }
    let squarings =
        if norm > LARGEST_NORM { (norm.min(f64::MAX) / LARGEST_NORM).log2().ceil() as i32 } else { 0 };
    let mut out = (a * 0.5_f64.powi(squarings)).exp();
    for _ in 0..squarings {
        out = &out * &out;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_of_a_rotation_turns() {
        for angle in [0.3_f64, 3.0, 40.0] {
            let out = exponential(&Full::from_row_slice(2, 2, &[0.0, -angle, angle, 0.0]));
            let wanted = Full::from_row_slice(2, 2, &[angle.cos(), -angle.sin(), angle.sin(), angle.cos()]);
            assert!((&out - wanted).amax() < 1e-13, "{out}");
        }
    }

    #[test]
    fn no_number_is_too_large_for_the_exponential() {
        let of = |data: &[f64]| exponential(&Full::from_row_slice(2, 2, data));
        assert_eq!(of(&[-1e200, 0.0, 0.0, -1e5])[(0, 0)], 0.0);
        assert_eq!(of(&[-f64::MAX, -f64::MAX, 0.0, -f64::MAX]).nrows(), 2);
        assert!(of(&[f64::MAX, f64::MAX, f64::MAX, f64::MAX]).iter().all(|x| !x.is_finite()));
        assert!(of(&[f64::NAN, 0.0, 0.0, f64::INFINITY]).iter().all(|x| x.is_nan()));
        assert_eq!(exponential(&Full::zeros(0, 0)).len(), 0);
    }
}
