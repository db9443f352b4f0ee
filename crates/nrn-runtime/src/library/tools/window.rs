//! Boxes of tools, and the types of mechanisms they offer.

use crate::library::call::{Call, done, string, value};
use hoc_vm::{HocError, Object, Value};

/// A new box in a member of a tool. It keeps the tool alive while it exists, as an open window does.
pub fn make(call: &mut Call<'_, '_>, tool: &Object, member: &str, class: &str) -> Result<Value, HocError> {
    let made = call.new_object(class, &[])?;
    call.ask(&made, "ref", &[value(tool)])?;
    call.ask(&made, "save", &[string("save()")])?;
    call.set_object_of(tool, member, Some(made))?;
    done()
}
/// `box.map(title [, left, top, width, height])`, with the place that the tool's own call has from argument `from` on.
pub fn map(
    call: &mut Call<'_, '_>,
    tool: &Object,
    member: &str,
    title: &str,
    from: usize,
) -> Result<Value, HocError> {
    let mut args = vec![string(title)];
    if call.n() >= from + 3 {
        args.extend(call.args.iter().skip(from - 1).take(4).cloned());
    }
    let window = call.part(tool, member)?;
    call.ask(&window, "map", &args)?;
    done()
}
/// Was the tool made with a first argument of 0: by a session, which fills it before it is shown?
pub fn waits(call: &Call<'_, '_>) -> bool {
    matches!(call.number_or(1, 1.0), Ok(x) if x == 0.0)
}
/// An object of a drawing class in a member.
pub fn draw(call: &mut Call<'_, '_>, tool: &Object, member: &str, class: &str) -> Result<(), HocError> {
    let made = call.new_object(class, &[])?;
    call.set_object_of(tool, member, Some(made))
}
/// `new MechanismType(kind)` in a member (0: density mechanisms, 1: point processes); how many types there are.
pub fn types(call: &mut Call<'_, '_>, tool: &Object, member: &str, kind: f64) -> Result<usize, HocError> {
    let made = call.new_object("MechanismType", &[Value::Number(kind)])?;
    let n = call.ask(&made, "count", &[])?;
    call.set_object_of(tool, member, Some(made))?;
    Ok(n.max(0.0) as usize)
}
/// Selects type `at`; its name. `scratch` is a string member that may be written.
pub fn type_name(
    call: &mut Call<'_, '_>,
    tool: &Object,
    types: &str,
    at: usize,
    scratch: &str,
) -> Result<std::rc::Rc<str>, HocError> {
    let types = call.part(tool, types)?;
    call.ask(&types, "select", &[Value::Number(at as f64)])?;
    selected_name(call, tool, &types, scratch)
}
/// Name of the selected type.
pub fn selected_name(
    call: &mut Call<'_, '_>,
    tool: &Object,
    types: &Object,
    scratch: &str,
) -> Result<std::rc::Rc<str>, HocError> {
    let place = call.cx.vm.member_place(tool, scratch);
    if let Some(place) = place {
        call.ask(types, "selected", &[Value::StringPlace(place)])?;
    }
    call.text_of(tool, scratch)
}
