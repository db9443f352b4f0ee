//! `nrn.RangeVar`: one variable of a mechanism at a segment, or an array of a whole section.
//!
//! Arrays (`seg.xg`, `sec.xg`, `seg._ref_vext`) are reached through it, and so is what iterating over a mechanism gives.
//! It may be made where the mechanism is not inserted: using it fails then.

use crate::errors;
use crate::hoc_object::pickle::part_of_the_model;
use crate::hoc_object::{HocObject, with_py};
use crate::index;
use crate::mechanism::Mechanism;
use crate::raw;
use crate::section::{living, missing};
use crate::segment::Segment;
use crate::thing::Thing;
use nrn_runtime::{Cx, Insertable, ModelError, Pointer, RangeVariable};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyFloat;

/// What an index gives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// Numbers of the segment: `seg.xg`.
    Numbers,
    /// Pointers: `seg._ref_xg`. A number that is set goes where they point.
    Pointers,
    /// Numbers of the segment; those that are set count for all segments of the section: `sec.xg`.
    NumbersOfSection,
}

/// A variable of a mechanism at a segment: an array, or a scalar with one element.
#[pyclass(frozen, sequence, module = "nrn", name = "RangeVar")]
pub struct RangeVar {
    segment: Py<Segment>,
    name: Box<str>,
    variable: RangeVariable,
    gives: Gives,
}

/// The error of `seg.xg = 1`.
pub fn needs_an_index(name: &str) -> PyErr {
    PyIndexError::new_err(format!("{name} needs an index for assignment"))
}

impl RangeVar {
    /// The variable `name` (with suffix) at a segment.
    pub fn make<'py>(
        segment: &Bound<'py, Segment>,
        name: &str,
        variable: RangeVariable,
        gives: Gives,
    ) -> PyResult<Bound<'py, PyAny>> {
        let made = RangeVar { segment: segment.clone().unbind(), name: name.into(), variable, gives };
        Ok(Bound::new(segment.py(), made)?.into_any())
    }
    fn len(&self) -> usize {
        match self.variable {
            RangeVariable::Mechanism { len, .. } => len as usize,
            _ => 1,
        }
    }
    /// The number of an element; negative ones count from the end.
    fn element(&self, key: &Bound<'_, PyAny>) -> PyResult<usize> {
        let element = index::wrapped(index::of_sequence(key)?, self.len());
        element.ok_or_else(|| PyIndexError::new_err(self.name.to_string()))
    }
    fn place(&self, cx: &Cx<'_>, element: usize) -> Result<Pointer, ModelError> {
        let segment = self.segment.get();
        let id = segment.id().map_err(|_| ModelError::NoVariable)?;
        let handle = cx.engine.sim.model.handle(id, segment.position(), self.variable, element)?;
        Ok(cx.pointer_to(handle))
    }
    /// The exception for an error of the model.
    fn failed(&self, py: Python<'_>, error: ModelError) -> PyErr {
        match error {
            ModelError::NotInserted(..) | ModelError::NoIon(..) | ModelError::NoVariable => {
                missing(&self.name, &self.segment.get().described(py))
            }
            other => errors::model(other),
        }
    }
}

#[pymethods]
impl RangeVar {
    fn __len__(&self) -> usize {
        self.len()
    }
    fn __getitem__<'py>(&self, py: Python<'py>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let element = self.element(key)?;
        let place = with_py(|cx| Ok(self.place(cx, element)))?.map_err(|e| self.failed(py, e))?;
        if self.gives == Gives::Pointers {
            return HocObject::make(py, Thing::Pointer(place));
        }
        let x = with_py(|cx| cx.read(&place).map_err(|e| errors::to_python(py, e)))?;
        Ok(PyFloat::new(py, x).into_any())
    }
    fn __setitem__(&self, py: Python<'_>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let element = self.element(key)?;
        let x = raw::number_or_else(value, || PyValueError::new_err("bad value"))?;
        if self.gives == Gives::NumbersOfSection {
            let id = self.segment.get().id()?;
            let set = with_py(|cx| Ok(cx.engine.sim.model.set_range(id, self.variable, element, x)))?;
            return set.map_err(|e| self.failed(py, e));
        }
        let place = with_py(|cx| Ok(self.place(cx, element)))?.map_err(|e| self.failed(py, e))?;
        with_py(|cx| cx.write(&place, x).map_err(|e| errors::to_python(py, e)))
    }
    /// Fails: it lives in the model of this process only.
    fn __reduce__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Err(part_of_the_model(&format!("{} of {}", self.name, self.segment.get().text(py)?)))
    }
    /// Name with the suffix: `g_pas`; of pointers `_ref_g_pas`.
    fn name(&self) -> String {
        match self.gives {
            Gives::Pointers => format!("_ref_{}", self.name),
            _ => self.name.to_string(),
        }
    }
    /// The mechanism it belongs to.
    fn mech(&self, py: Python<'_>) -> PyResult<Option<Mechanism>> {
        living(self.segment.get().id()?)?;
        let what = match self.variable {
            RangeVariable::Mechanism { mechanism, .. } => Insertable::Mechanism(mechanism),
            RangeVariable::Ion { ion, .. } => Insertable::Ion(ion),
            RangeVariable::Node(_) => return Ok(None),
        };
        Ok(Some(Mechanism::new(self.segment.clone_ref(py), what)))
    }
}
