//! Small systems of linear equations, written out as straight code.

use super::Lowered;
use super::state::Lowerer;
use crate::ast::Span;
use nrn_kernel::ir::{BinaryOp, CompareOp, Op, UnaryOp, Value};

/// A matrix whose known zeros are `None`.
pub type Matrix = Vec<Vec<Option<Value>>>;

/// How rows are exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pivot {
    /// Not at all: the order given is good.
    None,
    /// The row with the largest element comes next, and is divided by it.
    Largest,
    /// The row whose element is largest compared with the largest of its row comes next.
    Scaled,
}

/// Larger systems with pivoting would make very long kernels.
const MAX_PIVOTED: usize = 30;
/// The same without.
const MAX_SIZE: usize = 400;
/// A pivot below this means that there is no solution.
const SINGULAR: f64 = 1e-20;

impl<'a> Lowerer<'a> {
    /// Solves `a x = rhs` by elimination. With pivoting, a system without a solution is an error when the kernel runs.
    pub fn solve_linear(
        &mut self,
        mut a: Matrix,
        mut rhs: Vec<Value>,
        pivot: Pivot,
        span: Span,
    ) -> Lowered<Vec<Value>> {
        self.b.exact();
        let n = rhs.len();
        let most = if pivot == Pivot::None { MAX_SIZE } else { MAX_PIVOTED };
        if n > most {
            return self.unit.unsupported(span, &format!("a system of {n} equations"));
        }
        let mut scales = if pivot == Pivot::Scaled { self.scales(&a) } else { Vec::new() };
        let mut singular = None;
        for k in 0..n {
            if pivot != Pivot::None {
                self.pivot(&mut a, &mut rhs, &mut scales, k);
            }
            let Some(diagonal) = a[k][k] else {
                return self.unit.error(span, "these equations do not determine all variables");
            };
            if pivot != Pivot::None && self.known(diagonal).is_none() {
                let (size, least) = (self.op(Op::Unary(UnaryOp::Abs, diagonal)), self.constant(SINGULAR));
                let tiny = self.op(Op::Compare(CompareOp::Lt, size, least));
                singular = Some(singular.map_or(tiny, |other| self.binary(BinaryOp::Or, other, tiny)));
            }
            if pivot == Pivot::Largest {
                for x in a[k][k + 1..].iter_mut().flatten().chain([&mut rhs[k]]) {
                    *x = self.div(*x, diagonal);
                }
            }
            for row in k + 1..n {
                let Some(below) = a[row][k] else { continue };
                let factor = if pivot == Pivot::Largest { below } else { self.div(below, diagonal) };
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
        if let Some(singular) = singular {
            self.fail_where(singular, "these equations have no solution: the matrix is singular", span)?;
        }
        for k in (0..n).rev() {
            let mut sum = rhs[k];
            for column in k + 1..n {
                if let Some(c) = a[k][column] {
                    let product = self.mul(c, rhs[column]);
                    sum = self.sub(sum, product);
                }
            }
            rhs[k] = match a[k][k] {
                Some(diagonal) if pivot != Pivot::Largest => self.div(sum, diagonal),
                _ => sum,
            };
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

    /// The largest size in each row.
    fn scales(&mut self, a: &Matrix) -> Vec<Value> {
        let largest = |row: &Vec<Option<Value>>, l: &mut Self| {
            let mut most = l.constant(0.0);
            for x in row.iter().flatten() {
                let size = l.op(Op::Unary(UnaryOp::Abs, *x));
                most = l.binary(BinaryOp::Max, size, most);
            }
            most
        };
        a.iter().map(|row| largest(row, self)).collect()
    }

    /// Brings the row with the largest element of column `k` to row `k`, by choosing between values.
    fn pivot(&mut self, a: &mut Matrix, rhs: &mut [Value], scales: &mut [Value], k: usize) {
        for row in k + 1..rhs.len() {
            let Some(candidate) = a[row][k] else { continue };
            let Some(current) = a[k][k] else {
                a.swap(k, row);
                rhs.swap(k, row);
                if !scales.is_empty() {
                    scales.swap(k, row);
                }
                continue;
            };
            let (mut x, mut y) =
                (self.op(Op::Unary(UnaryOp::Abs, candidate)), self.op(Op::Unary(UnaryOp::Abs, current)));
            if let (Some(of_row), Some(of_k)) = (scales.get(row), scales.get(k)) {
                (x, y) = (self.div(x, *of_row), self.div(y, *of_k));
            }
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
            self.exchange(rhs, larger, k, row);
            if !scales.is_empty() {
                self.exchange(scales, larger, k, row);
            }
        }
    }

    /// Exchanges two values where the mask says so.
    fn exchange(&mut self, list: &mut [Value], mask: Value, a: usize, b: usize) {
        let (top, low) = (list[a], list[b]);
        list[a] = self.select(mask, low, top);
        list[b] = self.select(mask, top, low);
    }
}
