//! Stimuli and synapses by number, as before there were objects: `fstim(n)` makes so many, `fstim(i, x, ...)` places one in
//! the accessed section. Each is an IClamp or an AlphaSynapse that nobody else has.

use super::{Function, number as row};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::texts;
use hoc_vm::HocError;
use nrn_mech_abi::NodeField;
use nrn_model::{PointProcessId, RangeVariable, SectionId};

/// The functions.
pub const TABLE: &[Function] = &[
    row("fstim", "(n), (i, x, del, dur, amp)", "Makes n current clamps, or places the i-th.", |cx, args| {
        place(cx, args, &STIMULI)
    }),
    row("fstimi", "(i)", "Current of the i-th clamp of fstim, in nA.", |cx, args| {
        let Some(point) = numbered(cx, args, &STIMULI)? else { return number(0.0) };
        let [del, dur, amp, _] = point.numbers;
        // A time that is a sum of many steps is not quite what it says.
        let since = crate::solver::time(cx) - del + 1e-9;
        number(if (0.0..dur).contains(&since) { amp } else { 0.0 })
    }),
    row("fclamp", "(n, x), (i, dur, v)", "Refused: SEClamp does that.", |_, _| Err(no_clamp())),
    row("fclampi", "()", "Refused: SEClamp does that.", |_, _| Err(no_clamp())),
    row("fclampv", "()", "Refused: SEClamp does that.", |_, _| Err(no_clamp())),
    row("prstim", "()", "Lists the clamps of fstim and the synapses of fsyn.", |cx, _| {
        list(cx);
        number(1.0)
    }),
    row(
        "fsyn",
        "(n), (i, x, onset, tau, gmax, e)",
        "Makes n alpha synapses, or places the i-th.",
        |cx, args| place(cx, args, &SYNAPSES),
    ),
    row("fsyng", "(i)", "Conductance of the i-th synapse of fsyn, in uS.", |cx, args| {
        let Some(point) = numbered(cx, args, &SYNAPSES)? else { return number(0.0) };
        number(conductance(cx, &point))
    }),
    row("fsyni", "(i)", "Current of the i-th synapse of fsyn, in nA.", |cx, args| {
        let Some(point) = numbered(cx, args, &SYNAPSES)? else { return number(0.0) };
        let Some((section, x)) = point.place else { return number(0.0) };
        let model = &mut cx.engine.sim.model;
        let v = model
            .handle(section, x, RangeVariable::Node(NodeField::V), 0)
            .and_then(|handle| model.read(handle))
            .map_err(|error| texts::model(&error))?;
        number(conductance(cx, &point) * (v - point.numbers[3]))
    }),
];

fn no_clamp() -> HocError {
    HocError::new("fclamp is not supported")
        .hint("a voltage clamp is `new SEClamp(0.5)`, with dur1, amp1 and so on")
}

/// One of the points, and what it was given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbered {
    point: Option<PointProcessId>,
    place: Option<(SectionId, f64)>,
    /// As many as its family has parameters.
    numbers: [f64; 4],
}

/// What one function makes.
struct Family {
    name: &'static str,
    mechanism: &'static str,
    parameters: &'static [&'static str],
    of: for<'c> fn(&'c mut Cx<'_>) -> &'c mut Vec<Numbered>,
}

const STIMULI: Family = Family {
    name: "fstim",
    mechanism: "IClamp",
    parameters: &["del", "dur", "amp"],
    of: |cx| &mut cx.engine.numbered_stimuli,
};
const SYNAPSES: Family = Family {
    name: "fsyn",
    mechanism: "AlphaSynapse",
    parameters: &["onset", "tau", "gmax", "e"],
    of: |cx| &mut cx.engine.numbered_synapses,
};

/// The point whose number is the first argument; `None` when there are none at all.
fn numbered(cx: &mut Cx<'_>, args: &Args<'_>, family: &Family) -> Result<Option<Numbered>, HocError> {
    let ix = index(cx, args, family)?;
    Ok((family.of)(cx).get(ix).copied())
}

fn index(cx: &mut Cx<'_>, args: &Args<'_>, family: &Family) -> Result<usize, HocError> {
    let ix = args.number(1)?;
    let n = (family.of)(cx).len();
    if ix >= 0.0 && ix < n as f64 { Ok(ix as usize) } else { Err(texts::argument_out_of_range()) }
}

fn place(cx: &mut Cx<'_>, args: &Args<'_>, family: &Family) -> Result<hoc_vm::Value, HocError> {
    if args.len() < 2 {
        let n = args.number(1)?;
        if !(0.0..=10_000.0).contains(&n) {
            return Err(texts::argument_out_of_range());
        }
        let old = std::mem::replace((family.of)(cx), vec![Numbered::default(); n as usize]);
        for point in old.into_iter().filter_map(|numbered| numbered.point) {
            cx.engine.sim.model.remove_point_process(point);
        }
        return number(0.0);
    }
    let ix = index(cx, args, family)?;
    let x = args.number(2)?;
    if !(0.0..=1.0).contains(&x) {
        return Err(texts::argument_out_of_range());
    }
    let mut numbers = [0.0; 4];
    for (i, slot) in numbers.iter_mut().enumerate().take(family.parameters.len()) {
        *slot = args.number(3 + i)?;
    }
    let section = cx.engine.accessed_section()?;
    let before = (family.of)(cx).get(ix).and_then(|numbered| numbered.point);
    let model = &mut cx.engine.sim.model;
    let fail = |error| texts::model(&error);
    let point = match before {
        Some(point) => point,
        None => {
            let mechanism = model.mechanism_by_name(family.mechanism);
            model.new_point_process(mechanism.ok_or_else(texts::object_is_gone)?).map_err(fail)?
        }
    };
    model.locate(point, section, x).map_err(fail)?;
    for (name, value) in family.parameters.iter().zip(numbers) {
        let handle = model.point_process_handle(point, name, 0).map_err(fail)?;
        model.write(handle, value).map_err(fail)?;
    }
    if let Some(slot) = (family.of)(cx).get_mut(ix) {
        *slot = Numbered { point: Some(point), place: Some((section, x)), numbers };
    }
    number(0.0)
}

/// Of a synapse, in uS: gmax after `tau` (in ms) behind the onset.
fn conductance(cx: &Cx<'_>, synapse: &Numbered) -> f64 {
    let [onset, tau, gmax, _] = synapse.numbers;
    let a = (crate::solver::time(cx) - onset) / tau;
    if a > 0.0 && a <= 10.0 { gmax * a * (1.0 - a).exp() } else { 0.0 }
}

fn list(cx: &mut Cx<'_>) {
    let heads = [
        (&STIMULI, "/* section\tfstim( #, loc, delay(ms), duration(ms), magnitude(namp)) */\n"),
        (&SYNAPSES, "/* section\tfsyn( #, loc, delay(ms), tau(ms), conduct(uS), erev(mV)) */\n"),
    ];
    for (family, head) in heads {
        let points = (family.of)(cx).clone();
        if points.is_empty() {
            continue;
        }
        let mut text = format!("{}({})\n{head}", family.name, points.len());
        for (ix, point) in points.iter().enumerate() {
            let Some((section, x)) = point.place else { continue };
            let name = cx.plain_section_name(section);
            let show = crate::format::number;
            let [a, b, c, d] = point.numbers.map(show);
            text += &format!("{name:<15} {}({ix:2},{:>4},{a:>10},", family.name, show(x));
            text += &match family.parameters.len() {
                3 => format!("{b:>13},{c:>16})\n"),
                _ => format!("{b:>8},{c:>14},{d:>9})\n"),
            };
        }
        (cx.engine.output)(&text);
    }
}
