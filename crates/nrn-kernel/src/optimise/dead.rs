//! Drops what nobody uses.

use super::{own_uses, regions, regions_mut, visit_uses};
use crate::ir::*;

pub(super) fn run(kernel: &mut Kernel) {
    let mut live = vec![false; kernel.n_values as usize];
    region(&mut kernel.body, &mut live);
}

/// Backwards, so that a use is seen before its definition.
fn region(region: &mut Region, live: &mut [bool]) {
    region.yields.iter().for_each(|v| live[v.0 as usize] = true);
    let mut kept = Vec::with_capacity(region.insts.len());
    for mut inst in region.insts.drain(..).rev() {
        if !needed(&inst, live) {
            continue;
        }
        if let Inst::Loop { condition, body, .. } = &inst {
            // What a pass uses may have been defined by the pass before: all of it stays.
            visit_uses(condition, &mut |v| live[v.0 as usize] = true);
            visit_uses(body, &mut |v| live[v.0 as usize] = true);
        }
        regions_mut(&mut inst).for_each(|inner| self::region(inner, live));
        own_uses(&inst, &mut |v| live[v.0 as usize] = true);
        kept.push(inst);
    }
    kept.reverse();
    region.insts = kept;
}

fn needed(inst: &Inst, live: &[bool]) -> bool {
    match inst {
        Inst::Let { result, op } => live[result.0 as usize] || op.can_fail(),
        Inst::If { results, .. } => {
            results.iter().any(|r| live[r.0 as usize])
                || regions(inst).any(|r| r.insts.iter().any(|i| needed(i, live)))
        }
        _ => true,
    }
}
