//! Pairs of the grammar to syntax trees.
//!
//! Most functions take the pairs in the order the grammar promises them; should one be missing, [`Fault`] becomes a
//! syntax error instead of a panic.

use crate::ast::*;
use crate::error::{SyntaxError, end_of_token};
use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::{Pair, Pairs};
use pest::pratt_parser::{Assoc, Op, PrattParser};
use std::rc::Rc;

#[derive(pest_derive::Parser)]
#[grammar = "hoc.pest"]
#[allow(missing_docs)]
struct Grammar;

/// More operands than this in one expression are refused, so that trees stay shallow enough to walk.
const MAX_OPERANDS: usize = 2000;
/// Section names before one statement, as in `a b c x = 3`.
const MAX_PREFIXES: usize = 50;

/// Something is wrong after this many bytes.
struct Fault(usize, &'static str);

type Built<T> = Result<T, Fault>;

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

/// Reads one chunk. None for one that says nothing.
pub(super) fn parse(text: &str, first_line: usize) -> Result<Option<Item>, SyntaxError> {
    let mut pairs = Grammar::parse(Rule::chunk, text).map_err(|error| {
        let offset = match error.location {
            InputLocation::Pos(offset) | InputLocation::Span((offset, _)) => offset,
        };
        explain(SyntaxError::at(text, end_of_token(text, offset), first_line, "syntax error"), text, offset)
    })?;
    let chunk = pairs.next().into_iter().flat_map(Pair::into_inner).next();
    chunk
        .filter(|pair| pair.as_rule() != Rule::EOI)
        .map(item)
        .transpose()
        .map_err(|Fault(offset, message)| SyntaxError::at(text, offset, first_line, message))
}

/// Advice for the mistakes people make.
fn explain(error: SyntaxError, text: &str, offset: usize) -> SyntaxError {
    let before = text.get(..offset).unwrap_or_default().trim_end();
    let token = text.get(offset..).unwrap_or_default().trim_start_matches([' ', '\t']);
    let line_before = before.rsplit('\n').next().unwrap_or_default().trim();
    if token.starts_with("else") {
        error.hint("`else` stands on the line of the `}` before it")
    } else if token.starts_with(';') {
        error.hint("HOC separates statements by new lines; a semicolon stands only in `for (a; b; c)`")
    } else if token.starts_with(['\n', '\r'])
        && (line_before.starts_with("proc") || line_before.starts_with("func"))
    {
        error.hint("the `{` stands on the line of `proc name()`")
    } else if token.is_empty() && text.contains('{') {
        error.hint("a `{` is never closed")
    } else {
        error
    }
}

fn span(pair: &Pair<'_, Rule>) -> Span {
    let at = pair.as_span();
    Span {
        start: u32::try_from(at.start()).unwrap_or(u32::MAX),
        end: u32::try_from(at.end()).unwrap_or(u32::MAX),
    }
}

fn name(pair: &Pair<'_, Rule>) -> Name {
    Name { text: pair.as_str().into(), span: span(pair) }
}

fn names(pairs: Pairs<'_, Rule>) -> Vec<Name> {
    pairs.map(|pair| name(&pair)).collect()
}

/// The next pair, which the grammar promises.
fn next<'i>(pairs: &mut Pairs<'i, Rule>) -> Built<Pair<'i, Rule>> {
    pairs.next().ok_or(Fault(0, "syntax error"))
}

/// What stands behind the keyword a rule begins with.
fn behind_keyword<'i>(pair: Pair<'i, Rule>) -> Built<Pairs<'i, Rule>> {
    let mut inner = pair.into_inner();
    next(&mut inner)?;
    Ok(inner)
}

fn item(pair: Pair<'_, Rule>) -> Built<Item> {
    let rule = pair.as_rule();
    Ok(match rule {
        Rule::procedure => Item::Procedure(procedure(pair)?),
        Rule::template_begin => Item::BeginTemplate(name(&next(&mut behind_keyword(pair)?)?)),
        Rule::template_end => Item::EndTemplate(name(&next(&mut behind_keyword(pair)?)?)),
        Rule::public_names => Item::Public(names(behind_keyword(pair)?)),
        Rule::external_names => Item::External(names(behind_keyword(pair)?)),
        Rule::debugger => Item::Debug,
        Rule::help => Item::Help,
        _ => Item::Statements(run(pair)?),
    })
}

fn procedure(pair: Pair<'_, Rule>) -> Built<Procedure> {
    let mut inner = pair.into_inner();
    let kind = match next(&mut inner)?.as_str() {
        "func" => ProcedureKind::Function,
        "obfunc" => ProcedureKind::ObjectFunction,
        "iterator" => ProcedureKind::Iterator,
        _ => ProcedureKind::Procedure,
    };
    let mut made = Procedure {
        kind,
        name: name(&next(&mut inner)?),
        locals: Vec::new(),
        local_objects: Vec::new(),
        body: Vec::new(),
    };
    for part in inner {
        if part.as_rule() == Rule::locals {
            let mut declared = part.into_inner();
            let objects = next(&mut declared)?.as_str() == "localobj";
            let list = if objects { &mut made.local_objects } else { &mut made.locals };
            list.extend(names(declared));
        } else if part.as_rule() == Rule::statements {
            made.body = statements(part)?;
        }
    }
    Ok(made)
}

/// Statements between braces.
fn statements(pair: Pair<'_, Rule>) -> Built<Vec<Statement>> {
    let mut list = Vec::new();
    for part in pair.into_inner().filter(|part| part.as_rule() == Rule::run) {
        list.extend(run(part)?);
    }
    Ok(list)
}

/// Statements that follow each other on a line: a bare chain before another statement may be its section.
fn run(pair: Pair<'_, Rule>) -> Built<Vec<Statement>> {
    let mut list: Vec<Statement> = Vec::new();
    for unit in pair.into_inner() {
        list.extend(statement(unit)?);
    }
    let mut folded: Vec<Statement> = Vec::new();
    let mut prefixes = 0;
    for before in list.into_iter().rev() {
        let next = if may_be_section(&before) { folded.pop() } else { None };
        prefixes = if next.is_some() { prefixes + 1 } else { 0 };
        if prefixes > MAX_PREFIXES {
            return Err(Fault(before.span.end as usize, "nested too deeply"));
        }
        folded.push(match (before.kind, next) {
            (StatementKind::Expression(section), Some(next)) => Statement {
                span: Span { start: before.span.start, end: next.span.end },
                kind: StatementKind::Prefixed(section, Box::new(next)),
            },
            (kind, _) => Statement { span: before.span, kind },
        });
    }
    folded.reverse();
    Ok(folded)
}

/// Could this be the section of a section statement? A plain call `f(x)` is not; `object.section` and `dend[3]` are.
fn may_be_section(statement: &Statement) -> bool {
    match &statement.kind {
        StatementKind::Expression(expression) => match &expression.kind {
            ExpressionKind::Name(_) | ExpressionKind::Member(..) => true,
            ExpressionKind::Argument(kind, _) => *kind == ArgumentKind::Object,
            ExpressionKind::Index(base, _) => {
                matches!(base.kind, ExpressionKind::Name(_) | ExpressionKind::Member(..))
            }
            ExpressionKind::Call(base, _) => matches!(base.kind, ExpressionKind::Member(..)),
            _ => false,
        },
        _ => false,
    }
}

/// The body of a control statement is the first statement of its run; what follows on the line comes after.
fn body(pair: Pair<'_, Rule>) -> Built<(Box<Statement>, Vec<Statement>)> {
    let start = pair.as_span().start();
    let mut list = run(pair)?;
    if list.is_empty() {
        return Err(Fault(start, "syntax error"));
    }
    let rest = list.split_off(1);
    list.pop().map(|first| (Box::new(first), rest)).ok_or(Fault(start, "syntax error"))
}

/// One statement, and those that turned out to follow it on its line.
fn statement(pair: Pair<'_, Rule>) -> Built<Vec<Statement>> {
    use StatementKind as K;
    let at = span(&pair);
    let rule = pair.as_rule();
    let text = pair.as_str();
    let mut rest = Vec::new();
    let kind = if rule == Rule::expression {
        K::Expression(expression(pair)?)
    } else {
        let plain = matches!(rule, Rule::block | Rule::flow | Rule::equations);
        let mut inner = if plain { pair.into_inner() } else { behind_keyword(pair)? };
        match rule {
            Rule::block => K::Block(statements(next(&mut inner)?)?),
            Rule::if_statement => {
                let condition = expression(next(&mut inner)?)?;
                let (then, after) = body(next(&mut inner)?)?;
                let otherwise = match inner.next() {
                    Some(_else) => Some(body(next(&mut inner)?)?),
                    None => None,
                };
                if let (Some(extra), true) = (after.first(), otherwise.is_some()) {
                    return Err(Fault(extra.span.end as usize, "syntax error"));
                }
                rest.extend(after);
                let otherwise = otherwise.map(|(otherwise, after)| {
                    rest.extend(after);
                    otherwise
                });
                K::If(condition, then, otherwise)
            }
            Rule::while_statement => {
                let condition = expression(next(&mut inner)?)?;
                let (looped, after) = body(next(&mut inner)?)?;
                rest.extend(after);
                K::While(condition, looped)
            }
            Rule::for_statement => {
                let (made, after) = for_statement(inner)?;
                rest.extend(after);
                made
            }
            Rule::forall => {
                let (looped, after) = body(next(&mut inner)?)?;
                rest.extend(after);
                K::ForAll(looped)
            }
            Rule::forsec | Rule::ifsec => {
                let list = expression(next(&mut inner)?)?;
                let (looped, after) = body(next(&mut inner)?)?;
                rest.extend(after);
                if rule == Rule::forsec { K::ForSections(list, looped) } else { K::IfSection(list, looped) }
            }
            Rule::print => K::Print(inner.map(expression).collect::<Built<_>>()?),
            Rule::strings => K::Strings(names(inner)),
            Rule::objects => K::Objects(inner.map(declared).collect::<Built<_>>()?),
            Rule::doubles => K::Doubles(inner.map(declared).collect::<Built<_>>()?),
            Rule::create => K::Create(inner.map(declared).collect::<Built<_>>()?),
            Rule::connect => K::Connect(expression(next(&mut inner)?)?, expression(next(&mut inner)?)?),
            Rule::setpointer => K::SetPointer(expression(next(&mut inner)?)?, expression(next(&mut inner)?)?),
            Rule::access => K::Access(expression(next(&mut inner)?)?),
            Rule::insert => K::Insert(name(&next(&mut inner)?)),
            Rule::uninsert => K::Uninsert(name(&next(&mut inner)?)),
            Rule::delete => K::Delete(name(&next(&mut inner)?)),
            Rule::return_statement => K::Return(inner.next().map(value).transpose()?),
            Rule::flow => match text {
                "break" => K::Break,
                "continue" => K::Continue,
                "stop" => K::Stop,
                _ => K::IteratorStatement,
            },
            Rule::equations => K::Equations,
            _ => return Err(Fault(at.end as usize, "syntax error")),
        }
    };
    rest.insert(0, Statement { span: at, kind });
    Ok(rest)
}

fn for_statement(mut inner: Pairs<'_, Rule>) -> Built<(StatementKind, Vec<Statement>)> {
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

fn declared(pair: Pair<'_, Rule>) -> Built<Declared> {
    let mut inner = pair.into_inner();
    Ok(Declared { name: name(&next(&mut inner)?), dimensions: inner.map(expression).collect::<Built<_>>()? })
}

/// An expression or `new Class(...)`.
fn value(pair: Pair<'_, Rule>) -> Built<Expression> {
    if pair.as_rule() != Rule::new_object {
        return expression(pair);
    }
    let at = span(&pair);
    let mut inner = behind_keyword(pair)?;
    let class = name(&next(&mut inner)?);
    Ok(Expression { span: at, kind: ExpressionKind::New(class, arguments(next(&mut inner)?)?) })
}

fn expression(pair: Pair<'_, Rule>) -> Built<Expression> {
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
fn chain(pair: Pair<'_, Rule>) -> Built<Expression> {
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

fn assignment(target: Expression, pair: Pair<'_, Rule>) -> Built<ExpressionKind> {
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
