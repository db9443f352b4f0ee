//! Control flow: branches and loops as regions, and the merging of variables where they meet.

use super::Lowered;
use super::state::{Lowerer, Place, Slot};
use crate::ast::Span;
use nrn_kernel::ir::{Region, Value};
use std::collections::{BTreeMap, BTreeSet};

type Env = BTreeMap<Place, Slot>;

impl<'a> Lowerer<'a> {
    /// Lowers two branches and merges what they did.
    pub fn branch(
        &mut self,
        mask: Value,
        span: Span,
        then: impl FnOnce(&mut Self) -> Lowered<()>,
        otherwise: impl FnOnce(&mut Self) -> Lowered<()>,
    ) -> Lowered<()> {
        if let Some(known) = self.known(mask) {
            return if known != 0.0 { then(self) } else { otherwise(self) };
        }
        let (base, outside) = (self.env.clone(), self.mark());
        let (mut first, mut env_a) = self.region(then)?;
        self.env = base;
        let (mut second, mut env_b) = self.region(otherwise)?;
        let merged = self.agree(outside, &mut env_a, &mut env_b);
        for place in &merged {
            let a = self.value_in(&mut first, &env_a, *place, span)?;
            first.yields.push(a);
            let b = self.value_in(&mut second, &env_b, *place, span)?;
            second.yields.push(b);
        }
        self.env = env_a;
        let results = self.b.if_else(mask, first, second);
        for (place, value) in merged.into_iter().zip(results) {
            self.env.insert(place, Slot { value, dirty: true });
        }
        self.check_size(span)
    }

    fn region(&mut self, body: impl FnOnce(&mut Self) -> Lowered<()>) -> Lowered<(Region, Env)> {
        self.b.open();
        body(self)?;
        let env = std::mem::take(&mut self.env);
        Ok((self.b.close(Vec::new()), env))
    }

    /// Leaves in `a` what both branches agree on; gives the places whose values must be merged. LOCALs from `outside` on
    /// were declared in the branches.
    fn agree(&self, outside: u32, a: &mut Env, b: &mut Env) -> Vec<Place> {
        let places: BTreeSet<Place> = a.keys().chain(b.keys()).copied().collect();
        let (mut kept, mut merged) = (Env::new(), Vec::new());
        for place in places {
            let dirty = |env: &Env| env.get(&place).is_some_and(|s| s.dirty);
            match (a.get(&place), b.get(&place)) {
                (Some(x), Some(y)) if x.value == y.value => {
                    kept.insert(place, Slot { value: x.value, dirty: x.dirty || y.dirty });
                }
                // A name that only lives inside the branches.
                _ if matches!(place, Place::Local(n) if n >= outside) => {}
                _ if dirty(a) || dirty(b) => merged.push(place),
                // Loaded in one branch, or stored through an index there: to be loaded again.
                _ => {}
            }
        }
        // The values of merged places stay findable for `value_in`, which looks before `kept` replaces the map.
        for place in &merged {
            if let Some(slot) = a.get(place) {
                kept.insert(*place, *slot);
            }
        }
        *a = kept;
        merged
    }

    /// The value of `place` at the end of a closed region; loads it there when the region never touched it.
    fn value_in(&mut self, region: &mut Region, env: &Env, place: Place, span: Span) -> Lowered<Value> {
        if let Some(slot) = env.get(&place) {
            return Ok(slot.value);
        }
        self.b.open();
        let value = self.load(place, span)?;
        region.insts.extend(self.b.close(Vec::new()).insts);
        Ok(value)
    }

    /// A loop. `assigned` are the places its body may change; elements of arrays go through memory.
    pub fn repeat(
        &mut self,
        assigned: Vec<Place>,
        span: Span,
        condition: impl FnOnce(&mut Self) -> Lowered<Value>,
        body: impl FnOnce(&mut Self) -> Lowered<()>,
    ) -> Lowered<()> {
        self.flush_arrays();
        let initial = assigned.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        let base = self.env.clone();
        let carried = self.b.fresh_many(assigned.len());
        for (place, value) in assigned.iter().zip(&carried) {
            self.env.insert(*place, Slot { value: *value, dirty: true });
        }
        self.b.open();
        let test = condition(self)?;
        let condition = self.b.close(vec![test]);
        self.b.open();
        body(self)?;
        self.flush_arrays();
        let next = assigned.iter().map(|p| self.read(*p, span)).collect::<Lowered<Vec<_>>>()?;
        let body = self.b.close(next.clone());
        self.env = base;
        let results = self.b.while_loop(initial, carried.clone(), condition, body);
        for (ix, place) in assigned.into_iter().enumerate() {
            if next[ix] != carried[ix] {
                self.env.insert(place, Slot { value: results[ix], dirty: true });
            }
        }
        self.check_size(span)
    }
}
