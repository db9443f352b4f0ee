//! Names given to one object of a template alone, for a place or another object.

use super::Vm;
use super::members::Target;
use crate::storage::Spot;
use crate::value::{Object, Pointer, Value};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Per object, by name: a [`Value::Pointer`] or [`Value::Object`].
pub(super) type Aliases = HashMap<u64, BTreeMap<Rc<str>, Value>>;

impl Vm {
    /// Gives a name for one object a meaning, or (`None`) none any more.
    pub fn set_alias(&mut self, object: &Object, name: &str, value: Option<Value>) {
        let own = self.aliases.entry(object.id()).or_default();
        match value {
            Some(value) => drop(own.insert(name.into(), value)),
            None => drop(own.remove(name)),
        }
    }
    /// Forgets all names given to an object alone.
    pub fn clear_aliases(&mut self, object: &Object) {
        self.aliases.remove(&object.id());
    }
    /// Names given to an object alone, in the order of the alphabet.
    pub fn aliases(&self, object: &Object) -> Vec<Rc<str>> {
        self.aliases.get(&object.id()).map(|own| own.keys().cloned().collect()).unwrap_or_default()
    }
    /// What a name given to an object alone stands for.
    pub fn alias(&self, object: &Object, name: &str) -> Option<Value> {
        if self.aliases.is_empty() {
            return None;
        }
        self.aliases.get(&object.id())?.get(name).cloned()
    }
    pub(super) fn alias_target(&self, object: &Object, name: &str) -> Option<Target> {
        match self.alias(object, name)? {
            Value::Pointer(Pointer::Host(place)) => Some(Target::Host(place)),
            Value::Pointer(Pointer::Variable(place)) => match self.storage.spot(place)? {
                Spot::Cell(cell, element) => Some(Target::Cell(cell, Some(element))),
                _ => None,
            },
            _ => None,
        }
    }
}
