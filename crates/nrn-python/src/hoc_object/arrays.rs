//! Elements of HOC's arrays and what lies behind pointers: `h.d[2]`, `pointer[0]`. Nested brackets give parts of arrays.

use super::{HocObject, with, with_py};
use crate::convert::{object_to_python, to_object};
use crate::index::{plain, wrapped};
use crate::raw;
use crate::section::Section;
use crate::thing::{Array, Element, Thing, offset};
use nrn_runtime::Pointer;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyFloat;

/// Numbers behind a pointer exist where it points into an array.
pub fn check_pointer(pointer: &Pointer, by: i64) -> PyResult<()> {
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

/// The number `by` elements behind a pointer.
pub fn read<'py>(py: Python<'py>, pointer: &Pointer, by: i64) -> PyResult<Bound<'py, PyAny>> {
    let x = if by == 0 {
        with(py, |cx| cx.read(pointer))?
    } else {
        let place =
            offset(pointer, by).ok_or_else(|| PyIndexError::new_err("next_array_element: out of range"))?;
        with(py, |cx| cx.read(&place))?
    };
    Ok(PyFloat::new(py, x).into_any())
}

/// Sets the number `by` elements behind a pointer.
pub fn write(py: Python<'_>, pointer: &Pointer, by: i64, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let x = raw::number(value)?;
    let place =
        offset(pointer, by).ok_or_else(|| PyIndexError::new_err("next_array_element: out of range"))?;
    with(py, |cx| cx.write(&place, x))
}

/// `array[index]`: an element, or an array with one dimension less.
pub fn array_get<'py>(py: Python<'py>, array: &Array, index: i64) -> PyResult<Bound<'py, PyAny>> {
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

/// `array[index] = value`
pub fn array_set(py: Python<'_>, array: &Array, index: i64, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let Some(index) = wrapped(index, array.len()) else {
        return Err(PyIndexError::new_err(array.name.to_string()));
    };
    let mut part = array.clone();
    part.given.push(index as u32);
    if part.given.len() < part.dims.len() {
        return Err(PyTypeError::new_err("Wrong number of subscripts"));
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
