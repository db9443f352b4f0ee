//! Slices as sampled functions: interpolation, derivative, integral, histograms, smoothing.

/// Values of the piecewise linear function through (`xs`, `ys`) at `at`; beyond the ends it is constant.
pub fn interpolate(at: &[f64], xs: &[f64], ys: &[f64]) -> Vec<f64> {
    let n = xs.len().min(ys.len());
    if n == 0 {
        return vec![0.0; at.len()];
    }
    let mut j = 0;
    at.iter()
        .map(|&x| {
            if x <= xs[0] {
                return ys[0];
            }
            if x >= xs[n - 1] {
                return ys[n - 1];
            }
            if xs[j] > x {
                j = 0;
            }
            while j + 1 < n && xs[j + 1] < x {
                j += 1;
            }
            let theta = (x - xs[j]) / (xs[j + 1] - xs[j]);
            theta * ys[j + 1] + (1.0 - theta) * ys[j]
        })
        .collect()
}
/// Differences of neighbours divided by `dx`: one element less.
pub fn forward_difference(x: &[f64], dx: f64) -> Vec<f64> {
    x.windows(2).map(|w| (w[1] - w[0]) / dx).collect()
}
/// Central differences divided by `dx`, one-sided at the ends.
pub fn central_difference(x: &[f64], dx: f64) -> Vec<f64> {
    let n = x.len();
    if n < 2 {
        return vec![0.0; n];
    }
    let mut result = Vec::with_capacity(n);
    result.push((x[1] - x[0]) / dx);
    result.extend(x.windows(3).map(|w| ((w[2] - w[0]) / 2.0) / dx));
    result.push((x[n - 1] - x[n - 2]) / dx);
    result
}
/// Running sum times `dx`; the first element is taken as it is.
pub fn integral(x: &[f64], dx: f64) -> Vec<f64> {
    let mut total = 0.0;
    x.iter()
        .enumerate()
        .map(|(i, x)| {
            total = if i == 0 { *x } else { total + x * dx };
            total
        })
        .collect()
}
/// How many numbers fall into each of `n` bins of `width` that begin at `from`.
pub fn histogram(x: &[f64], from: f64, n: usize, width: f64) -> Vec<f64> {
    let mut bins = vec![0.0; n];
    for x in x {
        let ix = ((x - from) / width).floor();
        if ix >= 0.0 && (ix as usize) < n {
            bins[ix as usize] += 1.0;
        }
    }
    bins
}
/// Sums of groups of `factor` neighbours; what does not fill a group is left out.
pub fn rebin(x: &[f64], factor: usize) -> Vec<f64> {
    x.chunks_exact(factor.max(1)).map(|c| c.iter().sum()).collect()
}
/// 1 where `x` reaches `threshold`, else 0.
pub fn spike_bin(x: &[f64], threshold: f64) -> Vec<f64> {
    let mut above = false;
    x.iter()
        .map(|x| {
            let now = *x >= threshold;
            let rising = now && !above;
            above = now;
            f64::from(rising)
        })
        .collect()
}
/// Running median over 3 neighbours (`points` at most 5 is what NEURON offers; any odd number works here).
pub fn median_filter(x: &[f64], points: usize) -> Vec<f64> {
    let half = points / 2;
    (0..x.len())
        .map(|i| {
            let from = i.saturating_sub(half);
            let to = (i + half + 1).min(x.len());
            crate::statistics::median(&x[from..to]).unwrap_or(0.0)
        })
        .collect()
}
/// Sum of normal densities of variance `variance` around each number, in bins of width `step` from `from` to `to`. As in NEURON
/// every number counts as if it were where its bin begins; one below `from` by less than a bin is in the first one.
pub fn sum_gauss(
    x: &[f64],
    from: f64,
    to: f64,
    step: f64,
    variance: f64,
    weights: Option<&[f64]>,
) -> Vec<f64> {
    let n = if step > 0.0 { ((to - from) / step + 0.5).floor().max(0.0) as usize } else { 0 };
    if variance <= 0.0 {
        return vec![0.0; n];
    }
    // Further away than six standard deviations nothing is added.
    let reach = 6.0 * variance.sqrt();
    let scale = 1.0 / (2.0 * std::f64::consts::PI * variance).sqrt();
    (0..n)
        .map(|bin| {
            let weight = |j: usize| weights.and_then(|w| w.get(j)).copied().unwrap_or(1.0);
            let distance = |x: &f64| (((x - from) / step).trunc() - bin as f64) * step;
            x.iter()
                .enumerate()
                .map(|(j, x)| (j, distance(x)))
                .filter(|(_, d)| d.abs() <= reach)
                .map(|(j, d)| weight(j) * scale * (-d * d / (2.0 * variance)).exp())
                .sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interpolation_is_constant_beyond_the_ends() {
        assert_eq!(interpolate(&[-1.0, 0.5, 9.0], &[0.0, 1.0], &[10.0, 20.0]), [10.0, 15.0, 20.0]);
        assert_eq!(interpolate(&[1.0], &[], &[]), [0.0]);
    }

    #[test]
    fn a_spike_is_counted_where_it_rises() {
        assert_eq!(spike_bin(&[0.0, 5.0, 5.0, 0.0, 5.0], 1.0), [0.0, 1.0, 0.0, 0.0, 1.0]);
        assert_eq!(histogram(&[0.1, 0.9, 1.5, -3.0], 0.0, 2, 1.0), [2.0, 1.0]);
        assert_eq!(rebin(&[1.0, 2.0, 3.0], 2), [3.0]);
    }
}
