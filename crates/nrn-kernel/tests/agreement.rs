//! The block executor does what the evaluator does: on every instruction set, layout and number of rows.

mod common;

use common::{Closeness, Layout, World, check_same, samples};
use nrn_kernel::ir::{Inst, Op};
use nrn_kernel::optimise::Exactness;
use nrn_kernel::{Module, block, evaluate, rust_source};
use nrn_mech_abi::{KernelKind, Mechanism, MechanismInfo, MechanismKind, TableInfo};
use nrn_simd::Isa;

const LAYOUTS: [Layout; 3] = [Layout::Contiguous, Layout::Runs, Layout::Scattered];

/// The same mechanisms as `rust_source` wrote them out: `cargo run -p nrn-kernel --example bake` writes them again.
mod generated {
    pub mod accumulator;
    pub mod counter;
    pub mod draws;
    pub mod hh;
    pub mod hh_tabled;
    pub mod loops;
    pub mod pas;
    pub mod synapse;
}

/// Runs every kernel of a module on the evaluator and on all others, over all rows and over some in the middle.
fn check_agreement(module: &Module, baked: Mechanism, fast: Closeness, exact: Closeness) {
    let mut all = vec![("baked".to_string(), baked, fast)];
    for isa in Isa::available() {
        for (exactness, closeness) in [(Exactness::Fast, fast), (Exactness::Exact, exact)] {
            let tested = block::mechanism_for(module.clone(), isa, exactness).unwrap();
            all.push((format!("{isa:?} {exactness:?}"), tested, closeness));
        }
    }
    let oracle = evaluate::mechanism(module.clone()).unwrap();
    for (name, tested, closeness) in all {
        for layout in LAYOUTS {
            for rows in [1, 7, 8, 29, 128, 333] {
                let world = World::new(module, rows, layout, 7);
                for part in [0..rows, rows / 3..rows - rows / 4] {
                    let (mut expected, mut found) = (world.clone(), world.clone());
                    for kernel in 0..module.kernels.len() as u32 {
                        let a = expected.run(&oracle, kernel, part.clone());
                        let b = found.run(&tested, kernel, part.clone());
                        assert_eq!(a, b);
                    }
                    let what = || format!("{} {name} {layout:?} {part:?} of {rows}", module.info.name);
                    check_same(what, &expected, &found, closeness);
                }
            }
        }
    }
}

#[test]
fn hh_agrees_without_tables() {
    // The conductances are differences over 0.001 mV of currents up to 1e3: 1e-9 is their rounding.
    check_agreement(
        &samples::hh(false),
        generated::hh::mechanism(),
        Closeness::Within(1e-8),
        Closeness::Within(1e-8),
    );
}

#[test]
fn hh_agrees_with_tables() {
    check_agreement(
        &samples::hh(true),
        generated::hh_tabled::mechanism(),
        Closeness::Within(1e-8),
        Closeness::Within(1e-8),
    );
}

#[test]
fn the_passive_channel_agrees() {
    check_agreement(&samples::pas(), generated::pas::mechanism(), Closeness::Within(1e-15), Closeness::Bits);
}

#[test]
fn a_synapse_and_its_events_agree() {
    check_agreement(
        &samples::synapse(),
        generated::synapse::mechanism(),
        Closeness::Within(1e-14),
        Closeness::Within(1e-14),
    );
}

#[test]
fn loops_of_different_lengths_and_arrays_agree() {
    check_agreement(
        &samples::loops(),
        generated::loops::mechanism(),
        Closeness::Within(1e-12),
        Closeness::Bits,
    );
}

#[test]
fn what_reads_and_writes_its_ion_agrees_on_rows_of_its_own_and_on_shared_ones() {
    check_agreement(
        &samples::accumulator(),
        generated::accumulator::mechanism(),
        Closeness::Bits,
        Closeness::Bits,
    );
}

#[test]
fn instances_that_see_each_other_run_in_order() {
    check_agreement(&samples::counter(), generated::counter::mechanism(), Closeness::Bits, Closeness::Bits);
}

#[test]
fn what_is_asked_of_the_host_is_asked_in_the_same_order() {
    check_agreement(&samples::draws(), generated::draws::mechanism(), Closeness::Bits, Closeness::Bits);
}

#[test]
fn generated_files_are_what_the_back_end_writes() {
    let dense = |text: &str| text.replace([' ', '\n', ','], "");
    for (name, module) in samples::all() {
        let path = format!("{}/tests/generated/{name}.rs", env!("CARGO_MANIFEST_DIR"));
        let file = std::fs::read_to_string(path).unwrap();
        let written = rust_source::module(&module).unwrap();
        assert!(dense(&file) == dense(&written), "tests/generated/{name}.rs is old: run the example `bake`");
    }
}

#[test]
fn functions_and_tables_need_no_instance() {
    let mut double = samples::Math::new("double", 1);
    let x = double.0.arg(0);
    let y = double.add(x, x);
    double.0.push(Inst::StoreArg { arg: 0, value: y });
    let mut bounds = samples::Math::new("bounds", 2);
    let (low, high) = (bounds.k(-1.0), bounds.0.global(0));
    bounds.0.push(Inst::StoreArg { arg: 0, value: low });
    bounds.0.push(Inst::StoreArg { arg: 1, value: high });
    let mut fill = samples::Math::new("fill", 0);
    let x = fill.0.load(1);
    let y = fill.exp(x);
    fill.0.store(0, y);
    let info = MechanismInfo {
        name: "lib".into(),
        kind: MechanismKind::Library,
        n_globals: 1,
        tables: vec![TableInfo { n_outputs: 1, n: 10, ..Default::default() }],
        kernels: samples::kernels(&[
            KernelKind::Function(0),
            KernelKind::TableBounds(0),
            KernelKind::TableFill(0),
        ]),
        ..Default::default()
    };
    let module = Module { info, kernels: vec![double.0.finish(), bounds.0.finish(), fill.0.finish()] };
    for mechanism in [block::mechanism(module.clone()).unwrap(), evaluate::mechanism(module.clone()).unwrap()]
    {
        let mut world = World::new(&module, 0, Layout::Contiguous, 1);
        world.args[0] = 21.0;
        world.run(&mechanism, 0, 0..0).unwrap();
        assert_eq!(world.args[0], 42.0);
        world.run(&mechanism, 1, 0..0).unwrap();
        assert_eq!(world.args[..2], [-1.0, 1.0]);
        world.columns = world.tables[0].columns.clone();
        world.run(&mechanism, 2, 0..12).unwrap();
        for (x, y) in world.columns.column(1).iter().zip(world.columns.column(0)) {
            assert!((x.exp() - y).abs() < 1e-15 * y);
        }
    }
}

#[test]
fn a_loop_without_end_and_a_bad_index_are_errors() {
    let mut endless = samples::Math::new("endless", 0);
    let one = endless.k(1.0);
    endless.0.open();
    let condition = endless.0.close(vec![one]);
    endless.0.open();
    let body = endless.0.close(vec![]);
    endless.0.while_loop(vec![], vec![], condition, body);
    let mut outside = samples::Math::new("outside", 0);
    let index = outside.k(2.0);
    let x = outside.0.op(Op::LoadIndexed { first: 0, len: 2, index });
    outside.0.store(0, x);
    let info = MechanismInfo {
        name: "bad".into(),
        width: 2,
        columns: samples::columns(&["a", "b"]),
        kernels: samples::kernels(&[KernelKind::State, KernelKind::Initial]),
        ..Default::default()
    };
    let module = Module { info, kernels: vec![endless.0.finish(), outside.0.finish()] };
    for mechanism in [block::mechanism(module.clone()).unwrap(), evaluate::mechanism(module.clone()).unwrap()]
    {
        let mut world = World::new(&module, 9, Layout::Contiguous, 1);
        let error = world.run(&mechanism, 0, 0..1).unwrap_err();
        assert_eq!(error, "bad: a loop did not end after 10000000 passes");
        let error = world.run(&mechanism, 1, 0..9).unwrap_err();
        assert_eq!(error, "bad: array index 2 is outside 0 ... 1");
    }
}
