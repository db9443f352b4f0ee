//! `PointProcessManager`: one point process whose class and place can be changed. Each class remembers its values.

use super::{saved, window};
use crate::library::call::{Call, done, value};
use crate::library::rows::{File, Row, Template};
use crate::texts;
use hoc_vm::{HocError, Object, Value};

/// The file.
pub static FILE: File = File {
    name: "pointman.hoc",
    rows: &[
        Row::Template(&MANAGER),
        Row::Objects("tempobj"),
        Row::Proc("makeppm", |call| {
            call.cx.accessed_section()?;
            call.new_object("PointProcessManager", &[])?;
            done()
        }),
    ],
};

/// Sessions write `i`, `mt`, `ms[i]`, call `maction(i)`, and `move()` with the place in `hoc_ac_`.
static MANAGER: Template = Template {
    name: "PointProcessManager",
    public: "pp, v1, move, dist, maction",
    numbers: &["i", "kind_", "x_"],
    strings: "label_",
    objects: "pp, v1, sec, mt, ms[1], d1, shape, this",
    procs: &[("init", init), ("maction", choose), ("move", place), ("map", map), ("save", saved::manager)],
    funcs: &[("dist", distance)],
    ..Template::EMPTY
};

const NONE: f64 = -1.0;

fn init(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let section = call.cx.accessed_section()?;
    let section = call.section_ref(section);
    call.set_object_of(&me, "sec", Some(section))?;
    call.set_number_of(&me, "x_", 0.5)?;
    call.set_number_of(&me, "kind_", NONE)?;
    let n = window::types(call, &me, "mt", 1.0)?;
    call.resize("objref", "ms", n)?;
    window::draw(call, &me, "d1", "Deck")?;
    window::draw(call, &me, "shape", "Shape")?;
    window::make(call, &me, "v1", "VBox")?;
    if window::waits(call) { done() } else { window::map(call, &me, "v1", "PointProcessManager", 2) }
}
fn map(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    window::map(call, &me, "v1", "PointProcessManager", 2)
}
/// The values of class `kind`, made when they are asked for the first time.
fn values(call: &mut Call<'_, '_>, me: &Object, kind: usize, name: &str) -> Result<Object, HocError> {
    if let Some(values) = call.objects_of(me, "ms", kind)? {
        return Ok(values);
    }
    let made = call.new_object("MechanismStandard", &[Value::String(name.into())])?;
    call.set_objects_of(me, "ms", kind, Some(made.clone()))?;
    Ok(made)
}
/// The point process becomes one of class `$1`, or none for -1.
fn choose(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, wanted) = (call.me()?, call.number(1)?);
    call.set_number_of(&me, "i", wanted)?;
    let before = call.number_of(&me, "kind_")?;
    if let Some(old) = call.object_of(&me, "pp")?
        && before >= 0.0
        && let Some(values) = call.objects_of(&me, "ms", before as usize)?
    {
        call.ask(&values, "in", &[value(&old)])?;
    }
    call.set_object_of(&me, "pp", None)?;
    call.set_number_of(&me, "kind_", wanted)?;
    if wanted < 0.0 {
        return done();
    }
    let kind = wanted as usize;
    let name = window::type_name(call, &me, "mt", kind, "label_")?;
    let values = values(call, &me, kind, &name)?;
    let held = call.part(&me, "sec")?;
    let (section, x) = (call.section_of(&held)?, call.number_of(&me, "x_")?);
    let made = call.cx.with_section(section, |cx| cx.construct(&name, &[Value::Number(x)]))?;
    call.ask(&values, "out", &[value(&made)])?;
    call.set_object_of(&me, "pp", Some(made))?;
    done()
}
/// To the place `hoc_ac_` of the accessed section.
fn place(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (section, x) = (call.cx.accessed_section()?, call.global("hoc_ac_"));
    let held = call.section_ref(section);
    call.set_object_of(&me, "sec", Some(held))?;
    call.set_number_of(&me, "x_", x)?;
    if let Some(pp) = call.object_of(&me, "pp")? {
        relocate(call, &pp, x)?;
    }
    done()
}
/// Moves a point process to `x` of the accessed section; artificial cells have no place.
pub fn relocate(call: &mut Call<'_, '_>, pp: &Object, x: f64) -> Result<(), HocError> {
    let id = call.cx.point_process(pp).ok_or_else(texts::object_is_gone)?;
    let info = call.cx.engine.sim.model.point_process(id).map_err(|e| texts::model(&e))?.mechanism;
    let artificial = call
        .cx
        .engine
        .mechanism_info(info)
        .is_some_and(|i| i.kind == nrn_mech_abi::MechanismKind::ArtificialCell);
    if !artificial {
        call.ask(pp, "loc", &[Value::Number(x)])?;
    }
    Ok(())
}
/// Distance of the place from the root of its cell, um.
fn distance(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let held = call.part(&me, "sec")?;
    let (section, x) = (call.section_of(&held)?, call.number_of(&me, "x_")?);
    let root = call.cx.engine.sim.model.root_of(section).map_err(|e| texts::model(&e))?;
    let numbers = [0.0, 0.0].map(Value::Number);
    call.cx.with_section(root, |cx| cx.call("distance", &numbers))?;
    call.cx.with_section(section, |cx| cx.call("distance", &[Value::Number(1.0), Value::Number(x)]))
}
