//! Developer commands, run as `cargo xtask COMMAND`.
//!
//! Each command is a row of [`COMMANDS`] and a module of its own. What ships to users is not here but in `crates/`.
#![forbid(unsafe_code)]

mod coverage;
mod coverage_of_language;
mod golden_record;
mod hoc_record;
mod mechanisms;
mod nmodl_coverage;
mod tidy;
mod workspace;

use std::process::ExitCode;

/// What a command does with the arguments after its name.
type Run = fn(&[String]) -> Result<(), String>;

/// Every command: name, what it does (and with which arguments), function.
const COMMANDS: &[(&str, &str, Run)] = &[
    ("tidy", "checks the rules of the house", tidy::run),
    ("golden", "list | record | check [--bin FOLDER] [NAME..]: results of the reference", golden_record::run),
    (
        "hoc",
        "list | record | check [--bin FOLDER] [WORD..]: HOC programs and what the reference prints",
        hoc_record::run,
    ),
    (
        "nmodl",
        "list | record | check [--bin FOLDER] [NAME..]: the corpus of .mod files",
        golden_record::run_nmodl,
    ),
    ("coverage", "writes docs/coverage: which of NEURON's names are there", coverage::run),
    ("mechanisms", "bakes mechanisms/builtin/mod into Rust source", mechanisms::builtin),
    (
        "plugins",
        "[FOLDER..]: builds plugin crates, those of mechanisms/ or in the folders",
        mechanisms::plugins,
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match COMMANDS.iter().find(|(command, ..)| *command == name) {
        Some((_, _, run)) => match run(rest) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("cargo xtask {name}: {message}");
                ExitCode::FAILURE
            }
        },
        None => {
            eprintln!("cargo xtask COMMAND");
            for (command, what, _) in COMMANDS {
                eprintln!("  {command:<12} {what}");
            }
            if name == "help" { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
    }
}
