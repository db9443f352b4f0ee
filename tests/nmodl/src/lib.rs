//! The corpus of `.mod` files: one small file for each construct of the language, and for their combinations.
//!
//! The comment at the top of a file describes an experiment ([`experiment`]); [`program`] writes it out as a HOC program,
//! the same for NEURON, which recorded the traces beside the file, and for us, who must give the same. Running and
//! comparing is `tests/golden`'s. See `tests/nmodl/README.md` for the words of the comment.
#![forbid(unsafe_code)]

pub mod experiment;
pub mod program;

use std::path::{Path, PathBuf};

use experiment::Experiment;
use golden::Case;

/// The folder of the `.mod` files and their recordings.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("mod")
}

/// All files of the corpus, sorted by name, with their experiments.
pub fn experiments() -> Result<Vec<Experiment>, String> {
    let entries = std::fs::read_dir(folder()).map_err(|error| format!("{}: {error}", folder().display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "mod"));
    paths.sort();
    paths.iter().map(|path| Experiment::read(path)).collect()
}

/// The experiments as cases of the golden harness. A file that only takes part in the experiment of another is no case.
pub fn cases() -> Result<Vec<Case>, String> {
    Ok(experiments()?.iter().filter(|experiment| !experiment.is_part).map(program::case).collect())
}
