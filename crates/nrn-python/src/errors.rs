//! HOC errors as Python exceptions and back.
//!
//! A Python exception that passes through HOC is kept here under a number ([`HocError::cause`]) and becomes the
//! `__cause__` of the exception that comes out at the other end.

use crate::baton::{Local, NotLent};
use nrn_runtime::{HocError as Error, ModelError};
use pyo3::exceptions::{PyAttributeError, PyReferenceError, PyRuntimeError, PySystemExit, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;

pyo3::create_exception!(neuron, HocError, PyRuntimeError, "An error of HOC code or of the simulator.");

static CAUSES: Local<Vec<(u64, PyErr)>> = Local::new(Vec::new());

/// How many exceptions may be under way at once.
const KEPT: usize = 64;

/// The exception for a HOC error.
pub fn to_python(py: Python<'_>, error: Error) -> PyErr {
    if let Some(status) = error.quit {
        return PySystemExit::new_err(status);
    }
    if let Some(stop) = crate::watch::take_stop(py) {
        return stop;
    }
    let exception = HocError::new_err(format!("hocobj_call error: hoc_execerror: {}", error.message));
    // An error about the error leaves the error as it is.
    let _ = describe(py, &exception, &error);
    // Taken up again from its value: the frame that was added stands there.
    let exception = PyErr::from_value(exception.into_value(py).into_bound(py).into_any());
    if let Some(cause) = error.cause.and_then(|number| take(py, number)) {
        exception.set_cause(py, Some(cause));
    }
    exception
}

/// Where in HOC, and what to do: as attributes, as notes of the traceback (Python 3.11), and the place as its last frame.
fn describe(py: Python<'_>, exception: &PyErr, error: &Error) -> PyResult<()> {
    let value = exception.value(py);
    value.setattr("message", &error.message)?;
    value.setattr("hint", error.hint.as_deref())?;
    value.setattr("context", &error.context)?;
    let place = error.origin.as_ref().or(error.location.as_ref());
    value.setattr("file", place.map(|at| at.file.as_str()))?;
    value.setattr("line", place.map(|at| at.line))?;
    value.setattr("source", place.map(|at| at.source.as_str()))?;
    if place.is_none() && error.hint.is_none() && error.context.is_empty() {
        return Ok(());
    }
    if let Some(at) = place {
        value.setattr("column", at.column)?;
    }
    py.import("neuron._traceback")?.getattr("complete")?.call1((value,))?;
    Ok(())
}

/// The exception for a defect of ours.
pub fn internal(error: &Error) -> PyErr {
    HocError::new_err(format!("hocobj_call error: hoc_execerror: {}", error.message))
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

static LAST: Local<Option<PyErr>> = Local::new(None);

/// Keeps the AttributeError of a `__getattribute__`. PyO3 then calls `__getattr__`, which gives it back ([`unfound`]):
/// without that the text would be lost.
#[inline]
pub fn found<T>(py: Python<'_>, result: PyResult<T>) -> PyResult<T> {
    if let Err(error) = &result {
        remember(py, error);
    }
    result
}

#[cold]
fn remember(py: Python<'_>, error: &PyErr) {
    let before = LAST.borrow(py).and_then(|mut last| last.replace(error.clone_ref(py)));
    drop(before);
}

/// The exception that the last `__getattribute__` ended with.
pub fn unfound(name: &Bound<'_, PyString>) -> PyErr {
    let last = LAST.borrow(name.py()).and_then(|mut last| last.take());
    last.unwrap_or_else(|| PyAttributeError::new_err(name.clone().unbind()))
}

/// Why there is no context, as an exception.
pub fn not_lent(reason: NotLent) -> PyErr {
    PyRuntimeError::new_err(match reason {
        NotLent::OtherThread => "another thread is using the model; wait until its call has returned",
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
    if let Some(error) = crate::watch::stop_of(py, &exception) {
        return error;
    }
    if exception.is_instance_of::<HocError>(py) {
        crate::module::write("stderr", &crate::foreign::traceback(py, &exception));
    } else {
        exception.print(py);
    }
    let mut error = Error::new(what);
    error.cause = Some(keep(py, exception));
    error
}

/// The HOC error for an exception that ended a callback: NEURON gives the whole traceback as the text.
pub fn from_callback(py: Python<'_>, exception: PyErr) -> Error {
    if exception.is_instance_of::<PySystemExit>(py) {
        return from_python(py, exception, "exit");
    }
    if let Some(error) = crate::watch::stop_of(py, &exception) {
        return error;
    }
    let text = crate::foreign::traceback(py, &exception);
    let mut error = Error::new(format!("Python Callback failed [hoccommand_exec]:\n{text}"));
    error.cause = Some(keep(py, exception));
    error
}

fn keep(py: Python<'_>, exception: PyErr) -> u64 {
    let Some(mut causes) = CAUSES.borrow(py) else { return 0 };
    let number = causes.last().map_or(1, |(number, _)| number + 1);
    let oldest = if causes.len() == KEPT { Some(causes.remove(0)) } else { None };
    causes.push((number, exception));
    // What goes may run Python code, which may come back here.
    drop(causes);
    drop(oldest);
    number
}

fn take(py: Python<'_>, number: u64) -> Option<PyErr> {
    let mut causes = CAUSES.borrow(py)?;
    let at = causes.iter().position(|(n, _)| *n == number)?;
    let later = causes.split_off(at);
    drop(causes);
    later.into_iter().next().map(|(_, exception)| exception)
}
