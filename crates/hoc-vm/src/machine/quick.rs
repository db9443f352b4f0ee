//! What the interpreter does so often that it is inlined: values pushed, elements of plain arrays, the looks at what is due.

use super::Vm;
use crate::code::Variable;
use crate::host::Host;
use crate::storage::Cell;
use crate::value::Value;

/// Backward jumps between two looks at [`Host::interrupted`].
const TICKS: u32 = 4096;

impl Vm {
    /// A number as a value. Written in two steps: built whole and copied, it would be read back wider than it was
    /// written, and the processor waits for that.
    #[inline(always)]
    pub(super) fn push_number(&mut self, x: f64) {
        self.values.push(const { Value::Number(0.0) });
        if let Some(Value::Number(slot)) = self.values.last_mut() {
            *slot = x;
        }
    }

    /// What an `objref` refers to, to v. In two steps, as in `push_number`.
    #[inline]
    pub(super) fn push_referred(&mut self, variable: Variable) {
        let cell = self.cell_of(variable).unwrap_or(u32::MAX);
        self.values.push(const { Value::Object(None) });
        if let Some(Value::Object(slot)) = self.values.last_mut() {
            *slot = match self.storage.get(cell) {
                Cell::Object(object) => object.clone(),
                Cell::Objects(array) => array.data.first().cloned().flatten(),
                _ => None,
            };
        }
    }

    /// Looked at on backward jumps.
    #[inline(always)]
    pub(super) fn is_interrupted(&mut self, host: &mut dyn Host) -> bool {
        self.ticks = self.ticks.wrapping_add(1);
        self.ticks.is_multiple_of(TICKS) && host.interrupted()
    }

    /// Element of a one-dimensional top-level array, when it is one and has it.
    #[inline(always)]
    pub(super) fn flat_element(&mut self, cell: u32, at: f64) -> Option<&mut f64> {
        let index = (at + self.epsilon) as i64;
        match self.storage.get_mut(cell) {
            Some(Cell::Array(array)) if array.dimensions.len() == 1 => {
                array.data.get_mut(usize::try_from(index).ok()?)
            }
            _ => None,
        }
    }

    #[inline(always)]
    pub(super) fn sweep_if_due(&mut self, host: &mut dyn Host) {
        if self.sweep_is_due() {
            self.sweep(host);
        }
    }
}
