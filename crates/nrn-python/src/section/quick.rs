//! What a Section does without PyO3: see [`crate::slots`].

use super::variables::{Name, known_name, known_variable};
use super::{Section, SectionParts, VariableName, registry};
use crate::hoc_object::quickly;
use crate::raw;
use crate::segment::Segment;
use crate::segment_iterators::SegmentIterator;
use crate::slots::{Kept, Method, Pool, Pooled, Quick, Slot, make};
use nrn_runtime::{DataHandle, RangeVariable, SectionProperty};
use pyo3::Borrowed;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyString};
use std::sync::OnceLock;

static KEPT: Kept = Kept::new();
static POOL: Pool = Pool::new();
static INSERT: Method = Method::new("insert");
static CONNECT: Method = Method::new("connect");

/// `sec.insert(name)`
fn insert(this: &Bound<'_, Section>, name: &Bound<'_, PyAny>) -> Option<()> {
    let id = this.get().number()?;
    let name = name.cast_exact::<PyString>().ok()?;
    quickly(this.py(), |cx| {
        let VariableName::Mechanism(what) = known_variable(cx, name)? else { return None };
        // CONSTRUCTOR blocks may do anything.
        cx.inserts_quietly(what).then(|| cx.engine.sim.model.insert(id, what).ok())?
    })
}

/// `sec.connect(segment)`, of a section that was a root.
fn connect(this: &Bound<'_, Section>, at: &Bound<'_, PyAny>) -> Option<()> {
    let id = this.get().number()?;
    let (parent, x) = at.cast_exact::<Segment>().ok()?.get().place()?;
    quickly(this.py(), |cx| {
        let model = &mut cx.engine.sim.model;
        let is_root = model.section(id).ok()?.connection().is_none();
        is_root.then(|| model.connect(id, 0.0, parent, x).ok())?
    })
}

impl Quick for Section {
    const SLOTS: &'static [Slot] = &[Slot::Get, Slot::Set, Slot::Call, Slot::Iterate];
    const METHODS: &'static [&'static Method] = &[&INSERT, &CONNECT];
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
    fn method<'py>(
        this: &Bound<'py, Self>,
        which: usize,
        arg: &Bound<'py, PyAny>,
    ) -> Option<Bound<'py, PyAny>> {
        let method = if which == 0 { insert } else { connect };
        method(this, arg).map(|()| this.clone().into_any())
    }
    /// The usual way to make one: `h.Section(name=...)`.
    fn made<'py>(keyword: &Bound<'py, PyString>, value: &Bound<'py, PyAny>) -> Option<Bound<'py, Self>> {
        let py = keyword.py();
        if !keyword.is(intern!(py, "name")) {
            return None;
        }
        let name = raw::text(value.cast_exact::<PyString>().ok()?)?;
        let id = quickly(py, |cx| cx.create_section(name).ok())?;
        let parts = SectionParts { id, owned: true, named: true, cell: None };
        let made = make(py, Section { parts: OnceLock::from(parts) }).ok()?;
        registry::register(&made, id);
        Some(made)
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
