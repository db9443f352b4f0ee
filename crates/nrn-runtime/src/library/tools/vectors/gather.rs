//! `GatherVec`: values of some variables, collected whenever that is asked for, over those of another.

use super::{begin, say};
use crate::format::general;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Value};

/// A variable and its values: `new GVItem(name)`. In NEURON it is a template within `GatherVec`.
pub static ITEM: Template = Template {
    name: "GVItem",
    public: "v, add",
    objects: "v",
    procs: &[
        ("init", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.put_numbers(&me, "v", Vec::new())?;
            let values = call.part(&me, "v")?;
            call.ask(&values, "label", &[Value::String(name)])?;
            done()
        }),
        ("add", |call| {
            let me = call.me()?;
            let values = call.part(&me, "v")?;
            let name = call.ask_text(&values, "label", &[])?;
            let place = crate::classes::pointer::named(call.cx, &name)?;
            let x = call.cx.read(&place)?;
            call.ask(&values, "append", &[Value::Number(x)])?;
            done()
        }),
    ],
    ..Template::EMPTY
};

/// Sessions set `xvar`, call `listadd(name)`, and fill the Vectors.
pub static TOOL: Template = Template {
    name: "GatherVec",
    public: "xvar, list, b, g",
    numbers: &["i", "action"],
    objects: "xvar, list, b, g, this",
    procs: &[
        ("init", |call| {
            let me = begin(call)?;
            let list = call.new_object("List", &[])?;
            call.set_object_of(&me, "list", Some(list))?;
            done()
        }),
        ("listadd", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            for item in items(call)? {
                let values = call.part(&item, "v")?;
                call.ask(&values, "resize", &[Value::Number(0.0)])?;
            }
            let (list, made) = (call.part(&me, "list")?, call.new_object("GVItem", &[Value::String(name)])?);
            call.append(&list, made)?;
            done()
        }),
        ("get_val", |call| {
            let me = call.me()?;
            if call.items_of(&me, "list")?.is_empty() {
                call.run("continue_dialog", &[string("No y variables")])?;
                return done();
            }
            for item in items(call)? {
                call.ask(&item, "add", &[])?;
            }
            draw(call)
        }),
        ("sort", |call| {
            let me = call.me()?;
            if call.items_of(&me, "list")?.is_empty() {
                return done();
            }
            let (by, all) = (call.part(&me, "xvar")?, items(call)?);
            let by = call.part(&by, "v")?;
            let order = call.ask_object(&by, "sortindex", &[])?;
            for item in all {
                let values = call.part(&item, "v")?;
                let copy = call.ask_object(&values, "c", &[])?;
                call.ask(&values, "index", &[value(&copy), value(&order)])?;
            }
            draw(call)
        }),
        ("remove", |call| {
            let at = call.number(1)?;
            for item in items(call)? {
                let values = call.part(&item, "v")?;
                call.ask(&values, "remove", &[Value::Number(at)])?;
            }
            draw(call)
        }),
        ("flush", draw),
        ("save", save),
    ],
    ..Template::EMPTY
};

/// The abscissa, when there is one, and the others.
fn items(call: &mut Call<'_, '_>) -> Result<Vec<Object>, HocError> {
    let me = call.me()?;
    let mut all: Vec<Object> = call.object_of(&me, "xvar")?.into_iter().collect();
    all.extend(call.items_of(&me, "list")?);
    Ok(all)
}
fn draw(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (graph, x) = (call.part(&me, "g")?, call.part(&me, "xvar")?);
    let x = call.part(&x, "v")?;
    call.ask(&graph, "erase_all", &[])?;
    let title = format!("{} :x-axis", call.ask_text(&x, "label", &[])?);
    call.ask(&graph, "label", &[Value::Number(0.5), Value::Number(0.8), string(&title)])?;
    for (item, colour) in call.items_of(&me, "list")?.iter().zip(1..) {
        call.ask(&graph, "color", &[Value::Number(f64::from(colour))])?;
        let y = call.part(item, "v")?;
        call.ask(&y, "line", &[value(&graph), value(&x)])?;
        call.ask(&y, "mark", &[value(&graph), value(&x), string("O"), Value::Number(10.0)])?;
    }
    call.ask(&graph, "color", &[Value::Number(1.0)])?;
    done()
}
/// `save()`, while a session is written.
fn save(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (mut lines, mut data) = (String::new(), String::new());
    let x = call.object_of(&me, "xvar")?;
    for (at, item) in x.iter().cloned().chain(call.items_of(&me, "list")?).enumerate() {
        let values = call.part(&item, "v")?;
        let name = call.ask_text(&values, "label", &[])?;
        let variable = match at.checked_sub(usize::from(x.is_some())) {
            None => {
                lines += &format!("{{xvar = new GVItem(\"{name}\")}}\n");
                "xvar.v".to_owned()
            }
            Some(at) => {
                lines += &format!("{{listadd(\"{name}\")}}\n");
                format!("list.object({at}).v")
            }
        };
        let numbers = call.numbers(&values)?;
        let n = numbers.len();
        data += &format!(
            "{{{variable}.resize({n}) for i=0, {} {{ {variable}.x[i] = fscan() }}}}\n",
            n as f64 - 1.0
        );
        for x in numbers {
            data += &format!("{}\n", general(x, 6));
        }
    }
    let end = if x.is_some() { "{flush()}\n" } else { "" };
    say(call, "gatherv.hoc", &(lines + &data + end))
}
