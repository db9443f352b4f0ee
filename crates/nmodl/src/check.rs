//! What can be said about a file before any kernel is written.

use crate::ast::{BlockKind, Expr, ExprKind, File, StmtKind};
use crate::diagnostics::Diagnostics;
use crate::passes::calls::{check_recursion, visit};
use crate::passes::symbols::Symbols;
use crate::passes::verbatim::does_nothing;
use crate::source::Source;
use std::collections::BTreeSet;

/// Collects errors of the whole file.
pub fn check(source: &Source, file: &File, symbols: &Symbols) -> Result<(), Diagnostics> {
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
    for (text, span) in &file.verbatim {
        if !does_nothing(text) {
            let error = source.error(*span, "VERBATIM is C code, which cannot be run here");
            all.push(error.hint("say it in NMODL, or write the mechanism as a plugin"));
        }
    }
    for (names, what) in [(&file.neuron.external, "EXTERNAL")] {
        for name in names {
            all.push(source.error(name.span, format!("{what} is not supported yet")));
        }
    }
    states_have_equations(source, file, &mut all);
    currents_have_a_breakpoint(source, file, &mut all);
    if all.is_empty() { Ok(()) } else { Err(Diagnostics(all)) }
}

fn states_have_equations(source: &Source, file: &File, all: &mut Vec<crate::Diagnostic>) {
    let mut text = BTreeSet::new();
    for b in &file.blocks {
        visit(&b.body, &mut |s| match &s.kind {
            StmtKind::Assign(target, _) => _ = text.insert(target.name.text.clone()),
            StmtKind::Call(_, args) => args.iter().for_each(|e| names(e, &mut text)),
            StmtKind::Reaction(r) => {
                let sides = match r {
                    crate::ast::Reaction::BothWays(a, b, ..) | crate::ast::Reaction::OneWay(a, b, _) => {
                        vec![a, b]
                    }
                    crate::ast::Reaction::Inflow(a, _) => vec![a],
                };
                text.extend(sides.into_iter().flatten().map(|t| t.name.text.clone()));
            }
            StmtKind::Equation(a, b) => {
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
