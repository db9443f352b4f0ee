//! Prints nanoseconds per instance and step: `cargo run --release -p nrn-kernel --example throughput`.
#![allow(clippy::print_stdout)]

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/generated/hh.rs"]
mod hh;
#[path = "../tests/generated/hh_tabled.rs"]
mod hh_tabled;
#[path = "../tests/generated/pas.rs"]
mod pas;
#[path = "../tests/generated/synapse.rs"]
mod synapse;

use common::{Layout, World, samples};
use nrn_kernel::optimise::Exactness;
use nrn_kernel::{Module, block, evaluate};
use nrn_mech_abi::Mechanism;
use nrn_simd::Isa;
use std::time::Instant;

/// Best of several rounds, ns per instance, of each kernel of a mechanism.
fn measure(module: &Module, mechanism: &Mechanism, rows: usize, layout: Layout) -> Vec<f64> {
    let kernels = module.kernels.len() as u32;
    let mut world = World::new(module, rows, layout, 3);
    (0..kernels)
        .map(|kernel| {
            let mut best = f64::INFINITY;
            for _ in 0..7 {
                let repeats = (400_000 / rows).max(1);
                let start = Instant::now();
                for _ in 0..repeats {
                    let _ = world.run(mechanism, kernel, 0..rows);
                }
                best = best.min(start.elapsed().as_secs_f64() * 1e9 / (repeats * rows) as f64);
            }
            best
        })
        .collect()
}

fn show(name: &str, module: &Module, baked: &Mechanism) {
    println!(
        "{name}: ns per instance, kernels {:?}",
        module.kernels.iter().map(|k| &k.name).collect::<Vec<_>>()
    );
    if std::env::args().any(|a| a == "--listing") {
        module.kernels.iter().for_each(|k| println!("{}", block::listing(k, Exactness::Fast)));
    }
    let Ok(slow) = evaluate::mechanism(module.clone()) else { return };
    for rows in [1000, 10_000] {
        for layout in [Layout::Contiguous, Layout::Scattered] {
            let mut line = format!("  {rows:6} rows {layout:?}:");
            for isa in Isa::available() {
                let Ok(fast) = block::mechanism_for(module.clone(), isa, Exactness::Fast) else { continue };
                line.push_str(&format!("  {isa:?}"));
                measure(module, &fast, rows, layout)
                    .iter()
                    .for_each(|ns| line.push_str(&format!(" {ns:.2}")));
            }
            line.push_str("  baked");
            measure(module, baked, rows, layout).iter().for_each(|ns| line.push_str(&format!(" {ns:.2}")));
            println!("{line}");
        }
    }
    println!("    1000 rows evaluator {:.0?}", measure(module, &slow, 1000, Layout::Contiguous));
}

fn main() {
    show("hh without TABLE", &samples::hh(false), &hh::mechanism());
    show("hh with TABLE", &samples::hh(true), &hh_tabled::mechanism());
    show("pas", &samples::pas(), &pas::mechanism());
    show("synapse", &samples::synapse(), &synapse::mechanism());
}
