//! `SEClamp`, generated from `mechanisms/builtin/mod/seclamp.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "SEClamp".into(),
        kind: MechanismKind::PointProcess,
        title: "Single electrode voltage clamp with three levels".into(),
        source: "mechanisms/builtin/mod/seclamp.mod".into(),
        columns: vec![
            ColumnInfo { name: "rs".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 1.0, units: "megohm".into(), limits: Some((1e-9, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "dur1".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "amp1".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "dur2".into(), role: ColumnRole::Parameter, first: 3, len: 1, default: 0.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "amp2".into(), role: ColumnRole::Parameter, first: 4, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "dur3".into(), role: ColumnRole::Parameter, first: 5, len: 1, default: 0.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "amp3".into(), role: ColumnRole::Parameter, first: 6, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 7, len: 1, default: 0.0, units: "nA".into(), ..Default::default() },
            ColumnInfo { name: "vc".into(), role: ColumnRole::Assigned, first: 8, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "second".into(), role: ColumnRole::Hidden, first: 9, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "third".into(), role: ColumnRole::Hidden, first: 10, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "closed".into(), role: ColumnRole::Hidden, first: 11, len: 1, default: 0.0, ..Default::default() },
        ],
        width: 12,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
            KernelInfo { kind: KernelKind::AfterSolve, tabled: false },
            KernelInfo { kind: KernelKind::Function(0), tabled: false },
            KernelInfo { kind: KernelKind::Function(1), tabled: false },
        ],
        functions: vec![
            FunctionInfo { name: "icur".into(), n_args: 0, returns: false, needs_instance: true },
            FunctionInfo { name: "vstim".into(), n_args: 0, returns: false, needs_instance: true },
        ],
        electrode_current: true,
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
        2 => after_solve(call),
        3 => function_0(call),
        4 => function_1(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `SEClamp.initial` over vectors of instances.
struct Initial;

impl Body for Initial {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let dur1 = at.column(1);
        let dur2 = at.column(3);
        let x2 = dur1 + dur2;
        let dur3 = at.column(5);
        let x4 = x2 + dur3;
        at.set_column(9, x2);
        at.set_column(10, x4);
        at.set_column(11, s.splat(0.0));
    }
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    let body = Initial;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `SEClamp.current` for one instance.
fn current_exact_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let x2 = v + 0.001;
    let dur1 = at.column(1);
    let t = at.env().t;
    let dur2 = at.column(3);
    let second = at.column(9);
    let dur3 = at.column(5);
    let third = at.column(10);
    let x40 = rows::truth(t < dur1);
    let amp1 = at.column(2);
    let x44 = rows::truth(t < second);
    let amp2 = at.column(4);
    let x48 = rows::truth(t < third);
    let amp3 = at.column(6);
    let x52 = if x48 != 0.0 { amp3 } else { 0.0 };
    let x53 = if x48 != 0.0 { 1.0 } else { 0.0 };
    let x54 = if x44 != 0.0 { amp2 } else { x52 };
    let x55 = if x44 != 0.0 { 1.0 } else { x53 };
    let x56 = if x40 != 0.0 { amp1 } else { x54 };
    let x57 = if x40 != 0.0 { 1.0 } else { x55 };
    let x59 = x56 - x2;
    let rs = at.column(0);
    let x61 = x59 / rs;
    let x62 = if x57 != 0.0 { x61 } else { 0.0 };
    if dur1 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, dur1, 0.0);
    }
    if dur2 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, second, 0.0);
    }
    if dur3 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, third, 0.0);
    }
    let x118 = x56 - v;
    let x120 = x118 / rs;
    let x121 = if x57 != 0.0 { x120 } else { 0.0 };
    let x125 = x62 - x121;
    let x126 = x125 / 0.001;
    let area = at.node(NodeField::Area);
    let x129 = 100.0 / area;
    let x133 = x121 * x129;
    at.add_node(NodeField::Rhs, x133);
    let x134 = x126 * x129;
    let x135 = -x134;
    at.add_node(NodeField::D, x135);
    at.set_column(7, x121);
    at.set_column(8, x56);
    at.set_column(11, x57);
    Ok(())
}

fn current_exact(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_exact_row) }
}

/// Kernel `SEClamp.current` for one instance.
fn current_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let x2 = v + 0.001;
    let dur1 = at.column(1);
    let t = at.env().t;
    let dur2 = at.column(3);
    let second = at.column(9);
    let dur3 = at.column(5);
    let third = at.column(10);
    let x40 = rows::truth(t < dur1);
    let amp1 = at.column(2);
    let x44 = rows::truth(t < second);
    let amp2 = at.column(4);
    let x48 = rows::truth(t < third);
    let amp3 = at.column(6);
    let x52 = if x48 != 0.0 { amp3 } else { 0.0 };
    let x53 = if x48 != 0.0 { 1.0 } else { 0.0 };
    let x54 = if x44 != 0.0 { amp2 } else { x52 };
    let x55 = if x44 != 0.0 { 1.0 } else { x53 };
    let x56 = if x40 != 0.0 { amp1 } else { x54 };
    let x57 = if x40 != 0.0 { 1.0 } else { x55 };
    let x59 = x56 - x2;
    let rs = at.column(0);
    let x61 = x59 / rs;
    let x62 = if x57 != 0.0 { x61 } else { 0.0 };
    if dur1 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, dur1, 0.0);
    }
    if dur2 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, second, 0.0);
    }
    if dur3 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, third, 0.0);
    }
    let x118 = x56 - v;
    let x120 = x118 / rs;
    let x121 = if x57 != 0.0 { x120 } else { 0.0 };
    let x125 = x62 - x121;
    let x126 = x125 * 1000.0;
    let area = at.node(NodeField::Area);
    let x129 = 100.0 / area;
    let x133 = x121 * x129;
    at.add_node(NodeField::Rhs, x133);
    let x134 = x126 * x129;
    let x135 = -x134;
    at.add_node(NodeField::D, x135);
    at.set_column(7, x121);
    at.set_column(8, x56);
    at.set_column(11, x57);
    Ok(())
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_row) }
}

/// Kernel `SEClamp.after_solve` over vectors of instances.
struct AfterSolve;

impl Body for AfterSolve {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let closed = at.column(11);
        let vc = at.column(8);
        let v = at.node(NodeField::V);
        let x4 = vc - v;
        let rs = at.column(0);
        let x6 = x4 / rs;
        let x7 = s.select(s.truth(closed), x6, s.splat(0.0));
        at.set_column(7, x7);
    }
}

fn after_solve(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let body = AfterSolve;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `SEClamp.icur` over vectors of instances.
struct Function0;

impl Body for Function0 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let closed = at.column(11);
        let vc = at.column(8);
        let v = at.node(NodeField::V);
        let x4 = vc - v;
        let rs = at.column(0);
        let x6 = x4 / rs;
        let x7 = s.select(s.truth(closed), x6, s.splat(0.0));
        at.set_column(7, x7);
    }
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    let body = Function0;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `SEClamp.vstim` for one instance.
fn function_1_row(at: &Row<'_>) -> Result<(), String> {
    let dur1 = at.column(1);
    if dur1 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, dur1, 0.0);
    }
    let dur2 = at.column(3);
    if dur2 != 0.0 {
        let second = at.column(9);
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, second, 0.0);
    }
    let dur3 = at.column(5);
    if dur3 != 0.0 {
        let third = at.column(10);
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, third, 0.0);
    }
    let t = at.env().t;
    let x37 = rows::truth(t < dur1);
    let amp1 = at.column(2);
    let second_2 = at.column(9);
    let x41 = rows::truth(t < second_2);
    let amp2 = at.column(4);
    let third_2 = at.column(10);
    let x45 = rows::truth(t < third_2);
    let amp3 = at.column(6);
    let x49 = if x45 != 0.0 { amp3 } else { 0.0 };
    let x50 = if x45 != 0.0 { 1.0 } else { 0.0 };
    let x51 = if x41 != 0.0 { amp2 } else { x49 };
    let x52 = if x41 != 0.0 { 1.0 } else { x50 };
    let x53 = if x37 != 0.0 { amp1 } else { x51 };
    let x54 = if x37 != 0.0 { 1.0 } else { x52 };
    let v = at.node(NodeField::V);
    let x57 = x53 - v;
    let rs = at.column(0);
    let x59 = x57 / rs;
    let x60 = if x54 != 0.0 { x59 } else { 0.0 };
    at.set_column(7, x60);
    at.set_column(8, x53);
    at.set_column(11, x54);
    Ok(())
}

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_1_row) }
}
