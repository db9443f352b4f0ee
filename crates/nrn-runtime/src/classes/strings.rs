//! `StringFunctions`: searching, cutting and asking about strings and names.

use super::{class, int, number as row};
use crate::args::{Args, number, truth};
use crate::cx::Cx;
use crate::object::Payload;
use crate::pattern::Pattern;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Value};
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
            let s: Vec<char> = args.text(cx, 1)?.chars().collect();
            let n = args.index(2)?.min(s.len());
            args.set_text(cx, 1, &s[n..].iter().collect::<String>())?;
            number(1.0)
        }),
        int("left", "(s, n)", "Keeps the first n characters.", |cx, _, args| {
            let s: Vec<char> = args.text(cx, 1)?.chars().collect();
            let n = args.index(2)?.min(s.len());
            args.set_text(cx, 1, &s[..n].iter().collect::<String>())?;
            number(1.0)
        }),
        row("ltrim", "(s, result [, characters])", "Removes characters at the beginning.", |cx, _, args| {
            trim(cx, args, true)
        }),
        row("rtrim", "(s, result [, characters])", "Removes characters at the end.", |cx, _, args| {
            trim(cx, args, false)
        }),
        int("is_name", "(name)", "Is the name known?", |cx, _, args| {
            let name = args.text(cx, 1)?;
            truth(cx.lookup(&name).is_some())
        }),
        row("references", "(object)", "Prints how many references there are.", |cx, _, args| {
            let object = args.some_object(cx, 1)?;
            let line = format!(
                "{} has {} references\n",
                cx.object_name(&object),
                object.references().saturating_sub(1)
            );
            (cx.engine.output)(&line);
            number(0.0)
        }),
        int("is_point_process", "(object)", "Is it a point process or artificial cell?", |cx, _, args| {
            let object = args.some_object(cx, 1)?;
            truth(cx.point_process(&object).is_some())
        }),
        int("is_artificial", "(object)", "Is it an artificial cell?", |cx, _, args| {
            let object = args.some_object(cx, 1)?;
            let Some(id) = cx.point_process(&object) else { return truth(false) };
            let mechanism = cx.engine.sim.model.point_process(id).map_err(|e| texts::model(&e))?.mechanism;
            truth(
                cx.engine.mechanism_info(mechanism).is_some_and(|i| i.kind == MechanismKind::ArtificialCell),
            )
        }),
    ],
);

fn split(cx: &mut Cx<'_>, args: &Args<'_>, head: bool) -> Result<Value, HocError> {
    let (s, pattern) = (args.text(cx, 1)?, args.text(cx, 2)?);
    let chars: Vec<char> = s.chars().collect();
    let (result, at) = match Pattern::new(&pattern).find(&s) {
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
