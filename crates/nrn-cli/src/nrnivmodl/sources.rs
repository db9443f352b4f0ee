//! Which `.mod` files a command line means: files with or without their ending, folders, or the present folder.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The files in the order given, with their texts. The error is NEURON's for an argument that is nothing.
pub fn find(arguments: &[String]) -> Result<Vec<(PathBuf, String)>, String> {
    let mut paths = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if path.is_dir() {
            paths.extend(mod_files(path));
        } else if path.extension().is_some_and(|ending| ending == "c") {
            // C beside the .mod files has nobody to compile it.
        } else if argument.ends_with(".mod") && path.exists() {
            paths.push(path.to_owned());
        } else if Path::new(&format!("{argument}.mod")).exists() {
            paths.push(PathBuf::from(format!("{argument}.mod")));
        } else {
            return Err(arg_error(argument, arguments));
        }
    }
    if arguments.is_empty() {
        paths = mod_files(Path::new(""));
    }
    let mut names = HashSet::new();
    for path in &paths {
        if !names.insert(path.file_name()) {
            return Err(format!("{}: another file of this name was given before\n", path.display()));
        }
    }
    paths.into_iter().map(read).collect()
}

fn arg_error(argument: &str, all: &[String]) -> String {
    let list: String = all.iter().map(|one| format!(" \"{one}\"")).collect();
    format!(
        "Arg Error: \"{argument}\" is not a folder or mod file name or prefix\n\n  Mod file, folder args:{list}\n"
    )
}

fn read(path: PathBuf) -> Result<(PathBuf, String), String> {
    let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}\n", path.display()))?;
    Ok((path, nrn_runtime::files::decode(bytes)))
}

/// The `.mod` files of a folder, sorted by name; paths begin with the folder as given.
fn mod_files(folder: &Path) -> Vec<PathBuf> {
    let read = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(read).into_iter().flatten().flatten();
    let mut names: Vec<PathBuf> = entries.map(|entry| folder.join(entry.file_name())).collect();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "mod"));
    names.sort();
    names
}
