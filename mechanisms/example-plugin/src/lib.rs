//! A mechanism written by hand: `exleak`, a leak current that users insert like any other.
//!
//! Copy this folder to begin a plugin of your own. It is a `cdylib` with three parts: a description of the mechanism, a
//! kernel that computes, and one line that exports both. Build it with `cargo build --release` and give the library to
//! `nrn_load_dll`. When you have a `.mod` file you need none of this: the program runs `.mod` files as they are.

use nrn_plugin::nrn_mech_abi::raw::{KernelCall, NodeField};
use nrn_plugin::nrn_mech_abi::{
    ColumnInfo, ColumnRole, KernelInfo, KernelKind, Kernels, Mechanism, MechanismInfo, MechanismKind,
};

// Every variable of an instance is a column: row r of column c is `data[c * stride + r]`.
const G: usize = 0;
const E: usize = 1;
const I: usize = 2;

/// What users and the solver get to know: names, units, defaults, and which kernels there are.
fn info() -> MechanismInfo {
    let column = |name: &str, role, first, default, units: &str| ColumnInfo {
        name: name.into(),
        role,
        first,
        len: 1,
        default,
        units: units.into(),
        ..Default::default()
    };
    MechanismInfo {
        name: "exleak".into(),
        kind: MechanismKind::Density,
        title: "A leak current, written by hand".into(),
        columns: vec![
            column("g", ColumnRole::Parameter, G, 0.001, "S/cm2"),
            column("e", ColumnRole::Parameter, E, -70.0, "mV"),
            column("i", ColumnRole::Assigned, I, 0.0, "mA/cm2"),
        ],
        width: 3,
        // Kernel numbers are positions in this list.
        kernels: vec![KernelInfo { kind: KernelKind::Current, tabled: false }],
        ..Default::default()
    }
}

/// The code. A panic in it becomes an error of the simulation.
struct Leak;

impl Kernels for Leak {
    unsafe fn run(&self, kernel: u32, call: &KernelCall) -> Result<(), String> {
        match kernel {
            // SAFETY: `call` is as the program built it, which is what `current` asks for.
            0 => unsafe { current(call) },
            other => return Err(format!("exleak has no kernel {other}")),
        }
        Ok(())
    }
}

/// `i = g (v - e)` for every instance; it leaves the cell, so it is subtracted from the right-hand side of the tree
/// matrix, and its slope `g` is added to the diagonal.
///
/// # Safety
/// The pointers of `call` are valid for its rows, as `nrn_mech_abi::raw` says.
unsafe fn current(call: &KernelCall) {
    let own = |column: usize, row: usize| call.columns.data.wrapping_add(column * call.columns.stride + row);
    for row in call.first..call.first + call.n {
        // SAFETY: `node_rows` has an entry for each of our rows, and `row` is one of them.
        let node = unsafe { *call.node_rows.add(row) } as usize;
        let node = |field: NodeField| call.nodes.data.wrapping_add(field as usize * call.nodes.stride + node);
        // SAFETY: columns 0, 1 and 2 exist because `info` says so; the fields of a node always do.
        unsafe {
            let (g, e, v) = (*own(G, row), *own(E, row), *node(NodeField::V));
            let i = g * (v - e);
            *own(I, row) = i;
            *node(NodeField::Rhs) -= i;
            *node(NodeField::D) += g;
        }
    }
}

fn mechanisms() -> Vec<Mechanism> {
    vec![Mechanism::from_kernels(info(), Box::new(Leak))]
}

nrn_plugin::export_mechanisms!(mechanisms);
