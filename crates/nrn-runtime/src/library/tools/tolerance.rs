//! `AtolTool`: how large each kind of state becomes, and the scale of its error tolerance.

use super::window;
use crate::library::call::{Call, done};
use crate::library::rows::{File, Row, Template};
use hoc_vm::{HocError, Object, Pointer, Value};

/// The file.
pub static FILE: File = File { name: "atoltool.hoc", rows: &[Row::Template(&ITEM), Row::Template(&TOOL)] };

/// A scale of -1 cannot be changed.
const FIXED: f64 = -1.0;
/// Nothing was measured yet.
const UNKNOWN: f64 = -1e9;

static ITEM: Template = Template {
    name: "AtolToolItem",
    public: "name, max, acmax, scale, rescale, original",
    numbers: &["max", "acmax", "scale", "original"],
    strings: "name",
    procs: &[
        ("init", |call| {
            let (me, name, scale) = (call.me()?, call.text(1)?, call.number(2)?);
            call.set_text_of(&me, "name", &name)?;
            let original = if scale > 0.0 { tolerance(call, &name, None)? } else { 1.0 };
            for (field, x) in [("max", UNKNOWN), ("acmax", UNKNOWN), ("scale", scale), ("original", original)]
            {
                call.set_number_of(&me, field, x)?;
            }
            done()
        }),
        // To `$1`, or to the power of ten at or below the largest value.
        ("rescale", |call| {
            let me = call.me()?;
            if call.number_of(&me, "scale")? == FIXED {
                return done();
            }
            let scale = if call.n() > 0 {
                call.number(1)?
            } else {
                let largest = call.number_of(&me, "max")?;
                if largest <= 0.0 {
                    return done();
                }
                10f64.powi(largest.log10().floor() as i32)
            };
            call.set_number_of(&me, "scale", scale)?;
            let name = call.text_of(&me, "name")?;
            tolerance(call, &name, Some(scale))?;
            done()
        }),
    ],
    ..Template::EMPTY
};

static TOOL: Template = Template {
    name: "AtolTool",
    public: "activate, analyse, rescale, states, anrun, refresh, pr, map, save, scales",
    strings: "label_",
    arrays: "error_[1]",
    objects: "states, types_, box, this",
    procs: &[
        ("init", init),
        ("activate", |call| {
            let flag = call.number(1)?;
            magnitudes(call, &[Value::Number(flag)])?;
            done()
        }),
        ("analyse", analyse),
        ("rescale", |call| {
            let me = call.me()?;
            crate::library::basics::each(call, &me, "states", |call, item| {
                call.ask(item, "rescale", &[]).map(|_| ())
            })?;
            done()
        }),
        ("scales", |call| {
            let me = call.me()?;
            crate::library::basics::each(call, &me, "states", |call, item| {
                if call.number_of(item, "scale")? == FIXED {
                    return Ok(());
                }
                let name = call.text_of(item, "name")?;
                let scale = tolerance(call, &name, None)?;
                call.set_number_of(item, "scale", scale)
            })?;
            done()
        }),
        ("anrun", |call| {
            let me = call.me()?;
            call.run("cvode_active", &[Value::Number(1.0)])?;
            call.run("init", &[])?;
            magnitudes(call, &[Value::Number(1.0)])?;
            call.run("run", &[])?;
            call.ask(&me, "analyse", &[])?;
            done()
        }),
        ("pr", |call| {
            let me = call.me()?;
            crate::library::basics::each(call, &me, "states", |call, item| {
                let [largest, error, scale] = [
                    call.number_of(item, "max")?,
                    call.number_of(item, "acmax")?,
                    call.number_of(item, "scale")?,
                ];
                if largest >= 0.0 {
                    let name = call.text_of(item, "name")?;
                    call.print(&format!("{name:<20} {error:<8.2e}  {largest:<8.2e} {scale:<8.2e}\n"));
                }
                Ok(())
            })?;
            done()
        }),
        ("map", |call| {
            let me = call.me()?;
            window::make(call, &me, "box", "VBox")
        }),
    ],
    shows: &["refresh", "save"],
    ..Template::EMPTY
};

fn cvode(call: &mut Call<'_, '_>) -> Result<Object, HocError> {
    call.cx.vm.object_by_index("CVode", 0).ok_or_else(|| HocError::new("CVode[0] does not exist"))
}
fn magnitudes(call: &mut Call<'_, '_>, args: &[Value]) -> Result<f64, HocError> {
    let cvode = cvode(call)?;
    call.ask(&cvode, "state_magnitudes", args)
}
/// `CVode.atolscale(name [, scale])`
fn tolerance(call: &mut Call<'_, '_>, name: &str, scale: Option<f64>) -> Result<f64, HocError> {
    let cvode = cvode(call)?;
    let mut args = vec![Value::String(name.into())];
    args.extend(scale.map(Value::Number));
    call.ask(&cvode, "atolscale", &args)
}
/// An item for v, one for each state of each mechanism (of ions the two concentrations), one for recorded Vectors.
fn init(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let list = call.new_object("List", &[])?;
    call.set_object_of(&me, "states", Some(list.clone()))?;
    let mut names = vec![("v".to_owned(), 1.0)];
    for kind in [0.0, 1.0] {
        let n = window::types(call, &me, "types_", kind)?;
        for at in 0..n {
            let class = window::type_name(call, &me, "types_", at, "label_")?;
            if let Some(ion) = class.strip_suffix("_ion") {
                names.extend([(format!("{ion}i"), 1.0), (format!("{ion}o"), 1.0)]);
                continue;
            }
            let prefix = if kind == 1.0 { format!("{class}.") } else { String::new() };
            for state in states(call, &me, &class)? {
                names.push((format!("{prefix}{state}"), 1.0));
            }
        }
    }
    names.push(("Vector".to_owned(), FIXED));
    for (name, scale) in names {
        let item = call.new_object("AtolToolItem", &[Value::String(name.into()), Value::Number(scale)])?;
        call.append(&list, item)?;
    }
    done()
}
/// Names of a mechanism's states.
fn states(call: &mut Call<'_, '_>, me: &Object, class: &str) -> Result<Vec<String>, HocError> {
    const STATES: f64 = 3.0;
    let table =
        call.new_object("MechanismStandard", &[Value::String(class.into()), Value::Number(STATES)])?;
    let n = call.ask(&table, "count", &[])? as usize;
    let mut found = Vec::with_capacity(n);
    for at in 0..n {
        if let Some(place) = call.cx.vm.member_place(me, "label_") {
            call.ask(&table, "name", &[Value::StringPlace(place), Value::Number(at as f64)])?;
        }
        found.push(call.text_of(me, "label_")?.to_string());
    }
    Ok(found)
}
/// Takes over the largest values and errors that CVode noted.
fn analyse(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    magnitudes(call, &[Value::Number(2.0)])?;
    crate::library::basics::each(call, &me, "states", |call, item| {
        let name = call.text_of(item, "name")?;
        let place = call.cx.vm.member_place(&me, "error_").map(Pointer::Variable);
        let Some(place) = place else { return Ok(()) };
        let largest = magnitudes(call, &[Value::String(name), Value::Pointer(place.clone())])?;
        call.set_number_of(item, "max", largest)?;
        let error = call.cx.read(&place)?;
        call.set_number_of(item, "acmax", error)
    })?;
    magnitudes(call, &[Value::Number(0.0)])?;
    done()
}
