//! `nrn.Mechanism`: a density mechanism or ion at a segment. One variable of it is a `range_var`.

use crate::baton::Local;
use crate::convert;
use crate::errors;
use crate::hoc_object::pickle::part_of_the_model;
use crate::hoc_object::{HocObject, no_attribute, pointer_of, quick, quickly, with_py};
use crate::mechanism_function::MechanismFunction;
use crate::names::Names;
use crate::range_var::{self, Gives, RangeVar};
use crate::raw;
use crate::section::{handle_of, living};
use crate::segment::{Segment, mechanisms_of};
use crate::slots::{Kept, Pool, Pooled, Quick, Slot};
use crate::thing::Thing;
use nrn_runtime::{Cx, Insertable, Pointer, RangeVariable};
use pyo3::exceptions::{PyAttributeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyFloat, PyString};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A density mechanism or ion, at a segment.
#[pyclass(frozen, module = "nrn", name = "Mechanism")]
pub struct Mechanism {
    segment: Py<Segment>,
    /// Which.
    pub what: Insertable,
}

#[derive(Clone, Copy)]
enum Name {
    Python,
    Variable(RangeVariable),
    Reference(RangeVariable),
    /// FUNCTION or PROCEDURE.
    Function(u16),
    /// RANDOM.
    Stream,
}

static NAMES: Local<Names<Name>> = Local::new(Names::new());

/// A number of its own for each mechanism and ion.
fn class(what: Insertable) -> u32 {
    match what {
        Insertable::Mechanism(id) => id.0 * 2,
        Insertable::Ion(id) => id.0 * 2 + 1,
    }
}

/// `hh`, `na_ion`
pub fn name_of(cx: &Cx<'_>, what: Insertable) -> String {
    let model = &cx.engine.sim.model;
    match what {
        Insertable::Mechanism(id) => {
            model.mechanism(id).map(|table| table.info().name.clone()).unwrap_or_default()
        }
        Insertable::Ion(id) => model.ion(id).map(|ion| format!("{}_ion", ion.name())).unwrap_or_default(),
    }
}

/// The range variable that a mechanism calls `name`, with or without its suffix.
fn variable(cx: &Cx<'_>, what: Insertable, name: &str) -> Option<RangeVariable> {
    let model = &cx.engine.sim.model;
    let full = match what {
        Insertable::Mechanism(_) => model.range_variable(&format!("{name}_{}", name_of(cx, what))),
        Insertable::Ion(_) => None,
    };
    full.or_else(|| model.range_variable(name)).filter(|found| match (found, what) {
        (RangeVariable::Mechanism { mechanism, .. }, Insertable::Mechanism(id)) => *mechanism == id,
        (RangeVariable::Ion { ion, .. }, Insertable::Ion(id)) => *ion == id,
        _ => false,
    })
}

#[inline]
fn meaning(cx: &Cx<'_>, what: Insertable, name: &Bound<'_, PyString>) -> PyResult<Name> {
    match known(cx, what, name) {
        Some(known) => Ok(known),
        None => learn(cx, what, name, cx.engine.sim.model.names_count()),
    }
}

/// What a name means, if it was asked for before.
#[inline]
fn known(cx: &Cx<'_>, what: Insertable, name: &Bound<'_, PyString>) -> Option<Name> {
    NAMES.borrow(name.py())?.get(name, class(what), cx.engine.sim.model.names_count())
}

#[cold]
fn learn(cx: &Cx<'_>, what: Insertable, name: &Bound<'_, PyString>, epoch: u64) -> PyResult<Name> {
    let text = name.to_cow()?;
    let found = match variable(cx, what, &text) {
        Some(found) => Name::Variable(found),
        None => match text.strip_prefix("_ref_").and_then(|text| variable(cx, what, text)) {
            Some(found) => Name::Reference(found),
            None => own(cx, what, &text),
        },
    };
    if let Some(mut names) = NAMES.borrow(name.py()) {
        names.put(name, class(what), epoch, found);
    }
    Ok(found)
}

/// Functions and RANDOM variables.
fn own(cx: &Cx<'_>, what: Insertable, name: &str) -> Name {
    let Insertable::Mechanism(id) = what else { return Name::Python };
    if let Some(function) = cx.mechanism_function(id, name) {
        return Name::Function(function);
    }
    let is_stream = |column: &&nrn_runtime::ColumnInfo| column.role == nrn_runtime::ColumnRole::Random;
    let info = cx.engine.mechanism_info(id);
    match info.is_some_and(|i| i.columns.iter().filter(is_stream).any(|c| c.name == name)) {
        true => Name::Stream,
        false => Name::Python,
    }
}

/// Names of a mechanism's variables with their lengths, in the order of declaration.
pub fn variables(cx: &Cx<'_>, what: Insertable) -> Vec<(String, usize)> {
    let model = &cx.engine.sim.model;
    match what {
        Insertable::Mechanism(id) => {
            let Some(info) = model.mechanism(id).map(|table| table.info()) else { return Vec::new() };
            let named = info.columns.iter().filter(|column| column.role != nrn_runtime::ColumnRole::Hidden);
            named.map(|column| (nrn_runtime::range_name(info, &column.name), column.len)).collect()
        }
        Insertable::Ion(id) => {
            let Some(ion) = model.ion(id).map(|ion| ion.name()) else { return Vec::new() };
            [
                format!("e{ion}"),
                format!("{ion}i"),
                format!("{ion}o"),
                format!("i{ion}"),
                format!("di{ion}_dv_"),
            ]
            .map(|name| (name, 1))
            .to_vec()
        }
    }
}

impl Mechanism {
    /// A mechanism that is inserted at a segment.
    pub fn new(segment: Py<Segment>, what: Insertable) -> Self {
        Mechanism { segment, what }
    }
    /// Makes its POINTER `name` point to a place; false when there is no such POINTER.
    pub fn point(&self, py: Python<'_>, name: &str, target: &Pointer) -> PyResult<bool> {
        let segment = self.segment.get();
        with_py(|cx| {
            let full = format!("{name}_{}", name_of(cx, self.what));
            let Some(variable @ RangeVariable::Mechanism { is_pointer: true, .. }) =
                cx.engine.sim.model.range_variable(&full)
            else {
                return Ok(false);
            };
            let target = cx.handle_of(target).map_err(|e| errors::to_python(py, e))?;
            let model = &mut cx.engine.sim.model;
            let pointer =
                model.handle(segment.id()?, segment.position(), variable, 0).map_err(errors::model)?;
            model.set_pointer(pointer, target).map_err(errors::model)?;
            Ok(true)
        })
    }
    fn text(&self) -> PyResult<String> {
        if living(self.segment.get().id()?).is_err() {
            return Ok("<mechanism of deleted section>".to_owned());
        }
        with_py(|cx| Ok(name_of(cx, self.what)))
    }
}

impl Mechanism {
    #[inline]
    fn get<'py>(slf: &Bound<'py, Self>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let this = slf.get();
        let segment = this.segment.get();
        let (id, x) = (segment.id()?, segment.position());
        let found = quick(py, |cx| match meaning(cx, this.what, name)? {
            Name::Python => Ok(None),
            Name::Variable(variable) if variable.is_array() => {
                let full = format!("{name}_{}", name_of(cx, this.what));
                RangeVar::make(this.segment.bind(py), &full, variable, Gives::Numbers).map(Some)
            }
            Name::Variable(variable) => {
                let handle = handle_of(cx, id, x, variable).map_err(errors::model)?;
                let value = match variable {
                    RangeVariable::Mechanism { is_pointer: true, .. } => {
                        let place = cx.pointer_to(handle);
                        cx.read(&place).map_err(|e| errors::to_python(py, e))?
                    }
                    _ => cx.engine.sim.model.read(handle).map_err(errors::model)?,
                };
                Ok(Some(PyFloat::new(py, value).into_any()))
            }
            Name::Function(which) => {
                let Insertable::Mechanism(mechanism) = this.what else { return Ok(None) };
                let row = cx.engine.sim.model.instance(id, x, mechanism).map_err(errors::model)?;
                MechanismFunction::make(slf, (mechanism, row), (which, &name.to_cow()?)).map(Some)
            }
            Name::Stream => {
                let Insertable::Mechanism(mechanism) = this.what else { return Ok(None) };
                let row = cx.engine.sim.model.instance(id, x, mechanism).map_err(errors::model)?;
                match cx.random_variable(mechanism, row, &name.to_cow()?) {
                    Some(object) => HocObject::wrap(py, cx, object).map(Some),
                    None => Ok(None),
                }
            }
            Name::Reference(variable) if variable.is_array() => {
                let full = format!("{name}_{}", name_of(cx, this.what));
                RangeVar::make(this.segment.bind(py), &full, variable, Gives::Pointers).map(Some)
            }
            Name::Reference(variable) => {
                let handle = handle_of(cx, id, x, variable).map_err(errors::model)?;
                HocObject::make(py, Thing::Pointer(cx.pointer_to(handle))).map(Some)
            }
        })?;
        match found {
            Some(value) => Ok(value),
            None => raw::generic_get(slf.as_any(), name).map_err(|error| {
                if error.is_instance_of::<PyAttributeError>(py) {
                    no_attribute(slf.as_any(), name)
                } else {
                    error
                }
            }),
        }
    }
}

static KEPT: Kept = Kept::new();
static POOL: Pool = Pool::new();

impl Quick for Mechanism {
    const SLOTS: &'static [Slot] = &[Slot::Get, Slot::Set];
    fn kept() -> &'static Kept {
        &KEPT
    }
    #[inline]
    fn get<'py>(this: &Bound<'py, Self>, name: &Bound<'py, PyString>) -> Option<Bound<'py, PyAny>> {
        let mechanism = this.get();
        let (id, x) = mechanism.segment.get().place()?;
        let value = quickly(this.py(), |cx| match known(cx, mechanism.what, name)? {
            Name::Variable(variable) => cx.engine.sim.model.value_at(id, x, variable),
            _ => None,
        })?;
        Some(PyFloat::new(this.py(), value).into_any())
    }
    #[inline]
    fn set(this: &Bound<'_, Self>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> Option<()> {
        let mechanism = this.get();
        let (id, x) = mechanism.segment.get().place()?;
        let value = raw::plain_number(value)?;
        quickly(this.py(), |cx| match known(cx, mechanism.what, name)? {
            Name::Variable(variable) => cx.engine.sim.model.set_value_at(id, x, variable, value),
            _ => None,
        })
    }
}

impl Pooled for Mechanism {
    const COLLECTED: bool = false;
    fn pool() -> &'static Pool {
        &POOL
    }
    fn let_go(self, py: Python<'_>) {
        drop(self.segment.into_bound(py));
    }
}

#[pymethods]
impl Mechanism {
    fn __getattribute__<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyString>,
    ) -> PyResult<Bound<'py, PyAny>> {
        errors::found(slf.py(), Mechanism::get(slf, name))
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
        let segment = this.segment.get();
        let (id, x) = (segment.id()?, segment.position());
        let write = |number: f64| {
            move |cx: &mut Cx<'_>, variable| {
                let handle = handle_of(cx, id, x, variable).map_err(errors::model)?;
                if matches!(variable, RangeVariable::Mechanism { is_pointer: true, .. }) {
                    let place = cx.pointer_to(handle);
                    return cx.write(&place, number).map_err(|e| errors::to_python(py, e));
                }
                cx.engine.sim.model.write(handle, number).map_err(errors::model)
            }
        };
        let given = raw::plain_number(value);
        let done = quick(py, |cx| match (meaning(cx, this.what, name)?, given) {
            (Name::Variable(variable), Some(number)) if !variable.is_array() => {
                write(number)(cx, variable).map(|()| None)
            }
            (other, _) => Ok(Some(other)),
        })?;
        let Some(meaning) = done else { return Ok(()) };
        match meaning {
            Name::Python => Err(no_attribute(slf.as_any(), name)),
            Name::Function(_) | Name::Stream => Err(PyTypeError::new_err("not assignable")),
            Name::Variable(variable) if variable.is_array() => {
                Err(range_var::needs_an_index(&name.to_cow()?))
            }
            Name::Variable(variable) => {
                let number = raw::number_or_else(value, || PyValueError::new_err("must be a double"))?;
                quick(py, |cx| write(number)(cx, variable))
            }
            Name::Reference(_) => {
                let target = pointer_of(value)?;
                let pointed = name.to_cow()?.trim_start_matches("_ref_").to_owned();
                if this.point(py, &pointed, &target)? {
                    Ok(())
                } else {
                    Err(no_attribute(slf.as_any(), name))
                }
            }
        }
    }
    fn __delattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<()> {
        Err(no_attribute(slf.as_any(), name))
    }
    fn __repr__(&self) -> PyResult<String> {
        self.text()
    }
    fn __str__(&self) -> PyResult<String> {
        self.text()
    }
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, VariableIterator>> {
        let this = slf.get();
        living(this.segment.get().id()?)?;
        let names = with_py(|cx| Ok(variables(cx, this.what)))?.into_iter().map(|named| named.0).collect();
        let segment = this.segment.clone_ref(slf.py());
        Bound::new(slf.py(), VariableIterator { segment, names, next: AtomicUsize::new(0) })
    }
    /// Fails: it lives in the model of this process only.
    fn __reduce__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Err(part_of_the_model(&format!("{} of {}", self.text()?, self.segment.get().text(py)?)))
    }
    fn __hash__(&self) -> PyResult<u64> {
        Ok(u64::from(class(self.what)) ^ u64::from(self.segment.get().id()?.slot) << 16)
    }
    fn __richcmp__<'py>(&self, other: &Bound<'py, PyAny>, op: CompareOp) -> PyResult<Bound<'py, PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<Mechanism>() else { return Ok(py.NotImplemented().into_bound(py)) };
        let other = other.get();
        let same_segment = self.segment.bind(py).eq(other.segment.bind(py))?;
        let same = same_segment && self.what == other.what;
        convert::compared(py, op, same)
    }
    /// `hh`
    fn name(&self) -> PyResult<String> {
        living(self.segment.get().id()?)?;
        self.text()
    }
    /// Is it an ion?
    fn is_ion(&self) -> PyResult<bool> {
        living(self.segment.get().id()?)?;
        Ok(matches!(self.what, Insertable::Ion(_)))
    }
    /// The segment.
    fn segment(&self, py: Python<'_>) -> PyResult<Py<Segment>> {
        living(self.segment.get().id()?)?;
        Ok(self.segment.clone_ref(py))
    }
    fn __dir__(slf: &Bound<'_, Self>) -> PyResult<Vec<String>> {
        let what = slf.get().what;
        let mut all: Vec<String> = with_py(|cx| {
            let suffix = format!("_{}", name_of(cx, what));
            Ok(variables(cx, what)
                .into_iter()
                .map(|(name, _)| name.trim_end_matches(&suffix).to_owned())
                .collect())
        })?;
        if let Insertable::Mechanism(id) = what {
            all.extend(with_py(|cx| Ok(cx.mechanism_function_names(id)))?);
        }
        let class = slf.py().get_type::<pyo3::types::PyType>();
        all.extend(class.call_method1("__dir__", (slf.get_type(),))?.extract::<Vec<String>>()?);
        all.sort();
        all.dedup();
        Ok(all)
    }
}

/// Walks over the mechanisms of a segment.
#[pyclass(frozen, module = "nrn", name = "MechOfSegIter")]
pub struct MechanismIterator {
    segment: Py<Segment>,
    all: Vec<Insertable>,
    next: AtomicUsize,
}

impl MechanismIterator {
    /// Over everything inserted at a segment; nothing at an end without membrane.
    pub fn make<'py>(segment: &Bound<'py, Segment>) -> PyResult<Bound<'py, Self>> {
        let x = segment.get().position();
        let all = if x == 0.0 || x == 1.0 { Vec::new() } else { mechanisms_of(segment.get().id()?)? };
        let segment_object = segment.clone().unbind();
        Bound::new(
            segment.py(),
            MechanismIterator { segment: segment_object, all, next: AtomicUsize::new(0) },
        )
    }
}

#[pymethods]
impl MechanismIterator {
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> Bound<'py, Self> {
        slf.clone()
    }
    fn __next__(&self, py: Python<'_>) -> Option<Mechanism> {
        let what = self.all.get(self.next.fetch_add(1, Ordering::Relaxed))?;
        Some(Mechanism::new(self.segment.clone_ref(py), *what))
    }
}

/// Walks over the variables of a mechanism.
#[pyclass(frozen, module = "nrn", name = "VarOfMechIter")]
pub struct VariableIterator {
    segment: Py<Segment>,
    names: Vec<String>,
    next: AtomicUsize,
}

#[pymethods]
impl VariableIterator {
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> Bound<'py, Self> {
        slf.clone()
    }
    fn __next__<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let this = slf.get();
        let Some(name) = this.names.get(this.next.fetch_add(1, Ordering::Relaxed)) else { return Ok(None) };
        let variable = with_py(|cx| Ok(cx.engine.sim.model.range_variable(name)))?;
        let Some(variable) = variable else { return Ok(None) };
        RangeVar::make(this.segment.bind(slf.py()), name, variable, Gives::Numbers).map(Some)
    }
}
