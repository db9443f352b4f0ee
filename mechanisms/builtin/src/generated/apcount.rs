//! `APCount`, generated from `mechanisms/builtin/mod/apcount.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Needs, Row};
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "APCount".into(),
        kind: MechanismKind::PointProcess,
        title: "Counts how often the membrane potential rises above a threshold".into(),
        source: "mechanisms/builtin/mod/apcount.mod".into(),
        columns: vec![
            ColumnInfo { name: "n".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "thresh".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: -20.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "time".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "firing".into(), role: ColumnRole::Assigned, first: 3, len: 1, default: 0.0, ..Default::default() },
        ],
        width: 4,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::AfterSolve, tabled: false },
            KernelInfo { kind: KernelKind::Function(0), tabled: false },
        ],
        functions: vec![
            FunctionInfo { name: "check".into(), n_args: 0, returns: false, needs_instance: true },
        ],
        ordered_kernels: vec![0, 1, 2],
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
        1 => after_solve(call),
        2 => function_0(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `APCount.initial` for one instance.
fn initial_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let thresh = at.column(1);
    let x4 = rows::truth(v >= thresh);
    let x6 = rows::truth(x4 != 0.0 && 1.0 != 0.0);
    let (x15, x16, x17) = if x6 != 0.0 {
        let t = at.env().t;
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        (1.0, t, 1.0)
    } else {
        let time = at.column(2);
        (0.0, time, 0.0)
    };
    let x18 = rows::truth(v < thresh);
    let x19 = rows::truth(x17 != 0.0 && x18 != 0.0);
    let t_2 = at.env().t;
    let x21 = rows::truth(t_2 > x16);
    let x22 = rows::truth(x19 != 0.0 && x21 != 0.0);
    let x24 = if x22 != 0.0 { 0.0 } else { x17 };
    at.set_column(0, x15);
    at.set_column(2, x16);
    at.set_column(3, x24);
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `APCount.after_solve` for one instance.
fn after_solve_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let thresh = at.column(1);
    let x2 = rows::truth(v >= thresh);
    let firing = at.column(3);
    let x4 = rows::truth(firing == 0.0);
    let x5 = rows::truth(x2 != 0.0 && x4 != 0.0);
    let (x16, x17, x18) = if x5 != 0.0 {
        let t = at.env().t;
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        let n = at.column(0);
        let x13 = n + 1.0;
        (x13, t, 1.0)
    } else {
        let n_2 = at.column(0);
        let time = at.column(2);
        (n_2, time, firing)
    };
    let x19 = rows::truth(v < thresh);
    let x20 = rows::truth(x18 != 0.0 && x19 != 0.0);
    let t_2 = at.env().t;
    let x22 = rows::truth(t_2 > x17);
    let x23 = rows::truth(x20 != 0.0 && x22 != 0.0);
    let x25 = if x23 != 0.0 { 0.0 } else { x18 };
    at.set_column(0, x16);
    at.set_column(2, x17);
    at.set_column(3, x25);
    Ok(())
}

fn after_solve(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, after_solve_row) }
}

/// Kernel `APCount.check` for one instance.
fn function_0_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let thresh = at.column(1);
    let x2 = rows::truth(v >= thresh);
    let firing = at.column(3);
    let x4 = rows::truth(firing == 0.0);
    let x5 = rows::truth(x2 != 0.0 && x4 != 0.0);
    let (x16, x17, x18) = if x5 != 0.0 {
        let t = at.env().t;
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        let n = at.column(0);
        let x13 = n + 1.0;
        (x13, t, 1.0)
    } else {
        let n_2 = at.column(0);
        let time = at.column(2);
        (n_2, time, firing)
    };
    let x19 = rows::truth(v < thresh);
    let x20 = rows::truth(x18 != 0.0 && x19 != 0.0);
    let t_2 = at.env().t;
    let x22 = rows::truth(t_2 > x17);
    let x23 = rows::truth(x20 != 0.0 && x22 != 0.0);
    let x25 = if x23 != 0.0 { 0.0 } else { x18 };
    at.set_column(0, x16);
    at.set_column(2, x17);
    at.set_column(3, x25);
    Ok(())
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_0_row) }
}
