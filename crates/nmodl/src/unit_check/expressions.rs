//! The units of expressions.

use super::scope::units_behind;
use super::{Checker, Quantity};
use crate::ast::{Binary, Expr, ExprKind, Span};

impl Checker<'_> {
    /// The units of an expression; warns about what does not fit inside it.
    pub fn units(&mut self, e: &Expr) -> Quantity {
        let units = self.inner_units(e);
        if self.is_off(e.span) { Quantity::ANY } else { units }
    }

    fn inner_units(&mut self, e: &Expr) -> Quantity {
        match &e.kind {
            ExprKind::Number(x) => self.number(*x, e.span),
            ExprKind::Text(_) => Quantity::ANY,
            ExprKind::Variable(name) | ExprKind::Earlier(name, _) => self.scope.variable(name),
            ExprKind::Rate(name, primes, index) => {
                if let Some(index) = index {
                    self.units(index);
                }
                let ms = self.scope.read("ms");
                (0..*primes).fold(self.scope.variable(name), |units, _| units.over(ms))
            }
            ExprKind::Element(name, index) => {
                self.units(index);
                self.scope.variable(name)
            }
            ExprKind::Call(name, args) => self.call(name, args, e.span),
            ExprKind::Negate(a) => self.units(a),
            ExprKind::Not(a) => {
                self.units(a);
                Quantity::PLAIN
            }
            ExprKind::Binary(op, a, b) => self.binary(*op, a, b, e.span),
        }
    }

    /// `5`, `5 (mV)`, or the conversion factor `(5)`.
    fn number(&mut self, x: f64, span: Span) -> Quantity {
        let text = &self.source.text;
        let written = text.get(span.start..span.end).unwrap_or("");
        // The place of a number in parentheses may begin with them, and end behind white space.
        let (wrapped, written) = written.strip_prefix('(').map_or((false, written), |inner| (true, inner));
        let behind = written.trim_start_matches(is_digit).trim_start();
        if behind.starts_with('(') {
            return self.scope.read(units_behind(behind, 0));
        }
        let before = text.get(..span.start).unwrap_or("").trim_end();
        let after = text.get(span.end..).unwrap_or("").trim_start();
        if wrapped || before.ends_with('(') && after.starts_with(')') && !is_call(before) {
            return Quantity::conversion(x);
        }
        Quantity::Number
    }

    fn call(&mut self, name: &str, args: &[Expr], span: Span) -> Quantity {
        let Some(signature) = self.scope.function(name) else {
            for arg in args {
                let units = self.units(arg);
                self.plain(arg.span, units);
            }
            return Quantity::PLAIN;
        };
        if signature.args.len() != args.len() && !name.starts_with("net_") {
            self.warn(span, format!("`{name}` takes {} arguments", signature.args.len()));
        }
        for (arg, wanted) in args.iter().zip(&signature.args) {
            let units = self.units(arg);
            self.compare(arg.span, *wanted, units);
        }
        signature.result
    }

    fn binary(&mut self, op: Binary, a: &Expr, b: &Expr, span: Span) -> Quantity {
        let (left, right) = (self.units(a), self.units(b));
        match op {
            Binary::Add | Binary::Sub => self.compare(span, left, right),
            Binary::Mul => left.times(right),
            Binary::Div => left.over(right),
            Binary::Or | Binary::And | Binary::Rem => Quantity::PLAIN,
            Binary::Pow => self.power(left, a, b, right),
            _ => {
                self.compare(span, left, right);
                Quantity::PLAIN
            }
        }
    }

    /// A whole number is written here, without parentheses.
    fn is_whole(&self, span: Span) -> bool {
        let text = self.source.text.get(span.start..span.end).unwrap_or("");
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        digits.len() < text.len() && !digits.starts_with(is_digit)
    }

    /// Anything to a whole number that is written out; plain numbers to plain numbers otherwise.
    fn power(&mut self, base: Quantity, a: &Expr, b: &Expr, exponent: Quantity) -> Quantity {
        self.plain(b.span, exponent);
        if let ExprKind::Number(n) = b.kind
            && self.is_whole(b.span)
        {
            return base.power(n as i32);
        }
        self.plain(a.span, base);
        Quantity::PLAIN
    }
}

/// Part of a number as it is written.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-')
}

/// True when the parenthesis a text ends with belongs to a call or a condition.
fn is_call(before: &str) -> bool {
    before.trim_end_matches('(').trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '_')
}
