//! The value of every variable at the place where the kernel is being written.
//!
//! Variables live in SSA values: the first read loads, writes only change the map, and what changed is stored when
//! the kernel ends. [`super::flow`] merges these maps where control flow meets.

use super::{Lowered, Unit};
use crate::ast::Span;
use crate::passes::symbols::{IonVariable, Storage, Symbol};
use nrn_kernel::ir::{BinaryOp, Builder, EnvField, Inst, IonField, NodeField, Op, UnaryOp, Value};
use std::collections::{BTreeMap, HashMap};

/// Something that has one value at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A column of the instance.
    Column(u32),
    /// A global.
    Global(u32),
    /// A variable of an ion; the field by number.
    Ion(u32, u8),
    /// `v`.
    Voltage,
    /// A weight, or an argument of a FUNCTION.
    Arg(u32),
    /// A LOCAL, a parameter, a loop variable.
    Local(u32),
}

/// The value of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Its value.
    pub value: Value,
    /// To be stored when the kernel ends.
    pub dirty: bool,
}

/// What a name means where it is used.
#[derive(Clone, Copy, Debug)]
pub enum Var {
    /// A number.
    Constant(f64),
    /// One place.
    Place(Place),
    /// `len` places from this one on.
    Array(Place, u32),
    /// `t`, `dt`, `celsius`.
    Env(EnvField),
    /// `area`, `diam`.
    Node(NodeField),
    /// A RANDOM stream: its first column.
    Random(u32),
}

/// See [`Lowerer::begin_halves`].
#[derive(Clone, Copy, Debug)]
pub struct Halves {
    /// Not 0 where `secondorder` is not.
    pub mask: Value,
    /// The step that methods make: `dt`, or half of it.
    pub dt: Value,
}

/// Where the kernel of a table takes variables of an instance from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTable {
    /// Nowhere: the table is the same whatever instances there are.
    Shared,
    /// From the first instance.
    Instance,
}

/// Writes one kernel.
pub struct Lowerer<'a> {
    /// What is compiled.
    pub unit: &'a Unit<'a>,
    /// The kernel.
    pub b: Builder,
    /// Values of places.
    pub env: BTreeMap<Place, Slot>,
    /// LOCAL names, innermost block last; only those of the procedure being inlined.
    pub scopes: Vec<HashMap<String, Var>>,
    /// Tables are read rather than computed.
    pub tabled: bool,
    /// A table was read.
    pub used_table: bool,
    /// Effects are left out: the extra evaluation of BREAKPOINT for the slope.
    pub quiet: bool,
    /// `state_discontinuity` has no effect: BREAKPOINT is evaluated a second time in the same step.
    pub again: bool,
    /// The kernel fills a table.
    pub in_table: Option<InTable>,
    /// A table's kernel read something that belongs to an instance.
    pub saw_instance: bool,
    /// Set to 1 where the procedure being inlined has returned early.
    pub returned: Option<Place>,
    /// The result of the FUNCTION being inlined.
    pub result: Option<Place>,
    /// Step used instead of `dt` (steady states).
    pub step: Option<f64>,
    /// The state kernel makes its steps in two halves where the mask is not 0.
    pub halves: Option<Halves>,
    constants: HashMap<Value, f64>,
    n_locals: u32,
    written: usize,
}

/// Operations in one kernel; inlining may multiply a text, but not without limit.
const MAX_OPS: usize = 60_000;

impl<'a> Lowerer<'a> {
    /// An empty kernel.
    pub fn new(unit: &'a Unit<'a>, name: &str, n_args: usize, tabled: bool) -> Self {
        Lowerer {
            unit,
            b: Builder::new(format!("{}.{name}", unit.info.name), n_args),
            env: BTreeMap::new(),
            scopes: vec![HashMap::new()],
            tabled,
            used_table: false,
            quiet: false,
            again: false,
            in_table: None,
            saw_instance: false,
            returned: None,
            result: None,
            step: None,
            halves: None,
            constants: HashMap::new(),
            n_locals: 0,
            written: 0,
        }
    }

    /// Appends an operation.
    pub fn op(&mut self, op: Op) -> Value {
        self.written += 1;
        self.b.op(op)
    }

    /// Fails when the kernel has grown beyond measure.
    pub fn check_size(&self, span: Span) -> Lowered<()> {
        if self.written <= MAX_OPS {
            return Ok(());
        }
        let error = self.unit.source.error(span, "this mechanism is too large");
        Err(error.hint("procedures that call each other are copied into their callers"))
    }

    /// A number.
    pub fn constant(&mut self, x: f64) -> Value {
        let value = self.op(Op::Const(x));
        self.constants.insert(value, x);
        value
    }
    /// The number a value is known to be.
    pub fn known(&self, value: Value) -> Option<f64> {
        self.constants.get(&value).copied()
    }
    /// `a op b`, computed at once when both are numbers.
    pub fn binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Value {
        if let (Some(x), Some(y)) = (self.known(a), self.known(b)) {
            let folded = match op {
                BinaryOp::Add => Some(x + y),
                BinaryOp::Sub => Some(x - y),
                BinaryOp::Mul => Some(x * y),
                BinaryOp::Div => Some(x / y),
                _ => None,
            };
            if let Some(z) = folded {
                return self.constant(z);
            }
        }
        self.op(Op::Binary(op, a, b))
    }
    /// `a + b`.
    pub fn add(&mut self, a: Value, b: Value) -> Value {
        self.binary(BinaryOp::Add, a, b)
    }
    /// `a - b`.
    pub fn sub(&mut self, a: Value, b: Value) -> Value {
        self.binary(BinaryOp::Sub, a, b)
    }
    /// `a * b`.
    pub fn mul(&mut self, a: Value, b: Value) -> Value {
        self.binary(BinaryOp::Mul, a, b)
    }
    /// `a / b`.
    pub fn div(&mut self, a: Value, b: Value) -> Value {
        self.binary(BinaryOp::Div, a, b)
    }
    /// `-a`.
    pub fn neg(&mut self, a: Value) -> Value {
        match self.known(a) {
            Some(x) => self.constant(-x),
            None => self.op(Op::Unary(UnaryOp::Neg, a)),
        }
    }
    /// A choice.
    pub fn select(&mut self, mask: Value, then: Value, otherwise: Value) -> Value {
        self.op(Op::Select { mask, then, otherwise })
    }
    /// The step, ms.
    pub fn dt(&mut self) -> Value {
        match (self.step, self.halves) {
            (Some(dt), _) => self.constant(dt),
            (None, Some(halves)) => halves.dt,
            (None, None) => self.op(Op::Env(EnvField::Dt)),
        }
    }

    /// A place nobody else has.
    pub fn local(&mut self) -> Place {
        self.locals(1)
    }
    /// The first of `n` neighbouring new places.
    pub fn locals(&mut self, n: u32) -> Place {
        self.n_locals += n;
        Place::Local(self.n_locals - n)
    }
    /// Number of local places so far, for [`Lowerer::forget_locals`].
    pub fn mark(&self) -> u32 {
        self.n_locals
    }
    /// Drops the values of local places made since `mark`: nobody can name them any more.
    pub fn forget_locals(&mut self, mark: u32) {
        self.env.retain(|p, _| !matches!(p, Place::Local(n) if *n >= mark));
    }
    /// Gives a name in the innermost scope.
    pub fn bind(&mut self, name: &str, var: Var) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name.to_string(), var);
        }
    }

    /// What `name` means here.
    pub fn lookup(&self, name: &str, span: Span) -> Lowered<Var> {
        if let Some(var) = self.scopes.iter().rev().find_map(|s| s.get(name)) {
            return Ok(*var);
        }
        match self.outer(name) {
            Some(var) => Ok(var),
            None => Err(self.undefined(name, span)),
        }
    }

    /// What `name` means outside all blocks.
    pub fn outer(&self, name: &str) -> Option<Var> {
        if let Some(symbol) = self.unit.symbols.get(name) {
            return Some(Self::global_var(symbol));
        }
        // `x[2]`, as equations name elements of states.
        let (array, index) = name.strip_suffix(']')?.split_once('[')?;
        match (Self::global_var(self.unit.symbols.get(array)?), index.parse().ok()?) {
            (Var::Array(first, len), i) if i < len => Some(Var::Place(super::arrays::offset(first, i))),
            _ => None,
        }
    }

    fn undefined(&self, name: &str, span: Span) -> crate::Diagnostic {
        let error = self.unit.source.error(span, format!("`{name}` is not defined"));
        match self.unit.symbols.similar(name) {
            Some(other) => error.hint(format!("there is a variable `{other}`")),
            None => error.hint("declare it in PARAMETER, ASSIGNED or STATE, or as LOCAL"),
        }
    }

    fn global_var(symbol: Symbol) -> Var {
        let place = match symbol.storage {
            Storage::Constant(x) => return Var::Constant(x),
            Storage::Env(field) => return Var::Env(field),
            Storage::Node(field) => return Var::Node(field),
            Storage::Random(first) => return Var::Random(first),
            Storage::Voltage => Place::Voltage,
            Storage::Column(first) => Place::Column(first),
            Storage::Global(first) => Place::Global(first),
            Storage::Ion(ion) => Self::ion_place(ion),
        };
        if symbol.is_array { Var::Array(place, symbol.len) } else { Var::Place(place) }
    }

    /// Where an ion's variable is read and changed while a kernel runs.
    pub fn ion_place(ion: IonVariable) -> Place {
        if ion.read { Place::Ion(ion.ion, ion.field as u8) } else { Place::Column(ion.own) }
    }

    /// The value of a place here.
    pub fn read(&mut self, place: Place, span: Span) -> Lowered<Value> {
        if let Some(slot) = self.env.get(&place) {
            return Ok(slot.value);
        }
        let value = self.load(place, span)?;
        self.env.insert(place, Slot { value, dirty: false });
        Ok(value)
    }

    /// Loads a place that has no value yet.
    pub fn load(&mut self, place: Place, span: Span) -> Lowered<Value> {
        if self.in_table == Some(InTable::Shared)
            && matches!(place, Place::Column(_) | Place::Ion(..) | Place::Voltage)
        {
            self.saw_instance = true;
            return Ok(self.constant(0.0));
        }
        if self.in_table == Some(InTable::Instance)
            && matches!(place, Place::Ion(..))
            && self.unit.symbols.threadsafe
        {
            // NEURON makes such tables before the mechanism has taken anything from its ions.
            return Ok(self.constant(0.0));
        }
        _ = span;
        Ok(match place {
            Place::Column(column) => self.op(Op::Load(column)),
            Place::Global(global) => self.op(Op::Global(global)),
            Place::Ion(ion, field) => self.op(Op::Ion { ion, field: ion_field(field) }),
            Place::Voltage => self.op(Op::Node(NodeField::V)),
            Place::Arg(arg) => self.op(Op::Arg(arg)),
            Place::Local(_) => self.constant(0.0),
        })
    }

    /// Changes a place from here on.
    pub fn write(&mut self, place: Place, value: Value) {
        self.env.insert(place, Slot { value, dirty: true });
    }

    /// Stores the globals that changed, and nothing of an instance.
    pub fn store_globals(&mut self) {
        for (place, slot) in &self.env {
            if let (Place::Global(global), true) = (*place, slot.dirty) {
                self.b.push(Inst::StoreGlobal { global, value: slot.value });
            }
        }
    }

    /// Stores what changed, except ions, which each kind of kernel treats in its own way.
    pub fn store_all(&mut self) {
        for (place, slot) in std::mem::take(&mut self.env) {
            if !slot.dirty {
                continue;
            }
            let value = slot.value;
            match place {
                Place::Column(column) => self.b.push(Inst::Store { column, value }),
                Place::Global(global) => self.b.push(Inst::StoreGlobal { global, value }),
                Place::Arg(arg) => self.b.push(Inst::StoreArg { arg, value }),
                Place::Ion(..) | Place::Voltage | Place::Local(_) => {}
            }
        }
    }
}

/// The field of a number made by `as u8`.
pub fn ion_field(number: u8) -> IonField {
    match number {
        0 => IonField::Reversal,
        1 => IonField::Inside,
        2 => IonField::Outside,
        _ => IonField::Current,
    }
}
