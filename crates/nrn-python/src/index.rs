//! Indices from Python: whole numbers, counted from either end.

use crate::raw;
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PySlice;

/// An index counted from the front, when it exists.
pub fn wrapped(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index + len as i64 } else { index };
    usize::try_from(index).ok().filter(|index| *index < len)
}

/// An index that may not be negative, when it exists.
pub fn plain(index: i64, len: usize) -> Option<usize> {
    usize::try_from(index).ok().filter(|index| *index < len)
}

/// An index as a whole number. One that is too large for any array stands for the last or first that could be.
pub fn integer(key: &Bound<'_, PyAny>) -> PyResult<i64> {
    let py = key.py();
    let error = match key.extract::<i64>() {
        Ok(index) => return Ok(index),
        Err(error) if error.is_instance_of::<PyOverflowError>(py) => {
            return Ok(if key.lt(0)? { i64::MIN } else { i64::MAX });
        }
        Err(error) => error,
    };
    if key.is_instance_of::<PySlice>() {
        return Err(PyTypeError::new_err("sequence index must be integer, not 'slice'"));
    }
    let class = key.get_type().name()?;
    let wrong = || PyTypeError::new_err(format!("'{class}' object cannot be interpreted as an integer"));
    Err(raw::or_own(py, error, wrong))
}

/// The same for elements of range variables and instances of classes, in their words.
pub fn of_sequence(key: &Bound<'_, PyAny>) -> PyResult<i64> {
    if key.extract::<i64>().is_err_and(|error| error.is_instance_of::<PyTypeError>(key.py())) {
        let class = key.get_type().name()?;
        return Err(PyTypeError::new_err(format!("sequence index must be integer, not '{class}'")));
    }
    integer(key)
}
