//! From the elements of a `LinearCircuit` to a `LinearMechanism`: nodes, matrices, the places of cells, and sources that play
//! into the right hand side.

use super::element::{self, matrix, numbers};
use super::equations::{Element, Equations};
use super::kinds::Kind;
use super::netlist::{Netlist, Standing};
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_model::SectionId;

/// The equations of a circuit without ground, and the mechanism made of them.
pub static MECHANISM: Template = Template {
    name: "Lincir2Linmech",
    public: "b, c, ctopol, g, gtopol, layer, model, sl, xloc, y, y0, change_val, install",
    objects: "b, c, ctopol, g, gtopol, layer, model, sl, xloc, y, y0, mechanism_, this",
    procs: &[("install", |call| {
        let me = call.me()?;
        let mut args = Vec::new();
        for member in ["c", "g", "y", "y0", "b", "sl", "xloc", "layer"] {
            args.push(Value::Object(Some(call.part(&me, member)?)));
        }
        // Without a place in a cell there are equations all the same.
        if numbers(call, &me, "xloc")?.is_empty() {
            args.truncate(5);
        }
        let made = call.new_object("LinearMechanism", &args)?;
        call.set_object_of(&me, "mechanism_", Some(made))?;
        done()
    })],
    missing: &["change_val"],
    ..Template::EMPTY
};

/// A place of a cell that is a node: section, position, layer (0 inside, 1 just outside).
struct Port {
    section: SectionId,
    x: f64,
    layer: f64,
}

/// The circuit is what its elements say now; it acts when it shall be simulated.
pub fn renew(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    call.set_object_of(&me, "model", None)?;
    let elements = call.items_of(&me, "elements")?;
    let (mut standing, mut parts) = (Vec::new(), Vec::new());
    for one in &elements {
        let row = element::row(call, one)?;
        let mut at = [0.0; 4];
        for (x, member) in at.iter_mut().zip(["x", "y", "scale", "angle"]) {
            *x = call.number_of(one, member)?;
        }
        standing.push(Standing { row, ends: row.ends_at([at[0], at[1]], at[2], at[3]) });
        parts.push(Element { row, values: numbers(call, one, "val")? });
    }
    let list = Netlist::of(&standing);
    let parasitic = call.number_of(&me, "parasitic_")? != 0.0;
    let mut equations = Equations::of(&parts, &list, parasitic);
    let ports = ports(call, &elements, &parts, &list)?;
    let mut areas = Vec::new();
    for port in &ports {
        let area = call.cx.engine.sim.model.area(port.section, port.x).map_err(|e| texts::model(&e))?;
        areas.push(area);
    }
    equations.scale(&areas);
    keep(call, &me, &elements, &list, &equations)?;
    if call.number_of(&me, "simulate_")? == 0.0 {
        return done();
    }
    install(call, &me, &ports, &equations)?;
    play(call, &me, &elements, &parts, &equations)
}
/// Where the nodes behind ground are in cells.
fn ports(
    call: &mut Call<'_, '_>,
    elements: &[Object],
    parts: &[Element],
    list: &Netlist,
) -> Result<Vec<Port>, HocError> {
    let mut ports: Vec<Option<Port>> = (0..list.n_in_cells).map(|_| None).collect();
    for ((one, part), nodes) in elements.iter().zip(parts).zip(&list.nodes) {
        if !part.row.is_in_cell() {
            continue;
        }
        let info = call.part(one, "extra_info")?;
        let (held, x) = (call.part(&info, "sec")?, call.number_of(&info, "x")?);
        let section = call.section_of(&held)?;
        for (end, node) in nodes.iter().enumerate() {
            let layer = if part.row.kind == Kind::Outside { end as f64 } else { 0.0 };
            // What is joined to ground is no unknown.
            let Some(place) = node.checked_sub(1).and_then(|at| ports.get_mut(at)) else { continue };
            if place.replace(Port { section, x, layer }).is_some() {
                return Err(HocError::new("two places of cells are one node of a circuit")
                    .hint("put a resistor between them"));
            }
        }
    }
    Ok(ports.into_iter().flatten().collect())
}
/// What can be read: nodes, whole matrices, and names of the unknowns.
fn keep(
    call: &mut Call<'_, '_>,
    me: &Object,
    elements: &[Object],
    list: &Netlist,
    equations: &Equations,
) -> Result<(), HocError> {
    let all = call.new_object("List", &[])?;
    let mut nodes = Vec::new();
    for index in 0..list.n_nodes {
        let made = call.new_object("LinearCircuitNode", &[Value::Number(index as f64)])?;
        call.append(&all, made.clone())?;
        nodes.push(made);
    }
    call.set_object_of(me, "lincirnodes", Some(all))?;
    let names = call.new_object("List", &[])?;
    for index in 1..list.n_nodes {
        name(call, &names, &format!("{index} (mV)"))?;
    }
    for ((one, ends), current) in elements.iter().zip(&list.nodes).zip(&equations.currents) {
        for (end, node) in ends.iter().enumerate() {
            let Some(node) = nodes.get(*node) else { continue };
            call.set_objects_of(one, "lincirnodes", end, Some(node.clone()))?;
            call.ask(node, "add", &[value(one), Value::Number(end as f64)])?;
        }
        let indices: Vec<f64> = ends.iter().copied().chain(*current).map(|index| index as f64).collect();
        let indices = call.cx.new_vector(indices);
        call.set_object_of(one, "indices", Some(indices))?;
        if let Some(suffix) = element::row(call, one)?.current {
            let own = element::name(call, one)?;
            name(call, &names, &format!("{own}{suffix} (nA)"))?;
        }
    }
    call.set_object_of(me, "varnames", Some(names))?;
    let size = equations.g.len();
    let indices = (0..size.saturating_sub(1)).map(|i| i as f64).collect();
    for (member, data) in [("varname_indices", indices), ("bvec", vec![0.0; size])] {
        let made = call.cx.new_vector(data);
        call.set_object_of(me, member, Some(made))?;
    }
    for (member, rows) in [("gmat", &equations.g), ("cmat", &equations.c)] {
        let made = matrix(call, rows);
        call.set_object_of(me, member, Some(made))?;
    }
    Ok(())
}
fn name(call: &mut Call<'_, '_>, list: &Object, text: &str) -> Result<(), HocError> {
    let made = call.new_object("String", &[])?;
    call.set_text_of(&made, "s", text)?;
    call.append(list, made)
}
/// The mechanism: the equations without ground.
fn install(
    call: &mut Call<'_, '_>,
    me: &Object,
    ports: &[Port],
    equations: &Equations,
) -> Result<(), HocError> {
    let made = call.new_object("Lincir2Linmech", &[value(me)])?;
    for (member, rows) in [("g", &equations.g), ("c", &equations.c)] {
        let inner: Vec<Vec<f64>> =
            rows.iter().skip(1).map(|row| row.iter().skip(1).copied().collect()).collect();
        let whole = matrix(call, &inner);
        call.set_object_of(&made, member, Some(whole))?;
    }
    let size = equations.g.len().saturating_sub(1);
    for (member, data) in [
        ("y", vec![0.0; size]),
        ("y0", vec![0.0; size]),
        ("b", vec![0.0; size]),
        ("xloc", ports.iter().map(|port| port.x).collect()),
        ("layer", ports.iter().map(|port| port.layer).collect()),
    ] {
        let column = call.cx.new_vector(data);
        call.set_object_of(&made, member, Some(column))?;
    }
    for (own, member) in [("y", "ystate"), ("y0", "yinit")] {
        let shared = call.part(&made, own)?;
        call.set_object_of(me, member, Some(shared))?;
    }
    let list = call.new_object("SectionList", &[])?;
    for port in ports {
        call.cx.with_section(port.section, |cx| cx.call_method(&list, "append", &[]))?;
    }
    call.set_object_of(&made, "sl", Some(list))?;
    call.ask(&made, "install", &[])?;
    call.set_object_of(me, "model", Some(made))
}
/// Sources drive their own equations; those a program drives itself do not.
fn play(
    call: &mut Call<'_, '_>,
    me: &Object,
    elements: &[Object],
    parts: &[Element],
    equations: &Equations,
) -> Result<Value, HocError> {
    let model = call.part(me, "model")?;
    let b = call.part(&model, "b")?;
    for ((one, part), current) in elements.iter().zip(parts).zip(&equations.currents) {
        let Some(at) = current.filter(|_| part.row.is_source()).and_then(|at| at.checked_sub(1)) else {
            continue;
        };
        let info = call.part(one, "extra_info")?;
        if call.number_of(&info, "xtrn")? == 0.0 {
            call.ask(&info, "play", &[value(&b), Value::Number(at as f64)])?;
        }
    }
    done()
}
