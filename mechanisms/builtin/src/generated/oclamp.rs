//! `OClamp`, generated from `mechanisms/builtin/mod/oclamp.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "OClamp".into(),
        kind: MechanismKind::PointProcess,
        title: "Single electrode voltage clamp that can be switched, for optimization".into(),
        source: "mechanisms/builtin/mod/oclamp.mod".into(),
        columns: vec![
            ColumnInfo { name: "rs".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 1.0, units: "megohm".into(), limits: Some((1e-9, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "on".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "off".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "vc".into(), role: ColumnRole::Parameter, first: 3, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "switched_on".into(), role: ColumnRole::Parameter, first: 4, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 5, len: 1, default: 0.0, units: "nA".into(), ..Default::default() },
            ColumnInfo { name: "closed".into(), role: ColumnRole::Hidden, first: 6, len: 1, default: 0.0, ..Default::default() },
        ],
        width: 7,
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

/// Kernel `OClamp.initial` over vectors of instances.
struct Initial;

impl Body for Initial {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        at.set_column(6, s.splat(0.0));
    }
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    let body = Initial;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `OClamp.current` for one instance.
fn current_exact_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let x2 = v + 0.001;
    let switched_on = at.column(4);
    let on = at.column(1);
    let t = at.env().t;
    let off = at.column(2);
    let x28 = rows::truth(t >= on);
    let x30 = rows::truth(t <= off);
    let x31 = rows::truth(x28 != 0.0 && x30 != 0.0);
    let x33 = if x31 != 0.0 { 1.0 } else { 0.0 };
    let x34 = if switched_on != 0.0 { x33 } else { 0.0 };
    let vc = at.column(3);
    let x37 = vc - x2;
    let rs = at.column(0);
    let x39 = x37 / rs;
    let x40 = if x34 != 0.0 { x39 } else { 0.0 };
    let x73 = if switched_on != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, on, 0.0);
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, off, 0.0);
        x33
    } else {
        0.0
    };
    let x76 = vc - v;
    let x78 = x76 / rs;
    let x79 = if x73 != 0.0 { x78 } else { 0.0 };
    let x83 = x40 - x79;
    let x84 = x83 / 0.001;
    let area = at.node(NodeField::Area);
    let x87 = 100.0 / area;
    let x91 = x79 * x87;
    at.add_node(NodeField::Rhs, x91);
    let x92 = x84 * x87;
    let x93 = -x92;
    at.add_node(NodeField::D, x93);
    at.set_column(5, x79);
    at.set_column(6, x73);
    Ok(())
}

fn current_exact(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_exact_row) }
}

/// Kernel `OClamp.current` for one instance.
fn current_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let x2 = v + 0.001;
    let switched_on = at.column(4);
    let on = at.column(1);
    let t = at.env().t;
    let off = at.column(2);
    let x28 = rows::truth(t >= on);
    let x30 = rows::truth(t <= off);
    let x31 = rows::truth(x28 != 0.0 && x30 != 0.0);
    let x33 = if x31 != 0.0 { 1.0 } else { 0.0 };
    let x34 = if switched_on != 0.0 { x33 } else { 0.0 };
    let vc = at.column(3);
    let x37 = vc - x2;
    let rs = at.column(0);
    let x39 = x37 / rs;
    let x40 = if x34 != 0.0 { x39 } else { 0.0 };
    let x73 = if switched_on != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, on, 0.0);
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, off, 0.0);
        x33
    } else {
        0.0
    };
    let x76 = vc - v;
    let x78 = x76 / rs;
    let x79 = if x73 != 0.0 { x78 } else { 0.0 };
    let x83 = x40 - x79;
    let x84 = x83 * 1000.0;
    let area = at.node(NodeField::Area);
    let x87 = 100.0 / area;
    let x91 = x79 * x87;
    at.add_node(NodeField::Rhs, x91);
    let x92 = x84 * x87;
    let x93 = -x92;
    at.add_node(NodeField::D, x93);
    at.set_column(5, x79);
    at.set_column(6, x73);
    Ok(())
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_row) }
}

/// Kernel `OClamp.after_solve` over vectors of instances.
struct AfterSolve;

impl Body for AfterSolve {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let closed = at.column(6);
        let vc = at.column(3);
        let v = at.node(NodeField::V);
        let x4 = vc - v;
        let rs = at.column(0);
        let x6 = x4 / rs;
        let x7 = s.select(s.truth(closed), x6, s.splat(0.0));
        at.set_column(5, x7);
    }
}

fn after_solve(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let body = AfterSolve;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `OClamp.icur` over vectors of instances.
struct Function0;

impl Body for Function0 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let closed = at.column(6);
        let vc = at.column(3);
        let v = at.node(NodeField::V);
        let x4 = vc - v;
        let rs = at.column(0);
        let x6 = x4 / rs;
        let x7 = s.select(s.truth(closed), x6, s.splat(0.0));
        at.set_column(5, x7);
    }
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    let body = Function0;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `OClamp.vstim` for one instance.
fn function_1_row(at: &Row<'_>) -> Result<(), String> {
    let switched_on = at.column(4);
    let x31 = if switched_on != 0.0 {
        let on = at.column(1);
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, on, 0.0);
        let t = at.env().t;
        let off = at.column(2);
        at.effect(nrn_mech_abi::effects::kind::AT_TIME, off, 0.0);
        let x25 = rows::truth(t >= on);
        let x27 = rows::truth(t <= off);
        let x28 = rows::truth(x25 != 0.0 && x27 != 0.0);
        let x30 = if x28 != 0.0 { 1.0 } else { 0.0 };
        x30
    } else {
        0.0
    };
    let vc = at.column(3);
    let v = at.node(NodeField::V);
    let x35 = vc - v;
    let rs = at.column(0);
    let x37 = x35 / rs;
    let x38 = if x31 != 0.0 { x37 } else { 0.0 };
    at.set_column(5, x38);
    at.set_column(6, x31);
    Ok(())
}

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_1_row) }
}
