//! Stepping, as the runtime sees it, and the runtime as the solver sees it.

use crate::cx::Cx;
use crate::texts;
use hoc_vm::HocError;
use nrn_model::Model;
use nrn_objects::VectorPool;

/// Stand-in until the solver is there.
#[derive(Default)]
pub struct Sim {
    /// The model.
    pub model: Model,
    /// The Vectors.
    pub vectors: VectorPool,
    /// Time, ms.
    pub t: f64,
    /// Step, ms.
    pub dt: f64,
    /// Temperature, degrees Celsius.
    pub celsius: f64,
}

impl Sim {
    /// Nothing in it.
    pub fn new() -> Sim {
        Sim { dt: 0.025, celsius: 6.3, ..Default::default() }
    }
}

/// Number of a hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HookId(pub u32);

/// `finitialize`.
pub fn finitialize(_: &mut Cx<'_>, _: Option<f64>) -> Result<(), HocError> {
    Err(texts::not_yet("finitialize"))
}
/// `fadvance`.
pub fn fadvance(_: &mut Cx<'_>) -> Result<(), HocError> {
    Err(texts::not_yet("fadvance"))
}
/// `fcurrent`.
pub fn fcurrent(_: &mut Cx<'_>) -> Result<(), HocError> {
    Err(texts::not_yet("fcurrent"))
}
/// `frecord_init`.
pub fn frecord_init(_: &mut Cx<'_>) -> Result<(), HocError> {
    Err(texts::not_yet("frecord_init"))
}
/// `t`
pub fn time(cx: &Cx<'_>) -> f64 {
    cx.engine.sim.t
}
/// `dt`
pub fn step(cx: &Cx<'_>) -> f64 {
    cx.engine.sim.dt
}
