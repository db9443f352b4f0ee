//! `fstim`, `fsyn`, `fclamp`: the stimuli from before there were point processes. They act on the accessed section.

use super::number as row;
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::settings::CLAMP_RESIST;
use crate::tables::Function;
use hoc_vm::{HocError, Value};
use nrn_solver::stimuli::{AlphaSynapse, Clamp, Place, Pulse};

/// The rows.
pub const TABLE: &[Function] = &[
    row(
        "fstim",
        "(n) or (i, x, delay, duration, amplitude)",
        "Makes room for n currents, or sets one on the accessed section: ms, ms, nA. IClamp is its successor.",
        fstim,
    ),
    row("fstimi", "(i)", "What a current of fstim is now, nA.", |cx, args| {
        let t = cx.engine.sim.env.t;
        let i = args.number_in(1, 0.0, last(cx.engine.sim.stimuli.pulses.len()))? as usize;
        number(cx.engine.sim.stimuli.pulses.get(i).map_or(0.0, |pulse| pulse.current(t)))
    }),
    row(
        "fsyn",
        "(n) or (i, x, delay, tau, conductance, reversal)",
        "Makes room for n alpha synapses, or sets one on the accessed section: ms, ms, microsiemens, mV. AlphaSynapse is its successor.",
        fsyn,
    ),
    row("fsyng", "(i)", "What a conductance of fsyn is now, microsiemens.", |cx, args| {
        Ok(Value::Number(synapse_now(cx, args)?.0))
    }),
    row("fsyni", "(i)", "What a current of fsyn is now, nA.", |cx, args| {
        Ok(Value::Number(synapse_now(cx, args)?.1))
    }),
    row(
        "fclamp",
        "(n, x) or (i, duration, v)",
        "A voltage clamp with n levels at x of the accessed section, or one of its levels: ms, mV. The resistance is clamp_resist. SEClamp is its successor.",
        fclamp,
    ),
    row("fclampv", "()", "What fclamp clamps to now, mV.", |cx, _| {
        let sim = &cx.engine.sim;
        let levels = &sim.stimuli.clamp.levels;
        let now = sim.stimuli.clamp.potential(sim.env.t).or(levels.last().map(|(_, v)| *v));
        number(now.unwrap_or(0.0))
    }),
    row("fclampi", "()", "The current of fclamp now, nA.", |cx, _| {
        let sim = &mut cx.engine.sim;
        let (place, resistance) = (sim.stimuli.clamp.place, sim.stimuli.clamp.resistance);
        let level = sim.stimuli.clamp.potential(sim.env.t);
        let now = level.zip(sim.potential_at(place)).map(|(level, v)| (level - v) / resistance);
        number(now.unwrap_or(0.0))
    }),
    row("prstim", "()", "Prints what fclamp, fstim and fsyn were given.", prstim),
];

/// More stimuli, or levels, than these are refused.
const MOST: f64 = 1e4;
/// Later than any time.
const NEVER: f64 = 1e21;

fn last(n: usize) -> f64 {
    n as f64 - 1.0
}

/// The place that argument 2 names on the accessed section.
fn place(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Place, HocError> {
    let x = args.number_in(2, 0.0, 1.0)?;
    Ok(Some((cx.accessed_section()?, x)))
}

fn beyond() -> HocError {
    HocError::new("index out of range").hint("the call with one argument says how many there are")
}

fn fstim(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let i = args.number_in(1, 0.0, MOST)? as usize;
    if !args.has(2) {
        cx.engine.sim.stimuli.pulses = vec![Pulse::default(); i];
        return number(0.0);
    }
    if i >= cx.engine.sim.stimuli.pulses.len() {
        return Err(beyond());
    }
    let place = place(cx, args)?;
    let (delay, duration) = (args.number_in(3, 0.0, NEVER)?, args.number_in(4, 0.0, NEVER)?);
    let amplitude = args.number(5)?;
    if let Some(pulse) = cx.engine.sim.stimuli.pulses.get_mut(i) {
        *pulse = Pulse { place, delay, duration, amplitude };
    }
    number(0.0)
}

fn fsyn(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let i = args.number_in(1, 0.0, MOST)? as usize;
    if !args.has(2) {
        cx.engine.sim.stimuli.synapses = vec![AlphaSynapse::default(); i];
        return number(0.0);
    }
    if i >= cx.engine.sim.stimuli.synapses.len() {
        return Err(beyond());
    }
    let place = place(cx, args)?;
    let (delay, tau) = (args.number_in(3, 0.0, NEVER)?, args.number_in(4, 0.0, NEVER)?);
    let (conductance, reversal) = (args.number(5)?, args.number(6)?);
    if let Some(synapse) = cx.engine.sim.stimuli.synapses.get_mut(i) {
        *synapse = AlphaSynapse { place, delay, tau, conductance, reversal };
    }
    number(0.0)
}

/// Conductance and current of a synapse.
fn synapse_now(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<(f64, f64), HocError> {
    let sim = &mut cx.engine.sim;
    let i = args.number_in(1, 0.0, last(sim.stimuli.synapses.len()))? as usize;
    let Some(synapse) = sim.stimuli.synapses.get(i).copied() else { return Ok((0.0, 0.0)) };
    let g = synapse.conductance(sim.env.t);
    let v = sim.potential_at(synapse.place).unwrap_or(synapse.reversal);
    Ok((g, g * (v - synapse.reversal)))
}

fn fclamp(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let i = args.number_in(1, 0.0, MOST)? as usize;
    if args.has(3) {
        let (duration, v) = (args.number_in(2, 0.0, NEVER)?, args.number(3)?);
        let levels = &mut cx.engine.sim.stimuli.clamp.levels;
        let level = levels.get_mut(i);
        *level.ok_or_else(|| HocError::new("level index out of range"))? = (duration, v);
        let before_last = levels.split_last().map_or(0.0, |(_, before)| before.iter().map(|(t, _)| t).sum());
        return number(before_last);
    }
    if i == 0 {
        cx.engine.sim.stimuli.clamp = Clamp::default();
        return number(0.0);
    }
    let resistance = cx.engine.setting(CLAMP_RESIST)?;
    if resistance.is_nan() || resistance <= 0.0 {
        return Err(HocError::new("clamp_resist must be > 0 in megohms"));
    }
    let place = place(cx, args)?;
    cx.engine.sim.stimuli.clamp = Clamp { place, levels: vec![(0.0, 0.0); i], resistance };
    number(0.0)
}

fn prstim(cx: &mut Cx<'_>, _: &Args<'_>) -> Result<Value, HocError> {
    let stimuli = cx.engine.sim.stimuli.clone();
    let name = |cx: &Cx<'_>, place: Place| {
        let there = place.filter(|(id, _)| cx.engine.sim.model.section(*id).is_ok());
        there.map_or_else(String::new, |(id, _)| cx.engine.name_of_section(id))
    };
    let at = |place: Place| place.map_or(0.0, |(_, x)| x);
    let g = |x: f64| hoc_vm::format::general(x, 6);
    let mut text = String::new();
    if !stimuli.clamp.levels.is_empty() {
        let (n, clamp) = (stimuli.clamp.levels.len(), &stimuli.clamp);
        let section = name(cx, clamp.place);
        text += &format!("{section} fclamp({n}, {}) /* Second arg is location */\n", g(at(clamp.place)));
        let resistance = g(clamp.resistance);
        text += &format!("/* fclamp( #, duration(ms), magnitude(mV)) ; clamp_resist = {resistance} */\n");
        for (i, (duration, v)) in clamp.levels.iter().enumerate() {
            text += &format!("   fclamp({i:2},{:>13},{:>14})\n", g(*duration), g(*v));
        }
    }
    if !stimuli.pulses.is_empty() {
        let n = stimuli.pulses.len();
        text +=
            &format!("fstim({n})\n/* section\tfstim( #, loc, delay(ms), duration(ms), magnitude(namp)) */\n");
        for (i, p) in stimuli.pulses.iter().enumerate() {
            let numbers = (g(at(p.place)), g(p.delay), g(p.duration), g(p.amplitude));
            let (x, delay, duration, amplitude) = numbers;
            let section = name(cx, p.place);
            text +=
                &format!("{section:<15} fstim({i:2},{x:>4},{delay:>10},{duration:>13},{amplitude:>16})\n");
        }
    }
    if !stimuli.synapses.is_empty() {
        let n = stimuli.synapses.len();
        text +=
            &format!("fsyn({n})\n/* section\tfsyn( #, loc, delay(ms), tau(ms), conduct(uS), erev(mV)) */\n");
        for (i, s) in stimuli.synapses.iter().enumerate() {
            let (x, delay, tau) = (g(at(s.place)), g(s.delay), g(s.tau));
            let (conductance, reversal) = (g(s.conductance), g(s.reversal));
            let section = name(cx, s.place);
            text += &format!(
                "{section:<15} fsyn({i:2},{x:>4},{delay:>10},{tau:>8},{conductance:>14},{reversal:>9})\n"
            );
        }
    }
    (cx.engine.output)(&text);
    number(1.0)
}
