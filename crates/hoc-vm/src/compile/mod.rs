//! Syntax trees to code. Names are looked up here, once; what a statement means (`soma nseg = 3`) is decided here,
//! knowing every symbol that earlier statements made.

mod address;
mod assign;
mod call;
mod chain;
mod declare;
mod early;
mod equations;
mod expression;
mod loops;
mod section;
mod statement;

use crate::builtins;
use crate::code::{Code, Op, Site, Source, Variable};
use crate::error::HocError;
use crate::host::{Host, HostName, HostPointer};
use crate::machine::Vm;
use crate::storage::Cell;
use crate::symbols::{Kind, ProcedureKind, SymbolId, TemplateId};
use hoc_syntax::ast::{Name, Procedure, Span, Statement};
use std::collections::HashMap;
use std::rc::Rc;

/// What went wrong while compiling: the text, and after which byte of the chunk.
pub struct Fault {
    /// The error.
    pub error: Box<HocError>,
    /// Offset behind the fault; None: behind the line, as for errors while running.
    pub offset: Option<u32>,
}

pub(crate) type Compiled<T> = Result<T, Fault>;

impl From<HocError> for Fault {
    fn from(error: HocError) -> Self {
        Fault { error: Box::new(error), offset: None }
    }
}

fn fault<T>(at: Span, message: impl Into<String>) -> Compiled<T> {
    Err(Fault { error: Box::new(HocError::new(message)), offset: Some(at.end) })
}

/// Type of an expression, as far as it is known: [`Ty::Number`] stands on n, the others on v.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ty {
    Number,
    String,
    Object,
    Any,
}

/// What a name means.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Meaning {
    Local(u32),
    LocalObject(u32),
    Symbol(SymbolId),
    Host(HostName),
    Builtin(u32),
    Math(u32),
}

/// A loop being compiled.
struct Loop {
    /// Jumps out, to be patched.
    breaks: Vec<usize>,
    /// Jumps to the next round, to be patched.
    continues: Vec<usize>,
    /// Scopes open at the beginning of its body.
    scopes: u32,
    kind: LoopKind,
}

/// The kinds of loops.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LoopKind {
    /// `for`, `while`.
    Plain,
    /// `for (x)`.
    Segments,
    /// `forall`, `forsec`.
    Sections,
    /// The body of `for iterator(...)`: break and continue are instructions of their own.
    Iterator,
}

impl LoopKind {
    /// Scopes the loop itself has open.
    fn scopes(self) -> u32 {
        u32::from(matches!(self, LoopKind::Segments | LoopKind::Sections))
    }
}

/// One procedure or statement being compiled.
pub(crate) struct Compiler<'a> {
    pub(crate) vm: &'a mut Vm,
    pub(crate) host: &'a mut dyn Host,
    template: Option<TemplateId>,
    locals: HashMap<Rc<str>, Meaning>,
    code: Code,
    loops: Vec<Loop>,
    /// Section scopes open at this point.
    scopes: u32,
    /// Instructions before this index may be a jump's target, so must not be fused with later ones.
    barrier: usize,
    number_constants: HashMap<u64, u32>,
}

/// Compiles statements of the top level (or of a template's definition, or of `execute(text, object)`).
pub fn statements(
    vm: &mut Vm,
    host: &mut dyn Host,
    template: Option<TemplateId>,
    list: &[Statement],
    source: Rc<Source>,
) -> Result<Rc<Code>, Fault> {
    let mut compiler = Compiler::new(vm, host, template, "".into(), source, None);
    compiler.top_level(list)?;
    compiler.emit(Op::End);
    Ok(Rc::new(compiler.code))
}

/// Compiles a definition and gives it to its symbol.
pub fn procedure(
    vm: &mut Vm,
    host: &mut dyn Host,
    template: Option<TemplateId>,
    made: &Procedure,
    source: Rc<Source>,
) -> Result<(), Fault> {
    let symbol = declare_procedure(vm, host, template, made)?;
    let mut compiler = Compiler::new(vm, host, template, made.name.text.clone(), source, Some(made.kind));
    compiler.declare_locals(&made.locals, &made.local_objects)?;
    compiler.block(&made.body)?;
    compiler.mark(made.name.span);
    compiler.emit(Op::End);
    let code = Rc::new(compiler.code);
    if let Some(symbol) = vm.symbols.get_mut(symbol as usize) {
        symbol.kind = Kind::Procedure(made.kind, Some(code));
    }
    Ok(())
}

/// The symbol of a definition, with its kind set before the body is read (it may call itself).
fn declare_procedure(
    vm: &mut Vm,
    host: &mut dyn Host,
    template: Option<TemplateId>,
    made: &Procedure,
) -> Compiled<SymbolId> {
    let name = &made.name;
    if builtins::math(&name.text).is_some() {
        return fault(name.span, "syntax error");
    }
    if template.is_none() && is_taken(vm, host, &name.text) {
        return fault(name.span, format!("{} : Redeclaring at top level", name.text));
    }
    let id = vm.symbol_in(template, &name.text);
    let Some(symbol) = vm.symbols.get_mut(id as usize) else { return fault(name.span, "too many names") };
    match &symbol.kind {
        Kind::Procedure(kind, code) => {
            let keep = if *kind == made.kind { code.clone() } else { None };
            symbol.kind = Kind::Procedure(made.kind, keep);
        }
        Kind::Undefined => symbol.kind = Kind::Procedure(made.kind, None),
        Kind::Number if vm.storage.get(symbol.slot).is_unset() => {
            symbol.kind = Kind::Procedure(made.kind, None)
        }
        _ => return fault(name.span, format!("{} already defined", name.text)),
    }
    Ok(id)
}

/// Does the language or the host own this name, so that the top level may not declare it?
pub(crate) fn is_taken(vm: &mut Vm, host: &mut dyn Host, name: &str) -> bool {
    if vm.names.contains_key(name) {
        return vm.names.get(name).is_some_and(|id| vm.own.contains(id));
    }
    builtins::find(name).is_some() || builtins::math(name).is_some() || vm.resolve_host(host, name).is_some()
}

impl Cell {
    fn is_unset(&self) -> bool {
        matches!(self, Cell::Undefined | Cell::Number(_))
    }
}

impl<'a> Compiler<'a> {
    fn new(
        vm: &'a mut Vm,
        host: &'a mut dyn Host,
        template: Option<TemplateId>,
        name: Rc<str>,
        source: Rc<Source>,
        kind: Option<ProcedureKind>,
    ) -> Self {
        let code = Code {
            name,
            ops: Vec::new(),
            numbers: Vec::new(),
            strings: Vec::new(),
            sites: Vec::new(),
            pointers: Vec::new(),
            sides: Vec::new(),
            spans: Vec::new(),
            n_locals: 0,
            n_local_objects: 0,
            kind,
            touches_sections: false,
            source,
        };
        Compiler {
            vm,
            host,
            template,
            locals: HashMap::new(),
            code,
            loops: Vec::new(),
            scopes: 0,
            barrier: 0,
            number_constants: HashMap::new(),
        }
    }

    fn declare_locals(&mut self, numbers: &[Name], objects: &[Name]) -> Compiled<()> {
        for name in numbers.iter().chain(objects) {
            let object = self.code.n_locals as usize >= numbers.len();
            let meaning = if object {
                self.code.n_local_objects += 1;
                Meaning::LocalObject(self.code.n_local_objects - 1)
            } else {
                self.code.n_locals += 1;
                Meaning::Local(self.code.n_locals - 1)
            };
            if self.locals.insert(name.text.clone(), meaning).is_some() {
                return fault(name.span, format!("{} already declared local", name.text));
            }
        }
        Ok(())
    }

    /// A `local` without a name.
    fn hidden_local(&mut self) -> u32 {
        self.code.n_locals += 1;
        self.code.n_locals - 1
    }

    /// A fault that NEURON notices one token later.
    fn ahead<T>(&self, at: Span, message: impl Into<String>) -> Compiled<T> {
        let end = hoc_syntax::end_of_token(&self.code.source.text, at.end as usize);
        let offset = u32::try_from(end).ok();
        Err(Fault { error: Box::new(HocError::new(message)), offset })
    }

    /// A statement that should not be here: noticed at its first token.
    fn unexpected<T>(&self, at: Span) -> Compiled<T> {
        let end = hoc_syntax::end_of_token(&self.code.source.text, at.start as usize);
        let offset = u32::try_from(end).ok();
        Err(Fault { error: Box::new(HocError::new("syntax error")), offset })
    }

    // ---- names ----

    /// What a name means here. A name never seen becomes an undefined symbol of this scope.
    pub(crate) fn lookup(&mut self, name: &str) -> Meaning {
        if let Some(local) = self.locals.get(name) {
            return *local;
        }
        let known = match self.template {
            Some(template) => {
                self.vm.templates.get(template as usize).and_then(|t| t.names.get(name).copied())
            }
            None => self.vm.names.get(name).copied(),
        };
        if let Some(id) = known {
            // `public v` makes a name of the template's own, whatever it means elsewhere.
            let undefined = self
                .vm
                .symbols
                .get(id as usize)
                .is_some_and(|s| matches!(s.kind, Kind::Undefined) && !s.public);
            let host = if undefined { self.vm.resolve_host(self.host, name) } else { None };
            return host.map_or(Meaning::Symbol(self.through_external(id)), Meaning::Host);
        }
        if let Some(index) = builtins::math(name) {
            return Meaning::Math(index);
        }
        if let Some(index) = builtins::find(name) {
            return Meaning::Builtin(index);
        }
        if let Some(host) = self.vm.resolve_host(self.host, name) {
            return Meaning::Host(host);
        }
        if let Some(id) = self.vm.names.get(name).copied().filter(|id| self.vm.own.contains(id)) {
            return Meaning::Symbol(id);
        }
        Meaning::Symbol(self.vm.symbol_in(self.template, name))
    }

    fn through_external(&self, id: SymbolId) -> SymbolId {
        match self.vm.symbols.get(id as usize).map(|symbol| &symbol.kind) {
            Some(Kind::External(outer)) => *outer,
            _ => id,
        }
    }

    pub(crate) fn kind(&self, id: SymbolId) -> Kind {
        self.vm.symbols.get(id as usize).map(|symbol| symbol.kind.clone()).unwrap_or_default()
    }

    fn symbol_name(&self, id: SymbolId) -> Rc<str> {
        self.vm.symbols.get(id as usize).map(|symbol| symbol.name.clone()).unwrap_or_default()
    }

    /// The variable of a symbol, with storage made on first use.
    pub(crate) fn variable(&mut self, id: SymbolId) -> Variable {
        self.vm.variable(id)
    }

    /// A symbol assigned to is a number from now on, even before the assignment runs.
    fn make_number(&mut self, id: SymbolId) {
        if matches!(self.kind(id), Kind::Undefined) {
            if let Some(symbol) = self.vm.symbols.get_mut(id as usize) {
                symbol.kind = Kind::Number;
            }
            if let crate::code::Where::Global(cell) = self.variable(id).place()
                && let Some(data @ Cell::Undefined) = self.vm.storage.get_mut(cell)
            {
                *data = Cell::Number(0.0);
            }
        }
    }

    // ---- emission ----

    pub(crate) fn emit(&mut self, op: Op) -> usize {
        self.code.ops.push(op);
        self.code.ops.len() - 1
    }

    fn mark(&mut self, span: Span) {
        let at = u32::try_from(self.code.ops.len()).unwrap_or(u32::MAX);
        if let Some(last) = self.code.spans.last_mut().filter(|last| last.0 == at) {
            last.1 = span;
            return;
        }
        self.code.spans.push((at, span));
    }

    /// The next instruction, as the target of a jump.
    fn label(&mut self) -> u32 {
        self.barrier = self.code.ops.len();
        u32::try_from(self.code.ops.len()).unwrap_or(u32::MAX)
    }

    /// The last instruction, if nothing jumps behind it.
    fn last(&self) -> Option<Op> {
        if self.code.ops.len() > self.barrier { self.code.ops.last().copied() } else { None }
    }

    /// Sets the target of a jump to here.
    fn patch(&mut self, jump: usize) {
        let here = self.label();
        let Some(op) = self.code.ops.get_mut(jump) else { return };
        match op {
            Op::Jump(target)
            | Op::JumpFalse(target)
            | Op::JumpUnless(_, target)
            | Op::JumpUnlessConst(_, _, target)
            | Op::JumpUnlessLocalConst(_, _, _, target)
            | Op::ForTest(_, _, target)
            | Op::ForTestAny(_, target)
            | Op::NextSection(target)
            | Op::NextSegment(target) => *target = here,
            _ => {}
        }
    }

    fn number(&mut self, x: f64) -> u32 {
        let next = u32::try_from(self.code.numbers.len()).unwrap_or(u32::MAX);
        let index = *self.number_constants.entry(x.to_bits()).or_insert(next);
        if index == next {
            self.code.numbers.push(x);
        }
        index
    }

    fn string(&mut self, text: &Rc<str>) -> u32 {
        self.code.strings.push(text.clone());
        u32::try_from(self.code.strings.len() - 1).unwrap_or(u32::MAX)
    }

    fn pointer(&mut self, place: HostPointer) -> u32 {
        self.code.pointers.push(place);
        u32::try_from(self.code.pointers.len() - 1).unwrap_or(u32::MAX)
    }

    fn site(&mut self, site: Site) -> u32 {
        self.code.sites.push(site);
        u32::try_from(self.code.sites.len() - 1).unwrap_or(u32::MAX)
    }
}
