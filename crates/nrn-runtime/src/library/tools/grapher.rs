//! `Grapher`: expressions plotted against a variable, with a statement run for each of its values.

use super::{saved, window};
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Value};

/// The file.
pub static FILE: File = File {
    name: "grapher.hoc",
    rows: &[
        Row::Template(&TOOL),
        Row::Objects("tempobj"),
        Row::Proc("makegrapher", |call| {
            call.new_object("Grapher", &[])?;
            done()
        }),
    ],
};

/// Sessions call `info(variable, x expression, statement, x and y axes, steps, first, last)`.
static TOOL: Template = Template {
    name: "Grapher",
    public: "g, vbox, info, doplt, save",
    numbers: &["xmin", "xmax", "ymin", "ymax", "nsteps", "from_", "to_"],
    strings: "variable, xexpr, generator",
    objects: "g, vbox, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_text_of(&me, "variable", "x")?;
            call.set_number_of(&me, "nsteps", 50.0)?;
            call.set_number_of(&me, "to_", 1.0)?;
            window::draw(call, &me, "g", "Graph")?;
            window::make(call, &me, "vbox", "VBox")?;
            if call.n() > 0 { done() } else { window::map(call, &me, "vbox", "Grapher", 2) }
        }),
        ("info", |call| {
            let me = call.me()?;
            for (member, i) in [("variable", 1), ("xexpr", 2), ("generator", 3)] {
                let text = call.text(i)?;
                call.set_text_of(&me, member, &text)?;
            }
            let numbers = ["xmin", "xmax", "ymin", "ymax", "nsteps", "from_", "to_"];
            for (member, i) in numbers.into_iter().zip(4..) {
                let x = call.number(i)?;
                call.set_number_of(&me, member, x)?;
            }
            let variable = call.text_of(&me, "variable")?;
            call.cx.execute(&format!("{{ {variable} = 0 }}\n"))?;
            done()
        }),
        ("doplt", plot),
        ("save", saved::grapher),
    ],
    ..Template::EMPTY
};

/// The variable goes from the first to the last value; whoever sets `stoprun` ends it.
fn plot(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (variable, generator) = (call.text_of(&me, "variable")?, call.text_of(&me, "generator")?);
    let (from, to) = (call.number_of(&me, "from_")?, call.number_of(&me, "to_")?);
    let n = call.number_of(&me, "nsteps")?;
    if n == 0.0 {
        return Err(HocError::new("division by zero"));
    }
    let graph = call.part(&me, "g")?;
    call.ask(&graph, "begin", &[])?;
    call.set_global("stoprun", 0.0)?;
    let mut step = 0.0;
    while step <= n {
        let x = from + step * (to - from) / n;
        call.cx.execute(&format!("{{ {variable} = {x:?} }}\n{{ {generator} }}\n"))?;
        call.ask(&graph, "plot", &[Value::Number(x)])?;
        if call.global("stoprun") != 0.0 {
            break;
        }
        step += 1.0;
    }
    call.ask(&graph, "flush", &[])?;
    done()
}
