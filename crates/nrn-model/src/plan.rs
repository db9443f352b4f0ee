//! The plan: the private order of all tables that a step runs over, made when someone asks and the structure has changed.
//!
//! Nodes are permuted by [`crate::order`]; mechanisms' rows follow their nodes; handles keep working, for slots know their
//! rows. The solver reads a plan and nothing else of the structure.

use crate::error::Result;
use crate::extended::Extended;
use crate::handle::DataHandle;
use crate::ids::MechanismId;
use crate::ions::IonStyle;
use crate::mechanisms::{MechanismTable, NOWHERE};
use crate::model::Model;
use crate::order::{self, NONE};
use nrn_mech_abi::raw::{CONTIGUOUS_IONS, CONTIGUOUS_NODES};
use nrn_mech_abi::{IonBinding, MechanismKind, NodeField};
use std::ops::Range;

/// Shorter contiguous stretches are run by gathering.
const SHORT_RUN: usize = 24;
/// Above this axial conductance, S/cm2, a tree is delicate: 2.5 million times the conductance of 1 uF/cm2 in a step of 0.025 ms.
const DELICATE: f64 = 1e5;
/// Models of at most so many nodes are computed with NEURON's roundings: nobody waits for them.
const SMALL: usize = 500;
/// Shorter stretches of the tree are swept one node at a time.
const SHORT_SWEEP: u32 = 8;

/// Rows that a kernel runs over in one call.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The rows.
    pub rows: Range<usize>,
    /// [`CONTIGUOUS_NODES`] and [`CONTIGUOUS_IONS`].
    pub flags: u32,
}

/// A stretch of the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sweep {
    /// Rows `first..first + len` have the parents `parent..parent + len`, all below `first`.
    Vector {
        /// First row.
        first: u32,
        /// Its parent.
        parent: u32,
        /// Number of rows.
        len: u32,
    },
    /// Rows `first..end`, roots among them possibly, to be taken one by one.
    Single {
        /// First row.
        first: u32,
        /// One behind the last row.
        end: u32,
    },
    /// Rows `first..end` are roots.
    Roots {
        /// First row.
        first: u32,
        /// One behind the last row.
        end: u32,
    },
}

/// How a mechanism's instances lie.
#[derive(Debug, Default)]
pub struct MechanismPlan {
    /// Instances with a place are rows `0..n_located`.
    pub n_located: usize,
    /// The node of each of them.
    pub node_rows: Vec<u32>,
    /// The ions, in the order of the mechanism's description.
    pub ions: Vec<IonBinding>,
    /// Rows to run over.
    pub runs: Vec<Run>,
    /// The same rows in NEURON's order of nodes, for kernels whose instances notice each other. Empty when there is none.
    pub ordered_runs: Vec<Run>,
    /// Which of the ions (by place in the description) have a concentration that the mechanism writes.
    pub writes: Vec<usize>,
}

/// Rows of an ion that need attention.
#[derive(Debug, Default)]
pub struct IonPlan {
    /// Concentrations take their global values at finitialize.
    pub init_concentration: Vec<u32>,
    /// The reversal potential is computed at finitialize.
    pub init_reversal: Vec<u32>,
    /// The reversal potential is computed in every step.
    pub advance_reversal: Vec<u32>,
    /// By row: the reversal potential follows at once where a mechanism has written a concentration.
    pub follows: Vec<bool>,
    /// The node of every row.
    pub node_rows: Vec<u32>,
}

/// See the module's description.
#[derive(Debug, Default)]
pub struct Plan {
    /// Counts plans, so that whoever keeps something derived notices a new one.
    pub version: u64,
    /// Counts changes of what the geometry gives.
    pub coefficients: u64,
    /// Elimination parent of each node row; `u32::MAX` for a root, and for all rows of extended trees.
    pub parent: Vec<u32>,
    /// The tree in rising order of rows.
    pub sweep: Vec<Sweep>,
    /// Trees that are not swept.
    pub extended: Extended,
    /// Groups of whole cells that do not touch each other: the natural partition for threads.
    pub parts: Vec<(u32, u32)>,
    /// By [`MechanismId`].
    pub mechanisms: Vec<MechanismPlan>,
    /// Mechanisms with placed instances, in the order they run: writers of concentrations first, then by registration.
    pub order: Vec<MechanismId>,
    /// Artificial cells with instances, by registration.
    pub artificial: Vec<MechanismId>,
    /// By ion.
    pub ions: Vec<IonPlan>,
    /// What the axial terms add to each node's diagonal; 0 in extended trees.
    pub axial: Vec<f64>,
    /// Mechanisms are to round as NEURON does: the model is small, or some axial conductance is so large that rounding beside it
    /// decides digits users see.
    pub exact: bool,
    /// The same for the tree, where none is extended: rows stand in NEURON's order, and the matrix is to be set up and solved in
    /// its way.
    pub delicate: bool,
    /// By mechanism: row, physical column and target of every POINTER that is set, in the order of rows.
    pub pointers: Vec<Vec<(u32, u16, DataHandle)>>,
}

impl Model {
    /// Makes the plan and the geometry current. To be called where the structure may not be frozen by somebody who holds rows.
    /// Fails when a diameter is not positive.
    pub fn prepare(&mut self) -> Result<()> {
        if self.plan_stale && !self.is_frozen() {
            self.make_plan()?;
        }
        if self.coefficients_stale {
            self.refresh_geometry()?;
            self.make_coefficients()?;
            // Models with extended trees are solved in their own way.
            let small = self.nodes.slots.len() <= SMALL;
            self.plan.exact = small || self.plan.axial.iter().any(|g| *g > DELICATE);
            let delicate = self.plan.exact && self.plan.extended.parent.is_empty();
            if delicate != self.plan.delicate && !self.is_frozen() {
                self.plan.delicate = delicate;
                self.make_plan()?;
                self.make_coefficients()?;
            }
            self.coefficients_stale = false;
        }
        if self.styles_stale {
            for (ion, plan) in self.ions.iter().zip(&mut self.plan.ions) {
                plan.init_concentration = ion.rows_with(IonStyle::INIT_CONCENTRATION);
                plan.init_reversal = ion.rows_with(IonStyle::INIT_REVERSAL);
                plan.follows = vec![false; plan.node_rows.len()];
                for row in &plan.init_reversal {
                    plan.follows[*row as usize] = true;
                }
                plan.advance_reversal = ion.rows_with(IonStyle::ADVANCE_REVERSAL);
            }
            self.styles_stale = false;
        }
        if self.pointers_stale {
            self.plan.pointers = self.mechanisms.iter().map(MechanismTable::pointer_list).collect();
            self.plan.version += 1;
            self.pointers_stale = false;
        }
        Ok(())
    }
    /// The plan as it was last made.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }
    /// True when the structure has changed since the plan was made.
    pub fn plan_is_stale(&self) -> bool {
        self.plan_stale
    }

    /// The natural parent of every node row.
    fn natural_parents(&self) -> Result<(Vec<u32>, Vec<u32>)> {
        let mut up = vec![NONE; self.nodes.slots.len()];
        let mut roots = Vec::new();
        for id in self.sections() {
            let section = self.section(id)?;
            if let Some(root) = section.root {
                roots.push(self.node_row(root)? as u32);
            }
            let mut above = self.node_row(self.connected_node(id)?)? as u32;
            for node in section.nodes_from_parent().chain(section.nodes.last().copied()) {
                let row = self.node_row(node)?;
                up[row] = above;
                above = row as u32;
            }
        }
        Ok((up, roots))
    }

    fn make_plan(&mut self) -> Result<()> {
        let (up, roots) = self.natural_parents()?;
        let extended = self.extended_trees(&up, &roots);
        let found = match self.plan.delicate && !extended.contains(&true) {
            true => order::natural(&up, &self.natural_ranks()?),
            false => order::find(&up, &roots, &extended),
        };
        let mut scratch = Vec::new();
        self.nodes.columns.permute(&found.order, &mut scratch);
        self.nodes.slots.permute(&found.order);
        self.plan.version += 1;
        self.plan.sweep = sweeps(found.parent.get(..found.first_extended as usize).unwrap_or_default());
        self.plan.extended =
            Extended { first: found.first_extended, parent: found.natural, outside: Vec::new() };
        self.plan.parent = found.parent;
        self.plan.parts = found.parts;
        self.sort_ions(&mut scratch);
        self.sort_mechanisms(&mut scratch)?;
        self.plan_stale = false;
        self.coefficients_stale = true;
        self.styles_stale = true;
        self.pointers_stale = true;
        Ok(())
    }

    fn sort_ions(&mut self, scratch: &mut Vec<f64>) {
        for (ion, columns) in self.ions.iter_mut().zip(&mut self.ion_columns) {
            let key = |row: u32| {
                let slot = ion.slots.slot_of_row(row as usize).unwrap_or(0) as usize;
                self.nodes.slots.row_of_slot(ion.node[slot])
            };
            let mut order: Vec<u32> = (0..ion.slots.len() as u32).collect();
            if !order.is_sorted_by_key(|r| key(*r)) {
                order.sort_by_cached_key(|r| key(*r));
                columns.permute(&order, scratch);
                ion.slots.permute(&order);
            }
        }
        self.plan.ions.resize_with(self.ions.len(), IonPlan::default);
        for (ion, plan) in self.ions.iter().zip(&mut self.plan.ions) {
            let rows = (0..ion.slots.len()).filter_map(|row| ion.slots.slot_of_row(row));
            plan.node_rows = rows.map(|slot| self.nodes.slots.row_of_slot(ion.node[slot as usize])).collect();
        }
    }

    fn sort_mechanisms(&mut self, scratch: &mut Vec<f64>) -> Result<()> {
        let ion_rows = self.ion_rows_of_nodes();
        let ordered = self.mechanisms.iter().any(MechanismTable::runs_in_natural_order);
        let ranks = if ordered { self.natural_ranks()? } else { Vec::new() };
        let mut plans = Vec::with_capacity(self.mechanisms.len());
        for table in &mut self.mechanisms {
            plans.push(plan_mechanism(
                table,
                &self.nodes.slots,
                (&ion_rows, &ranks),
                &self.names.ions,
                scratch,
            ));
        }
        let ids = |plans: &[MechanismPlan], want: &dyn Fn(usize, &MechanismPlan) -> bool| {
            let wanted = plans.iter().enumerate().filter(|(i, p)| want(*i, p));
            wanted.map(|(i, _)| MechanismId(i as u32)).collect::<Vec<_>>()
        };
        let writes = |i: usize| {
            let info = self.mechanisms[i].info();
            info.ions.iter().any(|ion| ion.writes.inside || ion.writes.outside)
        };
        let mut order = ids(&plans, &|i, p| p.n_located > 0 && writes(i));
        order.extend(ids(&plans, &|i, p| p.n_located > 0 && !writes(i)));
        self.plan.artificial = ids(&plans, &|i, _| {
            let table = &self.mechanisms[i];
            table.info().kind == MechanismKind::ArtificialCell && !table.is_empty()
        });
        self.plan.order = order;
        self.plan.mechanisms = plans;
        Ok(())
    }

    /// By ion: the row of the ion at each node row, or `u32::MAX`; nothing for an ion that is nowhere.
    fn ion_rows_of_nodes(&self) -> Vec<Vec<u32>> {
        let mut all = Vec::with_capacity(self.ions.len());
        for ion in &self.ions {
            if ion.slots.is_empty() {
                all.push(Vec::new());
                continue;
            }
            let mut rows = vec![NONE; self.nodes.slots.len()];
            for row in 0..ion.slots.len() {
                let Some(slot) = ion.slots.slot_of_row(row) else { continue };
                if let Some(place) =
                    rows.get_mut(self.nodes.slots.row_of_slot(ion.node[slot as usize]) as usize)
                {
                    *place = row as u32;
                }
            }
            all.push(rows);
        }
        all
    }

    /// Fills columns `A` and `B` from the resistances and areas, S/cm2 (uS at nodes without membrane).
    fn make_coefficients(&mut self) -> Result<()> {
        let n = self.nodes.slots.len();
        let (mut a, mut b) = (vec![0.0; n], vec![0.0; n]);
        let areas = self.nodes.columns.column(NodeField::Area as usize);
        let resistances = self.nodes.columns.column(NodeField::Ri as usize);
        for id in self.sections() {
            let section = self.section(id)?;
            let mut above = self.node_row(self.connected_node(id)?)?;
            let mut branches = section.rallbranch;
            for node in section.nodes_from_parent().chain(section.nodes.last().copied()) {
                let row = self.node_row(node)?;
                let conductance = 1.0 / resistances[row];
                let of_parent = -1e2 * branches * conductance / areas[above];
                let own = -1e2 * conductance / areas[row];
                // The edge belongs to whichever of the two is eliminated first.
                let extended = self.plan.extended.parent_of(row as u32);
                if extended.unwrap_or(self.plan.parent[row]) == above as u32 {
                    (a[row], b[row]) = (of_parent, own);
                } else {
                    (a[above], b[above]) = (own, of_parent);
                }
                (above, branches) = (row, 1.0);
            }
        }
        let mut axial: Vec<f64> = b.iter().map(|b| -b).collect();
        axial[self.plan.extended.first as usize..].fill(0.0);
        self.plan.extended.outside = self.plan_outside()?;
        self.plan.coefficients += 1;
        for (i, &p) in self.plan.parent.iter().enumerate().filter(|(_, p)| **p != NONE) {
            axial[p as usize] -= a[i];
        }
        self.plan.axial = axial;
        self.nodes.columns.column_mut(NodeField::A as usize).copy_from_slice(&a);
        self.nodes.columns.column_mut(NodeField::B as usize).copy_from_slice(&b);
        Ok(())
    }
}

fn plan_mechanism(
    table: &mut MechanismTable,
    nodes: &crate::arena::Slots,
    (ion_rows, ranks): (&[Vec<u32>], &[u32]),
    ion_names: &rustc_hash::FxHashMap<String, crate::ids::IonId>,
    scratch: &mut Vec<f64>,
) -> MechanismPlan {
    let slot = |row: u32| table.slots.slot_of_row(row as usize).unwrap_or(0) as usize;
    let place = |row: u32| match table.node[slot(row)] {
        NOWHERE => NONE,
        node => nodes.row_of_slot(node),
    };
    // Several point processes at one node run newest first, as in NEURON; without a place they stand in order of creation.
    let key = |row: u32| {
        let (at, sequence) = (place(row), table.sequence[slot(row)]);
        (at, if at == NONE { sequence } else { NONE - sequence })
    };
    let mut order: Vec<u32> = (0..table.slots.len() as u32).collect();
    if !order.is_sorted_by_key(|r| key(*r)) {
        order.sort_by_cached_key(|r| key(*r));
        table.columns.permute(&order, scratch);
        table.slots.permute(&order);
    }
    let slot = |row: u32| table.slots.slot_of_row(row as usize).unwrap_or(0) as usize;
    let place = |row: u32| match table.node[slot(row)] {
        NOWHERE => NONE,
        node => nodes.row_of_slot(node),
    };
    let node_rows: Vec<u32> = (0..table.slots.len() as u32).map(place).take_while(|r| *r != NONE).collect();
    let ions: Vec<IonBinding> = table
        .info()
        .ions
        .iter()
        .map(|ion| {
            let id = ion_names.get(&ion.name).map_or(0, |i| i.0 as usize);
            let row = |node: &u32| ion_rows[id].get(*node as usize).copied().unwrap_or(NONE);
            IonBinding { table: id, rows: node_rows.iter().map(row).collect() }
        })
        .collect();
    let runs = runs(&node_rows, &ions);
    let writing =
        table.info().ions.iter().enumerate().filter(|(_, ion)| ion.writes.inside || ion.writes.outside);
    let writes = writing.map(|(i, _)| i).collect();
    let ordered_runs = match table.runs_in_natural_order() {
        true => crate::natural::runs(&node_rows, ranks),
        false => Vec::new(),
    };
    MechanismPlan { n_located: node_rows.len(), node_rows, ions, runs, ordered_runs, writes }
}

/// Cuts rows into long contiguous runs and the rest.
fn runs(nodes: &[u32], ions: &[IonBinding]) -> Vec<Run> {
    let joined = |i: usize| {
        nodes[i] == nodes[i - 1].wrapping_add(1)
            && ions.iter().all(|b| b.rows[i] == b.rows[i - 1].wrapping_add(1))
    };
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    for i in 1..=nodes.len() {
        if i < nodes.len() && joined(i) {
            continue;
        }
        let long = i - start >= SHORT_RUN || (start == 0 && i == nodes.len());
        let flags = if long { CONTIGUOUS_NODES | CONTIGUOUS_IONS } else { 0 };
        match runs.last_mut() {
            Some(last) if !long && last.flags == 0 => last.rows.end = i,
            _ => runs.push(Run { rows: start..i, flags }),
        }
        start = i;
    }
    runs
}

fn sweeps(parent: &[u32]) -> Vec<Sweep> {
    let n = parent.len() as u32;
    let mut list: Vec<Sweep> = Vec::new();
    let mut first = 0;
    while first < n {
        let p = parent[first as usize];
        let mut len = 1;
        let limit = if p == NONE { n } else { first - p };
        while first + len < n && len < limit {
            let next = parent[(first + len) as usize];
            if next != if p == NONE { NONE } else { p + len } {
                break;
            }
            len += 1;
        }
        let end = first + len;
        match list.last_mut() {
            _ if len >= SHORT_SWEEP && p == NONE => list.push(Sweep::Roots { first, end }),
            _ if len >= SHORT_SWEEP => list.push(Sweep::Vector { first, parent: p, len }),
            Some(Sweep::Single { end: last, .. }) => *last = end,
            _ => list.push(Sweep::Single { first, end }),
        }
        first = end;
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs_are_contiguous_and_the_rest_is_gathered() {
        let nodes: Vec<u32> = (0..40).chain([50, 52, 60]).chain(100..140).collect();
        let found = runs(&nodes, &[]);
        let flags = CONTIGUOUS_NODES | CONTIGUOUS_IONS;
        let want = [(0..40, flags), (40..43, 0), (43..83, flags)];
        assert_eq!(found, want.map(|(rows, flags)| Run { rows, flags }));
        assert!(runs(&[], &[]).is_empty());
    }

    #[test]
    fn equal_cells_make_vector_sweeps() {
        let mut parent = vec![NONE; 10];
        parent.extend(0..10);
        parent.extend(0..3);
        let found = sweeps(&parent);
        assert_eq!(found[0], Sweep::Roots { first: 0, end: 10 });
        assert_eq!(found[1], Sweep::Vector { first: 10, parent: 0, len: 10 });
        assert_eq!(found[2], Sweep::Single { first: 20, end: 23 });
    }
}
