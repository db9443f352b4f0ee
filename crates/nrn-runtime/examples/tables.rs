//! Prints what users can call, as lines `kind TAB class TAB name TAB arguments TAB sentence`, for `cargo xtask coverage`.

use std::io::Write;

use nrn_mech_abi::MechanismKind;
use nrn_runtime::{Runtime, classes, functions};

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

fn rows(runtime: &mut Runtime) -> Vec<[String; 5]> {
    let row = |kind: &str, class: &str, name: &str, args: &str, doc: &str| {
        [kind, class, name, args, doc].map(String::from)
    };
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
        rows.extend(class.fields.iter().map(|field| row("field", class.name, field.name, "", field.doc)));
    }
    let mechanisms: Vec<_> =
        runtime.engine.sim.model.mechanisms().map(|(id, table)| (id, table.info().clone())).collect();
    for (id, info) in mechanisms {
        match info.kind {
            MechanismKind::PointProcess | MechanismKind::ArtificialCell => {}
            MechanismKind::Density | MechanismKind::Library => {
                rows.push(row("mechanism", "", &info.name, "", &info.title));
                continue;
            }
        }
        rows.push(row("class", "", &info.name, "x", &info.title));
        for name in classes::point_process::member_names(&runtime.engine, id) {
            rows.push(row("method", &info.name, &name, "", ""));
        }
    }
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
