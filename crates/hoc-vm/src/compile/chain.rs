//! Names with what follows them: `a[i]`, `f(x)`, `object.field.method(y)`, `soma.v(0.5)`. Read, called, assigned to,
//! pointed at.

use super::expression::returned;
use super::{Compiled, Compiler, Meaning, Ty, fault};
use crate::builtins;
use crate::code::{Op, Site, Variable, Want, Where};
use crate::host::HostName;
use crate::symbols::{Kind, ProcedureKind, SymbolId};
use hoc_syntax::ast::{
    ArgumentKind, AssignOperator, Assignment, Expression, ExpressionKind as E, Name, Span,
};

/// One step of a chain: indices, then arguments.
#[derive(Default)]
struct Step<'e> {
    name: Option<&'e Name>,
    indices: &'e [Expression],
    arguments: Option<&'e [Expression]>,
}

/// An expression like `base[i](x).name[j](y)...` taken apart.
struct Chain<'e> {
    base: &'e Expression,
    first: Step<'e>,
    rest: Vec<Step<'e>>,
    span: Span,
}

fn take_apart(expression: &Expression) -> Compiled<Chain<'_>> {
    let mut step = Step::default();
    let mut rest = Vec::new();
    let mut at = expression;
    loop {
        match &at.kind {
            E::Call(base, arguments) if step.arguments.is_none() && step.indices.is_empty() => {
                step.arguments = Some(arguments);
                at = base;
            }
            E::Index(base, indices) if step.indices.is_empty() => {
                step.indices = indices;
                at = base;
            }
            E::Member(base, name) => {
                step.name = Some(name);
                rest.push(std::mem::take(&mut step));
                at = base;
            }
            E::Name(_) | E::Argument(..) => {
                rest.reverse();
                return Ok(Chain { base: at, first: step, rest, span: expression.span });
            }
            _ => return fault(expression.span, "syntax error"),
        }
    }
}

impl Compiler<'_> {
    // ---- reading ----

    /// Compiles a chain for its value; the type says on which stack it ends.
    pub(super) fn chain_value(&mut self, expression: &Expression, want: Want) -> Compiled<Ty> {
        let chain = take_apart(expression)?;
        let Some((last, before)) = chain.rest.split_last() else { return self.base_value(&chain, want) };
        if self.enter_section_base(&chain)? {
            return match before {
                [] => self.section_member(last, chain.span),
                _ => fault(chain.span, "syntax error"),
            };
        }
        self.object_base(&chain)?;
        for step in before {
            self.member(step, Want::Value, chain.span)?;
        }
        self.member(last, want, chain.span)?;
        Ok(if want == Want::Number { Ty::Number } else { Ty::Any })
    }

    /// The object a chain with dots begins with, to v.
    fn object_base(&mut self, chain: &Chain<'_>) -> Compiled<()> {
        let ty = if let E::Argument(kind, index) = &chain.base.kind {
            if *kind != ArgumentKind::Object || !chain.first.indices.is_empty() {
                return fault(chain.base.span, "syntax error");
            }
            self.argument(*kind, *index, None, chain.base)?
        } else {
            self.base_value(
                &Chain {
                    base: chain.base,
                    first: Step { ..chain.first },
                    rest: Vec::new(),
                    span: chain.span,
                },
                Want::Value,
            )?
        };
        if matches!(ty, Ty::Number | Ty::String) {
            return self.ahead(chain.base.span, "syntax error");
        }
        Ok(())
    }

    fn member(&mut self, step: &Step<'_>, want: Want, span: Span) -> Compiled<()> {
        let site = self.member_site(step)?;
        self.mark(span);
        self.code.touches_sections = true;
        self.emit(Op::Member(want, site));
        Ok(())
    }

    /// Pushes indices (n) and arguments (v) of a member and makes its site.
    fn member_site(&mut self, step: &Step<'_>) -> Compiled<u32> {
        for index in step.indices {
            self.number_expression(index)?;
        }
        let arguments = step.arguments.map(|arguments| self.arguments(arguments)).transpose()?;
        let name = step.name.map(|name| name.text.clone()).unwrap_or_default();
        let indices = u8::try_from(step.indices.len()).unwrap_or(u8::MAX);
        Ok(self.site(Site { name, indices, arguments, cache: Default::default() }))
    }

    /// A chain without dots.
    fn base_value(&mut self, chain: &Chain<'_>, want: Want) -> Compiled<Ty> {
        let step = &chain.first;
        let name = match &chain.base.kind {
            E::Name(name) => name,
            E::Argument(kind @ ArgumentKind::Reference, index)
                if step.indices.len() == 1 && step.arguments.is_none() =>
            {
                return self.argument(*kind, *index, step.indices.first(), chain.base);
            }
            E::Argument(kind, index) if step.indices.is_empty() && step.arguments.is_none() => {
                return self.argument(*kind, *index, None, chain.base);
            }
            _ => return fault(chain.span, "syntax error"),
        };
        match self.lookup(name) {
            Meaning::Local(local) if step.arguments.is_none() && step.indices.is_empty() => {
                self.emit(Op::Local(local));
                Ok(Ty::Number)
            }
            Meaning::LocalObject(local) if step.arguments.is_none() && step.indices.is_empty() => {
                let by_name = want == Want::Argument;
                self.emit(if by_name { Op::LocalObjectPlace(local) } else { Op::LocalObject(local) });
                Ok(Ty::Object)
            }
            Meaning::Local(_) | Meaning::LocalObject(_) => fault(chain.span, "syntax error"),
            Meaning::Symbol(id) => self.symbol_value(id, chain, want),
            Meaning::Math(function) => self.math(function, chain),
            Meaning::Builtin(function) => self.builtin(function, chain, want),
            Meaning::Host(host) => self.host_value(host, chain, want),
        }
    }

    fn symbol_value(&mut self, id: SymbolId, chain: &Chain<'_>, want: Want) -> Compiled<Ty> {
        let step = &chain.first;
        if let Some(arguments) = step.arguments {
            return match self.kind(id) {
                Kind::Procedure(kind, _) => {
                    self.call_symbol(id, kind, arguments, want, (chain.span, chain.base.span))
                }
                Kind::Undefined | Kind::Number if step.indices.is_empty() => self.call_symbol(
                    id,
                    ProcedureKind::Function,
                    arguments,
                    want,
                    (chain.span, chain.base.span),
                ),
                _ => fault(chain.span, "syntax error"),
            };
        }
        match self.kind(id) {
            Kind::Undefined | Kind::Number => {
                self.indices(id, step.indices, chain.span)?;
                let variable = self.variable(id);
                self.mark(chain.span);
                self.load(variable, self.dimensions(id));
                Ok(Ty::Number)
            }
            Kind::String => {
                let variable = self.variable(id);
                self.emit(if want == Want::Argument {
                    Op::StringPlace(variable)
                } else {
                    Op::StringVariable(variable)
                });
                Ok(Ty::String)
            }
            Kind::Object
                if self.template.is_some()
                    && matches!(&chain.base.kind, E::Name(name) if &**name == "this") =>
            {
                self.emit(Op::This);
                Ok(Ty::Object)
            }
            Kind::Object => {
                self.indices(id, step.indices, chain.span)?;
                let n = self.dimensions(id) as u16;
                let variable = self.variable(id);
                self.mark(chain.span);
                self.emit(match (want, n) {
                    (Want::Argument, _) => Op::ObjectPlace(n, variable),
                    (_, 0) => Op::Object(variable),
                    _ => Op::ObjectIndex(n, variable),
                });
                Ok(Ty::Object)
            }
            Kind::Template(_) if step.indices.len() == 1 => {
                let name = self.symbol_name(id);
                self.instance(&name, chain)
            }
            _ => self.ahead(chain.span, "syntax error"),
        }
    }

    fn instance(&mut self, class: &std::rc::Rc<str>, chain: &Chain<'_>) -> Compiled<Ty> {
        if let Some(index) = chain.first.indices.first() {
            self.number_expression(index)?;
        }
        let class = self.string(class);
        self.mark(chain.span);
        self.emit(Op::Instance(class));
        Ok(Ty::Object)
    }

    fn dimensions(&self, id: SymbolId) -> u32 {
        self.vm.symbols.get(id as usize).map_or(0, |symbol| symbol.dimensions)
    }

    /// Pushes the indices of a declared array; none at all mean the first element.
    fn indices(&mut self, id: SymbolId, indices: &[Expression], span: Span) -> Compiled<()> {
        let n = self.dimensions(id) as usize;
        if indices.is_empty() {
            for _ in 0..n {
                let zero = self.number(0.0);
                self.emit(Op::Const(zero));
            }
            return Ok(());
        }
        if n == 0 {
            return self.ahead(span, format!("{} not an array variable", self.symbol_name(id)));
        }
        if n != indices.len() {
            return self.ahead(span, format!("wrong # of subscripts {}", self.symbol_name(id)));
        }
        for index in indices {
            self.number_expression(index)?;
        }
        Ok(())
    }

    fn load(&mut self, variable: Variable, n: u32) {
        let op = match (n, variable.place()) {
            (0, Where::Global(cell)) => Op::Global(cell),
            (0, Where::Field(field)) => Op::Field(field),
            (0, Where::Local(local)) => Op::Local(local),
            (1, Where::Global(cell)) => Op::Index(cell),
            _ => Op::IndexAny(n as u16, variable),
        };
        self.emit(op);
    }

    // ---- calls ----

    fn call_symbol(
        &mut self,
        id: SymbolId,
        kind: ProcedureKind,
        arguments: &[Expression],
        want: Want,
        (span, base): (Span, Span),
    ) -> Compiled<Ty> {
        let ty = match kind {
            ProcedureKind::Function => Ty::Number,
            ProcedureKind::ObjectFunction => Ty::Object,
            ProcedureKind::Procedure if want == Want::Nothing => Ty::Number,
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

    fn math(&mut self, function: u32, chain: &Chain<'_>) -> Compiled<Ty> {
        let Some([argument]) = chain.first.arguments else { return fault(chain.span, "syntax error") };
        self.number_expression(argument)?;
        self.mark(chain.span);
        self.emit(Op::Math(function));
        Ok(Ty::Number)
    }

    fn builtin(&mut self, function: u32, chain: &Chain<'_>, want: Want) -> Compiled<Ty> {
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

    fn host_value(&mut self, host: HostName, chain: &Chain<'_>, want: Want) -> Compiled<Ty> {
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
    fn host_element(&mut self, length: u32, indices: &[Expression], span: Span) -> Compiled<bool> {
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

    // ---- sections ----

    /// If the chain begins with a section, emits its entry.
    fn enter_section_base(&mut self, chain: &Chain<'_>) -> Compiled<bool> {
        let E::Name(name) = &chain.base.kind else { return Ok(false) };
        if &**name == "_pysec" || name.starts_with("__nrnsec_0x") {
            return Ok(false);
        }
        let Meaning::Symbol(id) = self.lookup(name) else { return Ok(false) };
        if !matches!(self.kind(id), Kind::Section) || chain.first.arguments.is_some() {
            return Ok(false);
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
    fn section_name(&mut self, step: &Step<'_>, span: Span) -> Compiled<HostName> {
        let name = step.name.map(|name| name.text.clone()).unwrap_or_default();
        match self.vm.resolve_host(self.host, &name) {
            Some(host @ (HostName::Range(_) | HostName::SectionProperty(_))) => Ok(host),
            Some(HostName::Variable(..)) => fault(span, format!("{name} not a section variable")),
            _ => fault(span, "syntax error"),
        }
    }

    /// Reads `soma.name` inside an entered section, and leaves it.
    fn section_member(&mut self, step: &Step<'_>, span: Span) -> Compiled<Ty> {
        let host = self.section_name(step, span)?;
        let flags = self.range_operands(host, step, span)?;
        self.range_load(host, flags, span);
        self.leave();
        Ok(Ty::Number)
    }

    /// Pushes index (bit 0) and position (bit 1) of a range variable.
    fn range_operands(&mut self, host: HostName, step: &Step<'_>, span: Span) -> Compiled<u8> {
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

    fn range_load(&mut self, host: HostName, flags: u8, span: Span) {
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
            Some([position]) => {
                last.arguments = None;
                Some(position)
            }
            _ => None,
        };
        let span = chain.span;
        if let E::Name(name) = &chain.base.kind {
            if &**name == "_pysec" || name.starts_with("__nrnsec_0x") {
                self.named_section(&chain)?;
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

    /// `_pysec.cell.dend[3]`: a section known to the host by its literal name.
    fn named_section(&mut self, chain: &Chain<'_>) -> Compiled<()> {
        let mut text = String::new();
        if let E::Name(name) = &chain.base.kind {
            text.push_str(name);
        }
        for step in &chain.rest {
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
        if chain.rest.last().is_some_and(|last| last.arguments.is_some()) {
            return false;
        }
        match &chain.base.kind {
            E::Argument(kind, _) => *kind == ArgumentKind::Object,
            E::Name(name) if &**name == "_pysec" || name.starts_with("__nrnsec_0x") => true,
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

    // ---- pointers ----

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
        let HostName::Range(variable) = host else { return fault(span, "not a range variable") };
        self.mark(span);
        self.emit(Op::RangeAddress(flags, variable));
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
            Meaning::Host(host @ HostName::Range(_)) => self.range_address(host, step, chain.span)?,
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

    // ---- assigning ----

    /// An assignment; with `keep` its value stays (on n or v, by type).
    pub(super) fn assign(&mut self, made: &Assignment, span: Span, keep: bool) -> Compiled<Ty> {
        let chain = take_apart(&made.target)?;
        let operator = made.operator;
        if let Some((last, before)) = chain.rest.split_last() {
            if self.enter_section_base(&chain)? {
                if !before.is_empty() {
                    return fault(chain.span, "syntax error");
                }
                let host = self.section_name(last, chain.span)?;
                self.assign_range(host, last, made, span, keep)?;
                self.leave();
                return Ok(Ty::Number);
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

    fn assign_member(&mut self, step: &Step<'_>, made: &Assignment, span: Span, keep: bool) -> Compiled<Ty> {
        let site = self.member_site(step)?;
        let ty = self.expression(&made.value)?;
        self.mark(span);
        self.code.touches_sections = true;
        if ty == Ty::Number {
            self.emit(Op::SetMemberNumber(made.operator, site));
            self.drop_unless(keep);
        } else {
            self.emit(Op::SetMemberValue(made.operator, site));
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
            let end = made.until.as_ref().unwrap_or(&made.value);
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

/// Where the result of a host function goes, given what is known of it.
fn settle(want: Want, ty: Ty) -> Want {
    match (want, ty) {
        (Want::Nothing, _) => Want::Nothing,
        (Want::Number, _) | (_, Ty::Number) => Want::Number,
        _ => Want::Value,
    }
}
