//! Classes made from point processes and artificial cells: their variables are fields, their FUNCTIONs methods.

use super::{nmodl_random, point_extras};
use crate::args::{Args, number, truth};
use crate::cx::Cx;
use crate::engine::Engine;
use crate::object::Payload;
use crate::place::HostPlace;
use crate::{mechanism_functions, texts};
use hoc_vm::{HocError, HostPointer, Member, Object, Pointer, Returns, Value};
use nrn_mech_abi::{ColumnRole, KernelKind, MechanismKind};
use nrn_model::{MechanismId, PointProcessId};

const LOC: u32 = 0;
const GET_LOC: u32 = 1;
const HAS_LOC: u32 = 2;
/// Numbers of [`point_extras::EXTRAS`] begin here.
const EXTRAS: u32 = 16;
/// Numbers of FUNCTIONs and PROCEDUREs begin here.
const FUNCTIONS: u32 = 256;
const PLACE_METHODS: [(&str, u32); 3] = [("loc", LOC), ("get_loc", GET_LOC), ("has_loc", HAS_LOC)];

/// What a member is.
pub fn member(engine: &Engine, id: MechanismId, name: &str) -> Option<Member> {
    let info = engine.mechanism_info(id)?;
    if info.columns.iter().any(|c| c.name == name && c.role == ColumnRole::Random) {
        return Some(Member::Dynamic);
    }
    if let Some(ix) = info.columns.iter().position(|c| c.name == name && c.role != ColumnRole::Hidden) {
        return Some(Member::Field(ix as u32, info.columns[ix].is_array));
    }
    if let Some(ix) = info.functions.iter().position(|f| f.name == name) {
        return Some(Member::Method(FUNCTIONS + ix as u32, Returns::Number));
    }
    if let Some((number, _)) = point_extras::of_class(info).find(|(_, extra)| extra.name == name) {
        return Some(Member::Method(EXTRAS + number, Returns::Number));
    }
    PLACE_METHODS.iter().find(|m| m.0 == name).map(|m| Member::Method(m.1, Returns::Number))
}
/// Names of all members.
pub fn member_names(engine: &Engine, id: MechanismId) -> Vec<String> {
    let Some(info) = engine.mechanism_info(id) else { return Vec::new() };
    let columns = info.columns.iter().filter(|c| c.role != ColumnRole::Hidden).map(|c| c.name.clone());
    let functions = info.functions.iter().map(|f| f.name.clone());
    let extras = point_extras::of_class(info).map(|(_, extra)| extra.name.to_owned());
    columns.chain(functions).chain(extras).chain(PLACE_METHODS.iter().map(|m| m.0.to_owned())).collect()
}
/// `new IClamp(x)`.
pub fn construct(
    cx: &mut Cx<'_>,
    id: MechanismId,
    object: &Object,
    args: &Args<'_>,
) -> Result<Payload, HocError> {
    let kind = cx.engine.mechanism_info(id).map(|i| i.kind);
    // An artificial cell is nowhere, whatever place is given.
    let located = !args.is_empty() && kind == Some(MechanismKind::PointProcess);
    let place = if located { Some(args.location(cx, 1)?) } else { None };
    let model = &mut cx.engine.sim.model;
    let new = model.new_point_process(id).map_err(|e| texts::model(&e))?;
    if let Some((section, x)) = place
        && let Err(error) = model.locate(new, section, x)
    {
        model.remove_point_process(new);
        return Err(texts::model(&error));
    }
    cx.engine.point_process_objects.insert(new, object.id());
    cx.run_block_of_point(new, KernelKind::Constructor)?;
    Ok(Payload::PointProcess(new))
}
/// The object is gone.
pub fn destroy(cx: &mut Cx<'_>, payload: Payload) {
    if let Payload::PointProcess(id) = payload {
        // While a step is under way it goes later, and silently; nobody is left to be told of an error.
        if !cx.engine.sim.in_step() {
            let _ = cx.run_block_of_point(id, KernelKind::Destructor);
        }
        super::pattern_stim::forget(cx, id);
        cx.engine.point_process_objects.remove(&id);
        cx.engine.sim.model.remove_point_process(id);
    }
}
fn point_process(cx: &Cx<'_>, object: &Object) -> Result<PointProcessId, HocError> {
    cx.point_process(object).ok_or_else(texts::object_is_gone)
}
/// The place of a variable.
pub fn field(cx: &mut Cx<'_>, object: &Object, field: u32, indices: &[f64]) -> Result<HostPointer, HocError> {
    let id = point_process(cx, object)?;
    let process = *cx.engine.sim.model.point_process(id).map_err(|_| texts::not_located())?;
    let info = cx.engine.mechanism_info(process.mechanism).ok_or_else(texts::object_is_gone)?;
    if info.kind == MechanismKind::PointProcess && cx.engine.sim.model.node_of_point_process(id).is_none() {
        return Err(texts::not_located());
    }
    let column = info.columns.get(field as usize).ok_or_else(|| texts::unknown_number("field"))?;
    if indices.len() > 1 {
        return Err(texts::too_many_subscripts(&column.name));
    }
    let element = indices.first().copied().unwrap_or(0.0);
    if !(0.0..column.len as f64).contains(&element) {
        return Err(texts::index_out_of_range(&column.name, element, column.len));
    }
    let column = (column.first + element as usize) as u16;
    let handle = nrn_model::DataHandle::Mechanism { mechanism: process.mechanism, column, row: process.row };
    Ok(HostPlace::Data(handle).pack())
}
/// Calls a method.
pub fn call(
    cx: &mut Cx<'_>,
    mechanism: MechanismId,
    object: &Object,
    method: u32,
    args: &Args<'_>,
) -> Result<Value, HocError> {
    let id = point_process(cx, object)?;
    match method {
        LOC => loc(cx, id, args),
        GET_LOC => {
            let kind = cx.engine.mechanism_info(mechanism).map(|info| info.kind);
            if kind == Some(MechanismKind::ArtificialCell) {
                return Err(HocError::new("ARTIFICIAL_CELLs are not located in a section"));
            }
            let (section, x) = cx.engine.sim.model.location(id).ok_or_else(texts::not_located)?;
            cx.engine.sections.push(section);
            number(x)
        }
        HAS_LOC => truth(cx.engine.sim.model.location(id).is_some()),
        EXTRAS..FUNCTIONS => {
            let extra = point_extras::EXTRAS.get((method - EXTRAS) as usize);
            let extra = extra.ok_or_else(|| texts::unknown_number("method"))?;
            (extra.run)(cx, id, args).map_err(|error| texts::in_call(extra.name, error))
        }
        _ => mechanism_functions::call_of_point(cx, object, mechanism, (method - FUNCTIONS) as u16, args),
    }
}
/// A RANDOM variable of a point process.
pub fn random_variable(cx: &mut Cx<'_>, object: &Object, name: &str) -> Result<Value, HocError> {
    let id = point_process(cx, object)?;
    let place = stream_place(cx, id, name).ok_or_else(|| texts::no_member(&cx.class_name(object), name))?;
    Ok(Value::Object(Some(nmodl_random::object_of(cx, place))))
}
fn stream_place(cx: &Cx<'_>, id: PointProcessId, name: &str) -> Option<nmodl_random::Place> {
    let process = cx.engine.sim.model.point_process(id).ok()?;
    let info = cx.engine.mechanism_info(process.mechanism)?;
    let column = info.columns.iter().find(|c| c.role == ColumnRole::Random && c.name == name)?;
    Some(nmodl_random::Place { mechanism: process.mechanism, row: process.row, first: column.first })
}
/// `noiseFromRandom(random)` goes to the place of a Random in its stream, `noiseFromRandom123(id1, id2 [, id3])` to the
/// beginning of a stream.
pub(super) fn take_stream(
    cx: &mut Cx<'_>,
    id: PointProcessId,
    args: &Args<'_>,
    by_ids: bool,
) -> Result<Value, HocError> {
    let index = cx.engine.sim.random().global_index;
    let place = stream_place(cx, id, "ranvar").ok_or_else(texts::object_is_gone)?;
    let mut stream = nmodl_random::load(cx, place)?;
    if !by_ids {
        if !args.has(1) {
            return number(1.0);
        }
        let random = args.some_object(cx, 1)?;
        stream = super::random::stream(cx, &random)?
            .ok_or_else(|| HocError::new("NetStim: Random.Random123 generator is required."))?;
        let (sequence, which) = stream.sequence();
        stream.set_sequence(sequence, which, index);
    } else {
        if args.has(2) {
            let mut ids = [0; 3];
            for (i, id) in ids.iter_mut().enumerate().take(args.len()) {
                *id = args.number(i + 1)? as i64 as u32;
            }
            stream.set_ids(ids);
        }
        stream.set_sequence(0, 0, index);
    }
    nmodl_random::store(cx, place, &stream)?;
    number(1.0)
}
/// `loc(x)` moves it to `x` of the accessed section; `loc()` gives x and leaves the section accessed.
fn loc(cx: &mut Cx<'_>, id: PointProcessId, args: &Args<'_>) -> Result<Value, HocError> {
    if args.is_empty() {
        let (section, x) = cx.engine.sim.model.location(id).ok_or_else(texts::not_located)?;
        cx.engine.sections.push(section);
        return number(x);
    }
    let (section, x) = args.location(cx, 1)?;
    let first = cx.engine.sim.model.location(id).is_none();
    cx.engine.sim.model.locate(id, section, x).map_err(|e| texts::model(&e))?;
    if first {
        cx.run_block_of_point(id, KernelKind::Constructor)?;
    }
    number(x)
}
/// `setpointer object.name, source`.
pub fn set_pointer(cx: &mut Cx<'_>, object: &Object, name: &str, source: &Pointer) -> Result<(), HocError> {
    let id = point_process(cx, object)?;
    let target = cx.engine.handle_of(source)?;
    let own = cx.engine.sim.model.point_process_handle(id, name, 0).map_err(|e| texts::model(&e))?;
    cx.engine
        .sim
        .model
        .set_pointer(own, target)
        .map_err(|_| HocError::new(format!("{name} is not a POINTER")))
}
