//! Names: their symbols, their kinds, where their values are.

use super::Vm;
use super::api::SymbolKind;
use super::places::stale;
use crate::builtins;
use crate::code::{Variable, Where};
use crate::error::HocError;
use crate::host::Host;
use crate::storage::{Cell, Spot, flatten};
use crate::symbols::{Kind, ProcedureKind, Symbol, SymbolId, TemplateId};
use crate::value::Place;
use std::rc::Rc;

const KEYWORDS: &[&str] = &[
    "access",
    "begintemplate",
    "break",
    "connect",
    "continue",
    "create",
    "debug",
    "delete",
    "depvar",
    "double",
    "else",
    "endtemplate",
    "eqn",
    "external",
    "for",
    "forall",
    "forsec",
    "func",
    "help",
    "if",
    "ifsec",
    "insert",
    "iterator",
    "iterator_statement",
    "local",
    "localobj",
    "new",
    "obfunc",
    "objectvar",
    "objref",
    "print",
    "proc",
    "public",
    "read",
    "return",
    "setpointer",
    "stop",
    "strdef",
    "uninsert",
    "while",
];

/// Is this a word of the language?
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

impl Vm {
    /// Is it a constant or variable of the language itself?
    pub(crate) fn owns(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|id| self.own.contains(id))
    }

    /// A symbol of the top level or a template, made when it is new.
    pub(crate) fn symbol_in(&mut self, template: Option<TemplateId>, name: &str) -> SymbolId {
        let names = match template.and_then(|template| self.templates.get_mut(template as usize)) {
            Some(template) => &mut template.names,
            None => &mut self.names,
        };
        if let Some(id) = names.get(name) {
            return *id;
        }
        let id = u32::try_from(self.symbols.len()).unwrap_or(u32::MAX);
        let name: Rc<str> = name.into();
        names.insert(name.clone(), id);
        let kind = Kind::Undefined;
        self.symbols.push(Symbol { name, kind, slot: u32::MAX, template, public: false, dimensions: 0 });
        id
    }

    /// Storage of a symbol, made on first use.
    pub(crate) fn variable(&mut self, id: SymbolId) -> Variable {
        let Some(symbol) = self.symbols.get_mut(id as usize) else { return Variable::global(u32::MAX) };
        match symbol.template {
            None => {
                if symbol.slot == u32::MAX {
                    symbol.slot = self.storage.allocate(Cell::Undefined);
                }
                Variable::global(symbol.slot)
            }
            Some(template) => {
                if symbol.slot == u32::MAX
                    && let Some(template) = self.templates.get_mut(template as usize)
                {
                    symbol.slot = u32::try_from(template.fields.len()).unwrap_or(u32::MAX);
                    template.fields.push(id);
                    if &*symbol.name == "this" {
                        template.this = Some(symbol.slot);
                    }
                }
                Variable::field(symbol.slot)
            }
        }
    }

    pub(super) fn give_number(&mut self, id: SymbolId, x: f64) {
        if let Some(symbol) = self.symbols.get_mut(id as usize) {
            symbol.kind = Kind::Number;
        }
        if let Where::Global(cell) = self.variable(id).place() {
            self.storage.put(cell, Cell::Number(x));
        }
    }

    pub(crate) fn is_epsilon(&self, id: SymbolId) -> bool {
        id == self.epsilon_symbol
    }

    fn kind_of(&self, id: SymbolId) -> SymbolKind {
        let Some(symbol) = self.symbols.get(id as usize) else { return SymbolKind::Undefined };
        let cell = if symbol.template.is_none() { self.storage.get(symbol.slot) } else { &Cell::Undefined };
        match &symbol.kind {
            Kind::Undefined => SymbolKind::Undefined,
            Kind::Number => match cell {
                Cell::Array(array) => SymbolKind::Array(array.dimensions.clone()),
                Cell::Undefined if symbol.template.is_none() => SymbolKind::Undefined,
                _ => SymbolKind::Number,
            },
            Kind::String => SymbolKind::String,
            Kind::Object => SymbolKind::Object(dimensions(cell)),
            Kind::Section => SymbolKind::Section(dimensions(cell)),
            Kind::Procedure(ProcedureKind::Procedure, _) => SymbolKind::Procedure,
            Kind::Procedure(ProcedureKind::Function, _) => SymbolKind::Function,
            Kind::Procedure(ProcedureKind::ObjectFunction, _) => SymbolKind::ObjFunction,
            Kind::Procedure(ProcedureKind::Iterator, _) => SymbolKind::Iterator,
            Kind::Template(_) => SymbolKind::Template,
            Kind::External(outer) => self.kind_of(*outer),
        }
    }

    /// What a top-level name is; None when it was never seen.
    pub fn symbol(&self, name: &str) -> Option<SymbolKind> {
        if let Some(id) = self.names.get(name) {
            return Some(self.kind_of(*id));
        }
        if KEYWORDS.contains(&name) {
            return Some(SymbolKind::Keyword);
        }
        if builtins::find(name).is_some() || builtins::math(name).is_some() {
            return Some(SymbolKind::Builtin);
        }
        self.host_names.get(name).map(|known| SymbolKind::Host(*known))
    }

    /// What a top-level name is, the host's names included.
    pub fn symbol_or_host(&mut self, host: &mut dyn Host, name: &str) -> Option<SymbolKind> {
        match self.symbol(name) {
            None | Some(SymbolKind::Undefined) => match self.resolve_host(host, name) {
                Some(found) => Some(SymbolKind::Host(found)),
                None => self.symbol(name),
            },
            found => found,
        }
    }

    /// Top-level names with what they are, in order of first appearance (keywords and host names left out).
    pub fn symbols(&self) -> Vec<(String, SymbolKind)> {
        let ids = (0u32..).take(self.symbols.len());
        let top = self.symbols.iter().zip(ids).filter(|(symbol, _)| symbol.template.is_none());
        top.map(|(symbol, id)| (symbol.name.to_string(), self.kind_of(id))).collect()
    }

    /// Storage of a top-level number, array, string, objref or section; element 0.
    pub fn lookup(&self, name: &str) -> Option<Place> {
        let symbol = self.symbols.get(*self.names.get(name)? as usize)?;
        let stored = matches!(symbol.kind, Kind::Number | Kind::String | Kind::Object | Kind::Section);
        (stored && symbol.slot != u32::MAX).then(|| self.storage.place(symbol.slot, 0))
    }

    fn declared(&mut self, name: &str, kind: Kind, empty: Cell) -> Result<Place, HocError> {
        let id = self.symbol_in(None, name);
        let fresh = match (&kind, self.symbols.get(id as usize).map(|symbol| &symbol.kind)) {
            (_, Some(Kind::Undefined)) => true,
            (Kind::Number, Some(Kind::Number)) => false,
            (Kind::String, Some(Kind::String)) | (Kind::Object, Some(Kind::Object)) => false,
            _ => return Err(HocError::new(format!("{name} already declared"))),
        };
        let Where::Global(cell) = self.variable(id).place() else {
            return Err(HocError::new("too many names"));
        };
        if fresh || matches!(self.storage.get(cell), Cell::Undefined) {
            self.storage.put(cell, empty);
        }
        if let Some(symbol) = self.symbols.get_mut(id as usize) {
            symbol.kind = kind;
        }
        Ok(self.storage.place(cell, 0))
    }

    /// Storage of a top-level number, made when the name is new or undefined.
    pub fn declare_number(&mut self, name: &str) -> Result<Place, HocError> {
        self.declared(name, Kind::Number, Cell::Number(0.0))
    }

    /// Makes (or finds) a `strdef`.
    pub fn declare_string(&mut self, name: &str) -> Result<Place, HocError> {
        self.declared(name, Kind::String, Cell::String("".into()))
    }

    /// Makes (or finds) an `objref`.
    pub fn declare_object(&mut self, name: &str) -> Result<Place, HocError> {
        self.declared(name, Kind::Object, Cell::Object(None))
    }

    /// Dimensions of the variable at `place`; empty for a scalar.
    pub fn dimensions(&self, place: Place) -> Vec<u32> {
        match self.storage.spot(place) {
            Some(Spot::Cell(cell, _)) => dimensions(self.storage.get(cell)),
            _ => Vec::new(),
        }
    }

    /// Element `indices` of an array. Fails when the count or an index is wrong.
    pub fn element(&self, place: Place, indices: &[f64]) -> Result<Place, HocError> {
        let Some(Spot::Cell(cell, _)) = self.storage.spot(place) else { return Err(stale()) };
        let sizes = dimensions(self.storage.get(cell));
        if sizes.len() != indices.len() {
            return Err(HocError::new("wrong # of subscripts"));
        }
        let element = flatten(&sizes, indices, self.epsilon).map_err(|(ix, index)| {
            let size = sizes.get(ix).copied().unwrap_or(0);
            HocError::new(format!("subscript {ix} index {index} out of range {size}"))
        })?;
        Ok(self.storage.place(cell, element))
    }
}

fn dimensions(cell: &Cell) -> Vec<u32> {
    match cell {
        Cell::Array(array) => array.dimensions.clone(),
        Cell::Objects(array) => array.dimensions.clone(),
        Cell::Sections(array) => array.dimensions.clone(),
        _ => Vec::new(),
    }
}
