//! Methods of point processes that no `.mod` file can describe, as they need Vectors, streams or global numbers.

use super::pattern_stim;
use super::point_process::take_stream;
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_model::{NetConSource, PointProcessId};
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
pub fn of_class(class: &str) -> impl Iterator<Item = (u32, &'static Extra)> {
    EXTRAS
        .iter()
        .enumerate()
        .filter(move |(_, extra)| extra.class == class)
        .map(|(i, extra)| (i as u32, extra))
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
