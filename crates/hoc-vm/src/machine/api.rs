//! What the runtime calls.

use super::{MAX_NESTING, Vm, wrong_type};
use crate::builtins;
use crate::code::{Variable, Want, Where};
use crate::error::HocError;
use crate::host::{Host, HostName, SectionRef};
use crate::storage::{Cell, Spot, Storage, flatten};
use crate::symbols::{Kind, ProcedureKind, Symbol, SymbolId, TemplateId};
use crate::value::{Object, Place, Pointer, Value};
use std::rc::Rc;

/// What kind of thing a name is.
#[derive(Clone, Debug, PartialEq)]
pub enum SymbolKind {
    /// Seen but never given a value.
    Undefined,
    /// A number.
    Number,
    /// `double x[n][m]`.
    Array(Vec<u32>),
    /// `strdef`.
    String,
    /// `objref`; dimensions are empty for a scalar.
    Object(Vec<u32>),
    /// `proc`.
    Procedure,
    /// `func`.
    Function,
    /// `obfunc`.
    ObjFunction,
    /// `iterator`.
    Iterator,
    /// A template.
    Template,
    /// `create`d; dimensions are empty for a scalar.
    Section(Vec<u32>),
    /// A function of the language itself (`sin`, `printf`).
    Builtin,
    /// The host's.
    Host(HostName),
    /// `proc`, `if`, ...
    Keyword,
}

/// The class of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassRef {
    /// A class of the host.
    Host(u32),
    /// A HOC template, as the machine numbers them.
    Template(u32),
}

impl ClassRef {
    /// A number no two classes share; never 0.
    pub(crate) fn key(self) -> u64 {
        match self {
            ClassRef::Host(class) => 2 * u64::from(class) + 1,
            ClassRef::Template(template) => 2 * u64::from(template) + 2,
        }
    }
}

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

impl Vm {
    /// A machine that knows the language and its own functions, nothing else.
    pub fn new() -> Vm {
        let mut vm = Vm {
            symbols: Vec::new(),
            names: Default::default(),
            own: Default::default(),
            templates: Vec::new(),
            storage: Storage::default(),
            heap: Default::default(),
            instances: Default::default(),
            host_classes: Default::default(),
            host_names: Default::default(),
            unreferenced: Default::default(),
            numbers: Vec::with_capacity(1024),
            values: Vec::with_capacity(256),
            frames: Vec::with_capacity(64),
            scopes: Vec::new(),
            spare: Vec::new(),
            running: Vec::new(),
            defining: Vec::new(),
            notes: Vec::new(),
            pushed: Vec::new(),
            nesting: 0,
            epsilon: 1e-11,
            epsilon_symbol: 0,
            program: "nrniv".into(),
            messages: true,
            ticks: 0,
            sweeping: false,
            dropped: Vec::new(),
            any_watched: false,
        };
        for (name, x) in builtins::CONSTANTS {
            let id = vm.symbol_in(None, name);
            vm.own.insert(id);
            vm.give_number(id, *x);
        }
        vm.epsilon_symbol = vm.names.get("float_epsilon").copied().unwrap_or(u32::MAX);
        let id = vm.symbol_in(None, "hoc_obj_");
        if let Some(symbol) = vm.symbols.get_mut(id as usize) {
            symbol.kind = Kind::Object;
            symbol.dimensions = 1;
        }
        if let Where::Global(cell) = vm.variable(id).place() {
            let pair = crate::storage::Array { dimensions: vec![2], data: vec![None, None] };
            vm.storage.put(cell, Cell::Objects(Box::new(pair)));
        }
        vm
    }

    // ---- names ----

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

    fn give_number(&mut self, id: SymbolId, x: f64) {
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

    // ---- storage ----

    /// Number at a place; None when it is gone or holds something else.
    pub fn number(&self, place: Place) -> Option<f64> {
        match self.storage.spot(place)? {
            Spot::LocalNumber(index) => self.numbers.get(index).copied(),
            Spot::LocalObject(_) => None,
            Spot::Cell(cell, element) => match self.storage.get(cell) {
                Cell::Number(x) => Some(*x),
                Cell::Array(array) => array.data.get(element).copied(),
                _ => None,
            },
        }
    }
    /// Sets it; false when it is gone or holds something else.
    pub fn set_number(&mut self, place: Place, x: f64) -> bool {
        let Some(spot) = self.storage.spot(place) else { return false };
        let target = match spot {
            Spot::LocalNumber(index) => self.numbers.get_mut(index),
            Spot::LocalObject(_) => None,
            Spot::Cell(cell, element) => match self.storage.get_mut(cell) {
                Some(Cell::Number(old)) => Some(old),
                Some(Cell::Array(array)) => array.data.get_mut(element),
                _ => None,
            },
        };
        let found = target.map(|old| *old = x).is_some();
        self.sync_epsilon();
        found
    }
    pub(crate) fn sync_epsilon(&mut self) {
        if let Some(symbol) = self.symbols.get(self.epsilon_symbol as usize)
            && let Cell::Number(x) = self.storage.get(symbol.slot)
        {
            self.epsilon = *x;
        }
    }
    /// The softness of comparisons, `float_epsilon`.
    pub fn float_epsilon(&self) -> f64 {
        self.epsilon
    }
    /// String at a place.
    pub fn string(&self, place: Place) -> Option<Rc<str>> {
        match self.storage.spot(place)? {
            Spot::Cell(cell, _) => match self.storage.get(cell) {
                Cell::String(text) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        }
    }
    /// Sets it.
    pub fn set_string(&mut self, place: Place, text: &str) -> bool {
        let Some(Spot::Cell(cell, _)) = self.storage.spot(place) else { return false };
        match self.storage.get_mut(cell) {
            Some(Cell::String(old)) => {
                *old = text.into();
                true
            }
            _ => false,
        }
    }
    /// Object at a place (inner None: NULLobject).
    pub fn object(&self, place: Place) -> Option<Option<Object>> {
        match self.storage.spot(place)? {
            Spot::LocalNumber(_) => None,
            Spot::LocalObject(index) => match self.values.get(index) {
                Some(Value::Object(object)) => Some(object.clone()),
                _ => None,
            },
            Spot::Cell(cell, element) => match self.storage.get(cell) {
                Cell::Object(object) => Some(object.clone()),
                Cell::Objects(array) => array.data.get(element).cloned(),
                _ => None,
            },
        }
    }
    /// Sets it. What loses its last reference is destroyed at the next safe point.
    pub fn set_object(&mut self, place: Place, object: Option<Object>) -> bool {
        let Some(spot) = self.storage.spot(place) else { return false };
        let old = match spot {
            Spot::LocalNumber(_) => return false,
            Spot::LocalObject(index) => match self.values.get_mut(index) {
                Some(Value::Object(old)) => std::mem::replace(old, object),
                _ => return false,
            },
            Spot::Cell(cell, element) => match self.storage.get_mut(cell) {
                Some(Cell::Object(old)) => std::mem::replace(old, object),
                Some(Cell::Objects(array)) => match array.data.get_mut(element) {
                    Some(old) => std::mem::replace(old, object),
                    None => return false,
                },
                _ => return false,
            },
        };
        self.let_go(old);
        true
    }
    /// Section at a place made by `create`.
    pub fn section(&self, place: Place) -> Option<SectionRef> {
        match self.storage.spot(place)? {
            Spot::Cell(cell, element) => match self.storage.get(cell) {
                Cell::Sections(array) => array.data.get(element).copied(),
                _ => None,
            },
            _ => None,
        }
    }
    /// Reads a pointer of either kind.
    pub fn read_pointer(&mut self, host: &mut dyn Host, pointer: &Pointer) -> Result<f64, HocError> {
        match pointer {
            Pointer::Variable(place) => self.number(*place).ok_or_else(stale),
            Pointer::Host(place) => host.read(self, *place),
        }
    }
    /// Writes through a pointer of either kind.
    pub fn write_pointer(&mut self, host: &mut dyn Host, pointer: &Pointer, x: f64) -> Result<(), HocError> {
        match pointer {
            Pointer::Variable(place) if self.set_number(*place, x) => Ok(()),
            Pointer::Variable(_) => Err(stale()),
            Pointer::Host(place) => host.write(self, *place, x),
        }
    }
    /// Text of a value that is a string.
    pub fn value_string(&self, value: &Value) -> Option<Rc<str>> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::StringPlace(place) => self.string(*place),
            _ => None,
        }
    }
    /// Object of a value that is one.
    pub fn value_object(&self, value: &Value) -> Option<Option<Object>> {
        match value {
            Value::Object(object) => Some(object.clone()),
            Value::ObjectPlace(place) => self.object(*place),
            _ => None,
        }
    }

    // ---- calling ----

    /// Runs something that uses the program's own stack, but not too deep.
    pub(super) fn nested<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, HocError>,
    ) -> Result<T, HocError> {
        if self.nesting >= MAX_NESTING {
            return Err(HocError::new("call nested too deeply, increase with -NFRAME framesize option")
                .hint("HOC, Python and files call each other without end"));
        }
        self.nesting += 1;
        let result = work(self);
        self.nesting -= 1;
        result
    }

    /// Calls a proc, func, obfunc, built-in or host function by its top-level name.
    pub fn call(&mut self, host: &mut dyn Host, name: &str, args: &[Value]) -> Result<Value, HocError> {
        if let Some(id) = self.names.get(name).copied()
            && matches!(self.symbols.get(id as usize).map(|symbol| &symbol.kind), Some(Kind::Procedure(..)))
        {
            return self.call_procedure(host, id, None, args);
        }
        if let Some(function) = builtins::math(name) {
            let x = match args {
                [Value::Number(x)] => x,
                [other] => return Err(super::wrong_type("double", other)),
                _ => return Err(HocError::new(format!("must be one argument for {name}"))),
            };
            return builtins::apply_math(function, *x).map(Value::Number);
        }
        if let Some(row) = builtins::find(name).and_then(|index| builtins::TABLE.get(index as usize)) {
            return self.nested(|vm| (row.run)(vm, host, args));
        }
        match self.resolve_host(host, name) {
            Some(HostName::Function(function, _)) => self.nested(|vm| host.call_function(vm, function, args)),
            _ => Err(HocError::new(format!("{name} undefined function"))),
        }
    }

    /// Calls a procedure with the machine's own stacks, from outside.
    pub(crate) fn call_procedure(
        &mut self,
        host: &mut dyn Host,
        id: SymbolId,
        this: Option<Object>,
        args: &[Value],
    ) -> Result<Value, HocError> {
        let floor = self.frames.len();
        let (numbers, values) = (self.numbers.len(), self.values.len());
        let kind = self.symbols.get(id as usize).map(|symbol| symbol.kind.clone());
        let want = match kind {
            Some(Kind::Procedure(ProcedureKind::Function, _)) => Want::Number,
            Some(Kind::Procedure(ProcedureKind::ObjectFunction, _)) => Want::Value,
            _ => Want::Nothing,
        };
        self.values.extend_from_slice(args);
        let result = self.nested(|vm| {
            vm.enter(host, id, args.len(), want, Some(this))?;
            vm.execute(host, floor)
        });
        let result = result.map(|()| match want {
            Want::Number => Value::Number(self.numbers.pop().unwrap_or(0.0)),
            Want::Nothing => Value::Number(0.0),
            _ => self.values.pop().unwrap_or(Value::Number(0.0)),
        });
        self.numbers.truncate(numbers);
        self.values.truncate(values);
        if self.nesting == 0 {
            self.sweep(host);
        }
        result
    }

    /// The template object whose code is running (`this`).
    pub fn this(&self) -> Option<Object> {
        self.frames.last().and_then(|frame| frame.this.clone())
    }
    pub(crate) fn push_object(&mut self, object: Option<Object>) {
        self.pushed.push(object);
    }
    pub(crate) fn pop_pushed(&mut self) -> bool {
        self.pushed.pop().is_some()
    }
    pub(crate) fn pushed_object(&self) -> Option<Object> {
        self.pushed.last().cloned().flatten()
    }
    /// Arguments of the running procedure, for `numarg` and `argtype`; None at top level.
    pub fn caller_arguments(&self) -> Option<&[Value]> {
        let frame = self.frames.last().filter(|frame| frame.code.kind.is_some())?;
        self.values.get(frame.values..frame.values + frame.n_arguments)
    }
    /// Text of a `printf` format (argument `at`) and the values behind it; `name` is for error texts.
    pub fn format(&self, args: &[Value], at: usize, name: &str) -> Result<String, HocError> {
        builtins::format_values(self, args, at, name)
    }
    /// The file a proc, func or obfunc was defined in; None when there is no such procedure.
    pub fn procedure_file(&self, name: &str) -> Option<String> {
        let id = *self.names.get(name)?;
        match self.symbols.get(id as usize).map(|symbol| &symbol.kind) {
            Some(Kind::Procedure(_, Some(code))) => Some(code.source.file.to_string()),
            _ => None,
        }
    }
    /// Something the host can resolve changed (mechanisms registered): names are looked up afresh from now on.
    pub fn names_changed(&mut self) {
        self.host_names.clear();
    }
    /// Name before the colon of error reports: `nrniv`, or `NEURON` inside Python.
    pub fn set_program_name(&mut self, name: &str) {
        self.program = name.into();
    }
    /// Should errors be reported to the host as they happen? Gives what it was. (`execute1(text, 0)` turns it off.)
    pub fn set_error_messages(&mut self, on: bool) -> bool {
        std::mem::replace(&mut self.messages, on)
    }
    /// File now being read and the line the machine is at.
    pub fn current_source(&self) -> (String, usize) {
        self.running.last().map_or((String::new(), 0), |running| (running.file.to_string(), running.line))
    }
    /// A number argument, or the error NEURON gives for another type.
    pub fn number_argument(args: &[Value], ix: usize) -> Result<f64, HocError> {
        match args.get(ix) {
            Some(Value::Number(x)) => Ok(*x),
            Some(other) => Err(wrong_type("double", other)),
            None => Err(HocError::new("not enough arguments")),
        }
    }
    /// A string argument.
    pub fn string_argument(&self, args: &[Value], ix: usize) -> Result<Rc<str>, HocError> {
        match args.get(ix) {
            Some(value) => self.value_string(value).ok_or_else(|| HocError::new("Expecting string argument")),
            None => Err(HocError::new("not enough arguments")),
        }
    }
}

pub(super) fn stale() -> HocError {
    HocError::new("the variable pointed to no longer exists")
}

fn dimensions(cell: &Cell) -> Vec<u32> {
    match cell {
        Cell::Array(array) => array.dimensions.clone(),
        Cell::Objects(array) => array.dimensions.clone(),
        Cell::Sections(array) => array.dimensions.clone(),
        _ => Vec::new(),
    }
}
