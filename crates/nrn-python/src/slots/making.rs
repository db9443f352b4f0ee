//! `Class(keyword=value)` without a dictionary for the keyword: Python calls a class by its *vectorcall* function where it has
//! one, with the arguments side by side.

use super::{Quick, Ternary, gathered, tried};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple, PyType};
use pyo3::{Borrowed, ffi};
use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};

/// What any class does when it is called: makes an object and calls its `__init__`.
static CALL: AtomicPtr<c_void> = AtomicPtr::new(null_mut());

/// Python's bit beside the number of arguments: there is room before them.
const OFFSET: usize = 1 << (usize::BITS - 1);

/// Gives a class a function to be called by, as long as nobody changes its `__init__`. Classes derived from it have none.
pub fn install_making<T: Quick>(py: Python<'_>) {
    let class = T::type_object_raw(py);
    let of_all = py.get_type::<PyType>().as_type_ptr();
    // SAFETY: both types are alive. All versions of CPython since 3.8 have in word 7 of a type object where its instances, here
    // the classes, have their vectorcall function, and in word 4 how large these are. Nothing is written unless a whole word
    // inside the class is found there, which is empty, as it is in a class that has none.
    unsafe {
        let call = ffi::PyType_GetSlot(of_all, ffi::Py_tp_call);
        if call.is_null() {
            // Python 3.9 does not tell.
            ffi::PyErr_Clear();
            return;
        }
        let words = of_all.cast::<usize>();
        let (size, at) = (*words.add(4), *words.add(7));
        let fits = at.is_multiple_of(size_of::<usize>()) && at >= 40 * size_of::<usize>() && at < size;
        let place = class.byte_add(if fits { at } else { 0 }).cast::<*mut c_void>();
        if fits && (*place).is_null() {
            CALL.store(call, Ordering::Relaxed);
            T::kept().init().store(ffi::PyType_GetSlot(class, ffi::Py_tp_init), Ordering::Relaxed);
            *place = making::<T> as *mut c_void;
        }
    }
}

/// What Python calls.
///
/// # Safety
/// Python's lock is held, `class` is the class of `T`, `given` has `n` arguments (and perhaps [`OFFSET`] set in `n`) and then one
/// for each name of the tuple `names`, if that is not null.
unsafe extern "C" fn making<T: Quick>(
    class: *mut ffi::PyObject,
    given: *const *mut ffi::PyObject,
    n: usize,
    names: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: see above.
    let py = unsafe { Python::assume_attached() };
    let n = n & !OFFSET;
    if n == 0
        && !names.is_null()
        && let Ok(name) = object!(py, names, PyTuple).get_borrowed_item(0)
        && object!(py, names, PyTuple).len() == 1
    {
        // SAFETY: see above; there is one argument, the names of arguments are strings, and the class is alive.
        let (value, init) = unsafe { (*given, ffi::PyType_GetSlot(class.cast(), ffi::Py_tp_init)) };
        let own = init == T::kept().init().load(Ordering::Relaxed);
        let keyword = object!(py, name.as_ptr(), PyString);
        if own && let Some(made) = tried(|| T::made(&keyword, &*object!(py, value, PyAny))) {
            return made.into_ptr();
        }
    }
    Python::attach(|py| {
        // SAFETY: see above; `CALL` was taken from the slot of that kind.
        unsafe {
            let call = std::mem::transmute::<*mut c_void, Ternary>(CALL.load(Ordering::Relaxed));
            let all = gathered(py, given, n, names)
                .and_then(|(args, keywords)| Ok((PyTuple::new(py, args)?, keywords)));
            match all {
                Ok((args, keywords)) => call(class, args.as_ptr(), keywords.as_ptr()),
                Err(error) => {
                    error.restore(py);
                    null_mut()
                }
            }
        }
    })
}
