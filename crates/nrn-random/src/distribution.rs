//! What class Random draws. Every formula uses uniform numbers in the order and number in which NEURON does.

use crate::{Generator, Shared};

/// A distribution and its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Distribution {
    /// Uniform from `low` on, over a width.
    Uniform {
        /// Lower end.
        low: f64,
        /// Width.
        width: f64,
    },
    /// Whole numbers from `low` on, each of `n` equally often.
    Integers {
        /// The smallest.
        low: i64,
        /// How many.
        n: f64,
    },
    /// Normal.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        deviation: f64,
    },
    /// The exponential of a normal number.
    LogNormal {
        /// Mean of the logarithm.
        mean: f64,
        /// Standard deviation of the logarithm.
        deviation: f64,
    },
    /// Exponential.
    Exponential {
        /// Mean.
        mean: f64,
    },
    /// Poisson.
    Poisson {
        /// Mean.
        mean: f64,
    },
    /// Number of successes in `n` trials of probability `p`.
    Binomial {
        /// Trials.
        n: i32,
        /// Probability.
        p: f64,
    },
    /// Trials up to and with the first that is not below `p`.
    Geometric {
        /// Probability.
        p: f64,
    },
    /// "Hypergeometric" as the GNU library of old had it: one of two exponentials.
    HyperGeometric {
        /// Mean.
        mean: f64,
        /// Share of the first exponential.
        p: f64,
    },
    /// Erlang: the sum of `k` exponentials of rate `a`.
    Erlang {
        /// Number of exponentials.
        k: u32,
        /// Rate.
        a: f64,
    },
    /// Weibull.
    Weibull {
        /// 1 / alpha.
        exponent: f64,
        /// Beta.
        beta: f64,
    },
}

impl Distribution {
    /// Uniform between two numbers, whichever comes first.
    pub fn uniform(a: f64, b: f64) -> Distribution {
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        Distribution::Uniform { low, width: high - low }
    }
    /// Whole numbers between two, ends included.
    pub fn integers(a: f64, b: f64) -> Distribution {
        let (a, b) = (a as i64, b as i64);
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        Distribution::Integers { low, n: high as f64 - low as f64 + 1.0 }
    }
    /// Normal.
    pub fn normal(mean: f64, variance: f64) -> Distribution {
        Distribution::Normal { mean, deviation: variance.sqrt() }
    }
    /// Log-normal, by its own mean and variance.
    pub fn log_normal(mean: f64, variance: f64) -> Distribution {
        let square = mean * mean;
        Distribution::LogNormal {
            mean: (square / (variance + square).sqrt()).ln(),
            deviation: ((variance + square) / square).ln().sqrt(),
        }
    }
    /// Hypergeometric.
    pub fn hyper_geometric(mean: f64, variance: f64) -> Distribution {
        let z = variance / (mean * mean);
        Distribution::HyperGeometric { mean, p: 0.5 * (1.0 - ((z - 1.0) / (z + 1.0)).sqrt()) }
    }
    /// Erlang.
    pub fn erlang(mean: f64, variance: f64) -> Distribution {
        let k = (mean * mean / variance + 0.5) as i32;
        let k = if k > 0 { k as u32 } else { 1 };
        Distribution::Erlang { k, a: f64::from(k) / mean }
    }
    /// How many uniform numbers a draw takes on the average, as far as that can become very large.
    pub fn work(&self) -> f64 {
        match *self {
            Distribution::Binomial { n, .. } => f64::from(n),
            Distribution::Erlang { k, .. } => f64::from(k),
            // What no number reaches is answered at once.
            Distribution::Geometric { p } if p <= REACHED => 1.0 / (1.0 - p),
            _ => 1.0,
        }
    }
    /// Weibull.
    pub fn weibull(alpha: f64, beta: f64) -> Distribution {
        Distribution::Weibull { exponent: 1.0 / alpha, beta }
    }
}

/// The largest number below 1 that a generator gives.
const REACHED: f64 = 1.0 - 1.0 / 4_294_967_296.0;

/// Draws from a distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sampler {
    pub(crate) distribution: Distribution,
    /// The second of the two numbers that the polar method makes at a time.
    pub(crate) kept: Option<f64>,
}

impl Sampler {
    /// Draws from this distribution, from the beginning.
    pub fn new(distribution: Distribution) -> Sampler {
        Sampler { distribution, kept: None }
    }
    /// The next number.
    pub fn draw(&mut self, generator: &mut Generator, shared: &Shared) -> f64 {
        let mut unit = || generator.unit(shared);
        match self.distribution {
            Distribution::Uniform { low, width } => low + width * unit(),
            Distribution::Integers { low, n } => (low + (n * unit()).floor() as i64) as f64,
            Distribution::Normal { mean, deviation } => self.normal(&mut unit) * deviation + mean,
            Distribution::LogNormal { mean, deviation } => {
                std::f64::consts::E.powf(self.normal(&mut unit) * deviation + mean)
            }
            Distribution::Exponential { mean } => -mean * unit().ln(),
            Distribution::Poisson { mean } => poisson(mean, unit),
            Distribution::Binomial { n, p } => (0..n).filter(|_| unit() < p).count() as f64,
            Distribution::Geometric { p } => geometric(p, unit),
            Distribution::HyperGeometric { mean, p } => {
                let d = if unit() > p { 1.0 - p } else { p };
                -mean * unit().ln() / (2.0 * d)
            }
            Distribution::Erlang { k, a } => {
                let product = (0..k).fold(1.0, |product, _| product * unit());
                -product.ln() / a
            }
            Distribution::Weibull { exponent, beta } => (beta * -(1.0 - unit()).ln()).powf(exponent),
        }
    }
    /// Marsaglia's polar method: two at a time.
    fn normal(&mut self, mut unit: impl FnMut() -> f64) -> f64 {
        if let Some(kept) = self.kept.take() {
            return kept;
        }
        loop {
            let (a, b) = (2.0 * unit() - 1.0, 2.0 * unit() - 1.0);
            let w = a * a + b * b;
            if w <= 1.0 {
                let y = (-2.0 * w.ln() / w).sqrt();
                self.kept = Some(b * y);
                return a * y;
            }
        }
    }
}

/// How many uniform numbers it takes until their product falls below `exp(-mean)`, less one. A mean beyond what `exp` can
/// hold, where NEURON never comes to an end, is cut into parts; a very large one is answered with itself.
pub fn poisson(mean: f64, mut unit: impl FnMut() -> f64) -> f64 {
    const PART: f64 = 500.0;
    if !mean.is_finite() || mean > 1e8 {
        return mean.floor();
    }
    let (mut rest, mut total) = (mean, 0.0);
    loop {
        let part = if rest > 700.0 { PART } else { rest };
        let bound = (-part).exp();
        let (mut count, mut product) = (0.0, 1.0);
        while product >= bound {
            count += 1.0;
            product *= unit();
        }
        total += count - 1.0;
        rest -= part;
        if rest <= 0.0 {
            return total;
        }
    }
}

/// No end is in sight for a probability that no number reaches.
fn geometric(p: f64, mut unit: impl FnMut() -> f64) -> f64 {
    if p > REACHED {
        return f64::INFINITY;
    }
    let mut trials = 1.0;
    while unit() < p {
        trials += 1.0;
    }
    trials
}
