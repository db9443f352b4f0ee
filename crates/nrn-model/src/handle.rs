//! Everything addressable is a [`DataHandle`]: small, `Copy`, survives re-layout, notices deletion.

use crate::ids::{IonId, MechanismId, NetConId, RowId, SectionId};
use nrn_mech_abi::{IonField, NodeField};

/// The address of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataHandle {
    /// A field of a node: `v`, `diam`, `cm`, `i_cap`, ...
    Node {
        /// Which field.
        field: NodeField,
        /// Which node.
        node: RowId,
    },
    /// A variable of one instance of a mechanism.
    Mechanism {
        /// Which mechanism.
        mechanism: MechanismId,
        /// Physical column.
        column: u16,
        /// Which instance.
        row: RowId,
    },
    /// A variable of an ion at one segment.
    Ion {
        /// Which ion.
        ion: IonId,
        /// Which variable.
        field: IonField,
        /// Which row of the ion's table.
        row: RowId,
    },
    /// A variable all instances of a mechanism share: `minf_hh`, `usetable_hh`.
    Global {
        /// Which mechanism.
        mechanism: MechanismId,
        /// Physical index.
        index: u32,
    },
    /// `nai0_na_ion` (0) and `nao0_na_ion` (1).
    IonGlobal {
        /// Which ion.
        ion: IonId,
        /// 0 inside, 1 outside.
        index: u8,
    },
    /// A property of a section.
    Section {
        /// Which section.
        section: SectionId,
        /// Which property.
        property: SectionProperty,
    },
    /// Time, step, temperature: kept by the solver.
    Env(EnvField),
    /// A weight of a NetCon.
    Weight {
        /// Which NetCon.
        netcon: NetConId,
        /// Which weight.
        index: u16,
    },
    /// An element of a Vector, in the solver's pool.
    Vector {
        /// Slot of the Vector.
        vector: u32,
        /// Generation of the Vector.
        generation: u32,
        /// Which element.
        element: u32,
    },
    /// A number that lives outside: variables of a language. Whoever drives the solver resolves it.
    Outside {
        /// Whose.
        room: u32,
        /// Which.
        a: u64,
    },
}

/// A number that a section has once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SectionProperty {
    /// Length, um.
    Length,
    /// Axial resistivity, ohm cm.
    Ra,
    /// Number of segments.
    Nseg,
    /// Number of identical branches this section stands for.
    RallBranch,
}

/// What the solver keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnvField {
    /// Time, ms.
    T,
    /// Step, ms.
    Dt,
    /// Temperature, degrees Celsius.
    Celsius,
}
