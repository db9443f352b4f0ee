//! `VecWrap`: curves, each a labelled Vector and its abscissae.

use super::{begin, say};
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::library::tools::saved;
use hoc_vm::{HocError, Object, Value};

/// `list` has y and x of each curve, one behind the other. Sessions call `input(vx, vy)`.
pub static TOOL: Template = Template {
    name: "VecWrap",
    public: "input, list, lines, g, b",
    numbers: &["i"],
    objects: "list, g, b, vx, vy, this",
    procs: &[
        ("init", |call| {
            let me = begin(call)?;
            let list = call.new_object("List", &[])?;
            call.set_object_of(&me, "list", Some(list))?;
            done()
        }),
        ("input", |call| {
            let (me, x, y) = (call.me()?, call.some_object(1)?, call.some_object(2)?);
            let list = call.part(&me, "list")?;
            for (curve, method) in [(y, "cl"), (x, "c")] {
                let copy = call.ask_object(&curve, method, &[])?;
                call.append(&list, copy)?;
            }
            draw(call, &me)
        }),
        ("pl", |call| {
            let me = call.me()?;
            draw(call, &me)
        }),
        // (x, y, key): x and y, or one of them, become 0 there.
        ("xy_origin", |call| {
            let (me, x, y, key) = (call.me()?, call.number(1)?, call.number(2)?, call.number(3)?);
            for (curve_y, curve_x) in curves(call, &me)? {
                for (curve, origin, other) in [(curve_x, x, 121.0), (curve_y, y, 120.0)] {
                    if key != other {
                        call.ask(&curve, "sub", &[Value::Number(origin)])?;
                    }
                }
            }
            draw(call, &me)
        }),
        ("cut_left", |call| {
            let (from, curve) = (call.number(1)?, call.some_object(3)?);
            let n = call.numbers(&curve)?.len();
            cut(call, from, n as f64 - 1.0)
        }),
        ("cut_right", |call| {
            let last = call.number(1)?;
            cut(call, 0.0, last)
        }),
        ("save", |call| {
            let me = call.me()?;
            let mut lines = String::new();
            for (y, x) in curves(call, &me)? {
                lines += &saved::columns(call, ("vx", "vy"), (&x, &y), "")?;
                lines += "input(vx, vy)\n";
            }
            say(call, "vecwrap.hoc", &lines)
        }),
    ],
    // What the two variables are set to replaces the curve.
    hoc: "iterator lines() {local i\n for (i = 0; i + 1 < list.count; i += 2) {\n $o2 = list.object(i)\n $o1 = list.object(i+1)\n iterator_statement\n list.remove(i)\n list.insrt(i, $o2)\n list.remove(i+1)\n list.insrt(i+1, $o1)\n }\n}",
    ..Template::EMPTY
};

/// y and x of each curve.
fn curves(call: &mut Call<'_, '_>, me: &Object) -> Result<Vec<(Object, Object)>, HocError> {
    let all = call.items_of(me, "list")?;
    Ok(all.chunks_exact(2).filter_map(|pair| Some((pair.first()?.clone(), pair.last()?.clone()))).collect())
}
fn draw(call: &mut Call<'_, '_>, me: &Object) -> Result<Value, HocError> {
    let graph = call.part(me, "g")?;
    call.ask(&graph, "erase", &[])?;
    call.ask(&graph, "label", &[Value::Number(0.6), Value::Number(0.95)])?;
    for (y, x) in curves(call, me)? {
        call.ask(&y, "line", &[value(&graph), value(&x)])?;
    }
    call.ask(&graph, "flush", &[])?;
    done()
}
/// Points of all curves.
fn cut(call: &mut Call<'_, '_>, first: f64, last: f64) -> Result<Value, HocError> {
    let me = call.me()?;
    let pairs = curves(call, &me)?;
    let list = call.part(&me, "list")?;
    call.ask(&list, "remove_all", &[])?;
    for (y, x) in pairs {
        for (curve, method) in [(y, "cl"), (x, "c")] {
            let part = call.ask_object(&curve, method, &[Value::Number(first), Value::Number(last)])?;
            call.append(&list, part)?;
        }
    }
    draw(call, &me)
}
