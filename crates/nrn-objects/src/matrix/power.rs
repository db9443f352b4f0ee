//! Products, whole powers and the exponential function.

use super::{Full, lu};

/// `a * b`; the inner lengths have to fit.
pub fn product(a: &Full, b: &Full) -> Full {
    let mut out = Full::new(a.rows, b.cols);
    for i in 0..a.rows {
        for k in 0..a.cols.min(b.rows) {
            let factor = a[(i, k)];
            for j in 0..b.cols {
                out[(i, j)] += factor * b[(k, j)];
            }
        }
    }
    out
}
/// `a` times itself, `n` times.
pub fn power(a: &Full, mut n: u32) -> Full {
    let (mut out, mut square) = (Full::identity(a.rows), a.clone());
    while n > 0 {
        if n & 1 == 1 {
            out = product(&out, &square);
        }
        n >>= 1;
        if n > 0 {
            square = product(&square, &square);
        }
    }
    out
}
/// Coefficients of the diagonal Padé approximation of order 13 (Higham 2005).
const PADE: [f64; 14] = [
    64764752532480000.0,
    32382376266240000.0,
    7771770303897600.0,
    1187353796428800.0,
    129060195264000.0,
    10559470521600.0,
    670442572800.0,
    33522128640.0,
    1323241920.0,
    40840800.0,
    960960.0,
    16380.0,
    182.0,
    1.0,
];
/// 1-norm up to which the approximation is exact to double precision.
const REACH: f64 = 5.371920351148152;

/// `exp(a)` of a square matrix, by scaling and squaring (Higham 2005).
pub fn exponential(a: &Full) -> Full {
    let norm = (0..a.cols).map(|j| (0..a.rows).map(|i| a[(i, j)].abs()).sum()).fold(0.0, f64::max);
    let squarings = if norm > REACH { (norm / REACH).log2().ceil().min(1100.0) as i32 } else { 0 };
    let scaled = combine(&[(0.5_f64.powi(squarings), a)]);
    let one = Full::identity(a.rows);
    let a2 = product(&scaled, &scaled);
    let a4 = product(&a2, &a2);
    let a6 = product(&a4, &a2);
    let high = |b: usize| combine(&[(PADE[b + 12], &a6), (PADE[b + 10], &a4), (PADE[b + 8], &a2)]);
    let low =
        |b: usize| combine(&[(PADE[b + 6], &a6), (PADE[b + 4], &a4), (PADE[b + 2], &a2), (PADE[b], &one)]);
    let even = add(&product(&a6, &high(0)), &low(0));
    let odd = product(&scaled, &add(&product(&a6, &high(1)), &low(1)));
    let mut out = lu::solve_columns(&add(&even, &combine(&[(-1.0, &odd)])), &add(&even, &odd));
    for _ in 0..squarings {
        out = product(&out, &out);
    }
    out
}
fn add(a: &Full, b: &Full) -> Full {
    combine(&[(1.0, a), (1.0, b)])
}
/// Sum of multiples of matrices of one size.
pub fn combine(terms: &[(f64, &Full)]) -> Full {
    let mut out = terms.first().map_or_else(Full::default, |t| Full::new(t.1.rows, t.1.cols));
    for (factor, m) in terms {
        out.data.iter_mut().zip(&m.data).for_each(|(x, y)| *x += factor * y);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_of_a_rotation_turns() {
        for angle in [0.3, 3.0, 40.0] {
            let m = Full { rows: 2, cols: 2, data: vec![0.0, -angle, angle, 0.0] };
            let out = exponential(&m);
            let wanted = [f64::cos(angle), -f64::sin(angle), f64::sin(angle), f64::cos(angle)];
            assert!(out.data.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-13), "{out:?}");
        }
    }

    #[test]
    fn powers_multiply() {
        let m = Full { rows: 2, cols: 2, data: vec![1.0, 1.0, 1.0, 0.0] };
        assert_eq!(power(&m, 10).data, [89.0, 55.0, 55.0, 34.0]);
        assert_eq!(power(&m, 0).data, [1.0, 0.0, 0.0, 1.0]);
    }
}
