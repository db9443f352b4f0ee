//! Names: the top level's, each template's, and what they stand for.

use crate::code::Code;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Number of a symbol, unique among all scopes.
pub type SymbolId = u32;
/// Number of a template.
pub type TemplateId = u32;

/// What a symbol stands for.
#[derive(Clone, Debug, Default)]
pub enum Kind {
    /// Seen, nothing more.
    #[default]
    Undefined,
    /// A number or an array of them.
    Number,
    /// `strdef`.
    String,
    /// `objref`.
    Object,
    /// `create`.
    Section,
    /// A procedure of one of the four kinds, with its code once its definition was read.
    Procedure(ProcedureKind, Option<Rc<Code>>),
    /// A template.
    Template(TemplateId),
    /// `external`: the symbol of the top level.
    External(SymbolId),
}

pub use hoc_syntax::ast::ProcedureKind;

/// A name of a scope.
#[derive(Debug)]
pub struct Symbol {
    /// The name.
    pub name: Rc<str>,
    /// What it stands for.
    pub kind: Kind,
    /// Cell of a top-level variable; field number of a template's.
    pub slot: u32,
    /// The template it belongs to; None at top level.
    pub template: Option<TemplateId>,
    /// Declared `public`.
    pub public: bool,
    /// Number of dimensions it was last declared with.
    pub dimensions: u32,
}

/// A template.
#[derive(Debug, Default)]
pub struct Template {
    /// Its name.
    pub name: Rc<str>,
    /// Names within.
    pub names: FxHashMap<Rc<str>, SymbolId>,
    /// Symbol of each field, by field number.
    pub fields: Vec<SymbolId>,
    /// Field that is `this`.
    pub this: Option<u32>,
    /// The object whose fields hold what the definition itself declares (sizes of arrays).
    pub prototype: Option<crate::value::Object>,
    /// Defined to the end.
    pub complete: bool,
}

/// Numbering of the objects of a class.
#[derive(Debug, Default, Clone)]
pub struct Instances {
    /// Number of the next object.
    pub next: u32,
    /// How many live.
    pub count: u32,
    /// Slots of the heap by number.
    pub living: std::collections::BTreeMap<u32, u64>,
}

impl Instances {
    /// Takes the next number.
    pub fn enter(&mut self, id: u64) -> u32 {
        let index = self.next;
        self.next += 1;
        self.count += 1;
        self.living.insert(index, id);
        index
    }
    /// Gives it back: numbering begins anew only when none is left, as in NEURON.
    pub fn leave(&mut self, index: u32) {
        self.living.remove(&index);
        self.count = self.count.saturating_sub(1);
        if self.count == 0 {
            self.next = 0;
        }
    }
}
