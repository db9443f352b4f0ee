//! The prompt: HOC from standard input, statement by statement. An error ends the statement, not the program.
//!
//! On a terminal lines can be edited and called back, and Ctrl-C ends a statement, or the line being typed.

use nrn_runtime::{Cx, HocError, Vm};
use rustyline::error::ReadlineError;
use std::io::IsTerminal;
use std::sync::atomic::Ordering;

/// Shows an error as NEURON does, unless the machine has done so.
pub fn report(cx: &mut Cx<'_>, program: &str, error: &HocError) {
    if !error.reported {
        (cx.engine.errors)(&error.report(program));
    }
    (cx.engine.errors)(&format!("hoc_run1: caught exception: hoc_execerror: {}\n", error.message));
}

/// Where lines come from.
enum Lines {
    /// A person with a keyboard.
    Editor(Box<rustyline::DefaultEditor>),
    /// Anything else; `prompts` when it says it is a terminal.
    Plain { prompts: bool },
}

/// What asking for a line gave.
enum Line {
    Text(String),
    /// Ctrl-C: forget what was typed so far.
    Dropped,
    End,
}

impl Lines {
    fn open(is_terminal: bool) -> Lines {
        if std::io::stdin().is_terminal()
            && let Ok(editor) = rustyline::DefaultEditor::new()
        {
            return Lines::Editor(Box::new(editor));
        }
        Lines::Plain { prompts: is_terminal }
    }
    fn next(&mut self, cx: &mut Cx<'_>) -> Line {
        match self {
            Lines::Editor(editor) => match editor.readline(PROMPT) {
                Ok(text) => {
                    // A line that cannot be remembered is no reason to stop.
                    let _ = editor.add_history_entry(&text);
                    Line::Text(text + "\n")
                }
                Err(ReadlineError::Interrupted) => Line::Dropped,
                Err(_) => Line::End,
            },
            Lines::Plain { prompts } => {
                if *prompts {
                    (cx.engine.output)(PROMPT);
                }
                match cx.engine.files.input.line() {
                    Some(bytes) => Line::Text(nrn_runtime::files::decode(bytes)),
                    None => Line::End,
                }
            }
        }
    }
}

const PROMPT: &str = "oc>";

/// Reads until the end of input or `quit()`; a status ends the program.
pub fn read_input(cx: &mut Cx<'_>, program: &str, is_terminal: bool) -> Option<i32> {
    let mut lines = Lines::open(is_terminal);
    if let Lines::Editor(_) = lines {
        catch_interrupts(cx);
    }
    let mut pending = String::new();
    let (mut n, mut first_line) = (0, 1);
    loop {
        let line = match lines.next(cx) {
            Line::Text(line) => line,
            Line::Dropped => {
                pending.clear();
                continue;
            }
            Line::End => break,
        };
        n += 1;
        if pending.is_empty() {
            first_line = n;
        }
        pending.push_str(&line);
        if Vm::is_incomplete(&pending) {
            continue;
        }
        if let Some(status) = run(cx, program, &std::mem::take(&mut pending), first_line) {
            return Some(status);
        }
    }
    if pending.trim().is_empty() { None } else { run(cx, program, &pending, first_line) }
}

/// Ctrl-C while a statement runs ends it at the next backward jump; a second one that finds the first still there ends
/// the program.
fn catch_interrupts(cx: &Cx<'_>) {
    let flag = cx.engine.interrupt.clone();
    // Without a handler Ctrl-C ends the program, as everywhere else.
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            #[allow(clippy::disallowed_methods)] // whoever asks twice does not want to wait for main
            std::process::exit(130);
        }
    });
}

fn run(cx: &mut Cx<'_>, program: &str, text: &str, first_line: usize) -> Option<i32> {
    cx.engine.interrupt.store(false, Ordering::Relaxed);
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
