//! What the runtime calls.

use super::numbers::Numbers;
use super::{MAX_NESTING, Vm, wrong_type};
use crate::builtins;
use crate::code::{Want, Where};
use crate::error::HocError;
use crate::host::{Host, HostName};
use crate::storage::{Cell, Storage};
use crate::symbols::{Kind, ProcedureKind, SymbolId};
use crate::value::{Object, Value};
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
    /// The class of a key; None for 0.
    #[inline]
    pub(crate) fn from_key(key: u64) -> Option<ClassRef> {
        let number = u32::try_from(key.checked_sub(1)? / 2).ok()?;
        Some(if key % 2 == 1 { ClassRef::Host(number) } else { ClassRef::Template(number) })
    }
}

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
            host_epoch: 0,
            unreferenced: Default::default(),
            numbers: Numbers::new(),
            values: Vec::with_capacity(256),
            frames: Vec::with_capacity(64),
            scopes: Vec::new(),
            spare: Vec::new(),
            running: Vec::new(),
            defining: Vec::new(),
            notes: Vec::new(),
            pushed: Vec::new(),
            pushed_floor: 0,
            defining_floor: 0,
            stand_ins: Vec::new(),
            nesting: 0,
            owns_sections: false,
            epsilon: 1e-11,
            epsilon_symbol: 0,
            program: "nrniv".into(),
            messages: true,
            messages_always: false,
            ticks: 0,
            sweeping: false,
            dropped: Vec::new(),
            any_watched: false,
            aliases: Default::default(),
            equations: Default::default(),
            parsed: Default::default(),
            range_faults: 0,
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
                [other] => return Err(wrong_type("double", other)),
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
            Want::Number => Value::Number(self.numbers.pop()),
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

    /// Lets `take` read what stands behind the running statement of the innermost file; it returns how many bytes it
    /// read, and statements go on behind them. False when no file is running.
    pub fn read_on(&mut self, take: impl FnOnce(&str) -> usize) -> bool {
        let Some((text, position)) = self.running.iter_mut().rev().find_map(|r| r.unread.as_mut()) else {
            return false;
        };
        let rest = text.get(*position..).unwrap_or_default();
        *position += take(rest).min(rest.len());
        true
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
    /// How many `object_push` are open.
    pub(crate) fn n_pushed(&self) -> usize {
        self.pushed.len()
    }
    /// The object of `object_push`, so many pushes below the last one.
    pub(crate) fn pushed_object(&self, below: usize) -> Option<Object> {
        let at = self.pushed.len().checked_sub(below.checked_add(1)?)?;
        self.pushed.get(at).cloned().flatten()
    }
    /// Arguments of the running procedure, for `numarg` and `argtype`; None at top level.
    pub fn caller_arguments(&self) -> Option<&[Value]> {
        let frame = self.frames.last().filter(|frame| frame.code.kind.is_some())?;
        self.values.get(frame.arguments())
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
        self.host_epoch = self.host_epoch.wrapping_add(1);
    }
    /// Name before the colon of error reports: `nrniv`, or `NEURON` inside Python.
    pub fn set_program_name(&mut self, name: &str) {
        self.program = name.into();
    }
    /// Should errors be reported to the host as they happen? Gives what it was. (`execute1(text, 0)` turns it off.)
    pub fn set_error_messages(&mut self, on: bool) -> bool {
        std::mem::replace(&mut self.messages, on)
    }
    /// Should errors be reported even where a caller wanted none?
    pub(crate) fn set_error_messages_always(&mut self, on: bool) {
        self.messages_always = on;
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
            None => Err(HocError::new(builtins::TOO_FEW)),
        }
    }
    /// A string argument.
    pub fn string_argument(&self, args: &[Value], ix: usize) -> Result<Rc<str>, HocError> {
        match args.get(ix) {
            Some(value) => self.value_string(value).ok_or_else(|| HocError::new("Expecting string argument")),
            None => Err(HocError::new(builtins::TOO_FEW)),
        }
    }
}
