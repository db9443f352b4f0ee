//! Reactions of KINETIC blocks: what they do to the rates of states, and how these change with the states.

use super::Lowered;
use super::kinetic::Fluxes;
use super::state::{Lowerer, Place};
use crate::ast::{Binary, Expr, ExprKind, Reaction, Span, Term};
use crate::passes::linear::split;
use nrn_kernel::ir::Value;

/// A rate of a reaction: `plus + factor * concentrations`.
#[derive(Clone, Copy)]
struct Rate {
    plus: Option<Value>,
    factor: Value,
}

impl<'a> Lowerer<'a> {
    /// Adds what a reaction does.
    pub fn reaction(
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
                let zero = self.constant(0.0);
                self.write(forward, zero);
                self.write(backward, flux);
                return Ok(());
            }
        };
        let right_side = if matches!(r, Reaction::OneWay(..)) && right.is_empty() { &none } else { right };
        let rate = match r {
            Reaction::OneWay(..) => Rate { plus: None, factor: self.expr(rate)? },
            _ => self.rate(rate)?,
        };
        let ahead = self.flow(rate, left, left, right_side, f)?;
        self.write(forward, ahead);
        let zero = self.constant(0.0);
        let behind = match back {
            Some(back) => {
                let back = self.rate(back)?;
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
        rate: Rate,
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
        let size = self.rate_times(rate, factors.iter().map(|f| f.1));
        // One slope per factor: the product of all the others.
        for (at, (ix, _)) in factors.iter().enumerate() {
            let Some(j) = ix else { continue };
            let others = factors.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, f)| f.1);
            let slope = self.rate_times(rate, others);
            self.spread(f, from, to, |l, f, i, weight| l.add_to(&mut f.slope[i][*j], slope, weight))?;
        }
        self.spread(f, from, to, |l, f, i, weight| l.add_to(&mut f.rate[i], size, weight))?;
        Ok(size)
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

    /// Adds the equation of a CONSERVE.
    pub fn conserve(&mut self, sum: &Expr, total: &Expr, f: &mut Fluxes, span: Span) -> Lowered<()> {
        let mut rest = self.flat(sum)?;
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
        let at = f.rows.iter().find(|r| r.0 == span).map_or(last, |r| r.1);
        f.conserved.push((at, row, excess));
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
}
