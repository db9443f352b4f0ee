//! Makes kernels: one method per kind of statement, regions opened and closed in pairs.

use super::*;

/// A kernel in the making.
///
/// ```
/// use nrn_kernel::ir::{BinaryOp, Builder, NodeField};
/// let mut b = Builder::new("pas.current", 0);
/// let (v, g, e) = (b.node(NodeField::V), b.load(0), b.load(1));
/// let driving = b.binary(BinaryOp::Sub, v, e);
/// let i = b.binary(BinaryOp::Mul, g, driving);
/// b.store(2, i);
/// let kernel = b.finish();
/// assert_eq!(kernel.n_values, 5);
/// ```
#[derive(Debug)]
pub struct Builder {
    name: String,
    n_args: usize,
    n_values: u32,
    exact: bool,
    open: Vec<Vec<Inst>>,
}

impl Builder {
    /// An empty kernel that expects at least `n_args` arguments.
    pub fn new(name: impl Into<String>, n_args: usize) -> Self {
        Builder { name: name.into(), n_args, n_values: 0, exact: false, open: vec![Vec::new()] }
    }
    /// Goes on with a kernel that exists, at its end.
    pub fn resume(kernel: Kernel) -> Self {
        Builder {
            name: kernel.name,
            n_args: kernel.n_args,
            n_values: kernel.n_values,
            exact: kernel.exact,
            open: vec![kernel.body.insts],
        }
    }
    /// The finished kernel. Regions still open are dropped.
    pub fn finish(mut self) -> Kernel {
        self.open.truncate(1);
        let insts = self.open.pop().unwrap_or_default();
        Kernel {
            name: self.name,
            n_args: self.n_args,
            body: Region { insts, yields: Vec::new() },
            n_values: self.n_values,
            exact: self.exact,
        }
    }
    /// See [`Kernel::exact`].
    pub fn exact(&mut self) {
        self.exact = true;
    }
    /// A new value that nothing defines yet (for `carried` and `results`).
    pub fn fresh(&mut self) -> Value {
        self.n_values += 1;
        Value(self.n_values - 1)
    }
    /// `n` new values.
    pub fn fresh_many(&mut self, n: usize) -> Vec<Value> {
        (0..n).map(|_| self.fresh()).collect()
    }
    /// Appends a statement to the innermost open region.
    pub fn push(&mut self, inst: Inst) {
        if let Some(region) = self.open.last_mut() {
            region.push(inst);
        }
    }
    /// Appends `result = op`.
    pub fn op(&mut self, op: Op) -> Value {
        let result = self.fresh();
        self.push(Inst::Let { result, op });
        result
    }

    /// A number.
    pub fn constant(&mut self, x: f64) -> Value {
        self.op(Op::Const(x))
    }
    /// `t`, `dt` or `celsius`.
    pub fn env(&mut self, field: EnvField) -> Value {
        self.op(Op::Env(field))
    }
    /// A global.
    pub fn global(&mut self, global: u32) -> Value {
        self.op(Op::Global(global))
    }
    /// An argument.
    pub fn arg(&mut self, arg: u32) -> Value {
        self.op(Op::Arg(arg))
    }
    /// A column.
    pub fn load(&mut self, column: u32) -> Value {
        self.op(Op::Load(column))
    }
    /// A field of the node.
    pub fn node(&mut self, field: NodeField) -> Value {
        self.op(Op::Node(field))
    }
    /// A variable of an ion.
    pub fn ion(&mut self, ion: u32, field: IonField) -> Value {
        self.op(Op::Ion { ion, field })
    }
    /// A function of one value.
    pub fn unary(&mut self, op: UnaryOp, x: Value) -> Value {
        self.op(Op::Unary(op, x))
    }
    /// A function of two values.
    pub fn binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Value {
        self.op(Op::Binary(op, a, b))
    }
    /// A comparison.
    pub fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> Value {
        self.op(Op::Compare(op, a, b))
    }
    /// A choice between two computed values.
    pub fn select(&mut self, mask: Value, then: Value, otherwise: Value) -> Value {
        self.op(Op::Select { mask, then, otherwise })
    }

    /// Writes a column.
    pub fn store(&mut self, column: u32, value: Value) {
        self.push(Inst::Store { column, value });
    }
    /// Adds to a field of the node.
    pub fn add_node(&mut self, field: NodeField, value: Value) {
        self.push(Inst::AddNode { field, value });
    }
    /// Writes a variable of an ion.
    pub fn store_ion(&mut self, ion: u32, field: IonField, value: Value) {
        self.push(Inst::StoreIon { ion, field, value });
    }
    /// Adds to a variable of an ion.
    pub fn add_ion(&mut self, ion: u32, field: IonField, value: Value) {
        self.push(Inst::AddIon { ion, field, value });
    }

    /// Begins a region; what follows goes into it until [`Builder::close`].
    pub fn open(&mut self) {
        self.open.push(Vec::new());
    }
    /// Ends the innermost region, which yields `yields`.
    pub fn close(&mut self, yields: Vec<Value>) -> Region {
        let insts = if self.open.len() > 1 { self.open.pop().unwrap_or_default() } else { Vec::new() };
        Region { insts, yields }
    }
    /// Appends an `If` of two closed regions; gives what the chosen one yields.
    pub fn if_else(&mut self, mask: Value, then: Region, otherwise: Region) -> Vec<Value> {
        let results = self.fresh_many(then.yields.len());
        self.push(Inst::If { mask, then, otherwise, results: results.clone() });
        results
    }
    /// Appends a `Loop` of two closed regions that use `carried` (from [`Builder::fresh_many`]); gives the last values.
    pub fn while_loop(
        &mut self,
        initial: Vec<Value>,
        carried: Vec<Value>,
        condition: Region,
        body: Region,
    ) -> Vec<Value> {
        let results = self.fresh_many(carried.len());
        self.push(Inst::Loop { initial, carried, condition, body, results: results.clone() });
        results
    }
}
