//! One Vector: a growing list of numbers with a label, and foreign views that may outlive its buffer.
//!
//! Only storage lives here; arithmetic, statistics and so on are functions over slices in the neighbouring modules.

/// A list of numbers, as `Vector` of HOC and Python.
#[derive(Debug, Default)]
pub struct Vector {
    data: Vec<f64>,
    /// Buffers that were outgrown while somebody looked at them. They stay until nobody does.
    retired: Vec<Vec<f64>>,
    pins: u32,
    /// Somebody looks at the buffer who does not say when he is done.
    kept: bool,
    /// What `label()` returns.
    pub label: String,
}

impl Clone for Vector {
    fn clone(&self) -> Self {
        Vector { data: self.data.clone(), label: self.label.clone(), ..Default::default() }
    }
}

impl From<Vec<f64>> for Vector {
    fn from(data: Vec<f64>) -> Self {
        Vector { data, ..Default::default() }
    }
}

impl Vector {
    /// The numbers.
    pub fn data(&self) -> &[f64] {
        &self.data
    }
    /// The numbers, to change in place.
    pub fn data_mut(&mut self) -> &mut [f64] {
        &mut self.data
    }
    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.data.len()
    }
    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }
    /// How many numbers fit before the buffer has to move (`buffer_size()`).
    pub fn capacity(&self) -> usize {
        self.data.capacity()
    }
    /// Makes room for `n` numbers in all. A pinned buffer that is too small is kept aside, not freed.
    pub fn reserve(&mut self, n: usize) {
        if n <= self.data.capacity() {
            return;
        }
        if !self.is_looked_at() {
            self.data.reserve_exact(n - self.data.len());
            return;
        }
        let mut grown = Vec::with_capacity(n.max(2 * self.data.capacity()));
        grown.extend_from_slice(&self.data);
        self.retired.push(std::mem::replace(&mut self.data, grown));
    }
    /// Makes room for `n` more numbers, and then some: many small additions move the buffer seldom.
    fn grow(&mut self, n: usize) {
        let len = self.data.len();
        if len + n > self.data.capacity() {
            self.reserve(len + n.max(len));
        }
    }
    /// Makes it `n` long; new elements are 0.
    pub fn resize(&mut self, n: usize) {
        self.grow(n.saturating_sub(self.data.len()));
        self.data.resize(n, 0.0);
    }
    /// Appends a number.
    pub fn push(&mut self, x: f64) {
        if self.data.len() == self.data.capacity() {
            self.reserve((2 * self.data.len()).max(1));
        }
        self.data.push(x);
    }
    /// Appends numbers.
    pub fn extend(&mut self, more: &[f64]) {
        self.grow(more.len());
        self.data.extend_from_slice(more);
    }
    /// Replaces all numbers.
    pub fn assign(&mut self, data: &[f64]) {
        self.data.clear();
        self.extend(data);
    }
    /// Replaces all numbers; takes the buffer over when nobody looks at the old one.
    pub fn replace(&mut self, data: Vec<f64>) {
        if !self.is_looked_at() {
            self.data = data;
        } else {
            self.assign(&data);
        }
    }
    /// Inserts numbers before position `at` (at the end when it lies behind it).
    pub fn insert(&mut self, at: usize, more: &[f64]) {
        let at = at.min(self.data.len());
        self.grow(more.len());
        self.data.splice(at..at, more.iter().copied());
    }
    /// Removes positions `from ..= to`, as far as they exist.
    pub fn remove(&mut self, from: usize, to: usize) {
        let end = to.saturating_add(1).min(self.data.len());
        if from < end {
            self.data.drain(from..end);
        }
    }
    /// Somebody outside keeps the address of the buffer: it stays valid until the matching [`Vector::unpin`].
    pub fn pin(&mut self) {
        self.pins += 1;
    }
    /// Somebody outside keeps the address of the buffer, and this Vector with it: it stays valid for as long as the Vector.
    pub fn keep(&mut self) {
        self.kept = true;
    }
    fn is_looked_at(&self) -> bool {
        self.pins > 0 || self.kept
    }
    /// A foreign view is gone.
    pub fn unpin(&mut self) {
        self.pins = self.pins.saturating_sub(1);
        if !self.is_looked_at() {
            self.retired.clear();
        }
    }
    /// True while there are foreign views.
    pub fn is_pinned(&self) -> bool {
        self.pins > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_of_a_pinned_vector_keeps_the_old_buffer_alive() {
        let mut v = Vector::from(vec![1.0, 2.0]);
        v.pin();
        let address = v.data().as_ptr();
        v.resize(1000);
        assert_eq!(v.retired.len(), 1);
        assert_eq!(v.retired[0].as_ptr(), address);
        v.unpin();
        assert!(v.retired.is_empty());
        assert_eq!(v.data()[..2], [1.0, 2.0]);
    }

    #[test]
    fn removing_behind_the_end_does_nothing() {
        let mut v = Vector::from(vec![1.0, 2.0, 3.0]);
        v.remove(5, 9);
        v.remove(1, 9);
        assert_eq!(v.data(), [1.0]);
    }
}
