//! `cargo xtask mechanisms` and `cargo xtask plugins`: from `.mod` files to Rust source and plugin crates.
//!
//! The compiler itself is `crates/nmodl`; the Rust back end is in `crates/nrn-kernel`.

use crate::workspace::root;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TEXTS: &str = "mechanisms/builtin/mod";
const BAKED: &str = "mechanisms/builtin/src/generated";

/// Bakes `mechanisms/builtin/mod/*.mod` into the source of the crate `nrn-builtin`.
pub fn builtin(_arguments: &[String]) -> Result<(), String> {
    let folder = root().join(BAKED);
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    for (name, text) in bake(&root())? {
        let path = folder.join(name);
        if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        }
    }
    Ok(())
}

/// Name and text of every generated file.
fn bake(root: &Path) -> Result<Vec<(String, String)>, String> {
    let mut files = Vec::new();
    let mut list = String::from(
        "//! The built-in mechanisms as Rust, written by `cargo xtask mechanisms` from `mod/`. Do not edit.\n\n\
         #![allow(missing_docs, clippy::all, unused_parens, unused_qualifications)]\n\n",
    );
    let mut calls = String::new();
    for path in texts(root)? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let shown = PathBuf::from(TEXTS).join(format!("{stem}.mod"));
        let module = nmodl::compile(&text, &shown).map_err(|e| e.to_string())?;
        let source = nrn_kernel::rust_source::module(&module).map_err(|e| e.to_string())?;
        files.push((format!("{stem}.rs"), source));
        // Generated text keeps its own line breaks, so that it can be compared.
        let _ = writeln!(list, "#[rustfmt::skip]\npub mod {stem};");
        let _ = writeln!(calls, "        {stem}::mechanism(),");
    }
    let _ = write!(
        list,
        "\nuse nrn_mech_abi::Mechanism;\n\n/// All of them, in the order of their files.\n\
         pub fn all() -> Vec<Mechanism> {{\n    vec![\n{calls}    ]\n}}\n"
    );
    files.push(("mod.rs".into(), list));
    Ok(files)
}

fn texts(root: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(root.join(TEXTS)).map_err(|e| format!("{TEXTS}: {e}"))?;
    let mut all: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    all.retain(|p| p.extension().is_some_and(|e| e == "mod"));
    all.sort();
    Ok(all)
}

/// Builds the plugin crates of `mechanisms/`, or those in the folders named (`nrnivmodl --rust FOLDER` writes one). Further
/// arguments go to cargo; the library is in the folder's `target/`, or where `--target-dir` says.
pub fn plugins(arguments: &[String]) -> Result<(), String> {
    let n_folders = arguments.iter().take_while(|argument| !argument.starts_with('-')).count();
    let (folders, options) = arguments.split_at(n_folders);
    if folders.is_empty() {
        let packages = ["builtin-plugin", "example-plugin"].iter().flat_map(|p| ["-p", p]);
        return build(Command::new(cargo()).arg("build").args(packages).args(options).current_dir(root()));
    }
    folders.iter().try_for_each(|folder| plugin(Path::new(folder), options))
}

/// A crate outside this project: it finds ours here, and takes the same versions of the others.
fn plugin(folder: &Path, options: &[String]) -> Result<(), String> {
    let lock = folder.join("Cargo.lock");
    if !lock.exists() {
        fs::copy(root().join("Cargo.lock"), &lock).map_err(|e| format!("{}: {e}", lock.display()))?;
    }
    let mut command = Command::new(cargo());
    command.args(["build", "--manifest-path"]).arg(folder.join("Cargo.toml"));
    for name in ["nrn-plugin", "nrn-mech-abi"] {
        let path = root().join("crates").join(name);
        command.arg("--config").arg(format!("patch.crates-io.{name}.path={:?}", path.display().to_string()));
    }
    build(command.args(options))
}

fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn build(command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("cargo build: {status}")),
        Err(error) => Err(format!("cargo build: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baked_mechanisms_are_those_of_the_texts() {
        for (name, text) in bake(&root()).expect("the texts compile") {
            let path = root().join(BAKED).join(&name);
            let there = fs::read_to_string(&path).unwrap_or_default();
            assert!(there == text, "{name} is out of date: run `cargo xtask mechanisms`");
        }
    }
}
