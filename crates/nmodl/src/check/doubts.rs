//! What NEURON's translator accepts in silence though it can hardly be meant.

use super::Check;
use super::errors::calls_in;
use crate::ast::{Binary, Block, BlockKind, Expr, ExprKind, File, Reaction, Stmt, StmtKind};
use crate::passes::calls::{assigned_names, visit, visit_expressions};
use crate::passes::linear::{split, split_or_slope};
use crate::passes::verbatim;
use std::collections::BTreeSet;

/// All of them, in the order in which they are told.
pub(super) const ALL: &[fn(&mut Check<'_>)] = &[
    states_have_equations,
    states_have_one_equation,
    blocks_are_solved,
    rates_stand_in_derivatives,
    equations_suit_cnexp,
    sums_as_rates,
    c_is_left_out,
    divisions_by_zero,
    loops_end,
    values_are_given,
    ions_are_written,
    what_is_read_stays,
    currents_have_one_kind,
    names_are_declared,
    events_are_sent_on_receipt,
    limits_are_in_order,
];

fn states_have_equations(c: &mut Check<'_>) {
    let mut text = BTreeSet::new();
    for b in &c.file.blocks {
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
    for s in c.file.states.iter().filter(|s| !text.contains(&s.name.text)) {
        let name = &s.name.text;
        c.say(
            s.name.span,
            format!("the state `{name}` has no equation"),
            format!("write {name}' = ... in a DERIVATIVE block and SOLVE it"),
        );
    }
}

fn names(e: &Expr, into: &mut BTreeSet<String>) {
    e.visit(&mut |e| {
        if let ExprKind::Variable(n) = &e.kind {
            into.insert(n.clone());
        }
    });
}

/// Of two equations for a state, one behind the other, cnexp makes two steps, and other methods forget the first.
fn states_have_one_equation(c: &mut Check<'_>) {
    let file = c.file;
    for block in file.blocks.iter().filter(|b| b.kind == BlockKind::Derivative) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for s in &block.body {
            if let StmtKind::Assign(target, _) = &s.kind
                && target.primes > 0
                && target.index.is_none()
                && !seen.insert(&target.name.text)
            {
                let name = &target.name.text;
                c.say(
                    s.span,
                    format!("`{name}` has two equations in this block"),
                    format!("write one {name}' = ..."),
                );
            }
        }
    }
}

/// Equations that nobody asks to solve.
fn blocks_are_solved(c: &mut Check<'_>) {
    let file = c.file;
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for block in &file.blocks {
        visit(&block.body, &mut |s| match &s.kind {
            StmtKind::Solve { block, .. } => _ = used.insert(&block.text),
            StmtKind::Call(name, _) => _ = used.insert(&name.text),
            _ => {}
        });
        visit_expressions(&block.body, &mut |e| {
            if let ExprKind::Call(name, _) = &e.kind {
                used.insert(name);
            }
        });
    }
    for block in file.blocks.iter().filter(|b| has_equations(b.kind) && !used.contains(b.name.text.as_str()))
    {
        let name = &block.name.text;
        c.say(
            block.name.span,
            format!("nothing SOLVEs `{name}`"),
            format!("write SOLVE {name} METHOD ... in BREAKPOINT"),
        );
    }
}

fn has_equations(kind: BlockKind) -> bool {
    use BlockKind as B;
    matches!(kind, B::Derivative | B::Kinetic | B::Linear | B::Nonlinear | B::Discrete)
}

/// Elsewhere `x'` is a variable like any other, which integrates nothing.
fn rates_stand_in_derivatives(c: &mut Check<'_>) {
    let file = c.file;
    for block in file.blocks.iter().filter(|b| b.kind != BlockKind::Derivative) {
        visit(&block.body, &mut |s| {
            if let StmtKind::Assign(target, _) = &s.kind
                && target.primes > 0
            {
                let text = format!("{}' = ... is not an equation here", target.name.text);
                c.say(s.span, text, "differential equations belong into a DERIVATIVE block");
            }
        });
    }
}

/// cnexp is for equations that are linear in their state.
fn equations_suit_cnexp(c: &mut Check<'_>) {
    let file = c.file;
    for block in file.blocks.iter().filter(|b| b.kind == BlockKind::Derivative && solved_by_cnexp(file, b)) {
        visit(&block.body, &mut |s| {
            let StmtKind::Assign(target, e) = &s.kind else { return };
            let name = &target.name.text;
            if target.primes != 1 || split(e, name).is_some() {
                return;
            }
            match split_or_slope(e, name) {
                Some(_) => c.say(
                    e.span,
                    format!(
                        "cnexp cannot solve an equation with products of `{name}`: `{name}` will tend to 0"
                    ),
                    "NEURON does so in silence: use METHOD derivimplicit",
                ),
                None => c.say(
                    e.span,
                    format!("this equation is not linear in `{name}`: the block is solved by derivimplicit"),
                    "say METHOD derivimplicit",
                ),
            }
        });
    }
}

fn solved_by_cnexp(file: &File, block: &Block) -> bool {
    let mut found = false;
    for other in &file.blocks {
        visit(&other.body, &mut |s| {
            if let StmtKind::Solve { block: name, method: Some(method), .. } = &s.kind {
                found |= name.text == block.name.text && method.text == "cnexp";
            }
        });
    }
    found
}

/// NEURON multiplies only the last term of `(a + b, ...)` with the concentrations.
fn sums_as_rates(c: &mut Check<'_>) {
    let file = c.file;
    let mut rate = |e: &Expr| {
        if let ExprKind::Binary(Binary::Add | Binary::Sub, a, _) = &e.kind
            && e.span.start == a.span.start
        {
            let text = "only the last term of this rate is multiplied with the concentrations";
            c.say(e.span, text, "NEURON does so: put the sum in parentheses");
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

/// C in procedures that the simulation itself does not call makes only these calls fail.
fn c_is_left_out(c: &mut Check<'_>) {
    let file = c.file;
    for block in &file.blocks {
        visit(&block.body, &mut |s| match &s.kind {
            StmtKind::Verbatim(text)
                if !verbatim::does_nothing(text) && verbatim::copied_from_ions(text).is_none() =>
            {
                c.found.push(verbatim::error(c.source, file, text, s.span));
            }
            _ => {}
        });
    }
}

/// `x/0` is infinite or not a number.
fn divisions_by_zero(c: &mut Check<'_>) {
    let file = c.file;
    for block in &file.blocks {
        visit_expressions(&block.body, &mut |e| {
            if let ExprKind::Binary(Binary::Div, _, b) = &e.kind
                && matches!(b.kind, ExprKind::Number(0.0))
            {
                c.say(b.span, "this divides by zero", "the result is infinite or not a number");
            }
        });
    }
}

/// `while (1)`: there is no statement that leaves a loop.
fn loops_end(c: &mut Check<'_>) {
    let file = c.file;
    for block in &file.blocks {
        visit(&block.body, &mut |s| {
            if let StmtKind::While(Expr { kind: ExprKind::Number(x), span }, body) = &s.kind
                && *x != 0.0
                && !returns(body)
            {
                c.say(*span, "this loop never ends", "the condition must become 0");
            }
        });
    }
}

fn returns(body: &[Stmt]) -> bool {
    let mut found = false;
    visit(body, &mut |s| found |= matches!(s.kind, StmtKind::Return(_) | StmtKind::Verbatim(_)));
    found
}

/// A FUNCTION without a value, and the value of a PROCEDURE.
fn values_are_given(c: &mut Check<'_>) {
    let file = c.file;
    for block in file.blocks.iter().filter(|b| b.kind == BlockKind::Function) {
        let mut given = returns(&block.body);
        visit(&block.body, &mut |s| match &s.kind {
            StmtKind::Assign(target, _) => given |= target.name.text == block.name.text,
            StmtKind::Table(_) => given = true,
            _ => {}
        });
        if !given {
            let name = &block.name.text;
            c.say(
                block.name.span,
                format!("the FUNCTION `{name}` never gets a value"),
                format!("write {name} = ..."),
            );
        }
    }
    let procedures: BTreeSet<&str> =
        file.blocks.iter().filter(|b| b.kind == BlockKind::Procedure).map(|b| b.name.text.as_str()).collect();
    for block in &file.blocks {
        visit_expressions(&block.body, &mut |e| {
            if let ExprKind::Call(name, _) = &e.kind
                && procedures.contains(name.as_str())
            {
                c.say(
                    e.span,
                    format!("the PROCEDURE `{name}` has no value: this is 0"),
                    "make it a FUNCTION",
                );
            }
        });
    }
}

/// What a mechanism WRITEs it has to compute.
fn ions_are_written(c: &mut Check<'_>) {
    let mut changed = BTreeSet::new();
    for block in &c.file.blocks {
        changed.extend(assigned_names(c.file, &block.body));
    }
    let in_c = c.file.blocks.iter().any(verbatim::contains_code);
    for name in c.file.neuron.ions.iter().flat_map(|i| &i.writes) {
        if !in_c && !c.symbols.is_state(&name.text) && !changed.contains(&name.text) {
            let text = format!("`{}` is WRITTEN, but nothing assigns to it", name.text);
            c.say(name.span, text, "compute it, or let it be READ");
        }
    }
}

/// A new value for what an ion gives, or for `v`, lasts until the block ends.
fn what_is_read_stays(c: &mut Check<'_>) {
    let file = c.file;
    let only_read = |name: &str| {
        let reads = file.neuron.ions.iter().any(|ion| ion.reads.iter().any(|n| n.text == name));
        let writes = file.neuron.ions.iter().any(|ion| ion.writes.iter().any(|n| n.text == name));
        reads && !writes && !c.symbols.is_state(name)
    };
    let mut found = Vec::new();
    for block in &file.blocks {
        visit(&block.body, &mut |s| {
            let StmtKind::Assign(target, _) = &s.kind else { return };
            let name = &target.name.text;
            match target.primes {
                0 if only_read(name) => {
                    found.push((
                        target.name.span,
                        format!("`{name}` is only READ: what is assigned here is lost"),
                        format!("WRITE {name} in USEION"),
                    ));
                }
                0 if name == "v" && !block.params.iter().any(|p| p.text == "v") => {
                    let hint = "a voltage clamp is a large conductance, or an SEClamp";
                    found.push((
                        target.name.span,
                        "`v` is the solver's: what is assigned here is lost".into(),
                        hint.into(),
                    ));
                }
                _ => {}
            }
        });
    }
    found.into_iter().for_each(|(span, text, hint)| c.say(span, text, hint));
}

/// A current belongs to an ion or to none; a name in RANGE is no GLOBAL.
fn currents_have_one_kind(c: &mut Check<'_>) {
    let n = &c.file.neuron;
    for name in n.nonspecific.iter().chain(&n.electrode) {
        if n.ions.iter().any(|ion| ion.writes.iter().any(|w| w.text == name.text)) {
            let text = format!("the current `{}` is written as that of an ion as well", name.text);
            c.say(name.span, text, "it counts twice: leave one of them out");
        }
    }
    for name in n.range.iter().filter(|name| n.global.iter().any(|g| g.text == name.text)) {
        let text = format!("`{}` is both RANGE and GLOBAL", name.text);
        c.say(name.span, text, "it is either one per instance or one for all");
    }
}

/// Names in RANGE stand for variables.
fn names_are_declared(c: &mut Check<'_>) {
    for name in &c.file.neuron.range {
        if c.symbols.get(&name.text).is_none() {
            let hint = match c.symbols.similar(&name.text) {
                Some(other) => format!("there is a `{other}`"),
                None => "declare it in PARAMETER, ASSIGNED or STATE".into(),
            };
            c.say(name.span, format!("there is no variable `{}`", name.text), hint);
        }
    }
}

/// NEURON's translator refuses `net_event` elsewhere; here it works, and APCount needs it.
fn events_are_sent_on_receipt(c: &mut Check<'_>) {
    let file = c.file;
    for block in file.blocks.iter().filter(|b| b.kind != BlockKind::NetReceive) {
        for (_, span) in calls_in(&block.body).into_iter().filter(|(name, _)| *name == "net_event") {
            c.say(
                span,
                "NEURON lets `net_event` stand in NET_RECEIVE only",
                "use net_send or WATCH to come there",
            );
        }
    }
}

fn limits_are_in_order(c: &mut Check<'_>) {
    for d in &c.file.parameters {
        if let Some((low, high)) = d.limits.filter(|(low, high)| low > high) {
            let text = format!("no value of `{}` lies between {low} and {high}", d.name.text);
            c.say(d.name.span, text, "the lower limit comes first: <low, high>");
        }
    }
}
