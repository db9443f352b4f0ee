//! A system of linear equations as `eqn` builds it: rows with few entries each, solved by elimination.
//!
//! What a row means, and where its numbers come from, is the affair of `machine/equations.rs`.

use std::collections::BTreeMap;

/// Rows and right sides.
#[derive(Debug, Default)]
pub struct System {
    rows: Vec<BTreeMap<usize, f64>>,
    right: Vec<f64>,
}

impl System {
    /// `n` empty equations.
    pub fn new(n: usize) -> Self {
        System { rows: vec![BTreeMap::new(); n], right: vec![0.0; n] }
    }
    /// How many equations there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    /// Empties a row; the columns it had stay as entries of 0.
    pub fn clear(&mut self, row: usize) {
        if let (Some(entries), Some(right)) = (self.rows.get_mut(row), self.right.get_mut(row)) {
            entries.values_mut().for_each(|entry| *entry = 0.0);
            *right = 0.0;
        }
    }
    /// Adds to an entry, which is there from then on.
    pub fn add(&mut self, row: usize, column: usize, x: f64) {
        if let Some(entries) = self.rows.get_mut(row) {
            *entries.entry(column).or_default() += x;
        }
    }
    /// Adds to a right side.
    pub fn add_right(&mut self, row: usize, x: f64) {
        if let Some(right) = self.right.get_mut(row) {
            *right += x;
        }
    }
    /// Sum of the right sides' magnitudes.
    pub fn residual(&self) -> f64 {
        self.right.iter().fold(0.0, |sum, x| sum + x.abs())
    }

    /// The solution, by column; None when a row has nothing left to divide by. The rows are empty afterwards, and the
    /// right sides keep the solution in the order of the rows.
    pub fn solve(&mut self) -> Option<Vec<f64>> {
        let n = self.len();
        let mut pivots: Vec<usize> = (0..n).collect();
        for row in 0..n {
            let pivot = self.choose_pivot(row, &mut pivots)?;
            self.eliminate(row, pivot);
        }
        let mut solution = vec![0.0; n];
        for row in (0..n).rev() {
            let (Some(entries), Some(column)) = (self.rows.get(row), pivots.get(row)) else { continue };
            let others = entries.iter().filter(|(other, _)| *other != column);
            let known: f64 = others.map(|(other, entry)| entry * solution.get(*other).unwrap_or(&0.0)).sum();
            let pivot = entries.get(column).copied().unwrap_or(0.0);
            if let (Some(x), Some(right)) = (solution.get_mut(*column), self.right.get_mut(row)) {
                *right = (*right - known) / pivot;
                *x = *right;
            }
        }
        self.rows.iter_mut().for_each(BTreeMap::clear);
        Some(solution)
    }

    /// Column to divide `row` by: its own unless that is 0, then its largest.
    fn choose_pivot(&mut self, row: usize, pivots: &mut [usize]) -> Option<usize> {
        let own = *pivots.get(row)?;
        let entries = self.rows.get_mut(row)?;
        if entries.get(&own).is_some_and(|entry| *entry != 0.0) {
            return Some(own);
        }
        entries.remove(&own);
        let (mut largest, mut found) = (0.0, None);
        for (column, entry) in entries.iter() {
            if entry.abs() > largest {
                (largest, found) = (entry.abs(), Some(*column));
            }
        }
        let found = found?;
        let place = pivots.iter().position(|column| *column == found)?;
        pivots.swap(row, place);
        Some(found)
    }

    /// Subtracts a row from those below it, so that they are rid of a column.
    fn eliminate(&mut self, row: usize, pivot: usize) {
        let (above, below) = self.rows.split_at_mut(row + 1);
        let (Some(entries), Some(right)) = (above.last(), self.right.get(row).copied()) else { return };
        let divisor = entries.get(&pivot).copied().unwrap_or(1.0);
        for (other, value) in below.iter_mut().zip(self.right.iter_mut().skip(row + 1)) {
            let Some(entry) = other.remove(&pivot) else { continue };
            let factor = entry / divisor;
            for (column, x) in entries.iter().filter(|(column, _)| **column != pivot) {
                *other.entry(*column).or_default() -= x * factor;
            }
            *value -= right * factor;
        }
    }

    /// A picture of the entries: a line for each row, a star for each entry, columns numbered by their last digit.
    pub fn picture(&self) -> String {
        let n = self.len();
        let tens = (1..=n).map(|column| match (column % 10, column / 10 % 10) {
            (0, digit) => digit.to_string(),
            _ => " ".to_string(),
        });
        let ones = (1..=n).map(|column| (column % 10).to_string());
        let head = |digits: String| format!("    {}\n", digits.trim_end());
        let mut text = format!("\n\n{}{}\n", head(tens.collect()), head(ones.collect()));
        for (row, entries) in self.rows.iter().enumerate() {
            let width = entries.keys().next_back().map_or(0, |last| last + 1);
            let stars: String =
                (0..width).map(|column| if entries.contains_key(&column) { '*' } else { ' ' }).collect();
            text.push_str(&format!("{:3} {stars}\n", row + 1));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::System;

    /// The solution of a dense system given by its rows, right side last.
    fn solved(rows: &[[f64; 3]]) -> Option<Vec<f64>> {
        let mut system = System::new(rows.len());
        for (row, [x, y, right]) in rows.iter().enumerate() {
            system.add(row, 0, *x);
            system.add(row, 1, *y);
            system.add_right(row, *right);
        }
        system.solve()
    }

    #[test]
    fn two_equations_have_one_solution() {
        assert_eq!(solved(&[[1.0, 1.0, 3.0], [1.0, -1.0, 1.0]]), Some(vec![2.0, 1.0]));
    }

    #[test]
    fn a_zero_on_the_diagonal_is_no_obstacle() {
        assert_eq!(solved(&[[0.0, 2.0, 4.0], [5.0, 0.0, 15.0]]), Some(vec![3.0, 2.0]));
    }

    #[test]
    fn equations_that_say_the_same_have_no_solution() {
        assert_eq!(solved(&[[1.0, 1.0, 3.0], [1.0, 1.0, 3.0]]), None);
    }

    #[test]
    fn the_picture_numbers_columns_by_tens_and_ones() {
        let mut system = System::new(12);
        system.add(0, 0, 1.0);
        system.add(11, 10, 1.0);
        let picture = system.picture();
        assert!(picture.starts_with("\n\n             1\n    123456789012\n\n  1 *\n  2 \n"), "{picture}");
        assert!(picture.ends_with(" 12           *\n"), "{picture}");
    }
}
