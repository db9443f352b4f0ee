//! `help()`: what the tables say about functions, classes, members and mechanisms, put together as docstrings.
//!
//! The sentences stand in the tables of `nrn-runtime` and `hoc-vm`; units come from the mechanisms; a few examples are here.

use crate::thing::Thing;
use nrn_runtime::{Class, ColumnRole, Cx, Field, Method, Named, PythonReturn};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Examples by name: `fill` of Vector is `Vector.fill`.
const EXAMPLES: &[(&str, &str)] = &[
    ("finitialize", "h.finitialize(-65)  # mV"),
    ("fadvance", "while h.t < 10:  # ms\n    h.fadvance()"),
    ("continuerun", "h.load_file(\"stdrun.hoc\")\nh.finitialize(-65)\nh.continuerun(40)  # ms"),
    ("run", "h.load_file(\"stdrun.hoc\")\nh.tstop = 40  # ms\nh.run()"),
    ("distance", "h.distance(soma(0.5), dend(1))  # um along the tree"),
    ("load_file", "h.load_file(\"stdrun.hoc\")"),
    ("topology", "h.topology()"),
    ("pt3dadd", "dend.pt3dadd(0, 0, 0, 2)  # x, y, z, diameter: um"),
    ("Vector", "vec = h.Vector([1, 2, 3])"),
    (
        "Vector.record",
        "v = h.Vector().record(soma(0.5)._ref_v)  # mV at every step\nt = h.Vector().record(h._ref_t)",
    ),
    ("Vector.play", "stimulus.play(clamp._ref_amp, times, True)  # nA at ms, with lines between"),
    ("Vector.fill", "vec = h.Vector(10).fill(0.5)\nvec.fill(1, 0, 4)  # elements 0 to 4"),
    ("Vector.resize", "vec.resize(100)"),
    ("Vector.append", "vec.append(4, 5)"),
    ("Vector.as_numpy", "array = vec.as_numpy()  # shares the numbers"),
    ("Vector.indgen", "vec.indgen(0, 10, 0.1)"),
    ("Vector.apply", "vec.apply(\"exp\")"),
    ("Vector.sum", "total = vec.sum()"),
    ("Vector.mean", "vec.mean()"),
    ("Vector.max", "vec.max()"),
    ("Vector.where", "large = h.Vector().where(vec, \">\", 2)"),
    ("Vector.interpolate", "at_times = h.Vector().interpolate(new_times, old_times, values)"),
    ("Vector.spikebin", "bins = h.Vector().spikebin(v, -20)  # mV"),
    ("Matrix", "m = h.Matrix(2, 2)\nm.setval(0, 1, 3)"),
    ("List", "cells = h.List()\ncells.append(cell)"),
    ("SectionList", "apical = h.SectionList([dend1, dend2])"),
    ("SectionRef", "ref = h.SectionRef(sec=dend)\nref.parent"),
    (
        "NetCon",
        "nc = h.NetCon(soma(0.5)._ref_v, syn, sec=soma)\nnc.threshold, nc.delay = -20, 1  # mV, ms\nnc.weight[0] = 0.04  # uS for ExpSyn",
    ),
    ("NetCon.record", "spikes = h.Vector()\nnc.record(spikes)  # ms"),
    ("NetCon.event", "nc.event(h.t + 1)  # ms"),
    ("IClamp", "clamp = h.IClamp(soma(0.5))\nclamp.delay, clamp.dur, clamp.amp = 1, 5, 0.3  # ms, ms, nA"),
    ("VClamp", "clamp = h.VClamp(soma(0.5))\nclamp.dur[0], clamp.amp[0] = 10, -65  # ms, mV"),
    (
        "SEClamp",
        "clamp = h.SEClamp(soma(0.5))\nclamp.dur1, clamp.amp1, clamp.rs = 10, -65, 1  # ms, mV, MOhm",
    ),
    ("ExpSyn", "syn = h.ExpSyn(dend(0.5))\nsyn.tau, syn.e = 2, 0  # ms, mV"),
    ("Exp2Syn", "syn = h.Exp2Syn(dend(0.5))\nsyn.tau1, syn.tau2, syn.e = 0.5, 5, 0  # ms, ms, mV"),
    ("NetStim", "stim = h.NetStim()\nstim.start, stim.interval, stim.number = 5, 10, 3  # ms, ms"),
    ("APCount", "count = h.APCount(soma(0.5))\ncount.thresh = -20  # mV"),
    ("CVode", "cvode = h.CVode()\ncvode.event(5, lambda: print(h.t))  # ms"),
    ("CVode.event", "h.CVode().event(5, lambda: print(h.t))  # ms"),
    ("CVode.active", "h.CVode().active(True)"),
    (
        "ParallelContext",
        "pc = h.ParallelContext()\npc.set_maxstep(10)  # ms\nh.finitialize(-65)\npc.psolve(100)",
    ),
    ("ParallelContext.psolve", "pc.set_maxstep(10)  # ms\nh.finitialize(-65)\npc.psolve(100)"),
    ("Random", "r = h.Random()\nr.Random123(1, 2, 3)\nr.uniform(0, 1)\nr.repick()"),
    ("FInitializeHandler", "handler = h.FInitializeHandler(lambda: print(\"begins\"))"),
    ("hh", "soma.insert(\"hh\")\nsoma.gnabar_hh = 0.12  # S/cm2"),
    ("pas", "soma.insert(\"pas\")\nsoma.g_pas, soma.e_pas = 1e-4, -70  # S/cm2, mV"),
];

fn example(name: &str) -> String {
    let Some((_, text)) = EXAMPLES.iter().find(|row| row.0 == name) else { return String::new() };
    let lines: String = text
        .lines()
        .map(|line| format!("    {} {line}\n", if line.starts_with(' ') { "..." } else { ">>>" }))
        .collect();
    format!("\n\nExample:\n\n{}", lines.trim_end_matches('\n'))
}

fn returns(python: PythonReturn, returns: &str) -> String {
    let what = match python {
        PythonReturn::Int => "an int",
        PythonReturn::Bool => "a bool",
        PythonReturn::Same => returns,
    };
    format!("\n\nReturns {what}.")
}

fn kind(returns: nrn_runtime::Returns) -> &'static str {
    match returns {
        nrn_runtime::Returns::Number => "a float",
        nrn_runtime::Returns::String => "a string",
        nrn_runtime::Returns::Object => "an object",
        nrn_runtime::Returns::Any => "what it finds",
    }
}

/// A class.
pub fn of_class(class: &Class) -> String {
    format!("{}{}\n\n{}{}", class.name, class.args, class.doc, example(class.name))
}
fn of_method(class: &str, method: &Method) -> String {
    let full = format!("{class}.{}", method.name);
    let back = returns(method.python, kind(method.returns));
    format!("{full}{}\n\n{}{back}{}", method.args, method.doc, example(&full))
}
fn of_field(class: &str, field: &Field) -> String {
    format!("{class}.{}: {}", field.name, field.doc)
}

/// A mechanism: its variables with units and first values.
fn of_mechanism(cx: &Cx<'_>, name: &str) -> Option<String> {
    let model = &cx.engine.sim.model;
    let table = model.mechanism(model.mechanism_by_name(name)?)?;
    let info = table.info();
    let what = if info.is_point() { "Point process" } else { "Density mechanism" };
    let mut text = format!("{what} {name}. Its variables, with what a new one has:\n");
    let visible = |role: ColumnRole| role != ColumnRole::Hidden;
    for column in info.columns.iter().filter(|column| visible(column.role)) {
        let length = if column.is_array { format!("[{}]", column.len) } else { String::new() };
        let units = if column.units.is_empty() { String::new() } else { format!(" {}", column.units) };
        text.push_str(&format!(
            "\n    {}{length} = {}{units}",
            column.name,
            crate::text::format_g(column.default)
        ));
    }
    Some(text + &example(name))
}

/// A function of the host or of the language, a class, or a mechanism.
fn of_top(cx: &Cx<'_>, name: &str) -> Option<String> {
    let host = cx.engine.function_table().iter().find(|row| row.name == name);
    if let Some(row) = host {
        let back = returns(PythonReturn::Same, kind(row.returns));
        return Some(format!("{name}{}\n\n{}{back}{}", row.args, row.doc, example(name)));
    }
    if let Some(row) = nrn_runtime::builtins().iter().find(|row| row.name == name) {
        return Some(format!("{name}{}\n\n{}", row.args, row.doc));
    }
    let classes = cx.engine.class_table();
    classes.iter().find(|row| row.name == name).map(|row| of_class(row)).or_else(|| of_mechanism(cx, name))
}

/// A member of a class, or a top-level name when `class` is empty.
pub fn of_name(cx: &Cx<'_>, class: &str, name: &str) -> Option<String> {
    if class.is_empty() {
        return of_top(cx, name);
    }
    let row = cx.engine.class_table().iter().find(|row| row.name == class).copied();
    let Some(row) = row else {
        let variable = of_mechanism(cx, class)?;
        let line = variable.lines().find(|line| line.trim_start().split([' ', '[']).next() == Some(name))?;
        return Some(format!("{class}.{}", line.trim()));
    };
    let method = row.methods.iter().find(|row| row.name == name).map(|row| of_method(class, row));
    method.or_else(|| row.fields.iter().find(|row| row.name == name).map(|row| of_field(class, row)))
}

/// What stands behind a Python object.
pub fn of_thing(cx: &mut Cx<'_>, thing: &Thing) -> Option<String> {
    match thing {
        Thing::Top => Some(
            "The interpreter: HOC's variables, functions, classes and sections are its attributes.".into(),
        ),
        Thing::Function(name) => {
            of_top(cx, name).or_else(|| Some(format!("{name}: a procedure or function of HOC code")))
        }
        Thing::Class(name) => of_top(cx, name).or_else(|| Some(format!("{name}: a template of HOC code"))),
        Thing::Method(object, name, _) | Thing::Field(object, name) => {
            let class = cx.class_name(object);
            of_name(cx, &class, name)
                .or_else(|| python_method(&class, name).map(|text| format!("{class}.{name}{text}")))
        }
        Thing::Object(object) => {
            let class = cx.class_name(object);
            let none = || format!("No docstring available for object type '{class}': HOC code made it.");
            of_top(cx, &class).or_else(|| Some(none()))
        }
        _ => None,
    }
}

/// Methods that only Python has.
fn python_method(class: &str, name: &str) -> Option<String> {
    let of_class = |row: &&nrn_runtime::PythonMethod| row.class.is_empty() || row.class == class;
    let row = nrn_runtime::PYTHON_METHODS.iter().filter(of_class).find(|row| row.name == name)?;
    Some(format!("{}\n\n{}", row.args, row.doc))
}

fn python_kind(python: PythonReturn, returns: nrn_runtime::Returns) -> &'static str {
    match (python, returns) {
        (PythonReturn::Int, _) => "int",
        (PythonReturn::Bool, _) => "bool",
        (_, nrn_runtime::Returns::Number) => "float",
        (_, nrn_runtime::Returns::String) => "str",
        (_, nrn_runtime::Returns::Object) => "object",
        (_, nrn_runtime::Returns::Any) => "any",
    }
}

/// The tables as dictionaries, for whoever writes stubs or manuals.
pub fn tables<'py>(py: Python<'py>, cx: &mut Cx<'_>) -> PyResult<Bound<'py, PyDict>> {
    let functions = PyDict::new(py);
    for row in nrn_runtime::builtins() {
        functions.set_item(row.name, (row.args, row.doc, python_kind(PythonReturn::Same, row.returns)))?;
    }
    for row in cx.engine.function_table() {
        functions.set_item(row.name, (row.args, row.doc, python_kind(PythonReturn::Same, row.returns)))?;
    }
    let classes = PyDict::new(py);
    for class in cx.engine.class_table() {
        let (methods, fields) = (PyDict::new(py), PyDict::new(py));
        for row in class.methods {
            methods.set_item(row.name, (row.args, row.doc, python_kind(row.python, row.returns)))?;
        }
        for row in class.fields {
            fields.set_item(row.name, (row.indexed, row.doc))?;
        }
        classes.set_item(class.name, (class.args, class.doc, methods, fields))?;
    }
    let mechanisms = PyDict::new(py);
    for (_, table) in cx.engine.sim.model.mechanisms() {
        let info = table.info();
        let visible = info.columns.iter().filter(|column| column.role != ColumnRole::Hidden);
        let variables: Vec<_> = visible.map(|c| (c.name.clone(), c.units.clone(), c.is_array)).collect();
        mechanisms.set_item(&info.name, (info.is_point(), variables))?;
    }
    let ions: Vec<String> = cx.engine.sim.model.ions().map(|(_, ion)| ion.name().to_owned()).collect();
    let mut numbers = Vec::new();
    for name in cx.names() {
        if matches!(cx.lookup(&name), Some(Named::Number(_))) && !name.starts_with(crate::cells::PREFIX) {
            numbers.push(name);
        }
    }
    let all = PyDict::new(py);
    all.set_item("functions", functions)?;
    all.set_item("classes", classes)?;
    all.set_item("mechanisms", mechanisms)?;
    all.set_item("ions", ions)?;
    all.set_item("numbers", numbers)?;
    Ok(all)
}
