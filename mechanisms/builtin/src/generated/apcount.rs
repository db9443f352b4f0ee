//! `APCount`, generated from `mechanisms/builtin/mod/apcount.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Rows};
use nrn_mech_abi::simd::Simd;
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

/// Kernel `APCount.initial` over vectors of instances.
struct Initial {
    t: f64,
}

impl Body for Initial {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let thresh = at.column(1);
        let x6 = s.number(s.truth(s.number(s.ge(v, thresh))) & s.truth(s.splat(1.0)));
        let time = at.column(2);
        let x12 = s.select(s.truth(x6), s.splat(1.0), s.splat(0.0));
        let x13 = s.select(s.truth(x6), s.splat(self.t), time);
        let x16 = s.number(s.truth(x12) & s.truth(s.number(s.lt(v, thresh))));
        let x19 = s.number(s.truth(x16) & s.truth(s.number(s.gt(s.splat(self.t), x13))));
        let x21 = s.select(s.truth(x19), s.splat(0.0), x12);
        at.set_column(0, x12);
        at.set_column(2, x13);
        at.set_column(3, x21);
    }
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let t = call.env.t;
    let body = Initial { t };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `APCount.after_solve` over vectors of instances.
struct AfterSolve {
    t: f64,
}

impl Body for AfterSolve {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let thresh = at.column(1);
        let firing = at.column(3);
        let x4 = s.number(s.eq(firing, s.splat(0.0)));
        let x5 = s.number(s.truth(s.number(s.ge(v, thresh))) & s.truth(x4));
        let n = at.column(0);
        let x10 = n + s.splat(1.0);
        let time = at.column(2);
        let x13 = s.select(s.truth(x5), x10, n);
        let x14 = s.select(s.truth(x5), s.splat(self.t), time);
        let x15 = s.select(s.truth(x5), s.splat(1.0), firing);
        let x17 = s.number(s.truth(x15) & s.truth(s.number(s.lt(v, thresh))));
        let x20 = s.number(s.truth(x17) & s.truth(s.number(s.gt(s.splat(self.t), x14))));
        let x22 = s.select(s.truth(x20), s.splat(0.0), x15);
        at.set_column(0, x13);
        at.set_column(2, x14);
        at.set_column(3, x22);
    }
}

fn after_solve(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let t = call.env.t;
    let body = AfterSolve { t };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `APCount.check` over vectors of instances.
struct Function0 {
    t: f64,
}

impl Body for Function0 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let thresh = at.column(1);
        let firing = at.column(3);
        let x4 = s.number(s.eq(firing, s.splat(0.0)));
        let x5 = s.number(s.truth(s.number(s.ge(v, thresh))) & s.truth(x4));
        let n = at.column(0);
        let x10 = n + s.splat(1.0);
        let time = at.column(2);
        let x13 = s.select(s.truth(x5), x10, n);
        let x14 = s.select(s.truth(x5), s.splat(self.t), time);
        let x15 = s.select(s.truth(x5), s.splat(1.0), firing);
        let x17 = s.number(s.truth(x15) & s.truth(s.number(s.lt(v, thresh))));
        let x20 = s.number(s.truth(x17) & s.truth(s.number(s.gt(s.splat(self.t), x14))));
        let x22 = s.select(s.truth(x20), s.splat(0.0), x15);
        at.set_column(0, x13);
        at.set_column(2, x14);
        at.set_column(3, x22);
    }
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    let t = call.env.t;
    let body = Function0 { t };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}
