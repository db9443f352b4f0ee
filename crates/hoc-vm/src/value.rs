//! Values of the language and the handles that share them.

use crate::host::{HostPointer, SectionRef};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};

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
    /// A section: what `object.soma` and `sectionref.sec` are until the next dot or statement.
    Section(SectionRef),
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

/// Ids of objects whose last reference went, until the next safe point.
#[derive(Debug, Default)]
pub struct Unreferenced {
    pending: AtomicBool,
    ids: Mutex<Vec<u64>>,
}

impl Unreferenced {
    /// Is there anything to sweep?
    pub fn is_pending(&self) -> bool {
        self.pending.load(Ordering::Relaxed)
    }
    /// Takes the ids.
    pub fn take(&self) -> Vec<u64> {
        self.pending.store(false, Ordering::Relaxed);
        self.ids.lock().map(|mut ids| std::mem::take(&mut *ids)).unwrap_or_default()
    }
    fn push(&self, id: u64) {
        if let Ok(mut ids) = self.ids.lock() {
            ids.push(id);
        }
        self.pending.store(true, Ordering::Relaxed);
    }
}

/// A counted reference to an object of the heap. When the last one goes the object is queued, and removed (its `unref`
/// and destructor called) at the next safe point; dropping never runs code.
#[derive(Clone)]
pub struct Object(Arc<Token>);

struct Token {
    id: u64,
    unreferenced: Arc<Unreferenced>,
}

impl Drop for Token {
    fn drop(&mut self) {
        self.unreferenced.push(self.id);
    }
}

impl Object {
    /// A first reference to object `id`; its end is told to `unreferenced`.
    pub fn new(id: u64, unreferenced: Arc<Unreferenced>) -> Self {
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
    /// A reference that does not keep the object.
    pub fn downgrade(&self) -> WeakObject {
        WeakObject(Arc::downgrade(&self.0))
    }
}

/// A reference that does not count.
#[derive(Clone, Default)]
pub struct WeakObject(Weak<Token>);

impl WeakObject {
    /// The object, if it lives.
    pub fn upgrade(&self) -> Option<Object> {
        self.0.upgrade().map(Object)
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
