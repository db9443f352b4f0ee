//! Patterns: one object for all elements of a kind, with its name and shape.

use crate::library::call::{Call, done};
use crate::library::linear_circuit::element::matrix;
use crate::library::linear_circuit::kinds::KINDS;
use crate::library::rows::Template;
use hoc_vm::{HocError, Value};

const fn pattern(name: &'static str) -> Template {
    Template {
        name,
        public: "g, nodes, name, extra_eqn, len, default, setalias, setup_matrix, setup_matrix_sym, val, ename, xparm",
        numbers: &["extra_eqn", "len"],
        strings: "name",
        objects: "g, nodes, xparm, this",
        procs: &[("init", shape)],
        missing: &["default", "setalias", "setup_matrix", "setup_matrix_sym", "val", "ename"],
        ..Template::EMPTY
    }
}
/// 0 mV/nA.
pub static WIRE: Template = pattern("Wire");
/// Megohm.
pub static RESISTOR: Template = pattern("Resistor");
/// Nanofarad.
pub static CAPACITOR: Template = pattern("Capacitor");
/// Henry.
pub static INDUCTOR: Template = pattern("Inductor");
/// mV.
pub static BATTERY: Template = pattern("Battery");
/// nA.
pub static CURRENT: Template = pattern("Current");
/// 0 mV.
pub static GROUND: Template = pattern("Ground");
/// Gain, and ms.
pub static AMPLIFIER: Template = pattern("OpAmp");
/// The inside of a cell.
pub static INSIDE: Template = pattern("InsideCell");
/// The inside of a cell, and what is just outside.
pub static OUTSIDE: Template = pattern("OutsideCell");

fn shape(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let class = call.cx.class_name(&me);
    let Some(row) = KINDS.iter().find(|row| row.class == &*class) else { return done() };
    call.set_text_of(&me, "name", row.letter)?;
    call.set_number_of(&me, "len", row.length)?;
    call.set_number_of(&me, "extra_eqn", f64::from(u8::from(row.current.is_some())))?;
    let ends: Vec<Vec<f64>> = row.ends.iter().map(|end| end.to_vec()).collect();
    let ends = matrix(call, &ends);
    call.set_object_of(&me, "nodes", Some(ends))?;
    done()
}
