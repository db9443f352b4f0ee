//! The command lines: `nrniv` and `nrnivmodl`. What an argument means is decided here, what it does in `nrn-runtime`.
//!
//! A program that has a Python (the Python package) hands it in as an [`Interpreter`]; the plain binaries have none.
#![forbid(unsafe_code)]

pub mod modlunit;
pub mod nrnivmodl;
pub mod options;
mod prompt;
mod run;

pub use run::main_with;

use nrn_runtime::Cx;

/// How something of the other language ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Well.
    Ok,
    /// With an error, which was shown.
    Failed,
    /// It asked the program to end with this status.
    Exit(i32),
}

/// The other language, as the command line needs it.
pub trait Interpreter {
    /// Runs a statement (`-c`).
    fn statement(&self, cx: &mut Cx<'_>, text: &str) -> Outcome;
    /// Runs a file.
    fn file(&self, cx: &mut Cx<'_>, path: &str) -> Outcome;
    /// Reads standard input until its end.
    fn interact(&self, cx: &mut Cx<'_>) -> Outcome;
}
