//! What can be said about a file before any kernel is written.
//!
//! [`errors`] has what NEURON's translator refuses, [`doubts`] what it accepts though it can hardly be meant.

mod doubts;
mod errors;

use crate::ast::File;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::passes::calls::check_calls;
use crate::passes::symbols::Symbols;
use crate::source::Source;

/// What a check sees, and what it found.
struct Check<'a> {
    source: &'a Source,
    file: &'a File,
    symbols: &'a Symbols,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    /// Notes that something is wrong at a place, and what to do about it.
    fn say(&mut self, span: crate::ast::Span, message: impl Into<String>, hint: impl Into<String>) {
        self.found.push(self.source.error(span, message).hint(hint));
    }
}

/// Collects errors of the whole file; gives warnings when there are none.
pub fn check(source: &Source, file: &File, symbols: &Symbols) -> Result<Vec<Diagnostic>, Diagnostics> {
    check_calls(source, file)?;
    let mut check = Check { source, file, symbols, found: Vec::new() };
    errors::ALL.iter().for_each(|find| find(&mut check));
    if !check.found.is_empty() {
        return Err(Diagnostics(check.found));
    }
    doubts::ALL.iter().for_each(|find| find(&mut check));
    Ok(check.found)
}
