//! The regular expressions of `forsec`, `ifsec` and `StringFunctions.head`: the common part of ECMAScript's.
//!
//! In patterns for sections brackets stand for themselves, so that `dend[3]` means that section, and `<1-20>` is a range of
//! integers. A pattern is rewritten for the `regex` family, whose time grows with the length of the text, whatever the pattern.

use hoc_vm::HocError;
use regex_lite::Regex;

/// A compiled expression.
#[derive(Debug)]
pub struct Pattern(Regex);

/// What is wrong with an expression, in the library's words (a part of them) and in those that NEURON prints.
const FAULTS: [(&str, &str); 8] = [
    ("operator must be applied to", "Mismatched '(' and ')' in regular expression"),
    ("open group without closing", "Parenthesis is not closed."),
    ("without matching '('", "Mismatched '(' and ')' in regular expression"),
    ("range in character class", "Invalid range in bracket expression."),
    ("character class", "Unexpected character in bracket expression."),
    ("min bigger than its max", "Invalid range in brace expression."),
    ("counted repetition", "Unexpected character in brace expression."),
    ("flag", "Invalid special open parenthesis."),
];

impl Pattern {
    /// Reads an expression.
    pub fn new(text: &str) -> Result<Pattern, HocError> {
        Pattern::compile(text, text)
    }
    /// Reads an expression for names of sections: brackets stand for themselves.
    pub fn for_sections(text: &str) -> Result<Pattern, HocError> {
        // A name matches from end to end with anything before and behind; so in `a|b` only `a` is loose before, only `b` behind.
        Pattern::compile(&format!("^(?:.*{}.*)$", rewritten(text)), text)
    }
    fn compile(expression: &str, text: &str) -> Result<Pattern, HocError> {
        Regex::new(expression).map(Pattern).map_err(|fault| {
            let fault = fault.to_string();
            let known = FAULTS.iter().find(|(ours, _)| fault.contains(ours));
            HocError::new(known.map_or_else(|| format!("{fault}."), |(_, words)| (*words).into())).hint(
                format!("\"{text}\" is a regular expression: a backslash makes ( ) {{ }} . * + ? | letters"),
            )
        })
    }

    /// The first place where it matches, as positions of characters.
    pub fn find(&self, text: &str) -> Option<(usize, usize)> {
        let found = self.0.find(text)?;
        let position = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        Some((position(found.start()), position(found.end())))
    }
    /// Does it match anywhere?
    pub fn is_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// A pattern for sections in the words of the library.
fn rewritten(text: &str) -> String {
    let mut made = String::new();
    // Names are searched, and what the beginning of a pattern repeats is whatever stands before the match: `*2` is `.*2`.
    let mut rest = text.trim_start_matches(['*', '+', '?']);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            // Brackets stand for themselves already: the backslash before one is a letter like any other.
            '\\' if rest.starts_with(['[', ']']) => made += "\\\\",
            '\\' => {
                let next = rest.chars().next();
                rest = &rest[next.map_or(0, char::len_utf8)..];
                match next {
                    // A letter that means nothing behind a backslash is that letter.
                    Some(letter) if letter.is_alphabetic() && !"dDwWsSbBnrtfv".contains(letter) => {
                        made.push(letter)
                    }
                    Some(sign) => made.extend(['\\', sign]),
                    None => made += "\\\\",
                }
            }
            '[' | ']' => {
                made.push('\\');
                made.push(c);
            }
            '<' => match integers(rest) {
                Some((expression, after)) => {
                    made += &expression;
                    rest = after;
                }
                None => made.push('['),
            },
            '>' => made.push(']'),
            c => made.push(c),
        }
    }
    made
}

/// `1-20>...`: an expression for those integers, and what stands behind.
fn integers(text: &str) -> Option<(String, &str)> {
    let (range, after) = text.split_once('>')?;
    let (low, high) = range.split_once('-')?;
    let (low, high) = (low.trim().parse().ok()?, high.trim().parse().ok()?);
    (low <= high).then_some(())?;
    Some((format!("(?:{})", alternatives(low, high).join("|")), after))
}

/// Expressions that together match the integers from `low` to `high`: each for a run whose last digits are free.
fn alternatives(mut low: u64, high: u64) -> Vec<String> {
    let mut all = Vec::new();
    while low <= high {
        // The largest block that begins here: the last `free` digits run from all 0 to all 9.
        let mut free = 0;
        let mut size = 1u64;
        while let Some(larger) = size.checked_mul(10)
            && low.is_multiple_of(larger)
            && low >= larger
            && low.checked_add(larger - 1).is_some_and(|end| end <= high)
        {
            size = larger;
            free += 1;
        }
        let head = low / size;
        let last = (head % 10..=9)
            .take_while(|d| {
                (head - head % 10 + d)
                    .checked_mul(size)
                    .and_then(|x| x.checked_add(size - 1))
                    .is_some_and(|x| x <= high)
            })
            .last()
            .unwrap_or(head % 10);
        let front = if head >= 10 { (head / 10).to_string() } else { String::new() };
        all.push(format!("{front}[{}-{last}]{}", head % 10, "[0-9]".repeat(free)));
        match (head - head % 10 + last).checked_add(1).and_then(|next| next.checked_mul(size)) {
            Some(next) => low = next,
            None => break,
        }
    }
    // A longer number is tried before one that it begins with.
    all.reverse();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(pattern: &str) -> Pattern {
        Pattern::for_sections(pattern).unwrap()
    }

    #[test]
    fn brackets_stand_for_themselves_in_names_of_sections() {
        let found = |pattern: &str, name: &str| sections(pattern).is_in(name);
        assert!(found("dend", "dend[3]") && found("oma", "soma") && found("dend[1]", "dend[1]"));
        assert!(found("dend[<1-3>]", "dend[2]") && !found("dend[<1-3>]", "dend[12]"));
        assert!(
            found("(soma|apic)", "apical[2]")
                && found("soma|apic", "apical")
                && !found("soma|apic", "soma[1]")
        );
        assert!(found("(soma)|(apic)", "apic") && !found("[a-d].*", "dend[3]"));
        assert!(found("^den", "dend") && !found("^end", "dend") && found("x$", "dendx"));
        assert!(found("*2*", "soma") && found("*2", "s2d") && !found("*2", "soma") && found("+2", "a2"));
    }

    #[test]
    fn angle_brackets_hold_a_set_of_letters() {
        let found = |pattern: &str, name: &str| sections(pattern).is_in(name);
        assert!(
            found("a<b>", "ab") && !found("a<b>", "a2") && found("a<1-3b>", "ab") && found("a<1-3b>", "a2")
        );
        assert!(found("<s-z>oma", "soma") && !found("<^s>oma", "soma") && found("<a-b>*", "soma"));
    }

    #[test]
    fn an_expression_that_makes_no_sense_is_an_error_in_the_words_of_neuron() {
        for (pattern, words) in [
            ("((", "Parenthesis is not closed."),
            ("a|(b", "Parenthesis is not closed."),
            (")", "Mismatched '(' and ')' in regular expression"),
            ("a|*", "Mismatched '(' and ')' in regular expression"),
            ("<9-1>", "Invalid range in bracket expression."),
            ("a<b", "Unexpected character in bracket expression."),
            ("a{2", "Unexpected character in brace expression."),
            ("a{2,1}", "Invalid range in brace expression."),
            ("(?q)a", "Invalid special open parenthesis."),
        ] {
            let error = Pattern::for_sections(pattern).unwrap_err();
            assert_eq!(error.message, words, "{pattern}");
            assert!(error.hint.is_some_and(|hint| hint.contains(pattern)), "{pattern}");
        }
    }

    #[test]
    fn a_range_of_integers_is_exactly_that() {
        for (low, high) in [(1, 3), (0, 9), (8, 12), (95, 1103), (0, 100), (100, 199), (7, 7), (990, 2000)] {
            let pattern = sections(&format!("^d<{low}-{high}>$"));
            for x in 0..2500u64 {
                assert_eq!(pattern.is_in(&format!("d{x}")), (low..=high).contains(&x), "{low}-{high} {x}");
            }
        }
    }

    #[test]
    fn sets_groups_and_counts_work() {
        let find = |pattern: &str, text: &str| Pattern::new(pattern).unwrap().find(text);
        assert_eq!(find("[0-9]+", "ab123c"), Some((2, 5)));
        assert_eq!(find("[^l]w", "hello world"), Some((5, 7)));
        assert_eq!(find("(ab){2}c?", "xababc"), Some((1, 6)));
        assert_eq!(find("x", "abc"), None);
    }

    #[test]
    fn no_pattern_takes_time_that_explodes() {
        let text = "a".repeat(5_000);
        assert_eq!(Pattern::new("(a*)*b").unwrap().find(&text), None);
        assert!(!sections("(a|aa)+(a|aa)+(a|aa)+c").is_in(&text));
    }
}
