//! What a kernel touches: found once, so that a call can be compared with it before the kernel runs.

use crate::ir::*;
use std::collections::HashSet;

/// The extent of a kernel's reads and writes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// Globals needed.
    pub globals: usize,
    /// Arguments needed.
    pub args: usize,
    /// Ions needed.
    pub ions: usize,
    /// Tables needed.
    pub tables: usize,
    /// Uses the node.
    pub nodes: bool,
    /// Uses the instance at all: columns, node or ions.
    pub instance: bool,
    /// The order of instances can be noticed outside of them: in a global that one reads after another wrote it, in random numbers of
    /// the stream all share, in what is printed or sent.
    pub ordered: bool,
    /// Instances must be computed one after the other: a later one can see what an earlier one did, or which of two
    /// writes comes last depends on the order.
    pub serial: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shared {
    Global(u32),
    Arg(u32),
    Node(NodeField),
    Ion(u32, IonField),
}

#[derive(Default)]
struct Seen {
    read: HashSet<Shared>,
    written: HashSet<Shared>,
    stored: HashSet<Shared>,
    /// Something is written in two ways or at two places of the program.
    rewritten: bool,
    effects: usize,
    needs: Needs,
}

impl Needs {
    /// Walks the kernel.
    pub fn of(kernel: &Kernel) -> Needs {
        let mut seen = Seen::default();
        seen.region(&kernel.body, false);
        let serial =
            seen.effects > 1 || seen.rewritten || seen.read.intersection(&seen.written).next().is_some();
        let global = |place: &&Shared| matches!(place, Shared::Global(_));
        let ordered = seen.needs.ordered || seen.read.intersection(&seen.written).any(|p| global(&p));
        Needs { serial, ordered, args: kernel.n_args.max(seen.needs.args), ..seen.needs }
    }
}

impl Seen {
    fn region(&mut self, region: &Region, in_loop: bool) {
        for inst in &region.insts {
            self.inst(inst, in_loop);
        }
    }

    fn place(&mut self, place: Shared, written: bool) {
        let needs = &mut self.needs;
        match place {
            Shared::Global(ix) => needs.globals = needs.globals.max(ix as usize + 1),
            Shared::Arg(ix) => needs.args = needs.args.max(ix as usize + 1),
            Shared::Node(_) => (needs.nodes, needs.instance) = (true, true),
            Shared::Ion(ion, _) => (needs.ions, needs.instance) = (needs.ions.max(ion as usize + 1), true),
        }
        if written {
            self.written.insert(place)
        } else {
            self.read.insert(place)
        };
    }

    /// A write that replaces what was there.
    fn store(&mut self, place: Shared, in_loop: bool) {
        self.rewritten |= in_loop || self.written.contains(&place);
        self.stored.insert(place);
        self.place(place, true);
    }

    /// A write that adds to what was there: the order of several does not matter.
    fn add(&mut self, place: Shared) {
        self.rewritten |= self.stored.contains(&place);
        self.place(place, true);
    }

    fn inst(&mut self, inst: &Inst, in_loop: bool) {
        match inst {
            Inst::Let { op, .. } => self.op(op),
            Inst::Store { .. } | Inst::StoreIndexed { .. } => self.needs.instance = true,
            Inst::StoreGlobal { global, .. } => self.store(Shared::Global(*global), in_loop),
            Inst::StoreGlobalIndexed { first, len, .. } => {
                (*first..first + len).for_each(|g| self.store(Shared::Global(g), in_loop));
            }
            Inst::StoreArg { arg, .. } => self.store(Shared::Arg(*arg), in_loop),
            Inst::AddNode { field, .. } => self.add(Shared::Node(*field)),
            Inst::StoreIon { ion, field, .. } => self.store(Shared::Ion(*ion, *field), in_loop),
            Inst::AddIon { ion, field, .. } => self.add(Shared::Ion(*ion, *field)),
            Inst::Effect { kind, .. } => {
                self.needs.ordered |= *kind != EffectKind::AtTime;
                self.effects += if in_loop { 2 } else { 1 };
            }
            Inst::HostCall { function, .. } => {
                self.needs.instance |= function.needs_instance();
                self.needs.ordered |= function.is_ordered();
                self.effects += if in_loop { 2 } else { 1 };
            }
            Inst::Fail { .. } => {}
            Inst::If { then, otherwise, .. } => {
                self.region(then, in_loop);
                self.region(otherwise, in_loop);
            }
            Inst::Loop { condition, body, .. } => {
                self.region(condition, true);
                self.region(body, true);
            }
        }
    }

    fn op(&mut self, op: &Op) {
        match *op {
            Op::Global(ix) => self.place(Shared::Global(ix), false),
            Op::GlobalIndexed { first, len, .. } => {
                (first..first + len).for_each(|g| self.place(Shared::Global(g), false))
            }
            Op::Arg(ix) => self.place(Shared::Arg(ix), false),
            Op::Load(_) | Op::LoadIndexed { .. } => self.needs.instance = true,
            Op::Node(field) => self.place(Shared::Node(field), false),
            Op::Ion { ion, field } => self.place(Shared::Ion(ion, field), false),
            Op::TableIndex { table, .. } | Op::TableValue { table, .. } => {
                self.needs.tables = self.needs.tables.max(table as usize + 1);
            }
            _ => {}
        }
    }
}
