//! Values of HOC as Python objects and back.

use crate::foreign::PyThing;
use crate::hoc_object::HocObject;
use crate::raw;
use crate::section::Section;
use crate::thing::Thing;
use nrn_runtime::{Cx, Object, Pointer, PythonReturn, Value, section_id};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};
use std::rc::Rc;

/// A value of HOC for Python. Strings and objects that were passed by name are given as what they hold.
pub fn to_python<'py>(py: Python<'py>, cx: &mut Cx<'_>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Number(x) => Ok(PyFloat::new(py, *x).into_any()),
        Value::String(text) => Ok(PyString::new(py, text).into_any()),
        Value::Object(object) => object_to_python(py, cx, object.as_ref()),
        Value::Section(section) => Section::wrap(py, section_id(*section)),
        Value::Pointer(pointer) => HocObject::make(py, Thing::Pointer(pointer.clone())),
        Value::StringPlace(place) => {
            Ok(PyString::new(py, &cx.vm.string(*place).unwrap_or_default()).into_any())
        }
        Value::ObjectPlace(place) => {
            let object = cx.vm.object(*place).flatten();
            object_to_python(py, cx, object.as_ref())
        }
    }
}

/// An object: None for NULLobject, the thing itself for a PythonObject.
pub fn object_to_python<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    object: Option<&Object>,
) -> PyResult<Bound<'py, PyAny>> {
    let Some(object) = object else { return Ok(py.None().into_bound(py)) };
    if let Some(foreign) = cx.foreign(object)
        && let Some(thing) = foreign.as_any().downcast_ref::<PyThing>()
    {
        return Ok(thing.0.bind(py).clone());
    }
    HocObject::wrap(py, cx, object.clone())
}

/// What comparing two things gives that are equal or not, but have no order.
pub fn compared(py: Python<'_>, op: CompareOp, are_equal: bool) -> PyResult<Bound<'_, PyAny>> {
    Ok(match op {
        CompareOp::Eq => PyBool::new(py, are_equal).to_owned().into_any(),
        CompareOp::Ne => PyBool::new(py, !are_equal).to_owned().into_any(),
        _ => py.NotImplemented().into_bound(py),
    })
}

/// A number that a method returned, as the type Python gets for it.
pub fn returned<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    value: &Value,
    kind: PythonReturn,
) -> PyResult<Bound<'py, PyAny>> {
    match (value, kind) {
        (Value::Number(x), PythonReturn::Int) => Ok((*x as i64).into_pyobject(py)?.into_any()),
        (Value::Number(x), PythonReturn::Bool) => Ok(PyBool::new(py, *x != 0.0).to_owned().into_any()),
        _ => to_python(py, cx, value),
    }
}

/// A Python object as an argument of HOC.
pub fn from_python(cx: &mut Cx<'_>, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    if let Ok(x) = object.cast_exact::<PyFloat>() {
        return Ok(Value::Number(x.value()));
    }
    if let Ok(hoc) = object.cast::<HocObject>() {
        return hoc_to_value(cx, hoc);
    }
    if object.is_instance_of::<PyInt>() {
        return Ok(Value::Number(object.extract()?));
    }
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(Value::String((&*text.to_cow()?).into()));
    }
    if object.is_none() {
        return Ok(Value::Object(None));
    }
    if raw::is_number(object)
        && let Ok(x) = object.extract::<f64>()
    {
        return Ok(Value::Number(x));
    }
    Ok(Value::Object(Some(foreign(cx, object))))
}

fn hoc_to_value(cx: &mut Cx<'_>, hoc: &Bound<'_, HocObject>) -> PyResult<Value> {
    Ok(match &hoc.get().thing {
        Thing::Object(object) => Value::Object(Some(object.clone())),
        Thing::Pointer(pointer) => Value::Pointer(pointer.clone()),
        Thing::ArrayPointer(pointer, _) => Value::Pointer(pointer.clone()),
        Thing::FieldPointer(object, name) => Value::Pointer(
            cx.field_place(object, name, &[0.0]).map_err(|e| crate::errors::to_python(hoc.py(), e))?,
        ),
        Thing::TextPointer(place) => Value::StringPlace(*place),
        Thing::ObjectPointer(place) => Value::ObjectPlace(*place),
        Thing::Cell(cell) => cell.argument(),
        _ => Value::Object(Some(foreign(cx, hoc.as_any()))),
    })
}

/// The PythonObject for a Python object.
pub fn foreign(cx: &mut Cx<'_>, object: &Bound<'_, PyAny>) -> Object {
    cx.foreign_object(Rc::new(PyThing(object.clone().unbind())))
}

/// A Python object where HOC has an objref. What still lacks an index (`matrix.x[1]`) is none.
pub fn to_object(cx: &mut Cx<'_>, value: &Bound<'_, PyAny>) -> PyResult<Option<Object>> {
    if value.is_none() {
        return Ok(None);
    }
    match value.cast::<HocObject>().map(|hoc| &hoc.get().thing) {
        Ok(Thing::Object(object)) => Ok(Some(object.clone())),
        Ok(Thing::Field(..) | Thing::Row(_) | Thing::Array(_)) => {
            Err(PyTypeError::new_err("argument cannot be a hoc object intermediate"))
        }
        _ => Ok(Some(foreign(cx, value))),
    }
}

/// A pointer that a Python object stands for.
pub fn to_pointer(value: &Bound<'_, PyAny>) -> Option<Pointer> {
    match &value.cast::<HocObject>().ok()?.get().thing {
        Thing::Pointer(pointer) | Thing::ArrayPointer(pointer, _) => Some(pointer.clone()),
        Thing::Cell(cell) => match cell.argument() {
            Value::Pointer(pointer) => Some(pointer),
            _ => None,
        },
        _ => None,
    }
}
