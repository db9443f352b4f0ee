//! Distances in the plane, for `GUIMath` and for what is nearest: in single precision, as NEURON has them.

/// Distance of a point from the line through two points; from the first point when both are the same.
pub fn distance_to_line(p: [f32; 2], a: [f32; 2], b: [f32; 2]) -> f32 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx.hypot(dy);
    if length == 0.0 {
        return (p[0] - a[0]).hypot(p[1] - a[1]);
    }
    ((p[0] - a[0]) * dy - (p[1] - a[1]) * dx).abs() / length
}

/// Distance of a point from the line segment between two points.
pub fn distance_to_segment(p: [f32; 2], a: [f32; 2], b: [f32; 2]) -> f32 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let along = (p[0] - a[0]) * dx + (p[1] - a[1]) * dy;
    let squared = dx * dx + dy * dy;
    let fraction = if squared == 0.0 { 0.0 } else { (along / squared).clamp(0.0, 1.0) };
    (p[0] - a[0] - fraction * dx).hypot(p[1] - a[1] - fraction * dy)
}

/// Is a point inside a rectangle (edges included)?
pub fn is_inside(p: [f32; 2], low: [f32; 2], high: [f32; 2]) -> bool {
    p[0] >= low[0] && p[0] <= high[0] && p[1] >= low[1] && p[1] <= high[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_beyond_a_segment_is_as_far_as_its_end() {
        assert_eq!(distance_to_segment([1.0, 2.0], [3.0, 4.0], [5.0, 6.0]), 8.0_f32.sqrt());
        assert_eq!(distance_to_segment([1.0, 2.0], [1.0, 2.0], [1.0, 2.0]), 0.0);
    }
}
