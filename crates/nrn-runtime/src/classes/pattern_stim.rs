//! `PatternStim`: recorded spikes, pairs of a time and a global number, are fired again by the sources of these numbers.
//!
//! As in NEURON only numbers fire that somebody listens to (`gid_connect`) and that belong to no cell of this process, whatever
//! `fake_output` says. All spikes of a run are put into the queue while it is started.

use crate::args::{Args, number};
use crate::cx::Cx;
use crate::foreign::Callback;
use crate::texts;
use hoc_vm::{HocError, Value};
use nrn_model::{PointProcessId, SourceKind};
use nrn_solver::{HookId, InitializeType};
use std::rc::Rc;

/// A group has more spikes than this, as far as they go.
const GROUP: usize = 100;

/// What a PatternStim was given.
pub struct Pattern {
    spikes: Vec<(f64, i64)>,
    /// The first spike that was not sent yet.
    next: usize,
    hook: HookId,
}

/// `play(times, gids)`: both are copied. `play()`: no spikes any more.
pub fn play(cx: &mut Cx<'_>, id: PointProcessId, args: &Args<'_>) -> Result<Value, HocError> {
    let spikes: Option<Vec<(f64, i64)>> = match args.is_empty() {
        true => None,
        false => {
            let (times, gids) = (args.vector(cx, 1)?, args.vector(cx, 2)?);
            let vectors = &cx.engine.sim.vectors;
            let (times, gids) = (vectors.data(times), vectors.data(gids));
            if times.len() > gids.len() {
                return Err(texts::vector_lengths_differ());
            }
            Some(times.iter().copied().zip(gids.iter().map(|gid| *gid as i64)).collect())
        }
    };
    forget(cx, id);
    if let Some(spikes) = spikes {
        let start = move |cx: &mut Cx<'_>| {
            start(cx, id);
            Ok(())
        };
        let hook = cx.engine.hooks.add(Callback::Native(Rc::new(start)));
        cx.engine.sim.initialize_handlers.push((InitializeType::AfterInitial, hook));
        cx.engine.patterns.insert(id, Pattern { spikes, next: 0, hook });
    }
    number(1.0)
}
/// The object is gone, or gets other spikes.
pub fn forget(cx: &mut Cx<'_>, id: PointProcessId) {
    if let Some(pattern) = cx.engine.patterns.remove(&id) {
        cx.engine.sim.initialize_handlers.retain(|handler| handler.1 != pattern.hook);
        cx.engine.hooks.remove(pattern.hook);
    }
}
/// `initps()`
pub fn rewind(cx: &mut Cx<'_>, id: PointProcessId, _: &Args<'_>) -> Result<Value, HocError> {
    let pattern = cx.engine.patterns.get_mut(&id);
    number(pattern.map_or(0.0, |pattern| {
        pattern.next = 0;
        1.0
    }))
}
/// `sendgroup()`: gives a time before now when there is no spike left.
pub fn send(cx: &mut Cx<'_>, id: PointProcessId, _: &Args<'_>) -> Result<Value, HocError> {
    let now = cx.engine.sim.env.t;
    let Some(pattern) = cx.engine.patterns.get_mut(&id) else { return number(now - 1.0) };
    let first = pattern.next;
    let left = pattern.spikes.get(first..).unwrap_or_default();
    let n = (left.iter().enumerate())
        .find(|(i, _)| *i > GROUP && left.get(i + 1).is_some_and(|spike| now < spike.0))
        .map_or(left.len(), |(i, _)| i + 1);
    let group = left.get(..n).unwrap_or_default().to_vec();
    pattern.next += n;
    let after = pattern.spikes.get(pattern.next).map(|spike| spike.0);
    fire(cx, &group);
    number(after.unwrap_or(now - 1.0))
}
/// A run begins.
fn start(cx: &mut Cx<'_>, id: PointProcessId) {
    let Some(pattern) = cx.engine.patterns.get_mut(&id) else { return };
    pattern.next = pattern.spikes.len();
    let spikes = pattern.spikes.clone();
    fire(cx, &spikes);
}
fn fire(cx: &mut Cx<'_>, spikes: &[(f64, i64)]) {
    for (at, gid) in spikes {
        let Some(source) = cx.engine.gids.get(gid).copied() else { continue };
        let kind = cx.engine.sim.model.source(source).map(|source| source.kind);
        if matches!(kind, Ok(SourceKind::Outside(_))) {
            cx.engine.sim.source_event(source, *at);
        }
    }
}
