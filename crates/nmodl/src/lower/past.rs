//! What a mechanism knows of earlier steps: `x@n` in DISCRETE blocks, and LAG.

use super::Lowered;
use super::state::{Lowerer, Place, Var};
use crate::ast::{Block, ExprKind, Name, Span, StmtKind};
use crate::passes::calls::{visit, visit_expressions};
use crate::passes::symbols::{earlier_name, lag_names};
use nrn_kernel::ir::{EnvField, HostFunction, Op, Value};
use std::collections::BTreeSet;

impl<'a> Lowerer<'a> {
    /// One step of a DISCRETE block: states that it looks back at are noted down, then its statements run.
    pub fn discrete(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let mut looked_at: BTreeSet<&str> = BTreeSet::new();
        visit_expressions(&block.body, &mut |e| {
            if let ExprKind::Earlier(state, _) = &e.kind {
                looked_at.insert(state);
            }
        });
        for state in looked_at {
            let Some((list, len)) = self.array(&earlier_name(state)) else { continue };
            for i in (1..len).rev() {
                let value = self.element_at(list, len, i - 1, span)?;
                self.set_element(list, len, i, value, span)?;
            }
            let now = self.variable(state, span)?;
            self.set_element(list, len, 0, now, span)?;
        }
        self.in_block(&block.body)
    }

    /// `x@steps`.
    pub fn earlier(&mut self, state: &str, steps: u32, span: Span) -> Lowered<Value> {
        match self.array(&earlier_name(state)) {
            Some((list, len)) if steps >= 1 => self.element_at(list, len, steps - 1, span),
            _ => self.unit.error(span, format!("nothing is known of `{state}` before")),
        }
    }

    /// Forgets what was before INITIAL.
    pub fn forget_past(&mut self) -> Lowered<()> {
        let (unit, span) = (self.unit, Span::default());
        for (state, start) in &unit.symbols.states {
            let Some((list, len)) = self.array(&earlier_name(state)) else { continue };
            let start = self.start_value(state, *start)?;
            // As in NEURON, the oldest one stays.
            for i in 0..len - 1 {
                self.set_element(list, len, i, start, span)?;
            }
        }
        for (variable, delay) in lags(unit.file) {
            let [_, history] = lag_names(&variable.text, &delay.text);
            for place in self.places(&history) {
                let old = self.read(place, span)?;
                let new = self.ask(HostFunction::LagBegin, 0, String::new(), vec![old]);
                self.write(place, new);
            }
        }
        Ok(())
    }

    /// LAG: sets `lag_x_delay` to what `x` was `delay` ms ago.
    pub fn lag(&mut self, variable: &Name, delay: &Name, span: Span) -> Lowered<()> {
        let [result, history] = lag_names(&variable.text, &delay.text);
        let delay = self.variable(&delay.text, delay.span)?;
        let t = self.op(Op::Env(EnvField::T));
        let (from, to, histories) =
            (self.places(&variable.text), self.places(&result), self.places(&history));
        for ((from, to), history) in from.into_iter().zip(to).zip(histories) {
            let (now, history) = (self.read(from, span)?, self.read(history, span)?);
            let before = self.ask(HostFunction::Lag, 0, String::new(), vec![history, t, delay, now]);
            self.write(to, before);
        }
        Ok(())
    }

    fn array(&self, name: &str) -> Option<(Place, u32)> {
        match self.outer(name)? {
            Var::Array(first, len) => Some((first, len)),
            _ => None,
        }
    }

    fn element_at(&mut self, first: Place, len: u32, i: u32, span: Span) -> Lowered<Value> {
        let i = self.constant(f64::from(i));
        self.read_element(first, len, i, span)
    }

    fn set_element(&mut self, first: Place, len: u32, i: u32, value: Value, span: Span) -> Lowered<()> {
        let i = self.constant(f64::from(i));
        self.write_element(first, len, i, value, span)
    }

    /// The places of a variable, one per element.
    fn places(&self, name: &str) -> Vec<Place> {
        match self.outer(name) {
            Some(Var::Place(place)) => vec![place],
            Some(Var::Array(first, len)) => (0..len).map(|i| super::arrays::offset(first, i)).collect(),
            _ => Vec::new(),
        }
    }
}

/// All LAG statements of a file.
fn lags(file: &crate::ast::File) -> Vec<(&Name, &Name)> {
    let mut all = Vec::new();
    for block in &file.blocks {
        visit(&block.body, &mut |s| {
            if let StmtKind::Lag(variable, delay) = &s.kind {
                all.push((variable, delay));
            }
        });
    }
    all.dedup_by(|a, b| a.0.text == b.0.text && a.1.text == b.1.text);
    all
}
