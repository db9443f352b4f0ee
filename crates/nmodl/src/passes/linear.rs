//! Finds `a` and `b` of `x' = a + b x`, symbolically, as the cnexp method needs them.

use crate::ast::{Binary, Expr, ExprKind};

/// `constant + slope * x`; `None` stands for 0.
pub struct Linear {
    /// What does not depend on `x`.
    pub constant: Option<Expr>,
    /// The factor of `x`.
    pub slope: Option<Expr>,
}

/// Takes `e` apart. `None` when it is not linear in `x`, or when nobody can tell (a call with `x` in an argument).
pub fn split(e: &Expr, x: &str) -> Option<Linear> {
    if !mentions(e, x) {
        return Some(Linear { constant: Some(e.clone()), slope: None });
    }
    let span = e.span;
    match &e.kind {
        ExprKind::Variable(_) => Some(Linear { constant: None, slope: Some(Expr::number(1.0, span)) }),
        ExprKind::Negate(a) => {
            let a = split(a, x)?;
            Some(Linear { constant: a.constant.map(negate), slope: a.slope.map(negate) })
        }
        ExprKind::Binary(op, a, b) => {
            let (l, r) = (split(a, x)?, split(b, x)?);
            match op {
                Binary::Add | Binary::Sub => Some(Linear {
                    constant: sum(*op, l.constant, r.constant),
                    slope: sum(*op, l.slope, r.slope),
                }),
                Binary::Mul => match (&l.slope, &r.slope) {
                    (None, _) => Some(scale(r, |y| times((**a).clone(), y))),
                    (_, None) => Some(scale(l, |y| times(y, (**b).clone()))),
                    _ => None,
                },
                Binary::Div if r.slope.is_none() => {
                    Some(scale(l, |y| Expr::binary(Binary::Div, y, (**b).clone())))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// True when `x` occurs in `e`, as a variable or an array.
pub fn mentions(e: &Expr, x: &str) -> bool {
    let mut found = false;
    e.visit(&mut |e| match &e.kind {
        ExprKind::Variable(n) | ExprKind::Element(n, _) | ExprKind::Rate(n, ..) => found |= n == x,
        _ => {}
    });
    found
}

fn scale(l: Linear, f: impl Fn(Expr) -> Expr) -> Linear {
    Linear { constant: l.constant.map(&f), slope: l.slope.map(&f) }
}

fn times(a: Expr, b: Expr) -> Expr {
    match (&a.kind, &b.kind) {
        (ExprKind::Number(one), _) if *one == 1.0 => b,
        (_, ExprKind::Number(one)) if *one == 1.0 => a,
        _ => Expr::binary(Binary::Mul, a, b),
    }
}

/// `-e`.
pub fn negate(e: Expr) -> Expr {
    let span = e.span;
    match e.kind {
        ExprKind::Number(x) => Expr::number(-x, span),
        ExprKind::Negate(inner) => *inner,
        _ => Expr { kind: ExprKind::Negate(Box::new(e)), span },
    }
}

fn sum(op: Binary, a: Option<Expr>, b: Option<Expr>) -> Option<Expr> {
    match (a, b) {
        (a, None) => a,
        (None, Some(b)) if op == Binary::Sub => Some(negate(b)),
        (None, b) => b,
        (Some(a), Some(b)) => Some(Expr::binary(op, a, b)),
    }
}
