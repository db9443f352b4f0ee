//! Pickling and copying: numbers (Vectors, matrices, `h.ref`, streams of random numbers), what holds other things (Lists),
//! what is found by its name (`h`, functions, classes), and classes whose objects are all alike. Everything else is a part
//! of the model and stays where it is.

use super::{HocObject, exchange, with, with_py};
use crate::convert::to_python;
use crate::thing::Thing;
use nrn_runtime::classes::random;
use nrn_runtime::{Cx, Object, Value};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyTuple, PyType};

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

/// Classes whose objects have nothing of their own: one is as good as another.
const ALIKE: &[&str] = &["CVode", "GUIMath", "ParallelContext", "StringFunctions"];

/// How to make the thing again. What it holds (the items of a List) is pickled, or copied by `copy.deepcopy`, in turn. An
/// object of a class that a user derived is of that class again, with its attributes.
pub fn reduce<'py>(slf: &Bound<'py, HocObject>) -> PyResult<Bound<'py, PyAny>> {
    let plain = reduce_plain(slf)?;
    if slf.get().own {
        return Ok(plain);
    }
    let py = slf.py();
    let (maker, arguments): (Bound<'py, PyAny>, Bound<'py, PyAny>) = plain.extract()?;
    let again = py.import("neuron._engine")?.getattr("_derived")?;
    let attributes = slf.getattr_opt("__dict__")?;
    Ok((again, (slf.get_type(), maker, arguments), attributes).into_pyobject(py)?.into_any())
}

fn reduce_plain<'py>(slf: &Bound<'py, HocObject>) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    if let Some(data) = exchange::vector_data(slf)? {
        let label = match slf.get().object() {
            Some(object) => with_py(|cx| Ok(label(cx, object)))?,
            None => String::new(),
        };
        return recipe(py, "_vector", (bytes(py, &data), label).into_pyobject(py)?);
    }
    match &slf.get().thing {
        Thing::Top => recipe(py, "_named", ("",).into_pyobject(py)?),
        Thing::Function(name) | Thing::Class(name) => recipe(py, "_named", (&**name,).into_pyobject(py)?),
        Thing::Cell(cell) => {
            let value = with_py(|cx| {
                let value = cell.get(cx);
                to_python(py, cx, &value)
            })?;
            recipe(py, "_ref_", (value,).into_pyobject(py)?)
        }
        Thing::Object(object) => reduce_object(slf, object),
        _ => Err(part_of_the_model(&slf.get().text(py)?)),
    }
}

fn reduce_object<'py>(slf: &Bound<'py, HocObject>, object: &Object) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    if let Some((rows, columns)) = with_py(|cx| Ok(super::rows::size(cx, object)))? {
        let data = with_py(|cx| Ok(elements(cx, object, rows, columns)))?;
        return recipe(py, "_matrix", (rows, columns, bytes(py, &data)).into_pyobject(py)?);
    }
    let class = with_py(|cx| Ok(cx.class_name(object)))?;
    if &*class == "Random" {
        let state = with(py, |cx| random::state(cx, object))?;
        return recipe(py, "_random", (bytes(py, &state),).into_pyobject(py)?);
    }
    if let Some(class) = ALIKE.iter().find(|name| ***name == *class) {
        return recipe(py, "_another", (*class,).into_pyobject(py)?);
    }
    let (is_list, is_section_list) =
        with_py(|cx| Ok((cx.list_items(object).is_some(), cx.section_list(object).is_some())))?;
    if !is_list && !is_section_list {
        return Err(part_of_the_model(&slf.get().text(py)?));
    }
    let all: Vec<_> = slf.try_iter()?.collect::<PyResult<_>>()?;
    if is_list && all.is_empty() {
        // It holds nothing to keep: NEURON's answer, in its words.
        return Err(PyTypeError::new_err("HocObject: Only Vector instance can be pickled"));
    }
    let maker = if is_list { "_list" } else { "_section_list" };
    recipe(py, maker, (PyList::new(py, all)?,).into_pyobject(py)?)
}

/// The exception for what lives in the model of this process only.
pub fn part_of_the_model(text: &str) -> PyErr {
    PyTypeError::new_err(format!(
        "{text} cannot be pickled or copied: it is a part of the model in this process. Pickle what it is made from \
         (numbers, Vectors, names), and make it anew from that."
    ))
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

/// A Random from its pickle: it draws what the pickled one would have drawn next.
#[pyfunction]
pub fn _random<'py>(state: &Bound<'py, PyBytes>) -> PyResult<Bound<'py, PyAny>> {
    let py = state.py();
    let object = with(py, |cx| {
        let object = cx.construct("Random", &[])?;
        random::set_state(cx, &object, &numbers(state))?;
        Ok(object)
    })?;
    with_py(|cx| HocObject::wrap(py, cx, object))
}

/// An object of a class whose objects are all alike.
#[pyfunction]
pub fn _another<'py>(py: Python<'py>, class: &str) -> PyResult<Bound<'py, PyAny>> {
    if !ALIKE.contains(&class) {
        return Err(PyTypeError::new_err(format!("{class} is not made from a pickle")));
    }
    _named(py, class)?.call0()
}

/// An object of a derived class from its pickle, before its attributes. Its `__new__` and `__init__` are not called, as in
/// any unpickling.
#[pyfunction]
pub fn _derived<'py>(
    class: &Bound<'py, PyType>,
    maker: &Bound<'py, PyAny>,
    arguments: &Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = class.py();
    let plain = maker.call1(arguments.clone())?.cast_into::<HocObject>()?;
    let Thing::Object(object) = &plain.get().thing else {
        return Err(part_of_the_model(&plain.get().text(py)?));
    };
    super::instance(class, Thing::Object(object.clone()))
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

/// What `h` calls `name`, or `h` itself, from its pickle.
#[pyfunction]
pub fn _named<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    let top = py.import("neuron")?.getattr("h")?;
    if name.is_empty() { Ok(top) } else { top.getattr(name) }
}

/// A SectionList with the same sections.
#[pyfunction]
pub fn _section_list<'py>(sections: &Bound<'py, PyList>) -> PyResult<Bound<'py, PyAny>> {
    _named(sections.py(), "SectionList")?.call1((sections,))
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
