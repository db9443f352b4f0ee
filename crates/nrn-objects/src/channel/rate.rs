//! Rates of transitions as functions of the membrane potential, in seven forms with up to five parameters, or as a table.

use crate::channel::Drive;
use crate::{VectorId, VectorPool};

/// Elementary charge over Boltzmann's constant, K/mV (CODATA 2018).
pub const CHARGE_OVER_BOLTZMANN: f64 = 11.604_518_121_550_083;

/// The form of a rate; parameters `p0..p4`, potential `v`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateForm {
    /// 1
    One,
    /// p0
    Constant,
    /// p0 exp(p1 (v - p2))
    Exponential,
    /// p0 x / (1 - exp(-x)) with x = p1 (v - p2)
    Linoid,
    /// p0 / (1 + exp(p1 (v - p2)))
    Sigmoid,
    /// Steady state after Borg-Graham: p0 rate, p1 half, p2 valence, p3 asymmetry, p4 least time constant.
    BorgGrahamSteadyState,
    /// Time constant after Borg-Graham.
    BorgGrahamTime,
    /// The parameters are values at equal distances.
    Table,
}

/// The forms by the number users give.
pub const FORMS: [RateForm; 8] = [
    RateForm::One,
    RateForm::Constant,
    RateForm::Exponential,
    RateForm::Linoid,
    RateForm::Sigmoid,
    RateForm::BorgGrahamSteadyState,
    RateForm::BorgGrahamTime,
    RateForm::Table,
];

impl RateForm {
    /// The number users give.
    pub fn number(self) -> usize {
        FORMS.iter().position(|form| *form == self).unwrap_or(0)
    }
    /// How many numbers it needs at least.
    pub fn parameters(self) -> usize {
        match self {
            RateForm::One => 0,
            RateForm::Constant => 1,
            RateForm::Table => 2,
            RateForm::Exponential | RateForm::Linoid | RateForm::Sigmoid => 3,
            RateForm::BorgGrahamSteadyState | RateForm::BorgGrahamTime => 5,
        }
    }
}

/// A rate: its form, and the Vector of its parameters, whose changes it follows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Form.
    pub form: RateForm,
    /// Parameters.
    pub parameters: VectorId,
    /// Potential of the first value of a table, mV.
    pub low: f64,
    /// Potential of its last value, mV.
    pub high: f64,
}

/// `exp` of something that is kept within -700..700.
pub fn bounded_exp(x: f64) -> f64 {
    x.clamp(-700.0, 700.0).exp()
}

impl Rate {
    /// Parameter `i`, 0 when there is none.
    pub fn parameter(&self, vectors: &VectorPool, i: usize) -> f64 {
        vectors.data(self.parameters).get(i).copied().unwrap_or(0.0)
    }
    /// Its value at `v` mV and `celsius` degrees.
    pub fn at(&self, vectors: &VectorPool, v: f64, celsius: f64) -> f64 {
        let p = |i| self.parameter(vectors, i);
        let x = || p(1) * (v - p(2));
        match self.form {
            RateForm::One => 1.0,
            RateForm::Constant => p(0),
            RateForm::Exponential => p(0) * bounded_exp(x()),
            RateForm::Linoid => linoid(p(0), x()),
            RateForm::Sigmoid => p(0) / (1.0 + bounded_exp(x())),
            RateForm::BorgGrahamSteadyState => self.borg_graham(vectors, v, celsius)[0],
            RateForm::BorgGrahamTime => self.borg_graham(vectors, v, celsius)[1],
            RateForm::Table => table(vectors.data(self.parameters), self.low, self.high, v),
        }
    }
    /// Steady state and time constant after Borg-Graham.
    pub fn borg_graham(&self, vectors: &VectorPool, v: f64, celsius: f64) -> [f64; 2] {
        let p = |i| self.parameter(vectors, i);
        let x = CHARGE_OVER_BOLTZMANN / (273.15 + celsius) * p(2) * (v - p(1));
        let (forward, backward) = (p(0) * bounded_exp(p(3) * x), p(0) * bounded_exp((p(3) - 1.0) * x));
        let time = 1.0 / (forward + backward);
        [forward * time, time + p(4)]
    }
}

fn linoid(scale: f64, x: f64) -> f64 {
    if x.abs() > 1e-6 { scale * x / (1.0 - bounded_exp(-x)) } else { scale * (1.0 + x / 2.0) }
}

/// Between the values of a table; its ends hold beyond them.
fn table(values: &[f64], low: f64, high: f64, v: f64) -> f64 {
    let Some(last) = values.len().checked_sub(1) else { return 0.0 };
    let position = (v - low) * last as f64 / (high - low);
    let at = |i: usize| values.get(i.min(last)).copied().unwrap_or(0.0);
    if v <= low {
        at(0)
    } else if v >= high {
        at(last)
    } else {
        let i = position as usize;
        at(i) + (at(i + 1) - at(i)) * position.fract()
    }
}

/// Both rates of a transition as they are given; a Borg-Graham pair has one set of parameters, that of the first.
pub fn pair(rates: &[Option<Rate>; 2], vectors: &VectorPool, v: f64, celsius: f64) -> Option<(f64, f64)> {
    let [Some(first), Some(second)] = rates else { return None };
    if first.form == RateForm::BorgGrahamSteadyState && second.form == RateForm::BorgGrahamTime {
        let [steady, time] = first.borg_graham(vectors, v, celsius);
        return Some((steady, time));
    }
    Some((first.at(vectors, v, celsius), second.at(vectors, v, celsius)))
}

/// Forward and backward rate from a pair.
pub fn forward_backward(drive: Drive, (a, b): (f64, f64)) -> (f64, f64) {
    if drive == Drive::SteadyState { (a / b, (1.0 - a) / b) } else { (a, b) }
}

/// Steady state and time constant from a pair.
pub fn steady_time(drive: Drive, (a, b): (f64, f64)) -> (f64, f64) {
    if drive == Drive::SteadyState {
        (a, b)
    } else {
        let time = 1.0 / (a + b);
        (a * time, time)
    }
}
