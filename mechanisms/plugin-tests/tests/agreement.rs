//! Whoever executes a built-in mechanism, the numbers are the same: evaluator, block executor, baked Rust, plugin.

#[path = "../../../crates/nmodl/tests/common/mod.rs"]
#[allow(dead_code, reason = "not every test of the world uses all of it")]
mod common;

use common::World;
use nrn_mech_abi::{ColumnRole, Effect, KernelKind, Mechanism, NodeField};
use std::path::Path;

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// More than a block of the vector executor, and not a multiple of the vector width.
const N: usize = 301;

/// All kernels that a simulation runs, one after the other, over scattered numbers; gives everything they changed.
fn fingerprint(mechanism: Mechanism) -> (Vec<f64>, Vec<Effect>) {
    let mut world = World::new(mechanism, N);
    let mut numbers = Numbers(7);
    let info = world.mechanism.info().clone();
    for column in info.columns.iter().filter(|c| c.role != ColumnRole::Hidden) {
        for c in column.first..column.first + column.len {
            for row in 0..N {
                let x = world.columns.get(c, row) + 0.1 + numbers.next();
                world.columns.set(c, row, x);
            }
        }
    }
    for row in 0..N {
        world.nodes.set(NodeField::V as usize, row, -110.0 + 190.0 * numbers.next());
        world.nodes.set(NodeField::Area as usize, row, 50.0 + 900.0 * numbers.next());
        for ion in &mut world.ions {
            for field in 0..3 {
                ion.set(field, row, 1.0 + 60.0 * numbers.next());
            }
        }
    }
    world.fill_tables();
    for kind in [
        KernelKind::Initial,
        KernelKind::Current,
        KernelKind::State,
        KernelKind::AfterSolve,
        KernelKind::Current,
    ] {
        world.env.t += 0.25;
        world.run(kind, &mut []);
    }
    if let Some(receive) = &info.net_receive {
        let mut args = vec![0.5; receive.args.len() + 1];
        for flag in [0.0, 3.0, 1.0] {
            *args.last_mut().expect("flag") = flag;
            world.run(KernelKind::NetReceive, &mut args);
        }
    }
    let mut all = Vec::new();
    for table in [&world.columns, &world.nodes].into_iter().chain(&world.ions) {
        (0..table.width()).for_each(|c| all.extend_from_slice(table.column(c)));
    }
    all.extend_from_slice(&world.globals);
    (all, world.effects.list)
}

fn check_agreement(who: &str, name: &str, expected: &(Vec<f64>, Vec<Effect>), mechanism: Mechanism) {
    let got = fingerprint(mechanism);
    assert_eq!(got.0.len(), expected.0.len(), "{name}: {who} has other columns");
    for (ix, (a, b)) in got.0.iter().zip(&expected.0).enumerate() {
        // Slopes are differences divided by 0.001, so rounding of the currents is a thousand times larger in them.
        let size = b.abs().max(1e-3);
        assert!(
            (a - b).abs() <= 1e-9 * size || a.is_nan() && b.is_nan(),
            "{name}, number {ix}: {who} {a:e}, evaluator {b:e}"
        );
    }
    assert_eq!(got.1.len(), expected.1.len(), "{name}: {who} has other effects");
}

#[test]
fn all_executors_agree_on_every_built_in_mechanism() {
    let plugin = nrn_plugin::load(&plugin_tests::library("builtin-plugin")).expect("plugin loads");
    let baked = nrn_builtin::mechanisms();
    assert_eq!((baked.len(), plugin.len()), (nrn_builtin::SOURCES.len(), nrn_builtin::SOURCES.len()));
    for (file, text) in nrn_builtin::SOURCES {
        let module = nmodl::compile(text, Path::new(file)).unwrap_or_else(|e| panic!("{e}"));
        let name = module.info.name.clone();
        let evaluator = nrn_kernel::evaluate::mechanism(module.clone()).expect("well formed");
        let block = nrn_kernel::block::mechanism(module).expect("well formed");
        let named = |all: &[Mechanism]| all.iter().find(|m| m.info().name == name).expect("there").clone();
        let expected = fingerprint(evaluator);
        check_agreement("block executor", &name, &expected, block);
        check_agreement("baked Rust", &name, &expected, named(&baked));
        check_agreement("plugin", &name, &expected, named(&plugin));
    }
}
