//! The model as a whole: its tables, the freeze, and the view the solver steps through.

use crate::arena::{Arena, BySlot, Slots};
use crate::coupling::Couplings;
use crate::error::{ModelError, Result};
use crate::extracellular::Extracellular;
use crate::ids::{MechanismId, PointProcessId, RowId, SectionId};
use crate::ions::Ion;
use crate::mechanisms::MechanismTable;
use crate::netcon::NetTable;
use crate::plan::Plan;
use crate::point_process::PointProcess;
use crate::range::Names;
use crate::section::Section;
use nrn_mech_abi::raw::NODE_FIELDS;
use nrn_mech_abi::{Columns, NodeField};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Membrane potential of a new node, mV.
pub const V_REST: f64 = -65.0;

/// The nodes' numbers, and which section each belongs to.
#[derive(Debug)]
pub(crate) struct Nodes {
    pub columns: Columns,
    pub slots: Slots,
    /// By slot.
    pub section: Vec<SectionId>,
}

/// A model. See the crate's description.
#[derive(Debug)]
pub struct Model {
    pub(crate) sections: Arena<SectionId, Section>,
    pub(crate) first: Option<SectionId>,
    pub(crate) last: Option<SectionId>,
    pub(crate) last_of_owner: HashMap<u64, SectionId>,
    pub(crate) nodes: Nodes,
    pub(crate) mechanisms: Vec<MechanismTable>,
    pub(crate) ions: Vec<Ion>,
    pub(crate) ion_columns: Vec<Columns>,
    pub(crate) point_processes: Arena<PointProcessId, PointProcess>,
    /// Which point processes are at a node, by the node's slot, oldest first.
    pub(crate) points_at: HashMap<u32, Vec<PointProcessId>, BySlot>,
    /// Grows with every placement, so that instances at one node keep their order.
    pub(crate) sequence: u32,
    pub(crate) net: NetTable,
    pub(crate) extracellular: Extracellular,
    pub(crate) couplings: Couplings,
    pub(crate) names: Names,
    pub(crate) plan: Plan,
    pub(crate) plan_stale: bool,
    pub(crate) names_count: u64,
    pub(crate) styles_stale: bool,
    pub(crate) pointers_stale: bool,
    pub(crate) coefficients_stale: bool,
    pub(crate) dirty: Vec<SectionId>,
    pub(crate) doomed: Vec<SectionId>,
    pub(crate) doomed_points: Vec<PointProcessId>,
    pub(crate) frozen: Arc<AtomicU32>,
    pub(crate) pt3dconst: bool,
    pub(crate) spine_area: f64,
    /// Counts changes of structure.
    pub(crate) structure_count: u64,
    /// Counts sections that came, went or moved in the order of all.
    pub(crate) order_count: u64,
    /// Counts changes of diameters and lengths.
    pub(crate) diam_count: u64,
    /// What all streams of random numbers have in common.
    pub random: nrn_mech_abi::random::Shared,
}

impl Default for Model {
    fn default() -> Self {
        Model::new()
    }
}

/// While one lives, the structure cannot change. It holds a count, not a borrow: values stay writable.
#[derive(Debug)]
pub struct FreezeGuard(Arc<AtomicU32>);

impl Drop for FreezeGuard {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What a step works on: disjoint parts of the model.
pub struct Parts<'a> {
    /// The node table, columns as [`NodeField`], rows as the plan ordered them.
    pub nodes: &'a mut Columns,
    /// The ions' tables, by [`crate::IonId`].
    pub ions: &'a mut [Columns],
    /// The ions' descriptions.
    pub ion_info: &'a [Ion],
    /// The mechanisms, by [`MechanismId`].
    pub mechanisms: &'a mut [MechanismTable],
    /// The plan.
    pub plan: &'a Plan,
    /// The weights of all NetCons, see [`Model::weight_range`].
    pub weights: &'a mut [f64],
    /// What all streams of random numbers have in common.
    pub random: nrn_mech_abi::random::Shared,
}

impl Model {
    /// An empty model that knows the ions `na` and `k` will be asked for, and no mechanism.
    pub fn new() -> Self {
        Model {
            sections: Arena::default(),
            first: None,
            last: None,
            last_of_owner: HashMap::new(),
            nodes: Nodes { columns: Columns::new(NODE_FIELDS), slots: Slots::default(), section: Vec::new() },
            mechanisms: Vec::new(),
            ions: Vec::new(),
            ion_columns: Vec::new(),
            point_processes: Arena::default(),
            points_at: HashMap::default(),
            sequence: 0,
            net: NetTable::default(),
            extracellular: Extracellular::default(),
            couplings: Couplings::default(),
            names: Names::new(),
            plan: Plan::default(),
            plan_stale: true,
            names_count: 0,
            styles_stale: true,
            pointers_stale: true,
            coefficients_stale: true,
            dirty: Vec::new(),
            doomed: Vec::new(),
            doomed_points: Vec::new(),
            frozen: Arc::new(AtomicU32::new(0)),
            pt3dconst: false,
            spine_area: 0.0,
            structure_count: 0,
            diam_count: 0,
            order_count: 0,
            random: Default::default(),
        }
    }

    /// Freezes the structure for the life of the guard. Guards nest.
    pub fn freeze(&self) -> FreezeGuard {
        self.frozen.fetch_add(1, Ordering::Relaxed);
        FreezeGuard(Arc::clone(&self.frozen))
    }
    /// True while a [`FreezeGuard`] lives.
    #[inline]
    pub fn is_frozen(&self) -> bool {
        self.frozen.load(Ordering::Relaxed) > 0
    }
    pub(crate) fn check_thawed(&self) -> Result<()> {
        if self.is_frozen() { Err(ModelError::Frozen) } else { Ok(()) }
    }
    /// Structure is about to change: fails while frozen, else the plan is stale.
    #[inline]
    pub(crate) fn begin_change(&mut self) -> Result<()> {
        self.check_thawed()?;
        self.plan_stale = true;
        self.coefficients_stale = true;
        self.structure_count += 1;
        Ok(())
    }
    /// Grows with every change of the structure.
    pub fn structure_count(&self) -> u64 {
        self.structure_count
    }
    /// Grows with every change of a diameter, length or 3-D point.
    pub fn diam_count(&self) -> u64 {
        self.diam_count
    }
    /// Deletes what was deleted while the structure was frozen. The safe point calls it.
    pub fn sweep(&mut self) {
        if self.is_frozen() {
            return;
        }
        self.sweep_couplings();
        for id in std::mem::take(&mut self.doomed_points) {
            self.remove_point_process(id);
        }
        for id in std::mem::take(&mut self.doomed) {
            // A section that is gone already is no failure here.
            let _ = self.delete_section(id);
        }
    }

    /// What a step works on. The plan is as [`Model::prepare`] left it.
    pub fn parts(&mut self) -> Parts<'_> {
        Parts {
            nodes: &mut self.nodes.columns,
            ions: &mut self.ion_columns,
            ion_info: &self.ions,
            mechanisms: &mut self.mechanisms,
            plan: &self.plan,
            weights: self.net.weights_mut(),
            random: self.random,
        }
    }
    /// The node table, in plan order.
    pub fn node_columns(&self) -> &Columns {
        &self.nodes.columns
    }
    /// A registered mechanism with its table.
    pub fn mechanism(&self, id: MechanismId) -> Option<&MechanismTable> {
        self.mechanisms.get(id.0 as usize)
    }
    /// Number of registered mechanisms.
    pub fn n_mechanisms(&self) -> usize {
        self.mechanisms.len()
    }
    /// Changes whenever an ion or a mechanism comes or takes other names, so that names must be looked up afresh.
    #[inline]
    pub fn names_count(&self) -> u64 {
        self.names_count
    }
    /// Number of nodes, those without membrane included.
    pub fn n_nodes(&self) -> usize {
        self.nodes.slots.len()
    }
    /// Bytes held by the tables (without names and lists of sections).
    pub fn bytes(&self) -> usize {
        let own = self.nodes.columns.bytes() + self.nodes.slots.bytes() + 8 * self.nodes.section.capacity();
        let mechanisms: usize = self.mechanisms.iter().map(MechanismTable::bytes).sum();
        let ions: usize = self.ion_columns.iter().map(Columns::bytes).sum::<usize>()
            + self.ions.iter().map(|i| i.slots.bytes() + 6 * i.node.capacity()).sum::<usize>();
        own + mechanisms + ions
    }

    pub(crate) fn new_node(&mut self, section: SectionId, membrane: bool) -> RowId {
        self.nodes.columns.push(&new_node_row(membrane));
        self.enter_node(section)
    }
    /// The number of the last row of nodes, which was just pushed.
    #[inline]
    pub(crate) fn enter_node(&mut self, section: SectionId) -> RowId {
        let id = self.nodes.slots.push();
        let slot = id.slot as usize;
        if slot >= self.nodes.section.len() {
            self.nodes.section.resize(slot + 1, section);
        }
        self.nodes.section[slot] = section;
        id
    }
    pub(crate) fn remove_nodes(&mut self, ids: &[RowId]) {
        ids.iter().for_each(|id| self.remove_end_outside(*id));
        self.nodes.slots.remove_from(&mut self.nodes.columns, ids);
    }
    #[inline]
    pub(crate) fn node_row(&self, id: RowId) -> Result<usize> {
        match self.nodes.slots.row(id) {
            Some(row) => Ok(row),
            None => Err(ModelError::Dangling),
        }
    }
    /// Where a node is now in the plan's order.
    pub fn row_of_node(&self, id: RowId) -> Option<usize> {
        self.nodes.slots.row(id)
    }
    pub(crate) fn node_value(&self, id: RowId, field: NodeField) -> f64 {
        self.nodes.slots.row(id).map_or(0.0, |row| self.nodes.columns.get(field as usize, row))
    }
    pub(crate) fn set_node_value(&mut self, id: RowId, field: NodeField, x: f64) {
        if let Some(row) = self.nodes.slots.row(id) {
            self.nodes.columns.set(field as usize, row, x);
        }
    }
}

/// The values of a new node, with membrane or (an end of a section) without.
pub(crate) const fn new_node_row(membrane: bool) -> [f64; NODE_FIELDS] {
    let mut row = [0.0; NODE_FIELDS];
    row[NodeField::V as usize] = V_REST;
    row[NodeField::Area as usize] = 100.0;
    row[NodeField::Diam as usize] = crate::section::DEFAULT_DIAM;
    row[NodeField::Cm as usize] = if membrane { 1.0 } else { 0.0 };
    row[NodeField::Ri as usize] = 1e30;
    row
}
