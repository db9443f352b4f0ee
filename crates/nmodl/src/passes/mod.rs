//! Passes between the syntax tree and the kernels, one file each.

pub mod calls;
pub mod linear;
pub mod solve;
pub mod symbols;
pub mod units;
pub mod verbatim;
