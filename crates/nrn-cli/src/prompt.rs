//! The prompt: HOC from standard input, statement by statement. An error ends the statement, and where the input is a file
//! (not a pipe) the rest of it, as in NEURON.
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
    /// Is there more to read after an error?
    fn goes_on(&self) -> bool {
        let is_file = || std::fs::metadata("/dev/stdin").is_ok_and(|input| input.is_file());
        !matches!(self, Lines::Plain { prompts: false }) || !is_file()
    }
    /// Asks for a line, in the midst of so many open braces.
    fn next(&mut self, cx: &mut Cx<'_>, braces: u32) -> Line {
        let depth = if braces > 0 { format!(">{}", "\t".repeat(braces as usize)) } else { String::new() };
        let prompt = format!("{depth}{PROMPT}");
        match self {
            Lines::Editor(editor) => match editor.readline(&prompt) {
                Ok(text) => {
                    // A line that cannot be remembered is no reason to stop.
                    let _ = editor.add_history_entry(&text);
                    Line::Text(text + "\n")
                }
                Err(ReadlineError::Interrupted) => Line::Dropped,
                Err(_) => Line::End,
            },
            Lines::Plain { prompts } => {
                // Nobody is asked, but told of open braces.
                (cx.engine.output)(if *prompts { &prompt } else { &depth });
                let Some(bytes) = cx.engine.files.input.line() else { return Line::End };
                let text = nrn_runtime::files::decode(bytes);
                if *prompts {
                    // As a terminal shows what is typed.
                    (cx.engine.output)(&text);
                }
                Line::Text(text)
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
    let (mut n, mut first_line, mut braces) = (0, 1, 0);
    loop {
        let line = match lines.next(cx, braces) {
            Line::Text(line) => line,
            Line::Dropped => {
                pending.clear();
                braces = 0;
                continue;
            }
            Line::End => break,
        };
        n += 1;
        if pending.is_empty() {
            first_line = n;
        }
        pending.push_str(&line);
        let unfinished = Vm::unfinished(&pending);
        braces = unfinished.unwrap_or(0);
        if unfinished.is_some() {
            continue;
        }
        match run(cx, program, &std::mem::take(&mut pending), first_line) {
            Ended::Quit(status) => return Some(status),
            Ended::Failed if !lines.goes_on() => return None,
            _ => {}
        }
    }
    if let Ended::Quit(status) = run(cx, program, &pending, first_line) { Some(status) } else { None }
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

/// How a statement ended.
enum Ended {
    Well,
    Failed,
    Quit(i32),
}

fn run(cx: &mut Cx<'_>, program: &str, text: &str, first_line: usize) -> Ended {
    cx.engine.interrupt.store(false, Ordering::Relaxed);
    let Err(error) = nrn_runtime::border::guard(|| cx.vm.run_program(cx.engine, text, "", first_line)) else {
        return Ended::Well;
    };
    if let Some(status) = error.quit {
        return Ended::Quit(status);
    }
    report(cx, program, &error);
    Ended::Failed
}
