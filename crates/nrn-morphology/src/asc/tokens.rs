//! The words of a Neurolucida file.

use crate::report::general;
use crate::scan::Line;

/// A word.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// Behind the last line.
    End,
    Number(f64),
    Open,
    Close,
    Comma,
    Bar,
    Set,
    Rgb,
    /// In quotes.
    Text(String),
    Label(String),
    /// What stands in no file of this format.
    Unknown,
    SpineOpen,
    SpineClose,
}

impl Token {
    /// What NEURON calls it, and what it holds.
    pub fn described(&self) -> String {
        let (name, x, text) = match self {
            Token::End => ("eof", 0.0, ""),
            Token::Number(x) => ("number", *x, ""),
            Token::Open => ("leftpar", 0.0, ""),
            Token::Close => ("rightpar", 0.0, ""),
            Token::Comma => ("comma", 0.0, ""),
            Token::Bar => ("bar", 0.0, ""),
            Token::Set => ("set", 0.0, ""),
            Token::Rgb => ("rgb", 0.0, ""),
            Token::Text(text) => ("string", 0.0, text.as_str()),
            Token::Label(text) => ("label", 0.0, text.as_str()),
            Token::Unknown => ("err", 0.0, ""),
            Token::SpineOpen => ("leftsp", 0.0, ""),
            Token::SpineClose => ("rightsp", 0.0, ""),
        };
        format!("token={name} x={} s={text}", general(x, 6))
    }
}

/// All words with their lines, from 1. A `;` begins a comment.
pub fn tokens(text: &str) -> Vec<(Token, usize)> {
    let mut all = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut rest = Line(line);
        while let Some(token) = next(&mut rest) {
            all.push((token, at + 1));
        }
    }
    all
}

fn next(rest: &mut Line<'_>) -> Option<Token> {
    rest.blanks();
    if let Some(x) = rest.double() {
        return Some(Token::Number(x));
    }
    let first = rest.0.chars().next()?;
    let (token, length) = match first {
        ';' => return None,
        '(' => (Token::Open, 1),
        ')' => (Token::Close, 1),
        ',' => (Token::Comma, 1),
        '|' => (Token::Bar, 1),
        '<' => (Token::SpineOpen, 1),
        '>' => (Token::SpineClose, 1),
        '"' => match rest.0[1..].find('"') {
            Some(end) => (Token::Text(rest.0[1..=end].to_owned()), end + 2),
            None => (Token::Unknown, rest.0.len()),
        },
        c if c.is_ascii_alphanumeric() || c == '_' => {
            let end = rest.0.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.0.len());
            let word = match &rest.0[..end] {
                "set" | "Set" | "SET" => Token::Set,
                "RGB" => Token::Rgb,
                word => Token::Label(word.to_owned()),
            };
            (word, end)
        }
        c => (Token::Unknown, c.len_utf8()),
    };
    rest.0 = &rest.0[length..];
    Some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_into_words() {
        let made: Vec<Token> =
            tokens("(Set \"a b\" 1.5e1,-2|<x_1>) ; (comment\n#").into_iter().map(|t| t.0).collect();
        let label = Token::Label("x_1".into());
        let wanted = [
            Token::Open,
            Token::Set,
            Token::Text("a b".into()),
            Token::Number(15.0),
            Token::Comma,
            Token::Number(-2.0),
            Token::Bar,
            Token::SpineOpen,
            label,
            Token::SpineClose,
            Token::Close,
            Token::Unknown,
        ];
        assert_eq!(made, wanted);
    }
    #[test]
    fn quotes_that_do_not_close_are_no_text() {
        for text in ["\"abc", "\"", "\"é"] {
            assert_eq!(tokens(text), [(Token::Unknown, 1)], "{text}");
        }
        assert_eq!(tokens("\"\""), [(Token::Text(String::new()), 1)]);
    }
}
