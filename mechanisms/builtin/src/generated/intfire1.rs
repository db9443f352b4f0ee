//! `IntFire1`, generated from `mechanisms/builtin/mod/intfire1.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::{Simd, scalar};
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "IntFire1".into(),
        kind: MechanismKind::ArtificialCell,
        title: "Leaky integrate and fire cell that events drive at once".into(),
        source: "mechanisms/builtin/mod/intfire1.mod".into(),
        columns: vec![
            ColumnInfo { name: "tau".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 10.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "refrac".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 5.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "m".into(), role: ColumnRole::Assigned, first: 2, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "refractory".into(), role: ColumnRole::Hidden, first: 3, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "t0".into(), role: ColumnRole::Hidden, first: 4, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
        ],
        width: 5,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::NetReceive, tabled: false },
            KernelInfo { kind: KernelKind::Function(0), tabled: false },
        ],
        functions: vec![
            FunctionInfo { name: "M".into(), n_args: 0, returns: true, needs_instance: true },
        ],
        net_receive: Some(NetReceiveInfo { args: vec!["w".into()], has_watch: false, for_netcons: false }),
        net_event: true,
        ordered_kernels: vec![1],
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
        1 if call.flags & EXACT != 0 => net_receive_exact(call),
        1 => net_receive(call),
        2 => function_0(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `IntFire1.initial` over vectors of instances.
struct Initial {
    t: f64,
}

impl Body for Initial {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        at.set_column(2, s.splat(0.0));
        at.set_column(3, s.splat(0.0));
        at.set_column(4, s.splat(self.t));
    }
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    let t = call.env.t;
    let body = Initial { t };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `IntFire1.net_receive` for one instance.
fn net_receive_exact_row(at: &Row<'_>) -> Result<(), String> {
    let refractory = at.column(3);
    let x2 = rows::truth(refractory != 0.0);
    let arg1 = at.arg(1);
    let x5 = rows::truth(arg1 == 1.0);
    let t = at.env().t;
    let m = at.column(2);
    let t0 = at.column(4);
    let x11 = if x5 != 0.0 { 0.0 } else { m };
    let x12 = if x5 != 0.0 { 0.0 } else { refractory };
    let x13 = if x5 != 0.0 { t } else { t0 };
    let arg0 = at.arg(0);
    let x17 = t - t0;
    let x18 = -x17;
    let tau = at.column(0);
    let x20 = x18 / tau;
    let x21 = scalar::exp(x20);
    let x23 = x21 * m;
    let x24 = arg0 + x23;
    let x26 = if x2 != 0.0 { x11 } else { x24 };
    let x27 = if x2 != 0.0 { x12 } else { refractory };
    let x28 = if x2 != 0.0 { x13 } else { t };
    let x30 = rows::truth(x26 > 1.0);
    let x32 = rows::truth(x27 == 0.0);
    let x33 = rows::truth(x30 != 0.0 && x32 != 0.0);
    let (x44, x45) = if x33 != 0.0 {
        let refrac = at.column(1);
        let x39 = t + refrac;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x39, 1.0);
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        (2.0, 1.0)
    } else {
        (x26, x27)
    };
    at.set_column(2, x44);
    at.set_column(3, x45);
    at.set_column(4, x28);
    Ok(())
}

fn net_receive_exact(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_exact_row) }
}

/// Kernel `IntFire1.net_receive` for one instance.
fn net_receive_row(at: &Row<'_>) -> Result<(), String> {
    let refractory = at.column(3);
    let x2 = rows::truth(refractory != 0.0);
    let arg1 = at.arg(1);
    let x5 = rows::truth(arg1 == 1.0);
    let t = at.env().t;
    let m = at.column(2);
    let t0 = at.column(4);
    let x11 = if x5 != 0.0 { 0.0 } else { m };
    let x12 = if x5 != 0.0 { 0.0 } else { refractory };
    let x13 = if x5 != 0.0 { t } else { t0 };
    let arg0 = at.arg(0);
    let x17 = t - t0;
    let x18 = -x17;
    let tau = at.column(0);
    let x20 = x18 / tau;
    let x21 = scalar::exp(x20);
    let x24 = x21 * m + arg0;
    let x26 = if x2 != 0.0 { x11 } else { x24 };
    let x27 = if x2 != 0.0 { x12 } else { refractory };
    let x28 = if x2 != 0.0 { x13 } else { t };
    let x30 = rows::truth(x26 > 1.0);
    let x32 = rows::truth(x27 == 0.0);
    let x33 = rows::truth(x30 != 0.0 && x32 != 0.0);
    let (x44, x45) = if x33 != 0.0 {
        let refrac = at.column(1);
        let x39 = t + refrac;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x39, 1.0);
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        (2.0, 1.0)
    } else {
        (x26, x27)
    };
    at.set_column(2, x44);
    at.set_column(3, x45);
    at.set_column(4, x28);
    Ok(())
}

fn net_receive(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_row) }
}

/// Kernel `IntFire1.M` for one instance.
fn function_0_row(at: &Row<'_>) -> Result<(), String> {
    let t = at.env().t;
    let t0 = at.column(4);
    let x3 = t - t0;
    let refractory = at.column(3);
    let x6 = rows::truth(refractory != 0.0);
    let x9 = rows::truth(x3 >= 0.5);
    let x12 = if x9 != 0.0 { (-1.0) } else { 2.0 };
    let x13 = -x3;
    let tau = at.column(0);
    let x15 = x13 / tau;
    let x16 = scalar::exp(x15);
    let m = at.column(2);
    let x18 = x16 * m;
    let x19 = if x6 != 0.0 { x12 } else { x18 };
    at.set_arg(0, x19);
    Ok(())
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_0_row) }
}
