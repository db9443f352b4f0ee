//! A store of values by generational number, and the same for the rows of a table.

use crate::ids::RowId;
use nrn_mech_abi::Columns;
use std::marker::PhantomData;

/// Hashing of slots and names for maps: a few multiplications. Nobody outside chooses them to collide.
pub type BySlot = rustc_hash::FxBuildHasher;

/// A number made of slot and generation.
pub trait Id: Copy {
    /// Puts one together.
    fn new(slot: u32, generation: u32) -> Self;
    /// Which slot.
    fn slot(self) -> u32;
    /// Which life of the slot.
    fn generation(self) -> u32;
}

/// Values by number; a number whose value is gone finds nothing.
#[derive(Debug)]
pub struct Arena<I, T> {
    slots: Vec<(u32, Option<T>)>,
    free: Vec<u32>,
    id: PhantomData<I>,
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Arena { slots: Vec::new(), free: Vec::new(), id: PhantomData }
    }
}

impl<I: Id, T> Arena<I, T> {
    /// Puts a value in.
    pub fn insert(&mut self, value: T) -> I {
        if let Some(slot) = self.free.pop()
            && let Some(place) = self.slots.get_mut(slot as usize)
        {
            place.1 = Some(value);
            return I::new(slot, place.0);
        }
        self.slots.push((0, Some(value)));
        I::new((self.slots.len() - 1) as u32, 0)
    }
    /// The value, unless it is gone.
    #[inline]
    pub fn get(&self, id: I) -> Option<&T> {
        let place = self.slots.get(id.slot() as usize)?;
        if place.0 == id.generation() { place.1.as_ref() } else { None }
    }
    /// The value to change, unless it is gone.
    #[inline]
    pub fn get_mut(&mut self, id: I) -> Option<&mut T> {
        let place = self.slots.get_mut(id.slot() as usize)?;
        if place.0 == id.generation() { place.1.as_mut() } else { None }
    }
    /// Takes the value out.
    pub fn remove(&mut self, id: I) -> Option<T> {
        let place = self.slots.get_mut(id.slot() as usize)?;
        if place.0 != id.generation() {
            return None;
        }
        let value = place.1.take()?;
        place.0 = place.0.wrapping_add(1);
        self.free.push(id.slot());
        Some(value)
    }
    /// The live number of a slot.
    pub fn id_of_slot(&self, slot: u32) -> Option<I> {
        let place = self.slots.get(slot as usize)?;
        place.1.as_ref().map(|_| I::new(slot, place.0))
    }
    /// All live values in slot order.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.slots.iter().enumerate().filter_map(|(i, (g, v))| v.as_ref().map(|v| (I::new(i as u32, *g), v)))
    }
    /// All live values in slot order, to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (I, &mut T)> {
        self.slots
            .iter_mut()
            .enumerate()
            .filter_map(|(i, (g, v))| v.as_mut().map(|v| (I::new(i as u32, *g), v)))
    }
    /// How many live values there are.
    pub fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }
    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

const GONE: u32 = u32::MAX;

/// Where a slot's row is now, and which life of the slot it is.
#[derive(Clone, Copy, Debug)]
struct Place {
    row: u32,
    generation: u32,
}

/// Which row of a table each slot is in now. 12 bytes per row.
#[derive(Debug, Default)]
pub struct Slots {
    places: Vec<Place>,
    of_row: Vec<u32>,
    free: Vec<u32>,
}

impl Slots {
    /// A slot for a new last row.
    #[inline]
    pub fn push(&mut self) -> RowId {
        let row = self.of_row.len() as u32;
        if let Some(slot) = self.free.pop()
            && let Some(place) = self.places.get_mut(slot as usize)
        {
            place.row = row;
            self.of_row.push(slot);
            return RowId { slot, generation: place.generation };
        }
        let slot = self.places.len() as u32;
        self.places.push(Place { row, generation: 0 });
        self.of_row.push(slot);
        RowId { slot, generation: 0 }
    }
    /// Where the row is now, unless it is gone.
    #[inline]
    pub fn row(&self, id: RowId) -> Option<usize> {
        let place = self.places.get(id.slot as usize)?;
        (place.generation == id.generation && place.row != GONE).then_some(place.row as usize)
    }
    /// Where a live slot's row is now (`u32::MAX` when there is none).
    #[inline]
    pub fn row_of_slot(&self, slot: u32) -> u32 {
        self.places.get(slot as usize).map_or(GONE, |place| place.row)
    }
    /// The slot of a row.
    #[inline]
    pub fn slot_of_row(&self, row: usize) -> Option<u32> {
        self.of_row.get(row).copied()
    }
    /// The number of a row.
    pub fn id_of_row(&self, row: usize) -> Option<RowId> {
        let slot = self.slot_of_row(row)?;
        Some(RowId { slot, generation: self.places[slot as usize].generation })
    }
    /// Forgets a row; the last row takes its place. Gives the place.
    #[inline]
    pub fn remove(&mut self, id: RowId) -> Option<usize> {
        let place = self.places.get_mut(id.slot as usize)?;
        if place.generation != id.generation || place.row == GONE {
            return None;
        }
        let row = std::mem::replace(&mut place.row, GONE);
        place.generation = place.generation.wrapping_add(1);
        self.free.push(id.slot);
        let moved = self.of_row.pop()?;
        if moved != id.slot {
            self.of_row[row as usize] = moved;
            self.places[moved as usize].row = row;
        }
        Some(row as usize)
    }
    /// Forgets rows one after the other, here and in their table.
    #[inline]
    pub fn remove_from(&mut self, columns: &mut Columns, ids: &[RowId]) {
        for id in ids {
            if let Some(row) = self.remove(*id) {
                columns.swap_remove(row);
            }
        }
    }
    /// New row `i` is old row `order[i]`.
    pub fn permute(&mut self, order: &[u32]) {
        let old = std::mem::take(&mut self.of_row);
        self.of_row = order.iter().map(|&from| old[from as usize]).collect();
        for (row, &slot) in self.of_row.iter().enumerate() {
            self.places[slot as usize].row = row as u32;
        }
    }
    /// Number of rows.
    #[inline]
    pub fn len(&self) -> usize {
        self.of_row.len()
    }
    /// True when there is no row.
    pub fn is_empty(&self) -> bool {
        self.of_row.is_empty()
    }
    /// Number of slots ever made; slots are below it.
    pub fn n_slots(&self) -> usize {
        self.places.len()
    }
    /// Bytes held.
    pub fn bytes(&self) -> usize {
        size_of::<Place>() * self.places.capacity() + 4 * (self.of_row.capacity() + self.free.capacity())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_after_removal_and_permutation() {
        let mut s = Slots::default();
        let ids: Vec<RowId> = (0..4).map(|_| s.push()).collect();
        assert_eq!(s.remove(ids[1]), Some(1));
        assert_eq!((s.row(ids[3]), s.row(ids[1])), (Some(1), None));
        s.permute(&[2, 0, 1]);
        assert_eq!([ids[0], ids[2], ids[3]].map(|i| s.row(i)), [Some(1), Some(0), Some(2)]);
        let again = s.push();
        assert_eq!((again.slot, s.row(ids[1])), (ids[1].slot, None));
    }
}
