//! NMODL, the language of mechanisms: text in, kernels out.
//!
//! [`parse`] makes a syntax tree ([`ast`]); the passes that follow make a [`Module`] of it. Nothing here runs a kernel
//! or knows a model: see `nrn-kernel` for the former and `nrn-model` for the latter.

pub mod ast;
pub mod diagnostics;
pub mod parse;
pub mod source;

pub use diagnostics::{Diagnostic, Diagnostics};
pub use nrn_kernel::Module;

use std::path::Path;

/// Compiles the text of a `.mod` file. `path` is for error texts, and INCLUDEd files are looked for beside it.
pub fn compile(text: &str, path: &Path) -> Result<Module, Diagnostics> {
    let source = source::Source::new(text, path)?;
    Err(source.error(source::Span::default(), "the compiler is not written yet").into())
}
