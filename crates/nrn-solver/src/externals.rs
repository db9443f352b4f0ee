//! EXTERNAL: GLOBAL variables of other mechanisms. A kernel works on copies, which are taken before it runs and given back after it.

use crate::error::SimError;
use nrn_mech_abi::KernelError;
use nrn_model::MechanismTable;

/// A run of numbers that belongs to another mechanism.
#[derive(Debug)]
pub(crate) struct Borrowed {
    owner: usize,
    theirs: usize,
    ours: usize,
    len: usize,
}

/// Copies what mechanism `ix` uses of others. Fails when nobody has a GLOBAL variable of that name.
pub(crate) fn borrow(mechanisms: &mut [MechanismTable], ix: usize) -> Result<Vec<Borrowed>, SimError> {
    let Some(info) = mechanisms.get(ix).map(MechanismTable::info) else { return Ok(Vec::new()) };
    let mut all = Vec::with_capacity(info.externals.len());
    for global in info.externals.iter().filter_map(|g| info.globals.get(*g)) {
        let Some((owner, theirs)) = find(mechanisms, &global.name) else {
            let text = format!("no mechanism has the GLOBAL variable {} that is EXTERNAL here", global.name);
            return Err(KernelError::Reported { mechanism: info.name.clone(), text }.into());
        };
        all.push(Borrowed { owner, theirs, ours: global.first, len: global.len });
    }
    for b in &all {
        for i in 0..b.len {
            let x = mechanisms.get(b.owner).and_then(|m| m.globals.get(b.theirs + i)).copied();
            put(mechanisms, ix, b.ours + i, x);
        }
    }
    Ok(all)
}

/// Copies it back: the kernel may have changed it.
pub(crate) fn give_back(mechanisms: &mut [MechanismTable], ix: usize, all: &[Borrowed]) {
    for b in all {
        for i in 0..b.len {
            let x = mechanisms.get(ix).and_then(|m| m.globals.get(b.ours + i)).copied();
            put(mechanisms, b.owner, b.theirs + i, x);
        }
    }
}

fn put(mechanisms: &mut [MechanismTable], ix: usize, global: usize, x: Option<f64>) {
    if let (Some(place), Some(x)) = (mechanisms.get_mut(ix).and_then(|m| m.globals.get_mut(global)), x) {
        *place = x;
    }
}

/// The mechanism with the variable `gbar_hh`, and where it is there.
fn find(mechanisms: &[MechanismTable], name: &str) -> Option<(usize, usize)> {
    mechanisms.iter().enumerate().find_map(|(ix, table)| {
        let info = table.info();
        let variable = name.strip_suffix(&info.name)?.strip_suffix('_')?;
        let global = info.globals.iter().find(|g| g.visible && g.name == variable)?;
        Some((ix, global.first))
    })
}
