//! Recording, playing, labels, printing; methods for windows that are not there.

use super::{data, edit, vector};
use crate::args::{Args, number};
use crate::classes::netcon::callback;
use crate::classes::{int, number as row, object as gives, string, this};
use crate::cx::Cx;
use crate::tables::Method;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_solver::{PlayMode, PlayTarget, RecordMode};

/// The rows.
pub const TABLE: &[Method] = &[
    gives("record", "(&var [, dt or times])", "Records a variable, from the next finitialize on.", record),
    gives(
        "play",
        "(&var [, dt or times [, continuous]])",
        "Plays into a variable, from the next finitialize on.",
        play,
    ),
    row("play_remove", "()", "Ends recording and playing.", |cx, v, _| {
        let id = vector(cx, v)?;
        cx.engine.sim.stop_recording(id);
        cx.engine.sim.stop_playing(id);
        number(1.0)
    }),
    string("label", "([text])", "Sets or gives the label.", |cx, v, args| {
        if args.has(1) {
            let text = args.text(cx, 1)?.to_string();
            edit(cx, v, |own| own.label = text)?;
        }
        let id = vector(cx, v)?;
        crate::args::text(
            cx.engine.sim.vectors.get(id).map_or("", |own| own.label.as_str()).to_owned().as_str(),
        )
    }),
    int("printf", "([File,] [format] [, first, last])", "Prints the numbers.", printf),
    int("scanf", "(File [, n [, column, columns]])", "Reads numbers from a file.", |cx, v, args| {
        let file = args.some_object(cx, 1)?;
        let n = if args.has(2) { args.number(2)? } else { -1.0 };
        let (column, columns) = (args.number_or(3, 1.0)? as usize, args.number_or(4, 1.0)? as usize);
        let found = crate::classes::file::scan_numbers(cx, &file, n, column, columns)?;
        let count = found.len() as f64;
        edit(cx, v, |own| own.replace(found))?;
        number(count)
    }),
    int("vwrite", "(File [, kind])", "Writes the numbers in binary.", |cx, v, args| {
        let file = args.some_object(cx, 1)?;
        let own = data(cx, v)?.to_vec();
        crate::classes::file::write_binary(cx, &file, &own, args.number_or(2, 4.0)? as i64)?;
        number(1.0)
    }),
    int("vread", "(File)", "Reads what vwrite wrote.", |cx, v, args| {
        let file = args.some_object(cx, 1)?;
        let found = crate::classes::file::read_binary(cx, &file)?;
        let ok = f64::from(found.is_some());
        if let Some(found) = found {
            edit(cx, v, |own| own.replace(found))?;
        }
        number(ok)
    }),
    gives("line", "(Graph, ...)", "No effect: there is no window.", |_, v, _| this(v)),
    gives("plot", "(Graph, ...)", "No effect: there is no window.", |_, v, _| this(v)),
    gives("mark", "(Graph, ...)", "No effect: there is no window.", |_, v, _| this(v)),
    gives("ploterr", "(Graph, ...)", "No effect: there is no window.", |_, v, _| this(v)),
];

/// ms between two points of a recording: a shorter one would never let time pass.
const SHORTEST_INTERVAL: f64 = 1e-9;

fn record(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    // record(point_process, &var, ...) names the owner first.
    let i = if args.is_pointer(1) { 1 } else { 2 };
    let pointer = args.pointer(i)?;
    let handle = cx.engine.handle_of(&pointer)?;
    let mode = if args.is_number(i + 1) {
        let interval = args.number(i + 1)?;
        if interval.is_nan() || interval < SHORTEST_INTERVAL {
            return Err(texts::argument_out_of_range());
        }
        RecordMode::Interval(interval)
    } else if args.is_object(i + 1) && args.foreign_section(cx, i + 1).is_none() {
        RecordMode::At(args.vector(cx, i + 1)?)
    } else {
        RecordMode::EveryStep
    };
    let id = vector(cx, v)?;
    cx.engine.sim.record(id, handle, mode).map_err(crate::solver::unwrap)?;
    this(v)
}
fn play(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let id = vector(cx, v)?;
    let i = if args.is_pointer(1) || args.is_text(1) || args.is_number(1) { 1 } else { 2 };
    if args.is_number(i) {
        // play(index): the older form names an element of the statement list; nothing plays.
        return this(v);
    }
    let target = match callback_or_pointer(cx, args, i)? {
        Some(callback) => PlayTarget::Hook(cx.engine.hooks.add(callback)),
        None => {
            let pointer = args.pointer(i)?;
            PlayTarget::Variable(cx.engine.handle_of(&pointer)?)
        }
    };
    let mode = if args.is_number(i + 1) {
        PlayMode::Interval(args.number(i + 1)?)
    } else {
        let times = args.vector(cx, i + 1)?;
        if args.is_number(i + 2) && args.number(i + 2)? != 0.0 {
            PlayMode::Continuous { times, discontinuities: None }
        } else if args.is_object(i + 2) && args.foreign_section(cx, i + 2).is_none() {
            PlayMode::Continuous { times, discontinuities: Some(args.vector(cx, i + 2)?) }
        } else {
            PlayMode::At(times)
        }
    };
    cx.engine.sim.play(id, target, mode).map_err(crate::solver::unwrap)?;
    this(v)
}
fn callback_or_pointer(
    cx: &mut Cx<'_>,
    args: &Args<'_>,
    i: usize,
) -> Result<Option<crate::Callback>, HocError> {
    if args.is_pointer(i) {
        return Ok(None);
    }
    let Some(found) = callback(cx, args, i)? else {
        return Err(texts::bad_argument_type(i, "pointer or statement"));
    };
    // `$1` in a played statement is the value.
    Ok(Some(match found {
        crate::Callback::Statement(text, this) => {
            crate::Callback::Statement(text.replace("$1", "hoc_ac_"), this)
        }
        other => other,
    }))
}
fn printf(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let has_file = args.is_object(1);
    let mut i = if has_file { 2 } else { 1 };
    let format = if args.is_text(i) { Some(args.text(cx, i)?) } else { None };
    i += usize::from(format.is_some());
    let span = edit::span(cx, v, args, i)?;
    let own = data(cx, v)?[span].to_vec();
    let mut text = String::new();
    for (n, x) in own.iter().enumerate() {
        match &format {
            Some(format) => text.push_str(&crate::format::one(format, *x)),
            None => {
                text.push_str(&format!("{}\t", crate::format::number(*x)));
                if n % 5 == 4 {
                    text.push('\n');
                }
            }
        }
    }
    if format.is_none() {
        text.push('\n');
    }
    if has_file {
        let file = args.some_object(cx, 1)?;
        crate::classes::file::write_text(cx, &file, &text)?;
    } else {
        (cx.engine.output)(&text);
    }
    number(own.len() as f64)
}
