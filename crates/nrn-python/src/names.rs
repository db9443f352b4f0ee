//! Attribute names that were seen before, by the address of their (interned) string: finding one costs a few nanoseconds.

use pyo3::prelude::*;
use pyo3::types::PyString;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Spreads addresses, whose low bits are all alike.
#[derive(Default)]
pub struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.write_u64(u64::from(*b));
        }
    }
    fn write_u64(&mut self, x: u64) {
        self.0 = (self.0 ^ x).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
    fn write_usize(&mut self, x: usize) {
        self.write_u64(x as u64);
    }
}

/// More names than this are looked up afresh each time (programs that make names up).
const MOST: usize = 8192;

type Seen<K> = HashMap<(usize, u32), (Py<PyString>, K), BuildHasherDefault<AddressHasher>>;

/// What names mean. Each string is kept alive, so its address stays its own.
pub struct Names<K> {
    seen: Seen<K>,
    epoch: u64,
}

impl<K: Copy> Names<K> {
    /// None yet.
    pub fn new() -> Self {
        Names { seen: HashMap::default(), epoch: 0 }
    }
    /// What `name` means for `class`, if it was asked for before, in the same epoch.
    #[inline]
    pub fn get(&self, name: &Bound<'_, PyString>, class: u32, epoch: u64) -> Option<K> {
        if epoch != self.epoch {
            return None;
        }
        self.seen.get(&(name.as_ptr() as usize, class)).map(|found| found.1)
    }
    /// Remembers it. Another epoch forgets everything that was.
    pub fn put(&mut self, name: &Bound<'_, PyString>, class: u32, epoch: u64, meaning: K) {
        if epoch != self.epoch {
            self.seen.clear();
            self.epoch = epoch;
        }
        if self.seen.len() < MOST {
            self.seen.insert((name.as_ptr() as usize, class), (name.clone().unbind(), meaning));
        }
    }
}
