//! Where mechanisms lie on disk: folders of `.mod` files, and what `nrnivmodl` leaves in `x86_64/`.
//!
//! NEURON puts a library there; here a small text file stands in its place ([`MARKER`]) and names the `.mod` files beside it
//! in the order they were given, which is the order the mechanisms are registered in. Loading is in
//! [`crate::mechanisms`].

use std::path::{Path, PathBuf};

/// Folder the mechanisms go to, as with NEURON.
pub const FOLDER: &str = "x86_64";

/// First line of the file that stands where a compiled library would be. A line for each mechanism follows: its file
/// beside this one, a tab, and the file it was made from.
pub const MARKER: &str = "Ranvier mechanisms: the .mod files are beside this file\n";

/// Name of that file.
const LIBRARY: &str = "libnrnmech.so";

/// A `.mod` file that is to be installed: the path it was given by, and its text with all INCLUDEs in it.
pub struct Installed {
    /// As the user gave it.
    pub given: PathBuf,
    /// What is written.
    pub text: String,
}

/// Writes the folder: the texts, the marker at the places where NEURON's loaders look for a library, and `special`,
/// a script that runs `nrniv` with these mechanisms. What an earlier call left is removed first.
pub fn install(folder: &Path, files: &[Installed], nrniv: &Path) -> std::io::Result<()> {
    let libs = folder.join(".libs");
    std::fs::create_dir_all(&libs)?;
    for entry in std::fs::read_dir(folder)?.flatten() {
        if entry.path().extension().is_some_and(|ending| ending == "mod") {
            std::fs::remove_file(entry.path())?;
        }
    }
    let mut marker = String::from(MARKER);
    for file in files {
        let name = file.given.file_name().unwrap_or_default();
        std::fs::write(folder.join(name), &file.text)?;
        marker.push_str(&format!("{}\t{}\n", name.to_string_lossy(), file.given.display()));
    }
    // The libtool folder of NEURON before version 9, which scripts still name.
    for place in [folder.join(LIBRARY), libs.join(LIBRARY)] {
        std::fs::write(place, &marker)?;
    }
    write_special(&folder.join("special"), nrniv)
}

fn write_special(path: &Path, nrniv: &Path) -> std::io::Result<()> {
    let quoted = nrniv.display().to_string().replace('\'', "'\\''");
    let text = format!(
        "#!/bin/sh\n# nrniv with the mechanisms beside this file, made by nrnivmodl.\n\
         program='{quoted}'\n[ -x \"$program\" ] || program=nrniv\n\
         exec \"$program\" -dll \"$(dirname \"$0\")/{LIBRARY}\" \"$@\"\n"
    );
    std::fs::write(path, text)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// The `.mod` files a path stands for, in the order they are loaded, each with the path that was given for it: a `.mod`
/// file; what `nrnivmodl` left (the marker, its folder, or the folder above); any other folder's files by name.
pub fn mod_files(path: &Path) -> Vec<(PathBuf, String)> {
    if path.extension().is_some_and(|ending| ending == "mod") {
        return vec![(path.to_owned(), path.display().to_string())];
    }
    if let Some(listed) = installed(path) {
        return listed;
    }
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
    by_name(folder)
}

/// What `nrnivmodl` left at a path, which may be nothing; `None` when it was not there.
fn installed(path: &Path) -> Option<Vec<(PathBuf, String)>> {
    if path.is_dir() {
        return listed(&path.join(LIBRARY)).or_else(|| listed(&path.join(FOLDER).join(LIBRARY)));
    }
    listed(path)
}

/// Did `nrnivmodl` run there, in a folder without any `.mod` file?
pub fn is_empty_installation(path: &Path) -> bool {
    installed(path).is_some_and(|files| files.is_empty())
}

/// What a marker names; `None` when the file is none.
fn listed(marker: &Path) -> Option<Vec<(PathBuf, String)>> {
    let text = crate::files::decode(std::fs::read(marker).ok().filter(|b| b.starts_with(MARKER.as_bytes()))?);
    let folder = marker.parent().unwrap_or(Path::new(""));
    let folder = if folder.ends_with(".libs") { folder.parent().unwrap_or(folder) } else { folder };
    let line = |line: &str| line.split_once('\t').map(|(name, given)| (folder.join(name), given.to_string()));
    Some(text.lines().skip(1).filter_map(line).collect())
}

/// The `.mod` files of a folder.
fn by_name(folder: &Path) -> Vec<(PathBuf, String)> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "mod")).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), path.display().to_string())).collect()
}

/// A library, but not under the name of those that `nrnivmodl` makes.
pub fn is_plugin(path: &Path) -> bool {
    let library = path.extension().is_some_and(|e| e == "so" || e == "dylib" || e == "dll");
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    path.is_file() && library && stem.trim_start_matches("lib") != "nrnmech"
}
