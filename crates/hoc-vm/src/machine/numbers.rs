//! The stack of numbers. The interpreter keeps its height in a local variable (a register, where the height of a `Vec`
//! would be read and written by every instruction) and tells it to the stack before anything else may look.

/// Numbers that a stack begins with room for.
const ROOM: usize = 1024;

/// A stack of numbers; what lies above its height is left over and means nothing.
pub(crate) struct Numbers {
    data: Vec<f64>,
    height: usize,
}

impl Numbers {
    pub(super) fn new() -> Self {
        Numbers { data: vec![0.0; ROOM], height: 0 }
    }

    /// The number at a position of the stack.
    #[inline(always)]
    pub(super) fn at(&self, ix: usize) -> f64 {
        self.data.get(ix).copied().unwrap_or(0.0)
    }

    /// Writes a position, which may be the one above the top.
    #[inline(always)]
    pub(super) fn put(&mut self, ix: usize, x: f64) {
        match self.data.get_mut(ix) {
            Some(slot) => *slot = x,
            None => self.put_beyond(ix, x),
        }
    }

    #[cold]
    fn put_beyond(&mut self, ix: usize, x: f64) {
        self.data.resize(2 * ix + 1, 0.0);
        if let Some(slot) = self.data.get_mut(ix) {
            *slot = x;
        }
    }

    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.height
    }

    #[inline(always)]
    pub(super) fn set_len(&mut self, height: usize) {
        self.height = height;
    }

    pub(super) fn truncate(&mut self, height: usize) {
        self.height = self.height.min(height);
    }

    /// Puts so many zeros on top.
    #[inline]
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
    fn a_stack_grows_past_its_first_room_and_keeps_what_is_below() {
        let mut numbers = Numbers::new();
        for ix in 0..3 * ROOM {
            numbers.push(ix as f64);
        }
        assert_eq!(numbers.len(), 3 * ROOM);
        assert_eq!(numbers.get(1), Some(1.0));
        assert_eq!(numbers.above(3 * ROOM - 2), [(3 * ROOM - 2) as f64, (3 * ROOM - 1) as f64]);
        numbers.truncate(1);
        assert_eq!((numbers.get(1), numbers.pop(), numbers.pop()), (None, 0.0, 0.0));
        numbers.push_zeros(2);
        assert_eq!(numbers.above(0), [0.0, 0.0]);
    }
}
