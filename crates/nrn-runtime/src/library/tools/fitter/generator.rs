//! What is compared with data: `FitnessGenerator`, variables of a run, and `FitnessFunction`, the values of an expression.

use super::{class_and_rest, next_line, titled, write_text};
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
    objects: "fitnesslist, generator, pelist, tvec, yvarlist, yveclist, tobj, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            for (member, class) in [("generator", "FitnessRun"), ("tvec", "Vector")] {
                let made = call.new_object(class, &[])?;
                call.set_object_of(&me, member, Some(made))?;
            }
            let measures = call.global_object("parmfitness_efun_list_");
            call.set_object_of(&me, "pelist", measures)?;
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
        ("wfile", write_run),
        ("clone", |call| {
            let me = call.me()?;
            let made = call.new_object("FitnessGenerator", &[])?;
            let title = call.text_of(&me, "title")?;
            call.set_text_of(&made, "title", &title)?;
            let measures = call.items_of(&me, "fitnesslist")?;
            for (variable, measure) in call.items_of(&me, "yvarlist")?.into_iter().zip(measures) {
                let (name, copy) = (call.ask_text(&variable, "s", &[])?, copied(call, &measure)?);
                add(call, &made, &name, copy)?;
            }
            let run = call.part(&me, "generator")?;
            let copy = copied(call, &run)?;
            call.set_object_of(&made, "generator", Some(copy))?;
            call.set_object_argument(1, Some(made))?;
            done()
        }),
    ],
    shows: &["map"],
    missing: &["restore_context", "save_context"],
    funcs: &[
        ("efun", run),
        ("gview", |call| {
            let (me, row, above) = (call.me()?, call.number(1)?, call.text(2)?);
            let variables = call.items_of(&me, "yvarlist")?;
            for (at, measure) in call.items_of(&me, "fitnesslist")?.into_iter().enumerate() {
                call.ask(&measure, "build", &[])?;
                let name = match variables.get(at) {
                    Some(variable) => call.ask_text(variable, "s", &[])?,
                    None => "".into(),
                };
                let title = call.text_of(&me, "title")?;
                view(call, &measure, (at as f64 + 0.2, row), [&above, &title, &name])?;
            }
            number(row + 1.2)
        }),
    ],
    ..Template::EMPTY
};

/// A function whose values are compared with data.
pub static FUNCTION: Template = Template {
    name: "FitnessFunction",
    public: "efun, fitness, yvec, title, yexpr, clone, rfile, wfile, map, pelist, chtitle, gview, newexpr1, save_context, restore_context",
    numbers: &["errval"],
    strings: "title, yexpr",
    objects: "fitness, pelist, yvec, tobj, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            for (member, class) in [("yvec", "Vector"), ("fitness", "RegionFitness")] {
                let made = call.new_object(class, &[])?;
                call.set_object_of(&me, member, Some(made))?;
            }
            let measures = call.global_object("parmfitness_efun_list_");
            call.set_object_of(&me, "pelist", measures)?;
            set_expression(call, &me, "exp(-$1)")?;
            titled(call, &[], Some("Unnamed Function Fitness"))
        }),
        ("chtitle", super::retitle),
        ("rfile", |call| {
            let (me, line) = (call.me()?, call.text(3)?);
            read_function(call, &me, &line)
        }),
        ("wfile", |call| {
            let (me, file, data) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            let (title, expression) = (call.text_of(&me, "title")?, call.text_of(&me, "yexpr")?);
            let measure = call.part(&me, "fitness")?;
            let tag = call.text_of(&measure, "tag")?;
            let text = format!("\tFitnessFunction: {title}\n\t\t{expression}\n\t\t{tag}:\n");
            write_text(call, &file, &text)?;
            write_measure(call, &measure, &data)?;
            write_text(call, &file, "\n")?;
            done()
        }),
        ("clone", |call| {
            let me = call.me()?;
            let made = call.new_object("FitnessFunction", &[])?;
            let (title, expression) = (call.text_of(&me, "title")?, call.text_of(&me, "yexpr")?);
            call.set_text_of(&made, "title", &title)?;
            let measure = call.part(&me, "fitness")?;
            let copy = copied(call, &measure)?;
            call.set_object_of(&made, "fitness", Some(copy))?;
            set_expression(call, &made, &expression)?;
            call.set_object_argument(1, Some(made))?;
            done()
        }),
    ],
    shows: &["map"],
    missing: &["restore_context", "save_context"],
    funcs: &[
        ("efun", evaluate),
        ("gview", |call| {
            let (me, row, above) = (call.me()?, call.number(1)?, call.text(2)?);
            let measure = call.part(&me, "fitness")?;
            let (title, expression) = (call.text_of(&me, "title")?, call.text_of(&me, "yexpr")?);
            view(call, &measure, (0.0, row), [&above, &title, &expression])?;
            number(row + 1.2)
        }),
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

/// A new expression; it is kept when it is one.
fn set_expression(call: &mut Call<'_, '_>, me: &Object, text: &str) -> Result<(), HocError> {
    super::define(call, me, text)?;
    call.set_text_of(me, "yexpr", text)
}
/// `function.efun()`
fn evaluate(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (measure, values) = (call.part(&me, "fitness")?, call.part(&me, "yvec")?);
    let member = if call.number_of(&measure, "use_x")? != 0.0 { "xdat_" } else { "xdat" };
    let x = call.part(&measure, member)?;
    let name = super::function_name(call, &me);
    call.ask(&values, "copy", &[value(&x)])?;
    call.ask(&values, "apply", &[string(&name)])?;
    let error = call.ask(&measure, "efun", &[value(&values), value(&x)])?;
    call.set_number_of(&me, "errval", error)?;
    number(error)
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

/// What `clone(variable)` of a part makes; the variable is a member of this object.
fn copied(call: &mut Call<'_, '_>, part: &Object) -> Result<Object, HocError> {
    let me = call.me()?;
    let place = call.cx.vm.member_place(&me, "tobj").ok_or_else(crate::texts::object_is_gone)?;
    call.ask(part, "clone", &[Value::ObjectPlace(place)])?;
    let made = call.part(&me, "tobj");
    call.set_object_of(&me, "tobj", None)?;
    made
}
/// A small view of a measure's Graph with three labels, in a row and column of a screen.
fn view(
    call: &mut Call<'_, '_>,
    measure: &Object,
    (column, row): (f64, f64),
    labels: [&str; 3],
) -> Result<(), HocError> {
    let graph = call.part(measure, "g")?;
    let mut ends = [0.0; 4];
    for (which, end) in (1..).zip(&mut ends) {
        *end = call.ask(&graph, "size", &[Value::Number(f64::from(which))])?;
    }
    let [left, right, bottom, top] = ends;
    let place = [left, bottom, right - left, top - bottom, column * 200.0, row * 150.0, 200.0, 150.0];
    call.ask(&graph, "view", &place.map(Value::Number))?;
    let [first, rest @ ..] = labels;
    call.ask(&graph, "label", &[Value::Number(0.1), Value::Number(0.9), string(first)])?;
    for label in rest {
        call.ask(&graph, "label", &[string(label)])?;
    }
    Ok(())
}
/// The data of a measure go to the second file, when it is open.
fn write_measure(call: &mut Call<'_, '_>, measure: &Object, data: &Object) -> Result<(), HocError> {
    if call.ask(data, "isopen", &[])? != 0.0 {
        call.ask(measure, "wfile", &[value(data)])?;
    }
    Ok(())
}
/// `generator.wfile(specifications, data)`: what [`read_run`] reads.
fn write_run(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, file, data) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
    let title = call.text_of(&me, "title")?;
    write_text(call, &file, &format!("\tFitnessGenerator: {title}\n"))?;
    let run = call.part(&me, "generator")?;
    call.ask(&run, "wfile", &[value(&file), value(&data)])?;
    let variables = call.items_of(&me, "yvarlist")?;
    for (measure, variable) in call.items_of(&me, "fitnesslist")?.iter().zip(variables) {
        let (tag, name) = (call.text_of(measure, "tag")?, call.ask_text(&variable, "s", &[])?);
        write_text(call, &file, &format!("\t\t{tag}:\t{name}\n"))?;
        write_measure(call, measure, &data)?;
    }
    write_text(call, &file, "\n")?;
    done()
}
