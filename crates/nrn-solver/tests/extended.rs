//! Trees with layers outside and with equations of users: beside other trees, and where there is no solution.

mod common;

use common::*;
use nrn_model::{CouplingId, Model, RowId, SectionId};
use nrn_objects::VectorId;
use nrn_solver::{
    Context, Element, HookId, LinearMatrix, LinearMechanism, Sim, SimError, finitialize, steps,
};
use std::collections::HashMap;

/// A simulation with matrices.
struct Driver {
    sim: Sim,
    g: HashMap<CouplingId, Vec<Element>>,
}

impl Context for Driver {
    fn sim(&mut self) -> &mut Sim {
        &mut self.sim
    }
    fn hook(&mut self, hook: HookId) -> Result<(), SimError> {
        Err(SimError::NoHook(hook))
    }
    fn linear_matrix(
        &mut self,
        id: CouplingId,
        which: LinearMatrix,
        elements: &mut Vec<Element>,
    ) -> Result<(), SimError> {
        if which == LinearMatrix::G {
            elements.extend_from_slice(self.g.get(&id).map_or(&[], Vec::as_slice));
        }
        Ok(())
    }
}

fn driver() -> Driver {
    let mut sim = sim();
    sim.model.register_extracellular().unwrap();
    Driver { sim, g: HashMap::new() }
}

/// A soma with two dendrites that has something of everything.
fn cell(m: &mut Model, seed: u64, layers: bool) -> Vec<SectionId> {
    let size = 20.0 + seed as f64;
    let soma = section(m, "soma", size, 15.0, 1);
    let dend = section(m, "dend", 5.0 * size, 2.0, 5);
    let twig = section(m, "twig", 3.0 * size, 1.0, 3);
    m.connect(dend, 0.0, soma, 1.0).unwrap();
    m.connect(twig, 1.0, dend, 0.5).unwrap();
    let all = vec![soma, dend, twig];
    for s in &all {
        insert(m, *s, "hh");
        if layers && *s != twig {
            insert(m, *s, "extracellular");
            set(m, *s, "xg", 0.02);
            set(m, *s, "xraxial", 1000.0);
        }
    }
    clamp(m, soma, 0.5, 0.0, 1.0, 0.5);
    all
}

fn node(m: &Model, s: SectionId, x: f64) -> RowId {
    m.node_at(s, x).unwrap()
}

/// Equations g y = b at some nodes; gives the unknowns.
fn equations(d: &mut Driver, nodes: Vec<(RowId, u32)>, b: &[f64], g: &[Element]) -> (CouplingId, VectorId) {
    let (y, right) = (d.sim.vectors.create(b.len()), d.sim.vectors.create(b.len()));
    d.sim.vectors.get_mut(right).unwrap().data_mut().copy_from_slice(b);
    let given = LinearMechanism { nodes, y, y0: None, b: right, callback: None };
    let id = d.sim.add_linear(given).unwrap();
    d.g.insert(id, g.to_vec());
    (id, y)
}

/// A gap junction, S/cm2.
fn gap(d: &mut Driver, a: SectionId, b: SectionId) -> CouplingId {
    let nodes = vec![(node(&d.sim.model, a, 0.5), 0), (node(&d.sim.model, b, 0.5), 0)];
    equations(d, nodes, &[0.0; 2], &[(0, 0, 0.001), (0, 1, -0.001), (1, 0, -0.001), (1, 1, 0.001)]).0
}

fn run(d: &mut Driver, all: &[SectionId]) -> Vec<f64> {
    finitialize(d, Some(-65.0)).unwrap();
    steps(d, 80).unwrap();
    let m = &mut d.sim.model;
    let mut v = Vec::new();
    for s in all {
        for x in [0.0, 0.1, 0.5, 0.9, 1.0] {
            let handle = at(m, *s, x, "v");
            v.push(m.read(handle).unwrap());
        }
    }
    v
}

#[test]
fn trees_of_both_kinds_do_not_notice_each_other() {
    let mut d = driver();
    let seeds = [0, 0, 5, 9];
    let layers: Vec<_> = seeds.iter().map(|seed| cell(&mut d.sim.model, *seed, true)).collect();
    let swept: Vec<_> = seeds.iter().map(|seed| cell(&mut d.sim.model, *seed, false)).collect();
    let joined = [cell(&mut d.sim.model, 0, false), cell(&mut d.sim.model, 0, false)];
    gap(&mut d, joined[0][1], joined[1][0]);
    for (seed, together) in seeds.iter().zip(&layers) {
        let mut alone = driver();
        let cell = cell(&mut alone.sim.model, *seed, true);
        assert_eq!(run(&mut alone, &cell), run(&mut d, together));
    }
    let mut others = driver();
    // Without any extended tree a model of this size would be swept in NEURON's order (decision 013).
    cell(&mut others.sim.model, 7, true);
    let cells: Vec<_> = seeds.iter().map(|seed| cell(&mut others.sim.model, *seed, false)).collect();
    for (cell, together) in cells.iter().zip(&swept) {
        assert_eq!(run(&mut others, cell), run(&mut d, together));
    }
    let mut pair = driver();
    let cells = [cell(&mut pair.sim.model, 0, false), cell(&mut pair.sim.model, 0, false)];
    gap(&mut pair, cells[0][1], cells[1][0]);
    for (cell, together) in cells.iter().zip(&joined) {
        assert_eq!(run(&mut pair, cell), run(&mut d, together));
    }
}

#[test]
fn a_cell_is_swept_again_when_its_equations_are_gone() {
    let mut d = driver();
    let cells = [cell(&mut d.sim.model, 0, false), cell(&mut d.sim.model, 3, false)];
    let before = run(&mut d, &cells[0]);
    let id = gap(&mut d, cells[0][0], cells[1][0]);
    assert_ne!(run(&mut d, &cells[0]), before);
    assert!(d.sim.is_linear_alive(id));
    d.sim.remove_linear(id);
    assert_eq!(run(&mut d, &cells[0]), before);
    assert!(!d.sim.is_linear_alive(id));
}

#[test]
fn equations_go_with_a_node_of_theirs() {
    let mut d = driver();
    let cells = [cell(&mut d.sim.model, 0, false), cell(&mut d.sim.model, 3, false)];
    let alone = run(&mut d, &cells[0]);
    let id = gap(&mut d, cells[0][0], cells[1][2]);
    run(&mut d, &cells[0]);
    d.sim.model.delete_section(cells[1][2]).unwrap();
    assert!(!d.sim.is_linear_alive(id));
    assert_eq!(run(&mut d, &cells[0]), alone);
}

#[test]
fn elements_may_come_and_go_while_time_passes() {
    let mut d = driver();
    let all = cell(&mut d.sim.model, 0, false);
    let at_soma = vec![(node(&d.sim.model, all[0], 0.5), 0)];
    let (id, y) = equations(&mut d, at_soma, &[0.0, 10.0], &[(1, 1, 1.0)]);
    finitialize(&mut d, Some(-65.0)).unwrap();
    steps(&mut d, 10).unwrap();
    assert!((d.sim.vectors.data(y)[1] - 10.0).abs() < 1e-9);
    // From now on the second unknown is the current that keeps the soma at 10 mV.
    d.g.insert(id, vec![(0, 1, -1.0), (1, 0, 1.0)]);
    steps(&mut d, 2).unwrap();
    let v = at(&d.sim.model, all[0], 0.5, "v");
    assert!((d.sim.model.read(v).unwrap() - 10.0).abs() < 1e-9);
}

#[test]
fn what_has_no_solution_is_an_error_and_the_model_can_be_used_on() {
    let mut d = driver();
    let m = &mut d.sim.model;
    let s = section(m, "loose", 100.0, 5.0, 1);
    insert(m, s, "extracellular");
    let conductance = m.range_variable("xg").unwrap();
    for layer in 0..2 {
        m.set_range(s, conductance, layer, 0.0).unwrap();
    }
    finitialize(&mut d, Some(-65.0)).unwrap();
    assert!(matches!(steps(&mut d, 1), Err(SimError::Singular { linear: false })));
    d.sim.model.set_range(s, conductance, 0, 0.01).unwrap();
    d.sim.model.set_range(s, conductance, 1, 0.01).unwrap();
    finitialize(&mut d, Some(-65.0)).unwrap();
    steps(&mut d, 10).unwrap();
    let (id, _) = equations(&mut d, Vec::new(), &[1.0, 2.0], &[(0, 0, 1.0), (1, 0, 1.0)]);
    finitialize(&mut d, Some(-65.0)).unwrap();
    assert!(matches!(steps(&mut d, 1), Err(SimError::Singular { linear: true })));
    d.sim.remove_linear(id);
    steps(&mut d, 10).unwrap();
}

#[test]
fn an_unknown_at_ground_is_zero() {
    let mut d = driver();
    let all = cell(&mut d.sim.model, 0, true);
    let (soma, twig) = (node(&d.sim.model, all[0], 0.5), node(&d.sim.model, all[2], 0.5));
    // The twig has no layers, and the soma only two.
    let nodes = vec![(soma, 1), (twig, 1), (soma, 3)];
    let g = [
        (0, 0, 0.02),
        (0, 1, -0.01),
        (0, 2, -0.01),
        (1, 0, -0.01),
        (1, 1, 0.01),
        (2, 0, -0.01),
        (2, 2, 0.01),
    ];
    let (_, y) = equations(&mut d, nodes, &[0.0; 3], &g);
    run(&mut d, &all);
    assert_ne!(d.sim.vectors.data(y)[0], 0.0);
    assert_eq!(d.sim.vectors.data(y)[1..], [0.0, 0.0]);
}

#[test]
fn layers_change_only_while_nobody_has_them() {
    let mut d = driver();
    let m = &mut d.sim.model;
    m.set_extracellular_layers(3).unwrap();
    let s = section(m, "s", 100.0, 5.0, 3);
    insert(m, s, "extracellular");
    let vext = m.range_variable("vext").unwrap();
    assert!(m.handle(s, 0.5, vext, 2).is_ok() && m.handle(s, 0.5, vext, 3).is_err());
    assert!(m.set_extracellular_layers(1).is_err());
    assert_eq!(m.layer_columns().layers, 3);
    m.delete_section(s).unwrap();
    m.set_extracellular_layers(1).unwrap();
    assert!(m.set_extracellular_layers(0).is_err() && m.set_extracellular_layers(1001).is_err());
}

#[test]
fn equations_whose_sizes_do_not_fit_are_refused() {
    let mut d = driver();
    let (y, b) = (d.sim.vectors.create(2), d.sim.vectors.create(3));
    let given = LinearMechanism { nodes: Vec::new(), y, y0: None, b, callback: None };
    assert!(matches!(d.sim.add_linear(given), Err(SimError::LinearSizes)));
    let (id, _) = equations(&mut d, Vec::new(), &[1.0], &[(0, 0, 1.0)]);
    d.g.insert(id, vec![(0, 1, 1.0)]);
    assert!(matches!(finitialize(&mut d, None), Err(SimError::LinearSizes)));
}
