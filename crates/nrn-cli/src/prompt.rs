//! Reading HOC from standard input, statement by statement. An error ends the statement, not the program.

use nrn_runtime::{Cx, HocError, Vm};
use std::io::BufRead;

/// Shows an error as NEURON does, unless the machine has done so.
pub fn report(cx: &mut Cx<'_>, program: &str, error: &HocError) {
    if !error.reported {
        (cx.engine.errors)(&error.report(program));
    }
    (cx.engine.errors)(&format!("hoc_run1: caught exception: hoc_execerror: {}\n", error.message));
}

/// Reads until the end of input or `quit()`; a status ends the program.
pub fn read_input(cx: &mut Cx<'_>, program: &str, is_terminal: bool) -> Option<i32> {
    let mut pending = String::new();
    let mut first_line = 1;
    for (n, line) in std::io::stdin().lock().lines().enumerate() {
        let Ok(line) = line else { break };
        if is_terminal && pending.is_empty() {
            (cx.engine.output)("");
        }
        if pending.is_empty() {
            first_line = n + 1;
        }
        pending.push_str(&line);
        pending.push('\n');
        if Vm::is_incomplete(&pending) {
            continue;
        }
        if let Some(status) = run(cx, program, &std::mem::take(&mut pending), first_line) {
            return Some(status);
        }
        if is_terminal {
            (cx.engine.output)("oc>");
        }
    }
    if pending.trim().is_empty() { None } else { run(cx, program, &pending, first_line) }
}

fn run(cx: &mut Cx<'_>, program: &str, text: &str, first_line: usize) -> Option<i32> {
    let Err(mut error) = nrn_runtime::border::guard(|| cx.vm.run_program(cx.engine, text, "")) else {
        return None;
    };
    if error.quit.is_some() {
        return error.quit;
    }
    if let Some(at) = &mut error.location {
        at.line += first_line - 1;
    }
    report(cx, program, &error);
    None
}
