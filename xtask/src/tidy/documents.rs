//! Documents tell the truth about the tree: paths exist, and each known difference has its test.

use super::{Findings, Project};

/// Documents whose paths in back quotes must exist.
const WITH_PATHS: &[&str] = &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "COMPATIBILITY.md"];

/// Checks paths in the documents at the top and in `docs/decisions`, and the rows of COMPATIBILITY.md.
pub fn check(project: &Project, findings: &mut Findings) {
    for name in WITH_PATHS.iter().filter(|name| !project.paths.iter().any(|path| path == *name)) {
        findings.error(name, "is missing");
    }
    for file in &project.files {
        if WITH_PATHS.contains(&file.path.as_str()) || file.path.starts_with("docs/decisions/") {
            check_paths(project, &file.path, &file.text, findings);
        }
        if file.path == "COMPATIBILITY.md" {
            check_rows(project, &file.text, findings);
        }
    }
}

fn check_paths(project: &Project, document: &str, text: &str, findings: &mut Findings) {
    for (number, line) in lines_outside_code(text) {
        for word in quoted(line).filter(|word| looks_like_a_path(word)) {
            let path = word.trim_end_matches('/');
            let exists = project.paths.iter().any(|other| {
                other == path
                    || other.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
                    || is_pattern_of(path, other)
            });
            if !exists {
                findings.error(&format!("{document}:{number}"), format!("`{word}` does not exist"));
            }
        }
    }
}

/// Lines with their numbers, but for fenced blocks.
fn lines_outside_code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let is_fence = line.trim_start().starts_with("```");
        inside ^= is_fence;
        (!inside && !is_fence).then_some((index + 1, line))
    })
}

/// What stands between back quotes.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Something of the tree: starts with a folder or file name at the top.
fn looks_like_a_path(word: &str) -> bool {
    const TOPS: &[&str] = &[
        "crates/",
        "mechanisms/",
        "xtask/",
        "tests/",
        "docs/",
        "python/",
        "scripts/",
        "examples/",
        "benches/",
        ".ci/",
        ".cargo/",
    ];
    const FILES: &[&str] = &["layers.toml", "clippy.toml", "pyproject.toml"];
    let is_name = word.chars().all(|c| c.is_ascii_alphanumeric() || "._-/*".contains(c));
    is_name && (TOPS.iter().any(|top| word.starts_with(top)) || FILES.contains(&word))
}

/// `docs/*.md` stands for any file of that form.
fn is_pattern_of(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
        None => false,
    }
}

/// In the table of differences the last cell of each row names its test in back quotes.
fn check_rows(project: &Project, text: &str, findings: &mut Findings) {
    let mut in_body = false;
    for (number, line) in lines_outside_code(text) {
        let is_rule = line.starts_with("|--") || line.starts_with("| --");
        in_body = line.starts_with('|') && (in_body || is_rule);
        if !in_body || is_rule {
            continue;
        }
        let place = format!("COMPATIBILITY.md:{number}");
        let cell = line.trim_end_matches([' ', '|']).rsplit('|').next().unwrap_or_default();
        let tests: Vec<&str> = quoted(cell).collect();
        if tests.is_empty() {
            findings.error(&place, "the last cell must name the test of this difference");
        }
        for test in tests {
            let in_text = |path: &str, text: &str| {
                (path.ends_with(".rs") || path.ends_with(".py")) && text.contains(test)
            };
            let named = project.paths.iter().any(|path| path.contains(test));
            if !named && !project.files.iter().any(|file| in_text(&file.path, &file.text)) {
                findings.error(&place, format!("there is no test `{test}`"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{check_errors, project};
    use super::*;

    fn with_documents(architecture: &str, compatibility: &str) -> Project {
        project(&[
            ("README.md", ""),
            ("CONTRIBUTING.md", ""),
            ("ARCHITECTURE.md", architecture),
            ("COMPATIBILITY.md", compatibility),
            ("crates/a/src/lib.rs", "fn zero_weights_deliver() {}"),
        ])
    }

    #[test]
    fn a_path_that_does_not_exist_fails() {
        check_errors(
            check,
            &with_documents("see `crates/a/src/lib.rs`, `crates/a/` and `crates/*/src`", ""),
            Some("crates/*/src"),
        );
        check_errors(check, &with_documents("see `crates/*/lib.rs`, `target/x`, `a/b`", ""), None);
        check_errors(
            check,
            &with_documents("one\ntwo `crates/b`\n```\n`crates/c`\n```\n", ""),
            Some("ARCHITECTURE.md:2"),
        );
    }

    #[test]
    fn a_missing_document_fails() {
        let mut project = with_documents("", "");
        project.paths.retain(|path| path != "README.md");
        check_errors(check, &project, Some("README.md: is missing"));
    }

    #[test]
    fn a_difference_without_a_test_fails() {
        let table = |cell: &str| format!("| NEURON | ours | test |\n|---|---|---|\n| x | y | {cell} |\n");
        check_errors(check, &with_documents("", &table("`zero_weights_deliver`")), None);
        check_errors(check, &with_documents("", &table("")), Some("must name the test"));
        check_errors(check, &with_documents("", &table("`no_such_test`")), Some("there is no test"));
    }
}
