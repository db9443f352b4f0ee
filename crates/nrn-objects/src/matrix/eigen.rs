//! Eigenvalues and eigenvectors of a square matrix, by Householder reduction and shifted QR steps (Golub & Van Loan,
//! Matrix Computations, 7.5; Francis 1961). The order of the values is the order in which they are split off.

use super::Full;

/// Real parts of the eigenvalues, and of the eigenvectors (a column each, of length 1).
pub fn eigen(a: &Full) -> (Vec<f64>, Full) {
    let scale = a.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    if a.nrows() == 0 || !scale.is_finite() || scale < f64::MIN_POSITIVE {
        return (vec![0.0; a.nrows()], Full::identity(a.nrows(), a.nrows()));
    }
    let mut t = a.clone();
    t.iter_mut().for_each(|x| *x /= scale);
    let mut schur = Schur { u: hessenberg(&mut t), t };
    schur.reduce();
    schur.t.iter_mut().for_each(|x| *x *= scale);
    let values = schur.values();
    let vectors = schur.vectors(&values);
    (values.iter().map(|v| v.0).collect(), vectors)
}

/// A reflection that brings `x` to a multiple of the first unit vector: `1 - tau v v^T`, with `v[0]` 1.
struct Reflection {
    v: Vec<f64>,
    tau: f64,
    beta: f64,
}

impl Reflection {
    fn of(x: &[f64]) -> Reflection {
        let tail: f64 = x[1..].iter().map(|x| x * x).sum();
        let mut v = x.to_vec();
        v[0] = 1.0;
        if tail <= f64::MIN_POSITIVE {
            v[1..].fill(0.0);
            return Reflection { v, tau: 0.0, beta: x[0] };
        }
        let length = (x[0] * x[0] + tail).sqrt();
        let beta = if x[0] >= 0.0 { -length } else { length };
        v[1..].iter_mut().for_each(|v| *v /= x[0] - beta);
        Reflection { v, tau: (beta - x[0]) / beta, beta }
    }
    /// On rows `row ..` of columns `from .. to`.
    fn left(&self, m: &mut Full, row: usize, from: usize, to: usize) {
        for j in from..to {
            let sum: f64 = self.v.iter().enumerate().map(|(i, v)| v * m[(row + i, j)]).sum();
            for (i, v) in self.v.iter().enumerate() {
                m[(row + i, j)] -= self.tau * v * sum;
            }
        }
    }
    /// On columns `col ..` of rows `0 .. to`.
    fn right(&self, m: &mut Full, col: usize, to: usize) {
        for i in 0..to {
            let sum: f64 = self.v.iter().enumerate().map(|(j, v)| v * m[(i, col + j)]).sum();
            for (j, v) in self.v.iter().enumerate() {
                m[(i, col + j)] -= self.tau * v * sum;
            }
        }
    }
}

/// Brings a matrix to Hessenberg form; returns the transformation.
fn hessenberg(a: &mut Full) -> Full {
    let n = a.nrows();
    let mut u = Full::identity(n, n);
    for k in 0..n.saturating_sub(2) {
        let column: Vec<f64> = (k + 1..n).map(|i| a[(i, k)]).collect();
        let reflection = Reflection::of(&column);
        reflection.left(a, k + 1, k, n);
        reflection.right(a, k + 1, n);
        reflection.right(&mut u, k + 1, n);
        a[(k + 1, k)] = reflection.beta;
        (k + 2..n).for_each(|i| a[(i, k)] = 0.0);
    }
    u
}

/// A matrix on its way to block triangular form, and the transformation so far.
struct Schur {
    t: Full,
    u: Full,
}

/// What a shift is made of: two diagonal elements, and the product of the elements beside them.
type Shift = (f64, f64, f64);

impl Schur {
    fn reduce(&mut self) {
        let n = self.t.nrows();
        let norm: f64 = (0..n).map(|j| (0..(j + 2).min(n)).map(|i| self.t[(i, j)].abs()).sum::<f64>()).sum();
        if norm == 0.0 {
            return;
        }
        let zero = (norm * f64::EPSILON * f64::EPSILON).max(f64::MIN_POSITIVE);
        let (mut end, mut since, mut total, mut shifted) = (n, 0, 0, 0.0);
        while end > 0 && total < 40 * n {
            let last = end - 1;
            let first = self.block_start(last, zero);
            if first == last {
                self.t[(last, last)] += shifted;
                if last > 0 {
                    self.t[(last, last - 1)] = 0.0;
                }
                (end, since) = (end - 1, 0);
            } else if first + 1 == last {
                self.split_two(last, shifted);
                (end, since) = (end - 2, 0);
            } else {
                let shift = self.shift(last, since, &mut shifted);
                (since, total) = (since + 1, total + 1);
                self.double_step(first, last, shift);
            }
        }
    }
    /// Where the block that ends at `last` begins: behind the nearest negligible element below the diagonal.
    fn block_start(&self, last: usize, zero: f64) -> usize {
        let t = &self.t;
        let mut i = last;
        while i > 0 {
            let near = t[(i - 1, i - 1)].abs() + t[(i, i)].abs();
            if t[(i, i - 1)].abs() <= (near * f64::EPSILON).max(zero) {
                break;
            }
            i -= 1;
        }
        i
    }
    /// A block of two is left: real eigenvalues are made to stand on the diagonal.
    fn split_two(&mut self, last: usize, shifted: f64) {
        let (n, before) = (self.t.nrows(), last - 1);
        let t = &mut self.t;
        let half = 0.5 * (t[(before, before)] - t[(last, last)]);
        let square = half * half + t[(last, before)] * t[(before, last)];
        t[(last, last)] += shifted;
        t[(before, before)] += shifted;
        if square >= 0.0 {
            let root = square.sqrt();
            let (c, s) = givens(if half >= 0.0 { half + root } else { half - root }, t[(last, before)]);
            for j in before..n {
                let (x, y) = (t[(before, j)], t[(last, j)]);
                (t[(before, j)], t[(last, j)]) = (c * x - s * y, s * x + c * y);
            }
            for i in 0..=last {
                let (x, y) = (t[(i, before)], t[(i, last)]);
                (t[(i, before)], t[(i, last)]) = (c * x - s * y, s * x + c * y);
            }
            t[(last, before)] = 0.0;
            for i in 0..n {
                let (x, y) = (self.u[(i, before)], self.u[(i, last)]);
                (self.u[(i, before)], self.u[(i, last)]) = (c * x - s * y, s * x + c * y);
            }
        }
        if before > 0 {
            self.t[(before, before - 1)] = 0.0;
        }
    }
    fn shift(&mut self, last: usize, since: usize, shifted: &mut f64) -> Shift {
        let t = &mut self.t;
        let mut shift = (t[(last, last)], t[(last - 1, last - 1)], t[(last, last - 1)] * t[(last - 1, last)]);
        let extra = match since {
            // Wilkinson's exceptional shift, when ten steps did not help.
            10 => {
                let s = t[(last, last - 1)].abs() + t[(last - 1, last - 2)].abs();
                let by = shift.0;
                shift = (0.75 * s, 0.75 * s, -0.4375 * s * s);
                by
            }
            30 => {
                let half = (shift.1 - shift.0) / 2.0;
                let square = half * half + shift.2;
                if square <= 0.0 {
                    return shift;
                }
                let root = if shift.1 < shift.0 { -square.sqrt() } else { square.sqrt() };
                let by = shift.0 - shift.2 / (root + half);
                shift = (0.964, 0.964, 0.964);
                by
            }
            _ => return shift,
        };
        *shifted += extra;
        (0..=last).for_each(|i| t[(i, i)] -= extra);
        shift
    }
    /// One implicit double step on rows `first ..= last`.
    fn double_step(&mut self, first: usize, last: usize, shift: Shift) {
        let (start, mut v) = self.step_start(first, last, shift);
        let n = self.t.nrows();
        for k in start..last {
            let wide = if k + 1 < last { 3 } else { 2 };
            if k > start {
                v = (0..wide).map(|i| self.t[(k + i, k - 1)]).collect();
            }
            let reflection = Reflection::of(&v);
            if reflection.beta == 0.0 {
                continue;
            }
            if k > start {
                self.t[(k, k - 1)] = reflection.beta;
            } else if k > first {
                self.t[(k, k - 1)] = -self.t[(k, k - 1)];
            }
            reflection.left(&mut self.t, k, k, n);
            reflection.right(&mut self.t, k, (k + 4).min(last + 1));
            reflection.right(&mut self.u, k, n);
        }
        for i in start + 2..=last {
            self.t[(i, i - 2)] = 0.0;
            if i > start + 2 {
                self.t[(i, i - 3)] = 0.0;
            }
        }
    }
    /// Where the step may begin (two small elements in a row), and its first vector.
    fn step_start(&self, first: usize, last: usize, shift: Shift) -> (usize, Vec<f64>) {
        let t = &self.t;
        let mut m = last - 2;
        loop {
            let (r, s) = (shift.0 - t[(m, m)], shift.1 - t[(m, m)]);
            let v = vec![
                (r * s - shift.2) / t[(m + 1, m)] + t[(m, m + 1)],
                t[(m + 1, m + 1)] - t[(m, m)] - r - s,
                t[(m + 2, m + 1)],
            ];
            if m == first {
                return (m, v);
            }
            let small = t[(m, m - 1)] * (v[1].abs() + v[2].abs());
            let large = v[0] * (t[(m - 1, m - 1)].abs() + t[(m, m)].abs() + t[(m + 1, m + 1)].abs());
            if small.abs() < f64::EPSILON * large {
                return (m, v);
            }
            m -= 1;
        }
    }
    /// Eigenvalues, real and imaginary part.
    fn values(&self) -> Vec<(f64, f64)> {
        let (t, n) = (&self.t, self.t.nrows());
        let mut values = Vec::with_capacity(n);
        while values.len() < n {
            let i = values.len();
            if i + 1 == n || t[(i + 1, i)] == 0.0 {
                values.push((t[(i, i)], 0.0));
                continue;
            }
            let half = 0.5 * (t[(i, i)] - t[(i + 1, i + 1)]);
            let imaginary = (half * half + t[(i + 1, i)] * t[(i, i + 1)]).abs().sqrt();
            let real = t[(i + 1, i + 1)] + half;
            values.extend([(real, imaginary), (real, -imaginary)]);
        }
        values
    }
    fn vectors(&self, values: &[(f64, f64)]) -> Full {
        let n = self.t.nrows();
        let norm: f64 = self.t.iter().map(|x| x.abs()).sum();
        let mut out = Full::zeros(n, n);
        for (column, value) in values.iter().enumerate() {
            // Both of a complex pair have the same real part.
            let last = if value.1 > 0.0 { column + 1 } else { column };
            let x = self.triangular_vector(last, (value.0, -value.1.abs()), norm);
            let mut real = vec![0.0; n];
            let mut length = 0.0;
            for (i, real) in real.iter_mut().enumerate() {
                let parts = x.iter().enumerate().fold((0.0, 0.0), |sum, (j, x)| {
                    (sum.0 + self.u[(i, j)] * x.0, sum.1 + self.u[(i, j)] * x.1)
                });
                *real = parts.0;
                length += parts.0 * parts.0 + parts.1 * parts.1;
            }
            let length = length.sqrt();
            real.iter().enumerate().for_each(|(i, x)| out[(i, column)] = x / length);
        }
        out
    }
    /// The eigenvector of the block triangular matrix itself, whose last element that is not 0 is at `last`.
    fn triangular_vector(&self, last: usize, value: (f64, f64), norm: f64) -> Vec<Complex> {
        let t = &self.t;
        let mut x = vec![(0.0, 0.0); last + 1];
        let mut left = last;
        if value.1 == 0.0 {
            x[last] = (1.0, 0.0);
        } else {
            let before = last - 1;
            x[last] = (0.0, 1.0);
            x[before] = if t[(last, before)].abs() > t[(before, last)].abs() {
                (value.1 / t[(last, before)], -(t[(last, last)] - value.0) / t[(last, before)])
            } else {
                divide((0.0, -t[(before, last)]), (t[(before, before)] - value.0, value.1))
            };
            left = before;
        }
        while left > 0 {
            let i = left - 1;
            let sum = |row: usize, from: usize, x: &[Complex]| {
                (from..=last)
                    .fold((0.0, 0.0), |s, j| (s.0 + t[(row, j)] * x[j].0, s.1 + t[(row, j)] * x[j].1))
            };
            let right = sum(i, left, &x);
            if i > 0 && t[(i, i - 1)] != 0.0 {
                let above = sum(i - 1, left, &x);
                let (a, d) = ((t[(i - 1, i - 1)] - value.0, -value.1), (t[(i, i)] - value.0, -value.1));
                let (b, c) = (t[(i - 1, i)], t[(i, i - 1)]);
                let det = subtract(times(a, d), (b * c, 0.0));
                x[i - 1] = divide(subtract((b * right.0, b * right.1), times(d, above)), det);
                x[i] = divide(subtract((c * above.0, c * above.1), times(a, right)), det);
                left -= 2;
            } else {
                let mut w = (t[(i, i)] - value.0, -value.1);
                if w == (0.0, 0.0) {
                    w.0 = f64::EPSILON * norm;
                }
                x[i] = divide((-right.0, -right.1), w);
                left -= 1;
            }
        }
        x
    }
}

type Complex = (f64, f64);

fn times(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}
fn subtract(a: Complex, b: Complex) -> Complex {
    (a.0 - b.0, a.1 - b.1)
}
fn divide(a: Complex, b: Complex) -> Complex {
    let square = b.0 * b.0 + b.1 * b.1;
    ((a.0 * b.0 + a.1 * b.1) / square, (a.1 * b.0 - a.0 * b.1) / square)
}
/// Cosine and sine of the rotation that turns (p, q) onto the first axis: `s p + c q = 0`.
fn givens(p: f64, q: f64) -> (f64, f64) {
    if q == 0.0 {
        (if p < 0.0 { -1.0 } else { 1.0 }, 0.0)
    } else if p == 0.0 {
        (0.0, if q < 0.0 { 1.0 } else { -1.0 })
    } else if p.abs() > q.abs() {
        let t = q / p;
        let u = (1.0 + t * t).sqrt().copysign(p);
        (1.0 / u, -t / u)
    } else {
        let t = p / q;
        let u = (1.0 + t * t).sqrt().copysign(q);
        (t / u, -1.0 / u)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(n: usize, data: &[f64]) {
        let a = Full::from_row_slice(n, n, data);
        let (values, vectors) = eigen(&a);
        for (j, value) in values.iter().enumerate() {
            for i in 0..n {
                let product: f64 = (0..n).map(|k| a[(i, k)] * vectors[(k, j)]).sum();
                assert!((product - value * vectors[(i, j)]).abs() < 1e-12, "{values:?} {vectors:?}");
            }
            let length: f64 = (0..n).map(|i| vectors[(i, j)] * vectors[(i, j)]).sum();
            assert!((length - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn vectors_are_stretched_by_their_values() {
        check(3, &[2.0, -1.0, 0.0, -1.0, 2.0, -1.0, 0.0, -1.0, 2.0]);
        check(4, &[4.0, 1.0, 2.0, 3.0, 1.0, 3.0, 0.5, 1.0, 2.0, 0.5, -2.0, 1.0, 3.0, 1.0, 1.0, 7.0]);
        check(3, &[1.0, 2.0, 3.0, 0.0, 4.0, 5.0, 0.0, 0.0, 6.0]);
        check(2, &[1.0, 0.0, 0.0, 1.0]);
        check(1, &[0.0]);
    }

    #[test]
    fn a_rotation_has_complex_values() {
        let (values, _) = eigen(&Full::from_row_slice(2, 2, &[0.0, -1.0, 1.0, 0.0]));
        assert_eq!(values, [0.0, 0.0]);
        let bad = eigen(&Full::from_row_slice(1, 1, &[f64::NAN]));
        assert_eq!(bad.0.len(), 1);
    }
}
