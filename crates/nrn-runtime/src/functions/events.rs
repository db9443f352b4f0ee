//! Old single functions for plots and graphs on paper: they have successors and do nothing here.

use super::number as row;
use crate::args::number;
use crate::tables::Function;

macro_rules! quiet {
    ($($name:literal),* $(,)?) => {
        &[$(row($name, "(...)", "No effect: kept so that old programs load.", |_, _| number(0.0))),*]
    };
}

/// The rows.
pub const TABLE: &[Function] = quiet![
    "graph",
    "graphmode",
    "plot",
    "plotx",
    "ploty",
    "axis",
    "regraph",
    "setcolor",
    "lw",
    "plt",
    "fmatrix",
    "spcltype",
];
