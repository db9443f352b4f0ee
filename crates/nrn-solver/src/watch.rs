//! WATCH: conditions that wake the instance that waits for them.

use crate::calls::watched_value;
use crate::context::Context;
use crate::error::SimError;
use crate::queue::Event;
use nrn_mech_abi::{KernelId, KernelKind};
use nrn_model::{MechanismId, PointProcessId};

/// A condition's value counts as true from here on when the watch begins (what crosses 0 upwards later is an event).
const NEARLY: f64 = -1e-11;

/// A condition that somebody waits for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    target: PointProcessId,
    mechanism: MechanismId,
    condition: u32,
    /// The kernel that computes it, without and with tables.
    kernels: [Option<KernelId>; 2],
    flag: f64,
    /// It was true when it was looked at last.
    above: bool,
}

/// An instance begins to watch a condition. `first` ends what it watched before.
pub(crate) fn begin(
    cx: &mut dyn Context,
    mechanism: MechanismId,
    target: PointProcessId,
    (condition, value, flag): (u32, f64, f64),
    first: bool,
) {
    let sim = cx.sim();
    sim.watches.retain(|w| w.target != target || !first && w.condition != condition);
    let find = |tabled| {
        sim.model.mechanism(mechanism)?.mechanism.kernel(KernelKind::Watch(condition as u16), tabled)
    };
    let kernels = [find(false), find(true)];
    sim.watches.push(Watch { target, mechanism, condition, kernels, flag, above: value >= NEARLY });
}

/// Looks at all conditions; one that has become true is an event of now. Who is gone watches no more.
pub(crate) fn check(cx: &mut dyn Context) -> Result<(), SimError> {
    let mut i = 0;
    while let Some(watch) = cx.sim().watches.get(i).copied() {
        let sim = cx.sim();
        let row = sim.model.point_process(watch.target).ok().map(|p| p.row);
        let row = row.and_then(|row| sim.model.mechanism(watch.mechanism)?.row(row));
        let Some(row) = row else {
            sim.watches.remove(i);
            continue;
        };
        let above = watched_value(cx, watch.mechanism, row, watch.kernels)? > 0.0;
        let sim = cx.sim();
        if let Some(watch) = sim.watches.get_mut(i) {
            watch.above = above;
        }
        if above && !watch.above {
            let event = Event::SelfEvent { target: watch.target, weights: None, flag: watch.flag };
            sim.queue.push(sim.env.t, event);
        }
        i += 1;
    }
    Ok(())
}
