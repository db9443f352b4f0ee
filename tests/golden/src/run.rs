//! Runs one case with an implementation, in a scratch folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::case::Case;

/// The programs of an implementation. All three are called alike for the reference and for ours.
#[derive(Clone, Debug)]
pub struct Programs {
    /// Runs a HOC file: `nrniv -nogui FILE`.
    pub nrniv: PathBuf,
    /// Makes the mechanisms of a folder available to programs run there: `nrnivmodl .`.
    pub nrnivmodl: PathBuf,
    /// Runs a Python file that imports `neuron`.
    pub python: PathBuf,
}

impl Programs {
    /// The programs of a `bin` folder, such as that of a virtual environment.
    pub fn of(bin: &Path) -> Programs {
        Programs { nrniv: bin.join("nrniv"), nrnivmodl: bin.join("nrnivmodl"), python: bin.join("python") }
    }

    /// The command line of a case as a user would type it.
    pub fn command_line(case: &Case) -> String {
        let compile = if case.has_mechanisms { "nrnivmodl . && " } else { "" };
        let program = if case.is_python { "python" } else { "nrniv -nogui" };
        format!("{compile}{program} {}", case.program())
    }
}

/// Copies the case and its files to `scratch` (emptied first), runs it there and gives what it printed. Fails with the
/// end of its error output when a program fails.
pub fn run(case: &Case, programs: &Programs, scratch: &Path) -> Result<String, String> {
    prepare(case, scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    if case.has_mechanisms {
        compile(programs, scratch)?;
    }
    execute(case, programs, scratch)
}

/// The same with mechanisms that [`compile`] made in another folder: for many cases with one compilation.
pub fn run_with(compiled: &Path, case: &Case, programs: &Programs, scratch: &Path) -> Result<String, String> {
    let failed = |error| format!("{}: {error}", scratch.display());
    prepare(case, scratch).map_err(failed)?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(compiled.join("x86_64"), scratch.join("x86_64")).map_err(failed)?;
    execute(case, programs, scratch)
}

/// Makes the mechanisms of a folder available to programs run there.
pub fn compile(programs: &Programs, folder: &Path) -> Result<(), String> {
    output_of(Command::new(&programs.nrnivmodl).arg("."), folder).map(drop)
}

fn execute(case: &Case, programs: &Programs, scratch: &Path) -> Result<String, String> {
    let file = case.program();
    if case.is_python {
        output_of(Command::new(&programs.python).arg(file), scratch)
    } else {
        output_of(Command::new(&programs.nrniv).arg("-nogui").arg(file), scratch)
    }
}

fn prepare(case: &Case, scratch: &Path) -> std::io::Result<()> {
    if scratch.exists() {
        fs::remove_dir_all(scratch)?;
    }
    fs::create_dir_all(scratch)?;
    for path in &case.files {
        copy(path, scratch)?;
    }
    fs::write(scratch.join(case.program()), &case.text)
}

/// Copies a file, or the files of a folder.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to.join(from.file_name().unwrap_or_default())).map(drop);
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn output_of(command: &mut Command, folder: &Path) -> Result<String, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .current_dir(folder)
        .env_remove("DISPLAY")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = errors.lines().collect();
    let tail = &lines[lines.len().saturating_sub(8)..];
    Err(format!("{program} ended with {}\n      {}", output.status, tail.join("\n      ")))
}
