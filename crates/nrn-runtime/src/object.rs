//! What host objects hold.

use crate::foreign::Foreign;
use nrn_model::{NetConId, PointProcessId, SectionId};
use nrn_objects::VectorId;
use std::any::Any;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

/// The data behind an object of a built-in class.
pub enum Payload {
    /// `Vector`
    Vector(VectorId),
    /// `List`
    List(crate::classes::list::List),
    /// `SectionList`
    SectionList(Vec<SectionId>),
    /// `SectionRef`
    SectionRef(SectionId),
    /// A point process or artificial cell.
    PointProcess(PointProcessId),
    /// `NetCon`
    NetCon(NetConId),
    /// `PythonObject`
    Foreign(Rc<dyn Foreign>),
    /// Classes that need nothing or keep something of their own.
    Other(Box<dyn Any>),
}

impl std::fmt::Debug for Payload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Payload::Vector(_) => "Vector",
            Payload::List(_) => "List",
            Payload::SectionList(_) => "SectionList",
            Payload::SectionRef(_) => "SectionRef",
            Payload::PointProcess(_) => "PointProcess",
            Payload::NetCon(_) => "NetCon",
            Payload::Foreign(_) => "Foreign",
            Payload::Other(_) => "Other",
        })
    }
}

/// A host object: which class, its data, and a way to the object that keeps it from being counted.
pub struct Entry {
    /// Class number, see [`crate::engine::Engine::class_name`].
    pub class: u32,
    /// Its data.
    pub payload: Payload,
}

/// A hasher for numbers of objects, by their slot alone: in a table the next life of a slot takes the place of the last one,
/// so the table does not grow with time.
#[derive(Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, id: u64) {
        self.0 = (id & 0xffff_ffff).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }
}

/// Host objects by their number.
pub type Objects = std::collections::HashMap<u64, Entry, BuildHasherDefault<IdHasher>>;
