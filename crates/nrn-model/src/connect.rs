//! Which section hangs where, and which node is at a place.

use crate::error::{ModelError, Result};
use crate::ids::{RowId, SectionId};
use crate::model::Model;
use crate::section::Connection;

impl Model {
    /// Connects end `child_end` (0 or 1) of `child` to `parent` at `x`. An older connection is given up. Fails for a loop.
    pub fn connect(&mut self, child: SectionId, child_end: f64, parent: SectionId, x: f64) -> Result<()> {
        if child_end != 0.0 && child_end != 1.0 {
            return Err(ModelError::ChildEnd(child_end));
        }
        if !(0.0..=1.0).contains(&x) {
            return Err(ModelError::Position(x));
        }
        self.section(child)?;
        let mut up = Some(parent);
        while let Some(id) = up {
            if id == child {
                return Err(ModelError::Loop(child));
            }
            up = self.section(id)?.parent();
        }
        self.begin_change()?;
        let old_end = self.connected_node(child)?;
        self.leave_parent(child);
        let section = self.section_mut(child)?;
        if section.child_end != child_end {
            section.child_end = child_end;
            section.children.reverse();
        }
        section.connection = Some(Connection { parent, x });
        let root = section.root.take();
        self.enter_parent(child, parent)?;
        let new_end = self.connected_node(child)?;
        self.move_points_at(old_end, new_end, child)?;
        if let Some(root) = root {
            self.remove_nodes(&[root]);
        }
        self.mark_dirty(child);
        Ok(())
    }

    /// Makes a section a root of its own. No effect on a root.
    pub fn disconnect(&mut self, child: SectionId) -> Result<()> {
        if self.section(child)?.connection.is_none() {
            return Ok(());
        }
        self.begin_change()?;
        let old_end = self.connected_node(child)?;
        self.leave_parent(child);
        let root = self.new_node(child, false);
        let section = self.section_mut(child)?;
        section.connection = None;
        section.root = Some(root);
        self.give_ends_outside(child)?;
        self.move_points_at(old_end, root, child)?;
        self.mark_dirty(child);
        Ok(())
    }

    pub(crate) fn leave_parent(&mut self, child: SectionId) {
        let parent = self.sections.get(child).and_then(|s| s.parent());
        if let Some(parent) = parent.and_then(|p| self.sections.get_mut(p)) {
            parent.children.retain(|c| *c != child);
        }
    }

    /// Children are kept in the order of distance from the parent's connected end; the newest comes first among equals.
    fn enter_parent(&mut self, child: SectionId, parent: SectionId) -> Result<()> {
        let flip = self.section(parent)?.child_end != 0.0;
        let distance = |model: &Model, id: SectionId| {
            let x = model.sections.get(id).and_then(|s| s.connection).map_or(0.0, |c| c.x);
            if flip { 1.0 - x } else { x }
        };
        let x = distance(self, child);
        let at = self.section(parent)?.children.iter().position(|c| x <= distance(self, *c));
        let children = &mut self.section_mut(parent)?.children;
        children.insert(at.unwrap_or(children.len()), child);
        Ok(())
    }

    /// The node at the connected end of a section: its own, where it is a root, else one of an ancestor.
    pub fn connected_node(&self, id: SectionId) -> Result<RowId> {
        let mut section = self.section(id)?;
        loop {
            let Some(Connection { parent, x }) = section.connection else {
                return section.root.ok_or(ModelError::SectionGone(id));
            };
            let above = self.section(parent)?;
            if x != above.child_end {
                let ix = if x == 0.0 || x == 1.0 { above.nseg() } else { above.segment(x)? };
                return above.nodes.get(ix).copied().ok_or(ModelError::Dangling);
            }
            section = above;
        }
    }

    /// The node at `x`: 0 and 1 are the ends without membrane, anything between is the segment that holds it.
    #[inline]
    pub fn node_at(&self, id: SectionId, x: f64) -> Result<RowId> {
        let section = self.section(id)?;
        if x == section.child_end {
            return self.connected_node(id);
        }
        let ix = if x == 0.0 || x == 1.0 { section.nseg() } else { section.segment(x)? };
        section.nodes.get(ix).copied().ok_or(ModelError::Dangling)
    }

    /// The section a node belongs to and where on it (centre of the segment, or the end's 0 or 1).
    pub fn place_of_node(&self, node: RowId) -> Option<(SectionId, f64)> {
        self.nodes.slots.row(node)?;
        let id = *self.nodes.section.get(node.slot as usize)?;
        let section = self.sections.get(id)?;
        if section.root == Some(node) {
            return Some((id, section.child_end));
        }
        let ix = section.nodes.iter().position(|n| *n == node)?;
        Some((id, if ix == section.nseg() { 1.0 - section.child_end } else { section.centre(ix) }))
    }

    /// Path distance between two places, um. `None` when no path joins them.
    pub fn distance(&mut self, a: (SectionId, f64), b: (SectionId, f64)) -> Result<Option<f64>> {
        let (left, right) = (self.path_to_root(a.0, a.1)?, self.path_to_root(b.0, b.1)?);
        let mut best = None;
        for (node, d) in &left {
            if let Some((_, e)) = right.iter().find(|(other, _)| other == node) {
                best = Some(d + e);
                break;
            }
        }
        if best.is_some() || left.is_empty() {
            return Ok(best);
        }
        Ok(None)
    }

    /// The nodes from a place to the root with their distances from the place, um.
    fn path_to_root(&mut self, id: SectionId, x: f64) -> Result<Vec<(RowId, f64)>> {
        let mut path = Vec::new();
        let mut node = self.node_at(id, x)?;
        let mut travelled = 0.0;
        path.push((node, 0.0));
        let mut id = id;
        if node == self.connected_node(id)? {
            match self.place_of_node(node) {
                Some((owner, _)) => id = owner,
                None => return Ok(path),
            }
        }
        loop {
            let length = self.length(id)?;
            let section = self.section(id)?;
            let (n, flip) = (section.nseg(), section.child_end != 0.0);
            if section.root != Some(node) {
                let ix = section.nodes.iter().position(|other| *other == node).ok_or(ModelError::Dangling)?;
                let from_parent = |ix: usize| {
                    if ix == n {
                        length
                    } else {
                        let c = section.centre(ix);
                        length * if flip { 1.0 - c } else { c }
                    }
                };
                let here = from_parent(ix);
                let mut inner: Vec<usize> = (0..n).filter(|i| from_parent(*i) < here).collect();
                inner.sort_by(|p, q| from_parent(*q).total_cmp(&from_parent(*p)));
                path.extend(inner.iter().map(|i| (section.nodes[*i], travelled + here - from_parent(*i))));
                travelled += here;
                node = self.connected_node(id)?;
                path.push((node, travelled));
            }
            match self.place_of_node(node) {
                Some((owner, _)) if owner != id => id = owner,
                _ => return Ok(path),
            }
        }
    }
}
