//! Sections on the left of a dot and as values; range variables with their index and position.

use super::chain::{Chain, Step, take_apart};
use super::{Compiled, Compiler, Meaning, Ty, fault};
use crate::code::{Op, Want};
use crate::host::HostName;
use crate::symbols::{Kind, ProcedureKind};
use hoc_syntax::ast::{ArgumentKind, Expression, ExpressionKind as E, Span};

/// Does a section's name that the host knows begin with it?
pub(super) fn is_literal(name: &str) -> bool {
    name == "_pysec" || name.starts_with("__nrnsec_0x")
}

/// Is it `child(i)` of a SectionRef, the one call with arguments that may give a section?
fn is_child(step: &Step<'_>) -> bool {
    step.arguments.is_some() && step.name.is_some_and(|name| &*name.text == "child")
}

impl Compiler<'_> {
    /// If the chain is a section and one member of it, emits the section's entry.
    pub(super) fn enter_section_base(&mut self, chain: &Chain<'_>) -> Compiled<bool> {
        let E::Name(name) = &chain.base.kind else { return Ok(false) };
        if is_literal(name) {
            let parts = chain.rest.len() - usize::from(!chain.rest.is_empty());
            if parts == 0 && &**name == "_pysec" {
                return Ok(false);
            }
            self.named_section(chain, parts)?;
            self.enter(Op::EnterValue);
            return Ok(true);
        }
        let Meaning::Symbol(id) = self.lookup(name) else { return Ok(false) };
        if !matches!(self.kind(id), Kind::Section) || chain.first.arguments.is_some() {
            return Ok(false);
        }
        if chain.rest.len() > 1 {
            return fault(chain.span, "syntax error");
        }
        self.indices(id, chain.first.indices, chain.span)?;
        let n = self.dimensions(id) as u16;
        let variable = self.variable(id);
        self.mark(chain.span);
        self.enter(Op::EnterSection(n, variable));
        Ok(true)
    }

    pub(super) fn enter(&mut self, op: Op) {
        self.code.touches_sections = true;
        self.emit(op);
        self.scopes += 1;
    }

    pub(super) fn leave(&mut self) {
        self.emit(Op::Leave(1));
        self.scopes = self.scopes.saturating_sub(1);
    }

    /// What `soma.name` is: a range variable or a property of the section.
    pub(super) fn section_name(&mut self, step: &Step<'_>, span: Span) -> Compiled<HostName> {
        let name = step.name.map(|name| name.text.clone()).unwrap_or_default();
        match self.vm.resolve_host(self.host, &name) {
            Some(host @ (HostName::Range(_) | HostName::SectionProperty(_))) => Ok(host),
            Some(HostName::Variable(..)) => fault(span, format!("{name} not a section variable")),
            None if self.is_number_name(&name) => fault(span, format!("{name} not a section variable")),
            _ => fault(span, "syntax error"),
        }
    }

    /// Is it a name of a number, or of nothing so far?
    fn is_number_name(&mut self, name: &str) -> bool {
        match self.lookup(name) {
            Meaning::Symbol(id) => matches!(self.kind(id), Kind::Undefined | Kind::Number),
            _ => false,
        }
    }

    /// Reads `soma.name` inside an entered section, and leaves it.
    pub(super) fn section_member(&mut self, step: &Step<'_>, span: Span) -> Compiled<Ty> {
        let host = self.section_name(step, span)?;
        let flags = self.range_operands(host, step, span)?;
        self.range_load(host, flags, span);
        self.leave();
        Ok(Ty::Number)
    }

    /// Pushes index (bit 0) and position (bit 1) of a range variable.
    pub(super) fn range_operands(&mut self, host: HostName, step: &Step<'_>, span: Span) -> Compiled<u8> {
        if let (HostName::SectionProperty(_), true) =
            (host, step.arguments.is_some() || !step.indices.is_empty())
        {
            return fault(span, "section property can't have argument");
        }
        let mut flags = 0;
        if let [index] = step.indices {
            self.number_expression(index)?;
            flags |= 1;
        } else if !step.indices.is_empty() {
            return fault(span, "wrong # of subscripts");
        }
        match step.arguments {
            None => {}
            Some([position]) if !matches!(position.kind, E::Range(..)) => {
                self.number_expression(position)?;
                flags |= 2;
            }
            Some(_) => return fault(span, "range variable can have only one arc length parameter"),
        }
        Ok(flags)
    }

    pub(super) fn range_load(&mut self, host: HostName, flags: u8, span: Span) {
        self.mark(span);
        match host {
            HostName::SectionProperty(property) => self.emit(Op::Property(property)),
            HostName::Range(variable) => self.emit(Op::Range(flags, variable)),
            _ => 0,
        };
    }

    /// Pushes a section on v, for `connect`, `access` and section statements; the argument of a last call is left alone
    /// and returned (`soma(0.5)` in `connect`).
    pub(super) fn section_value<'e>(
        &mut self,
        expression: &'e Expression,
    ) -> Compiled<Option<&'e Expression>> {
        let mut chain = take_apart(expression)?;
        let last = chain.rest.last_mut().unwrap_or(&mut chain.first);
        let position = match last.arguments {
            Some([position]) if !is_child(last) => {
                last.arguments = None;
                Some(position)
            }
            _ => None,
        };
        let span = chain.span;
        if let E::Name(name) = &chain.base.kind {
            if is_literal(name) {
                self.named_section(&chain, chain.rest.len())?;
                return Ok(position);
            }
            if let Meaning::Symbol(id) = self.lookup(name)
                && matches!(self.kind(id), Kind::Section)
                && chain.rest.is_empty()
                && chain.first.arguments.is_none()
            {
                self.indices(id, chain.first.indices, span)?;
                let n = self.dimensions(id) as u16;
                let variable = self.variable(id);
                self.mark(span);
                self.emit(Op::Section(n, variable));
                return Ok(position);
            }
        }
        if chain.rest.is_empty() {
            if self.base_value(&chain, Want::Value)? == Ty::Number {
                return fault(span, "syntax error");
            }
            return Ok(position);
        }
        self.object_base(&chain)?;
        for step in &chain.rest {
            self.member(step, Want::Value, span)?;
        }
        Ok(position)
    }

    /// `_pysec.cell.dend[3]`: a section known to the host by its literal name, which has `parts` names after the first.
    fn named_section(&mut self, chain: &Chain<'_>, parts: usize) -> Compiled<()> {
        let mut text = String::new();
        if let E::Name(name) = &chain.base.kind {
            text.push_str(name);
        }
        for step in chain.rest.iter().take(parts) {
            text.push('.');
            text.push_str(step.name.map(|name| &*name.text).unwrap_or_default());
            for index in step.indices {
                let E::Number(x) = index.kind else { return fault(chain.span, "not literal name[int]") };
                text.push_str(&format!("[{x}]"));
            }
        }
        let text = self.string(&text.into());
        self.mark(chain.span);
        self.emit(Op::NamedSection(text));
        Ok(())
    }

    /// Could this expression, before another statement, be the section of a section statement? Decided by symbols;
    /// chains with dots are decided while running.
    pub(super) fn is_section_prefix(&mut self, expression: &Expression) -> bool {
        let Ok(chain) = take_apart(expression) else { return false };
        // `object.method(x)` in front of another statement is a call, not a section.
        if chain.rest.last().is_some_and(|last| last.arguments.is_some() && !is_child(last)) {
            return false;
        }
        match &chain.base.kind {
            E::Argument(kind, _) => *kind == ArgumentKind::Object,
            E::Name(name) if is_literal(name) => true,
            E::Name(name) => match self.lookup(name) {
                Meaning::Symbol(id) => match self.kind(id) {
                    Kind::Section => chain.rest.is_empty(),
                    Kind::Object | Kind::Template(_) | Kind::Procedure(ProcedureKind::ObjectFunction, _) => {
                        true
                    }
                    _ => false,
                },
                Meaning::LocalObject(_) => true,
                Meaning::Host(HostName::Class(_)) => !chain.rest.is_empty(),
                _ => false,
            },
            _ => false,
        }
    }
}
