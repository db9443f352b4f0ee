//! `LinearMechanism`: extra linear equations beside those of the tree. They need a solver that is not there yet.

use super::{class, truth as yes_no};
use crate::args::truth;
use crate::tables::Class;
use crate::texts;

/// The row of `LinearMechanism`.
pub static CLASS: Class = class(
    "LinearMechanism",
    "([callback,] c, g, y, [y0,] b [, SectionList, x] [, layer])",
    "Extra equations c*dy/dt + g*y = b: not available yet.",
    |_, _, args| {
        args.value(1)?;
        Err(texts::not_yet("LinearMechanism"))
    },
    &[yes_no("valid", "()", "Do all its parts exist?", |_, _, _| truth(false))],
);
