//! `MechanismType`: walks over all mechanisms, or over all point processes.

use super::{class, int, number as row, object as gives, other, string, truth as yes_no};
use crate::args::{Args, number, text, truth};
use crate::cx::Cx;
use crate::mechanism_types::{self, Kind};
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_mech_abi::MechanismKind;
use nrn_model::{Insertable, PointProcessId, SectionId};

/// What a MechanismType keeps.
struct Choice {
    is_point: bool,
    selected: i64,
    /// What to run when a menu item is chosen.
    action: Option<Value>,
    /// Point processes that `pp_next` has still to give, last first.
    to_come: Vec<PointProcessId>,
}

/// The row of `MechanismType`.
pub static CLASS: Class = class(
    "MechanismType",
    "(0: mechanisms, 1: point processes)",
    "All mechanisms, or all point processes, one of them selected.",
    |_, _, args| {
        let is_point = args.number_in(1, 0.0, 1.0)? as i64 == 1;
        Ok(Payload::Other(Box::new(Choice { is_point, selected: 0, action: None, to_come: Vec::new() })))
    },
    &[
        row("select", "(i or name)", "Selects one; a name nobody knows is ignored.", select),
        int(
            "selected",
            "([strdef])",
            "Position of the selected one; its name goes to the string.",
            |cx, m, args| {
                let ix = choice(cx, m)?.selected;
                if args.has(1) {
                    let name = selected(cx, m)?.name(cx.engine);
                    args.set_text(cx, 1, &name)?;
                }
                number(ix as f64)
            },
        ),
        row("make", "([objref])", "Inserts it into the accessed section, or makes a point process.", make),
        row("remove", "()", "Takes it out of the accessed section.", remove),
        int("count", "()", "How many there are.", |cx, m, _| number(kinds(cx, m)?.len() as f64)),
        row(
            "menu",
            "()",
            "A menu of them in an open panel; nothing without a window, as in NEURON.",
            |_, _, _| number(0.0),
        ),
        row("action", "(statement)", "What to run when a menu item is chosen.", |cx, m, args| {
            let action = args.value(1)?.clone();
            if !args.is_text(1) {
                args.some_object(cx, 1)?;
            }
            choice(cx, m)?.action = Some(action);
            number(0.0)
        }),
        yes_no("is_netcon_target", "(i)", "Has it a NET_RECEIVE block?", |cx, m, args| {
            about(cx, m, args, |info| info.net_receive.is_some())
        }),
        yes_no("has_net_event", "(i)", "Does it send events itself?", |cx, m, args| {
            about(cx, m, args, |info| info.net_event)
        }),
        yes_no("is_artificial", "(i)", "Is it an artificial cell?", |cx, m, args| {
            about(cx, m, args, |info| info.kind == MechanismKind::ArtificialCell)
        }),
        yes_no("is_ion", "()", "Is the selected one an ion?", |cx, m, _| {
            truth(matches!(selected(cx, m)?, Kind::Ion(_)))
        }),
        row("internal_type", "()", "Number of the selected one among all kinds.", |cx, m, _| {
            let kind = selected(cx, m)?;
            let ix = mechanism_types::all(cx.engine).iter().position(|k| *k == kind);
            number(ix.map_or(-1.0, |ix| (ix + mechanism_types::FIRST_NUMBER) as f64))
        }),
        gives(
            "pp_begin",
            "()",
            "First point process of the selected kind in the accessed section.",
            |cx, m, _| {
                if !choice(cx, m)?.is_point {
                    return Err(HocError::new("Not a MechanismType(1)"));
                }
                let section = cx.accessed_section()?;
                let mut found = in_section(cx, m, section)?;
                found.reverse();
                choice(cx, m)?.to_come = found;
                next(cx, m)
            },
        ),
        gives("pp_next", "()", "The next one, or NULLobject.", |cx, m, _| next(cx, m)),
        string("code", "()", "Text of the .mod file of the selected one.", |cx, m, _| {
            let Kind::Mechanism(id) = selected(cx, m)? else { return text("") };
            let Some(info) = cx.engine.mechanism_info(id) else { return text("") };
            let own = format!("{}.mod", info.name.to_lowercase());
            let built_in = nrn_builtin::SOURCES.iter().find(|s| s.0 == own).map(|s| s.1.to_owned());
            let from_file = || std::fs::read(&info.source).ok().map(crate::files::decode);
            text(&from_file().or(built_in).unwrap_or_default())
        }),
        string("file", "()", "Path of the .mod file of the selected one.", |cx, m, _| {
            let Kind::Mechanism(id) = selected(cx, m)? else { return text("") };
            text(&cx.engine.mechanism_info(id).map(|i| i.source.clone()).unwrap_or_default())
        }),
    ],
);

fn choice<'a>(cx: &'a mut Cx<'_>, m: &Object) -> Result<&'a mut Choice, HocError> {
    other::<Choice>(cx, m)
}
fn kinds(cx: &mut Cx<'_>, m: &Object) -> Result<Vec<Kind>, HocError> {
    let is_point = choice(cx, m)?.is_point;
    let all = mechanism_types::all(cx.engine).into_iter();
    Ok(all.filter(|kind| kind.is_point(cx.engine) == is_point).collect())
}
fn selected(cx: &mut Cx<'_>, m: &Object) -> Result<Kind, HocError> {
    let ix = choice(cx, m)?.selected;
    let ix = usize::try_from(ix).map_err(|_| HocError::new("MechanismType: nothing is selected"))?;
    kinds(cx, m)?.get(ix).copied().ok_or_else(texts::argument_out_of_range)
}
fn select(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let all = kinds(cx, m)?;
    if args.is_text(1) {
        let name = args.text(cx, 1)?;
        if let Some(ix) = all.iter().position(|kind| kind.name(cx.engine) == *name) {
            choice(cx, m)?.selected = ix as i64;
        }
    } else if args.is_number(1) {
        choice(cx, m)?.selected = args.number_in(1, -1.0, all.len() as f64 - 1.0)? as i64;
    } else {
        args.value(1)?;
    }
    number(0.0)
}
fn make(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let kind = selected(cx, m)?;
    if choice(cx, m)?.is_point {
        let Value::ObjectPlace(place) = *args.value(1)? else {
            return Err(hoc_vm::wrong_type("Object**", args.value(1)?));
        };
        let name = kind.name(cx.engine);
        let object = cx.construct(&name, &[])?;
        cx.vm.set_object(place, Some(object));
        return number(0.0);
    }
    let section = cx.accessed_section()?;
    let what = match kind {
        Kind::Ion(ion) => Insertable::Ion(ion),
        Kind::Mechanism(id) => Insertable::Mechanism(id),
        // Every section has these.
        Kind::Morphology | Kind::Capacitance => return number(0.0),
    };
    cx.insert(section, what)?;
    number(0.0)
}
fn remove(cx: &mut Cx<'_>, m: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    if choice(cx, m)?.is_point {
        return number(0.0);
    }
    let section = cx.accessed_section()?;
    let kind = selected(cx, m)?;
    match kind {
        Kind::Mechanism(id) => cx.uninsert(section, Insertable::Mechanism(id))?,
        Kind::Ion(_) => warn(cx, "Not allowed to uninsert ions at this time", kind),
        _ => warn(cx, "Can't uninsert mechanism", kind),
    }
    number(0.0)
}
fn warn(cx: &mut Cx<'_>, what: &str, kind: Kind) {
    let name = kind.name(cx.engine);
    cx.vm.warn(cx.engine, &format!("{what} {name}"));
}
fn about(
    cx: &mut Cx<'_>,
    m: &Object,
    args: &Args<'_>,
    what: fn(&nrn_mech_abi::MechanismInfo) -> bool,
) -> Result<Value, HocError> {
    let all = kinds(cx, m)?;
    let ix = args.number_in(1, 0.0, all.len() as f64)? as usize;
    truth(match all.get(ix) {
        Some(Kind::Mechanism(id)) => cx.engine.mechanism_info(*id).is_some_and(what),
        _ => false,
    })
}
/// Point processes of the selected kind that lie in a section, from its beginning on.
fn in_section(cx: &mut Cx<'_>, m: &Object, section: SectionId) -> Result<Vec<PointProcessId>, HocError> {
    let Kind::Mechanism(wanted) = selected(cx, m)? else { return Ok(Vec::new()) };
    let model = &cx.engine.sim.model;
    let own = model.section(section).map_err(|e| texts::model(&e))?;
    let mut xs = vec![0.0];
    xs.extend((0..own.nseg()).map(|ix| own.centre(ix)));
    xs.push(1.0);
    let mut found = Vec::new();
    for x in xs {
        let node = model.node_at(section, x).map_err(|e| texts::model(&e))?;
        for id in model.point_processes_at(node) {
            let is_wanted = model.point_process(id).is_ok_and(|p| p.mechanism == wanted);
            if is_wanted && model.location(id).is_some_and(|place| place.0 == section) && !found.contains(&id)
            {
                found.push(id);
            }
        }
    }
    Ok(found)
}
fn next(cx: &mut Cx<'_>, m: &Object) -> Result<Value, HocError> {
    while let Some(id) = choice(cx, m)?.to_come.pop() {
        if let Some(object) = cx.point_process_object(id) {
            return Ok(Value::Object(Some(object)));
        }
    }
    Ok(Value::Object(None))
}
