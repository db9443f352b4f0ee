//! The order of pivots of a sparse LU: few new elements (Markowitz 1957, Management Science 3:255), and none too small beside
//! the others of its row.
//!
//! Elements of the diagonal come first where they can: for a tree that is elimination from the leaves. Rows of a cell have
//! areas in them, so an element is compared with its own row only: scaling a row does not change the order.

use super::lu::Singular;
use std::collections::BTreeSet;

/// A pivot is at least this, relative to the largest element of its row: what dominates its row always passes.
const LEAST: f64 = 0.1;
/// What is left of a row whose elements were larger than this many times is rounding.
const ROUNDING: f64 = 1e-14;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Pivots {
    /// By pivot: its row and column.
    pub row: Vec<u32>,
    pub column: Vec<u32>,
    /// By pivot: the earlier pivots that are subtracted from its row, in rising order.
    pub lower: Vec<Vec<u32>>,
    /// By pivot: the columns of its row that remain.
    pub upper: Vec<Vec<u32>>,
}

struct Search {
    /// What is left of each row, by rising column.
    rows: Vec<Vec<(u32, f64)>>,
    /// The rows that have an element in a column.
    columns: Vec<Vec<u32>>,
    /// The largest element a row ever had.
    scale: Vec<f64>,
    row_left: Vec<bool>,
    column_left: Vec<bool>,
    /// Elements of the diagonal that can be chosen, cheapest first.
    diagonal: BTreeSet<(u64, u32)>,
    cost: Vec<u64>,
    lower: Vec<Vec<u32>>,
}

/// Finds the order for elements with these values.
pub(super) fn find(n: usize, elements: &[(u32, u32)], values: &[f64]) -> Result<Pivots, Singular> {
    let mut search = Search::new(n, elements, values);
    let mut found = Pivots::default();
    for k in 0..n as u32 {
        let (row, column) = search.choose()?;
        let upper = search.eliminate(k, row, column);
        found.lower.push(std::mem::take(&mut search.lower[row as usize]));
        found.upper.push(upper);
        found.row.push(row);
        found.column.push(column);
    }
    Ok(found)
}

impl Search {
    fn new(n: usize, elements: &[(u32, u32)], values: &[f64]) -> Search {
        let (mut rows, mut columns) = (vec![Vec::new(); n], vec![Vec::new(); n]);
        for ((i, j), x) in elements.iter().zip(values) {
            rows[*i as usize].push((*j, *x));
            columns[*j as usize].push(*i);
        }
        rows.iter_mut().for_each(|row| row.sort_unstable_by_key(|e| e.0));
        let largest = |row: &Vec<(u32, f64)>| row.iter().fold(0.0, |m: f64, e| m.max(e.1.abs()));
        let mut search = Search {
            scale: rows.iter().map(largest).collect(),
            rows,
            columns,
            row_left: vec![true; n],
            column_left: vec![true; n],
            diagonal: BTreeSet::new(),
            cost: vec![0; n],
            lower: vec![Vec::new(); n],
        };
        for i in 0..n as u32 {
            search.cost[i as usize] = search.cost_of(i, i);
            search.diagonal.insert((search.cost[i as usize], i));
        }
        search
    }
    /// How many elements of others a pivot touches.
    fn cost_of(&self, row: u32, column: u32) -> u64 {
        let less_one = |n: usize| n.saturating_sub(1) as u64;
        less_one(self.rows[row as usize].len()) * less_one(self.columns[column as usize].len())
    }
    /// The least a pivot of this row may be. Fails when there is nothing left in it.
    fn least(&self, row: u32) -> Result<f64, Singular> {
        let largest = self.rows[row as usize].iter().fold(0.0, |m: f64, e| m.max(e.1.abs()));
        let numbers = self.rows[row as usize].iter().all(|e| e.1.is_finite());
        if !numbers || largest <= ROUNDING * self.scale[row as usize] {
            return Err(Singular { row: row as usize });
        }
        Ok(LEAST * largest)
    }
    fn choose(&self) -> Result<(u32, u32), Singular> {
        for &(_, i) in &self.diagonal {
            let least = self.least(i)?;
            if self.element(i, i).abs() >= least {
                return Ok((i, i));
            }
        }
        let mut best: Option<(u64, u32, u32)> = None;
        for row in (0..self.rows.len() as u32).filter(|r| self.row_left[*r as usize]) {
            let least = self.least(row)?;
            for &(column, x) in &self.rows[row as usize] {
                let this = (self.cost_of(row, column), row, column);
                if x.abs() >= least && best.is_none_or(|b| this < b) {
                    best = Some(this);
                }
            }
        }
        // Every row that is left has an element that is large enough.
        best.map(|(_, row, column)| (row, column)).ok_or(Singular { row: 0 })
    }
    fn element(&self, row: u32, column: u32) -> f64 {
        let row = &self.rows[row as usize];
        row.binary_search_by_key(&column, |e| e.0).map_or(0.0, |at| row[at].1)
    }
    /// Subtracts the pivot's row, number `k`, from all rows that have an element in its column. Gives the columns of what is left
    /// of the row.
    fn eliminate(&mut self, k: u32, row: u32, column: u32) -> Vec<u32> {
        let mut own = std::mem::take(&mut self.rows[row as usize]);
        let pivot = self.leave(row, column, &mut own);
        for other in std::mem::take(&mut self.columns[column as usize]) {
            if other == row {
                continue;
            }
            self.lower[other as usize].push(k);
            self.subtract(other, column, &own, pivot);
        }
        for &(touched, _) in &own {
            self.weigh(touched);
        }
        own.iter().map(|e| e.0).collect()
    }
    /// Takes a pivot out of all lists; gives its value.
    fn leave(&mut self, row: u32, column: u32, own: &mut Vec<(u32, f64)>) -> f64 {
        self.row_left[row as usize] = false;
        self.column_left[column as usize] = false;
        for i in [row, column] {
            self.diagonal.remove(&(self.cost[i as usize], i));
        }
        for (j, _) in own.iter() {
            self.columns[*j as usize].retain(|r| *r != row);
        }
        match own.binary_search_by_key(&column, |e| e.0) {
            Ok(at) => own.remove(at).1,
            Err(_) => 0.0,
        }
    }
    fn subtract(&mut self, row: u32, column: u32, pivot_row: &[(u32, f64)], pivot: f64) {
        let old = std::mem::take(&mut self.rows[row as usize]);
        let factor = old.iter().find(|e| e.0 == column).map_or(0.0, |e| e.1) / pivot;
        let mut new = Vec::with_capacity(old.len() + pivot_row.len());
        let mut above = pivot_row.iter().peekable();
        let mut scale = self.scale[row as usize];
        let mut fill = Vec::new();
        for (j, x) in old.into_iter().filter(|e| e.0 != column) {
            while let Some(&&(i, y)) = above.peek().filter(|e| e.0 < j) {
                new.push((i, -factor * y));
                fill.push(i);
                above.next();
            }
            let x = match above.next_if(|e| e.0 == j) {
                Some((_, y)) => {
                    scale = scale.max((factor * y).abs());
                    x - factor * y
                }
                None => x,
            };
            new.push((j, x));
        }
        for &(i, y) in above {
            new.push((i, -factor * y));
            fill.push(i);
        }
        for j in fill {
            self.columns[j as usize].push(row);
        }
        self.scale[row as usize] = new.iter().fold(scale, |m, e| m.max(e.1.abs()));
        self.rows[row as usize] = new;
        self.weigh(row);
    }
    /// The row or the column of a diagonal element has changed.
    fn weigh(&mut self, i: u32) {
        if !self.row_left[i as usize] || !self.column_left[i as usize] {
            return;
        }
        let cost = self.cost_of(i, i);
        let old = std::mem::replace(&mut self.cost[i as usize], cost);
        if old != cost && self.diagonal.remove(&(old, i)) {
            self.diagonal.insert((cost, i));
        }
    }
}
