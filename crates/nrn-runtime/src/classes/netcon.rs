//! `NetCon`: events from a source to a target.

use super::{int, number as row, object as gives_object, payload, truth};
use crate::args::{self, Args, number};
use crate::cx::Cx;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::place::HostPlace;
use crate::tables::{Class, Field};
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_model::{DataHandle, NetConId, NetConSource, PointProcessId, SourceId, SourceKind};
use nrn_solver::SpikeTap;

const DELAY: u32 = 0;
const THRESHOLD: u32 = 1;
const NOTHING: u32 = 2;

/// The row of `NetCon`.
pub static CLASS: Class = Class {
    name: "NetCon",
    args: "(source, target [, threshold, delay, weight])",
    doc: "Events from a source (a variable that crosses a threshold, or an artificial cell) to a target.",
    construct,
    destroy: |cx, payload| {
        if let Payload::NetCon(id) = payload {
            cx.engine.sourceless.remove(&id);
            let source = cx.engine.sim.model.netcon(id).ok().and_then(|n| n.source);
            cx.engine.sim.model.remove_netcon(id);
            // Callbacks go with the last NetCon of their source; recordings into Vectors stay.
            if let Some(source) = source.filter(|source| !cx.engine.sim.model.has_netcons(*source)) {
                cx.engine.sim.untap(source, |tap| matches!(tap, SpikeTap::Hook(_)));
            }
        }
    },
    methods: &[
        truth("valid", "()", "Does it have a source and a target?", |cx, object, _| {
            let id = netcon(cx, object)?;
            let n = *cx.engine.sim.model.netcon(id).map_err(|e| texts::model(&e))?;
            let fed = n.source.is_some() || cx.engine.sourceless.contains(&id);
            args::truth(fed && n.target.is_some())
        }),
        truth("active", "([flag])", "Do events pass? Returns what it was.", active),
        row("event", "(t [, flag])", "An event reaches the target at time t, ms.", event),
        row(
            "record",
            "([tvec [, idvec [, id]]]) or (statement)",
            "Spike times of the source go to a Vector, or a statement runs.",
            record,
        ),
        gives_object("get_recordvec", "()", "The Vector that spike times go to.", get_recordvec),
        row("wcnt", "()", "Number of weights.", |cx, object, _| {
            let id = netcon(cx, object)?;
            let n = *cx.engine.sim.model.netcon(id).map_err(|e| texts::model(&e))?;
            number(n.n_weights() as f64)
        }),
        gives_object("syn", "()", "The target.", target),
        gives_object("pre", "()", "The source, when it is an artificial cell.", pre),
        gives_object("precell", "()", "The cell the source belongs to.", precell),
        gives_object("postcell", "()", "The cell the target belongs to.", postcell),
        row(
            "preloc",
            "()",
            "Position of the source; its section becomes the accessed one.",
            |cx, object, _| {
                let place = source_place(cx, object)?;
                push_place(cx, place)
            },
        ),
        row(
            "postloc",
            "()",
            "Position of the target; its section becomes the accessed one.",
            |cx, object, _| {
                let place = target_place(cx, object)?;
                push_place(cx, place)
            },
        ),
        int("srcgid", "()", "Global number of the source, or -1.", |cx, object, _| {
            let source = source_of(cx, object)?;
            number(
                source
                    .and_then(|s| cx.engine.gids.iter().find(|g| *g.1 == s).map(|g| *g.0 as f64))
                    .unwrap_or(-1.0),
            )
        }),
        row("setpost", "([target])", "Changes the target.", setpost),
        gives_object("synlist", "([List])", "NetCons with the same target.", |cx, object, args| {
            let target = target_of(cx, object)?;
            same(cx, args, |_, n| n.target == target && target.is_some())
        }),
        gives_object(
            "precelllist",
            "([List])",
            "NetCons whose sources belong to the same cell.",
            |cx, object, args| {
                let cell = precell_of(cx, object)?;
                let mut found = Vec::new();
                for other in cx.vm.objects_of("NetCon") {
                    if cell.is_some() && precell_of(cx, &other)? == cell {
                        found.push(other);
                    }
                }
                into_list(cx, args, found)
            },
        ),
        gives_object(
            "postcelllist",
            "([List])",
            "NetCons whose targets belong to the same cell.",
            |cx, object, args| {
                let cell = postcell_of(cx, object)?;
                let mut found = Vec::new();
                for other in cx.vm.objects_of("NetCon") {
                    if cell.is_some() && postcell_of(cx, &other)? == cell {
                        found.push(other);
                    }
                }
                into_list(cx, args, found)
            },
        ),
        gives_object("preseg", "()", "Python only: the segment of the source.", |_, _, _| {
            Ok(Value::Object(None))
        }),
        gives_object("postseg", "()", "Python only: the segment of the target.", |_, _, _| {
            Ok(Value::Object(None))
        }),
        gives_object("prelist", "([List])", "NetCons with the same source.", |cx, object, args| {
            let source = source_of(cx, object)?;
            if source.is_none() {
                return into_list(cx, args, vec![object.clone()]);
            }
            same(cx, args, |_, n| n.source == source)
        }),
    ],
    fields: &[
        Field { name: "delay", doc: "ms", indexed: false, place: |_, object, _| field_place(object, DELAY) },
        Field {
            name: "threshold",
            doc: "mV",
            indexed: false,
            place: |_, object, _| field_place(object, THRESHOLD),
        },
        Field { name: "weight", doc: "first weight, or weight[i]", indexed: true, place: weight },
        Field { name: "x", doc: "the source variable's value", indexed: false, place: source_variable },
    ],
    dynamic: None,
};

/// The NetCon behind an object.
pub fn netcon(cx: &mut Cx<'_>, object: &Object) -> Result<NetConId, HocError> {
    match payload(cx, object)? {
        Payload::NetCon(id) => Ok(*id),
        _ => Err(texts::object_is_gone()),
    }
}
fn field_place(object: &Object, field: u32) -> Result<hoc_vm::HostPointer, HocError> {
    Ok(HostPlace::Object { object: object.id(), field, element: 0 }.pack())
}
fn weight(cx: &mut Cx<'_>, object: &Object, indices: &[f64]) -> Result<hoc_vm::HostPointer, HocError> {
    let id = netcon(cx, object)?;
    let index = indices.first().copied().unwrap_or(0.0);
    let n = cx.engine.sim.model.netcon(id).map_err(|e| texts::model(&e))?.n_weights();
    if !(0.0..n as f64).contains(&index) {
        return Err(texts::index_out_of_range("weight", index, n));
    }
    Ok(HostPlace::Data(DataHandle::Weight { netcon: id, index: index as u16 }).pack())
}
fn source_variable(cx: &mut Cx<'_>, object: &Object, _: &[f64]) -> Result<hoc_vm::HostPointer, HocError> {
    let kind = match source_of(cx, object)? {
        Some(source) => Some(cx.engine.sim.model.source(source).map_err(|e| texts::model(&e))?.kind),
        None => None,
    };
    match kind {
        Some(SourceKind::Variable(handle)) => Ok(HostPlace::Data(handle).pack()),
        // Without a variable it is 0.
        _ => field_place(object, NOTHING),
    }
}
/// Reads `delay` or `threshold`.
pub fn read(cx: &mut Cx<'_>, id: NetConId, field: u32) -> Result<f64, HocError> {
    let model = &cx.engine.sim.model;
    let n = model.netcon(id).map_err(|e| texts::model(&e))?;
    match field {
        DELAY => Ok(n.delay),
        NOTHING => Ok(0.0),
        // Without a source: what a new one would have.
        _ => Ok(n.source.and_then(|s| model.source(s).ok()).map_or(10.0, |s| s.threshold)),
    }
}
/// Writes `delay` or `threshold`.
pub fn write(cx: &mut Cx<'_>, id: NetConId, field: u32, x: f64) -> Result<(), HocError> {
    let model = &mut cx.engine.sim.model;
    match field {
        DELAY => model.netcon_mut(id).map_err(|e| texts::model(&e))?.delay = x,
        NOTHING => {}
        _ => {
            let source = model.netcon(id).map_err(|e| texts::model(&e))?.source;
            if let Some(source) = source {
                model.source_mut(source).map_err(|e| texts::model(&e))?.threshold = x;
            }
        }
    }
    Ok(())
}

fn construct(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    let source = source_argument(cx, args)?;
    let target = target_argument(cx, args, 2)?;
    // Threshold, delay and weight: all of them or none.
    let given = if args.has(3) { Some([args.number(3)?, args.number(4)?, args.number(5)?]) } else { None };
    let id = cx.engine.sim.model.new_netcon(source, target).map_err(|e| no_receive(cx, args, &e))?;
    if source == NetConSource::None {
        cx.engine.sourceless.insert(id);
    }
    if let Some([threshold, delay, weight]) = given {
        write(cx, id, THRESHOLD, threshold)?;
        write(cx, id, DELAY, delay)?;
        cx.engine.sim.model.set_weight(id, 0, weight).map_err(|e| texts::model(&e))?;
    }
    Ok(Payload::NetCon(id))
}
fn no_receive(cx: &mut Cx<'_>, args: &Args<'_>, error: &nrn_model::ModelError) -> HocError {
    match (error, args.object(cx, 2)) {
        (nrn_model::ModelError::NoNetReceive(_), Ok(Some(target))) => {
            HocError::new(format!("No NET_RECEIVE in target PointProcess: {}", cx.object_name(&target)))
        }
        _ => texts::model(error),
    }
}
fn source_argument(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<NetConSource, HocError> {
    args.value(2)?;
    if !args.is_object(1) {
        let pointer = args.pointer(1)?;
        let handle = cx.engine.handle_of(&pointer)?;
        let belongs = match handle {
            DataHandle::Node { node, .. } => {
                let here = cx.engine.accessed_section()?;
                cx.engine.sim.model.place_of_node(node).is_some_and(|(section, _)| section == here)
            }
            DataHandle::Mechanism { .. } | DataHandle::Ion { .. } => true,
            _ => false,
        };
        return if belongs { Ok(NetConSource::Variable(handle)) } else { Err(texts::not_here("NetCon ")) };
    }
    match args.object(cx, 1)? {
        None => Ok(NetConSource::None),
        Some(object) => match cx.point_process(&object) {
            Some(id) => Ok(NetConSource::PointProcess(id)),
            None => Err(HocError::new("if arg 1 is an object it must be a point process or NULLObject")),
        },
    }
}
fn target_argument(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<Option<PointProcessId>, HocError> {
    if !args.has(i) {
        return Ok(None);
    }
    match args.object(cx, i)? {
        None => Ok(None),
        Some(object) => cx.point_process(&object).map(Some).ok_or_else(|| {
            HocError::new(match i {
                1 => "argument must be a point process or NULLobject",
                _ => "arg 2 must be a point process or NULLobject",
            })
        }),
    }
}
fn source_of(cx: &mut Cx<'_>, object: &Object) -> Result<Option<SourceId>, HocError> {
    let id = netcon(cx, object)?;
    Ok(cx.engine.sim.model.netcon(id).map_err(|e| texts::model(&e))?.source)
}
fn target_of(cx: &mut Cx<'_>, object: &Object) -> Result<Option<PointProcessId>, HocError> {
    let id = netcon(cx, object)?;
    Ok(cx.engine.sim.model.netcon(id).map_err(|e| texts::model(&e))?.target)
}
fn active(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let id = netcon(cx, object)?;
    let n = cx.engine.sim.model.netcon_mut(id).map_err(|e| texts::model(&e))?;
    let before = n.active;
    if args.has(1) {
        n.active = args.number_in(1, 0.0, 1.0)? as i32 != 0;
    }
    args::truth(before)
}
fn event(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let id = netcon(cx, object)?;
    let flag = if args.has(2) { Some(args.number(2)?) } else { None };
    if flag.is_some() && !targets_artificial_cell(cx, object)? {
        return Err(HocError::new("Can only send fake self-events to ARTIFICIAL_CELLs"));
    }
    cx.engine.sim.netcon_event(id, args.number(1)?, flag).map_err(crate::solver::unwrap)?;
    number(1.0)
}
fn targets_artificial_cell(cx: &mut Cx<'_>, object: &Object) -> Result<bool, HocError> {
    let Some(target) = target_of(cx, object)? else { return Ok(true) };
    let mechanism = cx.engine.sim.model.point_process(target).map_err(|e| texts::model(&e))?.mechanism;
    let kind = cx.engine.mechanism_info(mechanism).map(|info| info.kind);
    Ok(kind == Some(nrn_mech_abi::MechanismKind::ArtificialCell))
}
fn record(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let source = source_of(cx, object)?.ok_or_else(|| HocError::new("NetCon.record: there is no source"))?;
    if args.is_empty() {
        // A statement goes on being run.
        cx.engine.sim.untap(source, |tap| matches!(tap, SpikeTap::Vectors { .. }));
        return number(0.0);
    }
    if args.is_text(1) && args.has(2) {
        args.object(cx, 2)?.ok_or_else(|| texts::no_object_of("Vector"))?;
    }
    let tap = match callback(cx, args, 1)? {
        Some(callback) => SpikeTap::Hook(cx.engine.hooks.add(callback)),
        None => {
            let times = args.vector(cx, 1)?;
            let ids = if args.has(2) { Some(args.vector(cx, 2)?) } else { None };
            if let Some(v) = cx.engine.sim.vectors.get_mut(times) {
                v.resize(0);
            }
            if let Some(v) = ids.and_then(|ids| cx.engine.sim.vectors.get_mut(ids)) {
                v.resize(0);
            }
            let owner = args.some_object(cx, 1)?.id();
            cx.engine.vector_objects(times, owner);
            // A source has one recording, whichever of its NetCons asked for it last.
            cx.engine.sim.untap(source, |tap| matches!(tap, SpikeTap::Vectors { .. }));
            let own = f64::from(cx.vm.object_index(object));
            SpikeTap::Vectors { times, ids, id: args.number_or(3, own)? }
        }
    };
    cx.engine.sim.tap(source, tap).map_err(crate::solver::unwrap)?;
    number(0.0)
}
/// Argument `i` as something to call later: a statement, or a foreign callable (in a pair: with its arguments).
pub fn callback(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<Option<Callback>, HocError> {
    if args.is_text(i) {
        let text = args.text(cx, i)?.to_string();
        let this = match args.has(i + 1) && args.is_object(i + 1) {
            true => args.object(cx, i + 1)?,
            false => cx.vm.this(),
        };
        return Ok(Some(Callback::Statement(text, this.map(|o| o.downgrade()))));
    }
    Ok(args.foreign(cx, i).map(|thing| Callback::Foreign(thing, Vec::new())))
}
fn get_recordvec(cx: &mut Cx<'_>, object: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let Some(source) = source_of(cx, object)? else { return Ok(Value::Object(None)) };
    let times = cx.engine.sim.taps(source).iter().find_map(|tap| match tap {
        SpikeTap::Vectors { times, .. } => Some(*times),
        SpikeTap::Hook(_) => None,
    });
    let id = times.and_then(|t| cx.engine.vector_object_ids.get(&t).copied());
    Ok(Value::Object(id.and_then(|id| cx.vm.object_by_id(id))))
}
fn target(cx: &mut Cx<'_>, object: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let target = target_of(cx, object)?;
    Ok(Value::Object(target.and_then(|t| cx.point_process_object(t))))
}
fn pre(cx: &mut Cx<'_>, object: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let Some(source) = source_of(cx, object)? else { return Ok(Value::Object(None)) };
    let kind = cx.engine.sim.model.source(source).map_err(|e| texts::model(&e))?.kind;
    Ok(Value::Object(match kind {
        SourceKind::PointProcess(id) => cx.point_process_object(id),
        _ => None,
    }))
}
/// Where a NetCon's end is, unless it is nowhere.
pub type Place = Option<(nrn_model::SectionId, f64)>;
/// Where its target is.
pub fn target_place(cx: &mut Cx<'_>, object: &Object) -> Result<Place, HocError> {
    Ok(target_of(cx, object)?.and_then(|t| cx.engine.sim.model.location(t)))
}
/// Where its source is.
pub fn source_place(cx: &mut Cx<'_>, object: &Object) -> Result<Place, HocError> {
    let Some(source) = source_of(cx, object)? else { return Ok(None) };
    let model = &cx.engine.sim.model;
    Ok(match model.source(source).map_err(|e| texts::model(&e))?.kind {
        SourceKind::PointProcess(id) => model.location(id),
        SourceKind::Variable(DataHandle::Node { node, .. }) => model.place_of_node(node),
        _ => None,
    })
}
fn push_place(cx: &mut Cx<'_>, place: Place) -> Result<Value, HocError> {
    let Some((section, x)) = place else { return number(-1.0) };
    cx.engine.sections.push(section);
    number(x)
}
fn cell_of(cx: &mut Cx<'_>, place: Place) -> Option<Object> {
    let owner = cx.engine.sim.model.section(place?.0).ok()?.owner()?;
    cx.vm.object_by_id(owner)
}
fn precell_of(cx: &mut Cx<'_>, object: &Object) -> Result<Option<Object>, HocError> {
    let place = source_place(cx, object)?;
    Ok(cell_of(cx, place))
}
fn postcell_of(cx: &mut Cx<'_>, object: &Object) -> Result<Option<Object>, HocError> {
    let place = target_place(cx, object)?;
    Ok(cell_of(cx, place))
}
/// NetCons into the List that is argument 1, or a new one.
fn into_list(cx: &mut Cx<'_>, args: &Args<'_>, found: Vec<Object>) -> Result<Value, HocError> {
    if args.has(1) {
        let list = args.some_object(cx, 1)?;
        for object in found {
            cx.call_method(&list, "append", &[Value::Object(Some(object))])?;
        }
        return Ok(Value::Object(Some(list)));
    }
    let found = found.into_iter().map(Some).collect();
    let list = cx.host_object("List", Payload::List(super::list::List::Own(found)));
    Ok(Value::Object(Some(list)))
}
fn precell(cx: &mut Cx<'_>, object: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let place = source_place(cx, object)?;
    Ok(Value::Object(cell_of(cx, place)))
}
fn postcell(cx: &mut Cx<'_>, object: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let place = target_place(cx, object)?;
    Ok(Value::Object(cell_of(cx, place)))
}
fn setpost(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let id = netcon(cx, object)?;
    let target = target_argument(cx, args, 1)?;
    cx.engine.sim.model.set_netcon_target(id, target).map_err(|e| texts::model(&e))?;
    number(0.0)
}
fn same(
    cx: &mut Cx<'_>,
    args: &Args<'_>,
    which: impl Fn(&Cx<'_>, &nrn_model::NetCon) -> bool,
) -> Result<Value, HocError> {
    let mut found = Vec::new();
    for object in cx.vm.objects_of("NetCon") {
        let id = netcon(cx, &object)?;
        let n = *cx.engine.sim.model.netcon(id).map_err(|e| texts::model(&e))?;
        if which(cx, &n) {
            found.push(object);
        }
    }
    into_list(cx, args, found)
}
