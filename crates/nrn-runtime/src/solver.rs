//! Stepping, as the runtime sees it, and the runtime as the solver sees it.

use crate::cx::Cx;
use crate::foreign::Callback;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_model::{CouplingId, DataHandle};
use nrn_solver::{Context, Element, HookId, LinearMatrix, Sim, SimError};

impl Context for Cx<'_> {
    fn sim(&mut self) -> &mut Sim {
        &mut self.engine.sim
    }
    fn hook(&mut self, hook: HookId) -> Result<(), SimError> {
        let callback = self.engine.hooks.due(hook).ok_or(SimError::NoHook(hook))?;
        callback.run(self).map_err(wrap)
    }
    fn hook_with(&mut self, hook: HookId, value: f64) -> Result<(), SimError> {
        let callback = self.engine.hooks.due(hook).ok_or(SimError::NoHook(hook))?;
        callback.run_with(self, value).map_err(wrap)
    }
    fn print(&mut self, format: &str, args: &[f64]) {
        let text = crate::format::many(format, args);
        (self.engine.output)(&text);
    }
    fn events_forgotten(&mut self) {
        self.engine.hooks.forget_once();
    }
    fn interrupted(&mut self) -> Result<(), SimError> {
        if hoc_vm::Host::interrupted(self.engine) { Err(wrap(crate::watch::interrupted())) } else { Ok(()) }
    }
    fn linear_matrix(
        &mut self,
        equations: CouplingId,
        which: LinearMatrix,
        elements: &mut Vec<Element>,
    ) -> Result<(), SimError> {
        crate::classes::linear_mechanism::elements(self.engine, equations, which, elements);
        Ok(())
    }
    fn read_outside(&mut self, handle: DataHandle) -> Result<f64, SimError> {
        let pointer = self.engine.pointer_of(handle);
        self.read(&pointer).map_err(wrap)
    }
    fn write_outside(&mut self, handle: DataHandle, x: f64) -> Result<(), SimError> {
        let pointer = self.engine.pointer_of(handle);
        self.write(&pointer, x).map_err(wrap)
    }
}

fn wrap(error: HocError) -> SimError {
    SimError::Host(Box::new(error))
}
/// The HOC error behind an error of the solver: the one of the user's code when that failed.
pub fn unwrap(error: SimError) -> HocError {
    match error {
        SimError::Host(inner) => match inner.downcast::<HocError>() {
            Ok(error) => *error,
            Err(other) => HocError::new(other.to_string()),
        },
        SimError::Model(error) => texts::model(&error),
        SimError::Singular { linear } => texts::no_solution(linear),
        SimError::LinearSizes => texts::linear("the matrices and Vectors must have the same size"),
        SimError::LinearSecondOrder => texts::linear("it needs secondorder = 0"),
        other => HocError::new(other.to_string()),
    }
}

impl Callback {
    /// Calls it.
    pub fn run(&self, cx: &mut Cx<'_>) -> Result<(), HocError> {
        match self {
            Callback::Statement(text, this) => {
                let this = this.as_ref().and_then(hoc_vm::WeakObject::upgrade);
                // In braces as in NEURON: several statements stand side by side, and no value is shown.
                cx.vm.run_in(cx.engine, &format!("{{{text}}}\n"), "", this.as_ref())
            }
            Callback::Foreign(thing, args) => thing.call(cx, args).map(drop),
            Callback::Native(function) => function(cx),
        }
    }
    /// Calls it with a number: `hoc_ac_` for a statement.
    pub fn run_with(&self, cx: &mut Cx<'_>, value: f64) -> Result<(), HocError> {
        match self {
            Callback::Statement(..) => {
                let place = cx.vm.declare_number("hoc_ac_")?;
                cx.vm.set_number(place, value);
                self.run(cx)
            }
            Callback::Foreign(thing, _) => thing.call(cx, &[Value::Number(value)]).map(drop),
            Callback::Native(function) => function(cx),
        }
    }
}

/// `finitialize`.
pub fn finitialize(cx: &mut Cx<'_>, v: Option<f64>) -> Result<(), HocError> {
    cx.refresh_channels()?;
    nrn_solver::finitialize(cx, v).map_err(unwrap)
}
/// `fadvance`.
pub fn fadvance(cx: &mut Cx<'_>) -> Result<(), HocError> {
    if hoc_vm::Host::interrupted(cx.engine) {
        return Err(crate::watch::interrupted());
    }
    nrn_solver::fadvance(cx).map_err(unwrap)
}
/// `fcurrent`.
pub fn fcurrent(cx: &mut Cx<'_>) -> Result<(), HocError> {
    nrn_solver::fcurrent(cx).map_err(unwrap)
}
/// `frecord_init`.
pub fn frecord_init(cx: &mut Cx<'_>) -> Result<(), HocError> {
    nrn_solver::frecord_init(cx).map_err(unwrap)
}
/// All whole steps until `tstop`, ms.
pub fn solve_until(cx: &mut Cx<'_>, tstop: f64) -> Result<(), HocError> {
    crate::watch::run_apart(cx, |cx| nrn_solver::solve_until(cx, tstop).map_err(unwrap))
}
/// `t`, ms.
pub fn time(cx: &Cx<'_>) -> f64 {
    cx.engine.sim.env.t
}
/// `dt`, ms.
pub fn step(cx: &Cx<'_>) -> f64 {
    cx.engine.sim.env.dt
}
