//! What `print` and bare expressions show.

use super::Vm;
use crate::error::HocError;
use crate::format;
use crate::host::Host;
use crate::value::{Pointer, Value};

impl Vm {
    /// `%.8g `.
    pub(super) fn print_number(&mut self, host: &mut dyn Host, x: f64) {
        host.print(&format!("{} ", format::general(x, 8)));
    }

    /// A value of unknown type, with a blank behind.
    pub(super) fn print_value(&mut self, host: &mut dyn Host, value: &Value) -> Result<(), HocError> {
        let text = self.show(host, value)?;
        host.print(&format!("{text} "));
        Ok(())
    }

    /// A value as `print` shows it.
    pub fn show(&mut self, host: &mut dyn Host, value: &Value) -> Result<String, HocError> {
        Ok(match value {
            Value::Number(x) => format::general(*x, 8),
            Value::String(text) => text.to_string(),
            Value::StringPlace(place) => self.string(*place).unwrap_or_default().to_string(),
            Value::Object(object) => self.name_or_null(object.as_ref()),
            Value::ObjectPlace(place) => self.name_or_null(self.object(*place).flatten().as_ref()),
            Value::Pointer(Pointer::Variable(place)) => {
                format::general(self.number(*place).unwrap_or(0.0), 8)
            }
            Value::Pointer(Pointer::Host(place)) => format::general(host.read(self, *place)?, 8),
            Value::Section(section) => host.section_name(*section),
        })
    }

    fn name_or_null(&self, object: Option<&crate::value::Object>) -> String {
        object.map_or_else(|| "NULLobject".into(), |object| self.object_name(object))
    }
}
