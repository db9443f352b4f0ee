//! Reactions of KINETIC blocks: what they do to the rates of states, and how these change with the states.

use super::Lowered;
use super::kinetic::Fluxes;
use super::state::{Lowerer, Place};
use crate::ast::{Binary, Expr, ExprKind, Reaction, Span, Term};
use crate::passes::linear::{Linear, mentions, split};
use nrn_kernel::ir::Value;

/// A rate of a reaction: `plus + factor * concentrations`.
#[derive(Clone, Copy)]
struct Rate {
    plus: Option<Value>,
    factor: Value,
}

/// A term on one side of a reaction.
struct Reactant {
    /// Which state it is; `None` for another variable.
    state: Option<usize>,
    value: Value,
    count: i64,
}

impl<'a> Lowerer<'a> {
    /// Adds what a reaction does.
    pub fn reaction(
        &mut self,
        r: &Reaction,
        f: &mut Fluxes<'a>,
        (forward, backward): (Place, Place),
        span: Span,
    ) -> Lowered<()> {
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
                let zero = self.constant(0.0);
                self.write(forward, zero);
                self.write(backward, flux);
                return Ok(());
            }
        };
        let forth = match r {
            Reaction::OneWay(..) => Rate { plus: None, factor: self.expr(rate)? },
            _ => self.rate(rate)?,
        };
        let right = self.terms(f, right)?;
        let left = self.terms(f, left)?;
        let ahead = self.flux(forth, &left);
        self.write(forward, ahead);
        let back = back.map(|back| self.rate(back)).transpose()?;
        let behind = match back {
            Some(back) => self.flux(back, &right),
            None => self.constant(0.0),
        };
        self.write(backward, behind);
        let net = if back.is_some() { self.sub(ahead, behind) } else { ahead };
        for (state, weight) in weights(&left, &right) {
            self.add_to(&mut f.rate[state], net, weight);
        }
        self.slopes(forth, &left, &right, f);
        if let Some(back) = back {
            self.slopes(back, &right, &left, f);
        }
        Ok(())
    }

    /// The terms of one side, the last one first: this is how NEURON multiplies them.
    fn terms(&mut self, f: &Fluxes<'a>, terms: &[Term]) -> Lowered<Vec<Reactant>> {
        let mut all = Vec::with_capacity(terms.len());
        for term in terms.iter().rev() {
            let state = self.state_index(f, term)?;
            let value = match state {
                Some(i) => self.read(f.states[i], term.name.span)?,
                None => self.term_value(term)?,
            };
            all.push(Reactant { state, value, count: term.count });
        }
        Ok(all)
    }

    /// `rate * product(from)`.
    fn flux(&mut self, rate: Rate, from: &[Reactant]) -> Value {
        let factors = from.iter().flat_map(|r| (0..r.count).map(|_| r.value));
        self.rate_times(rate, factors)
    }

    /// How the flow from one side to the other grows with each state it comes from: for every state the derivative of the product.
    fn slopes(&mut self, rate: Rate, from: &[Reactant], to: &[Reactant], f: &mut Fluxes<'a>) {
        for (at, reactant) in from.iter().enumerate() {
            let Some(column) = reactant.state else { continue };
            let count = (reactant.count > 1).then(|| self.constant(reactant.count as f64));
            let others = from.iter().enumerate().flat_map(|(other, r)| {
                let count = if other == at { r.count - 1 } else { r.count };
                (0..count).map(|_| r.value)
            });
            let factors: Vec<Value> = count.into_iter().chain(others).collect();
            let slope = self.rate_times(rate, factors.into_iter());
            for (state, weight) in weights(from, to) {
                self.add_to(&mut f.slope[state][column], slope, -weight);
            }
        }
    }

    /// A rate as NEURON multiplies it: of a sum without parentheses only the last term is a factor of the concentrations.
    fn rate(&mut self, e: &Expr) -> Lowered<Rate> {
        match &e.kind {
            ExprKind::Binary(op @ (Binary::Add | Binary::Sub), a, b) if e.span.start == a.span.start => {
                let plus = Some(self.expr(a)?);
                let factor = self.expr(b)?;
                let factor = if *op == Binary::Sub { self.neg(factor) } else { factor };
                Ok(Rate { plus, factor })
            }
            _ => Ok(Rate { plus: None, factor: self.expr(e)? }),
        }
    }

    fn rate_times(&mut self, rate: Rate, factors: impl Iterator<Item = Value>) -> Value {
        let product = factors.fold(rate.factor, |product, x| self.mul(product, x));
        match rate.plus {
            Some(plus) => self.add(plus, product),
            None => product,
        }
    }

    fn add_to(&mut self, sum: &mut Option<Value>, x: Value, weight: f64) {
        let x = match weight.abs() {
            1.0 => x,
            w => {
                let w = self.constant(w);
                self.mul(w, x)
            }
        };
        *sum = Some(match (*sum, weight < 0.0) {
            (Some(y), false) => self.add(y, x),
            (Some(y), true) => self.sub(y, x),
            (None, false) => x,
            (None, true) => self.neg(x),
        });
    }

    /// Adds the equation of a CONSERVE; the terms of the sum are subtracted from the total one by one, the last one first.
    pub fn conserve(&mut self, sum: &Expr, total: &Expr, f: &mut Fluxes<'a>, span: Span) -> Lowered<()> {
        let sum = self.flat(sum)?;
        let (mut row, mut last) = (vec![None; f.names.len()], None);
        let mut missing = self.expr(total)?;
        for part in summands(&sum).into_iter().rev() {
            let in_part = (0..f.names.len()).filter(|i| mentions(part, &f.names[*i])).collect::<Vec<_>>();
            let [i] = in_part[..] else {
                let [] = in_part[..] else { return self.unit.unsupported(span, "this form of CONSERVE") };
                let constant = self.expr(part)?;
                missing = self.sub(missing, constant);
                continue;
            };
            let Some(Linear { slope: Some(slope), constant: None, .. }) = split(part, &f.names[i]) else {
                return self.unit.unsupported(span, "this form of CONSERVE");
            };
            let volume = self.volume_of(f, i)?;
            let mut weight = self.expr(&slope)?;
            let x = self.read(f.states[i], span)?;
            let mut amount = self.mul(weight, x);
            if let Some(volume) = volume {
                weight = self.mul(weight, volume);
                amount = self.mul(amount, volume);
            }
            missing = self.sub(missing, amount);
            row[i] = Some(row[i].map_or(weight, |other| self.add(other, weight)));
            last = last.max(Some(i));
        }
        let Some(last) = last else { return self.unit.unsupported(span, "this form of CONSERVE") };
        let at = f.rows.iter().find(|r| r.0 == span).map_or(last, |r| r.1);
        f.conserved.push((at, row, missing));
        Ok(())
    }

    /// Which state a term is; `None` for other variables.
    fn state_index(&mut self, f: &Fluxes<'a>, term: &Term) -> Lowered<Option<usize>> {
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
}

/// States that a flow changes, and by what part of it each.
fn weights(from: &[Reactant], to: &[Reactant]) -> impl Iterator<Item = (usize, f64)> {
    let side = |terms: &[Reactant], sign: f64| {
        terms.iter().filter_map(|r| Some((r.state?, sign * r.count as f64))).collect::<Vec<_>>()
    };
    side(from, -1.0).into_iter().chain(side(to, 1.0))
}

/// The parts of a sum, from left to right.
fn summands(e: &Expr) -> Vec<&Expr> {
    match &e.kind {
        ExprKind::Binary(Binary::Add, a, b) => {
            let mut all = summands(a);
            all.extend(summands(b));
            all
        }
        _ => vec![e],
    }
}
