//! `chanbild.hoc`: the channel builder. A session describes gates, their states and transitions; at its end a `KSChan` has
//! that structure, and is a mechanism like any other.
//!
//! `gates` has what a session fills, `builder` the tool and what it makes of it.

use super::rows::{File, Row};

mod builder;
mod gates;

/// The files. What else the builder's windows are made of stands in the table of [`super::headless`].
pub static FILES: &[&File] = &[&File {
    name: "chanbild.hoc",
    rows: &[
        Row::Load("empty_class.hoc", "EmptyClass"),
        Row::Objects("nil"),
        Row::Template(&gates::RATE),
        Row::Template(&gates::TRANSITION),
        Row::Template(&gates::STATE),
        Row::Template(&gates::GATE),
        Row::Template(&builder::PROPERTIES),
        Row::Template(&builder::TOOL),
        Row::Proc("chanbild", |call| {
            call.new_object("ChannelBuild", &[])?;
            super::call::done()
        }),
    ],
}];
