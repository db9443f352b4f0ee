//! Sections: creation, deletion, order, and the plain properties of one.

use crate::error::{ModelError, Result};
use crate::ids::{Insertable, RowId, SectionId};
use crate::model::{Model, new_node_row};
use crate::points3d::Point3d;
use nrn_mech_abi::NodeField;
use smallvec::SmallVec;

/// Diameter of a new segment, um.
pub const DEFAULT_DIAM: f64 = 500.0;
/// Length of a new section, um.
pub const DEFAULT_LENGTH: f64 = 100.0;
/// Axial resistivity of a new section, ohm cm.
pub const DEFAULT_RA: f64 = 35.4;

/// How a section is connected to its parent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Connection {
    /// The parent.
    pub parent: SectionId,
    /// Where on the parent, as given (0..1).
    pub x: f64,
}

/// Something inserted into a section: one row per segment, in the order of x.
#[derive(Clone, Debug)]
pub struct Inserted {
    /// What.
    pub what: Insertable,
    /// Its rows.
    pub rows: Vec<RowId>,
}

/// An unbranched piece of cable.
#[derive(Clone, Debug)]
pub struct Section {
    pub(crate) name: String,
    pub(crate) owner: Option<u64>,
    pub(crate) connection: Option<Connection>,
    /// Which end is the connected one: 0 or 1. A root keeps it too.
    pub(crate) child_end: f64,
    /// Nearest to the parent end first, newest first where equal.
    pub(crate) children: SmallVec<[SectionId; 2]>,
    /// Nodes of the segments in the order of x, then the node of the free end.
    pub(crate) nodes: Vec<RowId>,
    /// The node of the connected end, where there is no parent.
    pub(crate) root: Option<RowId>,
    pub(crate) length: f64,
    pub(crate) ra: f64,
    pub(crate) rallbranch: f64,
    pub(crate) points: Vec<Point3d>,
    pub(crate) logical: Option<[f64; 3]>,
    /// Newest first, as NEURON lists them.
    pub(crate) inserted: SmallVec<[Inserted; 2]>,
    pub(crate) dirty: bool,
    pub(crate) previous: Option<SectionId>,
    pub(crate) next: Option<SectionId>,
}

impl Section {
    /// The name it was made with.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// Whose it is (an object of a language), if anyone's.
    pub fn owner(&self) -> Option<u64> {
        self.owner
    }
    /// Number of segments.
    #[inline]
    pub fn nseg(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }
    /// Its connection to a parent.
    pub fn connection(&self) -> Option<Connection> {
        self.connection
    }
    /// Its parent.
    pub fn parent(&self) -> Option<SectionId> {
        self.connection.map(|c| c.parent)
    }
    /// The end that is (or would be) connected to the parent: 0 or 1.
    pub fn child_end(&self) -> f64 {
        self.child_end
    }
    /// Its children: nearest to the parent end first, newest first where equal.
    pub fn children(&self) -> &[SectionId] {
        &self.children
    }
    /// Axial resistivity, ohm cm.
    pub fn ra(&self) -> f64 {
        self.ra
    }
    /// Number of identical branches it stands for.
    pub fn rallbranch(&self) -> f64 {
        self.rallbranch
    }
    /// Its 3-D points.
    pub fn points(&self) -> &[Point3d] {
        &self.points
    }
    /// What is inserted, newest first: the order of NEURON's `for mech in seg`.
    pub fn inserted(&self) -> &[Inserted] {
        &self.inserted
    }
    /// Nodes of the segments in the order of x, then the node of the free end.
    pub fn nodes(&self) -> &[RowId] {
        &self.nodes
    }
    /// The segment (0..nseg) that holds `x`.
    #[inline]
    pub fn segment(&self, x: f64) -> Result<usize> {
        if !(0.0..=1.0).contains(&x) {
            return Err(ModelError::Position(x));
        }
        let n = self.nseg();
        Ok(((n as f64 * x) as usize).min(n.saturating_sub(1)))
    }
    /// Centre of segment `ix`.
    pub fn centre(&self, ix: usize) -> f64 {
        (ix as f64 + 0.5) / self.nseg() as f64
    }
    /// The rows of something inserted.
    #[inline]
    pub fn rows_of(&self, what: Insertable) -> Option<&[RowId]> {
        self.inserted.iter().find(|i| i.what == what).map(|i| i.rows.as_slice())
    }
}

impl Model {
    /// A new section of one segment. Sections with the same `owner` stay together in the order of all sections.
    pub fn create_section(&mut self, name: &str, owner: Option<u64>) -> Result<SectionId> {
        self.begin_change()?;
        let section = Section {
            name: name.to_owned(),
            owner,
            connection: None,
            child_end: 0.0,
            children: SmallVec::new(),
            nodes: Vec::new(),
            root: None,
            length: DEFAULT_LENGTH,
            ra: DEFAULT_RA,
            rallbranch: 1.0,
            points: Vec::new(),
            logical: None,
            inserted: SmallVec::new(),
            dirty: true,
            previous: None,
            next: None,
        };
        let id = self.sections.insert(section);
        // Room for the usual number of segments and the end.
        let mut nodes = Vec::with_capacity(6);
        let first = self.nodes.columns.push_many(&new_node_row(false), 3);
        self.nodes.columns.set(NodeField::Cm as usize, first, 1.0);
        nodes.extend([self.enter_node(id), self.enter_node(id)]);
        let root = self.enter_node(id);
        if let Some(section) = self.sections.get_mut(id) {
            section.nodes = nodes;
            section.root = Some(root);
        }
        self.dirty.push(id);
        let after = owner.and_then(|o| self.last_of_owner.insert(o, id)).or(self.last);
        self.link(id, after);
        Ok(id)
    }

    /// A number that grows when a section is made, deleted or moved in the order of all sections.
    pub fn order_version(&self) -> u64 {
        self.order_count
    }

    fn link(&mut self, id: SectionId, after: Option<SectionId>) {
        self.order_count += 1;
        let next = match after {
            Some(a) => self.sections.get_mut(a).and_then(|s| s.next.replace(id)),
            None => self.first.replace(id),
        };
        if let Some(section) = self.sections.get_mut(id) {
            (section.previous, section.next) = (after, next);
        }
        match next {
            Some(n) => {
                if let Some(n) = self.sections.get_mut(n) {
                    n.previous = Some(id);
                }
            }
            None => self.last = Some(id),
        }
    }

    fn unlink(&mut self, id: SectionId) {
        self.order_count += 1;
        let Some(section) = self.sections.get(id) else { return };
        let (previous, next, owner) = (section.previous, section.next, section.owner);
        match previous.and_then(|p| self.sections.get_mut(p)) {
            Some(p) => p.next = next,
            None => self.first = next,
        }
        match next.and_then(|n| self.sections.get_mut(n)) {
            Some(n) => n.previous = previous,
            None => self.last = previous,
        }
        let Some(owner) = owner else { return };
        if self.last_of_owner.get(&owner) == Some(&id) {
            match previous.filter(|p| self.sections.get(*p).is_some_and(|s| s.owner == Some(owner))) {
                Some(p) => self.last_of_owner.insert(owner, p),
                None => self.last_of_owner.remove(&owner),
            };
        }
    }

    /// The section becomes the last of its owner's, or of all when it has none.
    pub fn move_last(&mut self, id: SectionId) -> Result<()> {
        self.begin_change()?;
        let owner = self.section(id)?.owner;
        self.unlink(id);
        let after = owner.and_then(|o| self.last_of_owner.insert(o, id)).or(self.last);
        self.link(id, after);
        Ok(())
    }

    /// Deletes a section: its children become roots, its point processes lose their place. While the structure is frozen the
    /// deletion waits for [`Model::sweep`].
    pub fn delete_section(&mut self, id: SectionId) -> Result<()> {
        self.section(id)?;
        if self.is_frozen() {
            self.doomed.push(id);
            return Ok(());
        }
        self.begin_change()?;
        for child in std::mem::take(&mut self.section_mut(id)?.children) {
            self.disconnect(child)?;
        }
        self.unlocate_all_in(id);
        self.leave_parent(id);
        self.unlink(id);
        if let Some(section) = self.sections.remove(id) {
            for inserted in &section.inserted {
                self.remove_instances(inserted.what, &inserted.rows);
            }
            self.remove_nodes(&section.nodes);
            self.remove_nodes(section.root.as_slice());
        }
        Ok(())
    }

    /// Everything that users made goes; mechanisms stay known, with the globals they began with. Numbers of what went find
    /// nothing, now and later. Fails while frozen.
    pub fn clear(&mut self) -> Result<()> {
        self.begin_change()?;
        for id in self.netcons().to_vec() {
            self.remove_netcon(id);
        }
        for id in self.sources().to_vec() {
            self.remove_source(id);
        }
        for (id, _) in self.point_processes.iter().map(|(id, p)| (id, p.born)).collect::<Vec<_>>() {
            self.remove_point_process(id);
        }
        for id in self.sections().collect::<Vec<_>>() {
            self.delete_section(id)?;
        }
        for table in &mut self.mechanisms {
            table.globals = table.info().default_globals();
        }
        self.pt3dconst = false;
        Ok(())
    }

    /// A section by its number. Fails when it was deleted.
    #[inline]
    pub fn section(&self, id: SectionId) -> Result<&Section> {
        // No `ok_or` where it is hot: an error that is made and not needed has to be dropped.
        match self.sections.get(id) {
            Some(section) => Ok(section),
            None => Err(ModelError::SectionGone(id)),
        }
    }
    #[inline]
    pub(crate) fn section_mut(&mut self, id: SectionId) -> Result<&mut Section> {
        match self.sections.get_mut(id) {
            Some(section) => Ok(section),
            None => Err(ModelError::SectionGone(id)),
        }
    }
    /// True until the section is deleted.
    pub fn section_exists(&self, id: SectionId) -> bool {
        self.sections.get(id).is_some()
    }
    /// Gives a section another name.
    pub fn set_section_name(&mut self, id: SectionId, name: &str) -> Result<()> {
        self.section_mut(id)?.name = name.to_owned();
        Ok(())
    }
    /// All sections in NEURON's order (`forall`, `h.allsec()`).
    pub fn sections(&self) -> impl Iterator<Item = SectionId> + '_ {
        std::iter::successors(self.first, |id| self.sections.get(*id).and_then(|s| s.next))
    }
    /// All sections without a parent, in the same order.
    pub fn roots(&self) -> impl Iterator<Item = SectionId> + '_ {
        self.sections().filter(|id| self.sections.get(*id).is_some_and(|s| s.connection.is_none()))
    }
    /// Number of sections.
    pub fn n_sections(&self) -> usize {
        self.sections.len()
    }
    /// The section and all below it, generation by generation, as NEURON's `subtree` lists them.
    pub fn subtree(&self, id: SectionId) -> Result<Vec<SectionId>> {
        self.section(id)?;
        let mut list = vec![id];
        let mut next = 0;
        while let Some(id) = list.get(next) {
            if let Some(section) = self.sections.get(*id) {
                list.extend_from_slice(&section.children);
            }
            next += 1;
        }
        Ok(list)
    }
    /// The root of the tree a section is in.
    pub fn root_of(&self, id: SectionId) -> Result<SectionId> {
        let mut id = id;
        while let Some(parent) = self.section(id)?.parent() {
            id = parent;
        }
        Ok(id)
    }
}
