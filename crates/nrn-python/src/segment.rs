//! `nrn.Segment`: a section and a position. Range variables and mechanisms are its attributes.

use crate::convert;
use crate::errors;
use crate::hoc_object::pickle::part_of_the_model;
use crate::hoc_object::{HocObject, no_attribute, quick, quickly, with_py};
use crate::mechanism::{Mechanism, MechanismIterator};
use crate::range_var::{self, Gives, RangeVar};
use crate::raw;
use crate::section::{
    Section, VariableName, handle_of, known_variable, living, missing, names_of_class, variable_of,
};
use crate::slots::{Kept, Pool, Pooled, Quick, Slot, make};
use crate::thing::Thing;
use nrn_runtime::{Cx, DataHandle, Insertable, ModelError, RangeVariable, SectionId};
use pyo3::exceptions::{PyAttributeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyFloat, PyString};
use std::sync::atomic::{AtomicU64, Ordering};

/// A place in a section.
#[pyclass(frozen, module = "nrn", name = "Segment")]
pub struct Segment {
    section: Py<Section>,
    x: AtomicU64,
}

impl Segment {
    /// The place `x` of a section.
    pub fn new(section: Py<Section>, x: f64) -> Self {
        Segment { section, x: AtomicU64::new(x.to_bits()) }
    }
    /// The section's number.
    pub fn id(&self) -> PyResult<SectionId> {
        self.section.get().id()
    }
    /// Position in the section, 0 to 1.
    pub fn position(&self) -> f64 {
        f64::from_bits(self.x.load(Ordering::Relaxed))
    }
    /// Section and position, without making an error.
    #[inline]
    pub fn place(&self) -> Option<(SectionId, f64)> {
        Some((self.section.get().number()?, self.position()))
    }
    /// `s(0.5)`
    pub fn text(&self, py: Python<'_>) -> PyResult<String> {
        if living(self.id()?).is_err() {
            return Ok("<segment of deleted section>".to_owned());
        }
        Ok(format!("{}({})", self.section.get().text(py)?, crate::text::format_g(self.position())))
    }
    /// The text of [`Segment::text`] for an error, whatever happens.
    pub fn described(&self, py: Python<'_>) -> String {
        self.text(py).unwrap_or_default()
    }
}

impl Segment {
    #[inline]
    fn get<'py>(slf: &Bound<'py, Self>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let this = slf.get();
        let id = this.id()?;
        let x = this.position();
        let found = quick(py, |cx| match variable_of(cx, name)? {
            VariableName::Python => Ok(None),
            VariableName::Range(variable) if variable.is_array() => {
                RangeVar::make(slf, &name.to_cow()?, variable, Gives::Numbers).map(Some)
            }
            VariableName::Range(variable) => match handle_of(cx, id, x, variable) {
                Ok(handle) => {
                    let value = match handle {
                        DataHandle::Node { .. } | DataHandle::Mechanism { .. } | DataHandle::Ion { .. } => {
                            cx.engine.sim.model.read(handle).map_err(errors::model)?
                        }
                        _ => {
                            let place = cx.pointer_to(handle);
                            cx.read(&place).map_err(|e| errors::to_python(py, e))?
                        }
                    };
                    Ok(Some(PyFloat::new(py, value).into_any()))
                }
                Err(error) => Err(errors::Absent::from(error).into()),
            },
            VariableName::Mechanism(what) => match cx.engine.sim.model.has(id, what) {
                Ok(true) => Ok(Some(make(py, Mechanism::new(slf.clone().unbind(), what))?.into_any())),
                Ok(false) => Err(errors::Absent::Mechanism.into()),
                Err(error) => Err(errors::model(error)),
            },
            VariableName::Reference(variable) if variable.is_array() => {
                let name = name.to_cow()?;
                RangeVar::make(slf, name.trim_start_matches("_ref_"), variable, Gives::Pointers).map(Some)
            }
            VariableName::Reference(variable) => {
                let model = &cx.engine.sim.model;
                let handle = match model.handle(id, x, variable, 0) {
                    Ok(handle) if matches!(variable, RangeVariable::Mechanism { is_pointer: true, .. }) => {
                        model.pointer(handle).unwrap_or(handle)
                    }
                    Ok(handle) => handle,
                    Err(error) => return Err(errors::Absent::from(error).into()),
                };
                HocObject::make(py, Thing::Pointer(cx.pointer_to(handle))).map(Some)
            }
        });
        match found {
            Ok(Some(value)) => Ok(value),
            Ok(None) => match raw::generic_get(slf.as_any(), name) {
                Err(error) if error.is_instance_of::<PyAttributeError>(py) => {
                    let text = name.to_cow()?;
                    let stream = with_py(|cx| {
                        let stream = cx.random_variable_at(id, x, &text);
                        stream.map(|object| HocObject::wrap(py, cx, object)).transpose()
                    })?;
                    if let Some(stream) = stream {
                        return Ok(stream);
                    }
                    if text.starts_with("_ref_") {
                        return Err(crate::hoc_object::no_pointer(&text, &this.described(py)));
                    }
                    Err(no_attribute(slf.as_any(), name))
                }
                other => other,
            },
            Err(error) if errors::is_absent(py, &error) => Err(missing(&name.to_cow()?, &this.described(py))),
            Err(error) => Err(error),
        }
    }
}

#[pymethods]
impl Segment {
    fn __getattribute__<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyString>,
    ) -> PyResult<Bound<'py, PyAny>> {
        errors::found(slf.py(), Segment::get(slf, name))
    }
    fn __getattr__(&self, name: &Bound<'_, PyString>) -> PyResult<Py<PyAny>> {
        Err(errors::unfound(name))
    }
    fn __setattr__(
        slf: &Bound<'_, Self>,
        name: &Bound<'_, PyString>,
        value: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        let py = slf.py();
        let this = slf.get();
        let id = this.id()?;
        let x = this.position();
        let write = |number: f64| {
            move |cx: &mut Cx<'_>, variable| match handle_of(cx, id, x, variable) {
                Ok(
                    handle
                    @ (DataHandle::Node { .. } | DataHandle::Mechanism { .. } | DataHandle::Ion { .. }),
                ) => cx.engine.sim.model.write(handle, number).map_err(errors::model),
                Ok(handle) => {
                    let place = cx.pointer_to(handle);
                    cx.write(&place, number).map_err(|e| errors::to_python(py, e))
                }
                Err(error) => Err(errors::Absent::from(error).into()),
            }
        };
        let absent = |done: PyResult<()>| match done {
            Err(error) if errors::is_absent(py, &error) => Err(missing(&name.to_cow()?, &this.described(py))),
            other => other,
        };
        let given = raw::plain_number(value);
        let meaning = quick(py, |cx| {
            let meaning = variable_of(cx, name)?;
            Ok(match (meaning, given) {
                (VariableName::Range(variable), Some(number)) if !variable.is_array() => {
                    Err(write(number)(cx, variable))
                }
                _ => Ok(meaning),
            })
        })?;
        let meaning = match meaning {
            Ok(meaning) => meaning,
            Err(done) => return absent(done),
        };
        match meaning {
            VariableName::Range(variable) if variable.is_array() => {
                Err(range_var::needs_an_index(&name.to_cow()?))
            }
            VariableName::Range(variable) => {
                let number = raw::number_or_else(value, || PyValueError::new_err("bad value"))?;
                absent(quick(py, |cx| write(number)(cx, variable)))
            }
            VariableName::Reference(variable) => {
                let target = crate::hoc_object::pointer_of(value)?;
                with_py(|cx| {
                    let target = cx.handle_of(&target).map_err(|e| errors::to_python(py, e))?;
                    let model = &mut cx.engine.sim.model;
                    let pointer = model.handle(id, x, variable, 0).map_err(errors::model)?;
                    model.set_pointer(pointer, target).map_err(errors::model)
                })
            }
            VariableName::Mechanism(_) => Err(PyTypeError::new_err("cannot assign to a mechanism")),
            VariableName::Python if name.to_cow()? == "x" => {
                let x: f64 = value.extract()?;
                if !(0.0..=1.0).contains(&x) {
                    return Err(PyValueError::new_err("x must be in range 0. to 1."));
                }
                this.x.store(x.to_bits(), Ordering::Relaxed);
                Ok(())
            }
            VariableName::Python => Err(no_attribute(slf.as_any(), name)),
        }
    }
    fn __delattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<()> {
        Err(no_attribute(slf.as_any(), name))
    }
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        self.text(py)
    }
    fn __str__(&self, py: Python<'_>) -> PyResult<String> {
        self.text(py)
    }
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, MechanismIterator>> {
        MechanismIterator::make(slf)
    }
    fn __contains__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<bool> {
        let id = slf.get().id()?;
        let Ok(name) = name.cast::<PyString>() else { return Ok(false) };
        with_py(|cx| match variable_of(cx, name)? {
            VariableName::Mechanism(what) => cx.engine.sim.model.has(id, what).map_err(errors::model),
            _ => Ok(false),
        })
    }
    /// Fails: it lives in the model of this process only.
    fn __reduce__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Err(part_of_the_model(&self.text(py)?))
    }
    fn __hash__(&self) -> PyResult<u64> {
        let (id, x) = (self.id()?, self.position());
        with_py(|cx| {
            let node = cx.engine.sim.model.node_at(id, x).map_err(errors::model)?;
            Ok(u64::from(node.slot) << 20 ^ u64::from(node.generation) ^ 0x5e9)
        })
    }
    fn __richcmp__<'py>(&self, other: &Bound<'py, PyAny>, op: CompareOp) -> PyResult<Bound<'py, PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<Segment>() else {
            return convert::compared(py, op, false);
        };
        let (mine, theirs) = with_py(|cx| {
            let model = &cx.engine.sim.model;
            let mine = model.node_at(self.id()?, self.position()).map_err(errors::model)?;
            let theirs = model.node_at(other.get().id()?, other.get().position()).map_err(errors::model)?;
            Ok(((mine.slot, mine.generation), (theirs.slot, theirs.generation)))
        })?;
        Ok(op.matches(mine.cmp(&theirs)).into_pyobject(py)?.to_owned().into_any())
    }
    /// The section.
    #[getter]
    fn sec(&self, py: Python<'_>) -> Py<Section> {
        self.section.clone_ref(py)
    }
    /// Position in the section, 0 to 1.
    #[getter]
    fn x(&self) -> f64 {
        self.position()
    }
    /// Surface, um2.
    fn area(&self) -> PyResult<f64> {
        let (id, x) = (self.id()?, self.position());
        with_py(|cx| cx.engine.sim.model.area(id, x).map_err(errors::model))
    }
    /// Axial resistance to the parent segment, megohm.
    fn ri(&self) -> PyResult<f64> {
        let (id, x) = (self.id()?, self.position());
        with_py(|cx| cx.engine.sim.model.ri(id, x).map_err(errors::model))
    }
    /// `dir(segment)`: with the potential and what else every segment has, and its mechanisms.
    fn __dir__<'py>(slf: &Bound<'py, Self>) -> PyResult<Vec<String>> {
        let mut all = names_of_class(slf.as_any())?;
        all.extend(["cm", "diam", "v"].map(str::to_owned));
        if living(slf.get().id()?).is_ok() {
            for mechanism in slf.try_iter()? {
                all.push(mechanism?.call_method0("name")?.extract()?);
            }
        }
        Ok(all)
    }
    /// Volume, um3.
    fn volume(&self) -> PyResult<f64> {
        let (id, x) = (self.id()?, self.position());
        with_py(|cx| cx.engine.sim.model.volume(id, x).map_err(errors::model))
    }
    /// Where its node stands in NEURON's order: all roots, then section by section. 0 before the first set-up of a model.
    fn node_index(&self) -> PyResult<usize> {
        let (id, x) = (living(self.id()?)?, self.position());
        with_py(|cx| {
            let model = &cx.engine.sim.model;
            if model.plan().version == 0 {
                return Ok(0);
            }
            let node = model.node_at(id, x).map_err(errors::model)?;
            let roots: Vec<SectionId> = model.roots().collect();
            for (k, root) in roots.iter().enumerate() {
                if model
                    .node_at(*root, model.section(*root).map_err(errors::model)?.child_end())
                    .map_err(errors::model)?
                    == node
                {
                    return Ok(k);
                }
            }
            let mut before = roots.len();
            for root in roots {
                for section in crate::section::subtree(cx, root)? {
                    let nodes = model.section(section).map_err(errors::model)?.nodes();
                    if let Some(at) = nodes.iter().position(|other| *other == node) {
                        return Ok(before + at);
                    }
                    before += nodes.len();
                }
            }
            Ok(0)
        })
    }
    /// The point processes at this place.
    fn point_processes<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let (id, x) = (self.id()?, self.position());
        with_py(|cx| {
            let node = cx.engine.sim.model.node_at(id, x).map_err(errors::model)?;
            let mut found = Vec::new();
            for process in cx.engine.sim.model.point_processes_at(node) {
                if let Some(object) = cx.point_process_object(process) {
                    found.push(HocObject::wrap(py, cx, object)?);
                }
            }
            Ok(found)
        })
    }
}

/// What an attribute quickly is.
enum Found {
    Number(f64),
    Mechanism(Insertable),
    /// What any object of the class has.
    Python,
}

static KEPT: Kept = Kept::new();
static POOL: Pool = Pool::new();

impl Quick for Segment {
    const SLOTS: &'static [Slot] = &[Slot::Get, Slot::Set];
    fn kept() -> &'static Kept {
        &KEPT
    }
    #[inline]
    fn get<'py>(this: &Bound<'py, Self>, name: &Bound<'py, PyString>) -> Option<Bound<'py, PyAny>> {
        let (py, segment) = (this.py(), this.get());
        let (id, x) = segment.place()?;
        let found = quickly(py, |cx| match known_variable(cx, name)? {
            VariableName::Range(variable) => cx.engine.sim.model.value_at(id, x, variable).map(Found::Number),
            VariableName::Mechanism(what) => {
                cx.engine.sim.model.has(id, what).ok()?.then_some(Found::Mechanism(what))
            }
            VariableName::Python => Some(Found::Python),
            VariableName::Reference(_) => None,
        })?;
        match found {
            Found::Python => raw::found_attribute(this.as_any(), name),
            Found::Number(value) => Some(PyFloat::new(py, value).into_any()),
            Found::Mechanism(what) => {
                Some(make(py, Mechanism::new(this.clone().unbind(), what)).ok()?.into_any())
            }
        }
    }
    #[inline]
    fn set(this: &Bound<'_, Self>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> Option<()> {
        let segment = this.get();
        let (id, x) = segment.place()?;
        let value = raw::plain_number(value)?;
        quickly(this.py(), |cx| match known_variable(cx, name)? {
            VariableName::Range(variable) => cx.engine.sim.model.set_value_at(id, x, variable, value),
            _ => None,
        })
    }
}

impl Pooled for Segment {
    const COLLECTED: bool = false;
    fn pool() -> &'static Pool {
        &POOL
    }
    fn let_go(self, py: Python<'_>) {
        drop(self.section.into_bound(py));
    }
}

/// What of a segment's mechanisms an iterator shows: everything inserted.
pub fn mechanisms_of(id: SectionId) -> PyResult<Vec<Insertable>> {
    with_py(|cx| {
        let section = cx.engine.sim.model.section(id).map_err(|_: ModelError| crate::section::deleted())?;
        Ok(section.inserted().iter().map(|inserted| inserted.what).collect())
    })
}
