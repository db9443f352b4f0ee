//! Which unknowns hang together, which number each has, and where each element of a component's matrix is.
//!
//! Nodes are numbered from the leaves, each followed by its layers; unknowns of users come last.

use super::linear::Equations;
use super::lu::SparseLu;
use super::{Extended, NONE, linear};
use crate::context::Context;
use crate::error::SimError;
use crate::sim::Sim;
use nrn_model::{CouplingId, Model, Plan};
use std::collections::HashMap;

/// An unknown that is ground: it does not change.
pub(super) const GROUND: u32 = u32::MAX;

/// An edge of a tree: the elements of both equations that it touches.
#[derive(Debug)]
pub(super) struct Edge {
    /// The parent's unknown.
    pub parent: u32,
    /// The parent in the equation of the child, and the other way round.
    pub up: u32,
    pub down: u32,
    /// The parent's diagonal.
    pub parent_own: u32,
}

/// A node's potential inside.
#[derive(Debug)]
pub(super) struct Node {
    pub row: u32,
    /// Row of the parent, or [`NONE`].
    pub parent: u32,
    pub unknown: u32,
    /// Its diagonal.
    pub own: u32,
    pub edge: Option<Edge>,
}

/// The layers outside of a node.
#[derive(Debug)]
pub(super) struct Outside {
    pub instance: u32,
    /// Row of the node.
    pub node: u32,
    /// The unknown inside and its diagonal, and the unknown of the first layer; the others follow.
    pub inside: u32,
    pub own: u32,
    pub unknown: u32,
    /// The first layer in the equation of the inside, and the other way round.
    pub out: u32,
    pub back: u32,
    pub layers: Vec<Layer>,
}

/// One layer.
#[derive(Debug)]
pub(super) struct Layer {
    /// Its diagonal.
    pub own: u32,
    /// The next layer in its equation, and the other way round; [`NONE`] in the last.
    pub out: u32,
    pub back: u32,
    /// To the same layer at the node's parent.
    pub edge: Option<Edge>,
}

/// Equations of users.
#[derive(Debug)]
pub(super) struct Place {
    /// Which, and where they are in the list of all.
    pub id: CouplingId,
    pub equations: usize,
    pub unknowns: Vec<u32>,
    /// Row, column and place in the matrix of every element known so far, in order of rows and columns.
    pub elements: Vec<(u32, u32, u32)>,
}

/// What hangs together.
#[derive(Debug, Default)]
pub(super) struct Component {
    pub nodes: Vec<Node>,
    pub outside: Vec<Outside>,
    pub equations: Vec<Place>,
    /// The matrix, and the right-hand side or the solution.
    pub values: Vec<f64>,
    pub x: Vec<f64>,
    pub lu: SparseLu,
}

impl Component {
    /// True when all elements that users' matrices have now have a place.
    pub fn knows_elements(&self, list: &[Equations]) -> bool {
        self.equations.iter().all(|place| {
            let Some(equations) = list.get(place.equations) else { return true };
            [&equations.c, &equations.g].into_iter().all(|elements| {
                let mut known = place.elements.iter();
                elements.iter().all(|e| known.any(|k| (k.0, k.1) == (e.0, e.1)))
            })
        })
    }
    /// No solution: which one it is, users see by what takes part.
    pub fn singular(&self) -> SimError {
        SimError::Singular { linear: !self.equations.is_empty() }
    }
}

/// The elements of a matrix while it is made: a number for each place.
#[derive(Default)]
struct Elements {
    list: Vec<(u32, u32)>,
    at: HashMap<(u32, u32), u32>,
}

impl Elements {
    fn place(&mut self, row: u32, column: u32) -> u32 {
        let Elements { list, at } = self;
        *at.entry((row, column)).or_insert_with(|| {
            list.push((row, column));
            list.len() as u32 - 1
        })
    }
    fn edge(&mut self, child: u32, parent: u32) -> Edge {
        Edge {
            parent,
            up: self.place(child, parent),
            down: self.place(parent, child),
            parent_own: self.place(parent, parent),
        }
    }
}

/// Sets of things that hang together, each known by its least member.
struct Sets(Vec<u32>);

impl Sets {
    fn of(&mut self, mut i: usize) -> usize {
        while self.0[i] as usize != i {
            self.0[i] = self.0[self.0[i] as usize];
            i = self.0[i] as usize;
        }
        i
    }
    fn join(&mut self, i: usize, j: usize) {
        let (i, j) = (self.of(i), self.of(j));
        self.0[i.max(j)] = i.min(j) as u32;
    }
}

/// Makes all components. What users' matrices had before keeps its place.
pub(super) fn build(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    if !sim.model.is_frozen() {
        drop_dangling(sim);
    }
    let n = sim.linear.list.len();
    for i in 0..n {
        linear::fetch(cx, i)?;
    }
    let Sim { model, extended, linear, .. } = cx.sim();
    let known = std::mem::take(&mut extended.components);
    let plan = model.plan();
    extended.first = plan.extended.first as usize;
    extended.instance = vec![NONE; plan.extended.parent.len()];
    extended.inside = vec![0.0; plan.extended.parent.len()];
    extended.electrode = vec![(0.0, 0.0); plan.extended.outside.len()];
    for (instance, outside) in plan.extended.outside.iter().enumerate() {
        if let Some(place) = extended.instance.get_mut(outside.node as usize - extended.first) {
            *place = instance as u32;
        }
    }
    extended.find_electrodes(model);
    let places = known.into_iter().flat_map(|c| c.equations);
    let known = places.map(|p| (p.id, p.elements.iter().map(|e| (e.0, e.1)).collect())).collect();
    let components = Builder { model, plan, extended, list: &linear.list, known }.components();
    extended.components = components;
    Ok(())
}

/// Equations with a node that is gone go too.
fn drop_dangling(sim: &mut Sim) {
    let gone = |e: &Equations| e.given.nodes.iter().any(|n| sim.model.row_of_node(n.0).is_none());
    let ids: Vec<_> = sim.linear.list.iter().filter(|e| gone(e)).map(|e| e.id).collect();
    for equations in sim.linear.list.iter_mut().filter(|e| ids.contains(&e.id)) {
        equations.gone = true;
    }
    sim.drop_gone_linear();
}

struct Builder<'a> {
    model: &'a Model,
    plan: &'a Plan,
    extended: &'a Extended,
    list: &'a [Equations],
    known: HashMap<CouplingId, Vec<(u32, u32)>>,
}

impl Builder<'_> {
    /// The extended rows, then the equations, in sets.
    fn components(&self) -> Vec<Component> {
        let parents = &self.plan.extended.parent;
        let (n, first) = (parents.len(), self.extended.first);
        let mut sets = Sets((0..(n + self.list.len()) as u32).collect());
        for (i, parent) in parents.iter().enumerate().filter(|(_, p)| **p != NONE) {
            sets.join(i, *parent as usize - first);
        }
        for (e, equations) in self.list.iter().enumerate() {
            for row in equations.given.nodes.iter().filter_map(|n| self.model.row_of_node(n.0)) {
                sets.join(n + e, row - first);
            }
        }
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); n + self.list.len()];
        for i in 0..members.len() {
            members[sets.of(i)].push(i);
        }
        let members = members.into_iter().filter(|m| !m.is_empty());
        members.map(|m| self.component(&m)).filter(|c| !c.x.is_empty()).collect()
    }

    fn component(&self, members: &[usize]) -> Component {
        let parents = &self.plan.extended.parent;
        let (n, first) = (parents.len(), self.extended.first);
        let layers = self.model.layer_columns().layers as u32;
        let (mut component, mut elements) = (Component::default(), Elements::default());
        let mut unknown: HashMap<u32, u32> = HashMap::new();
        let mut next = 0;
        for i in members.iter().rev().filter(|i| **i < n) {
            unknown.insert((first + i) as u32, next);
            next += if self.extended.instance[*i] == NONE { 1 } else { 1 + layers };
        }
        let inside = |row: u32| unknown.get(&row).copied().unwrap_or(GROUND);
        for i in members.iter().rev().filter(|i| **i < n) {
            let (row, parent) = ((first + i) as u32, parents[*i]);
            let own = inside(row);
            component.nodes.push(Node {
                row,
                parent,
                unknown: own,
                own: elements.place(own, own),
                edge: (parent != NONE).then(|| elements.edge(own, inside(parent))),
            });
            let instance = self.extended.instance[*i];
            if instance != NONE {
                component.outside.push(self.outside(instance, own, &inside, &mut elements));
            }
        }
        for e in members.iter().filter_map(|i| i.checked_sub(n)) {
            component.equations.push(self.place(e, &inside, &mut next, &mut elements));
        }
        component.values = vec![0.0; elements.list.len()];
        component.x = vec![0.0; next as usize];
        component.lu = SparseLu::new(next as usize, elements.list);
        component
    }

    fn outside(
        &self,
        instance: u32,
        own: u32,
        inside: &dyn Fn(u32) -> u32,
        elements: &mut Elements,
    ) -> Outside {
        let given = &self.plan.extended.outside[instance as usize];
        let layers = self.model.layer_columns().layers as u32;
        let above = self.plan.extended.outside.get(given.above as usize).map(|o| inside(o.node) + 1);
        let unknown = own + 1;
        let layer = |j: u32, elements: &mut Elements| Layer {
            own: elements.place(unknown + j, unknown + j),
            out: if j + 1 < layers { elements.place(unknown + j, unknown + j + 1) } else { NONE },
            back: if j + 1 < layers { elements.place(unknown + j + 1, unknown + j) } else { NONE },
            edge: above.map(|above| elements.edge(unknown + j, above + j)),
        };
        Outside {
            instance,
            node: given.node,
            inside: own,
            own: elements.place(own, own),
            unknown,
            out: elements.place(own, unknown),
            back: elements.place(unknown, own),
            layers: (0..layers).map(|j| layer(j, elements)).collect(),
        }
    }

    fn place(&self, e: usize, inside: &dyn Fn(u32) -> u32, next: &mut u32, elements: &mut Elements) -> Place {
        let equations = &self.list[e];
        let layers = self.model.layer_columns().layers as u32;
        let node = |&(id, layer): &(nrn_model::RowId, u32)| {
            let Some(row) = self.model.row_of_node(id) else { return GROUND };
            match layer {
                0 => inside(row as u32),
                _ if layer > layers || self.extended.instance_of(row).is_none() => GROUND,
                _ => inside(row as u32) + layer,
            }
        };
        let mut unknowns: Vec<u32> = equations.given.nodes.iter().map(node).collect();
        while unknowns.len() < equations.n {
            unknowns.push(*next);
            *next += 1;
        }
        let mut pattern = self.known.get(&equations.id).cloned().unwrap_or_default();
        pattern.extend(equations.c.iter().chain(&equations.g).map(|e| (e.0, e.1)));
        pattern.sort_unstable();
        pattern.dedup();
        let mut known = Vec::with_capacity(pattern.len());
        for (i, j) in pattern {
            let at = |i: u32| unknowns.get(i as usize).copied().unwrap_or(GROUND);
            let (row, column) = (at(i), at(j));
            let place = if row == GROUND || column == GROUND { NONE } else { elements.place(row, column) };
            known.push((i, j, place));
        }
        Place { id: equations.id, equations: e, unknowns, elements: known }
    }
}
