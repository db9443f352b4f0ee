//! Steps in two halves, as NEURON makes them of methods that are no formula when `secondorder` is not 0.
//!
//! The state kernel of a mechanism that SOLVEs any DERIVATIVE or KINETIC block by another method than cnexp then runs with half of
//! `dt` (its cnexp blocks, too), and behind every such method follows a second half step with the rates it ended with.

use super::Lowered;
use super::state::{Halves, Lowerer, Place};
use crate::ast::{BlockKind, Span, Stmt, StmtKind};
use crate::passes::solve;
use nrn_kernel::ir::{CompareOp, EnvField, Op, Value};

impl<'a> Lowerer<'a> {
    /// True for a SOLVE whose step has two halves.
    pub fn in_halves(&self, solve: &Stmt) -> bool {
        let StmtKind::Solve { block, method, steady_state: None } = &solve.kind else { return false };
        let Some(block) = self.unit.file.block(&block.text) else { return false };
        match block.kind {
            BlockKind::Kinetic => true,
            BlockKind::Derivative => {
                let by_formula = method.as_ref().is_some_and(|m| m.text == "cnexp");
                !by_formula || solve::cnexp(&block.body).is_err()
            }
            _ => false,
        }
    }

    /// From here on `dt` is half of it where `secondorder` is not 0.
    pub fn begin_halves(&mut self) {
        let (order, zero, half) =
            (self.op(Op::Env(EnvField::SecondOrder)), self.constant(0.0), self.constant(0.5));
        let mask = self.op(Op::Compare(CompareOp::Gt, order, zero));
        let whole = self.op(Op::Env(EnvField::Dt));
        let short = self.mul(whole, half);
        let dt = self.select(mask, short, whole);
        self.halves = Some(Halves { mask, dt });
    }

    /// The second half of a step, where there is one: forward with `rates`.
    pub fn second_half(
        &mut self,
        states: &[Place],
        span: Span,
        rates: impl FnOnce(&mut Self) -> Lowered<Vec<Value>>,
    ) -> Lowered<()> {
        let (Some(halves), None) = (self.halves, self.step) else { return Ok(()) };
        self.branch(
            halves.mask,
            span,
            |l| {
                let rates = rates(l)?;
                l.euler_step(states, &rates, span)
            },
            |_| Ok(()),
        )
    }
}
