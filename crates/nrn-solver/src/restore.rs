//! What a saved state needs of the simulation beside the model's numbers: events to come, and how far Vectors have played.

use crate::queue::Event;
use crate::sim::Sim;

/// How far a Vector has played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct PlayPosition(pub [usize; 3]);

impl Sim {
    /// Puts these events on the queue in place of all others.
    pub fn restore_events(&mut self, events: &[(f64, Event)]) {
        self.queue.clear();
        self.movable.clear();
        self.due_hooks.clear();
        for (at, event) in events {
            let id = self.queue.push(*at, *event);
            if let Event::SelfEvent { target, weights, flag: 1.0 } = *event {
                self.movable.insert(target, (id, weights));
            }
        }
    }
    /// How far the Vectors have played, in the order of [`Event::Play`]'s numbers.
    pub fn play_positions(&self) -> Vec<PlayPosition> {
        self.plays.positions()
    }
    /// Sets how far they have played.
    pub fn set_play_positions(&mut self, positions: &[PlayPosition]) {
        self.plays.set_positions(positions);
    }
}
