//! Instructions about what lies outside the number code: sections, the host's variables, declarations.

use super::sections::combine;
use super::{Scope, Vm};
use crate::code::{Code, Op};
use crate::error::HocError;
use crate::host::{Host, HostPointer};
use crate::storage::{Array, Cell};
use crate::symbols::Kind;
use crate::value::{Pointer, Value};
use hoc_syntax::ast::AssignOperator;

/// So many copies, if there is memory for them.
fn filled<T: Clone>(value: T, n: usize) -> Result<Vec<T>, HocError> {
    let mut data = Vec::new();
    data.try_reserve_exact(n).map_err(|_| HocError::new("Not enough space for array"))?;
    data.resize(n, value);
    Ok(data)
}

impl Vm {
    /// Instructions about sections, the host's variables and declarations. Gives the target of a jump taken.
    pub(super) fn world(
        &mut self,
        host: &mut dyn Host,
        code: &Code,
        op: Op,
    ) -> Result<Option<u32>, HocError> {
        let pointer = |index: u32| {
            code.pointers.get(index as usize).copied().ok_or_else(|| HocError::new("no such variable"))
        };
        match op {
            Op::EnterSection(n, variable) => {
                let section = self.pop_section_variable(host, usize::from(n), variable);
                let section = self.or_stand_in(host, section)?;
                self.enter_section(host, section)?;
            }
            Op::EnterValue => match self.values.pop() {
                Some(Value::Section(section)) => self.enter_section(host, section)?,
                _ => self.scopes.push(Scope::Nothing),
            },
            Op::Leave(n) => self.leave_scopes(host, n as usize),
            Op::LeaveOpen(over_sections, n) => self.leave_open(host, over_sections, n as usize),
            Op::Sections(listed) => {
                let list = if listed { self.values.pop() } else { None };
                self.open_sections(host, list)?;
            }
            Op::NextSection(target) => {
                if self.is_interrupted(host) {
                    return Err(HocError::new("interrupted"));
                }
                if !self.next_section(host)? {
                    return Ok(Some(target));
                }
            }
            Op::Segments(given) => {
                let ends = !given || self.pop().abs() >= self.epsilon;
                self.open_segments(host, ends)?;
            }
            Op::NextSegment(target) => {
                if !self.next_segment() {
                    return Ok(Some(target));
                }
            }
            Op::IfSection => {
                let value = self.values.pop().unwrap_or(Value::Object(None));
                let value = self.settled(value);
                let matches = host.section_matches(self, &value)?;
                self.numbers.push(f64::from(u8::from(matches)));
            }
            Op::Section(n, variable) => {
                let section = self.pop_section_variable(host, usize::from(n), variable);
                let section = self.or_stand_in(host, section)?;
                self.values.push(Value::Section(section));
            }
            Op::NamedSection(text) => {
                let text = code.strings.get(text as usize).cloned().unwrap_or_default();
                let section = host.named_section(&text);
                let section = section.ok_or_else(|| HocError::new(format!("{text} is not a section")))?;
                self.values.push(Value::Section(section));
            }
            Op::Access => {
                let section = self.pop_section()?;
                let before = host.section_depth();
                host.access_section(section)?;
                self.accessed(host.section_depth().saturating_sub(before));
            }
            Op::Connect => self.connect(host, false)?,
            Op::ConnectHere => self.connect(host, true)?,
            Op::Insert(mechanism) => host.insert(self, mechanism)?,
            Op::Uninsert(mechanism) => host.uninsert(self, mechanism)?,
            Op::Property(property) => {
                let x = host.section_property(property)?;
                self.numbers.push(x);
            }
            Op::SetProperty(operator, property) => {
                let mut x = self.pop();
                if operator != AssignOperator::Set {
                    x = combine(operator, host.section_property(property)?, x)?;
                }
                host.set_section_property(property, x)?;
                self.numbers.push(x);
            }
            Op::Range(flags, variable) => {
                let place = self.pop_range_place(host, flags, variable)?;
                let x = host.read(self, place)?;
                self.numbers.push(x);
            }
            Op::SetRange(operator, flags, variable) => self.set_range(host, operator, flags, variable)?,
            Op::Ramp(operator, flags, variable) => self.ramp(host, operator, flags, variable)?,
            Op::PropertyAddress(property) => {
                let place = host.section_property_place(property)?;
                self.values.push(Value::Pointer(Pointer::Host(place)));
            }
            Op::RangeAddress(flags, variable) => {
                let place = self.pop_range_place(host, flags, variable)?;
                self.values.push(Value::Pointer(Pointer::Host(place)));
            }
            Op::SetPointerRange(flags, variable) => {
                let source = self.pop_pointer()?;
                let x = if flags & 2 != 0 { self.pop() } else { 0.5 };
                host.set_pointer_range(variable, x, &source)?;
            }
            Op::SetPointerMember(name) => {
                let source = self.pop_pointer()?;
                let name = code.strings.get(name as usize).cloned().unwrap_or_default();
                let object = self.pop_object()?;
                let object =
                    object.ok_or_else(|| HocError::new(format!("'{name}' object prefix is nullptr")))?;
                host.set_pointer_member(self, &object, &name, &source)?;
            }
            Op::HostNumber(index) => {
                let x = host.read(self, pointer(index)?)?;
                self.numbers.push(x);
            }
            Op::HostElement(index) => {
                let place = self.pop_host_element(host, pointer(index)?)?;
                let x = host.read(self, place)?;
                self.numbers.push(x);
            }
            Op::SetHostNumber(operator, index) => {
                let place = pointer(index)?;
                self.set_host(host, operator, place, None)?;
            }
            Op::SetHostElement(operator, index) => {
                let x = self.pop();
                let place = self.pop_host_element(host, pointer(index)?)?;
                self.set_host(host, operator, place, Some(x))?;
            }
            Op::HostAddress(element, index) => {
                let place = pointer(index)?;
                let place = if element { self.pop_host_element(host, place)? } else { place };
                self.values.push(Value::Pointer(Pointer::Host(place)));
            }
            other => self.declare(host, other)?,
        }
        Ok(None)
    }

    /// `access` put so many sections under everything: no frame or scope may take them away again.
    pub(super) fn accessed(&mut self, more: usize) {
        for frame in self.frames.iter_mut().filter(|frame| frame.sections != super::NO_SECTIONS) {
            frame.sections += super::height(more);
        }
        for scope in &mut self.scopes {
            if let Some(depth) = scope.depth() {
                *depth += more;
            }
        }
    }

    pub(super) fn set_host(
        &mut self,
        host: &mut dyn Host,
        operator: AssignOperator,
        place: HostPointer,
        x: Option<f64>,
    ) -> Result<(), HocError> {
        let x = x.unwrap_or_else(|| self.pop());
        let x = self.assign_place(host, operator, place, x)?;
        self.numbers.push(x);
        Ok(())
    }

    /// `place op= x`; gives the new value.
    pub(super) fn assign_place(
        &mut self,
        host: &mut dyn Host,
        operator: AssignOperator,
        place: HostPointer,
        x: f64,
    ) -> Result<f64, HocError> {
        let x = match operator {
            AssignOperator::Set => x,
            _ => combine(operator, host.read(self, place)?, x)?,
        };
        host.write(self, place, x)?;
        Ok(x)
    }

    pub(super) fn pop_host_element(
        &mut self,
        host: &mut dyn Host,
        place: HostPointer,
    ) -> Result<HostPointer, HocError> {
        let index = self.pop() + self.epsilon;
        if index < 0.0 || index > f64::from(u32::MAX) {
            return Err(HocError::new(format!("index {index} out of range")));
        }
        Ok(host.element(place, index as u32))
    }

    pub(super) fn declare(&mut self, host: &mut dyn Host, op: Op) -> Result<(), HocError> {
        let (n, id) = match op {
            Op::DeclareString(id) | Op::Delete(id) => (0, id),
            Op::DeclareObject(n, id) | Op::DeclareArray(n, id) | Op::Create(n, id) => (usize::from(n), id),
            _ => return Err(HocError::new("unknown instruction")),
        };
        let variable = self.variable(id);
        match op {
            Op::Create(..) => return self.create(host, n, id),
            Op::Delete(_) => {
                if let Some(symbol) = self.symbols.get_mut(id as usize) {
                    symbol.kind = Kind::Undefined;
                    symbol.dimensions = 0;
                }
            }
            _ => {}
        }
        let dimensions = self.pop_dimensions(n, id)?;
        let total: usize = dimensions.iter().map(|size| *size as usize).product();
        let Some(cell) = self.cell_of(variable) else {
            return Err(HocError::new("declaration without an object"));
        };
        let data = match op {
            Op::DeclareString(_) => Cell::String("".into()),
            Op::DeclareArray(..) => Cell::Array(Box::new(Array { dimensions, data: filled(0.0, total)? })),
            Op::DeclareObject(..) if n > 0 => {
                Cell::Objects(Box::new(Array { dimensions, data: filled(None, total)? }))
            }
            Op::DeclareObject(..) => Cell::Object(None),
            _ => Cell::Undefined,
        };
        let old = self.storage.get_mut(cell).map(std::mem::take);
        self.storage.put(cell, data);
        match old {
            Some(Cell::Object(object)) => self.let_go(object),
            Some(Cell::Objects(array)) => array.data.into_iter().for_each(|object| self.let_go(object)),
            _ => {}
        }
        self.sweep_if_due(host);
        Ok(())
    }
}
