//! Prints what users can call, as lines `kind TAB class TAB name TAB arguments TAB sentence`, for `cargo xtask coverage`.

use std::io::Write;

use nrn_runtime::mechanism_types::{self, Kind};
use nrn_runtime::{Engine, PYTHON_METHODS, Runtime, classes, functions};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for [kind, class, name, args, doc] in rows(&mut Runtime::new()) {
        writeln!(out, "{kind}\t{class}\t{name}\t{args}\t{doc}")?;
    }
    Ok(())
}

/// The sentence of something that is kept but not drawn says so.
fn marked(doc: &str, headless: bool) -> String {
    if headless { format!("{doc} (headless)") } else { doc.to_owned() }
}

fn row(kind: &str, class: &str, name: &str, args: &str, doc: &str) -> [String; 5] {
    [kind, class, name, args, doc].map(String::from)
}

fn rows(runtime: &mut Runtime) -> Vec<[String; 5]> {
    let mut rows = Vec::new();
    for function in hoc_vm::builtins::TABLE {
        rows.push(row("function", "", function.name, function.args, function.doc));
    }
    rows.extend(
        hoc_vm::builtins::MATH.iter().map(|name| row("function", "", name, "x", "A function of one number.")),
    );
    for function in runtime.engine.function_table() {
        let doc = marked(function.doc, functions::is_headless(function.name));
        rows.push(row("function", "", function.name, function.args, &doc));
    }
    for class in runtime.engine.class_table() {
        let headless = classes::gui::is_headless(class.name);
        rows.push(row("class", "", class.name, class.args, &marked(class.doc, headless)));
        rows.extend(class.methods.iter().map(|method| {
            row("method", class.name, method.name, method.args, &marked(method.doc, headless))
        }));
        let own = PYTHON_METHODS.iter().filter(|method| method.class == class.name);
        rows.extend(own.map(|method| row("method", class.name, method.name, method.args, method.doc)));
        rows.extend(class.fields.iter().map(|field| row("field", class.name, field.name, "", field.doc)));
    }
    rows.extend(mechanisms(runtime));
    for [file, class, name, state] in nrn_runtime::library_names() {
        let member = if class.is_empty() || name.is_empty() {
            format!("{class}{name}")
        } else {
            format!("{class}.{name}")
        };
        rows.push(row("library", file, &member, "", state));
    }
    rows
}

/// Everything that can be inserted, and the classes made from mechanisms.
fn mechanisms(runtime: &mut Runtime) -> Vec<[String; 5]> {
    // There from the moment a mechanism uses it or users register it.
    let _ = runtime.engine.sim.model.register_ion("ca", None);
    let engine = &runtime.engine;
    let mut rows = Vec::new();
    for kind in mechanism_types::all(engine) {
        match kind {
            Kind::Mechanism(id) if kind.is_point(engine) => rows.extend(point_process(engine, id)),
            Kind::Mechanism(id) => {
                let title = engine.mechanism_info(id).map_or("", |info| info.title.as_str());
                rows.push(row("mechanism", "", &kind.name(engine), "", title));
            }
            _ => rows.push(row("mechanism", "", &kind.name(engine), "", "Part of the program.")),
        }
    }
    rows
}

fn point_process(engine: &Engine, id: nrn_runtime::MechanismId) -> Vec<[String; 5]> {
    let Some(info) = engine.mechanism_info(id) else { return Vec::new() };
    let mut rows = vec![row("class", "", &info.name, "x", &info.title)];
    let extras: Vec<_> = classes::point_extras::of_class(info).map(|(_, extra)| extra).collect();
    for name in classes::point_process::member_names(engine, id) {
        let extra = extras.iter().find(|extra| extra.name == name);
        rows.push(match extra {
            Some(extra) => row("method", &info.name, &name, extra.args, extra.doc),
            None => row("method", &info.name, &name, "", ""),
        });
    }
    let python = PYTHON_METHODS.iter().filter(|method| method.class.is_empty());
    rows.extend(python.map(|method| row("method", &info.name, method.name, method.args, method.doc)));
    rows
}
