//! Hands the context across a call stack that Rust cannot see: the Python interpreter's. One of the two unsafe rooms
//! of this crate (the other is [`crate::raw`]).
//!
//! The engine lives for as long as the process, on the thread that first imported `neuron`. Whoever needs it takes it
//! up, which empties the slot, so two `&mut` can never exist; whoever calls out to Python lends it on. A slot that is
//! empty means: another thread, or code that runs where nothing may be lent (a `write` of `sys.stdout`).

use nrn_runtime::{Cx, Engine, Runtime, Vm};
use std::cell::Cell;
use std::ptr::NonNull;
use std::sync::OnceLock;
use std::thread::ThreadId;

#[derive(Clone, Copy)]
struct Raw {
    engine: NonNull<Engine>,
    vm: NonNull<Vm>,
}

thread_local! { static SLOT: Cell<Option<Raw>> = const { Cell::new(None) }; }
static OWNER: OnceLock<ThreadId> = OnceLock::new();

struct Restore(Option<Raw>);
impl Drop for Restore {
    fn drop(&mut self) {
        SLOT.set(self.0.take());
    }
}

/// Why there is no context to take up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotLent {
    /// This thread did not import `neuron` first.
    OtherThread,
    /// The engine is at work and called something that may not call back.
    Busy,
}

/// Makes this thread the one that owns the model. False when some thread already does.
pub fn install(runtime: Runtime) -> bool {
    if OWNER.set(std::thread::current().id()).is_err() {
        return false;
    }
    let runtime = Box::leak(Box::new(runtime));
    SLOT.set(Some(Raw { engine: NonNull::from(&mut runtime.engine), vm: NonNull::from(&mut runtime.vm) }));
    true
}

/// Has [`install`] been called?
pub fn is_installed() -> bool {
    OWNER.get().is_some()
}

/// Gives the context away for the length of `f` (a call out to Python).
pub fn lend<R>(cx: &mut Cx<'_>, f: impl FnOnce() -> R) -> R {
    let raw = Raw { engine: NonNull::from(&mut *cx.engine), vm: NonNull::from(&mut *cx.vm) };
    let _restore = Restore(SLOT.replace(Some(raw)));
    f()
}

/// Takes the context up: at top level, or further down the stack of a thread that lent it.
#[inline]
pub fn take_up<R>(f: impl FnOnce(&mut Cx<'_>) -> R) -> Result<R, NotLent> {
    let raw = SLOT.take().ok_or_else(why_not)?;
    let _restore = Restore(Some(raw));
    let Raw { mut engine, mut vm } = raw;
    // SAFETY: the pointers come either from `install`, which leaked the runtime and kept no reference to it, or from the
    // two `&mut`s that `lend` was given and keeps unused until its closure has returned. `SLOT` is thread-local and
    // `take` emptied it, so no second `&mut` can be made until `_restore` puts the pair back, after `f` is over.
    let mut cx = unsafe { Cx { engine: engine.as_mut(), vm: vm.as_mut() } };
    Ok(f(&mut cx))
}

#[cold]
fn why_not() -> NotLent {
    if OWNER.get().is_some_and(|owner| *owner == std::thread::current().id()) {
        NotLent::Busy
    } else {
        NotLent::OtherThread
    }
}
