//! Pairs of the grammar to syntax trees.
//!
//! Most functions take the pairs in the order the grammar promises them; should one be missing, [`Fault`] becomes a
//! syntax error instead of a panic.

use super::expressions::{chain, expression, value};
use super::loops::for_statement;
use crate::ast::*;
use crate::error::{SyntaxError, end_of_token};
use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::{Pair, Pairs};

#[derive(pest_derive::Parser)]
#[grammar = "hoc.pest"]
#[allow(missing_docs)]
pub(super) struct Grammar;

/// Section names before one statement, as in `a b c x = 3`.
pub(super) const MAX_PREFIXES: usize = 50;

/// Something is wrong after this many bytes.
pub(super) struct Fault(pub(super) usize, pub(super) &'static str);

pub(super) type Built<T> = Result<T, Fault>;

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

pub(super) fn span(pair: &Pair<'_, Rule>) -> Span {
    let at = pair.as_span();
    Span {
        start: u32::try_from(at.start()).unwrap_or(u32::MAX),
        end: u32::try_from(at.end()).unwrap_or(u32::MAX),
    }
}

pub(super) fn name(pair: &Pair<'_, Rule>) -> Name {
    Name { text: pair.as_str().into(), span: span(pair) }
}

fn names(pairs: Pairs<'_, Rule>) -> Vec<Name> {
    pairs.map(|pair| name(&pair)).collect()
}

/// The next pair, which the grammar promises.
pub(super) fn next<'i>(pairs: &mut Pairs<'i, Rule>) -> Built<Pair<'i, Rule>> {
    pairs.next().ok_or(Fault(0, "syntax error"))
}

/// What stands behind the keyword a rule begins with.
pub(super) fn behind_keyword<'i>(pair: Pair<'i, Rule>) -> Built<Pairs<'i, Rule>> {
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
pub(super) fn statements(pair: Pair<'_, Rule>) -> Built<Vec<Statement>> {
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
pub(super) fn may_be_section(statement: &Statement) -> bool {
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
pub(super) fn body(pair: Pair<'_, Rule>) -> Built<(Box<Statement>, Vec<Statement>)> {
    let start = pair.as_span().start();
    let mut list = run(pair)?;
    if list.is_empty() {
        return Err(Fault(start, "syntax error"));
    }
    let rest = list.split_off(1);
    list.pop().map(|first| (Box::new(first), rest)).ok_or(Fault(start, "syntax error"))
}

/// One statement, and those that turned out to follow it on its line.
pub(super) fn statement(pair: Pair<'_, Rule>) -> Built<Vec<Statement>> {
    use StatementKind as K;
    let at = span(&pair);
    let rule = pair.as_rule();
    let text = pair.as_str();
    let mut rest = Vec::new();
    let kind = if rule == Rule::expression {
        K::Expression(expression(pair)?)
    } else {
        let plain = matches!(rule, Rule::block | Rule::flow);
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
            Rule::dependent => K::Dependent(inner.map(chain).collect::<Built<_>>()?),
            Rule::equation => K::Equation(Box::new(equation(inner)?)),
            _ => return Err(Fault(at.end as usize, "syntax error")),
        }
    };
    rest.insert(0, Statement { span: at, kind });
    Ok(rest)
}

/// The parts of an equation behind its keyword; which sides there are shows by where the `=` stands.
fn equation(mut inner: Pairs<'_, Rule>) -> Built<Equation> {
    let name = chain(next(&mut inner)?)?;
    let (mut anew, mut left, mut right, mut behind) = (false, None, None, false);
    for part in inner {
        match part.as_rule() {
            Rule::anew => anew = true,
            Rule::equals => behind = true,
            _ if behind => right = Some(expression(part)?),
            _ => left = Some(expression(part)?),
        }
    }
    Ok(Equation { name, anew, left, right })
}

fn declared(pair: Pair<'_, Rule>) -> Built<Declared> {
    let mut inner = pair.into_inner();
    Ok(Declared { name: name(&next(&mut inner)?), dimensions: inner.map(expression).collect::<Built<_>>()? })
}
