//! The text being compiled: INCLUDE spliced in, places mapped back to file, line and column.

use crate::diagnostics::Diagnostic;
use std::path::{Path, PathBuf};

/// A piece of the text, as byte offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The text after INCLUDE, and where each part of it came from.
#[derive(Debug)]
pub struct Source {
    /// What the parser sees.
    pub text: String,
    files: Vec<(String, String)>,
    /// Start in `text`, file, start in that file; in order of start.
    parts: Vec<(usize, usize, usize)>,
}

/// INCLUDEs inside INCLUDEs beyond this are taken for a cycle.
const MAX_DEPTH: usize = 16;

impl Source {
    /// Reads `text` as the file at `path`; files it INCLUDEs are looked for beside it.
    pub fn new(text: &str, path: &Path) -> Result<Source, Diagnostic> {
        let mut source =
            Source { text: String::with_capacity(text.len()), files: Vec::new(), parts: Vec::new() };
        source.splice(text, path, 0)?;
        Ok(source)
    }

    fn splice(&mut self, text: &str, path: &Path, depth: usize) -> Result<(), Diagnostic> {
        let file = self.files.len();
        self.files.push((path.display().to_string(), text.to_string()));
        self.parts.push((self.text.len(), file, 0));
        let mut done = 0;
        let mut hidden = false;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let word = line.trim_start();
            hidden |= starts_with_word(word, "COMMENT") || starts_with_word(word, "VERBATIM");
            hidden &= !(line.contains("ENDCOMMENT") || line.contains("ENDVERBATIM"));
            if let Some(name) = (!hidden).then(|| included(word)).flatten() {
                self.text.push_str(&text[done..at]);
                done = at + line.len();
                let start = at + line.len() - word.len();
                self.include(file, Span { start, end: start + word.trim_end().len() }, path, name, depth)?;
                self.parts.push((self.text.len(), file, done));
            }
            at += line.len();
        }
        self.text.push_str(&text[done..]);
        Ok(())
    }

    fn include(
        &mut self,
        file: usize,
        span: Span,
        path: &Path,
        name: &str,
        depth: usize,
    ) -> Result<(), Diagnostic> {
        let wanted = path.parent().unwrap_or(Path::new("")).join(name);
        let failed = |this: &Source, message: String, hint: &str| {
            let (file, text) = &this.files[file];
            Err(Diagnostic::at(file, text, span, message).hint(hint))
        };
        if depth >= MAX_DEPTH {
            return failed(
                self,
                format!("too many INCLUDEs inside each other at \"{name}\""),
                "does the file include itself?",
            );
        }
        match std::fs::read_to_string(&wanted) {
            Ok(text) => self.splice(&text, &PathBuf::from(&wanted), depth + 1),
            Err(_) => failed(
                self,
                format!("cannot read \"{name}\""),
                "an INCLUDEd file is looked for beside the one that includes it",
            ),
        }
    }

    /// Name of the file without folder and ending, as a name of the language.
    pub fn stem(&self) -> String {
        let path = self.files.first().map_or("", |f| f.0.as_str());
        let stem = Path::new(path).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
    }

    /// An error at `span` of the text.
    pub fn error(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        let part = self.parts.iter().rev().find(|p| p.0 <= span.start).or(self.parts.first());
        let (start, file, from) = part.copied().unwrap_or_default();
        let (name, text) = self.files.get(file).map_or(("", ""), |f| (&f.0, &f.1));
        let shift = |at: usize| at.saturating_sub(start) + from;
        Diagnostic::at(name, text, Span { start: shift(span.start), end: shift(span.end) }, message.into())
    }
}

fn starts_with_word(line: &str, word: &str) -> bool {
    line.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn included(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("INCLUDE")?.trim_start().strip_prefix('"')?;
    rest.split_once('"').map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_in_an_included_file_names_that_file() {
        let dir = std::env::temp_dir().join(format!("nmodl-include-{}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("temporary folder");
        std::fs::write(dir.join("part.inc"), "one\ntwo\n").expect("write");
        let source = Source::new("a\nINCLUDE \"part.inc\"\nb\n", &dir.join("main.mod")).expect("reads");
        assert_eq!(source.text, "a\none\ntwo\nb\n");
        let two = source.text.find("two").expect("there");
        let error = source.error(Span { start: two, end: two + 3 }, "what");
        assert!(error.file.ends_with("part.inc") && error.line == 2, "{error}");
        let b = source.error(Span { start: source.text.len() - 2, end: source.text.len() - 1 }, "what");
        assert!(b.file.ends_with("main.mod") && b.line == 3, "{b}");
        std::fs::remove_dir_all(&dir).expect("clean up");
    }
}
