//! Traces recorded with NEURON 9.0.2 (golden/record.py) against the same models here.

mod common;

use common::*;
use nrn_model::{DataHandle, EnvField, NetConSource, SectionId};
use nrn_solver::{
    HookId, InitializeType, PlayMode, PlayTarget, RecordMode, Sim, SimError, finitialize, solve_until,
};
use serde_json::Value;

fn golden(case: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("golden/traces.json")).unwrap();
    all["cases"][case].clone()
}

fn numbers(v: &Value) -> Vec<f64> {
    v.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

/// Relative to the largest value of a trace: NEURON sums in another order, so the last digits differ.
fn check(name: &str, ours: &[f64], theirs: &[f64], tolerance: f64) {
    assert_eq!(ours.len(), theirs.len(), "{name}: lengths");
    let scale = theirs.iter().fold(1e-12f64, |m, x| m.max(x.abs()));
    for (i, (a, b)) in ours.iter().zip(theirs).enumerate() {
        assert!((a - b).abs() <= tolerance * scale, "{name}[{i}]: {a} is not NEURON's {b}");
    }
}

/// Runs `n` steps and gives every `every`-th value of each variable.
fn run(sim: &mut Sim, n: u64, handles: &[DataHandle], every: usize) -> Vec<Vec<f64>> {
    let vectors: Vec<_> = handles
        .iter()
        .map(|h| {
            let v = sim.vectors.create(0);
            sim.record(v, *h, RecordMode::EveryStep).unwrap();
            v
        })
        .collect();
    finitialize(sim, Some(-65.0)).unwrap();
    nrn_solver::steps(sim, n).unwrap();
    vectors.iter().map(|v| sim.vectors.data(*v).iter().step_by(every).copied().collect()).collect()
}

fn check_all(case: &str, ours: &[Vec<f64>], theirs: &Value, tolerance: f64) {
    let theirs = theirs.as_array().unwrap();
    assert_eq!(ours.len(), theirs.len());
    for (i, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        check(&format!("{case}, trace {i}"), ours, &numbers(theirs), tolerance);
    }
}

fn soma(order: u8, celsius: f64, case: &str) {
    let mut sim = sim();
    sim.env.secondorder = f64::from(order);
    sim.env.celsius = celsius;
    let m = &mut sim.model;
    let s = section(m, "soma", 20.0, 20.0, 1);
    insert(m, s, "hh");
    clamp(m, s, 0.5, 1.0, 3.0, 0.5);
    let mut handles = vec![DataHandle::Env(EnvField::T)];
    handles.extend(["v", "ina", "i_cap", "m_hh", "n_hh"].map(|n| at(m, s, 0.5, n)));
    let ours = run(&mut sim, 400, &handles, 10);
    check_all(case, &ours, &golden(case), 1e-9);
}

#[test]
fn an_hh_soma_fires_as_in_neuron() {
    soma(0, 6.3, "soma_hh_0");
}
#[test]
fn crank_nicolson_agrees() {
    soma(1, 6.3, "soma_hh_1");
}
#[test]
fn second_order_ion_currents_agree() {
    soma(2, 6.3, "soma_hh_2");
}
#[test]
fn temperature_agrees() {
    soma(0, 16.3, "soma_hh_warm");
}

fn axon(order: u8, case: &str) {
    let mut sim = sim();
    sim.env.secondorder = f64::from(order);
    let m = &mut sim.model;
    let a = section(m, "a", 1000.0, 2.0, 21);
    let b = section(m, "b", 300.0, 1.0, 7);
    m.set_ra(b, 100.0).unwrap();
    set(m, b, "cm", 1.2);
    m.connect(b, 0.0, a, 1.0).unwrap();
    for s in [a, b] {
        insert(m, s, "hh");
    }
    clamp(m, a, 0.1, 0.5, 1.0, 1.0);
    let mut handles: Vec<_> =
        [(a, 0.0), (a, 0.5), (a, 1.0), (b, 0.5), (b, 1.0)].map(|(s, x)| at(m, s, x, "v")).into();
    handles.push(at(m, b, 0.5, "ik"));
    let ours = run(&mut sim, 320, &handles, 10);
    check_all(case, &ours, &golden(case), 1e-8);
}

#[test]
fn an_hh_axon_conducts_as_in_neuron() {
    axon(0, "axon_hh_0");
    axon(2, "axon_hh_2");
}

fn pas_tree(sim: &mut Sim) -> Vec<SectionId> {
    let m = &mut sim.model;
    let points: [&[[f64; 4]]; 6] = [
        &[[0.0, 0.0, 0.0, 10.0], [5.0, 0.0, 0.0, 14.0], [5.0, 0.0, 0.0, 9.0], [12.0, 3.0, 0.0, 6.0]],
        &[[12.0, 3.0, 0.0, 3.0], [50.0, 20.0, 4.0, 2.0], [110.0, 30.0, 9.0, 1.1]],
        &[[0.0, 0.0, 0.0, 2.0], [-30.0, 4.0, 8.0, 2.5], [-31.0, 4.0, 8.0, 1.0], [-90.0, 10.0, 2.0, 0.7]],
        &[[110.0, 30.0, 9.0, 1.0], [200.0, 50.0, 0.0, 0.5]],
        &[[110.0, 30.0, 9.0, 1.5], [150.0, -50.0, 0.0, 0.8], [160.0, -90.0, 3.0, 0.4]],
        &[[6.0, 0.0, 0.0, 1.0], [6.0, 80.0, 0.0, 1.0]],
    ];
    let all: Vec<_> = (0..6).map(|i| m.create_section(&format!("s{i}"), None).unwrap()).collect();
    for (s, list) in all.iter().zip(points) {
        for [x, y, z, d] in list {
            m.pt3dadd(*s, *x, *y, *z, *d).unwrap();
        }
    }
    m.set_nseg(all[0], 3).unwrap();
    m.connect(all[1], 0.0, all[0], 1.0).unwrap();
    m.connect(all[2], 0.0, all[0], 0.0).unwrap();
    m.connect(all[3], 0.0, all[1], 1.0).unwrap();
    m.connect(all[4], 1.0, all[1], 1.0).unwrap();
    m.connect(all[5], 0.0, all[0], 0.4).unwrap();
    for (i, s) in all[1..].iter().enumerate() {
        m.set_nseg(*s, 3 + 2 * i as i64).unwrap();
    }
    for (i, s) in all.iter().enumerate() {
        insert(m, *s, "pas");
        set(m, *s, "e_pas", -70.0);
        set(m, *s, "g_pas", 1e-4 * (i + 1) as f64);
        m.set_ra(*s, 80.0 + 10.0 * i as f64).unwrap();
    }
    clamp(m, all[4], 0.9, 0.0, 5.0, 0.05);
    all
}

#[test]
fn a_branched_tree_from_3d_points_agrees() {
    let mut sim = sim();
    let all = pas_tree(&mut sim);
    let want = golden("tree_pas");
    let m = &mut sim.model;
    let mut rows = want["geometry"].as_array().unwrap().iter();
    for s in &all {
        for ix in 0..m.section(*s).unwrap().nseg() {
            let x = m.section(*s).unwrap().centre(ix);
            let diam = at(m, *s, x, "diam");
            let ours = [
                m.area(*s, x).unwrap(),
                m.ri(*s, x).unwrap(),
                m.read(diam).unwrap(),
                m.volume(*s, x).unwrap(),
            ];
            let theirs = numbers(rows.next().unwrap());
            for (k, (a, b)) in ours.iter().zip(&theirs).enumerate() {
                assert!((a - b).abs() <= 1e-12 * b.abs(), "quantity {k} of {s:?}({x}): {a} is not {b}");
            }
        }
    }
    for (s, row) in all.iter().zip(want["ends"].as_array().unwrap()) {
        let ours = [m.ri(*s, 0.0).unwrap(), m.ri(*s, 1.0).unwrap(), m.length(*s).unwrap()];
        for (a, b) in ours.iter().zip(numbers(row)) {
            assert!((a - b).abs() <= 1e-12 * b.abs(), "ends of {s:?}: {ours:?} are not {row}");
        }
    }
    let mut distances: Vec<f64> =
        all.iter().map(|s| m.distance((all[0], 0.0), (*s, 0.7)).unwrap().unwrap()).collect();
    distances.push(m.distance((all[4], 0.2), (all[2], 0.9)).unwrap().unwrap());
    distances.push(m.distance((all[4], 0.2), (all[4], 0.9)).unwrap().unwrap());
    check("distances", &distances, &numbers(&want["distance"]), 1e-12);

    let mut handles = vec![at(m, all[0], 0.5, "v"), at(m, all[0], 0.0, "v")];
    handles.extend(all[1..].iter().map(|s| at(m, *s, 0.5, "v")));
    handles.extend([1.0, 0.0].map(|x| at(m, all[4], x, "v")));
    let ours = run(&mut sim, 800, &handles, 10);
    check_all("tree", &ours, &want["traces"], 1e-11);
}

#[test]
fn synaptic_events_arrive_in_neurons_steps() {
    let mut sim = sim();
    let m = &mut sim.model;
    let (a, b) = (section(m, "a", 20.0, 20.0, 1), section(m, "b", 20.0, 20.0, 1));
    insert(m, a, "hh");
    insert(m, b, "pas");
    clamp(m, a, 0.5, 1.0, 30.0, 0.5);
    let syn = point(m, "ExpSyn", b, 0.5);
    set_point(m, syn, &[("tau", 3.0)]);
    let source = spikes_of(m, a, 0.5);
    let nc = m.new_netcon(source, Some(syn)).unwrap();
    m.set_weight(nc, 0, 0.01).unwrap();
    m.netcon_mut(nc).unwrap().delay = 1.53;
    let source = m.netcon(nc).unwrap().source.unwrap();
    m.source_mut(source).unwrap().threshold = 0.0;
    let direct = m.new_netcon(NetConSource::None, Some(syn)).unwrap();
    m.set_weight(direct, 0, 0.005).unwrap();
    let handles = [at(m, b, 0.5, "v"), m.point_process_handle(syn, "g", 0).unwrap()];
    let times = sim.vectors.create(0);
    sim.tap(source, nrn_solver::SpikeTap::Vectors { times, ids: None, id: 0.0 }).unwrap();
    let mut driver = Driver {
        sim,
        on_hook: |sim, _| {
            let nc = sim.model.netcons()[1];
            for t in [2.0, 2.0125, 3.01] {
                sim.netcon_event(nc, t, None)?;
            }
            Ok(())
        },
    };
    driver.sim.initialize_handlers.push((InitializeType::AfterInitial, HookId(1)));
    let vectors = handles.map(|h| {
        let v = driver.sim.vectors.create(0);
        driver.sim.record(v, h, RecordMode::EveryStep).unwrap();
        v
    });
    finitialize(&mut driver, Some(-65.0)).unwrap();
    solve_until(&mut driver, 40.0).unwrap();
    let ours = vectors.map(|v| driver.sim.vectors.data(v).iter().step_by(20).copied().collect::<Vec<_>>());
    let want = golden("synapse");
    check("times", driver.sim.vectors.data(times), &numbers(&want["times"]), 1e-12);
    check_all("synapse", &ours, &want["traces"], 1e-8);
}

struct Driver {
    sim: Sim,
    on_hook: fn(&mut Sim, HookId) -> Result<(), SimError>,
}

impl nrn_solver::Context for Driver {
    fn sim(&mut self) -> &mut Sim {
        &mut self.sim
    }
    fn hook(&mut self, hook: HookId) -> Result<(), SimError> {
        (self.on_hook)(&mut self.sim, hook)
    }
}

#[test]
fn vectors_play_and_record_as_in_neuron() {
    let mut sim = sim();
    let m = &mut sim.model;
    let s = section(m, "a", 20.0, 20.0, 1);
    insert(m, s, "pas");
    let c = clamp(m, s, 0.5, 0.0, 1e9, 0.0);
    let amp = m.point_process_handle(c, "amp", 0).unwrap();
    let [v, cm, e] = ["v", "cm", "e_pas"].map(|n| at(m, s, 0.5, n));
    let mut vector = |data: &[f64]| sim.vectors.insert(data.to_vec().into());
    let (y, t) = (vector(&[0.0, 0.1, -0.1, 0.3]), vector(&[0.5, 1.5, 1.5, 4.01]));
    let (y2, t2) = (vector(&[1.0, 2.0, 1.5]), vector(&[0.33, 2.0, 2.51]));
    let y3 = vector(&[-70.0, -60.0, -80.0, -70.0]);
    let times = vector(&[0.1, 0.11, 1.0, 3.333]);
    let (r1, r2) = (vector(&[]), vector(&[]));
    let continuous = PlayMode::Continuous { times: t, discontinuities: None };
    sim.play(y, PlayTarget::Variable(amp), continuous).unwrap();
    sim.play(y2, PlayTarget::Variable(cm), PlayMode::At(t2)).unwrap();
    sim.play(y3, PlayTarget::Variable(e), PlayMode::Interval(0.7)).unwrap();
    sim.record(r1, v, RecordMode::Interval(0.31)).unwrap();
    sim.record(r2, v, RecordMode::At(times)).unwrap();
    let ours = run(&mut sim, 200, &[v, amp, cm, e], 5);
    let want = golden("play");
    check_all("play", &ours, &want["traces"], 1e-10);
    check("interval", sim.vectors.data(r1), &numbers(&want["interval"]), 1e-10);
    check("at", sim.vectors.data(r2), &numbers(&want["at"]), 1e-10);
}

#[test]
fn membrane_currents_agree() {
    let mut sim = sim();
    sim.settings.fast_imem = true;
    let m = &mut sim.model;
    let a = section(m, "a", 200.0, 2.0, 5);
    insert(m, a, "pas");
    clamp(m, a, 0.1, 0.5, 1.0, 0.1);
    let handles = [0.1, 0.5, 0.9].map(|x| at(m, a, x, "i_membrane_"));
    let ours = run(&mut sim, 80, &handles, 4);
    check_all("imem", &ours, &golden("imem"), 1e-9);
}
