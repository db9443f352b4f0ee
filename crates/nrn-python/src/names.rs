//! Attribute names that were seen before, by the address of their (interned) string: finding one costs a few nanoseconds.

use pyo3::prelude::*;
use pyo3::types::PyString;

/// How many names are kept at once; a power of two.
const KEPT: usize = 1024;

struct Entry<K> {
    address: usize,
    class: u32,
    /// Keeps the string, so that its address stays its own.
    _name: Py<PyString>,
    meaning: K,
}

/// What names mean. Each has one place, which the next name of the same place takes over.
pub struct Names<K> {
    seen: Vec<Option<Entry<K>>>,
    epoch: u64,
}

#[inline]
fn place(address: usize, class: u32) -> usize {
    let mixed = (address as u64 >> 4 ^ u64::from(class) << 40).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 54) as usize % KEPT
}

impl<K> Names<K> {
    /// None yet.
    pub const fn new() -> Self {
        Names { seen: Vec::new(), epoch: 0 }
    }
    /// What `name` means for `class`, if it was asked for before, in the same epoch.
    #[inline]
    pub fn find(&self, name: &Bound<'_, PyString>, class: u32, epoch: u64) -> Option<&K> {
        let address = name.as_ptr() as usize;
        match self.seen.get(place(address, class)) {
            Some(Some(found)) if found.address == address && found.class == class && epoch == self.epoch => {
                Some(&found.meaning)
            }
            _ => None,
        }
    }
    /// The same, as a copy.
    #[inline]
    pub fn get(&self, name: &Bound<'_, PyString>, class: u32, epoch: u64) -> Option<K>
    where
        K: Clone,
    {
        self.find(name, class, epoch).cloned()
    }
    /// Remembers it. Another epoch forgets everything that was.
    pub fn put(&mut self, name: &Bound<'_, PyString>, class: u32, epoch: u64, meaning: K) {
        if epoch != self.epoch || self.seen.is_empty() {
            self.seen.clear();
            self.seen.resize_with(KEPT, || None);
            self.epoch = epoch;
        }
        let address = name.as_ptr() as usize;
        if let Some(entry) = self.seen.get_mut(place(address, class)) {
            *entry = Some(Entry { address, class, _name: name.clone().unbind(), meaning });
        }
    }
}
