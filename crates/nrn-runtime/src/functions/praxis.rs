//! `fit_praxis` and its relatives: the smallest value of a function of several numbers, found without slopes by searching
//! along directions that adapt to the function (Powell's method).

use super::number as row;
use super::praxis_axes::Axes;
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::foreign::Foreign;
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Object, Pointer, Value};
use std::rc::Rc;

/// The rows.
pub const TABLE: &[Function] = &[
    row(
        "fit_praxis",
        "(n, function name, &x[0] or Vector [, statement]) or (callable, Vector [, statement])",
        "Changes n numbers so that function(n, &x[0]), or callable(Vector), is smallest; returns that value. The statement is executed after each round.",
        fit,
    ),
    row(
        "attr_praxis",
        "(tolerance, largest step, print) or ([seed])",
        "How fit_praxis searches; returns 0, or the seed that was set before (nothing is drawn).",
        attributes,
    ),
    row(
        "pval_praxis",
        "(i [, &axis or Vector])",
        "How fast the function of the last fit_praxis grows along a principal axis, the slowest first; gives the axis too.",
        super::praxis_axes::value,
    ),
    row(
        "stop_praxis",
        "([n])",
        "fit_praxis, the running one or else the next, ends after n rounds (1); 0 takes that back. Returns what it was.",
        |cx, args| {
            let before = cx.engine.praxis.rounds.unwrap_or(0);
            stop_after(cx, args.number_or(1, 1.0)?);
            number(before as f64)
        },
    ),
];

/// How to search, and what was found.
#[derive(Default)]
pub struct Praxis {
    /// What `attr_praxis` said; nothing is searched before.
    attributes: Option<Attributes>,
    seed: f64,
    /// Rounds before the search ends.
    rounds: Option<usize>,
    /// The function whose smallest value was found last.
    pub(super) last: Option<Problem>,
    /// Its principal axes, once somebody has asked.
    pub(super) axes: Option<Axes>,
}

#[derive(Clone, Copy)]
struct Attributes {
    tolerance: f64,
    largest_step: f64,
}

/// Rounds over all directions before a search is given up.
const MOST_ROUNDS: usize = 200;

fn attributes(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    if args.len() < 2 {
        let before = cx.engine.praxis.seed;
        cx.engine.praxis.seed = args.number_or(1, before)?.trunc();
        return number(before);
    }
    let (tolerance, largest_step, _print) = (args.number(1)?, args.number(2)?, args.number(3)?);
    set_attributes(cx, tolerance, largest_step);
    number(0.0)
}
/// What `attr_praxis` sets.
pub fn set_attributes(cx: &mut Cx<'_>, tolerance: f64, largest_step: f64) {
    cx.engine.praxis.attributes = Some(Attributes { tolerance, largest_step });
    cx.engine.praxis.rounds = None;
}
fn attributes_set(cx: &Cx<'_>) -> Result<Attributes, HocError> {
    let set = cx.engine.praxis.attributes;
    set.ok_or_else(|| HocError::new("call attr_praxis first to set attributes"))
}
/// What `stop_praxis` sets; 0 for no end but the search's own.
pub fn stop_after(cx: &mut Cx<'_>, rounds: f64) {
    cx.engine.praxis.rounds = (rounds >= 1.0).then_some(rounds as usize);
}

/// Where the numbers are, and how the function is called.
#[derive(Clone)]
pub(super) struct Problem {
    function: Goal,
    pub(super) places: Vec<Pointer>,
    /// What the function gets as its last argument.
    last: Value,
}

/// What is to become smallest.
#[derive(Clone)]
enum Goal {
    /// A function of HOC, by its name: it gets the number of numbers first.
    Named(String),
    /// A callable of Python.
    Foreign(Rc<dyn Foreign>),
}

impl Problem {
    /// The function's value where its numbers are `x`, which they stay.
    pub(super) fn value(&self, cx: &mut Cx<'_>, x: &[f64]) -> Result<f64, HocError> {
        for (place, x) in self.places.iter().zip(x) {
            cx.write(place, *x)?;
        }
        let last = self.last.clone();
        let value = match &self.function {
            Goal::Named(name) => {
                cx.vm.call(cx.engine, name, &[Value::Number(self.places.len() as f64), last])?
            }
            Goal::Foreign(callable) => callable.call(cx, &[last])?,
        };
        match value {
            Value::Number(value) => Ok(value),
            other => Err(hoc_vm::wrong_type("double", &other)),
        }
    }
}

/// A function of several numbers.
type Objective<'f> = dyn FnMut(&mut Cx<'_>, &[f64]) -> Result<f64, HocError> + 'f;

/// The value `step` along a direction.
fn along(
    cx: &mut Cx<'_>,
    f: &mut Objective<'_>,
    x: &[f64],
    direction: &[f64],
    step: f64,
) -> Result<f64, HocError> {
    let moved: Vec<f64> = x.iter().zip(direction).map(|(x, d)| x + step * d).collect();
    f(cx, &moved)
}
/// The best step along a direction, and the value there: the step grows while that helps, then the bracket shrinks.
fn search(
    cx: &mut Cx<'_>,
    f: &mut Objective<'_>,
    x: &[f64],
    direction: &[f64],
    start: f64,
) -> Result<(f64, f64), HocError> {
    let Attributes { tolerance, largest_step: largest } = attributes_set(cx)?;
    let (mut low, mut best, mut value) = (-largest, 0.0, start);
    let mut high = largest;
    for end in [&mut low, &mut high] {
        for _ in 0..20 {
            let there = along(cx, f, x, direction, *end)?;
            if there >= value {
                break;
            }
            (best, value) = (*end, there);
            *end *= 2.0;
        }
    }
    for _ in 0..100 {
        if high - low <= tolerance * 1e-3 * (1.0 + best.abs()) {
            break;
        }
        let (left, right) = (best - 0.381_966 * (best - low), best + 0.381_966 * (high - best));
        let at = if best - low > high - best { left } else { right };
        let there = along(cx, f, x, direction, at)?;
        let closer = if there < value { (at, best) } else { (best, at) };
        if there < value {
            (best, value) = (at, there);
        }
        if closer.1 < closer.0 { low = closer.1 } else { high = closer.1 }
    }
    Ok((best, value))
}

/// The places of n numbers in a row.
pub fn places(cx: &mut Cx<'_>, first: &Pointer, n: usize) -> Vec<Pointer> {
    (0..n)
        .map(|i| match first {
            Pointer::Variable(place) => {
                let element = place.element.saturating_add(i as u32);
                Pointer::Variable(hoc_vm::Place { element, ..*place })
            }
            Pointer::Host(place) => Pointer::Host(hoc_vm::Host::element(cx.engine, *place, i as u32)),
        })
        .collect()
}
fn problem(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Problem, HocError> {
    if let Some(callable) = args.foreign(cx, 1) {
        let object = args.object(cx, 2)?.ok_or_else(|| HocError::new("fit_praxis: no Vector"))?;
        let id =
            cx.vector_id(&object).ok_or_else(|| texts::not_of_class(cx.object_name(&object), "Vector"))?;
        let n = cx.engine.sim.vectors.data(id).len();
        let places = elements(cx, &object, n)?;
        let last = Value::Object(Some(object));
        return Ok(Problem { function: Goal::Foreign(callable), places, last });
    }
    let n = args.index(1)?;
    let function = Goal::Named(args.text(cx, 2)?.to_string());
    args.value(3)?;
    if args.is_pointer(3) {
        let first = args.pointer(3)?;
        return Ok(Problem { function, places: places(cx, &first, n), last: Value::Pointer(first) });
    }
    let object = args.object(cx, 3)?.ok_or_else(|| HocError::new("fit_praxis: no Vector"))?;
    let places = elements(cx, &object, n)?;
    let first = places.first().cloned().ok_or_else(|| HocError::new("fit_praxis: no numbers"))?;
    Ok(Problem { function, places, last: Value::Pointer(first) })
}

/// The places of a Vector's first elements.
fn elements(cx: &mut Cx<'_>, vector: &Object, n: usize) -> Result<Vec<Pointer>, HocError> {
    let name = cx.object_name(vector);
    (0..n).map(|i| crate::classes::pointer::named(cx, &format!("{name}.x[{i}]"))).collect()
}

fn fit(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let problem = problem(cx, args)?;
    attributes_set(cx)?;
    if let Goal::Named(name) = &problem.function
        && !matches!(cx.lookup(name), Some(crate::Named::Callable))
    {
        return Err(HocError::new(format!("{name} not a function name")));
    }
    let n = problem.places.len();
    let mut x = Vec::with_capacity(n);
    for place in &problem.places {
        x.push(cx.read(place)?);
    }
    let at = if matches!(problem.function, Goal::Foreign(_)) { 3 } else { 4 };
    let statement = if args.has(at) { Some(args.text(cx, at)?) } else { None };
    let least = minimise(cx, &mut x, &mut |cx, x| problem.value(cx, x), &mut |cx| match &statement {
        Some(text) => cx.execute(&format!("{text}\n")),
        None => Ok(()),
    });
    cx.engine.praxis.last = Some(problem);
    cx.engine.praxis.axes = None;
    least.map(Value::Number)
}

/// Changes numbers so that a function of them is smallest; gives its value there. Something may be done after each round.
pub fn minimise(
    cx: &mut Cx<'_>,
    x: &mut [f64],
    f: &mut Objective<'_>,
    after_round: &mut dyn FnMut(&mut Cx<'_>) -> Result<(), HocError>,
) -> Result<f64, HocError> {
    let n = x.len();
    let mut directions: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let mut value = f(cx, x)?;
    for round in 1..=MOST_ROUNDS {
        let (before, start) = (value, x.to_vec());
        let (mut steepest, mut largest_gain) = (0, 0.0);
        for (i, direction) in directions.iter().enumerate() {
            let (step, there) = search(cx, f, x, direction, value)?;
            x.iter_mut().zip(direction).for_each(|(x, d)| *x += step * d);
            if value - there > largest_gain {
                (steepest, largest_gain) = (i, value - there);
            }
            value = there;
        }
        after_round(cx)?;
        let (tolerance, rounds) = (attributes_set(cx)?.tolerance, cx.engine.praxis.rounds);
        if before - value <= tolerance * tolerance * (value.abs() + 1e-20)
            || rounds.is_some_and(|n| round >= n)
        {
            break;
        }
        let across: Vec<f64> = x.iter().zip(&start).map(|(x, start)| x - start).collect();
        let length = across.iter().map(|d| d * d).sum::<f64>().sqrt();
        if length > 0.0 && n > 1 {
            let across: Vec<f64> = across.iter().map(|d| d / length).collect();
            let (step, there) = search(cx, f, x, &across, value)?;
            x.iter_mut().zip(&across).for_each(|(x, d)| *x += step * d);
            value = there;
            if let Some(old) = directions.get_mut(steepest) {
                *old = across;
            }
        }
    }
    cx.engine.praxis.rounds = None;
    f(cx, x)
}
