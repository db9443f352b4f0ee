//! A `LinearCircuit` in a session: its elements with their labels and numbers, in the form that `mkelm` and `mklabel` read.

use super::element::{self, numbers};
use crate::classes::gui::session::quoted;
use crate::format::general;
use crate::library::call::Call;
use crate::library::tools::saved;
use hoc_vm::{HocError, Object, Value};
use std::fmt::Write;

/// `LinearCircuit.save()`
pub fn circuit(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let mut out = "load_file(\"lincir.hoc\", \"LinearCircuit\")\n}\n{\nocbox_ = new LinearCircuit(1)\n}\n\
                   {object_push(ocbox_)}\n{version(2)}\n"
        .to_owned();
    // The first element is the ground that every circuit has.
    for one in call.items_of(&me, "elements")?.iter().skip(1) {
        out.push_str(&lines(call, one)?);
    }
    let parasitic = general(call.number_of(&me, "parasitic_")?, 6);
    let _ = writeln!(out, "{{parasitic_ = {parasitic}  noconsist_ = 0}}");
    if call.number_of(&me, "simulate_")? != 0.0 {
        out.push_str("{g.exec_menu(\"Simulate\")}\n");
    }
    out.push_str("{sel = nil}\n{object_pop()}\n{\n");
    saved::say(call, &me, "box", &out)?;
    saved::picture(call, &me, "g")?;
    crate::library::call::done()
}
fn lines(call: &mut Call<'_, '_>, one: &Object) -> Result<String, HocError> {
    let mut fields = Vec::new();
    for member in ["part", "x", "y", "scale", "angle"] {
        fields.push(general(call.number_of(one, member)?, 6));
    }
    let mut out = format!("{{mkelm({})}}\n", fields.join(", "));
    for x in numbers(call, one, "val")? {
        let _ = writeln!(out, "{}", general(x, 6));
    }
    let row = element::row(call, one)?;
    if !row.letter.is_empty() {
        let name = element::name(call, one)?;
        let (x, y) = (numbers(call, one, "names_x")?, numbers(call, one, "names_y")?);
        let first = |all: &[f64]| general(all.first().copied().unwrap_or(0.0), 6);
        let _ = writeln!(out, "{{mklabel(0, {}, {}, {})}}", quoted(&name), first(&x), first(&y));
    }
    if row.is_source() {
        let info = call.part(one, "extra_info")?;
        let (durations, amplitudes) = (numbers(call, &info, "dur")?, numbers(call, &info, "amp")?);
        let _ = writeln!(out, "{{sel.extra_info.restore()}}\n{}", durations.len());
        for (duration, amplitude) in durations.iter().zip(amplitudes) {
            let _ = writeln!(out, "{} {}", general(*duration, 6), general(amplitude, 6));
        }
    }
    if row.is_in_cell() {
        let info = call.part(one, "extra_info")?;
        let (held, x) = (call.part(&info, "sec")?, general(call.number_of(&info, "x")?, 6));
        let section = call.section_of(&held)?;
        let section = quoted(&call.cx.section_name(section));
        let _ = writeln!(out, "{{sel.extra_info.set({section}, {x}) sel.extra_info.name(sel)}}");
    }
    Ok(out)
}
