//! Calling: HOC statements, functions, methods, and making objects.

use super::{HocObject, with_py, with_token};
use crate::convert::{from_python, returned, to_python};
use crate::errors;
use crate::section::{Section, living, section_id};
use crate::segment::Segment;
use crate::thing::Thing;
use crate::types;
use nrn_runtime::{Cx, HocError, MechanismKind, SectionId, Value};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use std::borrow::Cow;

/// Functions that take `progress=`.
fn is_run(name: &str) -> bool {
    matches!(
        name,
        "run" | "continuerun" | "psolve" | "solve" | "batch_run" | "steprun" | "advance" | "fadvance"
    )
}

/// Takes `progress=` out of the keywords of a run.
fn keyword_progress<'py>(
    name: &str,
    kwargs: Option<&Bound<'py, PyDict>>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(kwargs) = kwargs.filter(|kwargs| !kwargs.is_empty() && is_run(name)) else { return Ok(None) };
    let progress = kwargs.get_item("progress")?;
    if progress.is_some() {
        kwargs.del_item("progress")?;
    }
    Ok(progress)
}

/// The `sec=` of a call. Any other keyword fails.
fn keyword_section(kwargs: Option<&Bound<'_, PyDict>>) -> PyResult<Option<SectionId>> {
    let Some(kwargs) = kwargs.filter(|kwargs| !kwargs.is_empty()) else { return Ok(None) };
    let Some(section) = kwargs.get_item(intern!(kwargs.py(), "sec"))? else {
        return Err(PyRuntimeError::new_err("invalid keyword argument"));
    };
    if kwargs.len() > 1 {
        return Err(PyRuntimeError::new_err("invalid keyword argument"));
    }
    let id = section_id(&section).ok_or_else(|| PyTypeError::new_err("sec is not a Section"))?;
    living(id).map(Some)
}

/// The arguments of a call.
pub fn arguments(cx: &mut Cx<'_>, args: &Bound<'_, PyTuple>) -> PyResult<Vec<Value>> {
    args.iter().map(|arg| from_python(cx, &arg)).collect()
}

/// Does something, with a section accessed when one is given.
fn within<T>(
    cx: &mut Cx<'_>,
    section: Option<SectionId>,
    work: impl FnOnce(&mut Cx<'_>) -> Result<T, HocError>,
) -> Result<T, HocError> {
    match section {
        Some(section) => cx.with_section(section, work),
        None => work(cx),
    }
}

/// `thing(args, sec=section)`
pub fn call<'py>(
    slf: &Bound<'py, HocObject>,
    args: &Bound<'py, PyTuple>,
    kwargs: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = slf.py();
    match &slf.get().thing {
        Thing::Top => statement(py, args),
        Thing::Function(name) => {
            let progress = keyword_progress(name, kwargs)?;
            let section = keyword_section(kwargs)?;
            crate::watch::with_progress(py, progress.as_ref(), || {
                with_py(|cx| {
                    let values = arguments(cx, args)?;
                    let result = within(cx, section, |cx| cx.call(name, &values))
                        .map_err(|e| errors::to_python(py, e))?;
                    to_python(py, cx, &result)
                })
            })
        }
        Thing::Method(object, name, kind) => {
            let progress = keyword_progress(name, kwargs)?;
            let section = keyword_section(kwargs)?;
            crate::watch::with_progress(py, progress.as_ref(), || {
                with_py(|cx| {
                    if let Some(result) = super::exchange::special_method(py, cx, slf, object, name, args)? {
                        return Ok(result);
                    }
                    let values = arguments(cx, args)?;
                    let result = within(cx, section, |cx| cx.call_method(object, name, &values));
                    let result = result.map_err(|e| errors::to_python(py, e))?;
                    returned(py, cx, &result, *kind)
                })
            })
        }
        Thing::Class(name) => {
            let section = keyword_section(kwargs)?;
            with_token(py, |cx| {
                let object = construct(py, cx, name, args, section)?;
                HocObject::wrap(py, cx, object)
            })
        }
        _ => Err(PyTypeError::new_err("object is not callable")),
    }
}

/// `h("statement")`: True when it ran, False after an error, which was reported.
fn statement<'py>(py: Python<'py>, args: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
    let n = args.len();
    let Ok(text) = args.get_item(0) else {
        return Err(PyTypeError::new_err(format!("function takes exactly 1 argument ({n} given)")));
    };
    let Ok(text) = text.cast::<PyString>() else {
        let class = text.get_type().name()?;
        return Err(PyTypeError::new_err(format!("argument 1 must be str, not {class}")));
    };
    let done = execute(py, &text.to_cow()?)?;
    Ok(done.into_pyobject(py)?.to_owned().into_any())
}

/// Runs a HOC statement; false after an error (which the machine reported).
pub fn execute(py: Python<'_>, text: &str) -> PyResult<bool> {
    with_py(|cx| {
        crate::cells::empty_unused(cx);
        match cx.execute(text) {
            Ok(()) => Ok(true),
            Err(error) if error.quit.is_some() => Err(errors::to_python(py, error)),
            Err(_) => crate::watch::take_stop(py).map_or(Ok(false), Err),
        }
    })
}

/// The inner place of a living section that is the only argument for a point process. A number in the accessed section says
/// the same, and HOC needs no object for the Segment then.
fn inner_place(cx: &Cx<'_>, class: &str, args: &Bound<'_, PyTuple>) -> Option<(SectionId, f64)> {
    if args.len() != 1 {
        return None;
    }
    let (section, x) = args.get_borrowed_item(0).ok()?.cast::<Segment>().ok()?.get().place()?;
    let model = &cx.engine.sim.model;
    let mechanism = model.mechanism(model.mechanism_by_name(class)?)?;
    let inside = x > 0.0 && x < 1.0 && model.section_exists(section);
    (inside && mechanism.info().kind == MechanismKind::PointProcess).then_some((section, x))
}

/// `Class(args)`, where Vector also takes anything that can be iterated over and SectionList anything with sections.
pub fn construct(
    py: Python<'_>,
    cx: &mut Cx<'_>,
    class: &str,
    args: &Bound<'_, PyTuple>,
    section: Option<SectionId>,
) -> PyResult<nrn_runtime::Object> {
    cx.sweep();
    if section.is_none()
        && let Some((section, x)) = inner_place(cx, class, args)
    {
        let made = cx.with_section(section, |cx| cx.construct(class, &[Value::Number(x)]));
        return made.map_err(|e| errors::to_python(py, e));
    }
    let first = args.iter().next();
    match (class, first) {
        ("Vector", Some(data)) if super::exchange::is_data(&data) => {
            let data = super::exchange::numbers(cx, &data)?;
            Ok(cx.new_vector(data))
        }
        ("SectionList", Some(sections)) if !sections.is_none() && sections.cast::<Section>().is_err() => {
            let object = cx.construct(class, &[]).map_err(|e| errors::to_python(py, e))?;
            for section in crate::baton::lend(py, cx, || sections.try_iter()?.collect::<PyResult<Vec<_>>>())?
            {
                let id = section_id(&section)
                    .ok_or_else(|| PyTypeError::new_err("iterable must contain only Section objects"))?;
                cx.with_section(id, |cx| cx.call_method(&object, "append", &[]))
                    .map_err(|e| errors::to_python(py, e))?;
            }
            Ok(object)
        }
        _ => {
            let values = arguments(cx, args)?;
            within(cx, section, |cx| cx.construct(class, &values)).map_err(|e| errors::to_python(py, e))
        }
    }
}

/// `HocObject()`, `Vector(...)`, or an instance of a class derived from one.
pub fn new_instance(
    cls: &Bound<'_, PyType>,
    args: &Bound<'_, PyTuple>,
    kwargs: Option<&Bound<'_, PyDict>>,
) -> PyResult<HocObject> {
    let py = cls.py();
    let known = types::name_of(cls);
    let base = match (known, kwargs) {
        (None, Some(kwargs)) => kwargs.get_item(intern!(py, "hocbase"))?,
        _ => None,
    };
    let class: Cow<'_, str> = match (known, base) {
        (Some(name), _) => Cow::Borrowed(name),
        (None, Some(base)) => match base.cast::<HocObject>().map(|base| &base.get().thing) {
            Ok(Thing::Class(name)) => Cow::Owned(name.to_string()),
            _ => return Err(PyTypeError::new_err("HOC base class not valid")),
        },
        (None, None) => match cls.getattr(intern!(py, "_hoc_class")) {
            Ok(name) => Cow::Owned(name.extract()?),
            Err(_) => return Ok(HocObject::new_of(Thing::Top, types::is_own(cls))),
        },
    };
    let section = match kwargs.map(|kwargs| kwargs.get_item(intern!(py, "sec"))).transpose()?.flatten() {
        Some(section) => {
            Some(section_id(&section).ok_or_else(|| PyTypeError::new_err("sec is not a Section"))?)
        }
        None => None,
    };
    let object = with_token(py, |cx| construct(py, cx, &class, args, section))?;
    Ok(HocObject::new_of(Thing::Object(object), known.is_some()))
}
