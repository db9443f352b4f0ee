//! Methods that change which numbers a Vector holds.

use super::{data, edit, new_vector, numbers, vector};
use crate::args::{Args, MOST_ELEMENTS, number, truth};
use crate::classes::{int, number as row, object as gives, this, truth as yes_no};
use crate::cx::Cx;
use crate::tables::Method;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_objects::select;

/// The rows.
pub const TABLE: &[Method] = &[
    int("size", "()", "Number of elements.", |cx, v, _| number(data(cx, v)?.len() as f64)),
    int("buffer_size", "([n])", "How many elements fit without moving.", buffer_size),
    gives("resize", "(n)", "Changes the number of elements; new ones are 0.", |cx, v, args| {
        let n = args.size(1)?;
        edit(cx, v, |own| own.resize(n))?;
        this(v)
    }),
    gives("append", "(number or Vector, ...)", "Appends numbers.", append),
    gives("fill", "(x [, first, last])", "Sets elements to a value.", fill),
    gives("indgen", "([first,] [last,] [step])", "0, 1, 2, ... or first, first+step, ...", indgen),
    gives("set", "(i, x)", "Sets an element.", |cx, v, args| {
        let (i, x) = (position(cx, v, args, "set")?, args.number(2)?);
        edit(cx, v, |own| own.data_mut()[i] = x)?;
        this(v)
    }),
    row("get", "(i)", "An element.", |cx, v, args| {
        let i = position(cx, v, args, "get")?;
        number(data(cx, v)?.get(i).copied().ok_or_else(texts::argument_out_of_range)?)
    }),
    gives("c", "([first, last])", "A copy.", |cx, v, args| {
        let part = part(cx, v, args, 1)?;
        let object = new_vector(cx, part);
        this(&object)
    }),
    gives("cl", "([first, last])", "A copy with the label.", |cx, v, args| {
        let part = part(cx, v, args, 1)?;
        let object = new_vector(cx, part);
        let id = vector(cx, v)?;
        let label = cx.engine.sim.vectors.get(id).map(|own| own.label.clone()).unwrap_or_default();
        edit(cx, &object, |copy| copy.label = label)?;
        this(&object)
    }),
    gives("at", "([first, last])", "A new Vector of some elements.", |cx, v, args| {
        let part = part(cx, v, args, 1)?;
        let object = new_vector(cx, part);
        this(&object)
    }),
    gives("copy", "(source [, to] [, first, last])", "Copies numbers from another Vector.", copy),
    gives("insrt", "(i, number or Vector)", "Inserts before element i.", |cx, v, args| {
        let at = args.number_in(1, 0.0, data(cx, v)?.len() as f64)? as usize;
        if args.is_text(2) {
            // Nothing happens, as in NEURON.
            return this(v);
        }
        let more = if args.is_number(2) {
            vec![args.number(2)?]
        } else {
            not_itself(cx, v, args, 2, "insrt")?;
            numbers(cx, args, 2)?
        };
        edit(cx, v, |own| own.insert(at, &more))?;
        this(v)
    }),
    gives("remove", "(first [, last])", "Removes elements.", |cx, v, args| {
        let most = data(cx, v)?.len() as f64 - 1.0;
        let first = args.number_in(1, 0.0, most)?;
        let last = if args.has(2) { args.number_in(2, first, most)? } else { first };
        let (first, last) = (first as usize, last as usize);
        edit(cx, v, |own| own.remove(first, last))?;
        this(v)
    }),
    yes_no("contains", "(x)", "Is the number in it?", |cx, v, args| {
        let (x, e) = (args.number(1)?, cx.vm.float_epsilon());
        truth(data(cx, v)?.iter().any(|own| (own - x).abs() <= e))
    }),
    gives("index", "(source, positions)", "Elements of source at some positions.", |cx, v, args| {
        let (source, at) = (numbers(cx, args, 1)?, numbers(cx, args, 2)?);
        edit(cx, v, |own| own.replace(select::pick_or_zero(&source, &at)))?;
        this(v)
    }),
    gives("ind", "(positions)", "A new Vector of the elements at some positions.", |cx, v, args| {
        let at = numbers(cx, args, 1)?;
        let picked = select::pick(data(cx, v)?, &at);
        let object = new_vector(cx, picked);
        this(&object)
    }),
    gives("where", "([source,] operator, a [, b])", "The elements that pass a test.", |cx, v, args| {
        let (source, test) = test(cx, v, args, "where")?;
        let found: Vec<f64> = source.into_iter().filter(|x| test.passes(*x)).collect();
        edit(cx, v, |own| own.replace(found))?;
        this(v)
    }),
    int(
        "indwhere",
        "(operator, a [, b])",
        "Position of the first element that passes a test, or -1.",
        |cx, v, args| {
            let (source, test) = test(cx, v, args, "indwhere")?;
            number(source.iter().position(|x| test.passes(*x)).map_or(-1.0, |i| i as f64))
        },
    ),
    gives(
        "indvwhere",
        "([source,] operator, a [, b])",
        "Positions of the elements that pass a test.",
        |cx, v, args| {
            let (source, test) = test(cx, v, args, "indvwhere")?;
            let found = (0..source.len()).filter(|i| test.passes(source[*i])).map(|i| i as f64).collect();
            edit(cx, v, |own| own.replace(found))?;
            this(v)
        },
    ),
    gives("sort", "()", "Sorts, smallest first.", |cx, v, _| {
        edit(cx, v, |own| own.data_mut().sort_by(f64::total_cmp))?;
        this(v)
    }),
    gives("sortindex", "([result])", "The positions that would sort it.", |cx, v, args| {
        let order = select::sort_index(data(cx, v)?);
        let object = if args.has(1) { args.some_object(cx, 1)? } else { new_vector(cx, Vec::new()) };
        edit(cx, &object, |own| own.replace(order))?;
        this(&object)
    }),
    gives("reverse", "()", "Reverses the order.", |cx, v, _| {
        edit(cx, v, |own| own.data_mut().reverse())?;
        this(v)
    }),
    gives(
        "rotate",
        "(n [, 0])",
        "Moves everything n places to the right, around the end (or filling with 0).",
        |cx, v, args| {
            let n = args.number(1)? as i64;
            let fills = args.has(2);
            edit(cx, v, |own| {
                if fills { select::shift(own.data_mut(), n) } else { select::rotate(own.data_mut(), n) }
            })?;
            this(v)
        },
    ),
    gives("clear", "()", "Removes all elements.", |cx, v, _| {
        edit(cx, v, |own| own.resize(0))?;
        this(v)
    }),
    gives("from_double", "(n, &x)", "Copies n numbers from a HOC array.", from_double),
];

fn buffer_size(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(1) {
        let n = args.size(1)?;
        if n < data(cx, v)?.len() {
            return Err(texts::argument_out_of_range());
        }
        edit(cx, v, |own| own.reserve(n))?;
    }
    let id = vector(cx, v)?;
    number(cx.engine.sim.vectors.get(id).map_or(0, nrn_objects::Vector::capacity) as f64)
}
fn append(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    for i in 1..=args.len() {
        if args.is_number(i) {
            let x = args.number(i)?;
            edit(cx, v, |own| own.push(x))?;
        } else if !args.is_text(i) {
            not_itself(cx, v, args, i, "append")?;
            let more = numbers(cx, args, i)?;
            let n = data(cx, v)?.len() + more.len();
            if n > MOST_ELEMENTS {
                return Err(texts::too_many_elements(n as f64));
            }
            edit(cx, v, |own| own.extend(&more))?;
        }
    }
    this(v)
}
/// Some methods refuse the Vector itself as an argument.
pub fn not_itself(
    cx: &mut Cx<'_>,
    v: &Object,
    args: &Args<'_>,
    i: usize,
    method: &str,
) -> Result<(), HocError> {
    match args.object(cx, i)?.is_some_and(|object| object.id() == v.id()) {
        true => Err(HocError::new(format!("{method}  argument needs to be copied first"))),
        false => Ok(()),
    }
}
/// Argument 1 as the position of an element.
fn position(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>, method: &str) -> Result<usize, HocError> {
    let n = data(cx, v)?.len();
    if n == 0 {
        let i = args.index(1)?;
        return Err(texts::beyond_vector(&cx.object_name(v), method, i, 0));
    }
    Ok(args.number_in(1, 0.0, n as f64 - 1.0)? as usize)
}
/// First and last position from arguments `i` and `i + 1`; all when there are none.
pub fn span(
    cx: &mut Cx<'_>,
    v: &Object,
    args: &Args<'_>,
    i: usize,
) -> Result<std::ops::Range<usize>, HocError> {
    let n = data(cx, v)?.len();
    if !args.has(i) {
        return Ok(0..n);
    }
    let most = n as f64 - 1.0;
    let first = args.number_in(i, 0.0, most)?;
    let last = if args.has(i + 1) { args.number_in(i + 1, first, most)? } else { most };
    Ok(first as usize..last as usize + 1)
}
/// The same where a first position needs a last one.
pub fn both(
    cx: &mut Cx<'_>,
    v: &Object,
    args: &Args<'_>,
    i: usize,
) -> Result<std::ops::Range<usize>, HocError> {
    if args.has(i) && !args.has(i + 1) {
        args.number_in(i, 0.0, data(cx, v)?.len() as f64 - 1.0)?;
        args.value(i + 1)?;
    }
    span(cx, v, args, i)
}
/// The elements in a span, copied.
pub fn part(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>, i: usize) -> Result<Vec<f64>, HocError> {
    let span = span(cx, v, args, i)?;
    Ok(data(cx, v)?[span].to_vec())
}
fn fill(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let x = args.number(1)?;
    let span = both(cx, v, args, 2)?;
    edit(cx, v, |own| own.data_mut()[span].fill(x))?;
    this(v)
}
fn indgen(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (first, step) = match args.len() {
        0 => (0.0, 1.0),
        1 => (0.0, args.number(1)?),
        2 => (args.number(1)?, args.number(2)?),
        _ => {
            let (first, last, step) = (args.number(1)?, args.number(2)?, args.number(3)?);
            let reach = (last - first).abs();
            args.number_in(3, -reach, reach)?;
            let n = ((last - first) / step + 1e-11).floor() + 1.0;
            if n < 0.0 {
                return Err(HocError::new("empty set"));
            }
            if step == 0.0 || n.is_nan() || n > MOST_ELEMENTS as f64 {
                return Err(HocError::new("size too large"));
            }
            edit(cx, v, |own| own.resize(n as usize))?;
            (first, step)
        }
    };
    edit(cx, v, |own| own.data_mut().iter_mut().enumerate().for_each(|(i, x)| *x = first + i as f64 * step))?;
    this(v)
}
fn copy(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let source = numbers(cx, args, 1)?;
    if args.is_vector(cx, 2) {
        return copy_by_index(cx, v, args, &source);
    }
    let n = source.len();
    let last_or_end = |i: usize| -> Result<usize, HocError> {
        let last = args.number(i)?;
        if last < 0.0 { Ok(n.saturating_sub(1)) } else { args.index(i) }
    };
    let (to, first, last, to_step, step) = match args.len() {
        1 => (0, 0, n.saturating_sub(1), 1, 1),
        2 => (args.index(2)?, 0, n.saturating_sub(1), 1, 1),
        3 => (0, args.index(2)?, last_or_end(3)?, 1, 1),
        4 => (args.index(2)?, args.index(3)?, last_or_end(4)?, 1, 1),
        _ => (
            args.index(2)?,
            args.index(3)?,
            last_or_end(4)?,
            args.number_in(5, 1.0, 1e9)? as usize,
            if args.has(6) { args.number_in(6, 1.0, 1e9)? as usize } else { 1 },
        ),
    };
    if n > 0 && first > last {
        return Err(HocError::new("Vector.copy: src_end arg smaller than src_start"));
    }
    if n > 0 && last >= n {
        return Err(texts::argument_out_of_range());
    }
    let wanted: Vec<f64> =
        if n == 0 { Vec::new() } else { source[first..=last].iter().step_by(step).copied().collect() };
    let end = if wanted.is_empty() {
        to
    } else {
        (wanted.len() - 1).saturating_mul(to_step).saturating_add(to + 1)
    };
    if end > MOST_ELEMENTS {
        return Err(texts::too_many_elements(end as f64));
    }
    edit(cx, v, |own| {
        if args.len() == 1 || own.len() < end {
            own.resize(end);
        }
        for (i, x) in wanted.iter().enumerate() {
            own.data_mut()[to + i * to_step] = *x;
        }
    })?;
    this(v)
}
/// `dest.copy(source, from_positions [, to_positions])`.
fn copy_by_index(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>, source: &[f64]) -> Result<Value, HocError> {
    let from = numbers(cx, args, 2)?;
    let to = if args.has(3) { numbers(cx, args, 3)? } else { from.clone() };
    edit(cx, v, |own| {
        for (a, b) in from.iter().zip(&to) {
            if let (Some(x), Some(place)) = (source.get(*a as usize), own.data_mut().get_mut(*b as usize)) {
                *place = *x;
            }
        }
    })?;
    this(v)
}
fn test(
    cx: &mut Cx<'_>,
    v: &Object,
    args: &Args<'_>,
    method: &str,
) -> Result<(Vec<f64>, select::Test), HocError> {
    let (source, i) = if args.is_object(1) { (numbers(cx, args, 1)?, 2) } else { (data(cx, v)?.to_vec(), 1) };
    let operator = args.text(cx, i)?;
    let b = if select::is_interval(&operator) { args.number(i + 2)? } else { 0.0 };
    let test = select::Test::parse(&operator, args.number(i + 1)?, b, cx.vm.float_epsilon());
    test.map(|t| (source, t))
        .ok_or_else(|| HocError::new(format!("Vector Invalid comparator in .{method}()\n")))
}
fn from_double(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let n = args.size(1)?;
    let pointer = args.pointer(2)?;
    let mut found = Vec::new();
    for i in 0..n {
        let place = cx.behind(&pointer, i as u32);
        found.push(cx.read(&place)?);
    }
    edit(cx, v, |own| own.replace(found))?;
    this(v)
}
