//! Functions: files.

use crate::tables::Function;

/// The rows.
pub const TABLE: &[Function] = &[];

/// An open file of \`ropen\`.
#[derive(Debug)]
pub struct Reading {
    /// What is left.
    pub text: Vec<u8>,
    /// Where we are.
    pub at: usize,
}
