//! `stdrun.hoc`: how a simulation runs.
//!
//! `run` is `stdinit` and `continuerun(tstop)`; `stdinit` is `setdt`, `init`, `initPlot`; `continuerun` calls `step` until
//! the time is reached; `step` is `nstep_steprun` times `advance`, then `Plot`. Every one of these is called by name, so
//! what a model defines anew is what runs.

use super::call::{Call, done, value};
use super::rows::{File, Row};
use super::{menus, tools};
use crate::args::number;
use crate::{settings, solver, standard_run};
use hoc_vm::{HocError, Object, Value};

/// The files.
pub static FILES: &[&File] = &[&STDRUN, &MOVIE];

/// Graphs of the four kinds of `graphList` are plotted at the time of a step, or half a step before or after it.
const GRAPH_LISTS: usize = 4;
const AT_STEP: [f64; GRAPH_LISTS] = [0.0, -0.5, 0.5, 0.0];

static STDRUN: File = File {
    name: "stdrun.hoc",
    rows: &[
        Row::Objects("cvode"),
        Row::Start(|call| make_global(call, "cvode", "CVode")),
        Row::Load("stdlib.hoc", "String"),
        Row::Template(&menus::MAIN_MENU),
        Row::Kept("i", 0.0),
        Row::Number("using_cvode_", 0.0, "", None),
        Row::Load("atoltool.hoc", ""),
        Row::Load("varmeth1.hoc", ""),
        Row::Load("movierun.hoc", ""),
        Row::Objects("tobj, tobj1, nrnmainmenu_, numericalmethodpanel, pyobj"),
        Row::Number("stdrun_quiet", 0.0, "", None),
        Row::Number("realtime", 0.0, "s", None),
        Row::Number("screen_update_invl", 0.05, "s", Some((0.01, 1e9))),
        Row::Number("tstop", 5.0, "ms", Some((0.0, 1e9))),
        Row::Start(|call| set(call, "stoprun", 0.0)),
        Row::Number("steps_per_ms", 40.0, "", Some((1e-6, 1e6))),
        Row::Number("nstep_steprun", 1.0, "", None),
        Row::Number("runStopAt", 5.0, "ms", Some((0.0, 1e9))),
        Row::Number("runStopIn", 1.0, "ms", Some((0.0, 1e6))),
        Row::Number("global_ra", 35.4, "ohm-cm", Some((1e-3, 1e6))),
        Row::Number("v_init", -65.0, "mV", None),
        Row::Number("coreneuronrunning_", 0.0, "", None),
        Row::Number("running_", 0.0, "", None),
        Row::Number("eventslow", 1.0, "", None),
        Row::Number("eventcount", 0.0, "", None),
        Row::Number("n_graph_lists", GRAPH_LISTS as f64, "", None),
        Row::Number("cnt", 0.0, "", None),
        Row::Strings("temp_string_, temp_string2_, tstr"),
        Row::Start(|call| {
            if let Some(place) = call.cx.vm.lookup("temp_string_") {
                call.cx.vm.set_string(place, "t");
            }
            done()
        }),
        Row::Kept("mapped_nrnmainmenu_", 0.0),
        Row::Load("pointbsr.hoc", "PointBrowser"),
        Row::Load("wingroup.hoc", "WindowMenu"),
        Row::Start(|call| make_global(call, "numericalmethodpanel", "NumericalMethodPanel")),
        Row::Objects("graphItem, flush_list, fast_flush_list, graphList[n_graph_lists]"),
        Row::Start(make_lists),
        // ---- a run ----
        Row::Proc("run", |call| {
            set(call, "running_", 1.0)?;
            call.run("stdinit", &[])?;
            let tstop = call.global("tstop");
            call.run("continuerun", &[Value::Number(tstop)])?;
            done()
        }),
        Row::Proc("stdinit", |call| {
            call.run("cvode_simgraph", &[])?;
            set(call, "realtime", 0.0)?;
            in_turn(call, &["setdt", "init", "initPlot"])
        }),
        Row::Proc("init", |call| {
            let v = call.global("v_init");
            call.run("finitialize", &[Value::Number(v)])?;
            done()
        }),
        Row::Proc("continuerun", continuerun),
        Row::Proc("steprun", |call| in_turn(call, &["step", "flushPlot"])),
        Row::Proc("step", step),
        Row::Proc("advance", |call| in_turn(call, &["fadvance"])),
        Row::Proc("setdt", setdt),
        Row::Func("stoppedrun", |call| number(call.global("stoprun"))),
        Row::Func("set_v_init", |call| {
            let before = call.global("v_init");
            if call.n() > 0 {
                let v = call.number(1)?;
                set(call, "v_init", v)?;
            }
            number(before)
        }),
        Row::Proc("set_ra", set_ra),
        Row::Proc("runbutton", runbutton),
        Row::Func("cvode_active", |call| method(call, "varstep", "active")),
        Row::Func("cvode_local", |call| method(call, "localstep", "use_local_dt")),
        // ---- plots ----
        Row::Proc("cvode_simgraph", cvode_simgraph),
        Row::Proc("initPlot", init_plot),
        Row::Proc("Plot", plot),
        Row::Proc("screen_update", screen_update),
        Row::Proc("flushPlot", flush_plot),
        Row::Proc("fastflushPlot", |call| to_graphs(call, "fastflush")),
        Row::Proc("tstop_changed", tstop_changed),
        Row::Proc("newPlot", |call| {
            let size = [call.number(1)?, call.number(2)?, call.number(3)?, call.number(4)?];
            new_graph(call, size)?;
            done()
        }),
        Row::Proc("newPlotV", |call| new_plot(call, 0, -80.0, 40.0, Some("v(.5)"))),
        Row::Proc("newPlotI", |call| new_plot(call, 1, -1.0, 1.0, None)),
        Row::Proc("newPlotS", |call| new_plot(call, 2, 0.0, 1.0, None)),
        Row::Proc("addplot", |call| {
            let (graph, which) = (call.some_object(1)?, call.number(2)?);
            let tstop = call.global("tstop");
            resize(call, &graph, [0.0, tstop, -1.0, 1.0])?;
            add_to(call, which, graph)
        }),
        Row::Proc("newshapeplot", |call| {
            new_view(call, "PlotShape", "fast_flush_list")?;
            call.cx.execute("v\n")?; // tells what would be shown
            done()
        }),
        Row::Proc("newvectorplot", |call| new_view(call, "Graph", "flush_list")),
        Row::Proc("newphaseplane", |call| {
            let graph = call.new_object("Graph", &[])?;
            call.set_global_object("graphItem", Some(graph.clone()))?;
            call.ask(&graph, "xexpr", &[super::call::string("t")])?;
            add_to(call, 3.0, graph)
        }),
        // ---- menus and panels ----
        Row::Proc("nrnmainmenu", menus::main_menu),
        Row::Proc("nrncontrolmenu", |call| menus::panel(call, "RunControl")),
        Row::Proc("celsius_panel", |call| menus::panel(call, "Temperature")),
        Row::Proc("globalra_panel", |call| menus::panel(call, "forall Ra=global_ra")),
        Row::Proc("windowmenu", tools::windows::menu),
        Row::Shows("filemenu"),
        Row::Shows("buildmenu"),
        Row::Shows("toolmenu"),
        Row::Shows("graphmenu"),
        Row::Shows("vectormenu"),
        Row::Shows("helpmenu"),
        Row::Shows("cbimportmenu"),
        Row::Shows("channel_builder"),
        Row::Shows("pointprocessesmenu"),
        Row::Shows("distmechmenu"),
        Row::Shows("distmechviewers"),
        Row::Shows("fittingmenu"),
        Row::Shows("impedancemenu"),
        Row::Shows("miscellaneousmenu"),
        Row::Shows("prjnrn"),
    ],
};

/// A run that would show a step every `movie_frame_dur_` seconds.
static MOVIE: File = File {
    name: "movierun.hoc",
    rows: &[
        Row::Number("movie_frame_dur_", 0.01, "s", Some((0.001, 1e9))),
        Row::Number("rtstart", 0.0, "", None),
        Row::Objects("movie_timer, movierunbox"),
        Row::Start(|call| {
            let timer = call.new_object("Timer", &[super::call::string("moviestep()")])?;
            call.set_global_object("movie_timer", Some(timer))?;
            done()
        }),
        Row::Proc("moviestep", |call| {
            call.run("steprun", &[])?;
            if solver::time(call.cx) >= call.global("tstop") || call.global("stoprun") != 0.0 {
                set(call, "running_", 0.0)?;
            }
            done()
        }),
        Row::Proc("movierun", |call| {
            set(call, "running_", 1.0)?;
            set(call, "stoprun", 0.0)?;
            call.run("stdinit", &[])?;
            done()
        }),
        Row::Shows("movierunpanel"),
        Row::Shows("movierunsave"),
    ],
};

fn set(call: &mut Call<'_, '_>, name: &str, x: f64) -> Result<Value, HocError> {
    call.set_global(name, x)?;
    done()
}
fn in_turn(call: &mut Call<'_, '_>, names: &[&str]) -> Result<Value, HocError> {
    for name in names {
        call.run(name, &[])?;
    }
    done()
}
fn make_global(call: &mut Call<'_, '_>, name: &str, class: &str) -> Result<Value, HocError> {
    let made = call.new_object(class, &[])?;
    call.set_global_object(name, Some(made))?;
    done()
}
fn graphs(call: &mut Call<'_, '_>, which: usize) -> Result<Option<Object>, HocError> {
    let Some(place) = call.cx.vm.lookup("graphList") else { return Ok(None) };
    let element = call.cx.vm.element(place, &[which as f64])?;
    Ok(call.cx.vm.object(element).flatten())
}
fn make_lists(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    for which in 0..GRAPH_LISTS {
        let list = call.new_object("List", &[])?;
        if let Some(place) = call.cx.vm.lookup("graphList") {
            let element = call.cx.vm.element(place, &[which as f64])?;
            call.cx.vm.set_object(element, Some(list));
        }
    }
    make_global(call, "flush_list", "List")?;
    make_global(call, "fast_flush_list", "List")
}

// ---- a run ----

/// Steps until `$1`: in fixed steps to the one nearest to it, in variable steps exactly there.
fn continuerun(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let until = call.number(1)?;
    let began = std::time::Instant::now();
    for (name, x) in [("realtime", 0.0), ("eventcount", 0.0), ("eventslow", 1.0), ("stoprun", 0.0)] {
        call.set_global(name, x)?;
    }
    let variable = call.global("using_cvode_") != 0.0;
    let mut limit = until;
    if variable {
        let Some(cvode) = call.global_object("cvode") else { return done() };
        call.ask(&cvode, "event", &[Value::Number(until)])?;
        if call.ask(&cvode, "use_local_dt", &[])? != 0.0 {
            call.ask(&cvode, "solve", &[Value::Number(until)])?;
            return end_run(call, began);
        }
    } else {
        limit -= solver::step(call.cx) / 2.0;
        step_plainly(call, limit)?;
    }
    let mut due = call.global("screen_update_invl");
    while solver::time(call.cx) < limit && !stopped(call) {
        call.run("step", &[])?;
        let now = began.elapsed().as_secs_f64();
        call.set_global("realtime", now)?;
        if now >= due {
            call.run("screen_update", &[])?;
            due = began.elapsed().as_secs_f64() + call.global("screen_update_invl");
        }
    }
    if variable && !stopped(call) {
        call.run("step", &[])?; // the event at the end: recordings get their last value
    }
    end_run(call, began)
}
fn stopped(call: &Call<'_, '_>) -> bool {
    call.cx.engine.settings[settings::STOPRUN as usize] != 0.0
}
fn end_run(call: &mut Call<'_, '_>, began: std::time::Instant) -> Result<Value, HocError> {
    call.run("flushPlot", &[])?;
    set(call, "realtime", began.elapsed().as_secs_f64())
}
/// Steps without the interpreter, when nobody can tell: the library's own procedures are in place and no graph wants
/// points.
fn step_plainly(call: &mut Call<'_, '_>, limit: f64) -> Result<(), HocError> {
    if !standard_run::is_plain(call.cx) {
        return Ok(());
    }
    let steps = standard_run::steps_per_plot(call.cx);
    crate::watch::run_apart(call.cx, |cx| {
        while solver::time(cx) < limit && cx.engine.settings[settings::STOPRUN as usize] == 0.0 {
            for _ in 0..steps {
                solver::fadvance(cx)?;
            }
            if steps == 0 && hoc_vm::Host::interrupted(cx.engine) {
                return Err(crate::watch::interrupted());
            }
        }
        Ok(())
    })
}
fn step(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let times = if call.global("using_cvode_") != 0.0 { 1.0 } else { call.global("nstep_steprun") };
    let mut done_steps = 1.0;
    while done_steps <= times {
        call.run("advance", &[])?;
        done_steps += 1.0;
    }
    in_turn(call, &["Plot"])
}
/// Makes a whole number of steps fit between two points that are plotted.
fn setdt(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if call.global("using_cvode_") != 0.0 {
        return done();
    }
    let (per_ms, dt) = (call.global("steps_per_ms"), call.global("dt"));
    let interval = 1.0 / per_ms;
    let epsilon = call.cx.vm.float_epsilon();
    let steps = (interval / dt + epsilon).trunc().max(1.0);
    call.set_global("nstep_steprun", steps)?;
    if (dt * steps * per_ms - 1.0).abs() > 1e-6 {
        call.print("Changed dt\n");
        call.set_global("dt", interval / steps)?;
    }
    done()
}
fn set_ra(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if call.n() == 1 {
        let ra = call.number(1)?;
        call.set_global("global_ra", ra)?;
    }
    let ra = call.global("global_ra");
    let all: Vec<_> = call.cx.engine.sim.model.sections().collect();
    for id in all {
        call.cx.engine.set_section_property_of(id, nrn_model::SectionProperty::Ra, ra)?;
    }
    done()
}
fn runbutton(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if call.global("running_") == 0.0 {
        return set(call, "stoprun", 1.0);
    }
    call.run("execute1", &[super::call::string("run()")])?;
    call.set_global("running_", 0.0)?;
    set(call, "stoprun", 0.0)
}
/// Tells the panel to change the method when there is an argument; what CVode says then.
fn method(call: &mut Call<'_, '_>, change: &str, ask: &str) -> Result<Value, HocError> {
    if call.n() == 1
        && let Some(panel) = call.global_object("numericalmethodpanel")
    {
        let flag = call.number(1)?;
        call.ask(&panel, change, &[Value::Number(flag)])?;
    }
    let Some(cvode) = call.global_object("cvode") else { return done() };
    number(call.ask(&cvode, ask, &[])?)
}

// ---- plots ----

/// Sends a message without arguments to all graphs of all four kinds.
fn to_graphs(call: &mut Call<'_, '_>, message: &str) -> Result<Value, HocError> {
    for which in 0..GRAPH_LISTS {
        let Some(list) = graphs(call, which)? else { continue };
        for graph in call.items(&list) {
            call.ask(&graph, message, &[])?;
        }
    }
    done()
}
fn to_list(call: &mut Call<'_, '_>, list: &str, message: &str) -> Result<(), HocError> {
    let Some(list) = call.global_object(list) else { return Ok(()) };
    for view in call.items(&list) {
        call.ask(&view, message, &[])?;
    }
    Ok(())
}
fn by_local_steps(call: &mut Call<'_, '_>) -> Result<bool, HocError> {
    let Some(cvode) = call.global_object("cvode") else { return Ok(false) };
    Ok(call.ask(&cvode, "active", &[])? != 0.0 && call.ask(&cvode, "use_local_dt", &[])? != 0.0)
}
/// With local variable steps the solver fills the graphs.
fn cvode_simgraph(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if let Some(cvode) = call.global_object("cvode") {
        call.ask(&cvode, "simgraph_remove", &[])?;
    }
    if by_local_steps(call)? || call.global("coreneuronrunning_") != 0.0 {
        to_graphs(call, "simgraph")?;
    }
    done()
}
/// Graphs whose window was closed leave their list.
fn drop_closed(call: &mut Call<'_, '_>, list: &Object) -> Result<(), HocError> {
    let items = call.items(list);
    for (at, view) in items.iter().enumerate().rev() {
        if call.ask(view, "view_count", &[])? == 0.0 {
            call.ask(list, "remove", &[Value::Number(at as f64)])?;
        }
    }
    Ok(())
}
fn init_plot(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if by_local_steps(call)? {
        return in_turn(call, &["flushPlot"]);
    }
    for which in 0..GRAPH_LISTS {
        let Some(list) = graphs(call, which)? else { continue };
        drop_closed(call, &list)?;
        for graph in call.items(&list) {
            call.ask(&graph, "begin", &[])?;
        }
    }
    for name in ["flush_list", "fast_flush_list"] {
        if let Some(list) = call.global_object(name) {
            drop_closed(call, &list)?;
        }
    }
    in_turn(call, &["Plot", "flushPlot"])
}
fn plot(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let dt = if call.global("using_cvode_") != 0.0 { 0.0 } else { solver::step(call.cx) };
    for (which, share) in AT_STEP.into_iter().enumerate() {
        let Some(list) = graphs(call, which)? else { continue };
        for graph in call.items(&list) {
            let x = solver::time(call.cx) + share * dt;
            call.ask(&graph, "plot", &[Value::Number(x)])?;
        }
    }
    done()
}
fn screen_update(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    if call.global("stdrun_quiet") != 0.0 {
        return done();
    }
    to_list(call, "flush_list", "begin")?;
    to_list(call, "flush_list", "flush")?;
    to_list(call, "fast_flush_list", "fastflush")?;
    in_turn(call, &["fastflushPlot", "doNotify"])
}
fn flush_plot(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    call.run("screen_update", &[])?;
    to_graphs(call, "flush")?;
    to_list(call, "flush_list", "flush")?;
    to_list(call, "fast_flush_list", "flush")?;
    if call.global("stdrun_quiet") == 0.0 {
        call.run("doEvents", &[])?;
    }
    done()
}
fn resize(call: &mut Call<'_, '_>, graph: &Object, size: [f64; 4]) -> Result<(), HocError> {
    call.ask(graph, "size", &size.map(Value::Number)).map(|_| ())
}
/// The time axis of all graphs over time ends at the new `tstop`.
fn tstop_changed(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let tstop = call.global("tstop");
    for which in 0..3 {
        let Some(list) = graphs(call, which)? else { continue };
        for graph in call.items(&list) {
            let low = call.ask(&graph, "size", &[Value::Number(3.0)])?;
            let high = call.ask(&graph, "size", &[Value::Number(4.0)])?;
            resize(call, &graph, [0.0, tstop, low, high])?;
            call.set_global_object("graphItem", Some(graph))?;
        }
    }
    done()
}
/// A Graph of a size, in `graphItem`.
fn new_graph(call: &mut Call<'_, '_>, size: [f64; 4]) -> Result<Object, HocError> {
    let graph = call.new_object("Graph", &[])?;
    call.set_global_object("graphItem", Some(graph.clone()))?;
    resize(call, &graph, size)?;
    call.ask(&graph, "xaxis", &[])?;
    Ok(graph)
}
fn add_to(call: &mut Call<'_, '_>, which: f64, graph: Object) -> Result<Value, HocError> {
    let Some(list) = graphs(call, which.max(0.0) as usize)? else { return done() };
    call.append(&list, graph)?;
    done()
}
fn new_plot(
    call: &mut Call<'_, '_>,
    which: usize,
    low: f64,
    high: f64,
    curve: Option<&str>,
) -> Result<Value, HocError> {
    let tstop = call.global("tstop");
    let size = [0.0, tstop, low, high].map(Value::Number);
    call.run("newPlot", &size)?;
    let Some(graph) = call.global_object("graphItem") else { return done() };
    call.ask(&graph, "save_name", &[super::call::string(&format!("graphList[{which}]."))])?;
    add_to(call, which as f64, graph.clone())?;
    if let Some(curve) = curve {
        call.ask(&graph, "addexpr", &[super::call::string(curve)])?;
    }
    done()
}
fn new_view(call: &mut Call<'_, '_>, class: &str, list: &str) -> Result<Value, HocError> {
    let view = call.new_object(class, &[])?;
    call.set_global_object("graphItem", Some(view.clone()))?;
    let Some(held) = call.global_object(list) else { return done() };
    call.ask(&held, "append", &[value(&view)])?;
    call.ask(&view, "save_name", &[super::call::string(&format!("{list}."))])?;
    done()
}
