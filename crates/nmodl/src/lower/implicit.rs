//! Methods for DERIVATIVE and LINEAR blocks that need all equations at once.

use super::Lowered;
use super::arrays::offset;
use super::linear_system::Matrix;
use super::state::{Lowerer, Place, Var};
use crate::ast::{Binary, Block, Expr, Span, Stmt, StmtKind};
use crate::passes::calls::{assigned_names, visit};
use crate::passes::linear::split;
use nrn_kernel::ir::{BinaryOp, CompareOp, Op, UnaryOp, Value};
use std::collections::BTreeSet;

/// Passes of Newton's method at most.
const MAX_PASSES: f64 = 30.0;
/// Sum of relative changes below which it has converged.
const CONVERGED: f64 = 1e-11;
/// Relative size of the steps that measure slopes.
const PROBE: f64 = 1e-7;

/// A state and the place of its rate.
#[derive(Clone, Copy)]
struct Pair {
    state: Place,
    rate: Place,
}

impl<'a> Lowerer<'a> {
    /// One step of forward Euler: all rates first, then all states.
    pub fn euler(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let (body, pairs) = self.rates(block, span)?;
        self.run_rates(&body, &pairs)?;
        for p in &pairs.all {
            let (x, rate, dt) = (self.read(p.state, span)?, self.read(p.rate, span)?, self.dt());
            let change = self.mul(dt, rate);
            let next = self.add(x, change);
            self.write(p.state, next);
        }
        Ok(())
    }

    /// One step of backward Euler by Newton's method.
    pub fn implicit(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let (body, pairs) = self.rates(block, span)?;
        let start = pairs.all.iter().map(|p| self.read(p.state, span)).collect::<Lowered<Vec<_>>>()?;
        let changed: BTreeSet<Place> =
            self.changed_by(&block.body).chain(pairs.all.iter().map(|p| p.state)).collect();
        self.newton(changed, span, |l| {
            let now = pairs.all.iter().map(|p| l.read(p.state, span)).collect::<Lowered<Vec<_>>>()?;
            let rates = l.run_rates(&body, &pairs)?;
            let after = l.env.clone();
            let (matrix, rhs) = l.newton_system(&body, &pairs, &start, &now, &rates, span)?;
            l.env = after;
            let change = l.solve_linear(matrix, rhs, pairs.all.len() <= 8, span)?;
            Ok(pairs.all.iter().map(|p| p.state).zip(now).zip(change).map(|((p, x), d)| (p, x, d)).collect())
        })
    }

    /// Repeats `pass`, which gives places, their values and the changes to be made, until the changes are small.
    pub fn newton(
        &mut self,
        changed: BTreeSet<Place>,
        span: Span,
        pass: impl FnOnce(&mut Self) -> Lowered<Vec<(Place, Value, Value)>>,
    ) -> Lowered<()> {
        let (passes, error) = (self.local(), self.local());
        let (zero, large) = (self.constant(0.0), self.constant(1.0));
        self.write(passes, zero);
        self.write(error, large);
        let mut carried: Vec<Place> = changed.into_iter().filter(|p| !self.is_array_element(*p)).collect();
        carried.extend([passes, error]);
        self.repeat(
            carried,
            span,
            |l| {
                let (n, e) = (l.read(passes, span)?, l.read(error, span)?);
                let (most, small) = (l.constant(MAX_PASSES), l.constant(CONVERGED));
                let more = l.op(Op::Compare(CompareOp::Lt, n, most));
                let far = l.op(Op::Compare(CompareOp::Gt, e, small));
                Ok(l.binary(BinaryOp::And, more, far))
            },
            |l| {
                let mut sum = l.constant(0.0);
                for (place, x, change) in pass(l)? {
                    let next = l.add(x, change);
                    l.write(place, next);
                    let (size, change) =
                        (l.op(Op::Unary(UnaryOp::Abs, next)), l.op(Op::Unary(UnaryOp::Abs, change)));
                    let tiny = l.constant(1e-9);
                    let size = l.add(size, tiny);
                    let relative = l.div(change, size);
                    sum = l.add(sum, relative);
                }
                l.write(error, sum);
                let (n, one) = (l.read(passes, span)?, l.constant(1.0));
                let n = l.add(n, one);
                l.write(passes, n);
                Ok(())
            },
        )
    }

    /// `(1 - dt df/dx) change = -(x - start - dt f)`, slopes by differences.
    fn newton_system(
        &mut self,
        body: &[Stmt],
        pairs: &Pairs,
        start: &[Value],
        now: &[Value],
        rates: &[Value],
        span: Span,
    ) -> Lowered<(Matrix, Vec<Value>)> {
        let n = pairs.all.len();
        let dt = self.dt();
        let mut rhs = Vec::with_capacity(n);
        for i in 0..n {
            let step = self.mul(dt, rates[i]);
            let moved = self.sub(now[i], start[i]);
            rhs.push(self.sub(step, moved));
        }
        let mut matrix: Matrix = vec![vec![None; n]; n];
        let before = self.env.clone();
        for j in 0..n {
            self.env = before.clone();
            let (size, probe, floor) =
                (self.op(Op::Unary(UnaryOp::Abs, now[j])), self.constant(PROBE), self.constant(1e-10));
            let size = self.mul(size, probe);
            let wanted = self.add(size, floor);
            let moved = self.add(now[j], wanted);
            // What was really added, rounding included.
            let h = self.sub(moved, now[j]);
            self.write(pairs.all[j].state, moved);
            let there = self.run_rates(body, pairs)?;
            for i in 0..n {
                let difference = self.sub(there[i], rates[i]);
                let slope = self.div(difference, h);
                let scaled = self.mul(dt, slope);
                let one = self.constant(if i == j { 1.0 } else { 0.0 });
                matrix[i][j] = Some(self.sub(one, scaled));
            }
            self.check_size(span)?;
        }
        self.env = before;
        Ok((matrix, rhs))
    }

    /// The block with rates as assignments to variables of their own, and these variables.
    fn rates(&mut self, block: &'a Block, span: Span) -> Lowered<(Vec<Stmt>, Pairs)> {
        let mut names: Vec<String> = Vec::new();
        visit(&block.body, &mut |s| match &s.kind {
            StmtKind::Assign(t, _) if t.primes == 1 && !names.contains(&t.name.text) => {
                names.push(t.name.text.clone())
            }
            _ => {}
        });
        let mut pairs = Pairs { bindings: Vec::new(), all: Vec::new() };
        for name in names {
            let (state, len, is_array) = match self.outer_var(&name, span)? {
                Var::Place(place) => (place, 1, false),
                Var::Array(first, len) => (first, len, true),
                _ => return self.unit.error(span, format!("`{name}` is not a STATE")),
            };
            if is_array && len > 16 {
                return self
                    .unit
                    .unsupported(span, "METHOD derivimplicit for an array of more than 16 states");
            }
            let rate = self.locals(len);
            pairs.all.extend((0..len).map(|i| Pair { state: offset(state, i), rate: offset(rate, i) }));
            pairs
                .bindings
                .push((rate_name(&name), if is_array { Var::Array(rate, len) } else { Var::Place(rate) }));
        }
        Ok((rename_rates(&block.body), pairs))
    }

    fn run_rates(&mut self, body: &[Stmt], pairs: &Pairs) -> Lowered<Vec<Value>> {
        let outer = std::mem::replace(&mut self.scopes, vec![pairs.bindings.iter().cloned().collect()]);
        let done = self.statements(body);
        self.scopes = outer;
        done?;
        pairs.all.iter().map(|p| self.read(p.rate, Span::default())).collect()
    }

    /// Outer variables that a block may change.
    pub fn changed_by(&self, body: &[Stmt]) -> impl Iterator<Item = Place> {
        let names = assigned_names(self.unit.file, body);
        let places: Vec<Place> = names
            .iter()
            .filter_map(|n| match self.outer(n) {
                Some(Var::Place(place)) => Some(place),
                _ => None,
            })
            .collect();
        places.into_iter()
    }

    /// What a name means outside all blocks.
    pub fn outer_var(&self, name: &str, span: Span) -> Lowered<Var> {
        match self.outer(name) {
            Some(var) => Ok(var),
            None => self.lookup(name, span),
        }
    }

    /// LINEAR: the equations are taken apart symbolically.
    pub fn linear(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let mut equations = Vec::new();
        visit(&block.body, &mut |s| {
            if let StmtKind::Equation(a, b) = &s.kind {
                equations.push((a, b, s.span));
            }
        });
        let states: Vec<String> = self.unit.symbols.states.iter().map(|s| s.0.clone()).collect();
        let used: Vec<&String> = states
            .iter()
            .filter(|s| {
                equations.iter().any(|(a, b, _)| [a, b].iter().any(|e| crate::passes::linear::mentions(e, s)))
            })
            .collect();
        if used.len() != equations.len() {
            return self.unit.error(span, format!("{} equations for {} states", equations.len(), used.len()));
        }
        self.scopes.push(Default::default());
        let plain: Vec<Stmt> =
            block.body.iter().filter(|s| !matches!(s.kind, StmtKind::Equation(..))).cloned().collect();
        // LOCALs of the block are used by its equations, so they share the scope.
        for s in &plain {
            self.one(s)?;
        }
        let (mut matrix, mut rhs): (Matrix, Vec<Value>) = (Vec::new(), Vec::new());
        for (a, b, place) in equations {
            let mut rest = Expr::binary(Binary::Sub, a.clone(), b.clone());
            let mut row = Vec::new();
            for state in &used {
                let Some(part) = split(&rest, state) else {
                    return self.unit.error(place, format!("this equation is not linear in `{state}`"));
                };
                row.push(part.slope.map(|e| self.expr(&e)).transpose()?);
                rest = part.constant.unwrap_or(Expr::number(0.0, place));
            }
            let constant = self.expr(&rest)?;
            rhs.push(self.neg(constant));
            matrix.push(row);
        }
        self.scopes.pop();
        let values = self.solve_linear(matrix, rhs, true, span)?;
        for (state, value) in used.into_iter().zip(values) {
            if let Var::Place(place) = self.outer_var(state, span)? {
                self.write(place, value);
            }
        }
        Ok(())
    }
}

/// Places of rates, and how the block's text finds them.
struct Pairs {
    bindings: Vec<(String, Var)>,
    all: Vec<Pair>,
}

/// A name that no file can contain.
fn rate_name(state: &str) -> String {
    format!("{state}'")
}

fn rename_rates(body: &[Stmt]) -> Vec<Stmt> {
    body.iter()
        .map(|s| {
            let kind = match &s.kind {
                StmtKind::Assign(t, e) if t.primes == 1 => {
                    let mut t = t.clone();
                    t.primes = 0;
                    t.name.text = rate_name(&t.name.text);
                    StmtKind::Assign(t, e.clone())
                }
                StmtKind::If(branches, otherwise) => StmtKind::If(
                    branches.iter().map(|(c, b)| (c.clone(), rename_rates(b))).collect(),
                    rename_rates(otherwise),
                ),
                StmtKind::From(n, a, b, c, inner) => {
                    StmtKind::From(n.clone(), a.clone(), b.clone(), c.clone(), rename_rates(inner))
                }
                StmtKind::While(c, inner) => StmtKind::While(c.clone(), rename_rates(inner)),
                StmtKind::Block(inner) => StmtKind::Block(rename_rates(inner)),
                other => other.clone(),
            };
            Stmt { kind, span: s.span }
        })
        .collect()
}
