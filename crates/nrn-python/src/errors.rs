//! HOC errors as Python exceptions and back.
//!
//! A Python exception that passes through HOC is kept here under a number ([`HocError::cause`]) and becomes the
//! `__cause__` of the exception that comes out at the other end.

use crate::baton::NotLent;
use nrn_runtime::HocError as Error;
use pyo3::exceptions::{PyRuntimeError, PySystemExit};
use pyo3::prelude::*;
use std::cell::RefCell;

pyo3::create_exception!(neuron, HocError, PyRuntimeError, "An error of HOC code or of the simulator.");

thread_local! { static CAUSES: RefCell<Vec<(u64, PyErr)>> = const { RefCell::new(Vec::new()) }; }

/// How many exceptions may be under way at once.
const KEPT: usize = 64;

/// The exception for a HOC error.
pub fn to_python(py: Python<'_>, error: Error) -> PyErr {
    if let Some(status) = error.quit {
        return PySystemExit::new_err(status);
    }
    let text = format!("hocobj_call error: hoc_execerror: {}", error.message);
    let exception = PyRuntimeError::new_err(text);
    if let Some(cause) = error.cause.and_then(take) {
        exception.set_cause(py, Some(cause));
    }
    exception
}

/// Why there is no context, as an exception.
pub fn not_lent(reason: NotLent) -> PyErr {
    PyRuntimeError::new_err(match reason {
        NotLent::OtherThread => "the model belongs to the thread that imported neuron; another thread cannot use it",
        NotLent::Busy => "the simulator is at work and cannot be called from here",
    })
}

/// The HOC error for a Python exception that ended a callback. The traceback is printed, as NEURON does.
pub fn from_python(py: Python<'_>, exception: PyErr, what: &str) -> Error {
    if exception.is_instance_of::<PySystemExit>(py) {
        let code = exception.value(py).getattr("code").ok();
        let status = code.map_or(0, |code| if code.is_none() { 0 } else { code.extract().unwrap_or(1) });
        let mut error = Error::new("exit");
        error.quit = Some(status);
        return error;
    }
    exception.print(py);
    let mut error = Error::new(what);
    error.cause = Some(keep(exception));
    error
}

/// The HOC error for an exception that ended a callback: NEURON gives the whole traceback as the text.
pub fn from_callback(py: Python<'_>, exception: PyErr) -> Error {
    if exception.is_instance_of::<PySystemExit>(py) {
        return from_python(py, exception, "exit");
    }
    let text = crate::foreign::traceback(py, &exception);
    let mut error = Error::new(format!("Python Callback failed [hoccommand_exec]:\n{text}"));
    error.cause = Some(keep(exception));
    error
}

fn keep(exception: PyErr) -> u64 {
    CAUSES.with_borrow_mut(|causes| {
        let number = causes.last().map_or(1, |(number, _)| number + 1);
        if causes.len() == KEPT {
            causes.remove(0);
        }
        causes.push((number, exception));
        number
    })
}

fn take(number: u64) -> Option<PyErr> {
    CAUSES.with_borrow_mut(|causes| {
        let at = causes.iter().position(|(n, _)| *n == number)?;
        let (_, exception) = causes.remove(at);
        causes.truncate(at);
        Some(exception)
    })
}
