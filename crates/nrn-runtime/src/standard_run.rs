//! When `continuerun` may step without the interpreter: nobody could tell the difference.

use crate::cx::Cx;
use crate::object::Payload;
use hoc_vm::Value;

/// Are the run library's own procedures in place, and does no graph or panel want to see every step?
pub fn is_plain(cx: &mut Cx<'_>) -> bool {
    let own = ["step", "advance", "Plot", "screen_update"];
    own.iter().all(|name| cx.engine.is_library_procedure(cx.vm, name))
        && graph_lists_are_empty(cx)
        && number(cx, "using_cvode_") == 0.0
}
/// `nstep_steprun`.
pub fn steps_per_plot(cx: &mut Cx<'_>) -> u64 {
    number(cx, "nstep_steprun").max(0.0) as u64
}
fn number(cx: &mut Cx<'_>, name: &str) -> f64 {
    cx.vm.lookup(name).and_then(|place| cx.vm.number(place)).unwrap_or(0.0)
}
fn graph_lists_are_empty(cx: &mut Cx<'_>) -> bool {
    let Some(place) = cx.vm.lookup("graphList") else { return true };
    (0..4).all(|i| {
        let Ok(element) = cx.vm.element(place, &[f64::from(i)]) else { return false };
        let Some(Some(object)) = cx.object_of(&Value::ObjectPlace(element)) else { return false };
        match cx.engine.objects.get(&object.id()).map(|e| &e.payload) {
            Some(Payload::List(list)) => list.is_empty(),
            _ => false,
        }
    })
}
