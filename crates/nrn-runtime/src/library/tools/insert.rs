//! `Inserter`: density mechanisms that can be put into a section and taken out, keeping their values; and
//! `SingleCompartment`, a section with one.

use super::{point_group::tell, saved, window};
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

/// The file of the Inserter.
pub static INSERTER: File = File {
    name: "inserter.hoc",
    rows: &[
        Row::Template(&TOOL),
        Row::Objects("tempobj, tempobj2"),
        Row::Load("shapebox.hoc", "ShapeBrowser"),
        Row::Proc("makeinserter", |call| {
            call.cx.accessed_section()?;
            call.new_object("Inserter", &[])?;
            done()
        }),
    ],
};
/// The file of the single compartment.
pub static SINGLE: File = File {
    name: "single.hoc",
    rows: &[
        Row::Load("stdgui.hoc", ""),
        Row::Template(&COMPARTMENT),
        Row::Objects("tobj"),
        Row::Proc("makesinglecompartment", |call| {
            call.new_object("SingleCompartment", &[])?;
            done()
        }),
    ],
};

/// Sessions write `i`, `mt`, `ms[i]`, `mstate[i]` and call `maction(i)`.
static TOOL: Template = Template {
    name: "Inserter",
    public: "v1, dsave",
    numbers: &["i"],
    arrays: "mstate[1]",
    strings: "label_",
    objects: "v1, mt, sec, ms[1], this",
    procs: &[("init", init), ("maction", apply), ("save", saved::inserter)],
    shows: &["dsave"],
    ..Template::EMPTY
};

static COMPARTMENT: Template = Template {
    name: "SingleCompartment",
    public: "vbox, inserter",
    objects: "vbox, inserter, this",
    procs: &[
        ("save", saved::compartment),
        ("init", |call| {
            let me = call.me()?;
            if call.cx.vm.symbol("soma").is_some_and(|kind| kind != hoc_vm::SymbolKind::Undefined) {
                let text = format!("{} warning: soma already exists at top level.", call.cx.object_name(&me));
                tell(call, &text)?;
            } else {
                call.cx.execute("create soma\n")?;
            }
            // 100 um2: mA/cm2 and nA are the same number.
            call.cx.execute("access soma\n")?;
            call.cx.execute("soma { diam = 10  L = 10/PI }\n")?;
            window::make(call, &me, "vbox", "VBox")?;
            if call.n() == 0 {
                let made = call.new_object("Inserter", &[])?;
                call.set_object_of(&me, "inserter", Some(made))?;
                window::map(call, &me, "vbox", "SingleCompartment", 2)?;
            }
            done()
        }),
    ],
    shows: &["startbox", "endbox"],
    ..Template::EMPTY
};

fn init(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let section = call.cx.accessed_section()?;
    let held = call.section_ref(section);
    call.set_object_of(&me, "sec", Some(held))?;
    let n = window::types(call, &me, "mt", 0.0)?;
    call.resize("objref", "ms", n)?;
    call.resize("double", "mstate", n)?;
    for at in 0..n {
        let name = window::type_name(call, &me, "mt", at, "label_")?;
        if offered(&name) && is_inserted(call, &name)? {
            call.set_array_of(&me, "mstate", at, 1.0)?;
            let values = values(call, &me, at, &name)?;
            call.ask(&values, "in", &[])?;
        }
    }
    window::make(call, &me, "v1", "VBox")?;
    if window::waits(call) { done() } else { window::map(call, &me, "v1", "Insert/Remove Mechanisms", 2) }
}
/// Ions and what every section has are not for the user to insert.
fn offered(name: &str) -> bool {
    !name.ends_with("_ion") && !matches!(name, "morphology" | "capacitance" | "fastpas")
}
fn is_inserted(call: &mut Call<'_, '_>, name: &str) -> Result<bool, HocError> {
    Ok(call.run("ismembrane", &[Value::String(name.into())])? != 0.0)
}
fn values(call: &mut Call<'_, '_>, me: &Object, at: usize, name: &str) -> Result<Object, HocError> {
    if let Some(values) = call.objects_of(me, "ms", at)? {
        return Ok(values);
    }
    let made = call.new_object("MechanismStandard", &[Value::String(name.into())])?;
    call.set_objects_of(me, "ms", at, Some(made.clone()))?;
    Ok(made)
}
/// Inserts or removes mechanism `$1`, as `mstate` says.
fn apply(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, at) = (call.me()?, call.number(1)?.max(0.0) as usize);
    call.set_number_of(&me, "i", at as f64)?;
    let name = window::type_name(call, &me, "mt", at, "label_")?;
    let values = values(call, &me, at, &name)?;
    let wanted = call.array_of(&me, "mstate", at)? != 0.0;
    let held = call.part(&me, "sec")?;
    let section = call.section_of(&held)?;
    let action = if wanted { "insert" } else { "uninsert" };
    call.cx.with_section(section, |cx| {
        if !wanted {
            cx.call_method(&values, "in", &[])?;
        }
        cx.execute(&format!("{action} {name}\n"))?;
        if wanted {
            cx.call_method(&values, "out", &[])?;
        }
        Ok(())
    })?;
    done()
}
