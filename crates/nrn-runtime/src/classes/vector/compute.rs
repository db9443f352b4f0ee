//! Arithmetic, statistics, and Vectors as sampled functions.

use super::edit::both;
use super::{data, edit as change, new_vector, numbers};
use crate::args::{Args, MOST_ELEMENTS, number, truth as yes};
use crate::classes::{int, number as row, object as gives, this};
use crate::cx::Cx;
use crate::tables::Method;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_objects::{signal, statistics as stat};
use std::rc::Rc;

macro_rules! each {
    ($name:literal, $doc:literal, $f:expr) => {
        gives($name, "([source])", $doc, |cx, v, args| map(cx, v, args, $f))
    };
}

/// The rows.
pub const TABLE: &[Method] = &[
    gives("add", "(number or Vector)", "Adds.", |cx, v, args| combine(cx, v, args, "add", |a, b| a + b)),
    gives("sub", "(number or Vector)", "Subtracts.", |cx, v, args| combine(cx, v, args, "sub", |a, b| a - b)),
    gives("mul", "(number or Vector)", "Multiplies.", |cx, v, args| {
        combine(cx, v, args, "mult", |a, b| a * b)
    }),
    gives("div", "(number or Vector)", "Divides.", |cx, v, args| combine(cx, v, args, "div", |a, b| a / b)),
    gives("pow", "([source,] exponent)", "Raises to a power.", |cx, v, args| {
        let exponent = args.number(args.len())?;
        if exponent == 0.5 {
            let source = if args.len() > 1 { numbers(cx, args, 1)? } else { data(cx, v)?.to_vec() };
            roots_exist(&source)?;
        }
        if exponent == -1.0 {
            let source = if args.len() > 1 { numbers(cx, args, 1)? } else { data(cx, v)?.to_vec() };
            if source.contains(&0.0) {
                // The text is NEURON's, about another method.
                return Err(
                    HocError::new("Vector Invalid comparator in .where()\n").hint("1/0: an element is 0")
                );
            }
        }
        let power = move |x: f64| if exponent == 2.0 { x * x } else { x.powf(exponent) };
        map_from(cx, v, args, args.len() > 1, &power)
    }),
    gives("sqrt", "([source])", "Square roots.", |cx, v, args| {
        let source = if args.is_object(1) { numbers(cx, args, 1)? } else { data(cx, v)?.to_vec() };
        roots_exist(&source)?;
        map(cx, v, args, f64::sqrt)
    }),
    each!("log", "Natural logarithms.", |x| if x < 0.0 { f64::NAN } else { x.ln() }),
    each!("log10", "Decimal logarithms.", |x| if x < 0.0 { f64::NAN } else { x.log10() }),
    each!("abs", "Absolute values.", f64::abs),
    each!("tanh", "Hyperbolic tangents.", f64::tanh),
    each!("floor", "Rounds down.", f64::floor),
    gives("sin", "(freq, phase [, dt])", "A sine wave: frequency in Hz, dt in ms.", |cx, v, args| {
        let (freq, phase, dt) = (args.number(1)?, args.number(2)?, args.number_or(3, 1.0)?);
        let period = 2.0 * std::f64::consts::PI / 1000.0 * freq * dt;
        change(cx, v, |own| {
            own.data_mut().iter_mut().enumerate().for_each(|(i, x)| *x = (period * i as f64 + phase).sin())
        })?;
        this(v)
    }),
    row("scale", "(low, high)", "Scales to a range; returns the factor.", scale),
    row("eq", "(Vector)", "Are all elements equal?", |cx, v, args| {
        let (other, e) = (numbers(cx, args, 1)?, cx.vm.float_epsilon());
        let own = data(cx, v)?;
        yes(own.len() == other.len() && own.iter().zip(&other).all(|(a, b)| (a - b).abs() <= e))
    }),
    row("sum", "([first, last])", "Sum.", |cx, v, args| match args.is_empty() {
        // The sum of nothing is 0, not -0.
        true => number(stat::sum(data(cx, v)?) + 0.0),
        false => number(stat::sum(&chosen(cx, v, args)?)),
    }),
    row("sumsq", "([first, last])", "Sum of squares.", |cx, v, args| {
        number(stat::sum_of_squares(&chosen(cx, v, args)?) + 0.0)
    }),
    row("mean", "([first, last])", "Mean.", |cx, v, args| {
        let x = chosen(cx, v, args)?;
        if x.is_empty() { Err(too_short(0)) } else { number(stat::mean(&x)) }
    }),
    row("var", "([first, last])", "Variance.", |cx, v, args| variance(cx, v, args, |x, _| x)),
    row("stdev", "([first, last])", "Standard deviation.", |cx, v, args| {
        variance(cx, v, args, |x, _| x.sqrt())
    }),
    row("stderr", "([first, last])", "Standard error of the mean.", |cx, v, args| {
        variance(cx, v, args, |x, n| (x / n).sqrt())
    }),
    row("min", "([first, last])", "Smallest element.", |cx, v, args| {
        extreme(cx, v, args, stat::min_index, false)
    }),
    row("max", "([first, last])", "Largest element.", |cx, v, args| {
        extreme(cx, v, args, stat::max_index, false)
    }),
    int("min_ind", "([first, last])", "Position of the smallest element.", |cx, v, args| {
        extreme(cx, v, args, stat::min_index, true)
    }),
    int("max_ind", "([first, last])", "Position of the largest element.", |cx, v, args| {
        extreme(cx, v, args, stat::max_index, true)
    }),
    row("median", "()", "Median of all elements.", |cx, v, _| {
        number(stat::median(data(cx, v)?).ok_or_else(|| too_short(0))?)
    }),
    row("mag", "()", "Length as a vector.", |cx, v, _| {
        number((stat::sum_of_squares(data(cx, v)?) + 0.0).sqrt())
    }),
    row("dot", "(Vector)", "Scalar product.", |cx, v, args| {
        let other = numbers(cx, args, 1)?;
        let own = data(cx, v)?;
        let other = other.get(..own.len()).ok_or_else(texts::vector_lengths_differ)?;
        number(stat::dot(own, other) + 0.0)
    }),
    row("meansqerr", "(Vector [, weights])", "Mean squared difference.", |cx, v, args| {
        let other = numbers(cx, args, 1)?;
        let weights = if args.has(2) { Some(numbers(cx, args, 2)?) } else { None };
        let n = data(cx, v)?.len();
        let part = |x: &[f64]| -> Result<Vec<f64>, HocError> {
            let part = x
                .get(..n)
                .filter(|part| !part.is_empty())
                .ok_or_else(|| HocError::new("Vector Vector argument too small\n"));
            Ok(part?.to_vec())
        };
        let other = part(&other)?;
        let weights = weights.map(|w| part(&w)).transpose()?;
        number(stat::mean_square_error(data(cx, v)?, &other, weights.as_deref()))
    }),
    gives(
        "interpolate",
        "(xs, source_xs [, source])",
        "Values of a piecewise linear function.",
        |cx, v, args| {
            let (at, xs) = (numbers(cx, args, 1)?, numbers(cx, args, 2)?);
            let ys = if args.has(3) { numbers(cx, args, 3)? } else { data(cx, v)?.to_vec() };
            let foreign = !args.has(3) || args.some_object(cx, 3)?.id() != v.id();
            if !at.is_empty() && (xs.is_empty() || (foreign && ys.len() < xs.len())) {
                let len = ys.len().min(xs.len());
                return Err(texts::beyond_vector(&cx.object_name(v), "interpolate", len, len));
            }
            change(cx, v, |own| own.replace(signal::interpolate(&at, &xs, &ys)))?;
            this(v)
        },
    ),
    gives("deriv", "([source,] [dx] [, method])", "Differences divided by dx.", |cx, v, args| {
        let (source, i) = source(cx, v, args)?;
        let dx = args.number_or(i, 1.0)?;
        let method = if args.has(i + 1) { args.number_in(i + 1, 1.0, 2.0)? as i64 } else { 2 };
        if source.len() < 2 {
            return Err(HocError::new("Can't take derivative of Vector with less than two points"));
        }
        let result = if method == 1 {
            signal::forward_difference(&source, dx)
        } else {
            signal::central_difference(&source, dx)
        };
        change(cx, v, |own| own.replace(result))?;
        this(v)
    }),
    gives("integral", "([source,] [dx])", "Running sum times dx.", |cx, v, args| {
        let (source, i) = source(cx, v, args)?;
        let dx = args.number_or(i, 1.0)?;
        if source.is_empty() {
            return Err(texts::beyond_vector(&cx.object_name(v), "integral", 0, 0));
        }
        change(cx, v, |own| own.replace(signal::integral(&source, dx)))?;
        this(v)
    }),
    gives("medfltr", "([source,] [points])", "Running median.", |cx, v, args| {
        let (source, i) = source(cx, v, args)?;
        let points = args.number_or(i, 3.0)? as usize;
        change(cx, v, |own| own.replace(signal::median_filter(&source, points)))?;
        this(v)
    }),
    gives("rebin", "([source,] factor)", "Sums of groups of neighbours.", |cx, v, args| {
        let (source, i) = source(cx, v, args)?;
        // A negative factor leaves nothing, as in NEURON.
        let factor = args.number(i)?;
        let result = if factor < 1.0 { Vec::new() } else { signal::rebin(&source, factor as usize) };
        change(cx, v, |own| own.replace(result))?;
        this(v)
    }),
    gives("spikebin", "(source, threshold)", "1 where it rises above a threshold.", |cx, v, args| {
        let (source, threshold) = (numbers(cx, args, 1)?, args.number(2)?);
        change(cx, v, |own| own.replace(signal::spike_bin(&source, threshold)))?;
        this(v)
    }),
    gives("hist", "(source, from, n, width)", "How many numbers fall into each bin.", |cx, v, args| {
        super::edit::not_itself(cx, v, args, 1, "hist")?;
        let source = numbers(cx, args, 1)?;
        let bins =
            signal::histogram(&source, args.number(2)?, args.index(3)?, args.number_in(4, 1e-99, 9e99)?);
        change(cx, v, |own| own.replace(bins))?;
        this(v)
    }),
    gives(
        "histogram",
        "(low, high, width)",
        "A new Vector with how many numbers fall into each bin.",
        |cx, v, args| {
            let (low, high, width) = (args.number(1)?, args.number(2)?, args.number(3)?);
            let n = ((high - low) / width).floor();
            if width <= 0.0 || width > high - low || !(0.0..MOST_ELEMENTS as f64).contains(&n) {
                return Err(texts::argument_out_of_range());
            }
            // One more bin on either side; what lies beyond them is not counted.
            let bins = signal::histogram(data(cx, v)?, low - width, n as usize + 2, width);
            let object = new_vector(cx, bins);
            this(&object)
        },
    ),
    gives(
        "sumgauss",
        "(low, high, step, variance [, weights])",
        "Sum of normal densities around each number.",
        |cx, v, args| {
            let weights = if args.has(5) { Some(numbers(cx, args, 5)?) } else { None };
            let low = args.number(1)?;
            let (high, step) = (args.number_in(2, low, 9e99)?, args.number_in(3, 1e-99, 9e99)?);
            let variance = args.number_in(4, 0.0, 9e99)?;
            if (high - low) / step > MOST_ELEMENTS as f64 {
                return Err(texts::too_many_elements((high - low) / step));
            }
            let n = data(cx, v)?.len();
            if let Some(short) = weights.as_ref().map(Vec::len).filter(|len| *len < n) {
                return Err(texts::beyond_vector(&cx.object_name(v), "sumgauss", short, short));
            }
            let result = signal::sum_gauss(data(cx, v)?, low, high, step, variance, weights.as_deref());
            let object = new_vector(cx, result);
            this(&object)
        },
    ),
    gives("apply", "(function [, first, last])", "Applies a function to each element.", |cx, v, args| {
        if args.has(4) {
            return Err(HocError::new("Too many parameters to apply method."));
        }
        let function = Applied::new(cx, args)?;
        for i in both(cx, v, args, 2)? {
            let x = data(cx, v)?.get(i).copied().unwrap_or(0.0);
            let y = function.call(cx, x)?;
            change(cx, v, |own| {
                if let Some(place) = own.data_mut().get_mut(i) {
                    *place = y;
                }
            })?;
        }
        this(v)
    }),
    row(
        "reduce",
        "(function [, base [, first, last]])",
        "base plus the sum of a function of each element.",
        |cx, v, args| {
            let function = Applied::new(cx, args)?;
            let mut total = args.number_or(2, 0.0)?;
            let all = data(cx, v)?.to_vec();
            let first = args.number_or(3, 0.0)?.max(0.0) as usize;
            let last = args.number_or(4, all.len() as f64 - 1.0)?.max(-1.0);
            for x in all.iter().copied().take((last + 1.0) as usize).skip(first) {
                total += function.call(cx, x)?;
            }
            number(total)
        },
    ),
    gives("setrand", "(random [, from, to])", "Fills with random numbers.", |cx, v, args| {
        draw_each(cx, v, args, |place, x| *place = x)
    }),
    gives("addrand", "(random [, from, to])", "Adds random numbers.", |cx, v, args| {
        draw_each(cx, v, args, |place, x| *place += x)
    }),
];

/// A random number for each of the elements that arguments 2 and 3 choose.
fn draw_each(
    cx: &mut Cx<'_>,
    v: &Object,
    args: &Args<'_>,
    put: fn(&mut f64, f64),
) -> Result<Value, HocError> {
    let random = args.object(cx, 1)?.ok_or_else(|| texts::no_object_of("Random"))?;
    for i in both(cx, v, args, 2)? {
        let x = crate::classes::random::draw(cx, &random)?;
        change(cx, v, |own| own.data_mut().get_mut(i).into_iter().for_each(|place| put(place, x)))?;
    }
    this(v)
}

/// The elements that arguments 1 and 2 choose, copied.
fn chosen(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Vec<f64>, HocError> {
    let span = both(cx, v, args, 1)?;
    Ok(data(cx, v)?[span].to_vec())
}
fn too_short(n: usize) -> HocError {
    HocError::new(format!("Vector must have size > {n}"))
}
fn roots_exist(x: &[f64]) -> Result<(), HocError> {
    match x.iter().any(|x| *x < 0.0) {
        true => Err(HocError::new("sqrt argument out of domain")),
        false => Ok(()),
    }
}
/// Is there such a function?
/// What each element is given to: a function of HOC, by its name, or a callable of another language.
enum Applied {
    Named(Rc<str>),
    Foreign(Rc<dyn crate::Foreign>),
}

impl Applied {
    /// Argument 1.
    fn new(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Applied, HocError> {
        if let Some(thing) = args.foreign(cx, 1) {
            return Ok(Applied::Foreign(thing));
        }
        if args.is_object(1) {
            let Some(object) = args.object(cx, 1)? else {
                return Err(HocError::new("Expecting string argument"));
            };
            return Err(HocError::new(format!("{}  is not a Python Object", cx.object_name(&object))));
        }
        if !args.is_text(1) {
            args.value(1)?;
            return Err(HocError::new("apply: first argument must be a HOC string or a Python callable"));
        }
        let name = args.text(cx, 1)?;
        match cx.lookup(&name) {
            Some(crate::Named::Callable) => Ok(Applied::Named(name)),
            _ => Err(HocError::new(format!("{name}  is undefined"))),
        }
    }
    fn call(&self, cx: &mut Cx<'_>, x: f64) -> Result<f64, HocError> {
        match self {
            Applied::Named(name) => Ok(match cx.call(name, &[Value::Number(x)])? {
                Value::Number(y) => y,
                _ => 0.0,
            }),
            Applied::Foreign(thing) => match thing.call(cx, &[Value::Number(x)])? {
                Value::Number(y) => Ok(y),
                _ => Err(HocError::new("Expected a numeric result from Python function")),
            },
        }
    }
}
/// The Vector that is argument 1, or the object's own numbers; and where the other arguments begin.
fn source(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<(Vec<f64>, usize), HocError> {
    if args.is_object(1) { Ok((numbers(cx, args, 1)?, 2)) } else { Ok((data(cx, v)?.to_vec(), 1)) }
}
fn combine(
    cx: &mut Cx<'_>,
    v: &Object,
    args: &Args<'_>,
    name: &str,
    f: fn(f64, f64) -> f64,
) -> Result<Value, HocError> {
    if args.is_number(1) {
        let b = args.number(1)?;
        if name == "div" && b == 0.0 {
            return Err(HocError::new("Vector Division by zero"));
        }
        change(cx, v, |own| own.data_mut().iter_mut().for_each(|a| *a = f(*a, b)))?;
    } else if !args.is_text(1) {
        // Nothing happens with a string, as in NEURON.
        let other = numbers(cx, args, 1)?;
        if data(cx, v)?.len() != other.len() {
            return Err(HocError::new(format!("Vector Vector argument to .{name}() wrong size\n")));
        }
        change(cx, v, |own| own.data_mut().iter_mut().zip(&other).for_each(|(a, b)| *a = f(*a, *b)))?;
    }
    this(v)
}
fn map(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>, f: fn(f64) -> f64) -> Result<Value, HocError> {
    map_from(cx, v, args, args.is_object(1), &f)
}
fn map_from(
    cx: &mut Cx<'_>,
    v: &Object,
    args: &Args<'_>,
    from: bool,
    f: &dyn Fn(f64) -> f64,
) -> Result<Value, HocError> {
    if from {
        let source = numbers(cx, args, 1)?;
        change(cx, v, |own| own.replace(source))?;
    }
    change(cx, v, |own| own.data_mut().iter_mut().for_each(|x| *x = f(*x)))?;
    this(v)
}
fn scale(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (low, high) = (args.number(1)?, args.number(2)?);
    let own = data(cx, v)?;
    let (Some(a), Some(b)) = (stat::min_index(own), stat::max_index(own)) else { return number(0.0) };
    let (min, max) = (own[a], own[b]);
    let factor = if max > min { (high - low) / (max - min) } else { 0.0 };
    if max > min {
        change(cx, v, |own| own.data_mut().iter_mut().for_each(|x| *x = (*x - min) * factor + low))?;
    }
    number(factor)
}
fn variance(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>, f: fn(f64, f64) -> f64) -> Result<Value, HocError> {
    let x = chosen(cx, v, args)?;
    let variance = stat::variance(&x).ok_or_else(|| match args.is_empty() {
        true => too_short(1),
        false => HocError::new("end - start must be > 1"),
    })?;
    number(f(variance, x.len() as f64))
}
fn extreme(
    cx: &mut Cx<'_>,
    v: &Object,
    args: &Args<'_>,
    which: fn(&[f64]) -> Option<usize>,
    wants_index: bool,
) -> Result<Value, HocError> {
    let span = both(cx, v, args, 1)?;
    let own = &data(cx, v)?[span.clone()];
    // Nothing has the extreme 0, at position -1.
    let Some(ix) = which(own) else { return number(if wants_index { -1.0 } else { 0.0 }) };
    number(if wants_index { (span.start + ix) as f64 } else { own[ix] })
}
