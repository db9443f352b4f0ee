//! `cargo xtask golden`: lists the golden cases, records them anew with the reference, compares an implementation with them.
//!
//! `cargo xtask nmodl` does the same with the corpus of `.mod` files, which the reference compiles all at once.
//!
//! Recording makes a virtual environment of its own below `target/` and installs the reference there; it is the only
//! command that needs it. `--bin FOLDER` takes an installation that exists. What a case is lives in `tests/golden`.

use std::path::{Path, PathBuf};
use std::process::Command;

use golden::check::check_case;
use golden::recording::Results;
use golden::run::{Programs, compile, run as run_case, run_with};
use golden::{Case, Recording};

use crate::workspace;

/// The reference's version. Every recording carries it.
const REFERENCE: &str = "9.0.2";

const USAGE: &str = "say `list`, or `record` or `check`, each with [--bin FOLDER] [NAME..]";

/// Runs `golden list`, `golden record` or `golden check`.
pub fn run(arguments: &[String]) -> Result<(), String> {
    command_of("golden", &Case::recorded()?, arguments)
}

/// Runs `nmodl list`, `nmodl record` or `nmodl check`.
pub fn run_nmodl(arguments: &[String]) -> Result<(), String> {
    command_of("nmodl", &nmodl_corpus::cases()?, arguments)
}

fn command_of(what: &str, cases: &[Case], arguments: &[String]) -> Result<(), String> {
    match arguments.split_first() {
        Some((word, [])) if word == "list" => {
            for case in cases {
                println!("{}\n    {}", case.name, case.sentence);
            }
            println!("{} cases", cases.len());
            Ok(())
        }
        Some((word, rest)) if word == "record" => record(what, cases, rest),
        Some((word, rest)) if word == "check" => check(cases, rest),
        _ => Err(USAGE.into()),
    }
}

/// `[--bin FOLDER] [NAME..]` as a folder and the cases whose names contain one of the words (all without words).
fn choose<'a>(cases: &'a [Case], arguments: &[String]) -> Result<(Option<PathBuf>, Vec<&'a Case>), String> {
    let (bin, names) = match arguments {
        [option, folder, names @ ..] if option == "--bin" => (Some(PathBuf::from(folder)), names),
        names => (None, names),
    };
    let unknown = names.iter().find(|&name| !cases.iter().any(|case| case.name.contains(name.as_str())));
    if let Some(name) = unknown {
        return Err(format!("no case's name contains `{name}`; `list` shows them"));
    }
    let is_chosen =
        |case: &&Case| names.is_empty() || names.iter().any(|name| case.name.contains(name.as_str()));
    Ok((bin, cases.iter().filter(is_chosen).collect()))
}

fn scratch(kind: &str, case: &Case) -> PathBuf {
    workspace::root().join("target/golden").join(kind).join(&case.name)
}

fn record(what: &str, cases: &[Case], arguments: &[String]) -> Result<(), String> {
    let (bin, chosen) = choose(cases, arguments)?;
    let programs = Programs::of(&bin.map_or_else(reference_environment, Ok)?);
    check_version(&programs.python)?;
    let compiled = (what == "nmodl").then(|| compile_corpus(&programs, &chosen)).transpose()?;
    let mut failed = Vec::new();
    for case in chosen {
        let folder = scratch("reference", case);
        let output = match &compiled {
            Some(compiled) => run_with(compiled, case, &programs, &folder),
            None => run_case(case, &programs, &folder),
        };
        match output.and_then(|output| keep(case, &output)) {
            Ok(()) => println!("{}", case.name),
            Err(why) => failed.push(format!("{}: {why}", case.name)),
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

fn keep(case: &Case, output: &str) -> Result<(), String> {
    let results = Results::of(case, output);
    check_worth_recording(&results)?;
    let recording = Recording { version: REFERENCE.into(), command: Programs::command_line(case), results };
    workspace::write(&case.recorded_path(), &recording.to_json(case))
}

/// One library of all `.mod` files of the chosen cases. Files that did not change are not compiled again.
fn compile_corpus(programs: &Programs, chosen: &[&Case]) -> Result<PathBuf, String> {
    let folder = workspace::root().join("target/golden/corpus");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let wanted: Vec<&PathBuf> = chosen.iter().flat_map(|case| &case.files).filter(|f| f.is_file()).collect();
    for old in std::fs::read_dir(&folder).map_err(failed)?.flatten().filter(|old| old.path().is_file()) {
        if !wanted.iter().any(|path| path.file_name() == Some(&old.file_name())) {
            std::fs::remove_file(old.path()).map_err(failed)?;
        }
    }
    for path in wanted {
        let copy = folder.join(path.file_name().unwrap_or_default());
        let text = std::fs::read(path).map_err(failed)?;
        if std::fs::read(&copy).ok().as_ref() != Some(&text) {
            std::fs::write(&copy, text).map_err(failed)?;
        }
    }
    compile(programs, &folder)?;
    Ok(folder)
}

/// Compares the programs of a folder (ours in `.venv/bin` when none is named) with the recordings, HOC and Python cases alike.
fn check(cases: &[Case], arguments: &[String]) -> Result<(), String> {
    let (bin, chosen) = choose(cases, arguments)?;
    let programs = Programs::of(&bin.unwrap_or_else(|| workspace::root().join(".venv/bin")));
    let mut n_failed = 0;
    for case in &chosen {
        match check_case(case, &programs, &scratch("ours", case)) {
            Ok(()) => println!("{} ... ok", case.name),
            Err(why) => {
                n_failed += 1;
                println!("{} ... FAILED\n    {why}", case.name);
            }
        }
    }
    println!("{} agree, {n_failed} differ", chosen.len() - n_failed);
    if n_failed == 0 { Ok(()) } else { Err("results differ from the recordings".into()) }
}

/// A case that prints nothing, empty results or infinities would accept anything.
fn check_worth_recording(results: &Results) -> Result<(), String> {
    let is_empty = match results {
        Results::Numbers(table) => table.is_empty(),
        Results::Text(lines) => lines.is_empty(),
    };
    if is_empty {
        return Err("printed no result".into());
    }
    if let Results::Numbers(table) = results {
        let bad =
            table.iter().find(|(_, numbers)| numbers.is_empty() || numbers.iter().any(|x| !x.is_finite()));
        if let Some((name, _)) = bad {
            return Err(format!("`{name}` is empty or not finite"));
        }
    }
    Ok(())
}

/// The `bin` folder of a virtual environment with the reference, made when it is not there yet.
pub fn reference_environment() -> Result<PathBuf, String> {
    let folder = workspace::root().join("target/golden/venv");
    let bin = folder.join("bin");
    if !bin.join("nrniv").exists() {
        println!("installing neuron=={REFERENCE} into {}", folder.display());
        command("python3", &["-m", "venv", &folder.to_string_lossy()])?;
        let python = bin.join("python");
        command(
            &python.to_string_lossy(),
            &["-m", "pip", "install", "-q", &format!("neuron=={REFERENCE}"), "numpy"],
        )?;
    }
    Ok(bin)
}

/// Fails unless this Python has the version of the reference that recordings are made with.
pub fn check_version(python: &Path) -> Result<(), String> {
    let program = format!("import neuron; assert neuron.__version__ == '{REFERENCE}', neuron.__version__");
    command(&python.to_string_lossy(), &["-c", &program])
        .map_err(|error| format!("needs NEURON {REFERENCE}: {error}"))
}

fn command(program: &str, arguments: &[&str]) -> Result<(), String> {
    let output =
        Command::new(program).args(arguments).output().map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{program} ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim()))
}
