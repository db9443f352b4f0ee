//! Which Python object a section was made with, and which sections wait to be deleted. An unsafe room: the objects are
//! known by their address and not kept.

use super::Section;
use crate::baton::Local;
use crate::pending;
use nrn_runtime::{Cx, SectionId};
use pyo3::ffi;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// The object that owns a section, as long as it lives.
struct Made {
    generation: u32,
    object: *mut ffi::PyObject,
}

// SAFETY: the address is followed only with Python's lock held, see `find`.
unsafe impl Send for Made {}

/// By slot.
static MADE: Local<Vec<Option<Made>>> = Local::new(Vec::new());

static QUEUE: Local<Vec<SectionId>> = Local::new(Vec::new());
static WAITING: AtomicBool = AtomicBool::new(false);

/// Remembers, without keeping it, the object that owns a section; until [`leave`], which its end calls.
pub fn register(object: &Bound<'_, Section>, id: SectionId) {
    let Some(mut made) = MADE.borrow(object.py()) else { return };
    let slot = id.slot as usize;
    if made.len() <= slot {
        made.resize_with(slot + 1, || None);
    }
    if let Some(place) = made.get_mut(slot) {
        *place = Some(Made { generation: id.generation, object: object.as_ptr() });
    }
}

/// The object that owns a section, if there is one and it lives.
pub fn find(py: Python<'_>, id: SectionId) -> Option<Bound<'_, PyAny>> {
    let made = MADE.borrow(py)?;
    let place = made.get(id.slot as usize)?.as_ref()?;
    if place.generation != id.generation {
        return None;
    }
    // SAFETY: when the value of an object goes, before its memory does, `leave` takes the address out of the table. One
    // without references is about to go (what its weak references call may come here) and is not taken up again.
    unsafe { (ffi::Py_REFCNT(place.object) > 0).then(|| Bound::from_borrowed_ptr(py, place.object)) }
}

/// The owner of a section is gone: it is forgotten, and the section goes at the next use of the model. Never fails.
pub fn leave(py: Python<'_>, id: SectionId) {
    if let Some(mut made) = MADE.borrow(py)
        && let Some(place) = made.get_mut(id.slot as usize)
        && place.as_ref().is_some_and(|place| place.generation == id.generation)
    {
        *place = None;
    }
    if let Some(mut queue) = QUEUE.borrow(py) {
        queue.push(id);
    }
    WAITING.store(true, Ordering::Relaxed);
    pending::announce();
}

/// Does a section wait to be deleted?
#[inline]
pub fn has_queued() -> bool {
    WAITING.load(Ordering::Relaxed)
}

/// Deletes the sections whose owners are gone. During a step the model itself puts that off.
pub fn bury(py: Python<'_>, cx: &mut Cx<'_>) {
    if !has_queued() {
        return;
    }
    WAITING.store(false, Ordering::Relaxed);
    let mut ids = QUEUE.borrow(py).map(|mut queue| std::mem::take(&mut *queue)).unwrap_or_default();
    for id in ids.drain(..) {
        let section = cx.section_ref(id);
        nrn_runtime::Host::delete_section(cx.engine, cx.vm, section);
    }
    // Its room is used again.
    if let Some(mut queue) = QUEUE.borrow(py).filter(|queue| queue.is_empty()) {
        *queue = ids;
    }
}
