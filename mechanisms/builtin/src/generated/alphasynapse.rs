//! `AlphaSynapse`, generated from `mechanisms/builtin/mod/alphasynapse.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Needs, Row};
use nrn_mech_abi::simd::scalar;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "AlphaSynapse".into(),
        kind: MechanismKind::PointProcess,
        title: "Synapse with a conductance of the form of an alpha function".into(),
        source: "mechanisms/builtin/mod/alphasynapse.mod".into(),
        columns: vec![
            ColumnInfo { name: "onset".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "tau".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 0.1, units: "ms".into(), limits: Some((0.001, 1000000.0)), ..Default::default() },
            ColumnInfo { name: "gmax".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 0.0, units: "uS".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "e".into(), role: ColumnRole::Parameter, first: 3, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 4, len: 1, default: 0.0, units: "nA".into(), ..Default::default() },
        ],
        width: 5,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
            KernelInfo { kind: KernelKind::Function(0), tabled: false },
        ],
        functions: vec![
            FunctionInfo { name: "alpha".into(), n_args: 1, returns: true, needs_instance: false },
        ],
        ..Default::default()
    }
}

/// The mechanism: what it tells about itself and its kernels.
pub fn mechanism() -> Mechanism {
    // SAFETY: `kernel` knows every kernel number of `info`, keeps nothing and may run on any thread.
    unsafe { Mechanism::from_native(info(), kernel) }
}

/// The kernel of a number.
///
/// # Safety
/// `call` is as `Mechanism::run` builds it for this mechanism.
unsafe extern "C" fn kernel(_data: *const std::ffi::c_void, kernel: u32, call: *const KernelCall) -> u32 {
    let body = |call: &KernelCall| match kernel {
        0 => initial(call),
        1 if call.flags & EXACT != 0 => current_exact(call),
        1 => current(call),
        2 => function_0(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `AlphaSynapse.initial` for one instance.
fn initial_row(_at: &Row<'_>) -> Result<(), String> {
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `AlphaSynapse.current` for one instance.
fn current_exact_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let x2 = v + 0.001;
    let gmax = at.column(2);
    let onset = at.column(0);
    let t = at.env().t;
    let x17 = t - onset;
    let tau = at.column(1);
    let x19 = x17 / tau;
    let x23 = rows::truth(x19 >= 0.0);
    let x25 = rows::truth(x19 <= 10.0);
    let x26 = rows::truth(x23 != 0.0 && x25 != 0.0);
    let x28 = 1.0 - x19;
    let x29 = scalar::exp(x28);
    let x30 = x19 * x29;
    let x31 = if x26 != 0.0 { x30 } else { 0.0 };
    let x32 = gmax * x31;
    let e = at.column(3);
    let x34 = x2 - e;
    let x35 = x32 * x34;
    if gmax != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, onset, 0.0);
    }
    let x62 = v - e;
    let x63 = x32 * x62;
    let x65 = x35 - x63;
    let x66 = x65 / 0.001;
    let area = at.node(NodeField::Area);
    let x69 = 100.0 / area;
    let x73 = x63 * x69;
    let x74 = -x73;
    at.add_node(NodeField::Rhs, x74);
    let x75 = x66 * x69;
    at.add_node(NodeField::D, x75);
    at.set_column(4, x63);
    Ok(())
}

fn current_exact(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_exact_row) }
}

/// Kernel `AlphaSynapse.current` for one instance.
fn current_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let x2 = v + 0.001;
    let gmax = at.column(2);
    let onset = at.column(0);
    let t = at.env().t;
    let x17 = t - onset;
    let tau = at.column(1);
    let x19 = x17 / tau;
    let x23 = rows::truth(x19 >= 0.0);
    let x25 = rows::truth(x19 <= 10.0);
    let x26 = rows::truth(x23 != 0.0 && x25 != 0.0);
    let x28 = 1.0 - x19;
    let x29 = scalar::exp(x28);
    let x30 = x19 * x29;
    let x31 = if x26 != 0.0 { x30 } else { 0.0 };
    let x32 = gmax * x31;
    let e = at.column(3);
    let x34 = x2 - e;
    let x35 = x32 * x34;
    if gmax != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, onset, 0.0);
    }
    let x62 = v - e;
    let x63 = x32 * x62;
    let x65 = x35 - x63;
    let x66 = x65 * 1000.0;
    let area = at.node(NodeField::Area);
    let x69 = 100.0 / area;
    let x73 = x63 * x69;
    let x74 = -x73;
    at.add_node(NodeField::Rhs, x74);
    let x75 = x66 * x69;
    at.add_node(NodeField::D, x75);
    at.set_column(4, x63);
    Ok(())
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_row) }
}

/// Kernel `AlphaSynapse.alpha` for one instance.
fn function_0_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let x4 = rows::truth(arg0 >= 0.0);
    let x6 = rows::truth(arg0 <= 10.0);
    let x7 = rows::truth(x4 != 0.0 && x6 != 0.0);
    let x9 = 1.0 - arg0;
    let x10 = scalar::exp(x9);
    let x11 = arg0 * x10;
    let x12 = if x7 != 0.0 { x11 } else { 0.0 };
    at.set_arg(0, x12);
    Ok(())
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, function_0_row) }
}
