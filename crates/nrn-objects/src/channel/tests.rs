//! Structure and rates of channels.

use super::*;
use crate::VectorPool;

fn scheme() -> (Channel, Vec<PartId>) {
    let mut channel = Channel::new("chan", false);
    let closed = channel.add_state(None, "c");
    let gate = channel.gate_of(closed).map(|gate| gate.id);
    let open = channel.add_state(gate, "o");
    let shut = channel.add_state(gate, "s");
    (channel, vec![closed, open, shut])
}

#[test]
fn gates_of_a_single_state_come_first() {
    let (mut channel, _) = scheme();
    channel.add_single("m");
    channel.add_single("h");
    let names: Vec<&str> = channel.states().map(|state| state.name.as_str()).collect();
    assert_eq!(names, ["m", "h", "c", "o", "s"]);
    assert_eq!((channel.n_single(), channel.first_of_ligands()), (2, 2));
}

#[test]
fn a_state_takes_its_transitions_and_an_empty_gate_along() {
    let (mut channel, states) = scheme();
    let between = channel.add_transition(states[0], states[1]);
    channel.add_transition(states[1], states[2]);
    let gone = channel.remove_state(states[0]);
    assert_eq!(gone, [states[0], between]);
    assert_eq!(channel.transitions().len(), 1);
    channel.remove_state(states[1]);
    channel.remove_state(states[2]);
    assert!(channel.gates().is_empty() && channel.transitions().is_empty());
}

#[test]
fn transitions_of_ligands_come_last() {
    let (mut channel, states) = scheme();
    let first = channel.add_transition(states[0], states[1]);
    let second = channel.add_transition(states[1], states[2]);
    channel.drive_by_ligand(first, "ca", Side::Inside);
    let order: Vec<PartId> = channel.transitions().iter().map(|t| t.id).collect();
    assert_eq!(order, [second, first]);
    assert_eq!(channel.ligands, ["ca"]);
    channel.drive_by_ligand(first, "cl", Side::Outside);
    assert_eq!(channel.ligands, ["cl"]);
    channel.drive_by_potential(first, Drive::Rates);
    assert_eq!(channel.first_of_ligands(), 2);
}

#[test]
fn a_taken_name_gets_a_number() {
    let (mut channel, _) = scheme();
    channel.add_single("o");
    channel.settle_names(|name| name == "c");
    let names: Vec<&str> = channel.states().map(|state| state.name.as_str()).collect();
    assert_eq!(names, ["o", "c0", "o0", "s"]);
}

#[test]
fn a_table_holds_its_ends_beyond_them() {
    let mut vectors = VectorPool::new();
    let parameters = vectors.insert(vec![1.0, 3.0, 7.0].into());
    let rate = Rate { form: RateForm::Table, parameters, low: -10.0, high: 10.0 };
    let at = |v| rate.at(&vectors, v, 6.3);
    assert_eq!([at(-20.0), at(-5.0), at(0.0), at(5.0), at(20.0)], [1.0, 2.0, 3.0, 5.0, 7.0]);
}

#[test]
fn a_linoid_is_smooth_where_its_quotient_is_not() {
    let mut vectors = VectorPool::new();
    let parameters = vectors.insert(vec![1.0, 0.1, -40.0].into());
    let rate = Rate { form: RateForm::Linoid, parameters, low: 0.0, high: 0.0 };
    assert_eq!(rate.at(&vectors, -40.0, 6.3), 1.0);
    // NEURON 9.0.2: KSTrans.f(0, -10) of the sodium channel of Hodgkin and Huxley.
    assert_eq!(rate.at(&vectors, -10.0, 6.3), 3.157187089473768);
}

#[test]
fn only_one_scheme_to_the_first_power_can_open_at_random() {
    let (mut channel, states) = scheme();
    assert!(!channel.can_be_stochastic());
    channel.is_point = true;
    assert!(channel.can_be_stochastic());
    let gate = channel.gate_of(states[0]).map(|gate| gate.id).and_then(|id| channel.gate_mut(id));
    gate.unwrap().power = 2;
    assert!(!channel.can_be_stochastic());
}
