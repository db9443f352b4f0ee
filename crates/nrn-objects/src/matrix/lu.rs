//! Factors with complete pivoting, and what they give: solutions, inverse, determinant.

use super::Full;

/// `P A Q = L U`, pivots chosen among all remaining elements; knows the rank.
#[derive(Clone, Debug)]
pub struct Factors {
    lu: Full,
    /// Row and column exchanged with `k` in step `k`.
    exchanges: Vec<(usize, usize)>,
    rank: usize,
}

impl Factors {
    /// Factorises a square matrix.
    pub fn new(mut a: Full) -> Factors {
        let n = a.rows;
        let mut exchanges = Vec::with_capacity(n);
        let mut largest = 0.0_f64;
        let mut pivots = Vec::with_capacity(n);
        for k in 0..n {
            let (row, col) = largest_element(&a, k);
            let pivot = a[(row, col)].abs();
            if pivot == 0.0 {
                break;
            }
            largest = largest.max(pivot);
            pivots.push(pivot);
            exchanges.push((row, col));
            a.swap_rows(k, row);
            a.swap_columns(k, col);
            eliminate(&mut a, k);
        }
        let least = largest * f64::EPSILON * n as f64;
        let rank = pivots.iter().filter(|p| **p > least).count();
        Factors { lu: a, exchanges, rank }
    }
    /// Number of rows.
    pub fn size(&self) -> usize {
        self.lu.rows
    }
    /// Solves; unknowns that a singular matrix leaves open are 0.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = b.to_vec();
        for (k, (row, _)) in self.exchanges.iter().enumerate() {
            x.swap(k, *row);
        }
        for i in 0..x.len() {
            for j in 0..i.min(self.exchanges.len()) {
                x[i] -= self.lu[(i, j)] * x[j];
            }
        }
        x[self.rank..].fill(0.0);
        for i in (0..self.rank).rev() {
            for j in i + 1..self.rank {
                x[i] -= self.lu[(i, j)] * x[j];
            }
            x[i] /= self.lu[(i, i)];
        }
        for (k, (_, col)) in self.exchanges.iter().enumerate().rev() {
            x.swap(k, *col);
        }
        x
    }
}

fn largest_element(a: &Full, k: usize) -> (usize, usize) {
    let mut best = (k, k);
    for j in k..a.cols {
        for i in k..a.rows {
            if a[(i, j)].abs() > a[best].abs() {
                best = (i, j);
            }
        }
    }
    best
}
fn eliminate(a: &mut Full, k: usize) {
    for i in k + 1..a.rows {
        let factor = a[(i, k)] / a[(k, k)];
        a[(i, k)] = factor;
        for j in k + 1..a.cols {
            a[(i, j)] -= factor * a[(k, j)];
        }
    }
}

/// Factors in place with pivots from the column alone: the order of rows, and the sign of the exchanges.
fn by_rows(a: &mut Full) -> (Vec<usize>, f64) {
    let n = a.rows;
    let mut order: Vec<usize> = (0..n).collect();
    let mut sign = 1.0;
    for k in 0..n {
        let row = (k..n).fold(k, |best, i| if a[(i, k)].abs() > a[(best, k)].abs() { i } else { best });
        if row != k {
            a.swap_rows(k, row);
            order.swap(k, row);
            sign = -sign;
        }
        if a[(k, k)] != 0.0 {
            eliminate(a, k);
        }
    }
    (order, sign)
}
/// The determinant of a square matrix.
pub fn determinant(m: &Full) -> f64 {
    let mut a = m.clone();
    let (_, sign) = by_rows(&mut a);
    (0..a.rows).fold(sign, |det, i| det * a[(i, i)])
}
/// Solves `a x = b` for square `a`, column by column of `b`; infinite where `a` is singular.
pub fn solve_columns(a: &Full, b: &Full) -> Full {
    let mut lu = a.clone();
    let (order, _) = by_rows(&mut lu);
    let n = a.rows;
    let mut out = Full::new(n, b.cols);
    for column in 0..b.cols {
        let mut x: Vec<f64> = order.iter().map(|row| b[(*row, column)]).collect();
        for i in 0..n {
            for j in 0..i {
                x[i] -= lu[(i, j)] * x[j];
            }
        }
        for i in (0..n).rev() {
            for j in i + 1..n {
                x[i] -= lu[(i, j)] * x[j];
            }
            x[i] /= lu[(i, i)];
        }
        x.iter().enumerate().for_each(|(i, x)| out[(i, column)] = *x);
    }
    out
}
/// The inverse of a square matrix; infinite when it is singular.
pub fn inverse(m: &Full) -> Full {
    solve_columns(m, &Full::identity(m.rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(n: usize, data: &[f64]) -> Full {
        Full { rows: n, cols: n, data: data.to_vec() }
    }

    #[test]
    fn a_system_is_solved_and_its_inverse_undoes_it() {
        let a = square(3, &[1.0, 2.0, 3.0, 0.0, -1.0, 4.0, 5.0, 6.0, 0.0]);
        let x = Factors::new(a.clone()).solve(&[14.0, 10.0, 17.0]);
        for (found, wanted) in x.iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - wanted).abs() < 1e-13);
        }
        assert!((determinant(&a) - 31.0).abs() < 1e-12);
        let one = super::super::power::product(&a, &inverse(&a));
        assert!(one.data.iter().zip(Full::identity(3).data).all(|(a, b)| (a - b).abs() < 1e-13));
    }

    #[test]
    fn a_singular_system_leaves_open_unknowns_at_zero() {
        let x = Factors::new(square(2, &[1.0, 1.0, 1.0, 1.0])).solve(&[3.0, 3.0]);
        assert_eq!(x, [3.0, 0.0]);
        assert_eq!(Factors::new(square(1, &[0.0])).solve(&[1.0]), [0.0]);
        assert_eq!(determinant(&square(2, &[1.0, 2.0, 2.0, 4.0])), 0.0);
    }
}
