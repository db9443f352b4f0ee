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

fn units(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<Value, HocError> {
    if args.has(2) {
        let units = args.text(cx, 2)?;
        return text(&units);
    }
    if !args.is_text(1) {
        return text("");
    }
    let name = args.text(cx, 1)?;
    match crate::mechanisms::units_of(cx, &name) {
        Some(units) => text(&units),
        None if cx.lookup(&name).is_none() => Err(texts::no_symbol(&name)),
        None => text(""),
    }
}
