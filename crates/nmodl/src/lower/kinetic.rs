//! KINETIC: one step of backward Euler with exact slopes, steady states, explicit steps. See [`super::reactions`] for single reactions.

use super::Lowered;
use super::linear_system::{Matrix, Pivot};
use super::state::{Lowerer, Place, Var};
use crate::ast::{Block, ExprKind, Reaction, Span, Stmt, StmtKind, Term};
use nrn_kernel::ir::Value;
use std::collections::{BTreeSet, HashMap};

/// What the reactions of a block do: rates of change (times volume) and their slopes.
pub struct Fluxes {
    /// The states, elements of arrays one by one.
    pub states: Vec<Place>,
    /// Their names, such as `ca[2]`.
    pub names: Vec<String>,
    /// Rates of change times volume.
    pub rate: Vec<Option<Value>>,
    /// How each rate changes with each state.
    pub slope: Matrix,
    /// Volumes, where a COMPARTMENT says them.
    pub volume: Vec<Option<Value>>,
    /// Rows replaced by a CONSERVE: coefficients and the excess of the sum.
    pub conserved: Vec<(usize, Vec<Option<Value>>, Value)>,
    /// Which row each CONSERVE replaces.
    pub rows: Vec<(Span, usize)>,
}

/// What is asked of a KINETIC block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One step.
    Step,
    /// The steady state.
    SteadyState,
}

impl<'a> Lowerer<'a> {
    /// One implicit step of a KINETIC block, or its steady state; afterwards the block's own variables belong to the new states.
    pub fn kinetic(&mut self, block: &'a Block, wanted: Wanted, span: Span) -> Lowered<()> {
        let (names, states) = self.kinetic_states(block, span)?;
        let linear = is_linear(&block.body, &self.unit.symbols.states);
        let start = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        match (wanted, linear) {
            (Wanted::Step, true) => {
                for (place, x, change) in self.kinetic_pass(block, &names, &states, &start, span)? {
                    let next = self.add(x, change);
                    self.write(place, next);
                }
            }
            (Wanted::SteadyState, false) => {
                self.settle(block, &names, &states, span)?;
                let start = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
                self.converge(block, &names, &states, &start, span)?;
            }
            _ => self.converge(block, &names, &states, &start, span)?,
        }
        if self.reads_states(&block.body) {
            self.fluxes(block, &names, &states)?;
        }
        self.second_half(&states, span, |l| {
            let dt = l.dt();
            let mut rates = Vec::with_capacity(states.len());
            for (place, start) in states.iter().zip(start) {
                let now = l.read(*place, span)?;
                let change = l.sub(now, start);
                rates.push(l.div(change, dt));
            }
            Ok(rates)
        })
    }

    /// One explicit step.
    pub fn kinetic_explicit(&mut self, block: &'a Block, runge: bool, span: Span) -> Lowered<()> {
        let (names, states) = self.kinetic_states(block, span)?;
        if runge {
            return self.runge_step(&states, span, |l| l.kinetic_rates(block, &names, &states));
        }
        let rates = self.kinetic_rates(block, &names, &states)?;
        self.euler_step(&states, &rates, span)?;
        self.second_half(&states, span, |_| Ok(rates))
    }

    /// Rates of change of the states.
    fn kinetic_rates(&mut self, block: &'a Block, names: &[String], states: &[Place]) -> Lowered<Vec<Value>> {
        let f = self.fluxes(block, names, states)?;
        let rate = |l: &mut Self, (rate, volume): (&Option<Value>, &Option<Value>)| match (*rate, *volume) {
            (Some(rate), Some(volume)) => l.div(rate, volume),
            (Some(rate), None) => rate,
            _ => l.constant(0.0),
        };
        Ok(f.rate.iter().zip(&f.volume).map(|pair| rate(self, pair)).collect())
    }

    /// True when something in the block apart from the reactions depends on states or fluxes.
    fn reads_states(&self, body: &[Stmt]) -> bool {
        let states = &self.unit.symbols.states;
        let matters = |name: &str| name == "f_flux" || name == "b_flux" || states.iter().any(|s| s.0 == name);
        let mut found = false;
        let (mut todo, mut seen) = (vec![body], BTreeSet::new());
        while let Some(body) = todo.pop() {
            crate::passes::calls::visit(body, &mut |s| {
                let reaction = matches!(
                    s.kind,
                    StmtKind::Reaction(_) | StmtKind::Conserve(..) | StmtKind::Compartment(..)
                );
                for e in crate::passes::calls::expressions(s) {
                    e.visit(&mut |e| match &e.kind {
                        ExprKind::Variable(n) | ExprKind::Element(n, _) => found |= !reaction && matters(n),
                        ExprKind::Call(n, _) => {
                            if let Some(callee) = self.unit.file.block(n).filter(|_| seen.insert(n.clone())) {
                                todo.push(&callee.body);
                            }
                        }
                        _ => {}
                    });
                }
                if let StmtKind::Call(n, _) = &s.kind
                    && let Some(callee) =
                        self.unit.file.block(&n.text).filter(|_| seen.insert(n.text.clone()))
                {
                    todo.push(&callee.body);
                }
            });
        }
        found
    }

    /// Runs the block and collects what its reactions do.
    fn fluxes(&mut self, block: &'a Block, names: &[String], states: &[Place]) -> Lowered<Fluxes> {
        let n = states.len();
        let mut f = Fluxes {
            states: states.to_vec(),
            names: names.to_vec(),
            rate: vec![None; n],
            slope: vec![vec![None; n]; n],
            volume: vec![None; n],
            conserved: Vec::new(),
            rows: conserved_rows(&block.body, names),
        };
        let outer = std::mem::replace(&mut self.scopes, vec![HashMap::new()]);
        let flux_places = (self.local(), self.local());
        let zero = self.constant(0.0);
        self.write(flux_places.0, zero);
        self.write(flux_places.1, zero);
        self.bind("f_flux", Var::Place(flux_places.0));
        self.bind("b_flux", Var::Place(flux_places.1));
        let done = block.body.iter().try_for_each(|s| self.kinetic_statement(s, &mut f, flux_places));
        self.scopes = outer;
        done.map(|()| f)
    }

    /// Computes the change that one pass of Newton's method makes.
    pub fn kinetic_pass(
        &mut self,
        block: &'a Block,
        names: &[String],
        states: &[Place],
        start: &[Value],
        span: Span,
    ) -> Lowered<Vec<(Place, Value, Value)>> {
        let f = self.fluxes(block, names, states)?;
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
        let solved = self.solve_linear(a, b, Pivot::None, span)?;
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
            StmtKind::Diffusion(..) => Ok(()),
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

/// Each CONSERVE replaces the equation of the last of its states that no later CONSERVE has taken.
fn conserved_rows(body: &[Stmt], names: &[String]) -> Vec<(Span, usize)> {
    let mut all = Vec::new();
    crate::passes::calls::visit(body, &mut |s| {
        if let StmtKind::Conserve(sum, _) = &s.kind {
            all.push((s.span, sum));
        }
    });
    let mut taken: Vec<(Span, usize)> = Vec::new();
    for (span, sum) in all.into_iter().rev() {
        let mut scalars = Vec::new();
        sum.visit(&mut |e| {
            if let ExprKind::Variable(name) = &e.kind {
                scalars.extend(names.iter().position(|n| n == name));
            }
        });
        if let Some(row) = scalars.into_iter().rev().find(|i| taken.iter().all(|t| t.1 != *i)) {
            taken.push((span, row));
        }
    }
    taken
}

/// True when every flow has one reactant: one pass is then exact, with rates as they are at its start.
fn is_linear(body: &[Stmt], states: &[(String, f64)]) -> bool {
    let is_state = |t: &Term| states.iter().any(|s| s.0 == t.name.text);
    let single =
        |terms: &[Term]| !terms.iter().any(is_state) || terms.iter().map(|t| t.count).sum::<i64>() <= 1;
    let mut linear = true;
    crate::passes::calls::visit(body, &mut |s| match &s.kind {
        StmtKind::Reaction(Reaction::BothWays(a, b, ..)) => linear &= single(a) && single(b),
        StmtKind::Reaction(Reaction::OneWay(a, ..)) => linear &= single(a),
        _ => {}
    });
    linear
}
