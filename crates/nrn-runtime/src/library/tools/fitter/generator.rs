//! What is compared with data: `FitnessGenerator`, variables of a run, and `FitnessFunction`, the values of an expression.

use super::{next_line, titled};
use crate::args::number;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Value};

/// A run whose variables are compared with data.
pub static GENERATOR: Template = Template {
    name: "FitnessGenerator",
    public: "efun, fitnesslist, generator, yvarlist, yveclist, tvec, title, rfile, wfile, map, pelist, chtitle, gview, clone, add, save_context, restore_context",
    numbers: &["errval"],
    strings: "title",
    objects: "fitnesslist, generator, pelist, tvec, yvarlist, yveclist, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            for (member, class) in [("generator", "FitnessRun"), ("tvec", "Vector")] {
                let made = call.new_object(class, &[])?;
                call.set_object_of(&me, member, Some(made))?;
            }
            titled(call, &["fitnesslist", "yvarlist", "yveclist"], Some("Unnamed single run protocol"))
        }),
        ("chtitle", super::retitle),
        ("add", |call| {
            let (me, name, fitness) = (call.me()?, call.text(1)?, call.some_object(2)?);
            add(call, &me, &name, fitness)
        }),
        ("rfile", |call| {
            let (me, line) = (call.me()?, call.text(3)?);
            read_run(call, &me, &line)
        }),
    ],
    shows: &["map"],
    missing: &["gview", "clone", "restore_context", "save_context", "wfile"],
    funcs: &[("efun", run)],
    ..Template::EMPTY
};

/// A function whose values are compared with data.
pub static FUNCTION: Template = Template {
    name: "FitnessFunction",
    public: "efun, fitness, yvec, title, yexpr, clone, rfile, wfile, map, pelist, chtitle, gview, newexpr1, save_context, restore_context",
    numbers: &["errval"],
    strings: "title, yexpr",
    objects: "fitness, pelist, yvec, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            for (member, class) in [("yvec", "Vector"), ("fitness", "RegionFitness")] {
                let made = call.new_object(class, &[])?;
                call.set_object_of(&me, member, Some(made))?;
            }
            set_expression(call, &me, "exp(-$1)")?;
            titled(call, &[], Some("Unnamed Function Fitness"))
        }),
        ("chtitle", super::retitle),
        ("rfile", |call| {
            let (me, line) = (call.me()?, call.text(3)?);
            read_function(call, &me, &line)
        }),
    ],
    shows: &["map"],
    missing: &["gview", "clone", "restore_context", "save_context", "wfile"],
    funcs: &[
        ("efun", evaluate),
        ("newexpr1", |call| {
            let (me, text) = (call.me()?, call.text(1)?);
            number(f64::from(u8::from(set_expression(call, &me, &text).is_ok())))
        }),
    ],
    ..Template::EMPTY
};

/// A variable, and what says how far it is from its data.
fn add(call: &mut Call<'_, '_>, me: &Object, name: &str, fitness: Object) -> Result<Value, HocError> {
    let pointer = call.new_object("Pointer", &[string(name)])?;
    let values = call.new_object("Vector", &[])?;
    call.ask(&values, "label", &[string(name)])?;
    for (member, object) in [("yvarlist", pointer), ("fitnesslist", fitness), ("yveclist", values)] {
        let list = call.part(me, member)?;
        call.append(&list, object)?;
    }
    done()
}

/// `generator.efun()`: runs, at least to the last of the data, and adds up the errors of all variables.
fn run(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let tstop = call.global("tstop");
    let (variables, measures) = (call.items_of(&me, "yvarlist")?, call.items_of(&me, "fitnesslist")?);
    let records = call.items_of(&me, "yveclist")?;
    let times = call.part(&me, "tvec")?;
    let mut until = tstop;
    for ((variable, measure), record) in variables.iter().zip(&measures).zip(&records) {
        call.ask(measure, "before_run", &[value(variable)])?;
        until = until.max(call.ask(measure, "mintstop", &[])?);
        let (record, variable) = (call.cx.object_name(record), call.cx.object_name(variable));
        let at = match call.number_of(measure, "use_x")? != 0.0 {
            true => format!(", {}.xdat_", call.cx.object_name(measure)),
            false => String::new(),
        };
        call.cx.execute(&format!("{{{record}.record(&{variable}.val{at})}}\n"))?;
    }
    let times_name = call.cx.object_name(&times);
    call.cx.execute(&format!("{{{times_name}.record(&t)}}\n"))?;
    call.set_global("tstop", until + 0.1)?;
    let generator = call.part(&me, "generator")?;
    let ended = call.ask(&generator, "frun", &[]);
    call.set_global("tstop", tstop)?;
    ended?;
    let mut error = 0.0;
    if call.global("stoprun") == 0.0 {
        for (measure, record) in measures.iter().zip(&records) {
            let x = match call.number_of(measure, "use_x")? != 0.0 {
                true => call.part(measure, "xdat_")?,
                false => times.clone(),
            };
            error += call.ask(measure, "efun", &[value(record), value(&x)])?;
            call.ask(record, "play_remove", &[])?;
        }
    }
    call.set_number_of(&me, "errval", error)?;
    number(error)
}

/// The function behind a `FitnessFunction`.
fn function_name(call: &mut Call<'_, '_>, me: &Object) -> String {
    let name = call.cx.object_name(me);
    format!("FitnessFunction_{}", name.split(['[', ']']).nth(1).unwrap_or("0"))
}
fn set_expression(call: &mut Call<'_, '_>, me: &Object, text: &str) -> Result<(), HocError> {
    let name = function_name(call, me);
    let word = if text.contains("return ") { "" } else { "return " };
    call.cx.execute(&format!("func {name}() {{ {word}{text} }}\n"))?;
    call.set_text_of(me, "yexpr", text)
}
/// `function.efun()`
fn evaluate(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (measure, values) = (call.part(&me, "fitness")?, call.part(&me, "yvec")?);
    let member = if call.number_of(&measure, "use_x")? != 0.0 { "xdat_" } else { "xdat" };
    let x = call.part(&measure, member)?;
    let name = function_name(call, &me);
    call.ask(&values, "copy", &[value(&x)])?;
    call.ask(&values, "apply", &[string(&name)])?;
    let error = call.ask(&measure, "efun", &[value(&values), value(&x)])?;
    call.set_number_of(&me, "errval", error)?;
    number(error)
}

/// A line `Class: name`, with the title or variable behind the colon.
fn class_and_rest(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(':').unwrap_or((line, ""));
    (word.trim(), rest.trim())
}
/// Makes the measure a line names and lets it read its data.
fn measure(call: &mut Call<'_, '_>, word: &str) -> Result<Object, HocError> {
    let class = word.split('[').next().unwrap_or(word);
    let made = call.new_object(class, &[])?;
    call.set_text_of(&made, "tag", word)?;
    let data = call.some_object(2)?;
    if call.ask(&data, "isopen", &[])? != 0.0 {
        call.ask(&made, "rfile", &[value(&data)])?;
    }
    Ok(made)
}
/// `generator.rfile(specifications, data, first line)`: constants, statements, and variables with their measures, to an empty line.
fn read_run(call: &mut Call<'_, '_>, me: &Object, first: &str) -> Result<Value, HocError> {
    let file = call.some_object(1)?;
    call.set_text_of(me, "title", class_and_rest(first).1)?;
    let run = call.part(me, "generator")?;
    let mut within = "";
    while let Some(line) = next_line(call, &file)?.filter(|line| !line.trim().is_empty()) {
        if super::run::read_line(call, &run, &line, &mut within)? {
            continue;
        }
        let (word, variable) = class_and_rest(&line);
        let made = measure(call, word)?;
        add(call, me, variable, made)?;
    }
    done()
}
/// `function.rfile(specifications, data, first line)`: an expression and its measure, to an empty line.
fn read_function(call: &mut Call<'_, '_>, me: &Object, first: &str) -> Result<Value, HocError> {
    let file = call.some_object(1)?;
    call.set_text_of(me, "title", class_and_rest(first).1)?;
    let expression = next_line(call, &file)?.unwrap_or_default();
    set_expression(call, me, expression.trim())?;
    while let Some(line) = next_line(call, &file)?.filter(|line| !line.trim().is_empty()) {
        let made = measure(call, class_and_rest(&line).0)?;
        call.set_object_of(me, "fitness", Some(made))?;
    }
    done()
}
