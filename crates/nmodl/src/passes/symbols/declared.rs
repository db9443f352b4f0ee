//! What the author declares: constants, PARAMETER, ASSIGNED, STATE, POINTER, RANDOM, EXTERNAL, LOCAL.

use super::collect::{Collector, start_value};
use super::{Storage, Symbol};
use crate::ast::{Declaration, LocalName, Name, Span};
use crate::diagnostics::Diagnostic;
use crate::passes::units::{UnitError, Units};
use nrn_kernel::ir::{EnvField, NodeField};
use nrn_mech_abi::{ColumnRole, MechanismKind};

impl<'a> Collector<'a> {
    pub(super) fn constants(&mut self) -> Result<(), Diagnostic> {
        for (name, value) in &self.file.defines {
            self.map.insert(name.clone(), Self::scalar(Storage::Constant(*value as f64)));
        }
        if !self.file.unit_constants.is_empty() {
            let units = Units::new(&self.file.unit_aliases);
            for c in &self.file.unit_constants {
                let value = match (c.value, &c.to) {
                    (Some(x), _) => x,
                    (None, to) => units
                        .convert(&c.from, to.as_deref().unwrap_or("1"))
                        .map_err(|e| self.unit_error(c.span, e))?,
                };
                self.put(&c.name, Self::scalar(Storage::Constant(value)))?;
            }
        }
        for c in &self.file.constants {
            self.put(&c.name, Self::scalar(Storage::Constant(c.value.unwrap_or(0.0))))?;
        }
        Ok(())
    }

    pub(super) fn unit_error(&self, span: Span, error: UnitError) -> Diagnostic {
        match error {
            UnitError::Unknown(name) => self.source.error(span, format!("there is no unit `{name}`")),
            UnitError::Mismatch => self.source.error(span, "these units measure different things"),
        }
    }

    /// Variables that the program around provides, wherever they are declared.
    pub(super) fn provided(&self, name: &str) -> Option<Storage> {
        let placed = matches!(self.info.kind, MechanismKind::Density | MechanismKind::PointProcess);
        Some(match name {
            "v" if placed => Storage::Voltage,
            "t" => Storage::Env(EnvField::T),
            "dt" => Storage::Env(EnvField::Dt),
            "celsius" => Storage::Env(EnvField::Celsius),
            "area" if placed => Storage::Node(NodeField::Area),
            "diam" if placed => Storage::Node(NodeField::Diam),
            _ => return None,
        })
    }

    /// True when `d` needs no variable of its own: it belongs to an ion, a pointer or the program around.
    pub(super) fn foreign(&mut self, d: &Declaration) -> bool {
        if let Some(storage) = self.provided(&d.name.text) {
            self.map.insert(d.name.text.clone(), Self::scalar(storage));
            return true;
        }
        self.ion_names.contains_key(&d.name.text)
            || self.pointer.contains(d.name.text.as_str())
            || self.file.neuron.external.iter().any(|n| n.text == d.name.text)
    }

    pub(super) fn variables(&mut self) -> Result<(), Diagnostic> {
        let file = self.file;
        let mut hidden: Vec<&Declaration> = Vec::new();
        for d in &file.parameters {
            if self.foreign(d) {
                continue;
            }
            let len = self.len(&d.size)?;
            let is_range = self.range.contains(d.name.text.as_str());
            let storage = if is_range {
                Storage::Column(self.column(&d.name.text, len, ColumnRole::Parameter, Some(d)))
            } else {
                Storage::Global(self.global(&d.name.text, len, true, Some(d)))
            };
            self.put(&d.name, Symbol { storage, len: len.0, is_array: len.1 })?;
        }
        self.starts()?;
        for d in &file.assigned {
            let name = d.name.text.as_str();
            if self.ion_names.contains_key(name) && self.range.contains(name) {
                self.own_ion_column(d);
            } else if self.foreign(d) {
                continue;
            } else if self.global.contains(name) {
                let len = self.len(&d.size)?;
                let storage = Storage::Global(self.global(name, len, true, Some(d)));
                self.put(&d.name, Symbol { storage, len: len.0, is_array: len.1 })?;
            } else if self.range.contains(name) {
                let len = self.len(&d.size)?;
                let storage = Storage::Column(self.column(name, len, ColumnRole::Assigned, Some(d)));
                self.put(&d.name, Symbol { storage, len: len.0, is_array: len.1 })?;
            } else {
                hidden.push(d);
            }
        }
        for name in file.neuron.nonspecific.iter().chain(&file.neuron.electrode) {
            let is_state = file.states.iter().any(|s| s.name.text == name.text);
            if !is_state && !self.map.contains_key(&name.text) {
                let first = self.column(&name.text, (1, false), ColumnRole::Assigned, None);
                self.put(name, Self::scalar(Storage::Column(first)))?;
            }
        }
        self.states()?;
        for d in hidden {
            let len = self.len(&d.size)?;
            let first = self.column(&d.name.text, len, ColumnRole::Hidden, Some(d));
            self.put(&d.name, Symbol { storage: Storage::Column(first), len: len.0, is_array: len.1 })?;
        }
        self.room(file.neuron.span)
    }

    /// `x0`, where state `x` starts, named in RANGE or GLOBAL without a declaration: a parameter that users can set.
    fn starts(&mut self) -> Result<(), Diagnostic> {
        for d in &self.file.states {
            let name = Name { text: format!("{}0", d.name.text), ..d.name.clone() };
            let declared = self.file.assigned.iter().any(|a| a.name.text == name.text);
            if declared || self.map.contains_key(&name.text) {
                continue;
            }
            let start = Declaration { name: name.clone(), size: None, ..d.clone() };
            let storage = if self.range.contains(name.text.as_str()) {
                Storage::Column(self.column(&name.text, (1, false), ColumnRole::Parameter, Some(&start)))
            } else if self.global.contains(name.text.as_str()) {
                Storage::Global(self.global(&name.text, (1, false), true, Some(&start)))
            } else {
                continue;
            };
            self.put(&name, Self::scalar(storage))?;
        }
        Ok(())
    }

    /// A current or concentration in RANGE: users see the mechanism's own part of it.
    pub(super) fn own_ion_column(&mut self, d: &Declaration) {
        if !self.info.columns.iter().any(|c| c.name == d.name.text) {
            self.column(&d.name.text, (1, false), ColumnRole::Assigned, Some(d));
        }
    }

    pub(super) fn states(&mut self) -> Result<(), Diagnostic> {
        for d in &self.file.states {
            let start_name = format!("{}0", d.name.text);
            let declared = self.file.parameters.iter().find(|p| p.name.text == start_name);
            let start = if d.value.is_some() { Some(d) } else { declared };
            self.states.push((d.name.text.clone(), start.map_or(0.0, start_value)));
            if self.ion_names.contains_key(&d.name.text) {
                continue;
            }
            let len = self.len(&d.size)?;
            let first = self.column(&d.name.text, len, ColumnRole::State, Some(d));
            self.put(&d.name, Symbol { storage: Storage::Column(first), len: len.0, is_array: len.1 })?;
        }
        Ok(())
    }

    pub(super) fn pointers(&mut self) -> Result<(), Diagnostic> {
        let file = self.file;
        for name in &file.neuron.pointer {
            let declared = file.parameters.iter().chain(&file.assigned).find(|d| d.name.text == name.text);
            let first = self.column(&name.text, (1, false), ColumnRole::Pointer, declared);
            self.put(name, Self::scalar(Storage::Column(first)))?;
            let known = format!("nrn_pointing {}", name.text);
            let flag = self.column(&known, (1, false), ColumnRole::Hidden, None);
            self.map.insert(known, Self::scalar(Storage::Column(flag)));
            self.info.pointing.push((first as usize, flag as usize));
        }
        for name in &file.neuron.bbcore_pointer {
            let first = self.column(&name.text, (1, false), ColumnRole::Hidden, None);
            self.put(name, Self::scalar(Storage::Column(first)))?;
        }
        for name in &file.neuron.random {
            let len = nrn_mech_abi::random::philox::NUMBERS as u32;
            let first = self.column(&name.text, (len, false), ColumnRole::Random, None);
            self.put(name, Self::scalar(Storage::Random(first)))?;
        }
        Ok(())
    }

    pub(super) fn externals(&mut self) -> Result<(), Diagnostic> {
        let file = self.file;
        for name in &file.neuron.external {
            if self.provided(&name.text).is_some() {
                continue;
            }
            let declared = file.parameters.iter().chain(&file.assigned).find(|d| d.name.text == name.text);
            let len = self.len(&declared.and_then(|d| d.size.clone()))?;
            self.info.externals.push(self.info.globals.len());
            let first = self.global(&name.text, len, false, None);
            self.put(name, Symbol { storage: Storage::Global(first), len: len.0, is_array: len.1 })?;
        }
        Ok(())
    }

    pub(super) fn locals(&mut self) -> Result<(), Diagnostic> {
        for LocalName { name, size } in &self.file.file_locals {
            let len = self.len(size)?;
            let first = self.global(&name.text, len, false, None);
            self.put(name, Symbol { storage: Storage::Global(first), len: len.0, is_array: len.1 })?;
        }
        self.room(self.file.neuron.span)
    }
}
