//! `KSChan`: a channel put together at run time.

use super::{channel_structure, class, number as row, object as gives, other, string};
use crate::args::{Args, number, text, truth};
use crate::channels::{ChannelNumber, Made, Part};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_objects::channel::{Channel, CurrentLaw, Drive, PartId, Side};

const STATE: &str = "KSState";
const GATE: &str = "KSGate";
const TRANSITION: &str = "KSTrans";
/// What a current without an ion is called.
pub(super) const NO_ION: &str = "NonSpecific";

/// The row of `KSChan`.
pub static CLASS: Class = class(
    "KSChan",
    "([is_point_process])",
    "A channel whose gates and kinetic schemes are put together at run time.",
    construct,
    &[
        row(
            "setstructure",
            "(vector)",
            "All gates, states and transitions at once.",
            channel_structure::set_structure,
        ),
        row("remove_state", "(index or state)", "Removes a state and its transitions.", remove_state),
        row("remove_transition", "(index or transition)", "Removes a transition.", remove_transition),
        row("ngate", "()", "How many gates.", |cx, r, _| count(cx, r, |c| c.gates().len())),
        row("nstate", "()", "How many states.", |cx, r, _| count(cx, r, |c| c.states().count())),
        row("ntrans", "()", "How many transitions.", |cx, r, _| count(cx, r, |c| c.transitions().len())),
        row("nligand", "()", "How many ligands.", |cx, r, _| count(cx, r, |c| c.ligands.len())),
        row("is_point", "()", "A point process?", |cx, r, _| truth(made(cx, r)?.channel.is_point)),
        row("single", "([on])", "Do channels open one by one, at random?", single),
        row("pr", "()", "Prints the structure.", channel_structure::print),
        row("iv_type", "([0 ohmic, 1 Nernst, 2 GHK])", "How the current follows from the potential.", law),
        row("gmax", "([x])", "Maximal conductance of new instances.", gmax),
        row("erev", "([mV])", "Reversal potential of new instances, without an ion.", erev),
        row("vres", "([mV])", "Change of potential that single channels notice.", |cx, _, args| {
            if args.has(1) {
                cx.engine.sim.single_channels().resolution = args.number_in(1, 1e-9, 1e9)?;
            }
            number(cx.engine.sim.single_channels().resolution)
        }),
        row("rseed", "([seed])", "State of the random numbers of single channels.", |cx, _, args| {
            if args.has(1) {
                cx.engine.sim.single_channels().seed = args.number_in(1, 0.0, 1e9)? as u32;
            }
            number(f64::from(cx.engine.sim.single_channels().seed))
        }),
        row(
            "usetable",
            "([on [, n, low, high]]) or (&low, &high)",
            "Gates of one state from a table.",
            lookup,
        ),
        gives(
            "add_hhstate",
            "(name)",
            "A new gate of one state, after Hodgkin and Huxley.",
            |cx, r, args| {
                let name = args.text(cx, 1)?;
                let id = edit(cx, r, "add_hhstate", |channel| channel.add_single(&name))?;
                part(cx, r, STATE, id)
            },
        ),
        gives("add_ksstate", "(gate, name)", "A new state of a scheme; of a new one for no gate.", add_state),
        gives("add_transition", "(source, target)", "A new transition of a scheme.", add_transition),
        gives("trans", "(index) or (source, target)", "A transition.", transition),
        gives("state", "(index)", "A state.", |cx, r, args| {
            let ids: Vec<PartId> = made(cx, r)?.channel.states().map(|state| state.id).collect();
            part(cx, r, STATE, *pick(args, 1, &ids)?)
        }),
        gives("gate", "(index)", "A gate.", |cx, r, args| {
            let ids: Vec<PartId> = made(cx, r)?.channel.gates().iter().map(|gate| gate.id).collect();
            part(cx, r, GATE, *pick(args, 1, &ids)?)
        }),
        string("name", "([name])", "Name of the mechanism.", name),
        string("ion", "([name])", "The ion it carries, or NonSpecific.", ion),
        string("ligand", "(index)", "The mechanism of a ligand.", |cx, r, args| {
            let ligands = made(cx, r)?.channel.ligands.clone();
            text(&format!("{}_ion", pick(args, 1, &ligands)?))
        }),
    ],
);

fn construct(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    let is_point = args.has(1) && args.number_in(1, 0.0, 1.0)? as i64 != 0;
    let own = cx.object_name(object);
    let index: String = own.chars().filter(char::is_ascii_digit).collect();
    let number = cx.new_channel(object, &format!("Chan{index}"), is_point)?;
    Ok(Payload::Other(Box::new(ChannelNumber(number))))
}

// ---- reaching things ----

fn number_of(cx: &mut Cx<'_>, r: &Object) -> Result<usize, HocError> {
    Ok(other::<ChannelNumber>(cx, r)?.0)
}
pub(super) fn made<'a>(cx: &'a mut Cx<'_>, r: &Object) -> Result<&'a Made, HocError> {
    let number = number_of(cx, r)?;
    cx.engine.channels.get(number)
}
fn count(cx: &mut Cx<'_>, r: &Object, of: fn(&Channel) -> usize) -> Result<Value, HocError> {
    number(of(&made(cx, r)?.channel) as f64)
}
fn part(cx: &mut Cx<'_>, r: &Object, class: &str, id: PartId) -> Result<Value, HocError> {
    let number = number_of(cx, r)?;
    Ok(Value::Object(Some(cx.part_object(number, class, id)?)))
}
/// What is at the position that argument `i` gives.
fn pick<'a, T>(args: &Args<'_>, i: usize, from: &'a [T]) -> Result<&'a T, HocError> {
    let at = args.number_in(i, 0.0, from.len() as f64 - 1.0)?;
    from.get(at as usize).ok_or_else(texts::argument_out_of_range)
}
/// Argument `i` as a part of a class.
fn part_argument(cx: &mut Cx<'_>, args: &Args<'_>, i: usize, class: &str) -> Result<PartId, HocError> {
    let object = args.some_object(cx, i)?;
    let of = cx.class_name(&object);
    if &*of != class {
        return Err(HocError::new(format!("{of} is not a {class}")));
    }
    let id = other::<Part>(cx, &object)?.id;
    id.ok_or_else(|| HocError::new(format!("{}  was deleted by KSChan", cx.object_name(&object))))
}
/// A state of a scheme, by position or as an object.
fn scheme_state(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>, i: usize) -> Result<PartId, HocError> {
    if !args.is_number(i) {
        return part_argument(cx, args, i, STATE);
    }
    let channel = &made(cx, r)?.channel;
    let states: Vec<PartId> = channel.states().map(|state| state.id).collect();
    let at = args.number_in(i, channel.n_single() as f64, states.len() as f64 - 1.0)?;
    states.get(at as usize).copied().ok_or_else(texts::argument_out_of_range)
}

// ---- structure ----

/// A change that NEURON refuses while there are instances, whether it needs to or not.
pub(super) fn edit<T>(
    cx: &mut Cx<'_>,
    r: &Object,
    method: &str,
    change: impl FnOnce(&mut Channel) -> T,
) -> Result<T, HocError> {
    let number = number_of(cx, r)?;
    let outcome = cx.refuse_instances(number).and_then(|()| cx.change_channel(number, change));
    outcome.map_err(|error| named(cx, r, method, error))
}
/// The error of a method, which begins with the object's and the method's name.
fn named(cx: &Cx<'_>, r: &Object, method: &str, mut error: HocError) -> HocError {
    if error.message.starts_with("KSChan::") {
        error.message = format!("{}::{method}: {}", cx.object_name(r), error.message);
    }
    error
}
pub(super) fn gone(cx: &mut Cx<'_>, r: &Object, parts: &[PartId]) -> Result<Value, HocError> {
    let ix = number_of(cx, r)?;
    cx.parts_gone(ix, parts)?;
    number(0.0)
}
fn add_state(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let gate = match args.object(cx, 1)? {
        Some(_) => Some(part_argument(cx, args, 1, GATE)?),
        None => None,
    };
    let name = args.text(cx, 2)?;
    let id = edit(cx, r, "add_ksstate", |channel| channel.add_state(gate, &name))?;
    part(cx, r, STATE, id)
}
fn remove_state(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let id = if args.is_number(1) {
        let ids: Vec<PartId> = made(cx, r)?.channel.states().map(|state| state.id).collect();
        *pick(args, 1, &ids)?
    } else {
        part_argument(cx, args, 1, STATE)?
    };
    let parts = edit(cx, r, "remove_state", |channel| channel.remove_state(id))?;
    gone(cx, r, &parts)
}
fn add_transition(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (source, target) = (scheme_state(cx, r, args, 1)?, scheme_state(cx, r, args, 2)?);
    let id = edit(cx, r, "add_transition", |channel| channel.add_transition(source, target))?;
    part(cx, r, TRANSITION, id)
}
fn remove_transition(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let id = if args.is_number(1) {
        let channel = &made(cx, r)?.channel;
        let ids: Vec<PartId> = channel.transitions().iter().map(|t| t.id).collect();
        let first = channel.n_single() as f64;
        args.number_in(1, first, ids.len() as f64 - 1.0)?;
        *pick(args, 1, &ids)?
    } else {
        part_argument(cx, args, 1, TRANSITION)?
    };
    edit(cx, r, "remove_transition", |channel| channel.remove_transition(id))?;
    gone(cx, r, &[id])
}
fn transition(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.is_number(1) {
        let ids: Vec<PartId> = made(cx, r)?.channel.transitions().iter().map(|t| t.id).collect();
        return part(cx, r, TRANSITION, *pick(args, 1, &ids)?);
    }
    let (source, target) = (part_argument(cx, args, 1, STATE)?, part_argument(cx, args, 2, STATE)?);
    let channel = &made(cx, r)?.channel;
    let found = channel.transitions().iter().find(|t| t.source == source && t.target == target);
    match found.map(|t| t.id) {
        Some(id) => part(cx, r, TRANSITION, id),
        None => {
            let at = |id| channel.state_index(id).map_or(-1, |at| at as i64);
            Err(HocError::new(format!("no transition between state index {} and {}", at(source), at(target))))
        }
    }
}

pub(super) fn law_of(number: f64) -> CurrentLaw {
    match number as i64 {
        1 => CurrentLaw::Nernst,
        2 => CurrentLaw::Ghk,
        _ => CurrentLaw::Ohmic,
    }
}
/// A drive by its number; 2 and 3 are ligands.
pub(super) fn drive_of(number: f64, ligand: usize) -> Drive {
    match number as i64 {
        1 => Drive::SteadyState,
        2 => Drive::Ligand(ligand, Side::Outside),
        3 => Drive::Ligand(ligand, Side::Inside),
        _ => Drive::Rates,
    }
}
/// The number of a drive.
pub(super) fn drive_number(drive: Drive) -> i64 {
    match drive {
        Drive::Rates => 0,
        Drive::SteadyState => 1,
        Drive::Ligand(_, Side::Outside) => 2,
        Drive::Ligand(_, Side::Inside) => 3,
    }
}

// ---- properties ----

fn law(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(1) {
        let law = law_of(args.number_in(1, 0.0, 2.0)?);
        edit(cx, r, "iv_type", |channel| channel.law = law)?;
    }
    number(made(cx, r)?.channel.law_in_force() as i32 as f64)
}
fn gmax(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(1) {
        let x = args.number_in(1, 0.0, 1e9)?;
        let number = number_of(cx, r)?;
        cx.change_channel(number, |channel| channel.gmax = x)?;
    }
    number(made(cx, r)?.channel.gmax)
}
fn erev(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(1) {
        let x = args.number_in(1, -1e9, 1e9)?;
        let number = number_of(cx, r)?;
        cx.change_channel(number, |channel| channel.erev = x)?;
    }
    number(made(cx, r)?.channel.erev)
}
/// `usetable(on [, n, low, high])`; `usetable(&low, &high)` tells the range and gives the number of points.
fn lookup(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.is_pointer(1) {
        let now = made(cx, r)?.channel.lookup;
        cx.write(&args.pointer(1)?, now.low)?;
        cx.write(&args.pointer(2)?, now.high)?;
        return number(now.n as f64);
    }
    if args.has(1) {
        let on = args.number_in(1, 0.0, 1.0)? as i64 != 0;
        let mut table = made(cx, r)?.channel.lookup;
        if args.has(2) {
            table.n = args.number_in(2, 2.0, 10_000.0)? as usize;
            (table.low, table.high) = (args.number(3)?, args.number(4)?);
            if table.low >= table.high {
                (table.low, table.high) = (-100.0, 50.0);
            }
        }
        let ix = number_of(cx, r)?;
        cx.change_channel(ix, |channel| {
            channel.lookup = table;
            channel.lookup.on = on && channel.n_single() > 0;
        })?;
    }
    truth(made(cx, r)?.channel.lookup.on)
}
fn single(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(1) {
        let mut on = args.number_in(1, 0.0, 1.0)? as i64 != 0;
        let channel = &made(cx, r)?.channel;
        if channel.is_point {
            if on && !channel.can_be_stochastic() {
                on = false;
                cx.vm.warn(
                    cx.engine,
                    "KSChan single channel mode implemented only for single ks gating complex to first power",
                );
            }
            edit(cx, r, "single", |channel| channel.stochastic = on)?;
        }
    }
    truth(made(cx, r)?.channel.stochastic)
}
/// Another name. A number is put behind one that is taken.
fn name(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(1) {
        let wanted = args.text(cx, 1)?;
        let ix = number_of(cx, r)?;
        cx.refuse_instances(ix).map_err(|error| named(cx, r, "name", error))?;
        let present = made(cx, r)?.channel.name.clone();
        let mut name = wanted.to_string();
        let mut i = 0;
        while name != present && cx.lookup(&name).is_some() {
            (cx.engine.output)(&format!("KSChan::setname {name} already in use\n"));
            name = format!("{wanted}{i}");
            i += 1;
        }
        edit(cx, r, "name", |channel| channel.name = name)?;
    }
    text(&made(cx, r)?.channel.name)
}
fn ion(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let shown = |ion: &Option<String>| ion.clone().unwrap_or_else(|| NO_ION.to_owned());
    if args.has(1) {
        let wanted = args.text(cx, 1)?;
        let present = made(cx, r)?.channel.ion.clone();
        if *wanted != *shown(&present) {
            let ion = (!wanted.is_empty() && &*wanted != NO_ION).then(|| wanted.to_string());
            if ion.is_some() && cx.engine.sim.model.ion_by_name(&wanted).is_none() {
                return Err(HocError::new(format!("{wanted}_ion is not an ion mechanism"))
                    .hint("register it first: ion_register(\"name\", valence)"));
            }
            let none = ion.is_none();
            edit(cx, r, "ion", |channel| channel.ion = ion)?;
            if none && present.is_some() {
                (cx.engine.output)("switch from useion to non-specific\n");
            }
        }
    }
    text(&shown(&made(cx, r)?.channel.ion))
}
