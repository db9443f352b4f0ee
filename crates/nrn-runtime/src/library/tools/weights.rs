//! Weights of data by regions of their abscissa, as all tools that fit have them: region i lies between boundary i - 1 and
//! boundary i and has weight i, shared by its length.

use crate::library::call::Call;
use hoc_vm::HocError;

/// Which points a boundary separates, and where it lies then.
#[derive(Clone, Copy, PartialEq)]
pub enum Border {
    /// A point on a boundary belongs before it, and the boundary moves between its points (`RegionFitness`).
    Behind,
    /// A point on a boundary belongs behind it; inside of the data it moves between its points (`RunFitter`).
    Before,
    /// A point on a boundary belongs behind it, and there the boundary stays (`FunctionFitter`).
    At,
}

/// The number of regions that the argument of `init_weights` asks for: 0 one more, -1 one fewer.
pub fn asked(call: &mut Call<'_, '_>, boundaries: usize) -> Result<usize, HocError> {
    Ok(match call.number_or(1, 1.0)? {
        0.0 => boundaries,
        -1.0 => boundaries.saturating_sub(2).max(1),
        n => n.max(0.0) as usize,
    })
}
/// n + 1 boundaries that divide the data into regions of the same length.
pub fn boundaries(x: &[f64], n: usize) -> Vec<f64> {
    let (first, last) = (x.first().copied().unwrap_or(0.0), x.last().copied().unwrap_or(0.0));
    (0..=n).map(|i| first + i as f64 * ((last - first) / n as f64)).collect()
}
/// The weight of each point: that of its region, over the region's length. Boundaries come to lie within the data.
pub fn of_points(x: &[f64], boundaries: &mut [f64], weights: &[f64], border: Border) -> Vec<f64> {
    let (low, high) = (x.first().copied().unwrap_or(0.0), x.last().copied().unwrap_or(0.0));
    for boundary in boundaries.iter_mut() {
        *boundary = if *boundary > high { high } else { boundary.max(low) };
    }
    // Boundaries that are behind us, and the weight between the last of them and the next.
    let (mut passed, mut weight) = (0, 0.0);
    let mut before = low;
    let mut made = Vec::with_capacity(x.len());
    for (at, &here) in x.iter().enumerate() {
        let between = match border {
            Border::Behind => at > 0,
            Border::Before => at > 0 && at + 1 < x.len(),
            Border::At => false,
        };
        while let Some(next) = boundaries.get_mut(passed) {
            let on_it = here == *next && (border != Border::Behind || at == 0);
            if !(here > *next || on_it) {
                break;
            }
            let moved = if between { (here + before) / 2.0 } else { here };
            *next = moved;
            passed += 1;
            match boundaries.get(passed) {
                None => weight = 0.0,
                Some(end) if *end > moved => {
                    weight = weights.get(passed).copied().unwrap_or(0.0) / (end - moved)
                }
                Some(_) => {}
            }
        }
        made.push(weight);
        before = here;
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_outside_of_the_regions_have_no_weight_and_boundaries_move_between_points() {
        let x = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
        let mut boundaries = [1.2, 3.4, 9.0];
        let made = of_points(&x, &mut boundaries, &[0.0, 1.0, 3.0], Border::Behind);
        assert_eq!(boundaries, [1.5, 3.5, 5.0]);
        let (first, second) = (1.0 / (3.4 - 1.5), 3.0 / (5.0 - 3.5));
        assert_eq!(made, [0.0, 0.0, first, first, second, second]);
    }
    #[test]
    fn a_point_on_a_boundary_belongs_behind_it_where_a_tool_wants_so() {
        let x = [0.0, 1.0, 2.0, 3.0, 4.0];
        let mut boundaries = [0.0, 2.0, 4.0];
        let made = of_points(&x, &mut boundaries, &[1.0, 1.0, 3.0], Border::Before);
        assert_eq!(boundaries, [0.0, 1.5, 4.0]);
        assert_eq!(made, [0.5, 0.5, 1.2, 1.2, 0.0]);
        let mut boundaries = [0.0, 1.5, 4.0];
        let made = of_points(&x, &mut boundaries, &[1.0, 1.0, 3.0], Border::At);
        assert_eq!(boundaries, [0.0, 2.0, 4.0]);
        assert_eq!(made, [1.0 / 1.5, 1.0 / 1.5, 1.5, 1.5, 0.0]);
    }
}
