//! Registered mechanisms, their tables, and inserting them into sections.

use crate::arena::Slots;
use crate::error::{ModelError, Result};
use crate::handle::DataHandle;
use crate::ids::{Insertable, MechanismId, PointProcessId, RowId, SectionId};
use crate::ions::NeededIon;
use crate::model::Model;
use crate::section::Inserted;
use nrn_mech_abi::random::{Shared, Stream};
use nrn_mech_abi::{ColumnRole, Columns, Mechanism, MechanismInfo, MechanismKind, Table, TableInfo};
use std::collections::HashMap;

/// No node.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// A mechanism and the numbers of all its instances.
#[derive(Debug)]
pub struct MechanismTable {
    /// What it is and its kernels.
    pub mechanism: Mechanism,
    /// Its instances' numbers. Point processes without a place come last.
    pub columns: Columns,
    /// Its globals.
    pub globals: Vec<f64>,
    /// Its TABLEs' values.
    pub tables: Vec<Table>,
    pub(crate) slots: Slots,
    /// Slot of the node, by own slot.
    pub(crate) node: Vec<u32>,
    /// Order of placement, by own slot.
    pub(crate) sequence: Vec<u32>,
    /// Which point process a row is, by own slot.
    pub(crate) point_process: Vec<PointProcessId>,
    /// What the POINTERs of instances point to, by own slot and physical column.
    pub(crate) pointers: HashMap<(u32, u16), DataHandle>,
    default_row: Vec<f64>,
    /// What it asks of its ions, in the order of the description.
    pub(crate) needs: Vec<NeededIon>,
    /// First columns of the RANDOM variables.
    random_columns: Vec<usize>,
    /// Columns of the POINTERs.
    pointer_columns: Vec<u16>,
}

impl MechanismTable {
    pub(crate) fn new(mechanism: Mechanism, needs: Vec<NeededIon>) -> Self {
        let info = mechanism.info();
        let (default_row, globals, width) = (info.default_row(), info.default_globals(), info.width);
        let tables = info.tables.iter().map(empty_table).collect();
        let random = info.columns.iter().filter(|c| c.role == ColumnRole::Random);
        let random_columns = random.map(|c| c.first).collect();
        let pointers = info.columns.iter().filter(|c| c.role == ColumnRole::Pointer);
        let pointer_columns = pointers.flat_map(|c| c.first..c.first + c.len).map(|c| c as u16).collect();
        MechanismTable {
            columns: Columns::new(width),
            globals,
            tables,
            slots: Slots::default(),
            node: Vec::new(),
            sequence: Vec::new(),
            point_process: Vec::new(),
            pointers: HashMap::new(),
            default_row,
            needs,
            random_columns,
            pointer_columns,
            mechanism,
        }
    }
    /// Other kernels for the same columns.
    pub(crate) fn exchange(&mut self, mechanism: Mechanism, needs: Vec<NeededIon>) {
        let info = mechanism.info();
        self.needs = needs;
        self.default_row = info.default_row();
        self.globals = info.default_globals();
        self.tables = info.tables.iter().map(empty_table).collect();
        self.mechanism = mechanism;
    }
    /// Its description.
    pub fn info(&self) -> &MechanismInfo {
        self.mechanism.info()
    }
    /// Number of instances.
    pub fn len(&self) -> usize {
        self.slots.len()
    }
    /// True when there is no instance.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }
    /// The row of the instance that was placed first.
    pub fn first_row(&self) -> Option<usize> {
        (0..self.len()).min_by_key(|row| {
            self.slots.slot_of_row(*row).and_then(|slot| self.sequence.get(slot as usize)).copied()
        })
    }
    /// Where an instance is now.
    pub fn row(&self, id: RowId) -> Option<usize> {
        self.slots.row(id)
    }
    /// The number of the instance in a row.
    pub fn id_of_row(&self, row: usize) -> Option<RowId> {
        self.slots.id_of_row(row)
    }
    /// Which point process is in a row.
    pub fn point_process_of_row(&self, row: usize) -> Option<PointProcessId> {
        self.point_process.get(self.slots.slot_of_row(row)? as usize).copied()
    }
    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.columns.bytes() + self.slots.bytes() + 4 * (self.node.capacity() + self.sequence.capacity())
    }
    /// Are there instances that may notice each other? They run in NEURON's order of nodes.
    pub(crate) fn runs_in_natural_order(&self) -> bool {
        !self.is_empty() && (!self.info().ordered_kernels.is_empty() || !self.pointer_columns.is_empty())
    }
    /// What new instances begin with, one value per physical column.
    pub fn default_row(&self) -> &[f64] {
        &self.default_row
    }

    pub(crate) fn pointer_list(&self) -> Vec<(u32, u16, DataHandle)> {
        let row = |slot: u32| self.slots.row_of_slot(slot);
        let mut list: Vec<_> = self.pointers.iter().map(|((slot, c), h)| (row(*slot), *c, *h)).collect();
        list.sort_unstable_by_key(|p| (p.0, p.1));
        list
    }
    /// A new instance. Its RANDOM variables are streams of their own, and its POINTERs point nowhere.
    pub(crate) fn push(&mut self, node: u32, sequence: u32, random: &mut Shared) -> RowId {
        let row = self.columns.push(&self.default_row);
        self.enter(row, node, sequence, random)
    }
    /// New instances at nodes, in their order, as [`MechanismTable::push`] makes one.
    pub(crate) fn push_all(&mut self, nodes: &[RowId], sequence: u32, random: &mut Shared) -> Vec<RowId> {
        let first = self.columns.push_many(&self.default_row, nodes.len());
        let mut rows = Vec::with_capacity(nodes.len());
        for (row, node) in (first..).zip(nodes) {
            rows.push(self.enter(row, node.slot, sequence, random));
        }
        rows
    }
    /// A new instance with the values of another one, but for its RANDOM variables and POINTERs. Nothing when that is gone.
    pub(crate) fn push_copy(&mut self, of: RowId, node: u32, random: &mut Shared) -> Option<RowId> {
        let (from, sequence) = (self.slots.row(of)?, self.sequence.get(of.slot as usize).copied()?);
        let row = self.columns.push_copy(from);
        Some(self.enter(row, node, sequence, random))
    }
    /// The number of the last row, which was just pushed.
    fn enter(&mut self, row: usize, node: u32, sequence: u32, random: &mut Shared) -> RowId {
        for first in &self.random_columns {
            random.stream_count = random.stream_count.wrapping_add(1);
            let stream = Stream::new([1, 0, random.stream_count], random.global_index);
            for (i, x) in stream.to_numbers().into_iter().enumerate() {
                self.columns.set(first + i, row, x);
            }
        }
        for (_, flag) in &self.mechanism.info().pointing {
            self.columns.set(*flag, row, 0.0);
        }
        let id = self.slots.push();
        let slot = id.slot as usize;
        if slot >= self.node.len() {
            self.node.resize(slot + 1, NOWHERE);
            self.sequence.resize(slot + 1, 0);
        }
        self.node[slot] = node;
        self.sequence[slot] = sequence;
        id
    }
    /// Instances go.
    pub(crate) fn remove(&mut self, ids: &[RowId]) {
        if !self.pointers.is_empty() {
            for id in ids.iter().filter(|id| self.slots.row(**id).is_some()) {
                for column in &self.pointer_columns {
                    self.pointers.remove(&(id.slot, *column));
                }
            }
        }
        self.slots.remove_from(&mut self.columns, ids);
    }
}

/// A table before its values are known. One that is not made from globals alone may be read before: all its values are 0.
fn empty_table(info: &TableInfo) -> Table {
    let mut columns = Columns::new(info.n_outputs + 1);
    if info.of_instance || info.given {
        let row = vec![0.0; info.n_outputs + 1];
        (0..info.n + 2).for_each(|_| _ = columns.push(&row));
    }
    Table { columns, n: info.n, ..Table::default() }
}

impl Model {
    /// Makes a mechanism known. Its ions are registered first, in the order of its description. Fails when the name is taken;
    /// any number of files may have `SUFFIX nothing`: their functions are known by their own names.
    pub fn register_mechanism(&mut self, mechanism: Mechanism) -> Result<MechanismId> {
        self.check_thawed()?;
        let info = mechanism.info().clone();
        if info.kind != MechanismKind::Library && self.names.mechanisms.contains_key(&info.name) {
            return Err(ModelError::NameTaken(info.name));
        }
        let needs = self.register_ions(&info.ions)?;
        let id = MechanismId(self.mechanisms.len() as u32);
        self.names.add_mechanism(id, &info);
        self.names_count += 1;
        self.mechanisms.push(MechanismTable::new(mechanism, needs));
        self.plan_stale = true;
        Ok(id)
    }
    /// A mechanism by name.
    pub fn mechanism_by_name(&self, name: &str) -> Option<MechanismId> {
        self.names.mechanisms.get(name).copied()
    }
    /// All mechanisms in the order of registration.
    pub fn mechanisms(&self) -> impl Iterator<Item = (MechanismId, &MechanismTable)> {
        self.mechanisms.iter().enumerate().map(|(i, m)| (MechanismId(i as u32), m))
    }
    /// A mechanism with its table, to change globals or defaults.
    pub fn mechanism_mut(&mut self, id: MechanismId) -> Option<&mut MechanismTable> {
        self.mechanisms.get_mut(id.0 as usize)
    }
    #[inline]
    pub(crate) fn table(&self, id: MechanismId) -> Result<&MechanismTable> {
        match self.mechanisms.get(id.0 as usize) {
            Some(table) => Ok(table),
            None => Err(ModelError::NoVariable),
        }
    }
    #[inline]
    pub(crate) fn table_mut(&mut self, id: MechanismId) -> Result<&mut MechanismTable> {
        match self.mechanisms.get_mut(id.0 as usize) {
            Some(table) => Ok(table),
            None => Err(ModelError::NoVariable),
        }
    }

    /// What can be inserted under a name: `hh`, `na_ion`.
    pub fn insertable(&self, name: &str) -> Option<Insertable> {
        if let Some(ion) = name.strip_suffix("_ion").and_then(|n| self.ion_by_name(n)) {
            return Some(Insertable::Ion(ion));
        }
        let id = self.mechanism_by_name(name)?;
        (self.table(id).ok()?.info().kind == MechanismKind::Density).then_some(Insertable::Mechanism(id))
    }
    /// Inserts a density mechanism (with the ions it uses) or an ion. No effect when it is there.
    pub fn insert(&mut self, id: SectionId, what: Insertable) -> Result<()> {
        if self.has(id, what)? {
            return Ok(());
        }
        self.begin_change()?;
        match what {
            Insertable::Ion(ion) => self.insert_ion(id, ion),
            Insertable::Mechanism(mechanism) => self.insert_density(id, mechanism),
        }
    }

    fn insert_density(&mut self, id: SectionId, mechanism: MechanismId) -> Result<()> {
        if self.table(mechanism)?.info().kind != MechanismKind::Density {
            return Err(ModelError::WrongKind(mechanism));
        }
        self.sequence += 1;
        let sequence = self.sequence;
        let Model { mechanisms, random, sections, .. } = self;
        let table = mechanisms.get_mut(mechanism.0 as usize).ok_or(ModelError::NoVariable)?;
        let section = sections.get_mut(id).ok_or(ModelError::SectionGone(id))?;
        let rows = table.push_all(&section.nodes[..section.nseg()], sequence, random);
        section.inserted.insert(0, Inserted { what: Insertable::Mechanism(mechanism), rows });
        self.need_ions(id, mechanism, None)?;
        self.give_ends_outside(id)
    }

    /// Removes a density mechanism. Ions stay.
    pub fn uninsert(&mut self, id: SectionId, what: Insertable) -> Result<()> {
        let Insertable::Mechanism(mechanism) = what else { return Err(ModelError::ReadOnly) };
        // It stays, as in NEURON.
        if self.extracellular.id == Some(mechanism) {
            return Err(ModelError::Stays(mechanism));
        }
        if !self.has(id, what)? {
            return Ok(());
        }
        self.begin_change()?;
        let list = &mut self.section_mut(id)?.inserted;
        if let Some(at) = list.iter().position(|i| i.what == what) {
            let entry = list.remove(at);
            self.remove_instances(entry.what, &entry.rows);
        }
        Ok(())
    }
    /// True when it is inserted.
    #[inline]
    pub fn has(&self, id: SectionId, what: Insertable) -> Result<bool> {
        Ok(self.section(id)?.rows_of(what).is_some())
    }
    /// The instance of a density mechanism in the segment that holds `x`.
    pub fn instance(&self, id: SectionId, x: f64, mechanism: MechanismId) -> Result<RowId> {
        let section = self.section(id)?;
        let rows = section
            .rows_of(Insertable::Mechanism(mechanism))
            .ok_or(ModelError::NotInserted(id, mechanism))?;
        rows.get(section.segment(x)?).copied().ok_or(ModelError::Dangling)
    }

    pub(crate) fn remove_instances(&mut self, what: Insertable, rows: &[RowId]) {
        match what {
            Insertable::Mechanism(id) => {
                if let Ok(table) = self.table_mut(id) {
                    table.remove(rows);
                }
            }
            Insertable::Ion(id) => {
                if let Some(ion) = self.ions.get_mut(id.0 as usize) {
                    ion.slots.remove_from(&mut self.ion_columns[id.0 as usize], rows);
                }
            }
        }
    }
    pub(crate) fn copy_instance(&mut self, what: Insertable, row: RowId, node: RowId) -> RowId {
        match what {
            Insertable::Mechanism(id) => {
                let Model { mechanisms, random, .. } = self;
                let Some(table) = mechanisms.get_mut(id.0 as usize) else { return row };
                let copy = table.push_copy(row, node.slot, random).unwrap_or(row);
                self.begin_outside(id, copy);
                copy
            }
            Insertable::Ion(id) => self.copy_ion_row(id, row, node),
        }
    }
}
