//! The loader takes good plugins and turns bad ones into errors.

use nrn_mech_abi::raw::{ABI_VERSION, NODE_FIELDS};
use nrn_mech_abi::{Call, Columns, Effects, Env, KernelError, KernelKind, Mechanism, NetCons, NodeField};
use nrn_plugin::{LoadError, load};
use plugin_tests::library;

/// Runs a kernel for one instance on one node at -60 mV; gives the node's right-hand side and diagonal.
fn run(mechanism: &Mechanism, kind: KernelKind) -> Result<(f64, f64), KernelError> {
    let info = mechanism.info();
    let (mut columns, mut nodes) = (Columns::new(info.width), Columns::new(NODE_FIELDS));
    columns.push(&info.default_row());
    nodes.push(&[0.0; NODE_FIELDS]);
    nodes.set(NodeField::V as usize, 0, -60.0);
    let mut call = Call {
        rows: 0..1,
        flags: 0,
        columns: &mut columns,
        node_rows: &[0],
        nodes: &mut nodes,
        ion_tables: &mut [],
        ions: &[],
        globals: &mut info.default_globals(),
        tables: &[],
        args: &mut [],
        netcons: NetCons::default(),
        random: Default::default(),
        env: Env::default(),
        effects: &mut Effects::default(),
    };
    mechanism.run(mechanism.kernel(kind, false).expect("kernel"), &mut call)?;
    Ok((nodes.get(NodeField::Rhs as usize, 0), nodes.get(NodeField::D as usize, 0)))
}

#[test]
fn the_example_plugin_loads_and_computes_a_leak() {
    let all = load(&library("example-plugin")).expect("loads");
    let info = all[0].info();
    assert_eq!((all.len(), info.name.as_str(), info.columns[1].default), (1, "exleak", -70.0));
    assert!(info.source.contains("example_plugin"), "{}", info.source);
    assert_eq!(run(&all[0], KernelKind::Current), Ok((-0.01, 0.001)));
}

#[test]
fn a_plugin_can_be_loaded_twice() {
    let path = library("example-plugin");
    assert_eq!(load(&path).expect("once").len(), load(&path).expect("twice").len());
}

#[test]
fn a_plugin_of_another_version_is_refused() {
    let error = load(&library("fixture-wrong-version")).expect_err("refused");
    assert!(matches!(error, LoadError::Version { found: 4711, expected: ABI_VERSION, .. }), "{error}");
    assert!(error.to_string().contains("build it again"), "{error}");
}

#[test]
fn a_plugin_that_miscounts_its_columns_is_refused() {
    let error = load(&library("fixture-wrong-columns")).expect_err("refused");
    assert!(error.to_string().contains("column x1 does not fit"), "{error}");
}

#[test]
fn a_panic_in_a_plugin_is_an_error() {
    let all = load(&library("fixture-panics")).expect("loads");
    assert_eq!(run(&all[0], KernelKind::Initial), Err(KernelError::Panicked("panics".into())));
    let reported = run(&all[0], KernelKind::Current).expect_err("fails");
    assert_eq!(reported.to_string(), "panics: this kernel always fails");
}

#[test]
fn files_that_are_no_plugins_are_refused() {
    let missing = load("no/such/library.so".as_ref()).expect_err("refused");
    assert!(matches!(missing, LoadError::NotLoaded(..)), "{missing}");
    let text = load(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml").as_ref()).expect_err("refused");
    assert!(matches!(text, LoadError::NotLoaded(..)), "{text}");
}
