//! Refuses texts that are nested so deeply that a recursive walk could exhaust the stack.

use super::Parsed;
use crate::source::{Source, Span};

/// Brackets inside brackets, of any kind.
const MAX_NESTING: usize = 60;

/// Counts brackets outside comments and VERBATIM, roughly: a text that passes may still be wrong.
pub(super) fn check_nesting(source: &Source) -> Parsed<()> {
    let bytes = source.text.as_bytes();
    let (mut at, mut depth) = (0, 0usize);
    while at < bytes.len() {
        match bytes[at] {
            b':' | b'?' => {
                at += bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(bytes.len());
            }
            b'C' if starts(bytes, at, b"COMMENT") => at += skip_to(&bytes[at..], b"ENDCOMMENT"),
            b'V' if starts(bytes, at, b"VERBATIM") => at += skip_to(&bytes[at..], b"ENDVERBATIM"),
            b'(' | b'{' | b'[' => depth += 1,
            b')' | b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_NESTING {
            let error = source.error(Span { start: at, end: at + 1 }, "nested too deeply");
            return Err(error.hint(format!("at most {MAX_NESTING} brackets may stand inside each other")));
        }
        at += 1;
    }
    Ok(())
}

fn starts(bytes: &[u8], at: usize, word: &[u8]) -> bool {
    let alone = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    alone && bytes[at..].starts_with(word)
}

/// Distance to the end of `end`, or to the end of the text.
fn skip_to(bytes: &[u8], end: &[u8]) -> usize {
    bytes.windows(end.len()).position(|w| w == end).map_or(bytes.len(), |at| at + end.len() - 1)
}
