//! Tools that measure impedances: between a place where current is injected and one where it is measured
//! (`ImpedanceRatio`, `Imp1`), and along the cell (`LogAvsX`, `Impx`, `ImpShape`). What they would plot stays in their
//! `Impedance`.

use super::window;
use crate::args::number;
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Run, Template};
use hoc_vm::{HocError, Object, Value};

/// The files.
pub static FILES: [&File; 5] = [
    &File {
        name: "impedanc.hoc",
        rows: &[Row::Template(&BETWEEN), Row::Proc("makeImp1", |call| open(call, "Imp1"))],
    },
    &File {
        name: "impratio.hoc",
        rows: &[Row::Template(&RATIO), Row::Proc("makeImpRatio", |call| open(call, "ImpedanceRatio"))],
    },
    &File {
        name: "impedanx.hoc",
        rows: &[Row::Template(&ALONG), Row::Proc("makeImpx", |call| open(call, "Impx"))],
    },
    &File {
        name: "logax.hoc",
        rows: &[Row::Template(&LOGARITHMIC), Row::Proc("makelogax", |call| open(call, "LogAvsX"))],
    },
    &File {
        name: "attshape.hoc",
        rows: &[Row::Template(&SHAPE), Row::Proc("makeImpShape", |call| open(call, "ImpShape"))],
    },
];

fn open(call: &mut Call<'_, '_>, class: &str) -> Result<Value, HocError> {
    call.new_object(class, &[])?;
    done()
}

/// `inject(x)` and `measure(x)` of the accessed section, then `input(f)`, `transfer(f)`, `ratio(f)` at f Hz.
const PAIR: &[(&str, Run)] = &[
    ("init", made),
    ("inject", |call| place(call, "injected_", "inject_x_")),
    ("measure", |call| place(call, "measured_", "measure_x_")),
];
const ANSWERS: &[(&str, Run)] = &[
    ("input", |call| answer(call, "input")),
    ("transfer", |call| answer(call, "transfer")),
    ("ratio", |call| answer(call, "ratio")),
];
static RATIO: Template = Template {
    name: "ImpedanceRatio",
    public: "box, imp, shape, extended, logfmax, logfmin, logres, input, ratio, transfer, view_count, begin, flush, inject, measure, move, pl, style",
    numbers: &["extended", "logfmax", "logfmin", "logres", "inject_x_", "measure_x_", "view_count"],
    objects: "box, imp, shape, injected_, measured_, this",
    procs: PAIR,
    funcs: ANSWERS,
    shows: &["begin", "flush", "move", "pl", "style"],
    ..Template::EMPTY
};
static BETWEEN: Template = Template {
    name: "Imp1",
    public: "move_callback, extended, input, ratio, transfer, inject, map, measure",
    numbers: &["extended", "logfmax", "logfmin", "logres", "inject_x_", "measure_x_"],
    objects: "move_callback, imp, injected_, measured_, this",
    procs: PAIR,
    funcs: ANSWERS,
    shows: &["map"],
    ..Template::EMPTY
};
/// Which quantities are shown, where they are measured, and the frequencies.
const SHOWN: &[&str] = &[
    "extended",
    "inject",
    "input",
    "ratio",
    "transfer",
    "view_count",
    "measure_x_",
    "logfmax",
    "logfmin",
    "logres",
];
const MEASURED: &[(&str, Run)] =
    &[("init", made), ("measure", |call| place(call, "measured_", "measure_x_"))];
static ALONG: Template = Template {
    name: "Impx",
    public: "imp, extended, inject, input, ratio, transfer, view_count, begin, flush, measure",
    numbers: SHOWN,
    objects: "imp, measured_, this",
    procs: MEASURED,
    shows: &["begin", "flush"],
    ..Template::EMPTY
};
static LOGARITHMIC: Template = Template {
    name: "LogAvsX",
    public: "imp, move_callback, sl, extended, inject, input, ratio, transfer, view_count, begin, flush, measure",
    numbers: SHOWN,
    objects: "imp, move_callback, sl, measured_, this",
    procs: MEASURED,
    shows: &["begin", "flush"],
    ..Template::EMPTY
};
static SHAPE: Template = Template {
    name: "ImpShape",
    public: "imp, sl, extended, view_count, begin, flush, in, out, run",
    numbers: &["extended", "view_count", "logfmax", "logfmin", "logres"],
    objects: "imp, sl, this",
    procs: &[("init", |call| {
        made(call)?;
        let me = call.me()?;
        window::draw(call, &me, "sl", "SectionList")?;
        done()
    })],
    shows: &["begin", "flush"],
    missing: &["in", "out", "run"],
    ..Template::EMPTY
};

fn made(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    window::draw(call, &me, "imp", "Impedance")?;
    // 0.1 Hz to 1 kHz, five values for each factor of ten.
    for (member, x) in [("logfmin", -1.0), ("logfmax", 3.0), ("logres", 0.2)] {
        call.set_number_of(&me, member, x)?;
    }
    done()
}
/// A place of the accessed section.
fn place(call: &mut Call<'_, '_>, section: &str, x: &str) -> Result<Value, HocError> {
    let (me, at) = (call.me()?, call.number_or(1, 0.5)?);
    let held = call.cx.accessed_section()?;
    let held = call.section_ref(held);
    call.set_object_of(&me, section, Some(held))?;
    call.set_number_of(&me, x, at)?;
    done()
}
/// What an `Impedance` says of the two places; both are the middle of the accessed section until they were set.
fn answer(call: &mut Call<'_, '_>, which: &str) -> Result<Value, HocError> {
    let (me, frequency) = (call.me()?, call.number(1)?);
    let extended = call.number_of(&me, "extended")?;
    let imp = call.part(&me, "imp")?;
    let (section, x) = told(call, &me, "measured_", "measure_x_")?;
    call.cx.with_section(section, |cx| cx.call_method(&imp, "loc", &[Value::Number(x)]))?;
    call.ask(&imp, "compute", &[Value::Number(frequency), Value::Number(extended)])?;
    let (section, x) = told(call, &me, "injected_", "inject_x_")?;
    match call.cx.with_section(section, |cx| cx.call_method(&imp, which, &[Value::Number(x)]))? {
        Value::Number(x) => number(x),
        _ => done(),
    }
}
fn told(
    call: &mut Call<'_, '_>,
    me: &Object,
    section: &str,
    x: &str,
) -> Result<(nrn_model::SectionId, f64), HocError> {
    match call.object_of(me, section)? {
        Some(held) => Ok((call.section_of(&held)?, call.number_of(me, x)?)),
        None => Ok((call.cx.accessed_section()?, 0.5)),
    }
}
