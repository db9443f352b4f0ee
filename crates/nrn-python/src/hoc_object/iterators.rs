//! What `for` walks over: Vectors, Lists, SectionLists, arrays, all sections.

use super::{HocObject, with_py};
use crate::convert::object_to_python;
use crate::section::Section;
use crate::thing::Thing;
use nrn_runtime::SectionId;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyFloat;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Walks over something with an index. It may change while one walks.
#[pyclass(frozen, module = "hoc", name = "HocIterator")]
pub struct HocIterator {
    over: Py<HocObject>,
    next: AtomicUsize,
}

#[pymethods]
impl HocIterator {
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> Bound<'py, Self> {
        slf.clone()
    }
    fn __next__<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let py = slf.py();
        let at = slf.get().next.fetch_add(1, Ordering::Relaxed);
        let over = slf.get().over.bind(py);
        match &over.get().thing {
            Thing::Object(object) => with_py(|cx| {
                if let Some(id) = cx.vector_id(object) {
                    return Ok(cx
                        .engine
                        .sim
                        .vectors
                        .data(id)
                        .get(at)
                        .map(|x| PyFloat::new(py, *x).into_any()));
                }
                if let Some(items) = cx.list_items(object) {
                    let item = items.get(at).cloned();
                    return item.map(|item| object_to_python(py, cx, item.as_ref())).transpose();
                }
                Ok(None)
            }),
            _ if at < super::items::len(over)? => {
                super::items::get(over, &at.into_pyobject(py)?.into_any()).map(Some)
            }
            _ => Ok(None),
        }
    }
}

/// Walks over sections: those that were there when it began and still are.
#[pyclass(frozen, module = "hoc", name = "SectionIterator")]
pub struct SectionIterator {
    sections: Vec<SectionId>,
    next: AtomicUsize,
}

impl SectionIterator {
    /// Over these.
    pub fn new(sections: Vec<SectionId>) -> Self {
        SectionIterator { sections, next: AtomicUsize::new(0) }
    }
}

#[pymethods]
impl SectionIterator {
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> Bound<'py, Self> {
        slf.clone()
    }
    fn __next__<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let this = slf.get();
        while let Some(id) = this.sections.get(this.next.fetch_add(1, Ordering::Relaxed)) {
            if with_py(|cx| Ok(cx.engine.sim.model.section_exists(*id)))? {
                return Section::wrap(slf.py(), *id).map(Some);
            }
        }
        Ok(None)
    }
}

/// `iter(thing)`
pub fn iterate<'py>(slf: &Bound<'py, HocObject>) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    let not = || PyTypeError::new_err("Not an iterable HocObject");
    let indexed = || {
        Ok(Bound::new(py, HocIterator { over: slf.clone().unbind(), next: AtomicUsize::new(0) })?.into_any())
    };
    match &slf.get().thing {
        Thing::Array(_) | Thing::Row(_) => indexed(),
        Thing::Field(object, name) => match with_py(|cx| super::fields::len(cx, object, name))? {
            Some(_) => indexed(),
            None => Err(not()),
        },
        Thing::Object(object) => {
            let sections = with_py(|cx| {
                if let Some(sections) = cx.section_list(object) {
                    return Ok(Ok(Some(sections.clone())));
                }
                let indexed = cx.vector_id(object).is_some() || cx.list_items(object).is_some();
                Ok(if indexed || &*cx.class_name(object) == "PtrVector" { Ok(None) } else { Err(not()) })
            })??;
            match sections {
                Some(sections) => Ok(Bound::new(py, SectionIterator::new(sections))?.into_any()),
                None => indexed(),
            }
        }
        Thing::Class(name) => with_py(|cx| {
            let mut all = Vec::new();
            for object in cx.vm.objects_of(name) {
                all.push(HocObject::wrap(py, cx, object)?);
            }
            pyo3::types::PyList::new(py, all)?.call_method0("__iter__")
        }),
        _ => Err(not()),
    }
}
