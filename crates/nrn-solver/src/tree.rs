//! The tree matrix: axial terms, elimination towards the roots, substitution from them.
//!
//! Written as plain loops over slices and compiled for every instruction set ([`simd::Work`]). Axial currents are added on the
//! way of the elimination, and the new voltages on the way back, so that the node table is read twice per step, not five
//! times. See Hines (1984), Int. J. Biomed. Comput. 15:69.

use crate::delicate;
use nrn_mech_abi::simd::{Simd, Work, dispatch};
use nrn_mech_abi::{Columns, NodeField};
use nrn_model::plan::{Plan, Sweep};

const NONE: u32 = u32::MAX;

/// Room that steps need and keep.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// Diagonal of the membrane alone, for `i_membrane_`.
    pub membrane_d: Vec<f64>,
    /// Current of the membrane alone, for `i_membrane_`.
    pub membrane_rhs: Vec<f64>,
    /// Arguments of a NET_RECEIVE that no NetCon caused.
    pub args: Vec<f64>,
}

/// `d = capacity + axial terms` (0 for delicate trees), `rhs = 0`. `cfac` is 0.001/dt (backward Euler) or 0.002/dt, 1/ms.
pub(crate) fn clear(nodes: &mut Columns, plan: &Plan, cfac: f64) {
    if plan.delicate {
        return delicate::clear(nodes);
    }
    let [d, rhs, cm] =
        nodes.several_mut([NodeField::D as usize, NodeField::Rhs as usize, NodeField::Cm as usize]);
    dispatch(Clear { d, rhs, cm, axial: &plan.axial, cfac });
}

struct Clear<'a> {
    d: &'a mut [f64],
    rhs: &'a mut [f64],
    cm: &'a [f64],
    axial: &'a [f64],
    cfac: f64,
}

impl Work for Clear<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, _: S) {
        for ((d, cm), axial) in self.d.iter_mut().zip(self.cm).zip(self.axial) {
            *d = self.cfac * cm + axial;
        }
        self.rhs.fill(0.0);
    }
}

/// Completes diagonal and right-hand side, where they are wanted and not solved. `cfac` as in [`clear`].
pub(crate) fn complete(nodes: &mut Columns, plan: &Plan, cfac: f64) {
    axial_currents(nodes, plan);
    if plan.delicate {
        delicate::complete(nodes, plan, cfac);
    }
}

/// Adds the axial currents to the right-hand side, where it is wanted complete (not in a step).
pub(crate) fn axial_currents(nodes: &mut Columns, plan: &Plan) {
    let [rhs, v, a, b] =
        nodes.several_mut([NodeField::Rhs, NodeField::V, NodeField::A, NodeField::B].map(|f| f as usize));
    for (i, &p) in plan.parent.iter().enumerate() {
        if p != NONE {
            let dv = v[p as usize] - v[i];
            rhs[i] -= b[i] * dv;
            rhs[p as usize] += a[i] * dv;
        }
    }
}

/// Axial currents and elimination towards the roots. Leaves 1/d in `d`, but for delicate trees.
pub(crate) fn eliminate(nodes: &mut Columns, plan: &Plan, cfac: f64) {
    if plan.delicate {
        return delicate::eliminate(nodes, plan, cfac);
    }
    let fields = [NodeField::D, NodeField::Rhs, NodeField::V, NodeField::A, NodeField::B];
    let [d, rhs, v, a, b] = nodes.several_mut(fields.map(|f| f as usize));
    dispatch(Eliminate { sweep: &plan.sweep, parent: &plan.parent, a, b, v, d, rhs });
}

struct Eliminate<'a> {
    sweep: &'a [Sweep],
    parent: &'a [u32],
    a: &'a [f64],
    b: &'a [f64],
    v: &'a [f64],
    d: &'a mut [f64],
    rhs: &'a mut [f64],
}

impl Work for Eliminate<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, _: S) {
        let Eliminate { sweep, parent, a, b, v, d, rhs } = self;
        for part in sweep.iter().rev() {
            match *part {
                Sweep::Roots { first, end } => {
                    for d in &mut d[first as usize..end as usize] {
                        *d = 1.0 / *d;
                    }
                }
                Sweep::Vector { first, parent, len } => {
                    let (first, parent, len) = (first as usize, parent as usize, len as usize);
                    let (d_above, d) = d.split_at_mut(first);
                    let (rhs_above, rhs) = rhs.split_at_mut(first);
                    let (d, d_above) = (&mut d[..len], &mut d_above[parent..parent + len]);
                    let (rhs, rhs_above) = (&mut rhs[..len], &mut rhs_above[parent..parent + len]);
                    let (a, b) = (&a[first..first + len], &b[first..first + len]);
                    let (v, v_above) = (&v[first..first + len], &v[parent..parent + len]);
                    // The same operations as for a single node, so that a cell's bits do not depend on its neighbours.
                    for i in 0..len {
                        let pivot = d[i];
                        let inverse = 1.0 / pivot;
                        let dv = v_above[i] - v[i];
                        let r = rhs[i] - b[i] * dv;
                        d_above[i] -= a[i] * b[i] / pivot;
                        rhs_above[i] += a[i] * dv - a[i] * inverse * r;
                        d[i] = inverse;
                        rhs[i] = r;
                    }
                }
                Sweep::Single { first, end } => {
                    let n = parent.len();
                    let (a, b, v) = (&a[..n], &b[..n], &v[..n]);
                    let (d, rhs) = (&mut d[..n], &mut rhs[..n]);
                    for i in (first as usize..end as usize).rev() {
                        // A long chain waits for each diagonal in turn: a second division beside the first is cheaper
                        // than a product behind it.
                        let pivot = d[i];
                        let inverse = 1.0 / pivot;
                        d[i] = inverse;
                        if parent[i] == NONE {
                            continue;
                        }
                        let p = parent[i] as usize;
                        d[p] -= a[i] * b[i] / pivot;
                        let dv = v[p] - v[i];
                        let r = rhs[i] - b[i] * dv;
                        rhs[p] += a[i] * dv - a[i] * inverse * r;
                        rhs[i] = r;
                    }
                }
            }
        }
    }
}

/// Substitution from the roots: `rhs` becomes the change of voltage; `v` grows by `scale` times it; `i_cap` is the capacitive
/// current, mA/cm2.
pub(crate) fn substitute(nodes: &mut Columns, plan: &Plan, cfac: f64, scale: f64) {
    if plan.delicate {
        delicate::substitute(nodes, plan);
    }
    let fields = [NodeField::Rhs, NodeField::V, NodeField::ICap, NodeField::D, NodeField::B, NodeField::Cm];
    let [rhs, v, i_cap, d, b, cm] = nodes.several_mut(fields.map(|f| f as usize));
    // A delicate tree is solved already.
    let sweep = if plan.delicate { &[][..] } else { &plan.sweep };
    dispatch(Substitute { sweep, parent: &plan.parent, inverse: d, b, cm, v, rhs, i_cap, cfac, scale });
}

struct Substitute<'a> {
    sweep: &'a [Sweep],
    parent: &'a [u32],
    inverse: &'a [f64],
    b: &'a [f64],
    cm: &'a [f64],
    v: &'a mut [f64],
    rhs: &'a mut [f64],
    i_cap: &'a mut [f64],
    cfac: f64,
    scale: f64,
}

impl Work for Substitute<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, _: S) {
        let Substitute { sweep, parent, inverse, b, cm, v, rhs, i_cap, cfac, scale } = self;
        for part in sweep {
            match *part {
                Sweep::Roots { first, end } => {
                    for i in first as usize..end as usize {
                        rhs[i] *= inverse[i];
                    }
                }
                Sweep::Vector { first, parent, len } => {
                    let (first, parent, len) = (first as usize, parent as usize, len as usize);
                    let (above, rhs) = rhs.split_at_mut(first);
                    let (above, rhs) = (&above[parent..parent + len], &mut rhs[..len]);
                    let (b, inverse) = (&b[first..first + len], &inverse[first..first + len]);
                    for i in 0..len {
                        rhs[i] = rhs[i] * inverse[i] - b[i] * inverse[i] * above[i];
                    }
                }
                Sweep::Single { first, end } => {
                    let n = parent.len();
                    let (b, inverse, rhs) = (&b[..n], &inverse[..n], &mut rhs[..n]);
                    for i in first as usize..end as usize {
                        let own = rhs[i] * inverse[i];
                        rhs[i] = if parent[i] == NONE {
                            own
                        } else {
                            own - b[i] * inverse[i] * rhs[parent[i] as usize]
                        };
                    }
                }
            }
        }
        for (((v, i_cap), rhs), cm) in v.iter_mut().zip(i_cap).zip(&*rhs).zip(cm) {
            *v += scale * rhs;
            *i_cap = cfac * cm * rhs;
        }
    }
}

/// Ion currents at the end of the step: `i += di/dv * dv`.
pub(crate) fn second_order_currents(nodes: &Columns, ions: &mut [Columns], plan: &Plan) {
    use nrn_mech_abi::IonField;
    let rhs = nodes.column(NodeField::Rhs as usize);
    for (columns, plan) in ions.iter_mut().zip(&plan.ions) {
        let (current, conductance) =
            columns.two_mut(IonField::Current as usize, IonField::Conductance as usize);
        for ((i, g), node) in current.iter_mut().zip(conductance).zip(&plan.node_rows) {
            *i += *g * rhs[*node as usize];
        }
    }
}
