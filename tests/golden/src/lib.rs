//! Golden cases: programs whose results were recorded from NEURON and must come out of ours the same.
//!
//! A case is a HOC or Python program in `tests/golden/cases`; beside it lies the recording. [`run`] runs a program with
//! any implementation (the reference or ours), [`recording`] compares, [`check`] is the test's main function. Recording
//! itself is `cargo xtask golden record`.
#![forbid(unsafe_code)]

pub mod case;
pub mod check;
pub mod recording;
pub mod run;

use std::path::PathBuf;

pub use case::Case;
pub use recording::Recording;

/// The folder `tests/golden`.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
