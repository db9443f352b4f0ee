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

/// Functions that the language once had, and what to do instead.
pub const REFUSED: &[(&[&str], &str)] = &[
    (
        &["force", "stepforce"],
        "read the numbers into a Vector and play it into a RANGE variable, or use a FUNCTION_TABLE",
    ),
    (
        &[
            "boundary",
            "deflate",
            "derivs",
            "expfit",
            "first_time",
            "invert",
            "legendre",
            "romberg",
            "schedule",
            "setseed",
            "spline",
            "nrn_random_play",
        ],
        "the old library's function does not compile in NEURON either; write it out, or use Vectors and HOC",
    ),
    (&["fprintf", "sprintf", "fopen", "fclose"], "files are for C: use printf, or write from HOC or Python"),
];

/// True for mathematical functions.
pub fn is_pure(name: &str) -> bool {
    UNARY.iter().any(|f| f.0 == name) || BINARY.iter().any(|f| f.0 == name)
}
