//! Errors with the place they belong to: file, line, the source line with a caret, and what to do.

use crate::source::Span;
use std::fmt;

/// One error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Path of the file, as given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The source line, without its end.
    pub source_line: String,
    /// Number of characters the carets cover.
    pub width: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

impl Diagnostic {
    /// An error at `span` of `text`.
    pub fn at(file: &str, text: &str, span: Span, message: String) -> Diagnostic {
        let start = (0..=span.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let source_line = text[line_start..].lines().next().unwrap_or("").to_string();
        let column = text[line_start..start].chars().count() + 1;
        let room = source_line.chars().count().saturating_sub(column - 1).max(1);
        Diagnostic {
            file: file.to_string(),
            line: before.matches('\n').count() + 1,
            column,
            width: span.end.saturating_sub(start).clamp(1, room),
            source_line,
            message,
            hint: String::new(),
        }
    }
    /// The same with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gutter = self.line.to_string();
        let margin = " ".repeat(gutter.len());
        // Tabs stay tabs in the caret line, so that it lines up in any editor.
        let indent: String = self
            .source_line
            .chars()
            .take(self.column - 1)
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        writeln!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        writeln!(f, " {gutter} | {}", self.source_line)?;
        write!(f, " {margin} | {indent}{}", "^".repeat(self.width))?;
        if !self.hint.is_empty() {
            write!(f, "\n {margin} = {}", self.hint)?;
        }
        Ok(())
    }
}

/// What a failed compilation leaves behind: one or more errors, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (ix, d) in self.0.iter().enumerate() {
            if ix > 0 {
                writeln!(f)?;
            }
            write!(f, "{d}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

impl From<Diagnostic> for Diagnostics {
    fn from(d: Diagnostic) -> Diagnostics {
        Diagnostics(vec![d])
    }
}
