//! What can be said about a file before any kernel is written.

use crate::ast::{Binary, BlockKind, Expr, ExprKind, File, Reaction, StmtKind};
use crate::diagnostics::Diagnostics;
use crate::passes::calls::{assigned_names, check_recursion, visit, visit_expressions};
use crate::passes::symbols::Symbols;
use crate::passes::verbatim;
use crate::source::Source;
use std::collections::BTreeSet;

/// Collects errors of the whole file; gives warnings when there are none.
pub fn check(source: &Source, file: &File, symbols: &Symbols) -> Result<Vec<crate::Diagnostic>, Diagnostics> {
    check_recursion(source, file)?;
    let mut all = Vec::new();
    for (ix, block) in file.blocks.iter().enumerate() {
        let earlier = &file.blocks[..ix];
        let name = &block.name;
        let same = |b: &crate::ast::Block| match name.text.as_str() {
            "" => b.kind == block.kind,
            text => b.name.text == text,
        };
        if earlier.iter().any(same) {
            let what = if name.text.is_empty() { "this block".into() } else { format!("`{}`", name.text) };
            all.push(source.error(name.span, format!("{what} is defined twice")));
        }
        if !name.text.is_empty() && symbols.get(&name.text).is_some() {
            all.push(source.error(name.span, format!("`{}` is also the name of a variable", name.text)));
        }
    }
    currents_have_a_breakpoint(source, file, &mut all);
    if !all.is_empty() {
        return Err(Diagnostics(all));
    }
    states_have_equations(source, file, &mut all);
    rates_stand_in_derivatives(source, file, &mut all);
    sums_as_rates(source, file, &mut all);
    c_is_left_out(source, file, &mut all);
    divisions_by_zero(source, file, &mut all);
    ions_are_written(source, file, symbols, &mut all);
    names_are_declared(source, file, symbols, &mut all);
    Ok(all)
}

/// Elsewhere `x'` is a variable like any other, which integrates nothing.
fn rates_stand_in_derivatives(source: &Source, file: &File, all: &mut Vec<crate::Diagnostic>) {
    for block in file.blocks.iter().filter(|b| b.kind != BlockKind::Derivative) {
        visit(&block.body, &mut |s| {
            if let StmtKind::Assign(target, _) = &s.kind
                && target.primes > 0
            {
                let name = &target.name.text;
                let warning = source.error(s.span, format!("{name}' = ... is not an equation here"));
                all.push(warning.hint("differential equations belong into a DERIVATIVE block"));
            }
        });
    }
}

/// NEURON multiplies only the last term of `(a + b, ...)` with the concentrations.
fn sums_as_rates(source: &Source, file: &File, all: &mut Vec<crate::Diagnostic>) {
    let mut rate = |e: &Expr| {
        if let ExprKind::Binary(Binary::Add | Binary::Sub, a, _) = &e.kind
            && e.span.start == a.span.start
        {
            let warning =
                source.error(e.span, "only the last term of this rate is multiplied with the concentrations");
            all.push(warning.hint("NEURON does so: put the sum in parentheses"));
        }
    };
    for block in &file.blocks {
        visit(&block.body, &mut |s| {
            if let StmtKind::Reaction(Reaction::BothWays(_, _, a, b)) = &s.kind {
                rate(a);
                rate(b);
            }
        });
    }
}

/// `x/0` is infinite or not a number.
fn divisions_by_zero(source: &Source, file: &File, all: &mut Vec<crate::Diagnostic>) {
    for block in &file.blocks {
        visit_expressions(&block.body, &mut |e| {
            if let ExprKind::Binary(Binary::Div, _, b) = &e.kind
                && matches!(b.kind, ExprKind::Number(0.0))
            {
                all.push(
                    source
                        .error(b.span, "this divides by zero")
                        .hint("the result is infinite or not a number"),
                );
            }
        });
    }
}

/// What a mechanism WRITEs it has to compute.
fn ions_are_written(source: &Source, file: &File, symbols: &Symbols, all: &mut Vec<crate::Diagnostic>) {
    let mut changed = BTreeSet::new();
    for block in &file.blocks {
        changed.extend(assigned_names(file, &block.body));
    }
    for name in file.neuron.ions.iter().flat_map(|i| &i.writes) {
        let in_c = file.blocks.iter().any(verbatim::contains_code);
        if !in_c && !symbols.is_state(&name.text) && !changed.contains(&name.text) {
            let warning =
                source.error(name.span, format!("`{}` is WRITTEN, but nothing assigns to it", name.text));
            all.push(warning.hint("compute it, or let it be READ"));
        }
    }
}

/// Names in RANGE and GLOBAL stand for variables.
fn names_are_declared(source: &Source, file: &File, symbols: &Symbols, all: &mut Vec<crate::Diagnostic>) {
    for name in file.neuron.range.iter().chain(&file.neuron.global) {
        if symbols.get(&name.text).is_none() {
            let warning = source.error(name.span, format!("there is no variable `{}`", name.text));
            all.push(match symbols.similar(&name.text) {
                Some(other) => warning.hint(format!("there is a `{other}`")),
                None => warning.hint("declare it in PARAMETER, ASSIGNED or STATE"),
            });
        }
    }
}

/// C in procedures that the simulation itself does not call makes only these calls fail.
fn c_is_left_out(source: &Source, file: &File, all: &mut Vec<crate::Diagnostic>) {
    for block in &file.blocks {
        visit(&block.body, &mut |s| match &s.kind {
            StmtKind::Verbatim(text)
                if !verbatim::does_nothing(text) && verbatim::copied_from_ions(text).is_none() =>
            {
                all.push(verbatim::error(source, file, text, s.span));
            }
            _ => {}
        });
    }
}

fn states_have_equations(source: &Source, file: &File, all: &mut Vec<crate::Diagnostic>) {
    let mut text = BTreeSet::new();
    for b in &file.blocks {
        visit(&b.body, &mut |s| match &s.kind {
            StmtKind::Assign(target, _) => _ = text.insert(target.name.text.clone()),
            StmtKind::Call(_, args) => args.iter().for_each(|e| names(e, &mut text)),
            StmtKind::Reaction(r) => {
                let sides = match r {
                    Reaction::BothWays(a, b, ..) | Reaction::OneWay(a, b, _) => {
                        vec![a, b]
                    }
                    Reaction::Inflow(a, _) => vec![a],
                };
                text.extend(sides.into_iter().flatten().map(|t| t.name.text.clone()));
            }
            StmtKind::Equation(a, b) | StmtKind::MoreEquation(a, b) => {
                names(a, &mut text);
                names(b, &mut text);
            }
            _ => {}
        });
    }
    for s in &file.states {
        if !text.contains(&s.name.text) {
            let error = source.error(s.name.span, format!("the state `{}` has no equation", s.name.text));
            all.push(error.hint(format!("write {}' = ... in a DERIVATIVE block and SOLVE it", s.name.text)));
        }
    }
}

fn names(e: &Expr, into: &mut BTreeSet<String>) {
    e.visit(&mut |e| {
        if let ExprKind::Variable(n) = &e.kind {
            into.insert(n.clone());
        }
    });
}

fn currents_have_a_breakpoint(source: &Source, file: &File, all: &mut Vec<crate::Diagnostic>) {
    let n = &file.neuron;
    let first = n.nonspecific.first().or(n.electrode.first());
    if let (Some(name), None) = (first, file.block_of(BlockKind::Breakpoint)) {
        let error = source.error(name.span, format!("nothing computes the current `{}`", name.text));
        all.push(error.hint("a BREAKPOINT block is missing"));
    }
}
