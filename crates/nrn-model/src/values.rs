//! Reading and writing through handles.

use crate::error::{ModelError, Result};
use crate::handle::{DataHandle, SectionProperty};
use crate::ids::SectionId;
use crate::model::Model;
use nrn_mech_abi::{ColumnRole, NodeField};

impl Model {
    /// The number a handle points to. Geometry is brought up to date first where it matters.
    #[inline]
    pub fn read(&mut self, handle: DataHandle) -> Result<f64> {
        match handle {
            DataHandle::Node { field: NodeField::Diam | NodeField::Area | NodeField::Ri, node } => {
                if let Some(id) = self.nodes.section.get(node.slot as usize).copied()
                    && self.section_exists(id)
                {
                    self.refresh_section(id)?;
                }
            }
            DataHandle::Section { section, property: SectionProperty::Length } => {
                return self.length(section);
            }
            _ => {}
        }
        self.value(handle)
    }

    /// The number a handle points to, as it is in the tables now.
    #[inline]
    pub fn value(&self, handle: DataHandle) -> Result<f64> {
        match handle {
            DataHandle::Node { field, node } => {
                Ok(self.nodes.columns.get(field as usize, self.node_row(node)?))
            }
            DataHandle::Mechanism { mechanism, column, row } => {
                let table = self.table(mechanism)?;
                let Some(at) = table.slots.row(row) else { return Err(ModelError::Dangling) };
                if column as usize >= table.columns.width() {
                    return Err(ModelError::NoVariable);
                }
                Ok(table.columns.get(column as usize, at))
            }
            DataHandle::Ion { ion, field, row } => self.ion_value(ion, field, row),
            DataHandle::Global { mechanism, index } => {
                self.table(mechanism)?.globals.get(index as usize).copied().ok_or(ModelError::NoVariable)
            }
            DataHandle::IonGlobal { ion, index } => {
                let ion = self.ions.get(ion.0 as usize).ok_or(ModelError::NoVariable)?;
                ion.globals.get(index as usize).copied().ok_or(ModelError::NoVariable)
            }
            DataHandle::Section { section, property } => {
                let s = self.section(section)?;
                Ok(match property {
                    SectionProperty::Length => return self.length(section),
                    SectionProperty::Ra => s.ra,
                    SectionProperty::Nseg => s.nseg() as f64,
                    SectionProperty::RallBranch => s.rallbranch,
                })
            }
            DataHandle::Weight { netcon, index } => self.weight(netcon, index as usize),
            DataHandle::Env(_) | DataHandle::Vector { .. } | DataHandle::Outside { .. } => {
                Err(ModelError::NotMine)
            }
        }
    }

    /// Sets the number a handle points to. A diameter or length marks the geometry, and 3-D points follow.
    #[inline]
    pub fn write(&mut self, handle: DataHandle, x: f64) -> Result<()> {
        match handle {
            DataHandle::Node { field: NodeField::Diam, node } => self.write_diam(handle, node.slot, x),
            DataHandle::Section { section, property } => match property {
                SectionProperty::Length => self.set_length(section, x),
                SectionProperty::Ra => self.set_ra(section, x),
                SectionProperty::Nseg => self.set_nseg(section, x as i64),
                SectionProperty::RallBranch => self.set_rallbranch(section, x),
            },
            _ => {
                *self.place(handle)? = x;
                Ok(())
            }
        }
    }

    fn write_diam(&mut self, handle: DataHandle, slot: u32, x: f64) -> Result<()> {
        if self.pt3dconst {
            return Ok(());
        }
        *self.place(handle)? = x;
        if let Some(section) = self.nodes.section.get(slot as usize).copied() {
            self.mark_dirty(section);
            self.points_take_diam(section)?;
        }
        Ok(())
    }

    /// Sets the diameter of all segments of a section, um: as if one by one.
    pub(crate) fn set_diam(&mut self, id: SectionId, x: f64) -> Result<()> {
        if self.pt3dconst {
            return Ok(());
        }
        let Model { sections, nodes, .. } = self;
        let Some(section) = sections.get(id) else { return Err(ModelError::SectionGone(id)) };
        let diams = nodes.columns.column_mut(NodeField::Diam as usize);
        for node in &section.nodes[..section.nseg()] {
            if let Some(diam) = nodes.slots.row(*node).and_then(|row| diams.get_mut(row)) {
                *diam = x;
            }
        }
        self.mark_dirty(id);
        self.points_take_diam(id)
    }

    /// The place of a number in the tables; valid until the structure changes.
    #[inline]
    fn place(&mut self, handle: DataHandle) -> Result<&mut f64> {
        match handle {
            DataHandle::Node { field, node } => {
                let row = self.node_row(node)?;
                match self.nodes.columns.column_mut(field as usize).get_mut(row) {
                    Some(place) => Ok(place),
                    None => Err(ModelError::Dangling),
                }
            }
            DataHandle::Mechanism { mechanism, column, row } => {
                let table = self.table_mut(mechanism)?;
                if column as usize >= table.columns.width() {
                    return Err(ModelError::NoVariable);
                }
                let at = table.slots.row(row);
                match at.and_then(|at| table.columns.column_mut(column as usize).get_mut(at)) {
                    Some(place) => Ok(place),
                    None => Err(ModelError::Dangling),
                }
            }
            DataHandle::Ion { ion, field, row } => {
                let info = self.ions.get(ion.0 as usize).ok_or(ModelError::NoVariable)?;
                let at = info.slots.row(row).ok_or(ModelError::Dangling)?;
                self.ion_columns[ion.0 as usize]
                    .column_mut(field as usize)
                    .get_mut(at)
                    .ok_or(ModelError::Dangling)
            }
            DataHandle::Global { mechanism, index } => {
                self.table_mut(mechanism)?.globals.get_mut(index as usize).ok_or(ModelError::NoVariable)
            }
            DataHandle::IonGlobal { ion, index } => {
                let ion = self.ions.get_mut(ion.0 as usize).ok_or(ModelError::NoVariable)?;
                ion.globals.get_mut(index as usize).ok_or(ModelError::NoVariable)
            }
            DataHandle::Weight { netcon, index } => self.weight_mut(netcon, index as usize),
            DataHandle::Section { .. } => Err(ModelError::ReadOnly),
            DataHandle::Env(_) | DataHandle::Vector { .. } | DataHandle::Outside { .. } => {
                Err(ModelError::NotMine)
            }
        }
    }

    /// True while what the handle points to exists.
    pub fn is_alive(&self, handle: DataHandle) -> bool {
        self.value(handle).is_ok()
    }

    /// Makes a POINTER of an instance point somewhere. `pointer` is the POINTER's own handle.
    pub fn set_pointer(&mut self, pointer: DataHandle, target: DataHandle) -> Result<()> {
        let DataHandle::Mechanism { mechanism, column, row } = pointer else {
            return Err(ModelError::NoVariable);
        };
        let table = self.table_mut(mechanism)?;
        let is_pointer = |c: &nrn_mech_abi::ColumnInfo| {
            c.role == ColumnRole::Pointer && (c.first..c.first + c.len).contains(&(column as usize))
        };
        if !table.info().columns.iter().any(is_pointer) {
            return Err(ModelError::NoVariable);
        }
        table.slots.row(row).ok_or(ModelError::Dangling)?;
        table.pointers.insert((row.slot, column), target);
        self.pointers_stale = true;
        Ok(())
    }
    /// Where a POINTER of an instance points to, once it is set.
    pub fn pointer(&self, pointer: DataHandle) -> Option<DataHandle> {
        let DataHandle::Mechanism { mechanism, column, row } = pointer else { return None };
        self.table(mechanism).ok()?.pointers.get(&(row.slot, column)).copied()
    }
}
