//! A crate around generated modules: its library is a plugin.

use std::fmt::Write;

/// The files of a crate called `name`, as paths and texts. `modules` are the names of `.mod` files and what
/// [`super::module`] made of them; they are registered in this order.
pub fn plugin_crate(name: &str, modules: &[(String, String)]) -> Vec<(String, String)> {
    let mut files = vec![("Cargo.toml".to_string(), manifest(&crate_name(name)))];
    let named: Vec<(String, &String)> =
        modules.iter().enumerate().map(|(ix, (file, text))| (module_name(file, ix), text)).collect();
    let names: Vec<&str> = named.iter().map(|module| module.0.as_str()).collect();
    files.push(("src/lib.rs".into(), library(&names)));
    files.extend(named.iter().map(|(name, text)| (format!("src/{name}.rs"), (*text).clone())));
    files
}

/// A workspace of its own, so that it can lie anywhere, within another project too.
fn manifest(name: &str) -> String {
    format!(
        "# Written by nrnivmodl --rust. To build it, say `cargo xtask plugins FOLDER` in the folder of Ranvier's sources.\n\
         [package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [lib]\nname = \"mechanisms\"\ncrate-type = [\"cdylib\"]\n\n\
         [dependencies]\nabi_stable = {{ version = \"0.11.3\", default-features = false }}\n\
         nrn-mech-abi = \"0.1\"\nnrn-plugin = \"0.1\"\n\n[workspace]\n"
    )
}

/// The list of the modules, and the line that makes a plugin of them.
fn library(names: &[&str]) -> String {
    let mut text = String::from(
        "//! Mechanisms as a plugin, written by `nrnivmodl --rust`.\n\n#![allow(clippy::all, unused)]\n\n",
    );
    for name in names {
        let _ = writeln!(text, "#[rustfmt::skip]\nmod {name};");
    }
    text.push_str("\nfn mechanisms() -> Vec<nrn_mech_abi::Mechanism> {\n    vec![\n");
    for name in names {
        let _ = writeln!(text, "        {name}::mechanism(),");
    }
    text.push_str("    ]\n}\n\nnrn_plugin::export_mechanisms!(mechanisms);\n");
    text
}

/// A name that Rust takes, numbered so that it is no keyword and no other file's.
fn module_name(file: &str, number: usize) -> String {
    let plain: String =
        file.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("m{number}_{plain}")
}

fn crate_name(folder: &str) -> String {
    let plain: String = folder.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let plain = plain.trim_matches('-').to_lowercase();
    if plain.starts_with(|c: char| c.is_ascii_alphabetic()) { plain } else { format!("mechanisms-{plain}") }
}
