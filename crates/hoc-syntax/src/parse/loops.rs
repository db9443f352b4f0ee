//! Pairs of the grammar to the loops of `for`.

use super::build::{Built, Fault, Rule, body, next, statement};
use super::expressions::expression;
use crate::ast::*;
use pest::iterators::{Pair, Pairs};

pub(super) fn for_statement(mut inner: Pairs<'_, Rule>) -> Built<(StatementKind, Vec<Statement>)> {
    use StatementKind as K;
    let head = next(&mut inner)?;
    if head.as_rule() == Rule::for_plain {
        return for_plain(head);
    }
    let at = head.as_span().end();
    let first = one(head)?;
    let tail = next(&mut inner)?;
    let segments = tail.as_rule() == Rule::for_segments;
    let mut inner = tail.into_inner();
    if segments {
        let Some(Statement { kind: K::Expression(variable), .. }) = first else {
            return Err(Fault(at, "syntax error"));
        };
        let mut pair = next(&mut inner)?;
        let mut skip_ends = None;
        if pair.as_rule() == Rule::expression {
            skip_ends = Some(expression(pair)?);
            pair = next(&mut inner)?;
        }
        let (looped, after) = body(pair)?;
        return Ok((K::ForSegments(variable, skip_ends, looped), after));
    }
    let condition = expression(next(&mut inner)?)?;
    let step = one(next(&mut inner)?)?;
    let (looped, after) = body(next(&mut inner)?)?;
    Ok((K::For(first.map(Box::new), condition, step.map(Box::new), looped), after))
}

/// The statement of a `for_first`, if there is one.
fn one(pair: Pair<'_, Rule>) -> Built<Option<Statement>> {
    let at = pair.as_span().end();
    let Some(unit) = pair.into_inner().next() else { return Ok(None) };
    let mut list = statement(unit)?;
    if list.len() > 1 {
        return Err(Fault(at, "syntax error"));
    }
    Ok(list.pop())
}

/// `for i = a, b body` and `for iterator(...) body`.
fn for_plain(pair: Pair<'_, Rule>) -> Built<(StatementKind, Vec<Statement>)> {
    let mut inner = pair.into_inner();
    let first = next(&mut inner)?;
    let at = first.as_span().end();
    let first = expression(first)?;
    let mut pair = next(&mut inner)?;
    if pair.as_rule() != Rule::for_end {
        let (looped, after) = body(pair)?;
        return match first.kind {
            ExpressionKind::Call(..) | ExpressionKind::Member(..) => {
                Ok((StatementKind::ForIterator(first, looped), after))
            }
            _ => Err(Fault(at, "syntax error")),
        };
    }
    let last = expression(next(&mut pair.into_inner())?)?;
    pair = next(&mut inner)?;
    let (looped, after) = body(pair)?;
    match first.kind {
        ExpressionKind::Assign(made) if made.operator == AssignOperator::Set && made.until.is_none() => {
            Ok((StatementKind::ForRange(made.target, made.value, last, looped), after))
        }
        _ => Err(Fault(at, "syntax error")),
    }
}
