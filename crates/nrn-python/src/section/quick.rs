//! What a Section does without PyO3: see [`crate::slots`].

use super::variables::{Name, known_name};
use super::{Section, SectionParts, VariableName, registry};
use crate::hoc_object::quickly;
use crate::raw;
use crate::segment::{Segment, SegmentIterator};
use crate::slots::{Kept, Pool, Pooled, Quick, Slot, make};
use nrn_runtime::{DataHandle, RangeVariable, SectionProperty};
use pyo3::Borrowed;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyString};
use std::sync::OnceLock;

static KEPT: Kept = Kept::new();
static POOL: Pool = Pool::new();

impl Quick for Section {
    const SLOTS: &'static [Slot] = &[Slot::Get, Slot::Set, Slot::Call, Slot::Iterate, Slot::New, Slot::Init];
    fn kept() -> &'static Kept {
        &KEPT
    }
    fn get<'py>(this: &Bound<'py, Self>, name: &Bound<'py, PyString>) -> Option<Bound<'py, PyAny>> {
        let id = this.get().number()?;
        let value = quickly(this.py(), |cx| match known_name(cx, name)? {
            Name::Property(SectionProperty::Nseg) => None,
            Name::Property(property) => {
                cx.engine.sim.model.read(DataHandle::Section { section: id, property }).ok().map(Some)
            }
            Name::Variable(VariableName::Range(variable)) => {
                cx.engine.sim.model.value_at(id, 0.5, variable).map(Some)
            }
            Name::Variable(VariableName::Python) => Some(None),
            Name::Variable(_) => None,
        })?;
        match value {
            Some(value) => Some(PyFloat::new(this.py(), value).into_any()),
            None => raw::found_attribute(this.as_any(), name),
        }
    }
    fn set(this: &Bound<'_, Self>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> Option<()> {
        let id = this.get().number()?;
        let x = raw::plain_number(value)?;
        quickly(this.py(), |cx| {
            let meaning = known_name(cx, name)?;
            let model = &mut cx.engine.sim.model;
            match meaning {
                Name::Property(SectionProperty::Nseg) if value.is_exact_instance_of::<PyInt>() => {
                    model.set_nseg(id, x as i64)
                }
                Name::Property(SectionProperty::Nseg) => return None,
                Name::Property(property) if x > 0.0 => {
                    model.write(DataHandle::Section { section: id, property }, x)
                }
                Name::Property(_) => return None,
                Name::Variable(VariableName::Range(RangeVariable::Mechanism { is_array: true, .. })) => {
                    return None;
                }
                Name::Variable(VariableName::Range(variable)) => model.set_range(id, variable, 0, x),
                Name::Variable(_) => return None,
            }
            .ok()
        })
    }
    fn call<'py>(this: &Bound<'py, Self>, arg: Borrowed<'_, 'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        let x = raw::plain_number(&arg)?;
        if !(0.0..=1.0).contains(&x) {
            return None;
        }
        make(this.py(), Segment::new(this.clone().unbind(), x)).ok().map(Bound::into_any)
    }
    fn iterate<'py>(this: &Bound<'py, Self>) -> Option<Bound<'py, PyAny>> {
        SegmentIterator::quick(this).map(Bound::into_any)
    }
    fn blank(py: Python<'_>) -> Option<Bound<'_, Self>> {
        make(py, Section { parts: OnceLock::new() }).ok()
    }
    /// The usual way to make one: `h.Section(name=...)`.
    fn init(this: &Bound<'_, Self>, keywords: &Bound<'_, PyDict>) -> Option<()> {
        let py = this.py();
        if keywords.len() != 1 || this.get().parts.get().is_some() {
            return None;
        }
        let name = keywords.get_item(intern!(py, "name")).ok()??;
        let name = raw::text(name.cast_exact::<PyString>().ok()?)?;
        let id = quickly(py, |cx| cx.create_section(name).ok())?;
        let parts = SectionParts { id, owned: true, name: Some(name.into()), cell: None };
        let _ = this.get().parts.set(parts);
        registry::register(this, id);
        Some(())
    }
}

impl Pooled for Section {
    const COLLECTED: bool = false;
    const WEAKLY_REFERENCED: bool = true;
    fn pool() -> &'static Pool {
        &POOL
    }
    fn let_go(mut self, py: Python<'_>) {
        if let Some(parts) = self.parts.take() {
            parts.let_go(py);
        }
    }
}
