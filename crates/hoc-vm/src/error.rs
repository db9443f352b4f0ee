//! What can go wrong while HOC runs.

/// A HOC error on its way out: the text NEURON gives first, then where it happened.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct HocError {
    /// What went wrong, in NEURON's words where it has any.
    pub message: String,
    /// What to do about it, if there is advice.
    pub hint: Option<String>,
    /// Call chain and source line, filled in by the machine as the error passes.
    pub context: Vec<String>,
    /// Exit status asked for by `quit(n)`: not an error, but it unwinds like one.
    pub quit: Option<i32>,
    /// A number the host gave to something it keeps for this error (the Python exception that caused it).
    pub cause: Option<u64>,
}

impl HocError {
    /// An error with a text.
    pub fn new(message: impl Into<String>) -> Self {
        HocError { message: message.into(), hint: None, context: Vec::new(), quit: None, cause: None }
    }
    /// With advice.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
