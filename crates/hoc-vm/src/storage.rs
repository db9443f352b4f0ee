//! Where variables live: a table of cells. A variable keeps its cell for life; what the cell holds may change
//! (`double x[3]` where `x` was a number), which makes older [`Place`]s stale through the cell's generation.

use crate::host::SectionRef;
use crate::value::{Object, Place};
use std::rc::Rc;

/// What a cell holds.
#[derive(Clone, Debug, Default)]
pub enum Cell {
    /// Never given a value.
    #[default]
    Undefined,
    /// A number.
    Number(f64),
    /// `double x[n][m]`, last index fastest.
    Array(Box<Array<f64>>),
    /// `strdef`.
    String(Rc<str>),
    /// `objref`.
    Object(Option<Object>),
    /// `objref o[n]`.
    Objects(Box<Array<Option<Object>>>),
    /// `create`d sections; no dimensions for a scalar.
    Sections(Box<Array<SectionRef>>),
}

/// Values with dimensions.
#[derive(Clone, Debug)]
pub struct Array<T> {
    /// Size of each dimension.
    pub dimensions: Vec<u32>,
    /// The values, last index fastest.
    pub data: Vec<T>,
}

#[derive(Default)]
struct Slot {
    generation: u32,
    data: Cell,
}

/// The table of cells.
#[derive(Default)]
pub struct Storage {
    slots: Vec<Slot>,
    free: Vec<u32>,
}

/// Bit of [`Place::cell`] that says: an index into the stack of numbers (a `local`).
const LOCAL_NUMBER: u64 = 1 << 63;
/// Bit that says: an index into the stack of values (a `localobj`).
const LOCAL_OBJECT: u64 = 1 << 62;

/// A place taken apart.
pub enum Spot {
    /// A cell and an element of it.
    Cell(u32, usize),
    /// A `local`, as an index into the stack of numbers.
    LocalNumber(usize),
    /// A `localobj`, as an index into the stack of values.
    LocalObject(usize),
}

impl Storage {
    /// A new cell.
    pub fn allocate(&mut self, data: Cell) -> u32 {
        if let Some(cell) = self.free.pop() {
            self.put(cell, data);
            return cell;
        }
        self.slots.push(Slot { generation: 0, data });
        u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
    }
    /// Gives a cell back.
    pub fn release(&mut self, cell: u32) {
        self.put(cell, Cell::Undefined);
        self.free.push(cell);
    }
    /// Replaces what a cell holds; places that point to it become stale.
    pub fn put(&mut self, cell: u32, data: Cell) {
        if let Some(slot) = self.slots.get_mut(cell as usize) {
            slot.generation = (slot.generation + 1) & 0x3fff_ffff;
            slot.data = data;
        }
    }
    /// What a cell holds.
    #[inline(always)]
    pub fn get(&self, cell: u32) -> &Cell {
        match self.slots.get(cell as usize) {
            Some(slot) => &slot.data,
            None => &Cell::Undefined,
        }
    }
    /// The same, to change it without making places stale.
    #[inline(always)]
    pub fn get_mut(&mut self, cell: u32) -> Option<&mut Cell> {
        self.slots.get_mut(cell as usize).map(|slot| &mut slot.data)
    }
    /// All cells, to change what they hold without making places stale.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.slots.iter_mut().map(|slot| &mut slot.data)
    }
    /// The place of an element of a cell.
    pub fn place(&self, cell: u32, element: usize) -> Place {
        let generation = self.slots.get(cell as usize).map_or(0, |slot| slot.generation);
        Place {
            cell: (u64::from(generation) << 32) | u64::from(cell),
            element: u32::try_from(element).unwrap_or(u32::MAX),
        }
    }
    /// The place of a `local`.
    pub fn local_number(index: usize) -> Place {
        Place { cell: LOCAL_NUMBER | index as u64, element: 0 }
    }
    /// The place of a `localobj`.
    pub fn local_object(index: usize) -> Place {
        Place { cell: LOCAL_OBJECT | index as u64, element: 0 }
    }
    /// What a place means; None when it is stale.
    pub fn spot(&self, place: Place) -> Option<Spot> {
        let low = usize::try_from(place.cell & 0xffff_ffff).unwrap_or(usize::MAX);
        if place.cell & LOCAL_NUMBER != 0 {
            return Some(Spot::LocalNumber(low));
        }
        if place.cell & LOCAL_OBJECT != 0 {
            return Some(Spot::LocalObject(low));
        }
        let slot = self.slots.get(low)?;
        (u64::from(slot.generation) == place.cell >> 32)
            .then_some(Spot::Cell(low as u32, place.element as usize))
    }
}

/// Position of an element. Fails with the dimension and index that is out of range.
pub fn flatten(dimensions: &[u32], indices: &[f64], epsilon: f64) -> Result<usize, (usize, i64)> {
    let mut flat = 0usize;
    for (ix, (size, index)) in dimensions.iter().zip(indices).enumerate() {
        let index = (index + epsilon) as i64;
        if index < 0 || index >= i64::from(*size) {
            return Err((ix, index));
        }
        flat = flat * *size as usize + index as usize;
    }
    Ok(flat)
}
