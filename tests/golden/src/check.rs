//! The main function of the test: runs cases, compares, prints like any other Rust test.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::case::Case;
use crate::recording::{Recording, Results};
use crate::run::{Programs, run};

/// Runs the HOC cases among `all` whose names contain one of `filters` (all without filters), on as many threads as the
/// machine has processors, in folders below `scratch`. Prints each case's verdict and for a failure the first differing
/// sample.
pub fn check_hoc_cases(
    all: Result<Vec<Case>, String>,
    programs: &Programs,
    scratch: &Path,
    filters: &[String],
) -> ExitCode {
    let all = match all {
        Ok(all) => all,
        Err(error) => {
            println!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let chosen = |case: &Case| {
        !case.is_python && (filters.is_empty() || filters.iter().any(|part| case.name.contains(part)))
    };
    let (cases, others): (Vec<Case>, Vec<Case>) = all.into_iter().partition(chosen);
    println!("\nrunning {} golden cases", cases.len());
    let failures = check_in_parallel(&cases, programs, scratch);
    if !failures.is_empty() {
        println!("\nfailures:\n");
        failures.iter().for_each(|failure| println!("{failure}"));
    }
    let verdict = if failures.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {} passed; {} failed; 0 ignored; 0 measured; {} filtered out\n",
        cases.len() - failures.len(),
        failures.len(),
        others.len()
    );
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check_in_parallel(cases: &[Case], programs: &Programs, scratch: &Path) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match check_case(case, programs, &scratch.join(&case.name)) {
                        Ok(()) => println!("test {} ... ok", case.name),
                        Err(why) => {
                            println!("test {} ... FAILED", case.name);
                            if let Ok(mut failures) = failures.lock() {
                                failures.push(format!("{}: {}\n    {why}\n", case.name, case.sentence));
                            }
                        }
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().unwrap_or_default();
    failures.sort();
    failures
}

/// Runs one case and compares it with its recording. The error tells every result's first difference.
pub fn check_case(case: &Case, programs: &Programs, scratch: &Path) -> Result<(), String> {
    let path = case.recorded_path();
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let recording = Recording::from_json(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let ours = Results::of(case, &run(case, programs, scratch)?);
    let differences = recording.differences(&ours, case.tolerance);
    if differences.is_empty() { Ok(()) } else { Err(differences.join("\n    ")) }
}
