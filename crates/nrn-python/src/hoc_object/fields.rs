//! Fields that are reached by an index: `vec.x[i]`, `clamp.dur[i]`, `netcon.weight[i]`, `ref.child[i]`.

use super::{HocObject, rows, with, with_py};
use crate::errors;
use crate::raw;
use crate::section::Section;
use crate::thing::Thing;
use nrn_runtime::{Cx, Object, Pointer, SectionId, Value};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyFloat;
use std::sync::Arc;

/// How many elements a field has; `None` when that is not known.
pub fn len(cx: &mut Cx<'_>, object: &Object, name: &str) -> PyResult<Option<usize>> {
    if let Some(id) = cx.vector_id(object) {
        return Ok(Some(cx.engine.sim.vectors.data(id).len()));
    }
    if is_children(cx, object) {
        return children(cx, object).map(|all| Some(all.len()));
    }
    if let Some(process) = cx.point_process(object) {
        let process = *cx.engine.sim.model.point_process(process).map_err(errors::model)?;
        let info = cx.engine.mechanism_info(process.mechanism);
        let column = info.and_then(|info| info.columns.iter().find(|column| column.name == name));
        return Ok(column.map(|column| column.len));
    }
    if let Some((rows, _)) = rows::size(cx, object) {
        return Ok(Some(rows));
    }
    match cx.call_method(object, "wcnt", &[]) {
        Ok(Value::Number(n)) => Ok(Some(n as usize)),
        _ => Ok(None),
    }
}

/// Is a field of this object the children of a section (`SectionRef.child`)?
pub fn is_children(cx: &Cx<'_>, object: &Object) -> bool {
    &*cx.class_name(object) == "SectionRef"
}

/// The children of the section of a SectionRef, newest first.
fn children(cx: &mut Cx<'_>, object: &Object) -> PyResult<Vec<SectionId>> {
    Python::attach(|py| {
        let section = cx.get_dynamic(object, "sec", &[]).map_err(|e| errors::to_python(py, e))?;
        let Value::Section(section) = section else { return Ok(Vec::new()) };
        let section = cx.engine.sim.model.section(nrn_runtime::section_id(section)).map_err(errors::model)?;
        Ok(section.children().to_vec())
    })
}

/// `VClamp[0].dur`: the exception for an index that does not exist.
fn outside(cx: &Cx<'_>, object: &Object, name: &str) -> PyErr {
    PyIndexError::new_err(format!("{}.{name}", cx.object_name(object)))
}

/// The place of an element.
fn place(py: Python<'_>, cx: &mut Cx<'_>, object: &Object, name: &str, index: i64) -> PyResult<Pointer> {
    let n = len(cx, object, name)?;
    if n.is_some_and(|n| !(0..n as i64).contains(&index)) {
        return Err(outside(cx, object, name));
    }
    cx.field_place(object, name, &[index as f64]).map_err(|e| errors::to_python(py, e))
}

/// One number of a Vector, the quick way; nothing for the fields of other classes.
pub fn element<'py>(
    py: Python<'py>,
    object: &Object,
    name: &str,
    key: &Bound<'py, PyAny>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    super::quick(py, |cx| {
        let Some(id) = cx.vector_id(object) else { return Ok(None) };
        let data = cx.engine.sim.vectors.data(id);
        let index = crate::index::integer(key).ok().and_then(|index| usize::try_from(index).ok());
        match index.and_then(|index| data.get(index)) {
            Some(x) => Ok(Some(PyFloat::new(py, *x).into_any())),
            None => Err(outside(cx, object, name)),
        }
    })
}

/// `object.name[index]`
pub fn get<'py>(
    py: Python<'py>,
    object: &Object,
    name: &Arc<str>,
    index: i64,
) -> PyResult<Bound<'py, PyAny>> {
    with_py(|cx| {
        if let Some(row) = rows::row(cx, object, name, index, false)? {
            return HocObject::make(py, row);
        }
        if is_children(cx, object) {
            let all = children(cx, object)?;
            let child = usize::try_from(index).ok().and_then(|index| all.get(index));
            return Section::wrap(py, *child.ok_or_else(|| outside(cx, object, name))?);
        }
        let place = place(py, cx, object, name, index)?;
        let x = cx.read(&place).map_err(|e| errors::to_python(py, e))?;
        Ok(PyFloat::new(py, x).into_any())
    })
}

/// `object._ref_name[index]`
pub fn pointer<'py>(
    py: Python<'py>,
    object: &Object,
    name: &Arc<str>,
    index: i64,
) -> PyResult<Bound<'py, PyAny>> {
    if let Some(row) = with_py(|cx| rows::row(cx, object, name, index, true))? {
        return HocObject::make(py, row);
    }
    let place = with_py(|cx| place(py, cx, object, name, index))?;
    HocObject::make(py, Thing::Pointer(place))
}

/// `object.name[index] = value`
pub fn set(object: &Object, name: &str, index: i64, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let (py, x) = (value.py(), raw::number(value)?);
    let place = with_py(|cx| place(py, cx, object, name, index))?;
    with(py, |cx| cx.write(&place, x))
}
