//! Where names first stand in a file, and the order of equations that follows from it.

use std::cmp::Reverse;
use std::collections::HashMap;

/// States in the order in which NEURON numbers their equations: by their first character, and among those with the same one the
/// state that is mentioned latest in the file comes first.
pub fn order_of_equations(text: &str, states: &[(String, f64)]) -> Vec<String> {
    let first = first_mentions(text);
    let mut all: Vec<&str> = states.iter().map(|s| s.0.as_str()).collect();
    all.sort_by_key(|name| (name.bytes().next(), Reverse(first.get(name).copied())));
    all.into_iter().map(str::to_string).collect()
}

/// Where every name stands for the first time, outside of comments, titles and C.
fn first_mentions(text: &str) -> HashMap<&str, usize> {
    let mut first = HashMap::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let skipped = match &rest[..word] {
            "" if c == ':' || c == '?' => rest.find('\n').unwrap_or(rest.len()),
            "" => c.len_utf8(),
            "COMMENT" => behind(rest, "ENDCOMMENT"),
            "VERBATIM" => behind(rest, "ENDVERBATIM"),
            "TITLE" => rest.find('\n').unwrap_or(rest.len()),
            name => {
                first.entry(name).or_insert(text.len() - rest.len());
                word
            }
        };
        rest = &rest[skipped..];
    }
    first
}

fn behind(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_numbered_by_first_letter_and_then_the_newest_first() {
        // As nrnivmodl of NEURON 9.0.2 does it: _slist1 of the C++ it writes.
        let text = "NEURON { RANGE c2 }\n: c1\nCOMMENT b1 c3 ENDCOMMENT\nSTATE { b3 b1 c1 c2 c3 Z }";
        let states: Vec<(String, f64)> =
            ["b3", "b1", "c1", "c2", "c3", "Z"].iter().map(|s| (s.to_string(), 0.0)).collect();
        assert_eq!(order_of_equations(text, &states), ["Z", "b1", "b3", "c3", "c1", "c2"]);
    }
}
