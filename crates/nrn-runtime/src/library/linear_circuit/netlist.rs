//! Which ends of elements are joined: those at one point, and those that wires join. Node 0 is ground.

use super::kinds::{Kind, Row};

/// An element where it stands.
pub struct Standing {
    /// Its kind.
    pub row: &'static Row,
    /// Where its ends are.
    pub ends: Vec<[f64; 2]>,
}

/// What is joined.
pub struct Netlist {
    /// Node of every end of every element.
    pub nodes: Vec<Vec<usize>>,
    /// How many nodes there are, with ground.
    pub n_nodes: usize,
    /// How many of them, behind ground, are places of cells.
    pub n_in_cells: usize,
}

/// Ends that are nearer than this are at one point: sessions round coordinates, and a user's hand is not exact.
const NEAR: f64 = 1.0;

impl Netlist {
    /// Of elements in their order. Nodes that are places of cells come before all others, as their equations do.
    pub fn of(elements: &[Standing]) -> Netlist {
        let mut points = Points::default();
        let ends: Vec<Vec<usize>> =
            elements.iter().map(|one| one.ends.iter().map(|end| points.at(*end)).collect()).collect();
        for (element, ends) in elements.iter().zip(&ends) {
            match (element.row.kind, ends.as_slice()) {
                (Kind::Wire, [a, b]) => points.join(*a, *b),
                (Kind::Ground, [a]) => points.join(0, *a),
                _ => {}
            }
        }
        let mut order = vec![0];
        let mut in_order = |wanted: &dyn Fn(&Row) -> bool| {
            for (_, ends) in elements.iter().zip(&ends).filter(|(one, _)| wanted(one.row)) {
                for node in ends.iter().map(|end| points.root(*end)) {
                    if !order.contains(&node) {
                        order.push(node);
                    }
                }
            }
            order.len()
        };
        let n_in_cells = in_order(&Row::is_in_cell) - 1;
        // The outputs of amplifiers come last.
        in_order(&|row| row.kind != Kind::Wire && row.kind != Kind::Amplifier);
        let n_nodes = in_order(&|row| row.kind == Kind::Amplifier);
        // A wire that leads nowhere is no node of the equations.
        let number = |end: &usize| order.iter().position(|one| *one == points.root(*end)).unwrap_or(0);
        let nodes = ends.iter().map(|ends| ends.iter().map(number).collect()).collect();
        Netlist { nodes, n_nodes, n_in_cells }
    }
}

/// Points of the plane, and which of them are one node. The first is ground, and nowhere.
struct Points {
    places: Vec<Option<[f64; 2]>>,
    parents: Vec<usize>,
}
impl Default for Points {
    fn default() -> Self {
        Points { places: vec![None], parents: vec![0] }
    }
}
impl Points {
    fn at(&mut self, [x, y]: [f64; 2]) -> usize {
        let near = |place: &Option<[f64; 2]>| place.is_some_and(|[px, py]| (px - x).hypot(py - y) < NEAR);
        self.places.iter().position(near).unwrap_or_else(|| {
            self.places.push(Some([x, y]));
            self.parents.push(self.parents.len());
            self.parents.len() - 1
        })
    }
    fn root(&self, mut at: usize) -> usize {
        while let Some(up) = self.parents.get(at).filter(|up| **up != at) {
            at = *up;
        }
        at
    }
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // Ground stays ground.
        if let Some(parent) = self.parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kinds::KINDS;
    use super::*;

    fn standing(kind: usize, x: f64, y: f64) -> Standing {
        Standing { row: &KINDS[kind], ends: KINDS[kind].ends_at([x, y], 1.0, 0.0) }
    }
    #[test]
    fn ends_at_one_point_are_a_node() {
        let list = Netlist::of(&[standing(1, 0.0, 0.0), standing(2, 20.1, 0.2)]);
        assert_eq!(list.nodes, [[1, 2], [2, 3]]);
        assert_eq!(list.n_nodes, 4);
    }
    #[test]
    fn wires_join_what_they_touch_with_ground() {
        let list = Netlist::of(&[standing(1, 0.0, 0.0), standing(0, 20.0, 0.0), standing(6, 30.0, -10.0)]);
        assert_eq!(list.nodes, [vec![1, 0], vec![0, 0], vec![0]]);
        assert_eq!(list.n_nodes, 2);
    }
    #[test]
    fn places_of_cells_come_first() {
        let list = Netlist::of(&[standing(1, 0.0, 0.0), standing(8, 10.0, -10.0)]);
        assert_eq!(list.nodes, [vec![2, 1], vec![1]]);
        assert_eq!(list.n_in_cells, 1);
    }
}
