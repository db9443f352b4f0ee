//! Whoever executes a mechanism, the numbers are the same: evaluator, block executor, baked Rust, plugin.
//!
//! In its exact mode the block executor differs from the evaluator by its own `exp`, within one unit in the last place. In its
//! fast mode, and as compiled Rust, products and sums are rounded once where the machine can, and `x / c` is `x * (1 / c)`. The
//! tolerances are what a few kernels in a row may make of that.

#[path = "../../../crates/nmodl/tests/common/mod.rs"]
#[allow(dead_code, reason = "not every test of the world uses all of it")]
mod common;

use common::World;
use nrn_kernel::optimise::Exactness;
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

/// What the kernels leave behind.
struct Outcome {
    /// Every number they can reach.
    numbers: Vec<f64>,
    effects: Vec<Effect>,
    /// The kernel that failed, if one did: the others were not run.
    failed: Option<KernelKind>,
}

/// All kernels that a simulation runs, one after the other, over scattered numbers.
fn outcome(mechanism: Mechanism) -> Outcome {
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
    let failed = run_all(&mut world);
    let mut numbers = Vec::new();
    for table in [&world.columns, &world.nodes].into_iter().chain(&world.ions) {
        (0..table.width()).for_each(|c| numbers.extend_from_slice(table.column(c)));
    }
    numbers.extend_from_slice(&world.globals);
    Outcome { numbers, effects: world.effects.list, failed }
}

/// Runs the kernels of two steps and three events; gives the first that fails.
fn run_all(world: &mut World) -> Option<KernelKind> {
    for kind in [
        KernelKind::Initial,
        KernelKind::Current,
        KernelKind::State,
        KernelKind::AfterSolve,
        KernelKind::Current,
    ] {
        world.env.t += 0.25;
        if world.try_run(kind, &mut []).is_err() {
            return Some(kind);
        }
    }
    let n_args = world.mechanism.info().net_receive.as_ref()?.args.len();
    let mut args = vec![0.5; n_args + 1];
    for flag in [0.0, 3.0, 1.0] {
        *args.last_mut()? = flag;
        if world.try_run(KernelKind::NetReceive, &mut args).is_err() {
            return Some(KernelKind::NetReceive);
        }
    }
    None
}

/// Compares with the evaluator; `tolerance` is relative.
fn check_agreement(
    who: &str,
    expected: &Outcome,
    mechanism: Mechanism,
    tolerance: f64,
) -> Result<(), String> {
    let name = mechanism.info().name.clone();
    let got = outcome(mechanism);
    let differs = |what: String| Err(format!("{name}: {who} {what}"));
    if got.failed != expected.failed {
        return differs(format!("fails in {:?}, the evaluator in {:?}", got.failed, expected.failed));
    }
    if expected.failed.is_some() {
        return Ok(());
    }
    if got.numbers.len() != expected.numbers.len() || got.effects.len() != expected.effects.len() {
        return differs("has other columns or effects".into());
    }
    for (ix, (a, b)) in got.numbers.iter().zip(&expected.numbers).enumerate() {
        // Slopes are differences divided by 0.001, so rounding of the currents is a thousand times larger in them.
        let size = b.abs().max(1e-3);
        let close = (a - b).abs() <= tolerance * size || a == b || a.is_nan() && b.is_nan();
        if !close {
            return differs(format!("has {a:e} as number {ix}, the evaluator {b:e}"));
        }
    }
    Ok(())
}

/// Every executor of a module that needs no compiler, against the evaluator; gives what the evaluator computes.
fn check_interpreters(module: &nmodl::Module, wrong: &mut Vec<String>) -> Outcome {
    let expected = outcome(nrn_kernel::evaluate::mechanism(module.clone()).expect("well formed"));
    let exact = nrn_kernel::block::mechanism_for(module.clone(), nrn_simd::Isa::best(), Exactness::Exact);
    wrong.extend(
        check_agreement("exact block executor", &expected, exact.expect("well formed"), TOLERANCE).err(),
    );
    let fast = nrn_kernel::block::mechanism(module.clone()).expect("well formed");
    wrong.extend(check_agreement("block executor", &expected, fast, TOLERANCE).err());
    expected
}

const TOLERANCE: f64 = 1e-9;

/// Compiling Rust takes its time: every fourth file, and the combinations. `CORPUS_COMPILE=all` takes them all, but those that
/// cannot become Rust because a FUNCTION calls itself.
fn is_compiled(ix: usize, name: &str) -> bool {
    if name == "fun_recursive" {
        return false;
    }
    std::env::var_os("CORPUS_COMPILE").is_some() || ix.is_multiple_of(4) || name.starts_with("mix_")
}

#[test]
fn all_executors_agree_on_every_built_in_mechanism() {
    let plugin = nrn_plugin::load(&plugin_tests::library("builtin-plugin")).expect("plugin loads");
    let baked = nrn_builtin::mechanisms();
    assert_eq!((baked.len(), plugin.len()), (nrn_builtin::SOURCES.len(), nrn_builtin::SOURCES.len()));
    let mut wrong = Vec::new();
    for (file, text) in nrn_builtin::SOURCES {
        let module = nmodl::compile(text, Path::new(file)).unwrap_or_else(|e| panic!("{e}"));
        let named = |all: &[Mechanism]| {
            all.iter().find(|m| m.info().name == module.info.name).expect("there").clone()
        };
        let expected = check_interpreters(&module, &mut wrong);
        wrong.extend(check_agreement("baked Rust", &expected, named(&baked), TOLERANCE).err());
        wrong.extend(check_agreement("plugin", &expected, named(&plugin), TOLERANCE).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_executors_agree_on_every_file_of_the_corpus() {
    let mut modules = Vec::new();
    for experiment in nmodl_corpus::experiments().expect("the corpus reads") {
        let bytes = std::fs::read(&experiment.path).expect("the file reads");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let module = nmodl::compile(&text, &experiment.path).unwrap_or_else(|e| panic!("{e}"));
        let name = experiment.path.file_stem().expect("a name").to_string_lossy().into_owned();
        modules.push((name, module));
    }
    let source = |(name, module): &(String, nmodl::Module)| {
        (name.clone(), nrn_kernel::rust_source::module(module).expect("well formed"))
    };
    let chosen: Vec<&(String, nmodl::Module)> =
        modules.iter().enumerate().filter(|(ix, (name, _))| is_compiled(*ix, name)).map(|(_, m)| m).collect();
    let sources: Vec<(String, String)> = chosen.iter().map(|m| source(m)).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus-plugin");
    for (path, text) in nrn_kernel::rust_source::plugin_crate("corpus-plugin", &sources) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        // A file that did not change keeps its age, so that nothing is built twice.
        if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            std::fs::write(&path, text).expect("the file can be written");
        }
    }
    let compiled = nrn_plugin::load(&plugin_tests::build_crate(&folder)).expect("plugin loads");
    assert_eq!(compiled.len(), chosen.len());
    let mut wrong = Vec::new();
    let mut compiled = compiled.into_iter();
    for (ix, (name, module)) in modules.iter().enumerate() {
        let expected = check_interpreters(module, &mut wrong);
        if is_compiled(ix, name) {
            let compiled = compiled.next().expect("one for each chosen file");
            wrong.extend(check_agreement("compiled Rust", &expected, compiled, TOLERANCE).err());
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}
