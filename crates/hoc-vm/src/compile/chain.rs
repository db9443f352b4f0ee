//! Names with what follows them: `a[i]`, `f(x)`, `object.field.method(y)`, `soma.v(0.5)`. Read, called, assigned to,
//! pointed at.

use super::{Compiled, Compiler, Meaning, Ty, fault};
use crate::code::{Op, Site, Variable, Want, Where};
use crate::symbols::{Kind, SymbolId};
use hoc_syntax::ast::{ArgumentKind, Expression, ExpressionKind as E, Name, Span};

/// One step of a chain: indices, then arguments.
#[derive(Default)]
pub(super) struct Step<'e> {
    pub(super) name: Option<&'e Name>,
    pub(super) indices: &'e [Expression],
    pub(super) arguments: Option<&'e [Expression]>,
}

/// An expression like `base[i](x).name[j](y)...` taken apart.
pub(super) struct Chain<'e> {
    pub(super) base: &'e Expression,
    pub(super) first: Step<'e>,
    pub(super) rest: Vec<Step<'e>>,
    pub(super) span: Span,
}

pub(super) fn take_apart(expression: &Expression) -> Compiled<Chain<'_>> {
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
    /// Compiles a chain for its value; the type says on which stack it ends.
    pub(super) fn chain_value(&mut self, expression: &Expression, want: Want) -> Compiled<Ty> {
        let chain = take_apart(expression)?;
        let Some((last, before)) = chain.rest.split_last() else { return self.base_value(&chain, want) };
        if self.enter_section_base(&chain)? {
            return self.section_member(last, chain.span);
        }
        if want == Want::Number
            && let Some(variable) = self.element_base(&chain)
        {
            let local = match last.indices {
                [Expression { kind: E::Name(name), .. }] => self.locals.get(name).copied(),
                _ => None,
            };
            if let (Some(Meaning::Local(local)), Ok(site)) = (local, u16::try_from(self.code.sites.len()))
                && let Ok(local) = u8::try_from(local)
            {
                self.site(Self::element_site(last));
                self.mark(chain.span);
                self.code.touches_sections = true;
                self.emit(Op::ElementLocal(local, site, variable));
                return Ok(Ty::Number);
            }
            let site = self.member_site(last)?;
            self.mark(chain.span);
            self.code.touches_sections = true;
            if let Ok(site) = u16::try_from(site) {
                self.emit(Op::Element(site, variable));
                return Ok(Ty::Number);
            }
            return fault(chain.span, "procedure is too long");
        }
        self.object_base(&chain)?;
        for step in before {
            self.member(step, Want::Value, chain.span)?;
        }
        self.member(last, want, chain.span)?;
        Ok(if want == Want::Number { Ty::Number } else { Ty::Any })
    }

    /// The variable of `objref.name[i]`, when the chain is that and nothing more.
    pub(super) fn element_base(&mut self, chain: &Chain<'_>) -> Option<Variable> {
        let [only] = chain.rest.as_slice() else { return None };
        let plain = only.indices.len() == 1 && only.arguments.is_none();
        let bare = chain.first.indices.is_empty() && chain.first.arguments.is_none();
        let E::Name(name) = &chain.base.kind else { return None };
        if !plain || !bare || &**name == "this" || self.code.sites.len() >= 0xffff {
            return None;
        }
        let Meaning::Symbol(id) = self.lookup(name) else { return None };
        (matches!(self.kind(id), Kind::Object) && self.dimensions(id) == 0).then(|| self.variable(id))
    }

    /// The object a chain with dots begins with, to v.
    pub(super) fn object_base(&mut self, chain: &Chain<'_>) -> Compiled<()> {
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
        if self.is_defined_later(chain) {
            let dot = chain
                .rest
                .iter()
                .find_map(|step| step.name)
                .map_or(chain.span.end, |name| name.span.start.saturating_sub(1));
            return self.ahead(Span { end: dot, ..chain.base.span }, "syntax error");
        }
        Ok(())
    }

    /// Does the chain begin with the call of a name that means nothing yet? No dot may stand behind it.
    fn is_defined_later(&mut self, chain: &Chain<'_>) -> bool {
        let E::Name(name) = &chain.base.kind else { return false };
        chain.first.arguments.is_some()
            && matches!(self.lookup(name), Meaning::Symbol(id) if matches!(self.kind(id), Kind::Undefined | Kind::Number))
    }

    pub(super) fn member(&mut self, step: &Step<'_>, want: Want, span: Span) -> Compiled<()> {
        let site = self.member_site(step)?;
        self.mark(span);
        self.code.touches_sections = true;
        self.emit(Op::Member(want, site));
        Ok(())
    }

    /// The site of a name with one index that is not pushed.
    pub(super) fn element_site(step: &Step<'_>) -> Site {
        let name = step.name.map(|name| name.text.clone()).unwrap_or_default();
        Site { name, indices: 1, arguments: None, cache: Default::default() }
    }

    /// Pushes indices (n) and arguments (v) of a member and makes its site.
    pub(super) fn member_site(&mut self, step: &Step<'_>) -> Compiled<u32> {
        for index in step.indices {
            self.number_expression(index)?;
        }
        let arguments = step.arguments.map(|arguments| self.arguments(arguments)).transpose()?;
        let name = step.name.map(|name| name.text.clone()).unwrap_or_default();
        let indices = u8::try_from(step.indices.len()).unwrap_or(u8::MAX);
        Ok(self.site(Site { name, indices, arguments, cache: Default::default() }))
    }

    /// A chain without dots.
    pub(super) fn base_value(&mut self, chain: &Chain<'_>, want: Want) -> Compiled<Ty> {
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

    pub(super) fn symbol_value(&mut self, id: SymbolId, chain: &Chain<'_>, want: Want) -> Compiled<Ty> {
        let step = &chain.first;
        if let Some(arguments) = step.arguments {
            return match self.kind(id) {
                Kind::Procedure(kind, _) => {
                    self.call_symbol(id, Some(kind), arguments, want, (chain.span, chain.base.span))
                }
                Kind::Undefined | Kind::Number if step.indices.is_empty() => {
                    self.call_symbol(id, None, arguments, want, (chain.span, chain.base.span))
                }
                _ => fault(chain.span, "syntax error"),
            };
        }
        match self.kind(id) {
            Kind::Undefined | Kind::Number => {
                self.indices(id, step.indices, chain.span)?;
                let variable = self.variable(id);
                self.load(variable, self.dimensions(id), chain.span);
                Ok(Ty::Number)
            }
            Kind::String if !step.indices.is_empty() => self.ahead(chain.base.span, "syntax error"),
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

    pub(super) fn instance(&mut self, class: &std::rc::Rc<str>, chain: &Chain<'_>) -> Compiled<Ty> {
        if let Some(index) = chain.first.indices.first() {
            self.number_expression(index)?;
        }
        let class = self.string(class);
        self.mark(chain.span);
        self.emit(Op::Instance(class));
        Ok(Ty::Object)
    }

    pub(super) fn dimensions(&self, id: SymbolId) -> u32 {
        self.vm.symbols.get(id as usize).map_or(0, |symbol| symbol.dimensions)
    }

    /// Pushes the indices of a declared array; none at all mean the first element.
    pub(super) fn indices(&mut self, id: SymbolId, indices: &[Expression], span: Span) -> Compiled<()> {
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

    fn load(&mut self, variable: Variable, n: u32, span: Span) {
        if let (1, Where::Global(cell), Some(Op::Local(local))) = (n, variable.place(), self.last())
            && let Ok(local) = u16::try_from(local)
        {
            self.code.ops.pop();
            self.mark(span);
            self.emit(Op::IndexLocal(local, cell));
            return;
        }
        self.mark(span);
        let op = match (n, variable.place()) {
            (0, Where::Global(cell)) => Op::Global(cell),
            (0, Where::Field(field)) => Op::Field(field),
            (0, Where::Local(local)) => Op::Local(local),
            (1, Where::Global(cell)) => Op::Index(cell),
            _ => Op::IndexAny(n as u16, variable),
        };
        self.emit(op);
    }
}
