//! `nrnivmodl --rust DIR`: a crate whose library is a plugin, for authors who want their mechanisms compiled ahead of time.

use nrn_runtime::mechanisms;
use std::path::{Path, PathBuf};

/// Writes the crate. How many mechanisms there are. Fails when a file does not compile or the folder cannot be written.
pub fn write(folder: &Path, files: &[(PathBuf, String)]) -> Result<usize, String> {
    let mut modules = Vec::new();
    let mut errors = String::new();
    for (path, text) in files {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match mechanisms::rust_source(text, path) {
            Ok(source) => modules.push((stem, source)),
            Err(error) => errors.push_str(&format!("{}\n", error.trim_end())),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let name = folder.file_name().map_or("mechanisms".into(), |name| name.to_string_lossy().into_owned());
    for (path, text) in mechanisms::plugin_crate(&name, &modules) {
        put(&folder.join(path), &text)?;
    }
    Ok(modules.len())
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}\n", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    std::fs::write(path, text).map_err(failed)
}
