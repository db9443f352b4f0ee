//! `object.name` assigned to and pointed at.

use super::members::{Base, Target, null};
use super::sections::combine;
use super::{Vm, wrong_type};
use crate::code::{Code, Meaning, Site};
use crate::error::HocError;
use crate::host::{Host, HostName};
use crate::storage::Cell;
use crate::value::{Object, Place, Pointer, Value};
use hoc_syntax::ast::AssignOperator;

impl Vm {
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
            Meaning::Alias => Some(
                self.alias_target(object, &site.name)
                    .ok_or_else(|| HocError::new("Cannot assign to left hand side"))?,
            ),
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
            Some(Target::Host(place)) => x = self.assign_place(host, operator, place, x)?,
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

    /// `object.name... = v`; the value stays on v. What `new` just made cannot be given to a PythonObject, as in NEURON.
    pub(super) fn set_member_value(
        &mut self,
        host: &mut dyn Host,
        code: &Code,
        site_ix: u32,
        operator: AssignOperator,
        fresh: bool,
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
            None if fresh => {
                return Err(HocError::new(
                    "a new object cannot be assigned to this directly: assign it to an objref first",
                ));
            }
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
                let place = self.inside(host, section, |_, host| match host_name {
                    HostName::Range(variable) => host.range_place(variable, index, x.unwrap_or(0.5)),
                    HostName::SectionProperty(property) => host.section_property_place(property),
                    _ => Err(HocError::new("Not a double pointer")),
                })?;
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
}
