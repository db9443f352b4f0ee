//! Systems of equations: `depvar`, `eqn`, and one step of Newton's method at a time.
//!
//! A side of an equation is had once, then once more for each variable it may depend on, moved by `delta`; the
//! differences are the entries of a row. The rows themselves are in `equations.rs` of the crate.

use super::Vm;
use crate::code::{Code, Side, Variable};
use crate::equations::System;
use crate::error::HocError;
use crate::host::Host;
use crate::storage::Spot;
use crate::value::{Place, Pointer};

/// The dependent variables and their equations.
#[derive(Debug)]
pub(super) struct Equations {
    variables: Vec<Place>,
    system: System,
    /// How far a variable is moved.
    delta: f64,
}

impl Default for Equations {
    fn default() -> Self {
        Equations { variables: Vec::new(), system: System::default(), delta: 0.001 }
    }
}

impl Vm {
    /// `depvar name[...]`: indices on n.
    pub(super) fn make_dependent(&mut self, n: usize, variable: Variable) -> Result<(), HocError> {
        let place = self.dependent_place(n, variable)?;
        if self.equations.variables.contains(&place) {
            return Err(HocError::new(format!("{} made dependent twice", self.variable_name(variable))));
        }
        self.equations.variables.push(place);
        Ok(())
    }

    /// `eqn name[...]`: number of its row. A system with another number of variables than before begins anew.
    pub(super) fn equation_row(
        &mut self,
        anew: bool,
        n: usize,
        variable: Variable,
    ) -> Result<usize, HocError> {
        let place = self.dependent_place(n, variable)?;
        let equations = &mut self.equations;
        let n_variables = equations.variables.len();
        if equations.system.len() != n_variables {
            equations.system = System::new(n_variables);
        }
        let Some(row) = equations.variables.iter().position(|one| *one == place) else {
            let name = self.variable_name(variable);
            return Err(HocError::new(format!("illegal equation name {name}"))
                .hint(format!("`depvar {name}` makes it a dependent variable")));
        };
        if anew {
            equations.system.clear(row);
        }
        Ok(row)
    }

    fn dependent_place(&mut self, n: usize, variable: Variable) -> Result<Place, HocError> {
        let (cell, element) = self.number_element(n, variable)?;
        match self.storage.get(cell) {
            crate::storage::Cell::Undefined => Err(self.not_a_number(variable)),
            crate::storage::Cell::Array(_) if n == 0 => Err(self.not_a_number(variable)),
            _ => Ok(self.storage.place(cell, element)),
        }
    }

    /// Takes the value of a side off n. Gives where to go on to have it with the next variable moved; None when all were.
    pub(super) fn equation_side(
        &mut self,
        host: &mut dyn Host,
        code: &Code,
        index: u32,
    ) -> Result<Option<u32>, HocError> {
        let Some(side) = code.sides.get(index as usize) else { return Ok(None) };
        let value = if side.is_left { self.pop() } else { -self.pop() };
        let row = self.hidden(side.row) as usize;
        let seen = self.hidden(side.seen) as usize;
        match seen.checked_sub(1) {
            None => {
                self.equations.system.add_right(row, -value);
                self.set_hidden(side.value, value);
            }
            Some(column) => {
                self.move_dependent(host, column, -self.equations.delta)?;
                let difference = value - self.hidden(side.value);
                if difference != 0.0 || self.names_scalar(side, column) {
                    self.equations.system.add(row, column, difference / self.equations.delta);
                }
            }
        }
        let n_variables = self.equations.variables.len();
        let Some(column) = (seen..n_variables).find(|column| self.may_read(side, *column)) else {
            return Ok(None);
        };
        if self.is_interrupted(host) {
            return Err(HocError::new("interrupted"));
        }
        self.move_dependent(host, column, self.equations.delta)?;
        self.set_hidden(side.seen, column as f64 + 1.0);
        Ok(Some(side.start))
    }

    fn hidden(&self, local: u32) -> f64 {
        self.numbers.get(self.frame_base() + local as usize).unwrap_or(0.0)
    }

    fn set_hidden(&mut self, local: u32, x: f64) {
        let base = self.frame_base();
        if let Some(slot) = self.numbers.get_mut(base + local as usize) {
            *slot = x;
        }
    }

    fn move_dependent(&mut self, host: &mut dyn Host, column: usize, by: f64) -> Result<(), HocError> {
        let Some(place) = self.equations.variables.get(column).copied() else { return Ok(()) };
        let pointer = Pointer::Variable(place);
        let x = self.read_pointer(host, &pointer)?;
        self.write_pointer(host, &pointer, x + by)
    }

    fn may_read(&self, side: &Side, column: usize) -> bool {
        !side.is_closed || self.cell_of_dependent(column).is_some_and(|cell| side.cells.contains(&cell))
    }

    /// Does the side name this variable, which is no element of an array? It is an entry of the row then, even of 0.
    fn names_scalar(&self, side: &Side, column: usize) -> bool {
        self.cell_of_dependent(column).is_some_and(|cell| {
            side.cells.contains(&cell) && matches!(self.storage.get(cell), crate::storage::Cell::Number(_))
        })
    }

    fn cell_of_dependent(&self, column: usize) -> Option<u32> {
        match self.storage.spot(*self.equations.variables.get(column)?)? {
            Spot::Cell(cell, _) => Some(cell),
            _ => None,
        }
    }

    /// `eqinit([delta])`.
    pub(crate) fn forget_equations(&mut self, delta: Option<f64>) {
        let delta = delta.unwrap_or(self.equations.delta);
        self.equations = Equations { delta, ..Equations::default() };
    }

    /// `solve()`: moves the dependent variables by one step. Gives what the equations were off by and the length of the step.
    pub(crate) fn solve_equations(&mut self, host: &mut dyn Host) -> Result<f64, HocError> {
        let equations = &mut self.equations;
        let off = equations.system.residual();
        let complete = equations.system.len() == equations.variables.len();
        let step = if complete { equations.system.solve() } else { None };
        let Some(step) = step else {
            return Err(HocError::new("indeterminate system")
                .hint("every variable of `depvar` needs an `eqn`, executed anew before each `solve()`"));
        };
        for (column, by) in step.iter().enumerate() {
            self.move_dependent(host, column, *by)?;
        }
        Ok(step.iter().fold(off, |sum, by| sum + by.abs()))
    }

    /// `prmat()`.
    pub(crate) fn equations_picture(&self) -> String {
        self.equations.system.picture()
    }
}
