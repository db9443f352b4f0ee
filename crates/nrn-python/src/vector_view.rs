//! `Vector.as_numpy()`: the numbers of a Vector as a numpy array that shares them.
//!
//! The view pins the Vector's buffer, so the array stays valid when the Vector grows or goes; after it has grown the
//! array shows the old numbers.

use nrn_runtime::{Cx, Object, VectorId};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::sync::Mutex;

/// What numpy keeps alive for as long as the array exists.
#[pyclass(frozen, module = "hoc")]
pub struct VectorView {
    /// Keeps the Vector.
    _object: Object,
    id: VectorId,
    address: usize,
    len: usize,
}

static UNPINNED: Mutex<Vec<VectorId>> = Mutex::new(Vec::new());

impl VectorView {
    /// Pins the Vector's buffer.
    pub fn new(cx: &mut Cx<'_>, object: Object, id: VectorId) -> Self {
        cx.engine.sim.vectors.pin(id);
        let data = cx.engine.sim.vectors.data(id);
        VectorView { _object: object, id, address: data.as_ptr() as usize, len: data.len() }
    }
}

impl Drop for VectorView {
    fn drop(&mut self) {
        if let Ok(mut unpinned) = UNPINNED.lock() {
            unpinned.push(self.id);
        }
        crate::pending::announce();
    }
}

/// Unpins the buffers of views that are gone.
pub fn release(cx: &mut Cx<'_>) {
    let ids = UNPINNED.lock().map(|mut ids| std::mem::take(&mut *ids)).unwrap_or_default();
    for id in ids {
        cx.engine.sim.vectors.unpin(id);
    }
}

#[pymethods]
impl VectorView {
    #[getter]
    fn __array_interface__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let found = PyDict::new(py);
        found.set_item("version", 3)?;
        found.set_item("typestr", if cfg!(target_endian = "little") { "<f8" } else { ">f8" })?;
        found.set_item("shape", (self.len,))?;
        found.set_item("data", (self.address, false))?;
        Ok(found)
    }
}
