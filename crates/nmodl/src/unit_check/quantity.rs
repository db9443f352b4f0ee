//! What a piece of an expression measures.

use crate::passes::units::Unit;
use std::fmt;

/// A unit, or a number that takes the unit of what it meets, or something nobody can tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// Fits everything: unknown, or computed where the check is off.
    Any,
    /// A number without units.
    Number,
    /// Of a unit.
    Of(Unit),
}

/// How two quantities fit.
pub enum Fit {
    /// They do; this is what both are.
    Same(Quantity),
    /// They measure the same in units that differ by this factor.
    Factor(f64),
    /// They do not.
    Not,
}

/// Factors that differ by less are equal, as for `modlunit`.
const TOLERANCE: f64 = 1e-5;

impl Quantity {
    /// Fits everything.
    pub const ANY: Quantity = Quantity::Any;
    /// A declared variable without units: a plain number.
    pub const PLAIN: Quantity = Quantity::Of(Unit { factor: 1.0, dimensions: [0; 6] });

    /// A number in parentheses, `(1e-3)`: what it multiplies is meant to be measured in units that much larger.
    pub fn conversion(x: f64) -> Quantity {
        if x == 0.0 { Quantity::PLAIN } else { Quantity::Of(Unit { factor: 1.0 / x, dimensions: [0; 6] }) }
    }

    /// Compares two.
    pub fn fit(&self, other: &Quantity) -> Fit {
        match (*self, *other) {
            (Quantity::Any, _) | (_, Quantity::Any) => Fit::Same(Quantity::Any),
            (Quantity::Number, b) => Fit::Same(b),
            (a, Quantity::Number) => Fit::Same(a),
            (Quantity::Of(a), Quantity::Of(b)) if a.dimensions != b.dimensions => Fit::Not,
            (Quantity::Of(a), Quantity::Of(b)) if (b.factor / a.factor - 1.0).abs() > TOLERANCE => {
                Fit::Factor(b.factor / a.factor)
            }
            (a, _) => Fit::Same(a),
        }
    }

    /// The product.
    pub fn times(self, other: Quantity) -> Quantity {
        self.combine(other, |a, b| a * b, i8::saturating_add)
    }
    /// The quotient.
    pub fn over(self, other: Quantity) -> Quantity {
        self.combine(other, |a, b| a / b, i8::saturating_sub)
    }
    /// A whole power.
    pub fn power(self, n: i32) -> Quantity {
        match self {
            Quantity::Of(u) => Quantity::Of(Unit {
                factor: u.factor.powi(n),
                dimensions: u.dimensions.map(|d| d.saturating_mul(n.clamp(-100, 100) as i8)),
            }),
            other => other,
        }
    }

    fn combine(self, other: Quantity, f: fn(f64, f64) -> f64, d: fn(i8, i8) -> i8) -> Quantity {
        let unit = |q: Quantity| match q {
            Quantity::Of(u) => Some(u),
            Quantity::Number => Some(Unit { factor: 1.0, dimensions: [0; 6] }),
            Quantity::Any => None,
        };
        match (self, other) {
            (Quantity::Number, Quantity::Number) => Quantity::Number,
            _ => match (unit(self), unit(other)) {
                (Some(a), Some(b)) => {
                    let mut dimensions = a.dimensions;
                    dimensions.iter_mut().zip(b.dimensions).for_each(|(x, y)| *x = d(*x, y));
                    Quantity::Of(Unit { factor: f(a.factor, b.factor), dimensions })
                }
                _ => Quantity::Any,
            },
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Quantity::Of(unit) = self else { return write!(f, "1") };
        let mut parts = Vec::new();
        if (unit.factor - 1.0).abs() > 1e-12 || unit.dimensions == [0; 6] {
            parts.push(format!("{:.6e}", unit.factor).replace(".000000e0", "").replace(".000000e", "e"));
        }
        for (name, power) in ["m", "kg", "sec", "coul", "K", "other"].iter().zip(unit.dimensions) {
            match power {
                0 => {}
                1 => parts.push((*name).to_string()),
                _ => parts.push(format!("{name}{power}")),
            }
        }
        write!(f, "{}", parts.join(" "))
    }
}
