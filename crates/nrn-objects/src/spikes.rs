//! Spike trains and the like: rates, averages around triggers, smoothed histograms, an integrate and fire cell.

/// Firing rate in Hz from counts per bin of `dt` ms over `trials`: each bin is widened to both sides until it holds
/// `size` counts.
pub fn rate(counts: &[f64], dt: f64, trials: f64, size: f64) -> Vec<f64> {
    let n = counts.len();
    (0..n)
        .map(|i| {
            let (mut first, mut last, mut inside) = (i, i, counts[i]);
            while inside < size && (first > 0 || last + 1 < n) {
                if last + 1 < n {
                    last += 1;
                    inside += counts[last];
                }
                if first > 0 && inside < size {
                    first -= 1;
                    inside += counts[first];
                }
            }
            inside / trials * 1000.0 / ((last - first + 1) as f64 * dt)
        })
        .collect()
}
/// Mean of the `before` elements before and `after` from each trigger on, and how many triggers counted: those too
/// near to the ends do not.
pub fn trigger_average(x: &[f64], triggers: &[f64], before: usize, after: usize) -> (Vec<f64>, usize) {
    let mut sum = vec![0.0; before + after];
    let mut counted = 0;
    for trigger in triggers {
        let at = *trigger as i64;
        if at < before as i64 || at >= x.len() as i64 - after as i64 {
            continue;
        }
        counted += 1;
        let from = at as usize - before;
        for (sum, x) in sum.iter_mut().zip(&x[from..]) {
            *sum += x;
        }
    }
    sum.iter_mut().for_each(|x| *x /= counted as f64);
    (sum, counted)
}
/// Histogram of `size` bins from `start` on, convolved with a normal density of variance `variance`.
pub fn smooth_histogram(
    x: &[f64],
    start: f64,
    size: usize,
    step: f64,
    variance: f64,
    weights: Option<&[f64]>,
) -> Vec<f64> {
    let spread = 2.0 * variance / (step * step);
    let reach = ((10.0 * spread).sqrt() as usize).min(1 << 24);
    let width = 2 * reach + 1;
    let n = (size + width).next_power_of_two();
    let density =
        |i: usize| (-((i * i) as f64) / spread).exp() / (2.0 * std::f64::consts::PI * variance).sqrt();
    // In wrap-around order: 0, 1, ..., reach, -reach, ..., -1.
    let bell: Vec<f64> = (0..=reach).chain((1..=reach).rev()).map(density).collect();
    let mut bins = vec![0.0; n];
    for (i, x) in x.iter().enumerate() {
        if *x >= start
            && let Some(bin) = bins.get_mut(((x - start) / step) as usize)
        {
            *bin += weights.and_then(|w| w.get(i)).copied().unwrap_or(1.0);
        }
    }
    let mut smooth = crate::fourier::convolve(&bins, &bell);
    smooth.truncate(size);
    // What is left of zero after rounding is zero.
    smooth.iter_mut().filter(|x| x.is_nan() || **x <= 1e-9).for_each(|x| *x = 0.0);
    smooth
}
/// Potential of an integrate and fire cell that gets a current: leak `g` to `rest`, capacitance `c`; above `threshold`
/// it shows a spike (0), is put to `reset` and rests for `refractory` ms.
pub struct IntegrateAndFire {
    /// Step, ms.
    pub dt: f64,
    /// Leak conductance.
    pub g: f64,
    /// Leak potential, where it begins.
    pub rest: f64,
    /// Capacitance.
    pub c: f64,
    /// Where it fires.
    pub threshold: f64,
    /// Where it goes then.
    pub reset: f64,
    /// How long it does not fire again.
    pub refractory: f64,
}

impl IntegrateAndFire {
    /// The potential for each element of the current.
    pub fn run(&self, current: &[f64]) -> Vec<f64> {
        let mut v = vec![self.rest; current.len()];
        let mut waiting = 0.0;
        let mut t = 0;
        while t + 1 < v.len() {
            let next = v[t] + (-self.g * (v[t] - self.rest) + current[t]) * self.dt / self.c;
            t += 1;
            if next < self.threshold || waiting > 0.0 {
                waiting -= self.dt;
                v[t] = next;
                continue;
            }
            v[t] = 0.0;
            t += 1;
            if let Some(after) = v.get_mut(t) {
                *after = self.reset;
            }
            waiting = self.refractory;
        }
        v
    }
}
/// Elements at every 1/`factor`-th position.
pub fn resample(x: &[f64], factor: f64) -> Vec<f64> {
    let n = (x.len() as f64 * factor) as usize;
    (0..n).filter_map(|i| x.get((i as f64 / factor) as usize).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &[f64], b: &[f64]) {
        assert_eq!(a.len(), b.len());
        assert!(
            a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-8 * b.abs().max(1.0)),
            "{a:?} instead of {b:?}"
        );
    }
    fn sample(n: usize) -> Vec<f64> {
        (0..n).map(|i| (i as f64 * 0.7).sin() + 0.3 * i as f64).collect()
    }

    #[test]
    fn bins_are_widened_until_they_hold_enough() {
        let counts = [0.0, 3.0, 5.0, 2.0, 0.0, 0.0, 7.0, 1.0];
        let recorded = [75.0, 150.0, 250.0, 116.666666667, 112.5, 175.0, 350.0, 200.0];
        near(&rate(&counts, 2.0, 10.0, 3.0), &recorded);
        assert_eq!(rate(&[1.0], 1.0, 1.0, 9.0), [1000.0]);
    }

    #[test]
    fn triggers_near_the_ends_do_not_count() {
        let recorded = [1.35371352694, 1.56021894007, 1.45621306948, 1.23170618887, 1.13338207984];
        let (mean, n) = trigger_average(&sample(10), &[3.0, 5.0, 7.0], 2, 3);
        near(&mean, &recorded);
        assert_eq!(n, 2);
        assert_eq!(trigger_average(&sample(10), &[0.0, -5.0, 99.0], 2, 3).1, 0);
    }

    #[test]
    fn a_smoothed_histogram_agrees_with_a_recorded_one() {
        let weighted = smooth_histogram(&[1.0, 2.0, 2.5, 4.0], 0.0, 5, 0.5, 1.0, Some(&[1.0, 2.0, 3.0, 4.0]));
        near(&weighted, &[0.403072879929, 0.776564148416, 1.28916391009, 1.85222135582, 2.31201513167]);
        let plain = smooth_histogram(&[1.0, 2.0, 2.5, 4.0, -1.0, 55.0], 0.5, 4, 1.0, 0.5, None);
        near(&plain, &[0.782146451461, 0.989630573645, 0.989630573645, 0.782146451461]);
        assert_eq!(smooth_histogram(&[1.0], 0.0, 2, 1.0, 0.0, None), [0.0, 0.0]);
    }

    #[test]
    fn a_cell_fires_is_reset_and_waits() {
        let mut cell = IntegrateAndFire {
            dt: 0.1,
            g: 0.5,
            rest: 1.0,
            c: 0.3,
            threshold: 3.0,
            reset: -1.0,
            refractory: 0.0,
        };
        near(&cell.run(&[5.0; 6]), &[1.0, 2.66666666667, 0.0, -1.0, 1.0, 2.66666666667]);
        cell.refractory = 0.3;
        near(&cell.run(&[5.0; 8])[4..], &[1.0, 2.66666666667, 4.05555555556, 0.0]);
        assert!(cell.run(&[]).is_empty());
    }

    #[test]
    fn resampling_repeats_or_skips() {
        assert_eq!(resample(&[1.0, 2.0, 3.0], 2.0), [1.0, 1.0, 2.0, 2.0, 3.0, 3.0]);
        assert_eq!(resample(&[1.0, 2.0, 3.0, 4.0], 0.5), [1.0, 3.0]);
        assert!(resample(&[1.0], 0.0).is_empty());
    }
}
