//! LONGITUDINAL_DIFFUSION: once the states of a step are solved, those that diffuse along sections take a step of backward Euler,
//! each element by itself, over the trees of neighbouring segments that have the mechanism.
//!
//! The mechanism's kernel says how much flows and into what volume; lengths and neighbours come from the model.

use crate::calls::{KernelPhase, Which, run_phase};
use crate::context::Context;
use crate::error::SimError;
use nrn_mech_abi::{Columns, DiffusionInfo, DiffusionState, IonBinding, IonField};
use nrn_model::{Insertable, MechanismId, Model, SectionId};
use std::collections::HashMap;

/// No neighbour towards the root.
const NONE: usize = usize::MAX;

/// Neighbours of the instances of all mechanisms that diffuse.
#[derive(Debug, Default)]
pub(crate) struct Diffusion {
    /// Plan and geometry they were found for.
    found: Option<(u64, u64)>,
    trees: Vec<(MechanismId, Tree)>,
    work: Work,
}

/// The numbers of one solution, kept from step to step.
#[derive(Debug, Default)]
struct Work {
    above: Vec<f64>,
    below: Vec<f64>,
    diagonal: Vec<f64>,
    x: Vec<f64>,
}

impl Work {
    /// Room for the largest of the trees.
    fn for_trees(trees: &[(MechanismId, Tree)]) -> Work {
        let n = trees.iter().map(|(_, tree)| tree.rows.len()).max().unwrap_or(0);
        Work { above: vec![0.0; n], below: vec![0.0; n], diagonal: vec![0.0; n], x: vec![0.0; n] }
    }
}

/// Instances of a mechanism, each after its neighbour towards the root.
#[derive(Debug, Default)]
struct Tree {
    rows: Vec<usize>,
    /// The neighbour towards the root, as an index into `rows`.
    parent: Vec<usize>,
    /// What diffuses.
    species: Vec<DiffusionInfo>,
    /// How much of a flow changes the neighbour and the instance itself, per um2.
    weights: Vec<(f64, f64)>,
}

/// The diffusion of one step.
pub(crate) fn diffuse(cx: &mut dyn Context) -> Result<(), SimError> {
    let sim = cx.sim();
    let version = (sim.model.plan().version, sim.model.diam_count());
    if sim.diffusion.found != Some(version) {
        sim.diffusion.trees = trees(&sim.model)?;
        sim.diffusion.work = Work::for_trees(&sim.diffusion.trees);
        sim.diffusion.found = Some(version);
    }
    if sim.diffusion.trees.is_empty() {
        return Ok(());
    }
    run_phase(cx, KernelPhase::Diffusion, Which::Placed)?;
    let sim = cx.sim();
    let dt = sim.env.dt;
    let parts = sim.model.parts();
    let Diffusion { trees, work, .. } = &mut sim.diffusion;
    for (id, tree) in trees {
        let columns = &mut parts.mechanisms[id.0 as usize].columns;
        let ions = &parts.plan.mechanisms[id.0 as usize].ions;
        for species in &tree.species {
            for element in 0..species.len {
                tree.step(work, species, element, columns, parts.ions, ions, dt);
            }
        }
    }
    Ok(())
}

impl Tree {
    fn step(
        &self,
        work: &mut Work,
        info: &DiffusionInfo,
        element: usize,
        columns: &mut Columns,
        ion_tables: &mut [Columns],
        ions: &[IonBinding],
        dt: f64,
    ) {
        let n = self.rows.len();
        let Work { above, below, diagonal, x } = work;
        diagonal.fill(1.0 / dt);
        let flow = |i: usize| columns.get(info.coefficient + element, self.rows[i]);
        let volume = |i: usize| columns.get(info.volume + element, self.rows[i]);
        for i in 0..n {
            x[i] = match place(info.state, ions, self.rows[i]) {
                Place::Column(first) => columns.get(first + element, self.rows[i]),
                Place::Ion(table, field, row) => ion_tables.get(table).map_or(0.0, |t| t.get(field, row)),
            } / dt;
            let p = self.parent[i];
            if p != NONE {
                let between = (flow(i) + flow(p)) / 2.0;
                let (to_parent, to_self) = self.weights[i];
                above[i] = -to_parent * between / volume(p);
                below[i] = -to_self * between / volume(i);
                diagonal[i] -= below[i];
                diagonal[p] -= above[i];
            }
        }
        for i in (0..n).rev() {
            let p = self.parent[i];
            if p != NONE {
                let factor = above[i] / diagonal[i];
                diagonal[p] -= factor * below[i];
                x[p] -= factor * x[i];
            }
        }
        for i in 0..n {
            let p = self.parent[i];
            if p != NONE {
                x[i] -= below[i] * x[p];
            }
            x[i] /= diagonal[i];
            match place(info.state, ions, self.rows[i]) {
                Place::Column(first) => columns.set(first + element, self.rows[i], x[i]),
                Place::Ion(table, field, row) => {
                    if let Some(table) = ion_tables.get_mut(table) {
                        table.set(field, row, x[i]);
                    }
                }
            }
        }
    }
}

/// Where a state of a row is: from a column on, or a table of an ion with column and row.
enum Place {
    Column(usize),
    Ion(usize, usize, usize),
}

fn place(state: DiffusionState, ions: &[IonBinding], row: usize) -> Place {
    let (ion, field) = match state {
        DiffusionState::Column(first) => return Place::Column(first),
        DiffusionState::Inside(ion) => (ion, IonField::Inside),
        DiffusionState::Outside(ion) => (ion, IonField::Outside),
    };
    let binding = ions.get(ion);
    let of_ion = binding.and_then(|b| b.rows.get(row)).map_or(0, |r| *r as usize);
    Place::Ion(binding.map_or(NONE, |b| b.table), field as usize, of_ion)
}

fn trees(model: &Model) -> Result<Vec<(MechanismId, Tree)>, SimError> {
    let diffusing =
        model.mechanisms().filter(|(_, table)| !table.info().diffusions.is_empty() && !table.is_empty());
    diffusing.map(|(id, _)| Ok((id, tree(model, id)?))).collect()
}

/// Segments that have the mechanism, from the roots outwards.
fn tree(model: &Model, id: MechanismId) -> Result<Tree, SimError> {
    let table = model.mechanism(id).ok_or(nrn_model::ModelError::NoVariable)?;
    let mut tree = Tree { species: table.info().diffusions.clone(), ..Tree::default() };
    // By section: index of its segment nearest to the root, and the number of segments.
    let mut known: HashMap<SectionId, (usize, usize)> = HashMap::new();
    let roots: Vec<SectionId> = model.roots().collect();
    for root in roots {
        for section in model.subtree(root)? {
            let Some(rows) = model.section(section)?.rows_of(Insertable::Mechanism(id)) else { continue };
            let first = tree.rows.len();
            let mut rows: Vec<usize> = rows.iter().filter_map(|r| table.row(*r)).collect();
            if model.section(section)?.child_end() == 1.0 {
                rows.reverse();
            }
            let n = rows.len();
            let length = segment_length(model, section)?;
            for (k, row) in rows.into_iter().enumerate() {
                let (parent, weights) = match k {
                    0 => towards_root(model, section, length, &known)?,
                    _ => (first + k - 1, (1.0 / length / length, 1.0 / length / length)),
                };
                tree.rows.push(row);
                tree.parent.push(parent);
                tree.weights.push(weights);
            }
            known.insert(section, (first, n));
        }
    }
    Ok(tree)
}

fn segment_length(model: &Model, section: SectionId) -> Result<f64, SimError> {
    Ok(model.length(section)? / model.section(section)?.nseg() as f64)
}

/// The neighbour of a section's first segment, and the weights between them.
fn towards_root(
    model: &Model,
    section: SectionId,
    length: f64,
    known: &HashMap<SectionId, (usize, usize)>,
) -> Result<(usize, (f64, f64)), SimError> {
    let none = Ok((NONE, (0.0, 0.0)));
    let Some((parent, at)) = attached_to(model, section)? else { return none };
    let Some((first, n)) = known.get(&parent).copied() else { return none };
    let other = segment_length(model, parent)?;
    let sum = length + other;
    let rall = model.section(section)?.rallbranch();
    Ok((first + at.min(n.saturating_sub(1)), (2.0 * rall / other / sum, 2.0 / length / sum)))
}

/// The section that the first segment diffuses to, and which of its segments, counted from the root.
fn attached_to(model: &Model, section: SectionId) -> Result<Option<(SectionId, usize)>, SimError> {
    let Some(connection) = model.section(section)?.connection() else { return Ok(None) };
    let parent = model.section(connection.parent)?;
    let (n, reversed) = (parent.nseg(), parent.child_end() == 1.0);
    let from_root = |x: f64| if reversed { 1.0 - x } else { x };
    let at = match from_root(connection.x) {
        1.0 => n - 1,
        0.0 => {
            // Both hang on the same place: that of the parent's own attachment, when it has one outside.
            if let Some(outer) = parent.connection() {
                let grand = model.section(outer.parent)?;
                let end = if grand.child_end() == 1.0 { 0.0 } else { 1.0 };
                if outer.x == end {
                    return Ok(Some((outer.parent, grand.nseg() - 1)));
                }
                if outer.x > 0.0 && outer.x < 1.0 {
                    let ix = grand.segment(outer.x)?;
                    let ix = if grand.child_end() == 1.0 { grand.nseg() - 1 - ix } else { ix };
                    return Ok(Some((outer.parent, ix)));
                }
            }
            0
        }
        _ => {
            let ix = parent.segment(connection.x)?;
            if reversed { n - 1 - ix } else { ix }
        }
    };
    Ok(Some((connection.parent, at)))
}
