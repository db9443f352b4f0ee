//! Numbers by which everything in a model is known. All are `Copy`; those with a generation notice deletion.

/// A row of a table. Survives re-layout (the slot knows where its row is now) and notices deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowId {
    /// Which slot.
    pub slot: u32,
    /// Which life of the slot.
    pub generation: u32,
}

// By the slot alone: in a table the next life of a slot takes the place of the last one, so tables do not grow with time.
impl std::hash::Hash for RowId {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.slot.hash(state);
    }
}

macro_rules! arena_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name {
            /// Which slot.
            pub slot: u32,
            /// Which life of the slot.
            pub generation: u32,
        }
        // As for RowId.
        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.slot.hash(state);
            }
        }
        impl crate::arena::Id for $name {
            #[inline]
            fn new(slot: u32, generation: u32) -> Self { $name { slot, generation } }
            #[inline]
            fn slot(self) -> u32 { self.slot }
            #[inline]
            fn generation(self) -> u32 { self.generation }
        }
    )*};
}

arena_ids! {
    /// A section.
    SectionId;
    /// A point process or artificial cell.
    PointProcessId;
    /// A NetCon.
    NetConId;
    /// What NetCons with one source share: the source, its threshold, whether it is above it.
    SourceId;
}

/// A registered mechanism: its place in the order of registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MechanismId(pub u32);

/// A registered ion: its place in the order of registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IonId(pub u32);

/// What can be inserted into a section: a density mechanism or an ion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Insertable {
    /// A density mechanism.
    Mechanism(MechanismId),
    /// An ion (`na_ion`).
    Ion(IonId),
}
