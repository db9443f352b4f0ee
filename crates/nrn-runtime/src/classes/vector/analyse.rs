//! Spectra, spike trains, fits: methods that make a Vector from others.

use super::{data, edit, numbers};
use crate::args::{Args, number};
use crate::classes::file_numbers;
use crate::classes::{int, number as row, object as gives, this};
use crate::cx::Cx;
use crate::tables::Method;
use crate::texts;
use hoc_vm::{HocError, Object, Pointer, Value};
use nrn_objects::fit::{self, Shape};
use nrn_objects::{fourier, spikes};

/// The rows.
pub const TABLE: &[Method] = &[
    gives("fft", "([source,] 1 or -1)", "Fourier transform, or (-1) the way back.", |cx, v, args| {
        let (source, i) = source(cx, v, args)?;
        let forward = args.number_in(i, -1.0, 1.0)? as i32 != -1;
        put(cx, v, if forward { fourier::forward(&source) } else { fourier::inverse(&source) })
    }),
    gives(
        "convlv",
        "(source, response [, 1 or -1])",
        "Convolution with a response in wrap-around order; -1 undoes it.",
        |cx, v, args| {
            let (source, response) = (numbers(cx, args, 1)?, numbers(cx, args, 2)?);
            let result = if args.number_or(3, 1.0)? as i32 == -1 {
                fourier::deconvolve(&source, &response)
                    .ok_or_else(|| HocError::new("convlv: the response lacks a frequency"))?
            } else {
                fourier::convolve(&source, &response)
            };
            put(cx, v, result)
        },
    ),
    gives("correl", "(source [, other])", "Correlation.", |cx, v, args| {
        let source = numbers(cx, args, 1)?;
        let other = if args.has(2) { numbers(cx, args, 2)? } else { source.clone() };
        put(cx, v, fourier::correlate(&source, &other))
    }),
    gives("filter", "(source, amplitudes)", "Convolution with a filter.", |cx, v, args| {
        let (source, amplitudes) = (numbers(cx, args, 1)?, numbers(cx, args, 2)?);
        put(cx, v, fourier::filter(&source, &amplitudes))
    }),
    gives("spctrm", "(source [, size])", "Power at size frequencies.", |cx, v, args| {
        let source = numbers(cx, args, 1)?;
        let size = if args.has(2) { args.number(2)?.max(0.0) } else { (source.len() / 8) as f64 };
        let power = fourier::power(&source, size.min(source.len() as f64) as usize);
        edit(cx, v, |own| {
            if own.len() < power.len() {
                own.resize(power.len());
            }
            own.data_mut()[..power.len()].copy_from_slice(&power);
        })?;
        this(v)
    }),
    gives(
        "psth",
        "(counts, dt, trials, size)",
        "Firing rate, Hz; each bin is widened until it holds size counts.",
        |cx, v, args| {
            let counts = numbers(cx, args, 1)?;
            let half = (counts.len() / 2) as f64;
            let (dt, trials) = (args.number_in(2, 0.0, 9e99)?, args.number_in(3, 0.0, 9e99)?);
            put(cx, v, spikes::rate(&counts, dt, trials, args.number_in(4, 0.0, half)?))
        },
    ),
    gives(
        "inf",
        "(current, dt, gl, el, cm, threshold, reset [, refractory])",
        "Potential of an integrate and fire cell.",
        |cx, v, args| {
            let current = numbers(cx, args, 1)?;
            let cell = spikes::IntegrateAndFire {
                dt: args.number_in(2, 1e-99, 9e99)?,
                g: args.number(3)?,
                rest: args.number(4)?,
                c: args.number(5)?,
                threshold: args.number(6)?,
                reset: args.number(7)?,
                refractory: args.number_or(8, 0.0)?,
            };
            put(cx, v, cell.run(&current))
        },
    ),
    row(
        "trigavg",
        "(source, triggers, before, after)",
        "Mean around triggers; returns how many counted.",
        |cx, v, args| {
            let (source, triggers) = (numbers(cx, args, 1)?, numbers(cx, args, 2)?);
            let last = source.len() as f64 - 1.0;
            let (before, after) = (args.number_in(3, 0.0, last)?, args.number_in(4, 0.0, last)?);
            let (mean, n) = spikes::trigger_average(&source, &triggers, before as usize, after as usize);
            put(cx, v, mean)?;
            number(n as f64)
        },
    ),
    gives(
        "smhist",
        "(source, from, n, width, variance [, weights])",
        "Histogram, smoothed by a normal density.",
        |cx, v, args| {
            let source = numbers(cx, args, 1)?;
            let weights = if args.has(6) { Some(numbers(cx, args, 6)?) } else { None };
            if weights.as_ref().is_some_and(|w| w.len() != source.len()) {
                return Err(texts::vector_lengths_differ());
            }
            let (start, size) = (args.number(2)?, args.number_in(3, 0.0, 1e9)? as usize);
            let (step, variance) = (args.number_in(4, 1e-99, 1e99)?, args.number_in(5, 0.0, 1e99)?);
            put(cx, v, spikes::smooth_histogram(&source, start, size, step, variance, weights.as_deref()))
        },
    ),
    gives("resample", "(source, factor)", "Repeats or skips elements.", |cx, v, args| {
        let source = numbers(cx, args, 1)?;
        let factor = args.number_in(2, 0.0, (source.len() / 2) as f64)?;
        put(cx, v, spikes::resample(&source, factor))
    }),
    row(
        "fit",
        "(fitted, function, xs, &parameter, ...)",
        "Changes parameters so that a function fits; returns the mean squared error.",
        fit_points,
    ),
    int("fwrite", "(File [, first, last])", "Writes numbers as they are in memory.", |cx, v, args| {
        let span = edit::both(cx, v, args, 2)?;
        let own = data(cx, v)?[span].to_vec();
        file_numbers::write_numbers(cx, args, &own)?;
        number(own.len() as f64)
    }),
    row("fread", "(File [, n [, kind]])", "Reads numbers as they are in memory.", |cx, v, args| {
        let n = if args.has(2) { args.size(2)? } else { data(cx, v)?.len() };
        let kind = args.number_or(3, 4.0)?;
        let found = file_numbers::read_numbers(cx, args, n, kind as i64)?;
        put(cx, v, found)?;
        number(1.0)
    }),
    int(
        "scantil",
        "(File, end [, column, columns])",
        "Reads numbers until one equals end.",
        |cx, v, args| {
            let end = args.number(2)?;
            let (column, columns) =
                if args.has(4) { (args.index(3)?.max(1), args.index(4)?.max(1)) } else { (1, 1) };
            let found = file_numbers::scan_until(cx, args, end, column, columns)?;
            let n = found.len() as f64;
            put(cx, v, found)?;
            number(n)
        },
    ),
];

/// The Vector that is argument 1, or the object's own numbers; and where the other arguments begin.
fn source(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<(Vec<f64>, usize), HocError> {
    if args.is_object(1) { Ok((numbers(cx, args, 1)?, 2)) } else { Ok((data(cx, v)?.to_vec(), 1)) }
}
fn put(cx: &mut Cx<'_>, v: &Object, result: Vec<f64>) -> Result<Value, HocError> {
    edit(cx, v, |own| own.replace(result))?;
    this(v)
}
fn fit_points(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (ys, xs) = (data(cx, v)?.to_vec(), numbers(cx, args, 3)?);
    let (fitted, name) = (args.some_object(cx, 1)?, args.text(cx, 2)?);
    let shape = Shape::parse(&name);
    let places = (4..=args.len()).map(|i| args.pointer(i)).collect::<Result<Vec<Pointer>, _>>()?;
    if let Some(shape) = shape.filter(|shape| places.len() < shape.len()) {
        return Err(HocError::new(format!("Vector .fit(\"{name}\") requires {}", shape.parameters())));
    }
    if xs.len() != ys.len() {
        return Err(HocError::new("Vector Indep argument to .fit() wrong size\n"));
    }
    let mut p = places.iter().map(|place| cx.read(place)).collect::<Result<Vec<f64>, _>>()?;
    let mut value = |x: f64, p: &[f64]| match shape {
        Some(shape) => Ok(shape.value(x, p)),
        None => {
            let values: Vec<Value> = std::iter::once(&x).chain(p).map(|x| Value::Number(*x)).collect();
            match cx.call(&name, &values)? {
                Value::Number(y) => Ok(y),
                other => Err(hoc_vm::wrong_type("double", &other)),
            }
        }
    };
    let cost = fit::minimise(&mut p, |p| {
        let mut sum = 0.0;
        for (x, y) in xs.iter().zip(&ys) {
            let miss = value(*x, p)? - y;
            sum += miss * miss;
        }
        Ok(sum / xs.len() as f64)
    })?;
    let result = xs.iter().map(|x| value(*x, &p)).collect::<Result<Vec<f64>, HocError>>()?;
    for (place, x) in places.iter().zip(&p) {
        cx.write(place, *x)?;
    }
    put(cx, &fitted, result)?;
    number(cost)
}
