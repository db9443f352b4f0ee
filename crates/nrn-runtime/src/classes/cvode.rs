//! `CVode`: events, and the settings of the variable step method.

use super::{class, int, number as row, object as gives, truth as yes_no};
use crate::args::{Args, number, truth};
use crate::classes::netcon::callback;
use crate::cx::Cx;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::tables::Class;
use crate::{solver, texts};
use hoc_vm::{HocError, Object, Value};
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
            if args.has(1) {
                cx.engine.sim.settings.fast_imem = args.number(1)? != 0.0;
            }
            truth(cx.engine.sim.settings.fast_imem)
        }),
        yes_no("use_long_double", "([flag])", "No effect.", |_, _, _| truth(false)),
        yes_no("use_mxb", "([flag])", "No effect.", |_, _, _| truth(false)),
        row("use_daspk", "([flag])", "No effect.", |_, _, _| number(0.0)),
        row("atol", "([x])", "Absolute tolerance.", |cx, _, args| tolerance(cx, args, 0)),
        row("rtol", "([x])", "Relative tolerance.", |cx, _, args| tolerance(cx, args, 1)),
        row("minstep", "([x])", "Shortest step, ms.", |cx, _, args| tolerance(cx, args, 2)),
        row("maxstep", "([x])", "Longest step, ms.", |cx, _, args| tolerance(cx, args, 3)),
        row("stiff", "([x])", "How implicit the method is.", |cx, _, args| tolerance(cx, args, 4)),
        row("maxorder", "([x])", "Highest order.", |cx, _, args| tolerance(cx, args, 5)),
        int("jacobian", "([x])", "Which linear solver.", |cx, _, args| tolerance(cx, args, 6)),
        int("condition_order", "([1 or 2])", "How threshold crossings are found.", |cx, _, args| {
            tolerance(cx, args, 7)
        }),
        row("debug_event", "([flag])", "No effect.", |_, _, _| number(0.0)),
        row("atolscale", "(name or &variable [, scale])", "Scale of a state's tolerance.", |_, _, args| {
            number(args.number_or(2, 1.0)?)
        }),
        int("current_method", "()", "0: fixed step.", |_, _, _| number(0.0)),
        int("queue_mode", "([mode])", "No effect.", |_, _, _| number(0.0)),
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
            let time = nrn_model::DataHandle::Env(nrn_model::EnvField::T);
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
                let callback =
                    callback(cx, args, 2)?.ok_or_else(|| texts::bad_argument_type(2, "callable"))?;
                let hook = cx.engine.hooks.add(callback);
                cx.engine.sim.before_states.push(hook);
                number(0.0)
            },
        ),
        row("extra_scatter_gather_remove", "(callable)", "Ends extra_scatter_gather.", |cx, _, _| {
            cx.engine.sim.before_states.clear();
            number(0.0)
        }),
        row("statistics", "()", "No effect.", |_, _, _| number(0.0)),
        row("spike_stat", "(Vector)", "No effect.", |_, _, _| number(0.0)),
        row("store_events", "(Vector)", "No effect.", |_, _, _| number(0.0)),
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

const TOLERANCES: [f64; 8] = [0.01, 0.0, 0.0, 1e9, 2.0, 5.0, 0.0, 1.0];

fn off(args: &Args<'_>, what: &str) -> Result<Value, HocError> {
    if args.has(1) && args.number(1)? != 0.0 { Err(texts::not_yet(what)) } else { truth(false) }
}
fn tolerance(cx: &mut Cx<'_>, args: &Args<'_>, ix: usize) -> Result<Value, HocError> {
    if cx.engine.tolerances.is_empty() {
        cx.engine.tolerances = TOLERANCES.to_vec();
    }
    if args.has(1) {
        cx.engine.tolerances[ix] = args.number(1)?;
    }
    number(cx.engine.tolerances[ix])
}
/// Events beyond the end of a step run there; `event(t)` alone only makes a run stop there.
fn event(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let at = args.number(1)?;
    if !args.has(2) {
        return number(0.0);
    }
    let callback: Callback =
        callback(cx, args, 2)?.ok_or_else(|| texts::bad_argument_type(2, "statement"))?;
    let hook = cx.engine.hooks.add_once(callback);
    cx.engine.sim.hook_event(at, hook);
    number(0.0)
}
/// `netconlist(precell, postcell, target)`: each an object, a class name pattern, or "" for any.
fn netconlist(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let mut found = Vec::new();
    for object in cx.vm.objects_of("NetCon") {
        let sides = [("precell", 1), ("postcell", 2), ("syn", 3)];
        let mut fits = true;
        for (method, i) in sides {
            if fits {
                let side = cx.call_method(&object, method, &[])?;
                fits = side_fits(cx, args, i, &side)?;
            }
        }
        if fits {
            found.push(Some(object));
        }
    }
    let list = cx.host_object("List", Payload::List(super::list::List::Own(found)));
    Ok(Value::Object(Some(list)))
}
fn side_fits(cx: &mut Cx<'_>, args: &Args<'_>, i: usize, side: &Value) -> Result<bool, HocError> {
    let Value::Object(side) = side else { return Ok(false) };
    if args.is_text(i) {
        let pattern = args.text(cx, i)?;
        let name = side.as_ref().map(|o| cx.object_name(o)).unwrap_or_default();
        return Ok(pattern.is_empty() || crate::pattern::Pattern::for_sections(&pattern).is_in(&name));
    }
    Ok(args.object(cx, i)? == *side)
}
