//! Point processes and artificial cells: where they are, and their variables.

use crate::error::{ModelError, Result};
use crate::handle::DataHandle;
use crate::ids::{Insertable, MechanismId, PointProcessId, RowId, SectionId};
use crate::mechanisms::NOWHERE;
use crate::model::Model;
use nrn_mech_abi::MechanismKind;

/// A point process or artificial cell.
#[derive(Clone, Copy, Debug)]
pub struct PointProcess {
    /// Which mechanism it is an instance of.
    pub mechanism: MechanismId,
    /// Its row there.
    pub row: RowId,
    pub(crate) node: Option<RowId>,
    /// The section at whose connected end it stands: that end's node belongs to the parent, and so would the place.
    pub(crate) end_of: Option<SectionId>,
    /// Order of creation.
    pub(crate) born: u32,
}

impl Model {
    /// A new point process without a place, or a new artificial cell.
    pub fn new_point_process(&mut self, mechanism: MechanismId) -> Result<PointProcessId> {
        if !self.table(mechanism)?.info().is_point() {
            return Err(ModelError::WrongKind(mechanism));
        }
        self.begin_change()?;
        self.sequence += 1;
        let sequence = self.sequence;
        let Model { mechanisms, random, .. } = self;
        let table = mechanisms.get_mut(mechanism.0 as usize).ok_or(ModelError::NoVariable)?;
        let row = table.push(NOWHERE, sequence, random);
        let id = self.point_processes.insert(PointProcess {
            mechanism,
            row,
            node: None,
            end_of: None,
            born: sequence,
        });
        let list = &mut self.table_mut(mechanism)?.point_process;
        if list.len() <= row.slot as usize {
            list.resize(row.slot as usize + 1, id);
        }
        list[row.slot as usize] = id;
        Ok(id)
    }
    /// A point process by its number.
    pub fn point_process(&self, id: PointProcessId) -> Result<&PointProcess> {
        self.point_processes.get(id).ok_or(ModelError::PointProcessGone(id))
    }
    /// True until it is deleted.
    pub fn point_process_exists(&self, id: PointProcessId) -> bool {
        self.point_processes.get(id).is_some()
    }
    /// All point processes and artificial cells of a mechanism, in the order they were made.
    pub fn point_processes(&self, mechanism: MechanismId) -> Vec<PointProcessId> {
        let of = self.point_processes.iter().filter(|(_, p)| p.mechanism == mechanism);
        let mut list: Vec<_> = of.map(|(id, p)| (p.born, id)).collect();
        list.sort_unstable();
        list.into_iter().map(|(_, id)| id).collect()
    }

    /// Puts a point process at a place; its values stay. Fails for an artificial cell, and at an end if it uses an ion.
    pub fn locate(&mut self, id: PointProcessId, section: SectionId, x: f64) -> Result<()> {
        let mechanism = self.point_process(id)?.mechanism;
        let table = self.table(mechanism)?;
        if table.info().kind != MechanismKind::PointProcess {
            return Err(ModelError::WrongKind(mechanism));
        }
        let at_end = x == 0.0 || x == 1.0;
        if at_end && !table.needs.is_empty() {
            return Err(ModelError::IonAtEnd(mechanism));
        }
        let node = self.node_at(section, x)?;
        self.begin_change()?;
        self.set_node_of(id, Some(node));
        let connected_end = at_end && x == self.section(section)?.child_end;
        if let Some(p) = self.point_processes.get_mut(id) {
            p.end_of = connected_end.then_some(section);
        }
        let ix = self.section(section)?.segment(x)?;
        self.need_ions(section, mechanism, Some(ix))
    }
    /// Takes a point process from its place; its values stay.
    pub fn unlocate(&mut self, id: PointProcessId) -> Result<()> {
        self.point_process(id)?;
        self.begin_change()?;
        self.set_node_of(id, None);
        Ok(())
    }
    /// Where a point process is: section and centre of its segment (or 0 or 1).
    pub fn location(&self, id: PointProcessId) -> Option<(SectionId, f64)> {
        let point = self.point_processes.get(id)?;
        let node = point.node?;
        let end = point.end_of.and_then(|id| Some((id, self.sections.get(id)?.child_end)));
        end.or_else(|| self.place_of_node(node))
    }
    /// The node a point process is at.
    pub fn node_of_point_process(&self, id: PointProcessId) -> Option<RowId> {
        self.point_processes.get(id)?.node
    }
    /// All point processes at a node, newest first.
    pub fn point_processes_at(&self, node: RowId) -> Vec<PointProcessId> {
        self.points_at.get(&node.slot).map(|l| l.iter().rev().copied().collect()).unwrap_or_default()
    }

    /// Deletes a point process; NetCons lose their source or target. While the structure is frozen it waits for
    /// [`Model::sweep`].
    pub fn remove_point_process(&mut self, id: PointProcessId) {
        if self.is_frozen() {
            self.doomed_points.push(id);
            return;
        }
        let Some(p) = self.point_processes.remove(id) else { return };
        self.plan_stale = true;
        self.structure_count += 1;
        if let Some(node) = p.node {
            self.forget_place(id, node);
        }
        self.forget_in_net(id);
        self.remove_instances(Insertable::Mechanism(p.mechanism), &[p.row]);
    }

    /// The handle of a variable of a point process; `element` is for arrays.
    pub fn point_process_handle(&self, id: PointProcessId, name: &str, element: usize) -> Result<DataHandle> {
        let p = self.point_process(id)?;
        let column = self.table(p.mechanism)?.info().column(name).ok_or(ModelError::NoVariable)?;
        if element >= column.len {
            return Err(ModelError::Index(element));
        }
        Ok(DataHandle::Mechanism {
            mechanism: p.mechanism,
            column: (column.first + element) as u16,
            row: p.row,
        })
    }

    fn set_node_of(&mut self, id: PointProcessId, node: Option<RowId>) {
        let Some(p) = self.point_processes.get_mut(id) else { return };
        let old = std::mem::replace(&mut p.node, node);
        if node.is_none() {
            p.end_of = None;
        }
        let (mechanism, row) = (p.mechanism, p.row);
        if let Some(old) = old {
            self.forget_place(id, old);
        }
        if let Some(node) = node {
            self.points_at.entry(node.slot).or_default().push(id);
        }
        self.sequence += 1;
        let sequence = self.sequence;
        if let Ok(table) = self.table_mut(mechanism) {
            table.node[row.slot as usize] = node.map_or(NOWHERE, |n| n.slot);
            table.sequence[row.slot as usize] = sequence;
        }
    }
    fn forget_place(&mut self, id: PointProcessId, node: RowId) {
        if let Some(list) = self.points_at.get_mut(&node.slot) {
            list.retain(|p| *p != id);
            if list.is_empty() {
                self.points_at.remove(&node.slot);
            }
        }
    }
    /// All point processes at node `from` are now at node `to`.
    pub(crate) fn move_points(&mut self, from: RowId, to: RowId) {
        for id in self.points_at.get(&from.slot).cloned().unwrap_or_default() {
            self.set_node_of(id, Some(to));
        }
    }
    /// The connected end of `section` is another node now: what was put at that end moves along.
    pub(crate) fn move_points_at(&mut self, from: RowId, to: RowId, section: SectionId) -> Result<()> {
        if from != to {
            for id in self.points_at.get(&from.slot).cloned().unwrap_or_default() {
                if self.point_processes.get(id).is_some_and(|p| p.end_of == Some(section)) {
                    self.set_node_of(id, Some(to));
                }
            }
        }
        Ok(())
    }
    /// Point processes of a section that hangs nowhere (any more) lose their place.
    pub(crate) fn unlocate_all_in(&mut self, id: SectionId) {
        let Some(section) = self.sections.get(id) else { return };
        let nodes = section.nodes.iter().chain(&section.root);
        let mut here: Vec<_> =
            nodes.filter_map(|node| self.points_at.get(&node.slot)).flatten().copied().collect();
        // Those at the end that hangs on the parent are at a node of the parent.
        if let Ok(end) = self.connected_node(id)
            && let Some(there) = self.points_at.get(&end.slot)
        {
            let at_end = |p: &&PointProcessId| {
                !here.contains(p) && self.point_processes.get(**p).is_some_and(|p| p.end_of == Some(id))
            };
            let more: Vec<_> = there.iter().filter(at_end).copied().collect();
            here.extend(more);
        }
        for point in here {
            self.set_node_of(point, None);
        }
    }
}
