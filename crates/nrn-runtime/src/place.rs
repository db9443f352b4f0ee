//! Places as the machine carries them ([`HostPointer`], three words) and as we know them ([`HostPlace`]).

use hoc_vm::HostPointer;
use nrn_mech_abi::{IonField, NodeField};
use nrn_model::{DataHandle, EnvField, IonId, MechanismId, NetConId, RowId, SectionId, SectionProperty};

/// What a [`HostPointer`] means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HostPlace {
    /// A number of the model, the solver or a Vector.
    Data(DataHandle),
    /// A number the engine keeps: an index into its settings.
    Setting(u32),
    /// A number of a host object that is reached through its class (`netcon.delay`).
    Object {
        /// The object's number.
        object: u64,
        /// Which field of its class.
        field: u32,
        /// Which element.
        element: u32,
    },
}

const NODE_FIELDS: [NodeField; 11] = [
    NodeField::V,
    NodeField::Rhs,
    NodeField::D,
    NodeField::Area,
    NodeField::Cm,
    NodeField::ICap,
    NodeField::Diam,
    NodeField::A,
    NodeField::B,
    NodeField::Ri,
    NodeField::IMembrane,
];
const ION_FIELDS: [IonField; 5] =
    [IonField::Reversal, IonField::Inside, IonField::Outside, IonField::Current, IonField::Conductance];
const PROPERTIES: [SectionProperty; 4] =
    [SectionProperty::Length, SectionProperty::Ra, SectionProperty::Nseg, SectionProperty::RallBranch];
const ENV: [EnvField; 3] = [EnvField::T, EnvField::Dt, EnvField::Celsius];

fn pair(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}
fn low(x: u64) -> u32 {
    x as u32
}
fn high(x: u64) -> u32 {
    (x >> 32) as u32
}
fn position<T: PartialEq>(all: &[T], one: &T) -> u32 {
    all.iter().position(|x| x == one).unwrap_or(0) as u32
}

impl HostPlace {
    /// Packs it for the machine.
    pub fn pack(self) -> HostPointer {
        let (tag, a, b, c) = match self {
            HostPlace::Setting(ix) => (0, ix, 0, 0),
            HostPlace::Object { object, field, element } => (1, field, object, u64::from(element)),
            HostPlace::Data(handle) => match handle {
                DataHandle::Node { field, node } => {
                    (2, position(&NODE_FIELDS, &field), pair(node.slot, node.generation), 0)
                }
                DataHandle::Mechanism { mechanism, column, row } => {
                    (3, mechanism.0, pair(row.slot, row.generation), u64::from(column))
                }
                DataHandle::Ion { ion, field, row } => {
                    (4, ion.0, pair(row.slot, row.generation), u64::from(position(&ION_FIELDS, &field)))
                }
                DataHandle::Global { mechanism, index } => (5, mechanism.0, u64::from(index), 0),
                DataHandle::IonGlobal { ion, index } => (6, ion.0, u64::from(index), 0),
                DataHandle::Section { section, property } => {
                    (7, position(&PROPERTIES, &property), pair(section.slot, section.generation), 0)
                }
                DataHandle::Env(field) => (8, position(&ENV, &field), 0, 0),
                DataHandle::Weight { netcon, index } => {
                    (9, u32::from(index), pair(netcon.slot, netcon.generation), 0)
                }
                DataHandle::Vector { vector, generation, element } => {
                    (10, element, pair(vector, generation), 0)
                }
                DataHandle::Outside { room, a } => (11, room, a, 0),
            },
        };
        HostPointer([pair(tag, a), b, c])
    }

    /// The same with `pack`'s result.
    pub fn unpack(pointer: HostPointer) -> HostPlace {
        let [head, b, c] = pointer.0;
        let (tag, a) = (low(head), high(head));
        let row = RowId { slot: low(b), generation: high(b) };
        HostPlace::Data(match tag {
            0 => return HostPlace::Setting(a),
            1 => return HostPlace::Object { object: b, field: a, element: low(c) },
            2 => DataHandle::Node { field: *NODE_FIELDS.get(a as usize).unwrap_or(&NodeField::V), node: row },
            3 => DataHandle::Mechanism { mechanism: MechanismId(a), column: c as u16, row },
            4 => DataHandle::Ion {
                ion: IonId(a),
                field: *ION_FIELDS.get(c as usize).unwrap_or(&IonField::Reversal),
                row,
            },
            5 => DataHandle::Global { mechanism: MechanismId(a), index: low(b) },
            6 => DataHandle::IonGlobal { ion: IonId(a), index: b as u8 },
            7 => DataHandle::Section {
                section: SectionId { slot: low(b), generation: high(b) },
                property: *PROPERTIES.get(a as usize).unwrap_or(&SectionProperty::Length),
            },
            8 => DataHandle::Env(*ENV.get(a as usize).unwrap_or(&EnvField::T)),
            9 => {
                DataHandle::Weight { netcon: NetConId { slot: low(b), generation: high(b) }, index: a as u16 }
            }
            10 => DataHandle::Vector { vector: low(b), generation: high(b), element: a },
            _ => DataHandle::Outside { room: a, a: b },
        })
    }

    /// The place `k` elements further on.
    pub fn element(self, k: u32) -> HostPlace {
        match self {
            HostPlace::Setting(ix) => HostPlace::Setting(ix.saturating_add(k)),
            HostPlace::Object { object, field, element } => {
                HostPlace::Object { object, field, element: element.saturating_add(k) }
            }
            HostPlace::Data(handle) => HostPlace::Data(match handle {
                DataHandle::Mechanism { mechanism, column, row } => {
                    DataHandle::Mechanism { mechanism, column: column.saturating_add(k as u16), row }
                }
                DataHandle::Global { mechanism, index } => {
                    DataHandle::Global { mechanism, index: index.saturating_add(k) }
                }
                DataHandle::Weight { netcon, index } => {
                    DataHandle::Weight { netcon, index: index.saturating_add(k as u16) }
                }
                DataHandle::Vector { vector, generation, element } => {
                    DataHandle::Vector { vector, generation, element: element.saturating_add(k) }
                }
                other => other,
            }),
        }
    }
}

/// The machine's number of a section.
pub fn section_ref(id: SectionId) -> hoc_vm::SectionRef {
    hoc_vm::SectionRef(pair(id.slot, id.generation))
}
/// The section of a machine's number.
pub fn section_id(section: hoc_vm::SectionRef) -> SectionId {
    SectionId { slot: low(section.0), generation: high(section.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_survives_packing() {
        let row = RowId { slot: 7, generation: u32::MAX };
        let all = [
            HostPlace::Setting(3),
            HostPlace::Object { object: u64::MAX, field: 2, element: 9 },
            HostPlace::Data(DataHandle::Node { field: NodeField::Diam, node: row }),
            HostPlace::Data(DataHandle::Mechanism { mechanism: MechanismId(5), column: 300, row }),
            HostPlace::Data(DataHandle::Ion { ion: IonId(2), field: IonField::Outside, row }),
            HostPlace::Data(DataHandle::Global { mechanism: MechanismId(1), index: 70_000 }),
            HostPlace::Data(DataHandle::IonGlobal { ion: IonId(1), index: 1 }),
            HostPlace::Data(DataHandle::Section {
                section: SectionId { slot: 1, generation: 2 },
                property: SectionProperty::RallBranch,
            }),
            HostPlace::Data(DataHandle::Env(EnvField::Celsius)),
            HostPlace::Data(DataHandle::Weight { netcon: NetConId { slot: 4, generation: 5 }, index: 2 }),
            HostPlace::Data(DataHandle::Vector { vector: 1, generation: 2, element: u32::MAX }),
            HostPlace::Data(DataHandle::Outside { room: 1, a: u64::MAX }),
        ];
        for place in all {
            assert_eq!(HostPlace::unpack(place.pack()), place);
        }
    }
}
