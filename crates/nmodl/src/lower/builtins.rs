//! Functions every `.mod` file may call, as tables.

use nrn_kernel::ir::{BinaryOp, UnaryOp};

/// Functions of one argument.
pub const UNARY: &[(&str, UnaryOp)] = &[
    ("exp", UnaryOp::Exp),
    ("log", UnaryOp::Log),
    ("log10", UnaryOp::Log10),
    ("sqrt", UnaryOp::Sqrt),
    ("fabs", UnaryOp::Abs),
    ("abs", UnaryOp::Abs),
    ("sin", UnaryOp::Sin),
    ("cos", UnaryOp::Cos),
    ("tan", UnaryOp::Tan),
    ("asin", UnaryOp::Asin),
    ("acos", UnaryOp::Acos),
    ("atan", UnaryOp::Atan),
    ("sinh", UnaryOp::Sinh),
    ("cosh", UnaryOp::Cosh),
    ("tanh", UnaryOp::Tanh),
    ("floor", UnaryOp::Floor),
    ("ceil", UnaryOp::Ceil),
];

/// Functions of two arguments.
pub const BINARY: &[(&str, BinaryOp)] = &[
    ("pow", BinaryOp::Pow),
    ("fmod", BinaryOp::Fmod),
    ("atan2", BinaryOp::Atan2),
    ("fmin", BinaryOp::Min),
    ("fmax", BinaryOp::Max),
];

/// What other functions there are, for hints and checks.
pub const SPECIAL: &[&str] =
    &["at_time", "net_send", "net_event", "net_move", "state_discontinuity", "fprintf"];

/// True for mathematical functions.
pub fn is_pure(name: &str) -> bool {
    UNARY.iter().any(|f| f.0 == name) || BINARY.iter().any(|f| f.0 == name)
}
