//! Channels built at run time: what ends NEURON is an error here, and leaves the channel as it was.

use nrn_runtime::Runtime;

/// A channel `ks` of one gate, and the text of the error of a statement; the channel still has its gate and a mechanism afterwards.
fn refused(statement: &str) -> String {
    let mut runtime = Runtime::new();
    runtime.engine.output = Box::new(|_| ());
    runtime.engine.errors = Box::new(|_| ());
    let mut cx = runtime.cx();
    let made = "objref ks, st, o, v1\nks = new KSChan()\nst = ks.add_hhstate(\"m\")\nv1 = new Vector()\ncreate soma\n";
    cx.execute(made).unwrap();
    let message = cx.execute(statement).map_or_else(|error| error.message, |()| "no error".to_owned());
    cx.execute(
        "if (ks.nstate != 1) { execerror(\"the channel changed\") }\nsoma insert Chan0\nfinitialize(-65)\n",
    )
    .unwrap();
    message
}

#[test]
fn an_ion_that_nobody_knows_is_refused() {
    assert_eq!(refused("ks.ion(\"xx\")"), "xx_ion is not an ion mechanism");
}

#[test]
fn a_transition_without_rates_is_refused_where_it_is_asked_for_them() {
    assert!(refused("v1.append(1)\nks.trans(0).ab(v1, v1.c, v1.c)").contains("no rates yet"));
}

#[test]
fn a_structure_that_ends_too_early_is_refused() {
    assert!(refused("ks.setstructure(v1)").contains("ends too early"));
    assert!(refused("v1.append(0, 1e9, 1, 1, 1, 0, 1)\nks.setstructure(v1)").contains("out of range"));
}

#[test]
fn a_table_of_one_value_is_refused() {
    assert!(refused("ks.trans(0).set_f(0, 7, v1)").contains("form 7 needs 2 numbers, the Vector has 0"));
    assert!(
        refused("v1.append(1, 2)\nks.trans(0).set_f(0, 7, v1, 5, 5)")
            .contains("a table reaches from low to high")
    );
}
