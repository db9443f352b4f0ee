//! The stimuli from before there were point processes: currents (`fstim`), alpha synapses (`fsyn`), and one voltage clamp (`fclamp`).
//!
//! They act at a place of a section, behind the currents of all mechanisms. One whose section is gone is silent.

use crate::sim::Sim;
use nrn_mech_abi::NodeField;
use nrn_model::{Model, SectionId};

/// Where a stimulus is: a section and the position on it.
pub type Place = Option<(SectionId, f64)>;

/// A rectangular current: `fstim(i, x, delay, duration, amplitude)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulse {
    /// Where.
    pub place: Place,
    /// When it begins, ms.
    pub delay: f64,
    /// How long it lasts, ms.
    pub duration: f64,
    /// nA, into the cell.
    pub amplitude: f64,
}

/// A conductance that rises and falls as an alpha function: `fsyn(i, x, delay, tau, conductance, reversal)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlphaSynapse {
    /// Where.
    pub place: Place,
    /// When it begins, ms.
    pub delay: f64,
    /// When, after that, it is at its largest, ms.
    pub tau: f64,
    /// How large it is then, microsiemens.
    pub conductance: f64,
    /// Reversal potential, mV.
    pub reversal: f64,
}

/// A voltage clamp that goes through levels: `fclamp(n, x)`, `fclamp(i, duration, v)`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clamp {
    /// Where.
    pub place: Place,
    /// Durations, ms, and potentials, mV.
    pub levels: Vec<(f64, f64)>,
    /// Resistance in series, megohm (`clamp_resist`).
    pub resistance: f64,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stimuli {
    /// Currents.
    pub pulses: Vec<Pulse>,
    /// Synapses.
    pub synapses: Vec<AlphaSynapse>,
    /// The clamp; without levels there is none.
    pub clamp: Clamp,
}

/// What times are compared with is a little early, ms, so that a step that ends on a switch is behind it.
const EARLY: f64 = 1e-9;

impl Default for Pulse {
    fn default() -> Self {
        Pulse { place: None, delay: 1e20, duration: 0.0, amplitude: 0.0 }
    }
}

impl Default for AlphaSynapse {
    fn default() -> Self {
        AlphaSynapse { place: None, delay: 1e20, tau: 0.0, conductance: 0.0, reversal: 0.0 }
    }
}

impl Pulse {
    /// The current at time `t`, nA.
    pub fn current(&self, t: f64) -> f64 {
        let on = t >= self.delay - EARLY && t <= self.delay + self.duration - EARLY;
        if on { self.amplitude } else { 0.0 }
    }
}

impl AlphaSynapse {
    /// The conductance at time `t`, microsiemens.
    pub fn conductance(&self, t: f64) -> f64 {
        let x = (t - self.delay) / self.tau;
        if x > 0.0 && x < 10.0 { self.conductance * (x * (1.0 - x).exp()) } else { 0.0 }
    }
}

impl Clamp {
    /// The potential that is asked for at time `t`, mV; `None` behind the last level.
    pub fn potential(&self, t: f64) -> Option<f64> {
        let mut end = -EARLY;
        let level = self.levels.iter().find(|(duration, _)| {
            end += duration;
            t < end
        });
        level.map(|(_, v)| *v)
    }
}

/// The row of a place's node, while its section is there.
fn row_of(model: &Model, place: Place) -> Option<usize> {
    let (section, x) = place?;
    model.row_of_node(model.node_at(section, x).ok()?)
}

impl Sim {
    /// A number of the node at a place; `None` when its section is gone.
    fn of_node(&mut self, place: Place, field: NodeField) -> Option<f64> {
        let row = row_of(&self.model, place)?;
        self.model.node_columns().column(field as usize).get(row).copied()
    }
    /// The potential inside the cell at a place, mV.
    pub fn potential_at(&mut self, place: Place) -> Option<f64> {
        self.of_node(place, NodeField::V)
    }

    /// Adds the currents of the stimuli at the present time to the matrix.
    pub(crate) fn add_stimuli(&mut self) {
        let Sim { model, stimuli, env, .. } = self;
        let mut add = |place, gives: &dyn Fn(f64) -> (f64, f64)| {
            let Some(row) = row_of(model, place) else { return };
            let fields = [NodeField::V, NodeField::Area, NodeField::Rhs, NodeField::D].map(|f| f as usize);
            let [v, area, rhs, d] = model.parts().nodes.several_mut(fields);
            let (current, conductance) = gives(v[row]);
            rhs[row] += 1e2 * current / area[row];
            d[row] += 1e2 * conductance / area[row];
        };
        for synapse in &stimuli.synapses {
            let g = synapse.conductance(env.t);
            add(synapse.place, &|v| (-g * (v - synapse.reversal), g));
        }
        for pulse in &stimuli.pulses {
            add(pulse.place, &|_| (pulse.current(env.t), 0.0));
        }
        let clamp = &stimuli.clamp;
        // A resistance that is none does not clamp.
        if let Some(level) = clamp.potential(env.t).filter(|_| clamp.resistance > 0.0) {
            let g = 1.0 / clamp.resistance;
            add(clamp.place, &|v| (g * (level - v), g));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clamp_goes_through_its_levels_and_lets_go() {
        let clamp =
            Clamp { place: None, levels: vec![(2.0, -65.0), (0.0, 7.0), (3.0, -20.0)], resistance: 1.0 };
        let at = [0.0, 1.99, 2.0, 4.99, 5.0].map(|t| clamp.potential(t));
        assert_eq!(at, [Some(-65.0), Some(-65.0), Some(-20.0), Some(-20.0), None]);
        assert_eq!(Clamp::default().potential(0.0), None);
    }

    #[test]
    fn a_pulse_begins_with_the_step_that_ends_on_its_delay() {
        let pulse = Pulse { delay: 2.0, duration: 1.0, amplitude: 3.0, ..Pulse::default() };
        assert_eq!([1.9, 2.0, 2.9, 3.0].map(|t| pulse.current(t)), [0.0, 3.0, 3.0, 0.0]);
    }

    #[test]
    fn an_alpha_synapse_is_largest_after_tau() {
        let synapse = AlphaSynapse { delay: 1.0, tau: 2.0, conductance: 0.5, ..AlphaSynapse::default() };
        assert_eq!([0.5, 1.0, 3.0, 21.0].map(|t| synapse.conductance(t)), [0.0, 0.0, 0.5, 0.0]);
        assert!(synapse.conductance(2.9) < 0.5 && synapse.conductance(3.1) < 0.5);
    }
}
