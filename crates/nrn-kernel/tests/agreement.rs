//! The block executor does what the evaluator does: on every instruction set, layout and number of rows.

mod common;

use common::{Closeness, Layout, World, check_same, samples};
use nrn_kernel::optimise::Exactness;
use nrn_kernel::{Module, block, evaluate};
use nrn_simd::Isa;

const LAYOUTS: [Layout; 3] = [Layout::Contiguous, Layout::Runs, Layout::Scattered];

/// Runs every kernel of a module both ways, over all rows and over some in the middle.
fn check_agreement(module: &Module, fast: Closeness, exact: Closeness) {
    let oracle = evaluate::mechanism(module.clone()).unwrap();
    for (isa, exactness) in
        Isa::available().into_iter().flat_map(|i| [(i, Exactness::Fast), (i, Exactness::Exact)])
    {
        let tested = block::mechanism_for(module.clone(), isa, exactness).unwrap();
        let closeness = if exactness == Exactness::Fast { fast } else { exact };
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
                    let what =
                        format!("{} {isa:?} {exactness:?} {layout:?} {part:?} of {rows}", module.info.name);
                    check_same(&what, &expected, &found, closeness);
                }
            }
        }
    }
}

#[test]
fn hh_agrees_without_tables() {
    // The conductances are differences over 0.001 mV of currents up to 1e3: 1e-9 is their rounding.
    check_agreement(&samples::hh(false), Closeness::Within(1e-8), Closeness::Within(1e-8));
}

#[test]
fn hh_agrees_with_tables() {
    check_agreement(&samples::hh(true), Closeness::Within(1e-8), Closeness::Within(1e-8));
}

#[test]
fn the_passive_channel_agrees() {
    check_agreement(&samples::pas(), Closeness::Within(1e-15), Closeness::Bits);
}

#[test]
fn a_synapse_and_its_events_agree() {
    check_agreement(&samples::synapse(), Closeness::Within(1e-14), Closeness::Within(1e-14));
}

#[test]
fn loops_of_different_lengths_and_arrays_agree() {
    check_agreement(&samples::loops(), Closeness::Within(1e-12), Closeness::Bits);
}

#[test]
fn instances_that_see_each_other_run_in_order() {
    check_agreement(&samples::counter(), Closeness::Bits, Closeness::Bits);
}
