//! Operations as Rust expressions: of vectors, or of single numbers.

use crate::ir::*;

/// A number as Rust reads it.
pub(super) fn number(x: f64) -> String {
    match x {
        _ if x.is_nan() => "f64::NAN".into(),
        f64::INFINITY => "f64::INFINITY".into(),
        f64::NEG_INFINITY => "f64::NEG_INFINITY".into(),
        _ => format!("{x:?}"),
    }
}

fn library(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Abs => "abs",
        UnaryOp::Log => "ln",
        UnaryOp::Log10 => "log10",
        UnaryOp::Sqrt => "sqrt",
        UnaryOp::Sin => "sin",
        UnaryOp::Cos => "cos",
        UnaryOp::Tan => "tan",
        UnaryOp::Asin => "asin",
        UnaryOp::Acos => "acos",
        UnaryOp::Atan => "atan",
        UnaryOp::Sinh => "sinh",
        UnaryOp::Cosh => "cosh",
        UnaryOp::Tanh => "tanh",
        UnaryOp::Floor => "floor",
        UnaryOp::Ceil => "ceil",
        UnaryOp::Trunc | UnaryOp::Neg | UnaryOp::Exp | UnaryOp::Not => "trunc",
    }
}

fn sign(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        _ => "/",
    }
}

fn relation(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Lt => "<",
        CompareOp::Le => "<=",
        CompareOp::Gt => ">",
        CompareOp::Ge => ">=",
        CompareOp::Eq => "==",
        CompareOp::Ne => "!=",
    }
}

/// A pure operation on vectors; `name` gives the text of an operand.
pub(super) fn vector(op: &Op, name: &dyn Fn(Value) -> String) -> String {
    match *op {
        Op::Unary(op, x) => {
            let x = name(x);
            match op {
                UnaryOp::Neg => format!("-{x}"),
                UnaryOp::Not => format!("s.number(s.eq({x}, s.splat(0.0)))"),
                UnaryOp::Abs
                | UnaryOp::Exp
                | UnaryOp::Sqrt
                | UnaryOp::Floor
                | UnaryOp::Ceil
                | UnaryOp::Trunc => {
                    format!("s.{}({x})", op.name())
                }
                _ => format!("s.map({x}, f64::{})", library(op)),
            }
        }
        Op::Binary(op, a, b) => {
            let (a, b) = (name(a), name(b));
            match op {
                BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => {
                    format!("{a} {} {b}", sign(op))
                }
                BinaryOp::Pow => format!("s.map2({a}, {b}, f64::powf)"),
                BinaryOp::Atan2 => format!("s.map2({a}, {b}, f64::atan2)"),
                BinaryOp::Fmod => format!("s.map2({a}, {b}, |a, b| a % b)"),
                BinaryOp::Min | BinaryOp::Max => format!("s.{}({a}, {b})", op.name()),
                BinaryOp::And => format!("s.number(s.truth({a}) & s.truth({b}))"),
                BinaryOp::Or => format!("s.number(s.truth({a}) | s.truth({b}))"),
            }
        }
        Op::Compare(op, a, b) => format!("s.number({})", comparison(op, &name(a), &name(b))),
        Op::MulAdd(a, b, c) => format!("s.mul_add({}, {}, {})", name(a), name(b), name(c)),
        Op::NegMulAdd(a, b, c) => format!("s.neg_mul_add({}, {}, {})", name(a), name(b), name(c)),
        Op::Select { mask, then, otherwise } => {
            format!("s.select(s.truth({}), {}, {})", name(mask), name(then), name(otherwise))
        }
        _ => "s.splat(f64::NAN)".into(),
    }
}

/// A comparison of vectors as a mask.
pub(super) fn comparison(op: CompareOp, a: &str, b: &str) -> String {
    format!("s.{}({a}, {b})", op.name())
}

/// A pure operation on numbers.
pub(super) fn scalar(op: &Op, name: &dyn Fn(Value) -> String) -> String {
    match *op {
        Op::Const(x) => number(x),
        Op::Unary(op, x) => {
            let x = name(x);
            match op {
                UnaryOp::Neg => format!("-{x}"),
                UnaryOp::Not => format!("rows::truth({x} == 0.0)"),
                UnaryOp::Exp => format!("scalar::exp({x})"),
                _ => format!("f64::{}({x})", library(op)),
            }
        }
        Op::Binary(op, a, b) => {
            let (a, b) = (name(a), name(b));
            match op {
                BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => {
                    format!("{a} {} {b}", sign(op))
                }
                BinaryOp::Pow => format!("f64::powf({a}, {b})"),
                BinaryOp::Atan2 => format!("f64::atan2({a}, {b})"),
                BinaryOp::Fmod => format!("{a} % {b}"),
                BinaryOp::Min | BinaryOp::Max => format!("scalar::{}({a}, {b})", op.name()),
                BinaryOp::And => format!("rows::truth({a} != 0.0 && {b} != 0.0)"),
                BinaryOp::Or => format!("rows::truth({a} != 0.0 || {b} != 0.0)"),
            }
        }
        Op::Compare(op, a, b) => format!("rows::truth({} {} {})", name(a), relation(op), name(b)),
        Op::MulAdd(a, b, c) => format!("{} * {} + {}", name(a), name(b), name(c)),
        Op::NegMulAdd(a, b, c) => format!("{2} - {0} * {1}", name(a), name(b), name(c)),
        Op::Select { mask, then, otherwise } => {
            format!("if {} != 0.0 {{ {} }} else {{ {} }}", name(mask), name(then), name(otherwise))
        }
        _ => "f64::NAN".into(),
    }
}
