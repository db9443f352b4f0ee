//! Elements of objects: of Vectors (with slices), Lists, Matrices and PtrVectors.

use super::{HocObject, with_py};
use crate::convert::object_to_python;
use crate::errors;
use crate::index::{integer, wrapped};
use crate::raw;
use nrn_runtime::{Cx, Object, Value, VectorId};
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PySlice, PyTuple};

/// One number of a Vector by a plain index: the quick way.
#[inline]
pub fn element<'py>(
    py: Python<'py>,
    object: &Object,
    key: &Bound<'py, PyAny>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Ok(index) = key.cast_exact::<PyInt>() else { return Ok(None) };
    let Ok(index) = index.extract::<i64>() else { return Ok(None) };
    super::quick(py, |cx| {
        let Some(id) = cx.vector_id(object) else { return Ok(None) };
        let data = cx.engine.sim.vectors.data(id);
        let x = wrapped(index, data.len()).and_then(|index| data.get(index));
        Ok(x.map(|x| PyFloat::new(py, *x).into_any()))
    })
}

/// `vec[key]`: a number, or a new Vector for a slice.
pub fn vector_get<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    object: &Object,
    id: VectorId,
    key: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let data = cx.engine.sim.vectors.data(id);
    if let Ok(slice) = key.cast::<PySlice>() {
        let at = slice.indices(data.len() as isize)?;
        let part =
            (0..at.slicelength).filter_map(|k| data.get((at.start + k as isize * at.step) as usize).copied());
        let part = cx.new_vector(part.collect::<Vec<_>>());
        return HocObject::wrap(py, cx, part);
    }
    let index = integer(key)?;
    match wrapped(index, data.len()).and_then(|index| data.get(index)) {
        Some(x) => Ok(PyFloat::new(py, *x).into_any()),
        None => Err(PyIndexError::new_err(cx.object_name(object))),
    }
}

/// `vec[key] = value`
pub fn vector_set(id: VectorId, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
    if let Ok(slice) = key.cast::<PySlice>() {
        return with_py(|cx| {
            let at = slice.indices(cx.engine.sim.vectors.data(id).len() as isize)?;
            let values = super::exchange::numbers(cx, value)?;
            if values.len() != at.slicelength {
                let how = if values.len() > at.slicelength { "long" } else { "short" };
                return Err(PyIndexError::new_err(format!(
                    "iterable object must have the same length as slice (it's too {how})"
                )));
            }
            let data = cx.engine.sim.vectors.get_mut(id).map(|vector| vector.data_mut()).unwrap_or(&mut []);
            for (k, x) in values.into_iter().enumerate() {
                if let Some(element) = data.get_mut((at.start + k as isize * at.step) as usize) {
                    *element = x;
                }
            }
            Ok(())
        });
    }
    let index = integer(key)?;
    let x = raw::number(value)?;
    super::quick(value.py(), |cx| {
        let data = cx.engine.sim.vectors.get_mut(id).map(|vector| vector.data_mut()).unwrap_or(&mut []);
        match wrapped(index, data.len()).and_then(|index| data.get_mut(index)) {
            Some(element) => {
                *element = x;
                Ok(())
            }
            None => Err(PyIndexError::new_err("index out of bounds")),
        }
    })
}

/// `object[key]` of what is no Vector.
pub fn object_get<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    object: &Object,
    key: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    if let Some(items) = cx.list_items(object) {
        let index = integer(key)?;
        let Some(item) = wrapped(index, items.len()).and_then(|index| items.get(index)) else {
            return Err(PyIndexError::new_err(cx.object_name(object)));
        };
        return object_to_python(py, cx, item.as_ref());
    }
    match &*cx.class_name(object) {
        "Matrix" => {
            let Ok(pair) = key.cast::<PyTuple>() else {
                return Err(PyTypeError::new_err("unsubscriptable object"));
            };
            let (row, column): (f64, f64) = pair.extract()?;
            let args = [Value::Number(row), Value::Number(column)];
            let value = cx.call_method(object, "getval", &args).map_err(|e| errors::to_python(py, e))?;
            crate::convert::to_python(py, cx, &value)
        }
        "PtrVector" => {
            let args = [Value::Number(integer(key)? as f64)];
            let value = cx.call_method(object, "getval", &args).map_err(|e| errors::to_python(py, e))?;
            crate::convert::to_python(py, cx, &value)
        }
        _ => Err(PyTypeError::new_err("unsubscriptable object")),
    }
}

/// `object[key] = value` of what is no Vector.
pub fn object_set(
    py: Python<'_>,
    object: &Object,
    key: &Bound<'_, PyAny>,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    with_py(|cx| {
        let class = cx.class_name(object);
        match (&*class, key.cast::<PyTuple>()) {
            ("Matrix", Ok(pair)) => {
                let (row, column): (f64, f64) = pair.extract()?;
                let args = [Value::Number(row), Value::Number(column), Value::Number(raw::number(value)?)];
                cx.call_method(object, "setval", &args).map_err(|e| errors::to_python(py, e))?;
                Ok(())
            }
            ("PtrVector", _) => {
                let args = [Value::Number(integer(key)? as f64), Value::Number(raw::number(value)?)];
                cx.call_method(object, "setval", &args).map_err(|e| errors::to_python(py, e))?;
                Ok(())
            }
            _ => Err(PyTypeError::new_err("unsubscriptable object")),
        }
    })
}
