//! Small systems of linear equations, written out as straight code.

use super::Lowered;
use super::state::Lowerer;
use crate::ast::Span;
use nrn_kernel::ir::{CompareOp, Op, UnaryOp, Value};

/// A matrix whose known zeros are `None`.
pub type Matrix = Vec<Vec<Option<Value>>>;

/// Larger systems with pivoting would make very long kernels.
const MAX_PIVOTED: usize = 8;
/// The same without.
const MAX_SIZE: usize = 60;

impl<'a> Lowerer<'a> {
    /// Solves `a x = rhs` by elimination; `pivot` exchanges rows for size, otherwise the order given must be good.
    pub fn solve_linear(
        &mut self,
        mut a: Matrix,
        mut rhs: Vec<Value>,
        pivot: bool,
        span: Span,
    ) -> Lowered<Vec<Value>> {
        let n = rhs.len();
        if n > if pivot { MAX_PIVOTED } else { MAX_SIZE } {
            return self.unit.unsupported(span, &format!("a system of {n} equations"));
        }
        for k in 0..n {
            if pivot {
                self.pivot(&mut a, &mut rhs, k);
            }
            let Some(diagonal) = a[k][k] else {
                return self.unit.error(span, "these equations do not determine all variables");
            };
            for row in k + 1..n {
                let Some(below) = a[row][k] else { continue };
                let factor = self.div(below, diagonal);
                let (above, below) = a.split_at_mut(row);
                for (x, y) in below[0].iter_mut().zip(&above[k]).skip(k + 1) {
                    *x = self.minus_product(*x, factor, *y);
                }
                let product = self.mul(factor, rhs[k]);
                rhs[row] = self.sub(rhs[row], product);
                a[row][k] = None;
            }
            self.check_size(span)?;
        }
        for k in (0..n).rev() {
            let mut sum = rhs[k];
            for column in k + 1..n {
                if let Some(c) = a[k][column] {
                    let product = self.mul(c, rhs[column]);
                    sum = self.sub(sum, product);
                }
            }
            if let Some(diagonal) = a[k][k] {
                rhs[k] = self.div(sum, diagonal);
            }
        }
        Ok(rhs)
    }

    /// `x - factor * y` where missing values are 0.
    fn minus_product(&mut self, x: Option<Value>, factor: Value, y: Option<Value>) -> Option<Value> {
        let Some(y) = y else { return x };
        let product = self.mul(factor, y);
        Some(match x {
            Some(x) => self.sub(x, product),
            None => self.neg(product),
        })
    }

    /// Brings the row with the largest element of column `k` to row `k`, by choosing between values.
    fn pivot(&mut self, a: &mut Matrix, rhs: &mut [Value], k: usize) {
        for row in k + 1..rhs.len() {
            let Some(candidate) = a[row][k] else { continue };
            let Some(current) = a[k][k] else {
                a.swap(k, row);
                rhs.swap(k, row);
                continue;
            };
            let (x, y) =
                (self.op(Op::Unary(UnaryOp::Abs, candidate)), self.op(Op::Unary(UnaryOp::Abs, current)));
            let larger = self.op(Op::Compare(CompareOp::Gt, x, y));
            let (above, below) = a.split_at_mut(row);
            for (upper, lower) in above[k].iter_mut().zip(&mut below[0]).skip(k) {
                if upper.is_none() && lower.is_none() {
                    continue;
                }
                let zero = self.constant(0.0);
                let (top, low) = (upper.unwrap_or(zero), lower.unwrap_or(zero));
                *upper = Some(self.select(larger, low, top));
                *lower = Some(self.select(larger, top, low));
            }
            let (top, low) = (rhs[k], rhs[row]);
            rhs[k] = self.select(larger, low, top);
            rhs[row] = self.select(larger, top, low);
        }
    }
}
