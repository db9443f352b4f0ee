//! What a session of a channel builder has: gates, states, transitions and their rates.

use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use crate::library::tools::window;
use hoc_vm::{HocError, Value};

/// One of the two rates of a transition: a form of `KSTrans.set_f`, and its parameters.
pub static RATE: Template = Template {
    name: "ChannelBuildF",
    public: "cb, kst, vec, displaystr, dir, set_f, type, vmax, vmin, dispsel, ks2cb, setdisp",
    numbers: &["dir", "set_f", "type", "vmax", "vmin"],
    strings: "displaystr",
    objects: "cb, kst, vec, this",
    procs: &[("init", |call| {
        let (me, way) = (call.me()?, call.number(1)?);
        call.set_number_of(&me, "dir", way)?;
        for (member, x) in [("vmin", -120.0), ("vmax", 60.0)] {
            call.set_number_of(&me, member, x)?;
        }
        window::draw(call, &me, "vec", "Vector")?;
        done()
    })],
    shows: &["dispsel", "setdisp"],
    missing: &["ks2cb"],
    ..Template::EMPTY
};

/// `new ChannelBuildKSTrans(source, target)`
pub static TRANSITION: Template = Template {
    name: "ChannelBuildKSTrans",
    public: "cbf, kst, src, target, ligand, color, i, stoichiom, type, cb2ks, kshoc, pl, set_f, settype, stoichiometry, traneqstr",
    numbers: &["color", "i", "stoichiom", "type"],
    strings: "ligand",
    objects: "cbf[2], kst, src, target, this",
    procs: &[
        ("init", |call| {
            let (me, source, target) = (call.me()?, call.object(1)?, call.object(2)?);
            call.set_object_of(&me, "src", source)?;
            call.set_object_of(&me, "target", target)?;
            call.set_number_of(&me, "stoichiom", 1.0)?;
            for way in 0..2 {
                let rate = call.new_object("ChannelBuildF", &[Value::Number(way as f64)])?;
                call.set_objects_of(&me, "cbf", way, Some(rate))?;
            }
            done()
        }),
        ("settype", |call| {
            let (me, kind) = (call.me()?, call.number(1)?);
            let ligand = if call.n() > 1 { call.text(2)? } else { "".into() };
            call.set_number_of(&me, "type", kind)?;
            call.set_text_of(&me, "ligand", &ligand)?;
            done()
        }),
        ("stoichiometry", |call| {
            let (me, n) = (call.me()?, call.number(1)?);
            call.set_number_of(&me, "stoichiom", n)?;
            done()
        }),
        ("set_f", |call| {
            let (me, way, kind) = (call.me()?, call.number(1)?.clamp(0.0, 1.0) as usize, call.number(2)?);
            let parameters = call.some_object(3)?;
            let Some(rate) = call.objects_of(&me, "cbf", way)? else { return done() };
            call.set_number_of(&rate, "type", kind)?;
            call.set_object_of(&rate, "vec", Some(parameters))?;
            for (member, i) in [("vmin", 4), ("vmax", 5)] {
                if call.n() >= i {
                    let x = call.number(i)?;
                    call.set_number_of(&rate, member, x)?;
                }
            }
            done()
        }),
    ],
    shows: &["pl"],
    missing: &["cb2ks", "kshoc", "traneqstr"],
    ..Template::EMPTY
};

/// `new ChannelBuildKSState(gate, name, open share, x, y)`
pub static STATE: Template = Template {
    name: "ChannelBuildKSState",
    public: "gate, kss, name, color, frac, i, index, x, y, cb2ks, pl, setfrac, setname",
    numbers: &["color", "frac", "i", "index", "x", "y"],
    strings: "name",
    objects: "gate, kss, this",
    procs: &[
        ("init", |call| {
            let (me, gate, name) = (call.me()?, call.object(1)?, call.text(2)?);
            call.set_object_of(&me, "gate", gate)?;
            call.set_text_of(&me, "name", &name)?;
            for (member, i) in [("frac", 3), ("x", 4), ("y", 5)] {
                let x = call.number(i)?;
                call.set_number_of(&me, member, x)?;
            }
            done()
        }),
        ("setfrac", |call| {
            let (me, x) = (call.me()?, call.number(1)?);
            call.set_number_of(&me, "frac", x)?;
            done()
        }),
        ("setname", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            call.set_text_of(&me, "name", &name)?;
            done()
        }),
    ],
    shows: &["pl"],
    missing: &["cb2ks"],
    ..Template::EMPTY
};

/// `new ChannelBuildKSGate(builder)`: sessions call `begin_restore(power)`, `set_state`, `set_trans`, `end_restore()`.
pub static GATE: Template = Template {
    name: "ChannelBuildKSGate",
    public: "cb, ksg, states, transitions, displaystr, gatestr, i, power, append_displist, begin_restore, clone, copygate, destroy, end_restore, kshoc, pr, remove, save_data, set_displaystr, set_gatestr, set_state, set_trans",
    numbers: &["i", "power"],
    strings: "displaystr, gatestr",
    objects: "cb, ksg, states, transitions, this",
    procs: &[
        ("init", |call| {
            let (me, builder) = (call.me()?, call.object(1)?);
            call.set_object_of(&me, "cb", builder)?;
            call.set_number_of(&me, "power", 1.0)?;
            window::draw(call, &me, "states", "List")?;
            window::draw(call, &me, "transitions", "List")?;
            done()
        }),
        ("begin_restore", |call| {
            let (me, power) = (call.me()?, call.number(1)?);
            call.set_number_of(&me, "power", power)?;
            done()
        }),
        ("set_state", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            let place = [call.number(2)?, call.number_or(3, 0.0)?, call.number_or(4, 0.0)?];
            let mut args = vec![value(&me), string(&name)];
            args.extend(place.map(Value::Number));
            let made = call.new_object("ChannelBuildKSState", &args)?;
            let list = call.part(&me, "states")?;
            let index = call.items(&list).len();
            call.set_number_of(&made, "index", index as f64)?;
            call.append(&list, made)?;
            done()
        }),
        ("set_trans", |call| {
            let me = call.me()?;
            let ends = [state(call, 1)?, state(call, 2)?];
            let made = call.new_object("ChannelBuildKSTrans", &ends)?;
            let list = call.part(&me, "transitions")?;
            call.append(&list, made)?;
            done()
        }),
        ("end_restore", |call| {
            let me = call.me()?;
            let text = open_share(call, &me)?;
            call.set_text_of(&me, "gatestr", &text)?;
            done()
        }),
    ],
    shows: &["append_displist", "save_data", "set_displaystr"],
    missing: &["clone", "copygate", "destroy", "kshoc", "pr", "remove", "set_gatestr"],
    ..Template::EMPTY
};
/// State `$i` of the gate.
fn state(call: &mut Call<'_, '_>, i: usize) -> Result<Value, HocError> {
    let (me, at) = (call.me()?, call.number(i)?);
    let states = call.items_of(&me, "states")?;
    let found = states.into_iter().nth(at.max(0.0) as usize);
    found.map(|state| Value::Object(Some(state))).ok_or_else(|| {
        HocError::new("Arg out of range in user function").hint("a transition is between states of its gate")
    })
}
/// The open share of a gate, as a formula: `n^4`, `0.5*o1 + o2`.
fn open_share(call: &mut Call<'_, '_>, gate: &hoc_vm::Object) -> Result<String, HocError> {
    let mut terms = Vec::new();
    for state in call.items_of(gate, "states")? {
        let (name, share) = (call.text_of(&state, "name")?, call.number_of(&state, "frac")?);
        if share == 1.0 {
            terms.push(name.to_string());
        } else if share != 0.0 {
            terms.push(format!("{}*{name}", crate::format::number(share)));
        }
    }
    let sum = if terms.len() > 1 { format!("({})", terms.join(" + ")) } else { terms.concat() };
    let power = call.number_of(gate, "power")?;
    Ok(if power == 1.0 { sum } else { format!("{sum}^{}", crate::format::number(power)) })
}
