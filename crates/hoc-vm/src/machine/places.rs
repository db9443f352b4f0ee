//! Places: reading and writing what the language and its host hold.

use super::Vm;
use crate::error::HocError;
use crate::host::{Host, SectionRef};
use crate::storage::{Cell, Spot};
use crate::value::{Object, Place, Pointer, Value};
use std::rc::Rc;

impl Vm {
    /// Number at a place; None when it is gone or holds something else.
    pub fn number(&self, place: Place) -> Option<f64> {
        match self.storage.spot(place)? {
            Spot::LocalNumber(index) => self.numbers.get(index),
            Spot::LocalObject(_) => None,
            Spot::Cell(cell, element) => match self.storage.get(cell) {
                Cell::Number(x) => Some(*x),
                Cell::Array(array) => array.data.get(element).copied(),
                _ => None,
            },
        }
    }

    /// Sets it; false when it is gone or holds something else.
    pub fn set_number(&mut self, place: Place, x: f64) -> bool {
        let Some(spot) = self.storage.spot(place) else { return false };
        let target = match spot {
            Spot::LocalNumber(index) => self.numbers.get_mut(index),
            Spot::LocalObject(_) => None,
            Spot::Cell(cell, element) => match self.storage.get_mut(cell) {
                Some(Cell::Number(old)) => Some(old),
                Some(Cell::Array(array)) => array.data.get_mut(element),
                _ => None,
            },
        };
        let found = target.map(|old| *old = x).is_some();
        self.sync_epsilon();
        found
    }

    pub(crate) fn sync_epsilon(&mut self) {
        if let Some(symbol) = self.symbols.get(self.epsilon_symbol as usize)
            && let Cell::Number(x) = self.storage.get(symbol.slot)
        {
            self.epsilon = *x;
        }
    }

    /// The softness of comparisons, `float_epsilon`.
    pub fn float_epsilon(&self) -> f64 {
        self.epsilon
    }

    /// String at a place: a `strdef`, or an argument that is no variable.
    pub fn string(&self, place: Place) -> Option<Rc<str>> {
        match self.storage.spot(place)? {
            Spot::Cell(cell, _) => match self.storage.get(cell) {
                Cell::String(text) => Some(text.clone()),
                _ => None,
            },
            Spot::LocalObject(index) => match self.values.get(index) {
                Some(Value::String(text)) => Some(text.clone()),
                _ => None,
            },
            Spot::LocalNumber(_) => None,
        }
    }

    /// Sets it.
    pub fn set_string(&mut self, place: Place, text: &str) -> bool {
        self.set_string_shared(place, &text.into())
    }

    /// Sets it to a text that others have too.
    pub(super) fn set_string_shared(&mut self, place: Place, text: &Rc<str>) -> bool {
        let old = match self.storage.spot(place) {
            Some(Spot::Cell(cell, _)) => match self.storage.get_mut(cell) {
                Some(Cell::String(old)) => old,
                _ => return false,
            },
            Some(Spot::LocalObject(index)) => match self.values.get_mut(index) {
                Some(Value::String(old)) => old,
                _ => return false,
            },
            _ => return false,
        };
        *old = text.clone();
        true
    }

    /// Object at a place (inner None: NULLobject).
    pub fn object(&self, place: Place) -> Option<Option<Object>> {
        match self.storage.spot(place)? {
            Spot::LocalNumber(_) => None,
            Spot::LocalObject(index) => match self.values.get(index) {
                Some(Value::Object(object)) => Some(object.clone()),
                _ => None,
            },
            Spot::Cell(cell, element) => match self.storage.get(cell) {
                Cell::Object(object) => Some(object.clone()),
                Cell::Objects(array) => array.data.get(element).cloned(),
                _ => None,
            },
        }
    }

    /// Sets it. What loses its last reference is destroyed at the next safe point.
    pub fn set_object(&mut self, place: Place, object: Option<Object>) -> bool {
        let Some(spot) = self.storage.spot(place) else { return false };
        let old = match spot {
            Spot::LocalNumber(_) => return false,
            Spot::LocalObject(index) => match self.values.get_mut(index) {
                Some(Value::Object(old)) => std::mem::replace(old, object),
                _ => return false,
            },
            Spot::Cell(cell, element) => match self.storage.get_mut(cell) {
                Some(Cell::Object(old)) => std::mem::replace(old, object),
                Some(Cell::Objects(array)) => match array.data.get_mut(element) {
                    Some(old) => std::mem::replace(old, object),
                    None => return false,
                },
                _ => return false,
            },
        };
        self.let_go(old);
        true
    }

    /// Section at a place made by `create`.
    pub fn section(&self, place: Place) -> Option<SectionRef> {
        match self.storage.spot(place)? {
            Spot::Cell(cell, element) => match self.storage.get(cell) {
                Cell::Sections(array) => array.data.get(element).copied(),
                _ => None,
            },
            _ => None,
        }
    }

    /// Reads a pointer of either kind.
    pub fn read_pointer(&mut self, host: &mut dyn Host, pointer: &Pointer) -> Result<f64, HocError> {
        match pointer {
            Pointer::Variable(place) => self.number(*place).ok_or_else(stale),
            Pointer::Host(place) => host.read(self, *place),
        }
    }

    /// Writes through a pointer of either kind.
    pub fn write_pointer(&mut self, host: &mut dyn Host, pointer: &Pointer, x: f64) -> Result<(), HocError> {
        match pointer {
            Pointer::Variable(place) if self.set_number(*place, x) => Ok(()),
            Pointer::Variable(_) => Err(stale()),
            Pointer::Host(place) => host.write(self, *place, x),
        }
    }

    /// Text of a value that is a string.
    pub fn value_string(&self, value: &Value) -> Option<Rc<str>> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::StringPlace(place) => self.string(*place),
            _ => None,
        }
    }

    /// Object of a value that is one.
    pub fn value_object(&self, value: &Value) -> Option<Option<Object>> {
        match value {
            Value::Object(object) => Some(object.clone()),
            Value::ObjectPlace(place) => self.object(*place),
            _ => None,
        }
    }
}

pub(super) fn stale() -> HocError {
    HocError::new("the variable pointed to no longer exists")
}
