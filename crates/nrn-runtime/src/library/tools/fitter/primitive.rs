//! `FitnessPrimitive`: an error that an expression gives.

use super::{next_line, write_text};
use crate::args::number;
use crate::library::call::{Call, done};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object};

/// `yexpr` is an expression, or the body of a function that returns.
pub static PRIMITIVE: Template = Template {
    name: "FitnessPrimitive",
    public: "efun, title, yexpr, errval, clone, rfile, wfile, map, pelist, chtitle, gview, save_context, restore_context",
    numbers: &["errval"],
    strings: "title, yexpr",
    objects: "pelist, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_text_of(&me, "title", "Unnamed Fitness Primitive")?;
            call.set_text_of(&me, "yexpr", "0")?;
            define(call, &me)?;
            done()
        }),
        // The copy computes 0 until its expression is read again, as in NEURON.
        ("clone", |call| {
            let me = call.me()?;
            let made = call.new_object("FitnessPrimitive", &[])?;
            for member in ["title", "yexpr"] {
                let text = call.text_of(&me, member)?;
                call.set_text_of(&made, member, &text)?;
            }
            call.set_object_argument(1, Some(made))?;
            done()
        }),
        ("chtitle", super::retitle),
        ("rfile", |call| {
            let (me, file, line) = (call.me()?, call.some_object(1)?, call.text(3)?);
            call.set_text_of(&me, "title", super::class_and_rest(&line).1)?;
            let expression = next_line(call, &file)?.unwrap_or_default();
            call.set_text_of(&me, "yexpr", expression.trim())?;
            define(call, &me)?;
            next_line(call, &file)?;
            done()
        }),
        ("wfile", |call| {
            let (me, file) = (call.me()?, call.some_object(1)?);
            let (title, expression) = (call.text_of(&me, "title")?, call.text_of(&me, "yexpr")?);
            write_text(call, &file, &format!("\tFitnessPrimitive: {title}\n\t\t{expression}\n\n"))?;
            done()
        }),
    ],
    shows: &["map"],
    missing: &["save_context", "restore_context"],
    funcs: &[
        ("efun", |call| {
            let me = call.me()?;
            let name = super::function_name(call, &me);
            let error = call.run(&name, &[])?;
            call.set_number_of(&me, "errval", error)?;
            number(error)
        }),
        // It has no Graph: those of others stay where they are.
        ("gview", |call| number(call.number(1)?)),
        ("newexpr1", |call| {
            let me = call.me()?;
            number(f64::from(u8::from(define(call, &me).is_ok())))
        }),
    ],
    ..Template::EMPTY
};

fn define(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let text = call.text_of(me, "yexpr")?;
    super::define(call, me, &text)
}
