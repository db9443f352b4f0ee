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
    /// Calls a FUNCTION in a frame of its own.
    pub calls: bool,
    /// When instances must be computed one after the other.
    pub serial: Serial,
}

/// When instances must be computed one after the other: where a later one can see what an earlier one did, or where it depends on
/// the order which of two writes comes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Serial {
    /// Never.
    #[default]
    Never,
    /// If two of them are at the same node or have the same row of an ion, as point processes may. What accumulates an ion is of this
    /// kind: it reads the concentration that it writes.
    SharedRows,
    /// Always: what they share belongs to all instances.
    Always,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shared {
    Global(u32),
    Arg(u32),
    Node(NodeField),
    Ion(u32, IonField),
}

impl Shared {
    /// Instances on nodes of their own do not share it.
    fn has_rows(self) -> bool {
        matches!(self, Shared::Node(_) | Shared::Ion(..))
    }
}

#[derive(Default)]
struct Seen {
    read: HashSet<Shared>,
    written: HashSet<Shared>,
    stored: HashSet<Shared>,
    /// Something that belongs to all instances is written in two ways or at two places of the program.
    rewritten: bool,
    /// The same of something that belongs to a node or an ion.
    rewritten_rows: bool,
    effects: usize,
    needs: Needs,
}

impl Needs {
    /// Walks the kernel.
    pub fn of(kernel: &Kernel) -> Needs {
        let mut seen = Seen::default();
        seen.region(&kernel.body, false);
        let both = || seen.read.intersection(&seen.written);
        let serial = if seen.effects > 1 || seen.rewritten || both().any(|place| !place.has_rows()) {
            Serial::Always
        } else if seen.rewritten_rows || both().next().is_some() {
            Serial::SharedRows
        } else {
            Serial::Never
        };
        let global = |place: &&Shared| matches!(place, Shared::Global(_));
        let ordered = seen.needs.ordered || both().any(|p| global(&p));
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

    fn rewrite(&mut self, place: Shared, again: bool) {
        let seen = if place.has_rows() { &mut self.rewritten_rows } else { &mut self.rewritten };
        *seen |= again;
    }

    /// A write that replaces what was there.
    fn store(&mut self, place: Shared, in_loop: bool) {
        self.rewrite(place, in_loop || self.written.contains(&place));
        self.stored.insert(place);
        self.place(place, true);
    }

    /// A write that adds to what was there: the order of several does not matter.
    fn add(&mut self, place: Shared) {
        self.rewrite(place, self.stored.contains(&place));
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
            // What the callee needs is compared when it is called.
            Inst::Call { .. } => {
                (self.needs.calls, self.needs.ordered) = (true, true);
                self.effects += 2;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Builder;

    #[test]
    fn instances_on_rows_of_their_own_need_no_order_if_they_share_nothing_else() {
        let kernel = |build: fn(&mut Builder)| {
            let mut b = Builder::new("k", 0);
            build(&mut b);
            Needs::of(&b.finish())
        };
        let reads_what_it_writes = kernel(|b| {
            let c = b.ion(0, IonField::Inside);
            b.store_ion(0, IonField::Inside, c);
        });
        let writes_alone = kernel(|b| {
            let c = b.load(0);
            b.store_ion(0, IonField::Inside, c);
        });
        let counts = kernel(|b| {
            let n = b.global(0);
            b.push(Inst::StoreGlobal { global: 0, value: n });
            b.store_ion(0, IonField::Inside, n);
        });
        assert_eq!(
            [&reads_what_it_writes, &writes_alone, &counts].map(|needs| needs.serial),
            [Serial::SharedRows, Serial::Never, Serial::Always]
        );
        assert_eq!([&reads_what_it_writes, &counts].map(|needs| needs.ordered), [false, true]);
    }
}
