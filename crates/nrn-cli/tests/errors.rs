//! What a user reads when something is wrong: one file per mistake in `errors/`, beside it (`.txt`) the exact text on
//! stderr and the exit status. NEURON's words come first, then file and line, source, caret, calls and a hint.
//!
//! With `ACCEPT_ERRORS=1` in the environment the texts are written anew; read the difference before you keep it.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

/// Names of the cases with an ending, sorted.
fn cases(ending: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    names
}

/// What a program says of a case: its stderr without its own path, and how it ended.
fn told_by(program: &str, name: &str, args: &[&str]) -> String {
    let output = Command::new(program)
        .args(args)
        .current_dir(folder())
        .env_remove("DISPLAY")
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program} {name}: {error}"));
    let mut text = String::from_utf8_lossy(&output.stderr).replace(program, "nrniv");
    match output.status.code() {
        Some(code) => writeln!(text, "exit status {code}").unwrap_or_default(),
        None => writeln!(text, "ended by a signal").unwrap_or_default(),
    }
    text
}

fn compare(names: &[String], told: impl Fn(&str) -> String) {
    assert!(!names.is_empty(), "no cases in {}", folder().display());
    let mut differ = String::new();
    for name in names {
        let (path, text) = (folder().join(format!("{name}.txt")), told(name));
        if std::env::var_os("ACCEPT_ERRORS").is_some() {
            std::fs::write(&path, &text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if text != expected {
            let _ = write!(differ, "\n== {name}\n-- expected\n{expected}-- told\n{text}");
        }
        for word in ["panicked", "internal error", "by a signal", "exit status 0"] {
            if text.contains(word) {
                let _ = write!(differ, "\n== {name}: {word}\n{text}");
            }
        }
    }
    assert!(differ.is_empty(), "{differ}");
}

#[test]
fn every_mistake_in_hoc_is_explained() {
    compare(&cases(".hoc"), |name| {
        told_by(env!("CARGO_BIN_EXE_nrniv"), name, &["-nobanner", "-nogui", name])
    });
}

#[test]
fn every_mistake_in_nmodl_is_explained() {
    compare(&cases(".mod"), |name| told_by(env!("CARGO_BIN_EXE_nrnivmodl"), name, &[name]));
}
