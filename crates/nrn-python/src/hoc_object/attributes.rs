//! `thing.name`. How it is set is in [`super::assign`].

use super::{HocObject, no_attribute, top, with, with_py};
use crate::baton::Local;
use crate::convert::{object_to_python, to_pointer, to_python};
use crate::errors;
use crate::names::Names;
use crate::raw;
use crate::section::Section;
use crate::thing::{Array, Element, Thing};
use nrn_runtime::{Attribute, ClassRef, Cx, Object, Pointer, PythonReturn, Value};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyString};
use std::sync::Arc;

/// What a name is for a class of the host, as far as that never changes.
#[derive(Clone)]
pub enum Known {
    /// Elements reached by an index: `vec.x`.
    Indexed(Arc<str>),
    /// A method, and what Python gets for its number.
    Method(Arc<str>, PythonReturn),
    /// A number.
    Number(Arc<str>),
}

static KNOWN: Local<Names<Known>> = Local::new(Names::new());

/// Names that belong to the Python class itself.
fn is_python_name(name: &str) -> bool {
    (name.starts_with("__") && name != "__array_interface__" && !name.starts_with(crate::section::INTERNAL))
        || matches!(name, "hname" | "baseattr" | "same" | "hocobjptr" | "_hoc_class" | "_hoc_type")
}

/// `thing.name`
pub fn get<'py>(slf: &Bound<'py, HocObject>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
    let own = slf.get().own;
    if own
        && matches!(slf.get().thing, Thing::Top)
        && let Some(value) = top::quick(slf.py(), name)?
    {
        return Ok(value);
    }
    let text = &*name.to_cow()?;
    if !own || is_python_name(text) {
        match raw::generic_get(slf.as_any(), name) {
            Err(error) if !is_python_name(text) => {
                return get_hoc(slf, name)?.ok_or(error);
            }
            result => return result,
        }
    }
    get_hoc(slf, name)?.ok_or_else(|| no_attribute(slf.as_any(), name))
}

/// What a name is for an object of the host's, if it was asked for before.
#[inline]
pub fn known(cx: &Cx<'_>, object: &Object, name: &Bound<'_, PyString>) -> Option<Known> {
    let ClassRef::Host(class) = cx.vm.class(object)? else { return None };
    KNOWN.borrow(name.py())?.get(name, class, 0)
}

/// Remembers what a name is for all objects of a host's class; names of templates may change.
fn remember(cx: &Cx<'_>, object: &Object, name: &Bound<'_, PyString>, what: Known) {
    if let Some(ClassRef::Host(class)) = cx.vm.class(object)
        && let Some(mut known) = KNOWN.borrow(name.py())
    {
        known.put(name, class, 0, what);
    }
}

/// The HOC side of `thing.name`.
pub fn get_hoc<'py>(
    slf: &Bound<'py, HocObject>,
    name: &Bound<'py, PyString>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = slf.py();
    let text = &*name.to_cow()?;
    match &slf.get().thing {
        Thing::Top => top::get(py, name),
        Thing::Object(object) => {
            if text == "__array_interface__" {
                return super::exchange::array_interface(slf);
            }
            if let Some(pointed) = text.strip_prefix("_ref_") {
                return with_py(|cx| pointer(py, cx, object, pointed));
            }
            if let Some(method) = python_method(py, object, text)? {
                return Ok(Some(method));
            }
            match member(py, object, name)? {
                None if text == "delay" => member(py, object, &PyString::new(py, "del")),
                found => Ok(found),
            }
        }
        Thing::Field(..) | Thing::Method(..) if text == "__array_interface__" => {
            super::exchange::array_interface(slf)
        }
        // `vec.size.x`: a pair of parentheses was forgotten.
        Thing::Function(_) if is_known(text)? => Err(uncalled()),
        Thing::Array(array)
            if matches!(array.element, Element::Number | Element::Host) && is_known(text)? =>
        {
            Err(PyTypeError::new_err("Missing array index"))
        }
        Thing::Method(object, ..) if with_py(|cx| Ok(cx.attribute(object, text).is_some()))? => {
            Err(uncalled())
        }
        _ => raw::generic_get(slf.as_any(), name).map(Some).or(Ok(None)),
    }
}

fn member<'py>(
    py: Python<'py>,
    object: &Object,
    name: &Bound<'py, PyString>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let text = &*name.to_cow()?;
    with_py(|cx| {
        let Some(attribute) = cx.attribute(object, text) else { return alias(py, cx, object, text) };
        Ok(Some(match attribute {
            Attribute::Number(place) => {
                remember(cx, object, name, Known::Number(text.into()));
                let x = cx.read(&place).map_err(|e| errors::to_python(py, e))?;
                PyFloat::new(py, x).into_any()
            }
            Attribute::Indexed => {
                remember(cx, object, name, Known::Indexed(text.into()));
                HocObject::make(py, Thing::Field(object.clone(), text.into()))?
            }
            Attribute::Array(place, dims) => {
                array(py, cx, Some(object), text, Element::Number, Pointer::Variable(place), dims)?
            }
            Attribute::String(place) => {
                PyString::new(py, &cx.vm.string(place).unwrap_or_default()).into_any()
            }
            Attribute::Object(place) => {
                let value = cx.vm.object(place).flatten();
                object_to_python(py, cx, value.as_ref())?
            }
            Attribute::ObjectArray(place, dims) => {
                array(py, cx, Some(object), text, Element::Object, Pointer::Variable(place), dims)?
            }
            Attribute::Section(id) => Section::wrap(py, id)?,
            Attribute::SectionArray(place, dims) => {
                array(py, cx, Some(object), text, Element::Section, Pointer::Variable(place), dims)?
            }
            Attribute::Method(kind) => {
                let method: Arc<str> = text.into();
                remember(cx, object, name, Known::Method(method.clone(), kind));
                HocObject::make(py, Thing::Method(object.clone(), method, kind))?
            }
            Attribute::Dynamic => {
                if text == "child" && super::fields::is_children(cx, object) {
                    return HocObject::make(py, Thing::Field(object.clone(), text.into())).map(Some);
                }
                if &*cx.class_name(object) == "SectionRef"
                    && let Some(section) = crate::section::of_section_ref(py, cx, object, text)?
                {
                    return Ok(Some(section));
                }
                match cx.get_dynamic(object, text, &[]) {
                    Ok(value) => to_python(py, cx, &value)?,
                    Err(_) => return Ok(None),
                }
            }
        }))
    })
}

/// Does HOC know the name at the top?
fn is_known(name: &str) -> PyResult<bool> {
    with_py(|cx| Ok(cx.lookup(name).is_some()))
}

fn uncalled() -> PyErr {
    PyTypeError::new_err("No hoc method for a callable. Missing parentheses before the '.'?")
}

/// Classes that Python plots with its own libraries.
fn is_plotted(class: &str) -> bool {
    matches!(class, "PlotShape" | "RangeVarPlot")
}

/// Is it a point process that can be in a segment, not an artificial cell?
fn has_place(cx: &Cx<'_>, object: &Object) -> bool {
    let Some(process) = cx.point_process(object) else { return false };
    let Ok(process) = cx.engine.sim.model.point_process(process) else { return true };
    let kind = cx.engine.mechanism_info(process.mechanism).map(|info| info.kind);
    kind != Some(nrn_runtime::MechanismKind::ArtificialCell)
}

/// Methods that only Python has: of Vectors, of point processes, and of what Python plots.
fn python_method<'py>(py: Python<'py>, object: &Object, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    if name == "plot" && with_py(|cx| Ok(is_plotted(&cx.class_name(object))))? {
        let this = HocObject::make(py, Thing::Object(object.clone()))?;
        return py.import("neuron._plot")?.call_method1("plotter", (this,)).map(Some);
    }
    let has = match name {
        "to_python" | "from_python" | "as_numpy" => with_py(|cx| Ok(cx.vector_id(object).is_some()))?,
        "get_segment" => with_py(|cx| Ok(has_place(cx, object)))?,
        "preseg" | "postseg" => with_py(|cx| Ok(nrn_runtime::classes::netcon::netcon(cx, object).is_ok()))?,
        _ => false,
    };
    if !has {
        return Ok(None);
    }
    HocObject::make(py, Thing::Method(object.clone(), name.into(), PythonReturn::Same)).map(Some)
}

/// What `StringFunctions.alias` gave one object alone as `name`.
fn alias<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    object: &Object,
    name: &str,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(value) = cx.vm.alias(object, name) else { return Ok(None) };
    if let Value::Pointer(place) = &value {
        let x = cx.read(place).map_err(|e| errors::to_python(py, e))?;
        return Ok(Some(PyFloat::new(py, x).into_any()));
    }
    to_python(py, cx, &value).map(Some)
}

/// An array as a HocObject.
pub fn array<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    owner: Option<&Object>,
    name: &str,
    element: Element,
    base: Pointer,
    dims: Vec<u32>,
) -> PyResult<Bound<'py, PyAny>> {
    let name = match owner {
        Some(owner) => format!("{}.{name}", cx.object_name(owner)),
        None => name.to_owned(),
    };
    let array = Array {
        name: name.into(),
        element,
        base,
        dims: dims.into(),
        given: Vec::new(),
        owner: owner.cloned(),
    };
    HocObject::make(py, Thing::Array(array))
}

/// `object._ref_name`
fn pointer<'py>(
    py: Python<'py>,
    cx: &mut Cx<'_>,
    object: &Object,
    name: &str,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let name = if name == "delay" && cx.attribute(object, name).is_none() { "del" } else { name };
    let thing = match cx.attribute(object, name) {
        Some(Attribute::Number(place)) => Thing::Pointer(place),
        Some(Attribute::Indexed) => Thing::FieldPointer(object.clone(), name.into()),
        Some(Attribute::Array(place, dims)) => {
            Thing::ArrayPointer(Pointer::Variable(place), dims.iter().product())
        }
        Some(Attribute::String(place)) => Thing::TextPointer(place),
        Some(Attribute::Object(place)) => Thing::ObjectPointer(place),
        None => match cx.vm.alias(object, name) {
            Some(Value::Pointer(place)) => Thing::Pointer(place),
            _ => return Ok(None),
        },
        _ => return Ok(None),
    };
    HocObject::make(py, thing).map(Some)
}

/// Methods that NEURON's Vectors have after `install_vector_fitness()` only: ours always do, and do not list them.
const OF_FITS: [&str; 4] = ["firstpeak", "width", "xfitness", "yfitness"];

/// `dir(thing)`
pub fn names(slf: &Bound<'_, HocObject>) -> PyResult<Vec<String>> {
    let py = slf.py();
    let mut all: Vec<String> =
        py.get_type::<pyo3::types::PyType>().call_method1("__dir__", (slf.get_type(),))?.extract()?;
    match &slf.get().thing {
        Thing::Top => {
            all.extend(with_py(|cx| Ok(cx.names()))?);
            all.extend(["Section", "allsec", "cas", "ref", "setpointer"].map(str::to_owned));
            all.retain(|name| !name.starts_with(crate::cells::PREFIX));
        }
        Thing::Object(object) => {
            all.extend(with_py(|cx| {
                let mut names = cx.member_names(object);
                if cx.vector_id(object).is_some() {
                    names.retain(|name| !OF_FITS.contains(&name.as_str()));
                    names.extend(["to_python", "from_python", "as_numpy"].map(str::to_owned));
                }
                if nrn_runtime::classes::netcon::netcon(cx, object).is_ok() {
                    names.extend(["preseg", "postseg"].map(str::to_owned));
                }
                if is_plotted(&cx.class_name(object)) {
                    names.push("plot".to_owned());
                }
                if has_place(cx, object) {
                    names.push("get_segment".to_owned());
                }
                if cx.point_process(object).is_some() {
                    names
                        .iter_mut()
                        .filter(|name| *name == "del")
                        .for_each(|name| *name = "delay".to_owned());
                }
                Ok(names)
            })?);
        }
        _ => {}
    }
    all.retain(|name| name != "_hoc_class");
    all.sort();
    all.dedup();
    Ok(all)
}

/// A value, unless the pointer is one.
pub fn pointer_of(value: &Bound<'_, PyAny>) -> PyResult<Pointer> {
    if let Some(pointer) = to_pointer(value) {
        return Ok(pointer);
    }
    if let Ok(hoc) = value.cast::<HocObject>()
        && let Thing::FieldPointer(object, name) = &hoc.get().thing
    {
        return with(value.py(), |cx| cx.field_place(object, name, &[0.0]));
    }
    Err(PyTypeError::new_err("must be a hoc pointer"))
}
