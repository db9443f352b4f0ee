//! Names of variables: which range variable or global a name is.

use crate::error::{ModelError, Result};
use crate::extracellular::range_name;
use crate::handle::DataHandle;
use crate::ids::{Insertable, IonId, MechanismId, RowId, SectionId};
use crate::model::Model;
use nrn_mech_abi::{ColumnRole, IonField, MechanismInfo, NodeField};
use rustc_hash::FxHashMap;

/// A variable that every segment has (or may have).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RangeVariable {
    /// `v`, `diam`, `cm`, `i_cap`, `i_membrane_`.
    Node(NodeField),
    /// A variable of a density mechanism: `gnabar_hh`.
    Mechanism {
        /// Which mechanism.
        mechanism: MechanismId,
        /// First physical column.
        first: u16,
        /// Number of physical columns.
        len: u16,
        /// True when it is an array.
        is_array: bool,
        /// True when it is a POINTER.
        is_pointer: bool,
    },
    /// `ena`, `nai`, `nao`, `ina`, `dina_dv_`.
    Ion {
        /// Which ion.
        ion: IonId,
        /// Which variable.
        field: IonField,
    },
}

impl RangeVariable {
    /// Is it an array, also one of length 1?
    #[inline]
    pub fn is_array(self) -> bool {
        matches!(self, RangeVariable::Mechanism { is_array: true, .. })
    }
}

/// A variable that exists once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GlobalVariable {
    /// Its first element.
    pub handle: DataHandle,
    /// Number of elements.
    pub len: usize,
    /// True when it is an array.
    pub is_array: bool,
}

impl GlobalVariable {
    /// The handle of an element.
    pub fn element(&self, ix: usize) -> Result<DataHandle> {
        match self.handle {
            _ if ix >= self.len => Err(ModelError::Index(ix)),
            DataHandle::Global { mechanism, index } => {
                Ok(DataHandle::Global { mechanism, index: index + ix as u32 })
            }
            other => Ok(other),
        }
    }
}

/// All names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub mechanisms: FxHashMap<String, MechanismId>,
    pub ions: FxHashMap<String, IonId>,
    pub range: FxHashMap<String, RangeVariable>,
    pub globals: FxHashMap<String, GlobalVariable>,
}

impl Names {
    pub fn new() -> Self {
        let mut names = Names::default();
        let fields = [
            ("v", NodeField::V),
            ("diam", NodeField::Diam),
            ("cm", NodeField::Cm),
            ("i_cap", NodeField::ICap),
            ("i_membrane_", NodeField::IMembrane),
        ];
        names.range.extend(fields.map(|(name, field)| (name.to_owned(), RangeVariable::Node(field))));
        names
    }

    /// Forgets all names of a mechanism.
    pub fn remove_mechanism(&mut self, id: MechanismId) {
        self.mechanisms.retain(|_, known| *known != id);
        self.range.retain(
            |_, known| !matches!(known, RangeVariable::Mechanism { mechanism, .. } if *mechanism == id),
        );
        self.globals.retain(
            |_, known| !matches!(known.handle, DataHandle::Global { mechanism, .. } if mechanism == id),
        );
    }
    /// Makes the names of a mechanism known.
    pub fn add_mechanism(&mut self, id: MechanismId, info: &MechanismInfo) {
        self.mechanisms.insert(info.name.clone(), id);
        let full = |name: &str| range_name(info, name);
        if !info.is_point() {
            for c in
                info.columns.iter().filter(|c| !matches!(c.role, ColumnRole::Hidden | ColumnRole::Random))
            {
                let variable = RangeVariable::Mechanism {
                    mechanism: id,
                    first: c.first as u16,
                    len: c.len as u16,
                    is_array: c.is_array,
                    is_pointer: c.role == ColumnRole::Pointer,
                };
                self.range.insert(full(&c.name), variable);
            }
        }
        for g in info.globals.iter().filter(|g| g.visible) {
            let handle = DataHandle::Global { mechanism: id, index: g.first as u32 };
            let name = if info.kind == nrn_mech_abi::MechanismKind::Library {
                g.name.clone()
            } else {
                full(&g.name)
            };
            self.globals.insert(name, GlobalVariable { handle, len: g.len, is_array: g.is_array });
        }
    }

    pub fn add_ion(&mut self, id: IonId, name: &str) -> Result<()> {
        let fields = [
            (format!("e{name}"), IonField::Reversal),
            (format!("{name}i"), IonField::Inside),
            (format!("{name}o"), IonField::Outside),
            (format!("i{name}"), IonField::Current),
            (format!("di{name}_dv_"), IonField::Conductance),
        ];
        if let Some((taken, _)) = fields.iter().find(|(n, _)| self.range.contains_key(n)) {
            return Err(ModelError::NameTaken(taken.clone()));
        }
        self.ions.insert(name.to_owned(), id);
        for (n, field) in fields {
            self.range.insert(n, RangeVariable::Ion { ion: id, field });
        }
        for (index, end) in [(0, "i0"), (1, "o0")] {
            let handle = DataHandle::IonGlobal { ion: id, index };
            self.globals.insert(
                format!("{name}{end}_{name}_ion"),
                GlobalVariable { handle, len: 1, is_array: false },
            );
        }
        Ok(())
    }
}

impl Model {
    /// The range variable of a name: `v`, `gnabar_hh`, `ena`.
    pub fn range_variable(&self, name: &str) -> Option<RangeVariable> {
        self.names.range.get(name).copied()
    }
    /// The global of a name: `minf_hh`, `nai0_na_ion`.
    pub fn global_variable(&self, name: &str) -> Option<GlobalVariable> {
        self.names.globals.get(name).copied()
    }
    /// All names of range variables.
    pub fn range_variable_names(&self) -> impl Iterator<Item = &str> {
        self.names.range.keys().map(String::as_str)
    }
    /// All names of globals.
    pub fn global_variable_names(&self) -> impl Iterator<Item = &str> {
        self.names.globals.keys().map(String::as_str)
    }

    /// True when the segment that holds `x` has the variable.
    pub fn exists_at(&self, id: SectionId, variable: RangeVariable) -> bool {
        match variable {
            RangeVariable::Node(_) => self.section_exists(id),
            RangeVariable::Mechanism { mechanism, .. } => {
                self.has(id, Insertable::Mechanism(mechanism)).unwrap_or(false)
            }
            RangeVariable::Ion { ion, .. } => self.has(id, Insertable::Ion(ion)).unwrap_or(false),
        }
    }

    /// The address of a range variable at a place; `element` is for arrays. `v` has values of its own at 0 and 1, all others
    /// are those of the segment there.
    #[inline]
    pub fn handle(
        &self,
        id: SectionId,
        x: f64,
        variable: RangeVariable,
        element: usize,
    ) -> Result<DataHandle> {
        let section = self.section(id)?;
        let ix = section.segment(x)?;
        let row_of = |rows: &[RowId]| match rows.get(ix) {
            Some(row) => Ok(*row),
            None => Err(ModelError::Dangling),
        };
        match variable {
            RangeVariable::Node(field @ (NodeField::V | NodeField::IMembrane)) => {
                Ok(DataHandle::Node { field, node: self.node_at(id, x)? })
            }
            RangeVariable::Node(field) => Ok(DataHandle::Node { field, node: row_of(&section.nodes)? }),
            RangeVariable::Mechanism { mechanism, first, len, .. } => {
                if element >= len as usize {
                    return Err(ModelError::Index(element));
                }
                if (x == 0.0 || x == 1.0) && self.has_ends(variable) {
                    return self.handle_at_end(id, x, mechanism, first + element as u16);
                }
                let Some(rows) = section.rows_of(Insertable::Mechanism(mechanism)) else {
                    return Err(ModelError::NotInserted(id, mechanism));
                };
                Ok(DataHandle::Mechanism { mechanism, column: first + element as u16, row: row_of(rows)? })
            }
            RangeVariable::Ion { ion, field } => {
                let Some(rows) = section.rows_of(Insertable::Ion(ion)) else {
                    return Err(ModelError::NoIon(id, ion));
                };
                Ok(DataHandle::Ion { ion, field, row: row_of(rows)? })
            }
        }
    }

    /// True where the ends of a section have values of their own: potentials, inside and outside.
    #[inline]
    pub fn has_ends(&self, variable: RangeVariable) -> bool {
        match variable {
            RangeVariable::Node(field) => field == NodeField::V,
            RangeVariable::Mechanism { mechanism, first, .. } => {
                self.is_potential_outside(mechanism, first.into())
            }
            RangeVariable::Ion { .. } => false,
        }
    }
    /// A potential outside, at an end. Where the end touches a place without layers it is 0, if there are layers beside it.
    fn handle_at_end(
        &self,
        id: SectionId,
        x: f64,
        mechanism: MechanismId,
        column: u16,
    ) -> Result<DataHandle> {
        match self.end_outside(id, x)? {
            Some(row) => Ok(DataHandle::Mechanism { mechanism, column, row }),
            None if self.has_outside(id) => Ok(Model::ground(mechanism)),
            None => Err(ModelError::NotInserted(id, mechanism)),
        }
    }

    /// Sets a range variable in all segments of a section (`soma.v = -65`); potentials also at both ends.
    pub fn set_range(
        &mut self,
        id: SectionId,
        variable: RangeVariable,
        element: usize,
        value: f64,
    ) -> Result<()> {
        let n = self.section(id)?.nseg();
        if let RangeVariable::Node(NodeField::Diam) = variable {
            return self.set_diam(id, value);
        }
        if self.has_ends(variable) {
            for x in [0.0, 1.0] {
                let handle = self.handle(id, x, variable, element)?;
                self.write(handle, value)?;
            }
        }
        for ix in 0..n {
            let x = self.section(id)?.centre(ix);
            let handle = self.handle(id, x, variable, element)?;
            self.write(handle, value)?;
        }
        Ok(())
    }
}
