//! `celbild.hoc`: the cell builder. A session fills its pages (topology, subsets, geometry, biophysics, management), which
//! are objects of the language here as everywhere in the library; `cexport` makes the cell they describe.
//!
//! `builder`, `pages` and `sections` have the classes, `describe` reads a builder's objects, `program` says the cell as
//! HOC: at the top level, or as the body of a class.

use super::rows::{File, Row};

mod builder;
pub mod describe;
mod pages;
pub mod program;
mod sections;
mod shared;
mod specifications;

/// The files.
pub static FILES: &[&File] = &[&File {
    name: "celbild.hoc",
    rows: &[
        Row::Load("stdlib.hoc", "String"),
        Row::Number("inhomofun_template_index_", 0.0, "", None),
        Row::Template(&specifications::SPECIFICATION),
        Row::Template(&specifications::WHOLE_CELL),
        Row::Template(&specifications::WRAP),
        Row::Template(&sections::POINTS),
        Row::Template(&sections::SECTION),
        Row::Template(&sections::SUBSET),
        Row::Template(&pages::TOPOLOGY),
        Row::Template(&pages::SUBSETS),
        Row::Template(&pages::GEOMETRY),
        Row::Template(&pages::MEMBRANE),
        Row::Template(&pages::MANAGEMENT),
        Row::Template(&builder::BUILDER),
        Row::Proc("makecellbuilder", |call| {
            call.new_object("CellBuild", &[])?;
            super::call::done()
        }),
    ],
}];
