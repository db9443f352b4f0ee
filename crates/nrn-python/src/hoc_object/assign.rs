//! `thing.name = value` and `del thing.name`.

use super::{HocObject, no_attribute, top, with, with_py};
use crate::convert::to_object;
use crate::raw;
use crate::thing::Thing;
use nrn_runtime::{Attribute, Object, Value};
use pyo3::exceptions::{PyLookupError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyString;

/// `thing.name = value`. What a derived class or its instance has under the name goes before HOC's.
pub fn set(slf: &Bound<'_, HocObject>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let own = slf.get().own;
    if !own && raw::found_attribute(slf.as_any(), name).is_some() {
        return raw::generic_set(slf.as_any(), name, Some(value));
    }
    let text = &*name.to_cow()?;
    let done = match &slf.get().thing {
        Thing::Top => top::set(slf.py(), text, value)?,
        Thing::Object(object) => set_member(slf.py(), object, text, value)?,
        _ => false,
    };
    if done {
        return Ok(());
    }
    if !own {
        return raw::generic_set(slf.as_any(), name, Some(value));
    }
    if matches!(&slf.get().thing, Thing::Object(_)) && !slf.get_type().is(slf.py().get_type::<HocObject>()) {
        return Err(no_attribute(slf.as_any(), name));
    }
    Err(PyLookupError::new_err(format!("'{text}' is not a defined hoc variable name.")))
}

/// `del thing.name`: HOC's names cannot be deleted; what a derived class's instance keeps can.
pub fn delete(slf: &Bound<'_, HocObject>, name: &Bound<'_, PyString>) -> PyResult<()> {
    if !slf.get().own {
        return raw::generic_set(slf.as_any(), name, None);
    }
    if !slf.get_type().is(slf.py().get_type::<HocObject>()) {
        return Err(no_attribute(slf.as_any(), name));
    }
    Err(PyLookupError::new_err(format!("'{name}' is not a defined hoc variable name.")))
}

/// The string that a strdef is set to.
pub fn string(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let Ok(text) = value.cast::<PyString>() else {
        let class = if value.is_none() { "None".to_owned() } else { value.get_type().name()?.to_string() };
        return Err(PyTypeError::new_err(format!("argument must be str, not {class}")));
    };
    Ok(text.to_cow()?.into_owned())
}

fn set_member(py: Python<'_>, object: &Object, name: &str, value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if let Some(pointed) = name.strip_prefix("_ref_") {
        return top::set_pointer(py, value, pointed, object);
    }
    let attribute = with_py(|cx| Ok(cx.attribute(object, name)))?;
    match attribute {
        Some(Attribute::Number(place)) => {
            let x = raw::number(value)?;
            with(py, |cx| cx.write(&place, x))?;
        }
        Some(Attribute::Indexed) => {
            return Err(PyTypeError::new_err(format!("'{name}' requires subscript for assignment")));
        }
        Some(Attribute::String(place)) => {
            let text = string(value)?;
            with_py(|cx| Ok(cx.vm.set_string(place, &text)))?;
        }
        Some(Attribute::Object(place)) => {
            with_py(|cx| {
                let value = to_object(cx, value)?;
                Ok(cx.vm.set_object(place, value))
            })?;
        }
        Some(Attribute::Dynamic) => {
            return with_py(|cx| {
                let value = crate::convert::from_python(cx, value)?;
                match cx.set_dynamic(object, name, &[], value) {
                    Ok(()) => Ok(true),
                    // A RANDOM variable, for one: it can be used, not replaced.
                    Err(_) if cx.get_dynamic(object, name, &[]).is_ok() => {
                        Err(PyTypeError::new_err("not assignable"))
                    }
                    Err(_) => Ok(false),
                }
            });
        }
        Some(Attribute::Method(_) | Attribute::Section(_)) => {
            return Err(PyTypeError::new_err("not assignable"));
        }
        Some(_) => return Err(PyTypeError::new_err("Wrong number of subscripts")),
        // `del` is a word of Python: HOC's name is reached by another.
        None if name == "delay" => return set_member(py, object, "del", value),
        None => match with_py(|cx| Ok(cx.vm.alias(object, name)))? {
            Some(Value::Pointer(place)) => {
                let x = raw::number(value)?;
                with(py, |cx| cx.write(&place, x))?;
            }
            _ => return Ok(false),
        },
    }
    Ok(true)
}
