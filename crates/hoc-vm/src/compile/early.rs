//! Ways out before the end: `break`, `continue`, `return`, `iterator_statement`, and the section statements they leave open.
//!
//! NEURON tells of those: a loop, and then the procedure, notices at its end that sections are left on the stack.

use super::{Compiled, Compiler, LoopKind, Ty};
use crate::code::Op;
use crate::symbols::ProcedureKind;
use hoc_syntax::ast::{Expression, Statement};

/// The section statements to be left of one loop, or of the procedure around all of them.
struct Level {
    /// How many are open within it.
    open: u32,
    /// The scopes of the loop itself.
    own: u32,
    /// Does it loop over sections?
    over_sections: bool,
}

impl Compiler<'_> {
    pub(super) fn break_statement(&mut self, leaves: bool, statement: &Statement) -> Compiled<()> {
        let Some((scopes, kind)) = self.loops.last().map(|made| (made.scopes, made.kind)) else {
            // Outside a loop NEURON ends the procedure or statement.
            self.leave_levels();
            if self.code.kind.is_none() {
                self.emit(Op::Leave(self.scopes));
            }
            self.emit(Op::End);
            return Ok(());
        };
        self.mark(statement.span);
        self.leave_open(self.scopes - scopes, kind == LoopKind::Sections);
        if kind == LoopKind::Iterator {
            self.emit(if leaves { Op::BodyBreak } else { Op::BodyEnd });
            return Ok(());
        }
        if leaves && kind.scopes() > 0 {
            self.emit(Op::Leave(kind.scopes()));
        }
        let jump = self.emit(Op::Jump(0));
        if let Some(made) = self.loops.last_mut() {
            if leaves { made.breaks.push(jump) } else { made.continues.push(jump) }
        }
        Ok(())
    }

    pub(super) fn return_statement(
        &mut self,
        value: Option<&Expression>,
        statement: &Statement,
    ) -> Compiled<()> {
        let Some(kind) = self.code.kind else {
            return self.ahead(statement.span, "return used outside definition");
        };
        if self.loops.iter().any(|made| made.kind == LoopKind::Iterator) {
            let text = "return from within an iterator statement not allowed. Set a flag and use break.";
            let text = self.string(&text.into());
            self.emit(Op::Fail(text));
            return Ok(());
        }
        let ty = match (value, kind) {
            (None, _) => None,
            (Some(value), ProcedureKind::ObjectFunction) => {
                self.value_expression(value)?;
                Some(Ty::Any)
            }
            (Some(value), _) => {
                self.number_expression(value)?;
                Some(Ty::Number)
            }
        };
        let local = self.last();
        let left = self.leave_levels();
        match (ty, local) {
            (Some(Ty::Number), Some(Op::Local(local))) if !left => self.replace_last(Op::ReturnLocal(local)),
            (ty, _) => {
                self.mark(statement.span);
                self.emit(match ty {
                    None => Op::Return,
                    Some(Ty::Number) => Op::ReturnNumber,
                    Some(_) => Op::ReturnValue,
                });
            }
        }
        Ok(())
    }

    /// `iterator_statement`. Behind it stands what a `break` of the body does: it ends the iterator.
    pub(super) fn iterator_statement(&mut self) {
        let at = self.emit(Op::IteratorStatement(0));
        if self.levels().iter().all(|level| level.open == 0) {
            return;
        }
        let over = self.emit(Op::Jump(0));
        let ending = self.label();
        if let Some(op) = self.code.ops.get_mut(at) {
            *op = Op::IteratorStatement(ending);
        }
        self.leave_levels();
        self.emit(Op::Return);
        self.patch(over);
    }

    /// What is open here, from the innermost loop to the procedure.
    fn levels(&self) -> Vec<Level> {
        let mut inside = self.scopes;
        let mut levels: Vec<Level> = Vec::new();
        for made in self.loops.iter().rev() {
            let own = made.kind.scopes();
            let over_sections = made.kind == LoopKind::Sections;
            levels.push(Level { open: inside.saturating_sub(made.scopes), own, over_sections });
            inside = made.scopes.saturating_sub(own);
        }
        levels.push(Level { open: inside, own: 0, over_sections: false });
        levels
    }

    /// Leaves all section statements, when there are any: true then.
    fn leave_levels(&mut self) -> bool {
        let levels = self.levels();
        if levels.iter().all(|level| level.open == 0) {
            return false;
        }
        for level in levels {
            self.leave_open(level.open, level.over_sections);
            if level.own > 0 {
                self.emit(Op::Leave(level.own));
            }
        }
        true
    }

    fn leave_open(&mut self, open: u32, over_sections: bool) {
        if open > 0 {
            self.emit(Op::LeaveOpen(over_sections, open));
        }
    }
}
