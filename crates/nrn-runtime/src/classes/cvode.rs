//! `CVode`: events, and the settings of the variable step method.

use super::event_queue as queue;
use super::{class, int, number as row, object as gives, truth as yes_no};
use crate::args::{Args, number, truth};
use crate::classes::netcon::callback;
use crate::cx::Cx;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::tables::Class;
use crate::{solver, texts};
use hoc_vm::{HocError, Object, Value};
use nrn_model::DataHandle;
use nrn_solver::RecordMode;

/// The row of `CVode`.
pub static CLASS: Class = class(
    "CVode",
    "()",
    "Events, and the variable step method.",
    |_, _, _| Ok(Payload::Other(Box::new(()))),
    &[
        yes_no("active", "([flag])", "The variable step method is off.", |_, _, args| {
            off(args, "the variable step method")
        }),
        yes_no("use_local_dt", "([flag])", "Local variable steps are off.", |_, _, args| {
            off(args, "the local variable step method")
        }),
        yes_no("cache_efficient", "([flag])", "Memory is always laid out for speed.", |_, _, _| truth(true)),
        yes_no("use_fast_imem", "([flag])", "Compute i_membrane_?", |cx, _, args| {
            let before = cx.engine.sim.settings.fast_imem;
            if args.has(1) {
                cx.engine.sim.settings.fast_imem = args.number_in(1, 0.0, 1.0)? != 0.0;
            }
            truth(before)
        }),
        yes_no("use_long_double", "([flag])", "No effect.", |_, _, _| truth(false)),
        yes_no("use_mxb", "([flag])", "No effect.", |_, _, _| truth(false)),
        yes_no("use_daspk", "([flag])", "No effect.", |_, _, _| truth(false)),
        row("atol", "([x])", "Absolute tolerance.", |cx, _, args| tolerance(cx, args, 0)),
        row("rtol", "([x])", "Relative tolerance.", |cx, _, args| tolerance(cx, args, 1)),
        row("minstep", "([x])", "Shortest step, ms.", |cx, _, args| tolerance(cx, args, 2)),
        row("maxstep", "([x])", "Longest step, ms.", |cx, _, args| tolerance(cx, args, 3)),
        int("stiff", "([x])", "How implicit the method is.", |cx, _, args| tolerance(cx, args, 4)),
        int("maxorder", "([x])", "Highest order.", |cx, _, args| tolerance(cx, args, 5)),
        int("jacobian", "([x])", "Which linear solver.", |cx, _, args| tolerance(cx, args, 6)),
        int("condition_order", "([1 or 2])", "How threshold crossings are found.", |cx, _, args| {
            tolerance(cx, args, 7)
        }),
        int("debug_event", "([flag])", "No effect.", |_, _, _| number(0.0)),
        row("atolscale", "(name or &variable [, scale])", "Scale of a state's tolerance.", |cx, _, args| {
            args.value(1)?;
            let name = if args.is_text(1) { args.text(cx, 1)?.to_string() } else { variable_name(cx, args)? };
            if args.has(2) {
                let scale = args.number(2)?;
                cx.engine.tolerance_scales.insert(name.clone(), scale);
            }
            number(cx.engine.tolerance_scales.get(&name).copied().unwrap_or(1.0))
        }),
        int("current_method", "()", "Fixed step: 1 when there is a tree to solve, else 0.", |cx, _, _| {
            truth(cx.engine.sim.model.sections().next().is_some())
        }),
        int(
            "queue_mode",
            "([mode])",
            "Which queue keeps events: there is one; gives what was asked for.",
            |cx, _, args| {
                if args.has(1) {
                    cx.engine.queue_mode = args.number(1)?;
                }
                number(cx.engine.queue_mode)
            },
        ),
        row("re_init", "()", "Makes currents and recordings agree with changed states.", |cx, _, _| {
            solver::fcurrent(cx)?;
            number(0.0)
        }),
        row("event", "(t [, statement])", "Runs a statement at time t, ms.", event),
        row("solve", "([t])", "Steps to time t, or one step.", |cx, _, args| {
            if args.has(1) {
                let t = args.number(1)?;
                solver::solve_until(cx, t)?;
            } else {
                solver::fadvance(cx)?;
            }
            number(0.0)
        }),
        row("record", "(&var, y, t [, keep])", "Records a variable and its times.", |cx, _, args| {
            let pointer = args.pointer(1)?;
            let handle = cx.engine.handle_of(&pointer)?;
            let (y, t) = (args.vector(cx, 2)?, args.vector(cx, 3)?);
            cx.engine.sim.record(y, handle, RecordMode::EveryStep).map_err(solver::unwrap)?;
            let time = DataHandle::Env(nrn_model::EnvField::T);
            cx.engine.sim.record(t, time, RecordMode::EveryStep).map_err(solver::unwrap)?;
            number(0.0)
        }),
        row("record_remove", "(y)", "Ends a recording.", |cx, _, args| {
            let y = args.vector(cx, 1)?;
            cx.engine.sim.stop_recording(y);
            number(0.0)
        }),
        row("simgraph_remove", "()", "No effect.", |_, _, _| number(0.0)),
        gives("netconlist", "(pre, post, target [, List])", "NetCons that fit.", netconlist),
        row(
            "extra_scatter_gather",
            "(direction, callable)",
            "Runs something in every step between voltages and states.",
            |cx, _, args| {
                args.object(cx, 2)?;
                let callback =
                    callback(cx, args, 2)?.ok_or_else(|| texts::bad_argument_type(2, "callable"))?;
                let hook = cx.engine.hooks.add(callback);
                cx.engine.sim.before_states.push(hook);
                cx.engine.extra_hooks.push(hook);
                number(0.0)
            },
        ),
        row("extra_scatter_gather_remove", "(callable)", "Ends extra_scatter_gather.", |cx, _, _| {
            for hook in std::mem::take(&mut cx.engine.extra_hooks) {
                cx.engine.sim.before_states.retain(|other| *other != hook);
                cx.engine.hooks.remove(hook);
            }
            number(0.0)
        }),
        row("statistics", "()", "No effect.", |_, _, _| number(0.0)),
        row("spike_stat", "(Vector)", "Eleven counts of cells, NetCons and events.", |cx, _, args| {
            let id = args.vector(cx, 1)?;
            let mut counts = [0.0; 11];
            counts[1] = cx.engine.sim.model.netcons().len() as f64;
            if let Some(vector) = cx.engine.sim.vectors.get_mut(id) {
                vector.assign(&counts);
            }
            number(0.0)
        }),
        row("states", "(Vector)", "States of the variable step method: none while it is off.", empty),
        row("dstates", "(Vector)", "Their derivatives: none while it is off.", empty),
        row("error_weights", "(Vector)", "Their weights: none while it is off.", empty),
        row("acor", "(Vector)", "Their local errors: none while it is off.", empty),
        row("ygather", "(Vector)", "States of the variable step method: none while it is off.", empty),
        row("yscatter", "(Vector)", "Sets the states of the variable step method.", |cx, _, args| {
            args.vector(cx, 1)?;
            number(0.0)
        }),
        row("f", "(t, y, ydot)", "Derivatives at a state; needs the variable step method.", |cx, _, args| {
            args.number(1)?;
            args.vector(cx, 2)?;
            args.vector(cx, 3)?;
            number(0.0)
        }),
        row(
            "statename",
            "(i, strdef [, style])",
            "Name of a state; needs the variable step method.",
            |_, _, args| {
                args.number(1)?;
                args.value(2)?;
                Err(inactive())
            },
        ),
        row("state_magnitudes", "(mode)", "Largest states; needs the variable step method.", |_, _, args| {
            if args.number(1)? as i64 == 2 { Err(inactive()) } else { number(0.0) }
        }),
        int("order", "([i])", "Order of the method: 0 while it is off.", |_, _, args| {
            if args.has(1) { Err(texts::argument_out_of_range()) } else { number(0.0) }
        }),
        row(
            "dae_init_dteps",
            "([dt [, style]])",
            "Step with which algebraic equations are initialised.",
            |cx, _, args| {
                if args.has(1) {
                    cx.engine.dae_step = args.number_in(1, 1e-100, 1.0)?;
                }
                number(cx.engine.dae_step)
            },
        ),
        row("ncs_netcons", "(...)", "0: there are no hidden NetCons.", |_, _, _| number(0.0)),
        row("use_parallel", "()", "Parallel sections are used: always 1.", |_, _, _| number(1.0)),
        row("fixed_step", "()", "One step of dt.", |cx, _, _| {
            solver::fadvance(cx)?;
            number(0.0)
        }),
        row(
            "print_event_queue",
            "([Vector])",
            "Prints the queue of events, or gives their times.",
            queue::print,
        ),
        row(
            "event_queue_info",
            "(2, times, NetCons) or (3, times, flags, targets)",
            "Events of NetCons, or events that point processes sent themselves.",
            queue::info,
        ),
        row(
            "store_events",
            "(Vector)",
            "Asks for the times of all events; they are not kept.",
            |cx, _, _| {
                cx.engine.note_once("store_events", "CVode.store_events: times of events are not kept");
                number(1.0)
            },
        ),
        row("poolshrink", "()", "No effect.", |_, _, _| number(0.0)),
        row("free_event_queues", "()", "No effect.", |_, _, _| number(0.0)),
        int("structure_change_count", "()", "How often the structure changed.", |cx, _, _| {
            number(cx.engine.sim.model.structure_count() as f64)
        }),
        int("diam_change_count", "()", "How often a diameter changed.", |cx, _, _| {
            number(cx.engine.sim.model.diam_count() as f64)
        }),
    ],
);

fn inactive() -> HocError {
    HocError::new("Cvode is not active")
}
fn empty(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let id = args.vector(cx, 1)?;
    if let Some(vector) = cx.engine.sim.vectors.get_mut(id) {
        vector.resize(0);
    }
    number(0.0)
}
/// Default, least and largest value of each setting.
const TOLERANCES: [(f64, f64, f64); 8] = [
    (0.001, 0.0, 1e9),
    (0.0, 0.0, 1e9),
    (0.0, 0.0, 1e9),
    (1e9, 0.0, 1e9),
    (2.0, 0.0, 2.0),
    (5.0, 0.0, 5.0),
    (0.0, 0.0, 2.0),
    (1.0, 1.0, 2.0),
];

fn off(args: &Args<'_>, what: &str) -> Result<Value, HocError> {
    if args.has(1) && args.number(1)? != 0.0 { Err(texts::not_yet(what)) } else { truth(false) }
}
fn tolerance(cx: &mut Cx<'_>, args: &Args<'_>, ix: usize) -> Result<Value, HocError> {
    if cx.engine.tolerances.is_empty() {
        cx.engine.tolerances = TOLERANCES.iter().map(|t| t.0).collect();
    }
    if args.has(1) {
        cx.engine.tolerances[ix] = args.number_in(1, TOLERANCES[ix].1, TOLERANCES[ix].2)?;
    }
    number(cx.engine.tolerances[ix])
}
/// Events beyond the end of a step run there; `event(t)` alone only makes a run stop there.
fn event(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let at = args.number(1)?;
    if !args.has(2) {
        // Steps of fixed length are not cut short for it.
        return number(cx.engine.sim.event_time(at));
    }
    if args.has(3) {
        let target = args.some_object(cx, 3)?;
        if cx.point_process(&target).is_none() {
            return Err(HocError::new(format!("{} is not a POINT_PROCESS", cx.object_name(&target))));
        }
    }
    let callback = match args.is_text(2) {
        // The third argument is a point process that chooses a thread, not an object to run the statement in.
        true => {
            let this = cx.vm.this();
            Some(Callback::Statement(args.text(cx, 2)?.to_string(), this.map(|o| o.downgrade())))
        }
        false if args.is_number(2) => args.text(cx, 2).map(|_| None)?,
        false => callback(cx, args, 2)?,
    };
    let callback = callback.ok_or_else(|| texts::bad_argument_type(2, "statement"))?;
    let hook = cx.engine.hooks.add_once(callback);
    number(cx.engine.sim.hook_event(at, hook))
}
/// `netconlist(precell, postcell, target)`: each an object, a class name pattern, or "" for any.
fn netconlist(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    for i in 1..=3 {
        if !args.is_object(i) {
            args.text(cx, i)?;
        }
    }
    let mut found = Vec::new();
    for object in cx.vm.objects_of("NetCon") {
        let sides = [("precell", 1), ("postcell", 2), ("syn", 3)];
        let mut fits = true;
        for (method, i) in sides {
            if fits {
                let mut side = cx.call_method(&object, method, &[])?;
                if i == 1 && matches!(side, Value::Object(None)) {
                    // An artificial cell is its own cell.
                    side = cx.call_method(&object, "pre", &[])?;
                }
                fits = side_fits(cx, args, i, &side)?;
            }
        }
        if fits {
            found.push(Some(object));
        }
    }
    if args.has(4) {
        let list = args.some_object(cx, 4)?;
        for object in found {
            cx.call_method(&list, "append", &[Value::Object(object)])?;
        }
        return Ok(Value::Object(Some(list)));
    }
    let list = cx.host_object("List", Payload::List(super::list::List::Own(found)));
    Ok(Value::Object(Some(list)))
}
/// Name of the variable that argument 1 points to, as range variables are called.
fn variable_name(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<String, HocError> {
    let pointer = args.pointer(1)?;
    Ok(match cx.engine.handle_of(&pointer)? {
        DataHandle::Node { field: nrn_mech_abi::NodeField::V, .. } => "v".to_owned(),
        DataHandle::Mechanism { mechanism, column, .. } => {
            let info = cx.engine.mechanism_info(mechanism).ok_or_else(texts::dangling)?;
            let name = info.columns.iter().find(|c| (c.first..c.first + c.len).contains(&(column as usize)));
            let name = name.map(|c| c.name.as_str()).unwrap_or_default();
            if info.is_point() { format!("{}.{name}", info.name) } else { format!("{name}_{}", info.name) }
        }
        other => format!("{other:?}"),
    })
}
fn side_fits(cx: &mut Cx<'_>, args: &Args<'_>, i: usize, side: &Value) -> Result<bool, HocError> {
    let Value::Object(side) = side else { return Ok(false) };
    if args.is_text(i) {
        let pattern = args.text(cx, i)?;
        let name = side.as_ref().map(|o| cx.object_name(o)).unwrap_or_default();
        return Ok(pattern.is_empty() || crate::pattern::Pattern::for_sections(&pattern)?.is_in(&name));
    }
    Ok(args.object(cx, i)? == *side)
}
