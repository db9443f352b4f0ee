//! LINEAR and NONLINEAR: equations between expressions, solved for states.

use super::Lowered;
use super::arrays::offset;
use super::linear_system::{Matrix, Pivot};
use super::state::{Lowerer, Place, Var};
use crate::ast::{Binary, Block, Expr, ExprKind, Name, Span, Stmt, StmtKind};
use crate::passes::linear::{mentions, split};
use nrn_kernel::ir::Value;
use std::collections::{BTreeSet, HashMap};

/// Passes over a loop of equations at most.
const MAX_LOOP: f64 = 1000.0;

impl<'a> Lowerer<'a> {
    /// LINEAR: the equations are taken apart symbolically.
    pub fn linear(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let body = self.written_out(&block.body)?;
        let unknowns = self.unknowns(block, &body);
        let (mut matrix, mut rhs): (Matrix, Vec<Value>) = (Vec::new(), Vec::new());
        let outer = std::mem::replace(&mut self.scopes, vec![HashMap::new()]);
        for s in &body {
            match &s.kind {
                StmtKind::Equation(a, b) => {
                    let (row, constant) = self.linear_row(a, b, &unknowns, s.span)?;
                    matrix.push(row);
                    rhs.push(constant);
                }
                StmtKind::MoreEquation(a, b) => {
                    let (more, constant) = self.linear_row(a, b, &unknowns, s.span)?;
                    let (Some(row), Some(sum)) = (matrix.last_mut(), rhs.last_mut()) else {
                        return self.unit.error(s.span, "there is no equation before to add these terms to");
                    };
                    for (x, y) in row.iter_mut().zip(more) {
                        *x = match (*x, y) {
                            (Some(x), Some(y)) => Some(self.add(x, y)),
                            (x, y) => x.or(y),
                        };
                    }
                    *sum = self.add(*sum, constant);
                }
                _ => self.one(s)?,
            }
        }
        self.scopes = outer;
        if unknowns.len() != rhs.len() {
            return self.unit.error(span, format!("{} equations for {} states", rhs.len(), unknowns.len()));
        }
        let values = self.solve_linear(matrix, rhs, Pivot::Largest, span)?;
        for ((_, place), value) in unknowns.into_iter().zip(values) {
            self.write(place, value);
        }
        Ok(())
    }

    fn linear_row(
        &mut self,
        a: &Expr,
        b: &Expr,
        unknowns: &[(String, Place)],
        span: Span,
    ) -> Lowered<(Vec<Option<Value>>, Value)> {
        let mut rest = Expr::binary(Binary::Sub, a.clone(), b.clone());
        let mut row = Vec::with_capacity(unknowns.len());
        for (state, _) in unknowns {
            let Some(part) = split(&rest, state) else {
                return self.unit.error(span, format!("this equation is not linear in `{state}`"));
            };
            row.push(part.slope.map(|e| self.expr(&e)).transpose()?);
            rest = part.constant.unwrap_or(Expr::number(0.0, span));
        }
        let constant = self.expr(&rest)?;
        Ok((row, self.neg(constant)))
    }

    /// NONLINEAR, by Newton's method.
    pub fn nonlinear(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let body = self.written_out(&block.body)?;
        let unknowns = self.unknowns(block, &body);
        let n = body.iter().filter(|s| matches!(s.kind, StmtKind::Equation(..))).count();
        if unknowns.len() != n {
            return self.unit.error(span, format!("{n} equations for {} states", unknowns.len()));
        }
        let places: Vec<Place> = unknowns.iter().map(|u| u.1).collect();
        let changed: BTreeSet<Place> = self.changed_by(&block.body).chain(places.iter().copied()).collect();
        self.newton(&places, changed, span, |l| l.residues(&body))
    }

    /// Right side minus left side of every equation.
    fn residues(&mut self, body: &[Stmt]) -> Lowered<Vec<Value>> {
        let outer = std::mem::replace(&mut self.scopes, vec![HashMap::new()]);
        let mut all = Vec::new();
        let done = body.iter().try_for_each(|s| {
            let (StmtKind::Equation(a, b) | StmtKind::MoreEquation(a, b)) = &s.kind else {
                return self.one(s);
            };
            let (a, b) = (self.expr(a)?, self.expr(b)?);
            let difference = self.sub(b, a);
            match (&s.kind, all.last_mut()) {
                (StmtKind::MoreEquation(..), Some(last)) => *last = self.add(*last, difference),
                _ => all.push(difference),
            }
            Ok(())
        });
        self.scopes = outer;
        done.map(|()| all)
    }

    /// States that the equations mention, or those of SOLVEFOR; elements of arrays one by one.
    fn unknowns(&self, block: &Block, body: &[Stmt]) -> Vec<(String, Place)> {
        let mentioned = |name: &str| {
            body.iter().any(|s| match &s.kind {
                StmtKind::Equation(a, b) | StmtKind::MoreEquation(a, b) => {
                    mentions(a, name) || mentions(b, name)
                }
                _ => false,
            })
        };
        let mut all = Vec::new();
        for (state, _) in &self.unit.symbols.states {
            if !block.solve_for.is_empty() && block.solve_for.iter().all(|n| n.text != *state) {
                continue;
            }
            match self.outer(state) {
                Some(Var::Place(place)) => all.push((state.clone(), place)),
                Some(Var::Array(first, len)) => {
                    all.extend((0..len).map(|i| (format!("{state}[{i}]"), offset(first, i))));
                }
                _ => {}
            }
        }
        all.retain(|(name, _)| mentioned(name));
        all
    }

    /// The statements with loops around equations written out, and elements of states by their number as names of their own.
    fn written_out(&mut self, body: &[Stmt]) -> Lowered<Vec<Stmt>> {
        let mut all = Vec::new();
        for s in body {
            let span = s.span;
            match &s.kind {
                StmtKind::Equation(a, b) => {
                    let kind = StmtKind::Equation(self.flat(a)?, self.flat(b)?);
                    all.push(Stmt { kind, span });
                }
                StmtKind::MoreEquation(a, b) => {
                    let kind = StmtKind::MoreEquation(self.flat(a)?, self.flat(b)?);
                    all.push(Stmt { kind, span });
                }
                StmtKind::From(name, from, to, None, inner) if has_equations(inner) => {
                    let (from, to) = (self.whole(from)?, self.whole(to)?);
                    let (Some(from), Some(to)) = (self.known(from), self.known(to)) else {
                        return self
                            .unit
                            .unsupported(span, "a loop over equations whose length is not a number");
                    };
                    let mut i = from;
                    while i <= to && i - from < MAX_LOOP {
                        let turn: Vec<Stmt> = inner.iter().map(|s| replaced(s, name, i)).collect();
                        all.extend(self.written_out(&turn)?);
                        i += 1.0;
                    }
                }
                _ => all.push(s.clone()),
            }
        }
        Ok(all)
    }

    /// `x[2]` of a state as a variable.
    pub fn flat(&mut self, e: &Expr) -> Lowered<Expr> {
        let span = e.span;
        let kind = match &e.kind {
            ExprKind::Element(name, index) if self.unit.symbols.is_state(name) => {
                let index = self.whole(index)?;
                match self.known(index) {
                    Some(i) => ExprKind::Variable(format!("{name}[{i}]")),
                    None => {
                        return self.unit.unsupported(span, "an index that is not a number in an equation");
                    }
                }
            }
            ExprKind::Negate(a) => ExprKind::Negate(Box::new(self.flat(a)?)),
            ExprKind::Not(a) => ExprKind::Not(Box::new(self.flat(a)?)),
            ExprKind::Binary(op, a, b) => {
                ExprKind::Binary(*op, Box::new(self.flat(a)?), Box::new(self.flat(b)?))
            }
            ExprKind::Call(name, args) => {
                ExprKind::Call(name.clone(), args.iter().map(|a| self.flat(a)).collect::<Lowered<_>>()?)
            }
            other => other.clone(),
        };
        Ok(Expr { kind, span })
    }
}

fn has_equations(body: &[Stmt]) -> bool {
    let mut found = false;
    crate::passes::calls::visit(body, &mut |s| {
        found |= matches!(s.kind, StmtKind::Equation(..) | StmtKind::MoreEquation(..));
    });
    found
}

/// The statement with a number for the variable of a loop.
fn replaced(s: &Stmt, name: &Name, i: f64) -> Stmt {
    let e = |e: &Expr| with_number(e, &name.text, i);
    let kind = match &s.kind {
        StmtKind::Equation(a, b) => StmtKind::Equation(e(a), e(b)),
        StmtKind::MoreEquation(a, b) => StmtKind::MoreEquation(e(a), e(b)),
        StmtKind::Assign(t, value) => {
            let mut t = t.clone();
            t.index = t.index.map(|x| Box::new(e(&x)));
            StmtKind::Assign(t, e(value))
        }
        StmtKind::Call(f, args) => StmtKind::Call(f.clone(), args.iter().map(e).collect()),
        StmtKind::If(branches, otherwise) => StmtKind::If(
            branches.iter().map(|(c, b)| (e(c), b.iter().map(|s| replaced(s, name, i)).collect())).collect(),
            otherwise.iter().map(|s| replaced(s, name, i)).collect(),
        ),
        StmtKind::From(n, a, b, by, inner) => StmtKind::From(
            n.clone(),
            e(a),
            e(b),
            by.as_ref().map(e),
            inner.iter().map(|s| replaced(s, name, i)).collect(),
        ),
        other => other.clone(),
    };
    Stmt { kind, span: s.span }
}

fn with_number(e: &Expr, name: &str, i: f64) -> Expr {
    let inner = |e: &Expr| Box::new(with_number(e, name, i));
    let kind = match &e.kind {
        ExprKind::Variable(n) if n == name => ExprKind::Number(i),
        ExprKind::Element(n, index) => ExprKind::Element(n.clone(), inner(index)),
        ExprKind::Negate(a) => ExprKind::Negate(inner(a)),
        ExprKind::Not(a) => ExprKind::Not(inner(a)),
        ExprKind::Binary(op, a, b) => ExprKind::Binary(*op, inner(a), inner(b)),
        ExprKind::Call(n, args) => {
            ExprKind::Call(n.clone(), args.iter().map(|a| with_number(a, name, i)).collect())
        }
        other => other.clone(),
    };
    Expr { kind, span: e.span }
}
