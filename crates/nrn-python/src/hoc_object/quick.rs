//! What a HocObject does without PyO3: see [`crate::slots`]. Numbers and mathematics of the interpreter, elements of Vectors,
//! fields of objects, and the things that stand between a name and its index or call.

use super::attributes::{self, Known};
use super::{HocObject, quickly, top};
use crate::notices;
use crate::raw;
use crate::slots::{Kept, Pool, Pooled, Quick, Slot};
use crate::thing::Thing;
use nrn_runtime::{Cx, Object, PythonReturn};
use pyo3::Borrowed;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyString};
use std::sync::Arc;

static KEPT: Kept = Kept::new();
static POOL: Pool = Pool::new();

/// What an attribute quickly is.
enum Found {
    Number(f64),
    Field(Arc<str>),
    Method(Arc<str>, PythonReturn),
}

/// An index that is a plain int, counted from the front.
fn index(key: &Bound<'_, PyAny>) -> Option<usize> {
    let key = key.cast_exact::<PyInt>().ok()?;
    usize::try_from(raw::small_int(key)?).ok()
}

/// A number that an object has under a name and indices. Nothing for what is no number.
fn read_field(cx: &mut Cx<'_>, object: &Object, name: &str, indices: &[f64]) -> Option<f64> {
    let place = cx.field_place(object, name, indices).ok()?;
    cx.read(&place).ok()
}

/// Sets such a number. What warns is done again by PyO3's function, which gives the warning.
fn write_field(cx: &mut Cx<'_>, object: &Object, name: &str, indices: &[f64], x: f64) -> Option<()> {
    let place = cx.field_place(object, name, indices).ok()?;
    cx.write(&place, x).ok()?;
    (!notices::any()).then_some(())
}

impl Quick for HocObject {
    const SLOTS: &'static [Slot] = &[Slot::Get, Slot::Set, Slot::Call, Slot::Item, Slot::SetItem, Slot::Len];
    fn kept() -> &'static Kept {
        &KEPT
    }
    #[inline]
    fn get<'py>(this: &Bound<'py, Self>, name: &Bound<'py, PyString>) -> Option<Bound<'py, PyAny>> {
        let (py, hoc) = (this.py(), this.get());
        if !hoc.own {
            return None;
        }
        let object = match &hoc.thing {
            Thing::Top => return top::quickest(py, name),
            Thing::Object(object) => object,
            _ => return None,
        };
        let found = quickly(py, |cx| match attributes::known(cx, object, name)? {
            Known::Number(text) => read_field(cx, object, &text, &[]).map(Found::Number),
            Known::Indexed(text) => Some(Found::Field(text)),
            Known::Method(text, kind) => Some(Found::Method(text, kind)),
        })?;
        let thing = match found {
            Found::Number(x) => return Some(PyFloat::new(py, x).into_any()),
            Found::Field(text) => Thing::Field(object.clone(), text),
            Found::Method(text, kind) => Thing::Method(object.clone(), text, kind),
        };
        HocObject::make(py, thing).ok()
    }
    #[inline]
    fn set(this: &Bound<'_, Self>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> Option<()> {
        let hoc = this.get();
        let Thing::Object(object) = &hoc.thing else { return None };
        let x = raw::plain_number(value)?;
        quickly(this.py(), |cx| match attributes::known(cx, object, name)? {
            Known::Number(text) => write_field(cx, object, &text, &[], x),
            _ => None,
        })
    }
    /// `h.sin(x)`
    fn call<'py>(this: &Bound<'py, Self>, arg: Borrowed<'_, 'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        let Thing::Function(name) = &this.get().thing else { return None };
        let x = nrn_runtime::plain_math(name, raw::plain_number(&arg)?)?;
        Some(PyFloat::new(this.py(), x).into_any())
    }
    #[inline]
    fn len(this: &Bound<'_, Self>) -> Option<usize> {
        let hoc = this.get();
        quickly(this.py(), |cx| Some(cx.engine.sim.vectors.data(hoc.vector(cx)?).len()))
    }
    #[inline]
    fn item<'py>(this: &Bound<'py, Self>, key: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        let index = index(key)?;
        let hoc = this.get();
        let x = match &hoc.thing {
            Thing::Object(_) => quickly(this.py(), |cx| {
                let id = hoc.vector(cx)?;
                cx.engine.sim.vectors.data(id).get(index).copied()
            }),
            Thing::Field(object, name) => quickly(this.py(), |cx| match cx.vector_id(object) {
                Some(id) => cx.engine.sim.vectors.data(id).get(index).copied(),
                None if nrn_runtime::classes::netcon::netcon(cx, object).is_ok() => {
                    read_field(cx, object, name, &[index as f64])
                }
                None => None,
            }),
            _ => None,
        }?;
        Some(PyFloat::new(this.py(), x).into_any())
    }
    #[inline]
    fn set_item(this: &Bound<'_, Self>, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> Option<()> {
        let (index, x) = (index(key)?, raw::plain_number(value)?);
        let (object, name) = match &this.get().thing {
            Thing::Object(object) => (object, None),
            Thing::Field(object, name) => (object, Some(name)),
            _ => return None,
        };
        quickly(this.py(), |cx| match (cx.vector_id(object), name) {
            (Some(id), _) => {
                *cx.engine.sim.vectors.get_mut(id)?.data_mut().get_mut(index)? = x;
                Some(())
            }
            (None, Some(name)) if nrn_runtime::classes::netcon::netcon(cx, object).is_ok() => {
                write_field(cx, object, name, &[index as f64], x)
            }
            _ => None,
        })
    }
}

impl Pooled for HocObject {
    const COLLECTED: bool = true;
    fn pool() -> &'static Pool {
        &POOL
    }
    fn let_go(self, _py: Python<'_>) {
        drop(self);
    }
    // Only objects may hold something of Python: see `__traverse__`.
    fn is_collected(&self) -> bool {
        self.object().is_some()
    }
}
