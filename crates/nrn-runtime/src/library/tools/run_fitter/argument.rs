//! `RunFitArg`: a parameter of a `RunFitter`, a variable or a statement about `$1`; `RunFitModel`: parameters that were kept.

use crate::args::number;
use crate::format::number as short;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Value};

/// `new RunFitArg(name)`; `val` is a Vector of one number.
pub static ARGUMENT: Template = Template {
    name: "RunFitArg",
    public: "name, val, low, high, doargfit, invalid, copy, set, play_one",
    numbers: &["low", "high", "doargfit"],
    strings: "name",
    objects: "val",
    procs: &[
        ("init", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.put_numbers(&me, "val", vec![1.0])?;
            set(call, &me, &name, [1.0, -1e6, 1e6, 1.0])
        }),
        ("set", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            let numbers = [call.number(2)?, call.number(3)?, call.number(4)?, call.number(5)?];
            set(call, &me, &name, numbers)
        }),
        ("copy", |call| {
            let (me, from) = (call.me()?, call.some_object(1)?);
            copy(call, &me, &from)
        }),
        ("play_one", |call| {
            let me = call.me()?;
            play(call, &me)?;
            done()
        }),
    ],
    funcs: &[("invalid", |call| {
        let me = call.me()?;
        number(f64::from(u8::from(invalid(call, &me)?)))
    })],
    ..Template::EMPTY
};

/// `new RunFitModel(List of RunFitArg)`: copies of them.
pub static KEPT: Template = Template {
    name: "RunFitModel",
    public: "arglist, first, getvals, setvals",
    strings: "first",
    objects: "arglist",
    procs: &[
        ("init", |call| {
            let (me, from) = (call.me()?, call.some_object(1)?);
            let list = call.new_object("List", &[])?;
            call.set_object_of(&me, "arglist", Some(list.clone()))?;
            for original in call.items(&from) {
                let made = call.new_object("RunFitArg", &[string("")])?;
                copy(call, &made, &original)?;
                call.append(&list, made)?;
            }
            if let Some(first) = call.items(&list).first().cloned() {
                let (name, x) = (call.text_of(&first, "name")?, current(call, &first)?);
                call.set_text_of(&me, "first", &format!("{name} = {}", short(x)))?;
            }
            done()
        }),
        ("getvals", |call| {
            let me = call.me()?;
            let mut values = Vec::new();
            for kept in call.items_of(&me, "arglist")? {
                values.push(current(call, &kept)?);
            }
            let made = call.cx.new_vector(values);
            call.set_object_argument(1, Some(made))?;
            done()
        }),
        ("setvals", |call| {
            let (me, values) = (call.me()?, call.some_object(1)?);
            let values = call.numbers(&values)?;
            for (kept, x) in call.items_of(&me, "arglist")?.iter().zip(values) {
                set_current(call, kept, x)?;
            }
            done()
        }),
    ],
    ..Template::EMPTY
};

fn set(
    call: &mut Call<'_, '_>,
    me: &Object,
    name: &str,
    [x, low, high, fitted]: [f64; 4],
) -> Result<Value, HocError> {
    call.set_text_of(me, "name", name)?;
    set_current(call, me, x)?;
    for (member, x) in [("low", low), ("high", high), ("doargfit", fitted)] {
        call.set_number_of(me, member, x)?;
    }
    done()
}
fn copy(call: &mut Call<'_, '_>, me: &Object, from: &Object) -> Result<Value, HocError> {
    let (name, x) = (call.text_of(from, "name")?, current(call, from)?);
    let (low, high) = (call.number_of(from, "low")?, call.number_of(from, "high")?);
    let fitted = call.number_of(from, "doargfit")?;
    set(call, me, &name, [x, low, high, fitted])
}
/// The value of a parameter.
pub fn current(call: &mut Call<'_, '_>, me: &Object) -> Result<f64, HocError> {
    Ok(call.numbers_of(me, "val")?.first().copied().unwrap_or(0.0))
}
/// Gives it one.
pub fn set_current(call: &mut Call<'_, '_>, me: &Object, x: f64) -> Result<(), HocError> {
    let vector = call.part(me, "val")?;
    call.ask(&vector, "set", &[Value::Number(0.0), Value::Number(x)]).map(|_| ())
}
/// Is the value outside of what is allowed?
pub fn invalid(call: &mut Call<'_, '_>, me: &Object) -> Result<bool, HocError> {
    let x = current(call, me)?;
    Ok(x < call.number_of(me, "low")? || x > call.number_of(me, "high")?)
}
/// The variable gets the value, or the statement is executed with it.
pub fn play(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let (name, x) = (call.text_of(me, "name")?, current(call, me)?);
    let vector = call.part(me, "val")?;
    let own = call.cx.field_place(&vector, "x", &[0.0])?;
    crate::library::tools::fitter::parameter::assign(call, own, name, x)
}
/// From the next run on the variable gets the value when the run begins.
pub fn play_in_runs(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let (name, vector) = (call.text_of(me, "name")?, call.part(me, "val")?);
    let target = if is_statement(&name) {
        Value::String(name)
    } else {
        Value::Pointer(crate::classes::pointer::named(call.cx, &name)?)
    };
    call.ask(&vector, "play", &[target, Value::Number(1e9)]).map(|_| ())
}
/// Is it a statement about `$1` instead of a variable?
pub fn is_statement(name: &str) -> bool {
    name.contains("$1")
}
/// The parameter gets the value its variable has.
pub fn take(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let name = call.text_of(me, "name")?;
    if is_statement(&name) {
        return Err(HocError::new("$ used outside definition"));
    }
    let place = crate::classes::pointer::named(call.cx, &name)?;
    let x = call.cx.read(&place)?;
    set_current(call, me, x)
}
/// Is there such a variable (or may it be a statement)? If not that is said.
pub fn exists(call: &mut Call<'_, '_>, name: &str, may_be_statement: bool) -> Result<bool, HocError> {
    // The Vector that plays into it for a moment is shown, as in NEURON.
    let player = call.new_object("Vector", &[])?;
    let statement = may_be_statement && is_statement(name);
    let known = statement || crate::classes::pointer::named(call.cx, name).is_ok();
    if known {
        let shown = call.cx.object_name(&player);
        call.print(&format!("\t{shown} \n"));
    } else {
        let text = format!("{name} is non-existent or has invalid syntax for a record/play variable");
        super::tell(call, &text)?;
    }
    Ok(known)
}

/// `fitter.addarg(name, value, low, high, is it fitted)`
pub fn add(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, name) = (call.me()?, call.text(1)?);
    if !exists(call, &name, true)? {
        return done();
    }
    let made = call.new_object("RunFitArg", &[string("")])?;
    let numbers = [call.number(2)?, call.number(3)?, call.number(4)?, call.number(5)?];
    set(call, &made, &name, numbers)?;
    let list = call.part(&me, "arglist")?;
    call.append(&list, made.clone())?;
    play(call, &made)?;
    count(call, &me)
}
/// `fitter.removearg(name)`
pub fn remove(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, name) = (call.me()?, call.text(1)?);
    let list = call.part(&me, "arglist")?;
    for (at, argument) in call.items(&list).iter().enumerate() {
        if call.text_of(argument, "name")? == name {
            call.ask(&list, "remove", &[Value::Number(at as f64)])?;
            break;
        }
    }
    count(call, &me)
}
/// `fitter.restore_model(RunFitModel)`
pub fn restore(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, kept) = (call.me()?, call.some_object(1)?);
    let (list, from) = (call.part(&me, "arglist")?, call.part(&kept, "arglist")?);
    let copies = call.new_object("RunFitModel", &[value(&from)])?;
    call.ask(&list, "remove_all", &[])?;
    for copy in call.items_of(&copies, "arglist")? {
        call.append(&list, copy)?;
    }
    count(call, &me)
}
fn count(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let n = call.items_of(me, "arglist")?.len();
    call.set_number_of(me, "n", n as f64)?;
    done()
}
/// `fitter.import()`: the parameters get the values their variables have.
pub fn import(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    for argument in call.items_of(&me, "arglist")? {
        take(call, &argument)?;
    }
    done()
}
/// `fitter.set_xarg(i, x)`: the i-th of the parameters that are fitted.
pub fn set_searched(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, at, x) = (call.me()?, call.number(1)?, call.number(2)?);
    let index = call.numbers_of(&me, "argindx")?.get(at.max(0.0) as usize).copied();
    let index = index.ok_or_else(|| crate::texts::index_out_of_range("x", at, 0))?;
    let arguments = call.items_of(&me, "arglist")?;
    match arguments.get(index.max(0.0) as usize) {
        Some(argument) => set_current(call, argument, x)?,
        None => return Err(crate::texts::index_out_of_range("object", index, arguments.len())),
    }
    done()
}
