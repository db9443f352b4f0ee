//! `h.ref(x)`: a box that HOC can change. The value lives in a nameless variable of the HOC machine, so that `$&1`, `$s1`
//! and `$o1` reach it like any other.

use nrn_runtime::{Cx, HocError, Place, Value};
use std::sync::Mutex;

/// What kind of variable it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// A string.
    Text,
    /// An object, or nothing.
    Object,
}

/// A nameless variable. Dropping it puts its place on a list, from which the next one of its kind takes it.
pub struct Cell {
    /// What it holds.
    pub kind: Kind,
    /// Where.
    pub place: Place,
}

static FREE: Mutex<Vec<(Kind, Place)>> = Mutex::new(Vec::new());
static MADE: Mutex<u32> = Mutex::new(0);

/// Names of these variables begin with a character that no HOC name has.
pub const PREFIX: char = '\u{1}';

impl Cell {
    /// A new variable with a value.
    pub fn new(cx: &mut Cx<'_>, value: Value) -> Result<Cell, HocError> {
        let kind = match value {
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::Text,
            _ => Kind::Object,
        };
        let place = match reuse(kind) {
            Some(place) => place,
            None => make(cx, kind)?,
        };
        let cell = Cell { kind, place };
        cell.set(cx, value);
        Ok(cell)
    }
    /// What it holds.
    pub fn get(&self, cx: &Cx<'_>) -> Value {
        match self.kind {
            Kind::Number => Value::Number(cx.vm.number(self.place).unwrap_or(0.0)),
            Kind::Text => Value::String(cx.vm.string(self.place).unwrap_or_default()),
            Kind::Object => Value::Object(cx.vm.object(self.place).flatten()),
        }
    }
    /// Changes it; false when the value is of another kind.
    pub fn set(&self, cx: &mut Cx<'_>, value: Value) -> bool {
        match (self.kind, value) {
            (Kind::Number, Value::Number(x)) => cx.vm.set_number(self.place, x),
            (Kind::Text, Value::String(s)) => cx.vm.set_string(self.place, &s),
            (Kind::Object, Value::Object(o)) => cx.vm.set_object(self.place, o),
            _ => false,
        }
    }
    /// As the argument of a call.
    pub fn argument(&self) -> Value {
        match self.kind {
            Kind::Number => Value::Pointer(nrn_runtime::Pointer::Variable(self.place)),
            Kind::Text => Value::StringPlace(self.place),
            Kind::Object => Value::ObjectPlace(self.place),
        }
    }
}

impl Drop for Cell {
    fn drop(&mut self) {
        if let Ok(mut free) = FREE.lock() {
            free.push((self.kind, self.place));
        }
    }
}

fn reuse(kind: Kind) -> Option<Place> {
    let mut free = FREE.lock().ok()?;
    let at = free.iter().position(|(k, _)| *k == kind)?;
    Some(free.swap_remove(at).1)
}

fn make(cx: &mut Cx<'_>, kind: Kind) -> Result<Place, HocError> {
    let number = MADE.lock().map_or(0, |mut made| {
        *made += 1;
        *made
    });
    let name = format!("{PREFIX}{number}");
    match kind {
        Kind::Number => cx.vm.declare_number(&name),
        Kind::Text => cx.vm.declare_string(&name),
        Kind::Object => cx.vm.declare_object(&name),
    }
}

/// Empties the object variables that nobody holds any more, so that what they held can go.
pub fn empty_unused(cx: &mut Cx<'_>) {
    let Ok(free) = FREE.lock() else { return };
    for (kind, place) in free.iter() {
        if *kind == Kind::Object {
            cx.vm.set_object(*place, None);
        }
    }
}
