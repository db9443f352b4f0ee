//! Branches that only compute become selects: both sides are computed, for vectors have no branches.

use super::regions_mut;
use crate::ir::*;

/// Longer branches are left alone: an executor can skip them when no instance takes them.
const LIMIT: usize = 64;

pub(super) fn run(kernel: &mut Kernel) {
    region(&mut kernel.body);
}

fn region(region: &mut Region) {
    let mut flat = Vec::with_capacity(region.insts.len());
    for mut inst in region.insts.drain(..) {
        regions_mut(&mut inst).for_each(self::region);
        match inst {
            Inst::If { mask, then, otherwise, results } if computes(&then) && computes(&otherwise) => {
                let choices = results.iter().zip(then.yields.iter().zip(&otherwise.yields));
                let selects = choices
                    .map(|(r, (a, b))| Inst::Let {
                        result: *r,
                        op: Op::Select { mask, then: *a, otherwise: *b },
                    })
                    .collect::<Vec<_>>();
                flat.extend(then.insts);
                flat.extend(otherwise.insts);
                flat.extend(selects);
            }
            other => flat.push(other),
        }
    }
    region.insts = flat;
}

/// True when nothing in the region can be noticed from outside but its results.
fn computes(region: &Region) -> bool {
    let harmless = |inst: &Inst| matches!(inst, Inst::Let { op, .. } if !op.can_fail());
    region.insts.len() <= LIMIT && region.insts.iter().all(harmless)
}
