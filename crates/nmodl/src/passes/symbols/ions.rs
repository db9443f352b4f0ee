//! Ions: which variables a mechanism READs and WRITEs, and where its own copies live.

use super::collect::Collector;
use super::{IonVariable, Storage};
use crate::ast::Name;
use crate::diagnostics::Diagnostic;
use nrn_kernel::ir::IonField;
use nrn_mech_abi::info::IonFields;
use nrn_mech_abi::{ColumnRole, IonUse};

impl<'a> Collector<'a> {
    pub(super) fn ions(&mut self) -> Result<(), Diagnostic> {
        for (ix, ion) in self.file.neuron.ions.iter().enumerate() {
            let field = |name: &Name| ion_field(&ion.name.text, &name.text);
            let mut uses = IonUse { name: ion.name.text.clone(), valence: ion.valence, ..Default::default() };
            for (names, set, verb) in
                [(&ion.reads, &mut uses.reads, "READ"), (&ion.writes, &mut uses.writes, "WRITE")]
            {
                for name in names {
                    let Some(field) = field(name) else {
                        let i = &ion.name.text;
                        let error = self
                            .source
                            .error(name.span, format!("ion {i} has no variable `{}` to {verb}", name.text));
                        return Err(error.hint(format!("its variables are e{i}, {i}i, {i}o and i{i}")));
                    };
                    mark(set, field);
                    self.ion_names.insert(name.text.clone(), (ix as u32, field));
                }
            }
            let is_state = |name: String| self.file.states.iter().any(|s| s.name.text == name);
            uses.inside_is_state = is_state(format!("{}i", ion.name.text));
            uses.outside_is_state = is_state(format!("{}o", ion.name.text));
            if self.info.ions.iter().any(|i| i.name == uses.name) {
                return Err(self
                    .source
                    .error(ion.name.span, format!("USEION {} stands here twice", uses.name)));
            }
            self.info.ions.push(uses);
        }
        if self.info.ions.len() > 16 {
            return Err(self.source.error(self.file.neuron.span, "more than 16 ions"));
        }
        Ok(())
    }

    pub(super) fn ion_variables(&mut self) -> Result<(), Diagnostic> {
        let file = self.file;
        for (ix, ion) in file.neuron.ions.iter().enumerate() {
            for name in ion.reads.iter().chain(&ion.writes) {
                let Some(&(_, field)) = self.ion_names.get(&name.text) else { continue };
                let has = |names: &[Name]| names.iter().any(|n| n.text == name.text);
                let own = match self.info.columns.iter().find(|c| c.name == name.text) {
                    Some(c) => c.first as u32,
                    None => self.column(&name.text, (1, false), ColumnRole::Hidden, None),
                };
                let is_state = self.states.iter().any(|s| s.0 == name.text);
                // A concentration that is only written has the ion's value when a block begins, as in NEURON.
                let is_concentration = matches!(field, IonField::Inside | IonField::Outside);
                let variable = IonVariable {
                    ion: ix as u32,
                    field,
                    own,
                    read: has(&ion.reads) || is_state || is_concentration,
                    written: has(&ion.writes),
                };
                self.map.insert(name.text.clone(), Self::scalar(Storage::Ion(variable)));
            }
        }
        Ok(())
    }
}

fn ion_field(ion: &str, name: &str) -> Option<IonField> {
    if name.strip_suffix('i') == Some(ion) {
        return Some(IonField::Inside);
    }
    if name.strip_suffix('o') == Some(ion) {
        return Some(IonField::Outside);
    }
    match name.split_at_checked(1)? {
        ("e", rest) if rest == ion => Some(IonField::Reversal),
        ("i", rest) if rest == ion => Some(IonField::Current),
        _ => None,
    }
}

fn mark(set: &mut IonFields, field: IonField) {
    match field {
        IonField::Reversal => set.reversal = true,
        IonField::Inside => set.inside = true,
        IonField::Outside => set.outside = true,
        _ => set.current = true,
    }
}
