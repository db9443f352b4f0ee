//! The tree solve against an independent sparse matrix, the order of nodes against one cell alone, and no allocation in a step.

mod common;

use common::*;
use nrn_mech_abi::NodeField;
use nrn_model::{Model, SectionId};
use nrn_solver::{RecordMode, Sim, fcurrent, finitialize, steps};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

// SAFETY: everything is handed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|n| n.set(n.get() + 1));
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise is handed on.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A simulation with the matrix of an ideal voltage clamp.
struct Clamped(Sim);

impl nrn_solver::Context for Clamped {
    fn sim(&mut self) -> &mut Sim {
        &mut self.0
    }
    fn hook(&mut self, hook: nrn_solver::HookId) -> Result<(), nrn_solver::SimError> {
        Err(nrn_solver::SimError::NoHook(hook))
    }
    fn linear_matrix(
        &mut self,
        _: nrn_model::CouplingId,
        which: nrn_solver::LinearMatrix,
        elements: &mut Vec<nrn_solver::Element>,
    ) -> Result<(), nrn_solver::SimError> {
        if which == nrn_solver::LinearMatrix::G {
            elements.extend([(0, 1, -1.0), (1, 0, 1.0)]);
        }
        Ok(())
    }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }
}

/// A tree of `n` sections with random connections, sizes and Ra.
fn random_tree(m: &mut Model, dice: &mut Dice, n: usize) -> Vec<SectionId> {
    let mut all: Vec<SectionId> = Vec::new();
    for i in 0..n {
        let nseg = 1 + dice.below(6) as i64;
        let s = section(
            m,
            &format!("s{i}"),
            20.0 + dice.below(200) as f64,
            0.5 + dice.below(40) as f64 / 10.0,
            nseg,
        );
        insert(m, s, if dice.below(2) == 0 { "pas" } else { "hh" });
        m.set_ra(s, 50.0 + dice.below(100) as f64).unwrap();
        if dice.below(5) == 0 {
            m.set_rallbranch(s, 2.0).unwrap();
        }
        if let Some(last) = all.len().checked_sub(1) {
            let parent = all[dice.below(last as u64 + 1) as usize];
            let (end, x) = (dice.below(2) as f64, [0.0, 0.3, 0.5, 1.0][dice.below(4) as usize]);
            m.connect(s, end, parent, x).unwrap();
        }
        all.push(s);
    }
    clamp(m, all[0], 0.5, 0.0, 1e9, 0.1);
    all
}

#[test]
fn the_solution_satisfies_the_matrix() {
    let mut dice = Dice(1);
    for case in 0..30 {
        let mut sim = sim();
        for _ in 0..1 + case % 3 {
            random_tree(&mut sim.model, &mut dice, 1 + case);
        }
        finitialize(&mut sim, Some(-60.0)).unwrap();
        steps(&mut sim, 3).unwrap();
        fcurrent(&mut sim).unwrap();
        let nodes = sim.model.node_columns();
        let column = |f: NodeField| nodes.column(f as usize).to_vec();
        let (d, rhs, a, b) =
            (column(NodeField::D), column(NodeField::Rhs), column(NodeField::A), column(NodeField::B));
        let parent = sim.model.plan().parent.clone();
        let n = d.len();
        let mut matrix = sprs::TriMat::new((n, n));
        for i in 0..n {
            matrix.add_triplet(i, i, d[i]);
            if parent[i] != u32::MAX {
                matrix.add_triplet(parent[i] as usize, i, a[i]);
                matrix.add_triplet(i, parent[i] as usize, b[i]);
            }
        }
        let matrix: sprs::CsMat<f64> = matrix.to_csr();
        steps(&mut sim, 1).unwrap();
        let x = sim.model.node_columns().column(NodeField::Rhs as usize);
        for (i, row) in matrix.outer_iterator().enumerate() {
            let sum: f64 = row.iter().map(|(j, m)| m * x[j]).sum();
            let size: f64 = row.iter().map(|(j, m)| (m * x[j]).abs()).sum();
            assert!(
                (sum - rhs[i]).abs() <= 1e-9 * (size + rhs[i].abs()),
                "case {case}, row {i}: {sum} is not {}",
                rhs[i]
            );
        }
    }
}

/// The voltages of every node of some sections after 2 ms, and the capacitive currents, which show their last change to the bit.
fn run(sim: &mut Sim, all: &[SectionId]) -> Vec<f64> {
    finitialize(sim, Some(-65.0)).unwrap();
    steps(sim, 80).unwrap();
    let m = &mut sim.model;
    let mut v = Vec::new();
    for s in all {
        let n = m.section(*s).unwrap().nseg();
        for x in std::iter::once(0.0).chain((0..n).map(|i| (i as f64 + 0.5) / n as f64)).chain([1.0]) {
            for name in ["v", "i_cap"] {
                let handle = at(m, *s, x, name);
                v.push(m.read(handle).unwrap());
            }
        }
    }
    v
}

/// Cells of some shapes in one model, and each in a model of its own, where a long cable may keep it company.
fn check_alone_and_together(shapes: &[(u64, usize)], company: Option<i64>) {
    let mut together = sim();
    let cells: Vec<_> =
        shapes.iter().map(|(seed, n)| random_tree(&mut together.model, &mut Dice(*seed), *n)).collect();
    let all: Vec<_> = cells.iter().map(|c| run(&mut together, c)).collect();
    for ((seed, n), together) in shapes.iter().zip(&all) {
        let mut alone = sim();
        let cell = random_tree(&mut alone.model, &mut Dice(*seed), *n);
        if let Some(nseg) = company {
            section(&mut alone.model, "cable", 1000.0, 1.0, nseg);
        }
        // A shape's order of elimination is its own, so the numbers are the same to the last bit.
        assert_eq!(&run(&mut alone, &cell), together);
    }
}

#[test]
fn a_cell_does_the_same_alone_and_among_others() {
    // Forty of one shape are solved side by side, a few of another one by one. The cable makes the other model a large one, too.
    let mut shapes = vec![(3, 7); 40];
    shapes.extend([(4, 12), (5, 1), (4, 12)]);
    check_alone_and_together(&shapes, Some(600));
    // Small models, in NEURON's order.
    check_alone_and_together(&[(3, 7), (4, 12), (3, 7), (5, 1)], None);
}

#[test]
fn a_step_allocates_nothing() {
    let mut sim = sim();
    let m = &mut sim.model;
    let all = random_tree(m, &mut Dice(7), 20);
    let v = at(m, all[0], 0.5, "v");
    let syn = point(m, "ExpSyn", all[3], 0.5);
    let beat = m.new_point_process(m.mechanism_by_name("Pacemaker").unwrap()).unwrap();
    set_point(m, beat, &[("interval", 0.5)]);
    // A cell with layers outside, and a clamp of users' equations.
    m.register_extracellular().unwrap();
    let outer = random_tree(m, &mut Dice(9), 12);
    for s in &outer[..7] {
        insert(m, *s, "extracellular");
        set(m, *s, "xg", 0.01);
    }
    let node = m.node_at(outer[2], 0.5).unwrap();
    let nc = m.new_netcon(nrn_model::NetConSource::PointProcess(beat), Some(syn)).unwrap();
    m.set_weight(nc, 0, 0.01).unwrap();
    let vector = sim.vectors.create(0);
    sim.vectors.get_mut(vector).unwrap().reserve(1000);
    sim.record(vector, v, RecordMode::EveryStep).unwrap();
    let (y, b) = (sim.vectors.create(2), sim.vectors.create(2));
    let clamp = nrn_solver::LinearMechanism { nodes: vec![(node, 0)], y, y0: None, b, callback: None };
    sim.add_linear(clamp).unwrap();
    let mut clamped = Clamped(sim);
    finitialize(&mut clamped, Some(-65.0)).unwrap();
    steps(&mut clamped, 100).unwrap();
    let before = ALLOCATIONS.with(Cell::get);
    steps(&mut clamped, 400).unwrap();
    assert_eq!(ALLOCATIONS.with(Cell::get) - before, 0);
    assert_eq!(clamped.0.vectors.data(vector).len(), 501);
    assert!(clamped.0.vectors.data(y)[0].abs() < 1e-6, "the clamp holds 0 mV");
}
