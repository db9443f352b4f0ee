//! `SectionRef`: a section in a variable.

use super::section_list::given_section;
use super::{int, number as row, payload, truth as yes_no};
use crate::args::{Args, number, truth};
use crate::cx::Cx;
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
    construct: |cx, _, args| Ok(Payload::SectionRef(given_section(cx, args)?)),
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
        row(
            "rename",
            "(name [, List of SectionRefs])",
            "Gives an unnamed section, or those of a List as an array, a name of the top level.",
            rename,
        ),
        row("unname", "()", "Forgets its name.", |cx, r, _| {
            let id = section(cx, r)?;
            if cx.section_name(id).starts_with("_pysec.") {
                return number(0.0);
            }
            if cx.section_name(id) == UNNAMED {
                return Err(HocError::new("section is unnamed"));
            }
            cx.vm.unname_section(section_ref(id));
            cx.engine.set_section_name(id, UNNAMED);
            number(1.0)
        }),
    ],
    fields: &[],
    dynamic: Some(Dynamic {
        knows: |name| SECTIONS.contains(&name),
        get,
        set: |_, _, name, _, _| Err(HocError::new(format!("SectionRef.{name} cannot be set"))),
        call: |cx, r, name, args| get(cx, r, name, args),
    }),
};

fn section(cx: &mut Cx<'_>, object: &Object) -> Result<SectionId, HocError> {
    let Payload::SectionRef(id) = *payload(cx, object)? else { return Err(texts::object_is_gone()) };
    if cx.engine.sim.model.section_exists(id) { Ok(id) } else { Err(HocError::new("Section was deleted")) }
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
    let own = cx.section_name(id);
    let found = match name {
        "sec" => Some(id),
        "parent" => parent(cx, object)?,
        "trueparent" => true_parent(cx, object)?,
        "root" => Some(cx.engine.sim.model.root_of(id).map_err(|e| texts::model(&e))?),
        _ => {
            if indices.len() != 1 {
                return Err(HocError::new("SectionRef.child[index]"));
            }
            // A negative index is as far off as one beyond the end.
            let ix = Args(indices).number(1)?.max(-1.0) as i64 as usize;
            let children = cx.engine.sim.model.section(id).map_err(|e| texts::model(&e))?.children();
            let child = children.get(ix).copied();
            let found =
                child.ok_or_else(|| HocError::new(format!("SectionRef.child index too large for {own}")));
            return found.map(|id| Value::Section(section_ref(id)));
        }
    };
    found
        .map(|id| Value::Section(section_ref(id)))
        .ok_or_else(|| HocError::new(format!("SectionRef has no parent for  {own}")))
}

/// What a section is called that has no name.
const UNNAMED: &str = "__nrnsec_0x0";

fn rename(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let Payload::SectionRef(id) = *payload(cx, r)? else { return Err(texts::object_is_gone()) };
    if !cx.engine.sim.model.section_exists(id) {
        return say(cx, "SectionRef[???].sec is a deleted section\n");
    }
    let own = cx.section_name(id);
    if own.starts_with("_pysec.") {
        return number(0.0);
    }
    if own != UNNAMED {
        return say(cx, &format!("{own} must first be unnamed\n"));
    }
    let name = args.text(cx, 1)?;
    let mut sections = vec![id];
    if args.has(2) {
        let list = args.some_object(cx, 2)?;
        sections.clear();
        for (ix, item) in cx.list_items(&list).unwrap_or_default().into_iter().flatten().enumerate() {
            let Payload::SectionRef(id) = *payload(cx, &item)? else {
                return Err(texts::not_of_class(cx.object_name(&item), "SectionRef"));
            };
            if !cx.engine.sim.model.section_exists(id) {
                let item = cx.object_name(&item);
                return say(cx, &format!("{item} references a deleted section\n"));
            }
            let own = cx.section_name(id);
            if own != UNNAMED {
                return say(cx, &format!("Item {ix} of second list arg, {own}, must first be unnamed\n"));
            }
            sections.push(id);
        }
    }
    let refs: Vec<hoc_vm::SectionRef> = sections.iter().map(|id| section_ref(*id)).collect();
    let Ok(before) = cx.vm.name_sections(&name, &refs, args.has(2)) else {
        return say(cx, "The new name already exists and is not a SECTION or has a dimension > 1\n");
    };
    for (ix, old) in before.into_iter().enumerate() {
        let line = format!("Previously existing {name}[{ix}] points to a section which is being deleted\n");
        (cx.engine.output)(&line);
        cx.engine.remove_section(crate::place::section_id(old));
    }
    for (ix, id) in sections.into_iter().enumerate() {
        let full = if args.has(2) { format!("{name}[{ix}]") } else { name.to_string() };
        cx.engine.set_section_name(id, &full);
    }
    number(1.0)
}
/// Prints why nothing was done.
fn say(cx: &mut Cx<'_>, text: &str) -> Result<Value, HocError> {
    (cx.engine.output)(text);
    number(0.0)
}
