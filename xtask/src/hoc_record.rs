//! `cargo xtask hoc`: lists the HOC programs of `tests/hoc`, records them with the reference, compares an implementation with them.

use std::path::PathBuf;

use hoc_programs::{Program, differences, run as run_program};

use crate::golden_record::{check_version, reference_environment};
use crate::workspace;

const USAGE: &str = "say `hoc list`, or `hoc record` or `hoc check`, each with [--bin FOLDER] [WORD..]";

/// Runs `hoc list`, `hoc record` or `hoc check`.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let programs = Program::all(&hoc_programs::folder().join("programs"))?;
    match arguments.split_first() {
        Some((word, [])) if word == "list" => {
            programs.iter().for_each(|program| println!("{}", program.name));
            println!("{} programs", programs.len());
            Ok(())
        }
        Some((word, rest)) if word == "record" => record(&programs, rest),
        Some((word, rest)) if word == "check" => check(&programs, rest),
        _ => Err(USAGE.into()),
    }
}

fn options(arguments: &[String]) -> (Option<PathBuf>, &[String]) {
    match arguments {
        [option, folder, words @ ..] if option == "--bin" => (Some(PathBuf::from(folder)), words),
        words => (None, words),
    }
}

/// Records the programs that words choose; without words those that have no recording.
fn record(programs: &[Program], arguments: &[String]) -> Result<(), String> {
    let (bin, words) = options(arguments);
    let bin = bin.map_or_else(reference_environment, Ok)?;
    check_version(&bin.join("python"))?;
    let scratch = workspace::root().join("target/hoc/reference");
    let mut bad = Vec::new();
    for program in Program::chosen(programs, words) {
        if words.is_empty() && program.recorded_path().exists() {
            continue;
        }
        let printed = run_program(program, &bin.join("nrniv"), &scratch)?;
        if printed.status.is_none() {
            bad.push(format!("{}: ended by a signal, or not at all", program.name));
        } else if printed.stderr.contains("\t/") {
            bad.push(format!("{}: prints a backtrace", program.name));
        }
        workspace::write(&program.recorded_path(), &printed.to_text())?;
        println!("{}", program.name);
    }
    if bad.is_empty() { Ok(()) } else { Err(format!("not worth keeping:\n{}", bad.join("\n"))) }
}

fn check(programs: &[Program], arguments: &[String]) -> Result<(), String> {
    let (bin, words) = options(arguments);
    let nrniv = bin.unwrap_or_else(|| workspace::root().join(".venv/bin")).join("nrniv");
    let scratch = workspace::root().join("target/hoc/ours");
    let listed = differences::list()?;
    let mut n_failed = 0;
    let chosen = Program::chosen(programs, words);
    for program in &chosen {
        let allowed = listed.get(&program.name).map(|entry| entry.0);
        if let Err(why) = hoc_programs::check::check_program(program, &nrniv, &scratch, allowed) {
            n_failed += 1;
            println!("== {}\n{why}", program.name);
        }
    }
    println!("{} agree, {n_failed} differ", chosen.len() - n_failed);
    if n_failed == 0 { Ok(()) } else { Err("programs differ from the recordings".into()) }
}
