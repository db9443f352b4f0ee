//! `KSState`, `KSGate`, `KSTrans`: the parts of a channel. Only the channel makes them, and they notice when they are removed.

use super::channel::{drive_number, drive_of};
use super::{class, number as row, object as gives, other, string};
use crate::args::{Args, number, text};
use crate::channels::Part;
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_objects::channel::rate::{self, FORMS};
use nrn_objects::channel::{Channel, Drive, Gate, PartId, Rate, RateForm, Side, State, Transition};

fn only_by_channel(what: &str) -> Result<Payload, HocError> {
    Err(HocError::new(format!("Cannot create a {what} except through KSChan")))
}

/// The row of `KSState`.
pub static STATE: Class = class(
    "KSState",
    "()",
    "A state of a channel; asked of KSChan, not made.",
    |_, _, _| only_by_channel("KSState"),
    &[
        row("frac", "([share])", "Open share of the conductance in this state.", |cx, r, args| {
            if args.has(1) {
                let share = args.number_in(1, 0.0, 1e9)?;
                change(cx, r, |channel, id| _ = channel.state_mut(id).map(|state| state.fraction = share))?;
            }
            number(state(cx, r)?.fraction)
        }),
        row("index", "()", "Position among all states.", |cx, r, _| place(cx, r, Channel::state_index)),
        gives("gate", "()", "The gate it belongs to.", |cx, r, _| {
            let (channel, id) = parts(cx, r)?;
            let gate = channel.gate_of(id).map(|gate| gate.id).ok_or_else(deleted)?;
            sibling(cx, r, "KSGate", gate)
        }),
        string("name", "([name])", "Its name; the name of a range variable.", |cx, r, args| {
            if args.has(1) {
                let name = args.text(cx, 1)?.to_string();
                change(cx, r, |channel, id| _ = channel.state_mut(id).map(|state| state.name = name))?;
            }
            text(&state(cx, r)?.name.clone())
        }),
    ],
);

/// The row of `KSGate`.
pub static GATE: Class = class(
    "KSGate",
    "()",
    "A gate of a channel; asked of KSChan, not made.",
    |_, _, _| only_by_channel("KSGate"),
    &[
        row("nstate", "()", "How many states it has.", |cx, r, _| number(gate(cx, r)?.states.len() as f64)),
        row("power", "([n])", "To what power it enters the conductance.", |cx, r, args| {
            if args.has(1) {
                let power = args.number_in(1, 0.0, 1e6)? as i32;
                change(cx, r, |channel, id| {
                    _ = channel.gate_mut(id).map(|gate| gate.power = power);
                    channel.stochastic &= power == 1;
                })?;
            }
            number(f64::from(gate(cx, r)?.power))
        }),
        row("sindex", "()", "Position of its first state.", |cx, r, _| {
            let (channel, id) = parts(cx, r)?;
            number(channel.first_state_of(id) as f64)
        }),
        row("index", "()", "Position among all gates.", |cx, r, _| place(cx, r, Channel::gate_index)),
    ],
);

/// The row of `KSTrans`.
pub static TRANSITION: Class = class(
    "KSTrans",
    "()",
    "A transition of a channel; asked of KSChan, not made.",
    |_, _, _| only_by_channel("KSTransition"),
    &[
        row(
            "set_f",
            "(way, form, parameters [, low, high])",
            "One of the two rates: its form and parameters.",
            set_rate,
        ),
        row("index", "()", "Position among all transitions.", |cx, r, _| {
            place(cx, r, Channel::transition_index)
        }),
        row("type", "([0 rates, 1 steady state, 2 outside, 3 inside [, ligand]])", "What drives it.", drive),
        row("ftype", "(way)", "The form of one of the two rates, -1 without one.", |cx, r, args| {
            let rate = rate_argument(cx, r, args)?;
            number(rate.map_or(-1.0, |rate| rate.form.number() as f64))
        }),
        row("ab", "(v, alpha, beta)", "Forward and backward rates at potentials.", |cx, r, args| {
            fill(cx, r, args, rate::forward_backward)
        }),
        row("inftau", "(v, inf, tau)", "Steady states and time constants at potentials.", |cx, r, args| {
            fill(cx, r, args, rate::steady_time)
        }),
        row("f", "(way, v)", "One of the two rates at a potential.", |cx, r, args| {
            let Some(rate) = rate_argument(cx, r, args)? else { return number(0.0) };
            let (v, celsius) = (args.number(2)?, cx.engine.sim.env.celsius);
            number(rate.at(&cx.engine.sim.vectors, v, celsius))
        }),
        row("stoichiometry", "([n])", "How many molecules of the ligand it takes.", |cx, r, args| {
            if args.has(1) {
                let n = args.number_in(1, 1.0, 1e9)? as i32;
                change(cx, r, |channel, id| _ = channel.transition_mut(id).map(|t| t.molecules = n))?;
            }
            number(f64::from(transition(cx, r)?.molecules))
        }),
        gives("src", "()", "The state it comes from.", |cx, r, _| {
            let id = transition(cx, r)?.source;
            sibling(cx, r, "KSState", id)
        }),
        gives("target", "()", "The state it goes to.", |cx, r, _| {
            let id = transition(cx, r)?.target;
            sibling(cx, r, "KSState", id)
        }),
        gives("parm", "(way [, &low, &high])", "The parameters of one of the two rates.", parameters),
        string("ligand", "()", "The concentration that drives it, or nothing.", |cx, r, _| {
            let (channel, _) = parts(cx, r)?;
            let ligands = channel.ligands.clone();
            match transition(cx, r)?.drive {
                Drive::Ligand(ligand, side) => {
                    let end = if side == Side::Inside { "i" } else { "o" };
                    text(&format!("{}{end}", ligands.get(ligand).map_or("", String::as_str)))
                }
                _ => text(""),
            }
        }),
    ],
);

// ---- reaching things ----

fn deleted() -> HocError {
    HocError::new("This object was deleted by KSChan")
}
/// Number of the channel, and which part.
fn part(cx: &mut Cx<'_>, r: &Object) -> Result<(usize, PartId), HocError> {
    let part = *other::<Part>(cx, r)?;
    Ok((part.channel, part.id.ok_or_else(deleted)?))
}
/// The channel, and which part.
fn parts<'a>(cx: &'a mut Cx<'_>, r: &Object) -> Result<(&'a Channel, PartId), HocError> {
    let (number, id) = part(cx, r)?;
    Ok((&cx.engine.channels.get(number)?.channel, id))
}
fn state<'a>(cx: &'a mut Cx<'_>, r: &Object) -> Result<&'a State, HocError> {
    let (channel, id) = parts(cx, r)?;
    channel.states().find(|state| state.id == id).ok_or_else(deleted)
}
fn gate<'a>(cx: &'a mut Cx<'_>, r: &Object) -> Result<&'a Gate, HocError> {
    let (channel, id) = parts(cx, r)?;
    channel.gates().iter().find(|gate| gate.id == id).ok_or_else(deleted)
}
fn transition<'a>(cx: &'a mut Cx<'_>, r: &Object) -> Result<&'a Transition, HocError> {
    let (channel, id) = parts(cx, r)?;
    channel.transitions().iter().find(|transition| transition.id == id).ok_or_else(deleted)
}
/// Another part of the same channel, as an object.
fn sibling(cx: &mut Cx<'_>, r: &Object, class: &str, id: PartId) -> Result<Value, HocError> {
    let (number, _) = part(cx, r)?;
    Ok(Value::Object(Some(cx.part_object(number, class, id)?)))
}
fn place(
    cx: &mut Cx<'_>,
    r: &Object,
    find: fn(&Channel, PartId) -> Option<usize>,
) -> Result<Value, HocError> {
    let (channel, id) = parts(cx, r)?;
    number(find(channel, id).ok_or_else(deleted)? as f64)
}
fn change(cx: &mut Cx<'_>, r: &Object, change: impl FnOnce(&mut Channel, PartId)) -> Result<(), HocError> {
    let (number, id) = part(cx, r)?;
    cx.change_channel(number, |channel| change(channel, id))
}

// ---- rates ----

/// The rate that argument 1 chooses.
fn rate_argument(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Option<Rate>, HocError> {
    let rates = transition(cx, r)?.rates;
    Ok(rates[way(args)?])
}
fn way(args: &Args<'_>) -> Result<usize, HocError> {
    Ok(usize::from(args.number_in(1, 0.0, 1.0)? >= 1.0))
}
fn set_rate(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (number_of, _) = part(cx, r)?;
    let way = way(args)?;
    let form = FORMS.get(args.number_in(2, 0.0, 7.0)? as usize).copied().unwrap_or(RateForm::One);
    let (vector, object) = (args.vector(cx, 3)?, args.some_object(cx, 3)?);
    let (mut low, mut high) = (-100.0, 50.0);
    if form == RateForm::Table {
        if args.has(4) {
            (low, high) = (args.number(4)?, args.number(5)?);
        }
        if low.is_nan() || high.is_nan() || low >= high {
            return Err(HocError::new("KSTrans.set_f: a table reaches from low to high")
                .hint("low has to be less than high"));
        }
    }
    let (given, wanted) = (cx.engine.sim.vectors.data(vector).len(), form.parameters());
    if given < wanted {
        let text =
            format!("KSTrans.set_f: form {} needs {wanted} numbers, the Vector has {given}", form.number());
        return Err(
            HocError::new(text).hint("help(h.KSTrans.set_f) and the documentation of KSTrans list the forms")
        );
    }
    let rate = Rate { form, parameters: vector, low, high };
    change(cx, r, |channel, id| {
        channel.lookup.on = false;
        if let Some(transition) = channel.transition_mut(id) {
            transition.rates[way] = Some(rate);
        }
    })?;
    cx.keep_parameters(number_of, vector, object)?;
    number(0.0)
}
/// Both rates at the potentials of a Vector, into two others.
fn fill(
    cx: &mut Cx<'_>,
    r: &Object,
    args: &Args<'_>,
    form: fn(Drive, (f64, f64)) -> (f64, f64),
) -> Result<Value, HocError> {
    let (rates, drive) = (transition(cx, r)?.rates, transition(cx, r)?.drive);
    let (at, first, second) = (args.vector(cx, 1)?, args.vector(cx, 2)?, args.vector(cx, 3)?);
    let celsius = cx.engine.sim.env.celsius;
    let vectors = &cx.engine.sim.vectors;
    let pairs = vectors.data(at).iter().map(|v| Some(form(drive, rate::pair(&rates, vectors, *v, celsius)?)));
    let (a, b): (Vec<f64>, Vec<f64>) =
        pairs.collect::<Option<Vec<_>>>().ok_or_else(no_rate)?.into_iter().unzip();
    for (id, values) in [(first, a), (second, b)] {
        let vector = cx.engine.sim.vectors.get_mut(id).ok_or_else(texts::object_is_gone)?;
        vector.replace(values);
    }
    number(0.0)
}
fn no_rate() -> HocError {
    HocError::new("KSTrans: the transition has no rates yet").hint("give both with set_f first")
}
fn parameters(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let Some(rate) = rate_argument(cx, r, args)? else { return Ok(Value::Object(None)) };
    if rate.form == RateForm::Table && args.has(2) {
        cx.write(&args.pointer(2)?, rate.low)?;
        cx.write(&args.pointer(3)?, rate.high)?;
    }
    let (number, _) = part(cx, r)?;
    Ok(Value::Object(cx.engine.channels.get(number)?.parameters_of(&rate).cloned()))
}
/// `type(2, "cao")`: the last letter of a ligand's name says nothing, the number says which side it acts from.
fn drive(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(1) {
        let kind = args.number_in(1, 0.0, 3.0)?;
        match drive_of(kind, 0) {
            Drive::Ligand(_, side) => {
                let name = args.text(cx, 2)?;
                let ion = name.get(..name.len().saturating_sub(1)).unwrap_or("").to_owned();
                if cx.engine.sim.model.ion_by_name(&ion).is_none() {
                    return Err(HocError::new(format!("{ion}_ion does not exist"))
                        .hint("register it first: ion_register(\"name\", valence)"));
                }
                change(cx, r, |channel, id| channel.drive_by_ligand(id, &ion, side))?;
            }
            drive => change(cx, r, |channel, id| channel.drive_by_potential(id, drive))?,
        }
    }
    number(drive_number(transition(cx, r)?.drive) as f64)
}
