//! Equations of users that are solved together with those of the trees: c dy/dt + g y = b (`LinearMechanism`).
//!
//! The first unknowns may be potentials of nodes; their equations are added to those of the nodes. Matrices belong to whoever
//! drives the solver, who is asked for their elements in every step: they may change, and new elements may come.

use crate::context::{Context, HookId};
use crate::error::SimError;
use crate::sim::Sim;
use nrn_mech_abi::NodeField;
use nrn_model::{CouplingId, DataHandle, RowId};
use nrn_objects::VectorId;

/// A set of equations.
#[derive(Clone, Debug)]
pub struct LinearMechanism {
    /// Nodes whose potentials the first unknowns are: inside (0), or that of layer 1, 2, ... outside.
    pub nodes: Vec<(RowId, u32)>,
    /// The unknowns; their number is the number of equations.
    pub y: VectorId,
    /// What the unknowns that are no potentials begin with, if not 0.
    pub y0: Option<VectorId>,
    /// The right-hand side.
    pub b: VectorId,
    /// Code that runs before `b` is used.
    pub callback: Option<HookId>,
}

/// One of the two matrices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinearMatrix {
    /// What the derivatives are multiplied by.
    C,
    /// What the unknowns are multiplied by.
    G,
}

/// An element of a matrix: row, column, value.
pub type Element = (u32, u32, f64);

/// Equations and what a step knows of them.
#[derive(Debug)]
pub(crate) struct Equations {
    pub id: CouplingId,
    pub given: LinearMechanism,
    /// Number of equations.
    pub n: usize,
    pub c: Vec<Element>,
    pub g: Vec<Element>,
    /// b - g y.
    pub residual: Vec<f64>,
    /// Whoever made them is gone, or a node of theirs: they go with the next plan.
    pub gone: bool,
}

/// All of them, in the order they were made.
#[derive(Debug, Default)]
pub(crate) struct Linear {
    pub list: Vec<Equations>,
    /// Counts changes of the list.
    pub version: u64,
}

impl Sim {
    /// Adds equations. Fails while frozen, and when the sizes do not fit.
    pub fn add_linear(&mut self, given: LinearMechanism) -> Result<CouplingId, SimError> {
        let n = self.vectors.data(given.y).len();
        let fits = |v: VectorId| self.vectors.data(v).len() == n;
        if n == 0 || given.nodes.len() > n || !fits(given.b) || !given.y0.is_none_or(fits) {
            return Err(SimError::LinearSizes);
        }
        let id = self.model.couple(given.nodes.iter().map(|n| n.0).collect())?;
        self.linear.version += 1;
        let empty = Equations { id, given, n, c: vec![], g: vec![], residual: vec![0.0; n], gone: false };
        self.linear.list.push(empty);
        Ok(id)
    }
    /// Removes equations; inside a step, after it.
    pub fn remove_linear(&mut self, id: CouplingId) {
        self.model.uncouple(id);
        for equations in self.linear.list.iter_mut().filter(|e| e.id == id) {
            equations.gone = true;
        }
        self.linear.version += 1;
        if !self.model.is_frozen() {
            self.drop_gone_linear();
        }
    }
    /// True while the equations take part: they were not removed, and neither was a node of theirs.
    pub fn is_linear_alive(&self, id: CouplingId) -> bool {
        let found = self.linear.list.iter().find(|e| e.id == id && !e.gone);
        found.is_some_and(|e| e.given.nodes.iter().all(|n| self.model.row_of_node(n.0).is_some()))
    }
    pub(crate) fn drop_gone_linear(&mut self) {
        let dropped = &mut self.dropped_hooks;
        self.linear.list.retain(|e| {
            if let Some(hook) = e.given.callback.filter(|_| e.gone) {
                dropped.push(hook);
            }
            !e.gone
        });
    }
    /// The potential that unknown `i` of equations is, mV; nothing when it is none.
    fn coupled_potential(&self, given: &LinearMechanism, i: usize) -> Result<Option<f64>, SimError> {
        let Some(&(node, layer)) = given.nodes.get(i) else { return Ok(None) };
        let v = self.model.value(DataHandle::Node { field: NodeField::V, node })?;
        let row = self.model.row_of_node(node).unwrap_or(0);
        let instance = self.extended.instance_of(row);
        let outside = |layer: u32| match (instance, self.model.extracellular()) {
            (Some(at), Some(id)) if (layer as usize) < self.model.layer_columns().layers => {
                let column = self.model.layer_columns().potential(layer as usize);
                self.model.mechanism(id).map_or(0.0, |table| table.columns.get(column, at))
            }
            _ => 0.0,
        };
        Ok(Some(if layer == 0 { v + outside(0) } else { outside(layer - 1) }))
    }
    /// Unknowns that are potentials take their values.
    fn take_potentials(&mut self, i: usize) -> Result<(), SimError> {
        let Some(equations) = self.linear.list.get(i) else { return Ok(()) };
        let (n, y) = (equations.given.nodes.len(), equations.given.y);
        for k in 0..n {
            let given = &self.linear.list[i].given;
            let Some(v) = self.coupled_potential(given, k)? else { break };
            *vector_mut(self, y)?.get_mut(k).ok_or(SimError::Vector)? = v;
        }
        Ok(())
    }
}

fn vector_mut(sim: &mut Sim, id: VectorId) -> Result<&mut [f64], SimError> {
    Ok(sim.vectors.get_mut(id).ok_or(SimError::Vector)?.data_mut())
}

/// What finitialize gives the unknowns: potentials, the numbers of `y0`, or 0.
pub(crate) fn initialize(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    if !sim.linear.list.is_empty() && sim.env.secondorder > 0.0 {
        return Err(SimError::LinearSecondOrder);
    }
    for i in 0..sim.linear.list.len() {
        let given = sim.linear.list[i].given.clone();
        for k in given.nodes.len()..sim.linear.list[i].n {
            let start = match given.y0 {
                Some(y0) => *sim.vectors.data(y0).get(k).ok_or(SimError::Vector)?,
                None => 0.0,
            };
            *vector_mut(sim, given.y)?.get_mut(k).ok_or(SimError::Vector)? = start;
        }
        sim.take_potentials(i)?;
    }
    Ok(())
}

/// Runs the callbacks, asks for the matrices and computes b - g y of all equations. While a callback runs, `t` is `shown`, ms.
pub(crate) fn residuals(cx: &mut dyn Context, shown: f64) -> Result<(), SimError> {
    let mut i = 0;
    while i < cx.sim().linear.list.len() {
        cx.sim().take_potentials(i)?;
        if let Some(hook) = cx.sim().linear.list.get(i).and_then(|e| e.given.callback.filter(|_| !e.gone)) {
            let now = std::mem::replace(&mut cx.sim().env.t, shown);
            let outcome = cx.hook(hook);
            // Unless it has made steps of its own.
            if cx.sim().env.t == shown {
                cx.sim().env.t = now;
            }
            outcome?;
        }
        fetch(cx, i)?;
        let Sim { linear, vectors, .. } = cx.sim();
        let Some(equations) = linear.list.get_mut(i) else { return Ok(()) };
        let (y, b) = (vectors.data(equations.given.y), vectors.data(equations.given.b));
        if y.len() != equations.n || b.len() != equations.n {
            return Err(SimError::LinearSizes);
        }
        equations.residual.copy_from_slice(b);
        for &(row, column, g) in &equations.g {
            equations.residual[row as usize] -= g * y[column as usize];
        }
        i += 1;
    }
    Ok(())
}

/// Asks for the elements of both matrices of equations `i`.
pub(super) fn fetch(cx: &mut dyn Context, i: usize) -> Result<(), SimError> {
    let Some(equations) = cx.sim().linear.list.get_mut(i).filter(|e| !e.gone) else { return Ok(()) };
    let (id, n) = (equations.id, equations.n as u32);
    for which in [LinearMatrix::C, LinearMatrix::G] {
        let place = |cx: &mut dyn Context| {
            let equations = cx.sim().linear.list.get_mut(i)?;
            Some(std::mem::take(if which == LinearMatrix::C { &mut equations.c } else { &mut equations.g }))
        };
        let Some(mut elements) = place(cx) else { return Ok(()) };
        elements.clear();
        cx.linear_matrix(id, which, &mut elements)?;
        if elements.iter().any(|e| e.0 >= n || e.1 >= n) {
            return Err(SimError::LinearSizes);
        }
        if !elements.is_sorted_by_key(|e| (e.0, e.1)) {
            elements.sort_unstable_by_key(|e| (e.0, e.1));
        }
        if let Some(equations) = cx.sim().linear.list.get_mut(i) {
            *(if which == LinearMatrix::C { &mut equations.c } else { &mut equations.g }) = elements;
        }
    }
    Ok(())
}
