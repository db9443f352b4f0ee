//! Hands the context across a call stack that Rust cannot see: the Python interpreter's. One of the two unsafe rooms
//! of this crate (the other is [`crate::raw`]).
//!
//! The engine lives for as long as the process. Whoever needs it takes it up, which empties the slot, so two `&mut` can
//! never exist; whoever calls out to Python lends it on, to its own thread only. A slot that is empty means: the engine
//! is at work, in another thread or in this one. The slot itself, and every [`Local`], is guarded by Python's lock:
//! they can be reached only with the proof that this thread holds it.

use nrn_runtime::{Cx, Engine, Runtime, Vm};
use pyo3::{PyVisit, Python};
use std::cell::{Cell, RefCell, RefMut};
use std::ptr::NonNull;
use std::thread::ThreadId;

#[derive(Clone, Copy)]
struct Raw {
    engine: NonNull<Engine>,
    vm: NonNull<Vm>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// [`install`] was not called yet.
    Missing,
    /// Nobody uses the engine: any thread may.
    Free,
    /// Somebody called out to Python and lends it, to the thread `by`.
    Lent,
    /// In use, by the thread `by` where that is known.
    Taken,
}

struct Slot {
    state: Cell<State>,
    /// Good while it is free or lent.
    raw: Cell<Raw>,
    by: Cell<Option<ThreadId>>,
}

// SAFETY: the cells are private to this file and each function that reaches them is given a `Python` token: it runs with
// Python's lock held, which orders the accesses of all threads.
unsafe impl Sync for Slot {}

static SLOT: Slot = Slot {
    state: Cell::new(State::Missing),
    raw: Cell::new(Raw { engine: NonNull::dangling(), vm: NonNull::dangling() }),
    by: Cell::new(None),
};

/// Puts back a state in which the pair and the thread stayed what they are.
struct Restore(State);
impl Drop for Restore {
    #[inline]
    fn drop(&mut self) {
        SLOT.state.set(self.0);
    }
}

/// Puts back everything.
struct RestoreAll(State, Raw, Option<ThreadId>);
impl RestoreAll {
    /// Changes the state; it comes back when this goes.
    fn change(state: State, raw: Raw) -> Self {
        let by = Some(std::thread::current().id());
        RestoreAll(SLOT.state.replace(state), SLOT.raw.replace(raw), SLOT.by.replace(by))
    }
}
impl Drop for RestoreAll {
    fn drop(&mut self) {
        SLOT.state.set(self.0);
        SLOT.raw.set(self.1);
        SLOT.by.set(self.2);
    }
}

/// Why there is no context to take up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotLent {
    /// Another thread is using the model.
    OtherThread,
    /// The engine is at work and called something that may not call back.
    Busy,
}

/// Gives the engine to the process. False when it has one already.
pub fn install(_py: Python<'_>, runtime: Runtime) -> bool {
    if is_installed(_py) {
        return false;
    }
    let runtime = Box::leak(Box::new(runtime));
    let raw = Raw { engine: NonNull::from(&mut runtime.engine), vm: NonNull::from(&mut runtime.vm) };
    SLOT.raw.set(raw);
    SLOT.state.set(State::Free);
    true
}

/// Has [`install`] been called?
pub fn is_installed(_py: Python<'_>) -> bool {
    SLOT.state.get() != State::Missing
}

/// Is nobody using the engine?
#[inline]
pub fn is_free(_py: Python<'_>) -> bool {
    SLOT.state.get() == State::Free
}

/// Gives the context away for the length of `f` (a call out to Python).
pub fn lend<R>(_py: Python<'_>, cx: &mut Cx<'_>, f: impl FnOnce() -> R) -> R {
    let raw = Raw { engine: NonNull::from(&mut *cx.engine), vm: NonNull::from(&mut *cx.vm) };
    let _restore = RestoreAll::change(State::Lent, raw);
    f()
}

/// Takes the context up: at top level, or further down the stack of a thread that lent it.
#[inline]
pub fn take_up<R>(_py: Python<'_>, f: impl FnOnce(&mut Cx<'_>) -> R) -> Result<R, NotLent> {
    let before = SLOT.state.get();
    if before != State::Free {
        may_take_up()?;
    }
    SLOT.state.set(State::Taken);
    let _restore = Restore(before);
    let Raw { mut engine, mut vm } = SLOT.raw.get();
    // SAFETY: the pointers come either from `install`, which leaked the runtime and kept no reference to it, or from the
    // two `&mut`s that `lend` was given and keeps unused until its closure has returned. The slot, reached with Python's
    // lock held, was emptied, so no second `&mut` can be made, in this thread or another, until `_restore` puts the pair
    // back, after `f` is over.
    let mut cx = unsafe { Cx { engine: engine.as_mut(), vm: vm.as_mut() } };
    Ok(f(&mut cx))
}

/// Looks at the engine while Python collects garbage; `None` when somebody is using it. `f` may not call Python.
pub fn look<R>(_collecting: &PyVisit<'_>, f: impl FnOnce(&Engine) -> R) -> Option<R> {
    match SLOT.state.get() {
        State::Free => {}
        State::Lent if is_here() => {}
        _ => return None,
    }
    // SAFETY: the collector, which made the `PyVisit`, runs with Python's lock held and lets nobody else run before `f` has
    // returned. Nobody has taken the engine up: as in `take_up` the pointer is valid and no `&mut` is in use.
    Some(f(unsafe { SLOT.raw.get().engine.as_ref() }))
}

/// Is this thread the one that lends or uses the engine?
fn is_here() -> bool {
    SLOT.by.get() == Some(std::thread::current().id())
}

/// Of an engine that is not free: was it lent to this thread?
#[cold]
fn may_take_up() -> Result<(), NotLent> {
    match (SLOT.state.get(), is_here()) {
        (State::Lent, true) => Ok(()),
        (State::Lent, false) => Err(NotLent::OtherThread),
        (State::Taken, false) if SLOT.by.get().is_some() => Err(NotLent::OtherThread),
        _ => Err(NotLent::Busy),
    }
}

struct Anyway<T>(T);
// SAFETY: what is wrapped is only called by `detached`, on the thread it was made on and before `detached` returns.
unsafe impl<T> Send for Anyway<T> {}

impl<T: FnOnce() -> R, R> Anyway<T> {
    fn run(self) -> Anyway<R> {
        Anyway((self.0)())
    }
}

/// Runs `f` without Python's lock, so that other threads of Python go on. The slot stays empty meanwhile, which is what
/// tells them that the model is in use. What `f` calls out to attaches to Python again.
pub fn detached<R>(py: Python<'_>, f: impl FnOnce() -> R) -> R {
    let restore = RestoreAll::change(State::Taken, SLOT.raw.get());
    let work = Anyway(f);
    let result = py.detach(move || work.run());
    drop(restore);
    result.0
}

/// State of this crate that only whoever holds Python's lock reaches.
pub struct Local<T>(RefCell<T>);

// SAFETY: `borrow` needs a `Python` token, so all accesses, those of the `RefCell`'s own counter too, are ordered by
// Python's lock. The guard it returns holds that token's lifetime, so it cannot outlive the time the lock is held.
unsafe impl<T: Send> Sync for Local<T> {}

impl<T> Local<T> {
    /// With a first value.
    pub const fn new(value: T) -> Self {
        Local(RefCell::new(value))
    }
    /// The value; `None` while it is borrowed further up the stack.
    #[inline]
    pub fn borrow<'a>(&'a self, _py: Python<'a>) -> Option<RefMut<'a, T>> {
        self.0.try_borrow_mut().ok()
    }
}
