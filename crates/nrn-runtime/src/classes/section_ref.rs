//! `SectionRef`: a section in a variable.

use super::{int, number as row, payload, truth as yes_no};
use crate::args::{Args, number, truth};
use crate::cx::Cx;
use crate::functions::section::section_argument;
use crate::object::Payload;
use crate::place::section_ref;
use crate::tables::{Class, Dynamic};
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_model::SectionId;

const SECTIONS: [&str; 5] = ["sec", "parent", "trueparent", "root", "child"];

/// The row of `SectionRef`.
pub static CLASS: Class = Class {
    name: "SectionRef",
    args: "([sec])",
    doc: "A section in a variable: sr.sec, sr.parent, sr.child[i].",
    construct: |cx, _, args| Ok(Payload::SectionRef(section_argument(cx, args, 1)?)),
    destroy: |_, _| {},
    methods: &[
        int("nchild", "()", "Number of children.", |cx, r, _| {
            let id = section(cx, r)?;
            number(cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?.children().len() as f64)
        }),
        yes_no("has_parent", "()", "Has it a parent?", |cx, r, _| truth(parent(cx, r)?.is_some())),
        yes_no("has_trueparent", "()", "Is there a section between it and the root?", |cx, r, _| {
            truth(true_parent(cx, r)?.is_some())
        }),
        yes_no("is_cas", "()", "Is it the accessed section?", |cx, r, _| {
            let id = section(cx, r)?;
            truth(cx.accessed_section()? == id)
        }),
        yes_no("exists", "()", "Does it still exist?", |cx, r, _| {
            let Payload::SectionRef(id) = *payload(cx, r)? else { return truth(false) };
            truth(cx.engine.sim.model.section_exists(id))
        }),
        yes_no(
            "rename",
            "(name [, List])",
            "Names an unnamed section, or those of a List of SectionRefs as an array, at top level.",
            rename,
        ),
        row(
            "unname",
            "()",
            "Makes all variables forget the section, which lives on without a name.",
            |cx, r, _| {
                let id = section(cx, r)?;
                if cx.engine.name_of_section(id).starts_with("_pysec.") {
                    return number(0.0);
                }
                cx.vm.forget_section(section_ref(id));
                cx.engine.sim.model.disown_section(id).map_err(|e| texts::model(&e))?;
                cx.engine.set_section_name(id, UNNAMED);
                number(1.0)
            },
        ),
    ],
    fields: &[],
    dynamic: Some(Dynamic {
        knows: |name| SECTIONS.contains(&name),
        get,
        set: |_, _, name, _, _| Err(HocError::new(format!("SectionRef.{name} cannot be set"))),
        call: |cx, r, name, _| get(cx, r, name, &[]),
    }),
};

/// What NEURON calls a section without a name.
const UNNAMED: &str = "";

fn rename(cx: &mut Cx<'_>, object: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let Payload::SectionRef(first) = *payload(cx, object)? else { return truth(false) };
    let name = args.text(cx, 1)?;
    let mut sections = vec![first];
    if args.has(2) {
        let list = args.some_object(cx, 2)?;
        let items = super::list::items(cx, &list).ok_or_else(|| texts::bad_argument_type(2, "List"))?;
        sections.clear();
        for object in items.into_iter().flatten() {
            sections.push(section(cx, &object)?);
        }
    }
    for id in &sections {
        let before = cx.engine.name_of_section(*id);
        if before != UNNAMED {
            (cx.engine.output)(&format!("{before} must first be unnamed\n"));
            return truth(false);
        }
    }
    let refs: Vec<_> = sections.iter().map(|id| section_ref(*id)).collect();
    cx.vm.name_sections(cx.engine, &name, &refs, !args.has(2))?;
    for (element, id) in sections.into_iter().enumerate() {
        let full = if args.has(2) { format!("{name}[{element}]") } else { name.to_string() };
        cx.engine.name_section(id, &full)?;
    }
    truth(true)
}

fn section(cx: &mut Cx<'_>, object: &Object) -> Result<SectionId, HocError> {
    let Payload::SectionRef(id) = *payload(cx, object)? else { return Err(texts::object_is_gone()) };
    if cx.engine.sim.model.section_exists(id) { Ok(id) } else { Err(texts::deleted_section()) }
}
fn parent(cx: &mut Cx<'_>, object: &Object) -> Result<Option<SectionId>, HocError> {
    let id = section(cx, object)?;
    Ok(cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?.parent())
}
/// The nearest ancestor that is not connected at its own connected end.
fn true_parent(cx: &mut Cx<'_>, object: &Object) -> Result<Option<SectionId>, HocError> {
    let mut id = section(cx, object)?;
    let model = &cx.engine.sim.model;
    while let Some(connection) = model.section(id).map_err(|e| texts::model(&e))?.connection() {
        let above = model.section(connection.parent).map_err(|e| texts::model(&e))?;
        if connection.x != above.child_end() {
            return Ok(Some(connection.parent));
        }
        id = connection.parent;
    }
    Ok(None)
}
fn get(cx: &mut Cx<'_>, object: &Object, name: &str, indices: &[Value]) -> Result<Value, HocError> {
    let id = section(cx, object)?;
    let found = match name {
        "sec" => Some(id),
        "parent" => parent(cx, object)?,
        "trueparent" => true_parent(cx, object)?,
        "root" => Some(cx.engine.sim.model.root_of(id).map_err(|e| texts::model(&e))?),
        _ => {
            let ix = Args(indices).index(1)?;
            cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?.children().get(ix).copied()
        }
    };
    found
        .map(|id| Value::Section(section_ref(id)))
        .ok_or_else(|| HocError::new(format!("SectionRef has no {name}")))
}
