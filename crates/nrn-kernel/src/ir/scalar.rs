//! What the functions of the kernel language compute for one instance: the definition all executors are held to.

use super::*;
use nrn_simd::scalar;

fn truth(x: bool) -> f64 {
    f64::from(u8::from(x))
}

impl UnaryOp {
    /// The function's value.
    pub fn apply(self, x: f64) -> f64 {
        match self {
            UnaryOp::Neg => -x,
            UnaryOp::Abs => x.abs(),
            UnaryOp::Exp => scalar::exp(x),
            UnaryOp::Log => x.ln(),
            UnaryOp::Log10 => x.log10(),
            UnaryOp::Sqrt => x.sqrt(),
            UnaryOp::Sin => x.sin(),
            UnaryOp::Cos => x.cos(),
            UnaryOp::Tan => x.tan(),
            UnaryOp::Asin => x.asin(),
            UnaryOp::Acos => x.acos(),
            UnaryOp::Atan => x.atan(),
            UnaryOp::Sinh => x.sinh(),
            UnaryOp::Cosh => x.cosh(),
            UnaryOp::Tanh => x.tanh(),
            UnaryOp::Floor => x.floor(),
            UnaryOp::Ceil => x.ceil(),
            UnaryOp::Trunc => x.trunc(),
            UnaryOp::Not => truth(x == 0.0),
        }
    }
}

impl BinaryOp {
    /// The function's value.
    pub fn apply(self, a: f64, b: f64) -> f64 {
        match self {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => a * b,
            BinaryOp::Div => a / b,
            BinaryOp::Pow => a.powf(b),
            BinaryOp::Min => scalar::min(a, b),
            BinaryOp::Max => scalar::max(a, b),
            BinaryOp::Fmod => a % b,
            BinaryOp::Atan2 => a.atan2(b),
            BinaryOp::And => truth(a != 0.0 && b != 0.0),
            BinaryOp::Or => truth(a != 0.0 || b != 0.0),
        }
    }
}

impl CompareOp {
    /// 1 or 0.
    pub fn apply(self, a: f64, b: f64) -> f64 {
        truth(match self {
            CompareOp::Lt => a < b,
            CompareOp::Le => a <= b,
            CompareOp::Gt => a > b,
            CompareOp::Ge => a >= b,
            CompareOp::Eq => a == b,
            CompareOp::Ne => a != b,
        })
    }
}

impl Op {
    /// The value of a pure operation whose operands are `x` (in the order of [`Op::uses`]); `None` for the others.
    pub fn fold(&self, x: [f64; 3]) -> Option<f64> {
        Some(match self {
            Op::Const(c) => *c,
            Op::Unary(op, _) => op.apply(x[0]),
            Op::Binary(op, ..) => op.apply(x[0], x[1]),
            Op::Compare(op, ..) => op.apply(x[0], x[1]),
            Op::MulAdd(..) => x[0] * x[1] + x[2],
            Op::NegMulAdd(..) => x[2] - x[0] * x[1],
            Op::Select { .. } => {
                if x[0] != 0.0 {
                    x[1]
                } else {
                    x[2]
                }
            }
            _ => return None,
        })
    }
}

/// Element number of an array index: truncated towards 0; `None` outside an array of `len` elements and for NaN.
pub fn element(index: f64, len: u32) -> Option<usize> {
    (index > -1.0 && index < f64::from(len)).then_some(index as usize)
}
