//! `ExpSyn`, generated from `mechanisms/builtin/mod/expsyn.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "ExpSyn".into(),
        kind: MechanismKind::PointProcess,
        title: "Synapse whose conductance jumps and decays exponentially".into(),
        source: "mechanisms/builtin/mod/expsyn.mod".into(),
        columns: vec![
            ColumnInfo { name: "tau".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 0.1, units: "ms".into(), limits: Some((1e-9, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "e".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 2, len: 1, default: 0.0, units: "nA".into(), ..Default::default() },
            ColumnInfo { name: "g".into(), role: ColumnRole::State, first: 3, len: 1, default: 0.0, units: "uS".into(), ..Default::default() },
        ],
        width: 4,
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

/// Kernel `ExpSyn.initial` over vectors of instances.
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

/// Kernel `ExpSyn.current` over vectors of instances.
struct CurrentExact;

impl Body for CurrentExact {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x2 = v + s.splat(0.001);
        let g = at.column(3);
        let e = at.column(1);
        let x5 = x2 - e;
        let x6 = g * x5;
        let x7 = v - e;
        let x8 = g * x7;
        let x10 = x6 - x8;
        let x11 = x10 / s.splat(0.001);
        let area = at.node(NodeField::Area);
        let x14 = s.splat(100.0) / area;
        let x18 = x8 * x14;
        let x19 = -x18;
        at.add_node(NodeField::Rhs, x19);
        let x20 = x11 * x14;
        at.add_node(NodeField::D, x20);
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

/// Kernel `ExpSyn.current` over vectors of instances.
struct Current;

impl Body for Current {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x2 = v + s.splat(0.001);
        let g = at.column(3);
        let e = at.column(1);
        let x5 = x2 - e;
        let x6 = g * x5;
        let x7 = v - e;
        let x8 = g * x7;
        let x10 = x6 - x8;
        let x11 = x10 * s.splat(1000.0);
        let area = at.node(NodeField::Area);
        let x14 = s.splat(100.0) / area;
        let x18 = x8 * x14;
        let x19 = -x18;
        at.add_node(NodeField::Rhs, x19);
        let x20 = x11 * x14;
        at.add_node(NodeField::D, x20);
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

/// Kernel `ExpSyn.state` over vectors of instances.
struct StateExact {
    dt: f64,
}

impl Body for StateExact {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let g = at.column(3);
        let tau = at.column(0);
        let x5 = s.splat(-1.0) / tau;
        let x6 = s.splat(self.dt) * x5;
        let x7 = s.exp(x6);
        let x8 = s.splat(1.0) - x7;
        let x9 = -g;
        let x10 = x8 * x9;
        let x11 = g + x10;
        at.set_column(3, x11);
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

/// Kernel `ExpSyn.state` over vectors of instances.
struct State {
    dt: f64,
}

impl Body for State {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let g = at.column(3);
        let tau = at.column(0);
        let x5 = s.splat(-1.0) / tau;
        let x6 = s.splat(self.dt) * x5;
        let x7 = s.exp(x6);
        let x8 = s.splat(1.0) - x7;
        let x9 = -g;
        let x11 = s.mul_add(x8, x9, g);
        at.set_column(3, x11);
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

/// Kernel `ExpSyn.net_receive` over vectors of instances.
struct NetReceive {
    arg0: f64,
}

impl Body for NetReceive {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let g = at.column(3);
        let x2 = g + s.splat(self.arg0);
        at.set_column(3, x2);
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
