//! The kernel language: SSA values in structured regions, one program text per instance of a mechanism.
//!
//! Every value is a double. A mask is a double too: 0 is false, everything else (NaN as well) is true, and comparisons
//! give 1 or 0, as in C. A kernel reads as if it ran for one instance after the other, in row order; executors may run
//! many at a time where nobody can tell the difference. [`Builder`] makes kernels, `Display` prints them.

mod builder;
mod ops;
pub mod scalar;
mod text;

pub use builder::Builder;
pub use nrn_mech_abi::HostFunction;
pub use nrn_mech_abi::raw::{IonField, NodeField};
pub use ops::{BinaryOp, CompareOp, EffectKind, UnaryOp};

/// Name of a value; each is defined by exactly one place of its kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value(pub u32);

/// Passes over a `Loop` after which the kernel fails instead of hanging.
pub const LOOP_LIMIT: u32 = 10_000_000;

/// One kernel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kernel {
    /// For listings and error texts, e.g. `hh.state`.
    pub name: String,
    /// Number of arguments the caller must pass at least (weights and flag, FUNCTION arguments, bounds of a table).
    pub n_args: usize,
    /// The program; yields nothing.
    pub body: Region,
    /// All values are below this number.
    pub n_values: u32,
    /// Every operation is rounded as written: systems of equations magnify what the last digits say.
    pub exact: bool,
}

/// Statements in order, and the values handed to whoever encloses them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Region {
    /// Run one after the other.
    pub insts: Vec<Inst>,
    /// Results, as many as the enclosing statement asks for.
    pub yields: Vec<Value>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Inst {
    /// `result = op`: computes or reads, changes nothing.
    Let {
        /// The value defined.
        result: Value,
        /// How.
        op: Op,
    },
    /// Writes a column of the instance.
    Store {
        /// Physical column.
        column: u32,
        /// What.
        value: Value,
    },
    /// Writes element `index` (truncated) of an array of `len` columns from `first` on. Fails outside the array.
    StoreIndexed {
        /// First physical column.
        first: u32,
        /// Number of columns.
        len: u32,
        /// Which element.
        index: Value,
        /// What.
        value: Value,
    },
    /// Writes a global; with several instances the last one wins.
    StoreGlobal {
        /// Index into the globals.
        global: u32,
        /// What.
        value: Value,
    },
    /// Writes element `index` of a global array. Fails outside the array.
    StoreGlobalIndexed {
        /// First index into the globals.
        first: u32,
        /// Number of elements.
        len: u32,
        /// Which element.
        index: Value,
        /// What.
        value: Value,
    },
    /// Writes an argument (a weight, the result of a FUNCTION).
    StoreArg {
        /// Which.
        arg: u32,
        /// What.
        value: Value,
    },
    /// Adds to a field of the instance's node.
    AddNode {
        /// Which.
        field: NodeField,
        /// What is added.
        value: Value,
    },
    /// Writes a variable of an ion.
    StoreIon {
        /// Index into the mechanism's ions.
        ion: u32,
        /// Which variable.
        field: IonField,
        /// What.
        value: Value,
    },
    /// Adds to a variable of an ion.
    AddIon {
        /// Index into the mechanism's ions.
        ion: u32,
        /// Which variable.
        field: IonField,
        /// What is added.
        value: Value,
    },
    /// A wish for the solver: `net_send` and the like. Numbers as in `nrn_mech_abi::effects::kind`.
    Effect {
        /// Which.
        kind: EffectKind,
        /// Absolute time, ms.
        a: Value,
        /// The flag of `net_send`; 0 otherwise.
        b: Value,
    },
    /// Asks something of the program around (random numbers, printing, NetCons), in row order; see `nrn_mech_abi::host`.
    HostCall {
        /// Which.
        function: HostFunction,
        /// First column of a RANDOM variable, which weight, or number of a condition.
        column: u32,
        /// The format of a text to print.
        text: String,
        /// What it gets.
        args: Vec<Value>,
        /// What it gives, if anybody wants it.
        results: Vec<Value>,
    },
    /// Calls a FUNCTION or PROCEDURE of the mechanism for the same instance, in a frame of its own. Only what calls itself is
    /// called in this way; executors other than the evaluator leave such kernels to it.
    Call {
        /// Which, as in `KernelKind::Function`.
        function: u16,
        /// The form that reads tables, where there is one.
        tabled: bool,
        /// What it gets.
        args: Vec<Value>,
        /// What a FUNCTION gives, if anybody wants it.
        results: Vec<Value>,
        /// The error when calls are too deep.
        too_deep: String,
    },
    /// Ends the kernel with an error.
    Fail {
        /// Shown to the user.
        text: String,
    },
    /// Chooses between two regions; `results` are what the chosen one yields.
    If {
        /// 0 chooses `otherwise`.
        mask: Value,
        /// Run when the mask is not 0.
        then: Region,
        /// Run when it is 0.
        otherwise: Region,
        /// Values defined; as many as both regions yield.
        results: Vec<Value>,
    },
    /// Repeats `body` while `condition` yields something other than 0. Fails after [`LOOP_LIMIT`] passes.
    Loop {
        /// Values of `carried` before the first pass.
        initial: Vec<Value>,
        /// Defined at the head of every pass, visible in `condition` and `body`.
        carried: Vec<Value>,
        /// Yields one mask; run before every pass.
        condition: Region,
        /// Yields the next values of `carried`. Sees what `condition` defined.
        body: Region,
        /// The last values of `carried`, visible after the loop.
        results: Vec<Value>,
    },
}

/// How a value comes about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// A number.
    Const(f64),
    /// `t`, `dt`, `celsius`.
    Env(EnvField),
    /// A global variable of the mechanism.
    Global(u32),
    /// Element `index` (truncated) of a global array. Fails outside the array.
    GlobalIndexed {
        /// First index into the globals.
        first: u32,
        /// Number of elements.
        len: u32,
        /// Which element.
        index: Value,
    },
    /// An argument of the call, the same for all instances.
    Arg(u32),
    /// A physical column of the instance.
    Load(u32),
    /// Element `index` (truncated) of an array of columns. Fails outside the array.
    LoadIndexed {
        /// First physical column.
        first: u32,
        /// Number of columns.
        len: u32,
        /// Which element.
        index: Value,
    },
    /// A field of the instance's node.
    Node(NodeField),
    /// A variable of an ion at the instance's place.
    Ion {
        /// Index into the mechanism's ions.
        ion: u32,
        /// Which variable.
        field: IonField,
    },
    /// A function of one value.
    Unary(UnaryOp, Value),
    /// A function of two values.
    Binary(BinaryOp, Value, Value),
    /// 1 when the comparison holds, else 0.
    Compare(CompareOp, Value, Value),
    /// `a * b + c` rounded once or twice, as the machine likes. Made by the optimiser.
    MulAdd(Value, Value, Value),
    /// `c - a * b` rounded once or twice. Made by the optimiser.
    NegMulAdd(Value, Value, Value),
    /// `then` where the mask is not 0, else `otherwise`. All three were computed.
    Select {
        /// 0 chooses `otherwise`.
        mask: Value,
        /// Chosen when the mask is not 0.
        then: Value,
        /// Chosen when it is 0.
        otherwise: Value,
    },
    /// Place of `x` in a table, in rows: `(x - from) * per_unit`, limited to 0 ... n; NaN stays NaN.
    TableIndex {
        /// Which table.
        table: u32,
        /// The argument.
        x: Value,
    },
    /// Linear interpolation at the place that a `TableIndex` of the same table gave, in NEURON's order of operations:
    /// `t[i] + frac * (t[i + 1] - t[i])`.
    TableValue {
        /// Which table.
        table: u32,
        /// Which of its outputs.
        output: u32,
        /// The place.
        theta: Value,
    },
}

/// What all instances of all mechanisms share during a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnvField {
    /// Time, ms.
    T,
    /// Step, ms.
    Dt,
    /// Temperature, degrees Celsius.
    Celsius,
    /// 0, 1 or 2: how the step is made.
    SecondOrder,
}

impl Op {
    /// The values it uses, in order.
    pub fn uses(&self) -> impl Iterator<Item = Value> {
        let all = match *self {
            Op::Const(_)
            | Op::Env(_)
            | Op::Global(_)
            | Op::Arg(_)
            | Op::Load(_)
            | Op::Node(_)
            | Op::Ion { .. } => [None; 3],
            Op::GlobalIndexed { index: x, .. } | Op::LoadIndexed { index: x, .. } => [Some(x), None, None],
            Op::Unary(_, x) | Op::TableIndex { x, .. } | Op::TableValue { theta: x, .. } => {
                [Some(x), None, None]
            }
            Op::Binary(_, a, b) | Op::Compare(_, a, b) => [Some(a), Some(b), None],
            Op::MulAdd(a, b, c) | Op::NegMulAdd(a, b, c) => [Some(a), Some(b), Some(c)],
            Op::Select { mask, then, otherwise } => [Some(mask), Some(then), Some(otherwise)],
        };
        all.into_iter().flatten()
    }

    /// The same with every used value replaced.
    pub fn map(mut self, mut f: impl FnMut(Value) -> Value) -> Op {
        match &mut self {
            Op::Const(_)
            | Op::Env(_)
            | Op::Global(_)
            | Op::Arg(_)
            | Op::Load(_)
            | Op::Node(_)
            | Op::Ion { .. } => {}
            Op::GlobalIndexed { index: x, .. } | Op::LoadIndexed { index: x, .. } => *x = f(*x),
            Op::Unary(_, x) | Op::TableIndex { x, .. } | Op::TableValue { theta: x, .. } => *x = f(*x),
            Op::Binary(_, a, b) | Op::Compare(_, a, b) => (*a, *b) = (f(*a), f(*b)),
            Op::MulAdd(a, b, c) | Op::NegMulAdd(a, b, c) => (*a, *b, *c) = (f(*a), f(*b), f(*c)),
            Op::Select { mask, then, otherwise } => {
                (*mask, *then, *otherwise) = (f(*mask), f(*then), f(*otherwise))
            }
        }
        self
    }

    /// True when it computes from its operands alone: reads nothing and cannot fail.
    pub fn is_pure(&self) -> bool {
        matches!(
            self,
            Op::Const(_)
                | Op::Unary(..)
                | Op::Binary(..)
                | Op::Compare(..)
                | Op::MulAdd(..)
                | Op::NegMulAdd(..)
                | Op::Select { .. }
        )
    }

    /// True when it can end the kernel with an error.
    pub fn can_fail(&self) -> bool {
        matches!(self, Op::GlobalIndexed { .. } | Op::LoadIndexed { .. })
    }
}
