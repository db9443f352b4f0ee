//! Chooses instructions: which operations are fused into one pass over the block.
//!
//! Walks every region backwards, so that a consumer can take up ("eat") producers that nobody else uses. Operations are
//! never reordered; in fast mode factors that are the same for all instances are multiplied once per call.

use super::program::{Slot, Uniform};
use super::steps::StepOp;
use super::uniform::Uniforms;
use crate::ir::*;
use crate::optimise::{Exactness, regions, use_counts};
use crate::quick::{Map, Set};

/// One lanewise instruction for one value.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub op: StepOp,
    pub src: Vec<Value>,
    pub k: Vec<Slot>,
}

/// The choices for a kernel.
pub(super) struct Selection {
    pub uniforms: Uniforms,
    pub choices: Map<Value, Choice>,
    pub eaten: Set<Value>,
    /// Negated values that are only added to a place: what is subtracted instead.
    pub subtracted: Map<Value, Value>,
    counts: Vec<u32>,
    defs: Map<Value, (Op, u32)>,
    exactness: Exactness,
    region: u32,
}

/// `(base + shift) * scale`.
struct Affine {
    base: Value,
    shift: Slot,
    scale: Slot,
}

/// An operand: a vector, or a number in a slot.
#[derive(Clone, Copy)]
enum Operand {
    V(Value),
    U(Slot),
}
use Operand::{U, V};

impl Selection {
    pub(super) fn of(kernel: &Kernel, exactness: Exactness) -> Self {
        let mut selection = Selection {
            uniforms: Uniforms::of(kernel),
            choices: Map::default(),
            eaten: Set::default(),
            subtracted: Map::default(),
            counts: use_counts(kernel),
            defs: Map::default(),
            exactness,
            region: 0,
        };
        let mut regions = 0;
        selection.define(&kernel.body, &mut regions);
        let mut regions = 0;
        selection.choose_region(&kernel.body, &mut regions);
        selection
    }

    fn define(&mut self, region: &Region, n_regions: &mut u32) {
        let id = *n_regions;
        *n_regions += 1;
        for inst in &region.insts {
            if let Inst::Let { result, op } = inst {
                self.defs.insert(*result, (*op, id));
            }
            regions(inst).for_each(|inner| self.define(inner, n_regions));
        }
    }

    /// The same numbering as `define`: a region's number is drawn before those of the regions inside it.
    fn choose_region(&mut self, region: &Region, n_regions: &mut u32) {
        let id = *n_regions;
        *n_regions += 1;
        for inst in &region.insts {
            regions(inst).for_each(|inner| self.choose_region(inner, n_regions));
        }
        self.region = id;
        for inst in region.insts.iter().rev() {
            match inst {
                Inst::Let { result, op }
                    if self.uniforms.slot(*result).is_none() && !self.eaten.contains(result) =>
                {
                    let choice = self.choose(op);
                    self.choices.extend(choice.map(|c| (*result, c)));
                }
                Inst::AddNode { value, .. } | Inst::AddIon { value, .. } => {
                    if let Some(Op::Unary(UnaryOp::Neg, x)) = self.only(*value) {
                        self.eat(&[*value]);
                        self.subtracted.insert(*value, x);
                    }
                }
                _ => {}
            }
        }
    }

    fn operand(&self, v: Value) -> Operand {
        self.uniforms.slot(v).map_or(V(v), U)
    }

    /// The operation behind a value that only the asking consumer uses; not eaten yet.
    fn only(&self, v: Value) -> Option<Op> {
        let (op, region) = self.defs.get(&v)?;
        let edible = self.counts[v.0 as usize] == 1 && *region == self.region && op.is_pure();
        (edible && self.uniforms.slot(v).is_none()).then_some(*op)
    }

    fn only_exp(&self, v: Value) -> Option<Value> {
        match self.only(v)? {
            Op::Unary(UnaryOp::Exp, x) => Some(x),
            _ => None,
        }
    }

    fn eat(&mut self, values: &[Value]) {
        self.eaten.extend(values);
    }

    /// The argument of an exponential as `(base + shift) * scale`; eats what it looks through.
    fn affine(&mut self, x: Value) -> Affine {
        let one = self.uniforms.constant(1.0);
        let (mut base, mut scale) = (x, one);
        let mut scaled = false;
        while let Some(op) = self.only(base) {
            let (inner, factor) = match op {
                Op::Unary(UnaryOp::Neg, y) => (y, None),
                Op::Binary(BinaryOp::Mul, a, b) => match (self.operand(a), self.operand(b)) {
                    (V(y), U(k)) | (U(k), V(y)) => (y, Some(k)),
                    _ => break,
                },
                _ => break,
            };
            scale = match factor {
                // In exact mode one factor is all that can be taken up; signs are always exact.
                Some(_) if scaled && self.exactness == Exactness::Exact => break,
                Some(k) => self.uniforms.binary(BinaryOp::Mul, scale, k),
                None => self.uniforms.negated(scale),
            };
            scaled |= factor.is_some();
            self.eat(&[base]);
            base = inner;
        }
        self.shift(base, scale)
    }

    fn shift(&mut self, base: Value, scale: Slot) -> Affine {
        let plain = Affine { base, shift: 0, scale };
        let (y, shift, scale) = match self.only(base) {
            Some(Op::Binary(BinaryOp::Add, a, b)) => match (self.operand(a), self.operand(b)) {
                (V(y), U(k)) | (U(k), V(y)) => (y, k, scale),
                _ => return plain,
            },
            Some(Op::Binary(BinaryOp::Sub, a, b)) => match (self.operand(a), self.operand(b)) {
                (V(y), U(k)) => (y, self.uniforms.negated(k), scale),
                (U(k), V(y)) => (y, self.uniforms.negated(k), self.uniforms.negated(scale)),
                _ => return plain,
            },
            _ => return plain,
        };
        self.eat(&[base]);
        Affine { base: y, shift, scale }
    }

    fn step(op: StepOp, src: &[Value], k: &[Slot]) -> Option<Choice> {
        Some(Choice { op, src: src.to_vec(), k: k.to_vec() })
    }

    fn choose(&mut self, op: &Op) -> Option<Choice> {
        match *op {
            Op::Unary(op, x) => self.unary(op, x),
            Op::Binary(op, a, b) => match (op, self.operand(a), self.operand(b)) {
                (BinaryOp::Mul, V(x), U(k)) | (BinaryOp::Mul, U(k), V(x)) => self.scaled(x, k),
                (BinaryOp::Mul, ..) => self.product(a, b),
                (BinaryOp::Add, V(x), U(k)) | (BinaryOp::Add, U(k), V(x)) => self.shifted(x, k),
                (BinaryOp::Add, ..) => self.sum(a, b),
                (BinaryOp::Div, ..) => self.quotient(a, b),
                (BinaryOp::Sub, V(x), U(k)) => Self::step(StepOp::SubVU, &[x], &[k]),
                (BinaryOp::Sub, U(k), V(x)) => Self::step(StepOp::SubUV, &[x], &[k]),
                (BinaryOp::Min, V(x), U(k)) => Self::step(StepOp::MinVU, &[x], &[k]),
                (BinaryOp::Min, U(k), V(x)) => Self::step(StepOp::MinUV, &[x], &[k]),
                (BinaryOp::Max, V(x), U(k)) => Self::step(StepOp::MaxVU, &[x], &[k]),
                (BinaryOp::Max, U(k), V(x)) => Self::step(StepOp::MaxUV, &[x], &[k]),
                _ => Self::step(binary(op), &[a, b], &[]),
            },
            Op::Compare(op, a, b) => self.compare(op, a, b),
            Op::MulAdd(a, b, c) => {
                let relax = self.relax(a, b, c).or_else(|| self.relax(b, a, c));
                relax.or_else(|| self.mul_add(a, b, c, MUL_ADD))
            }
            Op::NegMulAdd(a, b, c) => self.mul_add(a, b, c, NEG_MUL_ADD),
            Op::Select { mask, then, otherwise } => self.choice(mask, then, otherwise),
            Op::TableIndex { table, x } => {
                let k = [Uniform::TableFrom(table), Uniform::TablePerUnit(table), Uniform::TableN(table)];
                let k = k.map(|u| self.uniforms.add(u));
                Self::step(StepOp::TableIndex, &[x], &k)
            }
            _ => None,
        }
    }

    fn unary(&mut self, op: UnaryOp, x: Value) -> Option<Choice> {
        match op {
            UnaryOp::Exp => {
                let at = self.affine(x);
                if at.shift == 0
                    && let Some(Op::Binary(BinaryOp::Mul, a, b)) = self.only(at.base)
                    && self.exactness == Exactness::Fast
                {
                    self.eat(&[at.base]);
                    return Self::step(StepOp::ExpProduct, &[a, b], &[at.scale]);
                }
                Self::step(StepOp::Exp, &[at.base], &[at.shift, at.scale])
            }
            UnaryOp::Neg => {
                let one = self.uniforms.constant(1.0);
                let scale = self.uniforms.negated(one);
                let at = self.shift(x, scale);
                if at.base == x {
                    Self::step(StepOp::Neg, &[x], &[])
                } else {
                    Self::step(StepOp::AddMul, &[at.base], &[at.shift, at.scale])
                }
            }
            _ => Self::step(unary(op), &[x], &[]),
        }
    }

    /// `x * k`.
    fn scaled(&mut self, x: Value, k: Slot) -> Option<Choice> {
        if let Some(y) = self.only_exp(x) {
            self.eat(&[x]);
            let at = self.affine(y);
            return Self::step(StepOp::ExpMul, &[at.base], &[at.shift, at.scale, k]);
        }
        if let Some(Op::Binary(BinaryOp::Sub, p, q)) = self.only(x)
            && let (V(_), V(_)) = (self.operand(p), self.operand(q))
        {
            self.eat(&[x]);
            return Self::step(StepOp::SubMulU, &[p, q], &[k]);
        }
        let at = self.shift(x, k);
        if at.base == x {
            Self::step(StepOp::MulVU, &[x], &[k])
        } else {
            Self::step(StepOp::AddMul, &[at.base], &[at.shift, at.scale])
        }
    }

    /// `x + k`.
    fn shifted(&mut self, x: Value, k: Slot) -> Option<Choice> {
        let Some(y) = self.only_exp(x) else { return Self::step(StepOp::AddVU, &[x], &[k]) };
        self.eat(&[x]);
        let at = self.affine(y);
        Self::step(StepOp::ExpAdd, &[at.base], &[at.shift, at.scale, k])
    }

    /// Both vectors.
    fn product(&mut self, a: Value, b: Value) -> Option<Choice> {
        for (x, other) in [(a, b), (b, a)] {
            if let Some(y) = self.only_exp(x) {
                self.eat(&[x]);
                let at = self.affine(y);
                return Self::step(StepOp::ExpMulV, &[at.base, other], &[at.shift, at.scale]);
            }
        }
        for (x, other) in [(a, b), (b, a)] {
            let fused = match self.only(x) {
                Some(Op::Binary(BinaryOp::Sub, p, q)) => (StepOp::SubMul, p, q),
                Some(Op::Binary(BinaryOp::Mul, p, q)) => (StepOp::Mul3, p, q),
                _ => continue,
            };
            if let (op, p, q) = fused
                && let (V(_), V(_)) = (self.operand(p), self.operand(q))
            {
                self.eat(&[x]);
                return Self::step(op, &[p, q, other], &[]);
            }
        }
        Self::step(StepOp::MulVV, &[a, b], &[])
    }

    /// Both vectors.
    fn sum(&mut self, a: Value, b: Value) -> Option<Choice> {
        for (x, other) in [(a, b), (b, a)] {
            if let Some(Op::Binary(BinaryOp::Add, p, q)) = self.only(x)
                && let (V(_), V(_)) = (self.operand(p), self.operand(q))
            {
                self.eat(&[x]);
                return Self::step(StepOp::Add3, &[p, q, other], &[]);
            }
        }
        Self::step(StepOp::AddVV, &[a, b], &[])
    }

    /// A denominator of an exponential and a number: (exponential's argument, number, true when it is subtracted).
    fn exponential_denominator(&mut self, b: Value) -> Option<(Value, Slot, bool)> {
        let Op::Binary(op, p, q) = self.only(b)? else { return None };
        let (e, k, minus) = match (op, self.operand(p), self.operand(q)) {
            (BinaryOp::Add, V(e), U(k)) | (BinaryOp::Add, U(k), V(e)) => (e, k, false),
            (BinaryOp::Sub, V(e), U(k)) => (e, self.uniforms.negated(k), false),
            (BinaryOp::Sub, U(k), V(e)) => (e, k, true),
            _ => return None,
        };
        let x = self.only_exp(e)?;
        Some((x, k, minus))
    }

    fn quotient(&mut self, a: Value, b: Value) -> Option<Choice> {
        if let V(_) = self.operand(b)
            && let Some((x, k, minus)) = self.exponential_denominator(b)
            && !(minus && matches!(self.operand(a), U(_)))
        {
            let Some(Op::Binary(_, p, q)) = self.only(b) else { return None };
            let exp = if self.only_exp(p).is_some() { p } else { q };
            self.eat(&[b, exp]);
            let at = self.affine(x);
            return match (self.operand(a), minus) {
                (U(n), _) => Self::step(StepOp::Logistic, &[at.base], &[at.shift, at.scale, n, k]),
                (V(a), false) => Self::step(StepOp::Vtrap, &[a, at.base], &[at.shift, at.scale, k]),
                (V(a), true) => Self::step(StepOp::Ptrav, &[a, at.base], &[at.shift, at.scale, k]),
            };
        }
        match (self.operand(a), self.operand(b)) {
            (V(x), U(k)) if self.exactness == Exactness::Fast => {
                let one = self.uniforms.constant(1.0);
                let reciprocal = self.uniforms.binary(BinaryOp::Div, one, k);
                self.scaled(x, reciprocal)
            }
            (V(x), U(k)) => Self::step(StepOp::DivVU, &[x], &[k]),
            (U(k), V(x)) => Self::step(StepOp::DivUV, &[x], &[k]),
            _ => Self::step(StepOp::DivVV, &[a, b], &[]),
        }
    }

    /// `(k - exp(x)) * (target - c) + c`.
    fn relax(&mut self, a: Value, b: Value, c: Value) -> Option<Choice> {
        let Op::Binary(BinaryOp::Sub, target, old) = self.only(b)? else { return None };
        let Op::Binary(BinaryOp::Sub, k, e) = self.only(a)? else { return None };
        let (U(k), V(target), V(_)) = (self.operand(k), self.operand(target), self.operand(c)) else {
            return None;
        };
        let x = self.only_exp(e)?;
        if old != c {
            return None;
        }
        self.eat(&[a, b, e]);
        let at = self.affine(x);
        if at.shift == 0
            && let Some(Op::Binary(BinaryOp::Div, n, tau)) = self.only(at.base)
            && let (U(n), V(tau)) = (self.operand(n), self.operand(tau))
            && self.exactness == Exactness::Fast
        {
            self.eat(&[at.base]);
            let n = self.uniforms.binary(BinaryOp::Mul, at.scale, n);
            return Self::step(StepOp::RelaxTau, &[tau, target, c], &[n, k]);
        }
        Self::step(StepOp::RelaxExp, &[at.base, target, c], &[at.shift, at.scale, k])
    }

    fn mul_add(&mut self, a: Value, b: Value, c: Value, forms: [StepOp; 4]) -> Option<Choice> {
        let [vvv, vuv, vvu, vuu] = forms;
        let (a, b) = if let U(_) = self.operand(a) { (b, a) } else { (a, b) };
        match (self.operand(a), self.operand(b), self.operand(c)) {
            (V(a), V(b), V(c)) => Self::step(vvv, &[a, b, c], &[]),
            (V(a), U(b), V(c)) => Self::step(vuv, &[a, c], &[b]),
            (V(a), V(b), U(c)) => Self::step(vvu, &[a, b], &[c]),
            (V(a), U(b), U(c)) => Self::step(vuu, &[a], &[b, c]),
            (U(_), ..) => Self::step(vvv, &[a, b, c], &[]),
        }
    }

    fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> Option<Choice> {
        use StepOp::*;
        let (op, a, b) = match op {
            CompareOp::Gt => (CompareOp::Lt, b, a),
            CompareOp::Ge => (CompareOp::Le, b, a),
            same => (same, a, b),
        };
        let [vv, vu, uv] = match op {
            CompareOp::Lt | CompareOp::Gt => [LtVV, LtVU, LtUV],
            CompareOp::Le | CompareOp::Ge => [LeVV, LeVU, LeUV],
            CompareOp::Eq => [EqVV, EqVU, EqVU],
            CompareOp::Ne => [NeVV, NeVU, NeVU],
        };
        match (self.operand(a), self.operand(b)) {
            (V(x), U(k)) => Self::step(vu, &[x], &[k]),
            (U(k), V(x)) => Self::step(uv, &[x], &[k]),
            _ => Self::step(vv, &[a, b], &[]),
        }
    }

    fn choice(&mut self, mask: Value, then: Value, otherwise: Value) -> Option<Choice> {
        if let Some(fused) = self.compare_and_choose(mask, then, otherwise) {
            return Some(fused);
        }
        match (self.operand(then), self.operand(otherwise)) {
            (V(a), V(b)) => Self::step(StepOp::SelectVV, &[mask, a, b], &[]),
            (V(a), U(b)) => Self::step(StepOp::SelectVU, &[mask, a], &[b]),
            (U(a), V(b)) => Self::step(StepOp::SelectUV, &[mask, b], &[a]),
            (U(a), U(b)) => Self::step(StepOp::SelectUU, &[mask], &[a, b]),
        }
    }

    fn compare_and_choose(&mut self, mask: Value, then: Value, otherwise: Value) -> Option<Choice> {
        let Op::Compare(op, a, b) = self.only(mask)? else { return None };
        let (op, x, k) = match (self.operand(a), self.operand(b)) {
            (V(x), U(k)) => (op, x, k),
            (U(k), V(x)) => (swapped(op), x, k),
            _ => return None,
        };
        self.eat(&[mask]);
        if op == CompareOp::Lt
            && let Some(Op::Unary(UnaryOp::Abs, y)) = self.only(x)
        {
            self.eat(&[x]);
            return Self::step(StepOp::SelectAbsLt, &[y, then, otherwise], &[k]);
        }
        let op = match op {
            CompareOp::Lt => StepOp::SelectLt,
            CompareOp::Le => StepOp::SelectLe,
            CompareOp::Gt => StepOp::SelectGt,
            CompareOp::Ge => StepOp::SelectGe,
            CompareOp::Eq => StepOp::SelectEq,
            CompareOp::Ne => StepOp::SelectNe,
        };
        Self::step(op, &[x, then, otherwise], &[k])
    }
}

const MUL_ADD: [StepOp; 4] = [StepOp::MulAddVVV, StepOp::MulAddVUV, StepOp::MulAddVVU, StepOp::MulAddVUU];
const NEG_MUL_ADD: [StepOp; 4] =
    [StepOp::NegMulAddVVV, StepOp::NegMulAddVUV, StepOp::NegMulAddVVU, StepOp::NegMulAddVUU];

/// The comparison with its sides exchanged.
fn swapped(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    }
}

fn unary(op: UnaryOp) -> StepOp {
    match op {
        UnaryOp::Neg => StepOp::Neg,
        UnaryOp::Abs => StepOp::Abs,
        UnaryOp::Exp => StepOp::Exp,
        UnaryOp::Log => StepOp::Log,
        UnaryOp::Log10 => StepOp::Log10,
        UnaryOp::Sqrt => StepOp::Sqrt,
        UnaryOp::Sin => StepOp::Sin,
        UnaryOp::Cos => StepOp::Cos,
        UnaryOp::Tan => StepOp::Tan,
        UnaryOp::Asin => StepOp::Asin,
        UnaryOp::Acos => StepOp::Acos,
        UnaryOp::Atan => StepOp::Atan,
        UnaryOp::Sinh => StepOp::Sinh,
        UnaryOp::Cosh => StepOp::Cosh,
        UnaryOp::Tanh => StepOp::Tanh,
        UnaryOp::Floor => StepOp::Floor,
        UnaryOp::Ceil => StepOp::Ceil,
        UnaryOp::Trunc => StepOp::Trunc,
        UnaryOp::Not => StepOp::Not,
    }
}

/// Of two vectors.
fn binary(op: BinaryOp) -> StepOp {
    match op {
        BinaryOp::Add => StepOp::AddVV,
        BinaryOp::Sub => StepOp::SubVV,
        BinaryOp::Mul => StepOp::MulVV,
        BinaryOp::Div => StepOp::DivVV,
        BinaryOp::Pow => StepOp::PowVV,
        BinaryOp::Min => StepOp::MinVV,
        BinaryOp::Max => StepOp::MaxVV,
        BinaryOp::Fmod => StepOp::Fmod,
        BinaryOp::Atan2 => StepOp::Atan2,
        BinaryOp::And => StepOp::And,
        BinaryOp::Or => StepOp::Or,
    }
}
