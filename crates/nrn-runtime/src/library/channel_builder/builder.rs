//! `ChannelBuild`: properties and gates, and the `KSChan` that has their structure.

use crate::args::number;
use crate::format::number as short;
use crate::library::call::{Call, done, string, value};
use crate::library::rows::Template;
use crate::library::tools::window;
use hoc_vm::{HocError, Object, Value};

/// Name, ion, conductance and reversal potential.
pub static PROPERTIES: Template = Template {
    name: "ChannelBuildSelectProperties",
    public: "b, defstr, g_or_p, namestr, useionstr1, useionstr2, single_, clone, menu, save_data, save_ion, set_data, set_defstr, set_single",
    numbers: &["single_", "point_", "ohmic_", "gmax_", "erev_"],
    strings: "defstr, g_or_p, namestr, useionstr1, useionstr2, name_, ion_",
    objects: "b, this",
    procs: &[
        ("init", |call| {
            let (me, builder) = (call.me()?, call.object(1)?);
            call.set_object_of(&me, "b", builder)?;
            call.set_number_of(&me, "ohmic_", 1.0)?;
            call.set_text_of(&me, "g_or_p", "g")?;
            done()
        }),
        // Name, two flags (the second: ohmic), a position in a menu, and the ion.
        ("set_data", |call| {
            let (me, wanted, ohmic) = (call.me()?, call.text(1)?, call.number(3)?);
            let ion = if call.n() > 4 { call.text(5)? } else { "".into() };
            let name = free_name(call, &wanted)?;
            call.set_text_of(&me, "name_", &name)?;
            call.set_text_of(&me, "ion_", &ion)?;
            call.set_number_of(&me, "ohmic_", f64::from(u8::from(ohmic != 0.0)))?;
            call.set_text_of(&me, "g_or_p", if ohmic == 0.0 { "p" } else { "g" })?;
            let point = call.number_of(&me, "point_")? != 0.0;
            let kind = if point { "Point Process (Allow Single Channels)" } else { "Density Mechanism" };
            call.set_text_of(&me, "namestr", &format!("{name} {kind}"))?;
            done()
        }),
        ("set_defstr", |call| {
            let (me, gmax, erev) = (call.me()?, call.number(1)?, call.number_or(2, 0.0)?);
            call.set_number_of(&me, "gmax_", gmax)?;
            call.set_number_of(&me, "erev_", erev)?;
            let ohmic = call.number_of(&me, "ohmic_")? != 0.0;
            let point = call.number_of(&me, "point_")? != 0.0;
            let (what, unit) = match (ohmic, point) {
                (true, false) => ("gmax", "S/cm2"),
                (true, true) => ("gmax", "uS"),
                (false, false) => ("pmax", "cm/s"),
                (false, true) => ("pmax", "cm3/s"),
            };
            call.set_text_of(&me, "defstr", &format!("  Default {what} = {} ({unit})", short(gmax)))?;
            done()
        }),
        ("set_single", |call| {
            let (me, on) = (call.me()?, call.number(1)?);
            call.set_number_of(&me, "single_", on)?;
            if call.number_of(&me, "point_")? != 0.0 {
                let builder = call.part(&me, "b")?;
                let channel = call.part(&builder, "ks")?;
                call.ask(&channel, "single", &[Value::Number(on)])?;
            }
            done()
        }),
    ],
    shows: &["menu", "save_data"],
    missing: &["clone", "save_ion"],
    ..Template::EMPTY
};
/// A name nobody has: the one that is wanted, or with a number behind it.
fn free_name(call: &mut Call<'_, '_>, wanted: &str) -> Result<String, HocError> {
    let mut name = wanted.to_owned();
    let mut n = 0;
    while call.run("name_declared", &[string(&name)])? != 0.0 {
        name = format!("{wanted}{n}");
        n += 1;
    }
    Ok(name)
}

/// Sessions fill `genprop` and `gatelist`, then call `end_restore()`.
pub static TOOL: Template = Template {
    name: "ChannelBuild",
    public: "aliases, box, gatelist, genprop, ggui, ks, ksth, rgui, displaystr, gatestr, mkgatemenu, newgate, change, is_sname, usetable, cb2ks, changegate, clone, destroy, dispsel, end_restore, khh, ks2cb, kshoc, map, nahh, new_sname, newrate, pr, save, set_alias, set_gatestr",
    numbers: &["mkgatemenu", "newgate", "i"],
    strings: "displaystr, gatestr",
    objects: "aliases, box, gatelist, genprop, ggui, ks, ksth, rgui, tobj, tobj1, nil, this",
    procs: &[
        ("init", |call| {
            let me = call.me()?;
            window::draw(call, &me, "gatelist", "List")?;
            let properties = call.new_object("ChannelBuildSelectProperties", &[value(&me)])?;
            call.set_object_of(&me, "genprop", Some(properties.clone()))?;
            // 0: of a point process, 1: of a density mechanism; without it there is a window too.
            let point = f64::from(u8::from(window::waits(call)));
            call.set_number_of(&properties, "point_", point)?;
            let channel = call.new_object("KSChan", &[Value::Number(point)])?;
            call.set_object_of(&me, "ks", Some(channel))?;
            call.set_text_of(&me, "displaystr", "Select here to construct gates")?;
            window::make(call, &me, "box", "HBox")?;
            if call.n() > 0 { done() } else { window::map(call, &me, "box", "ChannelBuild", 2) }
        }),
        ("end_restore", finish),
        ("cb2ks", finish),
        ("khh", |call| {
            classic(
                call,
                "khh",
                "k",
                &[("n", 4.0, [(3.0, [0.1, 0.1, -55.0]), (2.0, [0.125, -0.0125, -65.0])])],
            )
        }),
        ("nahh", |call| {
            let m = ("m", 3.0, [(3.0, [1.0, 0.1, -40.0]), (2.0, [4.0, -1.0 / 18.0, -65.0])]);
            let h = ("h", 1.0, [(2.0, [0.07, -0.05, -65.0]), (4.0, [1.0, -0.1, -35.0])]);
            classic(call, "nahh", "na", &[m, h])
        }),
        ("map", |call| {
            let me = call.me()?;
            let title = if call.n() > 0 { call.text(1)? } else { "ChannelBuild".into() };
            window::map(call, &me, "box", &title, 2)
        }),
    ],
    funcs: &[
        ("usetable", |call| {
            let me = call.me()?;
            let channel = call.part(&me, "ks")?;
            let args: Vec<Value> = call.args.iter().take(1).cloned().collect();
            number(call.ask(&channel, "usetable", &args)?)
        }),
        ("is_sname", |call| {
            let (me, name) = (call.me()?, call.text(1)?);
            for gate in call.items_of(&me, "gatelist")? {
                for state in call.items_of(&gate, "states")? {
                    if *call.text_of(&state, "name")? == *name {
                        return number(1.0);
                    }
                }
            }
            number(0.0)
        }),
    ],
    shows: &["save", "set_alias", "dispsel"],
    missing: &[
        "change",
        "changegate",
        "clone",
        "destroy",
        "ks2cb",
        "kshoc",
        "new_sname",
        "newrate",
        "pr",
        "set_gatestr",
    ],
    ..Template::EMPTY
};

/// A channel of gates with one state each: name, power, and form and parameters of the two rates.
type Classic<'a> = (&'a str, f64, [(f64, [f64; 3]); 2]);

fn classic(call: &mut Call<'_, '_>, name: &str, ion: &str, gates: &[Classic<'_>]) -> Result<Value, HocError> {
    let me = call.me()?;
    let properties = call.part(&me, "genprop")?;
    let one = Value::Number(1.0);
    // NEURON asks for the plain name first, which its own procedure has; scripts know the other one.
    call.print(&format!("KSChan::setname {name} already in use\n"));
    call.ask(
        &properties,
        "set_data",
        &[string(&format!("{name}0")), one.clone(), one.clone(), one, string(ion)],
    )?;
    call.ask(&properties, "set_defstr", &[Value::Number(0.0), Value::Number(0.0)])?;
    let list = call.part(&me, "gatelist")?;
    for (state, power, rates) in gates {
        let gate = call.new_object("ChannelBuildKSGate", &[value(&me)])?;
        call.append(&list, gate.clone())?;
        call.ask(&gate, "begin_restore", &[Value::Number(*power)])?;
        call.ask(&gate, "set_state", &[string(state), Value::Number(1.0)])?;
        call.ask(&gate, "set_trans", &[Value::Number(0.0), Value::Number(0.0)])?;
        let transition = call.items_of(&gate, "transitions")?.into_iter().next();
        let transition = transition.ok_or_else(|| HocError::new("a gate has lost its transition"))?;
        for (way, (form, parameters)) in rates.iter().enumerate() {
            let parameters = call.cx.new_vector(parameters.to_vec());
            let args = [Value::Number(way as f64), Value::Number(*form), value(&parameters)];
            call.ask(&transition, "set_f", &args)?;
        }
        call.ask(&gate, "end_restore", &[])?;
    }
    finish(call)
}

/// The channel gets the structure that was described.
fn finish(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let (channel, properties) = (call.part(&me, "ks")?, call.part(&me, "genprop")?);
    let (name, ion) = (call.text_of(&properties, "name_")?, call.text_of(&properties, "ion_")?);
    if !ion.is_empty() {
        call.cx.call("ion_register", &[string(&ion), Value::Number(1.0)])?;
        call.cx.call_method(&channel, "ion", &[string(&ion)])?;
    }
    if !name.is_empty() {
        call.cx.call_method(&channel, "name", &[string(&name)])?;
    }
    // 0 ohmic, 2 the constant field of Goldman, Hodgkin and Katz.
    let ohmic = call.number_of(&properties, "ohmic_")? != 0.0;
    call.ask(&channel, "iv_type", &[Value::Number(if ohmic { 0.0 } else { 2.0 })])?;
    for (method, member) in [("gmax", "gmax_"), ("erev", "erev_")] {
        let x = call.number_of(&properties, member)?;
        call.ask(&channel, method, &[Value::Number(x)])?;
    }
    let mut text = Vec::new();
    for gate in call.items_of(&me, "gatelist")? {
        add_gate(call, &channel, &gate)?;
        text.push(call.text_of(&gate, "gatestr")?.to_string());
    }
    let letter = call.text_of(&properties, "g_or_p")?;
    call.set_text_of(&me, "gatestr", &format!("{letter} = {letter}max * {}", text.join(" * ")))?;
    done()
}
fn add_gate(call: &mut Call<'_, '_>, channel: &Object, gate: &Object) -> Result<(), HocError> {
    let states = call.items_of(gate, "states")?;
    let mut of_channel: Vec<Object> = Vec::new();
    let mut own: Option<Object> = None;
    for state in &states {
        let name = call.text_of(state, "name")?;
        let made = if states.len() == 1 {
            made(call, channel, "add_hhstate", &[string(&name)])?
        } else {
            let before = Value::Object(own.clone());
            let made = made(call, channel, "add_ksstate", &[before, string(&name)])?;
            let share = call.number_of(state, "frac")?;
            call.ask(&made, "frac", &[Value::Number(share)])?;
            made
        };
        if own.is_none() {
            own = Some(self::made(call, &made, "gate", &[])?);
        }
        call.set_object_of(state, "kss", Some(made.clone()))?;
        of_channel.push(made);
    }
    if let Some(own) = &own {
        let power = call.number_of(gate, "power")?;
        call.ask(own, "power", &[Value::Number(power)])?;
    }
    call.set_object_of(gate, "ksg", own)?;
    for transition in call.items_of(gate, "transitions")? {
        let mut ends = Vec::new();
        for member in ["src", "target"] {
            let state = call.part(&transition, member)?;
            ends.push(value(&call.part(&state, "kss")?));
        }
        let way = if states.len() == 1 { "trans" } else { "add_transition" };
        let made = made(call, channel, way, &ends)?;
        rates(call, &transition, &made)?;
        call.set_object_of(&transition, "kst", Some(made))?;
    }
    Ok(())
}
fn rates(call: &mut Call<'_, '_>, transition: &Object, made: &Object) -> Result<(), HocError> {
    let (kind, ligand) = (call.number_of(transition, "type")?, call.text_of(transition, "ligand")?);
    let mut args = vec![Value::Number(kind)];
    if !ligand.is_empty() {
        args.push(string(&ligand));
    }
    call.ask(made, "type", &args)?;
    for way in 0..2 {
        let Some(rate) = call.objects_of(transition, "cbf", way)? else { continue };
        let (form, parameters) = (call.number_of(&rate, "type")?, call.object_of(&rate, "vec")?);
        if form != 0.0 {
            let args = [Value::Number(way as f64), Value::Number(form), Value::Object(parameters)];
            call.ask(made, "set_f", &args)?;
        }
    }
    Ok(())
}
/// A method that gives an object.
fn made(call: &mut Call<'_, '_>, of: &Object, method: &str, args: &[Value]) -> Result<Object, HocError> {
    match call.cx.call_method(of, method, args)? {
        Value::Object(Some(made)) => Ok(made),
        _ => Err(HocError::new(format!("{method} gives no part of the channel"))),
    }
}
