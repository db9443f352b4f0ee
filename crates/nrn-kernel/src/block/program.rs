//! A kernel ready to run: uniform values to compute once per call, and code that runs once per block.

use super::steps::{StepFn, StepOp};
use crate::ir::*;

/// Number of a uniform value.
pub(super) type Slot = u16;
/// Number of an operand: a register, or (behind the registers) a place in memory.
pub(super) type Operand = u16;
/// Number of a place in memory.
pub(super) type PlaceIx = u16;

/// One row of memory per instance that a kernel reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// A column of the mechanism.
    Column(u32),
    /// A column of the node table.
    Node(NodeField),
    /// A column of an ion's table.
    Ion(u32, IonField),
}

/// A place, and what is done with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlaceUse {
    pub place: Place,
    pub read: bool,
    pub written: bool,
}

/// How a uniform value is had at the start of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Uniform {
    Env(EnvField),
    Global(u32),
    Arg(u32),
    /// First argument of a table, its rows per unit, its number of intervals.
    TableFrom(u32),
    TablePerUnit(u32),
    TableN(u32),
    /// A pure operation whose "values" are slots before this one.
    Compute(Op),
}

/// One instruction. `Id` names operands: values while lowering, operand numbers in a finished program.
#[derive(Clone, Debug)]
pub(super) enum Code<Id> {
    /// A lanewise instruction.
    Step { op: StepOp, dst: Id, src: [Option<Id>; 3], k: [Slot; 4] },
    /// `dst` is what is at the place now.
    Load { dst: Id, place: PlaceIx },
    /// Writes a place.
    Store { place: PlaceIx, src: Id, mask: Option<Id> },
    /// Adds to a place, or subtracts from it; masked lanes add nothing.
    Add { place: PlaceIx, src: Id, minus: bool },
    /// Splits a place in a table into row numbers and rest.
    Split { table: u32, theta: Id, rows: Id, rest: Id },
    /// Interpolates an output of a table.
    Interpolate { table: u32, output: u32, rows: Id, rest: Id, dst: Id },
    /// Reads an element of an array of columns.
    LoadIndexed { first: u32, len: u32, index: Id, dst: Id, mask: Option<Id> },
    /// Writes one.
    StoreIndexed { first: u32, len: u32, index: Id, src: Id, mask: Option<Id> },
    /// Reads a global that the kernel also writes.
    LoadGlobal { global: u32, dst: Id },
    /// Reads an element of an array of globals.
    GlobalIndexed { first: u32, len: u32, index: Id, dst: Id, mask: Option<Id> },
    /// Writes a global.
    StoreGlobal { global: u32, src: Id, mask: Option<Id> },
    /// Writes an element of an array of globals.
    StoreGlobalIndexed { first: u32, len: u32, index: Id, src: Id, mask: Option<Id> },
    /// Reads an argument that the kernel also writes.
    LoadArg { arg: u32, dst: Id },
    /// Writes an argument.
    StoreArg { arg: u32, src: Id, mask: Option<Id> },
    /// A wish for the solver.
    Effect { kind: u32, a: Id, b: Id, mask: Option<Id> },
    /// A request to the program around.
    Ask { function: HostFunction, column: u32, text: u16, args: Vec<Id>, dst: Option<Id>, mask: Option<Id> },
    /// Ends with text number `text` if any lane is here.
    Fail { text: u16, mask: Option<Id> },
    /// Goes on at `to` unless a lane is true.
    SkipUnlessAny { mask: Id, to: u32 },
    /// Goes on at `to` when a uniform value is 0 (`zero`) or is not.
    SkipIf { slot: Slot, zero: bool, to: u32 },
    /// Starts counting passes of a loop.
    Enter { counter: u16 },
    /// Goes back to `to`; fails after too many passes.
    Repeat { counter: u16, to: u32 },
}

impl<Id: Copy> Code<Id> {
    /// Operands read.
    pub(super) fn sources(&self) -> impl Iterator<Item = Id> {
        let many: &[Id] = if let Code::Ask { args, .. } = self { args } else { &[] };
        let all = match self {
            Code::Step { src, .. } => [src[0], src[1], src[2]],
            Code::Load { .. } | Code::LoadGlobal { .. } | Code::LoadArg { .. } => [None; 3],
            Code::Store { src, mask, .. } => [Some(*src), *mask, None],
            Code::Add { src, .. } => [Some(*src), None, None],
            Code::StoreGlobal { src, mask, .. } | Code::StoreArg { src, mask, .. } => {
                [Some(*src), *mask, None]
            }
            Code::Split { theta, .. } => [Some(*theta), None, None],
            Code::Interpolate { rows, rest, .. } => [Some(*rows), Some(*rest), None],
            Code::LoadIndexed { index, mask, .. } | Code::GlobalIndexed { index, mask, .. } => {
                [Some(*index), *mask, None]
            }
            Code::StoreIndexed { index, src, mask, .. }
            | Code::StoreGlobalIndexed { index, src, mask, .. } => [Some(*index), Some(*src), *mask],
            Code::Effect { a, b, mask, .. } => [Some(*a), Some(*b), *mask],
            Code::Fail { mask, .. } | Code::Ask { mask, .. } => [*mask, None, None],
            Code::SkipUnlessAny { mask, .. } => [Some(*mask), None, None],
            Code::SkipIf { .. } | Code::Enter { .. } | Code::Repeat { .. } => [None; 3],
        };
        all.into_iter().flatten().chain(many.iter().copied())
    }

    /// Operands written.
    pub(super) fn targets(&self) -> impl Iterator<Item = Id> {
        let all = match self {
            Code::Step { dst, .. } | Code::Load { dst, .. } | Code::Interpolate { dst, .. } => {
                [Some(*dst), None]
            }
            Code::LoadIndexed { dst, .. } | Code::GlobalIndexed { dst, .. } => [Some(*dst), None],
            Code::LoadGlobal { dst, .. } | Code::LoadArg { dst, .. } => [Some(*dst), None],
            Code::Split { rows, rest, .. } => [Some(*rows), Some(*rest)],
            Code::Ask { dst, .. } => [*dst, None],
            _ => [None; 2],
        };
        all.into_iter().flatten()
    }

    /// The same code with other names: `read` renames sources, `write` targets.
    pub(super) fn rename<To>(&self, read: &dyn Fn(Id) -> To, write: &dyn Fn(Id) -> To) -> Code<To> {
        let m = |mask: &Option<Id>| mask.map(read);
        match self {
            Code::Step { op, dst, src, k } => Code::Step {
                op: *op,
                dst: write(*dst),
                src: [src[0].map(read), src[1].map(read), src[2].map(read)],
                k: *k,
            },
            Code::Load { dst, place } => Code::Load { dst: write(*dst), place: *place },
            Code::Store { place, src, mask } => Code::Store { place: *place, src: read(*src), mask: m(mask) },
            Code::Add { place, src, minus } => Code::Add { place: *place, src: read(*src), minus: *minus },
            Code::Split { table, theta, rows, rest } => {
                Code::Split { table: *table, theta: read(*theta), rows: write(*rows), rest: write(*rest) }
            }
            Code::Interpolate { table, output, rows, rest, dst } => Code::Interpolate {
                table: *table,
                output: *output,
                rows: read(*rows),
                rest: read(*rest),
                dst: write(*dst),
            },
            Code::LoadIndexed { first, len, index, dst, mask } => Code::LoadIndexed {
                first: *first,
                len: *len,
                index: read(*index),
                dst: write(*dst),
                mask: m(mask),
            },
            Code::StoreIndexed { first, len, index, src, mask } => Code::StoreIndexed {
                first: *first,
                len: *len,
                index: read(*index),
                src: read(*src),
                mask: m(mask),
            },
            Code::LoadGlobal { global, dst } => Code::LoadGlobal { global: *global, dst: write(*dst) },
            Code::GlobalIndexed { first, len, index, dst, mask } => Code::GlobalIndexed {
                first: *first,
                len: *len,
                index: read(*index),
                dst: write(*dst),
                mask: m(mask),
            },
            Code::StoreGlobal { global, src, mask } => {
                Code::StoreGlobal { global: *global, src: read(*src), mask: m(mask) }
            }
            Code::StoreGlobalIndexed { first, len, index, src, mask } => Code::StoreGlobalIndexed {
                first: *first,
                len: *len,
                index: read(*index),
                src: read(*src),
                mask: m(mask),
            },
            Code::LoadArg { arg, dst } => Code::LoadArg { arg: *arg, dst: write(*dst) },
            Code::StoreArg { arg, src, mask } => Code::StoreArg { arg: *arg, src: read(*src), mask: m(mask) },
            Code::Effect { kind, a, b, mask } => {
                Code::Effect { kind: *kind, a: read(*a), b: read(*b), mask: m(mask) }
            }
            Code::Ask { function, column, text, args, dst, mask } => Code::Ask {
                function: *function,
                column: *column,
                text: *text,
                args: args.iter().map(|a| read(*a)).collect(),
                dst: dst.map(write),
                mask: m(mask),
            },
            Code::Fail { text, mask } => Code::Fail { text: *text, mask: m(mask) },
            Code::SkipUnlessAny { mask, to } => Code::SkipUnlessAny { mask: read(*mask), to: *to },
            Code::SkipIf { slot, zero, to } => Code::SkipIf { slot: *slot, zero: *zero, to: *to },
            Code::Enter { counter } => Code::Enter { counter: *counter },
            Code::Repeat { counter, to } => Code::Repeat { counter: *counter, to: *to },
        }
    }
}

/// A kernel in linear form over values, before registers are given out.
#[derive(Debug, Default)]
pub(super) struct Linear {
    pub code: Vec<Code<Value>>,
    pub uniforms: Vec<Uniform>,
    pub places: Vec<PlaceUse>,
    pub texts: Vec<String>,
    pub n_values: u32,
    pub n_counters: u16,
}

/// A lanewise instruction ready to run.
#[derive(Clone, Copy)]
pub(super) struct CompiledStep {
    pub run: StepFn,
    /// Target, then three sources; sources that are not needed are the target.
    pub operands: [Operand; 4],
}

/// A finished program.
pub(super) struct Program {
    pub code: Vec<Code<Operand>>,
    /// What each `Step` runs, nothing elsewhere; as long as `code`.
    pub steps: Vec<Option<CompiledStep>>,
    pub uniforms: Vec<Uniform>,
    pub places: Vec<PlaceUse>,
    pub texts: Vec<String>,
    pub n_registers: usize,
    pub n_counters: usize,
    pub needs: crate::needs::Needs,
    pub name: String,
}
