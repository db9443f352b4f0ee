//! Runs a program: the unsafe room of the block executor.
//!
//! Every SAFETY note rests on these facts. (1) The module passed `check` and `Memory::new` compared the call with what the
//! kernel needs, so columns, globals, arguments, ions, tables and outputs exist. (2) Whoever called `Kernels::run`
//! promised that row numbers point into their tables. (3) An operand points to [`BLOCK`] doubles of scratch memory or,
//! when its place is computed on directly, to at least `padded` doubles of that place; `padded` is the number of lanes
//! rounded up to 8, and only whole multiples of 8 are computed on directly. Operands never overlap but when equal.

use super::program::*;
use super::scratch::{BLOCK, Scratch};
use super::steps::{StepFn, StepOp};
use super::tables::{Gather, Interpolate, Split};
use crate::evaluate::memory::Memory;
use crate::evaluate::{TOO_LONG, env};
use crate::ir::{LOOP_LIMIT, Op};
use crate::needs::Serial;
use nrn_mech_abi::raw::{self, RawColumns};
use nrn_simd::Isa;

/// Instructions that the executor itself uses.
pub(super) struct Helpers {
    isa: Isa,
    copy: StepFn,
    add: StepFn,
    subtract: StepFn,
    merge: StepFn,
}

impl Helpers {
    pub(super) fn of(isa: Isa) -> Self {
        let [copy, add, subtract, merge] =
            [StepOp::Copy, StepOp::AddVV, StepOp::SubVV, StepOp::Merge].map(|op| op.code(isa));
        Helpers { isa, copy, add, subtract, merge }
    }
}

/// One call of one program.
pub(super) struct Engine<'a> {
    pub(super) program: &'a Program,
    helpers: &'a Helpers,
    pub(super) memory: Memory<'a>,
    scratch: &'a mut Scratch,
    /// First row of the current block, its lanes, and these rounded up to 8.
    pub(super) row: usize,
    pub(super) lanes: usize,
    pub(super) padded: usize,
    /// Where copies of places are.
    copies: *mut f64,
}

/// A contiguous run shorter than this is not worth a block of its own.
const SHORT: usize = 32;

impl<'a> Engine<'a> {
    pub(super) fn new(
        program: &'a Program,
        helpers: &'a Helpers,
        memory: Memory<'a>,
        scratch: &'a mut Scratch,
    ) -> Self {
        let (registers, places) = (program.n_registers, program.places.len());
        let start = scratch.registers(registers + places);
        scratch.operands.clear();
        scratch.operands.extend((0..registers + places).map(|i| start.wrapping_add(i * BLOCK)));
        scratch.direct.clear();
        scratch.direct.resize(places, false);
        scratch.counters.clear();
        scratch.counters.resize(program.n_counters, 0);
        let copies = start.wrapping_add(registers * BLOCK);
        let mut engine = Engine { program, helpers, memory, scratch, row: 0, lanes: 0, padded: 0, copies };
        engine.uniforms();
        engine
    }

    /// Computes `n` rows.
    pub(super) fn run(mut self, n: usize) -> Result<(), String> {
        let first = self.memory.call().first;
        let serial = match self.program.needs.serial {
            Serial::Never => false,
            Serial::SharedRows => !self.apart(first, n),
            Serial::Always => true,
        };
        if serial && n > 1 {
            return (0..n).try_for_each(|i| self.part(first + i, 1));
        }
        let mut done = 0;
        while n - done >= 8 {
            let lanes = self.suitable(first + done, BLOCK.min((n - done) & !7));
            self.block(first + done, lanes)?;
            done += lanes;
        }
        if done < n { self.part(first + done, n - done) } else { Ok(()) }
    }

    /// Has each of these rows a node, and rows of ions, of its own? Instances stand in the order of their nodes.
    fn apart(&self, first: usize, n: usize) -> bool {
        // SAFETY: (1): they cover the rows of the call.
        let rising = |rows: *const u32| unsafe {
            std::slice::from_raw_parts(rows.add(first), n).windows(2).all(|w| w[0] < w[1])
        };
        let needs = &self.program.needs;
        (!needs.nodes || rising(self.memory.call().node_rows))
            && (0..needs.ions as u32).all(|ion| rising(self.memory.ion_binding(ion).rows))
    }

    /// Computes the uniform values and hands them to the instructions.
    fn uniforms(&mut self) {
        let (memory, scratch) = (self.memory, &mut *self.scratch);
        scratch.uniforms.clear();
        for uniform in &self.program.uniforms {
            let x = match *uniform {
                Uniform::Env(field) => env(memory.call(), field),
                Uniform::Global(ix) => memory.global(ix as usize),
                Uniform::Arg(ix) => memory.arg(ix as usize),
                Uniform::TableFrom(table) => memory.table(table).from,
                Uniform::TablePerUnit(table) => memory.table(table).per_unit,
                Uniform::TableN(table) => memory.table(table).n,
                Uniform::Compute(op) => compute(&op, &scratch.uniforms),
            };
            scratch.uniforms.push(x);
        }
        scratch.numbers.clear();
        for code in &self.program.code {
            let k = if let Code::Step { k, .. } = code { *k } else { [0; 4] };
            scratch.numbers.extend(k.map(|slot| scratch.uniforms[slot as usize]));
        }
    }

    /// How many of the next `most` rows (a multiple of 8) make a good block: as many as lie on contiguous nodes, if
    /// these are not few.
    fn suitable(&self, row: usize, most: usize) -> usize {
        let call = self.memory.call();
        if !self.program.needs.nodes || call.flags & raw::CONTIGUOUS_NODES != 0 {
            return most;
        }
        // SAFETY: (1): `node_rows` covers the rows of the call.
        let rows = unsafe { std::slice::from_raw_parts(call.node_rows.add(row), most) };
        let run = rows.windows(2).position(|w| w[1] != w[0].wrapping_add(1)).map_or(most, |i| i + 1);
        if run >= SHORT { run & !7 } else { most }
    }

    /// The rows a place is at, by instance; `None` for a column.
    fn rows_of(&self, place: Place) -> Option<(RawColumns, usize, *const u32)> {
        let call = self.memory.call();
        match place {
            Place::Column(_) => None,
            Place::Node(field) => Some((call.nodes, field as usize, call.node_rows.wrapping_add(self.row))),
            Place::Ion(ion, field) => {
                let ion = self.memory.ion_binding(ion);
                Some((ion.columns, field as usize, ion.rows.wrapping_add(self.row)))
            }
        }
    }

    fn contiguous(&self, place: Place, rows: *const u32) -> bool {
        let flag = if matches!(place, Place::Node(_)) { raw::CONTIGUOUS_NODES } else { raw::CONTIGUOUS_IONS };
        if self.memory.call().flags & flag != 0 {
            return true;
        }
        // SAFETY: (1): the rows cover those of the call.
        let rows = unsafe { std::slice::from_raw_parts(rows, self.lanes) };
        let (first, last) = (rows[0], rows[self.lanes - 1]);
        last.wrapping_sub(first) as usize == self.lanes - 1
            && rows.windows(2).all(|w| w[1] == w[0].wrapping_add(1))
    }

    /// A whole block: places are computed on where they are, if they are contiguous.
    fn block(&mut self, row: usize, lanes: usize) -> Result<(), String> {
        (self.row, self.lanes, self.padded) = (row, lanes, lanes);
        let registers = self.program.n_registers;
        for (i, used) in self.program.places.iter().enumerate() {
            let at = |columns: RawColumns, column: usize, row: usize| {
                columns.data.wrapping_add(column * columns.stride + row)
            };
            let direct = match (used.place, self.rows_of(used.place)) {
                (Place::Column(c), _) => Some(at(self.memory.call().columns, c as usize, row)),
                (place, Some((columns, column, rows))) if self.contiguous(place, rows) => {
                    // SAFETY: (1): there is at least one row.
                    let first = unsafe { *rows };
                    Some(at(columns, column, first as usize))
                }
                _ => None,
            };
            self.scratch.direct[i] = direct.is_some();
            self.scratch.operands[registers + i] =
                direct.unwrap_or_else(|| self.copies.wrapping_add(i * BLOCK));
            if direct.is_none() && used.read {
                self.gather(i);
            }
        }
        self.execute()
    }

    /// Fewer than 8 rows: everything is computed on copies.
    fn part(&mut self, row: usize, lanes: usize) -> Result<(), String> {
        (self.row, self.lanes, self.padded) = (row, lanes, 8);
        let registers = self.program.n_registers;
        for (i, used) in self.program.places.iter().enumerate() {
            let copy = self.copies.wrapping_add(i * BLOCK);
            self.scratch.direct[i] = false;
            self.scratch.operands[registers + i] = copy;
            match used.place {
                Place::Column(c) => {
                    let from = self.memory.own_column(c, row, lanes);
                    // SAFETY: (1) and (3); lanes beyond the rows get the value of the last one, which is harmless.
                    unsafe {
                        std::ptr::copy_nonoverlapping(from, copy, lanes);
                        (lanes..8).for_each(|lane| *copy.add(lane) = *copy.add(lanes - 1));
                    }
                }
                _ if used.read => self.gather(i),
                _ => {}
            }
        }
        let outcome = self.execute();
        for (i, used) in self.program.places.iter().enumerate() {
            if let (Place::Column(c), true) = (used.place, used.written) {
                // SAFETY: as above.
                unsafe {
                    let to = self.memory.own_column(c, row, lanes);
                    std::ptr::copy_nonoverlapping(self.copies.wrapping_add(i * BLOCK), to, lanes);
                }
            }
        }
        outcome
    }

    fn gather(&self, place: usize) {
        let Some((columns, column, rows)) = self.rows_of(self.program.places[place].place) else { return };
        let copy = self.copies.wrapping_add(place * BLOCK);
        let base = columns.data.wrapping_add(column * columns.stride);
        // SAFETY: (2) and (3); row numbers are below 2^31, for nobody has that much memory in one column.
        unsafe {
            Gather { base, rows, dst: copy, n: self.lanes }.go(self.helpers.isa);
            (self.lanes..self.padded).for_each(|lane| *copy.add(lane) = *copy.add(self.lanes - 1));
        }
    }

    fn operand(&self, operand: Operand) -> *mut f64 {
        self.scratch.operands[operand as usize]
    }

    pub(super) fn lane(&self, operand: Operand, lane: usize) -> f64 {
        // SAFETY: (3).
        unsafe { *self.operand(operand).add(lane) }
    }

    pub(super) fn set_lane(&self, operand: Operand, lane: usize, x: f64) {
        // SAFETY: (3).
        unsafe { *self.operand(operand).add(lane) = x }
    }

    pub(super) fn active(&self, mask: Option<Operand>, lane: usize) -> bool {
        mask.is_none_or(|mask| self.lane(mask, lane) != 0.0)
    }

    fn place(&self, place: PlaceIx) -> Operand {
        self.program.n_registers as Operand + place
    }

    /// The operand of a column; `None` for elements of arrays that stay in memory.
    pub(super) fn column_operand(&self, column: u32) -> Option<Operand> {
        let at = self.program.places.iter().position(|p| p.place == Place::Column(column))?;
        Some(self.place(at as PlaceIx))
    }

    fn execute(&mut self) -> Result<(), String> {
        let program = self.program;
        let mut at = 0;
        while let Some(code) = program.code.get(at) {
            if let Some(step) = &program.steps[at] {
                let [dst, a, b, c] = step.operands.map(|o| self.operand(o));
                // SAFETY: (3); there are four numbers per instruction.
                unsafe { (step.run)(dst, a, b, c, self.scratch.numbers.as_ptr().add(4 * at), self.padded) };
                at += 1;
                continue;
            }
            at = self.other(code, at)?;
        }
        Ok(())
    }

    /// Runs anything but a lanewise instruction; gives the position to go on at.
    fn other(&mut self, code: &Code<Operand>, at: usize) -> Result<usize, String> {
        match code {
            Code::Step { .. } => {}
            Code::Load { dst, place } => self.copy(*dst, self.place(*place)),
            Code::Store { place, src, mask } => self.store(*place, *src, *mask),
            Code::Add { place, src, minus } => self.add(*place, *src, *minus),
            Code::Split { table, theta, rows, rest } => self.split(*table, *theta, *rows, *rest),
            Code::Interpolate { table, output, rows, rest, dst } => {
                let column = self.memory.table_column(*table, *output);
                let (rows, rest, dst) =
                    (self.operand(*rows).cast::<u32>(), self.operand(*rest), self.operand(*dst));
                // SAFETY: (1) and (3); `Split` limited the rows to 0 ... n, and tables have n + 2 rows.
                unsafe { Interpolate { column, rows, rest, dst, n: self.padded }.go(self.helpers.isa) };
            }
            Code::SkipUnlessAny { mask, to } => {
                if !(0..self.lanes).any(|lane| self.lane(*mask, lane) != 0.0) {
                    return Ok(*to as usize);
                }
            }
            Code::SkipIf { slot, zero, to } => {
                if (self.scratch.uniforms[*slot as usize] == 0.0) == *zero {
                    return Ok(*to as usize);
                }
            }
            Code::Enter { counter } => self.scratch.counters[*counter as usize] = 0,
            Code::Repeat { counter, to } => {
                let passes = &mut self.scratch.counters[*counter as usize];
                *passes += 1;
                if *passes >= LOOP_LIMIT {
                    return Err(TOO_LONG.into());
                }
                return Ok(*to as usize);
            }
            _ => self.lane_by_lane(code)?,
        }
        Ok(at + 1)
    }

    fn copy(&self, dst: Operand, src: Operand) {
        let (dst, src) = (self.operand(dst), self.operand(src));
        // SAFETY: (3); `copy` uses no numbers but reads four: the slots' first four exist or `numbers` is long enough.
        unsafe { (self.helpers.copy)(dst, src, src, src, ZEROS.as_ptr(), self.padded) }
    }

    fn store(&mut self, place: PlaceIx, src: Operand, mask: Option<Operand>) {
        let (to, from) = (self.operand(self.place(place)), self.operand(src));
        match mask {
            None => self.copy(self.place(place), src),
            // SAFETY: (3).
            Some(mask) => unsafe {
                (self.helpers.merge)(to, from, self.operand(mask), to, ZEROS.as_ptr(), self.padded);
            },
        }
        if self.scratch.direct[place as usize] {
            return;
        }
        if let Some((columns, column, rows)) = self.rows_of(self.program.places[place as usize].place) {
            for lane in (0..self.lanes).filter(|lane| self.active(mask, *lane)) {
                // SAFETY: (2).
                unsafe {
                    *columns.data.add(column * columns.stride + *rows.add(lane) as usize) = *from.add(lane)
                }
            }
        }
    }

    /// In row order, for several instances may share a node.
    fn add(&mut self, place: PlaceIx, src: Operand, minus: bool) {
        let (to, from) = (self.operand(self.place(place)), self.operand(src));
        if self.scratch.direct[place as usize] {
            let f = if minus { self.helpers.subtract } else { self.helpers.add };
            // SAFETY: (3).
            unsafe { f(to, to, from, from, ZEROS.as_ptr(), self.padded) };
            return;
        }
        if let Some((columns, column, rows)) = self.rows_of(self.program.places[place as usize].place) {
            let base = columns.data.wrapping_add(column * columns.stride);
            for lane in 0..self.lanes {
                // SAFETY: (2).
                unsafe {
                    let x = *from.add(lane);
                    *base.add(*rows.add(lane) as usize) += if minus { -x } else { x };
                }
            }
            if self.program.places[place as usize].read {
                self.gather(place.into());
            }
        }
    }

    fn split(&mut self, table: u32, theta: Operand, rows: Operand, rest: Operand) {
        let limit = self.memory.table(table).n;
        let (place, rest, rows) = (self.operand(theta), self.operand(rest), self.operand(rows).cast::<u32>());
        // SAFETY: (3); a register of doubles has room for as many row numbers.
        unsafe { Split { place, limit, rows, rest, n: self.padded }.go(self.helpers.isa) };
    }
}

/// The numbers of instructions that use none.
const ZEROS: [f64; 4] = [0.0; 4];

fn compute(op: &Op, slots: &[f64]) -> f64 {
    let mut x = [0.0; 3];
    op.uses().zip(&mut x).for_each(|(slot, x)| *x = slots[slot.0 as usize]);
    op.fold(x).unwrap_or(f64::NAN)
}
