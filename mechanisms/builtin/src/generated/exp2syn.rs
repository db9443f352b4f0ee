//! `Exp2Syn`, generated from `mechanisms/builtin/mod/exp2syn.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "Exp2Syn".into(),
        kind: MechanismKind::PointProcess,
        title: "Synapse whose conductance rises and decays exponentially".into(),
        source: "mechanisms/builtin/mod/exp2syn.mod".into(),
        columns: vec![
            ColumnInfo { name: "tau1".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 0.1, units: "ms".into(), limits: Some((1e-9, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "tau2".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 10.0, units: "ms".into(), limits: Some((1e-9, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "e".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 3, len: 1, default: 0.0, units: "nA".into(), ..Default::default() },
            ColumnInfo { name: "g".into(), role: ColumnRole::Assigned, first: 4, len: 1, default: 0.0, units: "uS".into(), ..Default::default() },
            ColumnInfo { name: "A".into(), role: ColumnRole::State, first: 5, len: 1, default: 0.0, units: "uS".into(), ..Default::default() },
            ColumnInfo { name: "B".into(), role: ColumnRole::State, first: 6, len: 1, default: 0.0, units: "uS".into(), ..Default::default() },
            ColumnInfo { name: "factor".into(), role: ColumnRole::Hidden, first: 7, len: 1, default: 0.0, ..Default::default() },
        ],
        width: 8,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
            KernelInfo { kind: KernelKind::State, tabled: false },
            KernelInfo { kind: KernelKind::NetReceive, tabled: false },
        ],
        net_receive: Some(NetReceiveInfo { args: vec!["weight".into()], has_watch: false, for_netcons: false }),
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
        2 if call.flags & EXACT != 0 => state_exact(call),
        2 => state(call),
        3 => net_receive(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `Exp2Syn.initial` over vectors of instances.
struct Initial;

impl Body for Initial {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let tau1 = at.column(0);
        let tau2 = at.column(1);
        let x4 = tau1 / tau2;
        let x8 = s.splat(0.9999) * tau2;
        let x9 = s.select(s.gt(x4, s.splat(0.9999)), x8, tau1);
        let x10 = x9 / tau2;
        let x14 = tau2 * s.splat(1e-9);
        let x15 = s.select(s.lt(x10, s.splat(1e-9)), x14, x9);
        let x16 = x15 * tau2;
        let x17 = tau2 - x15;
        let x18 = x16 / x17;
        let x19 = tau2 / x15;
        let x20 = s.map(x19, f64::ln);
        let x21 = x18 * x20;
        let x23 = -x21;
        let x24 = x23 / tau2;
        let x25 = s.exp(x24);
        let x27 = x23 / x15;
        let x28 = s.exp(x27);
        let x29 = x25 - x28;
        let x30 = s.splat(1.0) / x29;
        at.set_column(0, x15);
        at.set_column(5, s.splat(0.0));
        at.set_column(6, s.splat(0.0));
        at.set_column(7, x30);
    }
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    let body = Initial;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `Exp2Syn.current` over vectors of instances.
struct CurrentExact;

impl Body for CurrentExact {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x2 = v + s.splat(0.001);
        let b = at.column(6);
        let a = at.column(5);
        let x5 = b - a;
        let e = at.column(2);
        let x7 = x2 - e;
        let x8 = x5 * x7;
        let x10 = v - e;
        let x11 = x5 * x10;
        let x13 = x8 - x11;
        let x14 = x13 / s.splat(0.001);
        let area = at.node(NodeField::Area);
        let x17 = s.splat(100.0) / area;
        let x21 = x11 * x17;
        let x22 = -x21;
        at.add_node(NodeField::Rhs, x22);
        let x23 = x14 * x17;
        at.add_node(NodeField::D, x23);
        at.set_column(3, x11);
        at.set_column(4, x5);
    }
}

fn current_exact(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let body = CurrentExact;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `Exp2Syn.current` over vectors of instances.
struct Current;

impl Body for Current {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x2 = v + s.splat(0.001);
        let b = at.column(6);
        let a = at.column(5);
        let x5 = b - a;
        let e = at.column(2);
        let x7 = x2 - e;
        let x8 = x5 * x7;
        let x10 = v - e;
        let x11 = x5 * x10;
        let x13 = x8 - x11;
        let x14 = x13 * s.splat(1000.0);
        let area = at.node(NodeField::Area);
        let x17 = s.splat(100.0) / area;
        let x21 = x11 * x17;
        let x22 = -x21;
        at.add_node(NodeField::Rhs, x22);
        let x23 = x14 * x17;
        at.add_node(NodeField::D, x23);
        at.set_column(3, x11);
        at.set_column(4, x5);
    }
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let body = Current;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `Exp2Syn.state` over vectors of instances.
struct StateExact {
    dt: f64,
}

impl Body for StateExact {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let a = at.column(5);
        let tau1 = at.column(0);
        let x5 = s.splat(-1.0) / tau1;
        let x6 = s.splat(self.dt) * x5;
        let x7 = s.exp(x6);
        let x8 = s.splat(1.0) - x7;
        let x9 = -a;
        let x10 = x8 * x9;
        let x11 = a + x10;
        let b = at.column(6);
        let tau2 = at.column(1);
        let x17 = s.splat(-1.0) / tau2;
        let x18 = s.splat(self.dt) * x17;
        let x19 = s.exp(x18);
        let x20 = s.splat(1.0) - x19;
        let x21 = -b;
        let x22 = x20 * x21;
        let x23 = b + x22;
        at.set_column(5, x11);
        at.set_column(6, x23);
    }
}

fn state_exact(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    let dt = call.env.dt;
    let body = StateExact { dt };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `Exp2Syn.state` over vectors of instances.
struct State {
    dt: f64,
}

impl Body for State {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let a = at.column(5);
        let tau1 = at.column(0);
        let x5 = s.splat(-1.0) / tau1;
        let x6 = s.splat(self.dt) * x5;
        let x7 = s.exp(x6);
        let x8 = s.splat(1.0) - x7;
        let x9 = -a;
        let x11 = s.mul_add(x8, x9, a);
        let b = at.column(6);
        let tau2 = at.column(1);
        let x17 = s.splat(-1.0) / tau2;
        let x18 = s.splat(self.dt) * x17;
        let x19 = s.exp(x18);
        let x20 = s.splat(1.0) - x19;
        let x21 = -b;
        let x23 = s.mul_add(x20, x21, b);
        at.set_column(5, x11);
        at.set_column(6, x23);
    }
}

fn state(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    let dt = call.env.dt;
    let body = State { dt };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `Exp2Syn.net_receive` over vectors of instances.
struct NetReceive {
    arg0: f64,
}

impl Body for NetReceive {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let a = at.column(5);
        let factor = at.column(7);
        let x3 = s.splat(self.arg0) * factor;
        let x4 = a + x3;
        let b = at.column(6);
        let x7 = b + x3;
        at.set_column(5, x4);
        at.set_column(6, x7);
    }
}

fn net_receive(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    let arg0 = rows::arg(call, 0);
    let body = NetReceive { arg0 };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}
