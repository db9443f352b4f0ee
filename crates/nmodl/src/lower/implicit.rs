//! Methods for DERIVATIVE blocks that need all equations at once: euler, runge and derivimplicit.

use super::Lowered;
use super::arrays::offset;
use super::state::{Lowerer, Place, Var};
use crate::ast::{Block, Span, Stmt, StmtKind, rate_name};
use crate::passes::calls::{assigned_names, visit};
use nrn_kernel::ir::Value;
use std::collections::BTreeSet;

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
        let rates = self.run_rates(&body, &pairs)?;
        let states: Vec<Place> = pairs.all.iter().map(|p| p.state).collect();
        self.euler_step(&states, &rates, span)?;
        self.second_half(&states, span, |_| Ok(rates))
    }

    /// `state + dt rate` for all states.
    pub fn euler_step(&mut self, states: &[Place], rates: &[Value], span: Span) -> Lowered<()> {
        for (place, rate) in states.iter().zip(rates) {
            let (x, dt) = (self.read(*place, span)?, self.dt());
            let change = self.mul(dt, *rate);
            let next = self.add(x, change);
            self.write(*place, next);
        }
        Ok(())
    }

    /// One step of the classical Runge-Kutta method.
    pub fn runge(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let (body, pairs) = self.rates(block, span)?;
        let states: Vec<Place> = pairs.all.iter().map(|p| p.state).collect();
        self.runge_step(&states, span, |l| l.run_rates(&body, &pairs))
    }

    /// The same for anything that computes rates of `states` from their present values. Afterwards rates are computed once more.
    pub fn runge_step(
        &mut self,
        states: &[Place],
        span: Span,
        mut rates: impl FnMut(&mut Self) -> Lowered<Vec<Value>>,
    ) -> Lowered<()> {
        let start = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        let (dt, two, three, six) = (self.dt(), self.constant(2.0), self.constant(3.0), self.constant(6.0));
        let mut sums = start.clone();
        let mut last = Vec::new();
        for stage in 0..4 {
            last = rates(self)?;
            for (i, rate) in last.iter().copied().enumerate() {
                let (step, share) = match stage {
                    0 => {
                        let half = self.div(dt, two);
                        let step = self.mul(half, rate);
                        (step, self.div(step, three))
                    }
                    1 | 2 => {
                        let step = self.mul(dt, rate);
                        let share = self.div(step, three);
                        (if stage == 1 { self.div(step, two) } else { step }, share)
                    }
                    _ => {
                        let sixth = self.div(dt, six);
                        let share = self.mul(sixth, rate);
                        (share, share)
                    }
                };
                sums[i] = self.add(sums[i], share);
                let next = if stage == 3 { sums[i] } else { self.add(start[i], step) };
                self.write(states[i], next);
            }
            self.check_size(span)?;
        }
        rates(self)?;
        self.second_half(states, span, |_| Ok(last))
    }

    /// One step of backward Euler by Newton's method: `rate - (state - start)/dt = 0` for every state.
    pub fn implicit(&mut self, block: &'a Block, span: Span) -> Lowered<()> {
        let (body, pairs) = self.rates(block, span)?;
        let states: Vec<Place> = pairs.all.iter().map(|p| p.state).collect();
        let start = states.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        let changed: BTreeSet<Place> =
            self.changed_by(&block.body).chain(pairs.all.iter().map(|p| p.state)).collect();
        self.newton(&states, changed, span, |l| {
            let rates = l.run_rates(&body, &pairs)?;
            let dt = l.dt();
            let mut residues = Vec::with_capacity(rates.len());
            for ((place, start), rate) in states.iter().zip(&start).zip(rates) {
                let now = l.read(*place, span)?;
                let moved = l.sub(now, *start);
                let speed = l.div(moved, dt);
                residues.push(l.sub(rate, speed));
            }
            Ok(residues)
        })?;
        self.second_half(&states, span, |l| l.run_rates(&body, &pairs))
    }

    /// The block with rates as assignments to variables of their own, and these variables.
    fn rates(&mut self, block: &'a Block, span: Span) -> Lowered<(Vec<Stmt>, Pairs)> {
        let mut equations: Vec<(String, usize)> = Vec::new();
        visit(&block.body, &mut |s| match &s.kind {
            StmtKind::Assign(t, _) if t.primes > 0 && equations.iter().all(|e| e.0 != t.name.text) => {
                equations.push((t.name.text.clone(), t.primes))
            }
            _ => {}
        });
        let mut pairs = Pairs { bindings: Vec::new(), all: Vec::new() };
        for (name, primes) in equations {
            let (state, len, is_array) = self.state_places(&name, span)?;
            // Lower derivatives are states too, whose rates are the next higher ones.
            let mut states = vec![state];
            for n in 1..primes {
                states.push(self.state_places(&rate_name(&name, n), span)?.0);
            }
            let highest = rate_name(&name, primes);
            let rate = match self.outer(&highest) {
                Some(Var::Place(place) | Var::Array(place, _)) => place,
                _ => self.locals(len),
            };
            for (n, state) in states.iter().enumerate() {
                let rate = states.get(n + 1).copied().unwrap_or(rate);
                pairs.all.extend((0..len).map(|i| Pair { state: offset(*state, i), rate: offset(rate, i) }));
            }
            pairs.bindings.push((highest, if is_array { Var::Array(rate, len) } else { Var::Place(rate) }));
        }
        Ok((rename_rates(&block.body), pairs))
    }

    fn state_places(&self, name: &str, span: Span) -> Lowered<(Place, u32, bool)> {
        match self.outer_var(name, span)? {
            Var::Place(place) => Ok((place, 1, false)),
            Var::Array(first, len) => Ok((first, len, true)),
            _ => self.unit.error(span, format!("`{name}` is not a STATE")),
        }
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
}

/// Places of rates, and how the block's text finds them.
struct Pairs {
    bindings: Vec<(String, Var)>,
    all: Vec<Pair>,
}

fn rename_rates(body: &[Stmt]) -> Vec<Stmt> {
    body.iter()
        .map(|s| {
            let kind = match &s.kind {
                StmtKind::Assign(t, e) if t.primes > 0 => {
                    let mut t = t.clone();
                    t.name.text = rate_name(&t.name.text, t.primes);
                    t.primes = 0;
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
