//! `FunctionFitter` (`funfit.hoc`): an expression with parameters, fitted to data. Sessions call `info`, set the parameters
//! and their limits, and give it the data.

use super::weights::{self, Border};
use super::{saved, window};
use crate::format::{general, number as short};
use crate::functions::praxis;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Value};

/// The file.
pub static FILE: File = File {
    name: "funfit.hoc",
    rows: &[
        Row::Template(&KEPT),
        Row::Strings("temp_string_, tempstr"),
        Row::Objects("grapherlist, temp_object_"),
        Row::Load("stdlib.hoc", "String"),
        Row::Start(|call| {
            let list = call.new_object("List", &[])?;
            call.set_global_object("grapherlist", Some(list))?;
            done()
        }),
        Row::Proc("fitter_addexpr", |call| {
            let (graph, text) = (call.some_object(1)?, call.text(2)?);
            call.ask(&graph, "addexpr", &[Value::String(text)])?;
            done()
        }),
        // (Vector, name of a function, List of names, their values)
        Row::Proc("fitter_apply", |call| {
            let (vector, function, names) = (call.some_object(1)?, call.text(2)?, call.some_object(3)?);
            let values = call.some_object(4)?;
            let values = call.numbers(&values)?;
            for (name, x) in call.items(&names).iter().zip(values) {
                let name = call.text_of(name, "s")?;
                call.set_global(&name, x)?;
            }
            call.ask(&vector, "apply", &[Value::String(function)])?;
            done()
        }),
        Row::Func("fitter_fit", |_| done()),
        Row::Template(&TOOL),
        Row::Proc("makefitter", |call| {
            let made = call.new_object("FunctionFitter", &[])?;
            let window = call.part(&made, "vbox")?;
            call.ask(&window, "map", &[string("FunctionFitter")])?;
            done()
        }),
    ],
};

/// An expression that was kept, with its parameters.
static KEPT: Template = Template {
    name: "FunFitModel",
    public: "indep, yexpr, args, argstr, arglow, arghigh, doargfit",
    strings: "indep, yexpr, argstr",
    objects: "args, arglow, arghigh, doargfit",
    procs: &[("init", |call| {
        let me = call.me()?;
        for member in ["args", "arglow", "arghigh", "doargfit"] {
            call.put_numbers(&me, member, Vec::new())?;
        }
        done()
    })],
    ..Template::EMPTY
};

static TOOL: Template = Template {
    name: "FunctionFitter",
    public: "vbox, info, save, g, set_datavec, setfun, args, doplt, make_vec, get_argname, yexpr, argstr, err, w_boundary, w_weight, dweight, xdatavec_, ydatavec_",
    numbers: &["err", "x1", "x2", "steps", "valid_data", "running", "stopstate", "watch"],
    strings: "indep, yexpr, argstr",
    objects: "g, vbox, args, argnames, arglow, arghigh, doargfit, xvec, yvec, xdatavec, ydatavec, ansvec, dweight, w_boundary, w_weight, xdatavec_, ydatavec_, this",
    procs: &[
        ("init", init),
        ("info", |call| {
            let (me, names, expression) = (call.me()?, call.text(2)?, call.text(3)?);
            let variable = call.text(1)?;
            call.set_text_of(&me, "indep", &variable)?;
            call.set_global(&variable, 0.0)?;
            define(call, &me, &names, &expression)?;
            let graph = call.part(&me, "g")?;
            let size = [call.number(4)?, call.number(5)?, call.number(6)?, call.number(7)?];
            call.ask(&graph, "size", &size.map(Value::Number))?;
            for (member, i) in [("steps", 8), ("x1", 9), ("x2", 10)] {
                let x = call.number(i)?;
                call.set_number_of(&me, member, x)?;
            }
            done()
        }),
        ("setfun", |call| {
            let (me, kept) = (call.me()?, call.some_object(1)?);
            let (names, expression) = (call.text_of(&kept, "argstr")?, call.text_of(&kept, "yexpr")?);
            let variable = call.text_of(&kept, "indep")?;
            call.set_text_of(&me, "indep", &variable)?;
            define(call, &me, &names, &expression)?;
            for member in ["args", "arglow", "arghigh", "doargfit"] {
                let data = call.numbers_of(&kept, member)?;
                call.put_numbers(&me, member, data)?;
            }
            plot(call)
        }),
        ("get_argname", |call| {
            let (me, at) = (call.me()?, call.number(1)?);
            let names = call.items_of(&me, "argnames")?;
            let name = names.get(at.max(0.0) as usize).cloned();
            let name = name.ok_or_else(|| crate::texts::index_out_of_range("object", at, names.len()))?;
            let text = call.text_of(&name, "s")?;
            call.set_text(2, &text)?;
            done()
        }),
        ("make_vec", |call| {
            let me = call.me()?;
            sample(call, &me)?;
            done()
        }),
        ("doplt", plot),
        ("set_datavec", |call| {
            let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            set_data(call, &me, &x, &y)
        }),
        ("init_weights", |call| {
            let me = call.me()?;
            let n = call.numbers_of(&me, "w_boundary")?.len();
            let n = weights::asked(call, n)?;
            divide(call, &me, n)
        }),
        ("weight", |call| {
            let me = call.me()?;
            weigh(call, &me)
        }),
        ("fit_data2", fit),
        ("save", save),
        ("linear", |call| form(call, "m b", "m*t + b")),
        ("michael", |call| form(call, "A k1", "A*k1*t/(1 + k1*t)")),
        ("lag", |call| form(call, "A k1 n", "A*(1 - exp(-k1*t))^n")),
        ("expon", |call| match call.number(1)? {
            1.0 => form(call, "A k1", "A*exp(-k1*t)"),
            _ => form(call, "A k1 B k2", "A*exp(-k1*t) + B*exp(-k2*t)"),
        }),
        ("bolz", |call| match call.number(1)? {
            1.0 => form(call, "A d1 k1", "A/(1 + exp(k1*(d1-t)))"),
            _ => form(call, "A d1 k1 d2 k2", "A/(1 + exp(k1*(d1-t)) + exp(k2*(d2-t)))"),
        }),
    ],
    shows: &["argpanel"],
    ..Template::EMPTY
};

fn init(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    call.set_text_of(&me, "indep", "t")?;
    for (member, x) in [("x2", 10.0), ("steps", 100.0)] {
        call.set_number_of(&me, member, x)?;
    }
    let names = call.new_object("List", &[])?;
    call.set_object_of(&me, "argnames", Some(names))?;
    window::draw(call, &me, "g", "Graph")?;
    window::make(call, &me, "vbox", "VBox")?;
    let graph = call.part(&me, "g")?;
    call.ask(&graph, "size", &[0.0, 10.0, -10.0, 10.0].map(Value::Number))?;
    form(call, "A k1", "A*exp(-k1*t)")?;
    divide(call, &me, 1)?;
    plot(call)
}
fn form(call: &mut Call<'_, '_>, names: &str, expression: &str) -> Result<Value, HocError> {
    let me = call.me()?;
    define(call, &me, names, expression)?;
    plot(call)
}
/// The function of the expression.
fn function_name(call: &mut Call<'_, '_>, me: &Object) -> String {
    let name = call.cx.object_name(me);
    format!("fitter_yexpr_{}", name.split(['[', ']']).nth(1).unwrap_or("0"))
}
/// Parameters, which are variables of the top level (1 when they are new), and an expression of them.
fn define(call: &mut Call<'_, '_>, me: &Object, names: &str, expression: &str) -> Result<(), HocError> {
    let list = call.part(me, "argnames")?;
    call.ask(&list, "remove_all", &[])?;
    let mut values = Vec::new();
    for name in names.split_whitespace() {
        let x = match call.cx.lookup(name) {
            Some(crate::Named::Number(pointer)) => call.cx.read(&pointer)?,
            _ => 1.0,
        };
        call.set_global(name, x)?;
        values.push(x);
        let text = call.new_object("String", &[string(name)])?;
        call.append(&list, text)?;
    }
    let n = values.len();
    call.set_text_of(me, "argstr", names)?;
    for (member, data) in
        [("args", values), ("arglow", vec![-1e6; n]), ("arghigh", vec![1e6; n]), ("doargfit", vec![1.0; n])]
    {
        call.put_numbers(me, member, data)?;
    }
    let (function, variable) = (function_name(call, me), call.text_of(me, "indep")?);
    call.cx.execute(&format!(
        "func {function}() {{ local {variable} {variable} = $1 return {expression} }}\n"
    ))?;
    call.set_text_of(me, "yexpr", expression)?;
    sample(call, me)
}
/// The abscissae of the curve.
fn sample(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let graph = call.part(me, "g")?;
    call.ask(&graph, "erase", &[])?;
    if call.number_of(me, "valid_data")? != 0.0 {
        let (x, y) = (call.part(me, "xdatavec_")?, call.part(me, "ydatavec_")?);
        call.ask(&y, "line", &[value(&graph), value(&x), Value::Number(2.0), Value::Number(1.0)])?;
    }
    let (first, last) =
        (call.ask(&graph, "size", &[Value::Number(1.0)])?, call.ask(&graph, "size", &[Value::Number(2.0)])?);
    call.set_number_of(me, "x1", first)?;
    call.set_number_of(me, "x2", last)?;
    let n = call.number_of(me, "steps")?.clamp(1.0, 1e7) as usize;
    let x: Vec<f64> = (0..=n).map(|i| first + i as f64 * ((last - first) / n as f64)).collect();
    call.put_numbers(me, "xvec", x.clone())?;
    call.put_numbers(me, "yvec", x)?;
    let (x, y) = (call.part(me, "xvec")?, call.part(me, "yvec")?);
    call.ask(&y, "plot", &[value(&graph), value(&x)])?;
    Ok(())
}
/// `at` becomes what the function is there.
fn apply(call: &mut Call<'_, '_>, me: &Object, at: &Object) -> Result<(), HocError> {
    let (names, values) = (call.part(me, "argnames")?, call.part(me, "args")?);
    let function = function_name(call, me);
    call.run("fitter_apply", &[value(at), string(&function), value(&names), value(&values)]).map(|_| ())
}
/// `fitter.doplt()`: the curve, and the error when there are data.
fn plot(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let graph = call.part(&me, "g")?;
    for (member, which) in [("x1", 1.0), ("x2", 2.0)] {
        if call.number_of(&me, member)? != call.ask(&graph, "size", &[Value::Number(which)])? {
            sample(call, &me)?;
        }
    }
    let (x, y) = (call.part(&me, "xvec")?, call.part(&me, "yvec")?);
    call.ask(&y, "copy", &[value(&x)])?;
    apply(call, &me, &y)?;
    call.ask(&graph, "flush", &[])?;
    if call.number_of(&me, "valid_data")? != 0.0 {
        let error = if allowed(call, &me)? { error(call, &me)? } else { 1e6 };
        call.set_number_of(&me, "err", error)?;
    }
    done()
}
/// Are all parameters within their limits?
fn allowed(call: &mut Call<'_, '_>, me: &Object) -> Result<bool, HocError> {
    let (low, high) = (call.numbers_of(me, "arglow")?, call.numbers_of(me, "arghigh")?);
    let values = call.numbers_of(me, "args")?;
    Ok(values.iter().zip(low.iter().zip(&high)).all(|(x, (low, high))| x >= low && x <= high))
}
fn error(call: &mut Call<'_, '_>, me: &Object) -> Result<f64, HocError> {
    let (x, at) = (call.part(me, "xdatavec_")?, call.part(me, "ansvec")?);
    call.ask(&at, "copy", &[value(&x)])?;
    apply(call, me, &at)?;
    let (data, each) = (call.part(me, "ydatavec_")?, call.part(me, "dweight")?);
    call.ask(&at, "meansqerr", &[value(&data), value(&each)])
}
fn set_data(call: &mut Call<'_, '_>, me: &Object, x: &Object, y: &Object) -> Result<Value, HocError> {
    let (x, y) = (call.ask_object(x, "c", &[])?, call.ask_object(y, "cl", &[])?);
    let mut ends = Vec::new();
    for data in [&x, &y] {
        for end in ["min", "max"] {
            ends.push(Value::Number(call.ask(data, end, &[])?));
        }
    }
    for (members, data) in [(["xdatavec", "xdatavec_"], &x), (["ydatavec", "ydatavec_"], &y)] {
        for member in members {
            call.set_object_of(me, member, Some(data.clone()))?;
        }
    }
    for member in ["ansvec", "dweight"] {
        call.put_numbers(me, member, Vec::new())?;
    }
    call.set_number_of(me, "valid_data", 1.0)?;
    let graph = call.part(me, "g")?;
    call.ask(&graph, "size", &ends)?;
    weigh(call, me)
}
/// n regions of weight 1.
fn divide(call: &mut Call<'_, '_>, me: &Object, n: usize) -> Result<Value, HocError> {
    let data = call.number_of(me, "valid_data")? != 0.0;
    let boundaries = if data {
        weights::boundaries(&call.numbers_of(me, "xdatavec")?, n)
    } else {
        (0..=n).map(|i| -1e6 + i as f64 * 1e7).collect()
    };
    call.put_numbers(me, "w_boundary", boundaries)?;
    call.put_numbers(me, "w_weight", vec![1.0; n + 1])?;
    if data { weigh(call, me) } else { done() }
}
/// Weights of the points: an error of 1 is that of a function that is 0 everywhere.
fn weigh(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let (x, y) = (call.numbers_of(me, "xdatavec")?, call.numbers_of(me, "ydatavec")?);
    let (mut boundaries, each) = (call.numbers_of(me, "w_boundary")?, call.numbers_of(me, "w_weight")?);
    let mut each = weights::of_points(&x, &mut boundaries, &each, Border::At);
    let size = each.iter().zip(&y).map(|(w, y)| w * y * y).sum::<f64>() / x.len() as f64;
    if size > 0.0 {
        each.iter_mut().for_each(|w| *w /= size);
    }
    for (member, data) in [("w_boundary", boundaries), ("dweight", each)] {
        let vector = call.part(me, member)?;
        call.set_numbers(&vector, data)?;
    }
    sample(call, me)?;
    plot(call)
}
/// `fit_data2()`: the parameters that are fitted get the values with the smallest error.
fn fit(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    if call.number_of(&me, "valid_data")? == 0.0 {
        call.run("continue_dialog", &[string("Must first select Read Data")])?;
        return done();
    }
    let fitted: Vec<usize> = call
        .numbers_of(&me, "doargfit")?
        .iter()
        .enumerate()
        .filter_map(|(at, on)| (*on == 1.0).then_some(at))
        .collect();
    let mut values = call.numbers_of(&me, "args")?;
    let mut x: Vec<f64> = fitted.iter().filter_map(|at| values.get(*at).copied()).collect();
    praxis::set_attributes(call.cx, 1e-6, 0.5);
    call.set_global("stoprun", 0.0)?;
    let (this, args) = (call.this.clone(), call.args.clone());
    let mut set = |call: &mut Call<'_, '_>, x: &[f64]| {
        for (at, x) in fitted.iter().zip(x) {
            if let Some(place) = values.get_mut(*at) {
                *place = *x;
            }
        }
        let vector = call.part(&me, "args")?;
        call.set_numbers(&vector, values.clone())
    };
    praxis::minimise(
        call.cx,
        &mut x,
        &mut |cx, x| {
            let mut call = Call { cx, this: this.clone(), args: args.clone() };
            set(&mut call, x)?;
            if allowed(&mut call, &me)? { error(&mut call, &me) } else { Ok(1e10) }
        },
        &mut |_| Ok(()),
    )?;
    set(call, &x)?;
    plot(call)
}
/// `fitter.save()`, while a session is written.
fn save(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let mut out = "load_file(\"funfit.hoc\")\n}\n{\nocbox_=new FunctionFitter()\nocbox_.info(".to_owned();
    for member in ["indep", "argstr", "yexpr"] {
        out += &format!("\"{}\", ", call.text_of(&me, member)?);
    }
    let graph = call.part(&me, "g")?;
    for which in 1..=4 {
        out += &format!("{}, ", short(call.ask(&graph, "size", &[Value::Number(f64::from(which))])?));
    }
    let (steps, first, last) =
        (call.number_of(&me, "steps")?, call.number_of(&me, "x1")?, call.number_of(&me, "x2")?);
    out += &format!("{steps:.0}, {}, {})\n}}\n{{object_push(ocbox_)}}\n{{\n", short(first), short(last));
    for (at, _) in call.numbers_of(&me, "args")?.iter().enumerate() {
        for member in ["args", "arglow", "arghigh", "doargfit"] {
            let x = call.numbers_of(&me, member)?.get(at).copied().unwrap_or(0.0);
            out += &format!("{member}.x[{at}] = {}\n", short(x));
        }
    }
    let boundaries = call.numbers_of(&me, "w_boundary")?;
    out += &format!("init_weights({})\n", boundaries.len().saturating_sub(1));
    for (at, (boundary, weight)) in boundaries.iter().zip(call.numbers_of(&me, "w_weight")?).enumerate() {
        out += &format!(
            "w_boundary.x[{at}] = {}\nw_weight.x[{at}] = {}\n",
            general(*boundary, 6),
            general(weight, 6)
        );
    }
    if call.number_of(&me, "valid_data")? != 0.0 {
        let (x, y) = (call.part(&me, "xdatavec")?, call.part(&me, "ydatavec")?);
        out += &saved::columns(call, ("xdatavec_", "ydatavec_"), (&x, &y), "}\n")?;
        out += "set_datavec(xdatavec_, ydatavec_)\n";
    } else {
        out += "}\n";
    }
    out += "{doplt() argpanel()}\n{object_pop()}\n{\n";
    saved::say(call, &me, "vbox", &out)?;
    saved::picture(call, &me, "g")?;
    saved::say(call, &me, "vbox", "ocbox_ = ocbox_.vbox")
}
