//! `StringFunctions`: searching, cutting and asking about strings and names.

use super::{class, int, number as row, object as gives, truth as yes_no};
use crate::args::{Args, number, truth};
use crate::cx::Cx;
use crate::mechanism_types;
use crate::object::Payload;
use crate::pattern::Pattern;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_mech_abi::MechanismKind;

/// The row of `StringFunctions`.
pub static CLASS: Class = class(
    "StringFunctions",
    "()",
    "Functions of strings.",
    |_, _, _| Ok(Payload::Other(Box::new(()))),
    &[
        int("len", "(s)", "Number of characters.", |cx, _, args| number(args.text(cx, 1)?.len() as f64)),
        int("substr", "(s, part)", "Position of a part, or -1.", |cx, _, args| {
            let (s, part) = (args.text(cx, 1)?, args.text(cx, 2)?);
            number(s.find(&*part).map_or(-1.0, |i| i as f64))
        }),
        int(
            "head",
            "(s, pattern, result)",
            "What stands before the match; its length, or -1.",
            |cx, _, args| split(cx, args, true),
        ),
        int(
            "tail",
            "(s, pattern, result)",
            "What stands behind the match; where it begins, or -1.",
            |cx, _, args| split(cx, args, false),
        ),
        row("right", "(s, n)", "Removes the first n characters.", |cx, _, args| {
            let (s, n) = cut(cx, args)?;
            args.set_text(cx, 1, &s[n..].iter().collect::<String>())?;
            number(1.0)
        }),
        row("left", "(s, n)", "Keeps the first n characters.", |cx, _, args| {
            let (s, n) = cut(cx, args)?;
            args.set_text(cx, 1, &s[..n].iter().collect::<String>())?;
            number(1.0)
        }),
        row("ltrim", "(s, result [, characters])", "Removes characters at the beginning.", |cx, _, args| {
            trim(cx, args, true)
        }),
        row("rtrim", "(s, result [, characters])", "Removes characters at the end.", |cx, _, args| {
            trim(cx, args, false)
        }),
        yes_no("is_name", "(name)", "Is the name known?", |cx, _, args| {
            let name = args.text(cx, 1)?;
            truth(name.is_empty() || cx.lookup(&name).is_some())
        }),
        row(
            "alias",
            "(object [, name [, &variable or object]])",
            "Gives an object of a template one more member; without meaning removes it, without name all.",
            alias,
        ),
        gives("alias_list", "(object)", "A List of Strings: the names that alias gave.", alias_list),
        int(
            "references",
            "(object)",
            "Prints where the references to an object are; how many were found.",
            |cx, _, args| super::references::print(cx, args),
        ),
        int(
            "is_point_process",
            "(object)",
            "0, or the number of the kind of point process it is.",
            |cx, _, args| number(point_number(cx, args, |_| true)?),
        ),
        int(
            "is_artificial",
            "(object)",
            "0, or the number of the kind of artificial cell it is.",
            |cx, _, args| number(point_number(cx, args, |kind| kind == MechanismKind::ArtificialCell)?),
        ),
    ],
);

/// Position of an object's kind among all point processes, from 1; 0 when it is none of the wanted ones.
fn point_number(
    cx: &mut Cx<'_>,
    args: &Args<'_>,
    wanted: fn(MechanismKind) -> bool,
) -> Result<f64, HocError> {
    let Some(object) = args.object(cx, 1)? else { return Ok(0.0) };
    let Some(id) = cx.point_process(&object) else { return Ok(0.0) };
    let own = cx.engine.sim.model.point_process(id).map_err(|e| texts::model(&e))?.mechanism;
    if !cx.engine.mechanism_info(own).is_some_and(|info| wanted(info.kind)) {
        return Ok(0.0);
    }
    let kinds = mechanism_types::all(cx.engine).into_iter().filter(|kind| kind.is_point(cx.engine));
    Ok(kinds.take_while(|kind| *kind != mechanism_types::Kind::Mechanism(own)).count() as f64 + 1.0)
}
fn alias(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let object = args.some_object(cx, 1)?;
    if !args.has(2) {
        cx.vm.clear_aliases(&object);
        return number(0.0);
    }
    let name = args.text(cx, 2)?;
    let value = match args.has(3) {
        false => None,
        true if args.is_object(3) => Some(Value::Object(args.object(cx, 3)?)),
        true => Some(Value::Pointer(args.pointer(3)?)),
    };
    cx.vm.set_alias(&object, &name, value);
    number(0.0)
}
fn alias_list(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let object = args.some_object(cx, 1)?;
    if !matches!(cx.lookup("String"), Some(crate::Named::Class)) {
        return Err(HocError::new("String is not a HOC template"));
    }
    let mut items = Vec::new();
    for name in cx.vm.aliases(&object) {
        items.push(Some(cx.construct("String", &[Value::String(name)])?));
    }
    let list = cx.host_object("List", Payload::List(super::list::List::Own(items)));
    Ok(Value::Object(Some(list)))
}
/// The string, and where it is cut.
fn cut(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<(Vec<char>, usize), HocError> {
    let s: Vec<char> = args.text(cx, 1)?.chars().collect();
    let n = args.number_in(2, 0.0, s.len() as f64)? as usize;
    Ok((s, n))
}
fn split(cx: &mut Cx<'_>, args: &Args<'_>, head: bool) -> Result<Value, HocError> {
    let (s, pattern) = (args.text(cx, 1)?, args.text(cx, 2)?);
    // Only the first line counts.
    let s = s.split('\n').next().unwrap_or_default();
    let chars: Vec<char> = s.chars().collect();
    // An expression that makes no sense is nowhere in the string.
    let found = Pattern::new(&pattern)
        .map(|pattern| pattern.find(s))
        .inspect_err(|fault| cx.engine.warn(&format!("{}\n", fault.message)));
    let (result, at) = match found.ok().flatten() {
        Some((start, _)) if head => (chars[..start].iter().collect::<String>(), start as f64),
        Some((_, end)) => (chars[end..].iter().collect::<String>(), end as f64),
        None => (String::new(), -1.0),
    };
    args.set_text(cx, 3, &result)?;
    number(at)
}
fn trim(cx: &mut Cx<'_>, args: &Args<'_>, left: bool) -> Result<Value, HocError> {
    let s = args.text(cx, 1)?;
    let set = if args.has(3) { args.text(cx, 3)?.to_string() } else { " \r\n\t\u{c}\u{b}".to_owned() };
    let in_set = |c: char| set.contains(c);
    let result = if left { s.trim_start_matches(in_set) } else { s.trim_end_matches(in_set) };
    args.set_text(cx, 2, result)?;
    number(0.0)
}
