//! `Family`: a statement run for several values of a variable.

use super::window;
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Value};

/// The file.
pub static FILE: File = File {
    name: "family.hoc",
    rows: &[
        Row::Template(&TOOL),
        Row::Objects("tempobj"),
        Row::Proc("makeFamily", |call| {
            call.new_object("Family", &[])?;
            done()
        }),
    ],
};

/// Sessions write `xstart`, `xend`, `nstep`, `variable`, `generator`, and call `setval()` and `build()`.
static TOOL: Template = Template {
    name: "Family",
    public: "frun, box",
    numbers: &["xstart", "xend", "nstep", "next_", "stop_"],
    strings: "variable, generator",
    objects: "box, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_text_of(&me, "generator", "run()")?;
            call.set_number_of(&me, "nstep", 1.0)?;
            if window::waits(call) {
                return done();
            }
            window::make(call, &me, "box", "VBox")
        }),
        ("build", |call| {
            let me = call.me()?;
            window::make(call, &me, "box", "VBox")
        }),
        ("setval", |call| {
            let me = call.me()?;
            let n = call.number_of(&me, "nstep")?.max(1.0);
            call.set_number_of(&me, "nstep", n)?;
            done()
        }),
        ("frun", |call| {
            let me = call.me()?;
            call.set_number_of(&me, "next_", 0.0)?;
            go_on(call)
        }),
        ("fcontinue", go_on),
        ("fstop", |call| {
            let me = call.me()?;
            call.set_number_of(&me, "stop_", 1.0)?;
            call.set_global("stoprun", 1.0)?;
            done()
        }),
    ],
    shows: &["changevar", "changegen", "save"],
    ..Template::EMPTY
};

/// From the next value to the last one, or until it is stopped.
fn go_on(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    call.set_number_of(&me, "stop_", 0.0)?;
    let n = call.number_of(&me, "nstep")?.max(1.0);
    let (from, to) = (call.number_of(&me, "xstart")?, call.number_of(&me, "xend")?);
    let by = if n > 1.0 { (to - from) / (n - 1.0) } else { 0.0 };
    loop {
        let at = call.number_of(&me, "next_")?;
        if at >= n {
            return done();
        }
        let (variable, statement) = (call.text_of(&me, "variable")?, call.text_of(&me, "generator")?);
        let x = from + at * by;
        call.cx.execute(&format!("{{ {variable} = {x:?}  {statement} }}\n"))?;
        if call.number_of(&me, "stop_")? != 0.0 {
            return done();
        }
        call.set_number_of(&me, "next_", at + 1.0)?;
    }
}
