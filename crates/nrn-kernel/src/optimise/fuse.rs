//! `a * b + c` and `c - a * b` in one operation, where the product has no other use.

use super::{regions_mut, use_counts};
use crate::ir::*;
use crate::quick::Map;

pub(super) fn run(kernel: &mut Kernel) {
    let counts = use_counts(kernel);
    region(&mut kernel.body, &counts);
}

fn region(region: &mut Region, counts: &[u32]) {
    // Products of this region alone: one from outside may be computed less often where it is.
    let mut products: Map<Value, (Value, Value)> = Map::default();
    for inst in &mut region.insts {
        regions_mut(inst).for_each(|inner| self::region(inner, counts));
        let Inst::Let { result, op } = inst else { continue };
        match *op {
            Op::Binary(BinaryOp::Mul, a, b) if counts[result.0 as usize] == 1 => {
                products.insert(*result, (a, b));
            }
            Op::Binary(BinaryOp::Add, a, b) => {
                if let Some((p, q)) = products.get(&a) {
                    *op = Op::MulAdd(*p, *q, b);
                } else if let Some((p, q)) = products.get(&b) {
                    *op = Op::MulAdd(*p, *q, a);
                }
            }
            Op::Binary(BinaryOp::Sub, a, b) => {
                if let Some((p, q)) = products.get(&b) {
                    *op = Op::NegMulAdd(*p, *q, a);
                }
            }
            _ => {}
        }
    }
}
