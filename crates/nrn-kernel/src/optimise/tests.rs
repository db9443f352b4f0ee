//! What each pass is there for.

use super::{Exactness, kernel};
use crate::ir::*;

fn lets(k: &Kernel) -> Vec<Op> {
    let only_lets = |i: &Inst| if let Inst::Let { op, .. } = i { Some(*op) } else { None };
    k.body.insts.iter().filter_map(only_lets).collect()
}

#[test]
fn equal_computations_are_done_once_and_unused_ones_not_at_all() {
    let mut b = Builder::new("k", 0);
    let (x, y) = (b.load(0), b.load(0));
    let (p, q) = (b.unary(UnaryOp::Exp, x), b.unary(UnaryOp::Exp, y));
    b.unary(UnaryOp::Tanh, x);
    let sum = b.binary(BinaryOp::Add, p, q);
    b.store(1, sum);
    assert_eq!(lets(&kernel(&b.finish(), Exactness::Exact)).len(), 3);
}

#[test]
fn a_load_after_a_store_is_a_new_value() {
    let mut b = Builder::new("k", 0);
    let x = b.load(0);
    let y = b.unary(UnaryOp::Neg, x);
    b.store(0, y);
    let z = b.load(0);
    b.store(1, z);
    let loads =
        lets(&kernel(&b.finish(), Exactness::Fast)).iter().filter(|op| matches!(op, Op::Load(0))).count();
    assert_eq!(loads, 2);
}

#[test]
fn division_by_a_constant_is_kept_in_exact_mode() {
    let mut b = Builder::new("k", 0);
    let (x, ten) = (b.load(0), b.constant(10.0));
    let y = b.binary(BinaryOp::Div, x, ten);
    b.store(0, y);
    let k = b.finish();
    let divides = |e| lets(&kernel(&k, e)).iter().any(|op| matches!(op, Op::Binary(BinaryOp::Div, ..)));
    assert!(divides(Exactness::Exact));
    assert!(!divides(Exactness::Fast));
}

#[test]
fn pure_branches_become_selects_and_others_stay() {
    let mut b = Builder::new("k", 0);
    let x = b.load(0);
    b.open();
    let p = b.unary(UnaryOp::Exp, x);
    let then = b.close(vec![p]);
    b.open();
    let otherwise = b.close(vec![x]);
    let y = b.if_else(x, then, otherwise);
    b.open();
    b.store(1, y[0]);
    let then = b.close(vec![]);
    b.open();
    let otherwise = b.close(vec![]);
    b.if_else(x, then, otherwise);
    let k = kernel(&b.finish(), Exactness::Fast);
    let ifs = k.body.insts.iter().filter(|i| matches!(i, Inst::If { .. })).count();
    assert_eq!((ifs, lets(&k).iter().filter(|op| matches!(op, Op::Select { .. })).count()), (1, 1));
}
