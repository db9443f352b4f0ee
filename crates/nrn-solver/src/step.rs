//! fadvance: one fixed step, as a list of named phases in NEURON's order.

use crate::calls::{KernelPhase, Which, run_phase};
use crate::context::{Context, HookId};
use crate::currents::add_currents;
use crate::deliver::{check_thresholds, deliver_events};
use crate::error::SimError;
use crate::profile::Phase;
use crate::sim::Sim;
use crate::{extended, play, record, tables, tree};
use std::time::Instant;

type Run = fn(&mut dyn Context) -> Result<(), SimError>;

/// A step. The voltage is advanced with everything else at the middle of the step, then the states with the new voltage.
const STEP: &[(Phase, Run)] = &[
    (Phase::Events, begin),
    (Phase::Play, |cx| {
        let sim = cx.sim();
        sim.began = sim.env.t;
        sim.env.t += 0.5 * sim.env.dt;
        play::continuous(cx)
    }),
    (Phase::SetUp, |cx| {
        cx.sim().clear_matrix();
        Ok(())
    }),
    (Phase::Currents, add_currents),
    (Phase::Eliminate, |cx| {
        let sim = cx.sim();
        let cfac = sim.capacity_factor();
        let parts = sim.model.parts();
        tree::eliminate(parts.nodes, parts.plan, cfac);
        extended::solve(cx)
    }),
    (Phase::Substitute, |cx| {
        let sim = cx.sim();
        let (cfac, scale) = (sim.capacity_factor(), if sim.env.secondorder > 0.0 { 2.0 } else { 1.0 });
        let parts = sim.model.parts();
        tree::substitute(parts.nodes, parts.plan, cfac, scale);
        Ok(())
    }),
    (Phase::Correct, |cx| {
        let sim = cx.sim();
        if sim.env.secondorder == 2.0 {
            let parts = sim.model.parts();
            tree::second_order_currents(parts.nodes, parts.ions, parts.plan);
        }
        extended::finish(sim)?;
        if sim.settings.fast_imem {
            sim.membrane_currents();
        }
        Ok(())
    }),
    (Phase::Play, |cx| {
        let env = &mut cx.sim().env;
        env.t += 0.5 * env.dt;
        play::continuous(cx)
    }),
    (Phase::States, |cx| {
        run_hooks(cx, |sim| &sim.before_states)?;
        run_phase(cx, KernelPhase::State, Which::Placed)?;
        run_phase(cx, KernelPhase::AfterVoltage, Which::Placed)?;
        crate::diffusion::diffuse(cx)?;
        run_phase(cx, KernelPhase::AfterSolve, Which::Placed)
    }),
    (Phase::Record, |cx| {
        run_phase(cx, KernelPhase::BeforeStep, Which::Placed)?;
        record::every_step(cx)
    }),
    (Phase::EndEvents, |cx| {
        let now = cx.sim().env.t;
        deliver_events(cx, now)?;
        run_due_hooks(cx)
    }),
];

/// Tables, thresholds, and the events that are due: those up to half a step ahead, so that one on a step boundary lands in the
/// step NEURON has it in.
fn begin(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    if sim.env.dt <= 0.0 || sim.env.dt.is_nan() {
        return Err(SimError::BadDt(sim.env.dt));
    }
    tables::check_tables(sim)?;
    check_thresholds(cx)?;
    crate::watch::check(cx)?;
    let env = cx.sim().env;
    deliver_events(cx, env.t + 0.5 * env.dt)?;
    run_hooks(cx, |sim| &sim.before_step)
}

/// One step of `dt`. Works inside user code that another step called. Fails when a mechanism or user code fails; the model is usable
/// afterwards.
pub fn fadvance(cx: &mut dyn Context) -> Result<(), SimError> {
    cx.sim().settings.stop = false;
    one_step(cx)
}

fn one_step(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    if sim.depth >= sim.settings.max_depth {
        return Err(SimError::Depth);
    }
    sim.model.prepare()?;
    let Sim { model, calls, .. } = sim;
    calls.refresh(model);
    extended::refresh(cx)?;
    let sim = cx.sim();
    sim.choose_matrix_step(false);
    let frozen = sim.model.freeze();
    sim.depth += 1;
    let outcome =
        if sim.profile.is_some() { timed(cx) } else { STEP.iter().try_for_each(|(_, run)| run(cx)) };
    let sim = cx.sim();
    sim.depth -= 1;
    drop(frozen);
    if outcome.is_err() {
        sim.effects.list.clear();
    }
    sim.model.sweep();
    outcome
}

fn timed(cx: &mut dyn Context) -> Result<(), SimError> {
    for (phase, run) in STEP {
        let begin = Instant::now();
        let outcome = run(cx);
        if let Some(profile) = &mut cx.sim().profile {
            profile.add(*phase, begin.elapsed());
        }
        outcome?;
    }
    if let Some(profile) = &mut cx.sim().profile {
        profile.steps += 1;
    }
    Ok(())
}

/// `n` steps, or fewer when someone says stop.
pub fn steps(cx: &mut dyn Context, n: u64) -> Result<(), SimError> {
    cx.sim().settings.stop = false;
    for _ in 0..n {
        cx.interrupted()?;
        one_step(cx)?;
        if cx.sim().settings.stop {
            break;
        }
    }
    Ok(())
}

/// As many whole steps as fit until `tstop`, ms, without going back to the caller (`ParallelContext.psolve`).
pub fn solve_until(cx: &mut dyn Context, tstop: f64) -> Result<(), SimError> {
    let env = cx.sim().env;
    if env.dt <= 0.0 || env.dt.is_nan() {
        return Err(SimError::BadDt(env.dt));
    }
    let n = ((tstop - env.t) / env.dt + 1e-9).floor();
    if n >= 1.0 { steps(cx, n as u64) } else { Ok(()) }
}

/// Computes all currents at the present voltage (`fcurrent()`); the matrix is complete afterwards.
pub fn fcurrent(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    sim.model.prepare()?;
    let Sim { model, calls, .. } = sim;
    calls.refresh(model);
    tables::check_tables(sim)?;
    extended::refresh(cx)?;
    cx.sim().choose_matrix_step(true);
    cx.sim().clear_matrix();
    add_currents(cx)?;
    let sim = cx.sim();
    let cfac = sim.capacity_factor();
    let parts = sim.model.parts();
    tree::complete(parts.nodes, parts.plan, cfac);
    extended::complete(cx)
}

/// Empties recording Vectors and takes the first value again (`frecord_init()`), after states were changed by hand.
pub fn frecord_init(cx: &mut dyn Context) -> Result<(), SimError> {
    cx.sim().choose_matrix_step(true);
    record::initialize(cx)?;
    record::every_step(cx)
}

pub(crate) fn run_hooks(cx: &mut dyn Context, list: fn(&Sim) -> &Vec<HookId>) -> Result<(), SimError> {
    let mut i = 0;
    while let Some(hook) = list(cx.sim()).get(i).copied() {
        i += 1;
        cx.hook(hook)?;
    }
    Ok(())
}

/// Runs the user code whose events were due, first come first served. Popped first, so that a nested step finds the rest.
pub(crate) fn run_due_hooks(cx: &mut dyn Context) -> Result<(), SimError> {
    while let Some(hook) = cx.sim().due_hooks.pop_front() {
        cx.hook(hook)?;
    }
    Ok(())
}
