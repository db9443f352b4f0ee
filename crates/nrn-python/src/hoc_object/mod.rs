//! `hoc.HocObject`: the interpreter itself, objects, functions, methods, arrays, pointers and boxes, all one Python class.
//!
//! Here are the class and what every kind does (printing, equality, pickling). Attributes, calls, items and arithmetic
//! each have a file.

mod arithmetic;
mod arrays;
mod assign;
mod attributes;
mod call;
mod elements;
mod exchange;
mod fields;
mod items;
mod iterators;
pub mod pickle;
mod quick;
pub mod rows;
mod top;

pub use attributes::pointer_of;
pub use call::{arguments, execute};
pub use iterators::{HocIterator, SectionIterator};
pub use top::{allsec, cas, no_pointer, ref_, setpointer};

use crate::baton::{Local, look, take_up};
use crate::convert;
use crate::errors;
use crate::foreign::PyThing;
use crate::notices;
use crate::pending;
use crate::slots::make;
use crate::thing::Thing;
use crate::types;
use nrn_runtime::{Cx, Foreign, Object, Value, VectorId};
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use pyo3::{PyTraverseError, PyVisit};
use std::rc::Rc;
use std::sync::OnceLock;

// No doc comment: it would stand before the `__doc__` of each thing. The interpreter, or anything of HOC.
#[pyclass(frozen, subclass, sequence, module = "hoc", name = "HocObject")]
pub struct HocObject {
    /// What it stands for.
    pub thing: Thing,
    /// Is its class one of ours, not one that a user derived?
    own: bool,
    /// The Vector behind it, once somebody asked: an object of class Vector keeps its Vector as long as it lives.
    vector: OnceLock<VectorId>,
}

/// What the next instance of a class stands for, when Rust makes it ([`HocObject::wrap`]).
static NEXT: Local<Option<Thing>> = Local::new(None);

fn set_next(py: Python<'_>, thing: Option<Thing>) -> Option<Thing> {
    NEXT.borrow(py).and_then(|mut next| std::mem::replace(&mut *next, thing))
}

/// Runs with the context taken up; HOC errors become exceptions.
pub fn with<R>(
    py: Python<'_>,
    f: impl FnOnce(&mut Cx<'_>) -> Result<R, nrn_runtime::HocError>,
) -> PyResult<R> {
    with_token(py, |cx| f(cx).map_err(|e| errors::to_python(py, e)))
}

/// Runs with the context taken up.
pub fn with_py<R>(f: impl FnOnce(&mut Cx<'_>) -> PyResult<R>) -> PyResult<R> {
    Python::attach(|py| with_token(py, f))
}

/// As [`with_py`], for whoever knows that Python's lock is held.
pub fn with_token<R>(py: Python<'_>, f: impl FnOnce(&mut Cx<'_>) -> PyResult<R>) -> PyResult<R> {
    let result = take_up(py, |cx| {
        if pending::any() {
            pending::settle(py, cx);
        }
        let result = nrn_runtime::border::catch(|| f(cx));
        // Arguments that only this call needed: a thing of Python among them would keep its owner alive.
        if cx.vm.sweep_is_due() {
            cx.sweep();
        }
        result
    });
    if pending::any() {
        pending::let_go();
    }
    let result = match result.map_err(errors::not_lent)? {
        Ok(result) => result,
        Err(error) => Err(errors::internal(&error)),
    };
    if notices::any() && result.is_ok() {
        notices::give(py)?;
    }
    result
}

/// As [`with_py`], for what only reads or writes a number: the shortest way in.
#[inline]
pub fn quick<R>(py: Python<'_>, f: impl FnOnce(&mut Cx<'_>) -> PyResult<R>) -> PyResult<R> {
    if pending::any() {
        with_token(py, |_| Ok(()))?;
    }
    match take_up(py, f) {
        Ok(result) => result,
        Err(reason) => Err(errors::not_lent(reason)),
    }
}

/// For the quick functions of [`crate::slots`]: `None` when the model is not free, or a warning waits to be given.
#[inline]
pub fn quickly<R>(py: Python<'_>, f: impl FnOnce(&mut Cx<'_>) -> Option<R>) -> Option<R> {
    if pending::any() {
        settle()?;
    }
    take_up(py, f).ok()?
}

/// Does what waits for the model, where PyO3 has not yet been told that this thread holds Python's lock.
#[cold]
fn settle() -> Option<()> {
    if notices::any() {
        return None;
    }
    Python::attach(|py| with_token(py, |_| Ok(()))).ok()
}

impl HocObject {
    /// For a thing; `own` says whether its class is one of ours.
    fn new_of(thing: Thing, own: bool) -> Self {
        HocObject { thing, own, vector: OnceLock::new() }
    }
    /// The number of the Vector it stands for, if it does.
    #[inline]
    fn vector(&self, cx: &Cx<'_>) -> Option<VectorId> {
        if let Some(known) = self.vector.get() {
            return Some(*known);
        }
        let found = cx.vector_id(self.object()?)?;
        Some(*self.vector.get_or_init(|| found))
    }
    /// A HocObject of no particular class.
    pub fn make(py: Python<'_>, thing: Thing) -> PyResult<Bound<'_, PyAny>> {
        Ok(make(py, HocObject::new_of(thing, true))?.into_any())
    }
    /// The Python object for an object of HOC: of its class's Python type when there is one.
    pub fn wrap<'py>(py: Python<'py>, cx: &mut Cx<'_>, object: Object) -> PyResult<Bound<'py, PyAny>> {
        match types::of_object(py, cx, &object) {
            Some(class) => {
                set_next(py, Some(Thing::Object(object)));
                let made = class.call0();
                drop(set_next(py, None));
                made
            }
            None => HocObject::make(py, Thing::Object(object)),
        }
    }
    /// The object of HOC it stands for, if it does.
    pub fn object(&self) -> Option<&Object> {
        match &self.thing {
            Thing::Object(object) => Some(object),
            _ => None,
        }
    }
    fn text(&self, py: Python<'_>) -> PyResult<String> {
        match &self.thing {
            Thing::Top => Ok("<TopLevelHocInterpreter>".into()),
            Thing::Object(object) => with_py(|cx| Ok(cx.object_name(object))),
            Thing::Function(name) | Thing::Class(name) => Ok(format!("{name}()")),
            Thing::Method(object, name, _) => {
                with_py(|cx| Ok(format!("{}.{name}()", cx.object_name(object))))
            }
            Thing::Array(array) => Ok(array.text()),
            Thing::Field(object, name) => with_py(|cx| Ok(format!("{}.{name}[?]", cx.object_name(object)))),
            Thing::Row(row) => {
                with_py(|cx| Ok(format!("{}.{}[{}][?]", cx.object_name(&row.object), row.name, row.index)))
            }
            Thing::FieldPointer(object, name) => {
                with_py(|cx| Ok(format!("<pointer to {}.{name}[?]>", cx.object_name(object))))
            }
            Thing::Pointer(pointer) => with_py(|cx| top::pointer_text(cx, pointer)),
            Thing::ArrayPointer(pointer, _) => with_py(|cx| top::pointer_text(cx, pointer)),
            Thing::TextPointer(place) => with_py(|cx| {
                Ok(format!("<pointer to hoc string \"{}\">", cx.vm.string(*place).unwrap_or_default()))
            }),
            Thing::ObjectPointer(_) => Ok("<pointer to hoc object>".into()),
            Thing::Cell(cell) => with(py, |cx| {
                Ok(match cell.get(cx) {
                    Value::Number(x) => format!("<hoc ref value {x:.6}>"),
                    Value::String(s) => format!("<hoc ref str \"{s}\">"),
                    Value::Object(Some(o)) => format!("<hoc ref value \"{}\">", cx.object_name(&o)),
                    _ => "<hoc ref value \"NULLobject\">".into(),
                })
            }),
        }
    }
    /// A number that equal things share.
    fn identity(&self) -> u64 {
        match &self.thing {
            Thing::Top => 1,
            Thing::Object(object) => object.id().wrapping_mul(16) + 2,
            Thing::Function(name) | Thing::Class(name) => hash(name),
            Thing::Method(object, name, _)
            | Thing::Field(object, name)
            | Thing::FieldPointer(object, name) => hash(name) ^ object.id(),
            Thing::Row(row) => hash(&row.name) ^ row.object.id() ^ (row.index as u64) << 32,
            Thing::Array(array) => hash(&array.text()) ^ array.owner.as_ref().map_or(0, Object::id),
            Thing::Pointer(pointer) | Thing::ArrayPointer(pointer, _) => hash(&format!("{pointer:?}")),
            Thing::TextPointer(place) | Thing::ObjectPointer(place) => hash(&format!("{place:?}")),
            Thing::Cell(cell) => hash(&format!("{:?}", cell.place)),
        }
    }
}

/// An instance of a class that stands for a thing. The class's own `__new__` and `__init__` are not called.
fn instance<'py>(class: &Bound<'py, PyType>, thing: Thing) -> PyResult<Bound<'py, PyAny>> {
    let py = class.py();
    set_next(py, Some(thing));
    let made = py.get_type::<HocObject>().call_method1("__new__", (class,));
    drop(set_next(py, None));
    made
}

impl Drop for HocObject {
    /// The last reference to an object of HOC: it goes before anything else is done with the model.
    fn drop(&mut self) {
        if self.object().is_some_and(|object| object.references() == 1) {
            pending::announce();
        }
    }
}

/// `thing.__doc__`: what the tables say about it.
#[pyfunction]
pub fn _doc_of(thing: &Bound<'_, HocObject>) -> PyResult<Option<String>> {
    with_py(|cx| Ok(crate::manual::of_thing(cx, &thing.get().thing)))
}

fn hash(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// `'hoc.Vector' object has no attribute 'foo'`
pub fn no_attribute(object: &Bound<'_, PyAny>, name: &Bound<'_, PyString>) -> PyErr {
    let class = object.get_type();
    let module = class.module().map(|m| m.to_string()).unwrap_or_default();
    let text = class.qualname().map(|m| m.to_string()).unwrap_or_default();
    let prefix =
        if module == "builtins" || module == "__main__" { String::new() } else { format!("{module}.") };
    PyAttributeError::new_err(format!("'{prefix}{text}' object has no attribute '{name}'"))
}

#[pymethods]
impl HocObject {
    #[new]
    #[classmethod]
    #[pyo3(signature = (*args, **kwargs))]
    fn new(
        cls: &Bound<'_, PyType>,
        args: &Bound<'_, PyTuple>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        if let Some(thing) = set_next(cls.py(), None) {
            return Ok(HocObject::new_of(thing, types::is_own(cls)));
        }
        call::new_instance(cls, args, kwargs)
    }
    /// The callbacks that go with an object of HOC: so the collector finds cycles that lead through the engine. Nothing is
    /// cleared here: every cycle leads through something of Python that the collector can clear.
    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        let Some(object) = self.object() else { return Ok(()) };
        let mut told = Ok(());
        let mut tell = |thing: &Rc<dyn Foreign>| {
            if let Some(PyThing(held)) = thing.as_any().downcast_ref::<PyThing>()
                && told.is_ok()
            {
                told = visit.call(held);
            }
        };
        look(&visit, |engine| engine.visit_held(object, &mut tell));
        told
    }
    fn __getattribute__<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyString>,
    ) -> PyResult<Bound<'py, PyAny>> {
        errors::found(slf.py(), attributes::get(slf, name))
    }
    fn __getattr__(&self, name: &Bound<'_, PyString>) -> PyResult<Py<PyAny>> {
        Err(errors::unfound(name))
    }
    fn __setattr__(
        slf: &Bound<'_, Self>,
        name: &Bound<'_, PyString>,
        value: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        assign::set(slf, name, value)
    }
    fn __delattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<()> {
        assign::delete(slf, name)
    }
    #[pyo3(signature = (*args, **kwargs))]
    fn __call__<'py>(
        slf: &Bound<'py, Self>,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        call::call(slf, args, kwargs)
    }
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        self.text(py)
    }
    fn __str__(slf: &Bound<'_, Self>) -> PyResult<String> {
        slf.get().text(slf.py())
    }
    fn __hash__(&self) -> u64 {
        self.identity()
    }
    fn __richcmp__<'py>(&self, other: &Bound<'py, PyAny>, op: CompareOp) -> PyResult<Bound<'py, PyAny>> {
        let py = other.py();
        let Ok(other) = other.cast::<HocObject>() else {
            return convert::compared(py, op, false);
        };
        let is_array = |thing: &Thing| matches!(thing, Thing::Array(_) | Thing::Field(..) | Thing::Row(_));
        if !matches!(op, CompareOp::Eq | CompareOp::Ne)
            && is_array(&self.thing)
            && is_array(&other.get().thing)
        {
            return Err(PyTypeError::new_err("this comparison is undefined"));
        }
        let order = self.identity().cmp(&other.get().identity());
        Ok(op.matches(order).into_pyobject(py)?.to_owned().into_any())
    }
    fn __bool__(slf: &Bound<'_, Self>) -> PyResult<bool> {
        items::truth(slf)
    }
    fn __len__(slf: &Bound<'_, Self>) -> PyResult<usize> {
        items::len(slf)
    }
    fn __getitem__<'py>(slf: &Bound<'py, Self>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        items::get(slf, key)
    }
    fn __setitem__(slf: &Bound<'_, Self>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        items::set(slf, key, value)
    }
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        iterators::iterate(slf)
    }
    /// Things are iterated over, they are no iterators: arrays have no next element of their own, others are an error.
    fn __next__(slf: &Bound<'_, Self>) -> PyResult<Option<Py<PyAny>>> {
        match &slf.get().thing {
            Thing::Array(_) | Thing::Field(..) | Thing::Row(_) | Thing::Function(_) | Thing::Method(..) => {
                Ok(None)
            }
            _ => {
                let class = slf.get_type().fully_qualified_name()?;
                Err(PyTypeError::new_err(format!("'{class}' object is not an iterator")))
            }
        }
    }
    fn __add__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::binary(slf, other, "add", false)
    }
    fn __radd__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::binary(slf, other, "add", true)
    }
    fn __sub__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::binary(slf, other, "sub", false)
    }
    fn __rsub__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::binary(slf, other, "sub", true)
    }
    fn __mul__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::binary(slf, other, "mul", false)
    }
    fn __rmul__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::binary(slf, other, "mul", true)
    }
    fn __truediv__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::binary(slf, other, "div", false)
    }
    fn __rtruediv__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::binary(slf, other, "div", true)
    }
    fn __neg__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::unary(slf, "neg", "unary -")
    }
    fn __pos__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::unary(slf, "pos", "unary +")
    }
    fn __abs__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        arithmetic::unary(slf, "abs", "abs()")
    }
    fn __dir__(slf: &Bound<'_, Self>) -> PyResult<Vec<String>> {
        attributes::names(slf)
    }
    /// Vectors, matrices and what holds only such can be pickled and copied.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        pickle::reduce(slf)
    }
    /// `Vector[0]`
    fn hname(&self, py: Python<'_>) -> PyResult<String> {
        self.text(py)
    }
    /// Are both the same object of HOC?
    fn same(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<HocObject>().is_ok_and(|other| other.get().identity() == self.identity())
    }
    /// A number that tells objects apart.
    fn hocobjptr(&self) -> u64 {
        self.identity()
    }
    /// A member of the HOC class itself, also where a Python subclass overrides it.
    fn baseattr<'py>(slf: &Bound<'py, Self>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        attributes::get_hoc(slf, name)?.ok_or_else(|| no_attribute(slf.as_any(), name))
    }
}
