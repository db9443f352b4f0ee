//! `lincir.hoc`: the circuit builder. A session places elements (resistors, sources, amplifiers, places in cells); chosen
//! to be simulated, the circuit they form is a `LinearMechanism`, solved together with the cells.
//!
//! `kinds` is the table of elements, `netlist` finds out what is joined, `equations` writes Kirchhoff's law for it; they
//! know nothing of HOC. `element` and `circuit` are the classes that sessions fill, `simulate` makes the mechanism, `saved`
//! writes a circuit into a session.

use super::rows::{File, Row};

mod circuit;
mod element;
mod equations;
mod kinds;
mod netlist;
mod saved;
mod simulate;

/// The files.
pub static FILES: &[&File] = &[&File {
    name: "lincir.hoc",
    rows: &[
        Row::Load("stdlib.hoc", "String"),
        Row::Template(&element::NODE),
        Row::Template(&element::SOURCE),
        Row::Template(&element::PLACE),
        Row::Template(&element::PLACED),
        Row::Template(&element::patterns::WIRE),
        Row::Template(&element::patterns::RESISTOR),
        Row::Template(&element::patterns::CAPACITOR),
        Row::Template(&element::patterns::INDUCTOR),
        Row::Template(&element::patterns::BATTERY),
        Row::Template(&element::patterns::CURRENT),
        Row::Template(&element::patterns::GROUND),
        Row::Template(&element::patterns::AMPLIFIER),
        Row::Template(&element::patterns::INSIDE),
        Row::Template(&element::patterns::OUTSIDE),
        Row::Template(&simulate::MECHANISM),
        Row::Template(&circuit::TOOL),
        Row::Proc("makeCircuit", |call| {
            call.new_object("LinearCircuit", &[])?;
            super::call::done()
        }),
    ],
}];
