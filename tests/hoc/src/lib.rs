//! HOC programs and what NEURON 9.0.2 printed for them, to the byte: output, error report, exit status.
//!
//! A program is a file `tests/hoc/programs/AREA/NAME.hoc`; the recording lies beside it as `NAME.out`. [`program`] finds
//! them, [`run`] runs one with any `nrniv`, [`check`] is the test's main function, [`differences`] the list of those
//! where ours prints something else. Recording itself is `cargo xtask hoc record`.
#![forbid(unsafe_code)]

pub mod check;
pub mod differences;
pub mod program;
pub mod run;

use std::path::PathBuf;

pub use program::Program;
pub use run::{Printed, run};

/// The folder `tests/hoc`.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
