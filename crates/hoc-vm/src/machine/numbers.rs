//! The stack of numbers. The interpreter keeps its height in a local variable (a register, where the height of a `Vec`
//! would be read and written by every instruction) and tells it to the stack before anything else may look.
//!
//! It has one size for good, a power of two: positions are cut to it instead of being compared with it. What a frame needs
//! is asked for when it begins ([`Numbers::has_room`]), so that nothing is ever cut off.

/// Numbers that there is room for.
const ROOM: usize = 1 << 16;
/// What an expression may need above the `local`s of its frame.
const EXPRESSION: usize = 4096;

/// A stack of numbers; what lies above its height is left over and means nothing.
pub(crate) struct Numbers {
    data: Box<[f64; ROOM]>,
    height: usize,
}

impl Numbers {
    pub(super) fn new() -> Self {
        let data = vec![0.0; ROOM].into_boxed_slice().try_into().unwrap_or_else(|_| Box::new([0.0; ROOM]));
        Numbers { data, height: 0 }
    }

    /// Is there room for a frame with so many `local`s?
    #[inline(always)]
    pub(super) fn has_room(&self, n_locals: usize) -> bool {
        self.height + n_locals + EXPRESSION <= ROOM
    }

    /// The number at a position of the stack.
    #[inline(always)]
    pub(super) fn at(&self, ix: usize) -> f64 {
        self.data[ix & (ROOM - 1)]
    }

    /// Writes a position, which may be the one above the top.
    #[inline(always)]
    pub(super) fn put(&mut self, ix: usize, x: f64) {
        self.data[ix & (ROOM - 1)] = x;
    }

    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.height
    }

    #[inline(always)]
    pub(super) fn set_len(&mut self, height: usize) {
        self.height = height;
    }

    #[inline(always)]
    pub(super) fn truncate(&mut self, height: usize) {
        self.height = self.height.min(height);
    }

    /// Puts so many zeros on top.
    #[inline(always)]
    pub(super) fn push_zeros(&mut self, n: usize) {
        for _ in 0..n {
            self.push(0.0);
        }
    }

    #[inline(always)]
    pub(super) fn push(&mut self, x: f64) {
        self.put(self.height, x);
        self.height += 1;
    }

    /// The top, taken off; 0 from an empty stack.
    #[inline(always)]
    pub(super) fn pop(&mut self) -> f64 {
        match self.height.checked_sub(1) {
            Some(height) => {
                self.height = height;
                self.at(height)
            }
            None => 0.0,
        }
    }

    pub(super) fn get(&self, ix: usize) -> Option<f64> {
        self.data.get(..self.height)?.get(ix).copied()
    }

    pub(super) fn get_mut(&mut self, ix: usize) -> Option<&mut f64> {
        self.data.get_mut(..self.height)?.get_mut(ix)
    }

    /// What lies from a position on.
    pub(super) fn above(&self, ix: usize) -> &[f64] {
        self.data.get(ix..self.height).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_gives_back_what_was_put_on_it() {
        let mut numbers = Numbers::new();
        for ix in 0..3000 {
            numbers.push(f64::from(ix));
        }
        assert_eq!(numbers.len(), 3000);
        assert_eq!(numbers.get(1), Some(1.0));
        assert_eq!(numbers.above(2998), [2998.0, 2999.0]);
        numbers.truncate(1);
        assert_eq!((numbers.get(1), numbers.pop(), numbers.pop()), (None, 0.0, 0.0));
        numbers.push_zeros(2);
        assert_eq!(numbers.above(0), [0.0, 0.0]);
        assert!(numbers.has_room(1000) && !numbers.has_room(ROOM));
    }
}
