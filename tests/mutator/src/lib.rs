//! Broken texts out of good ones: the same ones every time, for tests that a parser returns an error and nothing worse.
//!
//! [`Mutator`] changes a text of the corpus in a few places: characters, words, lines, copies of parts of other texts.
//! [`check_never_panics`] runs a parser on many of them and names the text that made it panic or took too long.
#![forbid(unsafe_code)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Characters that matter to both languages, and some that should not occur.
const SPICE: &[&str] = &[
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    ",",
    ";",
    ":",
    "~",
    "<->",
    "->",
    "^",
    "-",
    "+",
    "*",
    "/",
    "%",
    "=",
    "==",
    "!",
    "&&",
    "||",
    ".",
    "..",
    "\n",
    "\r\n",
    "\t",
    "\\",
    "//",
    "/*",
    "*/",
    "$",
    "$o1",
    "$s",
    "&",
    "@",
    "#",
    "?",
    "0",
    "1e",
    "1e999",
    "0x",
    "1.5.2",
    "\0",
    "\u{feff}",
    "\u{e9}",
    "\u{1F9E0}",
    "COMMENT",
    "ENDCOMMENT",
    "VERBATIM",
    "ENDVERBATIM",
    "proc",
    "begintemplate",
    "endtemplate",
    "objref",
    "if",
    "else",
    "for",
    "new",
];

/// Makes mutations from a corpus. Two mutators with the same corpus and seed give the same texts.
#[derive(Clone, Debug)]
pub struct Mutator {
    corpus: Vec<String>,
    state: u64,
}

impl Mutator {
    /// A mutator of these texts. Without a text it makes texts of single characters.
    pub fn new(corpus: Vec<String>, seed: u64) -> Mutator {
        let corpus = if corpus.is_empty() { vec![String::new()] } else { corpus };
        Mutator { corpus, state: seed.wrapping_mul(2).wrapping_add(0x9E37_79B9_7F4A_7C15) }
    }

    /// A number below `n` (0 for `n` = 0): the upper half of a linear congruential generator.
    fn below(&mut self, n: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.state >> 33) as usize).checked_rem(n).unwrap_or(0)
    }

    /// A text of the corpus, changed in one to six places.
    pub fn next_text(&mut self) -> String {
        let chosen = self.below(self.corpus.len());
        let mut text: Vec<char> = self.corpus[chosen].chars().collect();
        // Half of the texts get one small change only: those reach the later passes of a compiler.
        if self.below(2) == 0 {
            self.exchange_words(&mut text);
        } else {
            for _ in 0..=self.below(6) {
                self.change(&mut text);
            }
        }
        text.into_iter().collect()
    }

    /// Puts one word of the text in the place of another.
    fn exchange_words(&mut self, text: &mut Vec<char>) {
        let is_word = |c: &char| c.is_alphanumeric() || *c == '_' || *c == '.';
        let starts: Vec<usize> =
            (0..text.len()).filter(|&i| is_word(&text[i]) && (i == 0 || !is_word(&text[i - 1]))).collect();
        if starts.is_empty() {
            return self.change(text);
        }
        let end_of = |start: usize| start + text[start..].iter().take_while(|c| is_word(c)).count();
        let (from, to) = (starts[self.below(starts.len())], starts[self.below(starts.len())]);
        let word: Vec<char> = text[from..end_of(from)].to_vec();
        let replaced = to..end_of(to);
        text.splice(replaced, word);
    }

    fn change(&mut self, text: &mut Vec<char>) {
        let from = self.below(text.len() + 1);
        let to = (from + 1 + self.below(20)).min(text.len());
        match self.below(7) {
            0 => drop(text.drain(from.min(to)..to)),
            1 => text.truncate(from),
            2 => {
                let copy: Vec<char> = text[from.min(to)..to].to_vec();
                let times = 1 + self.below(3);
                (0..times).for_each(|_| insert(text, from, &copy));
            }
            3 => {
                let spice: Vec<char> = SPICE[self.below(SPICE.len())].chars().collect();
                insert(text, from, &spice);
            }
            4 => {
                let other = self.below(self.corpus.len());
                let piece: Vec<char> = self.corpus[other].chars().collect();
                let start = self.below(piece.len());
                let end = (start + self.below(200)).min(piece.len());
                insert(text, from, &piece[start..end]);
            }
            5 => {
                let depth = 1 + self.below(2000);
                let opening = ['(', '{', '[', '-', '!', '"'][self.below(6)];
                insert(text, from, &vec![opening; depth]);
            }
            _ => {
                let replacement: Vec<char> = SPICE[self.below(SPICE.len())].chars().collect();
                text.splice(from.min(to)..to, replacement);
            }
        }
    }
}

fn insert(text: &mut Vec<char>, at: usize, piece: &[char]) {
    let at = at.min(text.len());
    text.splice(at..at, piece.iter().copied());
}

/// Texts of all files below a folder whose names end in `.ending`, sorted by path.
pub fn corpus(folder: &Path, ending: &str) -> Vec<String> {
    let mut paths = Vec::new();
    collect(folder, ending, &mut paths);
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

fn collect(folder: &Path, ending: &str, paths: &mut Vec<std::path::PathBuf>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, ending, paths);
        } else if path.extension().is_some_and(|found| found == ending) {
            paths.push(path);
        }
    }
}

/// Runs `parse` on `count` mutations. Panics, showing the text, when `parse` panics or needs more than
/// `limit` for one of them.
pub fn check_never_panics(corpus: Vec<String>, count: u64, limit: Duration, parse: impl Fn(&str)) {
    assert!(corpus.len() > 1, "a corpus of {} texts: is the folder right?", corpus.len());
    let mut mutator = Mutator::new(corpus, 0);
    for number in 0..count {
        let text = mutator.next_text();
        let started = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| parse(&text)));
        assert!(outcome.is_ok(), "text {number} panicked on:\n{text}");
        let needed = started.elapsed();
        assert!(needed < limit, "text {number} took {needed:?} on:\n{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_text() {
        let corpus = vec!["x = 3\n".to_string(), "proc f() { print $1 }\n".to_string()];
        let text = |seed| Mutator::new(corpus.clone(), seed).next_text();
        assert_eq!(text(5), text(5));
        assert!((0..20).any(|seed| text(seed) != text(seed + 1)));
    }

    #[test]
    fn an_empty_corpus_does_not_stop_it() {
        let mut mutator = Mutator::new(Vec::new(), 1);
        (0..1000).for_each(|_| drop(mutator.next_text()));
    }

    #[test]
    fn a_panicking_parser_is_caught_with_its_text() {
        let corpus = vec!["a".to_string(), "b".to_string()];
        let outcome = catch_unwind(|| {
            check_never_panics(corpus, 500, Duration::from_secs(1), |text| {
                assert!(!text.contains('{'), "found a brace")
            });
        });
        assert!(outcome.is_err());
    }
}
