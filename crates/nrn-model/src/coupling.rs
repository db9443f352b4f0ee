//! Nodes that take part in equations of their own beside those of the trees (`LinearMechanism`).
//!
//! Only which nodes they are is known here: their trees leave the fast way of solving ([`crate::extended`]). The equations
//! live in `nrn-solver`.

use crate::error::Result;
use crate::ids::RowId;
use crate::model::Model;

/// A set of nodes that equations join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CouplingId(pub u64);

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Couplings {
    last: u64,
    list: Vec<(CouplingId, Vec<RowId>)>,
    doomed: Vec<CouplingId>,
}

impl Couplings {
    /// All sets of coupled nodes. Some nodes may be gone.
    pub fn sets(&self) -> impl Iterator<Item = &[RowId]> + '_ {
        self.list.iter().map(|(_, nodes)| nodes.as_slice())
    }
}

impl Model {
    /// Nodes are joined by equations from now on. Fails while frozen.
    pub fn couple(&mut self, nodes: Vec<RowId>) -> Result<CouplingId> {
        self.begin_change()?;
        self.couplings.last += 1;
        let id = CouplingId(self.couplings.last);
        self.couplings.list.push((id, nodes));
        Ok(id)
    }
    /// They are not any more; while the structure is frozen that waits for [`Model::sweep`].
    pub fn uncouple(&mut self, id: CouplingId) {
        if self.is_frozen() {
            self.couplings.doomed.push(id);
        } else if self.begin_change().is_ok() {
            self.couplings.list.retain(|(other, _)| *other != id);
        }
    }
    pub(crate) fn sweep_couplings(&mut self) {
        for id in std::mem::take(&mut self.couplings.doomed) {
            self.uncouple(id);
        }
    }
}
