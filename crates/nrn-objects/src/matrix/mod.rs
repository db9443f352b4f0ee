//! Matrices: full ones, and sparse ones that hold only what was touched.
//!
//! Storage stands here; products, factors and powers are `nalgebra`'s. [`lu`] solves, [`power`] exponentiates; [`eigen`]
//! and [`svd`] are our own, for the order and signs that programs expect (docs/decisions/011). All of it is dense and
//! simple: the matrices of models have tens of rows.

pub mod eigen;
pub mod lu;
pub mod power;
pub mod svd;

use nalgebra::DVector;
use std::collections::BTreeMap;

/// What can be wrong with an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixError {
    /// Only the other kind of storage can do this.
    WrongKind,
    /// The result has to go into a full matrix.
    NotFull,
    /// Shapes do not fit.
    WrongSize,
}

/// A full matrix; rows and columns count from 0.
pub type Full = nalgebra::DMatrix<f64>;

/// A matrix of which only some elements are kept.
#[derive(Clone, Debug, Default)]
pub struct Sparse {
    cols: usize,
    /// Per row: column and value of what was touched, in the order of columns.
    rows: Vec<BTreeMap<usize, f64>>,
}

/// How a matrix is kept.
#[derive(Clone, Debug)]
pub enum Store {
    /// All elements.
    Full(Full),
    /// What was touched.
    Sparse(Sparse),
}

/// A matrix, and the factors of its last solution.
#[derive(Clone, Debug)]
pub struct Matrix {
    store: Store,
    factors: Option<lu::Factors>,
}

impl From<Full> for Matrix {
    fn from(full: Full) -> Matrix {
        Matrix { store: Store::Full(full), factors: None }
    }
}

type Done = Result<(), MatrixError>;

impl Matrix {
    /// A full matrix of zeros.
    pub fn full(rows: usize, cols: usize) -> Matrix {
        Full::zeros(rows, cols).into()
    }
    /// An empty sparse matrix.
    pub fn sparse(rows: usize, cols: usize) -> Matrix {
        let store = Store::Sparse(Sparse { cols, rows: vec![BTreeMap::new(); rows] });
        Matrix { store, factors: None }
    }
    /// How it is kept.
    pub fn store(&self) -> &Store {
        &self.store
    }
    /// Number of rows.
    pub fn rows(&self) -> usize {
        match &self.store {
            Store::Full(m) => m.nrows(),
            Store::Sparse(m) => m.rows.len(),
        }
    }
    /// Number of columns.
    pub fn cols(&self) -> usize {
        match &self.store {
            Store::Full(m) => m.ncols(),
            Store::Sparse(m) => m.cols,
        }
    }
    /// The full matrix it is. Fails for a sparse one.
    pub fn as_full(&self) -> Result<&Full, MatrixError> {
        match &self.store {
            Store::Full(m) => Ok(m),
            Store::Sparse(_) => Err(MatrixError::WrongKind),
        }
    }
    /// Puts a full matrix in place of what it holds. Fails for a sparse one.
    pub fn set_full(&mut self, full: Full) -> Done {
        match &mut self.store {
            Store::Full(m) => *m = full,
            Store::Sparse(_) => return Err(MatrixError::NotFull),
        }
        Ok(())
    }
    /// An element; `None` outside.
    pub fn get(&self, i: usize, j: usize) -> Option<f64> {
        if i >= self.rows() || j >= self.cols() {
            return None;
        }
        Some(match &self.store {
            Store::Full(m) => m[(i, j)],
            Store::Sparse(m) => m.rows[i].get(&j).copied().unwrap_or(0.0),
        })
    }
    /// Sets an element; nothing happens outside.
    pub fn set(&mut self, i: usize, j: usize, x: f64) {
        if i >= self.rows() || j >= self.cols() {
            return;
        }
        match &mut self.store {
            Store::Full(m) => m[(i, j)] = x,
            Store::Sparse(m) => drop(m.rows[i].insert(j, x)),
        }
    }
    /// Makes sure a sparse matrix keeps an element.
    pub fn touch(&mut self, i: usize, j: usize) {
        if let Store::Sparse(m) = &mut self.store
            && j < m.cols
            && let Some(row) = m.rows.get_mut(i)
        {
            row.entry(j).or_insert(0.0);
        }
    }
    /// Another size. Fails for a sparse matrix.
    pub fn resize(&mut self, rows: usize, cols: usize) -> Done {
        match &mut self.store {
            Store::Full(m) => m.resize_mut(rows, cols, 0.0),
            Store::Sparse(_) => return Err(MatrixError::WrongKind),
        }
        Ok(())
    }
    /// How many elements of row `i` are kept. Fails for a full matrix.
    pub fn row_length(&self, i: usize) -> Result<usize, MatrixError> {
        match &self.store {
            Store::Full(_) => Err(MatrixError::WrongKind),
            Store::Sparse(m) => Ok(m.rows.get(i).map_or(0, BTreeMap::len)),
        }
    }
    /// Column and value of the `which`-th kept element of row `i`. Fails for a full matrix.
    pub fn row_element(&self, i: usize, which: usize) -> Result<Option<(usize, f64)>, MatrixError> {
        match &self.store {
            Store::Full(_) => Err(MatrixError::WrongKind),
            Store::Sparse(m) => {
                Ok(m.rows.get(i).and_then(|row| row.iter().nth(which).map(|(j, x)| (*j, *x))))
            }
        }
    }
    /// All elements 0; a sparse matrix goes on keeping them.
    pub fn zero(&mut self) {
        match &mut self.store {
            Store::Full(m) => m.fill(0.0),
            Store::Sparse(m) => m.rows.iter_mut().flat_map(BTreeMap::values_mut).for_each(|x| *x = 0.0),
        }
    }
    /// Ones on the diagonal, nothing else.
    pub fn identity(&mut self) {
        match &mut self.store {
            Store::Full(m) => m.fill(0.0),
            Store::Sparse(m) => m.rows.iter_mut().for_each(BTreeMap::clear),
        }
        (0..self.rows().min(self.cols())).for_each(|i| self.set(i, i, 1.0));
    }
    /// The numbers of a row. Fails for a sparse matrix.
    pub fn row(&self, i: usize) -> Result<Vec<f64>, MatrixError> {
        Ok(self.as_full()?.row(i).iter().copied().collect())
    }
    /// The numbers of a column. Fails for a sparse matrix.
    pub fn column(&self, j: usize) -> Result<Vec<f64>, MatrixError> {
        Ok(self.as_full()?.column(j).iter().copied().collect())
    }
    /// Where diagonal `k` runs: (row, column).
    pub fn diagonal(&self, k: i64) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (rows, cols) = (self.rows(), self.cols());
        let (i, j) = if k >= 0 { (0, k as usize) } else { (k.unsigned_abs() as usize, 0) };
        (0..).map(move |n| (i + n, j + n)).take_while(move |(i, j)| *i < rows && *j < cols)
    }
    /// Matrix times vector. Fails when the length does not fit.
    pub fn times_vector(&self, x: &[f64]) -> Result<Vec<f64>, MatrixError> {
        if x.len() != self.cols() {
            return Err(MatrixError::WrongSize);
        }
        Ok(match &self.store {
            Store::Full(m) => (m * DVector::from_column_slice(x)).as_slice().to_vec(),
            Store::Sparse(m) => {
                m.rows.iter().map(|row| row.iter().fold(0.0, |s, (j, a)| s + a * x[*j])).collect()
            }
        })
    }
    /// Solves `self * x = b`, with the factors of the last solution when `reuse`. Fails when shapes do not fit.
    pub fn solve(&mut self, b: &[f64], reuse: bool) -> Result<Vec<f64>, MatrixError> {
        let n = self.rows();
        if n != self.cols() || b.len() != n {
            return Err(MatrixError::WrongSize);
        }
        if !(reuse && self.factors.as_ref().is_some_and(|f| f.size() == n)) {
            self.factors = Some(lu::Factors::new(match &self.store {
                Store::Full(m) => m.clone(),
                Store::Sparse(m) => m.dense(),
            }));
        }
        Ok(self.factors.as_ref().map_or_else(Vec::new, |f| f.solve(b)))
    }
}

impl Sparse {
    fn dense(&self) -> Full {
        let mut out = Full::zeros(self.rows.len(), self.cols);
        for (i, row) in self.rows.iter().enumerate() {
            row.iter().for_each(|(j, x)| out[(i, *j)] = *x);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparse_matrix_keeps_what_was_touched() {
        let mut m = Matrix::sparse(3, 4);
        m.set(1, 2, 5.0);
        m.touch(1, 0);
        assert_eq!(m.row_length(1), Ok(2));
        assert_eq!(m.row_element(1, 1), Ok(Some((2, 5.0))));
        m.zero();
        assert_eq!((m.row_length(1), m.get(1, 2)), (Ok(2), Some(0.0)));
        m.identity();
        assert_eq!((m.row_length(1), m.get(2, 2), m.get(3, 3)), (Ok(1), Some(1.0), None));
    }

    #[test]
    fn a_new_size_keeps_what_stays_inside() {
        let mut m = Matrix::full(2, 2);
        m.set(1, 1, 4.0);
        assert_eq!(m.resize(3, 3), Ok(()));
        assert_eq!((m.get(1, 1), m.get(2, 2)), (Some(4.0), Some(0.0)));
        assert_eq!(m.diagonal(-1).collect::<Vec<_>>(), [(1, 0), (2, 1)]);
        assert_eq!(Matrix::sparse(1, 1).resize(2, 2), Err(MatrixError::WrongKind));
    }

    #[test]
    fn a_matrix_that_is_not_square_can_be_transposed() {
        let m = Full::from_row_slice(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(m.transpose(), Full::from_row_slice(3, 2, &[1.0, 4.0, 2.0, 5.0, 3.0, 6.0]));
    }

    #[test]
    fn a_solution_may_use_old_factors() {
        let mut m = Matrix::sparse(2, 2);
        m.set(0, 0, 2.0);
        m.set(1, 1, 4.0);
        assert_eq!(m.solve(&[2.0, 4.0], false), Ok(vec![1.0, 1.0]));
        m.set(1, 1, 8.0);
        assert_eq!(m.solve(&[2.0, 4.0], true), Ok(vec![1.0, 1.0]));
        assert_eq!(m.solve(&[2.0, 4.0], false), Ok(vec![1.0, 0.5]));
        assert_eq!(m.solve(&[2.0], false), Err(MatrixError::WrongSize));
    }
}
