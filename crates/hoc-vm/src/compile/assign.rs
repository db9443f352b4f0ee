//! Assignments, by what stands on their left.

use super::chain::{Chain, Step, take_apart};
use super::{Compiled, Compiler, Meaning, Ty, fault};
use crate::code::{Op, Variable, Want, Where};
use crate::host::HostName;
use crate::symbols::{Kind, SymbolId};
use hoc_syntax::ast::{ArgumentKind, AssignOperator, Assignment, Expression, ExpressionKind as E, Span};

impl Compiler<'_> {
    /// An assignment; with `keep` its value stays (on n or v, by type).
    pub(super) fn assign(&mut self, made: &Assignment, span: Span, keep: bool) -> Compiled<Ty> {
        let chain = take_apart(&made.target)?;
        let operator = made.operator;
        if let Some((last, before)) = chain.rest.split_last() {
            if self.enter_section_base(&chain)? {
                let host = self.section_name(last, chain.span)?;
                self.assign_range(host, last, made, span, keep)?;
                self.leave();
                return Ok(Ty::Number);
            }
            if !keep
                && Self::is_plain(operator)
                && self.foresee(&made.value) == Ty::Number
                && let Some(variable) = self.element_base(&chain)
            {
                return self.assign_element(last, variable, made, span);
            }
            self.object_base(&chain)?;
            for step in before {
                self.member(step, Want::Value, chain.span)?;
            }
            return self.assign_member(last, made, span, keep);
        }
        let name = match &chain.base.kind {
            E::Name(name) => name,
            E::Argument(kind, index) => return self.assign_argument(*kind, *index, &chain, made, keep),
            _ => return fault(span, "syntax error"),
        };
        match self.lookup(name) {
            Meaning::Local(local) => {
                self.number_expression(&made.value)?;
                self.store(Variable::local(local), 0, operator, keep, span);
                Ok(Ty::Number)
            }
            Meaning::LocalObject(local) => {
                self.object_source(made, span)?;
                self.keep_value(keep);
                self.emit(Op::SetLocalObject(local));
                Ok(Ty::Object)
            }
            Meaning::Symbol(id) => self.assign_symbol(id, &chain, made, span, keep),
            Meaning::Host(HostName::Variable(place, length)) => {
                let element = self.host_element(length, chain.first.indices, chain.span)?;
                self.number_expression(&made.value)?;
                let place = self.pointer(place);
                self.mark(span);
                self.emit(if element {
                    Op::SetHostElement(operator, place)
                } else {
                    Op::SetHostNumber(operator, place)
                });
                self.drop_unless(keep);
                Ok(Ty::Number)
            }
            Meaning::Host(host @ (HostName::Range(_) | HostName::SectionProperty(_))) => {
                self.assign_range(host, &chain.first, made, span, keep)?;
                Ok(Ty::Number)
            }
            _ => fault(made.target.span, "syntax error"),
        }
    }

    fn assign_symbol(
        &mut self,
        id: SymbolId,
        chain: &Chain<'_>,
        made: &Assignment,
        span: Span,
        keep: bool,
    ) -> Compiled<Ty> {
        let step = &chain.first;
        if step.arguments.is_some() {
            return fault(chain.span, "syntax error");
        }
        match self.kind(id) {
            Kind::Undefined | Kind::Number => {
                if let (false, Some(local)) = (keep, self.steady_index(step, made))
                    && let Where::Global(cell) = self.variable(id).place()
                    && self.dimensions(id) == 1
                {
                    self.number_source(made)?;
                    self.mark(span);
                    self.emit(Op::SetIndexLocal(local, cell));
                    return Ok(Ty::Number);
                }
                self.indices(id, step.indices, chain.span)?;
                self.number_source(made)?;
                self.make_number(id);
                let variable = self.variable(id);
                let n = self.dimensions(id);
                self.store(variable, n, made.operator, keep, span);
                if self.vm.is_epsilon(id) {
                    self.emit(Op::SyncEpsilon);
                }
                Ok(Ty::Number)
            }
            Kind::String if !step.indices.is_empty() => fault(chain.base.span, "syntax error"),
            Kind::String => {
                self.plain(made, span)?;
                if self.value_expression(&made.value)? == Ty::Number {
                    return fault(made.value.span, "string assignment: both sides need to be a string");
                }
                self.keep_value(keep);
                let variable = self.variable(id);
                self.mark(span);
                self.emit(Op::SetString(variable));
                Ok(Ty::String)
            }
            Kind::Object => {
                self.indices(id, step.indices, chain.span)?;
                self.object_source(made, span)?;
                self.keep_value(keep);
                let n = self.dimensions(id) as u16;
                let variable = self.variable(id);
                self.mark(span);
                self.emit(if n == 0 { Op::SetObject(variable) } else { Op::SetObjectIndex(n, variable) });
                Ok(Ty::Object)
            }
            _ => fault(chain.span, "syntax error"),
        }
    }

    /// The index of `a[i] = ...` and `o.x[i] = ...` where it is a `local` that the right side leaves alone, so that it may
    /// be read after that.
    fn steady_index(&self, step: &Step<'_>, made: &Assignment) -> Option<u16> {
        let [Expression { kind: E::Name(name), .. }] = step.indices else { return None };
        match self.locals.get(name) {
            Some(Meaning::Local(local))
                if Self::is_plain(made.operator) && leaves_locals_alone(&made.value, 0) =>
            {
                u16::try_from(*local).ok()
            }
            _ => None,
        }
    }

    /// The right side of an assignment to a number.
    fn number_source(&mut self, made: &Assignment) -> Compiled<()> {
        match &made.value.kind {
            E::New(..) | E::String(_) => {
                fault(made.value.span, "assignment to variable, make sure right side is a number")
            }
            _ => self.number_expression(&made.value),
        }
    }

    fn object_source(&mut self, made: &Assignment, span: Span) -> Compiled<()> {
        self.plain(made, span)?;
        self.value_expression(&made.value).map(|_| ())
    }

    fn plain(&self, made: &Assignment, span: Span) -> Compiled<()> {
        if Self::is_plain(made.operator) {
            return Ok(());
        }
        fault(span, "Invalid assignment operator. Only '=' allowed. ")
    }

    fn keep_value(&mut self, keep: bool) {
        if keep {
            self.emit(Op::DuplicateValue);
        }
    }

    fn drop_unless(&mut self, keep: bool) {
        if !keep {
            self.emit(Op::DropNumber);
        }
    }

    /// n to a variable of the machine.
    fn store(&mut self, variable: Variable, n: u32, operator: AssignOperator, keep: bool, span: Span) {
        if !keep && n == 0 && self.store_fused(variable, operator, span) {
            return;
        }
        self.mark(span);
        if Self::is_plain(operator) {
            let op = match (n, variable.place()) {
                (0, Where::Global(cell)) => Op::SetGlobal(cell),
                (0, Where::Field(field)) => Op::SetField(field),
                (0, Where::Local(local)) => Op::SetLocal(local),
                (1, Where::Global(cell)) => Op::SetIndex(cell),
                _ => Op::SetIndexAny(n as u16, variable),
            };
            if keep && n > 0 {
                self.emit(Op::SetIndexKeep(n as u16, variable));
                return;
            }
            if keep {
                self.emit(Op::Duplicate);
            }
            self.emit(op);
            return;
        }
        let op = if n == 0 {
            Op::Modify(operator, variable)
        } else {
            Op::ModifyIndex(operator, u8::try_from(n).unwrap_or(u8::MAX), variable)
        };
        self.emit(op);
        self.drop_unless(keep);
    }

    /// The commonest assignments to a `local` are one instruction.
    fn store_fused(&mut self, variable: Variable, operator: AssignOperator, span: Span) -> bool {
        let Where::Local(local) = variable.place() else { return false };
        if operator == AssignOperator::Add {
            self.mark(span);
            self.emit(Op::AddLocal(local));
            return true;
        }
        let (true, Some(Op::LocalConst(operator, from, index)), Ok(to)) =
            (Self::is_plain(operator), self.last(), u8::try_from(local))
        else {
            return false;
        };
        self.code.ops.pop();
        self.mark(span);
        self.emit(Op::LocalConstTo(operator, to, from, index));
        true
    }

    fn assign_argument(
        &mut self,
        kind: ArgumentKind,
        index: Option<u32>,
        chain: &Chain<'_>,
        made: &Assignment,
        keep: bool,
    ) -> Compiled<Ty> {
        self.in_definition(kind, chain.base)?;
        if chain.first.arguments.is_some()
            || (kind != ArgumentKind::Reference && !chain.first.indices.is_empty())
        {
            return fault(chain.span, "syntax error");
        }
        match kind {
            ArgumentKind::Number | ArgumentKind::Reference => {
                let element = chain.first.indices.first();
                if let Some(element) = element {
                    self.number_expression(element)?;
                }
                self.number_source(made)?;
                let index = self.argument_index(index, chain.base)?;
                self.mark(chain.span);
                self.emit(if kind == ArgumentKind::Number {
                    Op::SetArgument(made.operator, index)
                } else {
                    Op::SetArgumentRef(made.operator, element.is_some(), index)
                });
                self.drop_unless(keep);
                Ok(Ty::Number)
            }
            ArgumentKind::String | ArgumentKind::Object => {
                self.object_source(made, chain.span)?;
                self.keep_value(keep);
                let index = self.argument_index(index, chain.base)?;
                self.mark(chain.span);
                let string = kind == ArgumentKind::String;
                self.emit(if string { Op::SetArgumentString(index) } else { Op::SetArgumentObject(index) });
                Ok(if string { Ty::String } else { Ty::Object })
            }
        }
    }

    /// `objref.name[i] = x`.
    fn assign_element(
        &mut self,
        step: &Step<'_>,
        variable: Variable,
        made: &Assignment,
        span: Span,
    ) -> Compiled<Ty> {
        let steady = self.steady_index(step, made).and_then(|local| u8::try_from(local).ok());
        if let (Some(local), Ok(site)) = (steady, u16::try_from(self.code.sites.len())) {
            self.site(Self::element_site(step));
            self.number_expression(&made.value)?;
            self.mark(span);
            self.code.touches_sections = true;
            self.emit(Op::SetElementLocal(local, site, variable));
            return Ok(Ty::Number);
        }
        let site = self.member_site(step)?;
        self.number_expression(&made.value)?;
        self.mark(span);
        self.code.touches_sections = true;
        let Ok(site) = u16::try_from(site) else { return fault(span, "procedure is too long") };
        self.emit(Op::SetElement(site, variable));
        Ok(Ty::Number)
    }

    fn assign_member(&mut self, step: &Step<'_>, made: &Assignment, span: Span, keep: bool) -> Compiled<Ty> {
        let site = self.member_site(step)?;
        let ty = self.expression(&made.value)?;
        self.mark(span);
        self.code.touches_sections = true;
        if ty == Ty::Number {
            self.emit(Op::SetMemberNumber(made.operator, site));
            self.drop_unless(keep);
        } else {
            let fresh = matches!(made.value.kind, E::New(..));
            let op = if fresh { Op::SetMemberNew } else { Op::SetMemberValue };
            self.emit(op(made.operator, site));
            if !keep {
                self.emit(Op::DropValue);
            }
        }
        Ok(if ty == Ty::Number { Ty::Number } else { Ty::Any })
    }

    /// `v = x`, `v(0.5) = x`, `v(0:1) = a:b`, `nseg = n` in the accessed section.
    fn assign_range(
        &mut self,
        host: HostName,
        step: &Step<'_>,
        made: &Assignment,
        span: Span,
        keep: bool,
    ) -> Compiled<()> {
        if let (HostName::Range(variable), Some([Expression { kind: E::Range(from, to), .. }])) =
            (host, step.arguments)
        {
            let flags = u8::from(!step.indices.is_empty());
            for index in step.indices {
                self.number_expression(index)?;
            }
            self.number_expression(from)?;
            self.number_expression(to)?;
            self.number_expression(&made.value)?;
            let Some(end) = made.until.as_ref() else { return fault(span, "syntax error") };
            self.number_expression(end)?;
            self.mark(span);
            self.emit(Op::Ramp(made.operator, flags, variable));
        } else {
            let flags = self.range_operands(host, step, span)?;
            self.number_expression(&made.value)?;
            self.mark(span);
            match host {
                HostName::SectionProperty(property) => self.emit(Op::SetProperty(made.operator, property)),
                HostName::Range(variable) => self.emit(Op::SetRange(made.operator, flags, variable)),
                _ => 0,
            };
        }
        self.drop_unless(keep);
        Ok(())
    }
}

/// Does an expression neither assign to anything nor hand out an address, as far down as is worth looking?
fn leaves_locals_alone(expression: &Expression, depth: u32) -> bool {
    let all = |list: &[Expression]| list.iter().all(|part| leaves_locals_alone(part, depth + 1));
    if depth > 8 {
        return false;
    }
    match &expression.kind {
        E::Number(_) | E::String(_) | E::Name(_) | E::Argument(..) => true,
        E::Index(base, list) | E::Call(base, list) => leaves_locals_alone(base, depth + 1) && all(list),
        E::Member(inner, _) | E::Negate(inner) | E::Not(inner) | E::Parenthesis(inner) => {
            leaves_locals_alone(inner, depth + 1)
        }
        E::Binary(_, left, right) => {
            leaves_locals_alone(left, depth + 1) && leaves_locals_alone(right, depth + 1)
        }
        E::New(_, list) => all(list),
        E::Assign(_) | E::Range(..) | E::Pointer(_) | E::Read(_) => false,
    }
}
