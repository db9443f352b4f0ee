//! The few calls of Python's C interface that PyO3 does not wrap. The second unsafe room of this crate.

use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyString, PyTuple, PyType};
use std::ffi::CStr;

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

/// The same, without an exception where there is none.
#[inline]
pub fn found_attribute<'py>(
    object: &Bound<'py, PyAny>,
    name: &Bound<'py, PyString>,
) -> Option<Bound<'py, PyAny>> {
    // SAFETY: as above; the exception that comes with a null is taken away.
    unsafe {
        let found = ffi::PyObject_GenericGetAttr(object.as_ptr(), name.as_ptr());
        if found.is_null() {
            ffi::PyErr_Clear();
        }
        Bound::from_owned_ptr_or_opt(object.py(), found)
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

/// The number that an object is or gives (`__float__`, `__index__`). PyO3's way asks for an error after each number.
#[inline]
pub fn number(object: &Bound<'_, PyAny>) -> PyResult<f64> {
    // SAFETY: the pointer is valid for the call and the thread is attached to the interpreter.
    let x = unsafe { ffi::PyFloat_AsDouble(object.as_ptr()) };
    if x == -1.0
        && let Some(error) = PyErr::take(object.py())
    {
        return Err(error);
    }
    Ok(x)
}

/// The same for what must be a number: `wrong` is the exception for anything else. An exception that the object's own code
/// raised goes on its way.
pub fn number_or_else(object: &Bound<'_, PyAny>, wrong: impl FnOnce() -> PyErr) -> PyResult<f64> {
    number(object).map_err(|error| or_own(object.py(), error, wrong))
}

/// `wrong` instead of Python's word for an object of the wrong type or size; any other exception as it is.
pub fn or_own(py: Python<'_>, error: PyErr, wrong: impl FnOnce() -> PyErr) -> PyErr {
    let is_usual = error.is_instance_of::<PyTypeError>(py) || error.is_instance_of::<PyOverflowError>(py);
    if is_usual { wrong() } else { error }
}

/// The number that a plain float or int is: getting it runs no code of a user.
#[inline]
pub fn plain_number(object: &Bound<'_, PyAny>) -> Option<f64> {
    if object.is_exact_instance_of::<PyFloat>() {
        return number(object).ok();
    }
    let int = object.cast_exact::<PyInt>().ok()?;
    match small_int(int) {
        // Exact; a larger one goes the way that rounds as Python does.
        Some(small) if small.unsigned_abs() < 1 << 53 => Some(small as f64),
        _ => number(object).ok(),
    }
}

unsafe extern "C" {
    // In every CPython since 3.3, in the stable interface since 3.10 only.
    fn PyUnicode_AsUTF8AndSize(
        text: *mut ffi::PyObject,
        size: *mut ffi::Py_ssize_t,
    ) -> *const std::ffi::c_char;
}

/// What a string holds, without a copy; nothing where it cannot be said in UTF-8.
pub fn text<'a>(string: &'a Bound<'_, PyString>) -> Option<&'a str> {
    let mut size = 0;
    // SAFETY: the pointer is valid for the call, the thread is attached to the interpreter, and `size` is set when the call
    // gives an address: the string keeps so many bytes of UTF-8 there for as long as it lives.
    unsafe {
        let start = PyUnicode_AsUTF8AndSize(string.as_ptr(), &mut size);
        if start.is_null() {
            ffi::PyErr_Clear();
            return None;
        }
        let bytes = std::slice::from_raw_parts(start.cast::<u8>(), usize::try_from(size).ok()?);
        Some(std::str::from_utf8_unchecked(bytes))
    }
}

/// The number of a plain int that fits; nothing for others, and for -1, which Python's C interface gives for an error.
#[inline]
pub fn small_int(int: &Bound<'_, PyInt>) -> Option<i64> {
    // SAFETY: the pointer is valid for both calls and the thread is attached to the interpreter.
    match unsafe { ffi::PyLong_AsLongLong(int.as_ptr()) } {
        -1 => {
            // SAFETY: as above.
            unsafe { ffi::PyErr_Clear() };
            None
        }
        x => Some(x),
    }
}

/// Is it a number as Python's C interface has it: something with `__index__`, `__int__` or `__float__`?
pub fn is_number(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: the pointer is valid for the call and the thread is attached to the interpreter.
    unsafe { ffi::PyNumber_Check(object.as_ptr()) != 0 }
}

/// A class `name` (with its module) derived from `base`, whose own class is `metaclass`.
///
/// Made this way, and not by calling `type`, its full name stands in Python's messages, as in NEURON's.
pub fn new_class<'py>(
    base: &Bound<'py, PyType>,
    metaclass: Option<&Bound<'py, PyType>>,
    name: &'static CStr,
    doc: &'static CStr,
) -> PyResult<Bound<'py, PyType>> {
    let py = base.py();
    let bases = PyTuple::new(py, [base])?;
    let mut slots = [
        ffi::PyType_Slot { slot: ffi::Py_tp_doc, pfunc: doc.as_ptr().cast_mut().cast() },
        ffi::PyType_Slot { slot: 0, pfunc: std::ptr::null_mut() },
    ];
    let mut spec = ffi::PyType_Spec {
        name: name.as_ptr(),
        basicsize: 0,
        itemsize: 0,
        flags: (ffi::Py_TPFLAGS_DEFAULT | ffi::Py_TPFLAGS_BASETYPE) as _,
        slots: slots.as_mut_ptr(),
    };
    // SAFETY: the texts live for ever, slots and bases outlive the call, and the call returns a new reference or null with
    // an exception set. A size of 0 is inherited from the base.
    let class = unsafe {
        Bound::from_owned_ptr_or_err(py, ffi::PyType_FromSpecWithBases(&mut spec, bases.as_ptr()))?
    };
    if let Some(metaclass) = metaclass {
        // SAFETY: the class was just made and nobody else has it. Its class is `type` until now, which is never freed; the
        // new one adds no fields to `type`'s and gets the reference that a heap type's instances own.
        unsafe { (*class.as_ptr()).ob_type = metaclass.clone().into_ptr().cast() };
    }
    Ok(class.cast_into::<PyType>()?)
}

/// The numbers of a one-dimensional numpy array of float64, copied in one go; `None` for anything else.
pub fn array_doubles(object: &Bound<'_, PyAny>) -> PyResult<Option<Vec<f64>>> {
    let py = object.py();
    let modules = py.import(pyo3::intern!(py, "sys"))?.getattr(pyo3::intern!(py, "modules"))?;
    let Ok(numpy) = modules.get_item(pyo3::intern!(py, "numpy")) else { return Ok(None) };
    // Only numpy's own word about an address is taken.
    if !object.get_type().is(&numpy.getattr(pyo3::intern!(py, "ndarray"))?) {
        return Ok(None);
    }
    let about = object.getattr(pyo3::intern!(py, "__array_interface__"))?;
    let kind: String = about.get_item("typestr")?.extract()?;
    let shape: Vec<usize> = about.get_item("shape")?.extract()?;
    let (address, _): (usize, bool) = about.get_item("data")?.extract()?;
    let strides: Option<Vec<isize>> = about.get_item("strides")?.extract()?;
    let native = if cfg!(target_endian = "little") { "<f8" } else { ">f8" };
    let (true, [len]) = (kind == native, shape.as_slice()) else { return Ok(None) };
    let stride = strides.and_then(|all| all.first().copied()).unwrap_or(size_of::<f64>() as isize);
    let start = address as *const u8;
    if stride == size_of::<f64>() as isize && start.cast::<f64>().is_aligned() && *len > 0 {
        // SAFETY: as below, and the doubles lie side by side, aligned.
        return Ok(Some(unsafe { std::slice::from_raw_parts(start.cast::<f64>(), *len) }.to_vec()));
    }
    // SAFETY: numpy owns `len` doubles `stride` bytes apart from this address on, for as long as `object` lives, and nobody
    // changes them meanwhile: this thread holds Python's lock. They may be unaligned.
    let read = |k: isize| unsafe { start.offset(k * stride).cast::<f64>().read_unaligned() };
    Ok(Some((0..*len as isize).map(read).collect()))
}
