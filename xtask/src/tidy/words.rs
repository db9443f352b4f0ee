//! No word of anybody's own machine: absolute paths of home or work folders, merge markers.

use super::{Findings, Project};

/// The words, in two parts so that this file may itself be checked.
const WORDS: &[(&str, &str, &str)] = &[
    ("/wor", "k/", "a path of somebody's machine"),
    ("/roo", "t/", "a path of somebody's machine"),
    ("/hom", "e/", "a path of somebody's machine"),
    ("/Use", "rs/", "a path of somebody's machine"),
    ("<<<<", "<<< ", "a merge marker"),
    (">>>>", ">>> ", "a merge marker"),
];

/// Looks through all text files.
pub fn check(project: &Project, findings: &mut Findings) {
    for file in &project.files {
        for (number, line) in file.text.lines().enumerate() {
            for (start, end, what) in WORDS {
                if has_word(line, &format!("{start}{end}")) {
                    let place = format!("{}:{}", file.path, number + 1);
                    findings.error(&place, format!("{start}{end} is {what}"));
                }
            }
        }
    }
}

/// The word begins a path: what stands before it is no part of a longer one (`docs/wor` `k/`, `https://host/hom` `e/`).
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-/}*".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{check_errors, project};
    use super::*;

    #[test]
    fn a_path_of_a_home_folder_fails() {
        let path = format!("cp {}/me/x y", concat!("/ho", "me"));
        check_errors(check, &project(&[("scripts/a.sh", &path)]), Some("scripts/a.sh:1"));
        check_errors(check, &project(&[("scripts/a.sh", "cp docs/work/x y")]), None);
    }

    #[test]
    fn a_merge_marker_fails() {
        let text = format!("a\n{} HEAD\n", "<".repeat(7));
        check_errors(check, &project(&[("a.rs", &text)]), Some("a.rs:2"));
    }
}
