//! From regions to a line of code with jumps; masks say which lanes a region is for.

use super::program::*;
use super::select::Selection;
use super::steps::StepOp;
use crate::ir::*;
use crate::optimise::{Exactness, regions};
use crate::quick::Map;
use std::collections::HashSet;

/// Lowers an optimised kernel.
pub(super) fn lower(kernel: &Kernel, exactness: Exactness) -> Linear {
    let selection = Selection::of(kernel, exactness);
    let linear = Linear { n_values: kernel.n_values, ..Linear::default() };
    let in_memory = arrays_in_memory(kernel);
    let mut lower = Lower { selection, linear, made: Made::default(), in_memory };
    lower.region(&kernel.body, None);
    lower.linear.uniforms = lower.selection.uniforms.list;
    lower.linear
}

/// What has been computed on the way to the current statement and may be used again.
#[derive(Clone, Default)]
struct Made {
    splats: Map<Slot, Value>,
    /// Row numbers and rest of a place in a table.
    splits: Map<(u32, Value), (Value, Value)>,
}

struct Lower {
    selection: Selection,
    linear: Linear,
    made: Made,
    /// Arrays of columns whose elements have no place: they are read and written where they are.
    in_memory: HashSet<(u32, u32)>,
}

/// Arrays up to this are gathered into a block like other columns.
const SMALL: u32 = 32;

/// First column and length of the large arrays that the kernel reaches by index alone.
fn arrays_in_memory(kernel: &Kernel) -> HashSet<(u32, u32)> {
    let (mut single, mut arrays) = (HashSet::new(), HashSet::new());
    columns(&kernel.body, &mut single, &mut arrays);
    let overlap = |a: &(u32, u32), b: &(u32, u32)| a != b && a.0 < b.0 + b.1 && b.0 < a.0 + a.1;
    let large = |a: &&(u32, u32)| a.1 > SMALL && !arrays.iter().any(|b| overlap(a, b));
    let apart = |a: &(u32, u32)| !single.iter().any(|c| (a.0..a.0 + a.1).contains(c));
    arrays.iter().filter(large).filter(|a| apart(a)).copied().collect()
}

/// Columns reached by their number, and arrays reached by index.
fn columns(region: &Region, single: &mut HashSet<u32>, arrays: &mut HashSet<(u32, u32)>) {
    for inst in &region.insts {
        match inst {
            Inst::Let { op: Op::Load(c), .. } | Inst::Store { column: c, .. } => _ = single.insert(*c),
            Inst::Let { op: Op::LoadIndexed { first, len, .. }, .. }
            | Inst::StoreIndexed { first, len, .. } => _ = arrays.insert((*first, *len)),
            _ => {}
        }
        regions(inst).for_each(|inner| columns(inner, single, arrays));
    }
}

impl Lower {
    fn fresh(&mut self) -> Value {
        self.linear.n_values += 1;
        Value(self.linear.n_values - 1)
    }

    fn emit(&mut self, code: Code<Value>) {
        self.linear.code.push(code);
    }

    fn here(&self) -> u32 {
        self.linear.code.len() as u32
    }

    fn step(&mut self, op: StepOp, dst: Value, src: &[Value], k: &[Slot]) {
        let vectors: Vec<Value> = src.iter().map(|v| self.vector(*v)).collect();
        let mut all = [None; 3];
        all.iter_mut().zip(vectors).for_each(|(a, v)| *a = Some(v));
        let mut numbers = [0; 4];
        numbers.iter_mut().zip(k).for_each(|(n, k)| *n = *k);
        self.emit(Code::Step { op, dst, src: all, k: numbers });
    }

    fn new_step(&mut self, op: StepOp, src: &[Value]) -> Value {
        let dst = self.fresh();
        self.step(op, dst, src, &[]);
        dst
    }

    /// The value in a register: a uniform one is spread over a block.
    fn vector(&mut self, v: Value) -> Value {
        let Some(slot) = self.selection.uniforms.slot(v) else { return v };
        if let Some(made) = self.made.splats.get(&slot) {
            return *made;
        }
        let dst = self.fresh();
        self.emit(Code::Step { op: StepOp::Splat, dst, src: [None; 3], k: [slot, 0, 0, 0] });
        self.made.splats.insert(slot, dst);
        dst
    }

    fn place(&mut self, place: Place, read: bool) -> PlaceIx {
        let at = self.linear.places.iter().position(|p| p.place == place).unwrap_or_else(|| {
            self.linear.places.push(PlaceUse { place, read: false, written: false });
            self.linear.places.len() - 1
        });
        let entry = &mut self.linear.places[at];
        if read {
            entry.read = true
        } else {
            entry.written = true
        }
        at as PlaceIx
    }

    fn array(&mut self, first: u32, len: u32, read: bool) {
        if self.in_memory.contains(&(first, len)) {
            return;
        }
        for column in first..first + len {
            self.place(Place::Column(column), read);
        }
    }

    /// A region whose code may be jumped over: what it made is forgotten afterwards.
    fn optional(&mut self, region: &Region, mask: Option<Value>) -> Vec<Value> {
        let made = self.made.clone();
        self.region(region, mask);
        let yields = region.yields.iter().map(|v| self.vector(*v)).collect();
        self.made = made;
        yields
    }

    fn region(&mut self, region: &Region, mask: Option<Value>) {
        region.insts.iter().for_each(|inst| self.inst(inst, mask));
    }

    fn inst(&mut self, inst: &Inst, mask: Option<Value>) {
        match inst {
            Inst::Let { result, op } => self.define(*result, op, mask),
            Inst::Store { column, value } => self.store(Place::Column(*column), *value, mask),
            Inst::StoreIon { ion, field, value } => self.store(Place::Ion(*ion, *field), *value, mask),
            Inst::AddNode { field, value } => self.add(Place::Node(*field), *value, mask),
            Inst::AddIon { ion, field, value } => self.add(Place::Ion(*ion, *field), *value, mask),
            Inst::StoreIndexed { first, len, index, value } => {
                self.array(*first, *len, true);
                self.array(*first, *len, false);
                let (index, src) = (self.vector(*index), self.vector(*value));
                self.emit(Code::StoreIndexed { first: *first, len: *len, index, src, mask });
            }
            Inst::StoreGlobal { global, value } => {
                let src = self.vector(*value);
                self.emit(Code::StoreGlobal { global: *global, src, mask });
            }
            Inst::StoreGlobalIndexed { first, len, index, value } => {
                let (index, src) = (self.vector(*index), self.vector(*value));
                self.emit(Code::StoreGlobalIndexed { first: *first, len: *len, index, src, mask });
            }
            Inst::StoreArg { arg, value } => {
                let src = self.vector(*value);
                self.emit(Code::StoreArg { arg: *arg, src, mask });
            }
            Inst::Effect { kind, a, b } => {
                let (a, b) = (self.vector(*a), self.vector(*b));
                self.emit(Code::Effect { kind: kind.number(), a, b, mask });
            }
            Inst::HostCall { function, column, text, args, results } => {
                let args = args.iter().map(|v| self.vector(*v)).collect();
                let text = self.text(text.clone());
                let dst = results.first().copied();
                self.emit(Code::Ask { function: *function, column: *column, text, args, dst, mask });
            }
            // `block::mechanism_for` gives such kernels to the evaluator.
            Inst::Call { too_deep, .. } => self.fail(too_deep.clone(), mask),
            Inst::Fail { text } => self.fail(text.clone(), mask),
            Inst::If { mask: chosen, then, otherwise, results } => {
                self.branch(*chosen, then, otherwise, results, mask)
            }
            Inst::Loop { initial, carried, condition, body, results } => {
                self.repeat(initial, carried, condition, body, results, mask);
            }
        }
    }

    fn text(&mut self, text: String) -> u16 {
        self.linear.texts.push(text);
        (self.linear.texts.len() - 1) as u16
    }

    fn fail(&mut self, text: String, mask: Option<Value>) {
        let text = self.text(text);
        self.emit(Code::Fail { text, mask });
    }

    fn store(&mut self, place: Place, value: Value, mask: Option<Value>) {
        let place = self.place(place, false);
        let src = self.vector(value);
        if mask.is_some() {
            // Lanes that do not write keep what is there.
            self.linear.places[place as usize].read = true;
        }
        self.emit(Code::Store { place, src, mask });
    }

    fn add(&mut self, place: Place, value: Value, mask: Option<Value>) {
        let place = self.place(place, false);
        let subtracted = self.selection.subtracted.get(&value).copied();
        let mut src = self.vector(subtracted.unwrap_or(value));
        if let Some(mask) = mask {
            // Adding -0 or subtracting 0 changes nothing.
            let dst = self.fresh();
            let nothing = self.selection.uniforms.constant(if subtracted.is_some() { 0.0 } else { -0.0 });
            self.step(StepOp::SelectVU, dst, &[mask, src], &[nothing]);
            src = dst;
        }
        self.emit(Code::Add { place, src, minus: subtracted.is_some() });
    }

    fn define(&mut self, result: Value, op: &Op, mask: Option<Value>) {
        if self.selection.uniforms.slot(result).is_some() || self.selection.eaten.contains(&result) {
            return;
        }
        if let Some(choice) = self.selection.choices.get(&result).cloned() {
            return self.step(choice.op, result, &choice.src, &choice.k);
        }
        match *op {
            Op::Load(column) => self.load(result, Place::Column(column)),
            Op::Node(field) => self.load(result, Place::Node(field)),
            Op::Ion { ion, field } => self.load(result, Place::Ion(ion, field)),
            Op::Global(global) => self.emit(Code::LoadGlobal { global, dst: result }),
            Op::Arg(arg) => self.emit(Code::LoadArg { arg, dst: result }),
            Op::LoadIndexed { first, len, index } => {
                self.array(first, len, true);
                let index = self.vector(index);
                self.emit(Code::LoadIndexed { first, len, index, dst: result, mask });
            }
            Op::GlobalIndexed { first, len, index } => {
                let index = self.vector(index);
                self.emit(Code::GlobalIndexed { first, len, index, dst: result, mask });
            }
            Op::TableValue { table, output, theta } => self.interpolate(result, table, output, theta),
            // All other operations were chosen an instruction for.
            _ => self.step(StepOp::Splat, result, &[], &[0]),
        }
    }

    fn load(&mut self, dst: Value, place: Place) {
        let place = self.place(place, true);
        self.emit(Code::Load { dst, place });
    }

    fn interpolate(&mut self, dst: Value, table: u32, output: u32, theta: Value) {
        let theta = self.vector(theta);
        let (rows, rest) = match self.made.splits.get(&(table, theta)) {
            Some(made) => *made,
            None => {
                let (rows, rest) = (self.fresh(), self.fresh());
                self.emit(Code::Split { table, theta, rows, rest });
                self.made.splits.insert((table, theta), (rows, rest));
                (rows, rest)
            }
        };
        self.emit(Code::Interpolate { table, output, rows, rest, dst });
    }

    fn patch(&mut self, at: u32, target: u32) {
        match &mut self.linear.code[at as usize] {
            Code::SkipUnlessAny { to, .. } | Code::SkipIf { to, .. } => *to = target,
            _ => {}
        }
    }

    /// Emits the code of one side of a branch behind a jump over it.
    fn side(&mut self, skip: Code<Value>, region: &Region, mask: Option<Value>) -> Vec<Value> {
        let jump = self.here();
        self.emit(skip);
        let yields = self.optional(region, mask);
        let end = self.here();
        self.patch(jump, end);
        yields
    }

    fn branch(
        &mut self,
        chosen: Value,
        then: &Region,
        otherwise: &Region,
        results: &[Value],
        mask: Option<Value>,
    ) {
        let slot = self.selection.uniforms.slot(chosen);
        let trivial = |region: &Region| region.insts.is_empty() && region.yields.is_empty();
        // The mask is spread before the jumps, for it is used after them.
        let spread = self.vector(chosen);
        let a = match slot {
            Some(slot) => self.side(Code::SkipIf { slot, zero: true, to: 0 }, then, mask),
            None => {
                let inside = self.within(spread, mask);
                self.side(Code::SkipUnlessAny { mask: inside, to: 0 }, then, Some(inside))
            }
        };
        let b = match slot {
            _ if trivial(otherwise) => Vec::new(),
            Some(slot) => self.side(Code::SkipIf { slot, zero: false, to: 0 }, otherwise, mask),
            None => {
                let not = self.new_step(StepOp::Not, &[spread]);
                let inside = self.within(not, mask);
                self.side(Code::SkipUnlessAny { mask: inside, to: 0 }, otherwise, Some(inside))
            }
        };
        for ((result, a), b) in results.iter().zip(a).zip(b) {
            self.step(StepOp::SelectVV, *result, &[spread, a, b], &[]);
        }
    }

    fn within(&mut self, mask: Value, outer: Option<Value>) -> Value {
        match outer {
            Some(outer) => self.new_step(StepOp::And, &[outer, mask]),
            None => mask,
        }
    }

    fn repeat(
        &mut self,
        initial: &[Value],
        carried: &[Value],
        condition: &Region,
        body: &Region,
        results: &[Value],
        mask: Option<Value>,
    ) {
        for (c, i) in carried.iter().zip(initial) {
            self.step(StepOp::Copy, *c, &[*i], &[]);
        }
        let active = self.fresh();
        match mask {
            Some(mask) => self.step(StepOp::Copy, active, &[mask], &[]),
            None => {
                let one = self.selection.uniforms.constant(1.0);
                self.step(StepOp::Splat, active, &[], &[one]);
            }
        }
        let counter = self.linear.n_counters;
        self.linear.n_counters = counter.saturating_add(1);
        let made = self.made.clone();
        self.emit(Code::Enter { counter });
        let head = self.here();
        self.region(condition, Some(active));
        if let Some(go_on) = condition.yields.first() {
            self.step(StepOp::And, active, &[active, *go_on], &[]);
        }
        let jump = self.here();
        self.emit(Code::SkipUnlessAny { mask: active, to: 0 });
        self.region(body, Some(active));
        let next: Vec<Value> = carried
            .iter()
            .zip(&body.yields)
            .map(|(c, n)| self.new_step(StepOp::SelectVV, &[active, *n, *c]))
            .collect();
        for (c, n) in carried.iter().zip(next) {
            self.step(StepOp::Copy, *c, &[n], &[]);
        }
        self.emit(Code::Repeat { counter, to: head });
        let end = self.here();
        self.patch(jump, end);
        self.made = made;
        for (r, c) in results.iter().zip(carried) {
            self.step(StepOp::Copy, *r, &[*c], &[]);
        }
    }
}
