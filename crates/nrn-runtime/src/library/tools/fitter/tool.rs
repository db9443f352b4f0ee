//! The tool itself: `ParmFitnessGui`, the panels of a protocol, and `MulRunFitter`, which has one and an optimizer, and is
//! what a session makes.

use super::{next_line, optimizer, parameter, protocol, retitle, write_text};
use crate::args::number;
use crate::format::general;
use crate::library::basics::clipboard;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use crate::library::tools::{saved, window};
use hoc_vm::{HocError, Object, Value};

/// `new ParmFitnessGui(protocol, fitter)`. Programs that push it call `gview()` and `runall()`.
pub static PANELS: Template = Template {
    name: "ParmFitnessGui",
    public: "mulfit, pf, run, c2p, dact, gengui, map, mapsave, p2c, showargs, showdomain, unmap, usepanel",
    objects: "mulfit, pf, this",
    procs: &[
        ("init", |call| {
            let (me, protocol, fitter) = (call.me()?, call.object(1)?, call.object(2)?);
            call.set_object_of(&me, "pf", protocol)?;
            call.set_object_of(&me, "mulfit", fitter)?;
            done()
        }),
        ("runall", |call| {
            run(call)?;
            for entry in entries(call)? {
                if call.number_of(&entry, "use")? == 0.0 {
                    let generator = call.part(&entry, "gen")?;
                    call.ask(&generator, "efun", &[])?;
                }
            }
            done()
        }),
        ("gview", |call| {
            let me = call.me()?;
            let protocol = call.part(&me, "pf")?;
            let title = call.text_of(&protocol, "title")?;
            let mut row = 0.2;
            for entry in entries(call)? {
                let generator = call.part(&entry, "gen")?;
                row = call.ask(&generator, "gview", &[Value::Number(row), string(&title)])?;
            }
            done()
        }),
        ("t2p", |call| {
            for parameter in parameters(call)? {
                parameter::take(call, &parameter)?;
            }
            done()
        }),
        ("p2c", |call| {
            let mut values = Vec::new();
            for parameter in parameters(call)? {
                values.push(call.number_of(&parameter, "val")?);
            }
            let indices = (0..values.len()).map(|i| i as f64).collect();
            let (values, indices) = (call.cx.new_vector(values), call.cx.new_vector(indices));
            clipboard(call, 0, Some(values))?;
            clipboard(call, 1, Some(indices))?;
            done()
        }),
        ("c2p", |call| {
            let values = call.global_object("hoc_obj_").ok_or_else(crate::texts::object_is_gone)?;
            let (values, parameters) = (call.numbers(&values)?, parameters(call)?);
            if values.len() != parameters.len() {
                call.print("clipboard not same size as parmlist\n");
                return Err(HocError::new("sqrt argument out of domain"));
            }
            for (parameter, x) in parameters.iter().zip(values) {
                call.set_number_of(parameter, "val", x)?;
            }
            for parameter in &parameters {
                parameter::play(call, parameter)?;
            }
            done()
        }),
    ],
    funcs: &[("run", run)],
    shows: &["dact", "gengui", "map", "mapsave", "showargs", "showdomain", "unmap", "usepanel"],
    ..Template::EMPTY
};

fn entries(call: &mut Call<'_, '_>) -> Result<Vec<Object>, HocError> {
    let me = call.me()?;
    let protocol = call.part(&me, "pf")?;
    call.items_of(&protocol, "generatorlist")
}
fn parameters(call: &mut Call<'_, '_>) -> Result<Vec<Object>, HocError> {
    let me = call.me()?;
    let protocol = call.part(&me, "pf")?;
    call.items_of(&protocol, "parmlist")
}
/// `panels.run()`: the error with the parameters as they are.
fn run(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let protocol = call.part(&me, "pf")?;
    call.ask(&protocol, "putall", &[])?;
    let x = protocol::searched(call, &protocol)?;
    protocol::error(call, &protocol, &x).map(Value::Number)
}

/// Sessions set `ranfac`, `fspec` and `fdat` (Files), call `version`, `read_data`, `build`, and fill `opt.optimizer`.
/// It is a generator of other protocols as well.
pub static FITTER: Template = Template {
    name: "MulRunFitter",
    public: "opt, p, vbox, fspec, fdat, title, efun, version, build, chtitle, map, optrestore, optsave, prun, rfile, save, showopt, unmap, wfile",
    numbers: &["ranfac", "nstep", "running"],
    strings: "title",
    objects: "opt, p, vbox, fspec, fdat, tobj, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            call.set_text_of(&me, "title", UNNAMED)?;
            call.set_number_of(&me, "ranfac", 2.0)?;
            for (member, name) in [("fspec", "temp.ft1"), ("fdat", "temp.fd1")] {
                let file = call.new_object("File", &[string(name)])?;
                call.set_object_of(&me, member, Some(file))?;
            }
            window::make(call, &me, "vbox", "VBox")?;
            let protocol = call.new_object("ParmFitness", &[string(UNNAMED)])?;
            let panels = call.new_object("ParmFitnessGui", &[value(&protocol), value(&me)])?;
            let optimizer = call.new_object("OptimizerWrap", &[value(&protocol)])?;
            call.set_object_of(&me, "p", Some(panels))?;
            call.set_object_of(&me, "opt", Some(optimizer))?;
            if call.n() > 0 { done() } else { window::map(call, &me, "vbox", "MulRunFitter", 2) }
        }),
        ("read_data", read),
        ("save_data", |call| {
            let me = call.me()?;
            write(call, &me)
        }),
        ("save", save),
        ("rfile", |call| {
            let (me, file, data) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            let line = next_line(call, &file)?.unwrap_or_default();
            let protocol = protocol_of(call, &me)?;
            call.ask(&protocol, "rfile", &[value(&file), value(&data), string(&line)])?;
            done()
        }),
        ("wfile", |call| {
            let (me, file, data) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            let title = call.text_of(&me, "title")?;
            write_text(call, &file, &format!("MulRunFitter: {title}\n"))?;
            let protocol = protocol_of(call, &me)?;
            call.ask(&protocol, "wfile", &[value(&file), value(&data)])?;
            done()
        }),
        ("chtitle", |call| {
            retitle(call)?;
            let (me, title) = (call.me()?, call.text(1)?);
            let protocol = protocol_of(call, &me)?;
            call.set_text_of(&protocol, "title", &title)?;
            done()
        }),
        ("randomize", |call| {
            let me = call.me()?;
            let (protocol, factor) = (protocol_of(call, &me)?, call.number_of(&me, "ranfac")?);
            call.ask(&protocol, "randomize", &[Value::Number(factor)])?;
            done()
        }),
        ("map", |call| {
            let me = call.me()?;
            let title = if call.n() > 0 { call.text(1)? } else { "MulRunFitter".into() };
            window::map(call, &me, "vbox", &title, 2)
        }),
        ("prun", |call| {
            let me = call.me()?;
            call.set_global("stoprun", 0.0)?;
            let optimizer = call.part(&me, "opt")?;
            call.set_number_of(&me, "running", 1.0)?;
            let ended = optimizer::run(call, &optimizer);
            call.set_number_of(&me, "running", 0.0)?;
            ended?;
            done()
        }),
    ],
    funcs: &[
        ("version", version),
        ("efun", |call| {
            let me = call.me()?;
            let optimizer = call.part(&me, "opt")?;
            optimizer::run(call, &optimizer).map(Value::Number)
        }),
    ],
    shows: &["build", "optrestore", "optsave", "showopt", "unmap"],
    ..Template::EMPTY
};

const UNNAMED: &str = "Unnamed multiple run protocol";
/// The form of sessions this tool reads and writes.
const VERSION: f64 = 6.0;

fn protocol_of(call: &mut Call<'_, '_>, me: &Object) -> Result<Object, HocError> {
    let panels = call.part(me, "p")?;
    call.part(&panels, "pf")
}
/// `fitter.version(n)`: a session of a later form is not read.
fn version(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let wanted = call.number_or(1, VERSION)?;
    if wanted > VERSION {
        let text = format!(
            "MulrunFitter data format version {wanted} is incompatible with this version {VERSION} tool\n"
        );
        call.print(&text);
        return Err(HocError::new("a session of a later MulRunFitter"));
    }
    number(1.0)
}

/// Opens both files and lets the protocol read them.
fn read(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (specifications, data) = (call.part(&me, "fspec")?, call.part(&me, "fdat")?);
    for (file, name) in [(&specifications, "spec"), (&data, "data")] {
        if call.ask(file, "ropen", &[])? == 0.0 {
            let path = path(call, file)?;
            call.print(&format!("missing MulRunFit {name} file: {path}\n"));
            return done();
        }
    }
    let protocol = protocol_of(call, &me)?;
    call.ask(&protocol, "rfile", &[value(&specifications), value(&data)])?;
    close(call, [&specifications, &data])
}
fn close(call: &mut Call<'_, '_>, files: [&Object; 2]) -> Result<Value, HocError> {
    for file in files {
        call.ask(file, "close", &[])?;
    }
    done()
}
fn path(call: &mut Call<'_, '_>, file: &Object) -> Result<std::rc::Rc<str>, HocError> {
    let scratch = call.new_object("String", &[])?;
    let place = call.cx.vm.member_place(&scratch, "s").ok_or_else(crate::texts::object_is_gone)?;
    call.ask(file, "getname", &[Value::StringPlace(place)])?;
    call.text_of(&scratch, "s")
}
/// Writes both files.
fn write(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let (specifications, data) = (call.part(me, "fspec")?, call.part(me, "fdat")?);
    for file in [&specifications, &data] {
        call.ask(file, "wopen", &[])?;
    }
    let protocol = protocol_of(call, me)?;
    call.ask(&protocol, "wfile", &[value(&specifications), value(&data)])?;
    close(call, [&specifications, &data])
}
/// `fitter.save()`, while a session is written: both files lie beside it, with its name and their own ending.
fn save(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let factor = general(call.number_of(&me, "ranfac")?, 6);
    let start = format!(
        "load_file(\"mulfit.hoc\", \"MulRunFitter\")\n}}\n{{\nocbox_ = new MulRunFitter(1)\n}}\n\
         {{object_push(ocbox_)}}\n{{\nversion({VERSION})\nranfac = {factor}\n"
    );
    saved::say(call, &me, "vbox", &start)?;
    let (window, scratch) = (call.part(&me, "vbox")?, call.new_object("String", &[])?);
    let place = call.cx.vm.member_place(&scratch, "s").ok_or_else(crate::texts::object_is_gone)?;
    call.ask(&window, "save", &[Value::StringPlace(place), Value::Number(1.0)])?;
    let session = call.text_of(&scratch, "s")?;
    let name = call.cx.object_name(&me);
    let index = name.split(['[', ']']).nth(1).and_then(|i| i.parse::<usize>().ok()).unwrap_or(0) + 1;
    let mut lines = String::new();
    for (member, end) in [("fspec", "ft"), ("fdat", "fd")] {
        let path = format!("{session}.{end}{index}");
        let file = call.new_object("File", &[string(&path)])?;
        call.set_object_of(&me, member, Some(file))?;
        // Without its folder: load_file of the session goes there.
        let base = path.rsplit(['/', '\\', ':']).next().unwrap_or(&path);
        lines += &format!("{member} = new File(\"{base}\")\n");
    }
    write(call, &me)?;
    lines += "read_data()\nbuild()\n}\n";
    saved::say(call, &me, "vbox", &lines)?;
    let optimizer = call.part(&me, "opt")?;
    call.ask(&optimizer, "save_optimizer", &[value(&window)])?;
    saved::say(call, &me, "vbox", "{object_pop()}\n{\n")
}
