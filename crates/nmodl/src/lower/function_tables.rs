//! FUNCTION_TABLEs: tables whose values users give, and looking up in them.
//!
//! One of `k` arguments has a column of values, in the order of a matrix (the last argument changes fastest), and two columns for
//! each argument: where it was tabulated, and at how many places.

use super::Lowered;
use super::state::Lowerer;
use super::tables::TableUse;
use crate::ast::{Block, Span};
use crate::diagnostics::Diagnostic;
use crate::source::Source;
use nrn_kernel::ir::{CompareOp, Inst, Op, UnaryOp, Value};
use nrn_mech_abi::TableInfo;

/// The column of values.
const VALUE: u32 = 0;

/// The places at which argument `k` was tabulated.
const fn places(k: usize) -> u32 {
    1 + 2 * k as u32
}
/// How many they are; 0 when nobody has given any.
const fn count(k: usize) -> u32 {
    2 + 2 * k as u32
}

/// Arguments at most.
const MAX_ARGUMENTS: usize = 8;

/// Where an argument lies among the places of its axis.
struct Position {
    /// The place below it.
    index: Value,
    /// The part of the way to the next one, 0 at the ends.
    part: Value,
    /// Number of places.
    n: Value,
}

/// The table of a FUNCTION_TABLE.
pub fn given<'a>(source: &Source, block: &'a Block) -> Result<TableUse<'a>, Diagnostic> {
    let n = block.params.len();
    if !(1..=MAX_ARGUMENTS).contains(&n) {
        let text = format!("a FUNCTION_TABLE takes between 1 and {MAX_ARGUMENTS} arguments, not {n}");
        return Err(source.error(block.span, text));
    }
    let info = TableInfo {
        procedure: block.name.text.clone(),
        n_outputs: 1 + 2 * n,
        n: 1,
        given: true,
        ..TableInfo::default()
    };
    Ok(TableUse { block, table: None, outputs: Vec::new(), info })
}

impl<'a> Lowerer<'a> {
    /// The value of FUNCTION_TABLE `ix`: linear between the places of one or two arguments, that of the place below of more.
    pub fn look_up(&mut self, ix: usize, args: &[Value], span: Span) -> Lowered<Value> {
        let table = ix as u32;
        let zero = self.constant(0.0);
        let n = self.given_at(table, count(0), zero);
        let one = self.constant(1.0);
        let missing = self.op(Op::Compare(CompareOp::Lt, n, one));
        let text = format!("{}: table not specified in hoc_func_table", self.unit.tables[ix].block.name.text);
        self.branch(
            missing,
            span,
            |l| {
                l.b.push(Inst::Fail { text });
                Ok(())
            },
            |_| Ok(()),
        )?;
        let mut positions = Vec::with_capacity(args.len());
        let mut row = zero;
        for (k, x) in args.iter().enumerate() {
            let position = self.position(table, k, *x, span)?;
            row = self.mul(row, position.n);
            row = self.add(row, position.index);
            positions.push(position);
        }
        match positions.as_slice() {
            [only] => Ok(self.between_rows(table, row, only.part)),
            [first, second] => {
                let low = self.between_rows(table, row, second.part);
                let next = self.add(row, second.n);
                let high = self.between_rows(table, next, second.part);
                Ok(self.mixed(low, high, first.part))
            }
            _ => Ok(self.given_at(table, VALUE, row)),
        }
    }

    fn given_at(&mut self, table: u32, output: u32, row: Value) -> Value {
        self.op(Op::TableValue { table, output, theta: row })
    }

    /// The value `part` of the way from a row to the next.
    fn between_rows(&mut self, table: u32, row: Value, part: Value) -> Value {
        let one = self.constant(1.0);
        let next = self.add(row, one);
        let [low, high] = [row, next].map(|row| self.given_at(table, VALUE, row));
        self.mixed(low, high, part)
    }

    /// `part` of the way from one value to another.
    fn mixed(&mut self, low: Value, high: Value, part: Value) -> Value {
        let (zero, one) = (self.constant(0.0), self.constant(1.0));
        let rest = self.sub(one, part);
        let (a, b) = (self.mul(rest, low), self.mul(part, high));
        let between = self.add(a, b);
        let inside = self.op(Op::Compare(CompareOp::Gt, part, zero));
        self.select(inside, between, low)
    }

    /// Finds `x` among the places of argument `k`, by halving.
    fn position(&mut self, table: u32, k: usize, x: Value, span: Span) -> Lowered<Position> {
        let (zero, one) = (self.constant(0.0), self.constant(1.0));
        let n = self.given_at(table, count(k), zero);
        let last = self.sub(n, one);
        let (low, high) = (self.local(), self.local());
        self.write(low, zero);
        self.write(high, last);
        self.repeat(
            vec![low, high],
            span,
            |l| {
                let (a, b) = (l.read(low, span)?, l.read(high, span)?);
                let gap = l.sub(b, a);
                Ok(l.op(Op::Compare(CompareOp::Gt, gap, one)))
            },
            |l| {
                let (a, b) = (l.read(low, span)?, l.read(high, span)?);
                let (sum, half) = (l.add(a, b), l.constant(0.5));
                let middle = l.mul(sum, half);
                let middle = l.op(Op::Unary(UnaryOp::Trunc, middle));
                let there = l.given_at(table, places(k), middle);
                let below = l.op(Op::Compare(CompareOp::Le, there, x));
                let (a, b) = (l.select(below, middle, a), l.select(below, b, middle));
                l.write(low, a);
                l.write(high, b);
                Ok(())
            },
        )?;
        let row = self.read(low, span)?;
        let next = self.add(row, one);
        let [here, there, start, end] =
            [row, next, zero, last].map(|row| self.given_at(table, places(k), row));
        let (way, whole) = (self.sub(x, here), self.sub(there, here));
        let part = self.div(way, whole);
        let beyond = self.op(Op::Compare(CompareOp::Ge, x, end));
        let before = self.op(Op::Compare(CompareOp::Le, x, start));
        let outside = self.binary(nrn_kernel::ir::BinaryOp::Or, beyond, before);
        let part = self.select(outside, zero, part);
        let index = self.select(beyond, last, row);
        let index = self.select(before, zero, index);
        Ok(Position { index, part, n })
    }
}
