//! FUNCTION_TABLEs: the numbers users gave them. Those that came from Vectors follow their Vectors.

use crate::error::SimError;
use crate::sim::Sim;
use nrn_mech_abi::Columns;
use nrn_model::{MechanismId, ModelError};
use nrn_objects::VectorId;

/// Numbers for a column of a table, from its first row on.
#[derive(Clone, Debug)]
pub struct GivenColumn {
    /// The numbers now.
    pub values: Vec<f64>,
    /// The Vector they are part of, and the first element.
    pub from: Option<(VectorId, usize)>,
}

/// A column that follows a Vector.
#[derive(Debug)]
pub(crate) struct Follower {
    mechanism: MechanismId,
    table: usize,
    column: usize,
    vector: VectorId,
    first: usize,
    n: usize,
}

impl Sim {
    /// Gives table `table` of a mechanism its columns, instead of those it had: values, then places and number of places of each
    /// argument. Fails when there is no such table.
    pub fn give_table(
        &mut self,
        mechanism: MechanismId,
        table: usize,
        columns: &[GivenColumn],
    ) -> Result<(), SimError> {
        let known = self.model.mechanism_mut(mechanism).and_then(|m| m.tables.get_mut(table));
        let known = known.ok_or(ModelError::NoVariable)?;
        let n = columns.iter().map(|column| column.values.len()).max().unwrap_or(0);
        // As `Table` promises: two more rows than intervals, and one more column than outputs.
        let mut made = Columns::new(columns.len() + 1);
        made.reserve(n + 2);
        let mut row = vec![0.0; columns.len() + 1];
        for i in 0..n + 2 {
            for (x, column) in row.iter_mut().zip(columns) {
                *x = column.values.get(i).or(column.values.last()).copied().unwrap_or(0.0);
            }
            made.push(&row);
        }
        (known.columns, known.n) = (made, n);
        self.followers.retain(|f| (f.mechanism, f.table) != (mechanism, table));
        for (column, given) in columns.iter().enumerate() {
            if let Some((vector, first)) = given.from {
                let n = given.values.len();
                self.followers.push(Follower { mechanism, table, column, vector, first, n });
            }
        }
        Ok(())
    }
}

/// Brings tables up to date with the Vectors they follow. Of a Vector that is gone the last numbers stay.
pub(crate) fn follow(sim: &mut Sim) {
    for follower in &sim.followers {
        let data = sim.vectors.data(follower.vector);
        let now = data.get(follower.first..).unwrap_or_default();
        let now = now.get(..follower.n).unwrap_or(now);
        let table =
            sim.model.mechanism_mut(follower.mechanism).and_then(|m| m.tables.get_mut(follower.table));
        let Some(table) = table.filter(|table| follower.column < table.columns.width()) else { continue };
        let column = table.columns.column_mut(follower.column);
        let Some(known) = column.get_mut(..now.len()) else { continue };
        if known != now {
            known.copy_from_slice(now);
        }
    }
}
