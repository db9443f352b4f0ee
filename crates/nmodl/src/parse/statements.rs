//! Statements inside braces.

use super::expressions::{arguments, expr};
use super::{Node, Parsed, Rule, child, name, names, names_below, nth, size, span, whole};
use crate::ast::{Binary, Expr, ExprKind, LocalName, Name, Reaction, Stmt, StmtKind, Table, Target, Term};
use crate::source::Source;

/// The statements of a `block`.
pub(super) fn block(source: &Source, node: Node<'_>) -> Parsed<Vec<Stmt>> {
    node.into_inner().map(|n| statement(source, n)).collect()
}

fn statement(source: &Source, node: Node<'_>) -> Parsed<Stmt> {
    let place = span(&node);
    let kind = match node.as_rule() {
        Rule::verbatim => verbatim_statement(verbatim(&node)),
        Rule::local => StmtKind::Local(local(source, node)?),
        Rule::if_statement => if_statement(source, node)?,
        Rule::while_statement => StmtKind::While(
            condition(source, &nth(source, &node, 0)?)?,
            block(source, nth(source, &node, 1)?)?,
        ),
        Rule::from_statement => from_statement(source, node)?,
        Rule::solve => solve(source, node)?,
        Rule::conductance => {
            let ion = child(&node, Rule::conductance_ion).and_then(|n| n.into_inner().next()).map(name);
            StmtKind::Conductance(name(nth(source, &node, 0)?), ion)
        }
        Rule::table => StmtKind::Table(table(source, node)?),
        Rule::watch => {
            let item = |n: Node<'_>| {
                Ok((condition(source, &nth(source, &n, 0)?)?, expr(source, nth(source, &n, 1)?)?))
            };
            StmtKind::Watch(node.into_inner().map(item).collect::<Parsed<_>>()?)
        }
        Rule::for_netcons => {
            StmtKind::ForNetcons(params(nth(source, &node, 0)?), block(source, nth(source, &node, 1)?)?)
        }
        Rule::protect => return statement(source, nth(source, &node, 0)?),
        Rule::lag => StmtKind::Lag(name(nth(source, &node, 0)?), name(nth(source, &node, 1)?)),
        Rule::conserve => {
            let sum = nth(source, &node, 0)?;
            let sum = if sum.as_rule() == Rule::terms { sum_of(source, sum)? } else { expr(source, sum)? };
            StmtKind::Conserve(sum, expr(source, nth(source, &node, 1)?)?)
        }
        Rule::compartment => {
            let (index, e, states) = spread(source, node)?;
            StmtKind::Compartment(index, e, states)
        }
        Rule::diffusion => {
            let (index, e, states) = spread(source, node)?;
            StmtKind::Diffusion(index, e, states)
        }
        Rule::tilde => tilde(source, &node)?,
        Rule::net_initial => StmtKind::NetInitial(block(source, nth(source, &node, 0)?)?),
        Rule::block => StmtKind::Block(block(source, node)?),
        Rule::simple => simple(source, node)?,
        _ => StmtKind::Nothing,
    };
    Ok(Stmt { kind, span: place })
}

pub(super) fn verbatim(node: &Node<'_>) -> String {
    child(node, Rule::verbatim_text).map_or(String::new(), |n| n.as_str().to_string())
}

/// Early returns are statements of their own.
fn verbatim_statement(text: String) -> StmtKind {
    match crate::passes::verbatim::returned(&text) {
        Some(value) => StmtKind::Return(value),
        None => StmtKind::Verbatim(text),
    }
}

pub(super) fn local(source: &Source, node: Node<'_>) -> Parsed<Vec<LocalName>> {
    let one = |n: Node<'_>| {
        let size = child(&n, Rule::size).map(|s| size(source, s)).transpose()?;
        Ok(LocalName { name: name(nth(source, &n, 0)?), size })
    };
    node.into_inner().map(one).collect()
}

pub(super) fn params(node: Node<'_>) -> Vec<Name> {
    node.into_inner().filter_map(|p| p.into_inner().next()).map(name).collect()
}

fn condition(source: &Source, node: &Node<'_>) -> Parsed<Expr> {
    expr(source, nth(source, node, 0)?)
}

fn if_statement(source: &Source, node: Node<'_>) -> Parsed<StmtKind> {
    let (mut branches, mut otherwise, mut waiting) = (Vec::new(), Vec::new(), None);
    for part in node.into_inner() {
        match (part.as_rule(), waiting.take()) {
            (Rule::condition, _) => waiting = Some(condition(source, &part)?),
            (_, Some(test)) => branches.push((test, block(source, part)?)),
            (_, None) => otherwise = block(source, part)?,
        }
    }
    Ok(StmtKind::If(branches, otherwise))
}

fn from_statement(source: &Source, node: Node<'_>) -> Parsed<StmtKind> {
    let at = |ix| nth(source, &node, ix).and_then(|n| expr(source, n));
    let by = child(&node, Rule::by).map(|n| nth(source, &n, 0).and_then(|e| expr(source, e))).transpose()?;
    let body = child(&node, Rule::block).map(|n| block(source, n)).transpose()?.unwrap_or_default();
    Ok(StmtKind::From(name(nth(source, &node, 0)?), at(1)?, at(2)?, by, body))
}

fn solve(source: &Source, node: Node<'_>) -> Parsed<StmtKind> {
    let word = |rule| child(&node, rule).and_then(|n| n.into_inner().next()).map(name);
    Ok(StmtKind::Solve {
        block: name(nth(source, &node, 0)?),
        method: word(Rule::method),
        steady_state: word(Rule::steady_state),
    })
}

fn table(source: &Source, node: Node<'_>) -> Parsed<Table> {
    let list = |rule| child(&node, rule);
    let mut bounds = node.clone().into_inner().filter(|n| n.as_rule() == Rule::expr).map(|n| expr(source, n));
    let incomplete = || source.error(span(&node), "a TABLE needs FROM and TO");
    let with = node.clone().into_inner().last().ok_or_else(incomplete)?;
    Ok(Table {
        names: list(Rule::names).map(names).unwrap_or_default(),
        depend: list(Rule::depend).map(names_below).unwrap_or_default(),
        from: bounds.next().ok_or_else(incomplete)??,
        to: bounds.next().ok_or_else(incomplete)??,
        with: match with.as_rule() {
            Rule::integer => crate::ast::Size::Number(whole(source, &with)? as usize),
            _ => crate::ast::Size::Defined(name(with)),
        },
    })
}

fn spread(source: &Source, node: Node<'_>) -> Parsed<(Option<Name>, Expr, Vec<Name>)> {
    let index = child(&node, Rule::over).and_then(|n| n.into_inner().next()).map(name);
    let states = child(&node, Rule::state_list).map(names).unwrap_or_default();
    let volume =
        child(&node, Rule::expr).ok_or_else(|| source.error(span(&node), "an expression is missing"))?;
    Ok((index, expr(source, volume)?, states))
}

fn tilde(source: &Source, whole: &Node<'_>) -> Parsed<StmtKind> {
    let (sign, node) = (nth(source, whole, 0)?, nth(source, whole, 1)?);
    if node.as_rule() == Rule::equation {
        let (a, b) = (expr(source, nth(source, &node, 0)?)?, expr(source, nth(source, &node, 1)?)?);
        return Ok(match sign.as_str() {
            "~+" => StmtKind::MoreEquation(a, b),
            _ => StmtKind::Equation(a, b),
        });
    }
    let left = terms(source, nth(source, &node, 0)?)?;
    let way = nth(source, &node, 1)?;
    let right = child(&way, Rule::terms).map(|n| terms(source, n)).transpose()?.unwrap_or_default();
    let mut rates = way.clone().into_inner().filter(|n| n.as_rule() == Rule::expr).map(|n| expr(source, n));
    let mut rate = || rates.next().unwrap_or_else(|| Err(source.error(span(&way), "a rate is missing")));
    Ok(StmtKind::Reaction(match way.as_rule() {
        Rule::both_ways => Reaction::BothWays(left, right, rate()?, rate()?),
        Rule::inflow => Reaction::Inflow(left, rate()?),
        _ => Reaction::OneWay(left, right, rate()?),
    }))
}

/// `a + 2 b` as an expression.
fn sum_of(source: &Source, node: Node<'_>) -> Parsed<Expr> {
    let place = span(&node);
    let mut sum: Option<Expr> = None;
    for term in terms(source, node)? {
        let span = term.name.span;
        let kind = match term.index {
            None => ExprKind::Variable(term.name.text),
            Some(index) => ExprKind::Element(term.name.text, index),
        };
        let mut e = Expr { kind, span };
        if term.count != 1 {
            e = Expr::binary(Binary::Mul, Expr::number(term.count as f64, span), e);
        }
        sum = Some(match sum {
            Some(all) => Expr::binary(Binary::Add, all, e),
            None => e,
        });
    }
    sum.ok_or_else(|| source.error(place, "a state is missing"))
}

fn terms(source: &Source, node: Node<'_>) -> Parsed<Vec<Term>> {
    node.into_inner().map(|n| term(source, n)).collect()
}

fn term(source: &Source, node: Node<'_>) -> Parsed<Term> {
    let count = child(&node, Rule::integer).map(|n| whole(source, &n)).transpose()?.unwrap_or(1);
    let state = child(&node, Rule::ident).ok_or_else(|| source.error(span(&node), "a state is missing"))?;
    Ok(Term { count, name: name(state), index: index(source, &node)? })
}

fn index(source: &Source, node: &Node<'_>) -> Parsed<Option<Box<Expr>>> {
    child(node, Rule::index)
        .map(|n| nth(source, &n, 0).and_then(|e| expr(source, e)).map(Box::new))
        .transpose()
}

fn simple(source: &Source, node: Node<'_>) -> Parsed<StmtKind> {
    let name = name(nth(source, &node, 0)?);
    let rest = nth(source, &node, 1)?;
    if rest.as_rule() == Rule::call_args {
        return Ok(StmtKind::Call(name, arguments(source, rest)?));
    }
    let primes = child(&rest, Rule::primes).map_or(0, |n| n.as_str().len());
    let index = index(source, &rest)?;
    let value =
        child(&rest, Rule::expr).ok_or_else(|| source.error(span(&rest), "an expression is missing"))?;
    Ok(StmtKind::Assign(Target { name, primes, index }, expr(source, value)?))
}
