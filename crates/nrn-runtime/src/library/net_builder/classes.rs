//! The HOC class of a type of cell. Its objects have a place in space, can be asked whether they are artificial, and
//! connect their spikes to a target: what parallel network managers expect of a cell too.

use crate::format::number as short;
use crate::library::call::Call;
use crate::library::cell_builder::describe::{Cell, Membrane, mechanism};
use crate::library::cell_builder::program;
use hoc_vm::{HocError, Object};
use std::fmt::Write;

/// `name_mechanism`
pub fn artificial_name(call: &mut Call<'_, '_>, kind: &Object) -> Result<String, HocError> {
    let name = call.text_of(kind, "name")?;
    Ok(format!("{name}_{}", values(call, kind)?.0))
}
/// `name_` and the class name of the builder's management page.
pub fn cell_name(call: &mut Call<'_, '_>, kind: &Object) -> Result<String, HocError> {
    let name = call.text_of(kind, "name")?;
    let builder = call.part(kind, "cb")?;
    let page = call.part(&builder, "manage")?;
    Ok(format!("{name}_{}", call.text_of(&page, "classname")?))
}

/// The class of a type: its name, and its text.
pub fn of(call: &mut Call<'_, '_>, kind: &Object) -> Result<(String, String), HocError> {
    if call.number_of(kind, "is_art")? != 0.0 { artificial(call, kind) } else { cell(call, kind) }
}
fn artificial(call: &mut Call<'_, '_>, kind: &Object) -> Result<(String, String), HocError> {
    let name = artificial_name(call, kind)?;
    let (mechanism, values) = values(call, kind)?;
    let mut out = String::new();
    let _ = writeln!(out, "begintemplate {name}\npublic pp, connect2target, x, y, z, position, is_art");
    let _ = writeln!(out, "objref pp\nx = 0\ny = 0\nz = 0\nproc init() {{\npp = new {mechanism}()");
    assign("pp", &values, &mut out);
    let _ = writeln!(out, "}}\nfunc is_art() {{ return 1 }}");
    let _ = writeln!(out, "proc position() {{ x = $1 y = $2 z = $3 }}");
    let _ = writeln!(out, "obfunc connect2target() {{ localobj made\nmade = new NetCon(pp, $o1)");
    let _ = writeln!(out, "if (numarg() == 2) {{ $o2 = made }}\nreturn made }}\nendtemplate {name}");
    Ok((name, out))
}
fn cell(call: &mut Call<'_, '_>, kind: &Object) -> Result<(String, String), HocError> {
    let name = cell_name(call, kind)?;
    let builder = call.part(kind, "cb")?;
    let cell = Cell::of(call, &builder)?;
    let page = call.part(&builder, "manage")?;
    let output = call.number_of(&page, "output_index")?.max(0.0) as usize;
    let (x, threshold) = (call.number_of(&page, "output_x")?, call.number_of(&page, "thresh")?);
    let mut out = String::new();
    let _ = writeln!(out, "begintemplate {name}\npublic is_art, position, connect2target, synlist, x, y, z");
    let names: Vec<&str> =
        cell.sections.iter().map(|s| s.name.split('[').next().unwrap_or_default()).collect();
    for name in names.iter().copied().chain(cell.subsets.iter().map(|s| s.name.as_str())) {
        let _ = writeln!(out, "public {name}");
    }
    let _ = writeln!(
        out,
        "external lambda_f\nobjref synlist\nx = 0\ny = 0\nz = 0\n{}",
        program::declarations(&cell)
    );
    let _ = writeln!(out, "proc init() {{\n{}\nsynlist = new List()", program::statements(&cell));
    synapses(call, kind, &cell, &builder, &mut out)?;
    let _ = writeln!(out, "}}\nfunc is_art() {{ return 0 }}");
    let _ = writeln!(out, "proc position() {{ local i");
    // Only the root moves, as in NEURON.
    if let Some(root) = cell.sections.first() {
        let _ = writeln!(out, "{} for i = 0, n3d()-1 {{", root.name);
        let _ =
            writeln!(out, "pt3dchange(i, x3d(i) - x + $1, y3d(i) - y + $2, z3d(i) - z + $3, diam3d(i)) }}");
    }
    let _ = writeln!(out, "x = $1 y = $2 z = $3 }}\nobfunc connect2target() {{ localobj made");
    if let Some(section) = cell.sections.get(output) {
        let _ = writeln!(out, "{} made = new NetCon(&v({}), $o1)", section.name, short(x));
        let _ = writeln!(out, "made.threshold = {}", short(threshold));
    }
    let _ = writeln!(out, "if (numarg() == 2) {{ $o2 = made }}\nreturn made }}\nendtemplate {name}");
    Ok((name, out))
}
/// Statements that put the synapses of a type where it has them.
fn synapses(
    call: &mut Call<'_, '_>,
    kind: &Object,
    cell: &Cell,
    builder: &Object,
    out: &mut String,
) -> Result<(), HocError> {
    let topology = call.part(builder, "topol")?;
    let entries = call.items_of(&topology, "slist")?;
    for (at, placed) in call.items_of(kind, "synlist")?.iter().enumerate() {
        let (kind, entry) = (call.part(placed, "stype")?, call.part(placed, "cbs")?);
        let x = call.number_of(placed, "x")?;
        let (mechanism, values) = values(call, &kind)?;
        let section = entries.iter().position(|one| *one == entry).and_then(|at| cell.sections.get(at));
        let section =
            section.ok_or_else(|| HocError::new("a synapse is on a section that is not of its cell"))?;
        let _ = writeln!(out, "{} synlist.append(new {mechanism}({}))", section.name, short(x));
        assign(&format!("synlist.o({at})"), &values, out);
    }
    Ok(())
}

type Values = Vec<(String, Vec<f64>)>;

/// Mechanism and values of a type.
fn values(call: &mut Call<'_, '_>, kind: &Object) -> Result<(String, Values), HocError> {
    let standard = call.part(kind, "ms")?;
    match mechanism(call, &standard)? {
        Membrane::Mechanism(name, values) => Ok((name, values)),
        Membrane::Ra(_) | Membrane::Cm(_) => Ok((String::new(), Vec::new())),
    }
}
fn assign(object: &str, values: &Values, out: &mut String) {
    for (name, elements) in values {
        for (at, x) in elements.iter().enumerate() {
            let index = if elements.len() > 1 { format!("[{at}]") } else { String::new() };
            let _ = writeln!(out, "{object}.{name}{index} = {}", short(*x));
        }
    }
}
