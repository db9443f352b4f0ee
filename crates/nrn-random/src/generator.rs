//! What class Random may draw from.

use crate::{Shared, Stream, mcell::Mcell};

/// A source of uniform numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Generator {
    /// Random123, the usual one.
    Random123(Stream),
    /// MCellRan4.
    MCellRan4(Mcell),
}

impl Generator {
    /// The next number between 0 and 1.
    pub fn unit(&mut self, shared: &Shared) -> f64 {
        match self {
            Generator::Random123(stream) => stream.unit(shared.global_index),
            Generator::MCellRan4(mcell) => mcell.unit(shared),
        }
    }
    /// Position in the stream.
    pub fn position(&self) -> f64 {
        match self {
            Generator::Random123(stream) => stream.position(),
            Generator::MCellRan4(mcell) => f64::from(mcell.high),
        }
    }
    /// Goes to a position.
    pub fn set_position(&mut self, position: f64, shared: &Shared) {
        match self {
            Generator::Random123(stream) => stream.set_position(position, shared.global_index),
            Generator::MCellRan4(mcell) => mcell.high = position as i64 as u32,
        }
    }
}
