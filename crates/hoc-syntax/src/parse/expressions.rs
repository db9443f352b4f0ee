//! Pairs of the grammar to expressions.

use super::build::{Built, Fault, MAX_PREFIXES, Rule, behind_keyword, name, next, span};
use crate::ast::*;
use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};
use std::rc::Rc;

/// More operands than this in one expression are refused, so that trees stay shallow enough to walk.
const MAX_OPERANDS: usize = 2000;

thread_local! {
    static PRATT: PrattParser<Rule> = PrattParser::new()
        .op(Op::infix(Rule::or, Assoc::Left))
        .op(Op::infix(Rule::and, Assoc::Left))
        .op(Op::infix(Rule::gt, Assoc::Left)
            | Op::infix(Rule::ge, Assoc::Left)
            | Op::infix(Rule::lt, Assoc::Left)
            | Op::infix(Rule::le, Assoc::Left)
            | Op::infix(Rule::eq, Assoc::Left)
            | Op::infix(Rule::ne, Assoc::Left))
        .op(Op::infix(Rule::add, Assoc::Left) | Op::infix(Rule::sub, Assoc::Left))
        .op(Op::infix(Rule::mul, Assoc::Left) | Op::infix(Rule::div, Assoc::Left) | Op::infix(Rule::rem, Assoc::Left))
        .op(Op::prefix(Rule::neg) | Op::prefix(Rule::not))
        .op(Op::infix(Rule::pow, Assoc::Right));
}

/// An expression or `new Class(...)`.
pub(super) fn value(pair: Pair<'_, Rule>) -> Built<Expression> {
    if pair.as_rule() != Rule::new_object {
        return expression(pair);
    }
    let at = span(&pair);
    let mut inner = behind_keyword(pair)?;
    let class = name(&next(&mut inner)?);
    Ok(Expression { span: at, kind: ExpressionKind::New(class, arguments(next(&mut inner)?)?) })
}

pub(super) fn expression(pair: Pair<'_, Rule>) -> Built<Expression> {
    let end = pair.as_span().end();
    let mut inner = pair.into_inner();
    if inner.len() > 2 * MAX_OPERANDS {
        return Err(Fault(end, "expression too long"));
    }
    if inner.len() == 1 {
        return chain(next(&mut inner)?);
    }
    PRATT.with(|pratt| {
        pratt
            .map_primary(chain)
            .map_prefix(|operator, operand| {
                let operand = operand?;
                let at = Span { start: span(&operator).start, end: operand.span.end };
                let operand = Box::new(operand);
                let kind = if operator.as_rule() == Rule::neg {
                    ExpressionKind::Negate(operand)
                } else {
                    ExpressionKind::Not(operand)
                };
                Ok(Expression { span: at, kind })
            })
            .map_infix(|left, operator, right| {
                let (left, right) = (left?, right?);
                let at = Span { start: left.span.start, end: right.span.end };
                let operator = binary(operator.as_rule());
                Ok(Expression {
                    span: at,
                    kind: ExpressionKind::Binary(operator, Box::new(left), Box::new(right)),
                })
            })
            .parse(inner)
    })
}

fn binary(rule: Rule) -> BinaryOperator {
    use BinaryOperator as B;
    match rule {
        Rule::add => B::Add,
        Rule::sub => B::Subtract,
        Rule::mul => B::Multiply,
        Rule::div => B::Divide,
        Rule::rem => B::Remainder,
        Rule::pow => B::Power,
        Rule::eq => B::Equal,
        Rule::ne => B::NotEqual,
        Rule::lt => B::Less,
        Rule::le => B::LessEqual,
        Rule::gt => B::Greater,
        Rule::ge => B::GreaterEqual,
        Rule::and => B::And,
        _ => B::Or,
    }
}

/// A primary with what follows it.
pub(super) fn chain(pair: Pair<'_, Rule>) -> Built<Expression> {
    let start = span(&pair).start;
    let mut inner = pair.into_inner();
    let mut made = primary(next(&mut inner)?)?;
    let mut links = 0;
    for part in inner {
        let at = Span { start, end: span(&part).end };
        links += 1;
        if links > MAX_PREFIXES {
            return Err(Fault(at.end as usize, "nested too deeply"));
        }
        let kind = match part.as_rule() {
            Rule::index => {
                let index = expression(next(&mut part.into_inner())?)?;
                match made.kind {
                    ExpressionKind::Index(base, mut indices) => {
                        indices.push(index);
                        ExpressionKind::Index(base, indices)
                    }
                    _ => ExpressionKind::Index(Box::new(made), vec![index]),
                }
            }
            Rule::call => ExpressionKind::Call(Box::new(made), arguments(part)?),
            Rule::member => ExpressionKind::Member(Box::new(made), name(&next(&mut part.into_inner())?)),
            _ => assignment(made, part)?,
        };
        made = Expression { span: at, kind };
    }
    Ok(made)
}

pub(super) fn assignment(target: Expression, pair: Pair<'_, Rule>) -> Built<ExpressionKind> {
    use ExpressionKind as E;
    let assignable =
        matches!(target.kind, E::Name(_) | E::Argument(..) | E::Index(..) | E::Member(..) | E::Call(..));
    let mut inner = pair.into_inner();
    let operator = next(&mut inner)?;
    if !assignable {
        return Err(Fault(operator.as_span().end(), "syntax error"));
    }
    let operator = match operator.as_str() {
        "+=" => AssignOperator::Add,
        "-=" => AssignOperator::Subtract,
        "*=" => AssignOperator::Multiply,
        "/=" => AssignOperator::Divide,
        _ => AssignOperator::Set,
    };
    let value = value(next(&mut inner)?)?;
    let until = inner.next().map(|until| expression(next(&mut until.into_inner())?)).transpose()?;
    Ok(ExpressionKind::Assign(Box::new(Assignment { target, operator, value, until })))
}

/// What stands between the parentheses of a call.
fn arguments(pair: Pair<'_, Rule>) -> Built<Vec<Expression>> {
    let mut list: Vec<Expression> = Vec::new();
    for part in pair.into_inner() {
        let at = span(&part);
        let made = match part.as_rule() {
            Rule::pointer => {
                let place = expression(next(&mut part.into_inner())?)?;
                Expression { span: at, kind: ExpressionKind::Pointer(Box::new(place)) }
            }
            Rule::until => {
                let end = expression(next(&mut part.into_inner())?)?;
                let start = list.pop().ok_or(Fault(at.end as usize, "syntax error"))?;
                let whole = Span { start: start.span.start, end: at.end };
                Expression { span: whole, kind: ExpressionKind::Range(Box::new(start), Box::new(end)) }
            }
            _ => value(part)?,
        };
        list.push(made);
    }
    Ok(list)
}

fn primary(pair: Pair<'_, Rule>) -> Built<Expression> {
    let at = span(&pair);
    let text = pair.as_str();
    let kind = match pair.as_rule() {
        Rule::name => ExpressionKind::Name(text.into()),
        Rule::number => ExpressionKind::Number(number(text)),
        Rule::string => ExpressionKind::String(unescape(text)),
        Rule::argument => argument(text, at)?,
        Rule::read => ExpressionKind::Read(Box::new(expression(next(&mut behind_keyword(pair)?)?)?)),
        _ => ExpressionKind::Parenthesis(Box::new(expression(next(&mut pair.into_inner())?)?)),
    };
    Ok(Expression { span: at, kind })
}

/// A number; an exponent without digits (`1e`) counts for nothing.
fn number(text: &str) -> f64 {
    let digits = text.trim_end_matches(['+', '-']).trim_end_matches(['e', 'E']);
    digits.parse().unwrap_or(0.0)
}

fn argument(text: &str, at: Span) -> Built<ExpressionKind> {
    let rest = text.trim_start_matches('$');
    let (kind, rest) = match rest.bytes().next() {
        Some(b'o') => (ArgumentKind::Object, rest.get(1..)),
        Some(b's') => (ArgumentKind::String, rest.get(1..)),
        Some(b'&') => (ArgumentKind::Reference, rest.get(1..)),
        _ => (ArgumentKind::Number, Some(rest)),
    };
    let rest = rest.unwrap_or_default();
    if rest == "i" {
        return Ok(ExpressionKind::Argument(kind, None));
    }
    match rest.parse() {
        Ok(n) if n > 0 && n < 10_000 => Ok(ExpressionKind::Argument(kind, Some(n))),
        _ => Err(Fault(at.end as usize, "strange $...")),
    }
}

/// The text between the quotes, with `\n`, `\t`, `\b`, `\f`, `\r` replaced and any other backslash dropped.
fn unescape(quoted: &str) -> Rc<str> {
    let inner = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
    if !inner.contains('\\') {
        return inner.into();
    }
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        let c = if c == '\\' { chars.next().map(escape) } else { Some(c) };
        text.extend(c);
    }
    text.into()
}

fn escape(c: char) -> char {
    match c {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => c,
    }
}
