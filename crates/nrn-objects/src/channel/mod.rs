//! Channels that are put together at run time: gates, their states, transitions between states, ligands (`KSChan`).
//!
//! Plain data and what may be asked of it. Changes of the structure are in [`edit`], rates as functions of the potential in
//! [`rate`]. How a channel becomes a mechanism is a matter of `nrn-runtime`.

pub mod edit;
pub mod rate;

pub use rate::{Rate, RateForm};

/// A state, gate or transition, for as long as it exists. Never used twice within a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId(pub u32);

/// How the current follows from conductance and potential, for a channel that carries an ion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CurrentLaw {
    /// Conductance times distance from the reversal potential.
    #[default]
    Ohmic,
    /// The same; the reversal potential follows the concentrations.
    Nernst,
    /// Permeability times the Goldman-Hodgkin-Katz flux.
    Ghk,
}

/// One conformation, and the share of the conductance that is open in it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Its number.
    pub id: PartId,
    /// As users call it.
    pub name: String,
    /// Open share.
    pub fraction: f64,
}

/// A factor of the conductance: the sum of the open shares of its states, to a power.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// Its number.
    pub id: PartId,
    /// Exponent.
    pub power: i32,
    /// One state that opens and closes by itself (Hodgkin-Huxley), rather than a scheme of states.
    pub single_state: bool,
    /// Its states.
    pub states: Vec<State>,
}

/// Which side of the membrane a ligand acts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Outside.
    Outside,
    /// Inside.
    Inside,
}

/// What drives a transition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drive {
    /// Potential; the rates are forward and backward rate, 1/ms.
    #[default]
    Rates,
    /// Potential; the rates are steady state and time constant, ms.
    SteadyState,
    /// Concentration of a ligand, by position in [`Channel::ligands`].
    Ligand(usize, Side),
}

/// The way between two states; from a state to itself for a gate of a single state.
#[derive(Clone, Debug, PartialEq)]
pub struct Transition {
    /// Its number.
    pub id: PartId,
    /// From.
    pub source: PartId,
    /// To.
    pub target: PartId,
    /// What drives it.
    pub drive: Drive,
    /// Forward and backward (or steady state and time constant).
    pub rates: [Option<Rate>; 2],
    /// How many molecules of the ligand it takes.
    pub molecules: i32,
}

/// Steady states and step factors read from a table over the potential instead of computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lookup {
    /// Is it in use?
    pub on: bool,
    /// Points.
    pub n: usize,
    /// Potential of the first point, mV.
    pub low: f64,
    /// Potential of the last point, mV.
    pub high: f64,
}

/// A channel.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Name of the mechanism.
    pub name: String,
    /// A point process?
    pub is_point: bool,
    /// The ion it carries; none for a current without one.
    pub ion: Option<String>,
    /// How it carries it.
    pub law: CurrentLaw,
    /// Maximal conductance (permeability) of new instances.
    pub gmax: f64,
    /// Reversal potential of new instances, mV; without an ion only.
    pub erev: f64,
    /// Channels open one by one, at random.
    pub stochastic: bool,
    /// Table of the gates of a single state.
    pub lookup: Lookup,
    /// Names of the ions that act as ligands.
    pub ligands: Vec<String>,
    gates: Vec<Gate>,
    transitions: Vec<Transition>,
    next: u32,
}

impl Channel {
    /// A channel without gates: a constant conductance.
    pub fn new(name: &str, is_point: bool) -> Channel {
        Channel {
            name: name.to_owned(),
            is_point,
            ion: None,
            law: CurrentLaw::Ohmic,
            gmax: 0.0,
            erev: 0.0,
            stochastic: false,
            lookup: Lookup { on: false, n: 200, low: -100.0, high: 50.0 },
            ligands: Vec::new(),
            gates: Vec::new(),
            transitions: Vec::new(),
            next: 0,
        }
    }
    /// Its gates; those of a single state come first.
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }
    /// All states in order, gate after gate.
    pub fn states(&self) -> impl Iterator<Item = &State> {
        self.gates.iter().flat_map(|gate| &gate.states)
    }
    /// The transitions: one for each gate of a single state, then those the potential drives, then those of ligands.
    pub fn transitions(&self) -> &[Transition] {
        &self.transitions
    }
    /// How many gates (and states, and transitions) come before the first scheme.
    pub fn n_single(&self) -> usize {
        self.gates.iter().take_while(|gate| gate.single_state).count()
    }
    /// Position of the first transition of a ligand.
    pub fn first_of_ligands(&self) -> usize {
        let of_ligand = |t: &Transition| matches!(t.drive, Drive::Ligand(..));
        self.transitions.iter().position(of_ligand).unwrap_or(self.transitions.len())
    }
    /// Position of a state.
    pub fn state_index(&self, id: PartId) -> Option<usize> {
        self.states().position(|state| state.id == id)
    }
    /// Position of a gate.
    pub fn gate_index(&self, id: PartId) -> Option<usize> {
        self.gates.iter().position(|gate| gate.id == id)
    }
    /// Position of a transition.
    pub fn transition_index(&self, id: PartId) -> Option<usize> {
        self.transitions.iter().position(|transition| transition.id == id)
    }
    /// The gate of a state.
    pub fn gate_of(&self, state: PartId) -> Option<&Gate> {
        self.gates.iter().find(|gate| gate.states.iter().any(|s| s.id == state))
    }
    /// Position of a gate's first state among all.
    pub fn first_state_of(&self, gate: PartId) -> usize {
        self.gates.iter().take_while(|g| g.id != gate).map(|g| g.states.len()).sum()
    }
    /// A state, to change it.
    pub fn state_mut(&mut self, id: PartId) -> Option<&mut State> {
        self.gates.iter_mut().flat_map(|gate| &mut gate.states).find(|state| state.id == id)
    }
    /// A gate, to change it.
    pub fn gate_mut(&mut self, id: PartId) -> Option<&mut Gate> {
        self.gates.iter_mut().find(|gate| gate.id == id)
    }
    /// A transition, to change its rates.
    pub fn transition_mut(&mut self, id: PartId) -> Option<&mut Transition> {
        self.transitions.iter_mut().find(|transition| transition.id == id)
    }
    /// One scheme of at least two states to the first power and nothing else: what can open at random.
    pub fn can_be_stochastic(&self) -> bool {
        let [gate] = &self.gates[..] else { return false };
        self.is_point && gate.power == 1 && !gate.single_state && gate.states.len() > 1
    }
    /// The law in force: without an ion there is only one.
    pub fn law_in_force(&self) -> CurrentLaw {
        if self.ion.is_some() { self.law } else { CurrentLaw::Ohmic }
    }
}

#[cfg(test)]
mod tests;
