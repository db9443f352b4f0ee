//! The whole pipeline for a text nobody has read: it ends soon, with numbers or errors, and never with a panic.

use super::common::World;
use nrn_mech_abi::KernelKind;
use std::path::Path;

/// Passes that the loops of a kernel may make for an instance.
const PASSES: u64 = 2_000;

/// Instances are columns of numbers; texts may ask for arrays of any length.
const MOST_COLUMNS: usize = 100_000;

/// Parses, checks units, compiles, hands the kernels to all executors, and runs a step in the evaluator. Gives how far it
/// came: 0 refused, 1 compiled, 2 ran.
pub fn survive(text: &str) -> usize {
    let path = Path::new("broken.mod");
    drop(nmodl::units_of(text, path));
    let Ok(module) = nmodl::compile(text, path) else { return 0 };
    drop(nrn_kernel::rust_source::module(&module));
    assert!(
        nrn_kernel::block::mechanism(module.clone()).is_ok(),
        "the compiler made kernels that the check refuses"
    );
    if module.info.width > MOST_COLUMNS || module.info.n_globals > MOST_COLUMNS || too_large_a_table(&module)
    {
        return 1;
    }
    let mechanism = nrn_kernel::evaluate::mechanism_within(module, PASSES).expect("checked before");
    step(&mut World::new(mechanism, 2))
}

fn too_large_a_table(module: &nmodl::Module) -> bool {
    module.info.tables.iter().any(|table| table.n > 10_000)
}

/// What a simulation runs in a step. A kernel may fail; the others run all the same.
fn step(world: &mut World) -> usize {
    let n_args = world.mechanism.info().net_receive.as_ref().map_or(0, |receive| receive.args.len() + 1);
    let kinds = [
        KernelKind::Initial,
        KernelKind::Current,
        KernelKind::State,
        KernelKind::AfterSolve,
        KernelKind::NetReceive,
        KernelKind::Current,
    ];
    let mut ran = 1;
    for kind in kinds {
        let mut args = vec![0.5; if kind == KernelKind::NetReceive { n_args } else { 0 }];
        if world.try_run(kind, &mut args).is_ok() {
            ran = 2;
        }
    }
    ran
}
