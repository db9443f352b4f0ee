//! The shortest way to the number of a variable inside a section, for the languages' `seg.v` and `seg.hh.gnabar = x`.
//!
//! What is not plainly there (the ends of a section, POINTERs, diameters, which depend on 3-D points, what is not inserted)
//! is left to [`Model::handle`], [`Model::read`] and [`Model::write`].

use crate::ids::{Insertable, SectionId};
use crate::model::Model;
use crate::range::RangeVariable;
use crate::section::Section;
use nrn_mech_abi::NodeField;

impl Model {
    /// Which segment of a section holds `x`; nothing at the ends, and for NaN.
    #[inline]
    fn inner_segment(section: &Section, x: f64) -> Option<usize> {
        if !(x > 0.0 && x < 1.0) {
            return None;
        }
        let n = section.nseg();
        // Shorter than going by way of `usize`, and as exact: a section has at most 32767 segments.
        Some(((n as f64 * x) as i32 as usize).min(n.saturating_sub(1)))
    }

    /// A variable at a place inside a section; `None` where it is not plainly there.
    #[inline]
    pub fn value_at(&self, id: SectionId, x: f64, variable: RangeVariable) -> Option<f64> {
        let section = self.sections.get(id)?;
        let ix = Model::inner_segment(section, x)?;
        match variable {
            RangeVariable::Node(NodeField::Diam | NodeField::Area | NodeField::Ri) => None,
            RangeVariable::Node(field) => {
                let row = self.nodes.slots.row(*section.nodes.get(ix)?)?;
                self.nodes.columns.cell(field as usize, row).copied()
            }
            RangeVariable::Mechanism { mechanism, first, is_array: false, is_pointer: false, .. } => {
                let row = *section.rows_of(Insertable::Mechanism(mechanism))?.get(ix)?;
                let table = self.mechanisms.get(mechanism.0 as usize)?;
                table.columns.cell(first as usize, table.slots.row(row)?).copied()
            }
            RangeVariable::Mechanism { .. } => None,
            RangeVariable::Ion { ion, field } => {
                let row = *section.rows_of(Insertable::Ion(ion))?.get(ix)?;
                let row = self.ions.get(ion.0 as usize)?.slots.row(row)?;
                self.ion_columns.get(ion.0 as usize)?.cell(field as usize, row).copied()
            }
        }
    }

    /// Sets a variable at a place inside a section; `None`, and nothing is changed, where it is not plainly there.
    #[inline]
    pub fn set_value_at(&mut self, id: SectionId, x: f64, variable: RangeVariable, value: f64) -> Option<()> {
        let section = self.sections.get(id)?;
        let ix = Model::inner_segment(section, x)?;
        let place = match variable {
            RangeVariable::Node(NodeField::Diam | NodeField::Area | NodeField::Ri) => None,
            RangeVariable::Node(field) => {
                let row = self.nodes.slots.row(*section.nodes.get(ix)?)?;
                self.nodes.columns.cell_mut(field as usize, row)
            }
            RangeVariable::Mechanism { mechanism, first, is_array: false, is_pointer: false, .. } => {
                let row = *section.rows_of(Insertable::Mechanism(mechanism))?.get(ix)?;
                let table = self.mechanisms.get_mut(mechanism.0 as usize)?;
                table.columns.cell_mut(first as usize, table.slots.row(row)?)
            }
            RangeVariable::Mechanism { .. } => None,
            RangeVariable::Ion { ion, field } => {
                let row = *section.rows_of(Insertable::Ion(ion))?.get(ix)?;
                let row = self.ions.get(ion.0 as usize)?.slots.row(row)?;
                self.ion_columns.get_mut(ion.0 as usize)?.cell_mut(field as usize, row)
            }
        };
        *place? = value;
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
