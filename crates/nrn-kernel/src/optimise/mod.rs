//! Passes over kernels, one small file each. Every pass takes a checked kernel and leaves a checked kernel.

mod dead;
mod flatten;
mod fuse;
mod simplify;
#[cfg(test)]
mod tests;

use crate::ir::*;
use crate::needs::Needs;

/// How far results may differ from the operations as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Exactness {
    /// A few units in the last place: `a * b + c` rounded once, `x / c` as `x * (1 / c)`, whole powers as products.
    #[default]
    Fast,
    /// The operations as written, each rounded as in C.
    Exact,
}

impl Exactness {
    /// What holds for a kernel where this is wanted.
    pub fn of(self, kernel: &Kernel) -> Exactness {
        if kernel.exact { Exactness::Exact } else { self }
    }
}

/// A pass: its name, whether it changes rounding, and the function.
struct Pass {
    name: &'static str,
    rounds: bool,
    run: fn(&mut Kernel, Exactness),
}

const fn pass(name: &'static str, rounds: bool, run: fn(&mut Kernel, Exactness)) -> Pass {
    Pass { name, rounds, run }
}

/// All passes in the order they run. Two rounds: what one makes constant or equal, the next can use.
const PASSES: &[Pass] = &[
    pass("flatten", false, |kernel, _| flatten::run(kernel)),
    pass("simplify", false, simplify::run),
    pass("dead", false, |kernel, _| dead::run(kernel)),
    pass("simplify-again", false, simplify::run),
    pass("dead-again", false, |kernel, _| dead::run(kernel)),
    pass("fuse", true, |kernel, _| fuse::run(kernel)),
    pass("dead-last", true, |kernel, _| dead::run(kernel)),
];

/// The names of the passes, in the order they run.
pub fn passes() -> impl Iterator<Item = &'static str> {
    PASSES.iter().map(|pass| pass.name)
}

/// Runs all passes. A kernel with calls, which may change anything, stays as it is.
pub fn kernel(kernel: &Kernel, exactness: Exactness) -> Kernel {
    let exactness = exactness.of(kernel);
    let mut kernel = kernel.clone();
    if Needs::of(&kernel).calls {
        return kernel;
    }
    for pass in PASSES.iter().filter(|pass| !pass.rounds || exactness == Exactness::Fast) {
        (pass.run)(&mut kernel, exactness);
    }
    kernel
}

/// What all passes up to and with `last` leave of a kernel, for looking at. `None` when no pass has this name.
pub fn kernel_after(kernel: &Kernel, last: &str) -> Option<Kernel> {
    let at = PASSES.iter().position(|pass| pass.name == last)?;
    let exactness = Exactness::Fast.of(kernel);
    let mut kernel = kernel.clone();
    let done = PASSES.iter().take(at + 1).filter(|pass| !pass.rounds || exactness == Exactness::Fast);
    done.for_each(|pass| (pass.run)(&mut kernel, exactness));
    Some(kernel)
}

/// How often each value is used, yields included.
pub(crate) fn use_counts(kernel: &Kernel) -> Vec<u32> {
    let mut counts = vec![0; kernel.n_values as usize];
    visit_uses(&kernel.body, &mut |v| counts[v.0 as usize] += 1);
    counts
}

/// Calls `f` for every use of a value in a region and the regions inside it.
pub(crate) fn visit_uses(region: &Region, f: &mut dyn FnMut(Value)) {
    for inst in &region.insts {
        own_uses(inst, f);
        for inner in regions(inst) {
            visit_uses(inner, f);
        }
    }
    region.yields.iter().for_each(|v| f(*v));
}

/// Calls `f` for the values a statement uses itself, not those of regions inside it.
pub(crate) fn own_uses(inst: &Inst, f: &mut dyn FnMut(Value)) {
    match inst {
        Inst::Let { op, .. } => op.uses().for_each(f),
        Inst::Store { value, .. }
        | Inst::StoreGlobal { value, .. }
        | Inst::StoreArg { value, .. }
        | Inst::AddNode { value, .. }
        | Inst::StoreIon { value, .. }
        | Inst::AddIon { value, .. } => f(*value),
        Inst::StoreIndexed { index, value, .. } | Inst::StoreGlobalIndexed { index, value, .. } => {
            f(*index);
            f(*value);
        }
        Inst::Effect { a, b, .. } => {
            f(*a);
            f(*b);
        }
        Inst::HostCall { args, .. } | Inst::Call { args, .. } => args.iter().for_each(|v| f(*v)),
        Inst::Fail { .. } => {}
        Inst::If { mask, .. } => f(*mask),
        Inst::Loop { initial, .. } => initial.iter().for_each(|v| f(*v)),
    }
}

/// Replaces the values a statement uses itself.
pub(crate) fn map_own_uses(inst: &mut Inst, f: &mut dyn FnMut(Value) -> Value) {
    match inst {
        Inst::Let { op, .. } => *op = op.map(f),
        Inst::Store { value, .. }
        | Inst::StoreGlobal { value, .. }
        | Inst::StoreArg { value, .. }
        | Inst::AddNode { value, .. }
        | Inst::StoreIon { value, .. }
        | Inst::AddIon { value, .. } => *value = f(*value),
        Inst::StoreIndexed { index, value, .. } | Inst::StoreGlobalIndexed { index, value, .. } => {
            (*index, *value) = (f(*index), f(*value));
        }
        Inst::Effect { a, b, .. } => (*a, *b) = (f(*a), f(*b)),
        Inst::HostCall { args, .. } | Inst::Call { args, .. } => {
            args.iter_mut().for_each(|v| *v = f(*v));
        }
        Inst::Fail { .. } => {}
        Inst::If { mask, .. } => *mask = f(*mask),
        Inst::Loop { initial, .. } => initial.iter_mut().for_each(|v| *v = f(*v)),
    }
}

/// The regions inside a statement, in the order they run.
pub(crate) fn regions(inst: &Inst) -> impl Iterator<Item = &Region> {
    let both = match inst {
        Inst::If { then, otherwise, .. } => [Some(then), Some(otherwise)],
        Inst::Loop { condition, body, .. } => [Some(condition), Some(body)],
        _ => [None, None],
    };
    both.into_iter().flatten()
}

/// The same, to change.
pub(crate) fn regions_mut(inst: &mut Inst) -> impl Iterator<Item = &mut Region> {
    let both = match inst {
        Inst::If { then, otherwise, .. } => [Some(then), Some(otherwise)],
        Inst::Loop { condition, body, .. } => [Some(condition), Some(body)],
        _ => [None, None],
    };
    both.into_iter().flatten()
}
