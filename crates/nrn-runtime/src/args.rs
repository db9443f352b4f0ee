//! The arguments of a call, with the checks every function needs. Positions count from 1, as in HOC's `$1`.

use crate::cx::Cx;
use crate::texts;
use hoc_vm::{HocError, Object, Pointer, Value};
use nrn_model::SectionId;
use nrn_objects::VectorId;
use std::rc::Rc;

/// How many numbers one call may ask room for (2 GiB): more is a mistake, and must not take the machine down.
pub const MOST_ELEMENTS: usize = 1 << 28;

/// What a function was called with.
pub struct Args<'a>(pub &'a [Value]);

impl Args<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Is there an argument `i`?
    pub fn has(&self, i: usize) -> bool {
        i >= 1 && i <= self.0.len()
    }
    /// Argument `i` as it is.
    pub fn value(&self, i: usize) -> Result<&Value, HocError> {
        i.checked_sub(1).and_then(|ix| self.0.get(ix)).ok_or_else(|| texts::missing_argument(i))
    }
    /// Argument `i` as a number.
    pub fn number(&self, i: usize) -> Result<f64, HocError> {
        match self.value(i)? {
            Value::Number(x) => Ok(*x),
            other => Err(hoc_vm::wrong_type("double", other)),
        }
    }
    /// Argument `i` as a number when it is there, else `default`.
    pub fn number_or(&self, i: usize, default: f64) -> Result<f64, HocError> {
        if self.has(i) { self.number(i) } else { Ok(default) }
    }
    /// Argument `i` as a number between two bounds (both allowed).
    pub fn number_in(&self, i: usize, low: f64, high: f64) -> Result<f64, HocError> {
        let x = self.number(i)?;
        if x < low || x > high || x.is_nan() { Err(texts::argument_out_of_range()) } else { Ok(x) }
    }
    /// Argument `i` as an index, rounded down; negative ones fail.
    pub fn index(&self, i: usize) -> Result<usize, HocError> {
        let x = self.number(i)?;
        if (-1e-11..4e15).contains(&x) {
            Ok((x + 1e-11) as usize)
        } else {
            Err(texts::argument_out_of_range())
        }
    }
    /// Argument `i` as a number of elements to make room for: at most [`MOST_ELEMENTS`].
    pub fn size(&self, i: usize) -> Result<usize, HocError> {
        let n = self.index(i)?;
        if n <= MOST_ELEMENTS { Ok(n) } else { Err(texts::too_many_elements(n as f64)) }
    }
    /// True when argument `i` is a number.
    pub fn is_number(&self, i: usize) -> bool {
        matches!(self.value(i), Ok(Value::Number(_)))
    }
    /// True when argument `i` is a string or a strdef.
    pub fn is_text(&self, i: usize) -> bool {
        matches!(self.value(i), Ok(Value::String(_) | Value::StringPlace(_)))
    }
    /// True when argument `i` is an object or an objref (possibly empty).
    pub fn is_object(&self, i: usize) -> bool {
        matches!(self.value(i), Ok(Value::Object(_) | Value::ObjectPlace(_)))
    }
    /// True when argument `i` is a place that holds a number.
    pub fn is_pointer(&self, i: usize) -> bool {
        matches!(self.value(i), Ok(Value::Pointer(_)))
    }
    /// Argument `i` as a string.
    pub fn text(&self, cx: &mut Cx<'_>, i: usize) -> Result<Rc<str>, HocError> {
        match self.value(i)? {
            Value::String(s) => Ok(s.clone()),
            Value::StringPlace(place) => cx.vm.string(*place).ok_or_else(texts::dangling),
            _ => Err(HocError::new("Expecting string argument")),
        }
    }
    /// Writes a string into argument `i`, which has to be a `strdef`.
    pub fn set_text(&self, cx: &mut Cx<'_>, i: usize, text: &str) -> Result<(), HocError> {
        match self.value(i)? {
            Value::StringPlace(place) if cx.vm.set_string(*place, text) => Ok(()),
            // A string that nobody can see again takes anything.
            Value::String(_) => Ok(()),
            other => Err(hoc_vm::wrong_type("char**", other)),
        }
    }
    /// Argument `i` as an object; `None` for NULLobject.
    pub fn object(&self, cx: &mut Cx<'_>, i: usize) -> Result<Option<Object>, HocError> {
        match self.value(i)? {
            Value::Object(object) => Ok(object.clone()),
            Value::ObjectPlace(place) => cx.vm.object(*place).ok_or_else(texts::dangling),
            other => Err(hoc_vm::wrong_type("Object**", other)),
        }
    }
    /// Argument `i` as an object that has to be there.
    pub fn some_object(&self, cx: &mut Cx<'_>, i: usize) -> Result<Object, HocError> {
        self.object(cx, i)?.ok_or_else(texts::null_object)
    }
    /// Argument `i` as a place that holds a number.
    pub fn pointer(&self, i: usize) -> Result<Pointer, HocError> {
        match self.value(i)? {
            Value::Pointer(pointer) => Ok(pointer.clone()),
            other => Err(hoc_vm::wrong_type("neuron::container::generic_data_handle", other)),
        }
    }
    /// Argument `i` as a Vector.
    pub fn vector(&self, cx: &mut Cx<'_>, i: usize) -> Result<VectorId, HocError> {
        let object = self.object(cx, i)?.ok_or_else(|| texts::no_object_of("Vector"))?;
        cx.vector_id(&object).ok_or_else(|| texts::not_of_class(cx.object_name(&object), "Vector"))
    }
    /// True when argument `i` is a Vector.
    pub fn is_vector(&self, cx: &mut Cx<'_>, i: usize) -> bool {
        self.is_object(i) && self.vector(cx, i).is_ok()
    }
    /// Argument `i` as a place on the tree: a foreign segment, or `x` of the accessed section.
    pub fn location(&self, cx: &mut Cx<'_>, i: usize) -> Result<(SectionId, f64), HocError> {
        if let Some(foreign) = self.foreign(cx, i)
            && let Some(place) = foreign.segment()
        {
            return Ok(place);
        }
        let x = self.number_in(i, 0.0, 1.0)?;
        Ok((cx.engine.accessed_section()?, x))
    }
    /// Argument `i` as a foreign section or segment.
    pub fn foreign_section(&self, cx: &mut Cx<'_>, i: usize) -> Option<SectionId> {
        let foreign = self.foreign(cx, i)?;
        foreign.section().or_else(|| foreign.segment().map(|place| place.0))
    }
    /// Argument `i` as a foreign thing.
    pub fn foreign(&self, cx: &mut Cx<'_>, i: usize) -> Option<Rc<dyn crate::Foreign>> {
        if !self.is_object(i) {
            return None;
        }
        let object = self.object(cx, i).ok()??;
        cx.engine.foreign_of(&object)
    }
}

/// What most functions return.
pub fn number(x: f64) -> Result<Value, HocError> {
    Ok(Value::Number(x))
}
/// A truth value as HOC has it.
pub fn truth(x: bool) -> Result<Value, HocError> {
    Ok(Value::Number(f64::from(x)))
}
/// A string.
pub fn text(s: &str) -> Result<Value, HocError> {
    Ok(Value::String(s.into()))
}
