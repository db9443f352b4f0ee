//! FUNCTION_TABLEs: `table_name(...)` gives them their values. The look-up itself is code of the mechanism.
//!
//! What comes from a Vector follows the Vector; places of other kinds (HOC arrays, a Matrix) are copied.

use crate::args::{Args, number};
use crate::cx::Cx;
use crate::place::HostPlace;
use crate::texts;
use hoc_vm::{HocError, Pointer, Value};
use nrn_model::{DataHandle, MechanismId};
use nrn_objects::VectorId;
use nrn_solver::GivenColumn;

/// Numbers of a table at most.
const MOST: f64 = 1e7;
/// Where a constant is tabulated: above all arguments.
const EVERYWHERE: f64 = 1e20;

/// `table_f(y)`: a constant; `table_f(y, x)`: values and their arguments, both Vectors; `table_f(&y[0], n, &x[0])` and
/// `table_f(&y[0], n, min, max)`: `n` values for arguments at other places, or evenly from `min` to `max`. With several arguments,
/// `n` and what follows it is repeated for each; the values are in the order of a matrix.
pub fn give(cx: &mut Cx<'_>, id: MechanismId, table: usize, args: &Args<'_>) -> Result<Value, HocError> {
    let info = cx.engine.mechanism_info(id).and_then(|info| info.tables.get(table));
    let n_arguments = info.map_or(1, |info| info.n_outputs.saturating_sub(1) / 2);
    let columns = match (args.has(2), args.is_vector(cx, 2)) {
        (false, _) => constant(args.number(1)?, n_arguments),
        (true, true) if n_arguments > 1 => {
            return Err(HocError::new("Vector arguments allowed only for functions of one variable"));
        }
        (true, true) => vectors(cx, args)?,
        _ => places(cx, args, n_arguments)?,
    };
    cx.engine.sim.give_table(id, table, &columns).map_err(crate::solver::unwrap)?;
    number(0.0)
}

fn copied(values: Vec<f64>) -> GivenColumn {
    GivenColumn { values, from: None }
}

fn constant(value: f64, n_arguments: usize) -> Vec<GivenColumn> {
    let axis = [copied(vec![EVERYWHERE]), copied(vec![1.0])];
    std::iter::once(copied(vec![value])).chain((0..n_arguments).flat_map(|_| axis.clone())).collect()
}

/// Values and arguments, each a Vector.
fn vectors(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Vec<GivenColumn>, HocError> {
    let (values, arguments) = (whole_vector(cx, args, 1)?, whole_vector(cx, args, 2)?);
    if arguments.values.len() != values.values.len() {
        return Err(HocError::new("Vector arguments not same size"));
    }
    if values.values.is_empty() {
        return Err(HocError::new("size arg < 1 in hoc_spec_table"));
    }
    let n = copied(vec![values.values.len() as f64]);
    Ok(vec![values, arguments, n])
}

/// Values from a place on, and a size with places or bounds for each argument.
fn places(cx: &mut Cx<'_>, args: &Args<'_>, n_arguments: usize) -> Result<Vec<GivenColumn>, HocError> {
    let (mut axes, mut total, mut next) = (Vec::new(), 1.0, 2);
    for _ in 0..n_arguments {
        let n = args.number(next)?.trunc();
        if n < 1.0 || n.is_nan() {
            return Err(HocError::new("size arg < 1 in hoc_spec_table"));
        }
        total *= n;
        if total > MOST {
            return Err(texts::too_many_elements(total));
        }
        let axis = if args.is_number(next + 1) {
            let (min, max) = (args.number(next + 1)?, args.number(next + 2)?);
            next += 3;
            if max < min {
                return Err(HocError::new("min > max in hoc_spec_table"));
            }
            copied(evenly(n as usize, min, max))
        } else {
            next += 2;
            numbers(cx, args, next - 1, n as usize)?
        };
        axes.extend([axis, copied(vec![n])]);
    }
    let values = numbers(cx, args, 1, total as usize)?;
    Ok(std::iter::once(values).chain(axes).collect())
}

/// `n` places from `min` to `max`.
fn evenly(n: usize, min: f64, max: f64) -> Vec<f64> {
    let step = (max - min) / (n as f64 - 1.0).max(1.0);
    (0..n).map(|i| if i + 1 == n { max } else { min + i as f64 * step }).collect()
}

/// So many numbers from the place in argument `i` on, or of the Vector there.
fn numbers(cx: &mut Cx<'_>, args: &Args<'_>, i: usize, n: usize) -> Result<GivenColumn, HocError> {
    if args.is_vector(cx, i) {
        let mut whole = whole_vector(cx, args, i)?;
        if whole.values.len() < n {
            return Err(texts::argument_out_of_range().hint("the Vector must have as many elements"));
        }
        whole.values.truncate(n);
        return Ok(whole);
    }
    let first = args.pointer(i)?;
    let values = (0..n as u32)
        .map(|k| {
            let place = crate::classes::gui::element(cx, &first, k);
            cx.read(&place)
        })
        .collect::<Result<_, _>>()?;
    Ok(GivenColumn { values, from: vector_behind(&first) })
}

/// The Vector that a place is an element of.
fn vector_behind(place: &Pointer) -> Option<(VectorId, usize)> {
    let Pointer::Host(place) = place else { return None };
    match HostPlace::unpack(*place) {
        HostPlace::Data(DataHandle::Vector { vector, generation, element }) => {
            Some((VectorId { slot: vector, generation }, element as usize))
        }
        _ => None,
    }
}

fn whole_vector(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<GivenColumn, HocError> {
    let id = args.vector(cx, i)?;
    Ok(GivenColumn { values: cx.engine.sim.vectors.data(id).to_vec(), from: Some((id, 0)) })
}
