//! `SectionList`: sections in order.

use super::{class, int, number as row, payload, truth};
use crate::args::{self, Args, number};
use crate::cx::Cx;
use crate::functions::section::section_argument;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_model::SectionId;

/// The row of `SectionList`.
pub static CLASS: Class = class(
    "SectionList",
    "() or (python_list)",
    "Sections in order.",
    |cx, _, args| match args.has(1) {
        false => Ok(Payload::SectionList(Vec::new())),
        // What Python gives is taken there, before the object is made.
        true => Err(match args.object(cx, 1) {
            Ok(_) => HocError::new("argument must be a Python iterable "),
            Err(error) => error,
        }),
    },
    &[
        row("append", "([sec])", "Appends the accessed section.", |cx, list, args| {
            add(cx, list, args, |_, id| Ok(vec![id]))
        }),
        row("remove", "([sec or SectionList])", "Removes a section, or those of another list.", remove),
        row("children", "([sec])", "Appends the children of the accessed section.", |cx, list, args| {
            add(cx, list, args, |cx, id| {
                Ok(cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?.children().to_vec())
            })
        }),
        row("subtree", "([sec])", "Appends the accessed section and all below it.", |cx, list, args| {
            add(cx, list, args, subtree)
        }),
        row(
            "wholetree",
            "([sec])",
            "Appends all sections of the tree of the accessed section.",
            |cx, list, args| {
                add(cx, list, args, |cx, id| {
                    let root = cx.engine.sim.model.root_of(id).map_err(|e| texts::model(&e))?;
                    subtree(cx, root)
                })
            },
        ),
        row("allroots", "()", "Appends all root sections.", |cx, list, _| {
            let roots: Vec<SectionId> = cx.engine.sim.model.roots().collect();
            own(cx, list)?.extend(roots);
            number(1.0)
        }),
        int("unique", "()", "Removes what is in the list before; returns how many went.", unique),
        int("size", "()", "How many living sections there are.", |cx, list, _| {
            number(living(cx, list)?.len() as f64)
        }),
        truth("contains", "([sec])", "Is the accessed section in the list?", |cx, list, args| {
            let id = given_section(cx, args)?;
            args::truth(living(cx, list)?.contains(&id))
        }),
        row("printnames", "()", "Prints the names.", |cx, list, _| {
            for id in living(cx, list)? {
                let name = cx.section_name(id);
                let line = format!("{}\n", name.strip_prefix("_pysec.").unwrap_or(&name));
                (cx.engine.output)(&line);
            }
            number(1.0)
        }),
    ],
);

fn own<'a>(cx: &'a mut Cx<'_>, list: &Object) -> Result<&'a mut Vec<SectionId>, HocError> {
    match payload(cx, list)? {
        Payload::SectionList(sections) => Ok(sections),
        _ => Err(texts::object_is_gone()),
    }
}
/// The sections that still exist; the others are forgotten.
fn living(cx: &mut Cx<'_>, list: &Object) -> Result<Vec<SectionId>, HocError> {
    let mut sections = std::mem::take(own(cx, list)?);
    sections.retain(|id| cx.engine.sim.model.section_exists(*id));
    own(cx, list)?.clone_from(&sections);
    Ok(sections)
}
/// The section that is argument 1, from Python, or the accessed one.
pub fn given_section(cx: &mut Cx<'_>, args: &Args<'_>) -> Result<SectionId, HocError> {
    if args.has(1) && args.foreign_section(cx, 1).is_none() {
        args.object(cx, 1)?;
        return Err(HocError::new("not a Python nrn.Section"));
    }
    section_argument(cx, args, 1)
}
/// The sections of the SectionList that is argument `i`.
pub fn sections_of(cx: &mut Cx<'_>, args: &Args<'_>, i: usize) -> Result<Vec<SectionId>, HocError> {
    let object = args.some_object(cx, i)?;
    living(cx, &object).map_err(|_| texts::not_of_class(cx.object_name(&object), "SectionList"))
}
fn subtree(cx: &mut Cx<'_>, id: SectionId) -> Result<Vec<SectionId>, HocError> {
    cx.engine.sim.model.subtree(id).map_err(|e| texts::model(&e))
}
type Which = fn(&mut Cx<'_>, SectionId) -> Result<Vec<SectionId>, HocError>;
fn add(cx: &mut Cx<'_>, list: &Object, args: &Args<'_>, which: Which) -> Result<Value, HocError> {
    let id = given_section(cx, args)?;
    let more = which(cx, id)?;
    own(cx, list)?.extend(more);
    number(1.0)
}
fn remove(cx: &mut Cx<'_>, list: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let from_list = args.has(1) && args.foreign_section(cx, 1).is_none();
    let gone = match from_list {
        true => sections_of(cx, args, 1)?,
        false => vec![section_argument(cx, args, 1)?],
    };
    let sections = own(cx, list)?;
    let before = sections.len();
    // Once for each time a section is named: others of the same stay.
    for id in &gone {
        if let Some(at) = sections.iter().position(|own| own == id) {
            sections.remove(at);
        }
    }
    let n = before - sections.len();
    if n == 0 && !from_list {
        let name = gone.first().map(|id| cx.section_name(*id)).unwrap_or_default();
        cx.vm.warn(cx.engine, &format!("{name} not in this section list"));
    }
    number(n as f64)
}
fn unique(cx: &mut Cx<'_>, list: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let sections = own(cx, list)?;
    let before = sections.len();
    let mut seen = std::collections::HashSet::new();
    sections.retain(|id| seen.insert(*id));
    let n = before - sections.len();
    number(n as f64)
}
