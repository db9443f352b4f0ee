//! Warnings of the engine as Python's: category `neuron.HocWarning`, at the line of Python that called.
//!
//! A filter of the user may turn a warning into an exception, and showing it may run code: so warnings wait until the call
//! that gave them has let go of the model.

use nrn_runtime::Engine;
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use std::ffi::CString;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

pyo3::create_exception!(neuron, HocWarning, PyUserWarning, "A warning of HOC code or of the simulator.");

static WAITING: AtomicBool = AtomicBool::new(false);
static TEXTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// From now on warnings of the engine are Python's.
pub fn install(engine: &mut Engine) {
    engine.warnings = Some(Box::new(|text| {
        if let Ok(mut texts) = TEXTS.lock() {
            texts.push(text.trim_end().to_owned());
        }
        WAITING.store(true, Ordering::Release);
    }));
}

/// Does a warning wait?
#[inline]
pub fn any() -> bool {
    WAITING.load(Ordering::Relaxed)
}

/// Gives the warnings that wait. Fails when a filter makes an exception of one.
#[cold]
pub fn give(py: Python<'_>) -> PyResult<()> {
    WAITING.store(false, Ordering::Release);
    let texts = TEXTS.lock().map(|mut texts| std::mem::take(&mut *texts)).unwrap_or_default();
    let category = py.get_type::<HocWarning>();
    for text in texts {
        PyErr::warn(py, &category, &CString::new(text.replace('\0', " "))?, 1)?;
    }
    Ok(())
}
