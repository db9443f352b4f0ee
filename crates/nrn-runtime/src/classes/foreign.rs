//! `PythonObject`: whatever Python hands to HOC.

use crate::args::Args;
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::{Class, Dynamic};
use crate::{Foreign, texts};
use hoc_vm::{HocError, Object, Value};
use std::rc::Rc;

/// The row of `PythonObject`.
pub static CLASS: Class = Class {
    name: "PythonObject",
    args: "()",
    doc: "Python's main module, or any object that Python handed over.",
    construct,
    destroy: |_, _| {},
    methods: &[],
    fields: &[],
    dynamic: Some(Dynamic { knows: |_| true, get, set, call }),
};

fn construct(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Payload, HocError> {
    let host = cx.engine.foreign_host.clone().ok_or_else(texts::no_python)?;
    host.main(cx).map(Payload::Foreign)
}
fn thing(cx: &Cx<'_>, object: &Object) -> Result<Rc<dyn Foreign>, HocError> {
    cx.engine.foreign_of(object).ok_or_else(texts::object_is_gone)
}
fn get(cx: &mut Cx<'_>, object: &Object, name: &str, indices: &[Value]) -> Result<Value, HocError> {
    thing(cx, object)?.get(cx, name, indices)
}
fn set(
    cx: &mut Cx<'_>,
    object: &Object,
    name: &str,
    indices: &[Value],
    value: Value,
) -> Result<(), HocError> {
    thing(cx, object)?.set(cx, name, indices, value)
}
fn call(cx: &mut Cx<'_>, object: &Object, name: &str, args: &[Value]) -> Result<Value, HocError> {
    thing(cx, object)?.call_method(cx, name, args)
}
