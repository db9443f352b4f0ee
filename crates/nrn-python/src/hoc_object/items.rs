//! `thing[i]`, `len(thing)` and truth. What objects do is in [`super::elements`], arrays and pointers are in [`super::arrays`],
//! fields (`vec.x[i]`) in [`super::fields`], numbers in bulk in [`super::exchange`].

use super::arrays::{array_get, array_set, check_pointer, read, write};
use super::elements::{element, object_get, object_set, vector_get, vector_set};
use super::{HocObject, rows, with_py};
use crate::convert::{object_to_python, to_object};
use crate::errors;
use crate::index::{integer, wrapped};
use crate::raw;
use crate::thing::{Thing, offset};
use nrn_runtime::Value;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PySlice, PyString};

/// `bool(thing)`: false for an empty Vector, List or array.
pub fn truth(slf: &Bound<'_, HocObject>) -> PyResult<bool> {
    Ok(match &slf.get().thing {
        Thing::Object(object) => with_py(|cx| {
            if let Some(id) = cx.vector_id(object) {
                return Ok(!cx.engine.sim.vectors.data(id).is_empty());
            }
            Ok(cx.list_items(object).is_none_or(|items| !items.is_empty()))
        })?,
        Thing::Array(array) => array.len() > 0,
        _ => true,
    })
}

/// `len(thing)`
pub fn len(slf: &Bound<'_, HocObject>) -> PyResult<usize> {
    let none = || PyTypeError::new_err("Most HocObject have no len()");
    match &slf.get().thing {
        Thing::Object(object) => with_py(|cx| {
            if let Some(id) = cx.vector_id(object) {
                return Ok(cx.engine.sim.vectors.data(id).len());
            }
            if let Some(items) = cx.list_items(object) {
                return Ok(items.len());
            }
            if let Some(sections) = cx.section_list(object) {
                let living = sections.iter().filter(|id| cx.engine.sim.model.section_exists(**id));
                return Ok(living.count());
            }
            if &*cx.class_name(object) == "PtrVector" {
                let n = cx.call_method(object, "size", &[]).map_err(|e| errors::to_python(slf.py(), e))?;
                return if let Value::Number(n) = n { Ok(n as usize) } else { Err(none()) };
            }
            Err(none())
        }),
        Thing::Array(array) => Ok(array.len()),
        Thing::Field(object, name) => with_py(|cx| super::fields::len(cx, object, name)?.ok_or_else(none)),
        Thing::Row(row) => with_py(|cx| rows::size(cx, &row.object).map(|size| size.1).ok_or_else(none)),
        Thing::ArrayPointer(_, n) => Ok(*n as usize),
        _ => Err(none()),
    }
}

/// The exception for a slice of anything but a Vector.
fn no_slice(thing: &Thing) -> PyErr {
    match thing {
        Thing::Object(_) | Thing::Field(..) | Thing::Row(_) | Thing::Method(..) | Thing::Class(_) => {
            PyTypeError::new_err("sequence index must be integer, not 'slice'")
        }
        _ => PyTypeError::new_err("Obj is NULL"),
    }
}

/// A slice of what cannot be sliced?
fn check_slice(thing: &Thing, key: &Bound<'_, PyAny>) -> PyResult<()> {
    if !key.is_instance_of::<PySlice>() {
        return Ok(());
    }
    match thing {
        Thing::Object(object) if with_py(|cx| Ok(cx.vector_id(object).is_some()))? => Ok(()),
        thing => Err(no_slice(thing)),
    }
}

/// `thing[key]`
pub fn get<'py>(slf: &Bound<'py, HocObject>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    check_slice(&slf.get().thing, key)?;
    match &slf.get().thing {
        Thing::Object(object) => {
            if let Some(x) = element(py, object, key)? {
                return Ok(x);
            }
            with_py(|cx| match cx.vector_id(object) {
                Some(id) => vector_get(py, cx, object, id, key),
                None => object_get(py, cx, object, key),
            })
        }
        Thing::Field(object, name) => match super::fields::element(py, object, name, key)? {
            Some(x) => Ok(x),
            None => super::fields::get(py, object, name, integer(key)?),
        },
        Thing::Array(array) => match integer(key) {
            Ok(index) => array_get(py, array, index),
            Err(_) => Err(PyIndexError::new_err(array.name.to_string())),
        },
        Thing::Function(_) | Thing::Method(..) => {
            Err(PyTypeError::new_err("unsubscriptable object, type 2\n"))
        }
        Thing::Pointer(pointer) => {
            let by = integer(key).unwrap_or(-1);
            check_pointer(pointer, by)?;
            read(py, pointer, by)
        }
        Thing::Row(row) => row.get(py, integer(key)?),
        Thing::FieldPointer(object, name) => super::fields::pointer(py, object, name, integer(key)?),
        Thing::ArrayPointer(base, n) => {
            let index = integer(key)?;
            let place = wrapped(index, *n as usize).and_then(|index| offset(base, index as i64));
            let place = place.ok_or_else(|| PyIndexError::new_err("subscript out of range"))?;
            HocObject::make(py, Thing::Pointer(place))
        }
        Thing::TextPointer(place) => {
            with_py(|cx| Ok(PyString::new(py, &cx.vm.string(*place).unwrap_or_default()).into_any()))
        }
        Thing::ObjectPointer(place) => with_py(|cx| {
            let object = cx.vm.object(*place).flatten();
            object_to_python(py, cx, object.as_ref())
        }),
        Thing::Cell(cell) => {
            if integer(key).ok() != Some(0) {
                return Err(PyIndexError::new_err("index for hoc ref must be 0"));
            }
            with_py(|cx| {
                let value = cell.get(cx);
                crate::convert::to_python(py, cx, &value)
            })
        }
        Thing::Class(name) => {
            let index = integer(key)?;
            with_py(|cx| {
                let found =
                    cx.vm.objects_of(name).into_iter().find(|o| i64::from(cx.vm.object_index(o)) == index);
                let object = found.ok_or_else(|| {
                    PyIndexError::new_err(format!("{name}[{index}] instance does not exist"))
                })?;
                HocObject::wrap(py, cx, object)
            })
        }
        _ => Err(PyTypeError::new_err("unsubscriptable object")),
    }
}

/// `thing[key] = value`
pub fn set(slf: &Bound<'_, HocObject>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = slf.py();
    check_slice(&slf.get().thing, key)?;
    match &slf.get().thing {
        Thing::Object(object) | Thing::Field(object, _) => {
            if let Some(id) = super::quick(py, |cx| Ok(cx.vector_id(object)))? {
                return vector_set(id, key, value);
            }
            if let Thing::Field(_, name) = &slf.get().thing {
                return super::fields::set(object, name, integer(key)?, value);
            }
            object_set(py, object, key, value)
        }
        Thing::Row(row) => row.set(py, integer(key)?, raw::number(value)?),
        Thing::Array(array) => array_set(py, array, integer(key)?, value),
        Thing::Pointer(pointer) => {
            let by = integer(key).unwrap_or(-1);
            check_pointer(pointer, by)?;
            write(py, pointer, by, value)
        }
        Thing::ArrayPointer(base, _) => write(py, base, integer(key)?, value),
        Thing::FieldPointer(object, name) => super::fields::set(object, name, integer(key)?, value),
        Thing::TextPointer(place) => {
            let text = super::assign::string(value)?;
            with_py(|cx| Ok(cx.vm.set_string(*place, &text)))?;
            Ok(())
        }
        Thing::ObjectPointer(place) => with_py(|cx| {
            let object = to_object(cx, value)?;
            cx.vm.set_object(*place, object);
            Ok(())
        }),
        Thing::Cell(cell) => {
            if integer(key)? != 0 {
                return Err(PyIndexError::new_err("index for hoc ref must be 0"));
            }
            with_py(|cx| {
                let value = match cell.kind {
                    crate::cells::Kind::Number => Value::Number(raw::number(value)?),
                    crate::cells::Kind::Text => Value::String(super::assign::string(value)?.as_str().into()),
                    crate::cells::Kind::Object => Value::Object(to_object(cx, value)?),
                };
                cell.set(cx, value);
                Ok(())
            })
        }
        Thing::Method(..) => Err(PyTypeError::new_err("Not an iterable HocObject")),
        _ => Err(PyTypeError::new_err("unsubscriptable object")),
    }
}
