//! `VectorPlay`: a curve that is played into a variable while it is connected.

use super::{begin, say};
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::library::tools::saved;
use hoc_vm::{HocError, Value};

/// Sessions fill `vx` and `vy`, set `sname`, `have_name` and `contin`, and call `con1(1)`.
pub static TOOL: Template = Template {
    name: "VectorPlay",
    public: "b, g, vx, vy, sname, set_vec, oldval, con1, contin, scale",
    numbers: &["i", "oldval", "contin", "have_name", "is_con", "state"],
    strings: "sname",
    objects: "b, g, vx, vy, this",
    procs: &[
        ("init", |call| {
            let me = begin(call)?;
            call.set_text_of(&me, "sname", "Choose Variable Name in Graph menu")?;
            done()
        }),
        ("set_vec", |call| {
            let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            for (member, vector) in [("vx", x), ("vy", y)] {
                let copy = call.ask_object(&vector, "c", &[])?;
                call.set_object_of(&me, member, Some(copy))?;
            }
            draw(call)
        }),
        ("scale", |call| {
            let (me, factor) = (call.me()?, call.number(1)?);
            if let Some(vector) = call.object_of(&me, "vy")? {
                call.ask(&vector, "mul", &[Value::Number(factor)])?;
                let graph = call.part(&me, "g")?;
                call.ask(&graph, "erase", &[])?;
                draw(call)?;
            }
            done()
        }),
        ("con1", |call| {
            let on = call.number(1)? != 0.0;
            connect(call, on)
        }),
        ("save", |call| {
            let me = call.me()?;
            let mut lines = String::new();
            if let (Some(x), Some(y)) = (call.object_of(&me, "vx")?, call.object_of(&me, "vy")?) {
                lines = saved::columns(call, ("vx", "vy"), (&x, &y), "")?;
                lines += "{vy.plot(g, vx)}\n";
            }
            let name = call.text_of(&me, "sname")?;
            lines += &format!("{{sname = \"{name}\"");
            for member in ["have_name", "contin"] {
                lines += &format!("  {member} = {:.0}", call.number_of(&me, member)?);
            }
            lines += &format!(" con1({:.0})}}\n", call.number_of(&me, "is_con")?);
            say(call, "vplay.hoc", &lines)
        }),
    ],
    ..Template::EMPTY
};

fn draw(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (graph, x, y) = (call.part(&me, "g")?, call.part(&me, "vx")?, call.part(&me, "vy")?);
    call.ask(&y, "plot", &[value(&graph), value(&x)])?;
    done()
}
/// The variable follows the curve from the next run on; disconnected it has the value again that it had.
fn connect(call: &mut Call<'_, '_>, on: bool) -> Result<Value, HocError> {
    let me = call.me()?;
    let Some(curve) = call.object_of(&me, "vy")? else { return done() };
    let name = call.text_of(&me, "sname")?;
    if call.number_of(&me, "is_con")? != 0.0 {
        call.ask(&curve, "play_remove", &[])?;
        let before = call.number_of(&me, "oldval")?;
        let place = crate::classes::pointer::named(call.cx, &name)?;
        call.cx.write(&place, before)?;
        connected(call, false)?;
    }
    if on {
        let Ok(place) = crate::classes::pointer::named(call.cx, &name) else {
            call.run("continue_dialog", &[crate::library::call::string("Invalid Variable name")])?;
            return done();
        };
        let times = call.part(&me, "vx")?;
        let mut args = vec![Value::Pointer(place.clone()), value(&times)];
        if call.number_of(&me, "contin")? != 0.0 {
            args.push(Value::Number(1.0));
        }
        call.ask(&curve, "play", &args)?;
        let before = call.cx.read(&place)?;
        call.set_number_of(&me, "oldval", before)?;
        connected(call, true)?;
    }
    done()
}
fn connected(call: &mut Call<'_, '_>, on: bool) -> Result<(), HocError> {
    let me = call.me()?;
    for member in ["is_con", "state"] {
        call.set_number_of(&me, member, f64::from(u8::from(on)))?;
    }
    Ok(())
}
