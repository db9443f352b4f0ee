//! Every Rust file begins by saying what lives there.

use super::{Findings, Project};

/// Looks for `//!` (with words) among the first lines of Rust files, and for a docstring in Python ones.
pub fn check(project: &Project, findings: &mut Findings) {
    for file in project.files.iter().filter(|file| !file.is_generated()) {
        let ok = if file.is_rust() {
            first_words(&file.text).is_some_and(|words| words.split_whitespace().count() >= 2)
        } else if file.path.ends_with(".py") && !file.path.contains("/cases/") {
            let start = file.text.trim_start_matches(|c| c != '\n').trim_start();
            file.text.trim().is_empty() || file.text.starts_with("\"\"\"") || start.starts_with("\"\"\"")
        } else {
            true
        };
        if !ok {
            findings.error(
                &file.path,
                "must begin with a sentence on what lives here (`//! ...` or a docstring)",
            );
        }
    }
}

/// The text behind the first `//!`, when nothing but attributes and plain comments stands before it.
fn first_words(text: &str) -> Option<&str> {
    let skip = |line: &&str| {
        line.is_empty() || line.starts_with("#![") || (line.starts_with("//") && !line.starts_with("//!"))
    };
    text.lines().map(str::trim).find(|line| !skip(line))?.strip_prefix("//!")
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{check_errors, project};
    use super::*;

    #[test]
    fn a_file_without_module_docs_fails() {
        check_errors(check, &project(&[("crates/a/src/b.rs", "//! What lives here.\nfn f() {}\n")]), None);
        check_errors(
            check,
            &project(&[("crates/a/src/b.rs", "#![forbid(unsafe_code)]\n//! What lives here.\n")]),
            None,
        );
        check_errors(
            check,
            &project(&[("crates/a/src/b.rs", "use std::fmt;\n//! Late.\n")]),
            Some("must begin"),
        );
        check_errors(check, &project(&[("crates/a/src/b.rs", "//!\nfn f() {}\n")]), Some("must begin"));
    }

    #[test]
    fn python_files_have_docstrings() {
        check_errors(check, &project(&[("python/a.py", "\"\"\"What lives here.\"\"\"\n")]), None);
        check_errors(
            check,
            &project(&[("python/a.py", "#!/usr/bin/env python3\n\"\"\"What lives here.\"\"\"\n")]),
            None,
        );
        check_errors(check, &project(&[("python/__init__.py", "")]), None);
        check_errors(check, &project(&[("python/a.py", "import os\n")]), Some("must begin"));
    }
}
