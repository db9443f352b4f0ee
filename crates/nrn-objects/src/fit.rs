//! Fitting the parameters of a function to points, by a simplex that walks downhill.

/// Shapes of which the mean squared difference is minimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// a exp(-x/tau)
    Exp1,
    /// a exp(-x/tau) + b exp(-x/tau2)
    Exp2,
    /// a (1 - exp(-x/tau)) + b (1 - exp(-x/tau2))
    Charging,
    /// a x + b
    Line,
    /// a x^2 + b x + c
    Quad,
}

impl Shape {
    /// The shape of a name; other names are functions of the user's.
    pub fn parse(name: &str) -> Option<Shape> {
        Some(match name {
            "exp1" => Shape::Exp1,
            "exp2" => Shape::Exp2,
            "charging" => Shape::Charging,
            "line" => Shape::Line,
            "quad" => Shape::Quad,
            _ => return None,
        })
    }
    /// What its parameters are called.
    pub fn parameters(self) -> &'static str {
        match self {
            Shape::Exp1 => "amp,tau",
            Shape::Exp2 | Shape::Charging => "amp1,tau1,amp2,tau2",
            Shape::Line => "slope,intercept",
            Shape::Quad => "ax^2+bx+c",
        }
    }
    /// How many parameters it needs.
    pub fn len(self) -> usize {
        match self {
            Shape::Exp1 | Shape::Line => 2,
            Shape::Quad => 3,
            Shape::Exp2 | Shape::Charging => 4,
        }
    }
    /// No shape is without parameters.
    pub fn is_empty(self) -> bool {
        false
    }
    /// Its value at `x`; NaN when parameters are missing.
    pub fn value(self, x: f64, p: &[f64]) -> f64 {
        match (self, p) {
            (Shape::Exp1, [a, tau, ..]) => a * (-x / tau).exp(),
            (Shape::Exp2, [a, tau, b, tau2, ..]) => a * (-x / tau).exp() + b * (-x / tau2).exp(),
            (Shape::Charging, [a, tau, b, tau2, ..]) => {
                a * (1.0 - (-x / tau).exp()) + b * (1.0 - (-x / tau2).exp())
            }
            (Shape::Line, [a, b, ..]) => a * x + b,
            (Shape::Quad, [a, b, c, ..]) => a * x * x + b * x + c,
            _ => f64::NAN,
        }
    }
}

/// How far from the worst corner, through the middle of the others, new corners are tried.
const TRIALS: [f64; 4] = [2.0, 1.4, 0.7, 0.3];

/// Changes the parameters so that `cost` gets small; returns the cost. One corner of the first simplex is where `p`
/// is, the others have one parameter 20 % larger: a parameter that is 0 stays 0. As in NEURON the walk ends after the
/// best corner improved a few times, not at the minimum.
pub fn minimise<E>(p: &mut [f64], mut cost: impl FnMut(&[f64]) -> Result<f64, E>) -> Result<f64, E> {
    let n = p.len();
    let mut corners = Vec::with_capacity(n + 1);
    for i in 0..=n {
        let mut corner = p.to_vec();
        if let Some(x) = corner.get_mut(i) {
            *x *= 1.2;
        }
        corners.push((cost(&corner)?, corner));
    }
    let mut best = corners.iter().map(|c| c.0).fold(f64::INFINITY, f64::min);
    let mut improvements = 0;
    loop {
        let mut worst = 0;
        for i in 1..corners.len() {
            if corners[i].0 > corners[worst].0 {
                worst = i;
            }
        }
        let (highest, from) = corners[worst].clone();
        let middle: Vec<f64> =
            (0..n).map(|j| (corners.iter().map(|c| c.1[j]).sum::<f64>() - from[j]) / n as f64).collect();
        let mut found = None;
        for step in TRIALS {
            let trial: Vec<f64> =
                from.iter().zip(&middle).map(|(a, m)| (1.0 - step) * a + step * m).collect();
            let value = cost(&trial)?;
            let counts = improvements <= 3 * (n + 1) || value == best;
            if counts && value < highest {
                found = Some((value, trial));
                break;
            }
        }
        let Some(corner) = found else { break };
        if corner.0 <= best {
            best = corner.0;
            improvements += 1;
        }
        corners[worst] = corner;
    }
    let mut lowest = 0;
    for i in 1..corners.len() {
        if corners[i].0 < corners[lowest].0 {
            lowest = i;
        }
    }
    p.copy_from_slice(&corners[lowest].1);
    Ok(corners[lowest].0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    fn fit(shape: Shape, p: &mut [f64]) -> f64 {
        let points: Vec<(f64, f64)> = (0..12)
            .map(|i| f64::from(i) * 0.5)
            .map(|x| (x, 3.0 * (-x / 1.7).exp() + 0.01 * (5.0 * x).sin()))
            .collect();
        let Ok(cost) = minimise(p, |p| -> Result<f64, Infallible> {
            Ok(points.iter().map(|(x, y)| (shape.value(*x, p) - y).powi(2)).sum::<f64>() / 12.0)
        });
        cost
    }
    fn near(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-9 * b.abs().max(1e-3), "{a} instead of {b}");
    }

    #[test]
    fn the_walk_ends_where_neurons_did() {
        let mut p = [2.0, 1.0];
        near(fit(Shape::Exp1, &mut p), 0.000403242343097);
        near(p[0], 3.038);
        near(p[1], 1.709);
        let mut p = [2.0, 1.0, 1.0, 3.0];
        near(fit(Shape::Exp2, &mut p), 4.51807818789e-05);
        near(p[2], 1.08636532242);
        near(fit(Shape::Charging, &mut [2.0, 1.0, 1.0, 3.0]), 1.47066170866);
        near(fit(Shape::Quad, &mut [1.0; 3]), 6.4890106233);
        near(fit(Shape::Line, &mut [1.0; 2]), 0.780283177972);
    }

    #[test]
    fn a_parameter_of_zero_stays_zero() {
        let mut p = [0.0, 0.0];
        near(fit(Shape::Line, &mut p), 1.68604095706);
        assert_eq!(p, [0.0, 0.0]);
    }
}
