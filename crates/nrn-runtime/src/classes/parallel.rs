//! `ParallelContext` of one process: everything is local.

use super::{class, int, number as row, object as gives, truth as yes_no};
use crate::args::{Args, number, truth};
use crate::classes::netcon;
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use crate::{solver, texts};
use hoc_vm::{HocError, Object, Value};
use nrn_model::{NetConSource, SourceId, SourceKind};
use nrn_solver::SpikeTap;

/// The row of `ParallelContext`.
pub static CLASS: Class = class(
    "ParallelContext",
    "([n])",
    "Parallel runs; here one process.",
    |_, _, _| Ok(Payload::Other(Box::new(()))),
    &[
        int("id", "()", "Number of this process.", |_, _, _| number(0.0)),
        int("id_world", "()", "Number of this process.", |_, _, _| number(0.0)),
        int("id_bbs", "()", "Number of this process.", |_, _, _| number(0.0)),
        int("nhost", "()", "Number of processes.", |_, _, _| number(1.0)),
        int("nhost_world", "()", "Number of processes.", |_, _, _| number(1.0)),
        int("nhost_bbs", "()", "Number of processes.", |_, _, _| number(1.0)),
        int("nworker", "()", "Number of workers.", |_, _, _| number(0.0)),
        int("nthread", "([n [, parallel]])", "Number of threads.", |cx, _, args| {
            if args.has(1) {
                cx.engine.n_threads = args.number(1)?.max(1.0);
            }
            number(cx.engine.n_threads)
        }),
        row("set_maxstep", "(ms)", "Longest interval between exchanges; returns it.", |_, _, args| {
            number(args.number(1)?)
        }),
        row("psolve", "(t)", "Steps to time t, ms.", |cx, _, args| {
            let t = args.number(1)?;
            solver::solve_until(cx, t)?;
            number(0.0)
        }),
        row("timeout", "([s])", "No effect.", |_, _, _| number(0.0)),
        row("barrier", "()", "Waits for nobody.", |_, _, _| number(0.0)),
        row("runworker", "()", "No effect.", |_, _, _| number(0.0)),
        row("done", "()", "No effect.", |_, _, _| number(0.0)),
        row("set_gid2node", "(gid, host)", "Gives a global number to a process.", |cx, _, args| {
            cx.engine.gid_homes.insert(args.number(1)? as i64);
            number(0.0)
        }),
        int("gid_exists", "(gid)", "0 unknown, 1 or more: here.", |cx, _, args| {
            let gid = args.number(1)? as i64;
            number(if cx.engine.gids.contains_key(&gid) {
                3.0
            } else {
                f64::from(cx.engine.gid_homes.contains(&gid))
            })
        }),
        row(
            "cell",
            "(gid, NetCon [, output])",
            "The NetCon's source becomes the source of a global number.",
            cell,
        ),
        row("outputcell", "(gid)", "No effect.", |_, _, _| number(0.0)),
        gives(
            "gid_connect",
            "(gid, target [, NetCon])",
            "A NetCon from a global number to a target.",
            gid_connect,
        ),
        gives("gid2obj", "(gid)", "The artificial cell or cell of a global number.", gid2cell),
        gives("gid2cell", "(gid)", "The cell of a global number.", gid2cell),
        row("gid_clear", "()", "Forgets all global numbers.", |cx, _, _| {
            for source in std::mem::take(&mut cx.engine.gids).into_values() {
                cx.engine.sim.model.release_source(source);
            }
            cx.engine.gid_homes.clear();
            number(0.0)
        }),
        row("threshold", "(gid [, mV])", "Threshold of a global number.", |cx, _, args| {
            let source = source_of(cx, args)?;
            let own = cx.engine.sim.model.source_mut(source).map_err(|e| texts::model(&e))?;
            if args.has(2) {
                own.threshold = args.number(2)?;
            }
            number(own.threshold)
        }),
        row(
            "spike_record",
            "(gid or Vector or -1, times, gids)",
            "Records spike times of global numbers.",
            spike_record,
        ),
        int("spike_compress", "(...)", "No effect.", |_, _, _| number(0.0)),
        row("max_histogram", "(Vector)", "No effect.", |_, _, _| number(0.0)),
        row("setup_transfer", "()", "No effect.", |_, _, _| number(0.0)),
        row("multisplit", "(...)", "Not available.", |_, _, _| Err(texts::not_yet("multisplit"))),
        int("allreduce", "(x or Vector, kind)", "The value itself.", |_, _, args| {
            if args.is_number(1) { number(args.number(1)?) } else { number(0.0) }
        }),
        row("allgather", "(x, Vector)", "A Vector of the one value.", |cx, _, args| {
            let (x, v) = (args.number(1)?, args.vector(cx, 2)?);
            if let Some(v) = cx.engine.sim.vectors.get_mut(v) {
                v.assign(&[x]);
            }
            number(0.0)
        }),
        int("broadcast", "(string or Vector, root)", "No effect.", |_, _, _| number(0.0)),
        yes_no("sec_in_thread", "()", "Is the accessed section in a thread?", |_, _, _| truth(true)),
        row(
            "time",
            "()",
            "Seconds since some moment.",
            |_, _, _| number(crate::functions::system::seconds()),
        ),
        row("step_time", "()", "0.", |_, _, _| number(0.0)),
        row("wait_time", "()", "0.", |_, _, _| number(0.0)),
        row("send_time", "()", "0.", |_, _, _| number(0.0)),
        row("event_time", "()", "0.", |_, _, _| number(0.0)),
        row("integ_time", "()", "0.", |_, _, _| number(0.0)),
        row("vtransfer_time", "([mode])", "0.", |_, _, _| number(0.0)),
        row("mech_time", "([i])", "0.", |_, _, _| number(0.0)),
        int("optimize_node_order", "([i])", "No effect: the order is always chosen for speed.", |_, _, _| {
            number(0.0)
        }),
        row("mpiabort_on_error", "(flag)", "No effect.", |_, _, _| number(0.0)),
        row("subworlds", "(n)", "No effect.", |_, _, _| number(0.0)),
        row("context", "(...)", "No effect.", |_, _, _| number(0.0)),
        row("dt", "([i])", "dt, ms.", |cx, _, _| number(solver::step(cx))),
        row("t", "([i])", "t, ms.", |cx, _, _| number(solver::time(cx))),
        row("thread_stat", "()", "No effect.", |_, _, _| number(0.0)),
        row("thread_busywait", "([flag])", "No effect.", |_, _, _| number(0.0)),
        row("thread_how_many_proc", "()", "Number of processors.", |_, _, _| {
            number(std::thread::available_parallelism().map_or(1.0, |n| n.get() as f64))
        }),
        row("print_memory_stats", "()", "No effect.", |_, _, _| number(0.0)),
        row("prcellstate", "(gid, suffix)", "No effect.", |_, _, _| number(0.0)),
    ],
);

fn source_of(cx: &Cx<'_>, args: &Args<'_>) -> Result<SourceId, HocError> {
    let gid = args.number(1)? as i64;
    cx.engine
        .gids
        .get(&gid)
        .copied()
        .ok_or_else(|| HocError::new(format!("gid={gid} has not been set on rank 0")))
}
fn cell(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let gid = args.number(1)? as i64;
    let object = args.some_object(cx, 2)?;
    let id = netcon::netcon(cx, &object)?;
    let source = cx.engine.sim.model.netcon(id).map_err(|e| texts::model(&e))?.source;
    let source = source.ok_or_else(|| HocError::new("ParallelContext.cell: the NetCon has no source"))?;
    cx.engine.sim.model.hold_source(source).map_err(|e| texts::model(&e))?;
    if let Some(before) = cx.engine.gids.insert(gid, source) {
        cx.engine.sim.model.release_source(before);
    }
    record_all(cx, gid, source)?;
    number(0.0)
}
fn gid_connect(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let gid = args.number(1)? as i64;
    let target = args.some_object(cx, 2)?;
    let target = cx
        .point_process(&target)
        .ok_or_else(|| HocError::new("gid_connect: the target is not a point process"))?;
    let source = match cx.engine.gids.get(&gid) {
        Some(source) => *source,
        None => {
            // A number that has no cell yet, or belongs to another process: events come from outside.
            let source = cx.engine.sim.model.new_source(SourceKind::Outside(gid as u64));
            cx.engine.sim.model.hold_source(source).map_err(|e| texts::model(&e))?;
            cx.engine.gids.insert(gid, source);
            source
        }
    };
    let id = cx
        .engine
        .sim
        .model
        .new_netcon(NetConSource::Source(source), Some(target))
        .map_err(|e| texts::model(&e))?;
    Ok(Value::Object(Some(cx.host_object("NetCon", Payload::NetCon(id)))))
}
fn gid2cell(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let source = source_of(cx, args)?;
    let model = &cx.engine.sim.model;
    let kind = model.source(source).map_err(|e| texts::model(&e))?.kind;
    Ok(Value::Object(match kind {
        SourceKind::PointProcess(id) => cx.point_process_object(id),
        SourceKind::Variable(nrn_model::DataHandle::Node { node, .. }) => {
            let section = model.place_of_node(node).map(|p| p.0);
            let owner = section.and_then(|s| model.section(s).ok()).and_then(|s| s.owner());
            match owner.and_then(|o| cx.vm.object_by_id(o)) {
                Some(owner) => Some(owner),
                None => {
                    let host = cx.engine.foreign_host.clone();
                    let cell = host.zip(section).and_then(|(host, section)| host.cell(section));
                    cell.map(|cell| cx.foreign_object(cell))
                }
            }
        }
        _ => None,
    }))
}
fn spike_record(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (times, gids) = (args.vector(cx, 2)?, args.vector(cx, 3)?);
    let wanted: Vec<i64> = match args.is_number(1) {
        true if args.number(1)? < 0.0 => {
            cx.engine.record_all_spikes = Some((times, gids));
            cx.engine.gids.keys().copied().collect()
        }
        true => vec![args.number(1)? as i64],
        false => {
            let v = args.vector(cx, 1)?;
            cx.engine.sim.vectors.data(v).iter().map(|x| *x as i64).collect()
        }
    };
    for gid in wanted {
        if let Some(source) = cx.engine.gids.get(&gid).copied() {
            let tap = SpikeTap::Vectors { times, ids: Some(gids), id: gid as f64 };
            cx.engine.sim.tap(source, tap).map_err(solver::unwrap)?;
        }
    }
    number(0.0)
}
/// A cell made after `spike_record(-1, ...)` is recorded too.
fn record_all(cx: &mut Cx<'_>, gid: i64, source: SourceId) -> Result<(), HocError> {
    let Some((times, gids)) = cx.engine.record_all_spikes else { return Ok(()) };
    let tap = SpikeTap::Vectors { times, ids: Some(gids), id: gid as f64 };
    cx.engine.sim.tap(source, tap).map_err(solver::unwrap)
}
