//! Says whether a module is well formed. What passes here keeps the executors' unsafe code in bounds.
//!
//! Checked: every value is defined once and before its uses, regions yield what is asked of them, and every column,
//! global, argument, ion and table exists. Not checked, because the caller of a kernel promises it: row numbers.

use crate::Module;
use crate::ir::*;
use nrn_mech_abi::{KernelKind, MechanismInfo, MechanismKind};

/// What is wrong with a module. Texts are for the author of a front end, not for users.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{kernel}: {what}")]
pub struct CheckError {
    /// The kernel.
    pub kernel: String,
    /// What is wrong there.
    pub what: String,
}

/// Checks a module.
pub fn check(module: &Module) -> Result<(), CheckError> {
    let whole = |what: &str| CheckError { kernel: module.info.name.clone(), what: what.to_string() };
    if module.kernels.len() != module.info.kernels.len() {
        return Err(whole("as many kernels as the description lists are needed"));
    }
    if module.info.ions.len() > 16 || module.info.tables.len() > 16 {
        return Err(whole("more than 16 ions or tables"));
    }
    for (kernel, info) in module.kernels.iter().zip(&module.info.kernels) {
        let mut state = State::new(&module.info, info.kind, kernel);
        state.region(&kernel.body, 0, 0).map_err(|what| CheckError { kernel: kernel.name.clone(), what })?;
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Never,
    Visible,
    OutOfScope,
}

struct State<'a> {
    info: &'a MechanismInfo,
    width: usize,
    placed: bool,
    ions: usize,
    n_args: usize,
    seen: Vec<Seen>,
    visible: Vec<Value>,
}

type Checked = Result<(), String>;

/// Deeper nesting is refused, so that no walk over regions can exhaust the stack.
const MAX_DEPTH: usize = 200;

impl<'a> State<'a> {
    fn new(info: &'a MechanismInfo, kind: KernelKind, kernel: &Kernel) -> Self {
        let (width, table_call) = match kind {
            _ if !info.runs_over_table(kind) => (info.width, false),
            KernelKind::TableFill(table) => {
                (info.tables.get(table as usize).map_or(0, |t| t.n_outputs + 1), true)
            }
            KernelKind::TableBounds(_) => (0, true),
            _ => (info.width, false),
        };
        let placed = !table_call && matches!(info.kind, MechanismKind::Density | MechanismKind::PointProcess);
        let ions = if table_call { 0 } else { info.ions.len() };
        // A huge number of values would only be a waste of memory; the definitions check catches the mistake.
        let n_values = (kernel.n_values as usize).min(1 << 22);
        State {
            info,
            width,
            placed,
            ions,
            n_args: kernel.n_args,
            seen: vec![Seen::Never; n_values],
            visible: Vec::new(),
        }
    }

    fn region(&mut self, region: &Region, yields: usize, depth: usize) -> Checked {
        if depth > MAX_DEPTH {
            return Err("nested too deeply".into());
        }
        for inst in &region.insts {
            self.inst(inst, depth)?;
        }
        if region.yields.len() != yields {
            return Err(format!("a region yields {} values, {yields} are asked for", region.yields.len()));
        }
        self.uses(&region.yields)
    }

    /// Runs `check` and takes what it defined out of sight again.
    fn scoped(&mut self, check: impl FnOnce(&mut Self) -> Checked) -> Checked {
        let mark = self.visible.len();
        check(self)?;
        for value in self.visible.drain(mark..) {
            self.seen[value.0 as usize] = Seen::OutOfScope;
        }
        Ok(())
    }

    fn define(&mut self, value: Value) -> Checked {
        match self.seen.get_mut(value.0 as usize) {
            Some(seen) if *seen == Seen::Never => {
                *seen = Seen::Visible;
                self.visible.push(value);
                Ok(())
            }
            Some(_) => Err(format!("{value} is defined twice")),
            None => Err(format!("{value} is not below the number of values")),
        }
    }

    fn uses(&self, values: &[Value]) -> Checked {
        match values.iter().find(|v| self.seen.get(v.0 as usize) != Some(&Seen::Visible)) {
            Some(v) => Err(format!("{v} is used where it is not defined")),
            None => Ok(()),
        }
    }

    fn below(&self, what: &str, first: u32, len: u32, limit: usize) -> Checked {
        match (first as usize).checked_add(len as usize) {
            Some(end) if len > 0 && end <= limit => Ok(()),
            _ => Err(format!("{what} {first} (length {len}) is not below {limit}")),
        }
    }

    fn inst(&mut self, inst: &Inst, depth: usize) -> Checked {
        match inst {
            Inst::Let { result, op } => {
                for v in op.uses() {
                    self.uses(&[v])?;
                }
                self.op(op)?;
                self.define(*result)
            }
            Inst::Store { column, value } => {
                self.below("column", *column, 1, self.width)?;
                self.uses(&[*value])
            }
            Inst::StoreIndexed { first, len, index, value } => {
                self.below("column", *first, *len, self.width)?;
                self.uses(&[*index, *value])
            }
            Inst::StoreGlobal { global, value } => {
                self.below("global", *global, 1, self.info.n_globals)?;
                self.uses(&[*value])
            }
            Inst::StoreGlobalIndexed { first, len, index, value } => {
                self.below("global", *first, *len, self.info.n_globals)?;
                self.uses(&[*index, *value])
            }
            Inst::StoreArg { arg, value } => {
                self.below("argument", *arg, 1, self.n_args)?;
                self.uses(&[*value])
            }
            Inst::AddNode { value, .. } => {
                self.node()?;
                self.uses(&[*value])
            }
            Inst::StoreIon { ion, value, .. } | Inst::AddIon { ion, value, .. } => {
                self.below("ion", *ion, 1, self.ions)?;
                self.uses(&[*value])
            }
            Inst::Effect { a, b, .. } => self.uses(&[*a, *b]),
            Inst::HostCall { function, column, args, results, .. } => {
                if function.is_stream() {
                    self.below("column", *column, nrn_mech_abi::random::philox::NUMBERS as u32, self.width)?;
                }
                if args.len() > nrn_mech_abi::host::MAX_ARGS || results.len() > 1 {
                    return Err("a request has too many numbers".into());
                }
                self.uses(args)?;
                results.iter().try_for_each(|r| self.define(*r))
            }
            Inst::Call { args, results, .. } => {
                if results.len() > 1 {
                    return Err("a FUNCTION has one result".into());
                }
                self.uses(args)?;
                results.iter().try_for_each(|r| self.define(*r))
            }
            Inst::Fail { .. } => Ok(()),
            Inst::If { mask, then, otherwise, results } => {
                self.uses(&[*mask])?;
                self.scoped(|s| s.region(then, results.len(), depth + 1))?;
                self.scoped(|s| s.region(otherwise, results.len(), depth + 1))?;
                results.iter().try_for_each(|r| self.define(*r))
            }
            Inst::Loop { initial, carried, condition, body, results } => {
                if initial.len() != carried.len() || results.len() != carried.len() {
                    return Err("a loop's initial, carried and resulting values are not equally many".into());
                }
                self.uses(initial)?;
                self.scoped(|s| {
                    carried.iter().try_for_each(|c| s.define(*c))?;
                    s.region(condition, 1, depth + 1)?;
                    s.region(body, carried.len(), depth + 1)
                })?;
                results.iter().try_for_each(|r| self.define(*r))
            }
        }
    }

    fn node(&self) -> Checked {
        if self.placed { Ok(()) } else { Err("there is no node here".into()) }
    }

    fn op(&self, op: &Op) -> Checked {
        match *op {
            Op::Global(global) => self.below("global", global, 1, self.info.n_globals),
            Op::GlobalIndexed { first, len, .. } => self.below("global", first, len, self.info.n_globals),
            Op::Arg(arg) => self.below("argument", arg, 1, self.n_args),
            Op::Load(column) => self.below("column", column, 1, self.width),
            Op::LoadIndexed { first, len, .. } => self.below("column", first, len, self.width),
            Op::Node(_) => self.node(),
            Op::Ion { ion, .. } => self.below("ion", ion, 1, self.ions),
            Op::TableIndex { table, .. } => self.below("table", table, 1, self.info.tables.len()),
            Op::TableValue { table, output, .. } => {
                self.below("table", table, 1, self.info.tables.len())?;
                let outputs = self.info.tables.get(table as usize).map_or(0, |t| t.n_outputs);
                self.below("table output", output, 1, outputs)
            }
            _ => Ok(()),
        }
    }
}
