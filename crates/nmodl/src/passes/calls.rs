//! Who calls whom, and which outer variables a statement may change.

use crate::ast::{Block, BlockKind, Expr, ExprKind, File, Stmt, StmtKind};
use crate::diagnostics::Diagnostic;
use crate::source::Source;
use std::collections::{BTreeSet, HashMap};

/// Calls `f` for every expression in `body`, statements inside statements too.
pub fn visit_expressions<'a>(body: &'a [Stmt], f: &mut impl FnMut(&'a Expr)) {
    visit(body, &mut |s| {
        for e in expressions(s) {
            e.visit(f);
        }
    });
}

/// Calls `f` for every statement in `body`, those inside others too.
pub fn visit<'a>(body: &'a [Stmt], f: &mut impl FnMut(&'a Stmt)) {
    for s in body {
        f(s);
        match &s.kind {
            StmtKind::If(branches, otherwise) => {
                branches.iter().for_each(|b| visit(&b.1, f));
                visit(otherwise, f);
            }
            StmtKind::While(_, inner)
            | StmtKind::From(_, _, _, _, inner)
            | StmtKind::ForNetcons(_, inner)
            | StmtKind::NetInitial(inner)
            | StmtKind::Block(inner) => visit(inner, f),
            _ => {}
        }
    }
}

/// The expressions of a statement itself.
pub fn expressions(s: &Stmt) -> Vec<&Expr> {
    match &s.kind {
        StmtKind::Assign(target, e) => target.index.iter().map(|i| &**i).chain([e]).collect(),
        StmtKind::Call(_, args) => args.iter().collect(),
        StmtKind::If(branches, _) => branches.iter().map(|b| &b.0).collect(),
        StmtKind::While(e, _) | StmtKind::Compartment(_, e, _) | StmtKind::Diffusion(_, e, _) => vec![e],
        StmtKind::From(_, a, b, c, _) => [a, b].into_iter().chain(c).collect(),
        StmtKind::Watch(all) => all.iter().flat_map(|(a, b)| [a, b]).collect(),
        StmtKind::Equation(a, b) | StmtKind::MoreEquation(a, b) | StmtKind::Conserve(a, b) => vec![a, b],
        StmtKind::Table(t) => vec![&t.from, &t.to],
        StmtKind::Reaction(r) => reaction_rates(r),
        _ => Vec::new(),
    }
}

fn reaction_rates(r: &crate::ast::Reaction) -> Vec<&Expr> {
    match r {
        crate::ast::Reaction::BothWays(_, _, a, b) => vec![a, b],
        crate::ast::Reaction::Inflow(_, a) | crate::ast::Reaction::OneWay(_, _, a) => vec![a],
    }
}

/// Names of the blocks that `body` calls or SOLVEs, in order, with where.
fn callees(body: &[Stmt]) -> Vec<(&str, crate::ast::Span)> {
    let mut all = Vec::new();
    visit(body, &mut |s| match &s.kind {
        StmtKind::Call(name, _) => all.push((name.text.as_str(), name.span)),
        StmtKind::Solve { block, .. } => all.push((block.text.as_str(), block.span)),
        _ => {}
    });
    visit_expressions(body, &mut |e| {
        if let ExprKind::Call(name, _) = &e.kind {
            all.push((name, e.span));
        }
    });
    all
}

/// Call chains longer than this are refused: they are inlined one into the other.
const MAX_CHAIN: usize = 40;

/// Refuses endless chains of calls, and recursion through what is solved.
pub fn check_calls(source: &Source, file: &File) -> Result<(), Diagnostic> {
    let by_name: HashMap<&str, &Block> = file.blocks.iter().map(|b| (b.name.text.as_str(), b)).collect();
    let mut height: HashMap<&str, usize> = HashMap::new();
    for block in &file.blocks {
        depth(source, block, &by_name, &mut Vec::new(), &mut height)?;
    }
    Ok(())
}

/// Names of the FUNCTIONs and PROCEDUREs that call themselves, directly or through others.
pub fn recursive(file: &File) -> BTreeSet<String> {
    let calls = |block: &Block, name: &str| callees(&block.body).iter().any(|c| c.0 == name);
    let recurs = |block: &&Block| {
        can_recur(block) && reachable(file, block).into_iter().any(|b| calls(b, &block.name.text))
    };
    file.blocks.iter().filter(recurs).map(|b| b.name.text.clone()).collect()
}

/// A block and all that it calls, directly or through others.
pub fn reachable<'a>(file: &'a File, block: &'a Block) -> Vec<&'a Block> {
    let mut all = vec![block];
    let mut at = 0;
    while let Some(next) = all.get(at).copied() {
        for (callee, _) in callees(&next.body) {
            if let Some(block) = file.block(callee).filter(|b| !all.iter().any(|a| std::ptr::eq(*a, *b))) {
                all.push(block);
            }
        }
        at += 1;
    }
    all
}

fn can_recur(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Function | BlockKind::Procedure)
}

fn depth<'a>(
    source: &Source,
    block: &'a Block,
    by_name: &HashMap<&'a str, &'a Block>,
    path: &mut Vec<&'a str>,
    known: &mut HashMap<&'a str, usize>,
) -> Result<usize, Diagnostic> {
    let name = block.name.text.as_str();
    if let Some(d) = known.get(name) {
        return Ok(*d);
    }
    path.push(name);
    let mut deepest = 0;
    for (callee, span) in callees(&block.body) {
        let at = path.iter().position(|n| *n == callee).filter(|_| !callee.is_empty());
        if let Some(at) = at {
            let in_chain = path[at..].iter().filter_map(|n| by_name.get(n));
            if in_chain.into_iter().all(|b| can_recur(b)) {
                continue;
            }
            let error = source.error(span, format!("`{callee}` calls itself"));
            let chain: Vec<&str> = path.iter().copied().filter(|n| !n.is_empty()).collect();
            return Err(
                error.hint(format!("the chain is {} -> {callee}; use a WHILE loop", chain.join(" -> ")))
            );
        }
        if let Some(next) = by_name.get(callee) {
            if path.len() > MAX_CHAIN {
                return Err(source.error(span, "procedures call each other in too long a chain"));
            }
            deepest = deepest.max(1 + depth(source, next, by_name, path, known)?);
        }
    }
    path.pop();
    if !name.is_empty() {
        known.insert(name, deepest);
    }
    Ok(deepest)
}

/// Names that `body` or anything it calls may assign to, whatever scope they turn out to belong to.
pub fn assigned_names(file: &File, body: &[Stmt]) -> BTreeSet<String> {
    let (mut names, mut seen, mut todo) = (BTreeSet::new(), BTreeSet::new(), vec![body]);
    while let Some(body) = todo.pop() {
        visit(body, &mut |s| match &s.kind {
            StmtKind::Assign(target, _) => {
                names.insert(crate::ast::rate_name(&target.name.text, target.primes));
                names.insert(target.name.text.clone());
            }
            StmtKind::Call(name, args) if name.text == "state_discontinuity" => {
                if let Some(ExprKind::Variable(state) | ExprKind::Element(state, _)) =
                    args.first().map(|a| &a.kind)
                {
                    names.insert(state.clone());
                }
            }
            StmtKind::From(name, ..) => {
                names.insert(name.text.clone());
            }
            StmtKind::Table(t) => names.extend(t.names.iter().map(|n| n.text.clone())),
            StmtKind::Lag(variable, delay) => {
                names.extend(super::symbols::lag_names(&variable.text, &delay.text));
            }
            _ => {}
        });
        for (callee, _) in callees(body) {
            if seen.insert(callee.to_string())
                && let Some(block) = file.block(callee)
            {
                if matches!(
                    block.kind,
                    BlockKind::Linear
                        | BlockKind::Nonlinear
                        | BlockKind::Kinetic
                        | BlockKind::Derivative
                        | BlockKind::Discrete
                ) {
                    names.extend(file.states.iter().map(|s| s.name.text.clone()));
                }
                todo.push(&block.body);
            }
        }
    }
    names
}
