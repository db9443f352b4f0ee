//! `pas`, generated from `mechanisms/builtin/mod/pas.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "pas".into(),
        kind: MechanismKind::Density,
        title: "Passive membrane: a constant conductance".into(),
        source: "mechanisms/builtin/mod/pas.mod".into(),
        columns: vec![
            ColumnInfo { name: "g".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 0.001, units: "S/cm2".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "e".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: -70.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 2, len: 1, default: 0.0, units: "mA/cm2".into(), ..Default::default() },
        ],
        width: 3,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
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
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `pas.initial` for one instance.
fn initial_row(_at: &Row<'_>) -> Result<(), String> {
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `pas.current` over vectors of instances.
struct CurrentExact;

impl Body for CurrentExact {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x2 = v + s.splat(0.001);
        let g = at.column(0);
        let e = at.column(1);
        let x5 = x2 - e;
        let x6 = g * x5;
        let x7 = v - e;
        let x8 = g * x7;
        let x10 = x6 - x8;
        let x11 = x10 / s.splat(0.001);
        let x15 = -x8;
        at.add_node(NodeField::Rhs, x15);
        at.add_node(NodeField::D, x11);
        at.set_column(2, x8);
    }
}

fn current_exact(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let body = CurrentExact;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `pas.current` over vectors of instances.
struct Current;

impl Body for Current {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x2 = v + s.splat(0.001);
        let g = at.column(0);
        let e = at.column(1);
        let x5 = x2 - e;
        let x6 = g * x5;
        let x7 = v - e;
        let x8 = g * x7;
        let x10 = x6 - x8;
        let x11 = x10 * s.splat(1000.0);
        let x15 = -x8;
        at.add_node(NodeField::Rhs, x15);
        at.add_node(NodeField::D, x11);
        at.set_column(2, x8);
    }
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let body = Current;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}
