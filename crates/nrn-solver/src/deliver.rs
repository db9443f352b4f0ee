//! Delivering events, and what point processes wish for meanwhile.

use crate::calls::{KernelPhase, run_receive};
use crate::context::Context;
use crate::error::SimError;
use crate::queue::{Event, EventId};
use crate::sim::{Sim, SpikeTap};
use nrn_mech_abi::Effect;
use nrn_model::{MechanismId, NetConId, PointProcessId, SourceId, SourceKind};

/// A threshold crossing becomes an event this much later, ms (as in NEURON).
const AFTER_CROSSING: f64 = 1e-10;

/// Delivers all events up to `until`, ms. Time is what it was afterwards.
pub fn deliver_events(cx: &mut dyn Context, until: f64) -> Result<(), SimError> {
    let now = cx.sim().env.t;
    let outcome = deliver_all(cx, until);
    cx.sim().env.t = now;
    outcome
}

fn deliver_all(cx: &mut dyn Context, until: f64) -> Result<(), SimError> {
    while let Some((at, event, id)) = cx.sim().queue.pop(until) {
        deliver(cx, at, event, id)?;
    }
    Ok(())
}

fn deliver(cx: &mut dyn Context, at: f64, event: Event, id: EventId) -> Result<(), SimError> {
    match event {
        Event::NetCon(netcon) => {
            let sim = cx.sim();
            // A NetCon may be gone, or have lost its target, since the event was sent.
            let Some(target) = sim.model.netcon(netcon).ok().and_then(|n| n.target) else { return Ok(()) };
            sim.env.t = at;
            receive(cx, target, Some(netcon), 0.0)
        }
        Event::SelfEvent { target, weights, flag } => {
            let sim = cx.sim();
            sim.env.t = at;
            if flag == 1.0 && sim.movable.get(&target).is_some_and(|m| m.0 == id) {
                sim.movable.remove(&target);
            }
            let weights = weights.filter(|w| sim.model.netcon(*w).is_ok());
            receive(cx, target, weights, flag)
        }
        Event::Source(source) => fire_source(cx, source, at),
        Event::Hook(hook) => {
            // As in NEURON: user code waits for the end of the step.
            cx.sim().due_hooks.push_back(hook);
            Ok(())
        }
        Event::Stop => {
            cx.sim().settings.stop = true;
            Ok(())
        }
        Event::Play(ix) => crate::play::deliver(cx, ix, at),
        Event::Record(ix) => crate::record::deliver(cx, ix, at),
    }
}

/// NET_RECEIVE of a point process.
fn receive(
    cx: &mut dyn Context,
    target: PointProcessId,
    weights: Option<NetConId>,
    flag: f64,
) -> Result<(), SimError> {
    let sim = cx.sim();
    let Ok(point) = sim.model.point_process(target) else { return Ok(()) };
    let (mechanism, row) = (point.mechanism, point.row);
    let Some(row) = sim.model.mechanism(mechanism).and_then(|m| m.row(row)) else { return Ok(()) };
    let placed = sim.model.plan().mechanisms.get(mechanism.0 as usize).is_some_and(|p| row < p.n_located);
    let artificial = sim
        .model
        .mechanism(mechanism)
        .is_some_and(|m| m.info().kind == nrn_mech_abi::MechanismKind::ArtificialCell);
    if !placed && !artificial {
        return Err(nrn_model::ModelError::NotLocated(target).into());
    }
    run_receive(cx, mechanism, row, KernelPhase::NetReceive, weights, flag).map(drop)
}

/// Carries out what the kernels of a mechanism wished for, in order.
pub(crate) fn carry_out(
    cx: &mut dyn Context,
    mechanism: MechanismId,
    weights: Option<NetConId>,
) -> Result<(), SimError> {
    let mut list = std::mem::take(&mut cx.sim().effects.list);
    let (mut outcome, mut watching) = (Ok(()), false);
    for effect in list.drain(..) {
        outcome = carry_out_one(cx, mechanism, weights, effect, !watching);
        watching |= matches!(effect, Effect::Watch { .. });
        if outcome.is_err() {
            break;
        }
    }
    let effects = &mut cx.sim().effects;
    if effects.list.is_empty() {
        effects.list = list;
    }
    outcome
}

fn carry_out_one(
    cx: &mut dyn Context,
    mechanism: MechanismId,
    weights: Option<NetConId>,
    effect: Effect,
    first_watch: bool,
) -> Result<(), SimError> {
    let sim = cx.sim();
    let now = sim.env.t;
    let who = |row: usize| sim.model.mechanism(mechanism).and_then(|m| m.point_process_of_row(row));
    match effect {
        Effect::NetSend { row, at, flag } => {
            let Some(target) = who(row) else { return Ok(()) };
            if at < now {
                return Err(SimError::Past { what: "net_send delay < 0", at, now });
            }
            let event = sim.queue.push(at, Event::SelfEvent { target, weights, flag });
            if flag == 1.0 {
                sim.movable.insert(target, (event, weights));
            }
            Ok(())
        }
        Effect::NetEvent { row, at } => {
            let Some(target) = who(row) else { return Ok(()) };
            let Some(source) = sim.model.source_by_kind(SourceKind::PointProcess(target)) else {
                return Ok(());
            };
            if at < now {
                return Err(SimError::Past { what: "net_event time < t", at, now });
            }
            fire_source(cx, source, at)
        }
        Effect::NetMove { row, at } => {
            let Some(target) = who(row) else { return Ok(()) };
            if at < now {
                return Err(SimError::Past { what: "net_move tt < t", at, now });
            }
            let Some((event, weights)) = sim.movable.get(&target).copied() else {
                return Err(SimError::NothingToMove(target));
            };
            let moved = sim.queue.move_to(event, Event::SelfEvent { target, weights, flag: 1.0 }, at);
            sim.movable.insert(target, (moved, weights));
            Ok(())
        }
        Effect::AtTime { .. } => Ok(()),
        Effect::Watch { row, condition, value, flag } => {
            if let Some(target) = who(row) {
                crate::watch::begin(cx, mechanism, target, (condition, value, flag), first_watch);
            }
            Ok(())
        }
    }
}

/// A source fires at time `at`, ms: whoever wants to know is told, and events go out to the targets of its NetCons.
pub fn fire_source(cx: &mut dyn Context, source: SourceId, at: f64) -> Result<(), SimError> {
    let mut i = 0;
    while let Some(tap) = cx.sim().taps(source).get(i).copied() {
        i += 1;
        match tap {
            SpikeTap::Vectors { times, ids, id } => {
                let vectors = &mut cx.sim().vectors;
                if let Some(vector) = vectors.get_mut(times) {
                    vector.push(at);
                }
                if let Some(vector) = ids.and_then(|v| vectors.get_mut(v)) {
                    vector.push(id);
                }
            }
            SpikeTap::Hook(hook) => {
                let now = std::mem::replace(&mut cx.sim().env.t, at);
                let outcome = cx.hook(hook);
                cx.sim().env.t = now;
                outcome?;
            }
        }
    }
    let Sim { model, queue, .. } = cx.sim();
    for (delay, netcon) in model.fan_out(source) {
        queue.push(at + delay, Event::NetCon(*netcon));
    }
    Ok(())
}

/// Compares all watched variables with their thresholds.
pub(crate) fn check_thresholds(cx: &mut dyn Context) -> Result<(), SimError> {
    let mut i = 0;
    loop {
        let sim = cx.sim();
        let now = sim.env.t;
        let v = sim.model.node_columns().column(nrn_mech_abi::NodeField::V as usize);
        // The long stretches without a crossing are passed here without asking anyone.
        let Some(watched) = sim.calls.watched.get_mut(i) else { return Ok(()) };
        i += 1;
        let value = match watched.row {
            Some(row) => v.get(row as usize).copied(),
            None => None,
        };
        let (source, handle, threshold, was_above) =
            (watched.source, watched.handle, watched.threshold, watched.above);
        let value = match value {
            Some(value) => value,
            None => match handle {
                nrn_model::DataHandle::Outside { .. } => cx.read_outside(handle)?,
                _ => match cx.sim().peek(handle) {
                    Ok(value) => value,
                    Err(_) => continue,
                },
            },
        };
        let above = value - threshold > 0.0;
        if above == was_above {
            continue;
        }
        let sim = cx.sim();
        sim.model.set_above(source, above);
        if let Some(watched) = sim.calls.watched.get_mut(i - 1) {
            watched.above = above;
        }
        if above {
            fire_source(cx, source, now + AFTER_CROSSING)?;
        }
    }
}
