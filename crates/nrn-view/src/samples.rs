//! The numbers of a curve: single precision, as NEURON's graphs keep them.

/// Most samples one curve keeps (4 MiB). A longer one loses every second sample and goes on at half the rate.
pub const MOST_SAMPLES: usize = 1 << 20;

/// Numbers of a curve. Erasing keeps the room, so that a curve drawn again and again allocates once; what stood in
/// the room can still be read through [`Samples::get`], as in NEURON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Samples {
    room: Vec<f32>,
    len: usize,
}

impl Samples {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }
    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// Appends one.
    pub fn push(&mut self, x: f32) {
        match self.room.get_mut(self.len) {
            Some(place) => *place = x,
            None => self.room.push(x),
        }
        self.len += 1;
    }
    /// Sample `i`; behind the end what stood there before, or 0.
    pub fn get(&self, i: usize) -> f32 {
        self.room.get(i).copied().unwrap_or(0.0)
    }
    /// All of them.
    pub fn values(&self) -> &[f32] {
        self.room.get(..self.len).unwrap_or_default()
    }
    /// Forgets them.
    pub fn erase(&mut self) {
        self.len = 0;
    }
    /// Least and greatest; `None` when there is none.
    pub fn bounds(&self) -> Option<(f32, f32)> {
        let mut bounds = None;
        for x in self.values() {
            let (low, high): (f32, f32) = bounds.unwrap_or((*x, *x));
            bounds = Some((low.min(*x), high.max(*x)));
        }
        bounds
    }
    /// Drops every second sample.
    pub fn thin(&mut self) {
        let kept = self.len.div_ceil(2);
        for i in 0..kept {
            if let Some(x) = self.room.get(2 * i).copied()
                && let Some(place) = self.room.get_mut(i)
            {
                *place = x;
            }
        }
        self.len = kept;
    }
}

impl From<Vec<f32>> for Samples {
    fn from(room: Vec<f32>) -> Samples {
        let len = room.len();
        Samples { room, len }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn erased_samples_leave_their_room_behind() {
        let mut samples = Samples::from(vec![1.0, 2.0, 3.0]);
        samples.erase();
        samples.push(7.0);
        assert_eq!(samples.values(), [7.0]);
        assert_eq!((samples.get(1), samples.get(9)), (2.0, 0.0));
    }

    #[test]
    fn thinning_keeps_every_second_sample() {
        let mut samples = Samples::from(vec![0.0, 1.0, 2.0, 3.0, 4.0]);
        samples.thin();
        assert_eq!(samples.values(), [0.0, 2.0, 4.0]);
        assert_eq!(samples.bounds(), Some((0.0, 4.0)));
    }
}
