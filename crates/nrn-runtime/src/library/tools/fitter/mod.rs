//! `MulRunFitter` (`mulfit.hoc`): parameters, runs and functions with them, and how far those are from data. A session names
//! a file of specifications and one of data; to read them is to give the parameters their values.
//!
//! `parameter` is a variable that may be fitted, `generator` a run (`run`) or an expression that is compared with data,
//! `region` the measure, `protocol` all of these together, `optimizer` the search.

use super::window;
use crate::args::number;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

mod generator;
mod optimizer;
mod parameter;
mod protocol;
mod region;
mod run;

/// The file.
pub static FILE: File = File {
    name: "mulfit.hoc",
    rows: &[
        Row::Load("stdgui.hoc", ""),
        Row::Objects(LISTS),
        Row::Start(|call| {
            for (list, names) in [
                ("parmfitness_efun_list_", &["RegionFitness"][..]),
                ("parmfitness_generator_list_", &["FitnessGenerator", "FitnessFunction"]),
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
        Row::Template(&parameter::PARAMETER),
        Row::Template(&protocol::ENTRY),
        Row::Template(&generator::GENERATOR),
        Row::Template(&generator::FUNCTION),
        Row::Template(&optimizer::PRAXIS),
        Row::Template(&optimizer::OPTIMIZER),
        Row::Template(&protocol::PROTOCOL),
        Row::Template(&PROTOCOL_TOOL),
        Row::Template(&FITTER),
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

/// The panels of a protocol.
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
    funcs: &[("run", |call| {
        let me = call.me()?;
        let protocol = call.part(&me, "pf")?;
        call.ask(&protocol, "putall", &[])?;
        let x = protocol::searched(call, &protocol)?;
        protocol::error(call, &protocol, &x).map(Value::Number)
    })],
    shows: &["gengui", "map", "mapsave", "showargs", "showdomain", "unmap", "usepanel"],
    missing: &["c2p", "p2c", "dact"],
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
            let tool = call.new_object("ParmFitnessGui", &[value(&me)])?;
            let protocol = call.part(&tool, "pf")?;
            let optimizer = call.new_object("OptimizerWrap", &[value(&protocol)])?;
            call.set_object_of(&me, "p", Some(tool))?;
            call.set_object_of(&me, "opt", Some(optimizer))?;
            if call.n() > 0 { done() } else { window::map(call, &me, "vbox", "MulRunFitter", 2) }
        }),
        ("read_data", read),
        ("chtitle", retitle),
        ("map", |call| {
            let me = call.me()?;
            let title = if call.n() > 0 { call.text(1)? } else { "MulRunFitter".into() };
            window::map(call, &me, "vbox", &title, 2)
        }),
        ("prun", |call| {
            let me = call.me()?;
            call.set_global("stoprun", 0.0)?;
            let optimizer = call.part(&me, "opt")?;
            optimizer::run(call, &optimizer)?;
            done()
        }),
    ],
    funcs: &[
        ("version", |call| number(call.number_or(1, 6.0)?)),
        ("efun", |call| {
            let me = call.me()?;
            let optimizer = call.part(&me, "opt")?;
            optimizer::run(call, &optimizer).map(Value::Number)
        }),
    ],
    shows: &["build", "optrestore", "optsave", "save", "showopt", "unmap"],
    missing: &["rfile", "wfile"],
    ..Template::EMPTY
};

const UNNAMED: &str = "Unnamed multiple run protocol";

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

/// Opens both files and lets the protocol read them.
fn read(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (specifications, data) = (call.part(&me, "fspec")?, call.part(&me, "fdat")?);
    for (file, name) in [(&specifications, "spec"), (&data, "data")] {
        if call.ask(file, "ropen", &[])? == 0.0 {
            let scratch = call.new_object("String", &[])?;
            let place = call.cx.vm.member_place(&scratch, "s").ok_or_else(crate::texts::object_is_gone)?;
            call.ask(file, "getname", &[Value::StringPlace(place)])?;
            let path = call.text_of(&scratch, "s")?;
            call.print(&format!("missing MulRunFit {name} file: {path}\n"));
            return done();
        }
    }
    let tool = call.part(&me, "p")?;
    let protocol = call.part(&tool, "pf")?;
    call.ask(&protocol, "rfile", &[value(&specifications), value(&data)])?;
    for file in [&specifications, &data] {
        call.ask(file, "close", &[])?;
    }
    done()
}
