//! The programs of `tests/hoc` with this package's `nrniv`. Arguments choose programs by parts of their names.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    hoc_programs::check::check(
        Path::new(env!("CARGO_BIN_EXE_nrniv")),
        &Path::new(env!("CARGO_TARGET_TMPDIR")).join("hoc_programs"),
        &words,
    )
}
