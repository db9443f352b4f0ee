//! `ParmFitness`: parameters, and the generators whose errors are added up.

use super::{next_line, parameter, titled, write_text};
use crate::args::number;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Value};

/// A generator of a protocol, and whether it is used: `new GenInfo(generator [, file that says so])`.
pub static ENTRY: Template = Template {
    name: "GenInfo",
    public: "gen, use, s, toggle",
    numbers: &["use"],
    strings: "s",
    objects: "gen",
    procs: &[
        ("init", |call| {
            let (me, generator) = (call.me()?, call.object(1)?);
            call.set_object_of(&me, "gen", generator)?;
            let used = if call.n() > 1 {
                let file = call.some_object(2)?;
                call.ask(&file, "scanvar", &[])?
            } else {
                0.0
            };
            call.set_number_of(&me, "use", used)?;
            mark(call, &me)
        }),
        ("toggle", |call| {
            let me = call.me()?;
            let before = call.number_of(&me, "use")?;
            call.set_number_of(&me, "use", f64::from(u8::from(before == 0.0)))?;
            mark(call, &me)
        }),
    ],
    ..Template::EMPTY
};

/// Parameters and generators.
pub static PROTOCOL: Template = Template {
    name: "ParmFitness",
    public: "parmlist, efun, doarg_get, generatorlist, title, errval, pc, rfile, wfile, usegen, parmlist_use, putall, argget, randomize, use_parallel, save_context, declare, verbose, def_parmlist_use",
    numbers: &["errval", "verbose"],
    strings: "title",
    objects: "generatorlist, parmlist, parmlist_use, pc, ran, usegen, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            if call.n() > 0 {
                let title = call.text(1)?;
                call.set_text_of(&me, "title", &title)?;
            }
            let context = call.new_object("ParallelContext", &[])?;
            call.set_object_of(&me, "pc", Some(context))?;
            titled(call, &["generatorlist", "parmlist", "parmlist_use"], None)
        }),
        ("putall", |call| {
            let me = call.me()?;
            for parameter in call.items_of(&me, "parmlist")? {
                parameter::play(call, &parameter)?;
            }
            done()
        }),
        ("def_parmlist_use", |call| {
            let me = call.me()?;
            used(call, &me).map(|_| ())?;
            done()
        }),
        ("argget", |call| {
            let (me, to) = (call.me()?, call.some_object(1)?);
            let mut values = Vec::new();
            for parameter in call.items_of(&me, "parmlist")? {
                values.push(call.number_of(&parameter, "val")?);
            }
            call.set_numbers(&to, values)?;
            done()
        }),
        ("declare", |call| {
            let parameter = call.some_object(1)?;
            parameter::declare(call, &parameter)?;
            done()
        }),
        ("rfile", read),
        ("wfile", write),
        ("randomize", randomize),
    ],
    shows: &["use_parallel"],
    missing: &["save_context"],
    funcs: &[
        ("efun", |call| {
            let (me, n) = (call.me()?, call.number(1)?.max(0.0) as usize);
            let mut x = Vec::with_capacity(n);
            if n > 0 {
                let first = crate::args::Args(&call.args).pointer(2)?;
                for place in crate::functions::praxis::places(call.cx, &first, n) {
                    x.push(call.cx.read(&place)?);
                }
            }
            error(call, &me, &x).map(Value::Number)
        }),
        ("doarg_get", |call| {
            let (me, to) = (call.me()?, call.some_object(1)?);
            let values = searched(call, &me)?;
            let n = values.len() as f64;
            call.set_numbers(&to, values)?;
            number(n)
        }),
    ],
    ..Template::EMPTY
};

fn mark(call: &mut Call<'_, '_>, entry: &Object) -> Result<Value, HocError> {
    let sign = if call.number_of(entry, "use")? != 0.0 { '+' } else { '-' };
    let generator = call.part(entry, "gen")?;
    let title = call.text_of(&generator, "title")?;
    call.set_text_of(entry, "s", &format!("{sign} {title}"))?;
    done()
}
/// The parameters that are fitted, which are in `parmlist_use` then.
fn used(call: &mut Call<'_, '_>, me: &Object) -> Result<Vec<Object>, HocError> {
    let list = call.part(me, "parmlist_use")?;
    call.ask(&list, "remove_all", &[])?;
    for parameter in call.items_of(me, "parmlist")? {
        if call.number_of(&parameter, "doarg")? != 0.0 {
            call.append(&list, parameter)?;
        }
    }
    Ok(call.items(&list))
}
/// The numbers a search begins with.
pub fn searched(call: &mut Call<'_, '_>, me: &Object) -> Result<Vec<f64>, HocError> {
    let parameters = used(call, me)?;
    parameters.iter().map(|p| parameter::searched(call, p)).collect()
}
/// The error with these numbers for the parameters in `parmlist_use`; very large when one of them is not allowed.
pub fn error(call: &mut Call<'_, '_>, me: &Object, x: &[f64]) -> Result<f64, HocError> {
    let parameters = call.items_of(me, "parmlist_use")?;
    for (parameter, x) in parameters.iter().zip(x) {
        parameter::set_searched(call, parameter, *x)?;
        if parameter::invalid(call, parameter)? {
            if call.number_of(me, "verbose")? != 0.0 {
                let text = parameter::refused(call, parameter)?;
                call.print(&text);
            }
            return Ok(1e9);
        }
        parameter::play(call, parameter)?;
    }
    call.run("doNotify", &[])?;
    let mut error = 0.0;
    for entry in call.items_of(me, "generatorlist")? {
        if call.number_of(&entry, "use")? != 0.0 {
            let generator = call.part(&entry, "gen")?;
            error += call.ask(&generator, "efun", &[])?;
            if call.global("stoprun") != 0.0 {
                break;
            }
        }
    }
    call.set_number_of(me, "errval", error)?;
    Ok(error)
}

/// `protocol.rfile(specifications, data [, first line])`: title, generators, parameters; these get their values.
fn read(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, file, data) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
    let first = match call.n() > 2 {
        true => Some(call.text(3)?.to_string()),
        false => next_line(call, &file)?,
    };
    if let Some(title) = first.as_deref().and_then(|line| line.trim().strip_prefix("ParmFitness:")) {
        call.set_text_of(&me, "title", title.trim())?;
    }
    let generators = call.part(&me, "generatorlist")?;
    while let Some(line) = next_line(call, &file)? {
        let word = line.split(':').next().unwrap_or_default().trim();
        if word.is_empty() {
            continue;
        }
        if word == "Parameters" {
            break;
        }
        let made = call.new_object(word, &[Value::Number(0.0)])?;
        call.ask(&made, "rfile", &[value(&file), value(&data), string(&line)])?;
        let entry = call.new_object("GenInfo", &[value(&made), value(&data)])?;
        call.append(&generators, entry)?;
    }
    let parameters = call.part(&me, "parmlist")?;
    while let Some(line) = next_line(call, &file)?.filter(|line| !line.contains("End ParmFitness")) {
        let Some((name, numbers)) = parameter::parsed(line.trim()) else { continue };
        let mut args = vec![string(name)];
        args.extend(numbers.into_iter().map(Value::Number));
        let made = call.new_object("RunFitParm", &args)?;
        parameter::declare(call, &made)?;
        parameter::play(call, &made)?;
        call.append(&parameters, made)?;
    }
    done()
}
/// `protocol.wfile(specifications, data)`: what [`read`] reads.
fn write(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, file, data) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
    let title = call.text_of(&me, "title")?;
    write_text(call, &file, &format!("ParmFitness: {title}\n"))?;
    for entry in call.items_of(&me, "generatorlist")? {
        let generator = call.part(&entry, "gen")?;
        call.ask(&generator, "wfile", &[value(&file), value(&data)])?;
        let used = call.number_of(&entry, "use")?;
        write_text(call, &data, &format!("{used:.0}\n"))?;
    }
    write_text(call, &file, "\tParameters:\n")?;
    for parameter in call.items_of(&me, "parmlist")? {
        let line = parameter::line(call, &parameter)?;
        write_text(call, &file, &format!("\t\t{line}\n"))?;
    }
    write_text(call, &file, "End ParmFitness\n")?;
    done()
}
/// `protocol.randomize(factor)`: each parameter that is fitted is multiplied by a number between 1/factor and factor.
fn randomize(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, factor) = (call.me()?, call.number(1)?);
    if call.object_of(&me, "ran")?.is_none() {
        let seed = call.run("startsw", &[])?;
        let made = call.new_object("Random", &[Value::Number(seed)])?;
        call.set_object_of(&me, "ran", Some(made))?;
    }
    if factor <= 0.0 {
        return done();
    }
    let random = call.part(&me, "ran")?;
    call.ask(&random, "uniform", &[-factor.ln(), factor.ln()].map(Value::Number))?;
    for parameter in used(call, &me)? {
        let x = call.number_of(&parameter, "val")? * call.ask(&random, "repick", &[])?.exp();
        call.set_number_of(&parameter, "val", x)?;
        parameter::play(call, &parameter)?;
    }
    done()
}
