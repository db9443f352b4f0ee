//! Long runs, as Python sees them: Ctrl-C ends them, a progress bar follows them, other threads go on meanwhile.
//!
//! Python tells its main thread alone of a Ctrl-C: a run in another thread goes on, as any work in a thread does. Who wants
//! it to end says `neuron.stop()` where the KeyboardInterrupt is met.

use crate::baton::{self, Local};
use nrn_runtime::{Engine, HocError};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// What ended the run: a KeyboardInterrupt, or an error of the progress bar.
static STOP: Local<Option<PyErr>> = Local::new(None);
/// Whom to tell how far the run is.
static PROGRESS: Local<Option<Py<PyAny>>> = Local::new(None);

/// What runs look at: true tells the one that is at work to stop.
static INTERRUPT: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Ends the run that another thread is in; was there one? It fails there with a HocError, and the model lives on.
#[pyfunction]
pub fn stop(py: Python<'_>) -> bool {
    let running = !baton::is_free(py);
    if running && let Some(interrupt) = INTERRUPT.get() {
        interrupt.store(true, Ordering::Relaxed);
    }
    running
}

/// Makes the engine look up now and then.
pub fn install(engine: &mut Engine) {
    let _ = INTERRUPT.set(engine.interrupt.clone());
    engine.watch.look = Some(Box::new(|t| Python::attach(|py| look(py, t))));
    engine.watch.apart = Some(Rc::new(|work| Python::attach(|py| baton::detached(py, work))));
}

fn look(py: Python<'_>, t: f64) -> bool {
    // Other threads of Python get a turn, also in runs that keep the lock for their callbacks.
    baton::detached(py, || ());
    let told = py.check_signals().and_then(|()| tell(py, t));
    let Err(error) = told else { return false };
    set_stop(py, Some(error));
    true
}

fn tell(py: Python<'_>, t: f64) -> PyResult<()> {
    let progress = PROGRESS.borrow(py).and_then(|kept| kept.as_ref().map(|progress| progress.clone_ref(py)));
    progress.map_or(Ok(()), |progress| progress.bind(py).call_method1("reached", (t,)).map(drop))
}

fn set_stop(py: Python<'_>, stop: Option<PyErr>) -> Option<PyErr> {
    STOP.borrow(py).and_then(|mut kept| std::mem::replace(&mut *kept, stop))
}

/// The exception that told the run to stop.
pub fn take_stop(py: Python<'_>) -> Option<PyErr> {
    set_stop(py, None)
}

/// A Ctrl-C that met a callback: it ends the run as if it had met the run itself.
pub fn stop_of(py: Python<'_>, exception: &PyErr) -> Option<HocError> {
    if !exception.is_instance_of::<PyKeyboardInterrupt>(py) {
        return None;
    }
    drop(set_stop(py, Some(exception.clone_ref(py))));
    Some(nrn_runtime::watch::interrupted())
}

/// Runs `work` with a progress bar, or with whatever `wanted` is: True, or something with tqdm's protocol.
pub fn with_progress<R>(
    py: Python<'_>,
    wanted: Option<&Bound<'_, PyAny>>,
    work: impl FnOnce() -> PyResult<R>,
) -> PyResult<R> {
    if baton::is_free(py)
        && let Some(interrupt) = INTERRUPT.get()
    {
        // One that came when the last run was just over.
        interrupt.store(false, Ordering::Relaxed);
    }
    let Some(wanted) = wanted else { return work() };
    let progress = py.import("neuron._progress")?.getattr("of")?.call1((wanted,))?;
    if progress.is_none() {
        return work();
    }
    let before = PROGRESS.borrow(py).and_then(|mut kept| kept.replace(progress.clone().unbind()));
    let result = work();
    let ours = PROGRESS.borrow(py).and_then(|mut kept| std::mem::replace(&mut *kept, before));
    drop(ours);
    progress.call_method1("close", (result.is_ok(),))?;
    result
}
