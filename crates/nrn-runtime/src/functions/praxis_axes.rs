//! `pval_praxis`: the principal axes of a function around its smallest value, from how it curves there.

use super::praxis::Problem;
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_objects::matrix::{Full, eigen};

/// Principal axes, the one along which the function grows slowest first.
pub struct Axes(Vec<Axis>);

struct Axis {
    /// The function grows by this times the square of the way.
    growth: f64,
    /// Of length 1.
    direction: Vec<f64>,
}

/// `pval_praxis(i [, &axis or Vector])`
pub fn value(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    args.number(1)?;
    let problem = cx.engine.praxis.last.clone();
    let n = problem.as_ref().map_or(0, |problem| problem.places.len());
    let i = args.number_in(1, 0.0, n as f64 - 1.0)? as usize;
    if let (Some(problem), None) = (problem, &cx.engine.praxis.axes) {
        let axes = axes(cx, &problem)?;
        cx.engine.praxis.axes = Some(axes);
    }
    let axis = cx.engine.praxis.axes.as_ref().and_then(|axes| axes.0.get(i));
    let axis = axis.ok_or_else(texts::argument_out_of_range)?;
    let (growth, direction) = (axis.growth, axis.direction.clone());
    if args.is_pointer(2) {
        let places = super::praxis::places(cx, &args.pointer(2)?, n);
        for (place, x) in places.iter().zip(direction) {
            cx.write(place, x)?;
        }
    } else if args.has(2) {
        let vector = args.vector(cx, 2)?;
        if let Some(vector) = cx.engine.sim.vectors.get_mut(vector) {
            vector.assign(&direction);
        }
    }
    number(growth)
}

/// The function is evaluated around the place where its numbers are; they are put back.
fn axes(cx: &mut Cx<'_>, problem: &Problem) -> Result<Axes, HocError> {
    let mut x = Vec::with_capacity(problem.places.len());
    for place in &problem.places {
        x.push(cx.read(place)?);
    }
    let curvature = curvature(cx, problem, &x);
    for (place, x) in problem.places.iter().zip(&x) {
        cx.write(place, *x)?;
    }
    let (values, vectors) = eigen::eigen(&curvature?);
    let axis = |(i, value): (usize, &f64)| Axis {
        growth: value / 2.0,
        direction: vectors.column(i).iter().copied().collect(),
    };
    let mut axes: Vec<Axis> = values.iter().enumerate().map(axis).collect();
    axes.sort_by(|a, b| a.growth.total_cmp(&b.growth));
    Ok(Axes(axes))
}

/// Second derivatives, by differences.
fn curvature(cx: &mut Cx<'_>, problem: &Problem, x: &[f64]) -> Result<Full, HocError> {
    let n = x.len();
    let step: Vec<f64> = x.iter().map(|x| 1e-4 * x.abs().max(1.0)).collect();
    let mut at = |moves: &[(usize, f64)]| {
        let mut moved = x.to_vec();
        for (i, times) in moves {
            moved[*i] += times * step[*i];
        }
        problem.value(cx, &moved)
    };
    let here = at(&[])?;
    let mut curvature = Full::zeros(n, n);
    for i in 0..n {
        let (above, below) = (at(&[(i, 1.0)])?, at(&[(i, -1.0)])?);
        curvature[(i, i)] = (above - 2.0 * here + below) / (step[i] * step[i]);
        for j in 0..i {
            let same = at(&[(i, 1.0), (j, 1.0)])? + at(&[(i, -1.0), (j, -1.0)])?;
            let opposite = at(&[(i, 1.0), (j, -1.0)])? + at(&[(i, -1.0), (j, 1.0)])?;
            let mixed = (same - opposite) / (4.0 * step[i] * step[j]);
            curvature[(i, j)] = mixed;
            curvature[(j, i)] = mixed;
        }
    }
    Ok(curvature)
}
