//! What the operators compute.

use crate::builtins;
use crate::error::HocError;
use hoc_syntax::ast::BinaryOperator;

/// Arithmetic and soft comparisons; None where only [`fails`] knows the error. (A result with an error in it would
/// travel through memory.)
#[inline(always)]
pub(super) fn binary(operator: BinaryOperator, a: f64, b: f64, epsilon: f64) -> Option<f64> {
    use BinaryOperator as B;
    match operator {
        B::Add => Some(a + b),
        B::Subtract => Some(a - b),
        B::Multiply => Some(a * b),
        B::Remainder if b > 0.0 => Some(remainder(a, b)),
        _ => binary_rare(operator, a, b, epsilon),
    }
}

/// The operators that would only make the interpreter's loop longer.
#[inline(never)]
fn binary_rare(operator: BinaryOperator, a: f64, b: f64, epsilon: f64) -> Option<f64> {
    use BinaryOperator as B;
    match operator {
        B::Add | B::Subtract | B::Multiply => None,
        B::Divide if b != 0.0 => Some(a / b),
        B::Remainder if b.is_nan() => Some(remainder(a, b)),
        B::Power => builtins::power(a, b),
        B::Divide | B::Remainder => None,
        _ => Some(f64::from(u8::from(holds(operator, a, b, epsilon)))),
    }
}

/// Why an operator gave nothing.
#[cold]
pub(super) fn fails(operator: BinaryOperator) -> HocError {
    HocError::new(match operator {
        BinaryOperator::Divide => "division by zero",
        BinaryOperator::Remainder => "a%b, b<=0",
        _ => "exponentiation argument out of domain",
    })
}

/// Comparisons give way by `float_epsilon`.
#[inline(always)]
pub(super) fn holds(operator: BinaryOperator, a: f64, b: f64, epsilon: f64) -> bool {
    use BinaryOperator as B;
    match operator {
        B::Equal => a <= b + epsilon && a >= b - epsilon,
        B::NotEqual => a < b - epsilon || a > b + epsilon,
        B::Less => a < b - epsilon,
        B::LessEqual => a <= b + epsilon,
        B::Greater => a > b + epsilon,
        B::GreaterEqual => a >= b - epsilon,
        B::And => a != 0.0 && b != 0.0,
        _ => a != 0.0 || b != 0.0,
    }
}

/// The whole part of a quotient of at least 1; most are found without a call.
#[inline(always)]
fn whole(quotient: f64) -> f64 {
    if quotient < 4e15 { quotient as i64 as f64 } else { quotient.floor() }
}

/// `a % b` of a positive b, never negative.
#[inline(always)]
pub(super) fn remainder(a: f64, b: f64) -> f64 {
    let mut rest = a;
    if rest >= b {
        rest = a - whole(a / b) * b;
    } else if rest <= -b {
        rest = a + whole(-a / b) * b;
    }
    if rest > b {
        rest -= b;
    }
    if rest < 0.0 {
        rest += b;
    }
    rest
}
