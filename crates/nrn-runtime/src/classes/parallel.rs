//! `ParallelContext` of one process: everything is local.

use super::parallel_board as board;
use super::transfer;
use super::{class, int, number as row, object as gives, string, truth as yes_no};
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
    |_, _, args| {
        args.number_or(1, 0.0)?;
        Ok(Payload::Other(Box::new(State { works: true, timeout: 20.0 })))
    },
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
                cx.engine.n_threads = args.number_in(1, 1.0, 1e5)?.trunc();
            }
            number(cx.engine.n_threads)
        }),
        row("set_maxstep", "(ms)", "Longest interval between exchanges; returns it.", |_, _, args| {
            number(args.number_in(1, 1e-6, 1e9)?)
        }),
        row("psolve", "(t)", "Steps to time t, ms.", |cx, _, args| {
            let t = args.number_in(1, solver::time(cx), 1e9)?;
            solver::solve_until(cx, t)?;
            number(0.0)
        }),
        row(
            "timeout",
            "([s])",
            "How long to wait for other processes, s; gives what it was.",
            |cx, pc, args| {
                let own = super::other::<State>(cx, pc)?;
                let before = own.timeout;
                if args.has(1) {
                    own.timeout = args.number(1)?;
                }
                number(before)
            },
        ),
        row(
            "submit",
            "([number,] function or object, method or callable, ...)",
            "Puts a job on the list; its number.",
            board::submit,
        ),
        int("working", "()", "Does a job of the list; its number, or 0 when all are done.", board::working),
        row("retval", "()", "What the job gave that working told of.", board::result),
        gives("pyret", "()", "The same as an object.", board::python_result),
        row("userid", "()", "The number that submit was given for it.", board::user_id),
        row("pack", "(...)", "Adds numbers, strings and Vectors to the next message.", board::pack),
        row("post", "(key, ...)", "Puts the packed message, and what is given, under a key.", board::post),
        yes_no("look", "(key)", "Is there a message under a key? It can be unpacked then.", |cx, _, args| {
            args.value(1)?;
            board::look(cx, args, false)
        }),
        yes_no("look_take", "(key)", "The same; the message is taken away.", |cx, _, args| {
            args.value(1)?;
            board::look(cx, args, true)
        }),
        row("take", "(key, ...)", "Takes a message, which has to come, and unpacks it.", board::take),
        row(
            "unpack",
            "(...)",
            "The next parts of a message go to variables, strings, Vectors.",
            board::unpack,
        ),
        row("upkscalar", "()", "The next part of a message, a number.", board::unpack_number),
        string("upkstr", "(strdef)", "The next part of a message, a string.", board::unpack_text),
        gives("upkvec", "([Vector])", "The next part of a message, a Vector.", board::unpack_vector),
        gives("upkpyobj", "()", "The next part of a message, a Python object.", board::unpack_thing),
        row(
            "master_works_on_jobs",
            "(flag)",
            "Does process 0 work on jobs? Noted: there is no other.",
            board::master_works,
        ),
        gives("py_alltoall", "(list)", "The list itself.", |cx, _, args| same_object(cx, args)),
        gives("py_allgather", "(object)", "A list of the one object.", |cx, _, args| python_list(cx, args)),
        gives("py_gather", "(object, root)", "A list of the one object.", |cx, _, args| {
            python_list(cx, args)
        }),
        gives("py_broadcast", "(object, root)", "The object itself.", |_, _, args| {
            Ok(args.value(1)?.clone())
        }),
        gives("py_scatter", "(list, root)", "The first item of the list.", |cx, _, args| {
            let thing = args.foreign(cx, 1).ok_or_else(|| texts::bad_argument_type(1, "Python list"))?;
            thing.get(cx, "_", &[Value::Number(0.0)])
        }),
        row("alltoall", "(source, counts, result)", "The numbers that this process sends itself.", alltoall),
        row(
            "source_var",
            "(&variable, number)",
            "A variable whose value is carried to targets.",
            transfer::source,
        ),
        row(
            "target_var",
            "([point_process,] &variable, number)",
            "Where a source's value goes.",
            transfer::target,
        ),
        row("splitcell_connect", "(host)", "Needs another process.", |_, _, _| {
            Err(texts::not_yet("splitcell_connect"))
        }),
        row("nrnbbcore_write", "([path [, gids]])", "Not available.", |_, _, _| Err(texts::no_coreneuron())),
        row("nrncore_write", "([path [, append]])", "Not available.", |_, _, _| Err(texts::no_coreneuron())),
        row("nrncore_run", "(arguments)", "Not available.", |_, _, _| Err(texts::no_coreneuron())),
        row("nrnbbcore_register_mapping", "(...)", "Not available.", |_, _, _| Err(texts::no_coreneuron())),
        row(
            "partition",
            "([thread, SectionList])",
            "Which cells a thread has is chosen for speed.",
            |_, _, _| number(0.0),
        ),
        gives("get_partition", "(thread)", "A SectionList of the cells of a thread.", |cx, _, args| {
            let thread = args.index(1)?;
            let roots = if thread == 0 { cx.engine.sim.model.roots().collect() } else { Vec::new() };
            Ok(Value::Object(Some(cx.host_object("SectionList", Payload::SectionList(roots)))))
        }),
        int(
            "spike_statistics",
            "([&sent, &most, &received, &used])",
            "Spikes exchanged between processes: none.",
            |cx, _, args| {
                for i in 1..=args.len() {
                    let place = args.pointer(i)?;
                    cx.write(&place, 0.0)?;
                }
                number(0.0)
            },
        ),
        row(
            "thread_ctime",
            "([thread])",
            "Seconds a thread was at work; not measured, always 0.",
            |_, _, _| number(0.0),
        ),
        row("step_wait", "([x])", "Seconds of waiting; there is nobody to wait for, always 0.", |_, _, _| {
            number(0.0)
        }),
        row("barrier", "()", "Waits for nobody.", |_, _, _| number(0.0)),
        row("runworker", "()", "No effect.", |_, _, _| number(0.0)),
        row("done", "()", "No effect.", |_, _, _| number(0.0)),
        row("set_gid2node", "(gid, host)", "Gives a global number to a process.", |cx, _, args| {
            let gid = args.number_in(1, 0.0, 2_147_483_647.0)? as i64;
            let is_ours = args.number(2)? as i64 == 0;
            if is_ours && cx.engine.gid_homes.contains(&gid) {
                return Err(HocError::new(format!(
                    "gid={gid} already exists on this process as an output port"
                )));
            }
            if is_ours {
                cx.engine.gid_homes.insert(gid);
            }
            number(0.0)
        }),
        int("gid_exists", "(gid)", "0 unknown, 1 or more: here.", |cx, _, args| {
            let gid = args.number(1)? as i64;
            number(if cx.engine.gids.contains_key(&gid) && cx.engine.gid_homes.contains(&gid) {
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
        row(
            "outputcell",
            "(gid)",
            "Spikes of a global number go to all processes: there is one.",
            |cx, _, args| {
                known_gid(cx, args.number(1)? as i64)?;
                number(0.0)
            },
        ),
        gives(
            "gid_connect",
            "(gid, target [, NetCon])",
            "A NetCon from a global number to a target.",
            gid_connect,
        ),
        gives("gid2obj", "(gid)", "The artificial cell or cell of a global number.", gid2cell),
        gives("gid2cell", "(gid)", "The cell of a global number.", gid2cell),
        row("gid_clear", "([what])", "Forgets all global numbers.", |cx, _, args| {
            if args.has(1) {
                args.number_in(1, 0.0, 4.0)?;
            }
            for source in std::mem::take(&mut cx.engine.gids).into_values() {
                cx.engine.sim.model.release_source(source);
            }
            cx.engine.gid_homes.clear();
            number(0.0)
        }),
        row("threshold", "(gid [, mV])", "Threshold of a global number.", |cx, _, args| {
            let gid = args.number(1)? as i64;
            let source = cx.engine.gids.get(&gid).copied();
            let source =
                source.ok_or_else(|| HocError::new("gid not associated with spike generation location"))?;
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
        row("spike_compress", "(...)", "No effect.", |_, _, _| number(0.0)),
        row("max_histogram", "(Vector)", "No effect.", |_, _, _| number(0.0)),
        row(
            "setup_transfer",
            "()",
            "From now on values are carried from sources to targets.",
            transfer::set_up,
        ),
        row("multisplit", "([x, number])", "Cells are not split: there is one process.", |_, _, args| {
            if args.is_empty() { number(0.0) } else { Err(texts::not_yet("multisplit")) }
        }),
        row("allreduce", "(x or Vector, kind)", "The value itself.", |_, _, args| {
            if args.is_object(1) { number(0.0) } else { number(args.number(1)?) }
        }),
        row("allgather", "(x, Vector)", "A Vector of the one value.", |cx, _, args| {
            let (x, v) = (args.number(1)?, args.vector(cx, 2)?);
            if let Some(v) = cx.engine.sim.vectors.get_mut(v) {
                v.assign(&[x]);
            }
            number(0.0)
        }),
        row(
            "broadcast",
            "(string or Vector, root)",
            "How long it is; there is nobody else.",
            |cx, _, args| {
                if args.is_text(1) {
                    return number(args.text(cx, 1)?.len() as f64);
                }
                let id = args.vector(cx, 1)?;
                number(cx.engine.sim.vectors.data(id).len() as f64)
            },
        ),
        yes_no(
            "sec_in_thread",
            "()",
            "Is the accessed section in a thread? Without threads: no.",
            |_, _, _| truth(false),
        ),
        row(
            "time",
            "()",
            "Seconds since some moment.",
            |_, _, _| number(crate::functions::system::seconds()),
        ),
        row("step_time", "()", "Seconds spent on it; not measured, always 0.", |_, _, _| number(0.0)),
        row("wait_time", "()", "Seconds spent on it; not measured, always 0.", |_, _, _| number(0.0)),
        row("send_time", "()", "Seconds spent on it; not measured, always 0.", |_, _, _| number(0.0)),
        row("event_time", "()", "Seconds spent on it; not measured, always 0.", |_, _, _| number(0.0)),
        row("integ_time", "()", "Seconds spent on it; not measured, always 0.", |_, _, _| number(0.0)),
        row("vtransfer_time", "([mode])", "Seconds spent on it; not measured, always 0.", |_, _, _| {
            number(0.0)
        }),
        row("mech_time", "([i])", "Seconds spent on it; not measured, always 0.", |_, _, _| number(0.0)),
        int(
            "optimize_node_order",
            "([0, 1 or 2])",
            "The order is always chosen for speed; gives what was asked for.",
            |cx, _, args| {
                if args.has(1) {
                    cx.engine.node_order = args.number_in(1, 0.0, 2.0)?.floor();
                }
                number(cx.engine.node_order)
            },
        ),
        row(
            "mpiabort_on_error",
            "(flag)",
            "Whether an error ends all processes; gives what was said before.",
            |cx, _, args| {
                let goes_on = args.number(1)? == 0.0;
                truth(!std::mem::replace(&mut cx.engine.board.goes_on, goes_on))
            },
        ),
        row("subworlds", "(n)", "No effect.", |_, _, _| number(0.0)),
        row("context", "(...)", "What other processes would do: there is none.", board::context),
        row("dt", "([i])", "dt, ms.", |cx, _, _| number(solver::step(cx))),
        row("t", "([i])", "t of a thread, ms.", |cx, _, args| {
            if args.has(1) {
                args.number_in(1, 0.0, cx.engine.n_threads - 1.0)?;
            }
            number(solver::time(cx))
        }),
        row("thread_stat", "()", "No effect.", |_, _, _| number(0.0)),
        row("thread_busywait", "([flag])", "No effect.", |_, _, _| number(0.0)),
        int("thread_how_many_proc", "()", "Number of processors.", |_, _, _| {
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
/// What a ParallelContext keeps.
pub struct State {
    /// `master_works_on_jobs`
    pub works: bool,
    timeout: f64,
}

fn same_object(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    Ok(Value::Object(args.object(cx, 1)?))
}
/// `[x]` of Python.
fn python_list(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    let host = cx.engine.foreign_host.clone().ok_or_else(texts::no_python)?;
    let main = host.main(cx)?;
    let builtins = main.get(cx, "__builtins__", &[])?;
    let builtins = [builtins];
    let builtins = Args(&builtins).foreign(cx, 1).ok_or_else(texts::no_python)?;
    let maker = [builtins.call_method(cx, "eval", &[Value::String("lambda x: [x]".into())])?];
    let maker = Args(&maker).foreign(cx, 1).ok_or_else(texts::no_python)?;
    maker.call(cx, &[args.value(1)?.clone()])
}
/// `alltoall(source, counts, result)`: with one process all of it stays here.
fn alltoall(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (source, counts) = (args.vector(cx, 1)?, args.vector(cx, 2)?);
    let result = args.vector(cx, 3)?;
    let n = cx.engine.sim.vectors.data(counts).first().copied().unwrap_or(0.0).max(0.0) as usize;
    let data = cx.engine.sim.vectors.data(source);
    if data.len() != n {
        return Err(HocError::new("sum of source counts is not the size of the src vector"));
    }
    let sent = data.to_vec();
    if let Some(vector) = cx.engine.sim.vectors.get_mut(result) {
        vector.assign(&sent);
    }
    number(0.0)
}
/// Fails for a global number that this process was not given.
fn known_gid(cx: &mut Cx<'_>, gid: i64) -> Result<(), HocError> {
    match cx.engine.gid_homes.contains(&gid) || cx.engine.gids.contains_key(&gid) {
        true => Ok(()),
        false => Err(HocError::new(format!("gid={gid} has not been set on rank 0"))),
    }
}
fn cell(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let gid = args.number(1)? as i64;
    if !cx.engine.gid_homes.contains(&gid) {
        return Err(HocError::new(format!("gid={gid} has not been set on rank 0")));
    }
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
    let target = args.object(cx, 2)?.and_then(|target| cx.point_process(&target));
    let target = target.ok_or_else(|| HocError::new("arg 2 must be a point process"))?;
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
        true => {
            let gid = args.number(1)? as i64;
            known_gid(cx, gid)?;
            vec![gid]
        }
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
