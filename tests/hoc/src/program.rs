//! Finding programs and their recordings.

use std::fs;
use std::path::{Path, PathBuf};

/// A recorded program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Program {
    /// `AREA/NAME`.
    pub name: String,
    /// The file `AREA/NAME.hoc`.
    pub path: PathBuf,
}

impl Program {
    /// All programs below a folder, sorted by name. Folders named like a program hold files for it and are not searched.
    pub fn all(folder: &Path) -> Result<Vec<Program>, String> {
        let mut programs = Vec::new();
        for area in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
            for path in
                entries(&area)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "hoc"))
            {
                programs.push(Program { name: format!("{}/{}", stem(&area), stem(&path)), path });
            }
        }
        programs.sort();
        Ok(programs)
    }

    /// The programs whose names contain one of `words` (all without words).
    pub fn chosen<'a>(all: &'a [Program], words: &[String]) -> Vec<&'a Program> {
        let is_chosen = |program: &&Program| {
            words.is_empty() || words.iter().any(|word| program.name.contains(word.as_str()))
        };
        all.iter().filter(is_chosen).collect()
    }

    /// The recording: `AREA/NAME.out`.
    pub fn recorded_path(&self) -> PathBuf {
        self.path.with_extension("out")
    }
    /// What the program finds on standard input: `AREA/NAME.in`. Without it the input is empty.
    pub fn input_path(&self) -> PathBuf {
        self.path.with_extension("in")
    }
    /// Files the program finds in its folder: all that is in `AREA/NAME/`.
    pub fn files_path(&self) -> PathBuf {
        self.path.with_extension("")
    }
    /// `NAME.hoc`.
    pub fn file_name(&self) -> String {
        format!("{}.hoc", stem(&self.path))
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let read = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(read.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
