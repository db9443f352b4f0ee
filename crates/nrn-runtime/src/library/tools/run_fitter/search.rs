//! The runs of a `RunFitter`: one, or as many as the principal axis method asks for.

use super::argument;
use crate::args::number;
use crate::format::number as short;
use crate::functions::praxis;
use crate::library::call::{Call, done, value};
use hoc_vm::{HocError, Object, Value};

/// `fitter.efun()`: runs, and adds up the errors of master and slaves; very large when a parameter is not allowed.
pub fn efun(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    error(call, &me).map(Value::Number)
}
fn error(call: &mut Call<'_, '_>, me: &Object) -> Result<f64, HocError> {
    for argument in call.items_of(me, "arglist")? {
        if argument::invalid(call, &argument)? {
            let name = call.text_of(&argument, "name")?;
            for member in ["mserr", "errval"] {
                call.set_number_of(me, member, 1e9)?;
            }
            call.print(&format!("{name} out of range\n"));
            return Ok(1e9);
        }
    }
    call.run("run", &[])?;
    let mut sum = measured(call, me)?;
    for slave in call.items_of(me, "slaves_")? {
        sum += call.ask(&slave, "slave_efun", &[])?;
    }
    call.set_number_of(me, "errval", sum)?;
    if sum < call.number_of(me, "errmin")? {
        let own = short(call.number_of(me, "mserr")?);
        call.set_text_of(me, "mserrlabel", &format!("MeanSqErr {own}  TotalErr {}", short(sum)))?;
        call.set_number_of(me, "errmin", sum)?;
    }
    call.run("doNotify", &[])?;
    Ok(sum)
}
/// `fitter.slave_efun()`: the error of its own data.
pub fn own_error(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    measured(call, &me).map(Value::Number)
}
fn measured(call: &mut Call<'_, '_>, me: &Object) -> Result<f64, HocError> {
    let name = call.text_of(me, "fitness_name")?;
    let members = ["xdatavec", "sim", "ydatavec_", "dweight"];
    let mut args = vec![value(me)];
    for member in members {
        let vector = call.part(me, member)?;
        args.push(value(&vector));
    }
    let error = if name.is_empty() {
        let course = call.part(me, "sim")?;
        let args: Vec<Value> = args.into_iter().skip(3).collect();
        call.ask(&course, "meansqerr", &args)?
    } else {
        call.run(&name, &args)?
    };
    call.set_number_of(me, "mserr", error)?;
    Ok(error * call.number_of(me, "normweight")?)
}
/// `fitter.slave_setup()`: its variable is recorded at the abscissae of its data; 0 when one of them is not known.
pub fn watch(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    for (member, text) in [
        ("valid_data", "Must first read a data file"),
        ("valid_output", "Must specify a simulation output variable for fitting to data"),
    ] {
        if call.number_of(&me, member)? == 0.0 {
            super::tell(call, text)?;
            return number(0.0);
        }
    }
    let (times, graph) = (call.part(&me, "xdatavec_")?, call.part(&me, "g")?);
    let n = call.numbers(&times)?.len();
    let course = call.cx.new_vector(vec![0.0; n]);
    call.set_object_of(&me, "sim", Some(course.clone()))?;
    call.ask(&course, "plot", &[value(&graph), value(&times)])?;
    let name = call.text_of(&me, "output_str")?;
    let place = crate::classes::pointer::named(call.cx, &name)?;
    call.ask(&course, "record", &[Value::Pointer(place), value(&times)])?;
    number(1.0)
}

/// `fitter.single()`: one run.
pub fn single(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    once(call, &me, error)
}
/// `fitter.fit()`: the parameters keep the best values.
pub fn fit(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    once(call, &me, |call, me| {
        search(call, me)?;
        if call.global("stoprun") != 0.0 { call.number_of(me, "errval") } else { error(call, me) }
    })
}
/// Recordings and parameters are set up, and given up again when it ended.
fn once(
    call: &mut Call<'_, '_>,
    me: &Object,
    work: impl FnOnce(&mut Call<'_, '_>, &Object) -> Result<f64, HocError>,
) -> Result<Value, HocError> {
    if call.number_of(me, "running")? != 0.0 {
        return done();
    }
    call.set_number_of(me, "running", 1.0)?;
    if !set_up(call, me)? {
        return done();
    }
    call.set_number_of(me, "errmin", 1e9)?;
    let ended = work(call, me);
    take_down(call, me)?;
    call.set_number_of(me, "running", 0.0)?;
    call.set_number_of(me, "stopstate", 0.0)?;
    call.set_number_of(me, "errval", ended?)?;
    done()
}
/// Two parameters at least; those that are fitted are set when a run begins.
fn set_up(call: &mut Call<'_, '_>, me: &Object) -> Result<bool, HocError> {
    let arguments = call.items_of(me, "arglist")?;
    if arguments.len() < 2 {
        super::tell(call, "Must specify at least two fitting parameters")?;
        return Ok(false);
    }
    for fitter in std::iter::once(me.clone()).chain(call.items_of(me, "slaves_")?) {
        if call.ask(&fitter, "slave_setup", &[])? == 0.0 {
            return Ok(false);
        }
    }
    call.set_global_object("runfit_instance", Some(me.clone()))?;
    let mut fitted = Vec::new();
    let mut start = call.numbers_of(me, "parm_start")?;
    for (at, argument) in arguments.iter().enumerate() {
        let name = call.text_of(argument, "name")?;
        if argument::is_statement(&name) {
            argument::play(call, argument)?;
        } else {
            argument::take(call, argument)?;
        }
        if call.number_of(argument, "doargfit")? == 1.0 {
            let x = argument::current(call, argument)?;
            match start.get_mut(fitted.len()) {
                Some(place) => *place = x,
                None => start.push(x),
            }
            argument::play_in_runs(call, argument)?;
            fitted.push(at as f64);
        }
    }
    for (member, data) in [("argindx", fitted), ("parm_start", start)] {
        let vector = call.part(me, member)?;
        call.set_numbers(&vector, data)?;
    }
    Ok(true)
}
fn take_down(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    call.set_global_object("runfit_instance", None)?;
    for argument in call.items_of(me, "arglist")? {
        let vector = call.part(&argument, "val")?;
        call.ask(&vector, "play_remove", &[])?;
    }
    for fitter in std::iter::once(me.clone()).chain(call.items_of(me, "slaves_")?) {
        let course = call.part(&fitter, "sim")?;
        call.ask(&course, "play_remove", &[])?;
    }
    Ok(())
}
/// The values with the smallest error.
fn search(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let tolerance = call.number_of(me, "tolerance")?;
    praxis::set_attributes(call.cx, tolerance, 0.8);
    let n = call.numbers_of(me, "argindx")?.len();
    let mut x: Vec<f64> = call.numbers_of(me, "parm_start")?.into_iter().take(n).collect();
    let (this, args) = (call.this.clone(), call.args.clone());
    let least = praxis::minimise(
        call.cx,
        &mut x,
        &mut |cx, x| {
            let mut call = Call { cx, this: this.clone(), args: args.clone() };
            set(&mut call, me, x)?;
            error(&mut call, me)
        },
        &mut |_| Ok(()),
    )?;
    call.set_number_of(me, "errval", least)?;
    set(call, me, &x)?;
    let start = call.part(me, "parm_start")?;
    for (at, x) in x.iter().enumerate() {
        call.ask(&start, "set", &[Value::Number(at as f64), Value::Number(*x)])?;
    }
    for argument in fitted(call, me)? {
        argument::play(call, &argument)?;
    }
    Ok(())
}
/// The parameters that are fitted.
fn fitted(call: &mut Call<'_, '_>, me: &Object) -> Result<Vec<Object>, HocError> {
    let arguments = call.items_of(me, "arglist")?;
    let indices = call.numbers_of(me, "argindx")?;
    Ok(indices.into_iter().filter_map(|at| arguments.get(at.max(0.0) as usize).cloned()).collect())
}
fn set(call: &mut Call<'_, '_>, me: &Object, x: &[f64]) -> Result<(), HocError> {
    for (argument, x) in fitted(call, me)?.iter().zip(x) {
        argument::set_current(call, argument, *x)?;
    }
    Ok(())
}
/// `runfit_efun(n, &x[0])`: the error of the fitter that runs.
pub fn error_of_arguments(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let Some(me) = call.global_object("runfit_instance") else { return Err(crate::texts::object_is_gone()) };
    let n = call.number(1)?.max(0.0) as usize;
    let mut x = Vec::with_capacity(n.min(64));
    if n > 0 {
        let first = crate::args::Args(&call.args).pointer(2)?;
        for place in praxis::places(call.cx, &first, n) {
            x.push(call.cx.read(&place)?);
        }
    }
    set(call, &me, &x)?;
    error(call, &me).map(Value::Number)
}
