//! The evaluator: one instance after the other, every access checked. Slow; the oracle of all tests, and the executor of
//! kernels with calls ([`Inst::Call`]).

pub(crate) mod memory;

use crate::ir::scalar::element;
use crate::ir::*;
use crate::needs::Needs;
use crate::{CheckError, Module};
use memory::Memory;
use nrn_mech_abi::host::Request;
use nrn_mech_abi::raw::KernelCall;
use nrn_mech_abi::{KernelKind, Kernels, Mechanism};

/// Makes a module executable. Fails when it is not well formed.
pub fn mechanism(module: Module) -> Result<Mechanism, CheckError> {
    mechanism_within(module, u64::MAX)
}

/// The same, but a kernel fails once its loops made `passes` passes for one instance: for programs nobody has read.
pub fn mechanism_within(module: Module, passes: u64) -> Result<Mechanism, CheckError> {
    let info = module.info.clone();
    let evaluator = Evaluator::new(module, passes)?;
    Ok(Mechanism::from_kernels(info, Box::new(evaluator)))
}

/// Calls inside calls at most. Each takes some kilobytes of the stack.
const MAX_DEPTH: usize = 300;

pub(crate) struct Evaluator {
    module: Module,
    needs: Vec<Needs>,
    passes: u64,
}

impl Evaluator {
    pub(crate) fn new(module: Module, passes: u64) -> Result<Self, CheckError> {
        crate::check(&module)?;
        let needs = module.kernels.iter().map(Needs::of).collect();
        Ok(Evaluator { module, needs, passes })
    }

    /// The kernel of a FUNCTION, in the form that reads tables where that is wanted and there is one.
    fn function(&self, function: u16, tabled: bool) -> Option<usize> {
        let kernels = || self.module.info.kernels.iter().enumerate();
        let of = |tabled: bool| {
            kernels().find(|(_, k)| k.kind == KernelKind::Function(function) && k.tabled == tabled)
        };
        of(tabled).or_else(|| of(!tabled)).map(|(at, _)| at)
    }
}

impl Kernels for Evaluator {
    unsafe fn run(&self, kernel: u32, call: &KernelCall) -> Result<(), String> {
        let unknown = || format!("no kernel {kernel}");
        let needs = self.needs.get(kernel as usize).ok_or_else(unknown)?;
        let program = self.module.kernels.get(kernel as usize).ok_or_else(unknown)?;
        // SAFETY: the module passed `check`; the call is as our caller promised.
        let memory = unsafe { Memory::new(call, &self.module.info, needs) }?;
        let values = vec![0.0; program.n_values as usize];
        let mut frame = Frame { of: self, memory, row: call.first, values, left: self.passes, depth: 0 };
        let kind = self.module.info.kernels.get(kernel as usize).map(|k| k.kind);
        for i in 0..rows(call, kind, needs) {
            (frame.row, frame.left) = (call.first + i, self.passes);
            frame.region(&program.body)?;
        }
        Ok(())
    }
}

/// How often a kernel runs: once per instance, and once for a FUNCTION, bound or table row that needs no instance.
pub(crate) fn rows(call: &KernelCall, kind: Option<KernelKind>, needs: &Needs) -> usize {
    let with_args = matches!(kind, Some(KernelKind::TableFill(_))) && needs.args > 0;
    let callable = with_args || matches!(kind, Some(KernelKind::Function(_) | KernelKind::TableBounds(_)));
    if callable && !needs.instance { 1 } else { call.n }
}

/// Text for an index outside its array.
pub(crate) fn outside(index: f64, len: u32) -> String {
    format!("array index {index} is outside 0 ... {}", len - 1)
}

struct Frame<'a> {
    of: &'a Evaluator,
    memory: Memory<'a>,
    row: usize,
    values: Vec<f64>,
    /// Passes that loops may still make.
    left: u64,
    /// Calls around this one.
    depth: usize,
}

impl Frame<'_> {
    fn get(&self, value: Value) -> f64 {
        self.values[value.0 as usize]
    }

    fn set(&mut self, value: Value, x: f64) {
        self.values[value.0 as usize] = x;
    }

    /// Gives all `to` the values of `from` at once.
    fn pass(&mut self, to: &[Value], from: &[Value]) {
        let all: Vec<f64> = from.iter().map(|v| self.get(*v)).collect();
        to.iter().zip(all).for_each(|(v, x)| self.set(*v, x));
    }

    fn region(&mut self, region: &Region) -> Result<(), String> {
        region.insts.iter().try_for_each(|inst| self.inst(inst))
    }

    fn inst(&mut self, inst: &Inst) -> Result<(), String> {
        let (memory, row) = (self.memory, self.row);
        match inst {
            Inst::Let { result, op } => {
                let x = self.op(op)?;
                self.set(*result, x);
            }
            Inst::Store { column, value } => memory.set_column(*column, row, self.get(*value)),
            Inst::StoreIndexed { first, len, index, value } => {
                let ix = self.element(*index, *len)?;
                memory.set_column(first + ix as u32, row, self.get(*value));
            }
            Inst::StoreGlobal { global, value } => memory.set_global(*global as usize, self.get(*value)),
            Inst::StoreGlobalIndexed { first, len, index, value } => {
                let ix = self.element(*index, *len)?;
                memory.set_global(*first as usize + ix, self.get(*value));
            }
            Inst::StoreArg { arg, value } => memory.set_arg(*arg as usize, self.get(*value)),
            Inst::AddNode { field, value } => memory.add_node(*field, row, self.get(*value)),
            Inst::StoreIon { ion, field, value } => memory.set_ion(*ion, *field, row, self.get(*value)),
            Inst::AddIon { ion, field, value } => {
                memory.set_ion(*ion, *field, row, memory.ion(*ion, *field, row) + self.get(*value));
            }
            Inst::Effect { kind, a, b } => memory.effect(kind.number(), row, self.get(*a), self.get(*b)),
            Inst::HostCall { function, column, text, args, results } => {
                let args: Vec<f64> = args.iter().map(|v| self.get(*v)).collect();
                let x =
                    memory.ask(Request { function: *function, row, column: *column, args: &args, text })?;
                results.iter().for_each(|r| self.set(*r, x));
            }
            Inst::Call { function, tabled, args, results, too_deep } => {
                if self.depth >= MAX_DEPTH {
                    return Err(too_deep.clone());
                }
                let args: Vec<f64> = args.iter().map(|v| self.get(*v)).collect();
                let x = self.call(*function, *tabled, args)?;
                results.iter().for_each(|r| self.set(*r, x));
            }
            Inst::Fail { text } => return Err(text.clone()),
            Inst::If { mask, then, otherwise, results } => {
                let chosen = if self.get(*mask) != 0.0 { then } else { otherwise };
                self.region(chosen)?;
                self.pass(results, &chosen.yields);
            }
            Inst::Loop { initial, carried, condition, body, results } => {
                self.pass(carried, initial);
                self.repeat(carried, condition, body)?;
                self.pass(results, carried);
            }
        }
        Ok(())
    }

    /// Runs a FUNCTION for the same instance; gives what it leaves in its first argument.
    fn call(&mut self, function: u16, tabled: bool, mut args: Vec<f64>) -> Result<f64, String> {
        let unknown = || format!("no function {function}");
        let kernel = self.of.function(function, tabled).ok_or_else(unknown)?;
        let (program, needs) = (&self.of.module.kernels[kernel], &self.of.needs[kernel]);
        args.resize(args.len().max(needs.args).max(1), 0.0);
        let memory = self.memory.with_args(&mut args, &self.of.module.info, needs)?;
        let values = vec![0.0; program.n_values as usize];
        let (row, left, depth) = (self.row, self.left, self.depth + 1);
        let mut inner = Frame { of: self.of, memory, row, values, left, depth };
        inner.region(&program.body)?;
        self.left = inner.left;
        Ok(memory.arg(0))
    }

    fn repeat(&mut self, carried: &[Value], condition: &Region, body: &Region) -> Result<(), String> {
        for _ in 0..LOOP_LIMIT {
            self.region(condition)?;
            if self.get(condition.yields[0]) == 0.0 {
                return Ok(());
            }
            self.left = self.left.checked_sub(1).ok_or(TOO_LONG)?;
            self.region(body)?;
            self.pass(carried, &body.yields);
        }
        Err(TOO_LONG.into())
    }

    fn element(&self, index: Value, len: u32) -> Result<usize, String> {
        let x = self.get(index);
        element(x, len).ok_or_else(|| outside(x, len))
    }

    fn op(&self, op: &Op) -> Result<f64, String> {
        let memory = self.memory;
        Ok(match *op {
            Op::Env(field) => env(memory.call(), field),
            Op::Global(ix) => memory.global(ix as usize),
            Op::GlobalIndexed { first, len, index } => {
                memory.global(first as usize + self.element(index, len)?)
            }
            Op::Arg(ix) => memory.arg(ix as usize),
            Op::Load(column) => memory.column(column, self.row),
            Op::LoadIndexed { first, len, index } => {
                memory.column(first + self.element(index, len)? as u32, self.row)
            }
            Op::Node(field) => memory.node(field, self.row),
            Op::Ion { ion, field } => memory.ion(ion, field, self.row),
            Op::TableIndex { table, x } => memory.table_index(table, self.get(x)),
            Op::TableValue { table, output, theta } => memory.table_value(table, output, self.get(theta)),
            _ => {
                let mut x = [0.0; 3];
                op.uses().zip(&mut x).for_each(|(v, x)| *x = self.get(v));
                op.fold(x).unwrap_or(f64::NAN)
            }
        })
    }
}

/// Text for a loop that reached [`LOOP_LIMIT`].
pub(crate) const TOO_LONG: &str = "a loop did not end after 10000000 passes";

/// `t`, `dt`, `celsius` or `secondorder` of a call.
pub(crate) fn env(call: &KernelCall, field: EnvField) -> f64 {
    match field {
        EnvField::T => call.env.t,
        EnvField::Dt => call.env.dt,
        EnvField::Celsius => call.env.celsius,
        EnvField::SecondOrder => call.env.secondorder,
    }
}
