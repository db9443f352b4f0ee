//! What each pass of the compiler leaves of a file, as text: `nrnivmodl --print PASS`.
//!
//! The passes of this crate come first, then those of `nrn_kernel::optimise`, then the two back ends.

use crate::ast::{BlockKind, File, StmtKind};
use crate::diagnostics::Diagnostics;
use crate::passes::calls::visit;
use crate::source::Source;
use crate::{Module, compile, parse, passes};
use nrn_kernel::optimise::{self, Exactness};
use nrn_kernel::{block, rust_source};
use std::fmt::Write;
use std::path::Path;

/// A form of a file: its name, what it is, and how it is made.
struct Form {
    name: &'static str,
    help: &'static str,
    print: fn(&str, &Path) -> Result<String, Diagnostics>,
}

const fn form(
    name: &'static str,
    help: &'static str,
    print: fn(&str, &Path) -> Result<String, Diagnostics>,
) -> Form {
    Form { name, help, print }
}

const FORMS: &[Form] = &[
    form("source", "the text with all INCLUDEs in it", |text, path| Ok(Source::new(text, path)?.text)),
    form("tree", "the syntax tree", |text, path| {
        Ok(format!("{:#?}", parse::parse(&Source::new(text, path)?)?))
    }),
    form("description", "names, columns, ions, kernels: what the solver gets to know", |text, path| {
        let source = Source::new(text, path)?;
        let file = parse::parse(&source)?;
        Ok(format!("{:#?}", passes::symbols::collect(&source, &file)?.1))
    }),
    form("cnexp", "DERIVATIVE blocks as steps of the method cnexp", |text, path| {
        let source = Source::new(text, path)?;
        Ok(cnexp_steps(&parse::parse(&source)?))
    }),
    form("kernels", "the kernels as they are lowered: calls inlined, methods written out", |text, path| {
        Ok(compile(text, path)?.to_string())
    }),
    form("block", "instructions of the block executor", |text, path| {
        Ok(compile(text, path)?
            .kernels
            .iter()
            .map(|kernel| block::listing(kernel, Exactness::Fast))
            .collect())
    }),
    form("rust", "Rust source", |text, path| {
        Ok(rust_source::module(&compile(text, path)?).unwrap_or_else(|error| error.to_string()))
    }),
];

/// What cnexp makes of each equation: an assignment, the same for all equations of a block or none.
fn cnexp_steps(file: &File) -> String {
    let mut text = String::new();
    for block in file.blocks.iter().filter(|block| block.kind == BlockKind::Derivative) {
        let name = &block.name.text;
        let Ok(body) = passes::solve::cnexp(&block.body) else {
            _ = writeln!(text, "{name}: an equation is not linear in its own state");
            continue;
        };
        _ = writeln!(text, "{name}:");
        visit(&body, &mut |statement| {
            if let StmtKind::Assign(target, value) = &statement.kind {
                _ = writeln!(text, "    {} = {value}", target.name.text);
            }
        });
    }
    if text.is_empty() { "no DERIVATIVE block\n".to_owned() } else { text }
}

/// The names of all forms with what they are, in the order they come about.
pub fn forms() -> String {
    let mut text = String::new();
    let mut line = |name: &str, help: &str| _ = writeln!(text, "  {name:<16} {help}");
    for form in FORMS {
        if form.name == "block" {
            optimise::passes().for_each(|name| line(name, "the kernels after this pass of the optimiser"));
        }
        line(form.name, form.help);
    }
    text
}

/// The form called `name` of a file. `None` when there is no such form; an error when the file does not get that far.
pub fn print(name: &str, text: &str, path: &Path) -> Option<Result<String, Diagnostics>> {
    if let Some(form) = FORMS.iter().find(|form| form.name == name) {
        return Some((form.print)(text, path));
    }
    optimise::passes().find(|pass| *pass == name)?;
    Some(compile(text, path).map(|module| after(module, name).to_string()))
}

fn after(mut module: Module, pass: &str) -> Module {
    for kernel in &mut module.kernels {
        if let Some(changed) = optimise::kernel_after(kernel, pass) {
            *kernel = changed;
        }
    }
    module
}
