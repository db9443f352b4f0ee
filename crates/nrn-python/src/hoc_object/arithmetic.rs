//! `vec + x`, `-vec` and so on. Only Vectors have arithmetic; the result is a new Vector.

use super::{HocObject, with_py};
use crate::errors;
use nrn_runtime::{Cx, Value, VectorId};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

fn vector(cx: &Cx<'_>, value: &Bound<'_, PyAny>) -> Option<VectorId> {
    cx.vector_id(value.cast::<HocObject>().ok()?.get().object()?)
}

fn apply(operation: &str, a: f64, b: f64) -> f64 {
    match operation {
        "add" => a + b,
        "sub" => a - b,
        "mul" => a * b,
        _ => a / b,
    }
}

/// `a op b`, or `b op a` when `reflected`.
pub fn binary<'py>(
    slf: &Bound<'py, HocObject>,
    other: &Bound<'py, PyAny>,
    operation: &str,
    reflected: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    with_py(|cx| {
        let Some(mine) = vector(cx, slf.as_any()) else { return Ok(py.NotImplemented().into_bound(py)) };
        let data = cx.engine.sim.vectors.data(mine);
        let result: Vec<f64> = if let Some(theirs) = vector(cx, other) {
            let theirs = cx.engine.sim.vectors.data(theirs);
            if data.len() != theirs.len() {
                // The method finds the same fault and says it in its own words.
                let object = slf.get().object().cloned();
                let argument = other.cast::<HocObject>()?.get().object().cloned();
                if let Some(object) = object {
                    cx.call_method(&object, operation, &[Value::Object(argument)])
                        .map_err(|e| errors::to_python(py, e))?;
                }
                return Err(PyTypeError::new_err("Vectors have different lengths"));
            }
            data.iter().zip(theirs).map(|(a, b)| apply(operation, *a, *b)).collect()
        } else if let Ok(x) = other.extract::<f64>() {
            if reflected {
                data.iter().map(|a| apply(operation, x, *a)).collect()
            } else {
                data.iter().map(|a| apply(operation, *a, x)).collect()
            }
        } else {
            return Ok(py.NotImplemented().into_bound(py));
        };
        let made = cx.new_vector(result);
        HocObject::wrap(py, cx, made)
    })
}

/// `-vec`, `+vec`, `abs(vec)`
pub fn unary<'py>(
    slf: &Bound<'py, HocObject>,
    operation: &str,
    spelled: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    with_py(|cx| {
        let Some(id) = vector(cx, slf.as_any()) else {
            let class = slf.get_type().fully_qualified_name()?;
            return Err(PyTypeError::new_err(format!("bad operand type for {spelled}: '{class}'")));
        };
        let data = cx.engine.sim.vectors.data(id).iter();
        let result: Vec<f64> = match operation {
            "neg" => data.map(|x| -x).collect(),
            "abs" => data.map(|x| x.abs()).collect(),
            _ => data.copied().collect(),
        };
        let made = cx.new_vector(result);
        HocObject::wrap(py, cx, made)
    })
}
