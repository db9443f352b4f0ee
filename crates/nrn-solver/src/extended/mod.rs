//! Trees whose solution is more than a sweep: those with layers outside (`extracellular`) and those that equations of users
//! take part in (`LinearMechanism`). All other trees know nothing of this.
//!
//! Unknowns are the change of the potential inside each node, of each layer outside, and of the unknowns of users. Everything
//! that hangs together is a component with a matrix of its own: [`build`] says which element is where, [`assemble`] fills it
//! in, [`lu`] solves it. `v` is the potential across the membrane: inside less first layer.

mod assemble;
mod build;
mod electrode;
pub(crate) mod linear;
mod lu;
mod pivots;

pub(crate) use electrode::{enter, leave};

use crate::context::Context;
use crate::error::SimError;
use crate::sim::Sim;
use build::Component;
use nrn_mech_abi::NodeField;

/// No row, no instance.
const NONE: u32 = u32::MAX;

/// What is derived from a plan, and what steps need and keep.
#[derive(Debug, Default)]
pub(crate) struct Extended {
    /// The plan, and the list of equations, it was made from.
    made_from: Option<(u64, u64)>,
    /// First row of the extended trees.
    first: usize,
    components: Vec<Component>,
    /// By extended row: the instance of `extracellular`, or [`NONE`].
    instance: Vec<u32>,
    /// By extended row: the potential inside, mV.
    inside: Vec<f64>,
    /// By instance: what electrodes put into the node: slope and current.
    electrode: Vec<(f64, f64)>,
    /// By mechanism, for those that are electrodes: the nodes with layers that they are at, and their instances.
    electrodes: Vec<Vec<(u32, u32)>>,
    /// What the node had before an electrode ran: v, diagonal, right-hand side.
    saved: Vec<[f64; 3]>,
}

impl Extended {
    /// True when all trees are swept.
    pub fn is_empty(&self) -> bool {
        self.components.is_empty()
    }
    /// The instance of `extracellular` at a row.
    pub fn instance_of(&self, row: usize) -> Option<usize> {
        let instance = self.instance.get(row.checked_sub(self.first)?)?;
        (*instance != NONE).then_some(*instance as usize)
    }
}

/// Brings what is derived from the plan up to date.
pub(crate) fn refresh(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    if sim.model.plan().extended.is_empty() && sim.linear.list.is_empty() && sim.extended.is_empty() {
        return Ok(());
    }
    let now = (sim.model.plan().version, sim.linear.version);
    if sim.extended.made_from == Some(now) {
        return Ok(());
    }
    build::build(cx)?;
    cx.sim().extended.made_from = Some(now);
    Ok(())
}

/// A new matrix begins.
pub(crate) fn clear(extended: &mut Extended) {
    extended.electrode.fill((0.0, 0.0));
}

/// finitialize: layers are at 0 mV.
pub(crate) fn initialize(sim: &mut Sim) {
    let columns = sim.model.layer_columns();
    let Some(id) = sim.model.extracellular() else { return };
    if let Some(table) = sim.model.mechanism_mut(id) {
        table.globals.fill(0.0);
        table.columns.column_mut(columns.membrane_current()).fill(0.0);
        for layer in 0..columns.layers {
            table.columns.column_mut(columns.potential(layer)).fill(0.0);
        }
    }
}

/// Completes the right-hand side of the extended trees' nodes, where it is wanted complete (not in a step).
pub(crate) fn complete(cx: &mut dyn Context) -> Result<(), SimError> {
    if cx.sim().extended.is_empty() {
        return Ok(());
    }
    let now = cx.sim().env.t;
    linear::residuals(cx, now)?;
    let Sim { model, extended, linear, .. } = cx.sim();
    assemble::potentials(model, extended);
    for component in &mut extended.components {
        component.right_hand_side(model, &extended.inside, &extended.electrode, &linear.list);
        let rhs = model.parts().nodes.column_mut(NodeField::Rhs as usize);
        component.nodes.iter().for_each(|node| rhs[node.row as usize] = component.x[node.unknown as usize]);
    }
    Ok(())
}

/// Solves: the nodes' right-hand side becomes the change of the potential inside.
pub(crate) fn solve(cx: &mut dyn Context) -> Result<(), SimError> {
    if cx.sim().extended.is_empty() {
        return Ok(());
    }
    // As in NEURON, user code sees the time of the step's beginning.
    let began = cx.sim().began;
    linear::residuals(cx, began)?;
    let sim = cx.sim();
    let (rate, cfac) = (1.0 / sim.env.dt, sim.capacity_factor());
    if !sim.extended.components.iter().all(|c| c.knows_elements(&sim.linear.list)) {
        build::build(cx)?;
    }
    let Sim { model, extended, linear, .. } = cx.sim();
    assemble::potentials(model, extended);
    for component in &mut extended.components {
        component.right_hand_side(model, &extended.inside, &extended.electrode, &linear.list);
        component.matrix(model, &extended.electrode, &linear.list, cfac, rate);
        component.lu.factor(&component.values).map_err(|_| component.singular())?;
        component.lu.solve(&mut component.x);
        let rhs = model.parts().nodes.column_mut(NodeField::Rhs as usize);
        component.nodes.iter().for_each(|node| rhs[node.row as usize] = component.x[node.unknown as usize]);
    }
    Ok(())
}

/// After the voltages were updated as if the changes were those of `v`: users' unknowns and the layers follow, `v` becomes the
/// potential across the membrane, and the membrane current is known.
pub(crate) fn finish(sim: &mut Sim) -> Result<(), SimError> {
    let cfac = sim.capacity_factor();
    let columns = sim.model.layer_columns();
    let Sim { model, extended, linear, vectors, .. } = sim;
    for component in &extended.components {
        for place in &component.equations {
            let Some(equations) = linear.list.get(place.equations).filter(|e| !e.gone) else { continue };
            let y = vectors.get_mut(equations.given.y).ok_or(SimError::Vector)?;
            for (y, unknown) in y.data_mut().iter_mut().zip(&place.unknowns) {
                *y += component.x.get(*unknown as usize).copied().unwrap_or(0.0);
            }
        }
        if component.outside.is_empty() {
            continue;
        }
        let Some(id) = model.extracellular() else { continue };
        let parts = model.parts();
        let [v, rhs, i_cap, cm] = parts.nodes.several_mut(
            [NodeField::V, NodeField::Rhs, NodeField::ICap, NodeField::Cm].map(|field| field as usize),
        );
        let own = &mut parts.mechanisms[id.0 as usize].columns;
        for outside in &component.outside {
            let (node, at) = (outside.node as usize, outside.instance as usize);
            for (layer, change) in
                component.x[outside.unknown as usize..][..columns.layers].iter().enumerate()
            {
                let potential = columns.potential(layer);
                own.set(potential, at, own.get(potential, at) + change);
            }
            let change = component.x[outside.unknown as usize];
            v[node] -= change;
            rhs[node] -= change;
            i_cap[node] = cfac * cm[node] * rhs[node];
            let slope = own.get(columns.membrane_conductance(), at);
            let current = slope * rhs[node] + own.get(columns.membrane_before(), at);
            own.set(columns.membrane_current(), at, current);
        }
    }
    Ok(())
}
