//! Types of artificial cells, of synapses, and of cells with synapses.

use super::classes;
use crate::args::number;
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::library::tools::window;
use hoc_vm::{HocError, Value};

/// A type of artificial cell: name and values (a MechanismStandard). Its class is `name_mechanism`.
pub static ARTIFICIAL: Template = Template {
    name: "ArtCell",
    public: "ms, name, index, is_art, tobj, change, classname, create1, save_class",
    numbers: &["index", "is_art"],
    strings: "name",
    objects: "ms, tobj, this",
    procs: &[
        ("init", |call| {
            named(call)?;
            let me = call.me()?;
            call.set_number_of(&me, "is_art", 1.0)?;
            done()
        }),
        ("classname", |call| {
            let me = call.me()?;
            let name = classes::artificial_name(call, &me)?;
            call.set_text(1, &name)?;
            done()
        }),
    ],
    shows: &["change"],
    missing: &["create1", "save_class"],
    ..Template::EMPTY
};

/// The tool that has them; sessions call `append(values, name)`.
pub static ARTIFICIAL_TOOL: Template = Template {
    name: "ArtCellGUI",
    public: "actypelist, hb, name, append, map, save, save_data",
    strings: "name",
    objects: "actypelist, hb, tobj, this",
    procs: &[
        ("init", |call| start(call, "actypelist", "hb", "HBox", "ArtCellGUI")),
        ("append", |call| append(call, "actypelist", "ArtCell")),
        ("map", |call| show(call, "hb", "ArtCellGUI")),
    ],
    shows: &["save", "save_data"],
    ..Template::EMPTY
};

/// A type of synapse: name and values.
pub static SYNAPSE: Template = Template {
    name: "SynType",
    public: "ms, name, created_, index, change",
    numbers: &["created_", "index"],
    strings: "name",
    objects: "ms, this",
    procs: &[("init", named)],
    shows: &["change"],
    ..Template::EMPTY
};

/// The tool that has them.
pub static SYNAPSE_TOOL: Template = Template {
    name: "SynTypeGUI",
    public: "stypelist, hb, name, append, map, save, save_data",
    strings: "name",
    objects: "stypelist, hb, tobj, this",
    procs: &[
        ("init", |call| start(call, "stypelist", "hb", "HBox", "SynTypeGUI")),
        ("append", |call| append(call, "stypelist", "SynType")),
        ("map", |call| show(call, "hb", "SynTypeGUI")),
    ],
    shows: &["save", "save_data"],
    ..Template::EMPTY
};

/// `new SynTypeInstance(type, section of the builder, x [, place of its label])`
pub static PLACED_SYNAPSE: Template = Template {
    name: "SynTypeInstance",
    public: "cbs, stype, ax, ay, index, x, x0, y0",
    numbers: &["ax", "ay", "index", "x", "x0", "y0"],
    objects: "cbs, stype, this",
    procs: &[("init", |call| {
        let me = call.me()?;
        let (kind, section) = (call.some_object(1)?, call.some_object(2)?);
        let x = call.number(3)?;
        for (member, low, high) in [("x0", "x0", "x1"), ("y0", "y0", "y1")] {
            let (from, to) = (call.number_of(&section, low)?, call.number_of(&section, high)?);
            call.set_number_of(&me, member, from + x * (to - from))?;
        }
        for (member, at) in [("x", x), ("ax", call.number_or(4, 0.0)?), ("ay", call.number_or(5, 0.0)?)] {
            call.set_number_of(&me, member, at)?;
        }
        call.set_object_of(&me, "stype", Some(kind))?;
        call.set_object_of(&me, "cbs", Some(section))?;
        done()
    })],
    ..Template::EMPTY
};

/// `new NetReadyCell(cell builder, types of synapses)`: its class is `name_Cell`.
pub static CELL: Template = Template {
    name: "NetReadyCell",
    public: "cb, stype, synlist, tobj, name, index, is_art, plcell, changeloc, changems, classname, consist, create1, save_class",
    numbers: &["index", "is_art", "plcell"],
    strings: "name",
    objects: "cb, stype, synlist, tobj, this",
    procs: &[
        ("init", |call| {
            let (me, builder, kinds) = (call.me()?, call.object(1)?, call.object(2)?);
            let synapses = call.new_object("List", &[])?;
            for (member, object) in [("cb", builder), ("stype", kinds), ("synlist", Some(synapses))] {
                call.set_object_of(&me, member, object)?;
            }
            call.set_number_of(&me, "index", -1.0)?;
            done()
        }),
        ("classname", |call| {
            let me = call.me()?;
            let name = classes::cell_name(call, &me)?;
            call.set_text(1, &name)?;
            done()
        }),
    ],
    shows: &["consist", "changeloc", "changems"],
    missing: &["create1", "save_class"],
    ..Template::EMPTY
};

/// The tool that shows one.
pub static CELL_TOOL: Template = Template {
    name: "NetReadyCellGUI",
    public: "nrc, stgui, tobj, name, map, pl, save_data",
    numbers: &["i"],
    strings: "name",
    objects: "nrc, stgui, tobj, g, box_, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            window::draw(call, &me, "g", "Graph")?;
            window::make(call, &me, "box_", "VBox")?;
            if window::waits(call) || call.n() > 0 {
                return done();
            }
            let builder = call.new_object("CellBuild", &[Value::Number(0.0)])?;
            let synapses = call.new_object("SynTypeGUI", &[Value::Number(0.0)])?;
            let kinds = call.part(&synapses, "stypelist")?;
            let cell = call.new_object("NetReadyCell", &[value(&builder), value(&kinds)])?;
            call.set_object_of(&me, "stgui", Some(synapses))?;
            call.set_object_of(&me, "nrc", Some(cell))?;
            show(call, "box_", "NetReadyCellGUI")
        }),
        ("map", |call| show(call, "box_", "NetReadyCellGUI")),
    ],
    shows: &["pl", "save_data"],
    ..Template::EMPTY
};

fn named(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, values, name) = (call.me()?, call.object(1)?, call.text(2)?);
    call.set_object_of(&me, "ms", values)?;
    call.set_text_of(&me, "name", &name)?;
    call.set_number_of(&me, "index", -1.0)?;
    done()
}
fn start(
    call: &mut Call<'_, '_>,
    list: &str,
    member: &str,
    class: &str,
    title: &str,
) -> Result<Value, HocError> {
    let me = call.me()?;
    let made = call.new_object("List", &[])?;
    call.set_object_of(&me, list, Some(made))?;
    window::make(call, &me, member, class)?;
    if call.n() > 0 { done() } else { window::map(call, &me, member, title, 2) }
}
fn append(call: &mut Call<'_, '_>, list: &str, class: &str) -> Result<Value, HocError> {
    let (me, args) = (call.me()?, call.args.clone());
    let list = call.part(&me, list)?;
    let made = call.new_object(class, args.get(..2).unwrap_or_default())?;
    let at = call.items(&list).len() as f64;
    if class == "SynType" {
        call.set_number_of(&made, "index", at)?;
    }
    call.append(&list, made)?;
    number(at)
}
fn show(call: &mut Call<'_, '_>, member: &str, title: &str) -> Result<Value, HocError> {
    let me = call.me()?;
    let title = if call.n() > 0 && call.text(1).is_ok() { call.text(1)? } else { title.into() };
    window::map(call, &me, member, &title, 2)
}
