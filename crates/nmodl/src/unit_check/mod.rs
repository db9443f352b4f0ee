//! The check of units that `modlunit` makes: sums, comparisons, assignments, arguments, reactions and the variables of the
//! program must have units that fit. It only warns; what runs does not depend on it.
//!
//! [`quantity`] computes with units, [`scope`] knows the units of names, [`expressions`] and [`blocks`] walk the tree.
//! A number without units fits everything; `(1e-3)` in parentheses converts; between UNITSOFF and UNITSON nothing is said.

mod blocks;
mod expressions;
mod quantity;
mod scope;

use crate::ast::{ExprKind, File};
use crate::diagnostics::Diagnostic;
use crate::passes::calls::visit_expressions;
use crate::source::{Source, Span};
use quantity::{Fit, Quantity};
use scope::Scope;
use std::path::Path;

/// Compares units all over a file. An INCLUDEd file or a text that cannot be read gives the error alone.
pub fn units_of(text: &str, path: &Path) -> Vec<Diagnostic> {
    match Source::new(text, path).and_then(|source| Ok((crate::parse::parse(&source)?, source))) {
        Ok((file, source)) => check(&source, &file),
        Err(error) => vec![error],
    }
}

/// The same of a file that was parsed: warnings in the order of the text.
pub fn check(source: &Source, file: &File) -> Vec<Diagnostic> {
    let (scope, unknown) = Scope::new(source, file);
    let mut checker = Checker { source, file, scope, warnings: unknown, off: off_parts(&source.text) };
    checker.variables_of_the_program();
    checker.blocks();
    let mut warnings = checker.warnings;
    warnings.sort_by_key(|warning| (warning.0.start, warning.0.end));
    warnings.dedup();
    warnings.into_iter().map(|(span, message)| source.error(span, format!("warning: {message}"))).collect()
}

/// A place and what is wrong there.
type Warning = (Span, String);

/// The walk over a file.
struct Checker<'a> {
    source: &'a Source,
    file: &'a File,
    scope: Scope,
    warnings: Vec<Warning>,
    off: Vec<Span>,
}

impl Checker<'_> {
    fn warn(&mut self, span: Span, message: impl Into<String>) {
        if !self.is_off(span) {
            self.warnings.push((span, message.into()));
        }
    }

    /// Between UNITSOFF and UNITSON.
    fn is_off(&self, span: Span) -> bool {
        self.off.iter().any(|part| part.start <= span.start && span.start < part.end)
    }

    /// Warns when two quantities do not fit; gives the units both have.
    fn compare(&mut self, span: Span, a: Quantity, b: Quantity) -> Quantity {
        if self.is_off(span) {
            return Quantity::ANY;
        }
        match a.fit(&b) {
            Fit::Same(both) => both,
            Fit::Factor(factor) => {
                self.warn(
                    span,
                    format!("units differ by a factor: ({a}) and ({b}); write ({factor:.6}) * ..."),
                );
                a
            }
            Fit::Not => {
                self.warn(span, format!("units do not fit: ({a}) and ({b})"));
                Quantity::ANY
            }
        }
    }

    /// Warns when a quantity is no plain number.
    fn plain(&mut self, span: Span, a: Quantity) {
        if let Fit::Same(_) = a.fit(&Quantity::PLAIN) {
            return;
        }
        self.warn(span, format!("this must be a plain number but has the units ({a})"));
    }

    /// `v`, `t`, ion variables and currents have the units of the program.
    fn variables_of_the_program(&mut self) {
        for (name, units) in self.scope.fixed(self.file) {
            let Some((declared, span)) = self.scope.declaration(&name) else {
                self.has_no_units(&name, units);
                continue;
            };
            let wanted = self.scope.read(units);
            if declared != wanted && declared != Quantity::ANY {
                self.warn(span, format!("`{name}` must have the units ({units}), not ({declared})"));
            }
        }
    }
}

impl Checker<'_> {
    /// Warns where a variable of the program is used without a declaration and has no units then; `t` and `v` have them always.
    fn has_no_units(&mut self, name: &str, units: &str) {
        let mut place = None;
        for block in &self.file.blocks {
            visit_expressions(&block.body, &mut |e| {
                if matches!(&e.kind, ExprKind::Variable(used) if used == name) {
                    place = place.or(Some(e.span));
                }
            });
        }
        if let Some(span) = place.filter(|_| matches!(name, "dt" | "celsius" | "diam" | "area")) {
            self.warnings
                .push((span, format!("`{name}` has no units without a declaration: {name} ({units})")));
        }
    }
}

/// The parts of a text between UNITSOFF and UNITSON, comments left aside.
fn off_parts(text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let code = line.split([':', '?']).next().unwrap_or("");
        for (offset, word) in words(code) {
            match (word, start) {
                ("UNITSOFF", None) => start = Some(at + offset),
                ("UNITSON", Some(from)) => {
                    parts.push(Span { start: from, end: at + offset });
                    start = None;
                }
                _ => {}
            }
        }
        at += line.len();
    }
    parts.extend(start.map(|from| Span { start: from, end: text.len() }));
    parts
}

fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.split(move |c: char| !part(c))
        .filter(|w| !w.is_empty())
        .map(move |word| (word.as_ptr() as usize - code.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests;
