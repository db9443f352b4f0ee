//! How far a simulated action potential is from chosen points of a recorded one: the measures that
//! `install_vector_fitness()` gives to Vectors. Abscissae increase; points are relative to the peak.

/// The error of a course that does not reach all points.
const MISSED: f64 = 1e9;

/// How long `y` stays above `level`: from the first sample at or above it to the next at or below it. None when it does
/// not cross the level twice.
pub fn width(y: &[f64], x: &[f64], level: f64) -> Option<f64> {
    let up = y.iter().position(|y| *y >= level)?;
    let down = y.iter().skip(up + 1).position(|y| *y <= level)? + up + 1;
    Some(x.get(down)? - x.get(up)?)
}

/// Index of the first local maximum at or above -20; 0 when there is none. Samples below that are looked at in twos.
pub fn first_peak(y: &[f64]) -> usize {
    let mut at = 0;
    while let (Some(here), Some(next)) = (y.get(at), y.get(at + 1)) {
        match (*here >= -20.0, here > next) {
            (true, true) => return at,
            (true, false) => at += 1,
            (false, _) => at += 2,
        }
    }
    0
}

/// Sum of squared differences in y: each point is compared with the first sample at or behind its abscissa; points
/// are taken one after another, a sample for each.
pub fn error_in_y(y: &[f64], x: &[f64], peak: f64, point_y: &[f64], point_x: &[f64]) -> f64 {
    let mut points = point_y.iter().zip(point_x);
    let Some(mut point) = points.next() else { return MISSED };
    let mut sum = 0.0;
    for (y, x) in y.iter().zip(x) {
        if x - peak >= *point.1 {
            sum += (y - point.0).powi(2);
            match points.next() {
                Some(next) => point = next,
                None => return sum,
            }
        }
    }
    MISSED
}

/// Sum of squared differences in x: where the course rises to the points' ordinates, up to one point behind the peak, and
/// where it falls to those of the others.
pub fn error_in_x(y: &[f64], x: &[f64], peak: f64, point_y: &[f64], point_x: &[f64]) -> f64 {
    let mut points = point_y.iter().zip(point_x);
    let Some(mut point) = points.next() else { return MISSED };
    let (mut sum, mut rising) = (0.0, true);
    for (y, x) in y.iter().zip(x) {
        if if rising { y >= point.0 } else { y <= point.0 } {
            sum += (x - peak - point.1).powi(2);
            match points.next() {
                Some(next) => point = next,
                None => return sum,
            }
            rising = rising && *x <= peak;
        }
    }
    MISSED
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: [f64; 6] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
    const Y: [f64; 6] = [-65.0, -30.0, 20.0, 30.0, 10.0, -70.0];

    #[test]
    fn a_peak_is_above_minus_twenty_and_higher_than_what_follows() {
        assert_eq!(first_peak(&Y), 3);
        assert_eq!(first_peak(&[-65.0, -60.0, -70.0]), 0);
        assert_eq!(first_peak(&[]), 0);
    }
    #[test]
    fn a_width_needs_both_flanks() {
        assert_eq!(width(&Y, &X, 15.0), Some(2.0));
        assert_eq!(width(&Y[..4], &X, 15.0), None);
    }
    #[test]
    fn a_point_the_course_does_not_reach_is_a_very_large_error() {
        assert_eq!(error_in_y(&Y, &X, 3.0, &[25.0, 0.0], &[0.0, 1.5]), 25.0 + 70.0 * 70.0);
        assert_eq!(error_in_y(&Y, &X, 3.0, &[25.0, 0.0], &[0.0, 2.5]), MISSED);
        assert_eq!(error_in_x(&Y, &X, 3.0, &[0.0, 25.0], &[-1.0, 0.0]), 0.0);
        assert_eq!(error_in_x(&Y, &X, 3.0, &[0.0, 50.0], &[-1.0, 0.0]), MISSED);
    }
}
