//! Hidden columns that no kernel reads are not stored, and columns nobody uses are not kept.

use nrn_kernel::Module;
use nrn_kernel::ir::{Inst, Kernel, Op, Region};
use nrn_mech_abi::info::TableDependency;
use nrn_mech_abi::{ColumnRole, DiffusionState, KernelInfo, KernelKind, MechanismInfo};

/// Drops what only costs memory and time.
pub fn prune(module: &mut Module) {
    let width = module.info.width;
    let mut loaded = vec![false; width];
    for depend in module.info.tables.iter().flat_map(|t| &t.depend) {
        if let TableDependency::Column(c) = depend {
            mark(&mut loaded, *c as u32, 1);
        }
    }
    for kernel in own_kernels(module) {
        walk(&kernel.body, &mut |inst| match inst {
            Inst::Let { op: Op::Load(c), .. } => mark(&mut loaded, *c, 1),
            Inst::Let { op: Op::LoadIndexed { first, len, .. }, .. } => mark(&mut loaded, *first, *len),
            _ => {}
        });
    }
    let mut keep = loaded.clone();
    for c in &module.info.columns {
        if c.role != ColumnRole::Hidden || c.is_array && (c.first..c.first + c.len).any(|i| loaded[i]) {
            keep[c.first..c.first + c.len].fill(true);
        }
    }
    for d in &module.info.diffusions {
        keep.get_mut(d.coefficient..d.coefficient + d.len).into_iter().for_each(|part| part.fill(true));
        keep.get_mut(d.volume..d.volume + d.len).into_iter().for_each(|part| part.fill(true));
    }
    let mut new = vec![0u32; width];
    let mut count = 0;
    for (c, n) in new.iter_mut().enumerate() {
        *n = count;
        count += u32::from(keep[c]);
    }
    let kinds: Vec<KernelKind> = module.info.kernels.iter().map(|k| k.kind).collect();
    for (kernel, kind) in module.kernels.iter_mut().zip(kinds) {
        if !module.info.runs_over_table(kind) {
            renumber(&mut kernel.body, &keep, &new);
        }
    }
    module.info.pointing.retain(|(_, flag)| keep.get(*flag).copied().unwrap_or(true));
    for (pointer, flag) in &mut module.info.pointing {
        for column in [pointer, flag] {
            *column = new.get(*column).map_or(0, |n| *n as usize);
        }
    }
    module.info.columns.retain(|c| keep.get(c.first).copied().unwrap_or(true));
    for depend in module.info.tables.iter_mut().flat_map(|t| &mut t.depend) {
        if let TableDependency::Column(c) = depend {
            *c = new.get(*c).map_or(0, |n| *n as usize);
        }
    }
    let renumbered = |c: usize| new.get(c).map_or(0, |n| *n as usize);
    for d in &mut module.info.diffusions {
        (d.coefficient, d.volume) = (renumbered(d.coefficient), renumbered(d.volume));
        if let DiffusionState::Column(first) = &mut d.state {
            *first = renumbered(*first);
        }
    }
    for c in &mut module.info.columns {
        c.first = new.get(c.first).map_or(0, |n| *n as usize);
    }
    module.info.width = count as usize;
    module.info.written_pointers = written_pointers(module);
    let ordered =
        |ix: &usize| module.kernels.get(*ix).is_some_and(|k| nrn_kernel::needs::Needs::of(k).ordered);
    module.info.ordered_kernels = (0..module.kernels.len()).filter(ordered).collect();
}

/// Columns of POINTERs that a kernel stores to.
fn written_pointers(module: &Module) -> Vec<usize> {
    let mut pointers: Vec<usize> =
        module.info.columns.iter().filter(|c| c.role == ColumnRole::Pointer).map(|c| c.first).collect();
    let mut stored = vec![false; module.info.width];
    for kernel in own_kernels(module) {
        walk(&kernel.body, &mut |inst| {
            if let Inst::Store { column, .. } = inst {
                mark(&mut stored, *column, 1);
            }
        });
    }
    pointers.retain(|column| stored.get(*column).copied().unwrap_or(false));
    pointers
}

fn own_kernels(module: &Module) -> impl Iterator<Item = &Kernel> {
    let own = |i: &KernelInfo| !module.info.runs_over_table(i.kind);
    module.kernels.iter().zip(&module.info.kernels).filter(move |(_, i)| own(i)).map(|(k, _)| k)
}

fn mark(set: &mut [bool], first: u32, len: u32) {
    let all = first as usize..(first + len) as usize;
    if let Some(part) = set.get_mut(all) {
        part.fill(true);
    }
}

/// Calls `f` for every statement, those inside others too.
pub fn walk(region: &Region, f: &mut impl FnMut(&Inst)) {
    for inst in &region.insts {
        f(inst);
        match inst {
            Inst::If { then, otherwise, .. } => {
                walk(then, f);
                walk(otherwise, f);
            }
            Inst::Loop { condition, body, .. } => {
                walk(condition, f);
                walk(body, f);
            }
            _ => {}
        }
    }
}

fn renumber(region: &mut Region, keep: &[bool], new: &[u32]) {
    let is_kept = |c: u32| keep.get(c as usize).copied().unwrap_or(true);
    region.insts.retain(|inst| match inst {
        Inst::Store { column, .. } => is_kept(*column),
        Inst::StoreIndexed { first, .. } => is_kept(*first),
        _ => true,
    });
    let change = |c: &mut u32| *c = new.get(*c as usize).copied().unwrap_or(*c);
    for inst in &mut region.insts {
        match inst {
            Inst::Let { op: Op::Load(c) | Op::LoadIndexed { first: c, .. }, .. } => change(c),
            Inst::Store { column: c, .. } | Inst::StoreIndexed { first: c, .. } => change(c),
            Inst::HostCall { function, column: c, .. } if function.is_stream() => change(c),
            Inst::If { then, otherwise, .. } => {
                renumber(then, keep, new);
                renumber(otherwise, keep, new);
            }
            Inst::Loop { condition, body, .. } => {
                renumber(condition, keep, new);
                renumber(body, keep, new);
            }
            _ => {}
        }
    }
}

/// True when a kernel reads or changes anything that belongs to one instance.
pub fn touches_instance(kernel: &Kernel, info: &MechanismInfo) -> bool {
    let mut found = false;
    let of_instance = |table: u32| info.tables.get(table as usize).is_some_and(|t| t.of_instance);
    walk(&kernel.body, &mut |inst| {
        found |= match inst {
            Inst::Let { op, .. } => {
                matches!(op, Op::Load(_) | Op::LoadIndexed { .. } | Op::Node(_) | Op::Ion { .. })
                    || matches!(op, Op::TableIndex { table, .. } if of_instance(*table))
            }
            Inst::Store { .. }
            | Inst::StoreIndexed { .. }
            | Inst::AddNode { .. }
            | Inst::StoreIon { .. }
            | Inst::AddIon { .. } => true,
            Inst::HostCall { function, .. } => function.needs_instance(),
            _ => false,
        };
    });
    found
}
