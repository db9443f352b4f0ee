//! Templates: `begintemplate` to `endtemplate`, what they make public and what they take from outside.

use super::Vm;
use crate::code::Where;
use crate::compile::{Fault, is_taken};
use crate::error::HocError;
use crate::host::Host;
use crate::symbols::{Kind, SymbolId, Template, TemplateId};
use hoc_syntax::ast::Name;

impl Vm {
    pub(super) fn begin_template(&mut self, host: &mut dyn Host, name: &Name) -> Result<(), Fault> {
        if super::is_keyword(&name.text) {
            return Err(Fault {
                error: Box::new(HocError::new("syntax error")),
                offset: Some(name.span.end),
            });
        }
        if self.defining.is_empty() && is_taken(self, host, &name.text) {
            let text = format!("{} : Redeclaring at top level", name.text);
            return Err(Fault { error: Box::new(HocError::new(text)), offset: Some(name.span.end) });
        }
        let id = self.symbol_in(self.defining.last().copied(), &name.text);
        let fail = |text: &str| {
            Err(Fault {
                error: Box::new(HocError::new(format!("{} {text}", name.text))),
                offset: Some(name.span.end),
            })
        };
        let Some(symbol) = self.symbols.get_mut(id as usize) else { return fail("too many names") };
        match symbol.kind {
            Kind::Undefined => {}
            Kind::Template(_) => return fail(": a template cannot be redefined"),
            _ => return fail("already used as something besides template"),
        }
        let template: TemplateId = u32::try_from(self.templates.len()).unwrap_or(u32::MAX);
        symbol.kind = Kind::Template(template);
        self.templates.push(Template { name: name.text.clone(), ..Template::default() });
        self.defining.push(template);
        let prototype = self.template_object(template, false);
        if let Some(made) = self.templates.get_mut(template as usize) {
            made.prototype = Some(prototype);
        }
        Ok(())
    }

    /// The template of this name, seen from within another (one that is defined there comes first) or from the top level.
    pub(crate) fn template_named(&self, within: Option<TemplateId>, name: &str) -> Option<TemplateId> {
        let inner = within.and_then(|id| self.templates.get(id as usize)?.names.get(name));
        let known = |id: &SymbolId| match self.symbols.get(*id as usize)?.kind {
            Kind::Template(template) => Some(template),
            _ => None,
        };
        inner.and_then(known).or_else(|| self.names.get(name).and_then(known))
    }

    /// Between `begintemplate` and `endtemplate`?
    pub(crate) fn is_defining(&self) -> bool {
        !self.defining.is_empty()
    }

    pub(super) fn end_template(&mut self, name: &Name) -> Result<(), Fault> {
        let here = Some(name.span.end);
        if self.defining.is_empty() {
            return Err(Fault { error: Box::new(HocError::new("templatestack underflow")), offset: here });
        }
        let made = self.defining.last().and_then(|id| self.templates.get_mut(*id as usize));
        let Some(made) = made.filter(|made| made.name == name.text) else {
            let text = format!("{} - end template mismatched with begin", name.text);
            return Err(Fault { error: Box::new(HocError::new(text)), offset: here });
        };
        made.complete = true;
        for name in ["init", "unref"] {
            let id = made.names.get(name).copied();
            let kind = id.and_then(|id| self.symbols.get(id as usize)).map(|symbol| &symbol.kind);
            let procedure = Kind::Procedure(crate::symbols::ProcedureKind::Procedure, None);
            let fits = match kind {
                Some(kind @ Kind::Procedure(..)) => {
                    matches!((kind, &procedure), (Kind::Procedure(a, _), Kind::Procedure(b, _)) if a == b)
                }
                _ => true,
            };
            if !fits {
                let text = if name == "init" {
                    "'init' can only be used as the initialization procedure for new objects"
                } else {
                    "'unref' can only be used as the callback procedure when the reference count is decremented"
                };
                return Err(Fault { error: Box::new(HocError::new(text)), offset: here });
            }
        }
        self.defining.pop();
        Ok(())
    }

    fn in_template(&self, names: &[Name]) -> Result<TemplateId, Fault> {
        let offset = names.first().map(|name| name.span.end);
        self.defining
            .last()
            .copied()
            .ok_or(Fault { error: Box::new(HocError::new("Not in a template\n")), offset })
    }

    pub(super) fn make_public(&mut self, names: &[Name]) -> Result<(), Fault> {
        let template = self.in_template(names)?;
        for name in names {
            let id = self.symbol_in(Some(template), &name.text);
            if let Some(symbol) = self.symbols.get_mut(id as usize) {
                symbol.public = true;
            }
        }
        Ok(())
    }

    pub(super) fn make_external(&mut self, host: &mut dyn Host, names: &[Name]) -> Result<(), Fault> {
        let template = self.in_template(names)?;
        for name in names {
            let fail = |text: String| {
                Err(Fault { error: Box::new(HocError::new(text)), offset: Some(name.span.end) })
            };
            let Some(outer) = self.names.get(&name.text).copied() else {
                if self.resolve_host(host, &name.text).is_some()
                    || crate::builtins::find(&name.text).is_some()
                {
                    continue;
                }
                return fail(format!("{} not declared at the top level", name.text));
            };
            let inner: SymbolId = self.symbol_in(Some(template), &name.text);
            if matches!(
                self.symbols.get(outer as usize).map(|symbol| &symbol.kind),
                None | Some(Kind::Undefined)
            ) {
                return fail(format!("{} type is not allowed external", name.text));
            }
            match self.symbols.get_mut(inner as usize) {
                Some(symbol) if symbol.public => {
                    return fail(format!("{} can't be public and external", name.text));
                }
                Some(symbol) => match symbol.kind {
                    Kind::Undefined | Kind::Number | Kind::External(_) => symbol.kind = Kind::External(outer),
                    _ => return fail("syntax error".into()),
                },
                None => {}
            }
            self.share_outer_cell(template, inner, outer);
        }
        Ok(())
    }

    /// A name used in the template before it was said to be `external` may have a cell of its own by now.
    fn share_outer_cell(&mut self, template: TemplateId, inner: SymbolId, outer: SymbolId) {
        let Where::Global(cell) = self.variable(outer).place() else { return };
        let field = self.symbols.get(inner as usize).map_or(u32::MAX, |symbol| symbol.slot);
        let made = self.templates.get(template as usize);
        let Some(prototype) = made.and_then(|made| made.prototype.as_ref()).map(|object| object.id()) else {
            return;
        };
        let slot = self.heap.get_mut(prototype).and_then(|data| data.fields.get_mut(field as usize));
        if let Some(own) = slot.map(|slot| std::mem::replace(slot, cell)).filter(|own| *own != u32::MAX) {
            self.storage.release(own);
        }
    }
}
