//! `cargo xtask golden`: lists the golden cases, records them anew with the reference, compares an implementation with them.
//!
//! Recording makes a virtual environment of its own below `target/` and installs the reference there; it is the only
//! command that needs it. `--bin FOLDER` takes an installation that exists. What a case is lives in `tests/golden`.

use std::path::{Path, PathBuf};
use std::process::Command;

use golden::check::check_case;
use golden::recording::Results;
use golden::run::{Programs, run as run_case};
use golden::{Case, Recording};

use crate::workspace;

/// The reference's version. Every recording carries it.
const REFERENCE: &str = "9.0.2";

const USAGE: &str =
    "say `golden list`, or `golden record` or `golden check`, each with [--bin FOLDER] [NAME..]";

/// Runs `golden list`, `golden record` or `golden check`.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let cases = Case::all(&golden::folder().join("cases"))?;
    match arguments.split_first() {
        Some((word, [])) if word == "list" => {
            for case in &cases {
                println!("{}\n    {}", case.name, case.sentence);
            }
            println!("{} cases", cases.len());
            Ok(())
        }
        Some((word, rest)) if word == "record" => record(&cases, rest),
        Some((word, rest)) if word == "check" => check(&cases, rest),
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
        return Err(format!("no case's name contains `{name}`; `cargo xtask golden list` shows them"));
    }
    let is_chosen =
        |case: &&Case| names.is_empty() || names.iter().any(|name| case.name.contains(name.as_str()));
    Ok((bin, cases.iter().filter(is_chosen).collect()))
}

fn scratch(kind: &str, case: &Case) -> PathBuf {
    workspace::root().join("target/golden").join(kind).join(&case.name)
}

fn record(cases: &[Case], arguments: &[String]) -> Result<(), String> {
    let (bin, chosen) = choose(cases, arguments)?;
    let programs = Programs::of(&bin.map_or_else(reference_environment, Ok)?);
    check_version(&programs.python)?;
    for case in chosen {
        let output = run_case(case, &programs, &scratch("reference", case))
            .map_err(|error| format!("{}: {error}", case.name))?;
        let results = Results::of(case, &output);
        check_worth_recording(case, &results)?;
        let recording =
            Recording { version: REFERENCE.into(), command: Programs::command_line(case), results };
        workspace::write(&case.recorded_path(), &recording.to_json(case))?;
        println!("{}", case.name);
    }
    Ok(())
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
fn check_worth_recording(case: &Case, results: &Results) -> Result<(), String> {
    let is_empty = match results {
        Results::Numbers(table) => table.is_empty(),
        Results::Text(lines) => lines.is_empty(),
    };
    if is_empty {
        return Err(format!("{}: printed no result", case.name));
    }
    if let Results::Numbers(table) = results {
        let bad =
            table.iter().find(|(_, numbers)| numbers.is_empty() || numbers.iter().any(|x| !x.is_finite()));
        if let Some((name, _)) = bad {
            return Err(format!("{}: `{name}` is empty or not finite", case.name));
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
