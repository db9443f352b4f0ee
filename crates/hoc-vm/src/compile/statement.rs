//! Statements: assignments, loops, jumps, declarations and section statements to instructions.

use super::declare::Declare;
use super::{Compiled, Compiler, Meaning, Ty, fault};
use crate::code::{Op, Want};
use crate::symbols::{Kind, ProcedureKind};
use hoc_syntax::ast::{Expression, ExpressionKind as E, Statement, StatementKind as K};

impl Compiler<'_> {
    /// Statements of the top level: a bare expression shows its value.
    pub(super) fn top_level(&mut self, list: &[Statement]) -> Compiled<()> {
        if let Some(second) = list.get(1) {
            return self.unexpected(second.span);
        }
        let Some(statement) = list.first() else { return Ok(()) };
        match &statement.kind {
            K::Expression(expression) => self.echo(expression),
            // `object.method(x)` may stand in front of a statement; neither shows a value then.
            K::Prefixed(first, rest) if !is_method_call(first) && !self.is_section_prefix(first) => {
                self.unexpected(rest.span)
            }
            _ => self.statement(statement),
        }
    }

    fn echo(&mut self, expression: &Expression) -> Compiled<()> {
        if matches!(expression.kind, E::Assign(_)) || self.is_procedure_call(expression) {
            return self.discard(expression);
        }
        let string = matches!(expression.kind, E::String(_) | E::Name(_) | E::Argument(..));
        let host_string = matches!(&expression.kind, E::Call(base, _) if matches!(base.kind, E::Name(_)));
        let ty = self.expression(expression)?;
        self.emit(match ty {
            Ty::Number => Op::EchoNumber,
            Ty::String if string || host_string => Op::EchoString,
            _ => Op::EchoValue,
        });
        Ok(())
    }

    fn is_procedure_call(&mut self, expression: &Expression) -> bool {
        let E::Call(base, _) = &expression.kind else { return false };
        let E::Name(name) = &base.kind else { return false };
        match self.lookup(name) {
            Meaning::Symbol(id) => matches!(self.kind(id), Kind::Procedure(ProcedureKind::Procedure, _)),
            _ => false,
        }
    }

    /// An expression for its effect.
    fn discard(&mut self, expression: &Expression) -> Compiled<()> {
        match &expression.kind {
            E::Assign(made) => {
                self.assign(made, expression.span, false)?;
                return Ok(());
            }
            E::Call(..) => {
                // A call may leave nothing behind; members and host calls are told so.
                let before = self.code.ops.len();
                let ty = self.chain_value(expression, Want::Nothing)?;
                let silent = match self.code.ops.last() {
                    Some(
                        Op::Call(want, ..)
                        | Op::CallHost(want, ..)
                        | Op::CallBuiltin(want, ..)
                        | Op::Member(want, _),
                    ) => *want == Want::Nothing && self.code.ops.len() > before,
                    _ => false,
                };
                if !silent {
                    self.emit(if ty == Ty::Number { Op::DropNumber } else { Op::DropValue });
                }
                return Ok(());
            }
            _ => {}
        }
        let ty = self.expression(expression)?;
        self.emit(if ty == Ty::Number { Op::DropNumber } else { Op::DropValue });
        Ok(())
    }

    pub(super) fn block(&mut self, list: &[Statement]) -> Compiled<()> {
        list.iter().try_for_each(|statement| self.statement(statement))
    }

    pub(super) fn statement(&mut self, statement: &Statement) -> Compiled<()> {
        self.mark(statement.span);
        match &statement.kind {
            K::Expression(expression) => self.discard(expression),
            K::Block(list) => self.block(list),
            K::Prefixed(section, rest) => self.prefixed(section, rest),
            K::If(condition, then, otherwise) => self.if_statement(condition, then, otherwise.as_deref()),
            K::While(condition, body) => self.while_loop(None, condition, None, body),
            K::For(first, condition, next, body) => {
                self.while_loop(first.as_deref(), condition, next.as_deref(), body)
            }
            K::ForRange(variable, from, to, body) => self.range_loop(variable, from, to, body),
            K::ForSegments(variable, ends, body) => self.segment_loop(variable, ends.as_ref(), body),
            K::ForIterator(iterator, body) => self.iterator_loop(iterator, body),
            K::ForAll(body) => self.section_loop(None, body),
            K::ForSections(list, body) => self.section_loop(Some(list), body),
            K::IfSection(list, body) => {
                self.value_expression(list)?;
                self.code.touches_sections = true;
                self.mark(list.span);
                self.emit(Op::IfSection);
                let skip = self.emit(Op::JumpFalse(0));
                self.statement(body)?;
                self.patch(skip);
                Ok(())
            }
            K::Print(list) => self.print(list),
            K::Strings(names) => names.iter().try_for_each(|name| self.declare_string(name)),
            K::Objects(list) => list.iter().try_for_each(|made| self.declare(made, Declare::Object)),
            K::Doubles(list) => list.iter().try_for_each(|made| self.declare(made, Declare::Array)),
            K::Create(list) => list.iter().try_for_each(|made| self.declare(made, Declare::Section)),
            K::Connect(child, parent) => self.connect(child, parent),
            K::SetPointer(target, source) => self.set_pointer(target, source),
            // What a template's definition creates does not exist before an object of it does.
            K::Access(_) if self.is_template_definition() => Ok(()),
            K::Access(section) => {
                self.section_value(section)?;
                self.mark(section.span);
                self.emit(Op::Access);
                Ok(())
            }
            K::Insert(name) => self.insert(name, true),
            K::Uninsert(name) => self.insert(name, false),
            K::Delete(name) => match self.lookup(&name.text) {
                Meaning::Symbol(id) => {
                    self.emit(Op::Delete(id));
                    Ok(())
                }
                _ => fault(name.span, "syntax error"),
            },
            K::Return(value) => self.return_statement(value.as_ref(), statement),
            K::Break => self.break_statement(true, statement),
            K::Continue => self.break_statement(false, statement),
            K::Stop => {
                self.emit(Op::Stop);
                Ok(())
            }
            K::IteratorStatement => {
                if self.code.kind != Some(ProcedureKind::Iterator) {
                    return fault(statement.span, "iterator_statement used outside an iterator declaration");
                }
                self.iterator_statement();
                Ok(())
            }
            K::Dependent(list) => list.iter().try_for_each(|place| self.dependent(place)),
            K::Equation(made) => self.equation(made),
        }
    }

    fn is_template_definition(&self) -> bool {
        self.code.kind.is_none() && self.template.is_some() && self.vm.is_defining()
    }

    fn prefixed(&mut self, section: &Expression, rest: &Statement) -> Compiled<()> {
        if !self.is_section_prefix(section) {
            self.discard(section)?;
            return self.statement(rest);
        }
        self.section_value(section)?;
        self.mark(section.span);
        self.enter(Op::EnterValue);
        self.statement(rest)?;
        self.leave();
        Ok(())
    }

    fn if_statement(
        &mut self,
        condition: &Expression,
        then: &Statement,
        otherwise: Option<&Statement>,
    ) -> Compiled<()> {
        let skip = self.jump_unless(condition)?;
        self.statement(then)?;
        let Some(otherwise) = otherwise else {
            self.patch(skip);
            return Ok(());
        };
        let end = self.emit(Op::Jump(0));
        self.patch(skip);
        self.statement(otherwise)?;
        self.patch(end);
        Ok(())
    }

    fn print(&mut self, list: &[Expression]) -> Compiled<()> {
        for expression in list {
            let ty = self.expression(expression)?;
            self.emit(match ty {
                Ty::Number => Op::PrintNumber,
                Ty::String => Op::PrintString,
                _ => Op::PrintValue,
            });
        }
        self.emit(Op::PrintEnd);
        Ok(())
    }
}

/// `object.method(x)`: NEURON reads a statement behind it on the same line as one that belongs to it.
fn is_method_call(expression: &Expression) -> bool {
    matches!(&expression.kind, E::Call(base, _) if matches!(base.kind, E::Member(..)))
}
