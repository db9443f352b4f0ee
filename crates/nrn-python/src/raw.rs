//! The few calls of Python's C interface that PyO3 does not wrap. The second unsafe room of this crate.

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// Attribute lookup as it is for any object: class, then instance.
pub fn generic_get<'py>(
    object: &Bound<'py, PyAny>,
    name: &Bound<'py, PyString>,
) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: both pointers are valid for the call, the thread is attached to the interpreter (`Bound`), and the call
    // returns a new reference or null with an exception set, which is what `from_owned_ptr_or_err` expects.
    unsafe {
        Bound::from_owned_ptr_or_err(
            object.py(),
            ffi::PyObject_GenericGetAttr(object.as_ptr(), name.as_ptr()),
        )
    }
}

/// Setting (or with `None` deleting) an attribute as it is for any object.
pub fn generic_set(
    object: &Bound<'_, PyAny>,
    name: &Bound<'_, PyString>,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let value = value.map_or(std::ptr::null_mut(), Bound::as_ptr);
    // SAFETY: all pointers are valid for the call (null means delete), and the thread is attached to the interpreter.
    let status = unsafe { ffi::PyObject_GenericSetAttr(object.as_ptr(), name.as_ptr(), value) };
    if status == 0 { Ok(()) } else { Err(PyErr::fetch(object.py())) }
}

/// Is it a number as Python's C interface has it: something with `__index__`, `__int__` or `__float__`?
pub fn is_number(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: the pointer is valid for the call and the thread is attached to the interpreter.
    unsafe { ffi::PyNumber_Check(object.as_ptr()) != 0 }
}
