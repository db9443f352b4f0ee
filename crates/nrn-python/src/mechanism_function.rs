//! `nrn.MechFunc`: a FUNCTION or PROCEDURE of the mechanism at a segment, ready to be called.

use crate::convert::to_python;
use crate::errors;
use crate::hoc_object::{arguments, with_py};
use crate::mechanism::{Mechanism, name_of};
use nrn_runtime::{Insertable, MechanismId, RowId};
use pyo3::exceptions::{PyReferenceError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// A function of a mechanism's instance.
#[pyclass(frozen, module = "nrn", name = "MechFunc")]
pub struct MechanismFunction {
    mechanism: Py<Mechanism>,
    id: MechanismId,
    row: RowId,
    which: u16,
    name: Box<str>,
}

impl MechanismFunction {
    /// Function `which` (called `name`) of the instance `row`.
    pub fn make<'py>(
        mechanism: &Bound<'py, Mechanism>,
        (id, row): (MechanismId, RowId),
        (which, name): (u16, &str),
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = mechanism.py();
        let made =
            MechanismFunction { mechanism: mechanism.clone().unbind(), id, row, which, name: name.into() };
        Ok(Bound::new(py, made)?.into_any())
    }
}

#[pymethods]
impl MechanismFunction {
    #[pyo3(signature = (*args))]
    fn __call__<'py>(&self, py: Python<'py>, args: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        with_py(|cx| {
            let values = arguments(cx, args)?;
            match cx.call_mechanism_function(self.id, self.which, self.row, &values) {
                None => Err(PyReferenceError::new_err("mechanism instance is invalid")),
                Some(Ok(value)) => to_python(py, cx, &value),
                Some(Err(error)) if error.cause.is_none() && error.quit.is_none() => {
                    let text = format!("mechanism.function call error: hoc_execerror: {}", error.message);
                    Err(PyRuntimeError::new_err(text))
                }
                Some(Err(error)) => Err(errors::to_python(py, error)),
            }
        })
    }
    fn __repr__(&self) -> PyResult<String> {
        with_py(|cx| Ok(format!("{}.{}", name_of(cx, Insertable::Mechanism(self.id)), self.name)))
    }
    fn __str__(&self) -> PyResult<String> {
        self.__repr__()
    }
    /// `hh.rates`
    fn name(&self) -> PyResult<String> {
        self.__repr__()
    }
    /// The mechanism.
    fn mech(&self, py: Python<'_>) -> Py<Mechanism> {
        self.mechanism.clone_ref(py)
    }
}
