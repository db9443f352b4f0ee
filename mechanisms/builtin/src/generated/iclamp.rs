//! `IClamp`, generated from `mechanisms/builtin/mod/iclamp.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "IClamp".into(),
        kind: MechanismKind::PointProcess,
        title: "Current clamp: one pulse".into(),
        source: "mechanisms/builtin/mod/iclamp.mod".into(),
        columns: vec![
            ColumnInfo { name: "del".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "dur".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 0.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "amp".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 0.0, units: "nA".into(), ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 3, len: 1, default: 0.0, units: "nA".into(), ..Default::default() },
        ],
        width: 4,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
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
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `IClamp.initial` over vectors of instances.
struct Initial;

impl Body for Initial {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        at.set_column(3, s.splat(0.0));
    }
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    let body = Initial;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `IClamp.current` for one instance.
fn current_exact_row(at: &Row<'_>) -> Result<(), String> {
    let del = at.column(0);
    let t = at.env().t;
    let dur = at.column(1);
    let x15 = del + dur;
    let x28 = rows::truth(t >= del);
    let x31 = rows::truth(t < x15);
    let x32 = rows::truth(x28 != 0.0 && x31 != 0.0);
    let amp = at.column(2);
    let x34 = if x32 != 0.0 { amp } else { 0.0 };
    at.effect(nrn_mech_abi::effects::kind::AT_TIME, del, 0.0);
    at.effect(nrn_mech_abi::effects::kind::AT_TIME, x15, 0.0);
    let x66 = x34 - x34;
    let x67 = x66 / 0.001;
    let area = at.node(NodeField::Area);
    let x70 = 100.0 / area;
    let x74 = x34 * x70;
    at.add_node(NodeField::Rhs, x74);
    let x75 = x67 * x70;
    let x76 = -x75;
    at.add_node(NodeField::D, x76);
    at.set_column(3, x34);
    Ok(())
}

fn current_exact(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_exact_row) }
}

/// Kernel `IClamp.current` for one instance.
fn current_row(at: &Row<'_>) -> Result<(), String> {
    let del = at.column(0);
    let t = at.env().t;
    let dur = at.column(1);
    let x15 = del + dur;
    let x28 = rows::truth(t >= del);
    let x31 = rows::truth(t < x15);
    let x32 = rows::truth(x28 != 0.0 && x31 != 0.0);
    let amp = at.column(2);
    let x34 = if x32 != 0.0 { amp } else { 0.0 };
    at.effect(nrn_mech_abi::effects::kind::AT_TIME, del, 0.0);
    at.effect(nrn_mech_abi::effects::kind::AT_TIME, x15, 0.0);
    let x66 = x34 - x34;
    let x67 = x66 * 1000.0;
    let area = at.node(NodeField::Area);
    let x70 = 100.0 / area;
    let x74 = x34 * x70;
    at.add_node(NodeField::Rhs, x74);
    let x75 = x67 * x70;
    let x76 = -x75;
    at.add_node(NodeField::D, x76);
    at.set_column(3, x34);
    Ok(())
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_row) }
}
