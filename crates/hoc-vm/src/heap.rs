//! The objects: a slab with generations, so that an id is never used twice.

use crate::machine::ClassRef;
use crate::value::WeakObject;
use std::rc::Rc;

/// What the machine knows of an object.
pub struct ObjectData {
    /// Its class.
    pub class: ClassRef,
    /// Name of the class.
    pub class_name: Rc<str>,
    /// The number in its name.
    pub index: u32,
    /// Cells of its fields (templates), by field number; `u32::MAX` where there is none yet.
    pub fields: Vec<u32>,
    /// The counted handle others hold.
    pub handle: WeakObject,
    /// `unref(0)` was called.
    pub leaving: bool,
    /// Has `unref`: falling counts are told to it.
    pub watched: bool,
}

#[derive(Default)]
struct Entry {
    generation: u32,
    data: Option<Box<ObjectData>>,
}

/// The table of objects.
#[derive(Default)]
pub struct Heap {
    entries: Vec<Entry>,
    free: Vec<u32>,
}

impl Heap {
    /// Reserves an id.
    pub fn reserve(&mut self) -> u64 {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.entries.push(Entry::default());
            u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
        });
        let generation = self.entries.get(slot as usize).map_or(0, |entry| entry.generation);
        (u64::from(generation) << 32) | u64::from(slot)
    }
    /// Fills a reserved id.
    pub fn fill(&mut self, id: u64, data: ObjectData) {
        if let Some(entry) = self.entries.get_mut(slot(id)) {
            entry.data = Some(Box::new(data));
        }
    }
    /// The object.
    #[inline]
    pub fn get(&self, id: u64) -> Option<&ObjectData> {
        self.entries.get(slot(id)).filter(|entry| u64::from(entry.generation) == id >> 32)?.data.as_deref()
    }
    /// The object, to change it.
    #[inline]
    pub fn get_mut(&mut self, id: u64) -> Option<&mut ObjectData> {
        self.entries
            .get_mut(slot(id))
            .filter(|entry| u64::from(entry.generation) == id >> 32)?
            .data
            .as_deref_mut()
    }
    /// Removes it.
    pub fn remove(&mut self, id: u64) -> Option<Box<ObjectData>> {
        let entry = self.entries.get_mut(slot(id)).filter(|entry| u64::from(entry.generation) == id >> 32)?;
        let data = entry.data.take()?;
        entry.generation = entry.generation.wrapping_add(1);
        self.free.push(slot(id) as u32);
        Some(data)
    }
}

fn slot(id: u64) -> usize {
    (id & 0xffff_ffff) as usize
}
