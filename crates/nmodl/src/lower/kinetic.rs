//! KINETIC: one step of backward Euler with exact slopes, steady states, explicit steps. See [`super::reactions`] for single
//! reactions, [`super::kinetic_flow`] for loops and branches around them.

use super::Lowered;
use super::elimination::elimination_order;
use super::kinetic_flow::contains_reactions;
use super::linear_system::{Matrix, Pivot};
use super::state::{Lowerer, Place, Var};
use crate::ast::{Block, Expr, ExprKind, Name, Reaction, Span, Stmt, StmtKind, Term};
use nrn_kernel::ir::Value;
use std::collections::{BTreeSet, HashMap};

/// What the reactions of a block do: rates of change (times volume) and their slopes.
#[derive(Clone)]
pub struct Fluxes<'a> {
    /// The block.
    pub block: &'a Block,
    /// The states, elements of arrays one by one.
    pub states: Vec<Place>,
    /// Their names, such as `ca[2]`.
    pub names: Vec<String>,
    /// Rates of change times volume; of an implicit step less what has been stored.
    pub rate: Vec<Option<Value>>,
    /// How each rate falls with each state; of an implicit step with `volume/dt` on the diagonal.
    pub slope: Matrix,
    /// Volumes as they are where the block begins, where a COMPARTMENT says them.
    pub volume: Vec<Option<Value>>,
    /// Rows replaced by a CONSERVE: coefficients and what is missing in the sum.
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
                let bad = self.settle(block, &names, &states, span)?;
                let start = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
                let converge = |l: &mut Self| l.converge(block, &names, &states, &start, span);
                self.branch(bad, span, |_| Ok(()), converge)?;
            }
            _ => self.converge(block, &names, &states, &start, span)?,
        }
        if self.reads_states(&block.body) {
            self.fluxes(block, &names, &states, None)?;
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
        let f = self.fluxes(block, names, states, None)?;
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

    /// Runs the block and collects what its reactions do; `step` has the states before and now of an implicit step.
    ///
    /// As in NEURON, volumes are those of the moment before the block's first statement.
    fn fluxes(
        &mut self,
        block: &'a Block,
        names: &[String],
        states: &[Place],
        step: Option<(&[Value], &[Value])>,
    ) -> Lowered<Fluxes<'a>> {
        let n = states.len();
        let mut f = Fluxes {
            block,
            states: states.to_vec(),
            names: names.to_vec(),
            rate: vec![None; n],
            slope: vec![vec![None; n]; n],
            volume: Vec::with_capacity(n),
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
        let done = self.kinetic_body(&mut f, flux_places, step);
        self.scopes = outer;
        done.map(|()| f)
    }

    fn kinetic_body(
        &mut self,
        f: &mut Fluxes<'a>,
        flux: (Place, Place),
        step: Option<(&[Value], &[Value])>,
    ) -> Lowered<()> {
        for i in 0..f.names.len() {
            let volume = self.volume_of(f, i)?;
            f.volume.push(volume);
        }
        if let Some((start, now)) = step {
            self.stored(f, start, now);
        }
        let block = f.block;
        block.body.iter().try_for_each(|s| self.kinetic_statement(s, f, flux))
    }

    /// What an implicit step begins with: `-volume (now - start)/dt` in the rates, `volume/dt` on the diagonal.
    fn stored(&mut self, f: &mut Fluxes<'a>, start: &[Value], now: &[Value]) {
        let (one, dt) = (self.constant(1.0), self.dt());
        let frequency = self.div(one, dt);
        for (i, (start, now)) in start.iter().zip(now).enumerate() {
            let volume = f.volume[i];
            f.slope[i][i] = Some(volume.map_or(frequency, |volume| self.mul(frequency, volume)));
            if start != now {
                let moved = self.sub(*now, *start);
                let speed = self.mul(frequency, moved);
                let stored = volume.map_or(speed, |volume| self.mul(speed, volume));
                f.rate[i] = Some(self.neg(stored));
            }
        }
    }

    /// The volume of a state, as its COMPARTMENT says it here.
    pub fn volume_of(&mut self, f: &Fluxes<'a>, i: usize) -> Lowered<Option<Value>> {
        let Some((index, volume)) = compartment(f.block, &f.names[i]) else { return Ok(None) };
        if let (Some(index), Some((_, at))) = (index, f.names[i].split_once('[')) {
            let at = self.constant(at.trim_end_matches(']').parse().unwrap_or(0.0));
            let place = self.local();
            self.write(place, at);
            self.bind(&index.text, Var::Place(place));
        }
        self.expr(volume).map(Some)
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
        let now = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        let f = self.fluxes(block, names, states, Some((start, &now)))?;
        let now = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        let change = self.kinetic_change(f, span)?;
        Ok(states.iter().copied().zip(now).zip(change).map(|((p, x), d)| (p, x, d)).collect())
    }

    /// `slope change = rate`, with CONSERVE rows, in the order in which NEURON eliminates.
    fn kinetic_change(&mut self, f: Fluxes<'a>, span: Span) -> Lowered<Vec<Value>> {
        let (mut rows, mut rhs) = (f.slope, f.rate);
        for (i, row, missing) in f.conserved {
            rows[i] = row;
            rhs[i] = Some(missing);
        }
        let order = elimination_order(&rows);
        let zero = self.constant(0.0);
        let a = order.iter().map(|i| order.iter().map(|j| rows[*i][*j]).collect()).collect();
        let b = order.iter().map(|i| rhs[*i].unwrap_or(zero)).collect();
        let solved = self.solve_linear(a, b, Pivot::None, span)?;
        let mut change = solved.clone();
        for (value, i) in solved.into_iter().zip(order) {
            change[i] = value;
        }
        Ok(change)
    }

    /// One statement of the block.
    pub fn kinetic_statement(&mut self, s: &Stmt, f: &mut Fluxes<'a>, flux: (Place, Place)) -> Lowered<()> {
        match &s.kind {
            StmtKind::Reaction(r) => self.reaction(r, f, flux, s.span),
            StmtKind::Conserve(sum, total) => self.conserve(sum, total, f, s.span),
            StmtKind::Compartment(..) | StmtKind::Diffusion(..) => Ok(()),
            StmtKind::If(branches, otherwise) if contains_reactions(std::slice::from_ref(s)) => {
                self.kinetic_branch(branches, otherwise, f, flux, s.span)
            }
            _ => self.kinetic_loop(s, f, flux),
        }
    }

    /// States that occur in reactions of the block, elements of arrays one by one, in NEURON's order of equations: those that a
    /// CONSERVE replaces, then by [`crate::passes::symbols::Symbols::in_order_of_equations`].
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
        for name in self.unit.symbols.in_order_of_equations() {
            if !used.contains(name) {
                continue;
            }
            match self.outer_var(name, span)? {
                Var::Place(place) => {
                    names.push(name.to_string());
                    places.push(place);
                }
                Var::Array(first, len) => {
                    names.extend((0..len).map(|i| format!("{name}[{i}]")));
                    places.extend((0..len).map(|i| super::arrays::offset(first, i)));
                }
                _ => return self.unit.error(span, format!("`{name}` is not a STATE")),
            }
        }
        let conserved: Vec<usize> = conserved_rows(&block.body, &names).into_iter().map(|r| r.1).collect();
        let others = (0..names.len()).filter(|i| !conserved.contains(i));
        let order: Vec<usize> = conserved.iter().copied().chain(others).collect();
        Ok(order.into_iter().map(|i| (names[i].clone(), places[i])).unzip())
    }
}

/// The COMPARTMENT of a state: name of the index, volume.
fn compartment<'a>(block: &'a Block, state: &str) -> Option<(Option<&'a Name>, &'a Expr)> {
    let name = state.split('[').next().unwrap_or(state);
    let mut found = None;
    crate::passes::calls::visit(&block.body, &mut |s| match &s.kind {
        StmtKind::Compartment(index, volume, names)
            if index.is_some() == state.contains('[') && names.iter().any(|n| n.text == name) =>
        {
            found = Some((index.as_ref(), volume));
        }
        _ => {}
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
