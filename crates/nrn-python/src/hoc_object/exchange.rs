//! Numbers in bulk between Vectors and Python: lists, iterables, numpy; and the methods whose arguments or results are
//! Python's own.

use super::{HocObject, with_py};
use crate::errors;
use crate::section::Section;
use crate::thing::Thing;
use nrn_runtime::{Cx, Object};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};

/// The object behind a thing, its methods and its fields.
fn behind(thing: &Thing) -> Option<&Object> {
    match thing {
        Thing::Object(object) | Thing::Field(object, _) | Thing::Method(object, ..) => Some(object),
        _ => None,
    }
}

/// The numbers of a Vector; None for anything else.
pub fn vector_data(slf: &Bound<'_, HocObject>) -> PyResult<Option<Vec<f64>>> {
    let Some(object) = behind(&slf.get().thing) else { return Ok(None) };
    with_py(|cx| Ok(cx.vector_id(object).map(|id| cx.engine.sim.vectors.data(id).to_vec())))
}

/// Can a Vector be made of it: something to iterate over that is neither text nor a pointer?
pub fn is_data(value: &Bound<'_, PyAny>) -> bool {
    if value.is_instance_of::<PyString>() || value.is_none() || value.is_exact_instance_of::<PyFloat>() {
        return false;
    }
    if let Ok(hoc) = value.cast::<HocObject>() {
        return matches!(&hoc.get().thing, Thing::Object(_) | Thing::Array(_));
    }
    if value.is_instance_of::<PyInt>() {
        return false;
    }
    value.hasattr("__iter__").unwrap_or(false) || value.hasattr("__getitem__").unwrap_or(false)
}

/// The numbers of anything that can be iterated over.
pub fn numbers(cx: &mut Cx<'_>, value: &Bound<'_, PyAny>) -> PyResult<Vec<f64>> {
    if let Ok(hoc) = value.cast::<HocObject>()
        && let Some(object) = hoc.get().object()
        && let Some(id) = cx.vector_id(object)
    {
        return Ok(cx.engine.sim.vectors.data(id).to_vec());
    }
    if let Ok(list) = value.cast::<PyList>() {
        return list.iter().enumerate().map(|(k, item)| one_number(k, &item)).collect();
    }
    if let Some(numbers) = crate::raw::array_doubles(value)? {
        return Ok(numbers);
    }
    crate::baton::lend(value.py(), cx, || {
        let value = value.call_method0("tolist").unwrap_or_else(|_| value.clone());
        value.try_iter()?.enumerate().map(|(k, item)| one_number(k, &item?)).collect()
    })
}

fn segment_or_none(
    py: Python<'_>,
    place: Option<(nrn_runtime::SectionId, f64)>,
) -> PyResult<Bound<'_, PyAny>> {
    let Some((section, x)) = place else { return Ok(py.None().into_bound(py)) };
    let section = Section::wrap_section(py, section)?.unbind();
    Ok(Bound::new(py, crate::segment::Segment::new(section, x))?.into_any())
}

fn one_number(k: usize, item: &Bound<'_, PyAny>) -> PyResult<f64> {
    item.extract::<f64>().map_err(|_| {
        pyo3::exceptions::PyRuntimeError::new_err(format!(
            "hocobj_call error: hoc_execerror: item {k} is not a valid number"
        ))
    })
}

/// Methods whose argument or result only Python has: `to_python`, `from_python`, `as_numpy`, and those that give a segment.
pub fn special_method<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    slf: &Bound<'py, HocObject>,
    object: &Object,
    name: &str,
    args: &Bound<'py, PyTuple>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let _ = slf;
    if name == "get_segment"
        && let Some(process) = cx.point_process(object)
    {
        let place = cx.engine.sim.model.location(process);
        return segment_or_none(py, place).map(Some);
    }
    if matches!(name, "preseg" | "postseg") && nrn_runtime::classes::netcon::netcon(cx, object).is_ok() {
        let place = match name {
            "preseg" => nrn_runtime::classes::netcon::source_place(cx, object),
            _ => nrn_runtime::classes::netcon::target_place(cx, object),
        };
        return segment_or_none(py, place.map_err(|e| errors::to_python(py, e))?).map(Some);
    }
    if !matches!(name, "to_python" | "from_python" | "as_numpy") {
        return Ok(None);
    }
    let Some(id) = cx.vector_id(object) else { return Ok(None) };
    match name {
        "to_python" => {
            let data = cx.engine.sim.vectors.data(id).to_vec();
            if let Ok(target) = args.get_item(0) {
                crate::baton::lend(py, cx, || -> PyResult<()> {
                    for (k, x) in data.iter().enumerate() {
                        target.set_item(k, *x)?;
                    }
                    Ok(())
                })?;
                return Ok(Some(target));
            }
            Ok(Some(PyList::new(py, data)?.into_any()))
        }
        "from_python" => {
            let data = numbers(cx, &args.get_item(0)?)?;
            if let Some(vector) = cx.engine.sim.vectors.get_mut(id) {
                vector.assign(&data);
            }
            HocObject::wrap(py, cx, object.clone()).map(Some)
        }
        _ => {
            let view = Bound::new(py, crate::vector_view::VectorView::new(cx, object.clone(), id))?;
            crate::baton::lend(py, cx, || py.import("numpy")?.call_method1("asarray", (view,))).map(Some)
        }
    }
}

/// What numpy asks for: where the numbers of a Vector are.
pub fn array_interface<'py>(slf: &Bound<'py, HocObject>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(object) = behind(&slf.get().thing) else { return Ok(None) };
    with_py(|cx| {
        let Some(id) = cx.vector_id(object) else { return Ok(None) };
        // The array keeps this thing, and so the Vector; its buffer stays where it is until the Vector goes.
        cx.engine.sim.vectors.keep(id);
        interface(slf.py(), cx.engine.sim.vectors.data(id)).map(|found| Some(found.into_any()))
    })
}

/// The dictionary that describes a run of numbers to numpy.
pub fn interface<'py>(py: Python<'py>, data: &[f64]) -> PyResult<Bound<'py, PyDict>> {
    let found = PyDict::new(py);
    found.set_item("version", 3)?;
    found.set_item("typestr", if cfg!(target_endian = "little") { "<f8" } else { ">f8" })?;
    found.set_item("shape", (data.len(),))?;
    found.set_item("data", (data.as_ptr() as usize, false))?;
    Ok(found)
}
