//! Finds `a` and `b` of `x' = a + b x`, symbolically, as the cnexp method needs them.
//!
//! A product of two factors with `x` in both has no such form. What NEURON makes of it is kept here all the same: the slope is
//! the derivative at the present `x`, and nothing is constant.

use crate::ast::{Binary, Expr, ExprKind};

/// `constant + slope * x`; `None` stands for 0.
pub struct Linear {
    /// What does not depend on `x`.
    pub constant: Option<Expr>,
    /// The factor of `x`.
    pub slope: Option<Expr>,
    /// False when `x` is multiplied with itself: `slope` is then a derivative, and `constant` says nothing.
    pub is_exact: bool,
}

/// Takes `e` apart. `None` when it is not linear in `x`, or when nobody can tell (a call with `x` in an argument).
pub fn split(e: &Expr, x: &str) -> Option<Linear> {
    split_or_slope(e, x).filter(|parts| parts.is_exact)
}

/// The same; where `x` is multiplied with itself, the slope is found all the same.
pub fn split_or_slope(e: &Expr, x: &str) -> Option<Linear> {
    if !mentions(e, x) {
        return Some(Linear { constant: Some(e.clone()), slope: None, is_exact: true });
    }
    let span = e.span;
    match &e.kind {
        ExprKind::Variable(_) => {
            Some(Linear { constant: None, slope: Some(Expr::number(1.0, span)), is_exact: true })
        }
        ExprKind::Negate(a) => {
            let a = split_or_slope(a, x)?;
            Some(Linear { constant: a.constant.map(negate), slope: a.slope.map(negate), ..a })
        }
        ExprKind::Binary(op, a, b) => {
            let (l, r) = (split_or_slope(a, x)?, split_or_slope(b, x)?);
            match op {
                Binary::Add | Binary::Sub => Some(Linear {
                    constant: sum(*op, l.constant, r.constant),
                    slope: sum(*op, l.slope, r.slope),
                    is_exact: l.is_exact && r.is_exact,
                }),
                Binary::Mul => match (&l.slope, &r.slope) {
                    (None, _) => Some(scale(r, |y| times((**a).clone(), y))),
                    (_, None) => Some(scale(l, |y| times(y, (**b).clone()))),
                    _ => Some(product(l, r, a, b)),
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
    Linear { constant: l.constant.map(&f), slope: l.slope.map(&f), ..l }
}

/// `a b` where both depend on `x`: the slope by the product rule.
fn product(l: Linear, r: Linear, a: &Expr, b: &Expr) -> Linear {
    let first = l.slope.map(|slope| times(slope, b.clone()));
    let second = r.slope.map(|slope| times(a.clone(), slope));
    Linear { constant: None, slope: sum(Binary::Add, first, second), is_exact: false }
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
