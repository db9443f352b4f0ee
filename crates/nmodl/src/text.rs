//! Expressions as text, as their author would write them.

use crate::ast::{Binary, Expr, ExprKind};
use std::fmt;

/// How tightly an operator binds, and how it is written.
fn operator(op: Binary) -> (u8, &'static str) {
    match op {
        Binary::Or => (1, "||"),
        Binary::And => (2, "&&"),
        Binary::Le => (3, "<="),
        Binary::Ge => (3, ">="),
        Binary::Eq => (3, "=="),
        Binary::Ne => (3, "!="),
        Binary::Lt => (3, "<"),
        Binary::Gt => (3, ">"),
        Binary::Add => (4, "+"),
        Binary::Sub => (4, "-"),
        Binary::Mul => (5, "*"),
        Binary::Div => (5, "/"),
        Binary::Rem => (5, "%"),
        Binary::Pow => (7, "^"),
    }
}

/// The sign of a number binds like this.
const SIGN: u8 = 6;
/// What stands alone needs no brackets.
const ALONE: u8 = 8;

fn tightness(e: &Expr) -> u8 {
    match &e.kind {
        ExprKind::Binary(op, ..) => operator(*op).0,
        ExprKind::Negate(_) | ExprKind::Not(_) => SIGN,
        ExprKind::Number(x) if *x < 0.0 => SIGN,
        _ => ALONE,
    }
}

/// `e`, in brackets where it binds less tightly than `wanted`.
struct Within<'a>(&'a Expr, u8);

impl fmt::Display for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if tightness(self.0) < self.1 { write!(f, "({})", self.0) } else { write!(f, "{}", self.0) }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ExprKind::Number(x) => write!(f, "{x}"),
            ExprKind::Text(text) => write!(f, "{text:?}"),
            ExprKind::Variable(name) => f.write_str(name),
            ExprKind::Element(name, index) => write!(f, "{name}[{index}]"),
            ExprKind::Rate(name, primes, None) => write!(f, "{name}{}", "'".repeat(*primes)),
            ExprKind::Rate(name, primes, Some(index)) => write!(f, "{name}{}[{index}]", "'".repeat(*primes)),
            ExprKind::Earlier(name, steps) => write!(f, "{name}@{steps}"),
            ExprKind::Call(name, arguments) => {
                write!(f, "{name}(")?;
                for (i, argument) in arguments.iter().enumerate() {
                    write!(f, "{}{argument}", if i == 0 { "" } else { ", " })?;
                }
                f.write_str(")")
            }
            ExprKind::Negate(e) => write!(f, "-{}", Within(e, SIGN + 1)),
            ExprKind::Not(e) => write!(f, "!{}", Within(e, SIGN + 1)),
            ExprKind::Binary(op, a, b) => {
                let (binds, sign) = operator(*op);
                write!(f, "{} {sign} {}", Within(a, binds), Within(b, binds + 1))
            }
        }
    }
}
