//! `StateTransitionEvent`: a machine with states; in each, one variable that exceeds another leads to the next.
//!
//! Conditions are looked at when a step begins. In a new state a condition that holds already has to fail first.

use super::netcon::callback;
use super::{class, int, number as row, other};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::foreign::Callback;
use crate::object::Payload;
use crate::tables::Class;
use crate::texts;
use hoc_vm::{HocError, Object, Pointer, Value};
use nrn_solver::HookId;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

struct Transition {
    from: usize,
    to: usize,
    /// The first has to exceed the second.
    variables: (Pointer, Pointer),
    action: Option<Callback>,
    /// Held when it was looked at last.
    held: bool,
}

struct Machine {
    n: usize,
    state: usize,
    transitions: Vec<Transition>,
}

/// What a StateTransitionEvent keeps.
struct Keeper {
    machine: Rc<RefCell<Machine>>,
    hook: HookId,
}

/// The row of `StateTransitionEvent`.
pub static CLASS: Class = Class {
    destroy: |cx, payload| {
        if let Payload::Other(data) = payload
            && let Some(keeper) = data.downcast_ref::<Keeper>()
        {
            cx.engine.sim.before_step.retain(|hook| *hook != keeper.hook);
            cx.engine.hooks.remove(keeper.hook);
        }
    },
    ..class(
        "StateTransitionEvent",
        "(n [, point process])",
        "n states, and the conditions that lead from one to another.",
        construct,
        &[
            row(
                "transition",
                "(from, to, &variable, &other [, statement])",
                "From one state to another when a variable exceeds another.",
                transition,
            ),
            int("state", "([i])", "The state it is, or was before it is set.", |cx, s, args| {
                let machine = other::<Keeper>(cx, s)?.machine.clone();
                let (before, n) = (machine.borrow().state, machine.borrow().n);
                if args.has(1) {
                    let state = args.number_in(1, 0.0, n as f64 - 1.0)? as usize;
                    enter(cx, &machine, state)?;
                }
                number(before as f64)
            }),
        ],
    )
};

/// The statements of a StateTransitionEvent's transitions; nothing for the data of another class.
pub fn actions(data: &dyn Any, visit: &mut dyn FnMut(&Callback)) {
    let Some(machine) = data.downcast_ref::<Keeper>().and_then(|keeper| keeper.machine.try_borrow().ok())
    else {
        return;
    };
    machine.transitions.iter().filter_map(|transition| transition.action.as_ref()).for_each(visit);
}

fn construct(cx: &mut Cx<'_>, _: &Object, args: &Args<'_>) -> Result<Payload, HocError> {
    let n = args.number_in(1, 1.0, 1e6)? as usize;
    if args.has(2) {
        let object = args.some_object(cx, 2)?;
        if cx.point_process(&object).is_none() {
            return Err(HocError::new(format!("{} is not a POINT_PROCESS", cx.object_name(&object))));
        }
    }
    let machine = Rc::new(RefCell::new(Machine { n, state: 0, transitions: Vec::new() }));
    let own = machine.clone();
    let hook = cx.engine.hooks.add(Callback::Native(Rc::new(move |cx: &mut Cx<'_>| look(cx, &own))));
    cx.engine.sim.before_step.push(hook);
    Ok(Payload::Other(Box::new(Keeper { machine, hook })))
}
fn transition(cx: &mut Cx<'_>, s: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let machine = other::<Keeper>(cx, s)?.machine.clone();
    let last = machine.borrow().n as f64 - 1.0;
    let (from, to) = (args.number_in(1, 0.0, last)? as usize, args.number_in(2, 0.0, last)? as usize);
    let variables = (args.pointer(3)?, args.pointer(4)?);
    let action = match args.has(5) {
        true => Some(callback(cx, args, 5)?.ok_or_else(|| texts::bad_argument_type(5, "statement"))?),
        false => None,
    };
    let held = exceeds(cx, &variables)?;
    machine.borrow_mut().transitions.push(Transition { from, to, variables, action, held });
    number(1.0)
}
fn exceeds(cx: &mut Cx<'_>, variables: &(Pointer, Pointer)) -> Result<bool, HocError> {
    Ok(cx.read(&variables.0)? > cx.read(&variables.1)?)
}
/// The conditions that lead away from the present state: number and variables.
fn open(machine: &RefCell<Machine>) -> Vec<(usize, (Pointer, Pointer))> {
    let machine = machine.borrow();
    let open = machine.transitions.iter().enumerate().filter(|(_, t)| t.from == machine.state);
    open.map(|(ix, t)| (ix, t.variables.clone())).collect()
}
fn enter(cx: &mut Cx<'_>, machine: &RefCell<Machine>, state: usize) -> Result<(), HocError> {
    machine.borrow_mut().state = state;
    for (ix, variables) in open(machine) {
        let held = exceeds(cx, &variables)?;
        if let Some(transition) = machine.borrow_mut().transitions.get_mut(ix) {
            transition.held = held;
        }
    }
    Ok(())
}
/// What happens when a step begins.
fn look(cx: &mut Cx<'_>, machine: &RefCell<Machine>) -> Result<(), HocError> {
    for (ix, variables) in open(machine) {
        let holds = exceeds(cx, &variables)?;
        let found = match machine.borrow_mut().transitions.get_mut(ix) {
            Some(transition) => {
                let rises = holds && !transition.held;
                transition.held = holds;
                rises.then(|| (transition.to, transition.action.clone()))
            }
            None => None,
        };
        let Some((to, action)) = found else { continue };
        machine.borrow_mut().state = to;
        if let Some(action) = action {
            action.run(cx)?;
        }
        let state = machine.borrow().state;
        return enter(cx, machine, state);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::Runtime;

    fn number(runtime: &mut Runtime, name: &str) -> f64 {
        let cx = runtime.cx();
        let place = cx.vm.lookup(name);
        place.and_then(|place| cx.vm.number(place)).unwrap_or(f64::NAN)
    }

    #[test]
    fn a_variable_that_exceeds_another_leads_to_the_next_state() {
        let mut runtime = Runtime::new();
        let text = "{create s  access s  low = 0.9  high = 1.9  hits = 0  first = 0  last = 0  n = 0}
objref ste
proc hit() { hits += 1  if (first == 0) first = t  last = t  n = n * 10 + ste.state }
ste = new StateTransitionEvent(3)
{ste.transition(0, 1, &t, &low, \"hit()\") ste.transition(0, 2, &low, &high, \"hit()\")}
{ste.transition(1, 2, &t, &high, \"hit()\")}
{dt = 0.25  finitialize(-65)  ste.state(0)}
while (t < 3) fadvance()
";
        assert_eq!(runtime.cx().execute(text).map_err(|e| e.message), Ok(()));
        let values = ["hits", "first", "last", "n"].map(|name| number(&mut runtime, name));
        assert_eq!(values, [2.0, 1.0, 2.0, 12.0]);
    }
}
