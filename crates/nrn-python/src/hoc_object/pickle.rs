//! Pickling and copying: Vectors, matrices, and Lists of such. Everything else is a part of the model and stays where it is.

use super::{HocObject, exchange, with, with_py};
use nrn_runtime::{Cx, Object, Value};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyTuple};

fn bytes<'py>(py: Python<'py>, data: &[f64]) -> Bound<'py, PyBytes> {
    let bytes: Vec<u8> = data.iter().flat_map(|x| x.to_le_bytes()).collect();
    PyBytes::new(py, &bytes)
}

fn numbers(bytes: &Bound<'_, PyBytes>) -> Vec<f64> {
    let eights = bytes.as_bytes().chunks_exact(8);
    eights.map(|b| f64::from_le_bytes(b.try_into().unwrap_or_default())).collect()
}

fn recipe<'py>(
    py: Python<'py>,
    function: &str,
    arguments: Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let function = py.import("neuron._engine")?.getattr(function)?;
    Ok((function, arguments).into_pyobject(py)?.into_any())
}

/// How to make the thing again.
pub fn reduce<'py>(slf: &Bound<'py, HocObject>) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    if let Some(data) = exchange::vector_data(slf)? {
        let label = match slf.get().object() {
            Some(object) => with_py(|cx| Ok(label(cx, object)))?,
            None => String::new(),
        };
        return recipe(py, "_vector", (bytes(py, &data), label).into_pyobject(py)?);
    }
    let wrong = || PyTypeError::new_err("HocObject: Only Vector instance can be pickled");
    let object = slf.get().object().ok_or_else(wrong)?;
    if let Some((rows, columns)) = with_py(|cx| Ok(super::rows::size(cx, object)))? {
        let data = with_py(|cx| Ok(elements(cx, object, rows, columns)))?;
        return recipe(py, "_matrix", (rows, columns, bytes(py, &data)).into_pyobject(py)?);
    }
    if with_py(|cx| Ok(cx.list_items(object).is_some()))? {
        let all: Vec<_> = slf.try_iter()?.collect::<PyResult<_>>()?;
        // An empty List may be one of anything: it is refused, as in NEURON.
        if all.is_empty()
            || all.iter().any(|item| item.cast::<HocObject>().is_ok_and(|item| !can_reduce(item)))
        {
            return Err(wrong());
        }
        return recipe(py, "_list", (PyList::new(py, all)?,).into_pyobject(py)?);
    }
    Err(wrong())
}

fn can_reduce(item: &Bound<'_, HocObject>) -> bool {
    let known = |cx: &mut Cx<'_>, object: &Object| {
        cx.vector_id(object).is_some()
            || cx.list_items(object).is_some()
            || super::rows::size(cx, object).is_some()
    };
    item.get().object().is_some_and(|object| with_py(|cx| Ok(known(cx, object))).unwrap_or(false))
}

fn label(cx: &Cx<'_>, object: &Object) -> String {
    let vector = cx.vector_id(object).and_then(|id| cx.engine.sim.vectors.get(id));
    vector.map(|vector| vector.label.clone()).unwrap_or_default()
}

fn elements(cx: &mut Cx<'_>, object: &Object, rows: usize, columns: usize) -> Vec<f64> {
    let mut data = Vec::with_capacity(rows * columns);
    for i in 0..rows {
        for j in 0..columns {
            let at = [Value::Number(i as f64), Value::Number(j as f64)];
            data.push(match cx.call_method(object, "getval", &at) {
                Ok(Value::Number(x)) => x,
                _ => f64::NAN,
            });
        }
    }
    data
}

/// A Vector from its pickle.
#[pyfunction]
#[pyo3(signature = (data, label = String::new()))]
pub fn _vector<'py>(data: &Bound<'py, PyBytes>, label: String) -> PyResult<Bound<'py, PyAny>> {
    with_py(|cx| {
        let object = cx.new_vector(numbers(data));
        if let Some(vector) = cx.vector_id(&object).and_then(|id| cx.engine.sim.vectors.get_mut(id)) {
            vector.label = label;
        }
        HocObject::wrap(data.py(), cx, object)
    })
}

/// A Matrix from its pickle.
#[pyfunction]
pub fn _matrix<'py>(rows: usize, columns: usize, data: &Bound<'py, PyBytes>) -> PyResult<Bound<'py, PyAny>> {
    let py = data.py();
    let object = with(py, |cx| {
        let object = cx.construct("Matrix", &[Value::Number(rows as f64), Value::Number(columns as f64)])?;
        for (k, x) in numbers(data).into_iter().enumerate().take(rows * columns) {
            let (i, j) = (k / columns, k % columns);
            let set = [Value::Number(i as f64), Value::Number(j as f64), Value::Number(x)];
            cx.call_method(&object, "setval", &set)?;
        }
        Ok(object)
    })?;
    with_py(|cx| HocObject::wrap(py, cx, object))
}

/// A List from its pickle.
#[pyfunction]
pub fn _list<'py>(items: &Bound<'py, PyList>) -> PyResult<Bound<'py, PyAny>> {
    let py = items.py();
    let object = with(py, |cx| cx.construct("List", &[]))?;
    for item in items {
        with_py(|cx| {
            let value = crate::convert::from_python(cx, &item)?;
            cx.call_method(&object, "append", &[value]).map_err(|e| crate::errors::to_python(py, e))
        })?;
    }
    with_py(|cx| HocObject::wrap(py, cx, object))
}
