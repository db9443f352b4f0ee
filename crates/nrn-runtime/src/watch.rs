//! Long runs look up now and then: has somebody said stop, does somebody want to know how far they are? And while they
//! need nobody, others may go on.

use crate::cx::Cx;
use hoc_vm::HocError;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Told the time `t` of the model in ms; true stops the run.
pub type Look = Box<dyn FnMut(f64) -> bool>;
/// Runs something that calls nobody outside.
pub type Apart = Rc<dyn Fn(&mut dyn FnMut())>;

/// Time between two looks.
const EVERY: Duration = Duration::from_millis(40);

/// Who wants to be asked during long runs.
#[derive(Default)]
pub struct Watch {
    /// Asked now and then.
    pub look: Option<Look>,
    /// How to run what calls nobody (Python lends its lock to others meanwhile).
    pub apart: Option<Apart>,
    last: Option<Instant>,
}

impl Watch {
    /// Asks when the last time is long ago.
    pub fn look_up(&mut self, t: f64) -> bool {
        let Some(look) = &mut self.look else { return false };
        match self.last {
            Some(last) if last.elapsed() < EVERY => false,
            _ => {
                let stop = look(t);
                self.last = Some(Instant::now());
                stop
            }
        }
    }
}

/// The error of a run that was told to stop.
pub fn interrupted() -> HocError {
    HocError::new("interrupted")
}

/// Runs `work`, apart from others when no callback of theirs can be due in it.
pub fn run_apart<R>(
    cx: &mut Cx<'_>,
    work: impl FnOnce(&mut Cx<'_>) -> Result<R, HocError>,
) -> Result<R, HocError> {
    let Some(apart) = cx.engine.watch.apart.clone().filter(|_| !cx.engine.hooks.has_foreign()) else {
        return work(cx);
    };
    let (mut work, mut result) = (Some(work), None);
    apart(&mut || {
        if let Some(work) = work.take() {
            result = Some(work(cx));
        }
    });
    result.unwrap_or_else(|| Err(interrupted()))
}
