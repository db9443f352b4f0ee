//! Value numbering: equal computations are done once, constants are folded, a few algebraic forms are made cheaper.

use super::{Exactness, map_own_uses, regions, regions_mut};
use crate::ir::*;
use crate::quick::{Map, Set};

pub(super) fn run(kernel: &mut Kernel, exactness: Exactness) {
    let mut written = Set::default();
    find_written(&kernel.body, &mut written);
    let mut state = State {
        exactness,
        written,
        next: kernel.n_values,
        replaced: Map::default(),
        defs: Map::default(),
        known: vec![Map::default()],
        passing: Vec::new(),
    };
    state.region(&mut kernel.body);
    kernel.n_values = state.next;
}

/// A place in memory that a kernel can read and write.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Column(u32),
    Global(u32),
    Arg(u32),
    Node(NodeField),
    Ion(u32, IonField),
}

/// An operation as a key: equal keys compute equal values.
type Key = (u8, u32, [u64; 3]);

struct State {
    exactness: Exactness,
    written: Set<Place>,
    next: u32,
    replaced: Map<Value, Value>,
    defs: Map<Value, Op>,
    /// One map per open region, innermost last.
    known: Vec<Map<Key, Value>>,
    /// Those of `known` that read places which the kernel writes, with the number of the map.
    passing: Vec<(usize, Key)>,
}

impl State {
    fn region(&mut self, region: &mut Region) {
        let mut out = Vec::with_capacity(region.insts.len());
        for mut inst in std::mem::take(&mut region.insts) {
            map_own_uses(&mut inst, &mut |v| self.now(v));
            if let Inst::Let { result, op } = inst {
                self.define(result, op, &mut out);
                continue;
            }
            let nested = regions(&inst).next().is_some();
            if nested || !written_by(&inst).is_empty() {
                self.forget_written();
            }
            for inner in regions_mut(&mut inst) {
                self.known.push(Map::default());
                self.region(inner);
                self.forget_written();
                // A loop's body sees what its condition defined, but neither is visible afterwards.
                self.known.pop();
            }
            out.push(inst);
        }
        region.insts = out;
        region.yields.iter_mut().for_each(|v| *v = self.now(*v));
    }

    fn now(&self, v: Value) -> Value {
        self.replaced.get(&v).copied().unwrap_or(v)
    }

    /// Reads of places that the kernel writes are good only until the next write or region border.
    fn forget_written(&mut self) {
        for (scope, key) in self.passing.drain(..) {
            if let Some(scope) = self.known.get_mut(scope) {
                scope.remove(&key);
            }
        }
    }

    fn define(&mut self, result: Value, op: Op, out: &mut Vec<Inst>) {
        let value = self.value_of(Some(result), op, out);
        if value != result {
            self.replaced.insert(result, value);
        }
    }

    fn emit(&mut self, op: Op, out: &mut Vec<Inst>) -> Value {
        self.value_of(None, op, out)
    }

    fn constant(&self, v: Value) -> Option<f64> {
        match self.defs.get(&v) {
            Some(Op::Const(x)) => Some(*x),
            _ => None,
        }
    }

    fn number(&mut self, x: f64, out: &mut Vec<Inst>) -> Value {
        self.emit(Op::Const(x), out)
    }

    /// The value that stands for `op`: an old one, or a new one appended to `out` (as `result` when given).
    fn value_of(&mut self, result: Option<Value>, op: Op, out: &mut Vec<Inst>) -> Value {
        let op = self.fold(op);
        if let Some(same) = self.same(&op) {
            return same;
        }
        if let Some(cheaper) = self.cheaper(&op, out) {
            return self.value_of(result, cheaper, out);
        }
        let key = key(&op);
        if let Some(old) = key.and_then(|k| self.known.iter().rev().find_map(|scope| scope.get(&k))) {
            return *old;
        }
        let result = result.unwrap_or_else(|| {
            self.next += 1;
            Value(self.next - 1)
        });
        self.defs.insert(result, op);
        let innermost = self.known.len().saturating_sub(1);
        if let (Some(key), Some(scope)) = (key, self.known.last_mut()) {
            scope.insert(key, result);
            if reads(&op, |place| self.written.contains(&place)) {
                self.passing.push((innermost, key));
            }
        }
        out.push(Inst::Let { result, op });
        result
    }

    fn fold(&self, op: Op) -> Op {
        let mut x = [0.0; 3];
        for (v, x) in op.uses().zip(&mut x) {
            match self.constant(v) {
                Some(c) => *x = c,
                None => return op,
            }
        }
        op.fold(x).map_or(op, Op::Const)
    }

    /// Operations that give one of their operands.
    fn same(&self, op: &Op) -> Option<Value> {
        match *op {
            Op::Binary(BinaryOp::Mul, a, b) if self.constant(b) == Some(1.0) => Some(a),
            Op::Binary(BinaryOp::Mul, a, b) if self.constant(a) == Some(1.0) => Some(b),
            Op::Binary(BinaryOp::Div | BinaryOp::Pow, a, b) if self.constant(b) == Some(1.0) => Some(a),
            Op::Binary(BinaryOp::Sub, a, b) if self.constant(b).is_some_and(|c| c.to_bits() == 0) => Some(a),
            Op::Unary(UnaryOp::Neg, x) => match self.defs.get(&x) {
                Some(Op::Unary(UnaryOp::Neg, y)) => Some(*y),
                _ => None,
            },
            Op::Select { then, otherwise, .. } if then == otherwise => Some(then),
            Op::Select { mask, then, otherwise } => {
                self.constant(mask).map(|m| if m != 0.0 { then } else { otherwise })
            }
            // -(p / q) / (-1 / q): what NMODL's cnexp writes for p.
            Op::Binary(BinaryOp::Div, a, b) if self.exactness == Exactness::Fast => self.relaxed(a, b),
            _ => None,
        }
    }

    /// `x` or `-x` as (is negated, x).
    fn sign(&self, v: Value) -> (bool, Value) {
        match self.defs.get(&v) {
            Some(Op::Unary(UnaryOp::Neg, x)) => (true, *x),
            _ => (false, v),
        }
    }

    /// `p` when a / b is (p / q) / (1 / q) or (p * q) / q, but for rounding.
    fn relaxed(&self, a: Value, b: Value) -> Option<Value> {
        let ((minus_a, a), (minus_b, b)) = (self.sign(a), self.sign(b));
        match (*self.defs.get(&a)?, self.defs.get(&b).copied()) {
            (Op::Binary(BinaryOp::Div, p, q), Some(Op::Binary(BinaryOp::Div, one, r))) if q == r => {
                let one = self.constant(one)? * if minus_a == minus_b { 1.0 } else { -1.0 };
                (one == 1.0).then_some(p)
            }
            (Op::Binary(BinaryOp::Mul, p, q), _) if minus_a == minus_b && q == b => Some(p),
            (Op::Binary(BinaryOp::Mul, p, q), _) if minus_a == minus_b && p == b => Some(q),
            _ => None,
        }
    }

    /// A cheaper operation with the same value (in exact mode to the last bit).
    fn cheaper(&mut self, op: &Op, out: &mut Vec<Inst>) -> Option<Op> {
        let fast = self.exactness == Exactness::Fast;
        match *op {
            Op::Binary(BinaryOp::Div, a, b) => {
                if let Some(c) = self.constant(b)
                    && (fast || exact_reciprocal(c))
                    && c != 0.0
                    && (1.0 / c).is_normal()
                {
                    let reciprocal = self.number(1.0 / c, out);
                    return Some(Op::Binary(BinaryOp::Mul, a, reciprocal));
                }
                if !fast {
                    return None;
                }
                // a / (d / x) with a constant d.
                let Op::Binary(BinaryOp::Div, d, x) = *self.defs.get(&b)? else { return None };
                let d = self.constant(d)?;
                let factor = match self.constant(a) {
                    Some(c) => self.number(c / d, out),
                    None if d == 1.0 => a,
                    None if d == -1.0 => self.emit(Op::Unary(UnaryOp::Neg, a), out),
                    None => return None,
                };
                Some(Op::Binary(BinaryOp::Mul, x, factor))
            }
            // A negation moves out of a product, where another one or an exponent can take it up.
            Op::Binary(BinaryOp::Mul, a, b) if self.constant(b) == Some(-1.0) => {
                Some(Op::Unary(UnaryOp::Neg, a))
            }
            Op::Binary(BinaryOp::Mul, a, b) if self.constant(a) == Some(-1.0) => {
                Some(Op::Unary(UnaryOp::Neg, b))
            }
            // a - (-b) = a + b, a + (-b) = a - b: exact.
            Op::Binary(BinaryOp::Sub, a, b) => match self.defs.get(&b) {
                Some(Op::Unary(UnaryOp::Neg, y)) => Some(Op::Binary(BinaryOp::Add, a, *y)),
                _ => None,
            },
            Op::Binary(BinaryOp::Add, a, b) => match (self.defs.get(&a), self.defs.get(&b)) {
                (_, Some(Op::Unary(UnaryOp::Neg, y))) => Some(Op::Binary(BinaryOp::Sub, a, *y)),
                (Some(Op::Unary(UnaryOp::Neg, x)), _) => Some(Op::Binary(BinaryOp::Sub, b, *x)),
                _ => None,
            },
            Op::LoadIndexed { first, len, index } => {
                scalar::element(self.constant(index)?, len).map(|ix| Op::Load(first + ix as u32))
            }
            Op::GlobalIndexed { first, len, index } => {
                scalar::element(self.constant(index)?, len).map(|ix| Op::Global(first + ix as u32))
            }
            Op::Binary(BinaryOp::Pow, a, b) if fast => self.power(a, self.constant(b)?, out),
            _ => None,
        }
    }

    /// Small whole powers as products.
    fn power(&mut self, a: Value, exponent: f64, out: &mut Vec<Inst>) -> Option<Op> {
        let mul = |a, b| Op::Binary(BinaryOp::Mul, a, b);
        match exponent {
            2.0 => Some(mul(a, a)),
            3.0 => {
                let square = self.emit(mul(a, a), out);
                Some(mul(square, a))
            }
            4.0 => {
                let square = self.emit(mul(a, a), out);
                Some(mul(square, square))
            }
            5.0 => {
                let square = self.emit(mul(a, a), out);
                let fourth = self.emit(mul(square, square), out);
                Some(mul(fourth, a))
            }
            6.0 => {
                let square = self.emit(mul(a, a), out);
                let cube = self.emit(mul(square, a), out);
                Some(mul(cube, cube))
            }
            _ => None,
        }
    }
}

/// True for powers of two, whose reciprocal is exact.
fn exact_reciprocal(c: f64) -> bool {
    c.is_normal() && c.to_bits() & ((1 << 52) - 1) == 0
}

/// True when the operation reads a place of the kind.
fn reads(op: &Op, mut is: impl FnMut(Place) -> bool) -> bool {
    match *op {
        Op::Load(c) => is(Place::Column(c)),
        Op::LoadIndexed { first, len, .. } => (first..first + len).any(|c| is(Place::Column(c))),
        Op::Global(g) => is(Place::Global(g)),
        Op::GlobalIndexed { first, len, .. } => (first..first + len).any(|g| is(Place::Global(g))),
        Op::Arg(a) => is(Place::Arg(a)),
        Op::Node(f) => is(Place::Node(f)),
        Op::Ion { ion, field } => is(Place::Ion(ion, field)),
        _ => false,
    }
}

fn written_by(inst: &Inst) -> Vec<Place> {
    match *inst {
        Inst::Store { column, .. } => vec![Place::Column(column)],
        Inst::StoreIndexed { first, len, .. } => (first..first + len).map(Place::Column).collect(),
        Inst::StoreGlobal { global, .. } => vec![Place::Global(global)],
        Inst::StoreGlobalIndexed { first, len, .. } => (first..first + len).map(Place::Global).collect(),
        Inst::StoreArg { arg, .. } => vec![Place::Arg(arg)],
        Inst::AddNode { field, .. } => vec![Place::Node(field)],
        Inst::StoreIon { ion, field, .. } | Inst::AddIon { ion, field, .. } => vec![Place::Ion(ion, field)],
        // The NetCon may be the one whose weights are the arguments.
        Inst::HostCall { function: HostFunction::StoreWeight, column, .. } => vec![Place::Arg(column)],
        _ => Vec::new(),
    }
}

fn find_written(region: &Region, written: &mut Set<Place>) {
    for inst in &region.insts {
        written.extend(written_by(inst));
        regions(inst).for_each(|inner| find_written(inner, written));
    }
}

/// `None` for what must not be merged.
fn key(op: &Op) -> Option<Key> {
    let v = |v: Value| u64::from(v.0);
    Some(match *op {
        Op::Const(x) => (0, 0, [x.to_bits(), 0, 0]),
        Op::Env(field) => (1, field as u32, [0; 3]),
        Op::Global(g) => (2, g, [0; 3]),
        Op::Arg(a) => (3, a, [0; 3]),
        Op::Load(c) => (4, c, [0; 3]),
        Op::Node(f) => (5, f as u32, [0; 3]),
        Op::Ion { ion, field } => (6, ion * 16 + field as u32, [0; 3]),
        Op::Unary(op, x) => (7, op as u32, [v(x), 0, 0]),
        Op::Binary(op @ (BinaryOp::Add | BinaryOp::Mul), a, b) => {
            (8, op as u32, [v(a.min(b)), v(a.max(b)), 0])
        }
        Op::Binary(op, a, b) => (8, op as u32, [v(a), v(b), 0]),
        Op::Compare(op, a, b) => (9, op as u32, [v(a), v(b), 0]),
        Op::MulAdd(a, b, c) => (10, 0, [v(a), v(b), v(c)]),
        Op::NegMulAdd(a, b, c) => (11, 0, [v(a), v(b), v(c)]),
        Op::Select { mask, then, otherwise } => (12, 0, [v(mask), v(then), v(otherwise)]),
        Op::TableIndex { table, x } => (13, table, [v(x), 0, 0]),
        Op::TableValue { table, output, theta } => (14, table, [v(theta), u64::from(output), 0]),
        Op::LoadIndexed { .. } | Op::GlobalIndexed { .. } => return None,
    })
}
