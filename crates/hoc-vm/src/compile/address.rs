//! Addresses: `&x`, arguments passed by name, and `setpointer`.

use super::chain::{Chain, Step, take_apart};
use super::{Compiled, Compiler, Meaning, fault};
use crate::code::{Op, Variable, Want};
use crate::host::HostName;
use crate::symbols::Kind;
use hoc_syntax::ast::{ArgumentKind, Expression, ExpressionKind as E, Span};

impl Compiler<'_> {
    /// `&variable`, `&vec.x[3]`, `&soma.v(0.5)`: a pointer, to v.
    pub(super) fn address(&mut self, expression: &Expression) -> Compiled<()> {
        let chain = take_apart(expression)?;
        let Some((last, before)) = chain.rest.split_last() else { return self.base_address(&chain) };
        if self.enter_section_base(&chain)? {
            let host = self.section_name(last, chain.span)?;
            self.range_address(host, last, chain.span)?;
            self.leave();
            return Ok(());
        }
        self.object_base(&chain)?;
        for step in before {
            self.member(step, Want::Value, chain.span)?;
        }
        let site = self.member_site(last)?;
        self.mark(chain.span);
        self.code.touches_sections = true;
        self.emit(Op::MemberAddress(site));
        Ok(())
    }

    fn range_address(&mut self, host: HostName, step: &Step<'_>, span: Span) -> Compiled<()> {
        let flags = self.range_operands(host, step, span)?;
        self.mark(span);
        self.emit(match host {
            HostName::Range(variable) => Op::RangeAddress(flags, variable),
            HostName::SectionProperty(property) => Op::PropertyAddress(property),
            _ => return fault(span, "not a range variable"),
        });
        Ok(())
    }

    fn base_address(&mut self, chain: &Chain<'_>) -> Compiled<()> {
        let step = &chain.first;
        let name = match &chain.base.kind {
            E::Name(name) => name,
            E::Argument(kind @ ArgumentKind::Reference, index) => {
                self.in_definition(*kind, chain.base)?;
                self.mark(chain.span);
                if let [element] = step.indices {
                    self.number_expression(element)?;
                }
                let index = self.argument_index(*index, chain.base)?;
                self.emit(Op::PassArgumentRef(step.indices.len() == 1, index));
                return Ok(());
            }
            E::Argument(kind @ (ArgumentKind::Object | ArgumentKind::String), index) => {
                self.in_definition(*kind, chain.base)?;
                let index = self.argument_index(*index, chain.base)?;
                self.emit(Op::PassArgument(index));
                return Ok(());
            }
            _ => return fault(chain.span, "syntax error"),
        };
        match self.lookup(name) {
            Meaning::Local(local) => {
                self.emit(Op::Address(0, Variable::local(local)));
            }
            Meaning::Symbol(id) => match self.kind(id) {
                Kind::Undefined | Kind::Number => {
                    self.indices(id, step.indices, chain.span)?;
                    let variable = self.variable(id);
                    let n = self.dimensions(id) as u16;
                    self.mark(chain.span);
                    self.emit(Op::Address(n, variable));
                }
                _ => {
                    self.symbol_value(id, chain, Want::Argument)?;
                }
            },
            Meaning::Host(HostName::Variable(place, length)) => {
                let element = self.host_element(length, step.indices, chain.span)?;
                let place = self.pointer(place);
                self.emit(Op::HostAddress(element, place));
            }
            Meaning::Host(host @ (HostName::Range(_) | HostName::SectionProperty(_))) => {
                self.range_address(host, step, chain.span)?
            }
            Meaning::LocalObject(local) => {
                self.emit(Op::LocalObjectPlace(local));
            }
            _ => return fault(chain.span, "syntax error"),
        }
        Ok(())
    }

    /// `setpointer target, source`.
    pub(super) fn set_pointer(&mut self, target: &Expression, source: &Expression) -> Compiled<()> {
        let chain = take_apart(target)?;
        if let Some((last, before)) = chain.rest.split_last() {
            if !self.enter_section_base(&chain)? {
                self.object_base(&chain)?;
                for step in before {
                    self.member(step, Want::Value, chain.span)?;
                }
                self.address(source)?;
                let name = self.string(&last.name.map(|name| name.text.clone()).unwrap_or_default());
                self.mark(target.span);
                self.emit(Op::SetPointerMember(name));
                return Ok(());
            }
            let host = self.section_name(last, chain.span)?;
            self.set_pointer_range(host, last, source, chain.span)?;
            self.leave();
            return Ok(());
        }
        let E::Name(name) = &chain.base.kind else { return fault(chain.span, "syntax error") };
        let Meaning::Host(host) = self.lookup(name) else { return fault(chain.span, "syntax error") };
        self.set_pointer_range(host, &chain.first, source, chain.span)
    }

    fn set_pointer_range(
        &mut self,
        host: HostName,
        step: &Step<'_>,
        source: &Expression,
        span: Span,
    ) -> Compiled<()> {
        let flags = self.range_operands(host, step, span)?;
        let HostName::Range(variable) = host else { return fault(span, "not a range variable") };
        self.address(source)?;
        self.mark(span);
        self.emit(Op::SetPointerRange(flags, variable));
        Ok(())
    }
}
