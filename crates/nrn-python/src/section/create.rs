//! `h.Section(name, cell)`

use super::{Section, registry};
use crate::hoc_object::{with, with_py, with_token};
use nrn_runtime::{Cx, SectionId};
use pyo3::exceptions::{PyNameError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyWeakrefMethods, PyWeakrefReference};
use std::borrow::Cow;

/// What a Section object knows beside the model.
pub struct SectionParts {
    /// The section's number.
    pub id: SectionId,
    /// Does the section go when this object goes?
    pub owned: bool,
    /// Was it made with a `name`? Without a cell that is its name in the model.
    pub named: bool,
    /// What it was made with when that was a `cell`, too.
    pub cell: Option<OfCell>,
}

/// The `cell` and `name` that a section was made with.
pub struct OfCell {
    cell: Py<PyWeakrefReference>,
    name: Option<Box<str>>,
}

impl SectionParts {
    /// The object goes, and with it the section, if it was its own.
    pub fn let_go(self, py: Python<'_>) {
        if self.owned {
            registry::leave(py, self.id);
        }
        if let Some(cell) = self.cell {
            drop(cell.cell.into_bound(py));
        }
    }
    /// The cell, if it lives.
    pub fn cell<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(self.cell.as_ref().and_then(|of| of.cell.bind(py).upgrade()))
    }
    /// `name`, `cell.name`, or the internal name alone when it has none.
    pub fn text(&self, py: Python<'_>) -> PyResult<String> {
        if !self.named {
            return Ok(internal_name(self.id));
        }
        let Some(OfCell { name: Some(name), .. }) = &self.cell else {
            let name =
                |cx: &mut Cx<'_>| Ok(cx.engine.sim.model.section(self.id).map(|s| s.name().to_owned()));
            return with_token(py, name)?.map_err(|_| super::deleted());
        };
        match self.cell(py)? {
            Some(cell) => Ok(format!("{}.{name}", cell.str()?.to_cow()?)),
            None => Ok(name.to_string()),
        }
    }
}

/// A name that no other section has.
pub fn internal_name(id: SectionId) -> String {
    format!("{INTERNAL}{:x}", (u64::from(id.slot) + 1) * 0x1000 + u64::from(id.generation) + 0x5500_0000_0000)
}

/// How the names begin that `hoc_internal_name` gives.
pub const INTERNAL: &str = "__nrnsec_0x";

/// The section that `hoc_internal_name` calls so.
pub fn by_internal_name<'py>(py: Python<'py>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let find = |cx: &mut Cx<'_>| cx.engine.sim.model.sections().find(|id| internal_name(*id) == name);
    match with_py(|cx| Ok(find(cx)))? {
        Some(id) => Section::wrap(py, id).map(Some),
        None => Err(PyNameError::new_err(name.to_owned())),
    }
}

fn string<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
    if value.is_none() {
        return Ok(None);
    }
    match value.cast::<PyString>() {
        Ok(text) => Ok(Some(text.clone())),
        Err(_) => {
            Err(PyTypeError::new_err(format!("argument 1 must be str, not {}", value.get_type().name()?)))
        }
    }
}

/// Makes the section.
pub fn create(
    py: Python<'_>,
    name: Option<Bound<'_, PyAny>>,
    cell: Option<Bound<'_, PyAny>>,
) -> PyResult<SectionParts> {
    let name = name.map(|name| string(&name)).transpose()?.flatten();
    let cell = match cell.filter(|cell| !cell.is_none()) {
        Some(cell) => Some((PyWeakrefReference::new(&cell)?, cell)),
        None => None,
    };
    let name: Option<Box<str>> =
        name.map(|name| name.to_cow().map(|name| name.into_owned().into())).transpose()?;
    let full = match (&name, &cell) {
        // The cell may not be ready to be printed while it is made; then its name comes later.
        (Some(name), Some((_, cell))) => match cell.str().and_then(|text| Ok(text.to_cow()?.into_owned())) {
            Ok(prefix) => Cow::Owned(format!("{prefix}.{name}")),
            Err(_) => Cow::Borrowed(&**name),
        },
        (Some(name), None) => Cow::Borrowed(&**name),
        (None, _) => Cow::Borrowed(""),
    };
    let id = with(py, |cx| cx.create_section(&full))?;
    if name.is_none() {
        with(py, |cx| {
            cx.engine.set_section_name(id, &internal_name(id));
            Ok(())
        })?;
    }
    let named = name.is_some();
    Ok(SectionParts {
        id,
        owned: true,
        named,
        cell: cell.map(|(weak, _)| OfCell { cell: weak.unbind(), name }),
    })
}
