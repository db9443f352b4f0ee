//! Instructions on values: strings, objects, arguments, printing; arrays off the quick paths.

use super::arithmetic::holds;
use super::sections::combine;
use super::{Frame, Vm, wrong_type};
use crate::code::{Code, Op, Want};
use crate::error::HocError;
use crate::host::{Host, Input};
use crate::storage::{Cell, Storage};
use crate::value::{Pointer, Value};
use hoc_syntax::ast::{AssignOperator, BinaryOperator};

impl Vm {
    /// Instructions the interpreter's loop does not do itself. Gives the target of a jump taken.
    #[allow(clippy::too_many_lines)] // a dispatch
    pub(super) fn on_values(
        &mut self,
        host: &mut dyn Host,
        code: &Code,
        op: Op,
    ) -> Result<Option<u32>, HocError> {
        match op {
            Op::SyncEpsilon => self.sync_epsilon(),
            Op::Dependent(n, variable) => self.make_dependent(usize::from(n), variable)?,
            Op::Equation(anew, n, variable) => {
                let row = self.equation_row(anew, usize::from(n), variable)?;
                self.numbers.push(row as f64);
            }
            Op::EquationSide(side) => return self.equation_side(host, code, side),
            Op::IndexAny(n, variable) => {
                let x = self.index_any(usize::from(n), variable)?;
                self.numbers.push(x);
            }
            Op::SetIndexAny(n, variable) => {
                let x = self.pop();
                self.set_index(usize::from(n), variable, AssignOperator::Set, x)?;
            }
            Op::SetIndexKeep(n, variable) => {
                let x = self.pop();
                let x = self.set_index(usize::from(n), variable, AssignOperator::Set, x)?;
                self.numbers.push(x);
            }
            Op::ModifyIndex(operator, n, variable) => {
                let x = self.pop();
                let x = self.set_index(usize::from(n), variable, operator, x)?;
                self.numbers.push(x);
            }
            Op::SetArgument(operator, index) => {
                let slot = self.argument_slot(index)?;
                let x = self.pop();
                let old = match self.values.get(slot) {
                    Some(Value::Number(old)) => *old,
                    Some(other) => return Err(wrong_type("double", other)),
                    None => 0.0,
                };
                let x = combine(operator, old, x)?;
                if let Some(value) = self.values.get_mut(slot) {
                    *value = Value::Number(x);
                }
                self.numbers.push(x);
            }
            Op::ArgumentRef(element, index) => {
                let pointer = self.argument_pointer(host, element, index)?;
                let x = self.read_pointer(host, &pointer)?;
                self.numbers.push(x);
            }
            Op::SetArgumentRef(operator, element, index) => {
                // `$&i[n] = x` with `local i`: n, x and i lie on the stack in this order.
                let number = if index == 0 { Some(self.pop()) } else { None };
                let mut x = self.pop();
                if let Some(number) = number {
                    self.numbers.push(number);
                }
                let pointer = self.argument_pointer(host, element, index)?;
                if operator != AssignOperator::Set {
                    let old = self.read_pointer(host, &pointer)?;
                    x = combine(operator, old, x)?;
                }
                self.write_pointer(host, &pointer, x)?;
                self.numbers.push(x);
            }
            Op::PassArgumentRef(element, index) => {
                let pointer = self.argument_pointer(host, element, index)?;
                self.values.push(Value::Pointer(pointer));
            }
            Op::ArgumentString(index) => {
                let text = self.argument_string(index)?;
                self.values.push(Value::String(text));
            }
            Op::SetArgumentString(index) => {
                let text = self.pop_string(host)?;
                self.set_argument_string(index, text)?;
            }
            Op::ArgumentObject(index) => {
                let object = self.argument_object(index)?;
                self.values.push(Value::Object(object));
            }
            Op::SetArgumentObject(index) => {
                let object = self.pop_object()?;
                self.set_argument_object(index, object)?;
                self.sweep_if_due(host);
            }
            Op::PassArgument(index) => {
                let slot = self.argument_slot(index)?;
                // A string that is nobody's variable is the argument's own: it can be assigned to through its name.
                let value = match self.values.get(slot) {
                    Some(Value::String(_)) => Value::StringPlace(Storage::local_object(slot)),
                    other => other.cloned().unwrap_or(Value::Object(None)),
                };
                self.values.push(value);
            }
            Op::String(index) => {
                let text = code.strings.get(index as usize).cloned().unwrap_or_default();
                self.values.push(Value::String(text));
            }
            Op::StringVariable(variable) => {
                let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                let text = match self.storage.get(cell) {
                    Cell::String(text) => text.clone(),
                    _ => Default::default(),
                };
                self.values.push(Value::String(text));
            }
            Op::StringPlace(variable) => {
                let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                self.values.push(Value::StringPlace(self.storage.place(cell, 0)));
            }
            Op::SetString(variable) => {
                let text = self.pop_string(host)?;
                let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                if let Some(old) = self.storage.get_mut(cell) {
                    *old = Cell::String(text);
                }
            }
            Op::ObjectIndex(n, variable) => {
                let (cell, element) = self.object_element(usize::from(n), variable)?;
                let object = match self.storage.get(cell) {
                    Cell::Objects(array) => array.data.get(element).cloned().flatten(),
                    _ => None,
                };
                self.values.push(Value::Object(object));
            }
            Op::ObjectPlace(n, variable) => {
                let (cell, element) = self.object_element(usize::from(n), variable)?;
                self.values.push(Value::ObjectPlace(self.storage.place(cell, element)));
            }
            Op::SetObject(variable) => {
                let object = self.pop_object()?;
                let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                let old = match self.storage.get_mut(cell) {
                    Some(Cell::Object(old)) => std::mem::replace(old, object),
                    Some(Cell::Objects(array)) => {
                        array.data.first_mut().and_then(|old| std::mem::replace(old, object))
                    }
                    Some(other) => {
                        *other = Cell::Object(object);
                        None
                    }
                    None => None,
                };
                self.let_go(old);
                self.sweep_if_due(host);
            }
            Op::SetObjectIndex(n, variable) => {
                let object = self.pop_object()?;
                let (cell, element) = self.object_element(usize::from(n), variable)?;
                let old = match self.storage.get_mut(cell) {
                    Some(Cell::Objects(array)) => {
                        array.data.get_mut(element).and_then(|old| std::mem::replace(old, object))
                    }
                    _ => None,
                };
                self.let_go(old);
                self.sweep_if_due(host);
            }
            Op::LocalObject(local) => {
                let slot = self.local_object_slot(local);
                let value = self.values.get(slot).cloned().unwrap_or(Value::Object(None));
                self.values.push(value);
            }
            Op::LocalObjectPlace(local) => {
                let slot = self.local_object_slot(local);
                self.values.push(Value::ObjectPlace(Storage::local_object(slot)));
            }
            Op::SetLocalObject(local) => {
                let object = self.pop_object()?;
                let slot = self.local_object_slot(local);
                self.set_object(Storage::local_object(slot), object);
                self.sweep_if_due(host);
            }
            Op::This => {
                let this = self.frames.last().and_then(|frame| frame.this.clone());
                self.values.push(Value::Object(this));
            }
            Op::Instance(name) => {
                let index = self.pop();
                let name = code.strings.get(name as usize).cloned().unwrap_or_default();
                let found = if index < 0.0 { None } else { self.object_by_index(&name, index as u32) };
                match found {
                    Some(object) => self.values.push(Value::Object(Some(object))),
                    None => {
                        let text = format!("Object ID doesn't exist '{{}}' {name}[{}]\n", index as i64);
                        return Err(HocError::new(text));
                    }
                }
            }
            Op::Address(n, variable) => {
                let place = self.address(self.frame_base(), usize::from(n), variable)?;
                self.values.push(Value::Pointer(Pointer::Variable(place)));
            }
            Op::DuplicateValue => {
                let value = self.values.last().cloned().unwrap_or(Value::Object(None));
                self.values.push(value);
            }
            Op::ValueEqual(negate) => {
                let right = self.values.pop();
                let left = self.values.pop();
                let same = self.same(left, right)?;
                self.numbers.push(f64::from(u8::from(same != negate)));
            }
            Op::Read(name) => {
                let pointer = self.pop_pointer()?;
                let (x, n) = match self.next_number(host) {
                    Input::Number(x) => (x, 1.0),
                    Input::End => (0.0, 0.0),
                    Input::Other => {
                        let name = code.strings.get(name as usize).cloned().unwrap_or_default();
                        return Err(HocError::new(format!("non-number read into {name}")));
                    }
                };
                self.write_pointer(host, &pointer, x)?;
                self.numbers.push(n);
            }
            Op::PrintNumber => {
                let x = self.pop();
                self.print_number(host, x);
            }
            Op::PrintValue => {
                let value = self.values.pop().unwrap_or(Value::Object(None));
                self.print_value(host, &value)?;
            }
            Op::PrintString => {
                let value = self.values.pop().unwrap_or(Value::Object(None));
                let text = self.show(host, &value)?;
                host.print(&text);
            }
            Op::PrintEnd => host.print("\n"),
            Op::EchoNumber => {
                let x = self.pop();
                host.print("\t");
                self.print_number(host, x);
                host.print("\n");
            }
            Op::EchoValue => {
                let value = self.values.pop().unwrap_or(Value::Object(None));
                host.print("\t");
                self.print_value(host, &value)?;
                host.print("\n");
            }
            Op::EchoString => {
                let value = self.values.pop().unwrap_or(Value::Object(None));
                let text = self.show(host, &value)?;
                host.print(&format!("{text}\n"));
            }
            Op::Fail(text) => {
                let text = code.strings.get(text as usize).cloned().unwrap_or_default();
                return Err(HocError::new(text.to_string()));
            }
            Op::Stop => {
                let stop = HocError { stop: true, ..HocError::new("stop") };
                return Err(stop);
            }
            Op::SetMemberNew(operator, site) => {
                self.set_member_value(host, code, site, operator, true)?;
            }
            Op::SetMemberValue(operator, site) => {
                self.set_member_value(host, code, site, operator, false)?;
                self.sweep_if_due(host);
            }
            Op::MemberAddress(site) => {
                self.member_address(host, code, site)?;
            }
            other => return self.world(host, code, other),
        }
        Ok(None)
    }

    /// The next number behind the running statement of the innermost file; of the input when no file is running.
    fn next_number(&mut self, host: &mut dyn Host) -> Input {
        let mut found = Input::End;
        let reads = self.read_on(|rest| {
            let (input, length) = Input::scan(rest);
            found = input;
            length
        });
        if reads { found } else { host.input_number() }
    }

    pub(super) fn frame_base(&self) -> usize {
        self.frames.last().map_or(0, |frame| frame.numbers as usize)
    }

    fn local_object_slot(&self, local: u32) -> usize {
        self.frames.last().map_or(usize::MAX, |frame| frame.arguments().end + local as usize)
    }

    /// Runs the caller's loop body in the middle of an iterator.
    pub(super) fn enter_loop_body(&mut self, host: &mut dyn Host) -> Result<(), HocError> {
        let n = self.frames.len();
        let body = self.frames.last().and_then(|frame| frame.extra.as_ref()?.loop_body);
        let caller = n.checked_sub(2).and_then(|ix| self.frames.get(ix));
        let (Some(body), Some(caller)) = (body, caller) else {
            return Err(HocError::new("iterator_statement outside a for statement"));
        };
        if n >= super::MAX_FRAMES {
            return Err(HocError::new("call nested too deeply, increase with -NFRAME framesize option"));
        }
        let frame = Frame {
            code: caller.code.clone(),
            this: caller.this.clone(),
            extra: Some(Box::new(super::Extra {
                body: Some((self.numbers.len(), self.values.len())),
                ..Default::default()
            })),
            ip: body,
            numbers: caller.numbers,
            values: caller.values,
            n_arguments: caller.n_arguments,
            scopes: super::height(self.scopes.len()),
            sections: super::height(host.section_depth()),
            want: Want::Nothing,
        };
        self.frames.push(frame);
        Ok(())
    }

    /// `break` in such a body ends the iterator too.
    pub(super) fn break_body(&mut self, host: &mut dyn Host) {
        self.leave_frame(host);
        let Some(iterator) = self.frames.last_mut() else { return };
        let statement = (iterator.ip as usize).checked_sub(1).and_then(|at| iterator.code.ops.get(at));
        match statement {
            Some(Op::IteratorStatement(ending)) if *ending != 0 => iterator.ip = *ending,
            _ => drop(self.leave_frame(host)),
        }
    }

    pub(super) fn pop_object(&mut self) -> Result<Option<crate::value::Object>, HocError> {
        match self.values.pop() {
            Some(Value::Object(object)) => Ok(object),
            Some(Value::ObjectPlace(place)) => Ok(self.object(place).flatten()),
            Some(other) => Err(wrong_type("Object**", &other)),
            None => Ok(None),
        }
    }

    pub(super) fn pop_pointer(&mut self) -> Result<Pointer, HocError> {
        match self.values.pop() {
            Some(Value::Pointer(pointer)) => Ok(pointer),
            Some(other) => Err(wrong_type("data_handle<double>", &other)),
            None => Err(HocError::new("no pointer")),
        }
    }

    fn pop_string(&mut self, _host: &mut dyn Host) -> Result<std::rc::Rc<str>, HocError> {
        match self.values.pop() {
            Some(value) => self.value_string(&value).ok_or_else(|| wrong_type("char**", &value)),
            None => Ok(Default::default()),
        }
    }

    /// `==` of values that are not both numbers.
    fn same(&mut self, left: Option<Value>, right: Option<Value>) -> Result<bool, HocError> {
        let (Some(left), Some(right)) = (left, right) else { return Ok(false) };
        if let (Value::Number(a), Value::Number(b)) = (&left, &right) {
            return Ok(holds(BinaryOperator::Equal, *a, *b, self.epsilon));
        }
        if let (Some(a), Some(b)) = (self.value_string(&left), self.value_string(&right)) {
            return Ok(a == b);
        }
        if let (Some(a), Some(b)) = (self.value_object(&left), self.value_object(&right)) {
            return Ok(a == b);
        }
        Err(HocError::new("don't know how to compare these types"))
    }
}
