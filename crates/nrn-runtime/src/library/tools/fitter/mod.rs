//! `MulRunFitter` (`mulfit.hoc`): parameters, runs and functions with them, and how far those are from data. A session names
//! a file of specifications and one of data; to read them is to give the parameters their values.
//!
//! `parameter` is a variable that may be fitted; `generator` a run (`run`) or a function that is compared with data,
//! `primitive` an error by itself; `region`, `points` and `clamp` are measures of the difference; `protocol` is all of
//! these together, `optimizer` the search, `tool` what a user holds in hands.

use crate::library::call::{Call, done, string};
use crate::library::rows::{File, Row};
use hoc_vm::{HocError, Object, Value};

mod clamp;
mod generator;
mod measure;
mod optimizer;
pub mod parameter;
mod points;
mod primitive;
mod protocol;
mod region;
mod regions;
mod run;
mod tool;

/// The file.
pub static FILE: File = File {
    name: "mulfit.hoc",
    rows: &[
        Row::Load("stdgui.hoc", ""),
        Row::Objects(LISTS),
        Row::Start(|call| {
            for (list, names) in [
                (
                    "parmfitness_efun_list_",
                    &["RegionFitness", "APFitness", "YFitness", "XYFitness", "ClampFitness"][..],
                ),
                (
                    "parmfitness_generator_list_",
                    &["FitnessGenerator", "FitnessFunction", "FitnessPrimitive", "MulRunFitter"],
                ),
                ("mulfit_optimizers_", &["MulfitPraxWrap"]),
                ("mulfit_optimizer_names_", &["Praxis"]),
            ] {
                let made = call.new_object("List", &[])?;
                call.set_global_object(list, Some(made))?;
                names.iter().try_for_each(|name| note(call, list, name))?;
            }
            done()
        }),
        Row::Proc("parmfitness_efun_append", |call| {
            let name = call.text(1)?;
            note(call, "parmfitness_efun_list_", &name)?;
            done()
        }),
        Row::Proc("parmfitness_generator_append", |call| {
            let name = call.text(1)?;
            note(call, "parmfitness_generator_list_", &name)?;
            done()
        }),
        Row::Proc("mulfit_optimizers_append", |call| {
            let (shown, class) = (call.text(1)?, call.text(2)?);
            note(call, "mulfit_optimizer_names_", &shown)?;
            note(call, "mulfit_optimizers_", &class)?;
            done()
        }),
        Row::Template(&run::CONSTANT),
        Row::Template(&run::STATEMENT),
        Row::Template(&run::RUN),
        Row::Template(&region::REGION),
        Row::Template(&points::ACTION_POTENTIAL),
        Row::Template(&points::ORDINATES),
        Row::Template(&points::BOTH),
        Row::Template(&clamp::CLAMP),
        Row::Template(&parameter::PARAMETER),
        Row::Template(&protocol::ENTRY),
        Row::Template(&generator::GENERATOR),
        Row::Template(&generator::FUNCTION),
        Row::Template(&primitive::PRIMITIVE),
        Row::Template(&optimizer::PRAXIS),
        Row::Template(&optimizer::OPTIMIZER),
        Row::Template(&protocol::PROTOCOL),
        Row::Template(&tool::PANELS),
        Row::Template(&tool::FITTER),
        Row::Proc("makemulrunfitter", |call| {
            call.new_object("MulRunFitter", &[])?;
            done()
        }),
    ],
};

/// Classes a user may choose from.
const LISTS: &str =
    "parmfitness_efun_list_, parmfitness_generator_list_, mulfit_optimizers_, mulfit_optimizer_names_";

fn note(call: &mut Call<'_, '_>, list: &str, name: &str) -> Result<(), HocError> {
    let Some(list) = call.global_object(list) else { return Ok(()) };
    let text = call.new_object("String", &[string(name)])?;
    call.append(&list, text)
}

/// Empty lists in members, and perhaps a title.
fn titled(call: &mut Call<'_, '_>, lists: &[&str], default: Option<&str>) -> Result<Value, HocError> {
    let me = call.me()?;
    for member in lists {
        let list = call.new_object("List", &[])?;
        call.set_object_of(&me, member, Some(list))?;
    }
    if let Some(title) = default {
        call.set_text_of(&me, "title", title)?;
    }
    done()
}
fn retitle(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, title) = (call.me()?, call.text(1)?);
    call.set_text_of(&me, "title", &title)?;
    done()
}
/// The next line of an open File; None at its end.
fn next_line(call: &mut Call<'_, '_>, file: &Object) -> Result<Option<String>, HocError> {
    let scratch = call.new_object("String", &[])?;
    let place = call.cx.vm.member_place(&scratch, "s").ok_or_else(crate::texts::object_is_gone)?;
    let n = call.ask(file, "gets", &[Value::StringPlace(place)])?;
    let line = call.text_of(&scratch, "s")?;
    Ok((n >= 0.0).then(|| line.trim_end_matches(['\n', '\r']).to_owned()))
}
/// Writes to an open File.
fn write_text(call: &mut Call<'_, '_>, file: &Object, text: &str) -> Result<(), HocError> {
    call.ask(file, "printf", &[string("%s"), string(text)]).map(|_| ())
}

/// A line `Class: name`: the class, and the title or variable behind the colon.
fn class_and_rest(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(':').unwrap_or((line, ""));
    (word.trim(), rest.trim())
}
/// The function behind the expression of an object.
fn function_name(call: &mut Call<'_, '_>, me: &Object) -> String {
    let (class, name) = (call.cx.class_name(me).to_string(), call.cx.object_name(me));
    format!("{class}_{}", name.split(['[', ']']).nth(1).unwrap_or("0"))
}
/// Gives that function an expression, or a body that returns; an error when it is neither.
fn define(call: &mut Call<'_, '_>, me: &Object, text: &str) -> Result<(), HocError> {
    let name = function_name(call, me);
    let word = if text.contains("return ") { "" } else { "return " };
    call.cx.execute(&format!("func {name}() {{ {word}{text} }}\n"))
}
