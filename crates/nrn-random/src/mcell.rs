//! MCellRan4: a hash of two words, of which one counts up and the other names the stream.

/// 2^-32.
const UNIT: f64 = 1.0 / 4_294_967_296.0;

/// The hash of the present counter; the counter goes on by one.
pub fn word(counter: &mut u32, low: u32) -> u32 {
    let high = *counter;
    *counter = counter.wrapping_add(1);
    let low = low ^ mix(high ^ 0xbaa9_6887, 0x4b0f_3b58);
    high ^ mix(low ^ 0x1e17_d32c, 0xe874_f0c3)
}

/// The same as a number in [0, 1).
pub fn unit(counter: &mut u32, low: u32) -> f64 {
    f64::from(word(counter, low)) * UNIT
}

fn mix(x: u32, flip: u32) -> u32 {
    let (high, low) = (x >> 16, x & 0xffff);
    let square = !high.wrapping_sub(low).wrapping_mul(high.wrapping_add(low));
    (square.rotate_left(16) ^ flip).wrapping_add(low.wrapping_mul(high))
}

/// A generator with a counter of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mcell {
    /// The counter: the position in the stream (`Random.seq`).
    pub high: u32,
    /// The other index; 0 stands for the one all streams share.
    pub low: u32,
    /// Where the counter began.
    pub origin: u32,
}

impl Mcell {
    /// A generator; `high` 0 asks for a seed of its own, made of the number of generators so far.
    pub fn new(high: u32, low: u32, shared: &mut crate::Shared) -> Mcell {
        shared.mcell_count = shared.mcell_count.wrapping_add(1);
        let mut made = Mcell { high, low, origin: high };
        if high == 0 {
            made.high = shared.mcell_count;
            made.origin = made.word(shared);
            made.high = made.origin;
        }
        made
    }
    fn low(&self, shared: &crate::Shared) -> u32 {
        if self.low == 0 { shared.low_index } else { self.low }
    }
    /// The next word.
    pub fn word(&mut self, shared: &crate::Shared) -> u32 {
        let low = self.low(shared);
        word(&mut self.high, low)
    }
    /// The next number in [0, 1).
    pub fn unit(&mut self, shared: &crate::Shared) -> f64 {
        let low = self.low(shared);
        unit(&mut self.high, low)
    }
}
