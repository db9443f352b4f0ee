//! Which Python object a section was made with, and which sections wait to be deleted.

use super::Section;
use crate::baton::Local;
use crate::pending;
use nrn_runtime::{Cx, SectionId};
use pyo3::prelude::*;
use pyo3::types::{PyWeakrefMethods, PyWeakrefReference};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// The generation of a section, and its object.
type Made = (u32, Py<PyWeakrefReference>);
/// By slot.
static MADE: Local<Vec<Option<Made>>> = Local::new(Vec::new());

static QUEUE: Mutex<Vec<SectionId>> = Mutex::new(Vec::new());
static WAITING: AtomicBool = AtomicBool::new(false);

/// Remembers, without keeping it, the object that owns a section.
pub fn register(object: &Bound<'_, Section>, id: SectionId) {
    // Fails for what has no weak references, or without memory: then it is not found again, and that is all.
    let Ok(weak) = PyWeakrefReference::new(object.as_any()).map(Bound::unbind) else { return };
    let slot = id.slot as usize;
    let before = MADE.borrow(object.py()).and_then(|mut made| {
        if made.len() <= slot {
            made.resize_with(slot + 1, || None);
        }
        made.get_mut(slot).and_then(|place| place.replace((id.generation, weak)))
    });
    drop(before);
}

/// The object that owns a section, if there is one and it lives.
pub fn find<'py>(py: Python<'py>, id: SectionId) -> Option<Bound<'py, PyAny>> {
    let made = MADE.borrow(py)?;
    let (generation, weak) = made.get(id.slot as usize)?.as_ref()?;
    if *generation != id.generation {
        return None;
    }
    let weak = weak.clone_ref(py);
    drop(made);
    weak.bind(py).upgrade()
}

/// The owner of a section is gone: it goes at the next use of the model. Never fails, runs on any thread.
pub fn queue(id: SectionId) {
    if let Ok(mut queue) = QUEUE.lock() {
        queue.push(id);
    }
    WAITING.store(true, Ordering::Release);
    pending::announce();
}

/// Does a section wait to be deleted?
#[inline]
pub fn has_queued() -> bool {
    WAITING.load(Ordering::Relaxed)
}

/// Deletes the sections whose owners are gone. During a step the model itself puts that off.
pub fn bury(cx: &mut Cx<'_>) {
    if !has_queued() {
        return;
    }
    WAITING.store(false, Ordering::Relaxed);
    let ids = QUEUE.lock().map(|mut queue| std::mem::take(&mut *queue)).unwrap_or_default();
    for id in ids {
        let section = cx.section_ref(id);
        nrn_runtime::Host::delete_section(cx.engine, cx.vm, section);
    }
}
