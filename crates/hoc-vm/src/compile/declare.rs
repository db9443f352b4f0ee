//! Declarations, and statements that make or join sections.

use super::chain::{Chain, take_apart};
use super::section::is_literal;
use super::{Compiled, Compiler, Meaning, fault, is_taken};
use crate::code::Op;
use crate::host::HostName;
use crate::symbols::{Kind, SymbolId};
use hoc_syntax::ast::{Declared, Expression, ExpressionKind as E, Name};

/// What a declaration with sizes makes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Declare {
    Object,
    Array,
    Section,
}

impl Compiler<'_> {
    /// The symbol a declaration is about. The top level may not redeclare what the language or the host owns.
    fn declared_symbol(&mut self, name: &Name) -> Compiled<SymbolId> {
        if self.template.is_none() && is_taken(self.vm, self.host, &name.text) {
            return fault(name.span, format!("{} : Redeclaring at top level", name.text));
        }
        if self.locals.contains_key(&name.text) {
            return fault(name.span, format!("{}  already declared", name.text));
        }
        let id = self.vm.symbol_in(self.template, &name.text);
        Ok(self.through_external(id))
    }

    fn set_kind(&mut self, id: SymbolId, kind: Kind, dimensions: usize) {
        if let Some(symbol) = self.vm.symbols.get_mut(id as usize) {
            symbol.kind = kind;
            symbol.dimensions = u32::try_from(dimensions).unwrap_or(u32::MAX);
        }
    }

    pub(super) fn declare_string(&mut self, name: &Name) -> Compiled<()> {
        refuse_keyword(name)?;
        let id = self.declared_symbol(name)?;
        if !matches!(self.kind(id), Kind::Undefined | Kind::String) {
            return fault(name.span, format!("{}  already declared", name.text));
        }
        self.set_kind(id, Kind::String, 0);
        self.variable(id);
        self.emit(Op::DeclareString(id));
        Ok(())
    }

    pub(super) fn declare(&mut self, made: &Declared, what: Declare) -> Compiled<()> {
        let name = &made.name;
        refuse_keyword(name)?;
        let id = self.declared_symbol(name)?;
        let n = made.dimensions.len();
        let fits = matches!(
            (what, self.kind(id)),
            (_, Kind::Undefined)
                | (Declare::Object, Kind::Object)
                | (Declare::Section, Kind::Section)
                | (Declare::Array, Kind::Number)
        );
        if !fits {
            return fault(name.span, format!("{}  already declared", name.text));
        }
        if n == 0 && what == Declare::Array {
            return fault(name.span, "syntax error");
        }
        for size in &made.dimensions {
            self.number_expression(size)?;
        }
        let n_dimensions = u16::try_from(n).unwrap_or(u16::MAX);
        let (kind, op) = match what {
            Declare::Object => (Kind::Object, Op::DeclareObject(n_dimensions, id)),
            Declare::Array => (Kind::Number, Op::DeclareArray(n_dimensions, id)),
            Declare::Section => (Kind::Section, Op::Create(n_dimensions, id)),
        };
        self.set_kind(id, kind, n);
        self.variable(id);
        self.mark(name.span);
        self.emit(op);
        Ok(())
    }

    pub(super) fn connect(&mut self, child: &Expression, parent: &Expression) -> Compiled<()> {
        let Some(end) = self.section_value(child)? else { return fault(child.span, "bad connect syntax") };
        self.number_expression(end)?;
        if let (E::Call(..), true) = (&parent.kind, self.is_section_call(parent)) {
            let Some(x) = self.section_value(parent)? else {
                return fault(parent.span, "bad connect syntax");
            };
            self.number_expression(x)?;
            self.mark(parent.span);
            self.emit(Op::Connect);
            return Ok(());
        }
        self.number_expression(parent)?;
        self.mark(parent.span);
        self.emit(Op::ConnectHere);
        Ok(())
    }

    /// Is `name(x)` a section with a position, not a number? A section of an object, `object.name(x)`, cannot be a parent.
    fn is_section_call(&mut self, expression: &Expression) -> bool {
        let Ok(Chain { base: Expression { kind: E::Name(name), .. }, rest, .. }) = take_apart(expression)
        else {
            return false;
        };
        if is_literal(name) {
            return true;
        }
        match self.lookup(name) {
            Meaning::Symbol(id) => rest.is_empty() && matches!(self.kind(id), Kind::Section),
            _ => false,
        }
    }

    pub(super) fn insert(&mut self, name: &Name, insert: bool) -> Compiled<()> {
        match self.vm.resolve_mechanism(self.host, &name.text) {
            Some(HostName::Mechanism(mechanism)) => {
                self.code.touches_sections = true;
                self.emit(if insert { Op::Insert(mechanism) } else { Op::Uninsert(mechanism) });
                Ok(())
            }
            _ if insert => fault(name.span, format!("{} is not a MECHANISM", name.text)),
            _ => fault(name.span, "syntax error"),
        }
    }
}

/// Words of the language name nothing else.
fn refuse_keyword(name: &Name) -> Compiled<()> {
    if crate::machine::is_keyword(&name.text) {
        return fault(name.span, "syntax error");
    }
    Ok(())
}
