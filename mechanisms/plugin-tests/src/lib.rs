//! Builds the plugins of this folder for the tests in `tests/`.
#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// All plugin crates beside this one.
const PLUGINS: [&str; 5] =
    ["builtin-plugin", "example-plugin", "fixture-wrong-version", "fixture-wrong-columns", "fixture-panics"];

/// The library of a plugin crate, built on the first call in the profile of the running test.
pub fn library(package: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(build);
    let name = package.replace('-', "_");
    folder.join(format!("{}{name}{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX))
}

/// Builds into the target folder the test itself lies in; gives the folder of the libraries.
fn build() -> PathBuf {
    let profile = profile();
    let target = profile.parent().expect("target folder");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--offline", "--target-dir"]).arg(target);
    if profile.ends_with("release") {
        command.arg("--release");
    }
    for package in PLUGINS {
        command.args(["-p", package]);
    }
    let status = command.current_dir(env!("CARGO_MANIFEST_DIR")).status().expect("cargo runs");
    assert!(status.success(), "the plugins do not build");
    profile
}

/// Builds the plugin crate in a folder as its author would, with `cargo xtask plugins`; gives the library. Optimised little:
/// it is built for a few steps.
pub fn build_crate(folder: &Path) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--offline", "--package", "xtask"]);
    if profile().ends_with("release") {
        command.arg("--release");
    }
    command.args(["--", "plugins"]).arg(folder).args(["--quiet", "--offline", "--release", "--target-dir"]);
    command.arg(folder.join("target")).args(["--config", "profile.release.opt-level=0"]);
    command.args(["--config", "profile.release.codegen-units=16", "--config", "profile.release.debug=false"]);
    let status = command.current_dir(env!("CARGO_MANIFEST_DIR")).status().expect("cargo runs");
    assert!(status.success(), "the crate in {} does not build", folder.display());
    let name = format!("{}mechanisms{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    folder.join("target/release").join(name)
}

/// The folder of the profile the test was built in.
fn profile() -> PathBuf {
    let test = std::env::current_exe().expect("path of the test");
    test.ancestors().nth(2).expect("a test lies in target/PROFILE/deps").to_path_buf()
}
