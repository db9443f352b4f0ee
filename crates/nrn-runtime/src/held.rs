//! What of another language an object keeps alive, and nobody else: callbacks it was given, foreign things put into it.
//!
//! Whoever collects cycles between the languages asks here; the answer never leads to a thing that somebody else holds
//! as well.

use crate::engine::Engine;
use crate::foreign::{Callback, Foreign};
use crate::object::Payload;
use hoc_vm::Object;
use nrn_model::NetConId;
use nrn_solver::{HookId, SpikeTap};
use std::rc::Rc;

/// Lists within lists are followed this far.
const DEEPEST: u32 = 16;

/// Told of each thing.
pub type Visit<'a> = &'a mut dyn FnMut(&Rc<dyn Foreign>);

impl Engine {
    /// Calls `visit` with each foreign thing that would go with `object`, provided that the caller has the last
    /// reference to it. Nothing while a step is under way: what it is about to call has to stay.
    pub fn visit_held(&self, object: &Object, visit: Visit<'_>) {
        if !self.sim.model.is_frozen() {
            self.visit_within(object, visit, 0);
        }
    }
    fn visit_within(&self, object: &Object, visit: Visit<'_>, depth: u32) {
        if object.references() != 1 || depth == DEEPEST {
            return;
        }
        match self.objects.get(&object.id()).map(|entry| &entry.payload) {
            Some(Payload::Foreign(thing)) => visit_only(thing, visit),
            Some(Payload::List(crate::classes::list::List::Own(items))) => {
                for item in items.iter().flatten() {
                    self.visit_within(item, &mut *visit, depth + 1);
                }
            }
            Some(Payload::NetCon(id)) => self.visit_taps(*id, visit),
            Some(Payload::Other(data)) => {
                if let Some(hook) = data.downcast_ref::<HookId>() {
                    self.visit_hook(*hook, visit);
                } else {
                    crate::classes::state_transition::actions(data.as_ref(), &mut |action| {
                        visit_callback(action, visit);
                    });
                }
            }
            _ => {}
        }
    }
    /// What is called when a source fires goes with the last NetCon of the source.
    fn visit_taps(&self, id: NetConId, visit: Visit<'_>) {
        let model = &self.sim.model;
        let Some(source) = model.netcon(id).ok().and_then(|netcon| netcon.source) else { return };
        if !model.source(source).is_ok_and(|source| source.netcons.len() == 1) {
            return;
        }
        for tap in self.sim.taps(source) {
            if let SpikeTap::Hook(hook) = tap {
                self.visit_hook(*hook, &mut *visit);
            }
        }
    }
    fn visit_hook(&self, hook: HookId, visit: Visit<'_>) {
        if let Some(callback) = self.hooks.look(hook) {
            visit_callback(callback, visit);
        }
    }
}

fn visit_callback(callback: &Callback, visit: Visit<'_>) {
    if let Callback::Foreign(thing, _) = callback {
        visit_only(thing, visit);
    }
}

fn visit_only(thing: &Rc<dyn Foreign>, visit: Visit<'_>) {
    if Rc::strong_count(thing) == 1 {
        visit(thing);
    }
}
