//! Values that are the same for all instances: found once per kernel, computed once per call.

use super::program::{Slot, Uniform};
use crate::ir::*;
use crate::optimise::regions;
use crate::quick::{Map, Set};

/// The uniform values of a kernel.
#[derive(Debug, Default)]
pub(super) struct Uniforms {
    pub list: Vec<Uniform>,
    slots: Map<Value, Slot>,
    stored_globals: Set<u32>,
    stored_args: Set<u32>,
}

impl Uniforms {
    /// Finds them.
    pub(super) fn of(kernel: &Kernel) -> Self {
        let mut uniforms = Uniforms::default();
        // Slot 0 is 0: what instructions with fewer numbers have in the rest.
        uniforms.constant(0.0);
        uniforms.find_stores(&kernel.body);
        uniforms.region(&kernel.body);
        uniforms
    }

    /// The slot of a value, if it is uniform.
    pub(super) fn slot(&self, value: Value) -> Option<Slot> {
        self.slots.get(&value).copied()
    }

    /// The slot of a computed uniform; the same one when asked again.
    pub(super) fn add(&mut self, uniform: Uniform) -> Slot {
        let uniform = self.fold(uniform);
        let same = |u: &Uniform| match (u, &uniform) {
            (Uniform::Compute(Op::Const(a)), Uniform::Compute(Op::Const(b))) => a.to_bits() == b.to_bits(),
            (a, b) => a == b,
        };
        let at = self.list.iter().position(same).unwrap_or_else(|| {
            self.list.push(uniform);
            self.list.len() - 1
        });
        at as Slot
    }

    pub(super) fn constant(&mut self, x: f64) -> Slot {
        self.add(Uniform::Compute(Op::Const(x)))
    }

    /// An operation on slots.
    pub(super) fn binary(&mut self, op: BinaryOp, a: Slot, b: Slot) -> Slot {
        self.add(Uniform::Compute(Op::Binary(op, Value(a.into()), Value(b.into()))))
    }

    /// `-x`.
    pub(super) fn negated(&mut self, x: Slot) -> Slot {
        self.add(Uniform::Compute(Op::Unary(UnaryOp::Neg, Value(x.into()))))
    }

    fn fold(&self, uniform: Uniform) -> Uniform {
        let Uniform::Compute(op) = uniform else { return uniform };
        let mut x = [0.0; 3];
        for (v, x) in op.uses().zip(&mut x) {
            match self.list.get(v.0 as usize) {
                Some(Uniform::Compute(Op::Const(c))) => *x = *c,
                _ => return uniform,
            }
        }
        op.fold(x).map_or(uniform, |x| Uniform::Compute(Op::Const(x)))
    }

    fn find_stores(&mut self, region: &Region) {
        for inst in &region.insts {
            match inst {
                Inst::StoreGlobal { global, .. } => {
                    self.stored_globals.insert(*global);
                }
                Inst::StoreGlobalIndexed { first, len, .. } => {
                    self.stored_globals.extend(*first..first + len)
                }
                Inst::StoreArg { arg, .. }
                | Inst::HostCall { function: HostFunction::StoreWeight, column: arg, .. } => {
                    self.stored_args.insert(*arg);
                }
                _ => {}
            }
            regions(inst).for_each(|inner| self.find_stores(inner));
        }
    }

    fn region(&mut self, region: &Region) {
        for inst in &region.insts {
            if let Inst::Let { result, op } = inst
                && let Some(uniform) = self.uniform(op)
            {
                let slot = self.add(uniform);
                self.slots.insert(*result, slot);
            }
            regions(inst).for_each(|inner| self.region(inner));
        }
    }

    fn uniform(&self, op: &Op) -> Option<Uniform> {
        match *op {
            Op::Env(field) => Some(Uniform::Env(field)),
            Op::Global(g) if !self.stored_globals.contains(&g) => Some(Uniform::Global(g)),
            Op::Arg(a) if !self.stored_args.contains(&a) => Some(Uniform::Arg(a)),
            _ if op.is_pure() && op.uses().all(|v| self.slots.contains_key(&v)) => {
                let slots = &self.slots;
                Some(Uniform::Compute(op.map(|v| Value(slots.get(&v).copied().unwrap_or(0).into()))))
            }
            _ => None,
        }
    }
}
