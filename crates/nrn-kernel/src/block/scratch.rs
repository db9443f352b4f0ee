//! The memory a thread computes in: registers, copies of places, pointers. Grows to what is needed and stays.

use std::cell::RefCell;

/// Lanes of a block: small enough that a kernel's registers stay in the first-level cache.
pub(super) const BLOCK: usize = 256;

#[derive(Default)]
pub(super) struct Scratch {
    memory: Vec<f64>,
    /// Pointer of every operand for the current block.
    pub operands: Vec<*mut f64>,
    /// Uniform values of the current call.
    pub uniforms: Vec<f64>,
    /// Four numbers per instruction.
    pub numbers: Vec<f64>,
    /// Whether each place is computed on where it is.
    pub direct: Vec<bool>,
    /// Passes of every loop.
    pub counters: Vec<u32>,
}

impl Scratch {
    /// `rows` registers of [`BLOCK`] doubles each, aligned to 64 bytes.
    pub(super) fn registers(&mut self, rows: usize) -> *mut f64 {
        let needed = rows * BLOCK + 8;
        if self.memory.len() < needed {
            self.memory.resize(needed, 0.0);
        }
        let start = self.memory.as_mut_ptr();
        let misaligned = (start as usize % 64) / size_of::<f64>();
        start.wrapping_add((8 - misaligned) % 8)
    }
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Lends the thread's scratch memory; a new one when it is in use (a kernel called from a kernel).
pub(super) fn with<T>(f: impl FnOnce(&mut Scratch) -> T) -> T {
    SCRATCH.with(|cell| match cell.try_borrow_mut() {
        Ok(mut scratch) => f(&mut scratch),
        Err(_) => f(&mut Scratch::default()),
    })
}
