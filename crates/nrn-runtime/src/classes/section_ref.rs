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
        yes_no("rename", "(name)", "Changes its name.", |cx, r, args| {
            let (id, name) = (section(cx, r)?, args.text(cx, 1)?);
            cx.engine.sim.model.set_section_name(id, &name).map_err(|e| texts::model(&e))?;
            truth(true)
        }),
        row("unname", "()", "Forgets its name.", |cx, r, _| {
            let id = section(cx, r)?;
            cx.engine.set_section_name(id, "unnamed");
            number(1.0)
        }),
    ],
    fields: &[],
    dynamic: Some(Dynamic {
        knows: |name| SECTIONS.contains(&name),
        get,
        set: |_, _, name, _, _| Err(HocError::new(format!("SectionRef.{name} cannot be set"))),
        call: |cx, r, name, _| get(cx, r, name, &[]),
    }),
};

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
