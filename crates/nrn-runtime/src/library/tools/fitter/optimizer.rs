//! How a fit is searched: `OptimizerWrap` counts and keeps the best, `MulfitPraxWrap` is the principal axis method.

use super::protocol;
use crate::functions::praxis;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Value};

/// `new MulfitPraxWrap(protocol)`
pub static PRAXIS: Template = Template {
    name: "MulfitPraxWrap",
    public: "prun, praxis_efun, after_quad, nquad, showopt, save_optimizer, minerr, nstep",
    numbers: &["minerr", "nquad", "nstep", "praxis_efun"],
    objects: "pf, opt",
    procs: &[
        ("init", |call| {
            let (me, protocol) = (call.me()?, call.object(1)?);
            call.set_object_of(&me, "pf", protocol)?;
            praxis::set_attributes(call.cx, 1e-4, 0.5);
            done()
        }),
        ("save_optimizer", |call| {
            let (me, window) = (call.me()?, call.some_object(1)?);
            let rounds = call.number_of(&me, "nstep")?;
            call.ask(&window, "save", &[string(&format!("nstep = {rounds:.0}"))])?;
            done()
        }),
        ("after_quad", |call| {
            let me = call.me()?;
            after_round(call, &me)?;
            done()
        }),
    ],
    funcs: &[("prun", |call| {
        let (me, wrap) = (call.me()?, call.some_object(1)?);
        call.set_object_of(&me, "opt", Some(wrap.clone()))?;
        search(call, &me, &wrap).map(Value::Number)
    })],
    shows: &["showopt"],
    ..Template::EMPTY
};

/// `new OptimizerWrap(protocol)`: the method that is used, the number of errors computed, the smallest.
pub static OPTIMIZER: Template = Template {
    name: "OptimizerWrap",
    public: "prun, set_optimizer, save_optimizer, optwrap_efun, showopt, saveflag, start, nquad, wfile, optimizer, opt_index, minerr, nefun, time",
    numbers: &["minerr", "nefun", "nquad", "opt_index", "saveflag", "time", "wfile"],
    objects: "optimizer, start, pf, this",
    procs: &[
        ("init", |call| {
            let (me, protocol) = (call.me()?, call.object(1)?);
            call.set_object_of(&me, "pf", protocol)?;
            let start = call.new_object("Vector", &[])?;
            call.set_object_of(&me, "start", Some(start))?;
            choose(call, &me, "MulfitPraxWrap")
        }),
        ("set_optimizer", |call| {
            let (me, class) = (call.me()?, call.text(1)?);
            choose(call, &me, &class)
        }),
        // Which method it is, and what that says of itself.
        ("save_optimizer", |call| {
            let (me, window) = (call.me()?, call.some_object(1)?);
            let method = call.part(&me, "optimizer")?;
            let class = call.cx.class_name(&method).to_string();
            let choose = format!("opt.set_optimizer(\"{class}\")");
            for line in [&choose, "{object_push(opt.optimizer)}", "{"] {
                call.ask(&window, "save", &[string(line)])?;
            }
            call.ask(&method, "save_optimizer", &[value(&window)])?;
            for line in ["}", "{object_pop()}"] {
                call.ask(&window, "save", &[string(line)])?;
            }
            done()
        }),
    ],
    funcs: &[
        ("prun", |call| {
            let me = call.me()?;
            run(call, &me).map(Value::Number)
        }),
        ("optwrap_efun", |call| {
            let (me, n) = (call.me()?, call.number(1)?.max(0.0) as usize);
            let first = crate::args::Args(&call.args).pointer(2)?;
            let mut x = Vec::with_capacity(n);
            for place in praxis::places(call.cx, &first, n) {
                x.push(call.cx.read(&place)?);
            }
            evaluate(call, &me, &x).map(Value::Number)
        }),
    ],
    shows: &["showopt"],
    ..Template::EMPTY
};

fn choose(call: &mut Call<'_, '_>, me: &Object, class: &str) -> Result<Value, HocError> {
    let protocol = call.object_of(me, "pf")?;
    let made = call.new_object(class, &[Value::Object(protocol)])?;
    call.set_object_of(me, "optimizer", Some(made))?;
    done()
}
/// The error at some numbers; the smallest so far is kept.
fn evaluate(call: &mut Call<'_, '_>, me: &Object, x: &[f64]) -> Result<f64, HocError> {
    let n = call.number_of(me, "nefun")?;
    call.set_number_of(me, "nefun", n + 1.0)?;
    let protocol = call.part(me, "pf")?;
    let error = protocol::error(call, &protocol, x)?;
    let best = call.number_of(me, "minerr")?;
    if call.global("stoprun") == 0.0 && (best == -1.0 || error < best) {
        call.set_number_of(me, "minerr", error)?;
    }
    Ok(error)
}
/// The whole fit; the parameters keep the best values. Gives the error there.
pub fn run(call: &mut Call<'_, '_>, me: &Object) -> Result<f64, HocError> {
    for (member, x) in [("nefun", 0.0), ("minerr", -1.0), ("nquad", 0.0)] {
        call.set_number_of(me, member, x)?;
    }
    let (protocol, start) = (call.part(me, "pf")?, call.part(me, "start")?);
    let x = protocol::searched(call, &protocol)?;
    let error = if x.is_empty() {
        protocol::error(call, &protocol, &x)?
    } else {
        call.set_numbers(&start, x.clone())?;
        let first = evaluate(call, me, &x)?;
        if call.global("stoprun") != 0.0 {
            first
        } else {
            let method = call.part(me, "optimizer")?;
            call.ask(&method, "prun", &[value(me)])?;
            let best = call.numbers(&start)?;
            evaluate(call, me, &best)?
        }
    };
    call.set_number_of(me, "minerr", error)?;
    Ok(error)
}
/// A line about how far a search has come.
fn after_round(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let wrap = call.part(me, "opt")?;
    let round = call.number_of(me, "nquad")?;
    let (n, time) = (call.number_of(&wrap, "nefun")?, call.number_of(&wrap, "time")?);
    let error = crate::format::general(call.number_of(&wrap, "minerr")?, 8);
    call.print(&format!("nquad={round} nefun={n} time={time} e={error:<12}\n"));
    call.set_number_of(me, "nquad", round + 1.0)
}
/// Searches from `start` of the wrap, where the best numbers are at the end.
fn search(call: &mut Call<'_, '_>, me: &Object, wrap: &Object) -> Result<f64, HocError> {
    call.set_number_of(me, "nquad", 0.0)?;
    let rounds = call.number_of(me, "nstep")?;
    praxis::stop_after(call.cx, rounds);
    after_round(call, me)?;
    let start = call.part(wrap, "start")?;
    let mut x = call.numbers(&start)?;
    let (this, args) = (call.this.clone(), call.args.clone());
    let with = |cx: &mut crate::cx::Cx<'_>,
                does: &mut dyn FnMut(&mut Call<'_, '_>) -> Result<f64, HocError>| {
        does(&mut Call { cx, this: this.clone(), args: args.clone() })
    };
    let least = praxis::minimise(
        call.cx,
        &mut x,
        &mut |cx, x| with(cx, &mut |call| evaluate(call, wrap, x)),
        &mut |cx| with(cx, &mut |call| after_round(call, me).map(|()| 0.0)).map(|_| ()),
    )?;
    call.set_numbers(&start, x)?;
    call.set_number_of(me, "minerr", least)?;
    Ok(least)
}
