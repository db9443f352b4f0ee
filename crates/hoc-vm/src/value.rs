//! Values of the language and the handles that share them.

use crate::host::HostPointer;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

/// What an expression can be.
#[derive(Clone, Debug)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A string value.
    String(Rc<str>),
    /// An object, or NULLobject.
    Object(Option<Object>),
    /// `&x`, `_ref_x`: a place that holds a number.
    Pointer(Pointer),
    /// A `strdef` passed by name, so that `$s1 = "..."` reaches it.
    StringPlace(Place),
    /// An `objref` passed by name, so that `$o1 = ...` reaches it.
    ObjectPlace(Place),
}

/// A place that holds a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Pointer {
    /// A HOC variable (or element of a HOC array).
    Variable(Place),
    /// A place the host knows: a range variable, a Vector element, `t`.
    Host(HostPointer),
}

/// A variable of the machine: a global slot, an object's field or a cell shared with a caller, and the element in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Storage cell: stable for the life of the variable, with a generation in the upper half.
    pub cell: u64,
    /// Element of an array; 0 for a scalar.
    pub element: u32,
}

/// A counted reference to an object of the heap. When the last one goes the object is queued, and removed (its `unref`
/// and destructor called) at the next safe point; dropping never runs code.
#[derive(Clone)]
pub struct Object(Arc<Token>);

struct Token {
    id: u64,
    unreferenced: Arc<Mutex<Vec<u64>>>,
}

impl Drop for Token {
    fn drop(&mut self) {
        if let Ok(mut queue) = self.unreferenced.lock() {
            queue.push(self.id);
        }
    }
}

impl Object {
    /// A first reference to object `id`; its end is told to `unreferenced`.
    pub fn new(id: u64, unreferenced: Arc<Mutex<Vec<u64>>>) -> Self {
        Object(Arc::new(Token { id, unreferenced }))
    }
    /// The object's number in the heap (never used twice).
    pub fn id(&self) -> u64 {
        self.0.id
    }
    /// How many references there are.
    pub fn references(&self) -> usize {
        Arc::strong_count(&self.0)
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}
impl Eq for Object {}
impl std::hash::Hash for Object {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}
impl std::fmt::Debug for Object {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Object({})", self.id())
    }
}
