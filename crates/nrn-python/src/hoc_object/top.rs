//! `h.name`: everything the interpreter knows, and the few functions that Python adds (`ref`, `cas`, `allsec`, ...).

use super::assign::string;
use super::attributes::{array, pointer_of};
use super::{HocObject, SectionIterator, with, with_py};
use crate::baton::Local;
use crate::cells::Cell;
use crate::convert::{from_python, object_to_python, to_object};
use crate::errors;
use crate::mechanism::Mechanism;
use crate::names::Names;
use crate::raw;
use crate::section::Section;
use crate::thing::{Element, Thing};
use crate::types;
use nrn_runtime::{
    Cx, HostName, HostPlace, HostPointer, ModelError, Named, Object, Pointer, SymbolKind, Value,
};
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyString};
use std::borrow::Cow;

/// What a name is for as long as the program runs.
enum Known {
    /// A number of the host: `h.t`, `h.celsius`.
    Number(HostPointer),
    /// A whole number of the host: `h.stoprun`.
    Whole(HostPointer),
    /// A type, a function that Python adds, or one of the language: `h.Vector`, `h.Section`, `h.sin`.
    Thing(Py<PyAny>),
}

static KNOWN: Local<Names<Known>> = Local::new(Names::new());

fn remember(name: &Bound<'_, PyString>, known: Known) {
    if let Some(mut names) = KNOWN.borrow(name.py()) {
        names.put(name, 0, 0, known);
    }
}

/// Names that were asked for before and cannot change, for the quick functions.
#[inline]
pub fn quickest<'py>(py: Python<'py>, name: &Bound<'py, PyString>) -> Option<Bound<'py, PyAny>> {
    let place = match KNOWN.borrow(py)?.find(name, 0, 0)? {
        Known::Number(place) => *place,
        Known::Thing(thing) => return Some(thing.bind(py).clone()),
        Known::Whole(_) => return None,
    };
    let x = super::quickly(py, |cx| nrn_runtime::Host::read(cx.engine, cx.vm, place).ok())?;
    Some(PyFloat::new(py, x).into_any())
}

/// Names that were asked for before and cannot change.
pub fn quick<'py>(py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let (place, is_whole) = match KNOWN.borrow(py).as_ref().and_then(|names| names.find(name, 0, 0)) {
        Some(Known::Number(place)) => (*place, false),
        Some(Known::Whole(place)) => (*place, true),
        Some(Known::Thing(thing)) => return Ok(Some(thing.bind(py).clone())),
        None => return Ok(None),
    };
    let x = super::quick(py, |cx| {
        nrn_runtime::Host::read(cx.engine, cx.vm, place).map_err(|e| errors::to_python(py, e))
    })?;
    number_object(py, x, is_whole).map(Some)
}

/// A number as Python sees it.
fn number_object(py: Python<'_>, x: f64, is_whole: bool) -> PyResult<Bound<'_, PyAny>> {
    match is_whole {
        true => Ok((x as i64).into_pyobject(py)?.into_any()),
        false => Ok(PyFloat::new(py, x).into_any()),
    }
}

/// Is a place one of the engine's whole numbers (`stoprun`)?
fn is_whole(place: &Pointer) -> bool {
    let Pointer::Host(host) = place else { return false };
    matches!(HostPlace::unpack(*host), HostPlace::Setting(ix) if nrn_runtime::settings::is_whole(ix))
}

/// `h.name`
pub fn get<'py>(py: Python<'py>, interned: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let name = &*interned.to_cow()?;
    if let Some(pointed) = name.strip_prefix("_ref_") {
        return reference(py, pointed);
    }
    if let Some(function) = python_function(py, name)? {
        remember(interned, Known::Thing(function.clone().unbind()));
        return Ok(Some(function));
    }
    if let Some(class) = types::named(py, name) {
        remember(interned, Known::Thing(class.clone().unbind().into_any()));
        return Ok(Some(class.into_any()));
    }
    if matches!(with_py(|cx| Ok(cx.lookup(name)))?, Some(Named::Mechanism(_))) {
        let made = py.import("neuron._density")?.getattr("of")?.call1((name,))?;
        remember(interned, Known::Thing(made.clone().unbind()));
        return Ok(Some(made));
    }
    if name.starts_with(crate::section::INTERNAL) {
        return crate::section::by_internal_name(py, name);
    }
    with_py(|cx| {
        let Some(named) = cx.lookup(name) else { return Ok(None) };
        let value = match named {
            Named::Number(place) => {
                let is_whole = is_whole(&place);
                if let Pointer::Host(host) = &place
                    && matches!(nrn_runtime::Host::resolve(cx.engine, name), Some(HostName::Variable(..)))
                {
                    remember(interned, if is_whole { Known::Whole(*host) } else { Known::Number(*host) });
                }
                let x = cx.read(&place).map_err(|e| errors::to_python(py, e))?;
                number_object(py, x, is_whole)?
            }
            Named::Array(place, dims) => {
                array(py, cx, None, name, Element::Number, Pointer::Variable(place), dims)?
            }
            Named::HostArray(place, n) => array(py, cx, None, name, Element::Host, place, vec![n])?,
            Named::String(place) => PyString::new(py, &cx.vm.string(place).unwrap_or_default()).into_any(),
            Named::Object(place) => {
                let object = cx.vm.object(place).flatten();
                object_to_python(py, cx, object.as_ref())?
            }
            Named::ObjectArray(place, dims) => {
                array(py, cx, None, name, Element::Object, Pointer::Variable(place), dims)?
            }
            Named::Section(id) => Section::wrap(py, id)?,
            Named::SectionArray(place, dims) => {
                array(py, cx, None, name, Element::Section, Pointer::Variable(place), dims)?
            }
            Named::Callable => {
                let function = HocObject::make(py, Thing::Function(name.into()))?;
                // Functions of the language cannot become anything else.
                if cx.vm.symbol(name) == Some(SymbolKind::Builtin) {
                    remember(interned, Known::Thing(function.clone().unbind()));
                }
                function
            }
            Named::Class => HocObject::make(py, Thing::Class(name.into()))?,
            Named::PointProcess(_) => {
                let class = HocObject::make(py, Thing::Class(name.into()))?;
                remember(interned, Known::Thing(class.clone().unbind()));
                class
            }
            Named::Mechanism(_) => return Ok(None),
            Named::Range | Named::SectionProperty => {
                let value = cx.vm.evaluate(cx.engine, name, None).map_err(|e| errors::to_python(py, e))?;
                crate::convert::to_python(py, cx, &value)?
            }
            Named::Keyword => return Ok(None),
        };
        Ok(Some(value))
    })
}

fn python_function<'py>(py: Python<'py>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    Ok(match name {
        "Section" => Some(py.get_type::<Section>().into_any()),
        "ref" | "cas" | "allsec" | "setpointer" => {
            let name = if name == "ref" { "ref_" } else { name };
            Some(py.import("neuron._engine")?.getattr(format!("_{name}").as_str())?)
        }
        _ => None,
    })
}

/// `h._ref_name`
fn reference<'py>(py: Python<'py>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let named = with_py(|cx| Ok(cx.lookup(name)))?;
    let thing = match named {
        Some(Named::Number(place)) => Thing::Pointer(place),
        Some(Named::Array(place, dims)) => {
            Thing::ArrayPointer(Pointer::Variable(place), dims.iter().product())
        }
        Some(Named::HostArray(place, n)) => Thing::ArrayPointer(place, n),
        Some(Named::String(place)) => Thing::TextPointer(place),
        Some(Named::Object(place)) => Thing::ObjectPointer(place),
        _ => return Ok(None),
    };
    HocObject::make(py, thing).map(Some)
}

/// `h.name = value`; false when there is no such name.
pub fn set(py: Python<'_>, name: &str, value: &Bound<'_, PyAny>) -> PyResult<bool> {
    match with_py(|cx| Ok(cx.lookup(name)))? {
        Some(Named::Number(place)) => {
            let x = if is_whole(&place) { value.extract::<i64>()? as f64 } else { raw::number(value)? };
            with(py, |cx| cx.write(&place, x))?;
        }
        Some(Named::String(place)) => {
            let text = string(value)?;
            with_py(|cx| Ok(cx.vm.set_string(place, &text)))?;
        }
        Some(Named::Object(place)) => {
            with_py(|cx| {
                let object = to_object(cx, value)?;
                Ok(cx.vm.set_object(place, object))
            })?;
        }
        Some(Named::Range | Named::SectionProperty) => {
            let x = raw::number(value)?;
            with(py, |cx| cx.execute(&format!("{{{name} = {x:?}}}")))?;
        }
        Some(Named::Array(..) | Named::ObjectArray(..) | Named::HostArray(..)) => {
            return Err(PyTypeError::new_err("Wrong number of subscripts"));
        }
        Some(_) => return Err(PyTypeError::new_err("not assignable")),
        None => return Ok(false),
    }
    Ok(true)
}

/// How a pointer prints.
pub fn pointer_text(cx: &mut Cx<'_>, pointer: &Pointer) -> PyResult<String> {
    use nrn_runtime::{DataHandle, NodeField};
    let value = cx.read(pointer);
    let handle = match pointer {
        Pointer::Host(host) => match HostPlace::unpack(*host) {
            HostPlace::Data(handle) => Some(handle),
            _ => None,
        },
        Pointer::Variable(_) => None,
    };
    let value = value.map_or("invalid".to_owned(), crate::text::format_g);
    Ok(match handle {
        Some(DataHandle::Node { field: NodeField::V, node }) => {
            let model = &cx.engine.sim.model;
            let row = model.row_of_node(node).map_or_else(|| "died".to_owned(), |row| row.to_string());
            format!(
                "data_handle<double>{{Node::field::Voltage row={row}/{} val={value}}}",
                model.n_nodes() - model.roots().count()
            )
        }
        Some(DataHandle::Node { .. } | DataHandle::Mechanism { .. } | DataHandle::Ion { .. }) => {
            format!("data_handle<double>{{val={value}}}")
        }
        _ => format!("data_handle<double>{{raw=0x{:x}}}", address(pointer)),
    })
}

fn address(pointer: &Pointer) -> u64 {
    match pointer {
        Pointer::Variable(place) => (place.cell << 8) + u64::from(place.element) * 8 + 0x1000,
        Pointer::Host(host) => {
            host.0.iter().fold(0x1000, |sum, x| sum ^ x.rotate_left(12)) & 0xffff_ffff_fff8
        }
    }
}

/// `h.ref(value)`
#[pyfunction]
#[pyo3(name = "_ref_")]
pub fn ref_<'py>(py: Python<'py>, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let cell = with_py(|cx| {
        let value = match from_python(cx, value)? {
            Value::Number(x) => Value::Number(x),
            Value::String(s) => Value::String(s),
            Value::Object(object) => Value::Object(object),
            _ => Value::Object(Some(crate::convert::foreign(cx, value))),
        };
        Cell::new(cx, value).map_err(|e| errors::to_python(py, e))
    })?;
    HocObject::make(py, Thing::Cell(cell))
}

/// `h.cas()`: the accessed section.
#[pyfunction]
#[pyo3(name = "_cas")]
pub fn cas(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let id = with_py(|cx| Ok(cx.accessed_section()))?;
    match id {
        Ok(id) => Section::wrap(py, id),
        Err(_) => Err(PyTypeError::new_err("Section access unspecified")),
    }
}

/// `h.allsec()`
#[pyfunction]
#[pyo3(name = "_allsec")]
pub fn allsec(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let sections = with_py(|cx| {
        cx.sweep();
        Ok(cx.engine.sim.model.sections().collect())
    })?;
    Ok(Bound::new(py, SectionIterator::new(sections))?.into_any())
}

/// `h.setpointer(h._ref_x, "name", point_process_or_mechanism)`
#[pyfunction]
#[pyo3(name = "_setpointer")]
pub fn setpointer(pointer: &Bound<'_, PyAny>, name: Cow<'_, str>, target: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = pointer.py();
    let wrong =
        || PyTypeError::new_err("setpointer(_ref_hocvar, 'POINTER_name', point_process or nrn.Mechanism))");
    if let Ok(mechanism) = target.cast::<Mechanism>() {
        let source = pointer_of(pointer).map_err(|_| wrong())?;
        return if mechanism.get().point(py, &name, &source)? { Ok(()) } else { Err(wrong()) };
    }
    let object =
        target.cast::<HocObject>().ok().and_then(|hoc| hoc.get().object().cloned()).ok_or_else(wrong)?;
    if set_pointer(py, pointer, &name, &object)? { Ok(()) } else { Err(wrong()) }
}

/// Makes the POINTER `name` of a point process point to a place.
pub fn set_pointer(
    py: Python<'_>,
    pointer: &Bound<'_, PyAny>,
    name: &str,
    object: &Object,
) -> PyResult<bool> {
    let source = pointer_of(pointer)?;
    with_py(|cx| {
        let Some(process) = cx.point_process(object) else { return Ok(false) };
        let handle = cx.handle_of(&source).map_err(|e| errors::to_python(py, e))?;
        let model = &mut cx.engine.sim.model;
        let Ok(pointer) = model.point_process_handle(process, name, 0) else { return Ok(false) };
        match model.set_pointer(pointer, handle) {
            Ok(()) => Ok(true),
            Err(ModelError::NoVariable) => Ok(false),
            Err(error) => Err(errors::model(error)),
        }
    })
}

/// An error for a pointer that does not exist.
pub fn no_pointer(name: &str, place: &str) -> PyErr {
    PyAttributeError::new_err(format!("{name} was not made to point to anything at {place}"))
}
