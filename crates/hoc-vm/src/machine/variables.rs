//! Variables and array elements, off the quick paths of the interpreter.

use super::Vm;
use super::sections::combine;
use crate::code::{Variable, Where};
use crate::error::HocError;
use crate::storage::{Cell, Storage, flatten};
use crate::value::Place;
use hoc_syntax::ast::AssignOperator;

impl Vm {
    /// The first number in a variable that had none.
    #[cold]
    pub(super) fn first_number(&mut self, variable: Variable, x: f64) -> Result<(), HocError> {
        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
        match self.storage.get_mut(cell) {
            Some(data @ Cell::Undefined) => {
                *data = Cell::Number(x);
                Ok(())
            }
            _ => Err(self.not_a_number(variable)),
        }
    }

    pub(super) fn set_variable(&mut self, base: usize, variable: Variable, x: f64) -> Result<(), HocError> {
        if let Where::Local(local) = variable.place() {
            if let Some(slot) = self.numbers.get_mut(base + local as usize) {
                *slot = x;
            }
            return Ok(());
        }
        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
        match self.storage.get_mut(cell) {
            Some(Cell::Number(old)) => {
                *old = x;
                Ok(())
            }
            _ => self.first_number(variable, x),
        }
    }

    /// `variable op= n`; the value stays on n.
    #[inline]
    pub(super) fn modify(
        &mut self,
        base: usize,
        operator: AssignOperator,
        variable: Variable,
    ) -> Result<(), HocError> {
        let x = self.pop();
        let old = match variable.place() {
            Where::Local(local) => self.numbers.get(base + local as usize),
            Where::Global(cell) => match self.storage.get(cell) {
                Cell::Number(old) => Some(*old),
                _ => None,
            },
            Where::Field(_) => {
                let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                match self.storage.get(cell) {
                    Cell::Number(old) => Some(*old),
                    _ => None,
                }
            }
        };
        let Some(old) = old else { return Err(self.not_a_number(variable)) };
        let x = combine(operator, old, x)?;
        self.set_variable(base, variable, x)?;
        self.numbers.push(x);
        Ok(())
    }

    pub(super) fn index_any(&mut self, n: usize, variable: Variable) -> Result<f64, HocError> {
        let (cell, element) = self.number_element(n, variable)?;
        match self.storage.get(cell) {
            Cell::Array(array) => Ok(array.data.get(element).copied().unwrap_or(0.0)),
            Cell::Number(x) if n == 0 => Ok(*x),
            _ => Err(self.not_a_number(variable)),
        }
    }

    /// Pops indices: cell and element of an array of numbers.
    pub(super) fn number_element(&mut self, n: usize, variable: Variable) -> Result<(u32, usize), HocError> {
        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
        let base = self.numbers.len().saturating_sub(n);
        let Cell::Array(array) = self.storage.get(cell) else {
            self.numbers.truncate(base);
            if n == 0 {
                return Ok((cell, 0));
            }
            return Err(match self.storage.get(cell) {
                Cell::Number(_) => {
                    HocError::new(format!("{} not an array variable", self.variable_name(variable)))
                }
                _ => self.not_a_number(variable),
            });
        };
        let found = match Some(self.numbers.above(base)) {
            Some(indices) if array.dimensions.len() == n => flatten(&array.dimensions, indices, self.epsilon),
            _ => Err((usize::MAX, 0)),
        };
        let sizes = match &found {
            Ok(_) => Vec::new(),
            Err(_) => array.dimensions.clone(),
        };
        self.numbers.truncate(base);
        found.map(|element| (cell, element)).map_err(|(ix, index)| {
            let name = self.variable_name(variable);
            match sizes.get(ix) {
                Some(size) => {
                    HocError::new(format!("subscript {ix} index {index} of {name} out of range {size}"))
                }
                None => HocError::new(format!("wrong # of subscripts {name}")),
            }
        })
    }

    /// `a[...] op= x`; indices on n.
    pub(super) fn set_index(
        &mut self,
        n: usize,
        variable: Variable,
        operator: AssignOperator,
        x: f64,
    ) -> Result<f64, HocError> {
        let (cell, element) = self.number_element(n, variable)?;
        let old = match self.storage.get_mut(cell) {
            Some(Cell::Array(array)) => array.data.get_mut(element),
            _ => None,
        };
        let Some(old) = old else { return Err(self.not_a_number(variable)) };
        let x = combine(operator, *old, x)?;
        *old = x;
        Ok(x)
    }

    pub(super) fn object_element(&mut self, n: usize, variable: Variable) -> Result<(u32, usize), HocError> {
        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
        if n == 0 {
            return Ok((cell, 0));
        }
        let dimensions = match self.storage.get(cell) {
            Cell::Objects(array) => array.dimensions.clone(),
            _ => {
                return Err(HocError::new(format!("{} not an array variable", self.variable_name(variable))));
            }
        };
        let element = self.pop_element(n, &dimensions, |vm| vm.variable_name(variable))?;
        Ok((cell, element))
    }

    pub(super) fn address(&mut self, base: usize, n: usize, variable: Variable) -> Result<Place, HocError> {
        if let Where::Local(local) = variable.place() {
            return Ok(Storage::local_number(base + local as usize));
        }
        if n > 0 {
            let (cell, element) = self.number_element(n, variable)?;
            return Ok(self.storage.place(cell, element));
        }
        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
        match self.storage.get(cell) {
            Cell::Number(_) | Cell::Array(_) => Ok(self.storage.place(cell, 0)),
            _ => Err(self.not_a_number(variable)),
        }
    }
}
