//! `help()`: what the tables say about functions, classes, members and mechanisms, put together as docstrings.
//!
//! The sentences stand in the tables of `nrn-runtime` and `hoc-vm`; units come from the mechanisms; examples stand in `examples.tsv`.

use crate::thing::Thing;
use nrn_runtime::{Class, ColumnRole, Cx, Field, Method, Named, PythonReturn};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Examples by name: `fill` of Vector is `Vector.fill`. A line has a name, a tab, and Python in which `\n` begins a line.
const EXAMPLES: &str = include_str!("examples.tsv");

fn example(name: &str) -> String {
    let mut rows = EXAMPLES.lines().filter_map(|line| line.split_once('\t'));
    let Some((_, text)) = rows.find(|row| row.0 == name) else { return String::new() };
    let text = text.replace("\\n", "\n").replace("\\\n", "\\n");
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
    let full = format!("{class}.{}", field.name);
    format!("{full}: {}{}", field.doc, example(&full))
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
        return Some(format!("{name}{}\n\n{}{}", row.args, row.doc, example(name)));
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
    Some(format!("{}\n\n{}{}", row.args, row.doc, example(&format!("{class}.{name}"))))
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

/// The tables as dictionaries, for whoever writes stubs or manuals. `library` has the file of each class that a file of the
/// library defines.
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
    let library = PyDict::new(py);
    for [file, class, name, _] in nrn_runtime::library_names() {
        if !class.is_empty() && name.is_empty() {
            library.set_item(class, file)?;
        }
    }
    let all = PyDict::new(py);
    all.set_item("library", library)?;
    all.set_item("functions", functions)?;
    all.set_item("classes", classes)?;
    all.set_item("mechanisms", mechanisms)?;
    all.set_item("ions", ions)?;
    all.set_item("numbers", numbers)?;
    Ok(all)
}
