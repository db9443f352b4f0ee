//! Sparse LU of a matrix whose pattern stays: the order of pivots is searched once ([`super::pivots`]), then each
//! factorization runs over fixed lists and allocates nothing. When values have moved so far that a pivot has become small, the
//! order is searched again.

use super::pivots::{self, Pivots};

/// A pivot smaller than this, relative to the largest element of its row, asks for another order.
const SMALL: f64 = 1e-3;
/// So does a row whose elements have grown more than this.
const GROWTH: f64 = 1e3;

/// The matrix has no solution that is determined: this row says nothing new, or is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Singular {
    pub row: usize,
}

/// A range of a list, per row.
#[derive(Debug, Default)]
struct Lists {
    start: Vec<u32>,
    columns: Vec<u32>,
}

impl Lists {
    fn range(&self, row: usize) -> std::ops::Range<usize> {
        self.start[row] as usize..self.start[row + 1] as usize
    }
    fn new(rows: Vec<Vec<u32>>) -> Lists {
        let mut lists = Lists { start: vec![0], columns: Vec::new() };
        for row in rows {
            lists.columns.extend(row);
            lists.start.push(lists.columns.len() as u32);
        }
        lists
    }
}

/// See the module's description. Rows and columns are numbered in the order of pivots inside, as given outside.
#[derive(Debug, Default)]
pub(crate) struct SparseLu {
    n: usize,
    /// Row and column of each element.
    elements: Vec<(u32, u32)>,
    /// By pivot: row and column.
    row: Vec<u32>,
    column: Vec<u32>,
    /// By pivot: the row's elements, by number, and their columns.
    own: Lists,
    own_element: Vec<u32>,
    lower: Lists,
    l: Vec<f64>,
    upper: Lists,
    u: Vec<f64>,
    inverse: Vec<f64>,
    work: Vec<f64>,
}

impl SparseLu {
    /// A matrix of `n` rows with elements at these places (each place once).
    pub fn new(n: usize, elements: Vec<(u32, u32)>) -> SparseLu {
        SparseLu { n, elements, ..SparseLu::default() }
    }
    /// Factorizes. `values[i]` is element `i`.
    pub fn factor(&mut self, values: &[f64]) -> Result<(), Singular> {
        if self.row.len() == self.n && self.refactor(values, true).is_ok() {
            return Ok(());
        }
        let pivots = pivots::find(self.n, &self.elements, values)?;
        self.take(pivots);
        self.refactor(values, false)
    }

    fn take(&mut self, pivots: Pivots) {
        let mut place = vec![0; self.n];
        for (k, column) in pivots.column.iter().enumerate() {
            place[*column as usize] = k as u32;
        }
        let mut own: Vec<Vec<(u32, u32)>> = vec![Vec::new(); self.n];
        for (i, (row, column)) in self.elements.iter().enumerate() {
            own[*row as usize].push((place[*column as usize], i as u32));
        }
        let (mut lists, mut elements) = (Vec::with_capacity(self.n), Vec::new());
        for row in &pivots.row {
            let own = &own[*row as usize];
            lists.push(own.iter().map(|e| e.0).collect());
            elements.extend(own.iter().map(|e| e.1));
        }
        (self.own, self.own_element) = (Lists::new(lists), elements);
        let mut upper = pivots.upper;
        for row in &mut upper {
            row.iter_mut().for_each(|column| *column = place[*column as usize]);
            row.sort_unstable();
        }
        self.lower = Lists::new(pivots.lower);
        self.upper = Lists::new(upper);
        (self.row, self.column) = (pivots.row, pivots.column);
        self.l = vec![0.0; self.lower.columns.len()];
        self.u = vec![0.0; self.upper.columns.len()];
        self.inverse = vec![0.0; self.n];
        self.work = vec![0.0; self.n];
    }

    /// Row by row: the elements go into a line as wide as the matrix, the rows above are subtracted, what is left is taken out.
    /// `strict` asks for an order that suits the values.
    fn refactor(&mut self, values: &[f64], strict: bool) -> Result<(), Singular> {
        let work = &mut self.work[..];
        let small = if strict { SMALL } else { 0.0 };
        for k in 0..self.n {
            let mut before = 0.0f64;
            for i in self.own.range(k) {
                let value = values[self.own_element[i] as usize];
                work[self.own.columns[i] as usize] = value;
                before = before.max(value.abs());
            }
            for i in self.lower.range(k) {
                let above = self.lower.columns[i] as usize;
                let factor = work[above] * self.inverse[above];
                work[above] = 0.0;
                self.l[i] = factor;
                let range = self.upper.range(above);
                for (column, u) in self.upper.columns[range.clone()].iter().zip(&self.u[range]) {
                    work[*column as usize] -= factor * u;
                }
            }
            let pivot = std::mem::take(&mut work[k]);
            let mut largest = pivot.abs();
            let range = self.upper.range(k);
            for (column, u) in self.upper.columns[range.clone()].iter().zip(&mut self.u[range]) {
                *u = std::mem::take(&mut work[*column as usize]);
                largest = largest.max(u.abs());
            }
            // Not a number fails too.
            if !(pivot.abs() > small * largest
                && (!strict || largest <= GROWTH * before)
                && pivot.is_finite())
            {
                work.fill(0.0);
                return Err(Singular { row: self.row[k] as usize });
            }
            self.inverse[k] = 1.0 / pivot;
        }
        Ok(())
    }

    /// The right-hand side becomes the solution. To be called after [`SparseLu::factor`].
    pub fn solve(&mut self, x: &mut [f64]) {
        let work = &mut self.work[..];
        for k in 0..self.n {
            let mut sum = x[self.row[k] as usize];
            let range = self.lower.range(k);
            for (column, l) in self.lower.columns[range.clone()].iter().zip(&self.l[range]) {
                sum -= l * work[*column as usize];
            }
            work[k] = sum;
        }
        for k in (0..self.n).rev() {
            let mut sum = work[k];
            let range = self.upper.range(k);
            for (column, u) in self.upper.columns[range.clone()].iter().zip(&self.u[range]) {
                sum -= u * work[*column as usize];
            }
            work[k] = sum * self.inverse[k];
        }
        for k in 0..self.n {
            x[self.column[k] as usize] = work[k];
        }
        work.fill(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Solves and checks against the matrix itself.
    fn check(lu: &mut SparseLu, n: usize, elements: &[(u32, u32)], values: &[f64]) {
        let want: Vec<f64> = (0..n).map(|i| (i as f64 - 1.5) * 0.7).collect();
        let mut x = vec![0.0; n];
        for ((i, j), a) in elements.iter().zip(values) {
            x[*i as usize] += a * want[*j as usize];
        }
        assert_eq!(lu.factor(values), Ok(()));
        lu.solve(&mut x);
        for (x, want) in x.iter().zip(&want) {
            assert!((x - want).abs() < 1e-9 * want.abs().max(1.0), "{x} is not {want}");
        }
    }

    #[test]
    fn random_matrices_are_solved_again_and_again_with_other_values() {
        let mut state = 3u64;
        let mut dice = move |n: u64| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) % n
        };
        for case in 0..60 {
            let n = 1 + case;
            let mut elements: Vec<(u32, u32)> = Vec::new();
            for i in 0..n as u32 {
                // A cycle through all rows off the diagonal, so that zero diagonals do no harm.
                let mut row = vec![(i + 1) % n as u32, i];
                row.extend((0..dice(3)).map(|_| dice(n as u64) as u32));
                row.sort_unstable();
                row.dedup();
                elements.extend(row.into_iter().map(|j| (i, j)));
            }
            let mut lu = SparseLu::new(n, elements.clone());
            for round in 0..4 {
                let value = |(i, j): &(u32, u32), x: f64| match i == j {
                    true if round % 2 == 1 && n > 1 => 0.0,
                    true => 20.0 + x,
                    false if *j == (i + 1) % n as u32 => 5.0 + x,
                    false => 0.1 * x,
                };
                let values: Vec<f64> =
                    elements.iter().map(|e| value(e, dice(1000) as f64 / 1000.0)).collect();
                check(&mut lu, n, &elements, &values);
            }
        }
    }

    #[test]
    fn a_zero_diagonal_is_no_obstacle() {
        // A voltage clamp: the current is what makes the voltage right.
        let elements = [(0, 0), (0, 1), (1, 0), (1, 1)];
        let mut lu = SparseLu::new(2, elements.to_vec());
        check(&mut lu, 2, &elements, &[0.04, -1.0, 1.0, 0.0]);
        check(&mut lu, 2, &elements, &[0.0, -1.0, 1.0, 0.0]);
        check(&mut lu, 2, &elements, &[0.0, 0.5, 1.0, 0.0]);
    }

    #[test]
    fn what_is_not_determined_is_an_error() {
        let elements = vec![(0, 0), (0, 1), (1, 0), (1, 1)];
        let mut lu = SparseLu::new(2, elements);
        assert!(lu.factor(&[1.0, 2.0, 2.0, 4.0]).is_err());
        assert!(lu.factor(&[0.0, 0.0, 2.0, 4.0]).is_err());
        assert!(lu.factor(&[1.0, f64::NAN, 2.0, 4.0]).is_err());
        assert_eq!(lu.factor(&[1.0, 2.0, 2.0, 3.0]), Ok(()));
        let mut x = [5.0, 8.0];
        lu.solve(&mut x);
        assert!((x[0] - 1.0).abs() < 1e-12 && (x[1] - 2.0).abs() < 1e-12);
    }
}
