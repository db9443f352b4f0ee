//! Elements as sessions know them: `ElementBase` stands somewhere and has a pattern (`Resistor`, ...), which all elements of
//! its kind share. Sources have durations and amplitudes, places of cells a section and a position in it.

use super::kinds::{KINDS, Row};
use crate::format::number as short;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use crate::library::tools::window;
use hoc_vm::{HocError, Object, Value};
use nrn_objects::matrix::{Full, Matrix};

pub mod patterns;

/// A node of a circuit: its elements, and which of their ends.
pub static NODE: Template = Template {
    name: "LinearCircuitNode",
    public: "index, elements, ends, add, merge, re_index",
    numbers: &["index"],
    objects: "elements, ends, this",
    procs: &[
        ("init", |call| {
            let (me, index) = (call.me()?, call.number(1)?);
            call.set_number_of(&me, "index", index)?;
            window::draw(call, &me, "elements", "List")?;
            window::draw(call, &me, "ends", "Vector")?;
            done()
        }),
        ("add", |call| {
            let (me, element, end) = (call.me()?, call.some_object(1)?, call.number(2)?);
            let (elements, ends) = (call.part(&me, "elements")?, call.part(&me, "ends")?);
            call.append(&elements, element)?;
            call.ask(&ends, "append", &[Value::Number(end)])?;
            done()
        }),
    ],
    missing: &["merge", "re_index"],
    ..Template::EMPTY
};

/// Durations (ms) and amplitudes of a source; `restore()` reads them from the session that is being run.
pub static SOURCE: Template = Template {
    name: "SourceInfo",
    public: "amp, box, dur, tvec, xtrn, changed_dur, play, restore, save, set_xtrn",
    numbers: &["xtrn"],
    objects: "amp, box, dur, tvec, target, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            give(call, &me, vec![1e9; 3], vec![0.0; 3])
        }),
        ("restore", |call| {
            let me = call.me()?;
            // A session that ends here, or has nonsense, makes no endless source.
            let n = call.run("fscan", &[])?.clamp(0.0, 1e6) as usize;
            let (mut durations, mut amplitudes) = (Vec::new(), Vec::new());
            for _ in 0..n {
                durations.push(call.run("fscan", &[])?);
                amplitudes.push(call.run("fscan", &[])?);
            }
            give(call, &me, durations, amplitudes)
        }),
        ("changed_dur", |call| {
            let me = call.me()?;
            let (durations, amplitudes) = (numbers(call, &me, "dur")?, numbers(call, &me, "amp")?);
            give(call, &me, durations, amplitudes)
        }),
        ("set_xtrn", |call| {
            let (me, on) = (call.me()?, call.number(1)?);
            call.set_number_of(&me, "xtrn", on)?;
            done()
        }),
        // `play(b, i)`: element i of a Vector follows the amplitudes.
        ("play", |call| {
            let (me, target, at) = (call.me()?, call.object(1)?, call.number(2)?);
            call.set_object_of(&me, "target", target)?;
            call.cx.execute_in(&format!("{{amp.play(&target.x[{}], tvec)}}\n", short(at)), Some(&me))?;
            done()
        }),
    ],
    shows: &["save"],
    ..Template::EMPTY
};
/// Durations and amplitudes, and the times at which they begin.
fn give(
    call: &mut Call<'_, '_>,
    me: &Object,
    durations: Vec<f64>,
    amplitudes: Vec<f64>,
) -> Result<Value, HocError> {
    let mut t = 0.0;
    let mut times = Vec::new();
    for span in &durations {
        times.push(t);
        t += span;
    }
    for (member, data) in [("dur", durations), ("amp", amplitudes), ("tvec", times)] {
        let made = call.cx.new_vector(data);
        call.set_object_of(me, member, Some(made))?;
    }
    done()
}

/// Where an element is in a cell.
pub static PLACE: Template = Template {
    name: "InsideCell_Info",
    public: "sec, x, has_loc, select, name, set, setalias, setup_matrix_sym",
    numbers: &["x", "setalias", "setup_matrix_sym"],
    objects: "sec, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_number_of(&me, "x", 0.5)?;
            let Ok(section) = call.cx.accessed_section() else { return done() };
            let held = call.section_ref(section);
            call.set_object_of(&me, "sec", Some(held))?;
            potential(call, &me)
        }),
        ("set", |call| {
            let (me, name, x) = (call.me()?, call.text(1)?, call.number(2)?);
            let scratch = format!("{name} {}.sec = new SectionRef()\n", call.cx.object_name(&me));
            call.cx.execute(&scratch)?;
            call.set_number_of(&me, "x", x)?;
            potential(call, &me)
        }),
        // The label of the element is the place.
        ("name", |call| {
            let (me, element) = (call.me()?, call.some_object(1)?);
            let Some(held) = call.object_of(&me, "sec")? else { return done() };
            let section = call.section_of(&held)?;
            let (name, x) = (call.cx.section_name(section), call.number_of(&me, "x")?);
            label(call, &element, 0, &format!("{name}({})", short(x)))?;
            done()
        }),
    ],
    funcs: &[("has_loc", |call| {
        let me = call.me()?;
        crate::args::truth(call.object_of(&me, "sec")?.is_some())
    })],
    missing: &["select"],
    ..Template::EMPTY
};
/// As in NEURON, the potential there is printed.
fn potential(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let held = call.part(me, "sec")?;
    let section = call.section_of(&held)?;
    call.cx.with_section(section, |cx| cx.execute("v(.5)\n"))?;
    done()
}

/// `new ElementBase(pattern, number of its kind, x, y, scale, angle)`
pub static PLACED: Template = Template {
    name: "ElementBase",
    public: "extra_info, ic, indices, lincirnodes, names, names_x, names_y, nd, pat, tr, val, angle, nnode, part, scale, x, y, extra_eqn, selected, ends, location, move, move_label, nodes, pl, plc, setalias, setup_mat, setup_mat_sym, valedit, valmap",
    numbers: &["angle", "nnode", "part", "scale", "x", "y"],
    objects: "extra_info, ic, indices, lincirnodes[1], names[1], names_x, names_y, nd, pat, tr, val, this",
    procs: &[
        ("init", place),
        ("move", |call| {
            let me = call.me()?;
            for (member, i) in [("x", 1), ("y", 2)] {
                let x = call.number(i)?;
                call.set_number_of(&me, member, x)?;
            }
            done()
        }),
        ("move_label", |call| {
            let (me, at) = (call.me()?, call.number(1)?);
            for (member, i) in [("names_x", 2), ("names_y", 3)] {
                let x = call.number(i)?;
                let Some(column) = call.object_of(&me, member)? else { return done() };
                call.ask(&column, "set", &[Value::Number(at), Value::Number(x)])?;
            }
            done()
        }),
    ],
    funcs: &[("extra_eqn", |call| {
        let me = call.me()?;
        crate::args::truth(row(call, &me)?.current.is_some())
    })],
    shows: &["selected", "pl", "plc", "valedit", "valmap"],
    missing: &["ends", "location", "nodes", "setalias", "setup_mat", "setup_mat_sym"],
    ..Template::EMPTY
};

fn place(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, pattern) = (call.me()?, call.some_object(1)?);
    call.set_object_of(&me, "pat", Some(pattern))?;
    for (member, i) in [("part", 2), ("x", 3), ("y", 4), ("scale", 5), ("angle", 6)] {
        let x = call.number(i)?;
        call.set_number_of(&me, member, x)?;
    }
    let row = row(call, &me)?;
    let (n, zeros) = (row.ends.len(), row.ends.len() + usize::from(row.current.is_some()));
    call.set_number_of(&me, "nnode", n as f64)?;
    call.resize("objref", "lincirnodes", n)?;
    call.resize("objref", "names", n + 1)?;
    let columns = [("val", Vec::new()), ("ic", vec![0.0; n + 1]), ("indices", vec![0.0; zeros])];
    for (member, data) in columns {
        let made = call.cx.new_vector(data);
        call.set_object_of(&me, member, Some(made))?;
    }
    let (scale, angle) = (call.number(5)?, call.number(6)?);
    let (sin, cos) = angle.sin_cos();
    let turned = matrix(call, &[vec![scale * cos, scale * sin], vec![-scale * sin, scale * cos]]);
    call.set_object_of(&me, "tr", Some(turned))?;
    let ends: Vec<Vec<f64>> = row.ends_at([0.0, 0.0], scale, angle).iter().map(|end| end.to_vec()).collect();
    let ends = matrix(call, &ends);
    call.set_object_of(&me, "nd", Some(ends))?;
    if !row.letter.is_empty() {
        let first = if row.is_in_cell() { 0.0 } else { LABEL };
        for member in ["names_x", "names_y"] {
            let mut data = vec![LABEL; n + 1];
            data.iter_mut().take(1).for_each(|x| *x = first);
            let made = call.cx.new_vector(data);
            call.set_object_of(&me, member, Some(made))?;
        }
        let name = call.cx.object_name(&me);
        let number = name.trim_start_matches("ElementBase[").trim_end_matches(']').to_owned();
        label(call, &me, 0, &format!("{}{number}", row.letter))?;
    }
    let info = match row {
        _ if row.is_source() => "SourceInfo",
        _ if row.is_in_cell() => "InsideCell_Info",
        _ => return done(),
    };
    let info = call.new_object(info, &[])?;
    call.set_object_of(&me, "extra_info", Some(info))?;
    done()
}
/// Where a label stands at first, beside its element.
const LABEL: f64 = 15.0;

/// The kind of an element.
pub fn row(call: &mut Call<'_, '_>, element: &Object) -> Result<&'static Row, HocError> {
    let kind = call.number_of(element, "part")?;
    KINDS.get(kind as usize).ok_or_else(|| HocError::new("an element is of no kind of the circuit builder"))
}
/// Label `at` of an element.
pub fn label(call: &mut Call<'_, '_>, element: &Object, at: usize, text: &str) -> Result<(), HocError> {
    let made = call.new_object("String", &[])?;
    call.set_text_of(&made, "s", text)?;
    call.set_objects_of(element, "names", at, Some(made))
}
/// The numbers of a Vector in a member.
pub fn numbers(call: &mut Call<'_, '_>, of: &Object, member: &str) -> Result<Vec<f64>, HocError> {
    let vector = call.part(of, member)?;
    let id = call.cx.vector_id(&vector).ok_or_else(|| HocError::new(format!("{member} is no Vector")))?;
    Ok(call.cx.engine.sim.vectors.data(id).to_vec())
}
/// A Matrix of rows of one length each.
pub fn matrix(call: &mut Call<'_, '_>, rows: &[Vec<f64>]) -> Object {
    let width = rows.first().map_or(0, Vec::len);
    let full = Full::from_row_iterator(rows.len(), width, rows.iter().flatten().copied());
    call.cx.host_object("Matrix", crate::object::Payload::Other(Box::new(Matrix::from(full))))
}
/// `new ElementBase` of a kind, with its pattern.
pub fn new(call: &mut Call<'_, '_>, pattern: &Object, kind: usize, at: [f64; 4]) -> Result<Object, HocError> {
    let mut args = vec![value(pattern), Value::Number(kind as f64)];
    args.extend(at.map(Value::Number));
    call.new_object("ElementBase", &args)
}
/// The String of a label; "" without one.
pub fn name(call: &mut Call<'_, '_>, element: &Object) -> Result<String, HocError> {
    match call.objects_of(element, "names", 0)? {
        Some(made) => Ok(call.text_of(&made, "s")?.to_string()),
        None => Ok(String::new()),
    }
}
/// `graph.menu_action(title, statement)`
pub fn menu(call: &mut Call<'_, '_>, graph: &Object, title: &str, run: &str) -> Result<(), HocError> {
    call.ask(graph, "menu_action", &[string(title), string(run)]).map(|_| ())
}
