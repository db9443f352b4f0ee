//! Calls: frames pushed, arguments handed over, results brought back.

use super::{Frame, MAX_FRAMES, NO_SECTIONS, Vm, height};
use crate::builtins;
use crate::code::Want;
use crate::error::HocError;
use crate::host::Host;
use crate::storage::Cell;
use crate::symbols::{Kind, ProcedureKind, SymbolId};
use crate::value::{Object, Pointer, Value};
use std::rc::Rc;

impl Vm {
    /// The last `n` values, as a vector that comes from (and goes back to) a small stock.
    pub(super) fn take_arguments(&mut self, n: usize) -> Vec<Value> {
        let mut args = self.spare.pop().unwrap_or_default();
        let base = self.values.len().saturating_sub(n);
        args.extend(self.values.drain(base..));
        args
    }

    /// Gives such a vector back.
    pub(super) fn give_back(&mut self, mut args: Vec<Value>) {
        args.clear();
        if self.spare.len() < 16 {
            self.spare.push(args);
        }
    }

    /// Begins a call of a symbol; its arguments are the last `n` values. `this` overrides the scope's own.
    pub(super) fn enter(
        &mut self,
        host: &mut dyn Host,
        id: SymbolId,
        n: usize,
        want: Want,
        this: Option<Option<Object>>,
    ) -> Result<(), HocError> {
        let Some(symbol) = self.symbols.get(id as usize) else {
            return Err(HocError::new("undefined function"));
        };
        if let Kind::External(outer) = symbol.kind {
            return self.enter(host, outer, n, want, Some(None));
        }
        let template = symbol.template;
        let code = match &symbol.kind {
            Kind::Procedure(_, Some(code)) => code.clone(),
            _ => {
                let args = self.values.get(self.values.len() - n..).unwrap_or_default();
                let mut error = HocError::new(format!("{} undefined function", symbol.name));
                error.context.push(self.describe_call(&symbol.name, args));
                return Err(error);
            }
        };
        if self.frames.len() >= MAX_FRAMES {
            let text =
                format!("{} call nested too deeply, increase with -NFRAME framesize option", code.name);
            return Err(HocError::new(text));
        }
        if !self.numbers.has_room(code.n_locals as usize) {
            return Err(HocError::new(super::run::STACK_IS_FULL));
        }
        let this = match this {
            Some(this) => this,
            None if template.is_some() => self.frames.last().and_then(|frame| frame.this.clone()),
            None => None,
        };
        self.push_frame(host, code, n, want, this);
        Ok(())
    }

    /// Takes the top frame off and puts the stacks back to where its caller had them.
    pub(super) fn leave_frame(&mut self, host: &mut dyn Host) -> Option<Frame> {
        let frame = self.frames.pop()?;
        let (numbers, values) = frame.floors();
        self.numbers.truncate(numbers);
        if frame.code.n_local_objects > 0 && self.any_watched {
            let locals =
                self.values.split_off(values + if frame.is_body() { 0 } else { frame.n_arguments as usize });
            for value in locals {
                if let Value::Object(object) = value {
                    self.let_go(object);
                }
            }
        }
        self.values.truncate(values);
        self.scopes.truncate(frame.scopes as usize);
        // A statement of the top level may leave the accessed section changed; a procedure may not.
        if frame.sections != NO_SECTIONS && (frame.code.kind.is_some() || frame.is_body()) {
            host.truncate_sections(frame.sections as usize);
        }
        Some(frame)
    }

    /// The commonest end of all, that of a function whose number is wanted: true when it was that.
    #[inline(always)]
    pub(super) fn leave_function(&mut self) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let plain = frame.code.kind == Some(ProcedureKind::Function)
            && frame.want == Want::Number
            && frame.extra.is_none()
            && frame.sections == NO_SECTIONS
            && frame.scopes == height(self.scopes.len())
            && !self.any_watched;
        if plain {
            let floor = frame.values as usize;
            self.numbers.truncate(frame.numbers as usize);
            while self.values.len() > floor {
                self.values.pop();
            }
            drop(self.frames.pop());
        }
        plain
    }

    /// The end of a procedure, with the value it returns.
    pub(super) fn finish(&mut self, host: &mut dyn Host, value: Option<Value>) -> Result<(), HocError> {
        let Some(frame) = self.frames.last() else { return Ok(()) };
        let name = &frame.code.name;
        match (frame.code.kind, &value) {
            (Some(ProcedureKind::Function), None) => {
                return Err(HocError::new(format!("{name} (func) returns no value")));
            }
            (Some(ProcedureKind::ObjectFunction), None) => {
                return Err(HocError::new(format!("{name} (obfunc) returns no value")));
            }
            (Some(ProcedureKind::Procedure | ProcedureKind::Iterator), Some(_)) => {
                return Err(HocError::new(format!("{name} (proc or iterator) returns value")));
            }
            _ => {}
        }
        let value = value.map(|value| self.settled(value));
        let Some(frame) = self.leave_frame(host) else { return Ok(()) };
        if let Some(object) = frame.extra.and_then(|extra| extra.makes) {
            self.values.push(Value::Object(Some(object)));
            return Ok(());
        }
        self.deliver(value.unwrap_or(Value::Number(0.0)), frame.want)
    }

    /// Calls a function of the host with the last `n` values.
    pub(super) fn call_host(
        &mut self,
        host: &mut dyn Host,
        function: u32,
        n: usize,
        want: Want,
        name: &Rc<str>,
    ) -> Result<(), HocError> {
        let args = self.take_arguments(n);
        let result = self.nested(|vm| host.call_function(vm, function, &args));
        let result = result.map_err(|error| {
            let name = if name.is_empty() { self.host_function_name(function) } else { name.to_string() };
            self.annotate_call(error, "", &name, &args)
        });
        self.give_back(args);
        self.deliver(result?, want)
    }

    fn host_function_name(&self, function: u32) -> String {
        let is = |found: &crate::host::HostName| matches!(found, crate::host::HostName::Function(id, _) if *id == function);
        self.host_names
            .iter()
            .find(|(_, found)| is(found))
            .map(|(name, _)| name.to_string())
            .unwrap_or_default()
    }

    /// Calls a function of the machine.
    pub(super) fn call_builtin(
        &mut self,
        host: &mut dyn Host,
        function: u32,
        n: usize,
        want: Want,
    ) -> Result<(), HocError> {
        let Some(row) = builtins::TABLE.get(function as usize) else { return Ok(()) };
        let args = self.take_arguments(n);
        let result = self.nested(|vm| (row.run)(vm, host, &args));
        let result = result.map_err(|mut error| {
            if error.message == builtins::TOO_FEW {
                error.message = format!("{} {}", row.name, builtins::TOO_FEW);
            }
            self.annotate_call(error, "", row.name, &args)
        });
        self.give_back(args);
        self.deliver(result?, want)
    }

    // ---- arguments ----

    #[inline(always)]
    pub(super) fn pop(&mut self) -> f64 {
        self.numbers.pop()
    }

    /// Number of the argument an instruction means: 0 takes it from n (`$i`).
    fn argument_number(&mut self, index: u32) -> Result<usize, HocError> {
        if index != 0 {
            return Ok(index as usize);
        }
        let index = self.pop();
        if index < 1.0 || index.is_nan() {
            return Err(HocError::new("arg index i < 1"));
        }
        Ok(index as usize)
    }

    /// Position of an argument among the values.
    pub(super) fn argument_slot(&mut self, index: u32) -> Result<usize, HocError> {
        let index = self.argument_number(index)?;
        match self.frames.last() {
            Some(frame) if index <= frame.n_arguments as usize => Ok(frame.values as usize + index - 1),
            Some(frame) => Err(HocError::new(format!("{} not enough arguments", frame.code.name))),
            None => Err(HocError::new(builtins::TOO_FEW)),
        }
    }

    pub(super) fn number_argument_at(&mut self, index: u32) -> Result<f64, HocError> {
        let slot = self.argument_slot(index)?;
        match self.values.get(slot) {
            Some(Value::Number(x)) => Ok(*x),
            Some(other) => Err(super::wrong_type("double", other)),
            None => Err(HocError::new(builtins::TOO_FEW)),
        }
    }

    /// The pointer in `$&i`, moved on by an element.
    pub(super) fn argument_pointer(
        &mut self,
        host: &mut dyn Host,
        element: bool,
        index: u32,
    ) -> Result<Pointer, HocError> {
        // `$&i[n]`: with `local i` the argument's number lies above the element.
        let slot = self.argument_slot(index)?;
        let element = if element { self.pop() + self.epsilon } else { 0.0 };
        let pointer = match self.values.get(slot) {
            Some(Value::Pointer(pointer)) => pointer.clone(),
            Some(other) => return Err(super::wrong_type("data_handle<double>", other)),
            None => return Err(HocError::new(builtins::TOO_FEW)),
        };
        if element < 1.0 {
            return Ok(pointer);
        }
        Ok(match pointer {
            Pointer::Variable(mut place) => {
                place.element = place.element.saturating_add(element as u32);
                Pointer::Variable(place)
            }
            Pointer::Host(place) => Pointer::Host(host.element(place, element as u32)),
        })
    }

    pub(super) fn argument_string(&mut self, index: u32) -> Result<Rc<str>, HocError> {
        let slot = self.argument_slot(index)?;
        let value = self.values.get(slot).and_then(|value| self.value_string(value));
        value.ok_or_else(|| HocError::new("Expecting string argument"))
    }

    pub(super) fn argument_object(&mut self, index: u32) -> Result<Option<Object>, HocError> {
        let slot = self.argument_slot(index)?;
        let object = self.values.get(slot).and_then(|value| self.value_object(value));
        match (object, self.values.get(slot)) {
            (Some(object), _) => Ok(object),
            (None, Some(other)) => Err(super::wrong_type("Object**", other)),
            _ => Err(HocError::new(builtins::TOO_FEW)),
        }
    }

    /// `$si = text`: reaches the caller's `strdef`; a literal's copy otherwise.
    pub(super) fn set_argument_string(&mut self, index: u32, text: Rc<str>) -> Result<(), HocError> {
        let slot = self.argument_slot(index)?;
        match self.values.get_mut(slot) {
            Some(Value::StringPlace(place)) => {
                let place = *place;
                self.set_string_shared(place, &text);
                Ok(())
            }
            Some(Value::String(old)) => {
                *old = text;
                Ok(())
            }
            _ => Err(HocError::new("Expecting string argument")),
        }
    }

    /// `$oi = object`.
    pub(super) fn set_argument_object(&mut self, index: u32, object: Option<Object>) -> Result<(), HocError> {
        let slot = self.argument_slot(index)?;
        match self.values.get(slot) {
            Some(Value::ObjectPlace(place)) => {
                let place = *place;
                self.set_object(place, object);
                Ok(())
            }
            Some(Value::Object(_)) => {
                Err(HocError::new("Assignment to $o only allowed if caller arg was declared as objref"))
            }
            Some(other) => Err(super::wrong_type("Object**", other)),
            None => Err(HocError::new(builtins::TOO_FEW)),
        }
    }

    // ---- names for messages ----

    /// Name of a variable, for messages.
    pub(super) fn variable_name(&self, variable: crate::code::Variable) -> String {
        use crate::code::Where;
        let symbol = match variable.place() {
            Where::Global(cell) => {
                self.symbols.iter().find(|symbol| symbol.template.is_none() && symbol.slot == cell)
            }
            Where::Field(field) => {
                let this = self.frames.last().and_then(|frame| frame.this.as_ref());
                let class = this.and_then(|object| self.class(object));
                let template = match class {
                    Some(super::ClassRef::Template(template)) => self.templates.get(template as usize),
                    _ => None,
                };
                template
                    .and_then(|made| made.fields.get(field as usize))
                    .and_then(|id| self.symbols.get(*id as usize))
            }
            Where::Local(_) => None,
        };
        symbol.map(|symbol| symbol.name.to_string()).unwrap_or_default()
    }

    /// Why a variable could not be read as a number.
    #[cold]
    pub(super) fn not_a_number(&mut self, variable: crate::code::Variable) -> HocError {
        let name = self.variable_name(variable);
        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
        match self.storage.get(cell) {
            Cell::Undefined => HocError::new(format!("undefined variable {name}")),
            Cell::Array(_) => HocError::new(format!("wrong # of subscripts {name}")),
            _ => HocError::new(format!("attempt to evaluate a non-variable {name}")),
        }
    }
}
