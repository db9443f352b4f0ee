//! Streams of random numbers: the generators NEURON 9 has, and what it draws from them, the same numbers to the bit.
//!
//! [`philox`] is Random123 (Salmon et al. 2011), [`mcell`] a hash of a counter (MCellRan4), [`scop`] the one stream that
//! `scop_random` and its relatives share; [`distribution`] is what class Random draws, [`state`] keeps it as numbers. Nothing is global here: what
//! streams have in common is a [`Shared`] that its owner lends. Names that users see live in `nrn-runtime`.
#![forbid(unsafe_code)]

pub mod distribution;
pub mod generator;
pub mod mcell;
pub mod philox;
pub mod scop;
pub mod state;

pub use distribution::{Distribution, Sampler};
pub use generator::Generator;
pub use philox::Stream;
pub use scop::Scop;

/// What all streams of one program have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Key of all Random123 streams (`Random123_globalindex`).
    pub global_index: u32,
    /// Low index of MCellRan4 streams that have none of their own (`mcell_ran4_init`).
    pub low_index: u32,
    /// MCellRan4 generators made so far: the next one without a seed takes it from here.
    pub mcell_count: u32,
    /// RANDOM variables of mechanisms made so far: each new one is a stream of its own.
    pub stream_count: u32,
}
