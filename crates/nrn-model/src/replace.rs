//! A mechanism takes the place of another one under the same number: channels that users change at run time.

use crate::error::{ModelError, Result};
use crate::ids::{Insertable, MechanismId, SectionId};
use crate::mechanisms::MechanismTable;
use crate::model::Model;
use nrn_mech_abi::{ColumnInfo, Mechanism};

impl Model {
    /// Gives a mechanism another description and other kernels; its number stays, its name may change. Instances keep their
    /// numbers and get the ions they now need. Fails when the new name is taken, and when there are instances that have
    /// other variables than the new ones would have.
    pub fn replace_mechanism(&mut self, id: MechanismId, mechanism: Mechanism) -> Result<()> {
        self.check_thawed()?;
        let info = mechanism.info().clone();
        if self.names.mechanisms.get(&info.name).is_some_and(|other| *other != id) {
            return Err(ModelError::NameTaken(info.name));
        }
        let old = self.table(id)?;
        if !old.is_empty() && !same_variables(&old.info().columns, &info.columns) {
            return Err(ModelError::HasInstances(id, old.len()));
        }
        let needs = self.register_ions(&info.ions)?;
        self.names.remove_mechanism(id);
        self.names.add_mechanism(id, &info);
        let table = self.table_mut(id)?;
        if table.is_empty() {
            *table = MechanismTable::new(mechanism, needs);
        } else {
            table.exchange(mechanism, needs);
            self.need_ions_of(id)?;
        }
        self.names_count += 1;
        self.plan_stale = true;
        Ok(())
    }

    /// Every place that has the mechanism gets its ions.
    fn need_ions_of(&mut self, id: MechanismId) -> Result<()> {
        let places: Vec<(SectionId, Option<usize>)> = match self.table(id)?.info().is_point() {
            false => self
                .sections()
                .filter(|section| self.has(*section, Insertable::Mechanism(id)).unwrap_or(false))
                .map(|section| (section, None))
                .collect(),
            true => (self.point_processes(id).into_iter())
                .filter_map(|point| self.location(point))
                .filter_map(|(section, x)| Some((section, self.section(section).ok()?.segment(x).ok())))
                .collect(),
        };
        for (section, only) in places {
            self.need_ions(section, id, only)?;
        }
        Ok(())
    }
}

/// The same names in the same columns?
fn same_variables(old: &[ColumnInfo], new: &[ColumnInfo]) -> bool {
    let place = |c: &ColumnInfo| (c.name.clone(), c.role, c.first, c.len);
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| place(old) == place(new))
}
