//! Changing the number of segments: who keeps which values.

use crate::error::{ModelError, Result};
use crate::ids::{Insertable, RowId, SectionId};
use crate::model::Model;
use smallvec::SmallVec;

/// Where the rows of `new` segments come from, for `old` segments: an old row that moves over, or one that is copied.
fn sources(old: usize, new: usize) -> Vec<(usize, bool)> {
    let nearest = |ix: usize, of: usize, to: usize| {
        ((to as f64 * ((ix as f64 + 0.5) / of as f64)) as usize).min(to - 1)
    };
    let mut from: Vec<(usize, bool)> = (0..new).map(|i| (nearest(i, new, old), true)).collect();
    if old < new {
        for i in 0..old {
            from[nearest(i, old, new)] = (i, false);
        }
    } else {
        for place in &mut from {
            place.1 = false;
        }
    }
    from
}

impl Model {
    /// Sets the number of segments. Each new segment takes the values of the old one at its centre; point processes stay near
    /// where they were; handles to segments that remain stay good.
    pub fn set_nseg(&mut self, id: SectionId, nseg: i64) -> Result<()> {
        if !(1..=32767).contains(&nseg) {
            return Err(ModelError::Nseg(nseg));
        }
        let (old, new) = (self.section(id)?.nseg(), nseg as usize);
        if old == new {
            return Ok(());
        }
        self.begin_change()?;
        if old == 1 && self.section(id)?.inserted.is_empty() {
            return self.divide(id, new);
        }
        let from = sources(old, new);
        let section = self.section_mut(id)?;
        let (old_nodes, inserted) =
            (std::mem::take(&mut section.nodes), std::mem::take(&mut section.inserted));
        let mut nodes: Vec<RowId> = Vec::with_capacity(new + 1);
        for &(source, copy) in &from {
            let node = old_nodes[source];
            nodes.push(if copy { self.copy_node(id, node) } else { node });
        }
        let mut lists = SmallVec::with_capacity(inserted.len());
        for mut entry in inserted {
            let rows = self.spread_rows(&entry.what, &entry.rows, &from, &nodes);
            entry.rows = rows;
            lists.push(entry);
        }
        if new < old {
            self.keep_points(&old_nodes[..old], &nodes);
        }
        if new < old {
            let gone: Vec<RowId> = old_nodes[..old].iter().filter(|n| !nodes.contains(n)).copied().collect();
            self.remove_nodes(&gone);
        }
        nodes.push(old_nodes[old]);
        let section = self.section_mut(id)?;
        section.nodes = nodes;
        section.inserted = lists;
        self.mark_dirty(id);
        Ok(())
    }

    /// The usual case, quickly: one segment without mechanisms becomes several, with itself in the middle.
    fn divide(&mut self, id: SectionId, new: usize) -> Result<()> {
        let section = self.section_mut(id)?;
        let [only, end] = section.nodes[..] else { return Err(ModelError::Dangling) };
        let mut nodes = std::mem::take(&mut section.nodes);
        nodes.clear();
        nodes.reserve(new + 1);
        let row = self.node_row(only)?;
        self.nodes.columns.push_copies(row, new - 1);
        for i in 0..new {
            nodes.push(if i == new / 2 { only } else { self.enter_node(id) });
        }
        nodes.push(end);
        self.section_mut(id)?.nodes = nodes;
        self.mark_dirty(id);
        Ok(())
    }

    fn copy_node(&mut self, id: SectionId, node: RowId) -> RowId {
        match self.nodes.slots.row(node) {
            Some(row) => self.nodes.columns.push_copy(row),
            None => return self.new_node(id, true),
        };
        self.enter_node(id)
    }

    fn spread_rows(
        &mut self,
        what: &Insertable,
        rows: &[RowId],
        from: &[(usize, bool)],
        nodes: &[RowId],
    ) -> Vec<RowId> {
        let mut new = Vec::with_capacity(from.len());
        for (&(source, copy), node) in from.iter().zip(nodes) {
            let row = rows[source];
            new.push(if copy { self.copy_instance(*what, row, *node) } else { row });
        }
        if new.len() < rows.len() {
            let gone: Vec<RowId> = rows.iter().filter(|r| !new.contains(r)).copied().collect();
            self.remove_instances(*what, &gone);
        }
        new
    }

    /// Fewer segments: point processes of a vanishing segment go to the new segment whose far end is the first at or behind
    /// the old centre.
    fn keep_points(&mut self, old: &[RowId], new: &[RowId]) {
        for (i, node) in old.iter().enumerate() {
            if new.contains(node) {
                continue;
            }
            let centre = (i as f64 + 0.5) / old.len() as f64;
            let to = (0..new.len())
                .find(|j| centre <= (*j as f64 + 1.0) / new.len() as f64)
                .unwrap_or(new.len() - 1);
            self.move_points(*node, new[to]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sources;

    #[test]
    fn the_only_segment_becomes_the_middle_one() {
        for new in 2..40 {
            let kept: Vec<_> = (0..new).filter(|i| !sources(1, new)[*i].1).collect();
            assert_eq!(kept, [new / 2]);
        }
    }

    #[test]
    fn new_segments_take_the_values_at_their_centres() {
        let from = |old, new| sources(old, new).into_iter().map(|s| s.0).collect::<Vec<_>>();
        assert_eq!(from(3, 5), [0, 0, 1, 2, 2]);
        assert_eq!(from(5, 9), [0, 0, 1, 1, 2, 3, 3, 4, 4]);
        assert_eq!(from(9, 1), [4]);
    }
}
