//! `MulRunFitter` (`mulfit.hoc`): parameters that are to be fitted, and what the fit compares. A session names a file that has
//! them; to read it is to give the parameters their values. The comparing itself is not there yet.

use super::window;
use crate::args::number;
use crate::format::number as short;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

/// The file.
pub static FILE: File = File {
    name: "mulfit.hoc",
    rows: &[
        Row::Load("stdgui.hoc", ""),
        Row::Template(&PARAMETER),
        Row::Template(&ENTRY),
        Row::Template(&GENERATOR),
        Row::Template(&FUNCTION),
        Row::Template(&PRAXIS),
        Row::Template(&OPTIMIZER),
        Row::Template(&PROTOCOL),
        Row::Template(&PROTOCOL_TOOL),
        Row::Template(&FITTER),
        Row::Proc("makemulrunfitter", |call| {
            call.new_object("MulRunFitter", &[])?;
            done()
        }),
    ],
};

/// `new RunFitParm(name [, value, low, high, is it fitted, is its logarithm fitted])`
static PARAMETER: Template = Template {
    name: "RunFitParm",
    public: "name, domain_, doarg, high, low, uselog, val, getln, invalid, copy, domain, play_one, set, setln, setname",
    numbers: &["doarg", "high", "low", "uselog", "val"],
    strings: "name, domain_",
    procs: &[
        ("init", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.set_text_of(&me, "name", &name)?;
            let fields = [("val", 1.0), ("low", 1e-9), ("high", 1e9), ("doarg", 1.0), ("uselog", 0.0)];
            for (i, (member, default)) in (2..).zip(fields) {
                let x = call.number_or(i, default)?;
                call.set_number_of(&me, member, x)?;
            }
            describe(call, &me)
        }),
        ("setname", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.set_text_of(&me, "name", &name)?;
            describe(call, &me)
        }),
        ("domain", |call| {
            let me = call.me()?;
            for (member, i) in [("low", 1), ("high", 2)] {
                let x = call.number(i)?;
                call.set_number_of(&me, member, x)?;
            }
            describe(call, &me)
        }),
        ("set", |call| {
            let (me, x) = (call.me()?, call.number(1)?);
            give(call, &me, x)
        }),
        ("setln", |call| {
            let (me, x) = (call.me()?, call.number(1)?);
            let x = if call.number_of(&me, "uselog")? != 0.0 { x.exp() } else { x };
            give(call, &me, x)
        }),
        ("play_one", |call| {
            let (me, x) = (call.me()?, call.number(1)?);
            give(call, &me, x)
        }),
    ],
    funcs: &[
        ("getln", |call| {
            let me = call.me()?;
            let x = call.number_of(&me, "val")?;
            number(if call.number_of(&me, "uselog")? != 0.0 { x.ln() } else { x })
        }),
        ("invalid", |call| {
            let (me, x) = (call.me()?, call.number(1)?);
            let (low, high) = (call.number_of(&me, "low")?, call.number_of(&me, "high")?);
            number(f64::from(u8::from(!(low..=high).contains(&x))))
        }),
    ],
    missing: &["copy"],
    ..Template::EMPTY
};

/// A generator of a protocol, and whether it is used.
static ENTRY: Template = Template {
    name: "GenInfo",
    public: "gen, s, use, toggle",
    numbers: &["use"],
    strings: "s",
    objects: "gen",
    procs: &[
        ("init", |call| {
            let (me, generator) = (call.me()?, call.object(1)?);
            call.set_object_of(&me, "gen", generator)?;
            call.set_number_of(&me, "use", 1.0)?;
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

/// A run whose variables are compared with data.
static GENERATOR: Template = Template {
    name: "FitnessGenerator",
    public: "title, fitnesslist, generator, pelist, tvec, yvarlist, yveclist, efun, gview, add, chtitle, clone, map, restore_context, rfile, save_context, wfile",
    strings: "title",
    objects: "fitnesslist, generator, pelist, tvec, yvarlist, yveclist, this",
    procs: &[("init", |call| titled(call, &["fitnesslist", "yvarlist", "yveclist"])), ("chtitle", retitle)],
    shows: &["map"],
    missing: &["efun", "gview", "add", "clone", "restore_context", "rfile", "save_context", "wfile"],
    ..Template::EMPTY
};

/// A function whose values are compared with data.
static FUNCTION: Template = Template {
    name: "FitnessFunction",
    public: "title, yexpr, fitness, pelist, yvec, efun, gview, newexpr1, chtitle, clone, map, restore_context, rfile, save_context, wfile",
    strings: "title, yexpr",
    objects: "fitness, pelist, yvec, this",
    procs: &[("init", |call| titled(call, &[])), ("chtitle", retitle)],
    shows: &["map"],
    missing: &["efun", "gview", "newexpr1", "clone", "restore_context", "rfile", "save_context", "wfile"],
    ..Template::EMPTY
};

/// The principal axis method.
static PRAXIS: Template = Template {
    name: "MulfitPraxWrap",
    public: "minerr, nquad, nstep, praxis_efun, prun, after_quad, save_optimizer, showopt",
    numbers: &["minerr", "nquad", "nstep", "praxis_efun"],
    shows: &["showopt", "save_optimizer"],
    missing: &["prun", "after_quad"],
    ..Template::EMPTY
};

/// The method that is used.
static OPTIMIZER: Template = Template {
    name: "OptimizerWrap",
    public: "optimizer, start, minerr, nefun, nquad, opt_index, saveflag, time, wfile, optwrap_efun, prun, save_optimizer, set_optimizer, showopt",
    numbers: &["minerr", "nefun", "nquad", "opt_index", "saveflag", "time", "wfile"],
    objects: "optimizer, start, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            for (member, class) in [("optimizer", "MulfitPraxWrap"), ("start", "Vector")] {
                let made = call.new_object(class, &[])?;
                call.set_object_of(&me, member, Some(made))?;
            }
            done()
        }),
        ("set_optimizer", |call| {
            let (me, class) = (call.me()?, call.text(1)?);
            let made = call.new_object(&class, &[])?;
            call.set_object_of(&me, "optimizer", Some(made))?;
            done()
        }),
    ],
    shows: &["showopt", "save_optimizer"],
    missing: &["optwrap_efun", "prun"],
    ..Template::EMPTY
};

/// Parameters and generators.
static PROTOCOL: Template = Template {
    name: "ParmFitness",
    public: "title, generatorlist, parmlist, parmlist_use, pc, usegen, errval, verbose, doarg_get, efun, argget, declare, def_parmlist_use, putall, randomize, rfile, save_context, use_parallel, wfile",
    numbers: &["errval", "verbose"],
    strings: "title",
    objects: "generatorlist, parmlist, parmlist_use, pc, usegen, this",
    procs: &[
        ("init", |call| titled(call, &["generatorlist", "parmlist", "parmlist_use"])),
        ("putall", put_all),
        ("def_parmlist_use", |call| {
            let me = call.me()?;
            let list = call.part(&me, "parmlist_use")?;
            call.ask(&list, "remove_all", &[])?;
            for parameter in call.items_of(&me, "parmlist")? {
                if call.number_of(&parameter, "doarg")? != 0.0 {
                    call.append(&list, parameter)?;
                }
            }
            done()
        }),
    ],
    shows: &["use_parallel"],
    missing: &["doarg_get", "efun", "argget", "declare", "randomize", "rfile", "save_context", "wfile"],
    ..Template::EMPTY
};

/// Its panels.
static PROTOCOL_TOOL: Template = Template {
    name: "ParmFitnessGui",
    public: "mulfit, pf, run, c2p, dact, gengui, map, mapsave, p2c, showargs, showdomain, unmap, usepanel",
    objects: "mulfit, pf, this",
    procs: &[("init", |call| {
        let (me, fitter) = (call.me()?, call.object(1)?);
        call.set_object_of(&me, "mulfit", fitter)?;
        let protocol = call.new_object("ParmFitness", &[])?;
        call.set_object_of(&me, "pf", Some(protocol))?;
        done()
    })],
    shows: &["gengui", "map", "mapsave", "showargs", "showdomain", "unmap", "usepanel"],
    missing: &["run", "c2p", "p2c", "dact"],
    ..Template::EMPTY
};

/// Sessions set `ranfac`, `fspec` and `fdat` (Files), call `version`, `read_data`, `build`, and fill `opt.optimizer`.
static FITTER: Template = Template {
    name: "MulRunFitter",
    public: "opt, p, vbox, fspec, fdat, title, efun, version, build, chtitle, map, optrestore, optsave, prun, rfile, save, showopt, unmap, wfile",
    numbers: &["ranfac", "nstep"],
    strings: "title",
    objects: "opt, p, vbox, fspec, fdat, tobj, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_text_of(&me, "title", UNNAMED)?;
            call.set_number_of(&me, "ranfac", 2.0)?;
            window::make(call, &me, "vbox", "VBox")?;
            let optimizer = call.new_object("OptimizerWrap", &[])?;
            let protocol = call.new_object("ParmFitnessGui", &[value(&me)])?;
            call.set_object_of(&me, "opt", Some(optimizer))?;
            call.set_object_of(&me, "p", Some(protocol))?;
            if call.n() > 0 { done() } else { window::map(call, &me, "vbox", "MulRunFitter", 2) }
        }),
        ("read_data", read),
        ("chtitle", retitle),
        ("map", |call| {
            let me = call.me()?;
            let title = if call.n() > 0 { call.text(1)? } else { "MulRunFitter".into() };
            window::map(call, &me, "vbox", &title, 2)
        }),
    ],
    funcs: &[("version", |call| number(call.number_or(1, 6.0)?))],
    shows: &["build", "optrestore", "optsave", "save", "showopt", "unmap"],
    missing: &["efun", "prun", "rfile", "wfile"],
    ..Template::EMPTY
};

const UNNAMED: &str = "Unnamed multiple run protocol";

fn titled(call: &mut Call<'_, '_>, lists: &[&str]) -> Result<Value, HocError> {
    let me = call.me()?;
    for member in lists {
        let list = call.new_object("List", &[])?;
        call.set_object_of(&me, member, Some(list))?;
    }
    retitle(call)
}
fn retitle(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let title = if call.n() > 0 { call.text(1)? } else { UNNAMED.into() };
    call.set_text_of(&me, "title", &title)?;
    done()
}
/// What a list of parameters shows.
fn describe(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let (low, high) = (call.number_of(me, "low")?, call.number_of(me, "high")?);
    let sign = |on: f64, sign: char| if on != 0.0 { sign } else { ' ' };
    let fitted = sign(call.number_of(me, "doarg")?, 'X');
    let name = call.text_of(me, "name")?;
    let text = format!(" {fitted}   {}  {}  {name}", short(low), short(high));
    call.set_text_of(me, "domain_", &text)?;
    done()
}
/// A parameter, and the variable of its name, get a value.
fn give(call: &mut Call<'_, '_>, parameter: &Object, x: f64) -> Result<Value, HocError> {
    call.set_number_of(parameter, "val", x)?;
    let name = call.text_of(parameter, "name")?;
    call.cx.execute(&format!("{name} = {x:?}\n"))?;
    done()
}
fn put_all(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    for parameter in call.items_of(&me, "parmlist")? {
        let x = call.number_of(&parameter, "val")?;
        give(call, &parameter, x)?;
    }
    done()
}
fn mark(call: &mut Call<'_, '_>, entry: &Object) -> Result<Value, HocError> {
    let sign = if call.number_of(entry, "use")? != 0.0 { '+' } else { '-' };
    let generator = call.part(entry, "gen")?;
    let title = call.text_of(&generator, "title")?;
    call.set_text_of(entry, "s", &format!("{sign} {title}"))?;
    done()
}

/// Reads the file of specifications: titles, generators, parameters with their values.
fn read(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let Some(file) = call.object_of(&me, "fspec")? else { return done() };
    let scratch = call.new_object("String", &[])?;
    let place = call.cx.vm.member_place(&scratch, "s").ok_or_else(crate::texts::object_is_gone)?;
    call.ask(&file, "getname", &[Value::StringPlace(place)])?;
    let name = call.text_of(&scratch, "s")?;
    let path = call.cx.engine.files.expand(&name);
    let Ok(bytes) = std::fs::read(path) else { return done() };
    let tool = call.part(&me, "p")?;
    let protocol = call.part(&tool, "pf")?;
    let (generators, parameters) =
        (call.part(&protocol, "generatorlist")?, call.part(&protocol, "parmlist")?);
    let mut expression_of: Option<Object> = None;
    for line in crate::files::decode(bytes).lines().map(str::trim) {
        if let Some(parameter) = parameter(line) {
            let (name, numbers) = parameter;
            let mut args = vec![string(name)];
            args.extend(numbers.into_iter().map(Value::Number));
            let made = call.new_object("RunFitParm", &args)?;
            call.append(&parameters, made)?;
            continue;
        }
        let (word, rest) = line.split_once(':').unwrap_or((line, ""));
        match word {
            "ParmFitness" => call.set_text_of(&protocol, "title", rest.trim())?,
            "FitnessGenerator" | "FitnessFunction" => {
                let made = call.new_object(word, &[string(rest.trim())])?;
                let entry = call.new_object("GenInfo", &[value(&made)])?;
                call.append(&generators, entry)?;
                expression_of = (word == "FitnessFunction").then_some(made);
            }
            _ => {
                // The line behind the title of a function is the function.
                if let Some(function) = expression_of.take() {
                    call.set_text_of(&function, "yexpr", line)?;
                }
            }
        }
    }
    call.ask(&protocol, "putall", &[])?;
    done()
}
/// `"name", value, low, high, is it fitted, is its logarithm`; numbers have single precision, as in NEURON.
fn parameter(line: &str) -> Option<(&str, Vec<f64>)> {
    let (name, rest) = line.strip_prefix('"')?.split_once('"')?;
    let numbers = rest.split(',').skip(1).map(|word| word.trim().parse::<f32>().ok().map(f64::from));
    Some((name, numbers.collect::<Option<Vec<f64>>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_a_name_and_five_numbers() {
        let read = parameter("\"a1\", 0.5, -10, 10, 1, 0");
        assert_eq!(read, Some(("a1", vec![0.5, -10.0, 10.0, 1.0, 0.0])));
        assert_eq!(parameter("End ParmFitness"), None);
    }
}
