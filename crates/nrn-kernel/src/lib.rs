//! Kernels of mechanisms: what NMODL is lowered to, and how it runs.
//!
//! [`ir`] is a small typed language of structured SSA over columns; [`check()`](check::check) guarantees what the executors rely on.
//! [`evaluate`] runs it slowly and plainly (the oracle of all tests), [`block`] runs it over blocks of instances with
//! the widest vectors of the machine, [`rust_source`] writes it out as Rust to be compiled ahead of time.
//! Nothing here knows NMODL or the model; see `nmodl` and `nrn-model` for these.

pub mod block;
pub mod check;
pub mod evaluate;
pub mod ir;
pub mod module;
pub mod needs;
pub mod optimise;
mod quick;
pub mod rust_source;

pub use check::{CheckError, check};
pub use module::Module;
