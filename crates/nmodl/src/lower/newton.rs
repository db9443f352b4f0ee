//! Newton's method as NEURON's SCoP library has it, so that iterations end where they end there.
//!
//! Slopes are central differences, taken anew only while the solution still moves by more than 5 %. It has converged when the
//! largest relative change is at most 1e-6 and the largest residue at most 1e-8; 50 passes without that are an error.

use super::Lowered;
use super::linear_system::{Matrix, Pivot};
use super::state::{Lowerer, Place};
use crate::ast::Span;
use nrn_kernel::ir::{BinaryOp, CompareOp, Inst, Op, UnaryOp, Value};
use std::collections::BTreeSet;

/// Passes at most.
const MAX_PASSES: f64 = 50.0;
/// Largest relative change of a converged solution.
const CONVERGED: f64 = 1e-6;
/// Largest residue of a converged solution; also the size below which a relative change says nothing.
const SMALL: f64 = 1e-8;
/// Relative change from which on slopes are measured again.
const MOVED: f64 = 0.05;
/// Relative size of the steps that measure slopes.
const PROBE: f64 = 0.02;
/// Smallest such step.
const LEAST_PROBE: f64 = 1e-6;

impl<'a> Lowerer<'a> {
    /// Changes `unknowns` until all residues vanish. `changed` are all places that `residues` may change.
    pub fn newton(
        &mut self,
        unknowns: &[Place],
        changed: BTreeSet<Place>,
        span: Span,
        mut residues: impl FnMut(&mut Self) -> Lowered<Vec<Value>>,
    ) -> Lowered<()> {
        let n = unknowns.len();
        let (passes, change, worst) = (self.local(), self.local(), self.local());
        let slopes: Vec<Place> = (0..n * n).map(|_| self.local()).collect();
        let values: Vec<Place> = (0..n).map(|_| self.local()).collect();
        let (zero, large) = (self.constant(0.0), self.constant(1.0));
        for place in slopes.iter().chain(&values).chain([&passes]) {
            self.write(*place, zero);
        }
        self.write(change, large);
        self.write(worst, large);
        let mut carried: BTreeSet<Place> =
            changed.into_iter().filter(|p| !self.is_array_element(*p)).collect();
        carried.extend(slopes.iter().chain(&values).chain([&passes, &change, &worst]));
        self.repeat(
            carried.into_iter().collect(),
            span,
            |l| l.not_converged(change, worst, passes, span),
            |l| {
                let moved = l.read(change, span)?;
                let limit = l.constant(MOVED);
                let anew = l.op(Op::Compare(CompareOp::Gt, moved, limit));
                l.branch(
                    anew,
                    span,
                    |l| l.measure(unknowns, &slopes, &values, &mut residues, span),
                    |_| Ok(()),
                )?;
                l.improve(unknowns, &slopes, &values, change, span)?;
                let now = residues(l)?;
                let mut largest = l.constant(0.0);
                for (place, value) in values.iter().zip(now) {
                    let size = l.op(Op::Unary(UnaryOp::Abs, value));
                    largest = l.binary(BinaryOp::Max, size, largest);
                    let value = l.neg(value);
                    l.write(*place, value);
                }
                l.write(worst, largest);
                let (n, one) = (l.read(passes, span)?, l.constant(1.0));
                let n = l.add(n, one);
                l.write(passes, n);
                Ok(())
            },
        )?;
        let (done, moved, left) =
            (self.read(passes, span)?, self.read(change, span)?, self.read(worst, span)?);
        let (most, small, tiny) = (self.constant(MAX_PASSES), self.constant(CONVERGED), self.constant(SMALL));
        let all = self.op(Op::Compare(CompareOp::Ge, done, most));
        let (far, open) = (
            self.op(Op::Compare(CompareOp::Gt, moved, small)),
            self.op(Op::Compare(CompareOp::Gt, left, tiny)),
        );
        let bad = self.binary(BinaryOp::Or, far, open);
        let failed = self.binary(BinaryOp::And, all, bad);
        self.fail_where(
            failed,
            "the equations have no solution: too many iterations of Newton's method",
            span,
        )
    }

    /// Ends the kernel with an error where `mask` is not 0.
    pub fn fail_where(&mut self, mask: Value, text: &str, span: Span) -> Lowered<()> {
        let text = format!("{}: {text}", self.unit.info.name);
        self.branch(
            mask,
            span,
            |l| {
                l.b.push(Inst::Fail { text });
                Ok(())
            },
            |_| Ok(()),
        )
    }

    fn not_converged(&mut self, change: Place, worst: Place, passes: Place, span: Span) -> Lowered<Value> {
        let (n, change, worst) =
            (self.read(passes, span)?, self.read(change, span)?, self.read(worst, span)?);
        let (most, small, tiny) = (self.constant(MAX_PASSES), self.constant(CONVERGED), self.constant(SMALL));
        let more = self.op(Op::Compare(CompareOp::Lt, n, most));
        // Not `greater`: what is not a number never converges, but its passes are counted.
        let near = self.op(Op::Compare(CompareOp::Le, change, small));
        let solved = self.op(Op::Compare(CompareOp::Le, worst, tiny));
        let good = self.binary(BinaryOp::And, near, solved);
        let bad = self.op(Op::Unary(UnaryOp::Not, good));
        Ok(self.binary(BinaryOp::And, more, bad))
    }

    /// Slopes by central differences, and minus the residues where we are.
    fn measure(
        &mut self,
        unknowns: &[Place],
        slopes: &[Place],
        values: &[Place],
        residues: &mut impl FnMut(&mut Self) -> Lowered<Vec<Value>>,
        span: Span,
    ) -> Lowered<()> {
        let n = unknowns.len();
        let two = self.constant(2.0);
        for (j, place) in unknowns.iter().enumerate() {
            let x = self.read(*place, span)?;
            let (probe, least) = (self.constant(PROBE), self.constant(LEAST_PROBE));
            let wanted = self.mul(probe, x);
            let wanted = self.op(Op::Unary(UnaryOp::Abs, wanted));
            let h = self.binary(BinaryOp::Max, wanted, least);
            let whole = self.mul(two, h);
            let above = self.add(x, h);
            self.write(*place, above);
            let high = residues(self)?;
            let below = self.sub(above, whole);
            self.write(*place, below);
            let low = residues(self)?;
            // Back again with the rounding that this has in NEURON.
            let back = self.add(below, h);
            self.write(*place, back);
            for (i, (high, low)) in high.into_iter().zip(low).enumerate() {
                let difference = self.sub(high, low);
                let slope = self.div(difference, whole);
                self.write(slopes[i * n + j], slope);
            }
            self.check_size(span)?;
        }
        for (place, value) in values.iter().zip(residues(self)?) {
            let value = self.neg(value);
            self.write(*place, value);
        }
        Ok(())
    }

    /// Solves for the step, makes it, and notes the largest relative change.
    fn improve(
        &mut self,
        unknowns: &[Place],
        slopes: &[Place],
        values: &[Place],
        change: Place,
        span: Span,
    ) -> Lowered<()> {
        let n = unknowns.len();
        let read = |l: &mut Self, p: &Place| l.read(*p, span);
        let rhs = values.iter().map(|p| read(self, p)).collect::<Lowered<Vec<_>>>()?;
        let mut matrix: Matrix = Vec::with_capacity(n);
        for row in slopes.chunks(n) {
            matrix.push(row.iter().map(|p| read(self, p).map(Some)).collect::<Lowered<Vec<_>>>()?);
        }
        let steps = self.solve_linear(matrix, rhs, Pivot::Scaled, span)?;
        let mut largest = self.constant(0.0);
        let (tiny, zero) = (self.constant(SMALL), self.constant(0.0));
        for (place, step) in unknowns.iter().zip(steps) {
            let x = self.read(*place, span)?;
            let size = self.op(Op::Unary(UnaryOp::Abs, x));
            let counts = self.op(Op::Compare(CompareOp::Gt, size, tiny));
            let ratio = self.div(step, x);
            let ratio = self.op(Op::Unary(UnaryOp::Abs, ratio));
            let ratio = self.select(counts, ratio, zero);
            largest = self.binary(BinaryOp::Max, ratio, largest);
            let next = self.add(x, step);
            self.write(*place, next);
        }
        self.write(change, largest);
        Ok(())
    }
}
