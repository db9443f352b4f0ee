//! What can go wrong while HOC runs.

/// Where an error happened: enough to print the line with a caret under the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Name of the file, empty for text that came from no file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column of the caret, from 0, in characters.
    pub column: usize,
    /// The source line.
    pub source: String,
}

/// A HOC error on its way out: the text NEURON gives first, then where it happened.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct HocError {
    /// What went wrong, in NEURON's words where it has any.
    pub message: String,
    /// What to do about it, if there is advice.
    pub hint: Option<String>,
    /// Call chain, innermost first: `cell[0].grow(3, "axon")`. Filled in by the machine as the error passes.
    pub context: Vec<String>,
    /// The function that fails does the work of the procedure that calls it: the chain begins with that procedure.
    pub by_caller: bool,
    /// The statement that was running, as NEURON reports it: the last line of the top-level statement.
    pub location: Option<Box<Location>>,
    /// Where exactly it happened, often inside a procedure.
    pub origin: Option<Box<Location>>,
    /// The machine has told the host (`Host::report`) already.
    pub reported: bool,
    /// Exit status asked for by `quit(n)`: not an error, but it unwinds like one.
    pub quit: Option<i32>,
    /// `stop`: not an error, but it unwinds to the top level.
    pub stop: bool,
    /// A number the host gave to something it keeps for this error (the Python exception that caused it).
    pub cause: Option<u64>,
}

impl HocError {
    /// An error with a text.
    pub fn new(message: impl Into<String>) -> Self {
        HocError {
            message: message.into(),
            hint: None,
            context: Vec::new(),
            by_caller: false,
            location: None,
            origin: None,
            reported: false,
            quit: None,
            stop: false,
            cause: None,
        }
    }
    /// With advice.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
    /// `quit(status)` on its way out.
    pub fn quit(status: i32) -> Self {
        HocError { quit: Some(status), reported: true, ..HocError::new("quit") }
    }
    /// An error that nobody is to print.
    pub fn silent(message: impl Into<String>) -> Self {
        HocError { reported: true, ..HocError::new(message) }
    }
    /// The lines NEURON writes to stderr: message, place, source line, caret, call chain (five deep); then a hint.
    pub fn report(&self, program: &str) -> String {
        let mut text = format!("{program}: {}\n", self.message);
        if let Some(at) = &self.location {
            if at.file.is_empty() {
                text += &format!(" near line {}\n", at.line);
            } else {
                text += &format!(" in {} near line {}\n", at.file, at.line);
            }
            // A line that a warning showed before is not shown again.
            text += &match at.column {
                0 => " ^\n".to_owned(),
                column => format!(" {}\n{}^\n", at.source, " ".repeat(column)),
            };
        }
        for (depth, call) in self.context.iter().take(4).enumerate() {
            text += &format!("{}{call}\n", "  ".repeat(4 - depth));
        }
        if self.context.len() > 4 {
            text += "and others\n";
        }
        if let Some(hint) = &self.hint {
            text += &format!("hint: {hint}\n");
        }
        text
    }
}
