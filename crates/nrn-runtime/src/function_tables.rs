//! FUNCTION_TABLEs: `table_name(...)` gives them their values.
//!
//! The values are copied: a Vector that changes afterwards does not change the table. The look-up itself is code of the mechanism.

use crate::args::{Args, number};
use crate::cx::Cx;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_mech_abi::Columns;
use nrn_model::MechanismId;

/// Rows of a table at most.
const MOST: f64 = 1e7;

/// `table_f(y)`: a constant; `table_f(y, x)`: values and their arguments, both Vectors; `table_f(y, n, min, max)`: `n` values of a
/// Vector for arguments from `min` to `max`; `table_f(&y[0], n, &x[0])` and `table_f(&y[0], n, min, max)`: the same from places.
pub fn give(cx: &mut Cx<'_>, id: MechanismId, table: usize, args: &Args<'_>) -> Result<Value, HocError> {
    let (values, arguments) = rows(cx, args)?;
    let n = arguments.len();
    // As `Table` promises: two more rows than intervals.
    let mut columns = Columns::new(4);
    for i in 0..n + 2 {
        let at = i.min(n.saturating_sub(1));
        columns.push(&[
            values.get(at).copied().unwrap_or(0.0),
            arguments.get(at).copied().unwrap_or(0.0),
            n as f64,
            0.0,
        ]);
    }
    let given = cx.engine.sim.model.mechanism_mut(id).and_then(|m| m.tables.get_mut(table));
    let given = given.ok_or_else(|| texts::unknown_number("table"))?;
    (given.columns, given.n) = (columns, n);
    number(0.0)
}

fn rows(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<(Vec<f64>, Vec<f64>), HocError> {
    if !args.has(2) {
        return Ok((vec![args.number(1)?], vec![1e20]));
    }
    if args.is_pointer(1) && args.is_pointer(3) {
        let n = length(args)?;
        return Ok((array(cx, args, 1, n)?, array(cx, args, 3, n)?));
    }
    let values = match args.is_pointer(1) {
        true => array(cx, args, 1, length(args)?)?,
        false => vector(cx, args, 1)?,
    };
    if args.is_vector(cx, 2) {
        let arguments = vector(cx, args, 2)?;
        return match arguments.len() == values.len() {
            true if !values.is_empty() => Ok((values, arguments)),
            true => Err(HocError::new("size arg < 1 in hoc_spec_table")),
            false => Err(HocError::new("Vector arguments not same size")),
        };
    }
    let n = args.number_in(2, f64::NEG_INFINITY, MOST)?;
    let (min, max) = (args.number(3)?, args.number(4)?);
    if n < 1.0 || values.len() < n as usize {
        return Err(
            HocError::new("size arg < 1 in hoc_spec_table").hint("the Vector must have as many elements")
        );
    }
    if min > max {
        return Err(HocError::new("min > max in hoc_spec_table"));
    }
    let n = n as usize;
    let step = (max - min) / (n as f64 - 1.0).max(1.0);
    let argument = |i: usize| if i + 1 == n { max } else { min + i as f64 * step };
    Ok((values.into_iter().take(n).collect(), (0..n).map(argument).collect()))
}

/// Number of rows in argument 2.
fn length(args: &Args<'_>) -> Result<usize, HocError> {
    let n = args.number_in(2, f64::NEG_INFINITY, MOST)?;
    if n < 1.0 { Err(HocError::new("size arg < 1 in hoc_spec_table")) } else { Ok(n as usize) }
}
/// So many numbers from the place in argument `i` on.
fn array(cx: &mut Cx<'_>, args: &Args<'_>, i: usize, n: usize) -> Result<Vec<f64>, HocError> {
    let first = args.pointer(i)?;
    (0..n as u32)
        .map(|k| {
            let place = crate::classes::gui::element(cx, &first, k);
            cx.read(&place)
        })
        .collect()
}
fn vector(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<Vec<f64>, HocError> {
    let id = args.vector(cx, i)?;
    Ok(cx.engine.sim.vectors.get(id).map_or(Vec::new(), |v| v.data().to_vec()))
}
