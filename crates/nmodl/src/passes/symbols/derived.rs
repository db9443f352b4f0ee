//! Variables that follow from how names are used: rates, coefficients of diffusion, switches of TABLEs, what may be used
//! without a declaration.

use super::collect::Collector;
use super::{Storage, Symbol};
use crate::ast::{BlockKind, ExprKind, Name, StmtKind, rate_name};
use crate::diagnostics::Diagnostic;
use crate::passes::calls::{visit, visit_expressions};
use nrn_kernel::ir::IonField;
use nrn_mech_abi::{ColumnRole, DiffusionInfo, DiffusionState};

impl<'a> Collector<'a> {
    /// `x'` where it is read, or set outside a DERIVATIVE block, is a variable of its own.
    pub(super) fn rates(&mut self) -> Result<(), Diagnostic> {
        let mut used: Vec<(&str, usize)> = Vec::new();
        for block in &self.file.blocks {
            let derivative = block.kind == BlockKind::Derivative;
            visit_expressions(&block.body, &mut |e| {
                if let ExprKind::Rate(state, primes, _) = &e.kind {
                    used.push((state, *primes));
                }
            });
            visit(&block.body, &mut |s| {
                if let StmtKind::Assign(target, _) = &s.kind
                    && target.primes > usize::from(derivative)
                {
                    used.push((&target.name.text, target.primes));
                }
                if let (StmtKind::Assign(target, _), true) = (&s.kind, derivative)
                    && target.primes > 1
                {
                    used.extend((1..target.primes).map(|n| (target.name.text.as_str(), n)));
                }
            });
        }
        for (state, primes) in used {
            let name = rate_name(state, primes);
            let Some(symbol) = self.map.get(state).copied() else { continue };
            if self.map.contains_key(&name) || !self.states.iter().any(|s| s.0 == state) {
                continue;
            }
            let len = (symbol.len, symbol.is_array);
            let first = self.column(&name, len, ColumnRole::Hidden, None);
            self.map.insert(name, Symbol { storage: Storage::Column(first), ..symbol });
        }
        Ok(())
    }

    /// States that diffuse along sections have two columns more each: see `nrn_mech_abi::DiffusionInfo`.
    pub(super) fn diffusions(&mut self) {
        let mut names: Vec<&Name> = Vec::new();
        for block in &self.file.blocks {
            visit(&block.body, &mut |s| {
                if let StmtKind::Diffusion(_, _, states) = &s.kind {
                    names.extend(states);
                }
            });
        }
        for name in names {
            let Some(symbol) = self.map.get(&name.text).copied() else { continue };
            let state = match symbol.storage {
                Storage::Column(first) => DiffusionState::Column(first as usize),
                Storage::Ion(ion) if ion.field == IonField::Inside => {
                    DiffusionState::Inside(ion.ion as usize)
                }
                Storage::Ion(ion) if ion.field == IonField::Outside => {
                    DiffusionState::Outside(ion.ion as usize)
                }
                _ => continue,
            };
            let len = (symbol.len, symbol.is_array);
            let coefficient =
                self.column(&format!("coefficient of {}", name.text), len, ColumnRole::Hidden, None);
            let volume = self.column(&format!("volume of {}", name.text), len, ColumnRole::Hidden, None);
            self.info.diffusions.push(DiffusionInfo {
                state,
                len: symbol.len as usize,
                coefficient: coefficient as usize,
                volume: volume as usize,
            });
        }
    }

    /// `x@n` in DISCRETE blocks: a list of the values of `x` before each of the last steps. As in NEURON, all instances share it.
    pub(super) fn earlier(&mut self) -> Result<(), Diagnostic> {
        let mut longest: Vec<(&str, u32)> = Vec::new();
        let mut wrong = None;
        for block in &self.file.blocks {
            visit_expressions(&block.body, &mut |e| {
                let ExprKind::Earlier(state, steps) = &e.kind else { return };
                if block.kind != BlockKind::Discrete
                    || *steps == 0
                    || !self.states.iter().any(|s| s.0 == *state)
                {
                    wrong = Some(e.span);
                }
                match longest.iter_mut().find(|(name, _)| name == state) {
                    Some((_, most)) => *most = (*most).max(*steps),
                    None => longest.push((state, *steps)),
                }
            });
        }
        if let Some(span) = wrong {
            let error = self.source.error(span, "earlier values are those of states, in DISCRETE blocks");
            return Err(error.hint("as in x@1: the state x one step before"));
        }
        for (state, steps) in longest {
            let name = earlier_name(state);
            let first = self.global(&name, (steps, true), false, None);
            self.map.insert(name, Symbol { storage: Storage::Global(first), len: steps, is_array: true });
        }
        Ok(())
    }

    /// `LAG x BY delay` makes `lag_x_delay`, which all instances share as in NEURON, and a history of `x` for each instance.
    pub(super) fn lags(&mut self) -> Result<(), Diagnostic> {
        let mut all: Vec<(&Name, &Name)> = Vec::new();
        for block in &self.file.blocks {
            visit(&block.body, &mut |s| {
                if let StmtKind::Lag(variable, delay) = &s.kind {
                    all.push((variable, delay));
                }
            });
        }
        for (variable, delay) in all {
            let is_parameter = self.file.parameters.iter().any(|d| d.name.text == variable.text);
            let known = self.map.get(&variable.text).copied().filter(|symbol| {
                !is_parameter
                    && !matches!(
                        symbol.storage,
                        Storage::Constant(_) | Storage::Env(_) | Storage::Node(_) | Storage::Random(_)
                    )
            });
            let Some(symbol) = known else {
                let error = self.source.error(variable.span, format!("`{}` has no past", variable.text));
                return Err(
                    error.hint("LAG takes a STATE or an ASSIGNED variable, and a PARAMETER: LAG x BY delay")
                );
            };
            let [result, history] = lag_names(&variable.text, &delay.text);
            if self.map.contains_key(&result) {
                continue;
            }
            let len = (symbol.len, symbol.is_array);
            let first = self.global(&result, len, false, None);
            self.map.insert(result, Symbol { storage: Storage::Global(first), ..symbol });
            let first = self.column(&history, len, ColumnRole::Hidden, None);
            self.map.insert(history, Symbol { storage: Storage::Column(first), ..symbol });
        }
        Ok(())
    }

    /// Files with TABLEs have a variable that switches them off.
    pub(super) fn usetable(&mut self) {
        let tabled = |b: &crate::ast::Block| {
            let mut found = false;
            visit(&b.body, &mut |s| found |= matches!(s.kind, StmtKind::Table(_)));
            found
        };
        if !self.file.blocks.iter().any(tabled) {
            return;
        }
        let first = self.global("usetable", (1, false), true, None);
        self.info.usetable = Some(first as usize);
        if let Some(info) = self.info.globals.last_mut() {
            info.default = 1.0;
        }
        self.map.entry("usetable".into()).or_insert(Self::scalar(Storage::Global(first)));
    }

    /// `v`, `t`, `dt`, `celsius`, `area` and `diam` may be used without a declaration, and `x0` for the start of state `x`.
    pub(super) fn implied(&mut self) {
        for (name, start) in &self.states {
            self.map.entry(format!("{name}0")).or_insert(Self::scalar(Storage::Constant(*start)));
        }
        for name in ["v", "t", "dt", "celsius", "area", "diam"] {
            if let Some(storage) = self.provided(name) {
                self.map.entry(name.to_string()).or_insert(Self::scalar(storage));
            }
        }
    }
}

/// The list behind `x@n`.
pub fn earlier_name(state: &str) -> String {
    format!("earlier {state}")
}

/// The variable that `LAG x BY delay` sets, and the number of the history it looks into.
pub fn lag_names(variable: &str, delay: &str) -> [String; 2] {
    [format!("lag_{variable}_{delay}"), format!("history {variable} {delay}")]
}
