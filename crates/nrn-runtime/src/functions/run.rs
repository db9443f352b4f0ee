//! Initialising, stepping, and what belongs to a run.

use super::{number as row, object};
use crate::args::{Args, number, truth};
use crate::cx::Cx;
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Value};
use std::io::Write;

/// The rows.
pub const TABLE: &[Function] = &[
    row(
        "fmatrix",
        "([x, which])",
        "Numbers of the matrix of a step, which is not kept: 0, or 1 without arguments.",
        |_, args| truth(!args.has(1)),
    ),
    row(
        "finitialize",
        "([v])",
        "Sets t to 0, all states to their initial values, and v everywhere when given.",
        finitialize,
    ),
    row("fadvance", "()", "One step of length dt (or one step of the variable step method).", fadvance),
    row("fcurrent", "()", "Computes all currents for the present states.", fcurrent),
    row(
        "frecord_init",
        "()",
        "Starts recordings anew: call it after changing states or t behind finitialize.",
        frecord_init,
    ),
    row("library_", "(key)", "Does what a procedure of the library does.", crate::library::run),
    object("library_object_", "(key)", "The same, for one that gives an object.", crate::library::run),
    row("initnrn", "()", "No effect: kept for old models.", |_, _| number(1.0)),
    row("nrn_netrec_state_adjust", "()", "No effect.", nothing),
    row(
        "batch_save",
        "(&variable, ...)",
        "The variables that batch_run writes; without any: none.",
        |cx, args| {
            if args.is_empty() {
                cx.engine.batch.clear();
            }
            for i in 1..=args.len() {
                let pointer = args.pointer(i)?;
                cx.engine.batch.push(pointer);
            }
            number(1.0)
        },
    ),
    row(
        "batch_run",
        "(tstop, tstep [, file [, comment]])",
        "Runs to tstop; writes the variables of batch_save to the file, if there is one, at every tstep.",
        batch_run,
    ),
    row("nrnunit_use_legacy", "([flag])", "0: modern values of physical constants are used.", legacy_units),
];

fn nothing(_: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    number(0.0)
}
fn legacy_units(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    cx.vm.warn(cx.engine, texts::LEGACY_UNITS);
    if args.number_or(1, 0.0)? != 0.0 { Err(texts::not_yet("nrnunit_use_legacy(1)")) } else { number(0.0) }
}
fn finitialize(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let v = if args.has(1) { Some(args.number(1)?) } else { None };
    crate::solver::finitialize(cx, v)?;
    number(1.0)
}
fn fadvance(cx: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    crate::solver::fadvance(cx)?;
    number(1.0)
}
fn fcurrent(cx: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    crate::solver::fcurrent(cx)?;
    number(1.0)
}
fn frecord_init(cx: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    crate::solver::frecord_init(cx)?;
    number(1.0)
}
fn batch_run(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let (tstop, every) = (args.number(1)?, args.number(2)?);
    let comment = if args.has(4) { args.text(cx, 4)?.to_string() } else { String::new() };
    let mut file = None;
    if args.has(3) {
        let name = args.text(cx, 3)?.to_string();
        file = Some(batch_file(cx, &name)?);
    }
    let (from, dt) = (crate::solver::time(cx), crate::solver::step(cx));
    if dt.is_nan() || dt <= 0.0 {
        return Err(
            HocError::new("batch_run: time does not advance").hint("set dt to the length of a step, ms")
        );
    }
    // A step may end a little before the time that is meant.
    let nearly = dt * 1e-3;
    let [start, end, by, step] = [from, tstop, every, dt].map(crate::format::number);
    let mut lines =
        format!("{comment}\nbatch_run from t = {start} to {end} in steps of {by} with dt = {step}\n");
    loop {
        if let Some(file) = &mut file {
            for pointer in cx.engine.batch.clone() {
                lines.push_str(&format!(" {}", crate::format::number(cx.read(&pointer)?)));
            }
            lines.push('\n');
            file.write_all(lines.as_bytes()).map_err(|error| HocError::new(error.to_string()))?;
            lines.clear();
        }
        let next = crate::solver::time(cx) + every.max(dt);
        let before = |cx: &Cx<'_>, end: f64| crate::solver::time(cx) < end - nearly;
        while before(cx, next) && before(cx, tstop) {
            crate::solver::fadvance(cx)?;
        }
        if before(cx, next) {
            return number(1.0);
        }
    }
}
fn batch_file(cx: &mut Cx<'_>, name: &str) -> Result<std::fs::File, HocError> {
    let path = cx.engine.files.expand(name);
    std::fs::File::create(path).map_err(|_| HocError::new(format!("Couldn't open batch file {name}")))
}
