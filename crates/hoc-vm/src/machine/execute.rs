//! The interpreter: one loop over instructions. Number code is done here, with the height of the stack of numbers in a
//! local variable; everything else in `stack_values` and `world`, which see the stack as it really is.

use super::arithmetic::{binary, fails, holds};
use super::members::Flow;
use super::{NO_SECTIONS, Vm};
use crate::builtins;
use crate::code::{Op, Variable, Want, Where};
use crate::error::HocError;
use crate::host::Host;
use crate::storage::Cell;
use crate::value::Value;
use hoc_syntax::ast::{AssignOperator, BinaryOperator};

impl Vm {
    /// Runs until the frame at `floor` is done. On an error the frames above are gone, and the error knows its place.
    pub(super) fn execute(&mut self, host: &mut dyn Host, floor: usize) -> Result<(), HocError> {
        if self.frames.len() <= floor {
            return Ok(());
        }
        let result = self.interpret(host, floor);
        result.map_err(|error| {
            let error = self.annotate(host, error);
            let depth = self.frames.get(floor).map_or(NO_SECTIONS, |frame| frame.sections);
            self.unwind(host, floor);
            if depth != NO_SECTIONS {
                host.truncate_sections(depth as usize);
            }
            error
        })
    }

    fn unwind(&mut self, host: &mut dyn Host, floor: usize) {
        while self.frames.len() > floor {
            self.leave_frame(host);
        }
    }

    #[inline(always)]
    fn save(&mut self, ip: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.ip = ip as u32;
        }
    }

    #[allow(clippy::too_many_lines)] // the dispatch
    fn interpret(&mut self, host: &mut dyn Host, floor: usize) -> Result<(), HocError> {
        'frame: while self.frames.len() > floor {
            let Some(frame) = self.frames.last() else { return Ok(()) };
            let code = frame.code.clone();
            let base = frame.numbers as usize;
            let arguments = frame.values as usize;
            let n_arguments = frame.n_arguments as usize;
            let ops = code.ops.as_slice();
            let constants = code.numbers.as_slice();
            let mut ip = frame.ip as usize;
            // Height of the stack of numbers; `apart!` and `leave!` tell it to the stack.
            let mut top = self.numbers.len();
            macro_rules! leave {
                () => {
                    self.numbers.set_len(top);
                    self.save(ip);
                };
            }
            macro_rules! fail {
                ($error:expr) => {{
                    let error = $error;
                    leave!();
                    return Err(error);
                }};
            }
            macro_rules! apart {
                ($call:expr) => {{
                    leave!();
                    let result = $call?;
                    top = self.numbers.len();
                    result
                }};
            }
            macro_rules! push {
                ($x:expr) => {{
                    let x = $x;
                    self.numbers.put(top, x);
                    top += 1;
                }};
            }
            macro_rules! pop {
                () => {{
                    top = top.wrapping_sub(1);
                    self.numbers.at(top)
                }};
            }
            macro_rules! computed {
                ($operator:expr, $a:expr, $b:expr) => {
                    match binary($operator, $a, $b, self.epsilon) {
                        Some(x) => x,
                        None => fail!(fails($operator)),
                    }
                };
            }
            macro_rules! local {
                ($local:expr) => {
                    self.numbers.at(base + $local as usize)
                };
            }
            macro_rules! set_local {
                ($local:expr, $x:expr) => {
                    self.numbers.put(base + $local as usize, $x)
                };
            }
            macro_rules! constant {
                ($index:expr) => {
                    constants.get($index as usize).copied().unwrap_or(0.0)
                };
            }
            macro_rules! element {
                ($site:expr, $variable:expr, $index:expr) => {{
                    let (site, variable, index) = ($site, $variable, $index);
                    let known = self.known_element(&code, site, variable);
                    match known.and_then(|(id, class, field)| host.quick_read(id, class, field, index)) {
                        Some(x) => push!(x),
                        None => {
                            push!(index);
                            self.push_referred(variable);
                            if apart!(self.member(host, &code, u32::from(site), Want::Number))
                                == Flow::Entered
                            {
                                continue 'frame;
                            }
                            self.sweep_if_due(host);
                        }
                    }
                }};
            }
            macro_rules! set_element {
                ($site:expr, $variable:expr, $index:expr, $x:expr) => {{
                    let (site, variable, index, x) = ($site, $variable, $index, $x);
                    let known = self.known_element(&code, site, variable);
                    let quick = |(id, class, field)| host.quick_write(id, class, field, index, x);
                    if !known.is_some_and(quick) {
                        push!(index);
                        push!(x);
                        self.push_referred(variable);
                        apart!(self.set_member_number(host, &code, u32::from(site), AssignOperator::Set));
                        top = top.wrapping_sub(1);
                        self.sweep_if_due(host);
                    }
                }};
            }
            while let Some(op) = ops.get(ip) {
                ip += 1;
                match *op {
                    Op::Const(index) => push!(constant!(index)),
                    Op::Local(local) => push!(local!(local)),
                    Op::Global(cell) => match self.storage.get(cell) {
                        Cell::Number(x) => push!(*x),
                        _ => fail!(self.not_a_number(Variable::global(cell))),
                    },
                    Op::Field(field) => {
                        let variable = Variable::field(field);
                        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                        match self.storage.get(cell) {
                            Cell::Number(x) => push!(*x),
                            _ => fail!(self.not_a_number(variable)),
                        }
                    }
                    Op::SetLocal(local) => set_local!(local, pop!()),
                    Op::SetGlobal(cell) => {
                        let x = pop!();
                        match self.storage.get_mut(cell) {
                            Some(Cell::Number(old)) => *old = x,
                            _ => apart!(self.first_number(Variable::global(cell), x)),
                        }
                    }
                    Op::SetField(field) => {
                        let x = pop!();
                        let variable = Variable::field(field);
                        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
                        match self.storage.get_mut(cell) {
                            Some(Cell::Number(old)) => *old = x,
                            _ => apart!(self.first_number(variable, x)),
                        }
                    }
                    Op::Modify(operator, variable) => match (variable.place(), operator) {
                        (Where::Local(local), AssignOperator::Add | AssignOperator::Subtract) => {
                            let x = pop!();
                            let x = if operator == AssignOperator::Add { x } else { -x };
                            let x = local!(local) + x;
                            set_local!(local, x);
                            push!(x);
                        }
                        _ => apart!(self.modify(base, operator, variable)),
                    },
                    Op::AddLocal(local) => {
                        let x = pop!();
                        set_local!(local, local!(local) + x);
                    }
                    Op::LocalConstTo(operator, to, local, index) => {
                        let x = computed!(operator, local!(local), constant!(index));
                        set_local!(to, x);
                    }
                    Op::Duplicate => push!(self.numbers.at(top.wrapping_sub(1))),
                    Op::DropNumber => top = top.wrapping_sub(1),
                    Op::DropValue => {
                        let value = self.values.pop();
                        drop(value);
                        if self.sweep_is_due() {
                            leave!();
                            self.sweep(host);
                        }
                    }
                    Op::Index(cell) => {
                        let at = pop!();
                        match self.flat_element(cell, at) {
                            Some(x) => push!(*x),
                            None => {
                                top += 1;
                                let x = apart!(self.index_any(1, Variable::global(cell)));
                                push!(x);
                            }
                        }
                    }
                    Op::IndexLocal(local, cell) => {
                        let at = local!(local);
                        match self.flat_element(cell, at) {
                            Some(x) => push!(*x),
                            None => {
                                push!(at);
                                let x = apart!(self.index_any(1, Variable::global(cell)));
                                push!(x);
                            }
                        }
                    }
                    Op::SetIndexLocal(local, cell) => {
                        let x = pop!();
                        let at = local!(local);
                        match self.flat_element(cell, at) {
                            Some(old) => *old = x,
                            None => {
                                push!(at);
                                apart!(self.set_index(1, Variable::global(cell), AssignOperator::Set, x));
                            }
                        }
                    }
                    Op::SetIndex(cell) => {
                        let x = pop!();
                        let at = pop!();
                        match self.flat_element(cell, at) {
                            Some(old) => *old = x,
                            None => {
                                push!(at);
                                apart!(self.set_index(1, Variable::global(cell), AssignOperator::Set, x));
                            }
                        }
                    }
                    Op::Binary(operator) => {
                        let b = pop!();
                        let a = pop!();
                        push!(computed!(operator, a, b));
                    }
                    Op::Power => {
                        let b = pop!();
                        let a = pop!();
                        let Some(x) = builtins::power(a, b) else { fail!(fails(BinaryOperator::Power)) };
                        if builtins::is_power_out_of_range(a, b, x) {
                            leave!();
                            self.warn_of_range(host, "exponentiation");
                        }
                        push!(x);
                    }
                    Op::BinaryConst(operator, index) => {
                        let a = pop!();
                        push!(computed!(operator, a, constant!(index)));
                    }
                    Op::BinaryLocal(operator, local) => {
                        let a = pop!();
                        push!(computed!(operator, a, local!(local)));
                    }
                    Op::LocalConst(operator, local, index) => {
                        push!(computed!(operator, local!(local), constant!(index)));
                    }
                    Op::Negate => {
                        let x = pop!();
                        push!(-x);
                    }
                    Op::Not => {
                        let x = pop!();
                        push!(f64::from(u8::from(x == 0.0)));
                    }
                    Op::Math(function) => {
                        let x = pop!();
                        match builtins::apply_math_with(function, x, self.epsilon) {
                            Some(y) => {
                                if builtins::is_out_of_range(function, x) {
                                    leave!();
                                    self.warn_of_range(
                                        host,
                                        builtins::MATH.get(function as usize).unwrap_or(&""),
                                    );
                                }
                                push!(y);
                            }
                            None => fail!(builtins::out_of_domain(function)),
                        }
                    }
                    Op::Jump(target) => {
                        if (target as usize) < ip && self.is_interrupted(host) {
                            fail!(HocError::new("interrupted"));
                        }
                        ip = target as usize;
                    }
                    Op::JumpFalse(target) => {
                        if pop!() == 0.0 {
                            ip = target as usize;
                        }
                    }
                    Op::JumpUnless(operator, target) => {
                        let b = pop!();
                        let a = pop!();
                        if !holds(operator, a, b, self.epsilon) {
                            ip = target as usize;
                        }
                    }
                    Op::JumpUnlessLocalConst(operator, local, index, target) => {
                        if !holds(operator, local!(local), constant!(index), self.epsilon) {
                            ip = target as usize;
                        }
                    }
                    Op::JumpUnlessConst(operator, index, target) => {
                        let a = pop!();
                        if !holds(operator, a, constant!(index), self.epsilon) {
                            ip = target as usize;
                        }
                    }
                    Op::ForBegin(hidden, variable) => {
                        let end = pop!() + self.epsilon;
                        let begin = pop!();
                        set_local!(hidden, end);
                        apart!(self.set_variable(base, variable, begin));
                    }
                    Op::ForTest(local, hidden, target) => {
                        let goes_on = local!(local) <= local!(hidden);
                        if !goes_on {
                            ip = target as usize;
                        }
                    }
                    Op::ForNext(local, hidden, target) => {
                        let x = local!(local) + 1.0;
                        set_local!(local, x);
                        if x <= local!(hidden) {
                            if self.is_interrupted(host) {
                                fail!(HocError::new("interrupted"));
                            }
                            ip = target as usize;
                        }
                    }
                    Op::ForTestAny(hidden, target) => {
                        let x = pop!();
                        let goes_on = x <= local!(hidden);
                        if !goes_on {
                            ip = target as usize;
                        }
                    }

                    Op::Argument(index) => {
                        let slot = (index as usize).wrapping_sub(1);
                        match self.values.get(arguments.wrapping_add(slot)) {
                            Some(Value::Number(x)) if slot < n_arguments => push!(*x),
                            _ => {
                                let x = apart!(self.number_argument_at(index));
                                push!(x);
                            }
                        }
                    }
                    Op::ArgumentConst(operator, index, constant) => {
                        let slot = usize::from(index).wrapping_sub(1);
                        let a = match self.values.get(arguments.wrapping_add(slot)) {
                            Some(Value::Number(x)) if slot < n_arguments => *x,
                            _ => apart!(self.number_argument_at(u32::from(index))),
                        };
                        push!(computed!(operator, a, constant!(constant)));
                    }
                    Op::Object(variable) => self.push_referred(variable),
                    Op::PassNumber => {
                        let x = pop!();
                        self.push_number(x);
                    }
                    Op::PassLocal(local) => self.push_number(local!(local)),
                    Op::PassConst(index) => self.push_number(constant!(index)),
                    Op::PassLocalConst(operator, local, index) => {
                        let x = computed!(operator, local!(local), constant!(index));
                        self.push_number(x);
                    }
                    Op::ToNumber => match self.values.pop() {
                        Some(Value::Number(x)) => push!(x),
                        Some(other) => fail!(super::wrong_type("double", &other)),
                        None => push!(0.0),
                    },

                    Op::Call(want, n, symbol) => {
                        leave!();
                        self.enter(host, symbol, usize::from(n), want, None)?;
                        continue 'frame;
                    }
                    Op::CallHost(want, n, function) => {
                        apart!(self.call_host(host, function, usize::from(n), want, &Default::default()));
                        self.sweep_if_due(host);
                    }
                    Op::CallBuiltin(want, n, function) => {
                        apart!(self.call_builtin(host, function, usize::from(n), want));
                        self.sweep_if_due(host);
                    }
                    Op::New(n, class) => {
                        leave!();
                        let class = code.strings.get(class as usize).cloned().unwrap_or_default();
                        self.begin_new(host, &class, usize::from(n))?;
                        continue 'frame;
                    }
                    Op::ReturnNumber => {
                        let x = pop!();
                        leave!();
                        if self.leave_function() {
                            self.numbers.push(x);
                        } else {
                            self.finish(host, Some(Value::Number(x)))?;
                        }
                        self.sweep_if_due(host);
                        continue 'frame;
                    }
                    Op::ReturnLocal(local) => {
                        let x = local!(local);
                        leave!();
                        if self.leave_function() {
                            self.numbers.push(x);
                        } else {
                            self.finish(host, Some(Value::Number(x)))?;
                        }
                        self.sweep_if_due(host);
                        continue 'frame;
                    }
                    Op::ReturnValue => {
                        leave!();
                        let value = self.values.pop();
                        self.finish(host, value)?;
                        self.sweep_if_due(host);
                        continue 'frame;
                    }
                    Op::Return | Op::End => {
                        leave!();
                        self.finish(host, None)?;
                        self.sweep_if_due(host);
                        continue 'frame;
                    }
                    Op::IteratorStatement(_) => {
                        leave!();
                        self.enter_loop_body(host)?;
                        continue 'frame;
                    }
                    Op::CallIterator(n, symbol) => {
                        leave!();
                        self.enter(host, symbol, usize::from(n), Want::Nothing, None)?;
                        if let Some(frame) = self.frames.last_mut() {
                            frame.extra().loop_body = Some(ip as u32 + 1);
                        }
                        continue 'frame;
                    }
                    Op::MemberIterator(site) => {
                        leave!();
                        if self.member(host, &code, site, Want::Nothing)? == Flow::Entered {
                            if let Some(frame) = self.frames.last_mut() {
                                frame.extra().loop_body = Some(ip as u32 + 1);
                            }
                            continue 'frame;
                        }
                        return Err(HocError::new("only an iterator can be used in a for statement"));
                    }
                    Op::BodyEnd => {
                        leave!();
                        self.leave_frame(host);
                        continue 'frame;
                    }
                    Op::BodyBreak => {
                        leave!();
                        self.break_body(host);
                        continue 'frame;
                    }

                    Op::Member(want, site) => {
                        if want == Want::Number
                            && let Some((class, field)) = self.known_field(&code, site, AssignOperator::Set)
                        {
                            let index = pop!();
                            if let Some(Value::Object(Some(object))) = self.values.pop() {
                                let place = apart!(host.field(self, &object, class, field, &[index]));
                                let x = apart!(host.read(self, place));
                                push!(x);
                            }
                            continue;
                        }
                        if apart!(self.member(host, &code, site, want)) == Flow::Entered {
                            continue 'frame;
                        }
                        self.sweep_if_due(host);
                    }
                    Op::Element(site, variable) => {
                        let index = pop!();
                        element!(site, variable, index);
                    }
                    Op::ElementLocal(local, site, variable) => {
                        let index = local!(local);
                        element!(site, variable, index);
                    }
                    Op::SetElement(site, variable) => {
                        let x = pop!();
                        let index = pop!();
                        set_element!(site, variable, index, x);
                    }
                    Op::SetElementLocal(local, site, variable) => {
                        let x = pop!();
                        let index = local!(local);
                        set_element!(site, variable, index, x);
                    }
                    Op::SetMemberNumber(operator, site) => {
                        if let Some((class, field)) = self.known_field(&code, site, operator) {
                            let x = pop!();
                            let index = pop!();
                            if let Some(Value::Object(Some(object))) = self.values.pop() {
                                let place = apart!(host.field(self, &object, class, field, &[index]));
                                apart!(host.write(self, place, x));
                            }
                            push!(x);
                            continue;
                        }
                        apart!(self.set_member_number(host, &code, site, operator));
                    }
                    other => {
                        if let Some(target) = apart!(self.on_values(host, &code, other)) {
                            ip = target as usize;
                        }
                    }
                }
            }
            // Behind the last instruction: as a return.
            leave!();
            self.finish(host, None)?;
        }
        Ok(())
    }
}
