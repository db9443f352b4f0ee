//! What the host may do to names: take a section out of its variable, give sections a new one.

use super::Vm;
use crate::error::HocError;
use crate::host::SectionRef;
use crate::storage::{Array, Cell};
use crate::symbols::Kind;

/// Stands for a section that went to another name.
const NOBODY: SectionRef = SectionRef(u64::MAX);

impl Vm {
    /// Takes a section out of the variable that holds it. The section lives on.
    pub fn unname_section(&mut self, section: SectionRef) {
        for cell in self.storage.cells_mut() {
            let Cell::Sections(array) = cell else { continue };
            array.data.iter_mut().filter(|held| **held == section).for_each(|held| *held = NOBODY);
        }
    }

    /// Puts sections under a name of the top level, as an array or alone. What was there before comes back, to be
    /// deleted. Fails when the name is something else.
    pub fn name_sections(
        &mut self,
        name: &str,
        sections: &[SectionRef],
        is_array: bool,
    ) -> Result<Vec<SectionRef>, HocError> {
        let id = self.symbol_in(None, name);
        let kind = self.symbols.get(id as usize).map(|symbol| symbol.kind.clone());
        if !matches!(kind, Some(Kind::Undefined | Kind::Section)) {
            return Err(HocError::new(format!("{name} is not a section")));
        }
        let crate::code::Where::Global(cell) = self.variable(id).place() else {
            return Err(HocError::new("too many names"));
        };
        let before = match self.storage.get(cell) {
            Cell::Sections(array) => array.data.iter().copied().filter(|held| *held != NOBODY).collect(),
            _ => Vec::new(),
        };
        let dimensions = if is_array { vec![sections.len() as u32] } else { Vec::new() };
        self.storage.put(cell, Cell::Sections(Box::new(Array { dimensions, data: sections.to_vec() })));
        if let Some(symbol) = self.symbols.get_mut(id as usize) {
            symbol.kind = Kind::Section;
            symbol.dimensions = u32::from(is_array);
        }
        Ok(before)
    }
}
