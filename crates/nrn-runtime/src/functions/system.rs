//! Functions: system.

use crate::tables::Function;

/// The rows.
pub const TABLE: &[Function] = &[];
