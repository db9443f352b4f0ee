//! Features of an action potential that fits compare. NEURON's Vectors have these methods once
//! `install_vector_fitness()` was called; here they always have them.

use super::{data, numbers};
use crate::args::{Args, number};
use crate::classes::number as row;
use crate::cx::Cx;
use crate::tables::Method;
use hoc_vm::{HocError, Object, Value};
use nrn_objects::fitness;

/// The rows.
pub const TABLE: &[Method] = &[
    row("width", "(x, level)", "How long the course stays above a level.", |cx, v, args| {
        let (x, level) = (numbers(cx, args, 1)?, args.number(2)?);
        let y = data(cx, v)?;
        let found = if x.len() == y.len() { fitness::width(y, &x, level) } else { None };
        number(found.unwrap_or(0.0))
    }),
    row("firstpeak", "()", "Index of the first maximum at or above -20.", |cx, v, _| {
        number(fitness::first_peak(data(cx, v)?) as f64)
    }),
    row(
        "xfitness",
        "(x, peak, ys, xs)",
        "Squared differences of where the course reaches ordinates.",
        |cx, v, args| error(cx, v, args, fitness::error_in_x),
    ),
    row(
        "yfitness",
        "(x, peak, ys, xs)",
        "Squared differences of the course at abscissae relative to the peak.",
        |cx, v, args| error(cx, v, args, fitness::error_in_y),
    ),
];

type Measure = fn(&[f64], &[f64], f64, &[f64], &[f64]) -> f64;

fn error(cx: &mut Cx<'_>, v: &Object, args: &Args<'_>, of: Measure) -> Result<Value, HocError> {
    let (x, peak) = (numbers(cx, args, 1)?, args.number(2)?);
    let (ys, xs) = (numbers(cx, args, 3)?, numbers(cx, args, 4)?);
    let y = data(cx, v)?;
    if x.len() != y.len() {
        return Err(HocError::new("vectors not same size"));
    }
    number(of(y, &x, peak, &ys, &xs))
}
