//! The functions of the language, by name. What they compute is in [`super::scalar`].

macro_rules! ops {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $op:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $op,)* }
        impl $name {
            /// All of them, for tables and tests.
            pub const ALL: &[$name] = &[$($name::$op,)*];
            /// As in listings.
            pub fn name(self) -> &'static str {
                match self { $($name::$op => $text,)* }
            }
        }
    };
}

ops! {
    /// Functions of one value.
    UnaryOp {
        /// `-x`.
        Neg = "neg",
        /// `|x|`.
        Abs = "abs",
        /// NMODL's `exp`: 0 below -700, and above 700 what it is at 700, as NEURON's `hoc_Exp`.
        Exp = "exp",
        /// Natural logarithm.
        Log = "log",
        /// Decimal logarithm.
        Log10 = "log10",
        /// Square root.
        Sqrt = "sqrt",
        /// Sine of radians.
        Sin = "sin",
        /// Cosine of radians.
        Cos = "cos",
        /// Tangent of radians.
        Tan = "tan",
        /// Inverse sine.
        Asin = "asin",
        /// Inverse cosine.
        Acos = "acos",
        /// Inverse tangent.
        Atan = "atan",
        /// Hyperbolic sine.
        Sinh = "sinh",
        /// Hyperbolic cosine.
        Cosh = "cosh",
        /// Hyperbolic tangent.
        Tanh = "tanh",
        /// Largest integer not above.
        Floor = "floor",
        /// Smallest integer not below.
        Ceil = "ceil",
        /// Integer part.
        Trunc = "trunc",
        /// 1 when x is 0, else 0.
        Not = "not",
    }
}

ops! {
    /// Functions of two values.
    BinaryOp {
        /// `a + b`.
        Add = "add",
        /// `a - b`.
        Sub = "sub",
        /// `a * b`.
        Mul = "mul",
        /// `a / b`.
        Div = "div",
        /// `a` to the power of `b`.
        Pow = "pow",
        /// Smaller one; `b` when they do not compare.
        Min = "min",
        /// Larger one; `b` when they do not compare.
        Max = "max",
        /// Remainder with the sign of `a` (C's `fmod`).
        Fmod = "fmod",
        /// Angle of the point (b, a) (C's `atan2(a, b)`).
        Atan2 = "atan2",
        /// 1 when neither is 0, else 0.
        And = "and",
        /// 0 when both are 0, else 1.
        Or = "or",
    }
}

ops! {
    /// Comparisons; all but `Ne` are false for NaN.
    CompareOp {
        /// `a < b`.
        Lt = "lt",
        /// `a <= b`.
        Le = "le",
        /// `a > b`.
        Gt = "gt",
        /// `a >= b`.
        Ge = "ge",
        /// `a == b`.
        Eq = "eq",
        /// `a != b`.
        Ne = "ne",
    }
}

ops! {
    /// Wishes for the solver.
    EffectKind {
        /// `net_send`: a = absolute time, b = flag.
        NetSend = "net_send",
        /// `net_event`: a = time.
        NetEvent = "net_event",
        /// `net_move`: a = time.
        NetMove = "net_move",
        /// `at_time`: a = time.
        AtTime = "at_time",
    }
}

impl EffectKind {
    /// Its number in the C layout.
    pub fn number(self) -> u32 {
        use nrn_mech_abi::effects::kind;
        match self {
            EffectKind::NetSend => kind::NET_SEND,
            EffectKind::NetEvent => kind::NET_EVENT,
            EffectKind::NetMove => kind::NET_MOVE,
            EffectKind::AtTime => kind::AT_TIME,
        }
    }
}
