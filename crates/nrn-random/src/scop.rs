//! The stream behind `scop_random`, `exprand`, `normrand` and `poisrand` of `.mod` files: one for the whole program.

use crate::{Shared, mcell};

/// The stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scop {
    /// Its only state (`set_seed`).
    value: u32,
    /// Numbers come from MCellRan4 (`use_mcell_ran4`).
    pub use_mcell: bool,
}

impl Default for Scop {
    fn default() -> Self {
        Scop { value: 1, use_mcell: false }
    }
}

impl Scop {
    /// `set_seed(x)`.
    pub fn set_seed(&mut self, seed: f64) {
        // What does not fit wraps as a conversion by way of a wide integer does.
        self.value = seed as i64 as u32;
    }
    /// Uniform between 0 and 1: a linear congruential generator, ends included.
    pub fn unit(&mut self, shared: &Shared) -> f64 {
        if self.use_mcell {
            return mcell::unit(&mut self.value, shared.low_index);
        }
        self.value = self.value.wrapping_mul(2_147_437_301).wrapping_add(453_816_981);
        f64::from(self.value) / f64::from(u32::MAX)
    }
    /// Exponentially distributed.
    pub fn exponential(&mut self, mean: f64, shared: &Shared) -> f64 {
        -mean * self.unit(shared).ln()
    }
    /// Normally distributed.
    pub fn normal(&mut self, mean: f64, deviation: f64, shared: &Shared) -> f64 {
        loop {
            let a = 2.0 * self.unit(shared) - 1.0;
            let b = 2.0 * self.unit(shared) - 1.0;
            let s = a * a + b * b;
            if s < 1.0 {
                return a * (-2.0 * s.ln() / s).sqrt() * deviation + mean;
            }
        }
    }
    /// Poisson distributed: a whole number.
    pub fn poisson(&mut self, mean: f64, shared: &Shared) -> f64 {
        crate::distribution::poisson(mean, || self.unit(shared))
    }
}
