//! Singular values, by two-sided Jacobi rotations (Kogbetliantz 1955) on a square matrix; a longer or wider one is
//! first brought to a square by Householder reflections with exchange of columns.

use super::Full;

/// `a = u diag(values) v^T`, the values largest first.
pub struct Svd {
    /// Columns: left vectors.
    pub u: Full,
    /// The values, as many as the shorter side has.
    pub values: Vec<f64>,
    /// Columns: right vectors.
    pub v: Full,
}

/// Decomposes a matrix.
pub fn svd(a: &Full) -> Svd {
    let mut scale = a.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    if scale == 0.0 || !scale.is_finite() {
        scale = 1.0;
    }
    let mut a = a.clone();
    a.iter_mut().for_each(|x| *x /= scale);
    let (mut work, mut u, mut v) = if a.nrows() == a.ncols() {
        let n = a.nrows();
        (a, Full::identity(n, n), Full::identity(n, n))
    } else if a.nrows() > a.ncols() {
        let (r, q, p) = pivoted_qr(a);
        (r, q, p)
    } else {
        let (r, q, p) = pivoted_qr(a.transpose());
        (r.transpose(), p, q)
    };
    rotate(&mut work, &mut u, &mut v);
    let n = work.nrows();
    let mut values: Vec<f64> = (0..n).map(|i| work[(i, i)].abs() * scale).collect();
    for i in (0..n).filter(|i| work[(*i, *i)] < 0.0) {
        (0..u.nrows()).for_each(|row| u[(row, i)] = -u[(row, i)]);
    }
    for i in 0..n {
        let largest = (i..n).fold(i, |best, j| if values[j] > values[best] { j } else { best });
        values.swap(i, largest);
        u.swap_columns(i, largest);
        v.swap_columns(i, largest);
    }
    Svd { u, values, v }
}

/// Upper square of R, Q whole, and the exchange of columns as a matrix. There are more rows than columns.
fn pivoted_qr(mut a: Full) -> (Full, Full, Full) {
    let (rows, cols) = (a.nrows(), a.ncols());
    let (mut q, mut p) = (Full::identity(rows, rows), Full::identity(cols, cols));
    for k in 0..cols {
        let square = |j: usize, a: &Full| (k..rows).map(|i| a[(i, j)] * a[(i, j)]).sum::<f64>();
        let pivot = (k..cols).fold(k, |best, j| if square(j, &a) > square(best, &a) { j } else { best });
        a.swap_columns(k, pivot);
        p.swap_columns(k, pivot);
        let length = square(k, &a).sqrt();
        let tail: f64 = (k + 1..rows).map(|i| a[(i, k)] * a[(i, k)]).sum();
        if tail <= f64::MIN_POSITIVE {
            continue;
        }
        let beta = if a[(k, k)] >= 0.0 { -length } else { length };
        let mut v: Vec<f64> = (k..rows).map(|i| a[(i, k)]).collect();
        v[0] -= beta;
        let factor = 2.0 / v.iter().map(|x| x * x).sum::<f64>();
        for j in 0..cols {
            let sum: f64 = v.iter().enumerate().map(|(i, v)| v * a[(k + i, j)]).sum();
            v.iter().enumerate().for_each(|(i, v)| a[(k + i, j)] -= factor * sum * v);
        }
        for row in 0..rows {
            let sum: f64 = v.iter().enumerate().map(|(i, v)| v * q[(row, k + i)]).sum();
            v.iter().enumerate().for_each(|(i, v)| q[(row, k + i)] -= factor * sum * v);
        }
    }
    let mut r = Full::zeros(cols, cols);
    for i in 0..cols {
        (i..cols).for_each(|j| r[(i, j)] = a[(i, j)]);
    }
    (r, q, p)
}

/// Sweeps of rotations until nothing but the diagonal is left.
fn rotate(work: &mut Full, u: &mut Full, v: &mut Full) {
    let n = work.nrows();
    let mut largest = (0..n).map(|i| work[(i, i)].abs()).fold(0.0, f64::max);
    for _ in 0..1000 {
        let mut done = true;
        for p in 1..n {
            for q in 0..p {
                let small = (2.0 * f64::EPSILON * largest).max(2.0 * f64::MIN_POSITIVE);
                if !(work[(p, q)].abs() > small || work[(q, p)].abs() > small) {
                    continue;
                }
                done = false;
                let (left, right) = rotations(work, p, q);
                on_rows(work, p, q, left);
                on_columns(u, p, q, (left.0, left.1));
                on_columns(work, p, q, (right.0, -right.1));
                on_columns(v, p, q, (right.0, -right.1));
                largest = largest.max(work[(p, p)].abs()).max(work[(q, q)].abs());
            }
        }
        if done {
            return;
        }
    }
}
/// Cosine and sine.
type Rotation = (f64, f64);

fn on_rows(m: &mut Full, p: usize, q: usize, (c, s): Rotation) {
    for j in 0..m.ncols() {
        let (x, y) = (m[(p, j)], m[(q, j)]);
        (m[(p, j)], m[(q, j)]) = (c * x + s * y, c * y - s * x);
    }
}
fn on_columns(m: &mut Full, p: usize, q: usize, (c, s): Rotation) {
    for i in 0..m.nrows() {
        let (x, y) = (m[(i, p)], m[(i, q)]);
        (m[(i, p)], m[(i, q)]) = (c * x + s * y, c * y - s * x);
    }
}
/// The two rotations that make rows and columns `p` and `q` diagonal: first one that makes the block symmetric, then
/// Jacobi's.
fn rotations(m: &Full, p: usize, q: usize) -> (Rotation, Rotation) {
    let (a, b, c, d) = (m[(p, p)], m[(p, q)], m[(q, p)], m[(q, q)]);
    let (sum, difference) = (a + d, c - b);
    let first = if difference.abs() < f64::MIN_POSITIVE {
        (1.0, 0.0)
    } else {
        let u = sum / difference;
        let length = (1.0 + u * u).sqrt();
        (u / length, 1.0 / length)
    };
    let (x, y) = (first.0 * a + first.1 * c, first.0 * b + first.1 * d);
    let z = first.0 * d - first.1 * b;
    let right = jacobi(x, y, z);
    // The transposed right rotation, after the first.
    let left = (first.0 * right.0 + first.1 * right.1, first.1 * right.0 - first.0 * right.1);
    (left, right)
}
/// Jacobi's rotation for the symmetric block `x y / y z`.
fn jacobi(x: f64, y: f64, z: f64) -> Rotation {
    let twice = 2.0 * y.abs();
    if twice < f64::MIN_POSITIVE {
        return (1.0, 0.0);
    }
    let tau = (x - z) / twice;
    let root = (tau * tau + 1.0).sqrt();
    let t = if tau > 0.0 { 1.0 / (tau + root) } else { 1.0 / (tau - root) };
    let n = 1.0 / (t * t + 1.0).sqrt();
    (n, -t.signum() * y.signum() * t.abs() * n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: usize, cols: usize, data: &[f64]) {
        let a = Full::from_row_slice(rows, cols, data);
        let s = svd(&a);
        assert!(s.values.is_sorted_by(|a, b| a >= b) && s.values.iter().all(|x| *x >= 0.0));
        for i in 0..rows {
            for j in 0..cols {
                let x: f64 = (0..s.values.len()).map(|k| s.u[(i, k)] * s.values[k] * s.v[(j, k)]).sum();
                assert!((x - a[(i, j)]).abs() < 1e-12, "{i} {j}: {x}");
            }
        }
    }

    #[test]
    fn the_parts_multiply_to_the_whole() {
        check(2, 2, &[1.0, 2.0, 3.0, 4.0]);
        check(3, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
        check(3, 2, &[1.0, 2.0, 3.0, 4.0, 5.0, 7.0]);
        check(2, 4, &[1.0, 0.0, -3.0, 4.0, 2.0, 2.0, 0.0, 1.0]);
        check(2, 2, &[0.0; 4]);
        check(1, 3, &[0.0, 2.0, 0.0]);
    }
}
