//! `section.name`: a section on the left of the dot, known only when the code runs.

use super::members::{Flow, null};
use super::sections::combine;
use super::{Vm, wrong_type};
use crate::code::{Site, Want};
use crate::error::HocError;
use crate::host::{Host, HostName, SectionRef};
use crate::value::Value;
use hoc_syntax::ast::AssignOperator;

impl Vm {
    /// Runs something with a section accessed.
    pub(super) fn inside<T>(
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
    pub(super) fn section_operands(
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

    pub(super) fn section_member(
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

    pub(super) fn set_section_member(
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
}
