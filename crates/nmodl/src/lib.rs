//! NMODL, the language of mechanisms: text in, kernels out.
//!
//! [`parse`] makes a syntax tree ([`ast`]); the passes that follow make a [`Module`] of it. Nothing here runs a kernel
//! or knows a model: see `nrn-kernel` for the former and `nrn-model` for the latter.
#![forbid(unsafe_code)]

pub mod ast;
mod check;
pub mod diagnostics;
mod library;
mod lower;
pub mod parse;
pub mod passes;
pub mod print;
pub mod source;
mod text;
pub mod unit_check;

pub use diagnostics::{Diagnostic, Diagnostics};
pub use nrn_kernel::Module;
pub use unit_check::units_of;

use std::path::Path;

/// Compiles the text of a `.mod` file. `path` is for error texts, and INCLUDEd files are looked for beside it.
pub fn compile(text: &str, path: &Path) -> Result<Module, Diagnostics> {
    compile_and_warn(text, path).map(|(module, _)| module)
}

/// The same, with warnings: what NEURON's translator accepts in silence though it can hardly be meant.
pub fn compile_and_warn(text: &str, path: &Path) -> Result<(Module, Vec<Diagnostic>), Diagnostics> {
    let source = source::Source::new(text, path)?;
    let file = parse::parse(&source)?;
    let (symbols, mut info) = passes::symbols::collect(&source, &file)?;
    let warnings = check::check(&source, &file, &symbols)?;
    info.source = path.display().to_string();
    let tables = lower::collect_tables(&source, &file, &symbols)?;
    let recursive = passes::calls::recursive(&file);
    let unit =
        lower::Unit { source: &source, file: &file, symbols: &symbols, info: &info, tables, recursive };
    let module = lower::module(&unit)?;
    if let Err(broken) = nrn_kernel::check(&module) {
        return Err(source
            .error(file.neuron.span, format!("the compiler made a bad kernel: {broken}"))
            .into());
    }
    Ok((module, warnings))
}
