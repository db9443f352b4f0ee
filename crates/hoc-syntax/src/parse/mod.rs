//! From text to tree in two steps: [`chunk`] cuts the text into what NEURON would read before it acts and bounds the
//! nesting; `build` turns the pairs of the pest grammar into the tree. No pest type leaves this module.

mod build;
mod chunk;
mod expressions;
mod loops;

pub use chunk::{Chunk, Reader};
