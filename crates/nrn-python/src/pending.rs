//! Whether something waits for a moment when the model is free: sections whose owners are gone, Python objects that HOC
//! has dropped, views of numpy that are gone. One flag, so that looking costs nothing.

use nrn_runtime::Cx;
use pyo3::Python;
use std::sync::atomic::{AtomicBool, Ordering};

static WAITING: AtomicBool = AtomicBool::new(false);

/// Something waits. May be said by any thread at any time.
pub fn announce() {
    WAITING.store(true, Ordering::Release);
}

/// Does anything wait?
#[inline]
pub fn any() -> bool {
    WAITING.load(Ordering::Relaxed)
}

/// Does what needs the model.
#[cold]
pub fn settle(py: Python<'_>, cx: &mut Cx<'_>) {
    cx.sweep();
    crate::section::bury(py, cx);
    crate::vector_view::release(cx);
}

/// Does what may run Python code; nobody may hold the model here.
#[cold]
pub fn let_go() {
    WAITING.store(false, Ordering::Release);
    crate::foreign::let_go();
    if crate::section::has_queued() {
        announce();
    }
}
