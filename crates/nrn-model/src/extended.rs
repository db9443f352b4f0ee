//! The part of the plan for trees whose solution is more than a sweep: those with layers outside (`extracellular`) or with
//! nodes that other equations take part in.
//!
//! Their rows come behind those of all other trees, which know nothing of them. Each tree keeps its natural root and its rows
//! together, so that it gives the same bits alone and among others.

use crate::error::{ModelError, Result};
use crate::ids::{RowId, SectionId};
use crate::model::Model;
use crate::order::NONE;
use nrn_mech_abi::NodeField;
use std::collections::HashMap;

/// The extended trees.
#[derive(Debug, Default)]
pub struct Extended {
    /// Their rows are this one and all behind it.
    pub first: u32,
    /// The natural parent of each of these rows, above it; `u32::MAX` for a root. Columns `A` and `B` hold what the row does to its
    /// parent's equation, and the parent to the row's.
    pub parent: Vec<u32>,
    /// By row of `extracellular`: how the layers of a node are joined to those of its neighbour.
    pub outside: Vec<Outside>,
}

/// How the layers of one node go on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outside {
    /// Row of the node.
    pub node: u32,
    /// Half the length of its segment, um; 0 at an end.
    pub half: f64,
    /// The instance before it in the same section, or `u32::MAX`.
    pub before: u32,
    /// The instance at the node's parent, or `u32::MAX`: nothing flows out there.
    pub above: u32,
    /// How many branches like this hang on the parent.
    pub branches: f64,
}

impl Extended {
    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }
    /// The natural parent of an extended row.
    pub fn parent_of(&self, row: u32) -> Option<u32> {
        let ix = row.checked_sub(self.first)?;
        self.parent.get(ix as usize).copied().filter(|p| *p != NONE)
    }
}

impl Model {
    /// By row: does its tree need more than a sweep? `up` are the natural parents. Nothing when no tree does.
    pub(crate) fn extended_trees(&self, up: &[u32], roots: &[u32]) -> Vec<bool> {
        let outside = self.extracellular.id.and_then(|id| self.mechanisms.get(id.0 as usize));
        let mut marked: Vec<u32> = Vec::new();
        if let Some(table) = outside {
            let slots = (0..table.slots.len()).filter_map(|row| table.slots.slot_of_row(row));
            marked.extend(slots.map(|slot| self.nodes.slots.row_of_slot(table.node[slot as usize])));
        }
        // Equations with a node that is gone do not count.
        let rows = |nodes: &[RowId]| {
            nodes.iter().map(|n| self.nodes.slots.row(*n).map(|r| r as u32)).collect::<Option<Vec<u32>>>()
        };
        marked.extend(self.couplings.sets().filter_map(rows).flatten());
        if marked.is_empty() {
            return vec![false; roots.len()];
        }
        let mut top: HashMap<u32, bool> = roots.iter().map(|r| (*r, false)).collect();
        for mut row in marked {
            // Rows are no parents of themselves, so this ends.
            while let Some(p) = up.get(row as usize).copied().filter(|p| *p != NONE) {
                row = p;
            }
            top.insert(row, true);
        }
        roots.iter().map(|r| top.get(r).copied().unwrap_or(false)).collect()
    }

    /// How the layers of all nodes go on. The plan's rows are final.
    pub(crate) fn plan_outside(&self) -> Result<Vec<Outside>> {
        let Some(id) = self.extracellular.id else { return Ok(Vec::new()) };
        let table = self.table(id)?;
        if table.is_empty() {
            return Ok(Vec::new());
        }
        let nodes: Vec<u32> = (0..table.slots.len())
            .filter_map(|row| table.slots.slot_of_row(row))
            .map(|slot| self.nodes.slots.row_of_slot(table.node[slot as usize]))
            .collect();
        let at: HashMap<u32, u32> = nodes.iter().enumerate().map(|(i, n)| (*n, i as u32)).collect();
        let lone = |node: u32| Outside { node, half: 0.0, before: NONE, above: NONE, branches: 1.0 };
        let mut list: Vec<Outside> = nodes.iter().map(|n| lone(*n)).collect();
        for section in self.sections().filter(|s| self.has_outside(*s)) {
            self.join_section(section, &at, &mut list)?;
        }
        Ok(list)
    }
    fn join_section(&self, id: SectionId, at: &HashMap<u32, u32>, list: &mut [Outside]) -> Result<()> {
        let section = self.section(id)?;
        let half = self.length(id)? / section.nseg() as f64 / 2.0;
        let mut above = self.node_row(self.connected_node(id)?)? as u32;
        let (mut before, mut branches) = (NONE, section.rallbranch);
        let end = section.nodes.last().copied();
        for node in section.nodes_from_parent().chain(end) {
            let row = self.node_row(node)? as u32;
            let own = *at.get(&row).ok_or(ModelError::Dangling)?;
            let outside = list.get_mut(own as usize).ok_or(ModelError::Dangling)?;
            outside.half = if Some(node) == end { 0.0 } else { half };
            (outside.before, outside.branches) = (before, branches);
            outside.above = at.get(&above).copied().unwrap_or(NONE);
            (above, before, branches) = (row, own, 1.0);
        }
        Ok(())
    }

    /// Area of the node in a row, um2.
    pub fn area_of_row(&self, row: u32) -> f64 {
        self.nodes.columns.get(NodeField::Area as usize, row as usize)
    }
}
