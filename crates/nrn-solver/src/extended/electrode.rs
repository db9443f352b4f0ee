//! Electrodes at nodes with layers outside: they see the potential inside, and what they put in does not come through the
//! membrane.
//!
//! While such a mechanism runs, the nodes' `v` is the potential inside. Where it computes currents, it finds an empty
//! equation; what it leaves there is kept apart from what the membrane does.

use super::Extended;
use crate::calls::KernelPhase;
use crate::sim::Sim;
use nrn_mech_abi::NodeField;
use nrn_model::{MechanismId, Model};

impl Extended {
    /// Finds the nodes with layers that electrodes are at.
    pub(super) fn find_electrodes(&mut self, model: &Model) {
        self.electrodes.clear();
        for ((_, table), plan) in model.mechanisms().zip(&model.plan().mechanisms) {
            let mut nodes: Vec<(u32, u32)> = Vec::new();
            if table.info().electrode_current {
                let at =
                    plan.node_rows.iter().filter_map(|row| Some((*row, self.instance_of(*row as usize)?)));
                nodes.extend(at.map(|(row, instance)| (row, instance as u32)));
                nodes.dedup();
            }
            self.electrodes.push(nodes);
        }
    }
}

/// Before a kernel of mechanism `id` runs.
pub(crate) fn enter(sim: &mut Sim, id: MechanismId, phase: KernelPhase) -> bool {
    let Sim { model, extended: Extended { electrodes, saved, .. }, .. } = sim;
    let nodes = electrodes.get(id.0 as usize).filter(|nodes| !nodes.is_empty());
    let (Some(nodes), Some(outside)) = (nodes, model.extracellular()) else { return false };
    use KernelPhase::{AfterVoltage, Current, Initial, State};
    if !matches!(phase, Initial | Current | State | AfterVoltage) {
        return false;
    }
    let first = model.layer_columns().potential(0);
    let parts = model.parts();
    let fields = [NodeField::V, NodeField::D, NodeField::Rhs].map(|field| field as usize);
    let [v, d, rhs] = parts.nodes.several_mut(fields);
    let own = &parts.mechanisms[outside.0 as usize].columns;
    saved.clear();
    for &(row, instance) in nodes {
        let row = row as usize;
        saved.push([v[row], d[row], rhs[row]]);
        v[row] += own.get(first, instance as usize);
        if phase == Current {
            (d[row], rhs[row]) = (0.0, 0.0);
        }
    }
    true
}

/// After it has run, whatever came of it.
pub(crate) fn leave(sim: &mut Sim, id: MechanismId, phase: KernelPhase) {
    let Sim { model, extended: Extended { electrodes, saved, electrode, .. }, .. } = sim;
    let Some(nodes) = electrodes.get(id.0 as usize) else { return };
    let fields = [NodeField::V, NodeField::D, NodeField::Rhs].map(|field| field as usize);
    let [v, d, rhs] = model.parts().nodes.several_mut(fields);
    for (&(row, instance), saved) in nodes.iter().zip(saved.iter()) {
        let row = row as usize;
        v[row] = saved[0];
        if phase != KernelPhase::Current {
            continue;
        }
        if let Some(electrode) = electrode.get_mut(instance as usize) {
            electrode.0 += d[row];
            electrode.1 += rhs[row];
        }
        (d[row], rhs[row]) = (saved[1], saved[2]);
    }
}
