//! The main function of the test: runs programs, compares, prints like any other Rust test.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::differences::{self, What};
use crate::program::Program;
use crate::run::{Printed, run};

/// What ours may do differently for a program.
type Allowed = Option<What>;

/// Runs the programs whose names contain one of `words` (all without words) with `nrniv`, on as many threads as the machine has
/// processors, in folders below `scratch`.
pub fn check(nrniv: &Path, scratch: &Path, words: &[String]) -> ExitCode {
    match verdicts(nrniv, scratch, words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn verdicts(nrniv: &Path, scratch: &Path, words: &[String]) -> Result<bool, String> {
    let all = Program::all(&crate::folder().join("programs"))?;
    let listed = differences::list()?;
    if let Some(name) = listed.keys().find(|name| !all.iter().any(|program| program.name == **name)) {
        return Err(format!("differences.txt: there is no program {name}"));
    }
    let chosen = Program::chosen(&all, words);
    println!("\nrunning {} HOC programs", chosen.len());
    let failures = in_parallel(&chosen, |program| {
        let allowed = listed.get(&program.name).map(|entry| entry.0);
        check_program(program, nrniv, &scratch.join(&program.name), allowed)
    });
    if !failures.is_empty() {
        println!("\nfailures:\n");
        failures.values().for_each(|failure| println!("{failure}"));
        println!("failed:\n{}", failures.keys().map(|name| format!("    {name}\n")).collect::<String>());
    }
    let verdict = if failures.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {} passed; {} failed; 0 ignored; 0 measured; {} filtered out\n",
        chosen.len() - failures.len(),
        failures.len(),
        all.len() - chosen.len()
    );
    Ok(failures.is_empty())
}

fn in_parallel(
    programs: &[&Program],
    work: impl Fn(&Program) -> Result<(), String> + Sync,
) -> BTreeMap<String, String> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(BTreeMap::new());
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = work(program)
                        && let Ok(mut failures) = failures.lock()
                    {
                        failures.insert(program.name.clone(), format!("== {}\n{why}", program.name));
                    }
                }
            });
        }
    });
    failures.into_inner().unwrap_or_default()
}

/// Runs one program and compares. A listed difference that is none any more fails too: the list tells the truth.
pub fn check_program(
    program: &Program,
    nrniv: &Path,
    scratch: &Path,
    allowed: Allowed,
) -> Result<(), String> {
    let path = program.recorded_path();
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("{}: {error}; record it: cargo xtask hoc record\n", path.display()))?;
    let (theirs, ours) = (Printed::from_text(&text), run(program, nrniv, scratch)?);
    if ours.status.is_none() {
        return Err(format!("ended by a signal, or not at all\n{}", ours.stderr));
    }
    if ours.stderr.contains("panicked") || ours.stderr.contains("internal error") {
        return Err(ours.stderr);
    }
    let same_output = ours.stdout == theirs.stdout && ours.status == theirs.status;
    let same_messages = ours.stderr == theirs.stderr;
    let verdict = match allowed {
        None => same_output && same_messages,
        Some(What::Stderr) => same_output && !same_messages,
        Some(What::All) => !same_output,
    };
    match verdict {
        true => Ok(()),
        false if same_output && same_messages => Err("agrees: take it off differences.txt\n".into()),
        false if allowed == Some(What::All) => Err("only messages differ: correct differences.txt\n".into()),
        false => Err(first_difference(&theirs.to_text(), &ours.to_text())),
    }
}

/// The first lines that differ, with a little of what is before and behind.
fn first_difference(theirs: &str, ours: &str) -> String {
    let n_same = theirs.lines().zip(ours.lines()).take_while(|(a, b)| a == b).count();
    let part = |text: &str| -> String {
        let start = n_same.saturating_sub(3);
        let lines = text.lines().enumerate().skip(start).take(9);
        lines.map(|(n, line)| format!("  {:4} {line}\n", n + 1)).collect()
    };
    format!("NEURON:\n{}ours:\n{}", part(theirs), part(ours))
}
