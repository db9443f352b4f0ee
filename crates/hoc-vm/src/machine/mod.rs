//! The machine's state. The interpreter itself is in `execute`, calls in `calls`, `object.name` in `members`, texts in
//! `run`; what the runtime sees in `api`, `names` and `places`.

mod aliases;
mod api;
mod arithmetic;
mod blame;
mod calls;
mod equations;
mod evaluate;
mod execute;
mod member_assign;
mod member_sections;
mod members;
mod names;
mod numbers;
mod objects;
mod parsed;
mod places;
mod quick;
mod renamed;
mod run;
mod section_loops;
mod sections;
mod show;
mod stack_values;
mod templates;
mod variables;
mod world;

use crate::code::{Code, Want};
use crate::error::HocError;
use crate::heap::Heap;
use crate::host::{Host, HostName, SectionRef};
use crate::storage::Storage;
use crate::symbols::{Instances, Symbol, SymbolId, Template, TemplateId};
use crate::value::{Object, Unreferenced, Value};
use rustc_hash::FxHashMap;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use numbers::Numbers;
use section_loops::{SectionLoop, SegmentLoop};

pub use api::{ClassRef, SymbolKind};
pub use evaluate::Expression;
pub(crate) use names::is_keyword;

/// Calls within calls before NEURON's "call nested too deeply".
const MAX_FRAMES: usize = 512;
/// Texts within texts, and calls from the host, before the same error: these use the stack of the program.
const MAX_NESTING: usize = 100;

/// A running call.
pub(crate) struct Frame {
    pub(crate) code: Rc<Code>,
    this: Option<Object>,
    /// What few frames have.
    extra: Option<Box<Extra>>,
    /// Next instruction, while another frame runs.
    ip: u32,
    /// Where its `local`s begin.
    numbers: u32,
    /// Where its arguments begin; its `localobj`s follow.
    values: u32,
    n_arguments: u32,
    scopes: u32,
    /// Depth of the section stack to come back to; [`NO_SECTIONS`] where nothing changes it.
    sections: u32,
    want: Want,
}

/// What only the frames of iterators, of the bodies of their loops, and of `init` have.
#[derive(Default)]
struct Extra {
    /// Is this the body of an iterator loop, run in the middle of the iterator? Then the height of both stacks to come
    /// back to: its `local`s and arguments are its caller's.
    body: Option<(usize, usize)>,
    /// For an iterator: its caller's loop body.
    loop_body: Option<u32>,
    /// `new Class(...)` waits for the end of this `init`: the object.
    makes: Option<Object>,
}

/// In [`Frame::sections`]: nothing to come back to.
const NO_SECTIONS: u32 = u32::MAX;

impl Frame {
    fn is_body(&self) -> bool {
        self.extra.as_ref().is_some_and(|extra| extra.body.is_some())
    }
    /// Height of both stacks to come back to.
    fn floors(&self) -> (usize, usize) {
        let own = (self.numbers as usize, self.values as usize);
        self.extra.as_ref().and_then(|extra| extra.body).unwrap_or(own)
    }
    fn extra(&mut self) -> &mut Extra {
        self.extra.get_or_insert_default()
    }
    /// Where its arguments are among the values.
    fn arguments(&self) -> std::ops::Range<usize> {
        self.values as usize..(self.values + self.n_arguments) as usize
    }
}

/// A height of a stack as a frame keeps it.
#[inline(always)]
fn height(n: usize) -> u32 {
    n as u32
}

/// A section statement or a loop over sections or segments.
pub(crate) enum Scope {
    Section { depth: usize },
    Nothing,
    Sections(Box<SectionLoop>),
    Segments(SegmentLoop),
}

impl Scope {
    /// Depth of the section stack to come back to, where it changes that.
    fn depth(&mut self) -> Option<&mut usize> {
        match self {
            Scope::Section { depth } => Some(depth),
            Scope::Sections(over) => Some(&mut over.depth),
            Scope::Nothing | Scope::Segments(_) => None,
        }
    }
}

/// What text is being run.
pub(crate) struct Running {
    file: Rc<str>,
    line: usize,
    source_line: Rc<str>,
    column: usize,
    /// Of a file: its text, and where the statements behind the running one begin (`fscan` may read on there).
    unread: Option<(Rc<str>, usize)>,
    /// Was its line shown with a warning?
    is_shown: bool,
}

/// Symbols, objects and the interpreter's stacks.
pub struct Vm {
    pub(crate) symbols: Vec<Symbol>,
    pub(crate) names: FxHashMap<Rc<str>, SymbolId>,
    /// Top-level symbols the language owns (`PI`, `hoc_ac_`): assignable, not redeclarable.
    pub(crate) own: HashSet<SymbolId>,
    pub(crate) templates: Vec<Template>,
    pub(crate) storage: Storage,
    pub(crate) heap: Heap,
    instances: FxHashMap<ClassRef, Instances>,
    host_classes: FxHashMap<u32, Rc<str>>,
    host_names: FxHashMap<Rc<str>, HostName>,
    /// How often they changed: what members of the host's classes meant before counts no more.
    host_epoch: u32,
    unreferenced: Arc<Unreferenced>,
    numbers: Numbers,
    values: Vec<Value>,
    frames: Vec<Frame>,
    scopes: Vec<Scope>,
    spare: Vec<Vec<Value>>,
    running: Vec<Running>,
    defining: Vec<TemplateId>,
    /// Calls of `execute` and the like: at which depth, and how an error's call chain shows them.
    notes: Vec<(usize, String)>,
    /// Scopes of `object_push`.
    pushed: Vec<Option<Object>>,
    /// How many of them there were when the running text began.
    pushed_floor: usize,
    /// How many templates were being defined then.
    defining_floor: usize,
    /// Sections of section statements in the definition of a template.
    stand_ins: Vec<SectionRef>,
    /// Entries of the machine within each other.
    nesting: usize,
    /// Does the end of a statement of the outermost text end what it pushed on the section stack?
    owns_sections: bool,
    epsilon: f64,
    epsilon_symbol: SymbolId,
    program: Rc<str>,
    messages: bool,
    messages_always: bool,
    ticks: u32,
    sweeping: bool,
    /// Objects with `unref` that lost a reference, with the references left.
    dropped: Vec<(Object, usize)>,
    any_watched: bool,
    aliases: aliases::Aliases,
    equations: equations::Equations,
    parsed: parsed::Parsed,
    /// Results out of range since the statement of the outermost text began.
    range_faults: u32,
}

impl Default for Vm {
    fn default() -> Self {
        Vm::new()
    }
}

impl std::fmt::Debug for Vm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vm({} symbols)", self.symbols.len())
    }
}

/// A number on its way out of the machine must be one.
pub fn wrong_type(expected: &str, value: &Value) -> HocError {
    if let Value::Number(x) = value {
        return HocError::new(format!("bad stack access: expecting {expected}; really double {x}"));
    }
    let really = match value {
        Value::Number(_) => "double",
        Value::String(_) | Value::StringPlace(_) => "char**",
        Value::Object(_) => "Object*",
        Value::ObjectPlace(_) => "Object**",
        Value::Pointer(_) => "data_handle<double>",
        Value::Section(_) => "Section",
    };
    HocError::new(format!("bad stack access: expecting {expected}; really {really}"))
}

impl Vm {
    pub(crate) fn resolve_host(&mut self, host: &mut dyn Host, name: &str) -> Option<HostName> {
        if let Some(known) = self.host_names.get(name) {
            return Some(*known);
        }
        let found = host.resolve(name)?;
        self.host_names.insert(name.into(), found);
        if let HostName::Class(class) = found {
            self.host_classes.entry(class).or_insert_with(|| name.into());
        }
        Some(found)
    }

    pub(crate) fn resolve_mechanism(&mut self, host: &mut dyn Host, name: &str) -> Option<HostName> {
        self.resolve_host(host, name).filter(|found| matches!(found, HostName::Mechanism(_)))
    }
}
