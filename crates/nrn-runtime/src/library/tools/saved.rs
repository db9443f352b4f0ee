//! What tools say of themselves while a session is written: statements that make them anew, which their box gets line by
//! line. The box itself adds how its window is mapped.

use crate::classes::gui::session::quoted;
use crate::format::general;
use crate::library::call::{Call, done, string, value};
use crate::library::cell_builder::describe::{Membrane, mechanism};
use hoc_vm::{HocError, Object, Value};
use std::fmt::Write;

/// Hands lines to the box in a member of a tool.
pub fn say(call: &mut Call<'_, '_>, tool: &Object, member: &str, lines: &str) -> Result<Value, HocError> {
    let window = call.part(tool, member)?;
    for line in lines.lines() {
        call.ask(&window, "save", &[string(line)])?;
    }
    done()
}
/// `variable = new MechanismStandard(...)`, and its values.
fn standard(call: &mut Call<'_, '_>, variable: &str, standard: &Object) -> Result<String, HocError> {
    let Membrane::Mechanism(name, values) = mechanism(call, standard)? else { return Ok(String::new()) };
    let mut out = format!("{variable} = new MechanismStandard({})\n", quoted(&name));
    for (parameter, elements) in values {
        for (at, x) in elements.iter().enumerate() {
            let _ = writeln!(out, "{variable}.set({}, {}, {at})", quoted(&parameter), general(*x, 6));
        }
    }
    Ok(out)
}
/// The values a point process has now, in a member of a tool that holds some of its class.
fn values_of(call: &mut Call<'_, '_>, pp: &Object) -> Result<(String, Object), HocError> {
    let name = call.cx.class_name(pp).to_string();
    let made = call.new_object("MechanismStandard", &[string(&name)])?;
    call.ask(&made, "in", &[value(pp)])?;
    Ok((name, made))
}
/// `section`, and the position in it, of a point process.
fn place(call: &mut Call<'_, '_>, pp: &Object) -> Result<Option<(String, f64)>, HocError> {
    let Some(id) = call.cx.point_process(pp) else { return Ok(None) };
    let found = call.cx.engine.sim.model.location(id);
    Ok(found.map(|(section, x)| (call.cx.section_name(section), x)))
}

/// Statements that make two Vectors in a tool's scope and read their numbers, which follow; `end` is between.
pub fn columns(
    call: &mut Call<'_, '_>,
    names: (&str, &str),
    data: (&Object, &Object),
    end: &str,
) -> Result<String, HocError> {
    let (x, y) = (call.numbers(data.0)?, call.numbers(data.1)?);
    let label = call.ask_text(data.1, "label", &[])?;
    let ((x_name, y_name), n) = (names, x.len());
    let mut out = format!(
        "{y_name} = new Vector({n})\n{x_name} = new Vector({n})\n{y_name}.label({})\n\
         for i=0,{} {{ {x_name}.x[i]=fscan() {y_name}.x[i]=fscan()}}\n{end}",
        quoted(&label),
        n as f64 - 1.0
    );
    for (x, y) in x.iter().zip(y) {
        let _ = writeln!(out, "{} {}", general(*x, 6), general(y, 6));
    }
    Ok(out)
}

/// `PointProcessManager.save()`
pub fn manager(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let held = call.part(&me, "sec")?;
    let section = call.section_of(&held)?;
    let section = call.cx.section_name(section);
    let mut out = format!(
        "load_file(\"pointman.hoc\")\n}}\n{{\n{section} ocbox_ = new PointProcessManager(0)\n}}\n\
         {{object_push(ocbox_)}}\n{{\n"
    );
    if let Some(pp) = call.object_of(&me, "pp")? {
        let (name, values) = values_of(call, &pp)?;
        let select = format!("mt.select({}) i = mt.selected()", quoted(&name));
        let values = standard(call, "ms[i]", &values)?;
        let x = general(call.number_of(&me, "x_")?, 6);
        let _ = write!(
            out,
            "{select}\n{values}{select} maction(i)\nhoc_ac_ = {x}\nsec.sec move() d1.flip_to(0)\n"
        );
    }
    out.push_str("}\n{object_pop() doNotify()}\n{\nocbox_ = ocbox_.v1\n");
    say(call, &me, "v1", &out)
}

/// `PointProcessGroupManager.save()`
pub fn group(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let mut out = "load_file(\"pointgrp.hoc\")\n}\n{\nocbox_ = new PointProcessGroupManager(0)\n}\n\
                   {object_push(ocbox_)}\n{\n"
        .to_owned();
    for (at, item) in call.items_of(&me, "all_")?.iter().enumerate() {
        let pp = call.part(item, "pp")?;
        let (name, values) = values_of(call, &pp)?;
        out.push_str(&standard(call, "ms", &values)?);
        let _ = writeln!(out, "mnews({}, ms)\nselect({at})", quoted(&name));
        if let Some((section, x)) = place(call, &pp)? {
            let _ = writeln!(out, "execute(\"{section} ocbox_.move({})\")", general(x, 6));
        }
    }
    out.push_str("}\n{object_pop() doNotify()}\n{\nocbox_ = ocbox_.v1\n");
    say(call, &me, "v1", &out)
}

/// The mechanisms an Inserter has in its section, as statements in its scope.
fn inserted(call: &mut Call<'_, '_>, inserter: &Object) -> Result<String, HocError> {
    let types = call.part(inserter, "mt")?;
    let mut out = "{\n".to_owned();
    for at in 0..call.ask(&types, "count", &[])?.max(0.0) as usize {
        if call.array_of(inserter, "mstate", at)? == 0.0 {
            continue;
        }
        let Some(values) = call.objects_of(inserter, "ms", at)? else { continue };
        call.ask(&values, "in", &[])?;
        let Membrane::Mechanism(name, _) = mechanism(call, &values)? else { continue };
        let _ = writeln!(out, "mt.select({}) i = mt.selected()", quoted(&name));
        out.push_str(&standard(call, "ms[i]", &values)?);
        out.push_str("mstate[i]= 1\nmaction(i)\n");
    }
    out.push_str("}\n{object_pop() doNotify()}\n");
    Ok(out)
}
/// `Inserter.save()`
pub fn inserter(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let held = call.part(&me, "sec")?;
    let section = call.section_of(&held)?;
    let section = call.cx.section_name(section);
    let inner = inserted(call, &me)?;
    let out = format!(
        "load_file(\"inserter.hoc\")\n}}\n{{\n{section} ocbox_ = new Inserter(0)\n}}\n{{object_push(ocbox_)}}\n\
         {inner}{{\nocbox_ = ocbox_.v1\n"
    );
    say(call, &me, "v1", &out)
}
/// `SingleCompartment.save()`
pub fn compartment(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let own = call.part(&me, "inserter")?;
    let inner = inserted(call, &own)?;
    let out = format!(
        "load_file(\"single.hoc\")\n}}\nocbox_ = new SingleCompartment(0)\nocbox_.inserter = new Inserter(0)\n\
         {{object_push(ocbox_.inserter)}}\n{inner}{{object_push(ocbox_)}}\n{{inserter.v1.map()}}\n{{endbox()}}\n\
         {{object_pop() doNotify()}}\n{{\nocbox_ = ocbox_.vbox\n"
    );
    say(call, &me, "vbox", &out)
}

/// `Grapher.save()`
pub fn grapher(call: &mut Call<'_, '_>) -> Result<Value, HocError> {
    let me = call.me()?;
    let mut info = Vec::new();
    for member in ["variable", "xexpr", "generator"] {
        info.push(quoted(&call.text_of(&me, member)?));
    }
    for member in ["xmin", "xmax", "ymin", "ymax", "nsteps", "from_", "to_"] {
        info.push(general(call.number_of(&me, member)?, 6));
    }
    let out =
        format!("load_file(\"grapher.hoc\")}}\n{{\nocbox_=new Grapher(1)\nocbox_.info({})", info.join(", "));
    say(call, &me, "vbox", &out)?;
    picture(call, &me, "g")?;
    say(call, &me, "vbox", "ocbox_ = ocbox_.vbox")
}
/// The Graph in a member of a tool that `ocbox_` is.
pub fn picture(call: &mut Call<'_, '_>, tool: &Object, member: &str) -> Result<(), HocError> {
    let graph = call.part(tool, member)?;
    call.ask(&graph, "save_name", &[string(&format!("ocbox_.{member}")), Value::Number(1.0)]).map(|_| ())
}
