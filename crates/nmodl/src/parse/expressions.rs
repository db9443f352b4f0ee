//! Expressions: pest's flat lists, ordered by a Pratt parser.

use super::{Node, Parsed, Rule, name, nth, span};
use crate::ast::{Binary, Expr, ExprKind, Span};
use crate::source::Source;
use pest::pratt_parser::{Assoc, Op, PrattParser};
use std::sync::LazyLock;

/// As in NEURON, whose expressions become C: `==` and `!=` bind more loosely than the other comparisons, minus more loosely than
/// `^`, which is right-associative.
static PRATT: LazyLock<PrattParser<Rule>> = LazyLock::new(|| {
    let left = |rule| Op::infix(rule, Assoc::Left);
    PrattParser::new()
        .op(left(Rule::or))
        .op(left(Rule::and))
        .op(left(Rule::eq) | left(Rule::ne))
        .op(left(Rule::lt) | left(Rule::le) | left(Rule::gt) | left(Rule::ge))
        .op(left(Rule::add) | left(Rule::sub))
        .op(left(Rule::mul) | left(Rule::div) | left(Rule::rem))
        .op(Op::prefix(Rule::negate) | Op::prefix(Rule::not))
        .op(Op::infix(Rule::pow, Assoc::Right))
});

/// Operators in one expression, not counting those in inner brackets.
const MAX_OPERATORS: usize = 400;

pub(super) fn expr(source: &Source, node: Node<'_>) -> Parsed<Expr> {
    if node.clone().into_inner().count() > 2 * MAX_OPERATORS {
        return Err(source
            .error(span(&node), "this expression is too long")
            .hint("split it with LOCAL variables"));
    }
    PRATT
        .map_primary(|n| primary(source, n))
        .map_prefix(|op, e| {
            let e = e?;
            let span = Span { start: span(&op).start, end: e.span.end };
            let e = Box::new(e);
            let kind = if op.as_rule() == Rule::not { ExprKind::Not(e) } else { ExprKind::Negate(e) };
            Ok(Expr { kind, span })
        })
        .map_infix(|a, op, b| Ok(Expr::binary(binary(op.as_rule()), a?, b?)))
        .parse(node.into_inner())
}

fn binary(rule: Rule) -> Binary {
    match rule {
        Rule::or => Binary::Or,
        Rule::and => Binary::And,
        Rule::le => Binary::Le,
        Rule::ge => Binary::Ge,
        Rule::eq => Binary::Eq,
        Rule::ne => Binary::Ne,
        Rule::lt => Binary::Lt,
        Rule::gt => Binary::Gt,
        Rule::sub => Binary::Sub,
        Rule::mul => Binary::Mul,
        Rule::div => Binary::Div,
        Rule::rem => Binary::Rem,
        Rule::pow => Binary::Pow,
        _ => Binary::Add,
    }
}

fn primary(source: &Source, node: Node<'_>) -> Parsed<Expr> {
    let place = span(&node);
    let kind = match node.as_rule() {
        Rule::quantity => ExprKind::Number(number(source, &nth(source, &node, 0)?)?),
        Rule::reference => reference(source, node)?,
        _ => {
            let mut inner = expr(source, nth(source, &node, 0)?)?;
            // The caret of an error should cover the parentheses too.
            inner.span = place;
            return Ok(inner);
        }
    };
    Ok(Expr { kind, span: place })
}

/// Steps that `x@n` looks back at most.
const MAX_EARLIER: i64 = 1000;

fn reference(source: &Source, node: Node<'_>) -> Parsed<ExprKind> {
    let mut parts = node.clone().into_inner();
    let name = parts.next().map(name).map(|n| n.text).unwrap_or_default();
    let Some(next) = parts.next() else { return Ok(ExprKind::Variable(name)) };
    match next.as_rule() {
        Rule::call_args => Ok(ExprKind::Call(name, arguments(source, next)?)),
        Rule::earlier => {
            let steps = super::whole(source, &nth(source, &next, 0)?)?;
            Ok(ExprKind::Earlier(name, steps.clamp(0, MAX_EARLIER) as u32))
        }
        Rule::index => Ok(ExprKind::Element(name, Box::new(expr(source, nth(source, &next, 0)?)?))),
        _ => {
            let index = parts.next().map(|n| expr(source, nth(source, &n, 0)?)).transpose()?;
            Ok(ExprKind::Rate(name, next.as_str().len(), index.map(Box::new)))
        }
    }
}

pub(super) fn arguments(source: &Source, node: Node<'_>) -> Parsed<Vec<Expr>> {
    let argument = |n: Node<'_>| match n.as_rule() {
        Rule::string => Ok(Expr { span: span(&n), kind: ExprKind::Text(text(n.as_str())) }),
        _ => expr(source, n),
    };
    node.into_inner().map(argument).collect()
}

pub(super) fn number(source: &Source, node: &Node<'_>) -> Parsed<f64> {
    node.as_str().trim().parse().map_err(|_| source.error(span(node), "this is not a number"))
}

/// What stands between the quotes.
fn text(quoted: &str) -> String {
    let inner = quoted.strip_prefix('"').unwrap_or(quoted);
    inner.strip_suffix('"').unwrap_or(inner).to_string()
}
