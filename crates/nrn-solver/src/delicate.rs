//! The tree matrix where rounding counts: some published models join sections by next to no resistance, and what NEURON makes of
//! them in 16 digits depends on the order of every addition and on each division.
//!
//! The rows of such a plan stand in NEURON's order ([`Plan::delicate`]). Diagonal and right-hand side hold what mechanisms have
//! added; capacity and axial terms follow, then plain elimination and substitution. All other trees: see [`crate::tree`].

use nrn_mech_abi::{Columns, NodeField};
use nrn_model::plan::Plan;

const NONE: u32 = u32::MAX;

/// Diagonal and right-hand side begin at nothing.
pub(crate) fn clear(nodes: &mut Columns) {
    let (d, rhs) = nodes.two_mut(NodeField::D as usize, NodeField::Rhs as usize);
    d.fill(0.0);
    rhs.fill(0.0);
}

/// Adds capacity and axial terms to the diagonal. `cfac` as in [`crate::tree::clear`].
pub(crate) fn complete(nodes: &mut Columns, plan: &Plan, cfac: f64) {
    let fields = [NodeField::D, NodeField::A, NodeField::B, NodeField::Cm];
    let [d, a, b, cm] = nodes.several_mut(fields.map(|f| f as usize));
    for (d, cm) in d.iter_mut().zip(&*cm) {
        *d += cfac * cm;
    }
    for (i, &p) in plan.parent.iter().enumerate().filter(|(_, p)| **p != NONE) {
        d[i] -= b[i];
        d[p as usize] -= a[i];
    }
}

/// Adds capacity and axial terms, and eliminates towards the roots.
pub(crate) fn eliminate(nodes: &mut Columns, plan: &Plan, cfac: f64) {
    crate::tree::axial_currents(nodes, plan);
    complete(nodes, plan, cfac);
    let fields = [NodeField::D, NodeField::Rhs, NodeField::A, NodeField::B];
    let [d, rhs, a, b] = nodes.several_mut(fields.map(|f| f as usize));
    for (i, &p) in plan.parent.iter().enumerate().filter(|(_, p)| **p != NONE).rev() {
        let factor = a[i] / d[i];
        d[p as usize] -= factor * b[i];
        rhs[p as usize] -= factor * rhs[i];
    }
}

/// Substitution from the roots: `rhs` becomes the change of voltage.
pub(crate) fn substitute(nodes: &mut Columns, plan: &Plan) {
    let [rhs, d, b] = nodes.several_mut([NodeField::Rhs, NodeField::D, NodeField::B].map(|f| f as usize));
    for (i, &p) in plan.parent.iter().enumerate() {
        if p != NONE {
            rhs[i] -= b[i] * rhs[p as usize];
        }
        rhs[i] /= d[i];
    }
}
