//! The interpreter: one loop over instructions.

use super::members::Flow;
use super::sections::combine;
use super::{Frame, Vm};
use crate::builtins;
use crate::code::{Op, Variable, Want, Where};
use crate::error::HocError;
use crate::host::Host;
use crate::storage::{Cell, Storage};
use crate::value::{Pointer, Value};
use hoc_syntax::ast::{AssignOperator, BinaryOperator};

/// Backward jumps between two looks at [`Host::interrupted`].
const TICKS: u32 = 4096;

/// Arithmetic and soft comparisons; None where only [`fails`] knows the error. (A result with an error in it would
/// travel through memory.)
#[inline(always)]
fn binary(operator: BinaryOperator, a: f64, b: f64, epsilon: f64) -> Option<f64> {
    use BinaryOperator as B;
    match operator {
        B::Add => Some(a + b),
        B::Subtract => Some(a - b),
        B::Multiply => Some(a * b),
        B::Divide if b != 0.0 => Some(a / b),
        B::Remainder if b > 0.0 || b.is_nan() => Some(remainder(a, b)),
        B::Power => builtins::power(a, b),
        B::Divide | B::Remainder => None,
        _ => Some(f64::from(u8::from(holds(operator, a, b, epsilon)))),
    }
}

/// Why an operator gave nothing.
#[cold]
fn fails(operator: BinaryOperator) -> HocError {
    HocError::new(match operator {
        BinaryOperator::Divide => "division by zero",
        BinaryOperator::Remainder => "a%b, b<=0",
        _ => "exponentiation argument out of domain",
    })
}

/// Comparisons give way by `float_epsilon`.
#[inline(always)]
fn holds(operator: BinaryOperator, a: f64, b: f64, epsilon: f64) -> bool {
    use BinaryOperator as B;
    match operator {
        B::Equal => a <= b + epsilon && a >= b - epsilon,
        B::NotEqual => a < b - epsilon || a > b + epsilon,
        B::Less => a < b - epsilon,
        B::LessEqual => a <= b + epsilon,
        B::Greater => a > b + epsilon,
        B::GreaterEqual => a >= b - epsilon,
        B::And => a != 0.0 && b != 0.0,
        _ => a != 0.0 || b != 0.0,
    }
}

/// `a % b` of a positive b, never negative.
#[inline(always)]
fn remainder(a: f64, b: f64) -> f64 {
    let mut rest = a;
    if rest >= b {
        rest = a - (a / b).floor() * b;
    } else if rest <= -b {
        rest = a + (-a / b).floor() * b;
    }
    if rest > b {
        rest -= b;
    }
    if rest < 0.0 {
        rest += b;
    }
    rest
}

impl Vm {
    /// Runs until the frame at `floor` is done. On an error the frames above are gone, and the error knows its place.
    pub(super) fn execute(&mut self, host: &mut dyn Host, floor: usize) -> Result<(), HocError> {
        if self.frames.len() <= floor {
            return Ok(());
        }
        let result = self.interpret(host, floor);
        result.map_err(|error| {
            let error = self.annotate(host, error);
            let depth = self.frames.get(floor).map_or(usize::MAX, |frame| frame.sections);
            self.unwind(host, floor);
            if depth != usize::MAX {
                host.truncate_sections(depth);
            }
            error
        })
    }

    fn unwind(&mut self, host: &mut dyn Host, floor: usize) {
        while self.frames.len() > floor {
            self.leave_frame(host);
        }
    }

    #[cold]
    fn at(&mut self, ip: usize, error: HocError) -> HocError {
        if let Some(frame) = self.frames.last_mut() {
            frame.ip = ip;
        }
        error
    }

    #[inline(always)]
    fn save(&mut self, ip: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.ip = ip;
        }
    }

    /// The number on top becomes another one.
    #[inline(always)]
    fn replace_top(&mut self, x: f64) {
        if let Some(top) = self.numbers.last_mut() {
            *top = x;
        }
    }

    /// A number as a value. Written in two steps: built whole and copied, it would be read back wider than it was
    /// written, and the processor waits for that.
    #[inline(always)]
    fn push_number(&mut self, x: f64) {
        self.values.push(const { Value::Number(0.0) });
        if let Some(Value::Number(slot)) = self.values.last_mut() {
            *slot = x;
        }
    }

    /// Looked at on backward jumps.
    #[inline(always)]
    pub(super) fn is_interrupted(&mut self, host: &mut dyn Host) -> bool {
        self.ticks = self.ticks.wrapping_add(1);
        self.ticks.is_multiple_of(TICKS) && host.interrupted()
    }

    #[allow(clippy::too_many_lines)] // the dispatch
    fn interpret(&mut self, host: &mut dyn Host, floor: usize) -> Result<(), HocError> {
        'frame: while self.frames.len() > floor {
            let Some(frame) = self.frames.last() else { return Ok(()) };
            let code = frame.code.clone();
            let base = frame.numbers;
            let arguments = frame.values;
            let n_arguments = frame.n_arguments;
            let ops = code.ops.as_slice();
            let constants = code.numbers.as_slice();
            let mut ip = frame.ip;
            macro_rules! check {
                ($result:expr) => {
                    match $result {
                        Ok(value) => value,
                        Err(error) => return Err(self.at(ip, error)),
                    }
                };
            }
            macro_rules! computed {
                ($operator:expr, $a:expr, $b:expr) => {
                    match binary($operator, $a, $b, self.epsilon) {
                        Some(x) => x,
                        None => return Err(self.at(ip, fails($operator))),
                    }
                };
            }
            macro_rules! local {
                ($local:expr) => {
                    self.numbers.get(base + $local as usize).copied().unwrap_or(0.0)
                };
            }
            macro_rules! constant {
                ($index:expr) => {
                    constants.get($index as usize).copied().unwrap_or(0.0)
                };
            }
            while let Some(op) = ops.get(ip) {
                ip += 1;
                match *op {
                    Op::Const(index) => self.numbers.push(constant!(index)),
                    Op::Local(local) => self.numbers.push(local!(local)),
                    Op::Global(cell) => match self.storage.get(cell) {
                        Cell::Number(x) => {
                            let x = *x;
                            self.numbers.push(x);
                        }
                        _ => {
                            let error = self.not_a_number(Variable::global(cell));
                            return Err(self.at(ip, error));
                        }
                    },
                    Op::Field(field) => {
                        let variable = Variable::field(field);
                        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                        match self.storage.get(cell) {
                            Cell::Number(x) => {
                                let x = *x;
                                self.numbers.push(x);
                            }
                            _ => {
                                let error = self.not_a_number(variable);
                                return Err(self.at(ip, error));
                            }
                        }
                    }
                    Op::SetLocal(local) => {
                        let x = self.pop();
                        if let Some(slot) = self.numbers.get_mut(base + local as usize) {
                            *slot = x;
                        }
                    }
                    Op::SetGlobal(cell) => {
                        let x = self.pop();
                        match self.storage.get_mut(cell) {
                            Some(Cell::Number(old)) => *old = x,
                            _ => check!(self.first_number(Variable::global(cell), x)),
                        }
                    }
                    Op::SetField(field) => {
                        let x = self.pop();
                        let variable = Variable::field(field);
                        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                        match self.storage.get_mut(cell) {
                            Some(Cell::Number(old)) => *old = x,
                            _ => check!(self.first_number(variable, x)),
                        }
                    }
                    Op::Modify(operator, variable) => {
                        let quick = match (variable.place(), operator) {
                            (Where::Local(local), AssignOperator::Add | AssignOperator::Subtract) => {
                                let x = self.numbers.last().copied().unwrap_or(0.0);
                                let x = if operator == AssignOperator::Add { x } else { -x };
                                Some(local!(local) + x).map(|x| (local as usize, x))
                            }
                            _ => None,
                        };
                        if let Some((local, x)) = quick {
                            if let Some(top) = self.numbers.last_mut() {
                                *top = x;
                            }
                            if let Some(slot) = self.numbers.get_mut(base + local) {
                                *slot = x;
                            }
                        } else {
                            check!(self.modify(base, operator, variable));
                        }
                    }
                    Op::Duplicate => {
                        let x = self.numbers.last().copied().unwrap_or(0.0);
                        self.numbers.push(x);
                    }
                    Op::DropNumber => {
                        self.numbers.pop();
                    }
                    Op::DropValue => {
                        let value = self.values.pop();
                        drop(value);
                        if self.sweep_is_due() {
                            self.save(ip);
                            self.sweep(host);
                        }
                    }
                    Op::SyncEpsilon => self.sync_epsilon(),
                    Op::Index(cell) => {
                        let at = self.numbers.last().copied().unwrap_or(0.0);
                        let index = (at + self.epsilon) as i64;
                        match self.storage.get(cell) {
                            Cell::Array(array)
                                if array.dimensions.len() == 1
                                    && index >= 0
                                    && (index as usize) < array.data.len() =>
                            {
                                let x = array.data.get(index as usize).copied().unwrap_or(0.0);
                                self.replace_top(x);
                            }
                            _ => {
                                let variable = Variable::global(cell);
                                let x = check!(self.index_any(1, variable));
                                self.numbers.push(x);
                            }
                        }
                    }
                    Op::IndexAny(n, variable) => {
                        let x = check!(self.index_any(usize::from(n), variable));
                        self.numbers.push(x);
                    }
                    Op::SetIndex(cell) => {
                        let x = self.pop();
                        let at = self.pop();
                        let index = (at + self.epsilon) as i64;
                        match self.storage.get_mut(cell) {
                            Some(Cell::Array(array))
                                if array.dimensions.len() == 1
                                    && index >= 0
                                    && (index as usize) < array.data.len() =>
                            {
                                if let Some(old) = array.data.get_mut(index as usize) {
                                    *old = x;
                                }
                            }
                            _ => {
                                self.numbers.push(at);
                                check!(self.set_index(1, Variable::global(cell), AssignOperator::Set, x));
                            }
                        }
                    }
                    Op::SetIndexAny(n, variable) => {
                        let x = self.pop();
                        check!(self.set_index(usize::from(n), variable, AssignOperator::Set, x));
                    }
                    Op::SetIndexKeep(n, variable) => {
                        let x = self.pop();
                        let x = check!(self.set_index(usize::from(n), variable, AssignOperator::Set, x));
                        self.numbers.push(x);
                    }
                    Op::ModifyIndex(operator, n, variable) => {
                        let x = self.pop();
                        let x = check!(self.set_index(usize::from(n), variable, operator, x));
                        self.numbers.push(x);
                    }
                    Op::Binary(operator) => {
                        let b = self.pop();
                        let a = self.numbers.last().copied().unwrap_or(0.0);
                        let x = computed!(operator, a, b);
                        self.replace_top(x);
                    }
                    Op::BinaryConst(operator, index) => {
                        let a = self.numbers.last().copied().unwrap_or(0.0);
                        let x = computed!(operator, a, constant!(index));
                        self.replace_top(x);
                    }
                    Op::BinaryLocal(operator, local) => {
                        let a = self.numbers.last().copied().unwrap_or(0.0);
                        let x = computed!(operator, a, local!(local));
                        self.replace_top(x);
                    }
                    Op::LocalConst(operator, local, index) => {
                        let x = computed!(operator, local!(local), constant!(index));
                        self.numbers.push(x);
                    }
                    Op::Negate => {
                        if let Some(x) = self.numbers.last_mut() {
                            *x = -*x;
                        }
                    }
                    Op::Not => {
                        if let Some(x) = self.numbers.last_mut() {
                            *x = f64::from(u8::from(*x == 0.0));
                        }
                    }
                    Op::Math(function) => {
                        let x = self.pop();
                        match builtins::apply_math_with(function, x, self.epsilon) {
                            Some(x) => self.numbers.push(x),
                            None => return Err(self.at(ip, builtins::out_of_domain(function))),
                        }
                    }
                    Op::Jump(target) => {
                        if (target as usize) < ip && self.is_interrupted(host) {
                            return Err(self.at(ip, HocError::new("interrupted")));
                        }
                        ip = target as usize;
                    }
                    Op::JumpFalse(target) => {
                        if self.pop() == 0.0 {
                            ip = target as usize;
                        }
                    }
                    Op::JumpUnless(operator, target) => {
                        let b = self.pop();
                        let a = self.pop();
                        if !holds(operator, a, b, self.epsilon) {
                            ip = target as usize;
                        }
                    }
                    Op::ForBegin(hidden, variable) => {
                        let end = self.pop() + self.epsilon;
                        let begin = self.pop();
                        if let Some(slot) = self.numbers.get_mut(base + usize::from(hidden)) {
                            *slot = end;
                        }
                        check!(self.set_variable(base, variable, begin));
                    }
                    Op::ForTest(local, hidden, target) => {
                        let goes_on = local!(local) <= local!(hidden);
                        if !goes_on {
                            ip = target as usize;
                        }
                    }
                    Op::ForNext(local, hidden, target) => {
                        let x = local!(local) + 1.0;
                        if let Some(slot) = self.numbers.get_mut(base + usize::from(local)) {
                            *slot = x;
                        }
                        if x <= local!(hidden) {
                            if self.is_interrupted(host) {
                                return Err(self.at(ip, HocError::new("interrupted")));
                            }
                            ip = target as usize;
                        }
                    }
                    Op::ForTestAny(hidden, target) => {
                        let x = self.pop();
                        let goes_on = x <= local!(hidden);
                        if !goes_on {
                            ip = target as usize;
                        }
                    }

                    Op::Argument(index) => {
                        let slot = (index as usize).wrapping_sub(1);
                        match self.values.get(arguments.wrapping_add(slot)) {
                            Some(Value::Number(x)) if slot < n_arguments => {
                                let x = *x;
                                self.numbers.push(x);
                            }
                            _ => {
                                let x = check!(self.number_argument_at(index));
                                self.numbers.push(x);
                            }
                        }
                    }
                    Op::SetArgument(operator, index) => {
                        let slot = check!(self.argument_slot(index));
                        let x = self.pop();
                        let old = match self.values.get(slot) {
                            Some(Value::Number(old)) => *old,
                            Some(other) => {
                                let error = super::wrong_type("double", other);
                                return Err(self.at(ip, error));
                            }
                            None => 0.0,
                        };
                        let x = check!(combine(operator, old, x));
                        if let Some(value) = self.values.get_mut(slot) {
                            *value = Value::Number(x);
                        }
                        self.numbers.push(x);
                    }
                    Op::ArgumentRef(element, index) => {
                        let pointer = check!(self.argument_pointer(host, element, index));
                        let x = check!(self.read_pointer(host, &pointer));
                        self.numbers.push(x);
                    }
                    Op::SetArgumentRef(operator, element, index) => {
                        // `$&i[n] = x` with `local i`: n, x and i lie on the stack in this order.
                        let number = if index == 0 { Some(self.pop()) } else { None };
                        let mut x = self.pop();
                        self.numbers.extend(number);
                        let pointer = check!(self.argument_pointer(host, element, index));
                        if operator != AssignOperator::Set {
                            let old = check!(self.read_pointer(host, &pointer));
                            x = check!(combine(operator, old, x));
                        }
                        check!(self.write_pointer(host, &pointer, x));
                        self.numbers.push(x);
                    }
                    Op::PassArgumentRef(element, index) => {
                        let pointer = check!(self.argument_pointer(host, element, index));
                        self.values.push(Value::Pointer(pointer));
                    }
                    Op::ArgumentString(index) => {
                        let text = check!(self.argument_string(index));
                        self.values.push(Value::String(text));
                    }
                    Op::SetArgumentString(index) => {
                        let text = check!(self.pop_string(host));
                        check!(self.set_argument_string(index, text));
                    }
                    Op::ArgumentObject(index) => {
                        let object = check!(self.argument_object(index));
                        self.values.push(Value::Object(object));
                    }
                    Op::SetArgumentObject(index) => {
                        let object = check!(self.pop_object());
                        check!(self.set_argument_object(index, object));
                        self.save(ip);
                        self.sweep_if_due(host);
                    }
                    Op::PassArgument(index) => {
                        let slot = check!(self.argument_slot(index));
                        let value = self.values.get(slot).cloned().unwrap_or(Value::Object(None));
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
                        let text = check!(self.pop_string(host));
                        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                        if let Some(old) = self.storage.get_mut(cell) {
                            *old = Cell::String(text);
                        }
                    }
                    Op::Object(variable) => {
                        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                        let object = match self.storage.get(cell) {
                            Cell::Object(object) => object.clone(),
                            Cell::Objects(array) => array.data.first().cloned().flatten(),
                            _ => None,
                        };
                        self.values.push(Value::Object(object));
                    }
                    Op::ObjectIndex(n, variable) => {
                        let (cell, element) = check!(self.object_element(usize::from(n), variable));
                        let object = match self.storage.get(cell) {
                            Cell::Objects(array) => array.data.get(element).cloned().flatten(),
                            _ => None,
                        };
                        self.values.push(Value::Object(object));
                    }
                    Op::ObjectPlace(n, variable) => {
                        let (cell, element) = check!(self.object_element(usize::from(n), variable));
                        self.values.push(Value::ObjectPlace(self.storage.place(cell, element)));
                    }
                    Op::SetObject(variable) => {
                        let object = check!(self.pop_object());
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
                        self.save(ip);
                        self.sweep_if_due(host);
                    }
                    Op::SetObjectIndex(n, variable) => {
                        let object = check!(self.pop_object());
                        let (cell, element) = check!(self.object_element(usize::from(n), variable));
                        let old = match self.storage.get_mut(cell) {
                            Some(Cell::Objects(array)) => {
                                array.data.get_mut(element).and_then(|old| std::mem::replace(old, object))
                            }
                            _ => None,
                        };
                        self.let_go(old);
                        self.save(ip);
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
                        let object = check!(self.pop_object());
                        let slot = self.local_object_slot(local);
                        self.set_object(Storage::local_object(slot), object);
                        self.save(ip);
                        self.sweep_if_due(host);
                    }
                    Op::This => {
                        let this = self.frames.last().and_then(|frame| frame.this.clone());
                        self.values.push(Value::Object(this));
                    }
                    Op::Instance(name) => {
                        let index = self.pop();
                        let name = code.strings.get(name as usize).cloned().unwrap_or_default();
                        let found =
                            if index < 0.0 { None } else { self.object_by_index(&name, index as u32) };
                        match found {
                            Some(object) => self.values.push(Value::Object(Some(object))),
                            None => {
                                let text =
                                    format!("Object ID doesn't exist '{{}}' {name}[{}]\n", index as i64);
                                return Err(self.at(ip, HocError::new(text)));
                            }
                        }
                    }
                    Op::PassNumber => {
                        let x = self.pop();
                        self.push_number(x);
                    }
                    Op::PassLocal(local) => self.push_number(local!(local)),
                    Op::PassConst(index) => self.push_number(constant!(index)),
                    Op::Address(n, variable) => {
                        let place = check!(self.address(base, usize::from(n), variable));
                        self.values.push(Value::Pointer(Pointer::Variable(place)));
                    }
                    Op::ToNumber => match self.values.pop() {
                        Some(Value::Number(x)) => self.numbers.push(x),
                        Some(other) => {
                            let error = super::wrong_type("double", &other);
                            return Err(self.at(ip, error));
                        }
                        None => self.numbers.push(0.0),
                    },
                    Op::DuplicateValue => {
                        let value = self.values.last().cloned().unwrap_or(Value::Object(None));
                        self.values.push(value);
                    }
                    Op::ValueEqual(negate) => {
                        let right = self.values.pop();
                        let left = self.values.pop();
                        let same = check!(self.same(left, right));
                        self.numbers.push(f64::from(u8::from(same != negate)));
                    }

                    Op::PrintNumber => {
                        let x = self.pop();
                        self.print_number(host, x);
                    }
                    Op::PrintValue => {
                        let value = self.values.pop().unwrap_or(Value::Object(None));
                        check!(self.print_value(host, &value));
                    }
                    Op::PrintString => {
                        let value = self.values.pop().unwrap_or(Value::Object(None));
                        let text = check!(self.show(host, &value));
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
                        check!(self.print_value(host, &value));
                        host.print("\n");
                    }
                    Op::EchoString => {
                        let value = self.values.pop().unwrap_or(Value::Object(None));
                        let text = check!(self.show(host, &value));
                        host.print(&format!("{text}\n"));
                    }

                    Op::Call(want, n, symbol) => {
                        self.save(ip);
                        self.enter(host, symbol, usize::from(n), want, None)?;
                        continue 'frame;
                    }
                    Op::CallHost(want, n, function) => {
                        self.save(ip);
                        self.call_host(host, function, usize::from(n), want, &Default::default())?;
                        self.sweep_if_due(host);
                    }
                    Op::CallBuiltin(want, n, function) => {
                        self.save(ip);
                        self.call_builtin(host, function, usize::from(n), want)?;
                        self.sweep_if_due(host);
                    }
                    Op::New(n, class) => {
                        self.save(ip);
                        let class = code.strings.get(class as usize).cloned().unwrap_or_default();
                        self.begin_new(host, &class, usize::from(n))?;
                        continue 'frame;
                    }
                    Op::ReturnNumber => {
                        self.save(ip);
                        let x = self.pop();
                        if self.leave_function() {
                            self.numbers.push(x);
                        } else {
                            self.finish(host, Some(Value::Number(x)))?;
                        }
                        self.sweep_if_due(host);
                        continue 'frame;
                    }
                    Op::ReturnValue => {
                        self.save(ip);
                        let value = self.values.pop();
                        self.finish(host, value)?;
                        self.sweep_if_due(host);
                        continue 'frame;
                    }
                    Op::Return | Op::End => {
                        self.save(ip);
                        self.finish(host, None)?;
                        self.sweep_if_due(host);
                        continue 'frame;
                    }
                    Op::IteratorStatement => {
                        self.save(ip);
                        self.enter_loop_body(host)?;
                        continue 'frame;
                    }
                    Op::CallIterator(n, symbol) => {
                        self.save(ip);
                        self.enter(host, symbol, usize::from(n), Want::Nothing, None)?;
                        if let Some(frame) = self.frames.last_mut() {
                            frame.loop_body = Some(ip + 1);
                        }
                        continue 'frame;
                    }
                    Op::MemberIterator(site) => {
                        self.save(ip);
                        if self.member(host, &code, site, Want::Nothing)? == Flow::Entered {
                            if let Some(frame) = self.frames.last_mut() {
                                frame.loop_body = Some(ip + 1);
                            }
                            continue 'frame;
                        }
                        return Err(HocError::new("only an iterator can be used in a for statement"));
                    }
                    Op::BodyEnd => {
                        self.leave_frame(host);
                        continue 'frame;
                    }
                    Op::BodyBreak => {
                        self.leave_frame(host);
                        self.leave_frame(host);
                        continue 'frame;
                    }
                    Op::Fail(text) => {
                        let text = code.strings.get(text as usize).cloned().unwrap_or_default();
                        return Err(self.at(ip, HocError::new(text.to_string())));
                    }
                    Op::Stop => {
                        let stop = HocError { stop: true, ..HocError::new("stop") };
                        return Err(self.at(ip, stop));
                    }

                    Op::Member(want, site) => {
                        self.save(ip);
                        if want == Want::Number
                            && let Some((class, field)) = self.known_field(&code, site, AssignOperator::Set)
                        {
                            let index = self.pop();
                            if let Some(Value::Object(Some(object))) = self.values.pop() {
                                let place = host.field(self, &object, class, field, &[index])?;
                                let x = host.read(self, place)?;
                                self.numbers.push(x);
                            }
                            continue;
                        }
                        if self.member(host, &code, site, want)? == Flow::Entered {
                            continue 'frame;
                        }
                        self.sweep_if_due(host);
                    }
                    Op::SetMemberNumber(operator, site) => {
                        self.save(ip);
                        if let Some((class, field)) = self.known_field(&code, site, operator) {
                            let x = self.pop();
                            let index = self.pop();
                            if let Some(Value::Object(Some(object))) = self.values.pop() {
                                let place = host.field(self, &object, class, field, &[index])?;
                                host.write(self, place, x)?;
                            }
                            self.numbers.push(x);
                            continue;
                        }
                        self.set_member_number(host, &code, site, operator)?;
                    }
                    Op::SetMemberValue(operator, site) => {
                        self.save(ip);
                        self.set_member_value(host, &code, site, operator)?;
                        self.sweep_if_due(host);
                    }
                    Op::MemberAddress(site) => {
                        self.save(ip);
                        self.member_address(host, &code, site)?;
                    }
                    other => {
                        self.save(ip);
                        if let Some(target) = self.world(host, &code, other)? {
                            ip = target as usize;
                        }
                    }
                }
            }
            // Behind the last instruction: as a return.
            self.save(ip);
            self.finish(host, None)?;
        }
        Ok(())
    }

    #[inline(always)]
    pub(super) fn sweep_if_due(&mut self, host: &mut dyn Host) {
        if self.sweep_is_due() {
            self.sweep(host);
        }
    }

    fn local_object_slot(&self, local: u32) -> usize {
        self.frames.last().map_or(usize::MAX, |frame| frame.values + frame.n_arguments + local as usize)
    }

    /// Runs the caller's loop body in the middle of an iterator.
    fn enter_loop_body(&mut self, host: &mut dyn Host) -> Result<(), HocError> {
        let n = self.frames.len();
        let body = self.frames.last().and_then(|frame| frame.loop_body);
        let caller = n.checked_sub(2).and_then(|ix| self.frames.get(ix));
        let (Some(body), Some(caller)) = (body, caller) else {
            return Err(HocError::new("iterator_statement outside a for statement"));
        };
        if n >= super::MAX_FRAMES {
            return Err(HocError::new("call nested too deeply, increase with -NFRAME framesize option"));
        }
        let frame = Frame {
            code: caller.code.clone(),
            ip: body,
            numbers: caller.numbers,
            values: caller.values,
            n_arguments: caller.n_arguments,
            numbers_floor: self.numbers.len(),
            values_floor: self.values.len(),
            this: caller.this.clone(),
            want: Want::Nothing,
            scopes: self.scopes.len(),
            sections: host.section_depth(),
            body: true,
            loop_body: None,
            makes: None,
        };
        self.frames.push(frame);
        Ok(())
    }

    pub(super) fn pop_object(&mut self) -> Result<Option<crate::value::Object>, HocError> {
        match self.values.pop() {
            Some(Value::Object(object)) => Ok(object),
            Some(Value::ObjectPlace(place)) => Ok(self.object(place).flatten()),
            Some(other) => Err(super::wrong_type("Object**", &other)),
            None => Ok(None),
        }
    }

    pub(super) fn pop_pointer(&mut self) -> Result<Pointer, HocError> {
        match self.values.pop() {
            Some(Value::Pointer(pointer)) => Ok(pointer),
            Some(other) => Err(super::wrong_type("data_handle<double>", &other)),
            None => Err(HocError::new("no pointer")),
        }
    }

    fn pop_string(&mut self, _host: &mut dyn Host) -> Result<std::rc::Rc<str>, HocError> {
        match self.values.pop() {
            Some(value) => self.value_string(&value).ok_or_else(|| super::wrong_type("char**", &value)),
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
