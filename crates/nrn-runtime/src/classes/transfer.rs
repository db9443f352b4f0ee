//! Values of variables that are carried to other variables in every step (`ParallelContext.source_var`, `target_var`):
//! gap junctions without pointers.

use crate::args::{Args, number};
use crate::cx::Cx;
use crate::foreign::Callback;
use hoc_vm::{HocError, Object, Pointer, Value};
use nrn_solver::{HookId, InitializeType};
use std::collections::HashMap;
use std::rc::Rc;

/// Sources and targets by number, and what carries the values.
#[derive(Default)]
pub struct Transfer {
    sources: HashMap<i64, Pointer>,
    targets: Vec<(Pointer, i64)>,
    hook: Option<HookId>,
}

/// `source_var(&variable, number)`
pub fn source(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (pointer, id) = (args.pointer(1)?, args.number(2)? as i64);
    if cx.engine.transfer.sources.insert(id, pointer).is_some() {
        return Err(HocError::new(format!("source var sgid {id} already in use.")));
    }
    number(0.0)
}
/// `target_var([point_process,] &variable, number)`
pub fn target(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let i = if args.is_pointer(1) { 1 } else { 2 };
    let (pointer, id) = (args.pointer(i)?, args.number(i + 1)? as i64);
    cx.engine.transfer.targets.push((pointer, id));
    number(0.0)
}
/// `setup_transfer()`: from now on every step carries the values, behind the new voltages and before the states.
pub fn set_up(cx: &mut Cx<'_>, _: &Object, _: &Args<'_>) -> Result<Value, HocError> {
    let transfer = &cx.engine.transfer;
    if let Some((_, id)) = transfer.targets.iter().find(|(_, id)| !transfer.sources.contains_key(id)) {
        return Err(HocError::new(format!("source var gid not in use: {id}")));
    }
    if transfer.targets.is_empty() || transfer.hook.is_some() {
        return number(0.0);
    }
    let hook = cx.engine.hooks.add(Callback::Native(Rc::new(carry)));
    cx.engine.transfer.hook = Some(hook);
    cx.engine.sim.before_states.push(hook);
    cx.engine.sim.initialize_handlers.insert(0, (InitializeType::BeforeInitial, hook));
    number(0.0)
}
fn carry(cx: &mut Cx<'_>) -> Result<(), HocError> {
    let transfer = &cx.engine.transfer;
    let pairs: Vec<(Pointer, Pointer)> = transfer
        .targets
        .iter()
        .filter_map(|(target, id)| transfer.sources.get(id).map(|source| (source.clone(), target.clone())))
        .collect();
    // All are read before one is written.
    let values = pairs.iter().map(|(source, _)| cx.read(source)).collect::<Result<Vec<f64>, HocError>>()?;
    for ((_, target), x) in pairs.iter().zip(values) {
        cx.write(target, x)?;
    }
    Ok(())
}
