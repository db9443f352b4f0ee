//! The block executor does what the evaluator does: on every instruction set, layout and number of rows.

mod common;

use common::{Closeness, Layout, World, check_same, samples};
use nrn_kernel::optimise::Exactness;
use nrn_kernel::{Module, block, evaluate, rust_source};
use nrn_mech_abi::Mechanism;
use nrn_simd::Isa;

const LAYOUTS: [Layout; 3] = [Layout::Contiguous, Layout::Runs, Layout::Scattered];

/// The same mechanisms as `rust_source` wrote them out: `cargo run -p nrn-kernel --example bake` writes them again.
mod generated {
    pub mod counter;
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
                    let what = format!("{} {name} {layout:?} {part:?} of {rows}", module.info.name);
                    check_same(&what, &expected, &found, closeness);
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
fn instances_that_see_each_other_run_in_order() {
    check_agreement(&samples::counter(), generated::counter::mechanism(), Closeness::Bits, Closeness::Bits);
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
