//! A file has one subject: 300 lines as a rule, a warning from 600, an error from 1,000.

use super::unsafe_rooms::is_listed;
use super::{File, Findings, Project};

const WARN: usize = 600;
const FAIL: usize = 1000;

/// Counts the lines of source files. Tests, generated files and the tables of `layers.toml` may be long.
pub fn check(project: &Project, findings: &mut Findings) {
    for file in
        project.files.iter().filter(|file| is_source(file) && !is_listed(&file.path, &project.rules.tables))
    {
        let n_lines = n_lines_without_tests(&file.text);
        if n_lines >= FAIL {
            findings
                .error(&file.path, format!("{n_lines} lines; {FAIL} are too many for one subject: split it"));
        } else if n_lines >= WARN {
            findings.warning(&file.path, format!("{n_lines} lines; 300 are the rule"));
        }
    }
}

fn is_source(file: &File) -> bool {
    let endings = [".rs", ".py", ".hoc", ".pest", ".sh"];
    endings.iter().any(|ending| file.path.ends_with(ending)) && !file.is_test() && !file.is_generated()
}

/// A module of tests at the end of a file does not count.
fn n_lines_without_tests(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{check_errors, project};
    use super::*;

    fn long(path: &str, head: &str, n_lines: usize) -> Project {
        project(&[(path, &format!("{head}\n{}", "line\n".repeat(n_lines)))])
    }

    #[test]
    fn a_file_of_a_thousand_lines_fails() {
        check_errors(check, &long("crates/a/src/b.rs", "", 998), None);
        check_errors(check, &long("crates/a/src/b.rs", "", 1000), Some("too many"));
        check_errors(check, &long("python/neuron/b.py", "", 1000), Some("too many"));
    }

    #[test]
    fn tests_generated_files_and_tables_may_be_long() {
        check_errors(check, &long("crates/a/tests/b.rs", "", 2000), None);
        check_errors(check, &long("crates/a/src/b.rs", "// @generated from b.mod", 2000), None);
        check_errors(check, &long("crates/a/src/b.rs", "#[cfg(test)]", 2000), None);
        let mut table = long("crates/a/src/table.rs", "", 2000);
        table.rules.tables.push("crates/a/src/table.rs".into());
        check_errors(check, &table, None);
    }

    #[test]
    fn six_hundred_lines_are_a_warning() {
        let mut findings = Findings::default();
        check(&long("crates/a/src/b.rs", "", 700), &mut findings);
        assert_eq!((findings.errors.len(), findings.warnings.len()), (0, 1));
    }
}
