//! Tests run and say what they expect: none is ignored, skipped or satisfied by a panic.

use super::{Findings, Project};

/// Attribute (in two parts so that this file may itself be checked), ending of the files it is forbidden in, reason.
const FORBIDDEN: &[(&str, &str, &str, &str)] = &[
    ("#[ign", "ore", ".rs", "a test that does not run proves nothing: mend or remove it"),
    ("#[should", "_panic", ".rs", "user-visible code does not panic: expect the error instead"),
    ("pytest.mark.sk", "ip", ".py", "a test that does not run proves nothing: mend or remove it"),
    ("pytest.mark.xf", "ail", ".py", "write down what happens today in COMPATIBILITY.md and test that"),
];

/// Looks through Rust and Python files.
pub fn check(project: &Project, findings: &mut Findings) {
    for file in &project.files {
        for (number, line) in file.text.lines().enumerate() {
            for (start, end, ending, why) in FORBIDDEN {
                if file.path.ends_with(ending)
                    && line.trim_start().trim_start_matches('@').starts_with(&format!("{start}{end}"))
                {
                    findings.error(&format!("{}:{}", file.path, number + 1), format!("{start}{end}: {why}"));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{check_errors, project};
    use super::*;

    #[test]
    fn an_ignored_test_fails() {
        let text = format!("#[test]\n{}]\nfn a() {{}}\n", concat!("#[ig", "nore"));
        check_errors(check, &project(&[("a.rs", &text)]), Some("a.rs:2"));
        check_errors(check, &project(&[("a.rs", "#[test]\nfn a() {}\n")]), None);
    }

    #[test]
    fn a_skipped_python_test_fails() {
        let text = format!("@{}\ndef test_a(): pass\n", concat!("pytest.mark.sk", "ip"));
        check_errors(check, &project(&[("test_a.py", &text)]), Some("test_a.py:1"));
    }
}
