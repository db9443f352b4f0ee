//! The kernels compute what NEURON's compute. `neuron/` holds rows recorded with 9.0.2 by `neuron/record.py`.

mod common;

use common::World;
use nrn_mech_abi::{IonField, KernelKind, Mechanism};
use std::path::Path;

/// What a recording says.
struct Recording {
    settings: Vec<(String, Vec<f64>)>,
    ions: Vec<String>,
    columns: Vec<String>,
    weight: Option<f64>,
    rows: Vec<Vec<f64>>,
}

fn read(name: &str) -> Recording {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/neuron").join(format!("{name}.txt"));
    let text = std::fs::read_to_string(path).expect(name);
    let mut r = Recording {
        settings: Vec::new(),
        ions: Vec::new(),
        columns: Vec::new(),
        weight: None,
        rows: Vec::new(),
    };
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let number = |w: &str| w.parse::<f64>().expect(line);
        match words.next().unwrap_or("") {
            "#" | "mechanism" | "dt" => {}
            "ions" => r.ions = words.map(String::from).collect(),
            "columns" => r.columns = words.map(String::from).collect(),
            "weight" => r.weight = words.next().map(number),
            "set" => {
                let key = words.next().expect(line).to_string();
                r.settings.push((key, words.map(number).collect()));
            }
            key @ ("celsius" | "area") => r.settings.push((key.to_string(), words.map(number).collect())),
            first => r.rows.push(std::iter::once(first).chain(words).map(number).collect()),
        }
    }
    r
}

fn source(name: &str) -> String {
    let builtin = nrn_builtin::SOURCES.iter().find(|s| s.0.trim_end_matches(".mod") == name.to_lowercase());
    builtin.map(|s| s.1.to_string()).unwrap_or_else(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mod").join(format!("{name}.mod"));
        std::fs::read_to_string(path).expect(name)
    })
}

fn module(name: &str) -> nmodl::Module {
    nmodl::compile(&source(name), Path::new(name)).unwrap_or_else(|e| panic!("{e}"))
}

/// Agreement is relative to the size of the numbers, or absolute where NEURON computes a difference of large ones.
fn check_close(what: &str, got: f64, expected: f64, tolerance: f64) {
    let size = expected.abs().max(1e-6);
    assert!((got - expected).abs() <= tolerance * size, "{what}: {got:e}, NEURON {expected:e}");
}

fn check_against_neuron(name: &str, tolerance: f64) {
    check_executor(name, nrn_kernel::evaluate::mechanism(module(name)).expect("well formed"), tolerance);
    // The block executor may round differently where it fuses operations.
    check_executor(
        name,
        nrn_kernel::block::mechanism(module(name)).expect("well formed"),
        tolerance.max(1e-9),
    );
    let baked = nrn_builtin::mechanisms().into_iter().find(|m| m.info().name == name);
    if let Some(baked) = baked {
        check_executor(name, baked, tolerance.max(1e-9));
    }
}

fn check_executor(name: &str, mechanism: Mechanism, tolerance: f64) {
    let recording = read(name);
    let mut world = World::new(mechanism, 3);
    for (key, values) in &recording.settings {
        match key.as_str() {
            "celsius" => world.env.celsius = values[0],
            "area" => world.nodes.column_mut(nrn_mech_abi::NodeField::Area as usize).fill(values[0]),
            _ if values.len() > 1 => {
                values.iter().enumerate().for_each(|(i, x)| world.set(&format!("{key}[{i}]"), *x));
            }
            _ => world.set(key, values[0]),
        }
    }
    // The section that record.py makes.
    world.nodes.column_mut(nrn_mech_abi::NodeField::Diam as usize).fill(15.0);
    world.fill_tables();
    world.env.dt = 0.025;
    // Weights, then the flag.
    let n_weights = world.mechanism.info().net_receive.as_ref().map_or(0, |n| n.args.len());
    let mut args = vec![0.0; n_weights + 1];
    args[0] = recording.weight.unwrap_or(0.0);
    for (step, row) in recording.rows.iter().enumerate() {
        step_world(&mut world, &recording, step, row, &mut args);
        check_row(name, &world, &recording, step, row, tolerance);
    }
}

const FIELDS: [IonField; 4] = [IonField::Reversal, IonField::Inside, IonField::Outside, IonField::Current];

/// One fadvance as far as the mechanism takes part in it.
fn step_world(world: &mut World, recording: &Recording, step: usize, row: &[f64], args: &mut [f64]) {
    let dt = world.env.dt;
    let before = if step == 0 { row } else { &recording.rows[step - 1] };
    for ion in 0..recording.ions.len() {
        for (at, field) in FIELDS.iter().enumerate() {
            world.set_ion(ion, *field, if at == 3 { 0.0 } else { before[2 + 4 * ion + at] });
        }
    }
    world.set_v(row[0]);
    world.env.t = 0.0;
    for _ in 1..step {
        world.env.t += 0.5 * dt;
        world.env.t += 0.5 * dt;
    }
    if step == 0 {
        world.run(KernelKind::Initial, &mut []);
        let first = args.len() - 1;
        let mut initial = args[..first].to_vec();
        if world.run(KernelKind::NetReceiveInitial, &mut initial) {
            args[..first].copy_from_slice(&initial);
        }
    } else {
        if recording.weight.is_some() && (step - 1) % 17 == 3 {
            // An event reaches one instance: the others see theirs from the same weights.
            receive(world, args);
        }
        world.env.t += 0.5 * dt;
    }
    world.run(KernelKind::Current, &mut []);
    if step > 0 {
        world.env.t += 0.5 * dt;
        world.set_v(row[1]);
        world.run(KernelKind::State, &mut []);
        world.run(KernelKind::AfterSolve, &mut []);
    }
}

/// The event of one NetCon per instance, all with equal weights.
fn receive(world: &mut World, args: &mut [f64]) {
    let Some(id) = world.mechanism.kernel(KernelKind::NetReceive, true) else { return };
    let before = args.to_vec();
    for row in 0..world.columns.len() {
        args.copy_from_slice(&before);
        world.run_rows(id, row..row + 1, args);
    }
}

fn check_row(name: &str, world: &World, recording: &Recording, step: usize, row: &[f64], tolerance: f64) {
    for (ion, ion_name) in recording.ions.iter().enumerate() {
        let used = &world.mechanism.info().ions[ion];
        for (at, field) in FIELDS.iter().enumerate() {
            let written =
                [used.writes.reversal, used.writes.inside, used.writes.outside, used.writes.current][at];
            if written {
                let got = world.ions[ion].get(*field as usize, 1);
                check_close(
                    &format!("{name}, row {step}, {field:?} of {ion_name}"),
                    got,
                    row[2 + 4 * ion + at],
                    tolerance,
                );
            }
        }
    }
    let first = 2 + 4 * recording.ions.len();
    for (column, expected) in recording.columns.iter().zip(&row[first..]) {
        check_close(&format!("{name}, row {step}, {column}"), world.get(column, 1), *expected, tolerance);
    }
}

macro_rules! recorded {
    ($($test:ident: $name:literal, $tolerance:expr;)*) => {
        $(#[test] fn $test() { check_against_neuron($name, $tolerance); })*
    };
}

recorded! {
    hh_follows_neuron_through_its_tables: "hh", 1e-12;
    pas_follows_neuron: "pas", 1e-12;
    iclamp_switches_in_the_same_step_as_neuron: "IClamp", 1e-12;
    seclamp_shows_the_current_of_the_new_voltage: "SEClamp", 1e-10;
    vclamp_solves_its_circuit_as_neuron_does: "VClamp", 1e-9;
    oclamp_follows_neuron: "OClamp", 1e-10;
    alpha_synapse_follows_neuron: "AlphaSynapse", 1e-12;
    exp_syn_follows_neuron: "ExpSyn", 1e-12;
    exp2_syn_follows_neuron: "Exp2Syn", 1e-12;
    ap_count_counts_as_neuron_does: "APCount", 1e-12;
    calcium_pool_follows_neuron: "bcad", 1e-12;
    high_voltage_calcium_current_follows_neuron: "bcahva", 1e-12;
    low_voltage_calcium_current_follows_neuron: "bcalva", 1e-12;
    hyperpolarisation_activated_current_follows_neuron: "bih", 1e-12;
    calcium_gated_current_follows_neuron: "bkca", 1e-12;
    muscarinic_current_follows_neuron: "bkm", 1e-12;
    delayed_rectifier_follows_neuron: "bkv", 1e-12;
    persistent_sodium_current_follows_neuron: "bnap", 1e-12;
    transient_sodium_current_follows_neuron: "bnat", 1e-12;
    linear_kinetics_and_their_steady_state_follow_neuron: "kin3", 1e-9;
    bilinear_kinetics_in_compartments_follow_neuron: "cabuf", 1e-9;
    // NEURON stops its Newton iterations at changes of 1e-6.
    derivimplicit_follows_neuron: "dimp", 1e-7;
    euler_follows_neuron: "eul", 1e-12;
    loops_arrays_and_conditions_follow_neuron: "loops", 1e-12;
    tables_conductances_and_powers_follow_neuron: "tabf", 1e-12;
    events_with_arguments_and_their_initial_follow_neuron: "nmdalike", 1e-12;
}
