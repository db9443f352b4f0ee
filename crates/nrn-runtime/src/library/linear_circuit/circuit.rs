//! `LinearCircuit`: what a session calls to place elements and labels. Its picture is a Graph whose menu has `Simulate`.

use super::element;
use super::kinds::{GROUND, KINDS, NEW_IN_VERSION_2};
use super::{saved, simulate};
use crate::args::number;
use crate::library::call::{Call, done, value};
use crate::library::rows::Template;
use crate::library::tools::window;
use hoc_vm::{HocError, Value};

/// Sessions call `version`, `mkelm`, `mklabel`, fill `sel.extra_info`, and choose `Simulate` in the menu of `g`.
pub static TOOL: Template = Template {
    name: "LinearCircuit",
    public: "box, bvec, bvecsym, cmat, cmatsym, con, elements, g, gmat, gmatsym, lincirnodes, model, sel, varname_indices, varnames, yinit, ystate, simulate_, varptrname, version, change_val, dismiss_graph, map, mkclass, plotwhat, pr_singular, prnodes, setalias, toggle_xtrn",
    numbers: &["simulate_", "version_", "parasitic_", "noconsist_"],
    objects: "box, bvec, bvecsym, cmat, cmatsym, con, elements, g, gmat, gmatsym, lincirnodes, model, sel, varname_indices, varnames, yinit, ystate, patterns_, tobj, nil, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            for (member, class) in [
                ("elements", "List"),
                ("lincirnodes", "List"),
                ("patterns_", "List"),
                ("con", "Vector"),
                ("varname_indices", "Vector"),
                ("varnames", "List"),
                ("g", "Graph"),
            ] {
                window::draw(call, &me, member, class)?;
            }
            let patterns = call.part(&me, "patterns_")?;
            for row in KINDS {
                let made = call.new_object(row.class, &[])?;
                call.append(&patterns, made)?;
            }
            // Ground is always there, outside the picture.
            append(call, GROUND, [-100.0, -100.0, 1.0, 0.0])?;
            window::make(call, &me, "box", "HBox")?;
            let graph = call.part(&me, "g")?;
            element::menu(call, &graph, "Simulate", "simulate_ = 1 change_val()")?;
            element::menu(call, &graph, "Don't simulate", "simulate_ = 0 change_val()")?;
            if call.n() > 0 { done() } else { window::map(call, &me, "box", "LinearCircuit", 2) }
        }),
        ("mkelm", |call| {
            let (me, mut kind) = (call.me()?, call.number(1)?.max(0.0) as usize);
            if call.number_of(&me, "version_")? < 2.0 && kind >= NEW_IN_VERSION_2 {
                kind += 1;
            }
            let at = [call.number(2)?, call.number(3)?, call.number(4)?, call.number(5)?];
            append(call, kind, at)
        }),
        ("mklabel", |call| {
            let (me, at, text) = (call.me()?, call.number(1)?.max(0.0) as usize, call.text(2)?);
            let Some(selected) = call.object_of(&me, "sel")? else { return done() };
            element::label(call, &selected, at, &text)?;
            let place = [at as f64, call.number(3)?, call.number(4)?].map(Value::Number);
            call.ask(&selected, "move_label", &place)?;
            done()
        }),
        ("change_val", simulate::renew),
        ("save", saved::circuit),
        ("map", |call| {
            let me = call.me()?;
            let title = if call.n() > 0 { call.text(1)? } else { "LinearCircuit".into() };
            window::map(call, &me, "box", &title, 2)
        }),
        ("toggle_xtrn", |call| {
            let element = call.some_object(1)?;
            let info = call.part(&element, "extra_info")?;
            let before = call.number_of(&info, "xtrn")?;
            call.set_number_of(&info, "xtrn", f64::from(u8::from(before == 0.0)))?;
            done()
        }),
    ],
    funcs: &[("version", |call| {
        let (me, asked) = (call.me()?, call.n() > 0);
        if asked {
            let version = call.number(1)?;
            call.set_number_of(&me, "version_", version)?;
        }
        number(NEWEST)
    })],
    shows: &["dismiss_graph"],
    missing: &["varptrname", "mkclass", "plotwhat", "pr_singular", "prnodes", "setalias"],
    ..Template::EMPTY
};
/// The newest form of sessions.
const NEWEST: f64 = 2.0;

/// A new element is the selected one. Numbers that describe it follow in the session.
fn append(call: &mut Call<'_, '_>, kind: usize, at: [f64; 4]) -> Result<Value, HocError> {
    let me = call.me()?;
    let Some(row) = KINDS.get(kind) else {
        return Err(HocError::new("Arg out of range in user function")
            .hint(format!("a circuit has {} kinds of elements", KINDS.len())));
    };
    let pattern = call.items_of(&me, "patterns_")?.into_iter().nth(kind);
    let pattern = pattern.ok_or_else(|| HocError::new("the circuit has lost its patterns"))?;
    let made = element::new(call, &pattern, kind, at)?;
    let values = call.part(&made, "val")?;
    for _ in 0..row.n_values {
        let x = call.run("fscan", &[])?;
        call.ask(&values, "append", &[Value::Number(x)])?;
    }
    let list = call.part(&me, "elements")?;
    call.ask(&list, "append", &[value(&made)])?;
    call.set_object_of(&me, "sel", Some(made))?;
    done()
}
