//! Carrying out a command line of `nrniv`.

use crate::options::{CommandLine, Work};
use crate::prompt;
use crate::{Interpreter, Outcome};
use nrn_runtime::{Cx, HocError, border, mechanism_files};
use std::io::IsTerminal;
use std::path::Path;

/// Runs `nrniv`: `args` begin with the program's name. Returns the exit status.
pub fn main_with(cx: &mut Cx<'_>, args: &[String], python: Option<&dyn Interpreter>) -> i32 {
    let program = args.first().map_or("nrniv", String::as_str);
    cx.vm.set_program_name(program);
    let line = CommandLine::parse(args.get(1..).unwrap_or_default());
    if line.has("-h") || line.has("-help") || line.has("-print-options") {
        (cx.engine.output)(&format!("\n{}", CommandLine::help()));
        return 0;
    }
    if line.has("--version") {
        (cx.engine.output)(&format!("{}\n", nrn_runtime::version::LINE));
        return 0;
    }
    if !line.has("-nobanner") {
        (cx.engine.errors)(nrn_runtime::version::BANNER);
    }
    if let Err(error) = load_mechanisms(cx, &line) {
        (cx.engine.errors)(&format!("{program}: {}\n", error.message));
        if let Some(hint) = &error.hint {
            (cx.engine.errors)(&format!("{hint}\n"));
        }
        return 1;
    }
    let python = if line.has("-nopython") { None } else { python };
    Session { program, python, is_python: line.has("-python"), is_tty: line.has("-isatty") }.run(cx, &line)
}

fn load_mechanisms(cx: &mut Cx<'_>, line: &CommandLine) -> Result<(), HocError> {
    // Those of the present folder stand back when others are named.
    if !line.has("-dll") {
        cx.load_default_mechanisms()?;
        announce(cx, line, &Path::new(mechanism_files::FOLDER).join("libnrnmech.so"));
    }
    for (_, path) in line.options.iter().filter(|o| o.0 == "-dll") {
        let path = Path::new(path);
        if path.exists() {
            cx.load_mechanisms(path)?;
            announce(cx, line, path);
        } else {
            // As NEURON does it goes on without.
            (cx.engine.errors)(&format!("cannot load {}: no such file\n", path.display()));
        }
    }
    Ok(())
}

/// Names the files that mechanisms came from, unless there is no banner.
fn announce(cx: &mut Cx<'_>, line: &CommandLine, path: &Path) {
    if line.has("-nobanner") || !path.is_file() {
        return;
    }
    let names = mechanism_files::mod_files(path).into_iter().map(|(_, given)| format!(" \"{given}\""));
    (cx.engine.errors)(&format!("Additional mechanisms from files\n{}\n", names.collect::<String>()));
}

struct Session<'a> {
    program: &'a str,
    python: Option<&'a dyn Interpreter>,
    is_python: bool,
    is_tty: bool,
}

impl Session<'_> {
    fn run(&self, cx: &mut Cx<'_>, line: &CommandLine) -> i32 {
        if self.is_nrngui()
            && let Err(error) = cx.load_file("nrngui.hoc")
        {
            return self.failed(cx, &error);
        }
        for work in &line.work {
            let status = match work {
                Work::File(name) => self.file(cx, name),
                Work::Statement(text) => self.statement(cx, text),
                Work::Input => self.input(cx),
            };
            if let Some(status) = status {
                return status;
            }
        }
        if line.work.is_empty() { self.input(cx).unwrap_or(0) } else { 0 }
    }
    fn is_nrngui(&self) -> bool {
        Path::new(self.program).file_name().is_some_and(|name| name == "nrngui")
    }
    /// Carries out one piece; a status ends the program.
    fn file(&self, cx: &mut Cx<'_>, name: &str) -> Option<i32> {
        if name.ends_with(".py") {
            let Some(python) = self.python else {
                (cx.engine.errors)(&format!("{}: Python is not available: {name}\n", self.program));
                return Some(1);
            };
            return status(python.file(cx, name));
        }
        let Ok((_, text)) = cx.engine.files.find(name) else {
            (cx.engine.errors)(&format!("{}: can't open {name}\n", self.program));
            return None;
        };
        self.end(cx, name, &text)
    }
    fn statement(&self, cx: &mut Cx<'_>, text: &str) -> Option<i32> {
        if self.is_python {
            return self.python.and_then(|python| status(python.statement(cx, text)));
        }
        self.end(cx, "", text)
    }
    fn end(&self, cx: &mut Cx<'_>, name: &str, text: &str) -> Option<i32> {
        match border::guard(|| cx.vm.run_program(cx.engine, text, name, 1)) {
            Ok(()) => None,
            Err(error) => Some(self.failed(cx, &error)),
        }
    }
    fn failed(&self, cx: &mut Cx<'_>, error: &HocError) -> i32 {
        if let Some(status) = error.quit {
            return status;
        }
        prompt::report(cx, self.program, error);
        1
    }
    fn input(&self, cx: &mut Cx<'_>) -> Option<i32> {
        let is_terminal = self.is_tty || std::io::stdin().is_terminal();
        match self.python {
            Some(python) if self.is_python => {
                // A pipe is not read by `nrniv -python` unless it is said to be a terminal.
                if is_terminal { status(python.interact(cx)) } else { None }
            }
            _ => prompt::read_input(cx, self.program, is_terminal),
        }
    }
}

fn status(outcome: Outcome) -> Option<i32> {
    match outcome {
        Outcome::Ok => None,
        Outcome::Failed => Some(1),
        Outcome::Exit(status) => Some(status),
    }
}
