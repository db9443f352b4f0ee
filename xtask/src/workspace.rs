//! Where the project is and which files belong to it.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours: build results, virtual environments, caches.
const NOT_OURS: &[&str] =
    &["target", ".git", ".cache", "out", "dist", "__pycache__", "node_modules", "x86_64", "arm64"];

/// The top folder of the project: the parent of `xtask/`.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// All files of the project below `root`, as sorted paths relative to it with `/` between the parts.
pub fn files(root: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    collect(root, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(|error| format!("{path}: {error}"))?;
        if kind.is_file() && name != ".git" {
            found.push(path);
        } else if kind.is_dir() && !is_foreign(&name) {
            collect(&entry.path(), &format!("{path}/"), found)?;
        }
    }
    Ok(())
}

fn is_foreign(folder: &str) -> bool {
    NOT_OURS.contains(&folder) || folder.starts_with(".venv") || folder.ends_with(".egg-info")
}

/// Reads a text file. The error names the path.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file, and the folders above it when they are missing.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
