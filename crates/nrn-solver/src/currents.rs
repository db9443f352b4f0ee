//! Setting up the matrix: ions, currents of the mechanisms, and the membrane's own part where someone wants `i_membrane_`.

use crate::calls::{KernelPhase, Which, run_phase};
use crate::context::Context;
use crate::error::SimError;
use crate::sim::Sim;
use crate::tree;
use nrn_mech_abi::{IonField, NodeField};
use nrn_model::{Ion, MechanismId, Parts, nernst};

impl Sim {
    /// Clears right-hand side and diagonal, zeroes ion currents, and brings reversal potentials up to date.
    pub(crate) fn clear_matrix(&mut self) {
        let cfac = self.capacity_factor();
        let celsius = self.env.celsius;
        let parts = self.model.parts();
        tree::clear(parts.nodes, parts.plan, cfac);
        crate::extended::clear(&mut self.extended);
        for ((columns, ion), plan) in parts.ions.iter_mut().zip(parts.ion_info).zip(&parts.plan.ions) {
            columns.column_mut(IonField::Current as usize).fill(0.0);
            columns.column_mut(IonField::Conductance as usize).fill(0.0);
            reversal(columns, ion, &plan.advance_reversal, celsius);
        }
    }

    /// Concentrations and reversal potentials at finitialize.
    pub(crate) fn initialize_ions(&mut self) {
        let celsius = self.env.celsius;
        let parts = self.model.parts();
        for ((columns, ion), plan) in parts.ions.iter_mut().zip(parts.ion_info).zip(&parts.plan.ions) {
            for &row in &plan.init_concentration {
                columns.set(IonField::Inside as usize, row as usize, ion.globals()[0]);
                columns.set(IonField::Outside as usize, row as usize, ion.globals()[1]);
            }
            reversal(columns, ion, &plan.init_reversal, celsius);
        }
    }
}

/// A mechanism has written concentrations: reversal potentials follow at once where the ion's style says they are computed at
/// finitialize.
pub(crate) fn concentrations_written(parts: &mut Parts<'_>, id: MechanismId, celsius: f64) {
    let Some(plan) = parts.plan.mechanisms.get(id.0 as usize) else { return };
    for &which in &plan.writes {
        let binding = &plan.ions[which];
        let (ion, follows) = (&parts.ion_info[binding.table], &parts.plan.ions[binding.table].follows);
        let valence = ion.valence().unwrap_or(0.0);
        let fields = [IonField::Reversal as usize, IonField::Inside as usize, IonField::Outside as usize];
        let [e, inside, outside] = parts.ions[binding.table].several_mut(fields);
        for &row in binding.rows.iter().filter(|row| follows[**row as usize]) {
            let row = row as usize;
            e[row] = nernst(inside[row], outside[row], valence, celsius);
        }
    }
}

fn reversal(columns: &mut nrn_mech_abi::Columns, ion: &Ion, rows: &[u32], celsius: f64) {
    let valence = ion.valence().unwrap_or(0.0);
    let fields = [IonField::Reversal as usize, IonField::Inside as usize, IonField::Outside as usize];
    let [e, inside, outside] = columns.several_mut(fields);
    for &row in rows {
        let row = row as usize;
        e[row] = nernst(inside[row], outside[row], valence, celsius);
    }
}

/// Adds the currents of all mechanisms to a cleared matrix.
pub(crate) fn add_currents(cx: &mut dyn Context) -> Result<(), SimError> {
    run_phase(cx, KernelPhase::BeforeBreakpoint, Which::Placed)?;
    if cx.sim().settings.fast_imem {
        run_phase(cx, KernelPhase::Current, Which::Membrane)?;
        cx.sim().keep_membrane();
        run_phase(cx, KernelPhase::Current, Which::Electrode)?;
    } else {
        run_phase(cx, KernelPhase::Current, Which::Placed)?;
    }
    cx.sim().add_stimuli();
    Ok(())
}

impl Sim {
    /// Keeps what the membrane alone has put into the matrix.
    fn keep_membrane(&mut self) {
        let cfac = self.capacity_factor();
        let parts = self.model.parts();
        let fields = [NodeField::D as usize, NodeField::Rhs as usize, NodeField::Cm as usize];
        let [d, rhs, cm] = parts.nodes.several_mut(fields);
        let scratch = &mut self.scratch;
        scratch.membrane_d.clear();
        match parts.plan.delicate {
            // The diagonal has no capacity and no axial terms yet.
            true => scratch.membrane_d.extend(d.iter().zip(&*cm).map(|(d, cm)| d + cfac * cm)),
            false => scratch.membrane_d.extend(d.iter().zip(&parts.plan.axial).map(|(d, axial)| d - axial)),
        }
        scratch.membrane_rhs.clear();
        scratch.membrane_rhs.extend(rhs.iter().map(|r| -r));
    }
    /// `i_membrane_` at the end of the step, nA: what the membrane took up, capacity included.
    pub(crate) fn membrane_currents(&mut self) {
        let fields = [NodeField::IMembrane as usize, NodeField::Rhs as usize, NodeField::Area as usize];
        let [i, rhs, area] = self.model.parts().nodes.several_mut(fields);
        let kept = self.scratch.membrane_d.iter().zip(&self.scratch.membrane_rhs);
        for ((((i, rhs), area), d), r) in
            i.iter_mut().zip(&*rhs).zip(&*area).zip(kept.clone().map(|k| k.0)).zip(kept.map(|k| k.1))
        {
            *i = (d * rhs + r) * area * 0.01;
        }
    }
    /// `i_membrane_` at finitialize, nA: the sum of all currents, for nothing has changed yet.
    pub(crate) fn initial_membrane_currents(&mut self) {
        let parts = self.model.parts();
        tree::axial_currents(parts.nodes, parts.plan);
        let fields = [NodeField::IMembrane as usize, NodeField::Rhs as usize, NodeField::Area as usize];
        let [i, rhs, area] = parts.nodes.several_mut(fields);
        for (((i, rhs), area), r) in i.iter_mut().zip(&*rhs).zip(&*area).zip(&self.scratch.membrane_rhs) {
            *i = (rhs + r) * area * 0.01;
        }
    }
}
