//! Sections, as far as the language knows them: entered, looped over, created, connected. What they are is the
//! host's affair.

use super::{Scope, Vm};
use crate::code::{Variable, Where};
use crate::error::HocError;
use crate::host::{Host, HostPointer, SectionRef};
use crate::storage::{Array, Cell, flatten};
use crate::symbols::SymbolId;
use crate::value::{Object, Value};
use hoc_syntax::ast::AssignOperator;

/// `old op x`.
pub(super) fn combine(operator: AssignOperator, old: f64, x: f64) -> Result<f64, HocError> {
    Ok(match operator {
        AssignOperator::Set => x,
        AssignOperator::Add => old + x,
        AssignOperator::Subtract => old - x,
        AssignOperator::Multiply => old * x,
        AssignOperator::Divide if x == 0.0 => return Err(HocError::new("Divide by 0")),
        AssignOperator::Divide => old / x,
    })
}

/// How many elements one declaration may make: more is a mistake, and must not take the machine down.
const MOST_ELEMENTS: f64 = 268_435_456.0;
/// How many sections one `create` may make.
const MOST_SECTIONS: usize = 1 << 20;

impl Vm {
    /// The cell of a variable in the running frame.
    pub(super) fn cell_of(&mut self, variable: Variable) -> Option<u32> {
        match variable.place() {
            Where::Global(cell) => Some(cell),
            Where::Field(field) => {
                let object = self.frames.last()?.this.as_ref()?.id();
                self.field_cell(object, field)
            }
            Where::Local(_) => None,
        }
    }

    /// Pops so many indices and gives the element of an array with these dimensions.
    pub(super) fn pop_element(
        &mut self,
        n: usize,
        dimensions: &[u32],
        name: impl Fn(&Vm) -> String,
    ) -> Result<usize, HocError> {
        let base = self.numbers.len().saturating_sub(n);
        let found = match Some(self.numbers.above(base)) {
            Some(indices) if dimensions.len() == n => {
                flatten(dimensions, indices, self.epsilon).map_err(|(ix, index)| {
                    let size = dimensions.get(ix).copied().unwrap_or(0);
                    HocError::new(format!(
                        "subscript {ix} index {index} of {} out of range {size}",
                        name(self)
                    ))
                })
            }
            _ => Err(HocError::new(format!("wrong # of subscripts {}", name(self)))),
        };
        self.numbers.truncate(base);
        found
    }

    /// The section in a variable; so many indices on n.
    pub(super) fn pop_section_variable(
        &mut self,
        host: &dyn Host,
        n: usize,
        variable: Variable,
    ) -> Result<SectionRef, HocError> {
        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
        let dimensions = match self.storage.get(cell) {
            Cell::Sections(array) => array.dimensions.clone(),
            _ => return Err(HocError::new("section was not created")),
        };
        let element =
            if n == 0 { 0 } else { self.pop_element(n, &dimensions, |vm| vm.variable_name(variable))? };
        let section = match self.storage.get(cell) {
            Cell::Sections(array) => array.data.get(element).copied(),
            _ => None,
        };
        let section = section.ok_or_else(|| HocError::new("section was not created"))?;
        if host.section_exists(section) {
            return Ok(section);
        }
        Err(HocError::new(format!("{} : section was deleted", self.variable_name(variable))))
    }

    /// In the definition of a template (not in its procedures) nothing is created, and a section statement has a section
    /// of its own that goes with it.
    pub(super) fn or_stand_in(
        &mut self,
        host: &mut dyn Host,
        section: Result<SectionRef, HocError>,
    ) -> Result<SectionRef, HocError> {
        let this = self.frames.last().and_then(|frame| frame.this.as_ref());
        if section.is_ok() || this.is_none_or(|this| self.object_index(this) != u32::MAX) {
            return section;
        }
        let made = host.create_section(self, "", None)?;
        self.stand_ins.push(made);
        Ok(made)
    }

    /// The end of a statement of the definition of a template.
    pub(super) fn delete_stand_ins(&mut self, host: &mut dyn Host) {
        for section in std::mem::take(&mut self.stand_ins) {
            host.delete_section(self, section);
        }
    }

    /// Enters a section for a statement.
    pub(super) fn enter_section(&mut self, host: &mut dyn Host, section: SectionRef) -> Result<(), HocError> {
        let depth = host.section_depth();
        host.push_section(section)?;
        self.scopes.push(Scope::Section { depth });
        Ok(())
    }

    /// Leaves so many scopes.
    pub(super) fn leave_scopes(&mut self, host: &mut dyn Host, n: usize) {
        for _ in 0..n {
            if let Some(depth) = self.scopes.pop().and_then(|mut scope| scope.depth().copied()) {
                host.truncate_sections(depth);
            }
        }
    }

    /// A way out leaves `n` section statements open. Where the loop is one over sections, it has taken the innermost off
    /// already when it notices.
    pub(super) fn leave_open(&mut self, host: &mut dyn Host, over_sections: bool, n: usize) {
        self.leave_scopes(host, usize::from(over_sections));
        let others = self.scopes.iter().filter(|scope| matches!(scope, Scope::Nothing)).count();
        let index = host.section_depth() + others;
        host.print(&format!(
            "The sectionstack index should be {} but it is {index}\n",
            index.saturating_sub(n)
        ));
        let name = host.current_section().map(|section| host.section_name(section)).unwrap_or_default();
        self.warn(
            host,
            &format!(
                "prior to version 5.3 the section stack would not have been properly popped\n\
                 and the currently accessed section would have been  {name}"
            ),
        );
        self.leave_scopes(host, n - usize::from(over_sections));
    }

    /// A value with what it refers to by name filled in.
    pub(super) fn settled(&self, value: Value) -> Value {
        match value {
            Value::StringPlace(place) => Value::String(self.string(place).unwrap_or_default()),
            Value::ObjectPlace(place) => Value::Object(self.object(place).flatten()),
            other => other,
        }
    }

    /// `create name`, `create name[n]`; so many dimensions on n. In a template's definition only the sizes are noted.
    pub(super) fn create(&mut self, host: &mut dyn Host, n: usize, id: SymbolId) -> Result<(), HocError> {
        let dimensions = self.pop_dimensions(n, id);
        let variable = self.variable(id);
        let Some(cell) = self.cell_of(variable) else {
            return Err(HocError::new("create: no place for sections"));
        };
        if let Some(Cell::Sections(old)) = self.storage.get_mut(cell) {
            for section in std::mem::take(&mut old.data) {
                host.delete_section(self, section);
            }
        }
        let dimensions = dimensions?;
        let this = self.frames.last().and_then(|frame| frame.this.clone());
        let owner = match (variable.place(), this) {
            (Where::Field(_), Some(object)) => Some(object),
            _ => None,
        };
        if owner.as_ref().is_some_and(|object| self.object_index(object) == u32::MAX) {
            self.storage.put(cell, Cell::Sections(Box::new(Array { dimensions, data: Vec::new() })));
            return Ok(());
        }
        self.create_sections(host, cell, id, &dimensions, owner.as_ref())
    }

    /// Makes the sections of a cell.
    pub(super) fn create_sections(
        &mut self,
        host: &mut dyn Host,
        cell: u32,
        id: SymbolId,
        dimensions: &[u32],
        owner: Option<&Object>,
    ) -> Result<(), HocError> {
        let name = self.symbols.get(id as usize).map(|symbol| symbol.name.clone()).unwrap_or_default();
        let total: usize = dimensions.iter().map(|size| *size as usize).product();
        if total > MOST_SECTIONS {
            return Err(HocError::new(format!("{name} :total subscript too large")));
        }
        let mut data = Vec::with_capacity(total);
        for element in 0..total {
            let full = format!("{name}{}", suffix(dimensions, element));
            data.push(host.create_section(self, &full, owner)?);
        }
        self.storage.put(cell, Cell::Sections(Box::new(Array { dimensions: dimensions.to_vec(), data })));
        Ok(())
    }

    /// Pops the sizes of a declaration.
    pub(super) fn pop_dimensions(&mut self, n: usize, id: SymbolId) -> Result<Vec<u32>, HocError> {
        let base = self.numbers.len().saturating_sub(n);
        let name =
            |vm: &Vm| vm.symbols.get(id as usize).map(|symbol| symbol.name.to_string()).unwrap_or_default();
        let mut total = 1.0;
        let mut dimensions = Vec::with_capacity(n);
        for size in self.numbers.above(base) {
            let size = (size + self.epsilon).floor();
            if size < 1.0 || size.is_nan() {
                return Err(HocError::new(format!("subscript < 1 {}", name(self))));
            }
            total *= size;
            if total > MOST_ELEMENTS {
                return Err(HocError::new(format!("{} :total subscript too large", name(self))));
            }
            dimensions.push(size as u32);
        }
        self.numbers.truncate(base);
        Ok(dimensions)
    }

    /// Pops index (bit 0) and position (bit 1) of a range variable: its place, in the middle without a position.
    pub(super) fn pop_range_place(
        &mut self,
        host: &mut dyn Host,
        flags: u8,
        variable: u32,
    ) -> Result<HostPointer, HocError> {
        let x = if flags & 2 != 0 { self.pop() } else { 0.5 };
        let index = self.pop_range_index(flags)?;
        host.range_place(variable, index, x)
    }

    pub(super) fn pop_range_index(&mut self, flags: u8) -> Result<u32, HocError> {
        if flags & 1 == 0 {
            return Ok(0);
        }
        let given = self.pop();
        let index = given + self.epsilon;
        if (0.0..=f64::from(u32::MAX)).contains(&index) {
            return Ok(index as u32);
        }
        let given = crate::format::general(given, 6);
        Err(HocError::new(format!("index {given} of a range variable is out of range"))
            .hint("indices count from 0"))
    }

    /// n to a range variable: at a position, or everywhere in the section. The value stays on n.
    pub(super) fn set_range(
        &mut self,
        host: &mut dyn Host,
        operator: AssignOperator,
        flags: u8,
        variable: u32,
    ) -> Result<(), HocError> {
        let mut x = self.pop();
        if flags & 2 != 0 {
            let place = self.pop_range_place(host, flags, variable)?;
            x = self.assign_place(host, operator, place, x)?;
        } else {
            let index = self.pop_range_index(flags)?;
            if operator == AssignOperator::Set {
                host.set_range(variable, index, None, x, x)?;
            } else {
                for position in inner(host.segment_positions()?) {
                    let place = host.range_place(variable, index, position)?;
                    self.assign_place(host, operator, place, x)?;
                }
            }
        }
        self.numbers.push(x);
        Ok(())
    }

    /// `name(from:to) = start:end`. The end stays on n.
    pub(super) fn ramp(
        &mut self,
        host: &mut dyn Host,
        operator: AssignOperator,
        flags: u8,
        variable: u32,
    ) -> Result<(), HocError> {
        let (end, start, to, from) = (self.pop(), self.pop(), self.pop(), self.pop());
        let index = self.pop_range_index(flags)?;
        if operator == AssignOperator::Set {
            host.set_range(variable, index, Some((from, to)), start, end)?;
        } else {
            for x in inner(host.segment_positions()?).into_iter().filter(|x| *x >= from && *x <= to) {
                let place = host.range_place(variable, index, x)?;
                let change = if to > from { start + (end - start) * (x - from) / (to - from) } else { start };
                self.assign_place(host, operator, place, change)?;
            }
        }
        self.numbers.push(end);
        Ok(())
    }

    /// `connect child(x), parent(y)`; without a parent on v the accessed section is meant.
    pub(super) fn connect(&mut self, host: &mut dyn Host, here: bool) -> Result<(), HocError> {
        let parent_x = self.pop();
        let child_x = self.pop();
        let parent = if here { host.current_section()? } else { self.pop_section()? };
        let child = self.pop_section()?;
        host.connect(child, child_x, parent, parent_x)
    }

    pub(super) fn pop_section(&mut self) -> Result<SectionRef, HocError> {
        match self.values.pop() {
            Some(Value::Section(section)) => Ok(section),
            _ => Err(HocError::new("not a section")),
        }
    }
}

/// The positions without the ends 0 and 1.
fn inner(mut list: Vec<f64>) -> Vec<f64> {
    if list.len() > 2 {
        list.pop();
        list.remove(0);
    }
    list
}

/// `[2][1]`.
fn suffix(dimensions: &[u32], mut element: usize) -> String {
    let mut text = String::new();
    for size in dimensions.iter().rev() {
        let size = (*size as usize).max(1);
        text.insert_str(0, &format!("[{}]", element % size));
        element /= size;
    }
    text
}
