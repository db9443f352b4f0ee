//! Passes of Newton's method over a KINETIC block, until they have converged or left negative concentrations.

use super::Lowered;
use super::state::{Lowerer, Place};
use crate::ast::{Block, Span};
use nrn_kernel::ir::{BinaryOp, CompareOp, Op, UnaryOp, Value};
use std::collections::BTreeSet;

/// Sum of changes below which a block with products of states has been solved.
const CONVERGED: f64 = 1e-6;
/// Passes after which it has not.
const MAX_PASSES: f64 = 22.0;
/// Passes that a steady state has to leave negative values.
const MAX_SETTLING: f64 = 7.0;
/// A concentration below this is negative.
const NEGATIVE: f64 = -1e-6;

impl<'a> Lowerer<'a> {
    /// Passes until nothing changes any more; negative values become 0 on the way. Reactions without a solution are an error
    /// where NEURON looks: in mechanisms that it does not run in threads.
    pub fn converge(
        &mut self,
        block: &'a Block,
        names: &[String],
        states: &[Place],
        start: &[Value],
        span: Span,
    ) -> Lowered<()> {
        let (n, _) = self.passes(block, states, MAX_PASSES, span, |l| {
            let (mut sum, zero) = (l.constant(0.0), l.constant(0.0));
            for (place, x, change) in l.kinetic_pass(block, names, states, start, span)? {
                let next = l.add(x, change);
                let negative = l.op(Op::Compare(CompareOp::Lt, next, zero));
                let next = l.select(negative, zero, next);
                l.write(place, next);
                let size = l.op(Op::Unary(UnaryOp::Abs, change));
                sum = l.add(sum, size);
            }
            let small = l.constant(CONVERGED);
            Ok(l.op(Op::Compare(CompareOp::Gt, sum, small)))
        })?;
        if self.unit.symbols.threadsafe {
            return Ok(());
        }
        let most = self.constant(MAX_PASSES);
        let failed = self.op(Op::Compare(CompareOp::Ge, n, most));
        self.fail_where(failed, "the reactions have no solution: too many iterations", span)
    }

    /// Steps towards a steady state until no value is negative; gives where that did not happen.
    pub fn settle(
        &mut self,
        block: &'a Block,
        names: &[String],
        states: &[Place],
        span: Span,
    ) -> Lowered<Value> {
        let (_, bad) = self.passes(block, states, MAX_SETTLING, span, |l| {
            let start = states.iter().map(|p| l.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
            let (mut any, zero, least) = (l.constant(0.0), l.constant(0.0), l.constant(NEGATIVE));
            let one = l.constant(1.0);
            for (place, x, change) in l.kinetic_pass(block, names, states, &start, span)? {
                let next = l.add(x, change);
                let negative = l.op(Op::Compare(CompareOp::Lt, next, least));
                let next = l.select(negative, zero, next);
                l.write(place, next);
                any = l.select(negative, one, any);
            }
            Ok(any)
        })?;
        if !self.unit.symbols.threadsafe {
            self.fail_where(bad, "no steady state was found: concentrations stay negative", span)?;
        }
        Ok(bad)
    }

    /// Passes over a block while `pass` gives something other than 0, at most `limit`. Gives their number and what the last one gave.
    fn passes(
        &mut self,
        block: &'a Block,
        states: &[Place],
        limit: f64,
        span: Span,
        pass: impl FnOnce(&mut Self) -> Lowered<Value>,
    ) -> Lowered<(Value, Value)> {
        let (n, open) = (self.local(), self.local());
        let (none, one) = (self.constant(0.0), self.constant(1.0));
        self.write(n, none);
        self.write(open, one);
        let carried = self.kinetic_carried(block, states, &[n, open]);
        self.repeat(
            carried,
            span,
            |l| {
                let (n, open, most) = (l.read(n, span)?, l.read(open, span)?, l.constant(limit));
                let more = l.op(Op::Compare(CompareOp::Lt, n, most));
                Ok(l.binary(BinaryOp::And, more, open))
            },
            |l| {
                let again = pass(l)?;
                l.write(open, again);
                l.count(n, span)
            },
        )?;
        Ok((self.read(n, span)?, self.read(open, span)?))
    }

    fn count(&mut self, passes: Place, span: Span) -> Lowered<()> {
        let (n, one) = (self.read(passes, span)?, self.constant(1.0));
        let n = self.add(n, one);
        self.write(passes, n);
        Ok(())
    }

    fn kinetic_carried(&self, block: &Block, states: &[Place], more: &[Place]) -> Vec<Place> {
        let changed: BTreeSet<Place> = self.changed_by(&block.body).chain(states.iter().copied()).collect();
        changed.into_iter().filter(|p| !self.is_array_element(*p)).chain(more.iter().copied()).collect()
    }
}
