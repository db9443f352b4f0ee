//! Recording, playing, labels, printing; methods for windows that are not there.

use super::{data, edit, vector};
use crate::args::{Args, number};
use crate::classes::file_numbers;
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
    int("scanf", "(File [, n] [, column, columns])", "Reads numbers from a file.", |cx, v, args| {
        let (n, i) = match args.len() {
            0 | 1 => (-1.0, 2),
            3 => (-1.0, 2),
            _ => (args.number(2)?, 3),
        };
        let column = if args.has(i) { args.index(i)?.max(1) } else { 1 };
        let columns = if args.has(i + 1) { args.index(i + 1)?.max(1) } else { 1 };
        let found = file_numbers::scan_numbers(cx, args, n, column, columns)?;
        let count = found.len() as f64;
        edit(cx, v, |own| own.replace(found))?;
        number(count)
    }),
    row(
        "vwrite",
        "(File [, kind])",
        "Writes the numbers in binary: 1 in 8 bits, 2 in 16, 3 float, 4 double, 5 int.",
        |cx, v, args| {
            let own = data(cx, v)?.to_vec();
            if own.is_empty() {
                return Err(texts::beyond_vector(&cx.object_name(v), "vwrite", 0, 0));
            }
            let kind = if args.has(2) { args.number_in(2, 1.0, 5.0)? as i32 } else { 4 };
            file_numbers::write_vector(cx, args, &own, kind)?;
            number(1.0)
        },
    ),
    row("vread", "(File)", "Reads what vwrite wrote.", |cx, v, args| {
        let found = file_numbers::read_vector(cx, args)?;
        let ok = f64::from(found.is_some());
        if let Some(found) = found {
            edit(cx, v, |own| own.replace(found))?;
        }
        number(ok)
    }),
    gives("line", "(Graph [, x or increment] [, color, brush])", "A curve of its numbers.", |cx, v, args| {
        let _ = crate::classes::gui::vector_lines::line(cx, v, args, false);
        this(v)
    }),
    gives("plot", "(Graph [, x or increment] [, color, brush])", "A curve of its numbers.", |cx, v, args| {
        let _ = crate::classes::gui::vector_lines::line(cx, v, args, true);
        this(v)
    }),
    gives(
        "mark",
        "(Graph, x or increment [, style, size, color, brush])",
        "Marks at its numbers.",
        |cx, v, args| {
            let _ = crate::classes::gui::vector_lines::mark(cx, v, args);
            this(v)
        },
    ),
    gives(
        "ploterr",
        "(Graph, x, error [, size, color, brush])",
        "Error bars at its numbers.",
        |cx, v, args| {
            let _ = crate::classes::gui::vector_lines::bars(cx, v, args);
            this(v)
        },
    ),
];

/// ms between two points of a recording: a shorter one would never let time pass.
const SHORTEST_INTERVAL: f64 = 1e-9;

fn record(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    // record(point_process, &var, ...) names the owner first.
    if args.is_number(1) {
        return Err(HocError::new(
            "Vector.record: A number was provided instead of a pointer.\nDid you forget an _ref_ (Python) or an & (HOC)?",
        ));
    }
    let i = 1 + usize::from(has_owner(cx, args)?);
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
    if args.is_number(1) {
        // play(index): the older form names an element of the statement list; nothing plays.
        return this(v);
    }
    // Something else that can be called is played into, as a statement is.
    let i = if args.is_object(1) && args.foreign(cx, 1).is_some() {
        2
    } else {
        1 + usize::from(has_owner(cx, args)?)
    };
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
/// Is the first argument an object, the point process that owns the variable? The error of another object.
fn has_owner(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<bool, HocError> {
    args.value(1)?;
    if !args.is_object(1) || args.foreign(cx, 1).is_some() || args.foreign_section(cx, 1).is_some() {
        return Ok(args.is_object(1));
    }
    let owner = args.object(cx, 1)?.and_then(|owner| cx.point_process(&owner));
    owner.map(|_| true).ok_or_else(texts::not_a_point_process)
}
fn callback_or_pointer(
    cx: &mut Cx<'_>,
    args: &Args<'_>,
    i: usize,
) -> Result<Option<crate::Callback>, HocError> {
    if args.is_pointer(i) {
        return Ok(None);
    }
    // What follows the statement are times, not an object to run it in.
    let found = match args.is_text(i) {
        true => {
            let text = args.text(cx, i)?.to_string();
            let this = cx.vm.this();
            Some(crate::Callback::Statement(text, this.map(|o| o.downgrade())))
        }
        false => callback(cx, args, i)?,
    };
    let Some(found) = found else {
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
/// What is wrong with a format for one real number.
pub fn wrong_format(format: &str) -> Option<&'static str> {
    let mut rest = format;
    let mut n = 0;
    while let Some(at) = rest.find('%') {
        let tail = rest[at + 1..].trim_start_matches(|c: char| "-+ #0123456789.lL".contains(c));
        let letter = tail.chars().next().unwrap_or('\0');
        if letter != '%' {
            n += 1;
            if !"eEfFgGaA".contains(letter) {
                return Some("invalid format specifier");
            }
        }
        rest = tail.get(letter.len_utf8()..).unwrap_or_default();
    }
    (n > 1).then_some("argument not found")
}
fn printf(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let has_file = args.is_object(1);
    if has_file {
        crate::classes::file::file_argument(cx, args, 1)?;
    }
    let mut i = if has_file { 2 } else { 1 };
    let format = if args.is_text(i) { Some(args.text(cx, i)?) } else { None };
    i += usize::from(format.is_some());
    let span = edit::both(cx, v, args, i)?;
    let own = data(cx, v)?[span].to_vec();
    if let Some(wrong) = format.as_ref().and_then(|format| wrong_format(format))
        && !own.is_empty()
    {
        return Err(HocError::new(format!("{}::printf: {wrong}", cx.object_name(v))));
    }
    let mut text = String::new();
    for (n, x) in own.iter().enumerate() {
        match &format {
            Some(format) => text.push_str(&crate::format::one(format, *x)),
            None if has_file => text.push_str(&format!("{}\n", crate::format::number(*x))),
            None => {
                text.push_str(&format!("{}\t", crate::format::number(*x)));
                if n % 5 == 4 {
                    text.push('\n');
                }
            }
        }
    }
    if format.is_none() || has_file {
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
