//! Vectors that play.

use crate::context::{Context, HookId};
use crate::error::SimError;
use crate::queue::Event;
use crate::restore::PlayPosition;
use crate::sim::Sim;
use nrn_model::{DataHandle, ModelError};
use nrn_objects::VectorId;

/// The number of a playing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlayId(pub u32);

/// What a Vector plays into.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlayTarget {
    /// A variable.
    Variable(DataHandle),
    /// A statement that takes the value.
    Hook(HookId),
}

/// When which value is played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlayMode {
    /// Element after element, one every so many ms.
    Interval(f64),
    /// Element `i` at time `i` of another Vector, ms.
    At(VectorId),
    /// Interpolated between the times of another Vector, before every use of the variable. At the times whose indices
    /// `discontinuities` holds (all times, when there is none), an event marks a break.
    Continuous {
        /// Times, ms.
        times: VectorId,
        /// Indices into `times`.
        discontinuities: Option<VectorId>,
    },
}

#[derive(Clone, Copy, Debug)]
struct Play {
    vector: VectorId,
    target: PlayTarget,
    mode: PlayMode,
    /// Stepwise: the next element. Continuous: the element at or behind the present.
    index: usize,
    /// Continuous: no element behind this one is used before the next event.
    bound: usize,
    next_break: usize,
}

/// All playings in the order they were made.
#[derive(Debug, Default)]
pub(crate) struct Plays {
    list: Vec<Option<Play>>,
    continuous: u32,
}

impl Plays {
    pub(crate) fn positions(&self) -> Vec<PlayPosition> {
        let position = |p: &Option<Play>| {
            p.map_or_else(PlayPosition::default, |p| PlayPosition([p.index, p.bound, p.next_break]))
        };
        self.list.iter().map(position).collect()
    }
    pub(crate) fn set_positions(&mut self, positions: &[PlayPosition]) {
        for (play, position) in self.list.iter_mut().zip(positions) {
            if let Some(play) = play {
                [play.index, play.bound, play.next_break] = position.0;
            }
        }
    }
}

impl Sim {
    /// What the Vectors that play step by step have played last.
    pub fn last_played(&self) -> Vec<(PlayTarget, f64)> {
        let stepwise = self.plays.list.iter().flatten();
        let stepwise = stepwise.filter(|p| !matches!(p.mode, PlayMode::Continuous { .. }));
        let last = |p: &Play| self.vectors.data(p.vector).get(p.index.checked_sub(1)?).copied();
        stepwise.filter_map(|p| last(p).map(|x| (p.target, x))).collect()
    }
    /// A Vector begins to play (from the next finitialize on).
    pub fn play(&mut self, vector: VectorId, target: PlayTarget, mode: PlayMode) -> Result<PlayId, SimError> {
        self.vectors.get(vector).ok_or(SimError::Vector)?;
        if let PlayMode::At(times) | PlayMode::Continuous { times, .. } = mode {
            self.vectors.get(times).ok_or(SimError::Vector)?;
        }
        self.plays.list.push(Some(Play { vector, target, mode, index: 0, bound: 0, next_break: 0 }));
        self.plays.recount();
        Ok(PlayId((self.plays.list.len() - 1) as u32))
    }
    /// Ends all playing of (or at the times of) a Vector.
    pub fn stop_playing(&mut self, vector: VectorId) {
        for place in &mut self.plays.list {
            let uses = |p: &Play| match p.mode {
                PlayMode::Interval(_) => false,
                PlayMode::At(times) => times == vector,
                PlayMode::Continuous { times, discontinuities } => {
                    times == vector || discontinuities == Some(vector)
                }
            };
            if place.as_ref().is_some_and(|p| p.vector == vector || uses(p))
                && let Some(Play { target: PlayTarget::Hook(hook), .. }) = place.take()
            {
                self.dropped_hooks.push(hook);
            }
        }
        self.plays.recount();
    }
    /// What a Vector plays into, if it does.
    pub fn played(&self, vector: VectorId) -> Option<(PlayTarget, PlayMode)> {
        let found = self.plays.list.iter().flatten().find(|p| p.vector == vector);
        found.map(|p| (p.target, p.mode))
    }
    fn play_at(&self, ix: u32) -> Option<Play> {
        self.plays.list.get(ix as usize).copied().flatten()
    }
    fn keep_play(&mut self, ix: u32, play: Play) {
        if let Some(Some(place)) = self.plays.list.get_mut(ix as usize)
            && place.vector == play.vector
        {
            *place = play;
        }
    }
    fn time_of(&self, times: VectorId, ix: usize) -> Option<f64> {
        self.vectors.data(times).get(ix).copied()
    }
    fn value_of(&self, play: &Play, ix: usize) -> Result<f64, SimError> {
        self.vectors.data(play.vector).get(ix).copied().ok_or(SimError::Vector)
    }
}

impl Plays {
    fn recount(&mut self) {
        let continuous = |p: &&Play| matches!(p.mode, PlayMode::Continuous { .. });
        self.continuous = self.list.iter().flatten().filter(continuous).count() as u32;
    }
}

/// Near the beginning of finitialize: the first events.
pub(crate) fn initialize(sim: &mut Sim) {
    for ix in 0..sim.plays.list.len() as u32 {
        let Some(mut play) = sim.play_at(ix) else { continue };
        (play.index, play.bound, play.next_break) = (0, 0, 0);
        let first = match play.mode {
            PlayMode::Interval(_) => Some(0.0),
            PlayMode::At(times) => sim.time_of(times, 0),
            PlayMode::Continuous { times, discontinuities } => {
                next_break(sim, &mut play, times, discontinuities, true)
            }
        };
        sim.keep_play(ix, play);
        if let Some(at) = first {
            sim.queue.push(at, Event::Play(ix));
        }
    }
}

/// Where the next break of a continuous playing is; `first` at finitialize.
fn next_break(
    sim: &Sim,
    play: &mut Play,
    times: VectorId,
    discontinuities: Option<VectorId>,
    first: bool,
) -> Option<f64> {
    let last = sim.vectors.data(times).len().saturating_sub(1);
    match discontinuities {
        Some(list) => match sim.time_of(list, play.next_break) {
            Some(index) => {
                play.next_break += 1;
                play.bound = index.max(0.0) as usize;
                sim.time_of(times, play.bound)
            }
            None => {
                play.bound = last;
                None
            }
        },
        None if first => sim.time_of(times, 0),
        None if play.bound < last => {
            play.bound += 1;
            sim.time_of(times, play.bound)
        }
        None => None,
    }
}

/// A playing event.
pub(crate) fn deliver(cx: &mut dyn Context, ix: u32, at: f64) -> Result<(), SimError> {
    let sim = cx.sim();
    let Some(mut play) = sim.play_at(ix) else { return Ok(()) };
    let next = match play.mode {
        PlayMode::Continuous { times, discontinuities } => {
            play.index = play.bound;
            let next = next_break(sim, &mut play, times, discontinuities, false);
            sim.keep_play(ix, play);
            if let Some(next) = next {
                sim.queue.push(next, Event::Play(ix));
            }
            return interpolate(cx, ix, at);
        }
        PlayMode::Interval(step) => Some(at + step),
        PlayMode::At(times) => sim.time_of(times, play.index + 1),
    };
    let x = sim.value_of(&play, play.index)?;
    play.index += 1;
    sim.keep_play(ix, play);
    let more = play.index < sim.vectors.data(play.vector).len();
    give(cx, play.target, x, at)?;
    if let Some(next) = next
        && more
    {
        cx.sim().queue.push(next, Event::Play(ix));
    }
    Ok(())
}

/// Twice per step: continuous playing at the present time.
pub(crate) fn continuous(cx: &mut dyn Context) -> Result<(), SimError> {
    if cx.sim().plays.continuous == 0 {
        return Ok(());
    }
    let mut ix = 0;
    while ix < cx.sim().plays.list.len() as u32 {
        let now = cx.sim().env.t;
        if cx.sim().play_at(ix).is_some_and(|p| matches!(p.mode, PlayMode::Continuous { .. })) {
            interpolate(cx, ix, now)?;
        }
        ix += 1;
    }
    Ok(())
}

fn interpolate(cx: &mut dyn Context, ix: u32, at: f64) -> Result<(), SimError> {
    let sim = cx.sim();
    let Some(mut play) = sim.play_at(ix) else { return Ok(()) };
    let PlayMode::Continuous { times, .. } = play.mode else { return Ok(()) };
    let time = |ix: usize| sim.time_of(times, ix).ok_or(SimError::Vector);
    let x = if at >= time(play.bound)? {
        play.index = play.bound;
        if play.index == 0 { Some(sim.value_of(&play, 0)?) } else { None }
    } else if at <= time(0)? {
        play.index = 0;
        Some(sim.value_of(&play, 0)?)
    } else {
        while play.index > 0 && at < time(play.index)? {
            play.index -= 1;
        }
        while at >= time(play.index)? {
            play.index += 1;
        }
        None
    };
    let x = match x {
        Some(x) => x,
        None => {
            let (x0, x1) = (sim.value_of(&play, play.index - 1)?, sim.value_of(&play, play.index)?);
            let (t0, t1) = (time(play.index - 1)?, time(play.index)?);
            if t0 == t1 {
                (x0 + x1) / 2.0
            } else {
                let share = (at - t0) / (t1 - t0);
                share * x1 + (1.0 - share) * x0
            }
        }
    };
    sim.keep_play(ix, play);
    give(cx, play.target, x, at)
}

fn give(cx: &mut dyn Context, target: PlayTarget, x: f64, at: f64) -> Result<(), SimError> {
    match target {
        PlayTarget::Variable(handle @ DataHandle::Outside { .. }) => cx.write_outside(handle, x),
        // A variable that is gone gets nothing any more, as in NEURON.
        PlayTarget::Variable(handle) => match cx.sim().write(handle, x) {
            Err(SimError::Dangling(_) | SimError::Model(ModelError::Dangling)) => Ok(()),
            other => other,
        },
        PlayTarget::Hook(hook) => {
            let now = std::mem::replace(&mut cx.sim().env.t, at);
            let outcome = cx.hook_with(hook, x);
            cx.sim().env.t = now;
            outcome
        }
    }
}
