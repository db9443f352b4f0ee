//! What happens when: user code, nested steps, events, tables, pointers, errors.

mod common;

use common::*;
use nrn_mech_abi::effects::kind;
use nrn_mech_abi::info::TableDependency;
use nrn_mech_abi::{ColumnRole, KernelKind, Mechanism, MechanismKind, TableInfo};
use nrn_model::{ModelError, NetConSource, PointProcessId};
use nrn_solver::{
    Context, HookId, InitializeType, RecordMode, Sim, SimError, SpikeTap, fadvance, finitialize, solve_until,
    steps,
};

/// Drives a simulation with user code written in Rust.
struct Driver {
    sim: Sim,
    log: Vec<(u64, f64)>,
    code: fn(&mut Driver, u64) -> Result<(), SimError>,
}

impl Context for Driver {
    fn sim(&mut self) -> &mut Sim {
        &mut self.sim
    }
    fn hook(&mut self, hook: HookId) -> Result<(), SimError> {
        self.log.push((hook.0, self.sim.env.t));
        (self.code)(self, hook.0)
    }
}

fn driver(code: fn(&mut Driver, u64) -> Result<(), SimError>) -> Driver {
    let mut sim = sim();
    let s = section(&mut sim.model, "s", 20.0, 20.0, 1);
    insert(&mut sim.model, s, "pas");
    Driver { sim, log: Vec::new(), code }
}

#[test]
fn user_code_runs_at_the_end_of_the_step_neuron_runs_it_in() {
    const TIMES: [f64; 7] = [0.0, 0.3, 0.31, 0.325, 1.0, 1.0125, 1.02];
    let mut d = driver(|d, hook| {
        if hook == 100 {
            for (i, t) in TIMES.into_iter().enumerate() {
                d.sim.hook_event(t, HookId(i as u64));
            }
        }
        Ok(())
    });
    d.sim.initialize_handlers.push((InitializeType::AfterInitial, HookId(100)));
    finitialize(&mut d, Some(-65.0)).unwrap();
    solve_until(&mut d, 1.1).unwrap();
    // As printed by NEURON 9.0.2, to the last digit.
    let want = [
        0.0,
        0.3000000000000001,
        0.3250000000000001,
        0.3250000000000001,
        0.9999999999999984,
        1.0249999999999984,
        1.0249999999999984,
    ];
    let want: Vec<_> = std::iter::once((100, 0.0)).chain((0..).zip(want)).collect();
    assert_eq!(d.log, want);
    assert_eq!(d.sim.env.t, 1.099999999999998);
}

#[test]
fn initialize_handlers_run_by_type_then_in_order_of_creation() {
    let mut d = driver(|d, hook| {
        if hook == 3 {
            d.sim.model.create_section("new", None)?;
        }
        Ok(())
    });
    use InitializeType::*;
    for (i, when) in [AtEnd, AfterInitial, AfterInitial, AtBegin, BeforeInitial].into_iter().enumerate() {
        d.sim.initialize_handlers.push((when, HookId(i as u64)));
    }
    finitialize(&mut d, None).unwrap();
    assert_eq!(d.log.iter().map(|l| l.0).collect::<Vec<_>>(), [3, 4, 1, 2, 0]);
    assert_eq!(d.sim.model.n_sections(), 2);
}

#[test]
fn finitialize_works_inside_a_handler() {
    let mut d =
        driver(|d, hook| if hook == 1 && d.log.len() < 3 { finitialize(d, Some(-40.0)) } else { Ok(()) });
    d.sim.initialize_handlers.push((InitializeType::AfterInitial, HookId(1)));
    finitialize(&mut d, Some(-65.0)).unwrap();
    assert_eq!(d.log.len(), 3);
}

#[test]
fn a_nested_step_works() {
    let mut d = driver(|d, _| fadvance(d));
    finitialize(&mut d, Some(-65.0)).unwrap();
    d.sim.hook_event(0.1, HookId(1));
    steps(&mut d, 10).unwrap();
    // Ten steps and the one inside.
    assert!((d.sim.env.t - 0.275).abs() < 1e-12, "{}", d.sim.env.t);
    assert!(!d.sim.in_step());
}

#[test]
fn endless_nesting_is_an_error_and_leaves_everything_whole() {
    let mut d = driver(|d, _| {
        let now = d.sim.env.t;
        d.sim.hook_event(now + 0.01, HookId(1));
        fadvance(d)
    });
    finitialize(&mut d, None).unwrap();
    d.sim.hook_event(0.0, HookId(1));
    assert!(matches!(fadvance(&mut d), Err(SimError::Depth)));
    assert!(!d.sim.in_step());
    d.sim.queue.clear();
    d.sim.model.create_section("fine", None).unwrap();
    fadvance(&mut d).unwrap();
}

#[test]
fn finitialize_during_a_step_is_an_error() {
    let mut d = driver(|d, _| finitialize(d, None));
    finitialize(&mut d, None).unwrap();
    d.sim.hook_event(0.0, HookId(1));
    assert!(matches!(fadvance(&mut d), Err(SimError::InStep)));
    fadvance(&mut d).unwrap();
}

#[test]
fn during_a_step_values_change_at_once_and_the_structure_does_not() {
    let mut d = driver(|d, _| {
        let s = d.sim.model.sections().next().unwrap();
        set(&mut d.sim.model, s, "v", -20.0);
        assert_eq!(d.sim.model.create_section("t", None), Err(ModelError::Frozen));
        assert_eq!(d.sim.model.set_nseg(s, 3), Err(ModelError::Frozen));
        d.sim.model.delete_section(s)?;
        assert!(d.sim.model.section_exists(s));
        Ok(())
    });
    finitialize(&mut d, Some(-65.0)).unwrap();
    let s = d.sim.model.sections().next().unwrap();
    d.sim.hook_event(0.0, HookId(1));
    fadvance(&mut d).unwrap();
    assert!(!d.sim.model.section_exists(s));
    fadvance(&mut d).unwrap();
}

#[test]
fn an_error_in_user_code_comes_out_of_the_step() {
    let mut d = driver(|_, _| Err(SimError::Host("ValueError".into())));
    finitialize(&mut d, None).unwrap();
    d.sim.hook_event(0.0, HookId(1));
    assert_eq!(fadvance(&mut d).unwrap_err().to_string(), "ValueError");
    d.sim.model.create_section("fine", None).unwrap();
    fadvance(&mut d).unwrap();
}

fn artificial(m: &mut nrn_model::Model, name: &str) -> PointProcessId {
    m.new_point_process(m.mechanism_by_name(name).unwrap()).unwrap()
}

#[test]
fn a_cell_sends_events_to_itself_and_to_others() {
    let mut sim = sim();
    let m = &mut sim.model;
    let (fast, slow) = (artificial(m, "Pacemaker"), artificial(m, "Pacemaker"));
    set_point(m, fast, &[("interval", 2.0)]);
    set_point(m, slow, &[("interval", 3.0)]);
    // Every event of the fast one puts the slow one off, so that it never beats.
    let nc = m.new_netcon(NetConSource::PointProcess(fast), Some(slow)).unwrap();
    m.netcon_mut(nc).unwrap().delay = 0.5;
    let source = m.netcon(nc).unwrap().source.unwrap();
    let times = sim.vectors.create(0);
    sim.tap(source, SpikeTap::Vectors { times, ids: None, id: 0.0 }).unwrap();
    finitialize(&mut sim, None).unwrap();
    solve_until(&mut sim, 10.1).unwrap();
    assert_eq!(sim.vectors.data(times), [2.0, 4.0, 6.0, 8.0, 10.0]);
    let n = |sim: &mut Sim, p| {
        let handle = sim.model.point_process_handle(p, "n", 0).unwrap();
        sim.read(handle).unwrap()
    };
    assert_eq!((n(&mut sim, fast), n(&mut sim, slow)), (5.0, 0.0));
    sim.model.netcon_mut(nc).unwrap().active = false;
    finitialize(&mut sim, None).unwrap();
    solve_until(&mut sim, 10.1).unwrap();
    assert_eq!((n(&mut sim, fast), n(&mut sim, slow)), (10.0, 3.0));
}

#[test]
fn a_deleted_netcon_or_target_swallows_its_events() {
    let mut sim = sim();
    let m = &mut sim.model;
    let s = section(m, "s", 20.0, 20.0, 1);
    let (p, q) = (point(m, "ExpSyn", s, 0.5), point(m, "ExpSyn", s, 0.5));
    let to_p = m.new_netcon(NetConSource::None, Some(p)).unwrap();
    let to_q = m.new_netcon(NetConSource::None, Some(q)).unwrap();
    finitialize(&mut sim, None).unwrap();
    sim.netcon_event(to_p, 0.1, None).unwrap();
    sim.netcon_event(to_q, 0.1, None).unwrap();
    sim.model.remove_netcon(to_p);
    sim.model.remove_point_process(q);
    steps(&mut sim, 10).unwrap();
}

#[test]
fn a_netcon_with_zero_weight_still_delivers() {
    let mut sim = sim();
    let m = &mut sim.model;
    let p = artificial(m, "Pacemaker");
    set_point(m, p, &[("interval", 1.0)]);
    let nc = m.new_netcon(NetConSource::None, Some(p)).unwrap();
    finitialize(&mut sim, None).unwrap();
    sim.netcon_event(nc, 0.5, None).unwrap();
    solve_until(&mut sim, 1.4).unwrap();
    let n = sim.model.point_process_handle(p, "n", 0).unwrap();
    assert_eq!(sim.read(n).unwrap(), 0.0);
}

/// A density mechanism that reads a table of `x * x * celsius` at v, and complains where a switch is set.
fn tabled() -> Mechanism {
    let run = |what: KernelKind, c: &View| {
        match what {
            KernelKind::TableBounds(_) => c.set_args(&[-100.0, 100.0]),
            KernelKind::TableFill(_) => {
                for r in c.rows() {
                    let x = c.get(1, r);
                    c.set(0, r, x * x * c.celsius());
                }
            }
            _ => {
                for r in c.rows() {
                    c.set(0, r, c.table(0, c.node_get(nrn_mech_abi::NodeField::V, r)));
                    if c.get(1, r) != 0.0 {
                        return Err("the switch is set".to_owned());
                    }
                }
            }
        }
        Ok(())
    };
    let list = [("y", ColumnRole::Assigned, 0.0), ("switch", ColumnRole::Parameter, 0.0)];
    let kinds = [KernelKind::State, KernelKind::TableFill(0), KernelKind::TableBounds(0)];
    build("tabled", MechanismKind::Density, &list, vec![], &kinds, run, |i| {
        let depend = vec![TableDependency::Celsius];
        i.tables =
            vec![TableInfo { procedure: "f".into(), n_outputs: 1, n: 200, depend, ..Default::default() }];
    })
}

#[test]
fn a_table_is_made_again_when_the_temperature_changes() {
    let mut sim = sim();
    sim.model.register_mechanism(tabled()).unwrap();
    let s = section(&mut sim.model, "s", 20.0, 20.0, 1);
    insert(&mut sim.model, s, "tabled");
    let y = at(&sim.model, s, 0.5, "y_tabled");
    finitialize(&mut sim, Some(-65.0)).unwrap();
    fadvance(&mut sim).unwrap();
    assert!((sim.read(y).unwrap() - 65.0 * 65.0 * 6.3).abs() < 1e-9);
    sim.env.celsius = 10.0;
    fadvance(&mut sim).unwrap();
    assert!((sim.read(y).unwrap() - 65.0 * 65.0 * 10.0).abs() < 1e-9);
}

#[test]
fn a_mechanisms_error_ends_the_step_and_the_model_can_be_used_on() {
    let mut sim = sim();
    sim.model.register_mechanism(tabled()).unwrap();
    let s = section(&mut sim.model, "s", 20.0, 20.0, 1);
    insert(&mut sim.model, s, "tabled");
    finitialize(&mut sim, None).unwrap();
    set(&mut sim.model, s, "switch_tabled", 1.0);
    assert_eq!(fadvance(&mut sim).unwrap_err().to_string(), "tabled: the switch is set");
    set(&mut sim.model, s, "switch_tabled", 0.0);
    insert(&mut sim.model, s, "hh");
    fadvance(&mut sim).unwrap();
}

/// A point process that adds 1 to what its pointer points to, and sends an event into the past where asked.
fn counter() -> Mechanism {
    let run = |_: KernelKind, c: &View| {
        for r in c.rows() {
            c.set(0, r, c.get(0, r) + 1.0);
            if c.get(1, r) != 0.0 {
                c.effect(kind::NET_SEND, r, c.t() - 1.0, 1.0);
            }
        }
        Ok(())
    };
    let list = [("target", ColumnRole::Pointer, 0.0), ("past", ColumnRole::Parameter, 0.0)];
    build("Counter", MechanismKind::PointProcess, &list, vec![], &[KernelKind::State], run, |_| {})
}

#[test]
fn pointers_reach_their_targets() {
    let mut sim = sim();
    sim.model.register_mechanism(counter()).unwrap();
    let m = &mut sim.model;
    let s = section(m, "s", 20.0, 20.0, 3);
    let counters = [0.1, 0.5].map(|x| point(m, "Counter", s, x));
    let clamp = clamp(m, s, 0.9, 0.0, 0.0, 0.0);
    let amp = m.point_process_handle(clamp, "amp", 0).unwrap();
    let own = m.point_process_handle(counters[1], "past", 0).unwrap();
    let pointer = |m: &nrn_model::Model, p| m.point_process_handle(p, "target", 0).unwrap();
    m.set_pointer(pointer(m, counters[0]), amp).unwrap();
    finitialize(&mut sim, None).unwrap();
    steps(&mut sim, 5).unwrap();
    assert_eq!(sim.read(amp).unwrap(), 5.0);
    sim.write(own, 1.0).unwrap();
    assert!(matches!(fadvance(&mut sim), Err(SimError::Past { .. })));
    sim.write(own, 0.0).unwrap();
    sim.model.remove_point_process(clamp);
    assert!(matches!(fadvance(&mut sim), Err(SimError::Dangling(_))));
}

/// A pool that fills with calcium at a steady rate.
fn pool() -> Mechanism {
    use nrn_mech_abi::info::IonFields;
    use nrn_mech_abi::{IonField, IonUse};
    let run = |what: KernelKind, c: &View| {
        for r in c.rows() {
            let now = c.ion_get(0, IonField::Inside, r);
            let to = if what == KernelKind::Initial { 1e-4 } else { now + 1e-4 * c.dt() };
            c.ion_add(0, IonField::Inside, r, to - now);
        }
        Ok(())
    };
    let ion = IonUse {
        name: "ca".into(),
        writes: IonFields { inside: true, ..IonFields::default() },
        ..IonUse::default()
    };
    let kinds = [KernelKind::Initial, KernelKind::State];
    build(
        "pool",
        MechanismKind::Density,
        &[("x", ColumnRole::Parameter, 0.0)],
        vec![ion],
        &kinds,
        run,
        |_| {},
    )
}

#[test]
fn reversal_potentials_follow_concentrations_that_mechanisms_write() {
    let mut sim = sim();
    sim.model.register_mechanism(pool()).unwrap();
    let s = section(&mut sim.model, "s", 20.0, 20.0, 2);
    insert(&mut sim.model, s, "pool");
    let [e, inside] = ["eca", "cai"].map(|name| at(&sim.model, s, 0.3, name));
    assert_eq!(sim.read(e).unwrap(), 12.5 * f64::ln(2.0 / 5e-5));
    finitialize(&mut sim, None).unwrap();
    assert_eq!(sim.read(e).unwrap(), nrn_model::nernst(sim.read(inside).unwrap(), 2.0, 2.0, 6.3));
    for _ in 0..3 {
        // In a step it is that of the concentrations at its beginning: golden case
        // calcium_and_sodium_pumps_change_concentrations.
        let before = sim.read(inside).unwrap();
        fadvance(&mut sim).unwrap();
        assert_eq!(sim.read(e).unwrap(), nrn_model::nernst(before, 2.0, 2.0, 6.3));
    }
    assert!((sim.read(inside).unwrap() - 1.075e-4).abs() < 1e-15);
    let ca = sim.model.ion_by_name("ca").unwrap();
    sim.model.set_ion_style(s, ca, nrn_model::IonStyle::new(3, 1, false, false, false)).unwrap();
    let kept = sim.read(e).unwrap();
    steps(&mut sim, 2).unwrap();
    assert_eq!(sim.read(e).unwrap(), kept);
}

#[test]
fn dt_may_change_between_steps() {
    let mut sim = sim();
    let s = section(&mut sim.model, "s", 20.0, 20.0, 1);
    insert(&mut sim.model, s, "pas");
    finitialize(&mut sim, Some(-65.0)).unwrap();
    sim.env.dt = 0.1;
    steps(&mut sim, 10).unwrap();
    sim.env.dt = 0.01;
    steps(&mut sim, 10).unwrap();
    assert!((sim.env.t - 1.1).abs() < 1e-12);
    sim.env.dt = 0.0;
    assert!(matches!(fadvance(&mut sim), Err(SimError::BadDt(_))));
}

#[test]
fn an_empty_simulation_steps() {
    let mut sim = Sim::new();
    finitialize(&mut sim, Some(0.0)).unwrap();
    steps(&mut sim, 3).unwrap();
    assert!((sim.env.t - 0.075).abs() < 1e-15);
}

#[test]
fn recording_something_deleted_ends_and_the_vector_keeps_its_numbers() {
    let mut sim = sim();
    let s = section(&mut sim.model, "s", 20.0, 20.0, 1);
    let v = at(&sim.model, s, 0.5, "v");
    let vector = sim.vectors.create(0);
    sim.record(vector, v, RecordMode::EveryStep).unwrap();
    finitialize(&mut sim, None).unwrap();
    steps(&mut sim, 1).unwrap();
    sim.model.delete_section(s).unwrap();
    steps(&mut sim, 1).unwrap();
    finitialize(&mut sim, None).unwrap();
    assert_eq!(sim.vectors.data(vector).len(), 2);
    assert_eq!(sim.recorded(vector), None);
}
