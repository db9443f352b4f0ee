//! A component's right-hand side and matrix, as the membrane, the trees, the layers and users' equations give them.
//!
//! Per node: what the membrane does is in the node table, what electrodes do apart from it. The change of the potential
//! inside and of each layer is sought, so the membrane's slope stands with both signs in the equations of the inside and
//! of the first layer.

use super::build::{Component, GROUND};
use super::linear::Equations;
use super::{Extended, NONE};
use nrn_mech_abi::{Columns, NodeField};
use nrn_model::extended::Outside as Geometry;
use nrn_model::{LayerColumns, Model};

/// From um of length and Mohm/cm to Mohm.
const PER_MICRON: f64 = 1e-4;

/// Potentials inside, mV: `v`, and the first layer's where there is one.
pub(super) fn potentials(model: &Model, extended: &mut Extended) {
    let v = model.node_columns().column(NodeField::V as usize);
    let first = model.layer_columns().potential(0);
    let own = model.extracellular().and_then(|id| model.mechanism(id)).map(|table| &table.columns);
    for (i, inside) in extended.inside.iter_mut().enumerate() {
        let outside = match (own, extended.instance[i]) {
            (Some(own), at) if at != NONE => own.get(first, at as usize),
            _ => 0.0,
        };
        *inside = v[extended.first + i] + outside;
    }
}

/// What a change of the layer at the parent does to the layer's equation, and the other way round, S/cm2: negative.
fn axial(
    geometry: &[Geometry],
    own: &Columns,
    area: &[f64],
    at: usize,
    parent: usize,
    layer: usize,
) -> (f64, f64) {
    let half = |g: &Geometry, at: usize| PER_MICRON * own.get(layer, at) * g.half;
    let here = &geometry[at];
    let before = geometry.get(here.before as usize).map_or(0.0, |g| half(g, here.before as usize));
    let resistance = half(here, at) + before;
    let of_parent = -1e2 * here.branches / (resistance * area[geometry[parent].node as usize]);
    (of_parent, -1e2 / (resistance * area[here.node as usize]))
}

impl Component {
    /// `x` becomes the right-hand side. Keeps the membrane's current.
    pub fn right_hand_side(
        &mut self,
        model: &mut Model,
        inside: &[f64],
        electrode: &[(f64, f64)],
        list: &[Equations],
    ) {
        self.x.fill(0.0);
        let columns = model.layer_columns();
        let outside = model.extracellular().filter(|_| !self.outside.is_empty());
        let parts = model.parts();
        let first = parts.plan.extended.first as usize;
        let column = |field: NodeField| parts.nodes.column(field as usize);
        let [rhs, a, b, area] = [NodeField::Rhs, NodeField::A, NodeField::B, NodeField::Area].map(column);
        let x = &mut self.x;
        for node in &self.nodes {
            let (row, own) = (node.row as usize, node.unknown as usize);
            x[own] += rhs[row];
            if let Some(edge) = &node.edge {
                let dv = inside[node.parent as usize - first] - inside[row - first];
                x[own] -= b[row] * dv;
                x[edge.parent as usize] += a[row] * dv;
            }
        }
        if let Some(id) = outside {
            let own = &mut parts.mechanisms[id.0 as usize].columns;
            let geometry = &parts.plan.extended.outside;
            for outside in &self.outside {
                let (at, node) = (outside.instance as usize, outside.node as usize);
                let membrane = -rhs[node];
                own.set(columns.membrane_before(), at, membrane);
                x[outside.inside as usize] += electrode[at].1;
                x[outside.unknown as usize] += membrane;
                for (j, layer) in outside.layers.iter().enumerate() {
                    let unknown = outside.unknown as usize + j;
                    let v = own.get(columns.potential(j), at);
                    let next = if layer.out == NONE {
                        own.get(columns.battery(), at)
                    } else {
                        own.get(columns.potential(j + 1), at)
                    };
                    let current = own.get(columns.conductance(j), at) * (v - next);
                    x[unknown] -= current;
                    if layer.out != NONE {
                        x[unknown + 1] += current;
                    }
                    let Some(edge) = &layer.edge else { continue };
                    let parent = geometry[at].above as usize;
                    let (a, b) = axial(geometry, own, area, at, parent, columns.axial(j));
                    let dv = own.get(columns.potential(j), parent) - v;
                    x[unknown] -= b * dv;
                    x[edge.parent as usize] += a * dv;
                }
            }
        }
        for place in &self.equations {
            let Some(equations) = list.get(place.equations) else { continue };
            for (unknown, residual) in place.unknowns.iter().zip(&equations.residual) {
                if *unknown != GROUND {
                    x[*unknown as usize] += residual;
                }
            }
        }
    }

    /// Fills in the matrix. `cfac` is 0.001/dt or 0.002/dt, `rate` 1/dt, 1/ms.
    pub fn matrix(
        &mut self,
        model: &mut Model,
        electrode: &[(f64, f64)],
        list: &[Equations],
        cfac: f64,
        rate: f64,
    ) {
        self.values.fill(0.0);
        let columns = model.layer_columns();
        let outside = model.extracellular().filter(|_| !self.outside.is_empty());
        let parts = model.parts();
        let column = |field: NodeField| parts.nodes.column(field as usize);
        let [d, a, b, area] = [NodeField::D, NodeField::A, NodeField::B, NodeField::Area].map(column);
        let m = &mut self.values;
        let mut join = |own: u32, edge: &super::build::Edge, a: f64, b: f64| {
            m[edge.up as usize] += b;
            m[edge.down as usize] += a;
            m[own as usize] -= b;
            m[edge.parent_own as usize] -= a;
        };
        for node in &self.nodes {
            let row = node.row as usize;
            if let Some(edge) = &node.edge {
                join(node.own, edge, a[row], b[row]);
            }
        }
        if let Some(id) = outside {
            let own = &mut parts.mechanisms[id.0 as usize].columns;
            let geometry = &parts.plan.extended.outside;
            for outside in &self.outside {
                let at = outside.instance as usize;
                own.set(columns.membrane_conductance(), at, d[outside.node as usize]);
                for (j, layer) in outside.layers.iter().enumerate() {
                    let Some(edge) = &layer.edge else { continue };
                    let parent = geometry[at].above as usize;
                    let (a, b) = axial(geometry, own, area, at, parent, columns.axial(j));
                    join(layer.own, edge, a, b);
                }
            }
            self.layers(columns, own, d, electrode, cfac);
        }
        for node in &self.nodes {
            self.values[node.own as usize] += d[node.row as usize];
        }
        self.users(list, rate);
    }

    /// What leads from the inside to the first layer, from layer to layer, and out.
    fn layers(
        &mut self,
        columns: LayerColumns,
        own: &Columns,
        d: &[f64],
        electrode: &[(f64, f64)],
        cfac: f64,
    ) {
        let m = &mut self.values;
        for outside in &self.outside {
            let (at, membrane) = (outside.instance as usize, d[outside.node as usize]);
            m[outside.own as usize] += electrode[at].0;
            m[outside.out as usize] -= membrane;
            m[outside.back as usize] -= membrane;
            for (j, layer) in outside.layers.iter().enumerate() {
                let slope = own.get(columns.conductance(j), at) + own.get(columns.capacitance(j), at) * cfac;
                m[layer.own as usize] += slope + if j == 0 { membrane } else { 0.0 };
                if let (true, Some(next)) = (layer.out != NONE, outside.layers.get(j + 1)) {
                    m[next.own as usize] += slope;
                    m[layer.out as usize] -= slope;
                    m[layer.back as usize] -= slope;
                }
            }
        }
    }
    /// Users' equations: c/dt + g.
    fn users(&mut self, list: &[Equations], rate: f64) {
        for place in &self.equations {
            let Some(equations) = list.get(place.equations) else { continue };
            for (elements, factor) in [(&equations.c, rate), (&equations.g, 1.0)] {
                let mut known = place.elements.iter();
                for element in elements {
                    let found = known.find(|k| (k.0, k.1) == (element.0, element.1));
                    if let Some(found) = found.filter(|k| k.2 != NONE) {
                        self.values[found.2 as usize] += factor * element.2;
                    }
                }
            }
        }
    }
}
