//! `nseg`, `L`, `Ra`, `rallbranch`: numbers a section has once.

use crate::engine::Engine;
use crate::place::HostPlace;
use crate::texts;
use hoc_vm::{HocError, HostPointer};
use nrn_model::{DataHandle, SectionId, SectionProperty};

const NAMES: [(&str, SectionProperty); 4] = [
    ("nseg", SectionProperty::Nseg),
    ("L", SectionProperty::Length),
    ("Ra", SectionProperty::Ra),
    ("rallbranch", SectionProperty::RallBranch),
];

/// The machine's number of a property.
pub fn number_of(name: &str) -> Option<u32> {
    NAMES.iter().position(|n| n.0 == name).map(|ix| ix as u32)
}
/// The property with that number.
pub fn property(number: u32) -> Result<SectionProperty, HocError> {
    NAMES.get(number as usize).map(|n| n.1).ok_or_else(|| texts::unknown_number("section property"))
}

/// The place of a property of a section. Fails for `nseg`: a change of it is no change of a number.
pub fn place(section: SectionId, number: u32) -> Result<HostPointer, HocError> {
    match property(number)? {
        SectionProperty::Nseg => Err(HocError::new("nseg  not a USERPROPERTY that can be pointed to")),
        property => Ok(HostPlace::Data(DataHandle::Section { section, property }).pack()),
    }
}

impl Engine {
    /// Reads a property.
    pub fn section_property_of(
        &mut self,
        section: SectionId,
        property: SectionProperty,
    ) -> Result<f64, HocError> {
        let handle = DataHandle::Section { section, property };
        self.sim.model.read(handle).map_err(|e| texts::model(&e))
    }
    /// Sets a property.
    pub fn set_section_property_of(
        &mut self,
        section: SectionId,
        property: SectionProperty,
        x: f64,
    ) -> Result<(), HocError> {
        let handle = DataHandle::Section { section, property };
        self.sim.model.write(handle, x).map_err(|e| texts::model(&e))
    }
}
