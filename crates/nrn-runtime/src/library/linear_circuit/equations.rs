//! Kirchhoff's law for a netlist: c dy/dt + g y = b, where y has the potential of every node (mV; the first is ground),
//! and the currents that are unknowns of their own (nA).

use super::kinds::{Kind, Row};
use super::netlist::Netlist;

/// An element as the equations see it.
pub struct Element {
    /// Its kind.
    pub row: &'static Row,
    /// The numbers that describe it.
    pub values: Vec<f64>,
}

/// Square matrices by rows, and what the unknowns are.
pub struct Equations {
    /// mS-like factors of y.
    pub g: Vec<Vec<f64>>,
    /// Factors of dy/dt.
    pub c: Vec<Vec<f64>>,
    /// The unknown that is the current of an element.
    pub currents: Vec<Option<usize>>,
}

/// Nanofarad to ground at every node, and megohm in every battery, when there shall be some.
const PARASITIC: f64 = 1e-9;
/// H nA / ms in mV.
const PER_HENRY: f64 = 1e-3;

impl Equations {
    /// Of elements joined by a netlist.
    pub fn of(elements: &[Element], list: &Netlist, parasitic: bool) -> Equations {
        let n_nodes = list.n_nodes;
        let mut size = n_nodes;
        let mut currents = Vec::new();
        for one in elements {
            currents.push(one.row.current.map(|_| size));
            size += usize::from(one.row.current.is_some());
        }
        let square = || vec![vec![0.0; size]; size];
        let mut all = Equations { g: square(), c: square(), currents };
        for (at, (element, nodes)) in elements.iter().zip(&list.nodes).enumerate() {
            let current = all.currents.get(at).copied().flatten();
            all.add(element, nodes, current, parasitic);
        }
        if parasitic {
            for node in 1..n_nodes {
                add(&mut all.c, node, node, -PARASITIC);
            }
        }
        // The row of ground says that it is at 0, whatever flows there.
        for matrix in [&mut all.g, &mut all.c] {
            matrix.first_mut().into_iter().flatten().for_each(|x| *x = 0.0);
        }
        add(&mut all.g, 0, 0, 1.0);
        all
    }
    /// A row of a node has what flows into it.
    fn add(&mut self, element: &Element, nodes: &[usize], current: Option<usize>, parasitic: bool) {
        let value = |i: usize| element.values.get(i).copied().unwrap_or(0.0);
        match (element.row.kind, nodes, current) {
            (Kind::Resistor, [a, b], _) => between(&mut self.g, *a, *b, 1.0 / value(0)),
            (Kind::Capacitor, [a, b], _) => between(&mut self.c, *a, *b, value(0)),
            (Kind::Inductor, [a, b], Some(i)) => {
                self.flow(*a, *b, i);
                add(&mut self.g, i, *a, -1.0);
                add(&mut self.g, i, *b, 1.0);
                add(&mut self.c, i, i, value(0) * PER_HENRY);
            }
            (Kind::Battery, [a, b], Some(i)) => {
                self.flow(*a, *b, i);
                add(&mut self.g, i, *a, -1.0);
                add(&mut self.g, i, *b, 1.0);
                if parasitic {
                    add(&mut self.g, i, i, PARASITIC);
                }
            }
            (Kind::Current, [a, b], Some(i)) => {
                self.flow(*a, *b, i);
                add(&mut self.g, i, i, 1.0);
            }
            (Kind::Amplifier, [inverting, other, out], Some(i)) => {
                add(&mut self.g, *out, i, 1.0);
                add(&mut self.g, i, *inverting, value(0));
                add(&mut self.g, i, *other, -value(0));
                add(&mut self.g, i, *out, 1.0);
                add(&mut self.c, i, *out, value(1));
            }
            _ => {}
        }
    }
    /// The unknown `i` flows from `a` to `b`.
    fn flow(&mut self, a: usize, b: usize, i: usize) {
        add(&mut self.g, a, i, -1.0);
        add(&mut self.g, b, i, 1.0);
    }
    /// The rows of places of cells become what flows out of the cell there, in mA/cm2: `areas` (um2) are those behind ground.
    pub fn scale(&mut self, areas: &[f64]) {
        for (node, area) in (1..).zip(areas) {
            for matrix in [&mut self.g, &mut self.c] {
                for x in matrix.get_mut(node).into_iter().flatten() {
                    *x *= -100.0 / area;
                }
            }
        }
    }
}

fn add(matrix: &mut [Vec<f64>], row: usize, column: usize, x: f64) {
    if let Some(place) = matrix.get_mut(row).and_then(|row| row.get_mut(column)) {
        *place += x;
    }
}
fn between(matrix: &mut [Vec<f64>], a: usize, b: usize, x: f64) {
    for (one, other) in [(a, b), (b, a)] {
        add(matrix, one, one, -x);
        add(matrix, one, other, x);
    }
}

#[cfg(test)]
mod tests {
    use super::super::kinds::KINDS;
    use super::super::netlist::Standing;
    use super::*;

    fn equations(parts: &[(usize, f64, f64, &[f64])], parasitic: bool) -> Equations {
        let standing: Vec<Standing> = parts
            .iter()
            .map(|(kind, x, y, _)| Standing {
                row: &KINDS[*kind],
                ends: KINDS[*kind].ends_at([*x, *y], 1.0, 0.0),
            })
            .collect();
        let elements: Vec<Element> = parts
            .iter()
            .map(|(kind, _, _, values)| Element { row: &KINDS[*kind], values: values.to_vec() })
            .collect();
        Equations::of(&elements, &Netlist::of(&standing), parasitic)
    }
    #[test]
    fn a_battery_drives_current_through_a_resistor_to_ground() {
        let all = equations(
            &[(4, 0.0, 0.0, &[]), (1, 20.0, 0.0, &[4.0]), (6, -10.0, -10.0, &[]), (6, 30.0, -10.0, &[])],
            false,
        );
        assert_eq!(all.g, [[1.0, 0.0, 0.0], [0.25, -0.25, 1.0], [-1.0, 1.0, 0.0]]);
    }
    #[test]
    fn an_inductor_slows_its_current_down() {
        let all = equations(&[(3, 0.0, 0.0, &[4.0])], false);
        assert_eq!(all.c[3], [0.0, 0.0, 0.0, 0.004]);
    }
    #[test]
    fn parasites_are_small_capacitors_to_ground() {
        let all = equations(&[(2, 0.0, 0.0, &[3.0])], true);
        assert_eq!(all.c[1], [0.0, -3.000000001, 3.0]);
    }
    #[test]
    fn what_flows_out_of_a_cell_is_a_density() {
        let mut all = equations(&[(8, 0.0, 0.0, &[]), (1, 10.0, 10.0, &[2.0])], false);
        all.scale(&[200.0]);
        assert_eq!(all.g[1], [0.0, 0.25, -0.25]);
    }
}
