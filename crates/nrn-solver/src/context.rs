//! All that the solver knows of whoever drives it.

use crate::error::SimError;
use crate::extended::linear::{Element, LinearMatrix};
use crate::sim::Sim;
use nrn_model::{CouplingId, DataHandle};

/// A piece of user code, by the driver's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HookId(pub u64);

/// Where the numbers are, and how to call out. The two are never borrowed at the same time: steps ask for [`Context::sim`] again
/// after every call out, for time, values, NetCons and recordings may have changed (the structure may not: it is frozen).
pub trait Context {
    /// The numbers.
    fn sim(&mut self) -> &mut Sim;
    /// Runs a piece of user code. It may do anything, a nested [`crate::fadvance`] included.
    fn hook(&mut self, hook: HookId) -> Result<(), SimError>;
    /// Runs a piece of user code that takes a number (`Vector.play` of a statement).
    fn hook_with(&mut self, hook: HookId, value: f64) -> Result<(), SimError> {
        let _ = value;
        Err(SimError::NoHook(hook))
    }
    /// A mechanism prints: a format of C's `printf`, and the numbers that go into it.
    fn print(&mut self, format: &str, args: &[f64]) {
        let _ = (format, args);
    }
    /// `finitialize` threw away all events: the hooks of [`Sim::hook_event`] among them do not run any more.
    fn events_forgotten(&mut self) {}
    /// Asked before each of many steps: an error ends them.
    fn interrupted(&mut self) -> Result<(), SimError> {
        Ok(())
    }
    /// Adds the elements of a matrix of a [`crate::LinearMechanism`] that are not 0 to an empty list.
    fn linear_matrix(
        &mut self,
        equations: CouplingId,
        which: LinearMatrix,
        elements: &mut Vec<Element>,
    ) -> Result<(), SimError> {
        let _ = (equations, which, elements);
        Ok(())
    }
    /// Reads a variable of a language ([`DataHandle::Outside`]).
    fn read_outside(&mut self, handle: DataHandle) -> Result<f64, SimError> {
        Err(SimError::Outside(handle))
    }
    /// Sets a variable of a language.
    fn write_outside(&mut self, handle: DataHandle, x: f64) -> Result<(), SimError> {
        let _ = x;
        Err(SimError::Outside(handle))
    }
}

/// A bare simulation drives itself where there is no user code.
impl Context for Sim {
    fn sim(&mut self) -> &mut Sim {
        self
    }
    fn hook(&mut self, hook: HookId) -> Result<(), SimError> {
        Err(SimError::NoHook(hook))
    }
}
