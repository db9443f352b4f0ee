//! The programs of the package. What a command line means is decided in `nrn-cli`; here Python is offered to it.

use crate::baton::lend;
use crate::foreign::run_in_main;
use crate::notices;
use nrn_cli::{Interpreter, Outcome};
use nrn_runtime::Cx;
use pyo3::exceptions::PySystemExit;
use pyo3::prelude::*;
use std::ffi::CString;

/// Python, as the command line sees it.
struct Python3;

fn outcome(py: Python<'_>, result: PyResult<()>) -> Outcome {
    match result {
        Ok(()) => Outcome::Ok,
        Err(error) if error.is_instance_of::<PySystemExit>(py) => {
            let code = error.value(py).getattr("code").ok();
            Outcome::Exit(code.map_or(0, |code| if code.is_none() { 0 } else { code.extract().unwrap_or(1) }))
        }
        Err(error) => {
            error.print(py);
            Outcome::Failed
        }
    }
}

/// Lends the model to Python code, whose warnings are Python's; those of HOC code of the command line are printed.
fn hand_over(py: Python<'_>, cx: &mut Cx<'_>, work: impl FnOnce() -> PyResult<()>) -> Outcome {
    notices::install(cx.engine);
    let outcome = outcome(py, lend(py, cx, work));
    cx.engine.warnings = None;
    outcome
}

impl Interpreter for Python3 {
    fn statement(&self, cx: &mut Cx<'_>, text: &str) -> Outcome {
        Python::attach(|py| hand_over(py, cx, || run_in_main(py, text)))
    }
    fn file(&self, cx: &mut Cx<'_>, path: &str) -> Outcome {
        Python::attach(|py| {
            let run = || {
                let source = std::fs::read_to_string(path)?;
                let main = py.import("__main__")?;
                main.setattr("__file__", path)?;
                let code = py.import("builtins")?.getattr("compile")?.call1((source, path, "exec"))?;
                py.import("builtins")?.getattr("exec")?.call1((code, main.dict()))?;
                Ok(())
            };
            hand_over(py, cx, run)
        })
    }
    fn interact(&self, cx: &mut Cx<'_>) -> Outcome {
        Python::attach(|py| {
            let text =
                CString::new("import code as _code; _code.interact(banner='', exitmsg='', local=globals())");
            let run = || {
                let main = py.import("__main__")?.dict();
                py.run(&text?, Some(&main), None)
            };
            hand_over(py, cx, run)
        })
    }
}

/// Runs nrniv; returns its exit status.
pub fn run(cx: &mut Cx<'_>, args: &[String]) -> i32 {
    cx.engine.warnings = None;
    nrn_cli::main_with(cx, args, Some(&Python3))
}
