//! KINETIC: reactions as fluxes, one step of backward Euler with exact slopes.

use super::Lowered;
use super::linear_system::Matrix;
use super::state::{Lowerer, Place, Var};
use crate::ast::{Block, Expr, ExprKind, Reaction, Span, Stmt, StmtKind, Term};
use crate::passes::linear::{mentions, split};
use nrn_kernel::ir::Value;
use std::collections::{BTreeSet, HashMap};

/// What the reactions of a block do: rates of change (times volume) and their slopes.
struct Fluxes {
    states: Vec<Place>,
    names: Vec<String>,
    rate: Vec<Option<Value>>,
    slope: Matrix,
    volume: Vec<Option<Value>>,
    /// Rows replaced by a CONSERVE: coefficients and the excess of the sum.
    conserved: Vec<(usize, Vec<Option<Value>>, Value)>,
}

impl<'a> Lowerer<'a> {
    /// One step of a KINETIC block.
    pub fn kinetic(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let (names, states) = self.kinetic_states(block, span)?;
        let start = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        if is_linear(&block.body, &self.unit.symbols.states) {
            for (place, x, change) in self.kinetic_pass(block, &names, &states, &start, span)? {
                let next = self.add(x, change);
                self.write(place, next);
            }
            return Ok(());
        }
        let changed: BTreeSet<Place> = self.changed_by(&block.body).chain(states.iter().copied()).collect();
        self.newton(changed, span, |l| l.kinetic_pass(block, &names, &states, &start, span))
    }

    /// Computes the change that one pass of Newton's method makes.
    fn kinetic_pass(
        &mut self,
        block: &'a Block,
        names: &[String],
        states: &[Place],
        start: &[Value],
        span: Span,
    ) -> Lowered<Vec<(Place, Value, Value)>> {
        let n = states.len();
        let mut f = Fluxes {
            states: states.to_vec(),
            names: names.to_vec(),
            rate: vec![None; n],
            slope: vec![vec![None; n]; n],
            volume: vec![None; n],
            conserved: Vec::new(),
        };
        let outer = std::mem::replace(&mut self.scopes, vec![HashMap::new()]);
        let flux_places = (self.local(), self.local());
        self.bind("f_flux", Var::Place(flux_places.0));
        self.bind("b_flux", Var::Place(flux_places.1));
        let done = block.body.iter().try_for_each(|s| self.kinetic_statement(s, &mut f, flux_places));
        self.scopes = outer;
        done?;
        let now = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        let change = self.kinetic_change(&f, start, &now, span)?;
        Ok(states.iter().copied().zip(now).zip(change).map(|((p, x), d)| (p, x, d)).collect())
    }

    /// `(volume/dt - slope) change = rate - volume (x - start)/dt`, with CONSERVE rows last.
    fn kinetic_change(
        &mut self,
        f: &Fluxes,
        start: &[Value],
        now: &[Value],
        span: Span,
    ) -> Lowered<Vec<Value>> {
        let n = now.len();
        let dt = self.dt();
        let one = self.constant(1.0);
        let (mut rows, mut rhs): (Matrix, Vec<Value>) = (Vec::new(), Vec::new());
        for i in 0..n {
            if let Some((_, row, excess)) = f.conserved.iter().find(|c| c.0 == i) {
                rows.push(row.clone());
                rhs.push(self.neg(*excess));
                continue;
            }
            let weight = self.div(f.volume[i].unwrap_or(one), dt);
            let mut row = Vec::new();
            for j in 0..n {
                let slope = f.slope[i][j].map(|s| self.neg(s));
                row.push(match (i == j, slope) {
                    (true, Some(s)) => Some(self.add(weight, s)),
                    (true, None) => Some(weight),
                    (false, s) => s,
                });
            }
            rows.push(row);
            let moved = self.sub(now[i], start[i]);
            let stored = self.mul(weight, moved);
            rhs.push(match f.rate[i] {
                Some(rate) => self.sub(rate, stored),
                None => self.neg(stored),
            });
        }
        let is_conserved = |i: &usize| f.conserved.iter().any(|c| c.0 == *i);
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by_key(is_conserved);
        let a = order.iter().map(|i| order.iter().map(|j| rows[*i][*j]).collect()).collect();
        let b = order.iter().map(|i| rhs[*i]).collect();
        let solved = self.solve_linear(a, b, false, span)?;
        let mut change = solved.clone();
        for (value, i) in solved.into_iter().zip(order) {
            change[i] = value;
        }
        Ok(change)
    }

    fn kinetic_statement(&mut self, s: &Stmt, f: &mut Fluxes, flux: (Place, Place)) -> Lowered<()> {
        match &s.kind {
            StmtKind::Reaction(r) => self.reaction(r, f, flux, s.span),
            StmtKind::Compartment(None, volume, names) => {
                let volume = self.expr(volume)?;
                for name in names {
                    if let Some(i) = f.names.iter().position(|n| *n == name.text) {
                        f.volume[i] = Some(volume);
                    }
                }
                Ok(())
            }
            StmtKind::Compartment(Some(index), volume, names) => {
                for i in 0..f.names.len() {
                    let Some((name, at)) = f.names[i].split_once('[') else { continue };
                    if names.iter().any(|n| n.text == name) {
                        let at = self.constant(at.trim_end_matches(']').parse().unwrap_or(0.0));
                        let place = self.local();
                        self.write(place, at);
                        self.bind(&index.text, Var::Place(place));
                        f.volume[i] = Some(self.expr(volume)?);
                    }
                }
                Ok(())
            }
            StmtKind::Conserve(sum, total) => self.conserve(sum, total, f, s.span),
            _ => self.kinetic_loop(s, f, flux),
        }
    }

    /// FROM loops around reactions are written out; everything else is an ordinary statement.
    fn kinetic_loop(&mut self, s: &Stmt, f: &mut Fluxes, flux: (Place, Place)) -> Lowered<()> {
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

    fn reaction(
        &mut self,
        r: &Reaction,
        f: &mut Fluxes,
        (forward, backward): (Place, Place),
        span: Span,
    ) -> Lowered<()> {
        let none = Vec::new();
        let (left, right, rate, back) = match r {
            Reaction::BothWays(left, right, a, b) => (left, right, a, Some(b)),
            Reaction::OneWay(left, right, a) => (left, right, a, None),
            Reaction::Inflow(left, flux) => {
                let flux = self.expr(flux)?;
                let [term] = left.as_slice() else {
                    return self.unit.error(span, "`<<` needs one state on its left");
                };
                if let Some(i) = self.state_index(f, term)? {
                    self.add_to(&mut f.rate[i], flux, term.count as f64);
                }
                return Ok(());
            }
        };
        let right_side = if matches!(r, Reaction::OneWay(..)) && right.is_empty() { &none } else { right };
        let rate = self.expr(rate)?;
        let ahead = self.flow(rate, left, left, right_side, f)?;
        self.write(forward, ahead);
        let zero = self.constant(0.0);
        let behind = match back {
            Some(back) => {
                let back = self.expr(back)?;
                self.flow(back, right_side, right_side, left, f)?
            }
            None => zero,
        };
        self.write(backward, behind);
        Ok(())
    }

    /// Adds the flow `rate * product(from)` that turns `from` into `to`; gives its size.
    fn flow(
        &mut self,
        rate: Value,
        reactants: &[Term],
        from: &[Term],
        to: &[Term],
        f: &mut Fluxes,
    ) -> Lowered<Value> {
        let indices = reactants.iter().map(|t| self.state_index(f, t)).collect::<Lowered<Vec<_>>>()?;
        let mut factors = Vec::new();
        for (term, ix) in reactants.iter().zip(&indices) {
            let x = match ix {
                Some(i) => self.read(f.states[*i], term.name.span)?,
                None => self.term_value(term)?,
            };
            factors.extend((0..term.count).map(|_| (*ix, x)));
        }
        let mut size = rate;
        for (_, x) in &factors {
            size = self.mul(size, *x);
        }
        // One slope per factor: the product of all the others.
        for (at, (ix, _)) in factors.iter().enumerate() {
            let Some(j) = ix else { continue };
            let mut slope = rate;
            for (other, (_, x)) in factors.iter().enumerate() {
                if other != at {
                    slope = self.mul(slope, *x);
                }
            }
            self.spread(f, from, to, |l, f, i, weight| l.add_to(&mut f.slope[i][*j], slope, weight))?;
        }
        self.spread(f, from, to, |l, f, i, weight| l.add_to(&mut f.rate[i], size, weight))?;
        Ok(size)
    }

    /// Calls `add` for every state that a flow takes from or gives to.
    fn spread(
        &mut self,
        f: &mut Fluxes,
        from: &[Term],
        to: &[Term],
        mut add: impl FnMut(&mut Self, &mut Fluxes, usize, f64),
    ) -> Lowered<()> {
        for (terms, sign) in [(from, -1.0), (to, 1.0)] {
            for term in terms {
                if let Some(i) = self.state_index(f, term)? {
                    add(self, f, i, sign * term.count as f64);
                }
            }
        }
        Ok(())
    }

    fn add_to(&mut self, sum: &mut Option<Value>, x: Value, weight: f64) {
        let x = match weight {
            1.0 => x,
            -1.0 => self.neg(x),
            w => {
                let w = self.constant(w);
                self.mul(w, x)
            }
        };
        *sum = Some(match *sum {
            Some(y) => self.add(y, x),
            None => x,
        });
    }

    fn conserve(&mut self, sum: &Expr, total: &Expr, f: &mut Fluxes, span: Span) -> Lowered<()> {
        let mut rest = sum.clone();
        let (mut row, mut last) = (vec![None; f.names.len()], None);
        for (i, name) in f.names.iter().enumerate() {
            let Some(part) = split(&rest, name) else {
                return self.unit.unsupported(span, "this form of CONSERVE");
            };
            if let Some(slope) = part.slope {
                let weight = self.expr(&slope)?;
                row[i] = Some(match f.volume[i] {
                    Some(volume) => self.mul(volume, weight),
                    None => weight,
                });
                last = Some(i);
            }
            rest = part.constant.unwrap_or(Expr::number(0.0, span));
        }
        let Some(last) = last else { return self.unit.unsupported(span, "this form of CONSERVE") };
        let (constant, total) = (self.expr(&rest)?, self.expr(total)?);
        let mut excess = self.sub(constant, total);
        for (weight, state) in row.iter().zip(&f.states) {
            if let Some(weight) = *weight {
                let x = self.read(*state, span)?;
                let part = self.mul(weight, x);
                excess = self.add(excess, part);
            }
        }
        // The last state whose row is still free.
        let free = (0..=last).rev().find(|i| row[*i].is_some() && f.conserved.iter().all(|c| c.0 != *i));
        f.conserved.push((free.unwrap_or(last), row, excess));
        Ok(())
    }

    /// Which state a term is; `None` for other variables.
    fn state_index(&mut self, f: &Fluxes, term: &Term) -> Lowered<Option<usize>> {
        let name = match &term.index {
            None => term.name.text.clone(),
            Some(index) => {
                let value = self.expr(index)?;
                match self.known(value) {
                    Some(i) => format!("{}[{}]", term.name.text, i.trunc()),
                    None => {
                        return self
                            .unit
                            .unsupported(term.name.span, "an index that is not a number in a reaction");
                    }
                }
            }
        };
        Ok(f.names.iter().position(|n| *n == name))
    }

    fn term_value(&mut self, term: &Term) -> Lowered<Value> {
        let kind = match &term.index {
            None => ExprKind::Variable(term.name.text.clone()),
            Some(index) => ExprKind::Element(term.name.text.clone(), index.clone()),
        };
        self.expr(&Expr { kind, span: term.name.span })
    }

    /// States that occur in reactions of the block, elements of arrays one by one.
    fn kinetic_states(&mut self, block: &'a Block, span: Span) -> Lowered<(Vec<String>, Vec<Place>)> {
        let mut used = BTreeSet::new();
        crate::passes::calls::visit(&block.body, &mut |s| {
            if let StmtKind::Reaction(r) = &s.kind {
                let sides: [&[Term]; 2] = match r {
                    Reaction::BothWays(a, b, ..) | Reaction::OneWay(a, b, _) => [a, b],
                    Reaction::Inflow(a, _) => [a, &[]],
                };
                used.extend(sides.into_iter().flatten().map(|t| t.name.text.clone()));
            }
        });
        let (mut names, mut places) = (Vec::new(), Vec::new());
        for (name, _) in &self.unit.symbols.states {
            if !used.contains(name) {
                continue;
            }
            match self.outer_var(name, span)? {
                Var::Place(place) => {
                    names.push(name.clone());
                    places.push(place);
                }
                Var::Array(first, len) => {
                    names.extend((0..len).map(|i| format!("{name}[{i}]")));
                    places.extend((0..len).map(|i| super::arrays::offset(first, i)));
                }
                _ => return self.unit.error(span, format!("`{name}` is not a STATE")),
            }
        }
        Ok((names, places))
    }
}

fn contains_reactions(body: &[Stmt]) -> bool {
    let mut found = false;
    crate::passes::calls::visit(body, &mut |s| {
        found |= matches!(s.kind, StmtKind::Reaction(_) | StmtKind::Conserve(..) | StmtKind::Compartment(..));
    });
    found
}

/// True when every flow has one reactant and no rate mentions a state: one solution is then exact.
fn is_linear(body: &[Stmt], states: &[(String, f64)]) -> bool {
    let single = |terms: &[Term]| terms.iter().map(|t| t.count).sum::<i64>() <= 1;
    let plain = |e: &Expr| states.iter().all(|(s, _)| !mentions(e, s));
    let mut linear = true;
    crate::passes::calls::visit(body, &mut |s| match &s.kind {
        StmtKind::Reaction(Reaction::BothWays(a, b, x, y)) => {
            linear &= single(a) && single(b) && plain(x) && plain(y)
        }
        StmtKind::Reaction(Reaction::OneWay(a, _, x)) => linear &= single(a) && plain(x),
        StmtKind::Reaction(Reaction::Inflow(_, x)) => linear &= plain(x),
        StmtKind::If(..) | StmtKind::While(..) => linear = false,
        StmtKind::Assign(_, e) => linear &= plain(e),
        StmtKind::Call(_, args) => linear &= args.iter().all(plain),
        _ => {}
    });
    linear
}
