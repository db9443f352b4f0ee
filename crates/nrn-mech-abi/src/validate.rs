//! Says whether a description makes sense, before anything is sized by it. Descriptions may come from plugins.

use crate::info::{DiffusionState, KernelKind, MechanismInfo};

/// Columns, globals or table rows beyond this are taken for garbage.
const MAX: usize = 1 << 20;

impl MechanismInfo {
    /// Checks that columns, globals, ions, tables and kernels fit each other. The error is for the plugin's author.
    pub fn validate(&self) -> Result<(), String> {
        if self.name.is_empty() || !self.name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            return Err(format!("{:?} is not a name", self.name));
        }
        let columns = self.columns.iter().map(|c| (c.name.as_str(), c.first, c.len));
        fits("column", columns, self.width)?;
        let globals = self.globals.iter().map(|g| (g.name.as_str(), g.first, g.len));
        fits("global", globals, self.n_globals)?;
        if self.ions.len() > 16 || self.tables.len() > 16 {
            return Err("there are more than 16 ions or tables".into());
        }
        if self.usetable.is_some_and(|ix| ix >= self.n_globals) {
            return Err("usetable is not one of the globals".into());
        }
        if let Some(t) =
            self.tables.iter().find(|t| t.n == 0 || t.n_outputs == 0 || t.n > MAX || t.n_outputs > MAX)
        {
            return Err(format!("the table of {} has no rows, no columns or too many", t.procedure));
        }
        for d in &self.diffusions {
            let state = match d.state {
                DiffusionState::Column(first) => first.saturating_add(d.len) <= self.width,
                DiffusionState::Inside(ion) | DiffusionState::Outside(ion) => {
                    ion < self.ions.len() && d.len == 1
                }
            };
            let beyond = |first: usize| first.saturating_add(d.len) > self.width;
            if !state || beyond(d.coefficient) || beyond(d.volume) {
                return Err("what diffuses is not among the columns".into());
            }
        }
        self.kernels.iter().try_for_each(|k| self.kernel_exists(k.kind))
    }

    fn kernel_exists(&self, kind: KernelKind) -> Result<(), String> {
        let (what, ix, n) = match kind {
            KernelKind::Function(ix) => ("function", ix, self.functions.len()),
            KernelKind::TableFill(ix) | KernelKind::TableBounds(ix) => ("table", ix, self.tables.len()),
            _ => return Ok(()),
        };
        if usize::from(ix) < n { Ok(()) } else { Err(format!("a kernel belongs to {what} {ix} of {n}")) }
    }
}

/// Every part lies within `total`, and none overlaps another.
fn fits<'a>(
    what: &str,
    parts: impl Iterator<Item = (&'a str, usize, usize)>,
    total: usize,
) -> Result<(), String> {
    if total > MAX {
        return Err(format!("{total} {what}s are too many"));
    }
    let mut taken = vec![false; total];
    for (name, first, len) in parts {
        let part = first.checked_add(len).and_then(|end| taken.get_mut(first..end));
        match part {
            Some(part) if len > 0 && part.iter().all(|t| !t) => part.fill(true),
            _ => return Err(format!("{what} {name} does not fit: {first} + {len} of {total}")),
        }
    }
    match taken.iter().position(|t| !t) {
        Some(ix) => Err(format!("{what} {ix} of {total} has no description")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::info::{ColumnInfo, KernelInfo};

    fn good() -> MechanismInfo {
        let column = |first| ColumnInfo { name: format!("c{first}"), first, len: 1, ..Default::default() };
        MechanismInfo {
            name: "good".into(),
            columns: vec![column(0), column(1)],
            width: 2,
            ..Default::default()
        }
    }

    fn check_refused(change: impl FnOnce(&mut MechanismInfo), words: &str) {
        let mut info = good();
        change(&mut info);
        let error = info.validate().expect_err(words);
        assert!(error.contains(words), "{error}");
    }

    #[test]
    fn descriptions_that_contradict_themselves_are_refused() {
        assert_eq!(good().validate(), Ok(()));
        check_refused(|i| i.width = 3, "column 2 of 3 has no description");
        check_refused(|i| i.width = 1, "column c1 does not fit");
        check_refused(|i| i.columns[1].first = 0, "column c1 does not fit");
        check_refused(|i| i.columns[1].len = usize::MAX, "column c1 does not fit");
        check_refused(|i| i.width = usize::MAX, "too many");
        check_refused(|i| i.name = "a b".into(), "is not a name");
        check_refused(
            |i| i.kernels.push(KernelInfo { kind: KernelKind::Function(0), tabled: false }),
            "function 0 of 0",
        );
    }
}
