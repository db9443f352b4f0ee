//! `nrnivmodl`: checks `.mod` files and puts them where `nrniv` and Python find them. No compiler is needed.
//!
//! [`options`] reads the command line, [`sources`] finds the files. The messages that scripts look for are NEURON's: the
//! folder, `Mod files:`, `Arg Error:`, and `Successfully created x86_64/special` at the end.

mod options;
mod plugin;
mod sources;

use nrn_runtime::mechanism_files::{self, FOLDER, Installed};
use nrn_runtime::mechanisms;
use options::CommandLine;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Runs `nrnivmodl`: `args` begin with the program's name. Returns the exit status.
pub fn main(args: &[String]) -> i32 {
    let program = args.first().map_or("nrnivmodl", String::as_str);
    match CommandLine::parse(args.get(1..).unwrap_or_default()) {
        Ok(line) => carry_out(&line, program),
        Err(text) => {
            say(&text);
            1
        }
    }
}

/// The work of a command line that was understood.
fn carry_out(line: &CommandLine, program: &str) -> i32 {
    if line.help {
        say(&options::help());
        return 0;
    }
    let files = match sources::find(&line.sources) {
        Ok(files) => files,
        Err(text) => {
            say(&text);
            return 1;
        }
    };
    let outcome = if let Some(pass) = &line.print {
        print(pass, &files)
    } else if let Some(folder) = &line.rust {
        plugin::write(Path::new(folder), &files)
            .map(|n| format!("Wrote a plugin of {n} mechanisms to {folder}\n"))
    } else {
        install(line, &files, program)
    };
    match outcome {
        Ok(text) => {
            say(&text);
            0
        }
        Err(text) => {
            complain(&text);
            1
        }
    }
}

/// Checks all files and leaves `x86_64/`; nothing is written when one of them has a mistake.
fn install(line: &CommandLine, files: &[(PathBuf, String)], program: &str) -> Result<String, String> {
    let here = std::env::current_dir().unwrap_or_default();
    let names = files.iter().map(|(path, _)| format!(" \"{}\"", path.display()));
    say(&format!("{}\nMod files:{}\n\n", here.display(), names.collect::<String>()));
    if !Path::new(FOLDER).exists() {
        say(&format!("Creating '{FOLDER}' directory for .o files.\n\n"));
    }
    if line.units {
        complain(&unit_warnings(files));
    }
    let texts = checked(files)?;
    for (path, _) in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        say(&format!("Translating {name} into {}/{name}\n", here.join(FOLDER).display()));
    }
    let installed: Vec<Installed> =
        files.iter().zip(texts).map(|((path, _), text)| Installed { given: path.clone(), text }).collect();
    mechanism_files::install(Path::new(FOLDER), &installed, &nrniv(program))
        .map_err(|error| format!("{FOLDER}: {error}"))?;
    Ok(format!("Successfully created {FOLDER}/special\n"))
}

/// The texts to install. The error shows what is wrong with each file, and names them all once more at its end.
fn checked(files: &[(PathBuf, String)]) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    let mut errors = String::new();
    let mut failed = Vec::new();
    for ((path, _), outcome) in files.iter().zip(mechanisms::check_all(files)) {
        match outcome {
            Ok(text) => texts.push(text),
            Err(error) => {
                errors.push_str(error.trim_end());
                errors.push('\n');
                failed.push(path.display().to_string());
            }
        }
    }
    if failed.is_empty() {
        return Ok(texts);
    }
    if files.len() > 1 {
        let (n, names) = (files.len(), failed.join(" "));
        errors.push_str(&format!("\n{} of {n} .mod files cannot be used: {names}\n", failed.len()));
    }
    Err(errors)
}

/// What the check of units says about the files.
fn unit_warnings(files: &[(PathBuf, String)]) -> String {
    files.iter().flat_map(|(path, text)| mechanisms::check_units(text, path)).map(|w| w + "\n").collect()
}

/// The form that a pass leaves of each file.
fn print(pass: &str, files: &[(PathBuf, String)]) -> Result<String, String> {
    let mut all = String::new();
    for (path, text) in files {
        let printed = mechanisms::print_pass(pass, text, path)?;
        all.push_str(&format!("# {}: {pass}\n{}\n", path.display(), printed.trim_end()));
    }
    Ok(all)
}

/// The `nrniv` that belongs to this program: beside it, under the name it was called by or the one it has on disk.
fn nrniv(program: &str) -> PathBuf {
    let called = Path::new(program);
    let own = std::env::current_exe().unwrap_or_default();
    let beside = |program: &Path| Some(program.parent()?.canonicalize().ok()?.join("nrniv"));
    [called, &own].into_iter().filter_map(beside).find(|path| path.is_file()).unwrap_or("nrniv".into())
}

fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
fn complain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
