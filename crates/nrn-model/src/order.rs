//! The order of nodes that is fastest to solve in.
//!
//! A tree may be eliminated towards any of its nodes; the middle of its longest path gives the shortest chain. Nodes are taken
//! level by level, so that neighbours in the table do not wait for each other. Cells of the same shape are interleaved:
//! all first nodes, all second nodes, ... and a whole run of them is solved by vector instructions.

use crate::arena::BySlot;
use std::collections::HashMap;

/// No node.
pub const NONE: u32 = u32::MAX;

/// Groups of identical cells are cut so that one part stays in the cache.
const NODES_PER_PART: usize = 16 * 1024;
const CELLS_PER_PART: usize = 64;

/// The order found.
#[derive(Debug, Default)]
pub struct Order {
    /// New row `i` is old row `order[i]`.
    pub order: Vec<u32>,
    /// Elimination parent of new row `i`, a new row below `i`, or [`NONE`].
    pub parent: Vec<u32>,
    /// Parts that do not touch each other (first row, last row + 1): whole cells.
    pub parts: Vec<(u32, u32)>,
    /// Rows from here on are those of the extended trees, tree by tree. They are roots in `parent`.
    pub first_extended: u32,
    /// Their natural parents, as new rows.
    pub natural: Vec<u32>,
}

/// An undirected forest in compressed form.
struct Neighbours {
    first: Vec<u32>,
    list: Vec<u32>,
}

impl Neighbours {
    fn new(up: &[u32]) -> Self {
        let mut first = vec![0u32; up.len() + 1];
        for (i, &p) in up.iter().enumerate().filter(|(_, p)| **p != NONE) {
            first[i + 1] += 1;
            first[p as usize + 1] += 1;
        }
        for i in 0..up.len() {
            first[i + 1] += first[i];
        }
        let mut at = first.clone();
        let mut list = vec![0; first[up.len()] as usize];
        for (i, &p) in up.iter().enumerate().filter(|(_, p)| **p != NONE) {
            list[at[i] as usize] = p;
            at[i] += 1;
            list[at[p as usize] as usize] = i as u32;
            at[p as usize] += 1;
        }
        Neighbours { first, list }
    }
    fn of(&self, i: u32) -> &[u32] {
        &self.list[self.first[i as usize] as usize..self.first[i as usize + 1] as usize]
    }
}

/// One tree's nodes level by level from `root`; `above[k]` is the place in the list of node `k`'s parent.
#[derive(Default)]
struct Levels {
    nodes: Vec<u32>,
    above: Vec<u32>,
}

impl Levels {
    fn walk(&mut self, tree: &Neighbours, root: u32) {
        self.nodes.clear();
        self.above.clear();
        self.nodes.push(root);
        self.above.push(NONE);
        let mut k = 0;
        while k < self.nodes.len() {
            let came_from = self.above.get(k).filter(|a| **a != NONE).map(|a| self.nodes[*a as usize]);
            for &next in tree.of(self.nodes[k]) {
                if Some(next) != came_from {
                    self.nodes.push(next);
                    self.above.push(k as u32);
                }
            }
            k += 1;
        }
    }
    /// The middle of the longest path, found from one of its ends.
    fn middle(&mut self, tree: &Neighbours, root: u32) -> u32 {
        self.walk(tree, root);
        let Some(&end) = self.nodes.last() else { return root };
        self.walk(tree, end);
        let path = || {
            std::iter::successors(Some(self.nodes.len() - 1), |k| {
                let above = self.above[*k];
                (above != NONE).then_some(above as usize)
            })
        };
        path().nth(path().count() / 2).map_or(end, |k| self.nodes[k])
    }
}

/// Finds the order. `up[i]` is the parent of old row `i`, or [`NONE`] for the root of a tree; `roots` lists these in the order of
/// cells, and `extended` says which of their trees are not to be swept ([`crate::extended`]).
pub fn find(up: &[u32], roots: &[u32], extended: &[bool]) -> Order {
    let tree = Neighbours::new(up);
    // Shape, and the nodes of its cells, one cell after the other.
    let mut groups: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
    let mut by_shape: HashMap<Vec<u32>, usize, BySlot> = HashMap::default();
    let mut levels = Levels::default();
    let (outer, swept): (Vec<_>, Vec<_>) = roots.iter().zip(extended).partition(|(_, extended)| **extended);
    for (&root, _) in swept {
        let middle = levels.middle(&tree, root);
        levels.walk(&tree, middle);
        match by_shape.get(&levels.above) {
            Some(&g) => groups[g].1.extend_from_slice(&levels.nodes),
            None => {
                by_shape.insert(levels.above.clone(), groups.len());
                groups.push((levels.above.clone(), levels.nodes.clone()));
            }
        }
    }
    let mut result = Order::default();
    result.order.reserve(up.len());
    result.parent.reserve(up.len());
    let (singles, many): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| g.1.len() == g.0.len());
    for (above, cells) in many {
        let per_part = (NODES_PER_PART / above.len().max(1)).max(CELLS_PER_PART);
        for cells in cells.chunks(per_part * above.len()) {
            result.interleave(&above, cells);
        }
    }
    result.merge(singles);
    result.first_extended = result.order.len() as u32;
    for (&root, _) in outer {
        levels.walk(&tree, root);
        result.append(&levels);
    }
    if !result.natural.is_empty() {
        result.parts.push((result.first_extended, result.order.len() as u32));
    }
    result
}

/// The order of `ranks`, NEURON's own: each tree is eliminated towards its root.
pub fn natural(up: &[u32], ranks: &[u32]) -> Order {
    let mut order: Vec<u32> = (0..up.len() as u32).collect();
    order.sort_by_key(|row| ranks.get(*row as usize));
    let mut new = vec![NONE; up.len()];
    for (row, old) in order.iter().enumerate() {
        new[*old as usize] = row as u32;
    }
    let parent =
        order.iter().map(|old| new.get(up[*old as usize] as usize).copied().unwrap_or(NONE)).collect();
    let parts = vec![(0, up.len() as u32)];
    Order { first_extended: order.len() as u32, natural: Vec::new(), order, parent, parts }
}

impl Order {
    /// Cells of one shape, one after the other in `cells`: position by position.
    fn interleave(&mut self, above: &[u32], cells: &[u32]) {
        let base = self.order.len() as u32;
        let n = (cells.len() / above.len()) as u32;
        for (position, &a) in above.iter().enumerate() {
            self.order.extend(cells.iter().skip(position).step_by(above.len()));
            let first = base.wrapping_add(a.wrapping_mul(n));
            self.parent.extend((0..n).map(|c| if a == NONE { NONE } else { first + c }));
        }
        self.parts.push((base, self.order.len() as u32));
    }

    /// An extended tree.
    fn append(&mut self, levels: &Levels) {
        let base = self.order.len() as u32;
        self.order.extend(&levels.nodes);
        self.parent.extend(levels.nodes.iter().map(|_| NONE));
        self.natural.extend(levels.above.iter().map(|a| if *a == NONE { NONE } else { base + a }));
    }

    /// Cells of different shapes: level by level over a few of them at a time.
    fn merge(&mut self, cells: Vec<(Vec<u32>, Vec<u32>)>) {
        for some in cells.chunks(16) {
            let base = self.order.len() as u32;
            let mut places: Vec<(u32, u32, u32)> = Vec::new();
            for (c, (above, _)) in some.iter().enumerate() {
                let mut depth: Vec<u32> = Vec::with_capacity(above.len());
                for (k, &a) in above.iter().enumerate() {
                    depth.push(if a == NONE { 0 } else { depth[a as usize] + 1 });
                    places.push((depth[k], c as u32, k as u32));
                }
            }
            places.sort_unstable();
            let mut row: Vec<Vec<u32>> = some.iter().map(|(above, _)| vec![NONE; above.len()]).collect();
            for (depth_order, &(_, c, k)) in places.iter().enumerate() {
                let (above, nodes) = &some[c as usize];
                row[c as usize][k as usize] = base + depth_order as u32;
                let a = above[k as usize];
                self.order.push(nodes[k as usize]);
                self.parent.push(if a == NONE { NONE } else { row[c as usize][a as usize] });
            }
            self.parts.push((base, self.order.len() as u32));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(up: &[u32], roots: &[u32]) -> Order {
        let found = find(up, roots, &vec![false; roots.len()]);
        let mut seen = found.order.clone();
        seen.sort_unstable();
        assert_eq!(seen, (0..up.len() as u32).collect::<Vec<_>>());
        for (i, &p) in found.parent.iter().enumerate() {
            if p != NONE {
                assert!((p as usize) < i, "a parent comes before its children");
                let (a, b) = (found.order[i], found.order[p as usize]);
                assert!(up[a as usize] == b || up[b as usize] == a, "parents are neighbours");
            }
        }
        found
    }

    #[test]
    fn a_cable_is_eliminated_from_both_ends() {
        let up: Vec<u32> = (0..7).map(|i: u32| i.wrapping_sub(1)).collect();
        let found = check(&up, &[0]);
        assert_eq!(found.order[0], 3);
        assert_eq!(found.parent, [NONE, 0, 0, 1, 2, 3, 4]);
    }

    #[test]
    fn equal_cells_are_interleaved() {
        let up = [NONE, 0, 1, NONE, 3, 4];
        let found = check(&up, &[0, 3]);
        assert_eq!(found.order, [1, 4, 0, 3, 2, 5]);
        assert_eq!(found.parent, [NONE, NONE, 0, 1, 0, 1]);
    }

    #[test]
    fn extended_trees_come_last_and_keep_their_roots() {
        let up = [NONE, 0, 1, NONE, 3, 4];
        let found = find(&up, &[0, 3], &[true, false]);
        assert_eq!(found.order, [4, 3, 5, 0, 1, 2]);
        assert_eq!(found.first_extended, 3);
        assert_eq!(found.parent, [NONE, 0, 0, NONE, NONE, NONE]);
        assert_eq!(found.natural, [NONE, 3, 4]);
    }

    #[test]
    fn the_natural_order_keeps_the_root() {
        let found = natural(&[NONE, 0, 4, NONE, 0, 3], &[0, 3, 4, 1, 2, 5]);
        assert_eq!(found.order, [0, 3, 4, 1, 2, 5]);
        assert_eq!(found.parent, [NONE, NONE, 0, 0, 2, 1]);
    }

    #[test]
    fn different_cells_share_levels() {
        let up = [NONE, 0, 1, NONE, 3, 3, 3];
        check(&up, &[0, 3]);
        check(&[], &[]);
        check(&[NONE], &[0]);
    }
}
