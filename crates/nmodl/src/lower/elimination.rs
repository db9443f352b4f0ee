//! The order in which NEURON eliminates the equations of a KINETIC block: the shortest row first.
//!
//! Rows are counted by their elements in columns that have not been eliminated, those that fill in included. Among rows of the
//! same length comes the one whose length changed last; before anything has changed, the last one.

use super::linear_system::Matrix;

/// Rows of a matrix in the order in which they become pivots. What is not `None` is an element; the diagonal always is.
pub fn elimination_order(matrix: &Matrix) -> Vec<usize> {
    let n = matrix.len();
    let mut elements: Vec<Vec<bool>> =
        matrix.iter().map(|r| r.iter().map(Option::is_some).collect()).collect();
    let mut queue = Queue { rows: Vec::with_capacity(n), lengths: vec![0; n] };
    for (row, present) in elements.iter_mut().enumerate() {
        present[row] = true;
        queue.lengths[row] = present.iter().filter(|p| **p).count();
        queue.insert(row);
    }
    // Rows that have been pivots, then all others in the order in which they are worked on.
    let mut order: Vec<usize> = (0..n).collect();
    for done in 0..n {
        let pivot = queue.rows.remove(0);
        let at = order.iter().position(|r| *r == pivot).unwrap_or(done);
        order[done..=at].rotate_right(1);
        let rest = &order[done + 1..];
        for row in rest.iter().copied() {
            if !elements[row][pivot] {
                continue;
            }
            for column in rest.iter().copied() {
                if elements[pivot][column] && !elements[row][column] {
                    elements[row][column] = true;
                    queue.change(row, 1);
                }
            }
            queue.change(row, -1);
        }
    }
    order
}

/// Rows that have not been pivots, shortest first.
struct Queue {
    rows: Vec<usize>,
    lengths: Vec<usize>,
}

impl Queue {
    /// Puts a row before all that are as long.
    fn insert(&mut self, row: usize) {
        let length = self.lengths[row];
        let at = self.rows.iter().position(|r| self.lengths[*r] >= length).unwrap_or(self.rows.len());
        self.rows.insert(at, row);
    }

    fn change(&mut self, row: usize, by: isize) {
        self.rows.retain(|r| *r != row);
        self.lengths[row] = self.lengths[row].saturating_add_signed(by);
        self.insert(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nrn_kernel::ir::Value;

    fn check_order(pattern: &[&str], expected: &[usize]) {
        let row = |row: &&str| row.chars().map(|c| (c == 'x').then_some(Value(0))).collect();
        assert_eq!(elimination_order(&pattern.iter().map(row).collect()), expected);
    }

    #[test]
    fn the_shortest_row_comes_first_and_the_last_of_equal_ones() {
        check_order(&["xx..", "xxx.", ".xxx", "..xx"], &[3, 2, 1, 0]);
        check_order(&["xxxx", "xx..", "x.x.", "x..x"], &[3, 2, 0, 1]);
        // A ring: eliminating the last one fills in between its neighbours, and the one that changed last comes next.
        check_order(&["xx.x", "xxx.", ".xxx", "x.xx"], &[3, 2, 1, 0]);
        check_order(&["x..", "xx.", ".xx"], &[0, 1, 2]);
    }
}
