//! Cylinders of outlines. An outline of a cell body is cut into slices across its longest axis; a stack of outlines at
//! several depths becomes one slice for each.

use crate::Point;

/// Points an outline is resampled to before anything is measured on it.
const SAMPLES: usize = 101;
/// Slices of a single outline.
const SLICES: usize = 21;

type Vector = [f64; 3];

fn position(p: &Point) -> Vector {
    [p.x, p.y, p.z]
}
fn minus(a: Vector, b: Vector) -> Vector {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}
fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
fn size(a: Vector) -> f64 {
    dot(a, a).sqrt()
}

/// Evenly spaced positions along the outline, from its first point to its last (the way back is not walked).
fn resampled(outline: &[Point]) -> Vec<Vector> {
    let mut along = vec![0.0];
    for pair in outline.windows(2) {
        let last = along.last().copied().unwrap_or(0.0);
        let [dx, dy, _] = minus(position(&pair[1]), position(&pair[0]));
        along.push(last + size([dx, dy, 0.0])); // as the outline was drawn: in the plane
    }
    let total = along.last().copied().unwrap_or(0.0);
    let step = total / (SAMPLES - 1) as f64;
    let rows: Vec<[f64; SAMPLES]> = (0..3)
        .map(|axis| {
            let values: Vec<f64> = outline.iter().map(|p| position(p)[axis]).collect();
            std::array::from_fn(|i| interpolate(i as f64 * step, &along, &values))
        })
        .collect();
    (0..SAMPLES).map(|i| [rows[0][i], rows[1][i], rows[2][i]]).collect()
}
/// Linear between the knots, constant beyond them.
fn interpolate(x: f64, knots: &[f64], values: &[f64]) -> f64 {
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return 0.0 };
    let at = knots.partition_point(|k| *k <= x);
    match at {
        0 => *first,
        at if at >= knots.len() => *last,
        at => {
            let (a, b) = (knots[at - 1], knots[at]);
            values[at - 1] + (values[at] - values[at - 1]) * (x - a) / (b - a)
        }
    }
}
fn mean(points: &[Vector]) -> Vector {
    let n = points.len().max(1) as f64;
    std::array::from_fn(|axis| points.iter().map(|p| p[axis]).sum::<f64>() / n)
}
/// Where the middle of an outline is.
pub fn centre(outline: &[Point]) -> [f64; 3] {
    mean(&resampled(outline))
}

fn extent(points: &[Point], of: fn(&Point) -> f64) -> (f64, f64) {
    points.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)))
}
/// Do the boxes around two outlines overlap in the plane?
pub(crate) fn overlap(a: &[Point], b: &[Point]) -> bool {
    [(|p: &Point| p.x) as fn(&Point) -> f64, |p: &Point| p.y].into_iter().all(|of| {
        let (a, b) = (extent(a, of), extent(b, of));
        a.0 <= b.1 && b.0 <= a.1
    })
}
/// Is a position in the plane within half a micron of the box around an outline?
pub(crate) fn within_box(outline: &[Point], at: &Point) -> bool {
    let within = |of: fn(&Point) -> f64| {
        let (low, high) = extent(outline, of);
        (low - 0.5..=high + 0.5).contains(&of(at))
    };
    within(|p| p.x) && within(|p| p.y)
}

/// Slices of one outline; None when it lies so that it has no width.
pub fn slices(outline: &[Point]) -> Option<Vec<Point>> {
    let mut points = resampled(outline);
    let middle = mean(&points);
    for p in &mut points {
        *p = minus(*p, middle);
    }
    let (long, across) = axes(&points)?;
    let mut walk: Vec<(f64, f64)> = points.iter().map(|p| (dot(*p, long), dot(*p, across))).collect();
    let top = extreme(&walk, |a, b| a > b);
    walk.rotate_left(top);
    let bottom = extreme(&walk, |a, b| a < b);
    let mut up = walk.split_off(bottom);
    let mut down = walk;
    down.reverse();
    increasing(&mut down);
    increasing(&mut up);
    let mut all: Vec<f64> = down.iter().chain(&up).map(|p| p.0).collect();
    all.sort_by(f64::total_cmp);
    let (from, to) = (*all.get(1)?, *all.get(all.len().checked_sub(2)?)?);
    let step = (to - from) / (SLICES - 1) as f64;
    let side = |side: &[(f64, f64)], x: f64| {
        let (knots, values): (Vec<f64>, Vec<f64>) = side.iter().copied().unzip();
        interpolate(x, &knots, &values)
    };
    let mut made: Vec<Point> = (0..SLICES)
        .map(|i| {
            let x = from + i as f64 * step;
            let [px, py, pz]: Vector = std::array::from_fn(|axis| long[axis] * x + middle[axis]);
            Point { x: px, y: py, z: pz, d: (side(&down, x) - side(&up, x)).abs() }
        })
        .collect();
    // The ends would have no width.
    let n = made.len();
    made[0].d = (made[0].d + made[1].d) / 2.0;
    made[n - 1].d = (made[n - 1].d + made[n - 2].d) / 2.0;
    Some(made)
}
fn extreme(walk: &[(f64, f64)], better: fn(f64, f64) -> bool) -> usize {
    let mut best = 0;
    for (at, p) in walk.iter().enumerate() {
        if better(p.0, walk[best].0) {
            best = at;
        }
    }
    best
}
/// Drops what goes back, so that the side can be a function of the position.
fn increasing(side: &mut Vec<(f64, f64)>) {
    let mut at = side.len();
    while at > 1 {
        at -= 1;
        if side[at].0 <= side[at - 1].0 {
            side.remove(at);
            if at != side.len() {
                at += 1;
            }
        }
    }
}
/// Direction of the longest extent, and the one across it in the plane of the picture.
fn axes(points: &[Vector]) -> Option<(Vector, Vector)> {
    let mut spread = [[0.0; 3]; 3];
    for p in points {
        for i in 0..3 {
            for j in 0..3 {
                spread[i][j] += p[i] * p[j];
            }
        }
    }
    let (values, vectors) = eigen(spread);
    let mut order = [0, 1, 2];
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    let mut long = vectors[order[0]];
    let largest = long.iter().copied().fold(0.0, |a: f64, b| if b.abs() > a.abs() { b } else { a });
    if largest < 0.0 {
        long = long.map(|x| -x);
    }
    let mut across = vectors[order[1]];
    across[2] = 0.0;
    let width = size(across);
    (width > 1e-6).then(|| (long, across.map(|x| x / width)))
}
/// Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.
fn eigen(mut a: [[f64; 3]; 3]) -> ([f64; 3], [Vector; 3]) {
    let mut v = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    for _ in 0..60 {
        let off = a[0][1].abs() + a[0][2].abs() + a[1][2].abs();
        if off < 1e-300 {
            break;
        }
        for (p, q) in [(0, 1), (0, 2), (1, 2)] {
            if a[p][q] == 0.0 {
                continue;
            }
            let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
            let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
            let t = if theta == 0.0 { 1.0 } else { t };
            let c = 1.0 / (t * t + 1.0).sqrt();
            let s = t * c;
            let turned = |x: f64, y: f64| (c * x - s * y, s * x + c * y);
            for row in &mut a {
                (row[p], row[q]) = turned(row[p], row[q]);
            }
            let (above, below) = (a[p], a[q]);
            for (k, (x, y)) in above.into_iter().zip(below).enumerate() {
                (a[p][k], a[q][k]) = turned(x, y);
            }
            for row in &mut v {
                (row[p], row[q]) = turned(row[p], row[q]);
            }
        }
    }
    let column = |k: usize| [v[0][k], v[1][k], v[2][k]];
    ([a[0][0], a[1][1], a[2][2]], [column(0), column(1), column(2)])
}

/// A stack of outlines: for each its middle, as wide as the outline is on average.
pub fn stack(outlines: &[&[Point]]) -> Vec<Point> {
    outlines
        .iter()
        .map(|outline| {
            let points = resampled(outline);
            let middle = mean(&points);
            let radius = points.iter().map(|p| size(minus(*p, middle))).sum::<f64>() / points.len() as f64;
            let n = outline.len();
            let around: f64 = (0..n).map(|i| outline[i].distance(&outline[(i + 1) % n])).sum::<f64>()
                / std::f64::consts::TAU;
            Point { x: middle[0], y: middle[1], z: middle[2], d: radius + around }
        })
        .collect()
}
/// The middle of the line through the middles of a stack, halfway along it.
pub fn stack_centre(outlines: &[&[Point]]) -> [f64; 3] {
    let middles: Vec<Vector> = outlines.iter().map(|outline| centre(outline)).collect();
    let mut along = vec![0.0];
    for pair in middles.windows(2) {
        along.push(along.last().copied().unwrap_or(0.0) + size(minus(pair[1], pair[0])));
    }
    let half = along.last().copied().unwrap_or(0.0) / 2.0;
    std::array::from_fn(|axis| {
        let values: Vec<f64> = middles.iter().map(|m| m[axis]).collect();
        interpolate(half, &along, &values)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f64, to: f64, z: f64) -> Vec<Point> {
        [(from, from), (to, from), (to, to), (from, to)].map(|(x, y)| Point { x, y, z, d: 1.0 }).to_vec()
    }
    /// NEURON 9.0.2 makes these points of the three squares.
    #[test]
    fn a_stack_of_outlines_has_a_slice_for_each() {
        let outlines = [square(0.0, 10.0, 0.0), square(1.0, 9.0, 2.0), square(2.0, 8.0, 4.0)];
        let middle = 628.0 / 100.0;
        let outlines: Vec<&[Point]> = outlines.iter().map(Vec::as_slice).collect();
        let recorded = [(6.6, 0.0, 11.8025), (middle, 2.0, 9.44199), (5.96, 4.0, 7.08149)];
        for (made, (x, z, d)) in stack(&outlines).into_iter().zip(recorded) {
            assert!((made.x - x).abs() < 1e-9 && (made.y - 5.0).abs() < 1e-9 && made.z == z, "{made:?}");
            assert!((made.d - d).abs() < 1e-4, "{made:?}"); // recorded with six digits
        }
        let [x, y, z] = stack_centre(&outlines);
        assert!((x - middle).abs() < 1e-9 && (y - 5.0).abs() < 1e-9 && (z - 2.0).abs() < 1e-9);
    }
}
