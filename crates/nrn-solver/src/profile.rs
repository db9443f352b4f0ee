//! Where the time goes, phase by phase. Costs nothing while off.

use std::time::Duration;

/// A phase of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Threshold detection, tables, and events up to half a step ahead.
    Events,
    /// `Vector.play`.
    Play,
    /// Clearing ions, right-hand side and diagonal.
    SetUp,
    /// Currents of the mechanisms.
    Currents,
    /// Axial terms and elimination towards the roots.
    Eliminate,
    /// Substitution from the roots, with the new voltages.
    Substitute,
    /// Second-order correction of ion currents; membrane currents.
    Correct,
    /// States of the mechanisms.
    States,
    /// `Vector.record`.
    Record,
    /// Events up to the end of the step, and hooks.
    EndEvents,
}

/// Number of phases.
pub const PHASES: usize = 10;

impl Phase {
    /// All phases in the order of a step.
    pub const ALL: [Phase; PHASES] = [
        Phase::Events,
        Phase::Play,
        Phase::SetUp,
        Phase::Currents,
        Phase::Eliminate,
        Phase::Substitute,
        Phase::Correct,
        Phase::States,
        Phase::Record,
        Phase::EndEvents,
    ];
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Events => "events",
            Phase::Play => "play",
            Phase::SetUp => "set up",
            Phase::Currents => "currents",
            Phase::Eliminate => "eliminate",
            Phase::Substitute => "substitute",
            Phase::Correct => "correct",
            Phase::States => "states",
            Phase::Record => "record",
            Phase::EndEvents => "end events",
        }
    }
}

/// Time spent so far.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    spent: [Duration; PHASES],
    /// Steps seen.
    pub steps: u64,
}

impl Profile {
    pub(crate) fn add(&mut self, phase: Phase, spent: Duration) {
        self.spent[phase as usize] += spent;
    }
    /// Time spent in a phase.
    pub fn spent(&self, phase: Phase) -> Duration {
        self.spent[phase as usize]
    }
    /// One line per phase: name, milliseconds, nanoseconds per step and compartment.
    pub fn table(&self, compartments: usize) -> String {
        let per = (self.steps.max(1) * compartments.max(1) as u64) as f64;
        let mut text = String::from("phase             ms   ns/step/compartment\n");
        for phase in Phase::ALL {
            let ns = self.spent(phase).as_nanos() as f64;
            text += &format!("{:<12} {:>8.2} {:>10.2}\n", phase.name(), ns / 1e6, ns / per);
        }
        text
    }
}
