//! HOC errors as Python exceptions and back.
//!
//! A Python exception that passes through HOC is kept here under a number ([`HocError::cause`]) and becomes the
//! `__cause__` of the exception that comes out at the other end.

use crate::baton::NotLent;
use nrn_runtime::{HocError as Error, ModelError};
use pyo3::exceptions::{PyAttributeError, PyReferenceError, PyRuntimeError, PySystemExit, PyValueError};
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

/// The exception for a defect of ours.
pub fn internal(error: &Error) -> PyErr {
    PyRuntimeError::new_err(format!("hocobj_call error: hoc_execerror: {}", error.message))
}

/// The exception for an error of the model.
pub fn model(error: ModelError) -> PyErr {
    match error {
        ModelError::SectionGone(_) => PyReferenceError::new_err("can't access a deleted section"),
        ModelError::Position(_) => PyValueError::new_err("segment position range is 0 <= x <= 1"),
        ModelError::Nseg(_) => PyValueError::new_err("nseg must be an integer in range 1 to 32767"),
        ModelError::ChildEnd(_) => PyValueError::new_err("child connection end must be  0 or 1"),
        other => PyRuntimeError::new_err(other.to_string()),
    }
}

/// Why a segment does not have a variable: its name and place are known to the caller only, which makes the exception.
#[derive(Clone, Copy)]
pub enum Absent {
    /// The mechanism or ion is not inserted.
    Mechanism,
    /// The section is gone.
    Section,
}

impl From<ModelError> for Absent {
    fn from(error: ModelError) -> Self {
        match error {
            ModelError::SectionGone(_) => Absent::Section,
            _ => Absent::Mechanism,
        }
    }
}

impl From<Absent> for PyErr {
    fn from(absent: Absent) -> Self {
        match absent {
            Absent::Mechanism => MechanismAbsent::new_err(()),
            Absent::Section => PyReferenceError::new_err("can't access a deleted section"),
        }
    }
}

pyo3::create_exception!(neuron, MechanismAbsent, PyAttributeError, "A mechanism is not inserted.");

/// Does the exception say that a mechanism is not inserted?
pub fn is_absent(py: Python<'_>, error: &PyErr) -> bool {
    error.is_instance_of::<MechanismAbsent>(py)
}

thread_local! { static LAST: RefCell<Option<PyErr>> = const { RefCell::new(None) }; }

/// Keeps the AttributeError of a `__getattribute__`. PyO3 then calls `__getattr__`, which gives it back ([`unfound`]):
/// without that the text would be lost.
pub fn found<T>(py: Python<'_>, result: PyResult<T>) -> PyResult<T> {
    if let Err(error) = &result {
        LAST.set(Some(error.clone_ref(py)));
    }
    result
}

/// The exception that the last `__getattribute__` ended with.
pub fn unfound(name: &str) -> PyErr {
    LAST.take().unwrap_or_else(|| PyAttributeError::new_err(name.to_owned()))
}

/// Why there is no context, as an exception.
pub fn not_lent(reason: NotLent) -> PyErr {
    PyRuntimeError::new_err(match reason {
        NotLent::OtherThread => {
            "the model belongs to the thread that imported neuron; another thread cannot use it"
        }
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
