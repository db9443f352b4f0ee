//! Functions: events.

use crate::tables::Function;

/// The rows.
pub const TABLE: &[Function] = &[];
