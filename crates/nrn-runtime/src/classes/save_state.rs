//! `SaveState`: what a run needs to go on from a moment: time, voltages, states, weights, events.
//!
//! As in NEURON parameters stay what they are, but those of what has a NET_RECEIVE block. Everything is kept by
//! position (third section, second segment), so that a file fits any process that built the same model.

use super::{class, number as row, other};
use crate::args::{Args, number};
use crate::classes::file::{self, Open};
use crate::cx::Cx;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_mech_abi::{ColumnRole, NodeField};
use nrn_model::{DataHandle, MechanismId, NetConId, PointProcessId, RowId, SourceId};
use nrn_solver::{Event, HookId, PlayPosition};

/// An event, with everything by position.
#[derive(Clone)]
enum Saved {
    NetCon(usize),
    SelfEvent { target: usize, weights: Option<usize>, flag: f64 },
    Source(usize),
    Code(Callback),
    Stop,
    Play(u32),
    Record(u32),
}

/// A saved state.
#[derive(Clone, Default)]
pub struct Snapshot {
    t: f64,
    /// What the model looked like: number of sections, of segments in each, of instances of each mechanism.
    shape: Vec<usize>,
    /// All numbers, in the order in which [`places`] walks over the model.
    numbers: Vec<f64>,
    /// Which sources were above their threshold.
    above: Vec<bool>,
    events: Vec<(f64, Saved)>,
    plays: Vec<PlayPosition>,
}

/// The row of `SaveState`.
pub static CLASS: Class = class(
    "SaveState",
    "()",
    "The state of the simulation at a moment.",
    |_, _, _| Ok(Payload::Other(Box::new(Snapshot::default()))),
    &[
        row("save", "()", "Keeps the present state.", |cx, s, _| {
            let snapshot = take(cx)?;
            *other::<Snapshot>(cx, s)? = snapshot;
            number(1.0)
        }),
        row("restore", "([1: without events])", "Goes back to the kept state.", |cx, s, args| {
            let without_events = args.number_or(1, 0.0)? != 0.0;
            let snapshot = other::<Snapshot>(cx, s)?.clone();
            put_back(cx, &snapshot, Parts { events: !without_events, streams: false })?;
            number(1.0)
        }),
        row("fwrite", "(File [, close])", "Writes the kept state.", |cx, s, args| {
            let to = file::file_argument(cx, args, 1)?;
            let bytes = write(other::<Snapshot>(cx, s)?);
            let name = open_for(cx, &to, true)?;
            file::write_bytes(cx, &to, &bytes).map_err(|_| cannot("writing", &name))?;
            finish(cx, &to, args)
        }),
        row("fread", "(File [, close])", "Reads a state, to be restored.", |cx, s, args| {
            let from = file::file_argument(cx, args, 1)?;
            let name = open_for(cx, &from, false)?;
            let Open::Read { bytes, at } = &mut file::opened(cx, &from)?.open else {
                return Err(cannot("reading", &name));
            };
            let mut reader = Reader { bytes, at: *at };
            let found = read(&mut reader);
            let end = reader.at;
            *at = end;
            let snapshot = found.ok_or_else(|| HocError::new("Bad SaveState binary file"))?;
            *other::<Snapshot>(cx, s)? = snapshot;
            finish(cx, &from, args)
        }),
    ],
);

fn cannot(what: &str, name: &str) -> HocError {
    HocError::new(format!("Couldn't open file for {what}: {name}"))
}
/// A File that is not open is opened by its name.
fn open_for(cx: &mut Cx<'_>, object: &Object, writes: bool) -> Result<String, HocError> {
    let own = file::file(cx, object)?;
    let (name, is_closed) = (own.name.clone(), matches!(own.open, Open::No));
    if is_closed {
        cx.call_method(object, if writes { "wopen" } else { "ropen" }, &[])?;
    }
    if matches!(file::file(cx, object)?.open, Open::No) {
        return Err(cannot(if writes { "writing" } else { "reading" }, &name));
    }
    Ok(name)
}
/// It is closed, unless argument 2 is 0.
fn finish(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    if args.number_or(2, 1.0)? != 0.0 {
        file::file(cx, object)?.open = Open::No;
    }
    number(1.0)
}

// ---- the model, walked over in a fixed order ----

/// Columns of a mechanism that a state consists of.
fn saved_columns(cx: &Cx<'_>, id: MechanismId) -> Vec<u16> {
    let Some(info) = cx.engine.mechanism_info(id) else { return Vec::new() };
    let all = info.net_receive.is_some();
    let wanted = info.columns.iter().filter(|c| match c.role {
        ColumnRole::Pointer => false,
        ColumnRole::State => true,
        _ => all,
    });
    wanted.flat_map(|c| c.first as u16..(c.first + c.len) as u16).collect()
}
/// True for a number of a RANDOM stream.
fn is_stream(cx: &Cx<'_>, handle: DataHandle) -> bool {
    let DataHandle::Mechanism { mechanism, column, .. } = handle else { return false };
    let holds = |c: &nrn_mech_abi::ColumnInfo| (c.first..c.first + c.len).contains(&usize::from(column));
    cx.engine
        .mechanism_info(mechanism)
        .is_some_and(|info| info.columns.iter().any(|c| c.role == ColumnRole::Random && holds(c)))
}
/// Point processes and artificial cells, kind by kind.
fn processes(cx: &Cx<'_>) -> Vec<PointProcessId> {
    let model = &cx.engine.sim.model;
    (0..model.n_mechanisms() as u32).flat_map(|ix| model.point_processes(MechanismId(ix))).collect()
}
/// All numbers of a state, and the shape of the model they are for.
fn places(cx: &Cx<'_>) -> Result<(Vec<DataHandle>, Vec<usize>), HocError> {
    let model = &cx.engine.sim.model;
    let mut handles = Vec::new();
    let sections: Vec<_> = model.sections().collect();
    let mut shape = vec![sections.len()];
    let columns: Vec<Vec<u16>> =
        (0..model.n_mechanisms() as u32).map(|ix| saved_columns(cx, MechanismId(ix))).collect();
    let mut add = |mechanism: MechanismId, row: RowId| {
        for column in columns.get(mechanism.0 as usize).into_iter().flatten() {
            handles.push(DataHandle::Mechanism { mechanism, column: *column, row });
        }
    };
    for id in &sections {
        let section = model.section(*id).map_err(|e| texts::model(&e))?;
        shape.push(section.nseg());
        for inserted in section.inserted() {
            if let nrn_model::Insertable::Mechanism(mechanism) = inserted.what {
                shape.push(mechanism.0 as usize);
                inserted.rows.iter().for_each(|row| add(mechanism, *row));
            }
        }
    }
    for id in processes(cx) {
        let process = model.point_process(id).map_err(|e| texts::model(&e))?;
        shape.push(process.mechanism.0 as usize);
        add(process.mechanism, process.row);
    }
    for id in &sections {
        let section = model.section(*id).map_err(|e| texts::model(&e))?;
        let root = model.node_at(*id, 0.0).ok().filter(|_| section.parent().is_none());
        for node in section.nodes().iter().copied().chain(root) {
            handles.push(DataHandle::Node { field: NodeField::V, node });
        }
    }
    for netcon in netcons(cx) {
        let n = cx.engine.sim.model.netcon(netcon).map_err(|e| texts::model(&e))?.n_weights();
        shape.push(n);
        handles.extend((0..n).map(|index| DataHandle::Weight { netcon, index: index as u16 }));
    }
    Ok((handles, shape))
}

// ---- taking and putting back ----

/// The present state.
pub fn take(cx: &mut Cx<'_>) -> Result<Snapshot, HocError> {
    let (handles, shape) = places(cx)?;
    let mut numbers = Vec::with_capacity(handles.len());
    for handle in handles {
        numbers.push(cx.engine.sim.model.value(handle).map_err(|e| texts::model(&e))?);
    }
    let model = &cx.engine.sim.model;
    let above = sources(cx).map(|id| model.source(id).is_ok_and(|s| s.above)).collect();
    let events = cx.engine.sim.queue.events();
    let events = events.into_iter().filter_map(|(at, event)| saved(cx, event).map(|e| (at, e))).collect();
    let plays = cx.engine.sim.play_positions();
    Ok(Snapshot { t: cx.engine.sim.env.t, shape, numbers, above, events, plays })
}
fn netcon_position(cx: &Cx<'_>, id: NetConId) -> Option<usize> {
    netcons(cx).position(|other| other == id)
}
/// The NetCons that live, in the order they were made.
fn netcons<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = NetConId> + 'a {
    let model = &cx.engine.sim.model;
    model.netcons().iter().copied().filter(|id| model.netcon(*id).is_ok())
}
/// The sources that live, in the order they were made.
fn sources<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = SourceId> + 'a {
    let model = &cx.engine.sim.model;
    model.sources().iter().copied().filter(|id| model.source(*id).is_ok())
}
fn saved(cx: &Cx<'_>, event: Event) -> Option<Saved> {
    let source = |id: SourceId| sources(cx).position(|other| other == id);
    Some(match event {
        Event::NetCon(id) => Saved::NetCon(netcon_position(cx, id)?),
        Event::SelfEvent { target, weights, flag } => Saved::SelfEvent {
            target: processes(cx).iter().position(|other| *other == target)?,
            weights: weights.and_then(|id| netcon_position(cx, id)),
            flag,
        },
        Event::Source(id) => Saved::Source(source(id)?),
        Event::Hook(hook) => Saved::Code(cx.engine.hooks.look(hook)?.clone()),
        Event::Stop => Saved::Stop,
        Event::Play(ix) => Saved::Play(ix),
        Event::Record(ix) => Saved::Record(ix),
    })
}
/// What of a state beside its numbers is put back.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Events to come.
    pub events: bool,
    /// Streams of random numbers: BBSaveState's alone, those of SaveState go on where they are.
    pub streams: bool,
}

/// Goes back to a state.
pub fn put_back(cx: &mut Cx<'_>, snapshot: &Snapshot, parts: Parts) -> Result<(), HocError> {
    let (handles, shape) = places(cx)?;
    let sections = |shape: &[usize]| shape.first().copied().unwrap_or(0);
    if sections(&shape) != sections(&snapshot.shape) {
        let text = format!(
            "SaveState warning: {} sections exist but saved {}\n",
            sections(&shape),
            sections(&snapshot.shape)
        );
        cx.engine.warn(&text);
    }
    if shape != snapshot.shape || handles.len() != snapshot.numbers.len() {
        return Err(HocError::new("SaveState: Stored state inconsistent with current neuron structure"));
    }
    for (handle, x) in handles.into_iter().zip(&snapshot.numbers) {
        if parts.streams || !is_stream(cx, handle) {
            cx.engine.sim.model.write(handle, *x).map_err(|e| texts::model(&e))?;
        }
    }
    cx.engine.sim.env.t = snapshot.t;
    let sources: Vec<_> = sources(cx).collect();
    for (id, above) in sources.iter().zip(&snapshot.above) {
        cx.engine.sim.model.set_above(*id, *above);
    }
    if !parts.events {
        return Ok(());
    }
    let netcons: Vec<_> = netcons(cx).collect();
    let processes = processes(cx);
    let mut events = Vec::new();
    for (at, event) in &snapshot.events {
        let event = match event {
            Saved::NetCon(ix) => netcons.get(*ix).map(|id| Event::NetCon(*id)),
            Saved::SelfEvent { target, weights, flag } => processes.get(*target).map(|target| {
                let weights = weights.and_then(|ix| netcons.get(ix).copied());
                Event::SelfEvent { target: *target, weights, flag: *flag }
            }),
            Saved::Source(ix) => sources.get(*ix).map(|id| Event::Source(*id)),
            Saved::Code(callback) => {
                let hook: HookId = cx.engine.hooks.add_once(callback.clone());
                Some(Event::Hook(hook))
            }
            Saved::Stop => Some(Event::Stop),
            Saved::Play(ix) => Some(Event::Play(*ix)),
            Saved::Record(ix) => Some(Event::Record(*ix)),
        };
        events.extend(event.map(|event| (*at, event)));
    }
    cx.engine.sim.restore_events(&events);
    cx.engine.sim.set_play_positions(&snapshot.plays);
    for (target, x) in cx.engine.sim.last_played() {
        if let nrn_solver::PlayTarget::Variable(handle) = target {
            let pointer = cx.engine.pointer_of(handle);
            cx.write(&pointer, x)?;
        }
    }
    Ok(())
}

// ---- files ----

const MAGIC: &[u8; 8] = b"RANVST01";

struct Writer(Vec<u8>);

impl Writer {
    fn count(&mut self, n: usize) {
        self.0.extend((n as u64).to_le_bytes());
    }
    fn number(&mut self, x: f64) {
        self.0.extend(x.to_le_bytes());
    }
}

/// A state as the bytes of a file.
pub fn write(s: &Snapshot) -> Vec<u8> {
    let mut w = Writer(MAGIC.to_vec());
    w.number(s.t);
    w.count(s.shape.len());
    s.shape.iter().for_each(|n| w.count(*n));
    w.count(s.numbers.len());
    s.numbers.iter().for_each(|x| w.number(*x));
    w.count(s.above.len());
    s.above.iter().for_each(|above| w.count(usize::from(*above)));
    w.count(s.plays.len());
    s.plays.iter().flat_map(|p| p.0).for_each(|n| w.count(n));
    // Code of another language cannot be written.
    let is_written = |e: &Saved| match e {
        Saved::Code(callback) => matches!(callback, Callback::Statement(..)),
        _ => true,
    };
    let events: Vec<_> = s.events.iter().filter(|e| is_written(&e.1)).collect();
    w.count(events.len());
    for (at, event) in events {
        w.number(*at);
        let (kind, a, b, x) = match event {
            Saved::NetCon(ix) => (0, *ix, 0, 0.0),
            Saved::SelfEvent { target, weights, flag } => (1, *target, weights.map_or(0, |ix| ix + 1), *flag),
            Saved::Source(ix) => (2, *ix, 0, 0.0),
            Saved::Code(Callback::Statement(text, _)) => (3, text.len(), 0, 0.0),
            Saved::Code(_) | Saved::Stop => (4, 0, 0, 0.0),
            Saved::Play(ix) => (5, *ix as usize, 0, 0.0),
            Saved::Record(ix) => (6, *ix as usize, 0, 0.0),
        };
        w.count(kind);
        w.count(a);
        w.count(b);
        w.number(x);
        if let Saved::Code(Callback::Statement(text, _)) = event {
            w.0.extend(text.as_bytes());
        }
    }
    w.0
}

/// A state from the bytes of a file.
pub fn parse(bytes: &[u8]) -> Option<Snapshot> {
    read(&mut Reader { bytes, at: 0 })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn part(&mut self, n: usize) -> Option<&[u8]> {
        let end = self.at.checked_add(n)?;
        let part = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(part)
    }
    fn number(&mut self) -> Option<f64> {
        self.part(8)?.try_into().ok().map(f64::from_le_bytes)
    }
    fn count(&mut self) -> Option<usize> {
        let n = self.part(8)?.try_into().ok().map(u64::from_le_bytes)?;
        usize::try_from(n).ok()
    }
    /// A length: no more than there are bytes left.
    fn length(&mut self) -> Option<usize> {
        let n = self.count()?;
        (n <= self.bytes.len() - self.at).then_some(n)
    }
}

fn read(r: &mut Reader<'_>) -> Option<Snapshot> {
    if r.part(8)? != MAGIC {
        return None;
    }
    let mut s = Snapshot { t: r.number()?, ..Snapshot::default() };
    for _ in 0..r.length()? {
        s.shape.push(r.count()?);
    }
    for _ in 0..r.length()? {
        s.numbers.push(r.number()?);
    }
    for _ in 0..r.length()? {
        s.above.push(r.count()? != 0);
    }
    for _ in 0..r.length()? {
        s.plays.push(PlayPosition([r.count()?, r.count()?, r.count()?]));
    }
    for _ in 0..r.length()? {
        let at = r.number()?;
        let (kind, a, b, x) = (r.count()?, r.count()?, r.count()?, r.number()?);
        let event = match kind {
            0 => Saved::NetCon(a),
            1 => Saved::SelfEvent { target: a, weights: b.checked_sub(1), flag: x },
            2 => Saved::Source(a),
            3 => {
                let text = String::from_utf8(r.part(a)?.to_vec()).ok()?;
                Saved::Code(Callback::Statement(text, None))
            }
            4 => Saved::Stop,
            5 => Saved::Play(u32::try_from(a).ok()?),
            6 => Saved::Record(u32::try_from(a).ok()?),
            _ => return None,
        };
        s.events.push((at, event));
    }
    Some(s)
}
