//! `PointProcessGroupManager`: a list of point processes of any class.

use super::{point_process, saved, window};
use crate::library::call::{Call, done, string, value};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

/// The file.
pub static FILE: File = File {
    name: "pointgrp.hoc",
    rows: &[
        Row::Template(&ITEM),
        Row::Template(&MANAGER),
        Row::Objects("tempobj"),
        Row::Proc("makeppgm", |call| {
            call.cx.accessed_section()?;
            call.new_object("PointProcessGroupManager", &[])?;
            done()
        }),
    ],
};

/// A point process in the list; holds nothing but it.
static ITEM: Template = Template {
    name: "PPItem_",
    public: "pp, name",
    objects: "pp",
    strings: "name",
    procs: &[("init", |call| {
        let (me, pp) = (call.me()?, call.some_object(1)?);
        let name = call.cx.object_name(&pp);
        call.set_text_of(&me, "name", &name)?;
        call.set_object_of(&me, "pp", Some(pp))?;
        done()
    })],
    ..Template::EMPTY
};

/// Sessions write `ms`, and call `mnews("Class", ms)`, `select(i)` and, in a section, `move(x)`.
static MANAGER: Template = Template {
    name: "PointProcessGroupManager",
    public: "v1, move",
    numbers: &["chosen_"],
    strings: "label_",
    objects: "pp, ms, mt, v1, all_, this",
    procs: &[
        ("init", init),
        ("mnew", |call| {
            let (me, kind) = (call.me()?, call.number(1)?);
            let name = window::type_name(call, &me, "mt", kind.max(0.0) as usize, "label_")?;
            add_new(call, &name)
        }),
        ("mnews", |call| {
            let name = call.text(1)?;
            add_new(call, &name)
        }),
        ("mshow", |call| {
            let (me, kind) = (call.me()?, call.number(1)?);
            let name = window::type_name(call, &me, "mt", kind.max(0.0) as usize, "label_")?;
            let every = call.new_object("List", &[Value::String(name)])?;
            for pp in call.items(&every) {
                add(call, &me, &pp)?;
            }
            done()
        }),
        ("select", |call| {
            let (me, which) = (call.me()?, call.number(1)?);
            call.set_number_of(&me, "chosen_", which)?;
            done()
        }),
        ("move", |call| {
            let (me, x) = (call.me()?, call.number(1)?);
            if let Some(pp) = chosen(call, &me)? {
                point_process::relocate(call, &pp, x)?;
            }
            done()
        }),
        ("remove", |call| {
            let me = call.me()?;
            let which = call.number_of(&me, "chosen_")?;
            if chosen(call, &me)?.is_some() {
                let list = call.part(&me, "all_")?;
                call.ask(&list, "remove", &[Value::Number(which)])?;
            }
            call.set_number_of(&me, "chosen_", -1.0)?;
            done()
        }),
        ("copy", |call| {
            let me = call.me()?;
            let Some(pp) = chosen(call, &me)? else { return done() };
            let name = call.cx.class_name(&pp);
            let values = call.new_object("MechanismStandard", &[Value::String(name.clone())])?;
            call.ask(&values, "in", &[value(&pp)])?;
            let made = make(call, &name)?;
            call.ask(&values, "out", &[value(&made)])?;
            add(call, &me, &made)
        }),
        ("save", saved::group),
    ],
    shows: &["style", "force_style"],
    ..Template::EMPTY
};

fn init(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    window::types(call, &me, "mt", 1.0)?;
    let list = call.new_object("List", &[])?;
    call.set_object_of(&me, "all_", Some(list))?;
    call.set_number_of(&me, "chosen_", -1.0)?;
    window::make(call, &me, "v1", "VBox")?;
    if window::waits(call) {
        return done();
    }
    let name = window::type_name(call, &me, "mt", 0, "label_")?;
    let made = make(call, &name)?;
    add(call, &me, &made)?;
    window::map(call, &me, "v1", "PointProcessGroupManager", 2)
}
/// A new one in the middle of the accessed section.
fn make(call: &mut Call<'_, '_>, class: &str) -> Result<Object, HocError> {
    call.cx.accessed_section()?;
    call.cx.construct(class, &[Value::Number(0.5)])
}
/// A new one of a class, with the values of `$o2` when it is there.
fn add_new(call: &mut Call<'_, '_>, class: &str) -> Result<Value, HocError> {
    let me = call.me()?;
    let made = make(call, class)?;
    if call.n() > 1 {
        let values = call.some_object(2)?;
        call.ask(&values, "out", &[value(&made)])?;
    }
    add(call, &me, &made)
}
/// Puts one into the list, and chooses it.
fn add(call: &mut Call<'_, '_>, me: &Object, pp: &Object) -> Result<Value, HocError> {
    let item = call.new_object("PPItem_", &[value(pp)])?;
    let list = call.part(me, "all_")?;
    call.append(&list, item)?;
    let n = call.items(&list).len();
    call.set_number_of(me, "chosen_", n as f64 - 1.0)?;
    done()
}
fn chosen(call: &mut Call<'_, '_>, me: &Object) -> Result<Option<Object>, HocError> {
    let which = call.number_of(me, "chosen_")?;
    let items = call.items_of(me, "all_")?;
    match items.get(which as usize).filter(|_| which >= 0.0) {
        Some(item) => call.object_of(item, "pp"),
        None => Ok(None),
    }
}

/// Says something in a dialog, where there are windows.
pub fn tell(call: &mut Call<'_, '_>, text: &str) -> Result<(), HocError> {
    call.run("continue_dialog", &[string(text)]).map(|_| ())
}
