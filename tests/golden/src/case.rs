//! One golden case: a program, its sentence, the mechanisms it needs and the numbers it prints.
//!
//! The numbers come out of the program as lines `name: x0 x1 ...`; all other output is ignored. The test that compares
//! (`check.rs`) and the command that records (`cargo xtask golden`) both start here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Relative tolerance where a case names none.
pub const TOLERANCE: f64 = 1e-9;

/// A case, as its file describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The file, `tests/golden/cases/NAME.hoc` or `.py`.
    pub path: PathBuf,
    /// File name without its ending.
    pub name: String,
    /// The first comment line that is no setting.
    pub sentence: String,
    /// The program's text.
    pub text: String,
    /// Files, or folders of files, that lie beside the program when it runs.
    pub files: Vec<PathBuf>,
    /// There are `.mod` files among them.
    pub has_mechanisms: bool,
    /// Largest accepted relative difference.
    pub tolerance: f64,
    /// All that is printed is compared, word for word, instead of the results.
    pub compares_text: bool,
    /// Python program (else HOC).
    pub is_python: bool,
}

impl Case {
    /// Reads the comment lines at the top of a case's text. Settings are `mechanisms: FOLDER...`,
    /// `tolerance: NUMBER reason` and `compare: text`.
    pub fn parse(path: &Path, text: &str) -> Result<Case, String> {
        let is_python = path.extension().is_some_and(|ending| ending == "py");
        let mark = if is_python { "#" } else { "//" };
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let mut case = Case {
            path: path.to_path_buf(),
            name,
            sentence: String::new(),
            text: text.to_string(),
            files: vec![crate::folder().join("lib")],
            has_mechanisms: false,
            tolerance: TOLERANCE,
            compares_text: false,
            is_python,
        };
        for line in text.lines().map_while(|line| line.strip_prefix(mark)).map(str::trim) {
            if let Some(folders) = line.strip_prefix("mechanisms:") {
                let folder = crate::folder().join("mechanisms");
                case.files.extend(folders.split_whitespace().map(|name| folder.join(name)));
                case.has_mechanisms = true;
            } else if line == "compare: text" {
                case.compares_text = true;
            } else if let Some(setting) = line.strip_prefix("tolerance:") {
                case.tolerance = tolerance(setting).map_err(|why| format!("{}: {why}", case.name))?;
            } else if case.sentence.is_empty() {
                case.sentence = line.to_string();
            }
        }
        if case.sentence.is_empty() {
            return Err(format!("{}: the first comment line must say what the case shows", case.name));
        }
        Ok(case)
    }

    /// The name under which the program is run.
    pub fn program(&self) -> String {
        format!("{}.{}", self.name, if self.is_python { "py" } else { "hoc" })
    }

    /// Where the recorded numbers are: beside the program, ending in `.json`.
    pub fn recorded_path(&self) -> PathBuf {
        self.path.with_extension("json")
    }

    /// The cases of `tests/golden/cases`.
    pub fn recorded() -> Result<Vec<Case>, String> {
        Case::all(&crate::folder().join("cases"))
    }

    /// All cases of a folder, sorted by name.
    pub fn all(folder: &Path) -> Result<Vec<Case>, String> {
        let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut cases = Vec::new();
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            if path.extension().is_some_and(|ending| ending == "hoc" || ending == "py") {
                let text =
                    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                cases.push(Case::parse(&path, &text)?);
            }
        }
        cases.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(cases)
    }
}

/// Reads `NUMBER reason`.
pub fn tolerance(setting: &str) -> Result<f64, String> {
    let (number, reason) = setting.trim().split_once(' ').unwrap_or((setting.trim(), ""));
    if reason.trim().is_empty() {
        return Err("a tolerance needs a reason: `tolerance: 1e-7 because ...`".into());
    }
    number.parse().map_err(|_| format!("`{number}` is no tolerance"))
}

/// The results in a program's output, by name. A name printed several times gets `_2`, `_3`, ... appended.
pub fn parse_output(text: &str) -> BTreeMap<String, Vec<f64>> {
    let mut results = BTreeMap::new();
    for (name, numbers) in text.lines().filter_map(result_line) {
        let mut unique = name.to_string();
        let mut count = 1;
        while results.contains_key(&unique) {
            count += 1;
            unique = format!("{name}_{count}");
        }
        results.insert(unique, numbers);
    }
    results
}

fn result_line(line: &str) -> Option<(&str, Vec<f64>)> {
    let (name, rest) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !is_name {
        return None;
    }
    let numbers: Result<Vec<f64>, _> = rest.split_whitespace().map(str::parse).collect();
    Some((name, numbers.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_comment_lines_describe_a_case() {
        let text = "// mechanisms: a b\n// tolerance: 1e-7 because the pump is stiff\n// Says what it shows.\n// More.\ncreate soma\n// no";
        let case = Case::parse(Path::new("x/some_case.hoc"), text).unwrap();
        assert_eq!(case.name, "some_case");
        assert_eq!(case.sentence, "Says what it shows.");
        assert!(case.has_mechanisms && case.files[2].ends_with("mechanisms/b"));
        assert_eq!(case.tolerance, 1e-7);
        assert!(!case.is_python);
    }

    #[test]
    fn a_case_without_a_sentence_or_a_reason_is_refused() {
        assert!(Case::parse(Path::new("a.py"), "import neuron\n").unwrap_err().contains("must say"));
        let error = Case::parse(Path::new("a.py"), "# tolerance: 1e-3\n# A.\n").unwrap_err();
        assert!(error.contains("needs a reason"), "{error}");
    }

    #[test]
    fn results_are_told_from_other_output() {
        let results = parse_output("\t1 \nv: 1 2.5 -3e-7\nempty:\nError: no such thing\nv: 4\nhttp://x: 1\n");
        assert_eq!(results["v"], [1.0, 2.5, -3e-7]);
        assert_eq!(results["v_2"], [4.0]);
        assert!(results["empty"].is_empty());
        assert_eq!(results.len(), 3);
    }
}
