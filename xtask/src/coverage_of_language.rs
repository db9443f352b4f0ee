//! The part of `cargo xtask coverage` about the language: for each keyword, operator, form, function and variable of NEURON
//! a recorded program that uses it.
//!
//! What there is to show, and how a form is recognised in a text, says `docs/coverage/language.tsv`.

use crate::workspace;
use regex_lite::Regex;
use std::path::Path;

/// A name or form, and how to find it.
struct Row {
    kind: String,
    name: String,
    pattern: Regex,
    /// Comments are looked at too.
    with_comments: bool,
}

/// A program: its name, and its text with and without comments.
struct Program {
    name: String,
    text: String,
    bare: String,
}

/// Writes `docs/coverage/language.md`. Gives how many rows there are and the names that no program shows.
pub fn write(root: &Path) -> Result<(usize, Vec<String>), String> {
    let rows = rows(&workspace::read(&root.join("docs/coverage/language.tsv"))?)?;
    let programs = programs(root)?;
    let mut page = String::from(
        "# The language\n\nWritten by `cargo xtask coverage`. Each row of `language.tsv` with the number of recorded programs \
         (`tests/hoc`,\n`tests/golden`) or tests in Python that use it, and the shortest of them.\n",
    );
    let mut missing = Vec::new();
    let mut kind = "";
    for row in &rows {
        if row.kind != kind {
            kind = &row.kind;
            page.push_str(&format!("\n## {kind}\n\n| | programs | shown by |\n|---|---|---|\n"));
        }
        let shows = |program: &&Program| {
            row.pattern.is_match(if row.with_comments { &program.text } else { &program.bare })
        };
        let showing: Vec<&Program> = programs.iter().filter(shows).collect();
        let shown_by = showing.iter().min_by_key(|program| (program.text.len(), &program.name));
        let shown_by = shown_by.map_or_else(
            || {
                missing.push(row.name.clone());
                "**none**".to_owned()
            },
            |program| format!("`{}`", program.name),
        );
        let name = row.name.replace('|', "\\|");
        page.push_str(&format!("| `{name}` | {} | {shown_by} |\n", showing.len()));
    }
    workspace::write(&root.join("docs/coverage/language.md"), &page)?;
    Ok((rows.len(), missing))
}

/// Lines `kind TAB name TAB pattern`, after a line of headings; without a pattern the name is looked for as a word.
fn rows(text: &str) -> Result<Vec<Row>, String> {
    let lines = text.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let (kind, name) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let pattern = match cells.next().unwrap_or_default() {
            "" => format!(r"\b{name}\b"),
            pattern => pattern.to_owned(),
        };
        let pattern = Regex::new(&pattern).map_err(|error| format!("language.tsv: {name}: {error}"))?;
        Ok(Row {
            kind: kind.to_owned(),
            name: name.to_owned(),
            pattern,
            with_comments: name.contains("comment"),
        })
    });
    lines.collect()
}

/// All recorded programs, and the tests in Python: some names need it.
fn programs(root: &Path) -> Result<Vec<Program>, String> {
    let is_program = |path: &String| {
        let hoc = path.starts_with("tests/hoc/programs/") && path.ends_with(".hoc");
        let golden =
            path.starts_with("tests/golden/cases/") && (path.ends_with(".hoc") || path.ends_with(".py"));
        let python = path.starts_with("tests/python/") && path.ends_with(".py");
        hoc || golden || python
    };
    let found = workspace::files(root)?.into_iter().filter(is_program).map(|path| {
        let bytes = std::fs::read(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let name = path.trim_start_matches("tests/").replacen("programs/", "", 1);
        Ok(Program { name, bare: without_comments(&text), text })
    });
    found.collect()
}

/// A text without `//` and `/* */` comments; quotes are left alone.
fn without_comments(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let (mut rest, mut quoted) = (text, false);
    while let Some(c) = rest.chars().next() {
        let end = if quoted {
            None
        } else if rest.starts_with("//") {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            Some(rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else {
            None
        };
        match end {
            Some(end) => rest = &rest[end..],
            None => {
                quoted = c != '\n' && (quoted != (c == '"'));
                bare.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_do_not_count_as_uses_but_strings_do() {
        assert_eq!(
            without_comments("x = 1 // depvar\n/* eqn */print \"a // b\"\n"),
            "x = 1 \nprint \"a // b\"\n"
        );
    }
}
