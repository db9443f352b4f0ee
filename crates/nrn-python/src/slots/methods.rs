//! Methods that answer before PyO3's do. PyO3's are called with a tuple, as the stable interface of Python 3.9 wants it; ours
//! are given the arguments side by side and make no tuple. With keywords, with another number of arguments, or when
//! [`Quick::method`] has no answer, PyO3's method is called.

use super::{Quick, gathered, tried};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};
use pyo3::{Borrowed, ffi};
use std::ffi::{CString, c_int};
use std::ptr::null_mut;

/// PyO3's method, where ours stands in for it.
pub type KeptMethod = PyOnceLock<Py<PyAny>>;

/// A method of a class that [`Quick::method`] answers when it is called with one argument.
pub struct Method {
    /// Its name in Python.
    pub name: &'static str,
    /// Where PyO3's is kept.
    pub kept: KeptMethod,
}

impl Method {
    /// Not installed yet.
    pub const fn new(name: &'static str) -> Self {
        Method { name, kept: PyOnceLock::new() }
    }
}

/// The arguments come side by side: `METH_FASTCALL`, which Python has had since 3.7 and the stable interface since 3.10.
const FASTCALL: c_int = 0x80;

/// Puts method `WHICH` of a class in front of PyO3's. Before any class is derived from it.
pub fn install_method<T: Quick, const WHICH: usize>(py: Python<'_>) -> PyResult<()> {
    let Some(method) = T::METHODS.get(WHICH) else { return Ok(()) };
    let class = py.get_type::<T>();
    let before = class.getattr(method.name)?;
    let part = |name| before.getattr(name).and_then(|text| text.extract::<String>()).unwrap_or_default();
    // As PyO3 writes it, so that `help` and `inspect.signature` say the same.
    let doc = format!("{}{}\n--\n\n{}", method.name, part("__text_signature__"), part("__doc__"));
    let (name, doc) = (CString::new(method.name)?, CString::new(doc)?);
    let call: unsafe extern "C" fn(_, _, _, _) -> _ = call::<T, WHICH>;
    // A class lives as long as the process, and so do the description of its method and the texts in it.
    let description = Box::leak(Box::new(ffi::PyMethodDef {
        ml_name: CString::into_raw(name),
        // SAFETY: all kinds of functions are pointers of one size, and the flags say which kind it is.
        ml_meth: unsafe { std::mem::transmute::<Fast, ffi::PyMethodDefPointer>(call) },
        ml_flags: FASTCALL | ffi::METH_KEYWORDS,
        ml_doc: CString::into_raw(doc),
    }));
    // SAFETY: the class is alive, the description lives for ever; a new reference comes back, or null with an exception.
    let made = unsafe {
        Bound::from_owned_ptr_or_err(py, ffi::PyDescr_NewMethod(class.as_type_ptr(), description))?
    };
    let _ = method.kept.set(py, before.unbind());
    class.setattr(method.name, made)
}

type Fast = unsafe extern "C" fn(
    *mut ffi::PyObject,
    *const *mut ffi::PyObject,
    ffi::Py_ssize_t,
    *mut ffi::PyObject,
) -> *mut ffi::PyObject;

/// What Python calls.
///
/// # Safety
/// As for all functions of [`super`]: Python's lock is held, `this` is of class `T` or of one derived from it (Python looks at it
/// before it calls a method), `given` has `n` arguments and then one for each name of the tuple `names`, if that is not null.
unsafe extern "C" fn call<T: Quick, const WHICH: usize>(
    this: *mut ffi::PyObject,
    given: *const *mut ffi::PyObject,
    n: ffi::Py_ssize_t,
    names: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: see above.
    let (py, this) = unsafe {
        let py = Python::assume_attached();
        (py, Borrowed::<PyAny>::from_ptr(py, this))
    };
    if n == 1 && names.is_null() {
        // SAFETY: see above.
        let (of, arg) = unsafe { (this.cast_unchecked::<T>(), Borrowed::<PyAny>::from_ptr(py, *given)) };
        if let Some(result) = tried(|| T::method(&of, WHICH, &arg)) {
            return result.into_ptr();
        }
    }
    Python::attach(|py| {
        // SAFETY: see above.
        let all = unsafe { gathered(py, given, n as usize, names) };
        let result = all.and_then(|(args, keywords)| slowly::<T>(&this, WHICH, args, &keywords));
        result.map_or_else(
            |error| {
                error.restore(py);
                null_mut()
            },
            Bound::into_ptr,
        )
    })
}

/// Calls PyO3's method.
fn slowly<'py, T: Quick>(
    this: &Bound<'py, PyAny>,
    which: usize,
    mut args: Vec<Bound<'py, PyAny>>,
    keywords: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = this.py();
    let kept = T::METHODS.get(which).and_then(|method| method.kept.get(py));
    let kept = kept.ok_or_else(|| PyTypeError::new_err("the method is not ready"))?;
    args.insert(0, this.clone());
    kept.bind(py).call(PyTuple::new(py, args)?, Some(keywords))
}
