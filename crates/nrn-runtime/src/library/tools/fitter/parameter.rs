//! `RunFitParm`: a variable that may be fitted.

use crate::args::number;
use crate::format::number as short;
use crate::library::call::{Call, done};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Pointer, Value};
use std::rc::Rc;

/// `new RunFitParm(name [, value, low, high, is it fitted, is its logarithm fitted])`
pub static PARAMETER: Template = Template {
    name: "RunFitParm",
    public: "name, domain_, doarg, high, low, uselog, val, getln, invalid, copy, domain, play_one, set, setln, setname",
    numbers: &["doarg", "high", "low", "uselog", "val"],
    strings: "name, domain_",
    procs: &[
        ("init", set),
        ("set", set),
        ("setname", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.set_text_of(&me, "name", &name)?;
            done()
        }),
        ("domain", |call| {
            let me = call.me()?;
            describe(call, &me)
        }),
        ("copy", |call| {
            let (me, other) = (call.me()?, call.some_object(1)?);
            let name = call.text_of(&other, "name")?;
            call.set_text_of(&me, "name", &name)?;
            for (member, _) in FIELDS {
                let x = call.number_of(&other, member)?;
                call.set_number_of(&me, member, x)?;
            }
            describe(call, &me)
        }),
        ("setln", |call| {
            let (me, x) = (call.me()?, call.number(1)?);
            set_searched(call, &me, x)?;
            done()
        }),
        ("play_one", |call| {
            let me = call.me()?;
            play(call, &me)?;
            done()
        }),
    ],
    funcs: &[
        ("getln", |call| {
            let me = call.me()?;
            searched(call, &me).map(Value::Number)
        }),
        ("invalid", |call| {
            let me = call.me()?;
            number(f64::from(u8::from(invalid(call, &me)?)))
        }),
    ],
    ..Template::EMPTY
};

/// The numbers of a parameter in the order of the arguments, and what they are when not given.
const FIELDS: [(&str, f64); 5] =
    [("val", 1.0), ("low", -1e6), ("high", 1e6), ("doarg", 1.0), ("uselog", 0.0)];

fn set(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, name) = (call.me()?, call.text(1)?);
    call.set_text_of(&me, "name", &name)?;
    for (i, (member, default)) in (2..).zip(FIELDS) {
        let x = call.number_or(i, default)?;
        call.set_number_of(&me, member, x)?;
    }
    describe(call, &me)
}
/// The sign of the values when their logarithm is what a search changes.
fn logarithmic(call: &mut Call<'_, '_>, me: &Object) -> Result<Option<f64>, HocError> {
    let (low, high) = (call.number_of(me, "low")?, call.number_of(me, "high")?);
    let sign = if low > 0.0 { Some(1.0) } else { (high < 0.0).then_some(-1.0) };
    Ok(sign.filter(|_| matches!(call.number_of(me, "uselog"), Ok(on) if on != 0.0)))
}
/// What a list of parameters shows.
fn describe(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let (low, high) = (call.number_of(me, "low")?, call.number_of(me, "high")?);
    let sign = if logarithmic(call, me)?.is_some() { 'X' } else { ' ' };
    let name = call.text_of(me, "name")?;
    let text = format!(" {sign}   {}  {}  {name}", short(low), short(high));
    call.set_text_of(me, "domain_", &text)?;
    done()
}
/// The number a search changes: the value, or the logarithm of its size.
pub fn searched(call: &mut Call<'_, '_>, me: &Object) -> Result<f64, HocError> {
    let x = call.number_of(me, "val")?;
    Ok(logarithmic(call, me)?.map_or(x, |sign| (sign * x).ln()))
}
/// Gives the value that belongs to such a number; the variable does not have it yet.
pub fn set_searched(call: &mut Call<'_, '_>, me: &Object, x: f64) -> Result<(), HocError> {
    let x = logarithmic(call, me)?.map_or(x, |sign| sign * x.exp());
    call.set_number_of(me, "val", x)
}
/// Is the value outside of what is allowed?
pub fn invalid(call: &mut Call<'_, '_>, me: &Object) -> Result<bool, HocError> {
    let x = call.number_of(me, "val")?;
    Ok(x < call.number_of(me, "low")? || x > call.number_of(me, "high")?)
}
/// The variable gets the value. A name with `$1` is a statement about it.
pub fn play(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let (name, x) = (call.text_of(me, "name")?, call.number_of(me, "val")?);
    if name.is_empty() {
        return Ok(());
    }
    let own = call.cx.vm.member_place(me, "val").ok_or_else(crate::texts::object_is_gone)?;
    assign(call, Pointer::Variable(own), name, x)
}
/// A number gets a value, and so does the variable of that name, or the statement about `$1` is executed with it.
pub fn assign(call: &mut Call<'_, '_>, own: Pointer, name: Rc<str>, x: f64) -> Result<(), HocError> {
    let pointer = call.new_object("Pointer", &[Value::Pointer(own), Value::String(name)])?;
    call.ask(&pointer, "assign", &[Value::Number(x)]).map(|_| ())
}
/// The parameter gets the value its variable has; a statement about `$1` has none.
pub fn take(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let name = call.text_of(me, "name")?;
    if name.is_empty() || name.contains('$') {
        return Ok(());
    }
    let place = crate::classes::pointer::named(call.cx, &name)?;
    let x = call.cx.read(&place)?;
    call.set_number_of(me, "val", x)
}
/// A variable that is not there yet is made.
pub fn declare(call: &mut Call<'_, '_>, me: &Object) -> Result<(), HocError> {
    let name = call.text_of(me, "name")?;
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain && call.cx.lookup(&name).is_none() {
        let x = call.number_of(me, "val")?;
        call.set_global(&name, x)?;
    }
    Ok(())
}
/// The line of a file of specifications that [`parsed`] reads.
pub fn line(call: &mut Call<'_, '_>, me: &Object) -> Result<String, HocError> {
    let mut out = format!("\"{}\"", call.text_of(me, "name")?);
    for (member, _) in FIELDS {
        out += &format!(", {}", short(call.number_of(me, member)?));
    }
    Ok(out)
}
/// What is said of a value that is not allowed.
pub fn refused(call: &mut Call<'_, '_>, me: &Object) -> Result<String, HocError> {
    let (x, low, high) =
        (call.number_of(me, "val")?, call.number_of(me, "low")?, call.number_of(me, "high")?);
    let name = call.text_of(me, "name")?;
    Ok(format!("invalid {name} low={} val={} high={}\n", short(low), short(x), short(high)))
}
/// `"name", value, low, high, is it fitted, is its logarithm`; numbers have single precision, as in NEURON.
pub fn parsed(line: &str) -> Option<(&str, Vec<f64>)> {
    let (name, rest) = line.strip_prefix('"')?.split_once('"')?;
    let numbers = rest.split(',').skip(1).map(|word| word.trim().parse::<f32>().ok().map(f64::from));
    Some((name, numbers.collect::<Option<Vec<f64>>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_a_name_and_five_numbers() {
        let read = parsed("\"a1\", 0.5, -10, 10, 1, 0");
        assert_eq!(read, Some(("a1", vec![0.5, -10.0, 10.0, 1.0, 0.0])));
        assert_eq!(parsed("End ParmFitness"), None);
    }
}
