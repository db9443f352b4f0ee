//! Calls in frames of their own: what calls itself cannot be copied into its callers.

use super::Lowered;
use super::state::{Lowerer, Place};
use crate::ast::{Block, BlockKind, ExprKind, File, Span};
use crate::passes::calls;
use crate::passes::symbols::Storage;
use nrn_kernel::ir::{Inst, Value};
use nrn_mech_abi::KernelKind;

impl<'a> Lowerer<'a> {
    /// Calls the kernel of a FUNCTION or PROCEDURE; what it may read or change passes through memory.
    pub fn call_in_frame(&mut self, block: &'a Block, args: &[Value], span: Span) -> Lowered<Value> {
        let unit = self.unit;
        let name = &block.name.text;
        let Some(function) = function_number(unit.file, block).filter(|_| self.in_table.is_none()) else {
            return unit.unsupported(span, &format!("a table of `{name}`, which calls itself,"));
        };
        if self.hides_from(block) {
            let what = format!("`{name}`, which calls itself and needs `v` or a variable of an ion, here");
            return unit.unsupported(span, &what);
        }
        self.flush();
        let place = unit.source.error(span, String::new());
        // A PROCEDURE gives 0.
        let results = if block.kind == BlockKind::Function { vec![self.b.fresh()] } else { Vec::new() };
        let result = results.first().copied();
        self.b.push(Inst::Call {
            function,
            tabled: self.tabled,
            args: args.to_vec(),
            results,
            too_deep: format!("`{name}` calls itself without end ({}:{})", place.file, place.line),
        });
        self.check_size(span)?;
        Ok(result.unwrap_or_else(|| self.constant(0.0)))
    }

    /// True when `v` or a variable of an ion has a value here that is not in memory, and the block would look for it there.
    fn hides_from(&self, block: &Block) -> bool {
        let hidden = |p: &Place| matches!(p, Place::Voltage | Place::Ion(..));
        if !self.env.iter().any(|(place, slot)| slot.dirty && hidden(place)) {
            return false;
        }
        let storage = |name: &str| self.unit.symbols.get(name).map(|s| s.storage);
        let mut found = false;
        for block in calls::reachable(self.unit.file, block) {
            calls::visit_expressions(&block.body, &mut |e| {
                if let ExprKind::Variable(name) = &e.kind {
                    found |= matches!(storage(name), Some(Storage::Voltage | Storage::Ion(_)));
                }
            });
        }
        found
    }

    /// Stores what changed in columns and globals; all of them are loaded again when they are needed.
    fn flush(&mut self) {
        for (place, slot) in std::mem::take(&mut self.env) {
            match (place, slot.dirty) {
                (Place::Column(column), true) => self.b.push(Inst::Store { column, value: slot.value }),
                (Place::Global(global), true) => self.b.push(Inst::StoreGlobal { global, value: slot.value }),
                (Place::Column(_) | Place::Global(_), false) => {}
                _ => _ = self.env.insert(place, slot),
            }
        }
    }
}

/// The number of a block among the mechanism's functions; a FUNCTION_TABLE has two of them.
fn function_number(file: &File, block: &Block) -> Option<u16> {
    let mut number = 0;
    for other in &file.blocks {
        number += u16::from(other.kind == BlockKind::FunctionTable);
        if std::ptr::eq(other, block) {
            return Some(number);
        }
        let is_function =
            matches!(other.kind, BlockKind::Function | BlockKind::Procedure | BlockKind::FunctionTable);
        number += u16::from(is_function);
    }
    None
}

/// A function needs an instance when one that it calls does.
pub fn spread_needs(module: &mut nrn_kernel::Module) {
    let mut calls = Vec::new();
    for (kernel, info) in module.kernels.iter().zip(&module.info.kernels) {
        let KernelKind::Function(caller) = info.kind else { continue };
        super::prune::walk(&kernel.body, &mut |inst| {
            if let Inst::Call { function, .. } = inst {
                calls.push((usize::from(caller), usize::from(*function)));
            }
        });
    }
    // As often as the longest chain of calls at most.
    for _ in 0..calls.len() {
        for (caller, callee) in &calls {
            let needs = module.info.functions.get(*callee).is_some_and(|f| f.needs_instance);
            if let Some(f) = module.info.functions.get_mut(*caller) {
                f.needs_instance |= needs;
            }
        }
    }
}
