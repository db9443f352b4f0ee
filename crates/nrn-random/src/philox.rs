//! Random123: Philox 4x32 with ten rounds over a counter of four words, of which three name the stream.

/// 1 / (2^32 + 1): a word, plus one, times this lies inside (0, 1).
const UNIT: f64 = 1.0 / 4_294_967_297.0;

/// The largest position that can be set, 2^34 - 1 (four numbers for each value of the counter's first word).
pub const LAST_POSITION: f64 = 17_179_869_183.0;

/// Philox 4x32 with ten rounds (Salmon et al. 2011).
pub fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let a = u64::from(counter[0]) * 0xD251_1F53;
        let b = u64::from(counter[2]) * 0xCD9E_8D57;
        counter = [
            (b >> 32) as u32 ^ counter[1] ^ key[0],
            b as u32,
            (a >> 32) as u32 ^ counter[3] ^ key[1],
            a as u32,
        ];
        key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
    }
    counter
}

/// A stream: its three ids, its position, and the four words the counter stands for now.
///
/// The words are made when the position is set or the last of them was taken. Ids or a global index that change
/// meanwhile show only from then on, as in NEURON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    /// Sequence, id 3, id 1, id 2.
    counter: [u32; 4],
    words: [u32; 4],
    which: u8,
}

impl Stream {
    /// The stream of three ids, at its beginning.
    pub fn new(ids: [u32; 3], global_index: u32) -> Stream {
        let mut stream = Stream { counter: [0; 4], words: [0; 4], which: 0 };
        stream.set_ids(ids);
        stream.set_sequence(0, 0, global_index);
        stream
    }
    /// The three ids.
    pub fn ids(&self) -> [u32; 3] {
        let [_, id3, id1, id2] = self.counter;
        [id1, id2, id3]
    }
    /// Changes the ids, from the next four words on.
    pub fn set_ids(&mut self, [id1, id2, id3]: [u32; 3]) {
        self.counter = [self.counter[0], id3, id1, id2];
    }
    /// Goes to word `which` (0 to 3) of a value of the sequence.
    pub fn set_sequence(&mut self, sequence: u32, which: u8, global_index: u32) {
        self.which = if which > 3 { 0 } else { which };
        self.counter[0] = sequence;
        self.words = philox(self.counter, [global_index, 0]);
    }
    /// The sequence and the word that comes next.
    pub fn sequence(&self) -> (u32, u8) {
        (self.counter[0], self.which)
    }
    /// The position as one number, sequence * 4 + word.
    pub fn position(&self) -> f64 {
        f64::from(self.counter[0]) * 4.0 + f64::from(self.which)
    }
    /// Goes to a position. What no stream has counts as 0; bits beyond the 34th are dropped.
    pub fn set_position(&mut self, position: f64, global_index: u32) {
        let whole = if (0.0..=1_099_511_627_775.0).contains(&position) { position as u64 } else { 0 };
        self.set_sequence((whole >> 2) as u32, (whole & 3) as u8, global_index);
    }
    /// The next word.
    pub fn pick(&mut self, global_index: u32) -> u32 {
        let word = self.words[usize::from(self.which & 3)];
        self.which += 1;
        if self.which > 3 {
            self.which = 0;
            for digit in &mut self.counter {
                *digit = digit.wrapping_add(1);
                if *digit != 0 {
                    break;
                }
            }
            self.words = philox(self.counter, [global_index, 0]);
        }
        word
    }
    /// The next number inside (0, 1).
    pub fn unit(&mut self, global_index: u32) -> f64 {
        (f64::from(self.pick(global_index)) + 1.0) * UNIT
    }
    /// Exponentially distributed with a mean of 1.
    pub fn exponential(&mut self, global_index: u32) -> f64 {
        -self.unit(global_index).ln()
    }
    /// Normally distributed with mean 0 and deviation 1, by Marsaglia's polar method; its second number is thrown away.
    pub fn normal(&mut self, global_index: u32) -> f64 {
        loop {
            let a = 2.0 * self.unit(global_index) - 1.0;
            let b = 2.0 * self.unit(global_index) - 1.0;
            let w = a * a + b * b;
            if w <= 1.0 {
                return a * (-2.0 * w.ln() / w).sqrt();
            }
        }
    }

    /// The stream as eight numbers, for whoever keeps doubles.
    pub fn to_numbers(&self) -> [f64; NUMBERS] {
        let mut all = [0.0; NUMBERS];
        let [id1, id2, id3] = self.ids();
        all[..3].copy_from_slice(&[f64::from(id1), f64::from(id2), f64::from(id3)]);
        all[3] = self.position();
        for (number, word) in all[4..].iter_mut().zip(self.words) {
            *number = f64::from(word);
        }
        all
    }
    /// The opposite of [`Stream::to_numbers`].
    pub fn from_numbers(all: &[f64; NUMBERS]) -> Stream {
        let position = all[3].max(0.0) as u64;
        let mut stream = Stream {
            counter: [(position >> 2) as u32, 0, 0, 0],
            words: [all[4] as u32, all[5] as u32, all[6] as u32, all[7] as u32],
            which: (position & 3) as u8,
        };
        stream.set_ids([all[0] as u32, all[1] as u32, all[2] as u32]);
        stream
    }
}

/// Numbers that hold a stream, see [`Stream::to_numbers`].
pub const NUMBERS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_agrees_with_its_authors_known_answers() {
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(
            philox([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        );
    }

    #[test]
    fn a_stream_survives_being_kept_as_doubles() {
        let mut stream = Stream::new([1, u32::MAX, 7], 3);
        for _ in 0..9 {
            stream.pick(3);
        }
        let mut copy = Stream::from_numbers(&stream.to_numbers());
        assert_eq!(copy, stream);
        assert_eq!(copy.pick(3), stream.pick(3));
    }

    #[test]
    fn new_ids_show_only_when_the_words_at_hand_are_used_up() {
        let (mut a, mut b) = (Stream::new([1, 2, 3], 0), Stream::new([1, 2, 3], 0));
        b.set_ids([9, 9, 9]);
        let first = |s: &mut Stream| (0..4).map(|_| s.pick(0)).collect::<Vec<_>>();
        assert_eq!(first(&mut a), first(&mut b));
        assert_ne!(first(&mut a), first(&mut b));
    }

    #[test]
    fn the_sequence_carries_into_the_third_id() {
        let mut stream = Stream::new([1, 2, 3], 0);
        stream.set_sequence(u32::MAX, 3, 0);
        stream.pick(0);
        assert_eq!((stream.ids(), stream.sequence()), ([1, 2, 4], (0, 0)));
    }
}
