//! The corpus of `tests/nmodl` with this package's programs. Arguments choose files by parts of their names.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use golden::run::Programs;

fn main() -> ExitCode {
    let programs = Programs {
        nrniv: PathBuf::from(env!("CARGO_BIN_EXE_nrniv")),
        nrnivmodl: PathBuf::from(env!("CARGO_BIN_EXE_nrnivmodl")),
        python: PathBuf::from("python3"),
    };
    let filters: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nmodl");
    golden::check::check_hoc_cases(nmodl_corpus::cases(), &programs, &scratch, &filters)
}
