//! Sections and objects: who owns what. Notifications, units, limits.

use super::{number as row, object as gives, string};
use crate::args::{Args, number, text};
use crate::cx::Cx;
use crate::functions::section::section_argument;
use crate::tables::Function;
use crate::texts;
use hoc_vm::{HocError, Value};

/// The rows.
pub const TABLE: &[Function] = &[
    gives("section_owner", "([sec])", "The object that made the accessed section.", |cx, args| {
        let id = section_argument(cx, args, 1)?;
        let owner = cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?.owner();
        Ok(Value::Object(owner.and_then(|o| cx.vm.object_by_id(o))))
    }),
    string("units", "(name or &variable [, units])", "Units of a variable.", units),
    row("variable_domain", "(&variable, low, high)", "No effect: limits belong to windows.", |_, _| {
        number(1.0)
    }),
    row("hoc_pointer_", "(&variable)", "Notes a place for whoever asked for it by name.", |cx, args| {
        cx.engine.pointed = Some(args.pointer(1)?);
        number(1.0)
    }),
    row("doNotify", "()", "No effect: there is no window.", |_, _| number(1.0)),
    row("doEvents", "()", "No effect: there is no window.", |_, _| number(1.0)),
    row("make_mechanism", "(...)", "Not available yet.", |_, _| Err(texts::not_yet("make_mechanism"))),
    row("make_pointprocess", "(...)", "Not available yet.", |_, _| Err(texts::not_yet("make_pointprocess"))),
];

/// `Class.member` of a class of ours, without point processes?
fn is_member(cx: &mut Cx<'_>, name: &str) -> bool {
    let Some((class, member)) = name.split_once('.') else { return false };
    match hoc_vm::Host::resolve(cx.engine, class) {
        Some(hoc_vm::HostName::Class(class)) => hoc_vm::Host::member(cx.engine, class, member).is_some(),
        _ => false,
    }
}
fn units(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    if !args.is_text(1) {
        return text("");
    }
    let name = args.text(cx, 1)?;
    if args.has(2) {
        let units = args.text(cx, 2)?;
        cx.engine.units.insert(name.to_string(), units.to_string());
        return text(&units);
    }
    if let Some(units) = cx.engine.units.get(&*name) {
        return text(units);
    }
    match crate::mechanisms::units_of(cx, &name) {
        Some(units) => text(&units),
        // A member of a class that is no point process (`NetCon.delay`) has none.
        None if cx.lookup(&name).is_none() && !is_member(cx, &name) => Err(texts::no_symbol(&name)),
        None => text(""),
    }
}
