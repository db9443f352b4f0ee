//! What NEURON's translator refuses as well, and what could not mean anything.

use super::Check;
use crate::ast::{BlockKind, ExprKind, Span, Stmt, StmtKind};
use crate::passes::calls::{visit, visit_expressions};
use std::collections::HashSet;

/// All of them, in the order in which they are told.
pub(super) const ALL: &[fn(&mut Check<'_>)] = &[
    blocks_stand_alone,
    currents_have_a_breakpoint,
    cells_without_membrane_have_no_current,
    ions_are_used,
    globals_are_declared,
    pointers_are_declared,
    events_are_received,
    events_are_sent_where_they_can_be,
    equations_are_those_of_states,
    blocks_are_solved_once,
    procedures_return_nothing,
    conductances_have_an_ion,
];

/// Two blocks of one name, or a block with the name of a variable.
fn blocks_stand_alone(c: &mut Check<'_>) {
    let file = c.file;
    for (ix, block) in file.blocks.iter().enumerate() {
        let name = &block.name;
        let same = |b: &crate::ast::Block| match name.text.as_str() {
            "" => b.kind == block.kind,
            text => b.name.text == text,
        };
        if file.blocks[..ix].iter().any(same) {
            let what = if name.text.is_empty() { "this block".into() } else { format!("`{}`", name.text) };
            c.found.push(c.source.error(name.span, format!("{what} is defined twice")));
        }
        if !name.text.is_empty() && c.symbols.get(&name.text).is_some() {
            let text = format!("`{}` is also the name of a variable", name.text);
            c.found.push(c.source.error(name.span, text));
        }
    }
}

fn currents_have_a_breakpoint(c: &mut Check<'_>) {
    let file = c.file;
    let n = &file.neuron;
    let first = n.nonspecific.first().or(n.electrode.first());
    if let (Some(name), None) = (first, file.block_of(BlockKind::Breakpoint)) {
        c.say(
            name.span,
            format!("nothing computes the current `{}`", name.text),
            "a BREAKPOINT block is missing",
        );
    }
}

fn is_kind(c: &Check<'_>, kind: &str) -> bool {
    c.file.neuron.mechanism.as_ref().is_some_and(|m| m.0 == kind)
}

fn cells_without_membrane_have_no_current(c: &mut Check<'_>) {
    let file = c.file;
    let n = &file.neuron;
    let first = n.nonspecific.first().or(n.electrode.first());
    if let Some(name) = first.filter(|_| is_kind(c, "ARTIFICIAL_CELL")) {
        let text = format!("an ARTIFICIAL_CELL has no membrane for the current `{}`", name.text);
        c.say(name.span, text, "make it a POINT_PROCESS");
    }
}

fn ions_are_used(c: &mut Check<'_>) {
    let file = c.file;
    for ion in file.neuron.ions.iter().filter(|ion| ion.reads.is_empty() && ion.writes.is_empty()) {
        let i = &ion.name.text;
        c.say(
            ion.name.span,
            format!("USEION {i} neither READs nor WRITEs anything"),
            format!("as in USEION {i} READ e{i} WRITE i{i}"),
        );
    }
}

/// Names in GLOBAL stand for variables. (In RANGE NEURON lets them pass.)
fn globals_are_declared(c: &mut Check<'_>) {
    let file = c.file;
    for name in &file.neuron.global {
        if c.symbols.get(&name.text).is_none() {
            let hint = match c.symbols.similar(&name.text) {
                Some(other) => format!("there is a `{other}`"),
                None => "declare it in PARAMETER or ASSIGNED".into(),
            };
            c.say(name.span, format!("there is no variable `{}`", name.text), hint);
        }
    }
}

fn pointers_are_declared(c: &mut Check<'_>) {
    let file = c.file;
    for name in &file.neuron.pointer {
        let declared = file.assigned.iter().chain(&file.parameters).any(|d| d.name.text == name.text);
        if !declared {
            c.say(
                name.span,
                format!("the POINTER `{}` is not declared", name.text),
                "declare it in ASSIGNED",
            );
        }
    }
}

fn events_are_received(c: &mut Check<'_>) {
    let file = c.file;
    let receive = file.block_of(BlockKind::NetReceive);
    if let Some(block) = receive.filter(|_| !is_kind(c, "POINT_PROCESS") && !is_kind(c, "ARTIFICIAL_CELL")) {
        let word = Span { start: block.span.start, end: block.span.start + "NET_RECEIVE".len() };
        c.say(
            word,
            "events can only reach a POINT_PROCESS or an ARTIFICIAL_CELL",
            "SUFFIX has no instances to send to",
        );
    }
}

/// `net_send`, `net_move` and FOR_NETCONS.
fn events_are_sent_where_they_can_be(c: &mut Check<'_>) {
    let file = c.file;
    let receives = file.block_of(BlockKind::NetReceive).is_some();
    for block in &file.blocks {
        let (receive, initial) = (block.kind == BlockKind::NetReceive, block.kind == BlockKind::Initial);
        for (name, span) in calls_in(&block.body) {
            match name {
                "net_send" if !receives => {
                    c.say(span, "nothing receives what `net_send` sends", "a NET_RECEIVE block is missing");
                }
                "net_send" if !(receive || initial) => {
                    let hint = "send from there; NET_RECEIVE may call itself later with another flag";
                    c.say(span, "`net_send` can only stand in INITIAL and NET_RECEIVE", hint);
                }
                "net_move" if !receive => {
                    let hint = "use net_send or WATCH to come there";
                    c.say(span, "`net_move` can only stand in NET_RECEIVE", hint);
                }
                _ => {}
            }
        }
        if !receive {
            visit(&block.body, &mut |s| {
                if let StmtKind::ForNetcons(..) = s.kind {
                    let word = Span { start: s.span.start, end: s.span.start + "FOR_NETCONS".len() };
                    c.say(word, "FOR_NETCONS can only stand in NET_RECEIVE", "use net_send to come there");
                }
            });
        }
    }
}

/// Functions that statements call, with where.
pub(super) fn calls_in(body: &[Stmt]) -> Vec<(&str, Span)> {
    let mut all = Vec::new();
    visit(body, &mut |s| {
        if let StmtKind::Call(name, _) = &s.kind {
            all.push((name.text.as_str(), s.span));
        }
    });
    visit_expressions(body, &mut |e| {
        if let ExprKind::Call(name, _) = &e.kind {
            all.push((name.as_str(), e.span));
        }
    });
    all
}

/// `q' = ...` and CONSERVE need states.
fn equations_are_those_of_states(c: &mut Check<'_>) {
    let file = c.file;
    for block in &file.blocks {
        visit(&block.body, &mut |s| match &s.kind {
            StmtKind::Assign(target, _) if block.kind == BlockKind::Derivative && target.primes > 0 => {
                no_state(c, &target.name.text, target.name.span);
            }
            StmtKind::Conserve(sum, _) => sum.visit(&mut |e| {
                if let ExprKind::Variable(name) | ExprKind::Element(name, _) = &e.kind
                    && c.symbols.get(name).is_some()
                    && !has_index(sum, e.span)
                {
                    no_state(c, name, e.span);
                }
            }),
            _ => {}
        });
    }
}

/// True when the place is part of an index.
fn has_index(e: &crate::ast::Expr, span: Span) -> bool {
    let mut found = false;
    e.visit(&mut |e| {
        if let ExprKind::Element(_, index) = &e.kind {
            found |= index.span.start <= span.start && span.end <= index.span.end;
        }
    });
    found
}

fn no_state(c: &mut Check<'_>, name: &str, span: Span) {
    if !c.symbols.is_state(name) {
        c.say(span, format!("`{name}` is not a STATE"), "declare it in STATE; only states have equations");
    }
}

fn blocks_are_solved_once(c: &mut Check<'_>) {
    let file = c.file;
    let Some(block) = file.block_of(BlockKind::Breakpoint) else { return };
    let mut seen = HashSet::new();
    visit(&block.body, &mut |s| {
        if let StmtKind::Solve { block: name, .. } = &s.kind
            && !seen.insert(&name.text)
        {
            c.say(name.span, format!("`{}` is SOLVEd twice", name.text), "one SOLVE makes the whole step");
        }
    });
}

fn procedures_return_nothing(c: &mut Check<'_>) {
    let file = c.file;
    for block in file.blocks.iter().filter(|b| b.kind == BlockKind::Procedure) {
        visit(&block.body, &mut |s| {
            if let StmtKind::Assign(target, _) = &s.kind
                && target.name.text == block.name.text
            {
                let text = format!("the PROCEDURE `{}` gives no value", block.name.text);
                c.say(target.name.span, text, "make it a FUNCTION");
            }
        });
    }
}

fn conductances_have_an_ion(c: &mut Check<'_>) {
    let file = c.file;
    for block in &file.blocks {
        visit(&block.body, &mut |s| {
            if let StmtKind::Conductance(_, Some(ion)) = &s.kind
                && !file.neuron.ions.iter().any(|i| i.name.text == ion.text)
            {
                let text = format!("there is no USEION {} in the NEURON block", ion.text);
                c.say(ion.span, text, "CONDUCTANCE names an ion whose current is written");
            }
        });
    }
}
