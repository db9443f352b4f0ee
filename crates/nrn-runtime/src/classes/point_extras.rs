//! Methods of point processes that no `.mod` file can describe, as they need Vectors, streams or global numbers.

use super::pattern_stim;
use super::point_process::take_stream;
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::{channels, texts};
use hoc_vm::{HocError, Value};
use nrn_mech_abi::MechanismInfo;
use nrn_model::{DataHandle, NetConSource, PointProcessId};
use nrn_solver::SpikeTap;

/// A method of one class of point processes.
pub struct Extra {
    /// Of which class.
    pub class: &'static str,
    /// As users spell it.
    pub name: &'static str,
    /// Its arguments.
    pub args: &'static str,
    /// One sentence for help.
    pub doc: &'static str,
    /// Does it.
    pub run: fn(&mut Cx<'_>, PointProcessId, &Args<'_>) -> Result<Value, HocError>,
}

const fn extra(
    class: &'static str,
    name: &'static str,
    args: &'static str,
    doc: &'static str,
    run: fn(&mut Cx<'_>, PointProcessId, &Args<'_>) -> Result<Value, HocError>,
) -> Extra {
    Extra { class, name, args, doc, run }
}

/// Stands for the classes that KSChans are, whatever their names.
const CHANNEL: &str = "KSChan";

/// All of them.
pub static EXTRAS: &[Extra] = &[
    extra(
        "APCount",
        "record",
        "([times])",
        "Times of crossings go to a Vector; no Vector ends that.",
        record,
    ),
    extra(
        "NetStim",
        "noiseFromRandom",
        "(random)",
        "Goes to the place of a Random123 stream.",
        |cx, id, args| take_stream(cx, id, args, false),
    ),
    extra(
        "NetStim",
        "noiseFromRandom123",
        "(id1, id2 [, id3])",
        "Goes to the beginning of a stream.",
        |cx, id, args| take_stream(cx, id, args, true),
    ),
    extra(
        CHANNEL,
        "nsingle",
        "([n])",
        "How many channels open one by one at random, since the run began; 1e9 when they are a population.",
        nsingle,
    ),
    extra(
        "PatternStim",
        "play",
        "([times, gids])",
        "Global numbers fire at times, where they belong to no cell of this process; without arguments none does.",
        pattern_stim::play,
    ),
    extra(
        "PatternStim",
        "initps",
        "()",
        "Begins with the first spike again; 1 when there is any.",
        pattern_stim::rewind,
    ),
    extra(
        "PatternStim",
        "sendgroup",
        "()",
        "Sends the next spikes; gives the time of the one after them.",
        pattern_stim::send,
    ),
];

/// The methods of a class with their numbers.
pub fn of_class(class: &MechanismInfo) -> impl Iterator<Item = (u32, &'static Extra)> {
    let is_channel = class.source == channels::SOURCE;
    EXTRAS
        .iter()
        .enumerate()
        .filter(move |(_, extra)| extra.class == class.name || (is_channel && extra.class == CHANNEL))
        .map(|(i, extra)| (i as u32, extra))
}

fn nsingle(cx: &mut Cx<'_>, id: PointProcessId, args: &Args<'_>) -> Result<Value, HocError> {
    let wanted = if args.has(1) { Some(args.number_in(1, 1.0, 1e9)?.trunc()) } else { None };
    let process = *cx.engine.sim.model.point_process(id).map_err(|e| texts::model(&e))?;
    let info = cx.engine.mechanism_info(process.mechanism).ok_or_else(texts::object_is_gone)?;
    let Some(column) = info.columns.iter().find(|column| column.name == channels::COUNT) else {
        return number(1e9);
    };
    let (mechanism, column, row) = (process.mechanism, column.first as u16, process.row);
    let handle = DataHandle::Mechanism { mechanism, column, row };
    if let Some(n) = wanted {
        cx.engine.sim.model.write(handle, n).map_err(|e| texts::model(&e))?;
    }
    // Before the first run nothing is known yet.
    number(cx.engine.sim.model.value(handle).map_err(|e| texts::model(&e))?.max(1.0))
}
/// `record(vector)`: the times of crossings go to the vector; `record()` ends that.
fn record(cx: &mut Cx<'_>, id: PointProcessId, args: &Args<'_>) -> Result<Value, HocError> {
    let source =
        cx.engine.sim.model.source_for(NetConSource::PointProcess(id)).map_err(|e| texts::model(&e))?;
    let Some(source) = source else { return number(1.0) };
    let tap = match args.is_empty() {
        true => None,
        false => {
            let owner = args.some_object(cx, 1)?.id();
            let times = args.vector(cx, 1)?;
            cx.engine.vector_objects(times, owner);
            Some(SpikeTap::Vectors { times, ids: None, id: 0.0 })
        }
    };
    cx.engine.sim.untap(source, |_| true);
    if let Some(tap) = tap {
        cx.engine.sim.tap(source, tap).map_err(crate::solver::unwrap)?;
    }
    number(1.0)
}
