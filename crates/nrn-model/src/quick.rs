//! The shortest way to the number of a variable inside a section, for the languages' `seg.v` and `seg.hh.gnabar = x`.
//!
//! What is not plainly there (the ends of a section, POINTERs, diameters, which depend on 3-D points, what is not inserted)
//! is left to [`Model::handle`], [`Model::read`] and [`Model::write`].

use crate::ids::{Insertable, RowId, SectionId};
use crate::model::Model;
use crate::range::RangeVariable;
use nrn_mech_abi::{Columns, NodeField};

/// A column and the row in it.
type Cell = (usize, usize);

impl Model {
    /// The row of the segment that holds `x`, for the variable's owner, and the column.
    #[inline]
    fn cell(&self, id: SectionId, x: f64, variable: RangeVariable) -> Option<Cell> {
        let section = self.sections.get(id)?;
        // False for NaN too.
        if !(x > 0.0 && x < 1.0) {
            return None;
        }
        let n = section.nseg();
        let ix = ((n as f64 * x) as usize).min(n.saturating_sub(1));
        let row = |rows: &[RowId]| rows.get(ix).copied();
        match variable {
            RangeVariable::Node(NodeField::Diam | NodeField::Area | NodeField::Ri) => None,
            RangeVariable::Node(field) => Some((field as usize, self.nodes.slots.row(row(&section.nodes)?)?)),
            RangeVariable::Mechanism { is_pointer: true, .. }
            | RangeVariable::Mechanism { is_array: true, .. } => None,
            RangeVariable::Mechanism { mechanism, first, .. } => {
                let rows = section.rows_of(Insertable::Mechanism(mechanism))?;
                let table = self.mechanisms.get(mechanism.0 as usize)?;
                Some((first as usize, table.slots.row(row(rows)?)?))
            }
            RangeVariable::Ion { ion, field } => {
                let rows = section.rows_of(Insertable::Ion(ion))?;
                let info = self.ions.get(ion.0 as usize)?;
                Some((field as usize, info.slots.row(row(rows)?)?))
            }
        }
    }

    /// A variable at a place inside a section; `None` where it is not plainly there.
    #[inline]
    pub fn value_at(&self, id: SectionId, x: f64, variable: RangeVariable) -> Option<f64> {
        let (column, row) = self.cell(id, x, variable)?;
        let columns = match variable {
            RangeVariable::Node(_) => &self.nodes.columns,
            RangeVariable::Mechanism { mechanism, .. } => &self.mechanisms.get(mechanism.0 as usize)?.columns,
            RangeVariable::Ion { ion, .. } => self.ion_columns.get(ion.0 as usize)?,
        };
        columns.cell(column, row).copied()
    }

    /// Sets a variable at a place inside a section; `None`, and nothing is changed, where it is not plainly there.
    #[inline]
    pub fn set_value_at(&mut self, id: SectionId, x: f64, variable: RangeVariable, value: f64) -> Option<()> {
        let (column, row) = self.cell(id, x, variable)?;
        let columns: &mut Columns = match variable {
            RangeVariable::Node(_) => &mut self.nodes.columns,
            RangeVariable::Mechanism { mechanism, .. } => {
                &mut self.mechanisms.get_mut(mechanism.0 as usize)?.columns
            }
            RangeVariable::Ion { ion, .. } => self.ion_columns.get_mut(ion.0 as usize)?,
        };
        *columns.cell_mut(column, row)? = value;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_the_short_way_is_read_the_long_way() {
        let mut model = Model::new();
        let id = model.create_section("s", None).unwrap_or_else(|e| unreachable!("{e}"));
        assert!(model.set_nseg(id, 3).is_ok());
        let v = RangeVariable::Node(NodeField::V);
        assert_eq!(model.set_value_at(id, 0.5, v, 7.0), Some(()));
        let long = model.handle(id, 0.5, v, 0).and_then(|handle| model.read(handle));
        assert_eq!((long.ok(), model.value_at(id, 0.5, v)), (Some(7.0), Some(7.0)));
        assert_eq!((model.value_at(id, 0.1, v), model.value_at(id, 0.99, v)), (Some(-65.0), Some(-65.0)));
    }

    #[test]
    fn ends_diameters_and_what_is_gone_are_left_to_the_long_way() {
        let mut model = Model::new();
        let id = model.create_section("s", None).unwrap_or_else(|e| unreachable!("{e}"));
        let v = RangeVariable::Node(NodeField::V);
        for x in [0.0, 1.0, -1.0, 2.0, f64::NAN] {
            assert_eq!((model.value_at(id, x, v), model.set_value_at(id, x, v, 1.0)), (None, None), "{x}");
        }
        assert_eq!(model.set_value_at(id, 0.5, RangeVariable::Node(NodeField::Diam), 1.0), None);
        assert!(model.delete_section(id).is_ok());
        assert_eq!(model.value_at(id, 0.5, v), None);
    }
}
