//! `thing[i]`, `len(thing)` and truth. Fields (`vec.x[i]`) are in [`super::fields`], numbers in bulk in [`super::exchange`].

use super::{HocObject, rows, with, with_py};
use crate::convert::{object_to_python, to_object};
use crate::errors;
use crate::raw;
use crate::section::Section;
use crate::thing::{Array, Element, Thing, offset};
use nrn_runtime::{Cx, Object, Pointer, Value, VectorId};
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PySlice, PyString, PyTuple};

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

/// An index counted from the front, when it exists.
fn wrapped(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index + len as i64 } else { index };
    usize::try_from(index).ok().filter(|index| *index < len)
}

/// An index that may not be negative, when it exists.
fn plain(index: i64, len: usize) -> Option<usize> {
    usize::try_from(index).ok().filter(|index| *index < len)
}

/// An index as a whole number.
pub fn integer(key: &Bound<'_, PyAny>) -> PyResult<i64> {
    let error = match key.extract::<i64>() {
        Ok(index) => return Ok(index),
        Err(error) => error,
    };
    if key.is_instance_of::<PySlice>() {
        return Err(PyTypeError::new_err("sequence index must be integer, not 'slice'"));
    }
    let class = key.get_type().name()?;
    let wrong = || PyTypeError::new_err(format!("'{class}' object cannot be interpreted as an integer"));
    Err(raw::or_own(key.py(), error, wrong))
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

/// Numbers behind a pointer exist where it points into an array.
fn check_pointer(pointer: &Pointer, by: i64) -> PyResult<()> {
    if by == 0 {
        return Ok(());
    }
    with_py(|cx| {
        let inside = match pointer {
            Pointer::Variable(place) => cx.vm.element(*place, &[by as f64]).is_ok(),
            Pointer::Host(host) => {
                use nrn_runtime::{DataHandle, HostPlace};
                !matches!(
                    HostPlace::unpack(*host),
                    HostPlace::Data(DataHandle::Node { .. } | DataHandle::Ion { .. })
                )
            }
        };
        if inside {
            return Ok(());
        }
        let text = super::top::pointer_text(cx, pointer)?;
        Err(PyIndexError::new_err(format!("{text} next_array_element({by}): out of range")))
    })
}

fn read<'py>(py: Python<'py>, pointer: &Pointer, by: i64) -> PyResult<Bound<'py, PyAny>> {
    let x = if by == 0 {
        with(py, |cx| cx.read(pointer))?
    } else {
        let place =
            offset(pointer, by).ok_or_else(|| PyIndexError::new_err("next_array_element: out of range"))?;
        with(py, |cx| cx.read(&place))?
    };
    Ok(PyFloat::new(py, x).into_any())
}

/// One number of a Vector by a plain index: the quick way.
#[inline]
fn element<'py>(
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

fn vector_get<'py>(
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

fn object_get<'py>(
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

fn array_get<'py>(py: Python<'py>, array: &Array, index: i64) -> PyResult<Bound<'py, PyAny>> {
    let Some(index) = plain(index, array.len()) else {
        return Err(PyIndexError::new_err(array.name.to_string()));
    };
    let mut part = array.clone();
    part.given.push(index as u32);
    if part.given.len() < part.dims.len() {
        return HocObject::make(py, Thing::Array(part));
    }
    let place =
        offset(&part.base, i64::from(part.offset())).ok_or_else(|| PyIndexError::new_err("out of range"))?;
    match (part.element, &place) {
        (Element::Number | Element::Host, _) => read(py, &place, 0),
        (Element::Object, Pointer::Variable(place)) => with_py(|cx| {
            let object = cx.vm.object(*place).flatten();
            object_to_python(py, cx, object.as_ref())
        }),
        (Element::Section, Pointer::Variable(place)) => match with_py(|cx| Ok(cx.section_at(*place)))? {
            Some(id) => Section::wrap(py, id),
            None => Err(PyIndexError::new_err(array.name.to_string())),
        },
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
        Thing::Row(row) => row.set(py, integer(key)?, super::attributes::number(value)?),
        Thing::Array(array) => array_set(py, array, integer(key)?, value),
        Thing::Pointer(pointer) => {
            let by = integer(key).unwrap_or(-1);
            check_pointer(pointer, by)?;
            write(py, pointer, by, value)
        }
        Thing::ArrayPointer(base, _) => write(py, base, integer(key)?, value),
        Thing::FieldPointer(object, name) => super::fields::set(object, name, integer(key)?, value),
        Thing::TextPointer(place) => {
            let text = super::attributes::string(value)?;
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
                    crate::cells::Kind::Number => Value::Number(super::attributes::number(value)?),
                    crate::cells::Kind::Text => {
                        Value::String(super::attributes::string(value)?.as_str().into())
                    }
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

fn write(py: Python<'_>, pointer: &Pointer, by: i64, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let x = super::attributes::number(value)?;
    let place =
        offset(pointer, by).ok_or_else(|| PyIndexError::new_err("next_array_element: out of range"))?;
    with(py, |cx| cx.write(&place, x))
}

fn vector_set(id: VectorId, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
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
    let x = super::attributes::number(value)?;
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

fn object_set(
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
                let args = [
                    Value::Number(row),
                    Value::Number(column),
                    Value::Number(super::attributes::number(value)?),
                ];
                cx.call_method(object, "setval", &args).map_err(|e| errors::to_python(py, e))?;
                Ok(())
            }
            ("PtrVector", _) => {
                let args =
                    [Value::Number(integer(key)? as f64), Value::Number(super::attributes::number(value)?)];
                cx.call_method(object, "setval", &args).map_err(|e| errors::to_python(py, e))?;
                Ok(())
            }
            _ => Err(PyTypeError::new_err("unsubscriptable object")),
        }
    })
}

fn array_set(py: Python<'_>, array: &Array, index: i64, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let Some(index) = wrapped(index, array.len()) else {
        return Err(PyIndexError::new_err(array.name.to_string()));
    };
    let mut part = array.clone();
    part.given.push(index as u32);
    if part.given.len() < part.dims.len() {
        return Err(PyTypeError::new_err("wrong number of subscripts"));
    }
    let place =
        offset(&part.base, i64::from(part.offset())).ok_or_else(|| PyIndexError::new_err("out of range"))?;
    match (part.element, &place) {
        (Element::Number | Element::Host, _) => write(py, &place, 0, value),
        (Element::Object, Pointer::Variable(place)) => with_py(|cx| {
            let object = to_object(cx, value)?;
            cx.vm.set_object(*place, object);
            Ok(())
        }),
        _ => Err(PyTypeError::new_err("not assignable")),
    }
}
