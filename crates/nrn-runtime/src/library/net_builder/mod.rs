//! `netbild.hoc`: the network builder. Tools make types of cells (`ArtCellGUI`, `NetReadyCellGUI`) and of synapses
//! (`SynTypeGUI`); `NetGUI` has cells of these types and connections between them, and makes the network.
//!
//! `types` has what describes a type, `network` cells and connections, `classes` writes the HOC class of a type.

use super::call::done;
use super::rows::{File, Row};

mod classes;
mod network;
mod types;

/// The files.
pub static FILES: &[&File] = &[&EMPTY, &BUILDER];

/// A class of which the channel builder has objects, too.
static EMPTY: File = File { name: "empty_class.hoc", rows: &[Row::Template(&network::NOTHING)] };

static BUILDER: File = File {
    name: "netbild.hoc",
    rows: &[
        Row::Load("celbild.hoc", "CellBuild"),
        Row::Load("empty_class.hoc", "EmptyClass"),
        Row::Template(&types::ARTIFICIAL),
        Row::Template(&types::ARTIFICIAL_TOOL),
        Row::Template(&types::SYNAPSE),
        Row::Template(&types::SYNAPSE_TOOL),
        Row::Template(&types::PLACED_SYNAPSE),
        Row::Template(&types::CELL),
        Row::Template(&types::CELL_TOOL),
        Row::Template(&network::NODE),
        Row::Template(&network::SOURCE),
        Row::Template(&network::TARGET),
        Row::Template(&network::EDGE),
        Row::Template(&network::DATA),
        Row::Template(&network::TOOL),
        Row::Proc("makenetbuilder", |call| {
            call.new_object("NetGUI", &[])?;
            done()
        }),
        Row::Proc("makeartcelltype", |call| {
            call.new_object("ArtCellGUI", &[])?;
            done()
        }),
        Row::Proc("makenetreadycell", |call| {
            call.new_object("NetReadyCellGUI", &[])?;
            done()
        }),
    ],
};
