//! Methods of SOLVE: many instances at once agree with one after the other, and what NEURON's translator cannot do is right too.

#[allow(dead_code, reason = "other tests use more of it")]
mod common;

use common::World;
use nrn_kernel::{block, evaluate};
use nrn_mech_abi::{KernelKind, Mechanism, NodeField};
use std::path::Path;

/// Instances that go different ways through branches and need different numbers of iterations.
const N: usize = 21;

fn compile(text: &str) -> nmodl::Module {
    nmodl::compile(text, Path::new("test.mod")).unwrap_or_else(|e| panic!("{e}"))
}

/// Columns of all instances after INITIAL and some steps.
fn after_steps(mechanism: Mechanism) -> Vec<Vec<f64>> {
    let mut world = World::new(mechanism, N);
    world.env.dt = 0.05;
    for row in 0..N {
        world.nodes.set(NodeField::V as usize, row, -90.0 + 7.0 * row as f64);
        world.nodes.set(NodeField::Diam as usize, row, 1.0 + 0.1 * row as f64);
        world.ions.iter_mut().for_each(|ion| (0..ion.width()).for_each(|c| ion.set(c, row, 0.3)));
    }
    world.fill_tables();
    world.try_run(KernelKind::Initial, &mut []).expect("initial");
    for _ in 0..5 {
        world.try_run(KernelKind::State, &mut []).expect("state");
    }
    (0..world.columns.width()).map(|c| (0..N).map(|row| world.columns.get(c, row)).collect()).collect()
}

#[test]
fn all_methods_give_the_same_for_many_instances_as_for_one() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/mechanisms/methods_of_solution");
    let mut n = 0;
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        let module = compile(&std::fs::read_to_string(&path).expect("text"));
        let names: Vec<String> = module.info.columns.iter().map(|c| c.name.clone()).collect();
        let one = after_steps(evaluate::mechanism(module.clone()).expect("evaluator"));
        let many = after_steps(block::mechanism(module).expect("block"));
        for (c, (one, many)) in one.iter().zip(&many).enumerate() {
            let size = one.iter().fold(1e-9, |m: f64, x| m.max(x.abs()));
            for (a, b) in one.iter().zip(many) {
                // Iterations may end a pass apart, within the method's own tolerance.
                assert!((a - b).abs() <= 1e-9 * size, "{path:?} {:?}: {a} {b}", names.get(c));
            }
        }
        n += 1;
    }
    assert!(n > 8, "{n} files");
}

fn check_steps(text: &str, expected: &[(&str, f64)]) {
    let module = compile(text);
    for mechanism in [
        evaluate::mechanism(module.clone()).expect("evaluator"),
        block::mechanism(module.clone()).expect("block"),
    ] {
        let info = mechanism.info().clone();
        let mut world = World::new(mechanism, 3);
        world.env.dt = 0.1;
        world.try_run(KernelKind::Initial, &mut []).expect("initial");
        world.try_run(KernelKind::State, &mut []).expect("state");
        for (name, value) in expected {
            let (name, index) = name.split_once('[').unwrap_or((name, "0]"));
            let index: usize = index.trim_end_matches(']').parse().expect("index");
            let column = info.column(name).expect("column").first + index;
            for row in 0..3 {
                let x = world.columns.get(column, row);
                assert!((x - value).abs() < 1e-9, "{name}[{index}]: {x}, expected {value}");
            }
        }
    }
}

#[test]
fn arrays_of_states_have_equations() {
    // NEURON's translator makes C++ of them that does not compile.
    check_steps(
        "NEURON { SUFFIX a RANGE x }
         STATE { x[3] }
         INITIAL { FROM i = 0 TO 2 { x[i] = i + 1 } }
         BREAKPOINT { SOLVE s METHOD derivimplicit }
         DERIVATIVE s { FROM i = 0 TO 2 { x'[i] = -x[i]*i } }",
        &[("x[0]", 1.0), ("x[1]", 2.0 / 1.1), ("x[2]", 3.0 / 1.2)],
    );
}

#[test]
fn second_derivatives_are_integrated() {
    // NEURON's translator stops at them. Backward Euler: y1 = y + dt w1, w1 = w - dt y1.
    let w1 = (0.5 - 0.1 * 1.0) / 1.01;
    check_steps(
        "NEURON { SUFFIX a RANGE y, w }
         ASSIGNED { w }
         STATE { y y' }
         INITIAL { y = 1 y' = 0.5 }
         BREAKPOINT { SOLVE s METHOD derivimplicit w = y' }
         DERIVATIVE s { y'' = -y }",
        &[("y", 1.0 + 0.1 * w1), ("w", w1)],
    );
}

#[test]
fn each_of_two_kinetic_blocks_keeps_its_states() {
    // NEURON 9.0.2 forgets where the first block was: it gives x = 0.045.
    check_steps(
        "NEURON { SUFFIX a RANGE x, y }
         STATE { x y }
         INITIAL { x = 1 y = 2 }
         BREAKPOINT { SOLVE first METHOD sparse SOLVE second METHOD sparse }
         KINETIC first { ~ x -> (0.5) }
         KINETIC second { ~ y -> (1) }",
        &[("x", 1.0 / 1.05), ("y", 2.0 / 1.1)],
    );
}

#[test]
fn a_function_that_calls_itself_without_end_is_an_error() {
    let module = compile(
        "NEURON { SUFFIX a RANGE x }
         ASSIGNED { x }
         INITIAL { x = f(1) }
         FUNCTION f(n) { f = g(n) + 1 }
         FUNCTION g(n) { g = f(n + 1) }",
    );
    for mechanism in
        [evaluate::mechanism(module.clone()).expect("evaluator"), block::mechanism(module).expect("block")]
    {
        let mut world = World::new(mechanism, 2);
        let error = world.try_run(KernelKind::Initial, &mut []).expect_err("too deep").to_string();
        assert!(error.contains("`f` calls itself without end (test.mod:"), "{error}");
    }
}

#[test]
fn equations_without_a_solution_are_an_error() {
    let module = compile(
        "NEURON { SUFFIX a RANGE x }
         STATE { x y }
         INITIAL { SOLVE s }
         LINEAR s { LOCAL k
            k = v - v
            ~ k*x + y = 1
            ~ 2*k*x + y = 2 }",
    );
    for mechanism in
        [evaluate::mechanism(module.clone()).expect("evaluator"), block::mechanism(module).expect("block")]
    {
        let mut world = World::new(mechanism, 3);
        let error = world.try_run(KernelKind::Initial, &mut []).expect_err("singular");
        assert!(error.to_string().contains("singular"), "{error}");
    }
}
