//! Solutions, inverse and determinant, from the factors that `nalgebra` finds. What is ours is what happens with a
//! singular matrix, where a library refuses and programs expect numbers.

use super::Full;
use nalgebra::{DVector, Dyn, FullPivLU, PermutationSequence};

/// `P A Q = L U`, pivots chosen among all remaining elements; knows the rank.
#[derive(Clone, Debug)]
pub struct Factors {
    rows: PermutationSequence<Dyn>,
    lower: Full,
    upper: Full,
    cols: PermutationSequence<Dyn>,
    rank: usize,
}

impl Factors {
    /// Factorises a square matrix.
    pub fn new(a: Full) -> Factors {
        let (rows, lower, upper, cols) = FullPivLU::new(a).unpack();
        let pivots = upper.diagonal().abs();
        // Pivots that rounding alone can make count as 0.
        let least = pivots.max() * f64::EPSILON * pivots.len() as f64;
        let rank = pivots.iter().filter(|pivot| **pivot > least).count();
        Factors { rows, lower, upper, cols, rank }
    }
    /// Number of rows.
    pub fn size(&self) -> usize {
        self.lower.nrows()
    }
    /// Solves; unknowns that a singular matrix leaves open are 0.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = DVector::from_column_slice(b);
        self.rows.permute_rows(&mut x);
        self.lower.solve_lower_triangular_unchecked_mut(&mut x);
        x.rows_range_mut(self.rank..).fill(0.0);
        let regular = self.upper.view((0, 0), (self.rank, self.rank));
        regular.solve_upper_triangular_unchecked_mut(&mut x.rows_range_mut(..self.rank));
        self.cols.inv_permute_rows(&mut x);
        x.as_slice().to_vec()
    }
}

/// The determinant of a square matrix.
pub fn determinant(a: &Full) -> f64 {
    a.clone().lu().determinant()
}
/// The inverse of a square matrix; infinite, or no number, where it is singular.
pub fn inverse(a: &Full) -> Full {
    let (rows, lower, upper) = a.clone().lu().unpack();
    let mut out = Full::identity(a.nrows(), a.nrows());
    rows.permute_rows(&mut out);
    lower.solve_lower_triangular_unchecked_mut(&mut out);
    upper.solve_upper_triangular_unchecked_mut(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(n: usize, data: &[f64]) -> Full {
        Full::from_row_slice(n, n, data)
    }

    #[test]
    fn a_system_is_solved_and_its_inverse_undoes_it() {
        let a = square(3, &[1.0, 2.0, 3.0, 0.0, -1.0, 4.0, 5.0, 6.0, 0.0]);
        let x = Factors::new(a.clone()).solve(&[14.0, 10.0, 17.0]);
        for (found, wanted) in x.iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - wanted).abs() < 1e-13);
        }
        assert!((determinant(&a) - 31.0).abs() < 1e-12);
        let one = &a * inverse(&a);
        assert!((one - Full::identity(3, 3)).amax() < 1e-13);
    }

    #[test]
    fn a_singular_system_leaves_open_unknowns_at_zero() {
        let x = Factors::new(square(2, &[1.0, 1.0, 1.0, 1.0])).solve(&[3.0, 3.0]);
        assert_eq!(x, [3.0, 0.0]);
        assert_eq!(Factors::new(square(1, &[0.0])).solve(&[1.0]), [0.0]);
        assert_eq!(determinant(&square(2, &[1.0, 2.0, 2.0, 4.0])), 0.0);
    }

    #[test]
    fn the_inverse_of_a_singular_matrix_is_infinite() {
        let infinite = inverse(&square(2, &[1.0, 2.0, 2.0, 4.0]));
        assert_eq!(
            infinite,
            square(2, &[f64::NEG_INFINITY, f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY])
        );
        assert!(inverse(&square(2, &[0.0; 4]))[(0, 0)].is_nan());
    }
}
