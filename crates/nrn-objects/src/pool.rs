//! All Vectors of an engine, by number. A number notices that its Vector is gone.

use crate::vector::Vector;

/// A Vector's place in the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VectorId {
    /// Which slot.
    pub slot: u32,
    /// Which life of the slot.
    pub generation: u32,
}

// By the slot alone: in a table the next life of a slot takes the place of the last one, so tables do not grow with time.
impl std::hash::Hash for VectorId {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.slot.hash(state);
    }
}

/// The Vectors.
#[derive(Debug, Default)]
pub struct VectorPool {
    slots: Vec<Slot>,
    free: Vec<u32>,
}

#[derive(Debug, Default)]
struct Slot {
    generation: u32,
    vector: Option<Vector>,
    /// Released, but foreign views exist.
    leaving: bool,
}

impl VectorPool {
    /// An empty pool.
    pub fn new() -> Self {
        VectorPool::default()
    }
    /// Puts a Vector in.
    pub fn insert(&mut self, vector: Vector) -> VectorId {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            (self.slots.len() - 1) as u32
        });
        let entry = &mut self.slots[slot as usize];
        entry.vector = Some(vector);
        entry.leaving = false;
        VectorId { slot, generation: entry.generation }
    }
    /// A new Vector of `n` zeros.
    pub fn create(&mut self, n: usize) -> VectorId {
        self.insert(Vector::from(vec![0.0; n]))
    }
    /// The Vector, unless it is gone.
    #[inline]
    pub fn get(&self, id: VectorId) -> Option<&Vector> {
        let slot = self.slots.get(id.slot as usize)?;
        if slot.generation == id.generation && !slot.leaving { slot.vector.as_ref() } else { None }
    }
    /// The Vector to change, unless it is gone.
    #[inline]
    pub fn get_mut(&mut self, id: VectorId) -> Option<&mut Vector> {
        let slot = self.slots.get_mut(id.slot as usize)?;
        if slot.generation == id.generation && !slot.leaving { slot.vector.as_mut() } else { None }
    }
    /// Its numbers; nothing when it is gone.
    #[inline]
    pub fn data(&self, id: VectorId) -> &[f64] {
        self.get(id).map_or(&[], Vector::data)
    }
    /// Two different Vectors at once: `None` when they are the same or one is gone.
    pub fn two_mut(&mut self, a: VectorId, b: VectorId) -> Option<(&mut Vector, &mut Vector)> {
        self.get(a)?;
        self.get(b)?;
        let [a, b] = self.slots.get_disjoint_mut([a.slot as usize, b.slot as usize]).ok()?;
        Some((a.vector.as_mut()?, b.vector.as_mut()?))
    }
    /// The Vector goes. While it is pinned its buffer stays, but nobody finds it any more.
    pub fn remove(&mut self, id: VectorId) {
        let Some(vector) = self.get(id) else { return };
        let pinned = vector.is_pinned();
        let slot = &mut self.slots[id.slot as usize];
        slot.leaving = true;
        if !pinned {
            self.bury(id.slot);
        }
    }
    /// Keeps the buffer's address valid until the matching [`VectorPool::unpin`].
    pub fn pin(&mut self, id: VectorId) {
        if let Some(vector) = self.get_mut(id) {
            vector.pin();
        }
    }
    /// Keeps the buffer's address valid for as long as the Vector.
    pub fn keep(&mut self, id: VectorId) {
        if let Some(vector) = self.get_mut(id) {
            vector.keep();
        }
    }
    /// A foreign view is gone, possibly after the Vector itself.
    pub fn unpin(&mut self, id: VectorId) {
        let Some(slot) = self.slots.get_mut(id.slot as usize) else { return };
        if slot.generation != id.generation {
            return;
        }
        let Some(vector) = slot.vector.as_mut() else { return };
        vector.unpin();
        if slot.leaving && !vector.is_pinned() {
            self.bury(id.slot);
        }
    }
    fn bury(&mut self, slot: u32) {
        let entry = &mut self.slots[slot as usize];
        entry.vector = None;
        entry.generation = entry.generation.wrapping_add(1);
        self.free.push(slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_notices_that_its_vector_is_gone() {
        let mut pool = VectorPool::new();
        let a = pool.create(3);
        pool.remove(a);
        let b = pool.create(2);
        assert_eq!(a.slot, b.slot);
        assert!(pool.get(a).is_none());
        assert_eq!(pool.data(b), [0.0, 0.0]);
    }

    #[test]
    fn a_view_may_outlive_its_vector() {
        let mut pool = VectorPool::new();
        let a = pool.create(3);
        pool.pin(a);
        pool.remove(a);
        assert!(pool.get(a).is_none());
        assert_ne!(pool.create(1).slot, a.slot);
        pool.unpin(a);
        assert_eq!(pool.create(1).slot, a.slot);
    }
}
