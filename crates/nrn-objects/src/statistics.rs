//! Numbers that summarise a slice. Nothing here changes it.

/// Sum, added from the left.
pub fn sum(x: &[f64]) -> f64 {
    x.iter().sum()
}
/// Sum of squares.
pub fn sum_of_squares(x: &[f64]) -> f64 {
    x.iter().map(|x| x * x).sum()
}
/// Mean; 0 for nothing.
pub fn mean(x: &[f64]) -> f64 {
    if x.is_empty() { 0.0 } else { sum(x) / x.len() as f64 }
}
/// Unbiased variance (divided by n - 1); `None` for less than two numbers.
pub fn variance(x: &[f64]) -> Option<f64> {
    if x.len() < 2 {
        return None;
    }
    let m = mean(x);
    Some(x.iter().map(|x| (x - m) * (x - m)).sum::<f64>() / (x.len() - 1) as f64)
}
/// Position of the first smallest number.
pub fn min_index(x: &[f64]) -> Option<usize> {
    first_best(x, |a, b| a < b)
}
/// Position of the first largest number.
pub fn max_index(x: &[f64]) -> Option<usize> {
    first_best(x, |a, b| a > b)
}
fn first_best(x: &[f64], better: fn(f64, f64) -> bool) -> Option<usize> {
    let mut best = 0;
    let mut value = *x.first()?;
    for (i, &candidate) in x.iter().enumerate().skip(1) {
        if better(candidate, value) {
            (best, value) = (i, candidate);
        }
    }
    Some(best)
}
/// Middle of the sorted numbers, or the mean of the two middle ones.
pub fn median(x: &[f64]) -> Option<f64> {
    let mut sorted = x.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    let upper = *sorted.get(n / 2)?;
    if n % 2 == 1 { Some(upper) } else { Some((upper + sorted.get(n / 2 - 1)?) / 2.0) }
}
/// Scalar product over the shorter length.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
/// Mean of the weighted (by `weights`, when given) squared differences.
pub fn mean_square_error(a: &[f64], b: &[f64], weights: Option<&[f64]>) -> f64 {
    let squares = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b));
    let total: f64 = match weights {
        None => squares.sum(),
        Some(w) => squares.zip(w).map(|(d, w)| d * w).sum(),
    };
    total / a.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equal_extremes_counts() {
        assert_eq!(max_index(&[1.0, 3.0, 3.0]), Some(1));
        assert_eq!(min_index(&[1.0, 0.0, 0.0]), Some(1));
        assert_eq!(min_index(&[]), None);
    }

    #[test]
    fn variance_divides_by_one_less() {
        assert_eq!(variance(&[1.0, 2.0, 3.0]), Some(1.0));
        assert_eq!(variance(&[1.0]), None);
        assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), Some(2.5));
    }
}
