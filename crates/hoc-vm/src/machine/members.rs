//! `object.name`: looked up once per class and place in the code, then remembered there.

use super::sections::combine;
use super::{ClassRef, Vm, wrong_type};
use crate::code::{Cached, Code, Meaning, Site, Want};
use crate::error::HocError;
use crate::host::{Host, HostName, HostPointer, Member, SectionRef};
use crate::storage::{Cell, flatten};
use crate::symbols::{Kind, SymbolId};
use crate::value::{Object, Place, Pointer, Value};
use hoc_syntax::ast::AssignOperator;
use std::rc::Rc;

/// Indices of a member: rarely more than two.
const MAX_INDICES: usize = 6;

/// What is left of the dot.
enum Base {
    Object(Object),
    Section(SectionRef),
}

/// Did a member call enter a procedure (which will leave the result), or is it done?
#[derive(PartialEq)]
pub(super) enum Flow {
    Done,
    Entered,
}

/// Storage behind a member.
enum Target {
    Cell(u32, Option<usize>),
    Host(HostPointer),
}

impl Vm {
    fn base(&self, value: Option<&Value>, name: &str) -> Result<Base, HocError> {
        match value {
            Some(Value::Object(Some(object))) => Ok(Base::Object(object.clone())),
            Some(Value::Section(section)) => Ok(Base::Section(*section)),
            Some(Value::ObjectPlace(place)) => match self.object(*place) {
                Some(Some(object)) => Ok(Base::Object(object)),
                _ => Err(null(name)),
            },
            Some(Value::Object(None)) => Err(null(name)),
            Some(other) => Err(wrong_type("Object*", other)),
            None => Err(null(name)),
        }
    }

    /// Class and field of `object.field[i]`, object on top of v, where the site has seen the class before.
    #[inline]
    pub(super) fn known_field(&self, code: &Code, site: u32, operator: AssignOperator) -> Option<(u32, u32)> {
        let site = code.sites.get(site as usize)?;
        let cached = site.cache.get();
        let Meaning::HostField(field, true) = cached.meaning else { return None };
        if site.indices != 1 || site.arguments.is_some() || operator != AssignOperator::Set {
            return None;
        }
        let Some(Value::Object(Some(object))) = self.values.last() else { return None };
        match self.heap.get(object.id())?.class {
            ClassRef::Host(class) if ClassRef::Host(class).key() == cached.class => Some((class, field)),
            _ => None,
        }
    }

    /// What `name` means for the class of `object`.
    fn meaning(&mut self, host: &mut dyn Host, site: &Site, object: &Object) -> Result<Meaning, HocError> {
        let class = self.class(object).ok_or_else(|| null(&site.name))?;
        let cached = site.cache.get();
        if cached.class == class.key() {
            return Ok(cached.meaning);
        }
        let meaning = match class {
            ClassRef::Host(class) => match host.member(class, &site.name) {
                Some(Member::Method(method, returns)) => Meaning::HostMethod(method, returns),
                Some(Member::Field(field, indexed)) => Meaning::HostField(field, indexed),
                Some(Member::Dynamic) => Meaning::HostDynamic,
                None => return Err(self.not_public(host, &site.name, object)),
            },
            ClassRef::Template(_) => self.template_meaning(host, &site.name, object)?,
        };
        site.cache.set(Cached { class: class.key(), meaning });
        Ok(meaning)
    }

    fn not_public(&self, host: &mut dyn Host, name: &str, object: &Object) -> HocError {
        let text = format!("'{name}' not a public member of '{}'", self.class_name(object));
        if self.messages {
            host.report(&format!("{text}\n"));
        }
        HocError::new(text)
    }

    fn template_meaning(
        &mut self,
        host: &mut dyn Host,
        name: &str,
        object: &Object,
    ) -> Result<Meaning, HocError> {
        let found = self
            .template_symbol(object, name)
            .filter(|id| self.symbols.get(*id as usize).is_some_and(|symbol| symbol.public));
        let Some(id) = found else { return Err(self.not_public(host, name, object)) };
        match self.symbols.get(id as usize).map(|symbol| symbol.kind.clone()) {
            Some(Kind::Procedure(..)) => Ok(Meaning::Procedure(id)),
            Some(Kind::External(outer)) => match self.variable(outer).place() {
                crate::code::Where::Global(cell) => Ok(Meaning::Global(cell)),
                _ => Err(HocError::new(format!("{name}: can't push that type onto stack"))),
            },
            Some(Kind::Number | Kind::String | Kind::Object | Kind::Section) => {
                self.variable(id);
                Ok(Meaning::Field(self.symbols.get(id as usize).map_or(0, |symbol| symbol.slot)))
            }
            _ => Err(HocError::new(format!("{name}: can't push that type onto stack"))),
        }
    }

    /// `object.name[indices](arguments)`, read or called.
    pub(super) fn member(
        &mut self,
        host: &mut dyn Host,
        code: &Code,
        site: u32,
        want: Want,
    ) -> Result<Flow, HocError> {
        let Some(site) = code.sites.get(site as usize) else { return Err(null("")) };
        let n = usize::from(site.arguments.unwrap_or(0));
        let base = self.values.len().checked_sub(n + 1);
        let object = match self.base(base.and_then(|base| self.values.get(base)), &site.name)? {
            Base::Object(object) => object,
            Base::Section(section) => return self.section_member(host, site, section, want),
        };
        match self.meaning(host, site, &object)? {
            Meaning::HostMethod(method, _) => {
                let args = self.member_arguments(site);
                self.values.pop();
                self.call_host_method(host, site, &object, method, args, want)?;
            }
            Meaning::HostDynamic if site.arguments.is_some() => {
                let args = self.member_arguments(site);
                self.values.pop();
                self.call_host_method(host, site, &object, u32::MAX, args, want)?;
            }
            Meaning::HostDynamic => {
                let args = self.member_arguments(site);
                self.values.pop();
                let result = host.get_dynamic(self, &object, &site.name, &args);
                self.give_back(args);
                self.deliver(result?, want)?;
            }
            Meaning::HostField(..) => {
                let place = self.host_field(host, site, &object)?;
                self.values.pop();
                let x = host.read(self, place)?;
                self.deliver_number(x, want);
            }
            Meaning::Field(field) => {
                if self.is_this_field(&object, field) {
                    self.values.pop();
                    self.deliver(Value::Object(Some(object)), want)?;
                    return Ok(Flow::Done);
                }
                let cell = self.field_cell(object.id(), field).unwrap_or(u32::MAX);
                self.read_cell(site, cell, want)?;
            }
            Meaning::Global(cell) => self.read_cell(site, cell, want)?,
            Meaning::Procedure(id) => return self.enter_member(host, site, id, object, want),
            Meaning::Unknown => return Err(null(&site.name)),
        }
        Ok(Flow::Done)
    }

    fn enter_member(
        &mut self,
        host: &mut dyn Host,
        site: &Site,
        id: SymbolId,
        object: Object,
        want: Want,
    ) -> Result<Flow, HocError> {
        let n = usize::from(site.arguments.unwrap_or(0));
        let n = if site.indices > 0 { self.indices_to_arguments(site) } else { n };
        let base = self.values.len() - n - 1;
        self.values.remove(base);
        self.enter(host, id, n, want, Some(Some(object)))?;
        Ok(Flow::Entered)
    }

    /// Indices of what turned out to be a method become its arguments (`list.object[3]`).
    fn indices_to_arguments(&mut self, site: &Site) -> usize {
        let base = self.numbers.len().saturating_sub(usize::from(site.indices));
        for ix in base..self.numbers.len() {
            let x = self.numbers.get(ix).copied().unwrap_or(0.0);
            self.values.push(Value::Number(x));
        }
        self.numbers.truncate(base);
        usize::from(site.indices)
    }

    /// Arguments (or, for want of them, indices) of a member, taken off the stacks.
    fn member_arguments(&mut self, site: &Site) -> Vec<Value> {
        let n = if site.indices > 0 {
            self.indices_to_arguments(site)
        } else {
            usize::from(site.arguments.unwrap_or(0))
        };
        self.take_arguments(n)
    }

    fn call_host_method(
        &mut self,
        host: &mut dyn Host,
        site: &Site,
        object: &Object,
        method: u32,
        args: Vec<Value>,
        want: Want,
    ) -> Result<(), HocError> {
        let Some(ClassRef::Host(class)) = self.class(object) else { return Err(null(&site.name)) };
        let result = self.nested(|vm| host.call_method(vm, object, class, method, &site.name, &args));
        let result =
            result.map_err(|error| self.annotate_call(error, &self.object_name(object), &site.name, &args));
        self.give_back(args);
        self.deliver(result?, want)
    }

    /// The place of a field of a host object; takes indices off n (or, in the old style, arguments off v).
    fn host_field(
        &mut self,
        host: &mut dyn Host,
        site: &Site,
        object: &Object,
    ) -> Result<HostPointer, HocError> {
        let (indices, n) = self.pop_indices(site)?;
        let (Some(ClassRef::Host(class)), Meaning::HostField(field, _)) =
            (self.class(object), site.cache.get().meaning)
        else {
            return Err(null(&site.name));
        };
        host.field(self, object, class, field, indices.get(..n).unwrap_or_default())
    }

    fn pop_indices(&mut self, site: &Site) -> Result<([f64; MAX_INDICES], usize), HocError> {
        let mut indices = [0.0; MAX_INDICES];
        if let Some(n) = site.arguments {
            for slot in indices.get_mut(..usize::from(n)).ok_or_else(|| too_many(site))?.iter_mut().rev() {
                *slot = match self.values.pop() {
                    Some(Value::Number(x)) => x,
                    Some(other) => return Err(wrong_type("double", &other)),
                    None => return Err(too_many(site)),
                };
            }
            return Ok((indices, usize::from(n)));
        }
        let n = usize::from(site.indices);
        for slot in indices.get_mut(..n).ok_or_else(|| too_many(site))?.iter_mut().rev() {
            *slot = self.pop();
        }
        Ok((indices, n))
    }

    /// The element of a cell that a site's indices mean; None for a scalar.
    fn element_of(&mut self, site: &Site, cell: u32) -> Result<Option<usize>, HocError> {
        let (indices, n) = self.pop_indices(site)?;
        let dimensions: &[u32] = match self.storage.get(cell) {
            Cell::Array(array) => &array.dimensions,
            Cell::Objects(array) => &array.dimensions,
            Cell::Sections(array) => &array.dimensions,
            _ => &[],
        };
        if n == 0 {
            return Ok(if dimensions.is_empty() { None } else { Some(0) });
        }
        if dimensions.len() != n {
            return Err(too_many(site));
        }
        flatten(dimensions, indices.get(..n).unwrap_or_default(), self.epsilon).map(Some).map_err(
            |(ix, index)| {
                let size = dimensions.get(ix).copied().unwrap_or(0);
                HocError::new(format!("subscript {ix} index {index} of {} out of range {size}", site.name))
            },
        )
    }

    /// The field of a template's object: its value replaces the object on v.
    fn read_cell(&mut self, site: &Site, cell: u32, want: Want) -> Result<(), HocError> {
        if let (Cell::Number(x), 0, None) = (self.storage.get(cell), site.indices, site.arguments) {
            let x = *x;
            self.values.pop();
            self.deliver_number(x, want);
            return Ok(());
        }
        let element = self.element_of(site, cell)?;
        self.values.pop();
        let by_name = want == Want::Argument;
        let value = match self.storage.get(cell) {
            Cell::Number(x) => Value::Number(*x),
            Cell::Array(array) => Value::Number(array.data.get(element.unwrap_or(0)).copied().unwrap_or(0.0)),
            Cell::String(_) if by_name => Value::StringPlace(self.storage.place(cell, 0)),
            Cell::String(text) => Value::String(text.clone()),
            Cell::Object(_) | Cell::Objects(_) if by_name => {
                Value::ObjectPlace(self.storage.place(cell, element.unwrap_or(0)))
            }
            Cell::Object(object) => Value::Object(object.clone()),
            Cell::Objects(array) => Value::Object(array.data.get(element.unwrap_or(0)).cloned().flatten()),
            Cell::Sections(array) => match array.data.get(element.unwrap_or(0)) {
                Some(section) => Value::Section(*section),
                None => return Err(HocError::new("section was not created")),
            },
            Cell::Undefined => return Err(HocError::new(format!("undefined variable {}", site.name))),
        };
        self.deliver(value, want)
    }

    // ---- assigning ----

    fn target(
        &mut self,
        host: &mut dyn Host,
        site: &Site,
        object: &Object,
    ) -> Result<Option<Target>, HocError> {
        Ok(match self.meaning(host, site, object)? {
            Meaning::HostField(..) => Some(Target::Host(self.host_field(host, site, object)?)),
            Meaning::Field(field) => {
                let cell = self.field_cell(object.id(), field).unwrap_or(u32::MAX);
                Some(Target::Cell(cell, self.element_of(site, cell)?))
            }
            Meaning::Global(cell) => Some(Target::Cell(cell, self.element_of(site, cell)?)),
            Meaning::HostDynamic => None,
            _ => return Err(HocError::new("Cannot assign to left hand side")),
        })
    }

    /// `object.name... op n`; the value stays on n.
    pub(super) fn set_member_number(
        &mut self,
        host: &mut dyn Host,
        code: &Code,
        site: u32,
        operator: AssignOperator,
    ) -> Result<(), HocError> {
        let Some(site) = code.sites.get(site as usize) else { return Err(null("")) };
        let mut x = self.pop();
        let base = self.values.len().checked_sub(usize::from(site.arguments.unwrap_or(0)) + 1);
        let object = match self.base(base.and_then(|base| self.values.get(base)), &site.name)? {
            Base::Object(object) => object,
            Base::Section(section) => return self.set_section_member(host, site, section, operator, x),
        };
        match self.target(host, site, &object)? {
            Some(Target::Host(place)) => {
                if operator != AssignOperator::Set {
                    x = combine(operator, host.read(self, place)?, x)?;
                }
                host.write(self, place, x)?;
            }
            Some(Target::Cell(cell, element)) => {
                let old = match self.storage.get_mut(cell) {
                    Some(Cell::Number(old)) => Some(old),
                    Some(Cell::Array(array)) => array.data.get_mut(element.unwrap_or(0)),
                    _ => None,
                };
                let Some(old) = old else { return Err(HocError::new("Cannot assign to left hand side")) };
                x = combine(operator, *old, x)?;
                *old = x;
            }
            None => {
                let args = self.member_arguments(site);
                let value = if operator == AssignOperator::Set {
                    Value::Number(x)
                } else {
                    let old = host.get_dynamic(self, &object, &site.name, &args)?;
                    x = combine(operator, Vm::number_argument(&[old], 0)?, x)?;
                    Value::Number(x)
                };
                let result = host.set_dynamic(self, &object, &site.name, &args, value);
                self.give_back(args);
                result?;
            }
        }
        self.values.pop();
        self.numbers.push(x);
        Ok(())
    }

    /// `object.name... = v`; the value stays on v.
    pub(super) fn set_member_value(
        &mut self,
        host: &mut dyn Host,
        code: &Code,
        site_ix: u32,
        operator: AssignOperator,
    ) -> Result<(), HocError> {
        let Some(site) = code.sites.get(site_ix as usize) else { return Err(null("")) };
        let value = match self.values.pop() {
            Some(Value::Number(x)) => {
                self.numbers.push(x);
                self.set_member_number(host, code, site_ix, operator)?;
                let x = self.pop();
                self.values.push(Value::Number(x));
                return Ok(());
            }
            Some(value) => self.settled(value),
            None => return Err(null(&site.name)),
        };
        if operator != AssignOperator::Set {
            let what = if matches!(value, Value::String(_)) { "string" } else { "object" };
            return Err(HocError::new(format!("Invalid assignment operator for {what}")));
        }
        let base = self.values.len().checked_sub(usize::from(site.arguments.unwrap_or(0)) + 1);
        let Base::Object(object) = self.base(base.and_then(|base| self.values.get(base)), &site.name)? else {
            return Err(HocError::new("Cannot assign to left hand side"));
        };
        match self.target(host, site, &object)? {
            Some(Target::Cell(cell, element)) => {
                let place = self.storage.place(cell, element.unwrap_or(0));
                self.assign_value(place, &value)?;
            }
            Some(Target::Host(_)) => return Err(wrong_type("double", &value)),
            None => {
                let args = self.member_arguments(site);
                let result = host.set_dynamic(self, &object, &site.name, &args, value.clone());
                self.give_back(args);
                result?;
            }
        }
        self.values.pop();
        self.values.push(value);
        Ok(())
    }

    /// A string to a `strdef`, an object to an `objref`.
    pub(super) fn assign_value(&mut self, place: Place, value: &Value) -> Result<(), HocError> {
        let done = match value {
            Value::String(text) => self.set_string_shared(place, text),
            Value::Object(object) => self.set_object(place, object.clone()),
            _ => false,
        };
        if done { Ok(()) } else { Err(HocError::new("Cannot assign to left hand side")) }
    }

    pub(super) fn set_string_shared(&mut self, place: Place, text: &Rc<str>) -> bool {
        let Some(crate::storage::Spot::Cell(cell, _)) = self.storage.spot(place) else { return false };
        match self.storage.get_mut(cell) {
            Some(Cell::String(old)) => {
                *old = text.clone();
                true
            }
            _ => false,
        }
    }

    /// `&object.name...`: a pointer to v.
    pub(super) fn member_address(
        &mut self,
        host: &mut dyn Host,
        code: &Code,
        site: u32,
    ) -> Result<(), HocError> {
        let Some(site) = code.sites.get(site as usize) else { return Err(null("")) };
        let base = self.values.len().checked_sub(usize::from(site.arguments.unwrap_or(0)) + 1);
        let object = match self.base(base.and_then(|base| self.values.get(base)), &site.name)? {
            Base::Object(object) => object,
            Base::Section(section) => {
                let (host_name, index, x) = self.section_operands(host, site)?;
                let HostName::Range(variable) = host_name else {
                    return Err(HocError::new("Not a double pointer"));
                };
                let place = self
                    .inside(host, section, |_, host| host.range_place(variable, index, x.unwrap_or(0.5)))?;
                self.values.push(Value::Pointer(Pointer::Host(place)));
                return Ok(());
            }
        };
        let value = match self.target(host, site, &object) {
            Ok(Some(Target::Host(place))) => Value::Pointer(Pointer::Host(place)),
            Ok(Some(Target::Cell(cell, element))) => {
                let place = self.storage.place(cell, element.unwrap_or(0));
                match self.storage.get(cell) {
                    Cell::String(_) => Value::StringPlace(place),
                    Cell::Object(_) | Cell::Objects(_) => Value::ObjectPlace(place),
                    _ => Value::Pointer(Pointer::Variable(place)),
                }
            }
            Ok(None) => {
                let args = self.member_arguments(site);
                let result = host.get_dynamic(self, &object, &site.name, &args);
                self.give_back(args);
                result?
            }
            Err(_) => return Err(HocError::new("Not a double pointer")),
        };
        self.values.pop();
        self.values.push(value);
        Ok(())
    }

    // ---- sections on the left of the dot ----

    /// Runs something with a section accessed.
    fn inside<T>(
        &mut self,
        host: &mut dyn Host,
        section: SectionRef,
        work: impl FnOnce(&mut Self, &mut dyn Host) -> Result<T, HocError>,
    ) -> Result<T, HocError> {
        let depth = host.section_depth();
        host.push_section(section)?;
        let result = work(self, host);
        host.truncate_sections(depth);
        result
    }

    /// Pops operands of `section.name[index](x)` and the section itself: what the name is, its index and position.
    fn section_operands(
        &mut self,
        host: &mut dyn Host,
        site: &Site,
    ) -> Result<(HostName, u32, Option<f64>), HocError> {
        let x = match site.arguments {
            Some(1) => match self.values.pop() {
                Some(Value::Number(x)) => Some(x),
                Some(other) => return Err(wrong_type("double", &other)),
                None => None,
            },
            Some(_) => {
                let text = format!("'{}' range variable can have only one arc length parameter", site.name);
                return Err(HocError::new(text));
            }
            None => None,
        };
        let index = self.pop_range_index(u8::from(site.indices > 0))?;
        self.values.pop();
        match self.resolve_host(host, &site.name) {
            Some(name @ (HostName::Range(_) | HostName::SectionProperty(_))) => Ok((name, index, x)),
            _ => {
                Err(HocError::new(format!("'{}' suffix not a range variable or section property", site.name)))
            }
        }
    }

    fn section_member(
        &mut self,
        host: &mut dyn Host,
        site: &Site,
        section: SectionRef,
        want: Want,
    ) -> Result<Flow, HocError> {
        let (name, index, x) = self.section_operands(host, site)?;
        let x = self.inside(host, section, |vm, host| match name {
            HostName::SectionProperty(property) => host.section_property(property),
            HostName::Range(variable) => {
                let place = host.range_place(variable, index, x.unwrap_or(0.5))?;
                host.read(vm, place)
            }
            _ => Err(null(&site.name)),
        })?;
        self.deliver_number(x, want);
        Ok(Flow::Done)
    }

    fn set_section_member(
        &mut self,
        host: &mut dyn Host,
        site: &Site,
        section: SectionRef,
        operator: AssignOperator,
        value: f64,
    ) -> Result<(), HocError> {
        let (name, index, x) = self.section_operands(host, site)?;
        self.inside(host, section, |vm, host| match name {
            HostName::SectionProperty(property) => {
                let new = combine(operator, host.section_property(property)?, value)?;
                host.set_section_property(property, new)?;
                vm.numbers.push(new);
                Ok(())
            }
            HostName::Range(variable) => {
                let mut flags = 0;
                if site.indices > 0 {
                    vm.numbers.push(f64::from(index));
                    flags |= 1;
                }
                if let Some(x) = x {
                    vm.numbers.push(x);
                    flags |= 2;
                }
                vm.numbers.push(value);
                vm.set_range(host, operator, flags, variable)
            }
            _ => Err(null(&site.name)),
        })
    }

    // ---- results ----

    pub(super) fn deliver_number(&mut self, x: f64, want: Want) {
        match want {
            Want::Number => self.numbers.push(x),
            Want::Value | Want::Argument => self.values.push(Value::Number(x)),
            Want::Nothing => {}
        }
    }

    /// A result to where its taker wants it.
    pub(super) fn deliver(&mut self, value: Value, want: Want) -> Result<(), HocError> {
        match (want, value) {
            (Want::Number, Value::Number(x)) => self.numbers.push(x),
            (Want::Number, other) => return Err(wrong_type("double", &other)),
            (Want::Value | Want::Argument, value) => self.values.push(value),
            (Want::Nothing, _) => {}
        }
        Ok(())
    }

    /// Calls a method: of a template, or (through the host) of a host class.
    pub fn call_member(
        &mut self,
        host: &mut dyn Host,
        object: &Object,
        name: &str,
        args: &[Value],
    ) -> Result<Value, HocError> {
        match self.class(object) {
            Some(ClassRef::Template(_)) => {
                let Some(id) = self.template_symbol(object, name) else {
                    return Err(HocError::new(format!(
                        "'{name}' not a public member of '{}'",
                        self.class_name(object)
                    )));
                };
                self.call_procedure(host, id, Some(object.clone()), args)
            }
            Some(ClassRef::Host(class)) => match host.member(class, name) {
                Some(Member::Method(method, _)) => {
                    self.nested(|vm| host.call_method(vm, object, class, method, name, args))
                }
                Some(Member::Dynamic) => {
                    self.nested(|vm| host.call_method(vm, object, class, u32::MAX, name, args))
                }
                _ => Err(HocError::new(format!(
                    "'{name}' not a public member of '{}'",
                    self.class_name(object)
                ))),
            },
            None => Err(null(name)),
        }
    }
}

fn null(name: &str) -> HocError {
    HocError::new(format!("'{name}' object prefix is nullptr"))
}

fn too_many(site: &Site) -> HocError {
    HocError::new(format!("'{}' not right number of subscripts", site.name))
}
