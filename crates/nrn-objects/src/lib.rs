//! The objects of HOC and Python that hold data and know no neuron: vectors, and what is done with them.
//!
//! Plain Rust types without interpreter, model or clock. Objects that act in a simulation (record, play, NetCon)
//! belong to `nrn-runtime` and `nrn-solver`; what users call them is said in the tables of `nrn-runtime`.
#![forbid(unsafe_code)]

pub mod channel;
pub mod fit;
pub mod fitness;
pub mod fourier;
pub mod matrix;
pub mod pool;
pub mod select;
pub mod signal;
pub mod spikes;
pub mod statistics;
pub mod vector;

pub use pool::{VectorId, VectorPool};
pub use vector::Vector;
