//! Initialising, stepping, and what belongs to a run.

use super::{number as row, object};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Value};

/// The rows.
pub const TABLE: &[Function] = &[
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
    row("initnrn", "()", "No effect: kept for old models.", nothing),
    row("nrn_netrec_state_adjust", "()", "No effect.", nothing),
    row("batch_run", "(tstop, tstep, file)", "Runs to tstop.", batch_run),
    row("nrnunit_use_legacy", "([flag])", "0: modern values of physical constants are used.", legacy_units),
];

fn nothing(_: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    number(0.0)
}
fn legacy_units(_: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
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
    let limit = args.number(1)?;
    let half = crate::solver::step(cx) / 2.0;
    while crate::solver::time(cx) < limit - half {
        crate::solver::fadvance(cx)?;
    }
    number(0.0)
}
