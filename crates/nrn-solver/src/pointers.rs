//! POINTERs: a kernel works on copies of what they point to, taken before it runs and given back after it.
//!
//! Where instances of one mechanism can see each other that way, they run one after the other ([`is_serial`]).

use crate::context::Context;
use crate::error::SimError;
use crate::sim::Sim;
use nrn_model::{DataHandle, MechanismId, Model};
use std::collections::HashSet;

/// Instances whose POINTERs are meant.
#[derive(Clone, Copy)]
pub(crate) enum Rows {
    All,
    One(usize),
}

impl Rows {
    fn contain(self, row: u32) -> bool {
        match self {
            Rows::All => true,
            Rows::One(one) => one == row as usize,
        }
    }
}

/// True when the result depends on instances being computed one after the other.
pub(crate) fn is_serial(sim: &Sim, id: MechanismId) -> bool {
    sim.calls.serial.get(id.0 as usize).copied().unwrap_or(false)
}

/// By mechanism: whether a POINTER points into an instance of the same mechanism, or two that a kernel writes to point to the same
/// number.
pub(crate) fn serial_mechanisms(model: &Model) -> Vec<bool> {
    let plan = model.plan();
    let meets = |(id, table): (MechanismId, &nrn_model::MechanismTable)| {
        let Some(pointers) = plan.pointers.get(id.0 as usize) else { return false };
        let written = &table.info().written_pointers;
        let mut seen = HashSet::new();
        pointers.iter().any(|(_, column, target)| {
            let own = matches!(target, DataHandle::Mechanism { mechanism, .. } if *mechanism == id);
            own || written.contains(&usize::from(*column)) && !seen.insert(*target)
        })
    };
    model.mechanisms().map(meets).collect()
}

/// True when an instance of the mechanism has a POINTER that points somewhere.
pub(crate) fn has_pointers(sim: &Sim, id: MechanismId) -> bool {
    sim.model.plan().pointers.get(id.0 as usize).is_some_and(|l| !l.is_empty())
}

fn pointer(sim: &Sim, id: MechanismId, i: usize) -> Option<(u32, u16, DataHandle)> {
    sim.model.plan().pointers.get(id.0 as usize)?.get(i).copied()
}

/// The column that says whether a POINTER points to something, where a mechanism asks.
fn pointing(sim: &Sim, id: MechanismId, column: u16) -> Option<usize> {
    let info = sim.model.mechanism(id)?.info();
    info.pointing.iter().find(|p| p.0 == usize::from(column)).map(|p| p.1)
}

/// Takes the numbers that POINTERs point to into their columns.
pub(crate) fn gather_pointers(cx: &mut dyn Context, id: MechanismId, rows: Rows) -> Result<(), SimError> {
    let mut i = 0;
    while let Some((row, column, target)) = pointer(cx.sim(), id, i) {
        i += 1;
        if !rows.contain(row) {
            continue;
        }
        let found = match target {
            DataHandle::Outside { .. } => cx.read_outside(target),
            _ => cx.sim().peek(target),
        };
        let flag = pointing(cx.sim(), id, column);
        let x = match (found, flag) {
            (Ok(x), _) => Some(x),
            (Err(_), Some(_)) => None,
            (Err(error), None) => return Err(error),
        };
        let parts = cx.sim().model.parts();
        let columns = &mut parts.mechanisms[id.0 as usize].columns;
        if let Some(flag) = flag {
            columns.set(flag, row as usize, f64::from(u8::from(x.is_some())));
        }
        if let Some(x) = x {
            columns.set(column as usize, row as usize, x);
        }
    }
    Ok(())
}

/// Writes back what a kernel changed; what it left alone may have been changed through another pointer.
pub(crate) fn scatter_pointers(cx: &mut dyn Context, id: MechanismId, rows: Rows) -> Result<(), SimError> {
    let mut i = 0;
    while let Some((row, column, target)) = pointer(cx.sim(), id, i) {
        i += 1;
        if !rows.contain(row) {
            continue;
        }
        let flag = pointing(cx.sim(), id, column);
        let columns = &cx.sim().model.parts().mechanisms[id.0 as usize].columns;
        if flag.is_some_and(|flag| columns.get(flag, row as usize) == 0.0) {
            continue;
        }
        let new = columns.get(column as usize, row as usize);
        match target {
            DataHandle::Outside { .. } => {
                if cx.read_outside(target)? != new {
                    cx.write_outside(target, new)?;
                }
            }
            _ => {
                let sim = cx.sim();
                if sim.peek(target)? != new {
                    sim.write(target, new)?;
                }
            }
        }
    }
    Ok(())
}
