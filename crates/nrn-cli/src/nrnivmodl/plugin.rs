//! `nrnivmodl --rust DIR`: a crate whose library is a plugin, for authors who want their mechanisms compiled ahead of time.

use nrn_runtime::mechanisms;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Writes `Cargo.toml`, `src/lib.rs` and a module for each file. How many mechanisms there are. Fails when a file does not
/// compile or the folder cannot be written.
pub fn write(folder: &Path, files: &[(PathBuf, String)]) -> Result<usize, String> {
    let mut modules = Vec::new();
    let mut errors = String::new();
    for (path, text) in files {
        match mechanisms::rust_source(text, path) {
            Ok(source) => modules.push((module_name(path, modules.len()), source)),
            Err(error) => errors.push_str(&format!("{}\n", error.trim_end())),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let name = folder.file_name().map_or("mechanisms".into(), |name| name.to_string_lossy().into_owned());
    put(&folder.join("Cargo.toml"), &manifest(&crate_name(&name)))?;
    put(&folder.join("src/lib.rs"), &library(&modules))?;
    for (name, source) in &modules {
        put(&folder.join("src").join(format!("{name}.rs")), source)?;
    }
    Ok(modules.len())
}

/// A workspace of its own, so that it can lie anywhere, within another project too.
fn manifest(name: &str) -> String {
    format!(
        "# Written by nrnivmodl --rust. Build it with `cargo xtask plugins DIR` in the folder of Ranvier's sources.\n\
         [package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [lib]\ncrate-type = [\"cdylib\"]\n\n\
         [dependencies]\nabi_stable = {{ version = \"0.11.3\", default-features = false }}\nnrn-mech-abi = \"0.1\"\nnrn-plugin = \"0.1\"\n\n[workspace]\n"
    )
}

/// The list of the modules, and the line that makes a plugin of them.
fn library(modules: &[(String, String)]) -> String {
    let mut text = String::from(
        "//! Mechanisms as a plugin, written by `nrnivmodl --rust`.\n\n#![allow(clippy::all, unused_parens)]\n\n",
    );
    for (name, _) in modules {
        let _ = writeln!(text, "#[rustfmt::skip]\nmod {name};");
    }
    text.push_str("\nfn mechanisms() -> Vec<nrn_mech_abi::Mechanism> {\n    vec![\n");
    for (name, _) in modules {
        let _ = writeln!(text, "        {name}::mechanism(),");
    }
    text.push_str("    ]\n}\n\nnrn_plugin::export_mechanisms!(mechanisms);\n");
    text
}

/// A name that Rust takes: letters, digits and underscores, numbered so that it is no keyword and no other file's.
fn module_name(path: &Path, number: usize) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let plain: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("m{number}_{plain}")
}

fn crate_name(folder: &str) -> String {
    let plain: String = folder.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let plain = plain.trim_matches('-').to_lowercase();
    if plain.starts_with(|c: char| c.is_ascii_alphabetic()) { plain } else { format!("mechanisms-{plain}") }
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}\n", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    std::fs::write(path, text).map_err(failed)
}
