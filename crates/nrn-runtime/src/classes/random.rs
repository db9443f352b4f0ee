//! `Random`: streams of random numbers. Philox 4x32-10 (Salmon et al. 2011) makes them, as NEURON's Random123 does.

use super::{class, number as row, other};
use crate::args::{Args, number};
use crate::cx::Cx;
use crate::object::Payload;
use crate::tables::Class;
use hoc_vm::{HocError, Object, Value};

/// A distribution, by name.
#[derive(Clone, Copy, Debug)]
enum Distribution {
    Uniform(f64, f64),
    Integers(f64, f64),
    Normal(f64, f64),
    LogNormal(f64, f64),
    Exponential(f64),
    Poisson(f64),
}

/// A stream.
#[derive(Debug)]
struct Random {
    ids: [u32; 3],
    key: u32,
    sequence: u32,
    within: usize,
    block: [u32; 4],
    saved: Option<f64>,
    distribution: Distribution,
}

/// The row of `Random`.
pub static CLASS: Class = class(
    "Random",
    "([seed])",
    "A stream of random numbers.",
    |_, _, args| {
        let mut random = Random::new();
        random.ids[0] = args.number_or(1, 0.0)? as u32;
        Ok(Payload::Other(Box::new(random)))
    },
    &[
        row("Random123", "(id1, id2, id3)", "Chooses the stream.", choose),
        row("MCellRan4", "([highindex [, lowindex]])", "Chooses a stream.", choose),
        row("ACG", "([seed, size])", "Chooses a stream.", choose),
        row("MLCG", "([seed, size])", "Chooses a stream.", choose),
        row("Isaac64", "([seed])", "Chooses a stream.", choose),
        row("Random123_globalindex", "([index])", "Index of all streams.", |_, _, args| {
            number(args.number_or(1, 0.0)?)
        }),
        row("seq", "([position])", "Position in the stream.", |cx, r, args| {
            let own = other::<Random>(cx, r)?;
            if args.has(1) {
                let position = args.number(1)?;
                own.sequence = (position / 4.0) as u32;
                own.within = (position as u64 % 4) as usize;
                own.block = own.compute();
            }
            number(f64::from(own.sequence) * 4.0 + own.within as f64)
        }),
        row("repick", "()", "The next number.", |cx, r, _| number(other::<Random>(cx, r)?.pick())),
        row("uniform", "(low, high)", "Uniform in an interval.", |cx, r, args| {
            set(cx, r, Distribution::Uniform(args.number(1)?, args.number(2)?))
        }),
        row("discunif", "(low, high)", "Integers, ends included.", |cx, r, args| {
            set(cx, r, Distribution::Integers(args.number(1)?, args.number(2)?))
        }),
        row("normal", "(mean, variance)", "Normal.", |cx, r, args| {
            set(cx, r, Distribution::Normal(args.number(1)?, args.number(2)?))
        }),
        row("lognormal", "(mean, variance)", "Log-normal.", |cx, r, args| {
            set(cx, r, Distribution::LogNormal(args.number(1)?, args.number(2)?))
        }),
        row("negexp", "(mean)", "Exponential.", |cx, r, args| {
            set(cx, r, Distribution::Exponential(args.number(1)?))
        }),
        row("poisson", "(mean)", "Poisson.", |cx, r, args| {
            set(cx, r, Distribution::Poisson(args.number(1)?))
        }),
    ],
);

fn choose(cx: &mut Cx<'_>, r: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let mut ids = [0; 3];
    for (i, id) in ids.iter_mut().enumerate() {
        *id = args.number_or(i + 1, 0.0)? as u32;
    }
    let own = other::<Random>(cx, r)?;
    let distribution = own.distribution;
    *own = Random { ids, distribution, ..Random::new() };
    own.block = own.compute();
    number(0.0)
}
fn set(cx: &mut Cx<'_>, r: &Object, distribution: Distribution) -> Result<Value, HocError> {
    let own = other::<Random>(cx, r)?;
    own.distribution = distribution;
    own.saved = None;
    number(own.pick())
}

impl Random {
    fn new() -> Random {
        let mut random = Random {
            ids: [0; 3],
            key: 0,
            sequence: 0,
            within: 0,
            block: [0; 4],
            saved: None,
            distribution: Distribution::Uniform(0.0, 1.0),
        };
        random.block = random.compute();
        random
    }
    fn compute(&self) -> [u32; 4] {
        philox([self.sequence, self.ids[2], self.ids[0], self.ids[1]], [self.key, 0])
    }
    /// Uniform in the open interval (0, 1).
    fn unit(&mut self) -> f64 {
        let bits = self.block[self.within];
        self.within += 1;
        if self.within == 4 {
            self.within = 0;
            self.sequence = self.sequence.wrapping_add(1);
            self.block = self.compute();
        }
        (f64::from(bits) + 1.0) * (1.0 / 4_294_967_297.0)
    }
    fn pick(&mut self) -> f64 {
        match self.distribution {
            Distribution::Uniform(low, high) => low + (high - low) * self.unit(),
            Distribution::Integers(low, high) => low + ((high - low + 1.0) * self.unit()).floor(),
            Distribution::Normal(mean, variance) => self.normal() * variance.sqrt() + mean,
            Distribution::LogNormal(mean, variance) => {
                let m2 = mean * mean;
                let log_mean = (m2 / (variance + m2).sqrt()).ln();
                let log_deviation = ((m2 + variance) / m2).ln().sqrt();
                (self.normal() * log_deviation + log_mean).exp()
            }
            Distribution::Exponential(mean) => -mean * self.unit().ln(),
            Distribution::Poisson(mean) => self.poisson(mean),
        }
    }
    /// By products of uniform numbers. A large mean is cut into parts that `exp` can hold, a very large one is normal.
    fn poisson(&mut self, mean: f64) -> f64 {
        const PART: f64 = 500.0;
        if !mean.is_finite() {
            return mean;
        }
        if mean > 1e6 {
            return (mean + mean.sqrt() * self.normal()).round();
        }
        let (mut rest, mut total) = (mean, 0.0);
        loop {
            let part = if rest > 700.0 { PART } else { rest };
            let bound = (-part).exp();
            let (mut count, mut product) = (0.0, 1.0);
            while product >= bound {
                count += 1.0;
                product *= self.unit();
            }
            total += count - 1.0;
            rest -= part;
            if rest <= 0.0 {
                return total;
            }
        }
    }
    /// Marsaglia's polar method: two at a time.
    fn normal(&mut self) -> f64 {
        if let Some(saved) = self.saved.take() {
            return saved;
        }
        loop {
            let (a, b) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let w = a * a + b * b;
            if w <= 1.0 && w > 0.0 {
                let y = (-2.0 * w.ln() / w).sqrt();
                self.saved = Some(b * y);
                return a * y;
            }
        }
    }
}

/// Philox 4x32 with ten rounds.
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
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
}
