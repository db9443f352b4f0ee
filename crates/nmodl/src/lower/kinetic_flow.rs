//! Loops and branches around the reactions of a KINETIC block.

use super::Lowered;
use super::kinetic::Fluxes;
use super::state::{Lowerer, Place, Var};
use crate::ast::{Expr, Span, Stmt, StmtKind};
use nrn_kernel::ir::Value;

impl<'a> Lowerer<'a> {
    /// FROM loops around reactions are written out; everything else is an ordinary statement.
    pub fn kinetic_loop(&mut self, s: &Stmt, f: &mut Fluxes<'a>, flux: (Place, Place)) -> Lowered<()> {
        let StmtKind::From(name, from, to, by, body) = &s.kind else { return self.one(s) };
        if !contains_reactions(body) {
            return self.one(s);
        }
        let (a, b) = (self.expr(from)?, self.expr(to)?);
        let (Some(a), Some(b), None) = (self.known(a), self.known(b), by) else {
            return self.unit.unsupported(s.span, "a loop over reactions whose length is not a number");
        };
        let counter = self.local();
        self.bind(&name.text, Var::Place(counter));
        let mut i = a.trunc();
        while i <= b {
            let value = self.constant(i);
            self.write(counter, value);
            body.iter().try_for_each(|s| self.kinetic_statement(s, f, flux))?;
            self.check_size(s.span)?;
            i += 1.0;
        }
        Ok(())
    }

    /// Reactions that depend on a condition: what they add to rates and slopes meets again behind them.
    pub fn kinetic_branch(
        &mut self,
        branches: &[(Expr, Vec<Stmt>)],
        otherwise: &[Stmt],
        f: &mut Fluxes<'a>,
        flux: (Place, Place),
        span: Span,
    ) -> Lowered<()> {
        let Some(((test, body), rest)) = branches.split_first() else {
            return otherwise.iter().try_for_each(|s| self.kinetic_statement(s, f, flux));
        };
        let mask = self.expr(test)?;
        let before = f.clone();
        let zero = self.constant(0.0);
        let places: Vec<Place> = cells(f).map(|_| self.local()).collect();
        for (place, cell) in places.iter().zip(cells(f)) {
            self.write(*place, cell.unwrap_or(zero));
        }
        let (mut then, mut other) = (f.clone(), f.clone());
        self.branch(
            mask,
            span,
            |l| {
                body.iter().try_for_each(|s| l.kinetic_statement(s, &mut then, flux))?;
                l.keep(&places, &before, &then, span)
            },
            |l| {
                l.kinetic_branch(rest, otherwise, &mut other, flux, span)?;
                l.keep(&places, &before, &other, span)
            },
        )?;
        let changed = cells(&then).zip(cells(&other)).zip(cells(&before));
        let changed: Vec<bool> = changed.map(|((a, b), old)| a != old || b != old).collect();
        let all = f.rate.iter_mut().chain(f.slope.iter_mut().flatten());
        for ((cell, place), changed) in all.zip(places).zip(changed) {
            if changed {
                *cell = Some(self.read(place, span)?);
            }
        }
        Ok(())
    }

    /// Writes the cells that a branch has changed.
    fn keep(&mut self, places: &[Place], before: &Fluxes<'a>, now: &Fluxes<'a>, span: Span) -> Lowered<()> {
        if now.conserved.len() != before.conserved.len() {
            return self.unit.unsupported(span, "a CONSERVE that depends on a condition");
        }
        for ((place, old), new) in places.iter().zip(cells(before)).zip(cells(now)) {
            if let (Some(value), true) = (new, new != old) {
                self.write(*place, value);
            }
        }
        Ok(())
    }
}

/// Rates, then slopes row by row.
fn cells(f: &Fluxes<'_>) -> impl Iterator<Item = Option<Value>> {
    f.rate.iter().chain(f.slope.iter().flatten()).copied()
}

/// True when some of the statements are reactions, or say what belongs to them.
pub fn contains_reactions(body: &[Stmt]) -> bool {
    let mut found = false;
    crate::passes::calls::visit(body, &mut |s| {
        found |= matches!(s.kind, StmtKind::Reaction(_) | StmtKind::Conserve(..) | StmtKind::Compartment(..));
    });
    found
}
