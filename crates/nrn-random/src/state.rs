//! The state of a user's stream as numbers, for whoever keeps them: with the same numbers it goes on in the same way.

use crate::mcell::Mcell;
use crate::philox::NUMBERS as STREAM;
use crate::{Distribution, Generator, Sampler, Stream};

/// Which generator, its state, which distribution, its two parameters, and the number that is kept (with a 1 before it).
pub const NUMBERS: usize = 1 + STREAM + 1 + 2 + 2;

/// Generator and distribution as numbers.
pub fn to_numbers(generator: &Generator, sampler: &Sampler) -> [f64; NUMBERS] {
    let mut all = [0.0; NUMBERS];
    match generator {
        Generator::Random123(stream) => all[1..=STREAM].copy_from_slice(&stream.to_numbers()),
        Generator::MCellRan4(mcell) => {
            let words = [mcell.high, mcell.low, mcell.origin].map(f64::from);
            all[0] = 1.0;
            all[1..4].copy_from_slice(&words);
        }
    }
    let (kind, a, b) = parameters(sampler.distribution);
    let kept = sampler.kept.map_or([0.0, 0.0], |kept| [1.0, kept]);
    for (place, x) in all[1 + STREAM..].iter_mut().zip([kind, a, b, kept[0], kept[1]]) {
        *place = x;
    }
    all
}

/// The opposite of [`to_numbers`]; nothing for numbers that it cannot have made.
pub fn from_numbers(all: &[f64]) -> Option<(Generator, Sampler)> {
    let (&which, rest) = all.split_first()?;
    let (stream, rest) = rest.split_first_chunk::<STREAM>()?;
    let &[kind, a, b, is_kept, kept] = rest else { return None };
    let generator = match which {
        0.0 => Generator::Random123(Stream::from_numbers(stream)),
        1.0 => {
            let [high, low, origin, ..] = stream.map(|x| x as u32);
            Generator::MCellRan4(Mcell { high, low, origin })
        }
        _ => return None,
    };
    let mut sampler = Sampler::new(distribution(kind, a, b)?);
    sampler.kept = (is_kept == 1.0).then_some(kept);
    Some((generator, sampler))
}

/// A distribution as a number of its own and two parameters.
fn parameters(distribution: Distribution) -> (f64, f64, f64) {
    match distribution {
        Distribution::Uniform { low, width } => (0.0, low, width),
        Distribution::Integers { low, n } => (1.0, low as f64, n),
        Distribution::Normal { mean, deviation } => (2.0, mean, deviation),
        Distribution::LogNormal { mean, deviation } => (3.0, mean, deviation),
        Distribution::Exponential { mean } => (4.0, mean, 0.0),
        Distribution::Poisson { mean } => (5.0, mean, 0.0),
        Distribution::Binomial { n, p } => (6.0, f64::from(n), p),
        Distribution::Geometric { p } => (7.0, p, 0.0),
        Distribution::HyperGeometric { mean, p } => (8.0, mean, p),
        Distribution::Erlang { k, a } => (9.0, f64::from(k), a),
        Distribution::Weibull { exponent, beta } => (10.0, exponent, beta),
    }
}

/// The opposite of [`parameters`].
fn distribution(kind: f64, a: f64, b: f64) -> Option<Distribution> {
    Some(match kind as i64 {
        0 => Distribution::Uniform { low: a, width: b },
        1 => Distribution::Integers { low: a as i64, n: b },
        2 => Distribution::Normal { mean: a, deviation: b },
        3 => Distribution::LogNormal { mean: a, deviation: b },
        4 => Distribution::Exponential { mean: a },
        5 => Distribution::Poisson { mean: a },
        6 => Distribution::Binomial { n: a as i32, p: b },
        7 => Distribution::Geometric { p: a },
        8 => Distribution::HyperGeometric { mean: a, p: b },
        9 => Distribution::Erlang { k: a as u32, a: b },
        10 => Distribution::Weibull { exponent: a, beta: b },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shared;

    #[test]
    fn every_stream_goes_on_from_its_numbers() {
        let mut shared = Shared::default();
        let generators = [
            Generator::Random123(Stream::new([1, 2, 3], 0)),
            Generator::MCellRan4(Mcell::new(5, 7, &mut shared)),
        ];
        let distributions = [
            Distribution::uniform(-1.0, 2.0),
            Distribution::integers(-5.0, 9.0),
            Distribution::normal(1.0, 4.0),
            Distribution::log_normal(1.0, 4.0),
            Distribution::Exponential { mean: 2.0 },
            Distribution::Poisson { mean: 3.0 },
            Distribution::Binomial { n: 20, p: 0.3 },
            Distribution::Geometric { p: 0.4 },
            Distribution::hyper_geometric(1.0, 5.0),
            Distribution::erlang(3.0, 2.0),
            Distribution::weibull(2.0, 3.0),
        ];
        for generator in generators {
            for distribution in distributions {
                let (mut generator, mut sampler) = (generator, Sampler::new(distribution));
                for _ in 0..7 {
                    sampler.draw(&mut generator, &shared);
                }
                let (mut other, mut again) = from_numbers(&to_numbers(&generator, &sampler)).unwrap();
                for _ in 0..20 {
                    let (ours, theirs) =
                        (sampler.draw(&mut generator, &shared), again.draw(&mut other, &shared));
                    assert_eq!(ours, theirs, "{distribution:?}");
                }
            }
        }
    }
    #[test]
    fn numbers_of_another_length_or_kind_are_nothing() {
        assert_eq!(from_numbers(&[]), None);
        assert_eq!(from_numbers(&[0.0; NUMBERS - 1]), None);
        assert_eq!(from_numbers(&[2.0; NUMBERS]), None);
        let mut all = [0.0; NUMBERS];
        all[1 + STREAM] = 99.0;
        assert_eq!(from_numbers(&all), None);
    }
}
