//! Calls, and names of the host: what follows a name is pushed, then the name is read or called.

use super::chain::Chain;
use super::expression::returned;
use super::{Compiled, Compiler, Ty, fault};
use crate::builtins;
use crate::code::{Op, Want};
use crate::host::HostName;
use crate::symbols::{ProcedureKind, SymbolId};
use hoc_syntax::ast::{Expression, ExpressionKind as E, Span};

impl Compiler<'_> {
    /// A call of a procedure, or (no kind) of a name that is defined later: what that returns shows when it is called.
    pub(super) fn call_symbol(
        &mut self,
        id: SymbolId,
        kind: Option<ProcedureKind>,
        arguments: &[Expression],
        want: Want,
        (span, base): (Span, Span),
    ) -> Compiled<Ty> {
        let ty = match kind {
            Some(ProcedureKind::Function) => Ty::Number,
            Some(ProcedureKind::ObjectFunction) => Ty::Object,
            Some(ProcedureKind::Procedure) if want == Want::Nothing => Ty::Number,
            None if want == Want::Number => Ty::Number,
            None => Ty::Any,
            _ => return fault(base, "syntax error"),
        };
        let n = self.arguments(arguments)?;
        self.mark(span);
        let want = match (want, ty) {
            (Want::Nothing, _) => Want::Nothing,
            (_, Ty::Number) => Want::Number,
            _ => Want::Value,
        };
        self.emit(Op::Call(want, n, id));
        Ok(ty)
    }

    pub(super) fn math(&mut self, function: u32, chain: &Chain<'_>) -> Compiled<Ty> {
        let argument = match chain.first.arguments {
            Some([argument]) => argument,
            Some([first, ..]) => return self.ahead(first.span, "syntax error"),
            _ => return fault(chain.span, "syntax error"),
        };
        self.number_expression(argument)?;
        self.mark(chain.span);
        self.emit(Op::Math(function));
        Ok(Ty::Number)
    }

    pub(super) fn builtin(&mut self, function: u32, chain: &Chain<'_>, want: Want) -> Compiled<Ty> {
        let Some(arguments) = chain.first.arguments else { return fault(chain.span, "syntax error") };
        let n = self.arguments(arguments)?;
        let ty =
            returned(builtins::TABLE.get(function as usize).map_or(crate::host::Returns::Any, |b| b.returns));
        self.mark(chain.span);
        self.code.touches_sections = true;
        let want = settle(want, ty);
        self.emit(Op::CallBuiltin(want, n, function));
        Ok(if want == Want::Number { Ty::Number } else { ty })
    }

    pub(super) fn host_value(&mut self, host: HostName, chain: &Chain<'_>, want: Want) -> Compiled<Ty> {
        let step = &chain.first;
        match host {
            HostName::Function(function, returns) => {
                let Some(arguments) = step.arguments else { return fault(chain.span, "syntax error") };
                let n = self.arguments(arguments)?;
                let ty = returned(returns);
                self.mark(chain.span);
                self.code.touches_sections = true;
                let want = settle(want, ty);
                self.emit(Op::CallHost(want, n, function));
                Ok(if want == Want::Number { Ty::Number } else { ty })
            }
            HostName::Class(_) if step.indices.len() == 1 && step.arguments.is_none() => {
                let E::Name(name) = &chain.base.kind else { return fault(chain.span, "syntax error") };
                self.instance(name, chain)
            }
            HostName::Variable(place, length) if step.arguments.is_none() => {
                let element = self.host_element(length, step.indices, chain.span)?;
                let place = self.pointer(place);
                self.mark(chain.span);
                self.emit(if element { Op::HostElement(place) } else { Op::HostNumber(place) });
                Ok(Ty::Number)
            }
            HostName::Range(_) | HostName::SectionProperty(_) => {
                let flags = self.range_operands(host, step, chain.span)?;
                self.range_load(host, flags, chain.span);
                Ok(Ty::Number)
            }
            _ => fault(chain.span, "syntax error"),
        }
    }

    /// Pushes the index of an array of the host; false for a scalar.
    pub(super) fn host_element(&mut self, length: u32, indices: &[Expression], span: Span) -> Compiled<bool> {
        match (length, indices) {
            (0, []) => Ok(false),
            (0, _) => fault(span, "not an array variable"),
            (_, []) => {
                let zero = self.number(0.0);
                self.emit(Op::Const(zero));
                Ok(true)
            }
            (_, [index]) => self.number_expression(index).map(|()| true),
            _ => fault(span, "wrong # of subscripts"),
        }
    }
}

/// Where the result of a host function goes, given what is known of it.
fn settle(want: Want, ty: Ty) -> Want {
    match (want, ty) {
        (Want::Nothing, _) => Want::Nothing,
        (Want::Number, _) | (_, Ty::Number) => Want::Number,
        _ => Want::Value,
    }
}
