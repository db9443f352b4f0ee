//! Tools that choose a place on the cell: `ShapeBrowser`, `MenuExplore`, `PointProcessLocator`, `ShapeLocation`; and
//! `PointBrowser`, the point processes of a class.

use super::{point_process, window};
use crate::args::number;
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Value};

/// Choosing sections and places.
pub static SHAPES: File = File {
    name: "shapebox.hoc",
    rows: &[
        Row::Template(&SHAPE_BROWSER),
        Row::Template(&EXPLORE),
        Row::Template(&LOCATOR),
        Row::Objects("tempobj"),
        Row::Proc("makeMenuExplore", |call| {
            call.cx.accessed_section()?;
            call.new_object("MenuExplore", &[])?;
            done()
        }),
        Row::Template(&LOCATION),
    ],
};
/// The point processes of a class.
pub static BROWSER: File = File {
    name: "pointbsr.hoc",
    rows: &[
        Row::Template(&POINT_BROWSER),
        Row::Objects("tempobj"),
        Row::Strings("tempstr1, tempstr2"),
        Row::Proc("makePointBrowser", |call| {
            let args = call.args.clone();
            call.new_object("PointBrowser", args.get(..1).unwrap_or_default())?;
            done()
        }),
        Row::Shows("pointmenu"),
    ],
};

static SHAPE_BROWSER: Template = Template {
    name: "ShapeBrowser",
    public: "s, b, hbox, dialog, sec",
    objects: "s, b, hbox, sec, this",
    procs: &[("init", |call| {
        let me = call.me()?;
        let section = call.cx.accessed_section()?;
        let held = call.section_ref(section);
        call.set_object_of(&me, "sec", Some(held))?;
        window::draw(call, &me, "s", "Shape")?;
        window::draw(call, &me, "b", "SectionBrowser")?;
        window::make(call, &me, "hbox", "HBox")
    })],
    funcs: &[("dialog", |_| number(0.0))],
    ..Template::EMPTY
};

static EXPLORE: Template = Template {
    name: "MenuExplore",
    public: "s, unmap, hbox",
    numbers: &["x", "type"],
    objects: "s, hbox, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_number_of(&me, "x", -1.0)?;
            call.set_number_of(&me, "type", 1.0)?;
            window::draw(call, &me, "s", "Shape")?;
            window::make(call, &me, "hbox", "HBox")?;
            window::map(call, &me, "hbox", "Section Parameters (double click)", 9)
        }),
        ("unmap", |call| close(call, "hbox")),
    ],
    ..Template::EMPTY
};

static LOCATOR: Template = Template {
    name: "PointProcessLocator",
    public: "st, unmap",
    strings: "st",
    objects: "s, pp, hbox, this",
    procs: &[
        ("init", |call| {
            locate(call)?;
            describe(call)?;
            let me = call.me()?;
            window::map(call, &me, "hbox", "Point Process Mover", 9)
        }),
        ("move", |call| {
            let (me, x) = (call.me()?, call.global("hoc_ac_"));
            let pp = call.part(&me, "pp")?;
            point_process::relocate(call, &pp, x)?;
            describe(call)
        }),
        ("unmap", |call| close(call, "hbox")),
    ],
    ..Template::EMPTY
};

static LOCATION: Template = Template {
    name: "ShapeLocation",
    public: "dialog, move",
    strings: "st",
    objects: "s, pp, hbox, this",
    procs: &[
        ("init", |call| {
            locate(call)?;
            describe(call)
        }),
        ("move", |call| {
            let (me, x) = (call.me()?, call.number(1)?);
            let pp = call.part(&me, "pp")?;
            point_process::relocate(call, &pp, x)?;
            describe(call)
        }),
    ],
    funcs: &[("dialog", |_| number(0.0))],
    ..Template::EMPTY
};

static POINT_BROWSER: Template = Template {
    name: "PointBrowser",
    objects: "all_, box, this",
    procs: &[("init", |call| {
        let (me, class) = (call.me()?, call.text(1)?);
        let all = call.new_object("List", &[Value::String(class.clone())])?;
        call.set_object_of(&me, "all_", Some(all))?;
        window::make(call, &me, "box", "VBox")?;
        window::map(call, &me, "box", &class, 9)
    })],
    ..Template::EMPTY
};

fn locate(call: &mut Call<'_, '_>) -> Result<(), HocError> {
    let (me, pp) = (call.me()?, call.some_object(1)?);
    call.set_object_of(&me, "pp", Some(pp))?;
    window::draw(call, &me, "s", "Shape")?;
    window::make(call, &me, "hbox", "VBox").map(|_| ())
}
/// Says in `st` where the point process is.
fn describe(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let pp = call.part(&me, "pp")?;
    let x = call.ask(&pp, "get_loc", &[])?;
    let section = call.cx.accessed_section()?;
    call.run("pop_section", &[])?;
    let text = format!("{} at {}({x})", call.cx.object_name(&pp), call.cx.section_name(section));
    call.set_text_of(&me, "st", &text)?;
    done()
}
fn close(call: &mut Call<'_, '_>, member: &str) -> Result<Value, HocError> {
    let me = call.me()?;
    let window = call.part(&me, member)?;
    call.ask(&window, "unmap", &[])?;
    done()
}
