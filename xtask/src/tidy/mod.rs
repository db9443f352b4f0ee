//! `cargo xtask tidy`: the rules of the house that no compiler checks.
//!
//! Each rule is a row of [`CHECKS`] and a file here; what is particular to this project (layers, rooms for `unsafe`,
//! tables) is data in `layers.toml`. A check sees a [`Project`] and reports [`Findings`], so that tests can show on small
//! projects that it fails when it should.

mod documents;
mod graph;
mod layers;
mod length;
mod modules;
mod rules;
mod tests_rule;
mod unsafe_rooms;
mod words;

use crate::workspace;
use graph::Graph;
use rules::Rules;

/// A file of the project with its text (lossy UTF-8; empty for binary files).
#[derive(Clone, Debug)]
pub struct File {
    /// Path relative to the top, `/` between the parts.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl File {
    /// Made by a program: lies in a folder `generated`, or says `@generated` within its first lines.
    pub fn is_generated(&self) -> bool {
        self.path.contains("/generated/") || self.text.lines().take(5).any(|line| line.contains("@generated"))
    }

    /// Rust source.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// A file of tests only.
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || name == "tests.rs"
            || name.starts_with("test_")
    }
}

/// All that checks look at.
#[derive(Debug, Default)]
pub struct Project {
    /// Every text file.
    pub files: Vec<File>,
    /// Every path, of binary files too.
    pub paths: Vec<String>,
    /// `layers.toml`.
    pub rules: Rules,
    /// Crates and their dependencies.
    pub graph: Graph,
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Findings {
    /// Break the build.
    pub errors: Vec<String>,
    /// Worth a look.
    pub warnings: Vec<String>,
}

impl Findings {
    /// Adds an error: `where: what is wrong and what to do`.
    pub fn error(&mut self, place: &str, message: impl AsRef<str>) {
        self.errors.push(format!("{place}: {}", message.as_ref()));
    }

    /// Adds a warning.
    pub fn warning(&mut self, place: &str, message: impl AsRef<str>) {
        self.warnings.push(format!("{place}: {}", message.as_ref()));
    }
}

/// Looks at the project and reports.
type Check = fn(&Project, &mut Findings);

/// Name and function of every check.
const CHECKS: &[(&str, Check)] = &[
    ("layers", layers::check),
    ("unsafe rooms", unsafe_rooms::check),
    ("file length", length::check),
    ("module docs", modules::check),
    ("words", words::check),
    ("tests", tests_rule::check),
    ("documents", documents::check),
];

/// Runs every check on this project.
pub fn run(_arguments: &[String]) -> Result<(), String> {
    let project = load()?;
    let mut n_errors = 0;
    for (name, check) in CHECKS {
        let mut findings = Findings::default();
        check(&project, &mut findings);
        for warning in &findings.warnings {
            println!("tidy warning [{name}] {warning}");
        }
        for error in &findings.errors {
            println!("tidy error [{name}] {error}");
        }
        n_errors += findings.errors.len();
    }
    println!(
        "tidy: {} files, {} crates, {n_errors} errors",
        project.files.len(),
        project.graph.members.len()
    );
    if n_errors == 0 { Ok(()) } else { Err("the house is not tidy".into()) }
}

fn load() -> Result<Project, String> {
    let root = workspace::root();
    let paths = workspace::files(&root)?;
    let files = paths.iter().filter(|path| is_text(path)).map(|path| {
        let text = std::fs::read(root.join(path)).map_err(|error| format!("{path}: {error}"))?;
        Ok(File { path: path.clone(), text: String::from_utf8_lossy(&text).into_owned() })
    });
    Ok(Project {
        files: files.collect::<Result<_, String>>()?,
        rules: Rules::parse(&workspace::read(&root.join("layers.toml"))?)?,
        graph: Graph::load(&root)?,
        paths,
    })
}

fn is_text(path: &str) -> bool {
    const BINARY: &[&str] = &[".png", ".pdf", ".gz", ".zip", ".npy", ".dat", ".so"];
    !BINARY.iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
pub(crate) mod fixtures {
    //! Small projects for the tests of the checks.

    use super::{File, Findings, Project};

    /// A project of some files.
    pub fn project(files: &[(&str, &str)]) -> Project {
        Project {
            files: files
                .iter()
                .map(|(path, text)| File { path: (*path).into(), text: (*text).into() })
                .collect(),
            paths: files.iter().map(|(path, _)| (*path).into()).collect(),
            ..Project::default()
        }
    }

    /// Runs a check and expects one error that contains `text`, or none.
    pub fn check_errors(check: fn(&Project, &mut Findings), project: &Project, text: Option<&str>) {
        let mut findings = Findings::default();
        check(project, &mut findings);
        match text {
            None => assert!(findings.errors.is_empty(), "{:?}", findings.errors),
            Some(text) => {
                assert_eq!(findings.errors.len(), 1, "{:?}", findings.errors);
                assert!(findings.errors[0].contains(text), "{:?}", findings.errors);
            }
        }
    }
}
