//! DERIVATIVE blocks as plain statements: one step of the method asked for.

use crate::ast::{Binary, Expr, ExprKind, Stmt, StmtKind, Target};
use crate::passes::linear::{negate, split_or_slope};

/// Why a block cannot be solved by the method.
#[derive(Debug)]
pub enum Unsolvable {
    /// The equation is not linear in its own state.
    NotLinear,
}

/// Replaces `x' = f` in `body` by one step of cnexp: exact for a constant input over the step where `f` is linear in `x`.
/// Where `x` is multiplied with itself, `x` decays with the present slope of `f`, as in NEURON, which is hardly ever right.
/// Fails when `x` stands in a call or a denominator; NEURON then takes derivimplicit for the whole block.
pub fn cnexp(body: &[Stmt]) -> Result<Vec<Stmt>, Unsolvable> {
    map(body, &mut |target, e| {
        let l = split_or_slope(e, &target.name.text).ok_or(Unsolvable::NotLinear)?;
        if target.index.is_some() {
            return Err(Unsolvable::NotLinear);
        }
        let constant = l.constant.filter(|_| l.is_exact);
        Ok(cnexp_step(target, constant, l.slope, e))
    })
}

fn cnexp_step(target: &Target, a: Option<Expr>, b: Option<Expr>, e: &Expr) -> Expr {
    let span = e.span;
    let x = || Expr::variable(&target.name.text, span);
    let dt = || Expr::variable("dt", span);
    let bin = Expr::binary;
    let Some(b) = b else {
        // A constant rate.
        let a = a.unwrap_or(Expr::number(0.0, span));
        return bin(Binary::Add, x(), bin(Binary::Mul, dt(), a));
    };
    let growth = Expr { kind: ExprKind::Call("exp".into(), vec![bin(Binary::Mul, dt(), b.clone())]), span };
    let way = bin(Binary::Sub, Expr::number(1.0, span), growth);
    // The state moves towards -a/b.
    let goal = match a {
        Some(a) => bin(Binary::Sub, bin(Binary::Div, negate(a), b), x()),
        None => negate(x()),
    };
    bin(Binary::Add, x(), bin(Binary::Mul, way, goal))
}

/// The block with every `x' = f` replaced by what `f` makes of it, `if`s and loops kept.
pub fn map<E>(body: &[Stmt], f: &mut impl FnMut(&Target, &Expr) -> Result<Expr, E>) -> Result<Vec<Stmt>, E> {
    let mut all = Vec::with_capacity(body.len());
    for s in body {
        let kind = match &s.kind {
            StmtKind::Assign(target, e) if target.primes == 1 => {
                let value = f(target, e)?;
                StmtKind::Assign(Target { primes: 0, ..target.clone() }, value)
            }
            StmtKind::If(branches, otherwise) => {
                let inner = branches.iter().map(|(c, b)| Ok((c.clone(), map(b, f)?)));
                StmtKind::If(inner.collect::<Result<_, E>>()?, map(otherwise, f)?)
            }
            StmtKind::From(n, a, b, c, inner) => {
                StmtKind::From(n.clone(), a.clone(), b.clone(), c.clone(), map(inner, f)?)
            }
            StmtKind::While(c, inner) => StmtKind::While(c.clone(), map(inner, f)?),
            StmtKind::Block(inner) => StmtKind::Block(map(inner, f)?),
            other => other.clone(),
        };
        all.push(Stmt { kind, span: s.span });
    }
    Ok(all)
}
