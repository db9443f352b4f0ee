//! `sec.L`, `sec.nseg`, and range variables: of the whole section when set, at its middle when read.

use super::{Section, deleted};
use crate::baton::Local;
use crate::errors;
use crate::hoc_object::{no_attribute, quick};
use crate::names::Names;
use crate::range_var::{Gives, RangeVar};
use crate::raw;
use crate::segment::Segment;
use nrn_runtime::{Cx, DataHandle, Insertable, ModelError, RangeVariable, SectionId, SectionProperty};
use pyo3::exceptions::{PyAttributeError, PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyString};

/// What an attribute name of a Section or Segment means in the model.
#[derive(Clone, Copy)]
pub enum VariableName {
    /// Nothing: it is looked up as any Python attribute.
    Python,
    /// A range variable.
    Range(RangeVariable),
    /// A density mechanism or ion.
    Mechanism(Insertable),
    /// `_ref_` and a range variable.
    Reference(RangeVariable),
}

/// What an attribute name of a Section means in the model.
#[derive(Clone, Copy)]
pub enum Name {
    /// A property of the section.
    Property(SectionProperty),
    /// What it means for its segments.
    Variable(VariableName),
}

static SECTION_NAMES: Local<Names<Name>> = Local::new(Names::new());
static SEGMENT_NAMES: Local<Names<VariableName>> = Local::new(Names::new());

/// Changes when mechanisms or ions are added, so that names are looked up afresh.
#[inline]
fn epoch(cx: &Cx<'_>) -> u64 {
    cx.engine.sim.model.names_count()
}

/// What a name means for a segment.
#[inline]
pub fn variable_of(cx: &Cx<'_>, name: &Bound<'_, PyString>) -> PyResult<VariableName> {
    match known_variable(cx, name) {
        Some(known) => Ok(known),
        None => learn_variable(cx, name, epoch(cx)),
    }
}

/// What a name means for a segment, if it was asked for before.
#[inline]
pub fn known_variable(cx: &Cx<'_>, name: &Bound<'_, PyString>) -> Option<VariableName> {
    SEGMENT_NAMES.borrow(name.py())?.get(name, 0, epoch(cx))
}

#[cold]
fn learn_variable(cx: &Cx<'_>, name: &Bound<'_, PyString>, epoch: u64) -> PyResult<VariableName> {
    let found = find(cx, &name.to_cow()?);
    if let Some(mut names) = SEGMENT_NAMES.borrow(name.py()) {
        names.put(name, 0, epoch, found);
    }
    Ok(found)
}

fn find(cx: &Cx<'_>, name: &str) -> VariableName {
    let model = &cx.engine.sim.model;
    if let Some(variable) = model.range_variable(name) {
        return VariableName::Range(variable);
    }
    if let Some(what) = model.insertable(name) {
        return VariableName::Mechanism(what);
    }
    match name.strip_prefix("_ref_").and_then(|name| model.range_variable(name)) {
        Some(variable) => VariableName::Reference(variable),
        None => VariableName::Python,
    }
}

#[inline]
fn name_of(cx: &Cx<'_>, name: &Bound<'_, PyString>) -> PyResult<Name> {
    match known_name(cx, name) {
        Some(known) => Ok(known),
        None => learn_name(cx, name, epoch(cx)),
    }
}

/// What a name means for a section, if it was asked for before.
#[inline]
pub fn known_name(cx: &Cx<'_>, name: &Bound<'_, PyString>) -> Option<Name> {
    SECTION_NAMES.borrow(name.py())?.get(name, 0, epoch(cx))
}

#[cold]
fn learn_name(cx: &Cx<'_>, name: &Bound<'_, PyString>, epoch: u64) -> PyResult<Name> {
    let found = match &*name.to_cow()? {
        "L" => Name::Property(SectionProperty::Length),
        "Ra" => Name::Property(SectionProperty::Ra),
        "nseg" => Name::Property(SectionProperty::Nseg),
        "rallbranch" => Name::Property(SectionProperty::RallBranch),
        other => Name::Variable(find(cx, other)),
    };
    if let Some(mut names) = SECTION_NAMES.borrow(name.py()) {
        names.put(name, 0, epoch, found);
    }
    Ok(found)
}

/// `gnabar_hh, the mechanism does not exist at s(0.5)`
pub fn missing(name: &str, place: &str) -> PyErr {
    PyAttributeError::new_err(format!("{name}, the mechanism does not exist at {place}"))
}

/// The place of a variable; a POINTER leads to where it points.
#[inline]
pub fn handle_of(
    cx: &Cx<'_>,
    id: SectionId,
    x: f64,
    variable: RangeVariable,
) -> Result<DataHandle, ModelError> {
    let model = &cx.engine.sim.model;
    let handle = model.handle(id, x, variable, 0)?;
    match variable {
        RangeVariable::Mechanism { is_pointer: true, .. } => {
            model.pointer(handle).ok_or(ModelError::NoVariable)
        }
        _ => Ok(handle),
    }
}

/// `sec.name`
pub fn get<'py>(slf: &Bound<'py, Section>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    let Some(parts) = slf.get().parts.get() else { return raw::generic_get(slf.as_any(), name) };
    let id = parts.id;
    let meaning = quick(py, |cx| name_of(cx, name))?;
    match meaning {
        Name::Property(property) => quick(py, |cx| {
            let handle = DataHandle::Section { section: id, property };
            let x = cx.engine.sim.model.read(handle).map_err(errors::model)?;
            Ok(match property {
                SectionProperty::Nseg => (x as i64).into_pyobject(py)?.into_any(),
                _ => PyFloat::new(py, x).into_any(),
            })
        }),
        Name::Variable(VariableName::Range(variable)) if variable.is_array() => {
            let middle = Bound::new(py, Segment::new(Section::wrap_section(py, id)?.unbind(), 0.5))?;
            RangeVar::make(&middle, &name.to_cow()?, variable, Gives::NumbersOfSection)
        }
        Name::Variable(VariableName::Range(variable)) => {
            let value = quick(py, |cx| match handle_of(cx, id, 0.5, variable) {
                Ok(handle) => {
                    let place = cx.pointer_to(handle);
                    Ok(Some(cx.read(&place).map_err(|e| errors::to_python(py, e))?))
                }
                Err(ModelError::SectionGone(_)) => Err(deleted()),
                Err(_) => Ok(None),
            })?;
            match value {
                Some(x) => Ok(PyFloat::new(py, x).into_any()),
                None => Err(missing(&name.to_cow()?, &format!("{}(0.5)", slf.get().text(py)?))),
            }
        }
        Name::Variable(_) => match raw::generic_get(slf.as_any(), name) {
            Err(error)
                if error.is_instance_of::<PyAttributeError>(py)
                    && slf.get_type().is(py.get_type::<Section>()) =>
            {
                Err(no_attribute(slf.as_any(), name))
            }
            other => other,
        },
    }
}

/// `sec.name = value`
pub fn set(slf: &Bound<'_, Section>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = slf.py();
    let Some(parts) = slf.get().parts.get() else { return raw::generic_set(slf.as_any(), name, Some(value)) };
    let id = parts.id;
    match quick(py, |cx| name_of(cx, name))? {
        Name::Property(property) => set_property(id, property, value),
        Name::Variable(VariableName::Range(variable)) if variable.is_array() => {
            Err(PyIndexError::new_err("missing index"))
        }
        Name::Variable(VariableName::Range(variable)) => {
            let x = raw::number_or_else(value, || PyValueError::new_err("bad value"))?;
            let done = quick(py, |cx| match cx.engine.sim.model.set_range(id, variable, 0, x) {
                Ok(()) => Ok(true),
                Err(ModelError::NotInserted(..) | ModelError::NoIon(..)) => Ok(false),
                Err(ModelError::SectionGone(_)) => Err(deleted()),
                Err(error) => Err(errors::model(error)),
            })?;
            if done {
                Ok(())
            } else {
                Err(missing(&name.to_cow()?, &format!("{}(0.5)", slf.get().text(py)?)))
            }
        }
        Name::Variable(_) => match raw::generic_set(slf.as_any(), name, Some(value)) {
            Err(error) if error.is_instance_of::<PyAttributeError>(py) => {
                Err(no_attribute(slf.as_any(), name))
            }
            other => other,
        },
    }
}

fn set_property(id: SectionId, property: SectionProperty, value: &Bound<'_, PyAny>) -> PyResult<()> {
    if property == SectionProperty::Nseg {
        let wrong = || PyValueError::new_err("nseg must be an integer in range 1 to 32767");
        let nseg = value.extract::<i64>().map_err(|error| raw::or_own(value.py(), error, wrong))?;
        if !(1..=32767).contains(&nseg) {
            return Err(wrong());
        }
        return quick(value.py(), |cx| cx.engine.sim.model.set_nseg(id, nseg).map_err(errors::model));
    }
    let wrong = || {
        PyValueError::new_err(match property {
            SectionProperty::Ra => "Ra must be > 0.",
            SectionProperty::RallBranch => "rallbranch must be > 0",
            _ => "L must be > 0.",
        })
    };
    let x = raw::number_or_else(value, wrong)?;
    if x.is_nan() || x <= 0.0 {
        return Err(wrong());
    }
    quick(value.py(), |cx| {
        let handle = DataHandle::Section { section: id, property };
        cx.engine.sim.model.write(handle, x).map_err(errors::model)
    })
}
