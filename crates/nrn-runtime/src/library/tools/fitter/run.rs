//! `FitnessRun`: what is done around a run whose variables are compared with data. Constants have one value for the run and
//! another behind it; statements are executed before it, behind it, or both.

use crate::format::number as short;
use crate::library::call::{Call, done, string};
use crate::library::rows::Template;
use hoc_vm::{HocError, Object, Value};

/// `new RunConstant(name)`
pub static CONSTANT: Template = Template {
    name: "RunConstant",
    public: "p, onval, offval, name, clone",
    numbers: &["onval", "offval"],
    strings: "name",
    objects: "p",
    procs: &[
        ("init", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.set_text_of(&me, "name", &name)?;
            let pointer = call.new_object("Pointer", &[Value::String(name.clone())])?;
            call.set_object_of(&me, "p", Some(pointer))?;
            let place = crate::classes::pointer::named(call.cx, &name)?;
            let x = call.cx.read(&place)?;
            call.set_number_of(&me, "onval", x)?;
            call.set_number_of(&me, "offval", x)?;
            done()
        }),
        ("clone", |call| {
            let me = call.me()?;
            let made = copied(call, &me)?;
            call.set_object_argument(1, Some(made))?;
            done()
        }),
    ],
    ..Template::EMPTY
};

/// `new RunStatement(when, text)`: 1 before the run, 0 behind it, 2 both.
pub static STATEMENT: Template = Template {
    name: "RunStatement",
    public: "stmt, do_before, clone",
    numbers: &["do_before"],
    strings: "stmt",
    procs: &[
        ("init", |call| {
            let (me, when, text) = (call.me()?, call.number(1)?, call.text(2)?);
            call.set_number_of(&me, "do_before", when)?;
            call.set_text_of(&me, "stmt", &text)?;
            done()
        }),
        ("clone", |call| {
            let me = call.me()?;
            let made = copied(call, &me)?;
            call.set_object_argument(1, Some(made))?;
            done()
        }),
    ],
    ..Template::EMPTY
};

/// `frun()` is `up()`, `run()`, `down()`.
pub static RUN: Template = Template {
    name: "FitnessRun",
    public: "frun, save_up, save_down, up, down, rfile, wfile, constantlist, stmtlist, clone, save_context, restore_context",
    objects: "constantlist, stmtlist",
    procs: &[
        ("init", |call| super::titled(call, &["constantlist", "stmtlist"], None)),
        ("frun", |call| {
            let me = call.me()?;
            around(call, &me, Side::Before)?;
            call.run("run", &[])?;
            around(call, &me, Side::Behind)
        }),
        ("up", |call| {
            let me = call.me()?;
            around(call, &me, Side::Before)
        }),
        ("down", |call| {
            let me = call.me()?;
            around(call, &me, Side::Behind)
        }),
        ("save_up", |call| save(call, "onval")),
        ("save_down", |call| save(call, "offval")),
        ("clone", |call| {
            let me = call.me()?;
            let made = call.new_object("FitnessRun", &[])?;
            for member in ["constantlist", "stmtlist"] {
                let to = call.part(&made, member)?;
                for item in call.items_of(&me, member)? {
                    let copy = copied(call, &item)?;
                    call.append(&to, copy)?;
                }
            }
            call.set_object_argument(1, Some(made))?;
            done()
        }),
        ("wfile", |call| {
            let (me, file) = (call.me()?, call.some_object(1)?);
            write(call, &me, &file)
        }),
        ("rfile", read),
    ],
    missing: &["save_context", "restore_context"],
    ..Template::EMPTY
};

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Before,
    Behind,
}

fn around(call: &mut Call<'_, '_>, me: &Object, side: Side) -> Result<Value, HocError> {
    let (member, sign) = if side == Side::Before { ("onval", 1.0) } else { ("offval", 0.0) };
    for constant in call.items_of(me, "constantlist")? {
        let x = call.number_of(&constant, member)?;
        let pointer = call.part(&constant, "p")?;
        call.ask(&pointer, "assign", &[Value::Number(x)])?;
    }
    for statement in call.items_of(me, "stmtlist")? {
        let when = call.number_of(&statement, "do_before")?;
        if (side == Side::Before && when > 0.0) || (side == Side::Behind && when != 1.0) {
            call.set_global("hoc_ac_", sign)?;
            let text = call.text_of(&statement, "stmt")?;
            call.cx.execute(&format!("{text}\n"))?;
        }
    }
    done()
}
fn save(call: &mut Call<'_, '_>, member: &str) -> Result<Value, HocError> {
    let me = call.me()?;
    for constant in call.items_of(&me, "constantlist")? {
        let name = call.text_of(&constant, "name")?;
        let place = crate::classes::pointer::named(call.cx, &name)?;
        let x = call.cx.read(&place)?;
        call.set_number_of(&constant, member, x)?;
    }
    done()
}

/// A constant or statement like another.
fn copied(call: &mut Call<'_, '_>, item: &Object) -> Result<Object, HocError> {
    if &*call.cx.class_name(item) == "RunStatement" {
        let (when, text) = (call.number_of(item, "do_before")?, call.text_of(item, "stmt")?);
        return call.new_object("RunStatement", &[Value::Number(when), Value::String(text)]);
    }
    let name = call.text_of(item, "name")?;
    let made = call.new_object("RunConstant", &[Value::String(name)])?;
    for member in ["onval", "offval"] {
        let x = call.number_of(item, member)?;
        call.set_number_of(&made, member, x)?;
    }
    Ok(made)
}

/// Writes what [`read_line`] reads.
fn write(call: &mut Call<'_, '_>, me: &Object, file: &Object) -> Result<Value, HocError> {
    let mut out = String::new();
    let mut first = "\t\tRunConstant:\t";
    for constant in call.items_of(me, "constantlist")? {
        let (on, off) = (call.number_of(&constant, "onval")?, call.number_of(&constant, "offval")?);
        out += &format!("{first}{} {} {}\n", call.text_of(&constant, "name")?, short(on), short(off));
        first = "\t\t\t\t";
    }
    first = "\t\tRunStatement:\t";
    for statement in call.items_of(me, "stmtlist")? {
        let when = call.number_of(&statement, "do_before")?;
        out += &format!("{first}{when:.0}, {}\n", call.text_of(&statement, "stmt")?);
        first = "\t\t\t\t";
    }
    super::write_text(call, file, &out)?;
    done()
}
/// `run.rfile(file, line)`: the line and those behind it, up to one that belongs to somebody else; the variable of the
/// second argument has that one then.
fn read(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let (me, file) = (call.me()?, call.some_object(1)?);
    let mut line = call.text(2)?.to_string();
    let mut within = "";
    while read_line(call, &me, &line, &mut within)? {
        line = super::next_line(call, &file)?.unwrap_or_default();
    }
    call.set_text(2, &format!("{line}\n"))?;
    done()
}
/// A line of a file of specifications belongs to a run: a constant or a statement; false when it is another.
pub fn read_line(
    call: &mut Call<'_, '_>,
    run: &Object,
    line: &str,
    within: &mut &'static str,
) -> Result<bool, HocError> {
    let (word, rest) = line.split_once(':').unwrap_or(("", line));
    match word.trim() {
        "RunConstant" => *within = "constantlist",
        "RunStatement" => *within = "stmtlist",
        "" => {}
        _ => return Ok(false),
    }
    let made = match *within {
        "constantlist" => {
            let mut words = rest.split_whitespace();
            let name = words.next().unwrap_or_default();
            let made = call.new_object("RunConstant", &[string(name)])?;
            for member in ["onval", "offval"] {
                // Numbers have single precision, as in NEURON.
                let x = words.next().and_then(|word| word.parse::<f32>().ok()).map_or(0.0, f64::from);
                call.set_number_of(&made, member, x)?;
            }
            made
        }
        "stmtlist" => {
            let (when, text) = rest.split_once(',').unwrap_or(("2", rest));
            let when = when.trim().parse().unwrap_or(2.0);
            call.new_object("RunStatement", &[Value::Number(when), string(text.trim())])?
        }
        _ => return Ok(false),
    };
    let list = call.part(run, within)?;
    call.append(&list, made)?;
    Ok(true)
}
