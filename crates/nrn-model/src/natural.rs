//! The order in which NEURON computes the nodes of a model: roots of all cells first, then cell by cell, sections nearer to the
//! root first. A plan may put rows elsewhere; kernels whose instances notice each other run in this order all the same.

use crate::error::Result;
use crate::model::Model;
use crate::plan::Run;

impl Model {
    /// By node row: its place in that order.
    pub(crate) fn natural_ranks(&self) -> Result<Vec<u32>> {
        let mut ranks = vec![u32::MAX; self.nodes.slots.len()];
        let mut next = 0;
        let mut give = |row: usize| {
            if let Some(rank) = ranks.get_mut(row).filter(|rank| **rank == u32::MAX) {
                *rank = next;
                next += 1;
            }
        };
        let roots: Vec<_> = self.roots().collect();
        for root in &roots {
            if let Some(node) = self.section(*root)?.root {
                give(self.node_row(node)?);
            }
        }
        for root in roots {
            let mut cell = vec![root];
            let mut at = 0;
            while let Some(&id) = cell.get(at) {
                at += 1;
                let section = self.section(id)?;
                for node in section.nodes_from_parent().chain(section.nodes.last().copied()) {
                    give(self.node_row(node)?);
                }
                cell.extend(section.children());
            }
        }
        Ok(ranks)
    }
}

/// Instances in that order, as rows to run over one after the other; those at one node as they stand.
pub(crate) fn runs(node_rows: &[u32], ranks: &[u32]) -> Vec<Run> {
    let rank = |row: &usize| ranks.get(node_rows[*row] as usize).copied().unwrap_or(u32::MAX);
    let mut order: Vec<usize> = (0..node_rows.len()).collect();
    order.sort_by_key(rank);
    let mut all: Vec<Run> = Vec::new();
    for row in order {
        match all.last_mut() {
            Some(last) if last.rows.end == row => last.rows.end += 1,
            _ => all.push(Run { rows: row..row + 1, flags: 0 }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instances_run_in_the_order_of_ranks_and_neighbours_together() {
        let found = runs(&[0, 1, 2, 5, 5], &[7, 1, 2, 9, 9, 0]);
        let rows: Vec<_> = found.into_iter().map(|run| run.rows).collect();
        assert_eq!(rows, [3..5, 1..3, 0..1]);
    }
}
