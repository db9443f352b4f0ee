//! Which kernels a mechanism has, and what each of them does around the statements of its block.

use super::state::{Lowerer, Place, Var};
use super::{Lowered, Unit, prune, tables};
use crate::ast::{Block, BlockKind, Name, Span, Stmt, StmtKind};
use crate::diagnostics::Diagnostic;
use crate::passes::calls::visit;
use crate::passes::symbols::{IonVariable, Storage};
use crate::passes::verbatim::contains_code;
use nrn_kernel::Module;
use nrn_kernel::ir::{Inst, IonField, Kernel, NodeField, Op, Value};
use nrn_mech_abi::{FunctionInfo, KernelInfo, KernelKind, MechanismKind};
use std::collections::HashMap;

/// Voltage step that measures the slope of the current, mV.
const VOLTAGE_STEP: f64 = 0.001;

/// Makes all kernels.
pub fn module(unit: &Unit<'_>) -> Result<Module, Diagnostic> {
    let mut info = unit.info.clone();
    info.tables = unit.tables.iter().map(|t| t.info.clone()).collect();
    let mut module = Module { info, kernels: Vec::new() };
    let breakpoint = unit.file.block_of(BlockKind::Breakpoint);
    let currents = currents(unit);
    if let Some(b) = unit.file.block_of(BlockKind::Constructor) {
        both(unit, &mut module, KernelKind::Constructor, "constructor", 0, |l| l.in_block(&b.body))?;
    }
    both(unit, &mut module, KernelKind::Initial, "initial", 0, |l| l.initial())?;
    if let Some(b) = breakpoint {
        if !currents.is_empty() {
            both(unit, &mut module, KernelKind::Current, "current", 0, |l| l.current(b, &currents))?;
        }
        let (after, solves): (Vec<&Stmt>, Vec<&Stmt>) = solves(b).into_iter().partition(|s| is_after(s));
        let rest = currents.is_empty() && !without_solves(&b.body).is_empty();
        if !solves.is_empty() || rest {
            both(unit, &mut module, KernelKind::State, "state", 0, |l| l.state(b, &solves, rest))?;
        }
        if !after.is_empty() {
            both(unit, &mut module, KernelKind::AfterSolve, "after_solve", 0, |l| l.solves(&after))?;
        }
    }
    if !unit.info.diffusions.is_empty() {
        both(unit, &mut module, KernelKind::Diffusion, "diffusion", 0, |l| l.diffusion())?;
    }
    net_receive(unit, &mut module)?;
    for (kind, block, name) in [
        (KernelKind::BeforeInitial, BlockKind::BeforeInitial, "before_initial"),
        (KernelKind::AfterInitial, BlockKind::AfterInitial, "after_initial"),
        (KernelKind::BeforeBreakpoint, BlockKind::BeforeBreakpoint, "before_breakpoint"),
        (KernelKind::AfterSolveBlock, BlockKind::AfterSolve, "after_solve_block"),
        (KernelKind::BeforeStep, BlockKind::BeforeStep, "before_step"),
        (KernelKind::Destructor, BlockKind::Destructor, "destructor"),
    ] {
        if let Some(b) = unit.file.block_of(block) {
            if block == BlockKind::Destructor && contains_code(b) {
                // It gives back memory that only C has taken.
                continue;
            }
            both(unit, &mut module, kind, name, 0, |l| l.plain(&b.body))?;
        }
    }
    for ix in 0..unit.tables.len() {
        if unit.tables[ix].info.given {
            continue;
        }
        let (bounds, fill, of_instance) = tables::kernels(unit, ix)?;
        module.info.tables[ix].of_instance = of_instance;
        push(&mut module, KernelKind::TableBounds(ix as u16), false, bounds);
        push(&mut module, KernelKind::TableFill(ix as u16), false, fill);
    }
    functions(unit, &mut module)?;
    prune::prune(&mut module);
    Ok(module)
}

fn push(module: &mut Module, kind: KernelKind, tabled: bool, kernel: Kernel) {
    module.info.kernels.push(KernelInfo { kind, tabled });
    module.kernels.push(kernel);
}

/// True for kernels that run in every step, where a few more roundings than in C buy speed. What all others compute, such as
/// the values a simulation begins with, has NEURON's bits.
fn is_hot(kind: KernelKind) -> bool {
    matches!(
        kind,
        KernelKind::Current
            | KernelKind::State
            | KernelKind::AfterSolve
            | KernelKind::NetReceive
            | KernelKind::BeforeBreakpoint
            | KernelKind::AfterSolveBlock
            | KernelKind::BeforeStep
            | KernelKind::Watch(_)
            | KernelKind::OdeRates
            | KernelKind::OdeJacobian
    )
}

/// Writes a kernel with tables, and once more without when it read any.
fn both<'a>(
    unit: &'a Unit<'a>,
    module: &mut Module,
    kind: KernelKind,
    name: &str,
    n_args: usize,
    body: impl Fn(&mut Lowerer<'a>) -> Lowered<()>,
) -> Lowered<()> {
    for tabled in [true, false] {
        let mut l = Lowerer::new(unit, name, n_args, tabled);
        body(&mut l)?;
        l.store_all();
        if !is_hot(kind) {
            l.b.exact();
        }
        let used = l.used_table;
        push(module, kind, used, l.b.finish());
        if !used {
            break;
        }
    }
    Ok(())
}

/// A current, and the ion it belongs to.
#[derive(Clone)]
struct Current {
    name: Name,
    ion: Option<IonVariable>,
}

/// Currents in the order in which the NEURON block names them: that is the order of their sum.
fn currents(unit: &Unit<'_>) -> Vec<Current> {
    let n = &unit.file.neuron;
    let mut all: Vec<Current> = n
        .nonspecific
        .iter()
        .chain(&n.electrode)
        .map(|name| Current { name: name.clone(), ion: None })
        .collect();
    for name in n.ions.iter().flat_map(|i| &i.writes) {
        match unit.symbols.get(&name.text).map(|s| s.storage) {
            Some(Storage::Ion(ion)) if ion.field == IonField::Current => {
                all.push(Current { name: name.clone(), ion: Some(ion) });
            }
            _ => {}
        }
    }
    all.sort_by_key(|c| c.name.span.start);
    all
}

fn solves(block: &Block) -> Vec<&Stmt> {
    let mut all = Vec::new();
    visit(&block.body, &mut |s| {
        if matches!(s.kind, StmtKind::Solve { .. }) {
            all.push(s);
        }
    });
    all
}

fn is_after(s: &Stmt) -> bool {
    matches!(&s.kind, StmtKind::Solve { method: Some(m), .. } if m.text == "after_cvode")
}

/// The statements without SOLVE.
fn without_solves(body: &[Stmt]) -> Vec<Stmt> {
    let keep = body.iter().filter(|s| !matches!(s.kind, StmtKind::Solve { .. }));
    keep.map(|s| match &s.kind {
        StmtKind::If(branches, otherwise) => {
            let branches = branches.iter().map(|(c, b)| (c.clone(), without_solves(b))).collect();
            Stmt { kind: StmtKind::If(branches, without_solves(otherwise)), span: s.span }
        }
        StmtKind::Block(inner) => Stmt { kind: StmtKind::Block(without_solves(inner)), span: s.span },
        _ => s.clone(),
    })
    .collect()
}

fn net_receive<'a>(unit: &'a Unit<'a>, module: &mut Module) -> Lowered<()> {
    let Some(block) = unit.file.block_of(BlockKind::NetReceive) else { return Ok(()) };
    let n = block.params.len();
    both(unit, module, KernelKind::NetReceive, "net_receive", n + 1, |l| {
        l.weights(block);
        l.bind("flag", Var::Place(Place::Arg(n as u32)));
        l.statements(&block.body)?;
        l.store_ions(false)
    })?;
    let initial = block.body.iter().find_map(|s| match &s.kind {
        StmtKind::NetInitial(body) => Some(body),
        _ => None,
    });
    if let Some(body) = initial {
        both(unit, module, KernelKind::NetReceiveInitial, "net_receive_initial", n, |l| {
            l.weights(block);
            l.statements(body)
        })?;
    }
    for (ix, condition) in super::host::watches(block).into_iter().enumerate() {
        both(unit, module, KernelKind::Watch(ix as u16), "watch", 1, |l| {
            let value = l.watched(condition)?;
            l.b.push(Inst::StoreArg { arg: 0, value });
            Ok(())
        })?;
    }
    module.info.net_event = calls(unit, "net_event");
    Ok(())
}

fn calls(unit: &Unit<'_>, function: &str) -> bool {
    let mut found = false;
    for b in &unit.file.blocks {
        visit(&b.body, &mut |s| found |= matches!(&s.kind, StmtKind::Call(n, _) if n.text == function));
    }
    found
}

fn functions<'a>(unit: &'a Unit<'a>, module: &mut Module) -> Lowered<()> {
    for block in &unit.file.blocks {
        if block.kind == BlockKind::FunctionTable {
            let name = format!("table_{}", block.name.text);
            module.info.functions.push(FunctionInfo { name, ..FunctionInfo::default() });
        }
        if !matches!(block.kind, BlockKind::Function | BlockKind::Procedure | BlockKind::FunctionTable) {
            continue;
        }
        let kind = KernelKind::Function(module.info.functions.len() as u16);
        let n_args = block.params.len();
        let returns = block.kind != BlockKind::Procedure;
        let before = module.kernels.len();
        let made = both(unit, module, kind, &block.name.text, n_args.max(1), |l| l.function(block, returns));
        if let Err(why) = made {
            // Only a call of it fails, since the simulation itself does not need it or has failed above.
            module.info.kernels.truncate(before);
            module.kernels.truncate(before);
            let text = format!("{}: {}", block.name.text, why.message);
            push(
                module,
                kind,
                false,
                Kernel {
                    name: format!("{}.{}", unit.info.name, block.name.text),
                    n_args: n_args.max(1),
                    body: nrn_kernel::ir::Region { insts: vec![Inst::Fail { text }], yields: Vec::new() },
                    ..Kernel::default()
                },
            );
        }
        let needs_instance =
            module.kernels[before..].iter().any(|k| prune::touches_instance(k, &module.info));
        module.info.functions.push(FunctionInfo {
            name: block.name.text.clone(),
            n_args,
            returns,
            needs_instance,
        });
    }
    super::frames::spread_needs(module);
    Ok(())
}

impl<'a> Lowerer<'a> {
    /// INITIAL: states get their start values first.
    fn initial(&mut self) -> Lowered<()> {
        let unit = self.unit;
        for (name, start) in &unit.symbols.states {
            let (first, len) = match self.outer_var(name, Span::default())? {
                Var::Place(Place::Ion(..)) => continue,
                Var::Place(place) => (place, 1),
                Var::Array(first, len) => (first, len),
                _ => continue,
            };
            let value = self.start_value(name, *start)?;
            self.fill_array(first, len, value, Span::default())?;
        }
        self.forget_past()?;
        if let Some(block) = unit.file.block_of(BlockKind::Initial) {
            self.in_block(&block.body)?;
        }
        self.store_ions(true)
    }

    /// `name0` when there is such a parameter, else the START value.
    pub fn start_value(&mut self, name: &str, start: f64) -> Lowered<Value> {
        match self.outer(&format!("{name}0")) {
            Some(Var::Place(place)) => self.read(place, Span::default()),
            _ => Ok(self.constant(start)),
        }
    }

    /// The currents of BREAKPOINT and their slope.
    fn current(&mut self, block: &'a Block, currents: &[Current]) -> Lowered<()> {
        let unit = self.unit;
        let body = without_solves(&block.body);
        let mut hints: Vec<(&Name, Option<&Name>)> = Vec::new();
        visit(&block.body, &mut |s| {
            if let StmtKind::Conductance(g, ion) = &s.kind {
                hints.push((g, ion.as_ref()));
            }
        });
        let v = self.op(Op::Node(NodeField::V));
        let mut moved = Vec::new();
        if hints.is_empty() {
            let step = self.constant(VOLTAGE_STEP);
            let higher = self.add(v, step);
            self.write(Place::Voltage, higher);
            self.quiet = true;
            self.in_block(&body)?;
            self.quiet = false;
            self.again = true;
            moved = self.values(currents)?;
        }
        self.write(Place::Voltage, v);
        // A CONDUCTANCE may be a LOCAL of the block, so its scope stays open until that is read.
        let outer = std::mem::replace(&mut self.scopes, vec![HashMap::new()]);
        self.until_return_here(&body)?;
        let here = self.values(currents)?;
        let slopes =
            if hints.is_empty() { self.differences(&moved, &here) } else { self.hinted(&hints, currents)? };
        let factor = self.per_area();
        let electrode = unit.info.electrode_current;
        let total = self.sum(&here);
        let slope = match (hints.is_empty(), self.sum(&moved), total) {
            (true, Some(there), Some(here)) => Some(self.difference(there, here)),
            _ => self.hint_sum(&hints)?,
        };
        self.scopes = outer;
        for (ix, current) in currents.iter().enumerate() {
            let Some(ion) = current.ion else { continue };
            let i = self.scaled(here[ix], factor);
            self.b.add_ion(ion.ion, IonField::Current, i);
            if let Some(slope) = slopes[ix] {
                let g = self.scaled(slope, factor);
                self.b.add_ion(ion.ion, IonField::Conductance, g);
            }
            if ion.read {
                self.write(Place::Column(ion.own), here[ix]);
            }
        }
        for (field, value, leaves) in [(NodeField::Rhs, total, true), (NodeField::D, slope, false)] {
            let Some(value) = value else { continue };
            let mut value = self.scaled(value, factor);
            if leaves != electrode {
                value = self.neg(value);
            }
            self.b.add_node(field, value);
        }
        self.store_ions(false)
    }

    fn values(&mut self, currents: &[Current]) -> Lowered<Vec<Value>> {
        let mut all = Vec::new();
        for c in currents {
            match self.outer_var(&c.name.text, c.name.span)? {
                Var::Place(place) => all.push(self.read(place, c.name.span)?),
                _ => return self.unit.error(c.name.span, format!("`{}` is not a current", c.name.text)),
            }
        }
        Ok(all)
    }

    fn sum(&mut self, values: &[Value]) -> Option<Value> {
        let (first, rest) = values.split_first()?;
        Some(rest.iter().fold(*first, |sum, x| self.add(sum, *x)))
    }

    fn difference(&mut self, there: Value, here: Value) -> Value {
        let step = self.constant(VOLTAGE_STEP);
        let difference = self.sub(there, here);
        self.div(difference, step)
    }

    fn differences(&mut self, there: &[Value], here: &[Value]) -> Vec<Option<Value>> {
        there.iter().zip(here).map(|(a, b)| Some(self.difference(*a, *b))).collect()
    }

    /// Conductances that CONDUCTANCE statements name, per current.
    fn hinted(
        &mut self,
        hints: &[(&Name, Option<&Name>)],
        currents: &[Current],
    ) -> Lowered<Vec<Option<Value>>> {
        let unit = self.unit;
        let mut all = Vec::new();
        for c in currents {
            let ion = c.ion.map(|i| &unit.info.ions[i.ion as usize].name);
            let mut sum = None;
            for (g, of) in hints {
                if ion.is_some() && of.map(|n| &n.text) == ion {
                    let g = self.named(g)?;
                    sum = Some(sum.map_or(g, |s| self.add(s, g)));
                }
            }
            all.push(sum);
        }
        Ok(all)
    }

    fn hint_sum(&mut self, hints: &[(&Name, Option<&Name>)]) -> Lowered<Option<Value>> {
        let all = hints.iter().map(|(g, _)| self.named(g)).collect::<Lowered<Vec<_>>>()?;
        Ok(self.sum(&all))
    }

    fn named(&mut self, name: &Name) -> Lowered<Value> {
        match self.lookup(&name.text, name.span)? {
            Var::Place(place) => self.read(place, name.span),
            Var::Constant(x) => Ok(self.constant(x)),
            _ => self.unit.error(name.span, format!("`{}` is not a conductance", name.text)),
        }
    }

    /// What turns nA into mA/cm2 for point processes.
    fn per_area(&mut self) -> Option<Value> {
        if self.unit.info.kind != MechanismKind::PointProcess {
            return None;
        }
        let (hundred, area) = (self.constant(100.0), self.op(Op::Node(NodeField::Area)));
        Some(self.div(hundred, area))
    }

    fn scaled(&mut self, x: Value, factor: Option<Value>) -> Value {
        match factor {
            Some(f) => self.mul(x, f),
            None => x,
        }
    }

    /// SOLVE statements of BREAKPOINT, and all the rest of it where there is no current.
    fn state(&mut self, block: &'a Block, solves: &[&Stmt], with_rest: bool) -> Lowered<()> {
        if solves.iter().any(|s| self.in_halves(s)) {
            self.begin_halves();
        }
        self.solve_all(solves)?;
        if with_rest {
            self.in_block(&without_solves(&block.body))?;
        }
        self.store_ions(true)
    }

    fn solves(&mut self, all: &[&Stmt]) -> Lowered<()> {
        self.solve_all(all)?;
        self.store_ions(false)
    }

    fn solve_all(&mut self, all: &[&Stmt]) -> Lowered<()> {
        all.iter().try_for_each(|s| match &s.kind {
            StmtKind::Solve { block, method, steady_state } => {
                self.solve(block, method.as_ref(), steady_state.as_ref())
            }
            _ => Ok(()),
        })
    }

    fn plain(&mut self, body: &[Stmt]) -> Lowered<()> {
        self.in_block(body)?;
        self.store_ions(false)
    }

    fn weights(&mut self, block: &Block) {
        for (ix, name) in block.params.iter().enumerate() {
            self.bind(&name.text, Var::Place(Place::Arg(ix as u32)));
        }
    }

    fn function(&mut self, block: &'a Block, returns: bool) -> Lowered<()> {
        let args: Vec<Value> = (0..block.params.len()).map(|ix| self.op(Op::Arg(ix as u32))).collect();
        let result = match self.unit.recursive.contains(&block.name.text) {
            true => self.inline_or_table(block, &args, block.span)?,
            false => self.inline(block, &args, block.span)?,
        };
        if returns {
            self.b.push(Inst::StoreArg { arg: 0, value: result });
        }
        Ok(())
    }

    /// Concentrations and potentials that the mechanism WRITEs; `always` even when this kernel did not change them.
    fn store_ions(&mut self, always: bool) -> Lowered<()> {
        let unit = self.unit;
        for name in unit.file.neuron.ions.iter().flat_map(|i| &i.writes) {
            let Some(Storage::Ion(ion)) = unit.symbols.get(&name.text).map(|s| s.storage) else { continue };
            if ion.field == IonField::Current {
                continue;
            }
            let place = Self::ion_place(ion);
            let dirty = self.env.get(&place).is_some_and(|s| s.dirty);
            if dirty || (always && !ion.read) {
                let value = self.read(place, name.span)?;
                self.b.store_ion(ion.ion, ion.field, value);
                self.write(Place::Column(ion.own), value);
            }
        }
        Ok(())
    }
}
