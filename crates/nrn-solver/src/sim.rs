//! The simulation: the model and everything that changes with time.

use crate::calls::Calls;
use crate::context::HookId;
use crate::diffusion::Diffusion;
use crate::error::SimError;
use crate::extended::Extended;
use crate::extended::linear::Linear;
use crate::initialize::InitializeType;
use crate::play::Plays;
use crate::profile::Profile;
use crate::queue::{Event, EventId, EventQueue};
use crate::record::Records;
use crate::tables::TableMemory;
use crate::tree::Scratch;
use crate::watch::Watch;
use nrn_mech_abi::random::{Scop, Shared};
use nrn_mech_abi::{Effects, Env, SingleChannels};
use nrn_model::{DataHandle, EnvField, Model, NetConId, PointProcessId, SourceId};
use nrn_objects::{VectorId, VectorPool};
use std::collections::{HashMap, VecDeque};

/// What users set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Compute `i_membrane_` (`CVode.use_fast_imem`).
    pub fast_imem: bool,
    /// Set to end [`crate::solve_until`] after the present step (`stoprun`).
    pub stop: bool,
    /// Nested steps deeper than this are an error.
    pub max_depth: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { fast_imem: false, stop: false, max_depth: 64 }
    }
}

/// What the capacity's part of the matrix is computed with. `secondorder` is looked at when `dt` changes, at finitialize, fcurrent and
/// frecord_init: as in NEURON a change between two steps of the same length reaches the voltages only.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct MatrixStep {
    dt: f64,
    half: bool,
}

/// Who wants to know when a source fires.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SpikeTap {
    /// Times go to a Vector, and a number beside them to another.
    Vectors {
        /// Times, ms.
        times: VectorId,
        /// Gets `id` for each time.
        ids: Option<VectorId>,
        /// What goes to `ids`.
        id: f64,
    },
    /// User code runs, at once.
    Hook(HookId),
}

/// See the crate's description.
#[derive(Default)]
pub struct Sim {
    /// The neurons.
    pub model: Model,
    /// The Vectors.
    pub vectors: VectorPool,
    /// Time, step, its order, temperature.
    pub env: Env,
    /// What users set.
    pub settings: Settings,
    /// Events to come.
    pub queue: EventQueue,
    /// FInitializeHandlers in the order they were made.
    pub initialize_handlers: Vec<(InitializeType, HookId)>,
    /// User code that runs after the new voltages and before the states (`CVode.extra_scatter_gather(0, ...)`).
    pub before_states: Vec<HookId>,
    /// User code that runs at the beginning of each step (`Random.play`).
    pub before_step: Vec<HookId>,
    /// Timings, when asked for by [`Sim::set_profile`].
    pub profile: Option<Box<Profile>>,
    /// Hooks that nothing leads to any more: their owner may forget them.
    pub dropped_hooks: Vec<HookId>,
    /// `fstim`, `fsyn`, `fclamp`.
    pub stimuli: crate::stimuli::Stimuli,
    pub(crate) taps: HashMap<SourceId, Vec<SpikeTap>>,
    pub(crate) records: Records,
    pub(crate) plays: Plays,
    pub(crate) calls: Calls,
    pub(crate) tables: TableMemory,
    pub(crate) followers: Vec<crate::given_tables::Follower>,
    pub(crate) diffusion: Diffusion,
    pub(crate) effects: Effects,
    /// The step of the matrix.
    pub(crate) matrix_step: MatrixStep,
    pub(crate) scratch: Scratch,
    pub(crate) extended: Extended,
    pub(crate) linear: Linear,
    /// The last self event of flag 1 of each point process and whose weights it carries, for `net_move`.
    pub(crate) movable: HashMap<PointProcessId, (EventId, Option<NetConId>)>,
    /// What NET_RECEIVEs WATCH, in the order it began.
    pub(crate) watches: Vec<Watch>,
    pub(crate) due_hooks: VecDeque<HookId>,
    pub(crate) depth: u32,
    /// When the present step began, ms.
    pub(crate) began: f64,
    pub(crate) initializing: u32,
}

impl Sim {
    /// An empty simulation.
    pub fn new() -> Self {
        Sim::default()
    }
    /// Brings the step of the matrix up to date: whenever `dt` has changed, and if it is `anew`.
    pub(crate) fn choose_matrix_step(&mut self, anew: bool) {
        if anew || self.matrix_step.dt != self.env.dt {
            self.matrix_step = MatrixStep { dt: self.env.dt, half: self.env.secondorder > 0.0 };
        }
    }
    /// 0.001/dt, or 0.002/dt when the voltage is to be half way through the step.
    pub(crate) fn capacity_factor(&self) -> f64 {
        0.001 * if self.matrix_step.half { 2.0 } else { 1.0 } / self.env.dt
    }
    /// An empty simulation, but for the Vectors and what mechanisms are known. Fails inside a step.
    pub fn clear(&mut self) -> Result<(), SimError> {
        self.model.clear()?;
        let fresh = Sim {
            model: std::mem::take(&mut self.model),
            vectors: std::mem::take(&mut self.vectors),
            ..Sim::default()
        };
        *self = fresh;
        Ok(())
    }
    /// The number a handle points to. [`DataHandle::Outside`] is an error: the driver knows.
    pub fn read(&mut self, handle: DataHandle) -> Result<f64, SimError> {
        match handle {
            DataHandle::Env(field) => Ok(match field {
                EnvField::T => self.env.t,
                EnvField::Dt => self.env.dt,
                EnvField::Celsius => self.env.celsius,
            }),
            DataHandle::Vector { vector, generation, element } => {
                let id = VectorId { slot: vector, generation };
                self.vectors.data(id).get(element as usize).copied().ok_or(SimError::Vector)
            }
            DataHandle::Outside { .. } => Err(SimError::Outside(handle)),
            _ => Ok(self.model.read(handle)?),
        }
    }
    /// Sets the number a handle points to.
    pub fn write(&mut self, handle: DataHandle, x: f64) -> Result<(), SimError> {
        match handle {
            DataHandle::Env(field) => {
                *match field {
                    EnvField::T => &mut self.env.t,
                    EnvField::Dt => &mut self.env.dt,
                    EnvField::Celsius => &mut self.env.celsius,
                } = x;
                Ok(())
            }
            DataHandle::Vector { vector, generation, element } => {
                let vector =
                    self.vectors.get_mut(VectorId { slot: vector, generation }).ok_or(SimError::Vector)?;
                *vector.data_mut().get_mut(element as usize).ok_or(SimError::Vector)? = x;
                Ok(())
            }
            DataHandle::Outside { .. } => Err(SimError::Outside(handle)),
            _ => Ok(self.model.write(handle, x)?),
        }
    }
    /// The same without bringing geometry up to date; what recordings see.
    pub(crate) fn peek(&self, handle: DataHandle) -> Result<f64, SimError> {
        match handle {
            DataHandle::Env(EnvField::T) => Ok(self.env.t),
            DataHandle::Env(EnvField::Dt) => Ok(self.env.dt),
            DataHandle::Env(EnvField::Celsius) => Ok(self.env.celsius),
            DataHandle::Vector { vector, generation, element } => {
                let id = VectorId { slot: vector, generation };
                self.vectors.data(id).get(element as usize).copied().ok_or(SimError::Vector)
            }
            DataHandle::Outside { .. } => Err(SimError::Outside(handle)),
            _ => self.model.value(handle).map_err(|_| SimError::Dangling(handle)),
        }
    }

    /// What all streams of random numbers have in common.
    pub fn random(&mut self) -> &mut Shared {
        &mut self.model.random
    }
    /// The stream behind `scop_random` of `.mod` files.
    pub fn scop(&mut self) -> &mut Scop {
        &mut self.effects.scop
    }
    /// What channels that open one by one share.
    pub fn single_channels(&mut self) -> &mut SingleChannels {
        &mut self.effects.channels
    }
    /// True while a step is under way: the structure is frozen.
    pub fn in_step(&self) -> bool {
        self.depth > 0
    }
    /// Begins (or ends) timing of phases.
    pub fn set_profile(&mut self, on: bool) {
        self.profile = on.then(Box::default);
    }

    /// `CVode.event`: user code runs at the end of the step in which time `at` lies (ms). An event in the past is ignored, as in
    /// NEURON. Gives the time it got, ms.
    pub fn hook_event(&mut self, at: f64, hook: HookId) -> f64 {
        let at = self.before_boundary(at);
        if at >= self.env.t {
            self.queue.push(at, Event::Hook(hook));
        }
        at
    }
    /// `CVode.event` without code: the run stops at the end of that step.
    pub fn stop_event(&mut self, at: f64) {
        let at = self.before_boundary(at);
        if at >= self.env.t {
            self.queue.push(at, Event::Stop);
        }
    }
    /// The time, ms, that an event of `CVode.event` gets.
    pub fn event_time(&self, at: f64) -> f64 {
        self.before_boundary(at)
    }
    /// A time at a boundary of steps is taken a quarter of a step earlier, so that rounding cannot move it into the next step; the
    /// step is that of the last finitialize or fadvance, before the first there is none.
    fn before_boundary(&self, at: f64) -> f64 {
        let dt = self.matrix_step.dt;
        let step = if dt > 0.0 { at / dt } else { 0.0 };
        let on_boundary = step > 1.0 && ((step + 1e-6).floor() - step).abs() < 1e-6;
        if on_boundary { at - dt / 4.0 } else { at }
    }
    /// `NetCon.event`: an event of a NetCon reaches its target at time `at`, ms. With a flag it is a self event of the target.
    pub fn netcon_event(&mut self, netcon: NetConId, at: f64, flag: Option<f64>) -> Result<(), SimError> {
        let target = self.model.netcon(netcon)?.target;
        let Some(target) = target else { return Ok(()) };
        let event = match flag {
            Some(flag) => Event::SelfEvent { target, weights: Some(netcon), flag },
            None => Event::NetCon(netcon),
        };
        self.queue.push(at, event);
        Ok(())
    }
    /// A source fires at time `at`, ms: an event from outside (another process, an artificial stimulus).
    pub fn source_event(&mut self, source: SourceId, at: f64) {
        self.queue.push(at, Event::Source(source));
    }

    /// Adds somebody who wants to know when a source fires. The source stays while it is tapped.
    pub fn tap(&mut self, source: SourceId, tap: SpikeTap) -> Result<(), SimError> {
        self.model.hold_source(source)?;
        self.taps.entry(source).or_default().push(tap);
        Ok(())
    }
    /// Removes those taps of a source that `which` says yes to.
    pub fn untap(&mut self, source: SourceId, mut which: impl FnMut(&SpikeTap) -> bool) {
        let Some(list) = self.taps.get_mut(&source) else { return };
        let before = list.len();
        list.retain(|tap| {
            let gone = which(tap);
            if let (true, SpikeTap::Hook(hook)) = (gone, tap) {
                self.dropped_hooks.push(*hook);
            }
            !gone
        });
        let gone = before - list.len();
        if list.is_empty() {
            self.taps.remove(&source);
        }
        for _ in 0..gone {
            self.model.release_source(source);
        }
    }
    /// Who wants to know when a source fires.
    pub fn taps(&self, source: SourceId) -> &[SpikeTap] {
        self.taps.get(&source).map_or(&[], Vec::as_slice)
    }
    /// A Vector is gone: nothing records into it, plays it or taps into it any more.
    pub fn forget_vector(&mut self, vector: VectorId) {
        self.stop_recording(vector);
        self.stop_playing(vector);
        let touched = |tap: &SpikeTap| match tap {
            SpikeTap::Vectors { times, ids, .. } => *times == vector || *ids == Some(vector),
            SpikeTap::Hook(_) => false,
        };
        let sources: Vec<SourceId> =
            self.taps.iter().filter(|(_, l)| l.iter().any(touched)).map(|(s, _)| *s).collect();
        for source in sources {
            self.untap(source, touched);
        }
    }
}
