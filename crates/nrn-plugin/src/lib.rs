//! Plugins: dynamic libraries that bring mechanisms along.
//!
//! [`export_mechanisms!`] makes a library one; [`load`] loads it. Of the two only the loader decides anything: what is
//! refused, and why, is written there. What a kernel may do is in `nrn_mech_abi::raw`; a library to start from is
//! `mechanisms/example-plugin`.

mod header;
mod loader;

pub use header::{Plugin, PluginRef, support};
pub use loader::{LoadError, load};
pub use nrn_mech_abi;
