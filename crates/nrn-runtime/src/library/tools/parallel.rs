//! `ParallelComputeTool` (`parcom.hoc`): how many threads work on a model. There is one tool, made with the file.

use super::window;
use crate::args::number;
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Value};

/// The file.
pub static FILE: File = File {
    name: "parcom.hoc",
    rows: &[
        Row::Load("loadbal.hoc", ""),
        Row::Load("binfo.hoc", ""),
        Row::Template(&TOOL),
        Row::Start(|call| {
            call.new_object("ParallelComputeTool", &[])?;
            done()
        }),
    ],
};

static TOOL: Template = Template {
    name: "ParallelComputeTool",
    public: "box, lb, np, nthread_, pct, pinfo, map, nthread, pthread, multisplit, save, busywait, move2part, printpart, showshape",
    numbers: &["np", "nthread_", "pinfo", "pthread_", "multisplit_"],
    objects: "box, lb, pct, pc_, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_object_of(&me, "pct", Some(me.clone()))?; // there is one, for good
            for (member, class) in [("pc_", "ParallelContext"), ("lb", "LoadBalance")] {
                let made = call.new_object(class, &[])?;
                call.set_object_of(&me, member, Some(made))?;
            }
            call.set_number_of(&me, "pthread_", 1.0)?;
            let context = call.part(&me, "pc_")?;
            let n = call.ask(&context, "nthread", &[])?;
            call.set_number_of(&me, "nthread_", n)?;
            window::make(call, &me, "box", "VBox")
        }),
        ("map", |call| {
            let me = call.me()?;
            let title = if call.n() > 0 { call.text(1)? } else { "ParallelComputeTool".into() };
            window::map(call, &me, "box", &title, 2)
        }),
    ],
    funcs: &[
        ("nthread", threads),
        ("pthread", |call| keep(call, "pthread_")),
        // Where a cell is cut makes no difference to what it does: pieces are solved as one tree.
        ("multisplit", |call| keep(call, "multisplit_")),
        ("busywait", |call| {
            let me = call.me()?;
            let context = call.part(&me, "pc_")?;
            let on = call.number_or(1, 0.0)?;
            number(call.ask(&context, "thread_busywait", &[Value::Number(on)])?)
        }),
    ],
    shows: &["save", "showshape"],
    missing: &["move2part", "printpart"],
    ..Template::EMPTY
};

fn threads(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    if call.n() > 0 {
        let wanted = call.number(1)?;
        let parallel = call.number_of(&me, "pthread_")?;
        let context = call.part(&me, "pc_")?;
        let n = call.ask(&context, "nthread", &[Value::Number(wanted), Value::Number(parallel)])?;
        call.set_number_of(&me, "nthread_", n)?;
    }
    number(call.number_of(&me, "nthread_")?)
}
/// Sets a switch when there is an argument; what it is then.
fn keep(call: &mut Call<'_, '_>, member: &str) -> Result<Value, HocError> {
    let me = call.me()?;
    if call.n() > 0 {
        let on = call.number(1)?;
        call.set_number_of(&me, member, on)?;
    }
    number(call.number_of(&me, member)?)
}
