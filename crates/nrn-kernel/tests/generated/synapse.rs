//! `Syn`, generated from `Syn` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "Syn".into(),
        kind: MechanismKind::PointProcess,
        columns: vec![
            ColumnInfo {
                name: "tau".into(),
                role: ColumnRole::Parameter,
                first: 0,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "e".into(),
                role: ColumnRole::Parameter,
                first: 1,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "g".into(),
                role: ColumnRole::Parameter,
                first: 2,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "i".into(),
                role: ColumnRole::Parameter,
                first: 3,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
        ],
        width: 4,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::State, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
            KernelInfo { kind: KernelKind::NetReceive, tabled: false },
        ],
        net_receive: Some(NetReceiveInfo { args: vec!["w".into()], has_watch: false, for_netcons: false }),
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
        0 => state(call),
        1 => current(call),
        2 => net_receive(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `syn.state` over vectors of instances.
struct State {
    dt: f64,
}

impl Body for State {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let g = at.column(2);
        let tau = at.column(0);
        let x3 = s.splat(self.dt) / tau;
        let x4 = -x3;
        let x5 = s.exp(x4);
        let x6 = g * x5;
        at.set_column(2, x6);
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

/// Kernel `syn.current` over vectors of instances.
struct Current;

impl Body for Current {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let e = at.column(1);
        let g = at.column(2);
        let x3 = v - e;
        let x4 = g * x3;
        at.set_column(3, x4);
        let area = at.node(NodeField::Area);
        let x7 = s.splat(100.0) / area;
        let x8 = x4 * x7;
        let x9 = g * x7;
        let x10 = -x8;
        at.add_node(NodeField::Rhs, x10);
        at.add_node(NodeField::D, x9);
    }
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let body = Current;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `syn.net_receive` for one instance.
fn net_receive_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let arg1 = at.arg(1);
    let g = at.column(2);
    let t = at.env().t;
    let x12 = rows::truth(arg1 < 0.0);
    if x12 != 0.0 {
        at.set_column(2, 0.0);
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
    } else {
        let x4 = g + arg0;
        at.set_column(2, x4);
        let x6 = arg0 * 0.5;
        at.set_arg(0, x6);
        let x9 = t + 3.0;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x9, 1.0);
    }
    Ok(())
}

fn net_receive(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_row) }
}
