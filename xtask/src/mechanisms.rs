//! `cargo xtask mechanisms` and `cargo xtask plugins`: from `.mod` files to Rust source and plugin crates.
//!
//! The compiler itself is `crates/nmodl`; the Rust back end is in `crates/nrn-kernel`.

/// Bakes `mechanisms/builtin/*.mod` into the source of the crate `nrn-builtin`.
pub fn builtin(_arguments: &[String]) -> Result<(), String> {
    Err("not there yet".into())
}

/// Builds the plugin crates of `mechanisms/`.
pub fn plugins(_arguments: &[String]) -> Result<(), String> {
    Err("not there yet".into())
}
