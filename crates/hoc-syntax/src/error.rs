//! What the parser says about a text that is not HOC.

/// A fault in the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SyntaxError {
    /// What is wrong, in NEURON's words ("syntax error").
    pub message: String,
    /// Line, from 1, of the whole text.
    pub line: usize,
    /// Characters of the line read when the fault was noticed: a caret goes under the last of them.
    pub column: usize,
    /// The line.
    pub source_line: String,
    /// What would help.
    pub hint: Option<String>,
}

impl SyntaxError {
    /// An error noticed after `offset` bytes of `text`, whose first line has number `first_line`.
    pub(crate) fn at(text: &str, offset: usize, first_line: usize, message: impl Into<String>) -> Self {
        let (line, column, source) = locate(text, offset);
        SyntaxError {
            message: message.into(),
            line: first_line + line,
            column,
            source_line: source.into(),
            hint: None,
        }
    }
    /// With advice.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Lines before `offset`, characters of its line before it, and that line. Just behind a newline still counts as its
/// line, one character further: NEURON's caret for a fault noticed at the end of a line.
pub fn locate(text: &str, offset: usize) -> (usize, usize, &str) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let behind_newline = offset > 0 && text.as_bytes().get(offset - 1) == Some(&b'\n');
    let offset = offset - usize::from(behind_newline);
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after.find('\n').map_or(text.len(), |newline| offset + newline);
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    let source = text.get(start..end).unwrap_or_default().trim_end_matches('\r');
    let column = before.get(start..).unwrap_or_default().chars().count();
    (line, column + usize::from(behind_newline), source)
}

/// End of the token that begins at or behind `offset`: NEURON notices a fault once it has read that.
pub fn end_of_token(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let token = rest.get(blank..).unwrap_or_default();
    let word = token.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(token.len());
    let length = if word > 0 { word } else { token.chars().next().map_or(0, char::len_utf8) };
    offset + blank + length
}
