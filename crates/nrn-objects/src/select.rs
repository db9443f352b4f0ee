//! Choosing, finding, sorting and moving elements.

/// A comparison as `where`, `indwhere` and `indvwhere` take it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Test {
    /// `==`, softened by the given epsilon.
    Equal(f64, f64),
    /// `!=`, softened.
    NotEqual(f64, f64),
    /// `>`
    Above(f64),
    /// `<`
    Below(f64),
    /// `>=`
    AtLeast(f64),
    /// `<=`
    AtMost(f64),
    /// `[)`
    FromBelow(f64, f64),
    /// `[]`
    FromTo(f64, f64),
    /// `(]`
    AboveTo(f64, f64),
    /// `()`
    Between(f64, f64),
}

impl Test {
    /// Reads the operator; `b` is used by the intervals only. `None` for an unknown one.
    pub fn parse(operator: &str, a: f64, b: f64, epsilon: f64) -> Option<Test> {
        Some(match operator {
            "==" => Test::Equal(a, epsilon),
            "!=" => Test::NotEqual(a, epsilon),
            ">" => Test::Above(a + epsilon),
            "<" => Test::Below(a - epsilon),
            ">=" => Test::AtLeast(a - epsilon),
            "<=" => Test::AtMost(a + epsilon),
            "[)" => Test::FromBelow(a - epsilon, b - epsilon),
            "[]" => Test::FromTo(a - epsilon, b + epsilon),
            "(]" => Test::AboveTo(a + epsilon, b + epsilon),
            "()" => Test::Between(a + epsilon, b - epsilon),
            _ => return None,
        })
    }
    /// Does `x` pass?
    pub fn passes(self, x: f64) -> bool {
        match self {
            Test::Equal(a, e) => (x - a).abs() <= e,
            Test::NotEqual(a, e) => (x - a).abs() > e,
            Test::Above(a) => x > a,
            Test::Below(a) => x < a,
            Test::AtLeast(a) => x >= a,
            Test::AtMost(a) => x <= a,
            Test::FromBelow(a, b) => x >= a && x < b,
            Test::FromTo(a, b) => x >= a && x <= b,
            Test::AboveTo(a, b) => x > a && x <= b,
            Test::Between(a, b) => x > a && x < b,
        }
    }
}

/// True for an operator with two bounds.
pub fn is_interval(operator: &str) -> bool {
    matches!(operator, "[)" | "[]" | "(]" | "()")
}

/// The positions that sort the numbers, smallest first; equal ones keep their order.
pub fn sort_index(x: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|a, b| x[*a].total_cmp(&x[*b]));
    order.into_iter().map(|i| i as f64).collect()
}
/// Moves everything `by` places to the right, wrapping around.
pub fn rotate(x: &mut [f64], by: i64) {
    if !x.is_empty() {
        let n = x.len() as i64;
        x.rotate_right(by.rem_euclid(n) as usize);
    }
}
/// Moves everything `by` places to the right (left when negative), filling with zeros.
pub fn shift(x: &mut [f64], by: i64) {
    let n = x.len();
    if n == 0 {
        return;
    }
    // Whole turns do not count.
    let by_abs = (by.unsigned_abs() % n as u64) as usize;
    if by > 0 {
        x.copy_within(0..n - by_abs, by_abs);
        x[..by_abs].fill(0.0);
    } else {
        x.copy_within(by_abs.., 0);
        x[n - by_abs..].fill(0.0);
    }
}
/// Elements of `x` at `positions`; positions outside are left out.
pub fn pick(x: &[f64], positions: &[f64]) -> Vec<f64> {
    positions.iter().filter_map(|p| if *p < 0.0 { None } else { x.get(*p as usize).copied() }).collect()
}
/// Elements of `x` at `positions`; 0 for positions outside.
pub fn pick_or_zero(x: &[f64], positions: &[f64]) -> Vec<f64> {
    let at = |p: &f64| if *p < 0.0 { None } else { x.get(*p as usize).copied() };
    positions.iter().map(|p| at(p).unwrap_or(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_open_where_they_say() {
        let passing = |op, x| Test::parse(op, 1.0, 2.0, 1e-11).is_some_and(|t| t.passes(x));
        assert!(passing("[)", 1.0) && !passing("[)", 2.0));
        assert!(!passing("(]", 1.0) && passing("(]", 2.0));
        assert!(Test::parse("=", 0.0, 0.0, 0.0).is_none());
    }

    #[test]
    fn shifting_fills_with_zeros_and_leaves_out_whole_turns() {
        let mut x = [1.0, 2.0, 3.0];
        shift(&mut x, 1);
        assert_eq!(x, [0.0, 1.0, 2.0]);
        shift(&mut x, -2);
        assert_eq!(x, [2.0, 0.0, 0.0]);
        shift(&mut x, 7);
        assert_eq!(x, [0.0, 2.0, 0.0]);
        shift(&mut x, 9);
        assert_eq!(x, [0.0, 2.0, 0.0]);
        let mut y = [1.0, 2.0, 3.0];
        rotate(&mut y, 1);
        assert_eq!(y, [3.0, 1.0, 2.0]);
    }
}
