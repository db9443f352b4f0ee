//! `object.name`: looked up once per class and place in the code, then remembered there.

use super::{ClassRef, Vm, wrong_type};
use crate::code::{Cached, Code, Meaning, Site, Variable, Want};
use crate::error::HocError;
use crate::host::{Host, HostPointer, Member, Returns, SectionRef};
use crate::storage::{Cell, flatten};
use crate::symbols::{Kind, ProcedureKind, SymbolId};
use crate::value::{Object, Value};
use hoc_syntax::ast::AssignOperator;

/// Indices of a member: rarely more than two.
const MAX_INDICES: usize = 6;

/// What is left of the dot.
pub(super) enum Base {
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
pub(super) enum Target {
    Cell(u32, Option<usize>),
    Host(HostPointer),
}

impl Vm {
    pub(super) fn base(&self, value: Option<&Value>, name: &str) -> Result<Base, HocError> {
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
        if site.indices != 1
            || site.arguments.is_some()
            || operator != AssignOperator::Set
            || cached.epoch != self.host_epoch
        {
            return None;
        }
        let Some(Value::Object(Some(object))) = self.values.last() else { return None };
        match self.heap.get(object.id())?.class {
            ClassRef::Host(class) if ClassRef::Host(class).key() == cached.class => Some((class, field)),
            _ => None,
        }
    }

    /// Object, class and field of `objref.field[i]`, where the site knows the class already. The host checks that the object
    /// is of that class; nothing is counted.
    #[inline]
    pub(super) fn known_element(
        &mut self,
        code: &Code,
        site: u16,
        variable: Variable,
    ) -> Option<(u64, u32, u32)> {
        let cached = code.sites.get(usize::from(site))?.cache.get();
        let (Meaning::HostField(field, true), ClassRef::Host(class)) =
            (cached.meaning, ClassRef::from_key(cached.class)?)
        else {
            return None;
        };
        if cached.epoch != self.host_epoch {
            return None;
        }
        let cell = self.cell_of(variable)?;
        match self.storage.get(cell) {
            Cell::Object(Some(object)) => Some((object.id(), class, field)),
            _ => None,
        }
    }

    /// What `name` means for the class of `object`.
    pub(super) fn meaning(
        &mut self,
        host: &mut dyn Host,
        site: &Site,
        object: &Object,
    ) -> Result<Meaning, HocError> {
        let class = self.class(object).ok_or_else(|| null(&site.name))?;
        let cached = site.cache.get();
        if cached.class == class.key() && cached.epoch == self.host_epoch {
            return Ok(cached.meaning);
        }
        let meaning = match class {
            ClassRef::Host(class) => match host.member(class, &site.name) {
                Some(Member::Method(method, returns)) => Meaning::HostMethod(method, returns),
                Some(Member::Field(field, indexed)) => Meaning::HostField(field, indexed),
                Some(Member::Dynamic) => Meaning::HostDynamic,
                None if self.alias(object, &site.name).is_some() => return Ok(Meaning::Alias),
                None => return Err(self.not_public(host, &site.name, object)),
            },
            ClassRef::Template(_) if self.alias(object, &site.name).is_some() => return Ok(Meaning::Alias),
            ClassRef::Template(_) => self.template_meaning(host, &site.name, object)?,
        };
        site.cache.set(Cached { class: class.key(), epoch: self.host_epoch, meaning });
        Ok(meaning)
    }

    fn not_public(&self, host: &mut dyn Host, name: &str, object: &Object) -> HocError {
        let text = format!("'{name}' not a public member of '{}'", self.class_name(object));
        host.report(&format!("{text}\n"));
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
            Meaning::HostMethod(method, returns) => {
                if site.indices > 0 {
                    check_indices(site, matches!(returns, Returns::Object | Returns::Any))?;
                }
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
            Meaning::Alias => {
                let value = match self.alias(&object, &site.name) {
                    Some(Value::Pointer(pointer)) => Value::Number(self.read_pointer(host, &pointer)?),
                    Some(value) => value,
                    None => return Err(null(&site.name)),
                };
                self.values.pop();
                self.deliver(value, want)?;
            }
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
        let mut n = usize::from(site.arguments.unwrap_or(0));
        if site.indices > 0 {
            let kind = self.symbols.get(id as usize).map(|symbol| symbol.kind.clone());
            check_indices(site, matches!(kind, Some(Kind::Procedure(ProcedureKind::ObjectFunction, _))))?;
            n = self.indices_to_arguments(site);
        }
        let base = self.values.len() - n - 1;
        self.values.remove(base);
        self.enter(host, id, n, want, Some(Some(object)))?;
        Ok(Flow::Entered)
    }

    /// Indices of what turned out to be a method become its arguments (`list.object[3]`).
    fn indices_to_arguments(&mut self, site: &Site) -> usize {
        let base = self.numbers.len().saturating_sub(usize::from(site.indices));
        for ix in base..self.numbers.len() {
            let x = self.numbers.at(ix);
            self.values.push(Value::Number(x));
        }
        self.numbers.truncate(base);
        usize::from(site.indices)
    }

    /// Arguments (or, for want of them, indices) of a member, taken off the stacks.
    pub(super) fn member_arguments(&mut self, site: &Site) -> Vec<Value> {
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
    pub(super) fn host_field(
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
    pub(super) fn element_of(&mut self, site: &Site, cell: u32) -> Result<Option<usize>, HocError> {
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
        if site.indices > 0 && site.arguments.is_some() {
            return Err(both_kinds(site));
        }
        if dimensions.len() != n {
            return Err(too_many(site));
        }
        if site.arguments.is_some() && n > 1 {
            let owner = match self.values.last() {
                Some(Value::Object(Some(object))) => self.object_name(object),
                _ => String::new(),
            };
            let name = &site.name;
            return Err(HocError::new(format!(
                "'{owner}.{name}' is array not function. Use '{name}[...]' syntax"
            )));
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

pub(super) fn null(name: &str) -> HocError {
    HocError::new(format!("'{name}' object prefix is nullptr"))
}

/// Indices stand for arguments only where there is one of them, and what is called gives an object.
fn check_indices(site: &Site, gives_object: bool) -> Result<(), HocError> {
    match (site.indices, site.arguments) {
        (0, _) => Ok(()),
        (_, Some(_)) => Err(both_kinds(site)),
        (1, None) if gives_object => Ok(()),
        (n, None) => Err(HocError::new(format!("'{}' is a function not a {n}-dim array", site.name))),
    }
}

/// `name[...](...)`
fn both_kinds(site: &Site) -> HocError {
    HocError::new(format!("[...](...) syntax only allowed for array range variables: {}", site.name))
}

pub(super) fn too_many(site: &Site) -> HocError {
    HocError::new(format!("'{}' not right number of subscripts", site.name))
}
