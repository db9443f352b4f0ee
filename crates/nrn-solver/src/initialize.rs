//! finitialize: the phases in NEURON's order.

use crate::calls::{KernelPhase, Which, run_phase, run_receive};
use crate::context::Context;
use crate::currents::add_currents;
use crate::deliver::deliver_events;
use crate::error::SimError;
use crate::sim::{Sim, SpikeTap};
use crate::{extended, play, record, step, tables};
use nrn_mech_abi::NodeField;

/// When an FInitializeHandler runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InitializeType {
    /// 0: the voltage is set, INITIAL blocks have not run.
    BeforeInitial,
    /// 1 (the usual one): INITIAL blocks have run, currents have not.
    AfterInitial,
    /// 2: at the very end.
    AtEnd,
    /// 3: at the very beginning, where the structure may still change.
    AtBegin,
}

impl InitializeType {
    /// From NEURON's number.
    pub fn from_number(n: i64) -> Option<Self> {
        match n {
            0 => Some(InitializeType::BeforeInitial),
            1 => Some(InitializeType::AfterInitial),
            2 => Some(InitializeType::AtEnd),
            3 => Some(InitializeType::AtBegin),
            _ => None,
        }
    }
}

type Step = fn(&mut dyn Context, Option<f64>) -> Result<(), SimError>;

/// What finitialize does once the structure is fixed, in order.
const PHASES: &[(&str, Step)] = &[
    ("time is 0, tables are made, the queue is empty", reset),
    ("Vectors that play send their first events", |cx, _| {
        step::run_hooks(cx, |sim| &sim.before_step)?;
        play::initialize(cx.sim());
        deliver_due(cx)
    }),
    ("the voltage is set", |cx, v| {
        set_voltage(cx.sim(), v);
        Ok(())
    }),
    ("FInitializeHandler type 0", |cx, _| handlers(cx, InitializeType::BeforeInitial)),
    ("BEFORE INITIAL", |cx, _| run_phase(cx, KernelPhase::BeforeInitial, Which::Placed)),
    ("capacity and ions", |cx, _| {
        cx.sim().model.parts().nodes.column_mut(NodeField::ICap as usize).fill(0.0);
        cx.sim().initialize_ions();
        extended::initialize(cx.sim());
        Ok(())
    }),
    ("INITIAL: writers of concentrations first, then by registration", |cx, _| {
        run_phase(cx, KernelPhase::Initial, Which::Placed)
    }),
    ("INITIAL of artificial cells", |cx, _| run_phase(cx, KernelPhase::Initial, Which::Artificial)),
    ("unknowns of LinearMechanisms", |cx, _| extended::linear::initialize(cx)),
    ("sources are below threshold; INITIAL of NET_RECEIVE per NetCon", |cx, _| initialize_net(cx)),
    ("AFTER INITIAL", |cx, _| run_phase(cx, KernelPhase::AfterInitial, Which::Placed)),
    ("FInitializeHandler type 1", |cx, _| handlers(cx, InitializeType::AfterInitial)),
    ("events at time 0", |cx, _| deliver_due(cx)),
    ("currents", |cx, _| {
        cx.sim().clear_matrix();
        add_currents(cx)?;
        extended::complete(cx)?;
        if cx.sim().settings.fast_imem {
            cx.sim().initial_membrane_currents();
        }
        Ok(())
    }),
    ("Vectors that record take their first value", |cx, _| {
        record::initialize(cx)?;
        run_phase(cx, KernelPhase::BeforeStep, Which::Placed)?;
        record::every_step(cx)
    }),
    ("recording events at time 0", |cx, _| deliver_due(cx)),
    ("user code due at time 0", |cx, _| step::run_due_hooks(cx)),
    ("FInitializeHandler type 2", |cx, _| handlers(cx, InitializeType::AtEnd)),
];

/// Initializes the simulation: time 0, voltage `v` (mV) everywhere if given, states, ions, events, recordings. See `PHASES` in this
/// file for the order. Fails inside a step; works inside an FInitializeHandler.
pub fn finitialize(cx: &mut dyn Context, v: Option<f64>) -> Result<(), SimError> {
    let sim = cx.sim();
    if sim.in_step() {
        return Err(SimError::InStep);
    }
    if sim.initializing >= sim.settings.max_depth {
        return Err(SimError::Depth);
    }
    sim.initializing += 1;
    let outcome = run(cx, v);
    let sim = cx.sim();
    sim.initializing -= 1;
    sim.model.sweep();
    outcome
}

fn run(cx: &mut dyn Context, v: Option<f64>) -> Result<(), SimError> {
    cx.sim().choose_matrix_step(true);
    handlers(cx, InitializeType::AtBegin)?;
    cx.sim().model.prepare()?;
    extended::refresh(cx)?;
    let _frozen = cx.sim().model.freeze();
    PHASES.iter().try_for_each(|(_, phase)| phase(cx, v))
}

fn reset(cx: &mut dyn Context, _: Option<f64>) -> Result<(), SimError> {
    let sim = cx.sim();
    sim.env.t = 0.0;
    let Sim { model, calls, .. } = sim;
    calls.refresh(model);
    tables::begin(sim)?;
    sim.queue.clear();
    sim.due_hooks.clear();
    sim.movable.clear();
    sim.effects.list.clear();
    cx.events_forgotten();
    Ok(())
}

fn deliver_due(cx: &mut dyn Context) -> Result<(), SimError> {
    let now = cx.sim().env.t;
    deliver_events(cx, now)
}

fn set_voltage(sim: &mut Sim, v: Option<f64>) {
    if let Some(v) = v {
        sim.model.parts().nodes.column_mut(NodeField::V as usize).fill(v);
    }
}

fn handlers(cx: &mut dyn Context, when: InitializeType) -> Result<(), SimError> {
    let mut i = 0;
    while let Some((kind, hook)) = cx.sim().initialize_handlers.get(i).copied() {
        i += 1;
        if kind == when {
            cx.hook(hook)?;
        }
    }
    Ok(())
}

fn initialize_net(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    for i in 0..sim.model.sources().len() {
        let source = sim.model.sources()[i];
        sim.model.set_above(source, false);
        for tap in sim.taps.get(&source).map_or(&[][..], Vec::as_slice) {
            if let SpikeTap::Vectors { times, ids, .. } = *tap {
                for vector in [Some(times), ids].into_iter().flatten() {
                    if let Some(vector) = sim.vectors.get_mut(vector) {
                        vector.resize(0);
                    }
                }
            }
        }
    }
    sim.calls.watched.iter_mut().for_each(|w| w.above = false);
    let mut i = 0;
    while let Some(id) = cx.sim().model.netcons().get(i).copied() {
        i += 1;
        initialize_weights(cx, id)?;
    }
    Ok(())
}

/// INITIAL of NET_RECEIVE; without one, all weights but the first become 0.
fn initialize_weights(cx: &mut dyn Context, id: nrn_model::NetConId) -> Result<(), SimError> {
    let sim = cx.sim();
    let Some(target) = sim.model.netcon(id).ok().and_then(|n| n.target) else { return Ok(()) };
    let point = *sim.model.point_process(target)?;
    let Some(row) = sim.model.mechanism(point.mechanism).and_then(|m| m.row(point.row)) else {
        return Ok(());
    };
    if run_receive(cx, point.mechanism, row, KernelPhase::NetReceiveInitial, Some(id), 0.0)? {
        return Ok(());
    }
    let sim = cx.sim();
    for ix in 1..sim.model.netcon(id)?.n_weights() {
        sim.model.set_weight(id, ix, 0.0)?;
    }
    Ok(())
}
