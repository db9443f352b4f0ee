//! Fields with two indices (`matrix.x[i][j]`) between the first index and the second.

use super::{HocObject, with_py};
use crate::errors;
use crate::thing::Thing;
use nrn_runtime::{Cx, Object, Pointer, Value};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyFloat;
use std::sync::Arc;

/// `matrix.x[i]`, or `matrix._ref_x[i]` before the second index.
#[derive(Clone)]
pub struct Row {
    /// The object.
    pub object: Object,
    /// The field.
    pub name: Arc<str>,
    /// The first index.
    pub index: i64,
    /// Is a pointer wanted in the end?
    pub is_pointer: bool,
}

/// Rows and columns of a field with two indices; `None` for other fields.
pub fn size(cx: &mut Cx<'_>, object: &Object) -> Option<(usize, usize)> {
    if &*cx.class_name(object) != "Matrix" {
        return None;
    }
    let mut count = |name: &str| match cx.call_method(object, name, &[]) {
        Ok(Value::Number(n)) => n as usize,
        _ => 0,
    };
    Some((count("nrow"), count("ncol")))
}

fn outside(cx: &Cx<'_>, object: &Object, name: &str) -> PyErr {
    PyIndexError::new_err(format!("{}.{name}", cx.object_name(object)))
}

/// The row, when the field has two indices.
pub fn row(
    cx: &mut Cx<'_>,
    object: &Object,
    name: &Arc<str>,
    index: i64,
    is_pointer: bool,
) -> PyResult<Option<Thing>> {
    let Some((rows, _)) = size(cx, object) else { return Ok(None) };
    if index < 0 || index >= rows as i64 {
        return Err(outside(cx, object, name));
    }
    Ok(Some(Thing::Row(Row { object: object.clone(), name: name.clone(), index, is_pointer })))
}

impl Row {
    fn place(&self, py: Python<'_>, cx: &mut Cx<'_>, index: i64) -> PyResult<Pointer> {
        let (rows, cols) = size(cx, &self.object).unwrap_or_default();
        if index < 0 || index >= cols as i64 || self.index >= rows as i64 {
            return Err(outside(cx, &self.object, &self.name));
        }
        let indices = [self.index as f64, index as f64];
        cx.field_place(&self.object, &self.name, &indices).map_err(|e| errors::to_python(py, e))
    }
    /// The element, or a pointer to it.
    pub fn get<'py>(&self, py: Python<'py>, index: i64) -> PyResult<Bound<'py, PyAny>> {
        let is_pointer = self.is_pointer;
        with_py(|cx| {
            let place = self.place(py, cx, index)?;
            if is_pointer {
                return HocObject::make(py, Thing::Pointer(place));
            }
            let x = cx.read(&place).map_err(|e| errors::to_python(py, e))?;
            Ok(PyFloat::new(py, x).into_any())
        })
    }
    /// Sets the element.
    pub fn set(&self, py: Python<'_>, index: i64, x: f64) -> PyResult<()> {
        with_py(|cx| {
            let place = self.place(py, cx, index)?;
            cx.write(&place, x).map_err(|e| errors::to_python(py, e))
        })
    }
}
