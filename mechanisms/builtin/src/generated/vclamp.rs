//! `VClamp`, generated from `mechanisms/builtin/mod/vclamp.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{KernelCall, NodeField};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "VClamp".into(),
        kind: MechanismKind::PointProcess,
        title: "Two electrode voltage clamp with three levels".into(),
        source: "mechanisms/builtin/mod/vclamp.mod".into(),
        columns: vec![
            ColumnInfo { name: "dur".into(), role: ColumnRole::Parameter, first: 0, len: 3, is_array: true, default: 0.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "amp".into(), role: ColumnRole::Parameter, first: 3, len: 3, is_array: true, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "gain".into(), role: ColumnRole::Parameter, first: 6, len: 1, default: 100000.0, limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "rstim".into(), role: ColumnRole::Parameter, first: 7, len: 1, default: 1.0, units: "megohm".into(), limits: Some((1e-9, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "tau1".into(), role: ColumnRole::Parameter, first: 8, len: 1, default: 0.001, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "tau2".into(), role: ColumnRole::Parameter, first: 9, len: 1, default: 0.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "e0".into(), role: ColumnRole::Parameter, first: 10, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "vo0".into(), role: ColumnRole::Parameter, first: 11, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "vi0".into(), role: ColumnRole::Parameter, first: 12, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "fac".into(), role: ColumnRole::Parameter, first: 13, len: 1, default: 0.0, limits: Some((1.0, 10.0)), ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 14, len: 1, default: 0.0, units: "nA".into(), ..Default::default() },
            ColumnInfo { name: "e".into(), role: ColumnRole::State, first: 15, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "vo".into(), role: ColumnRole::State, first: 16, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "vi".into(), role: ColumnRole::State, first: 17, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "level".into(), role: ColumnRole::Hidden, first: 18, len: 1, default: 0.0, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "off".into(), role: ColumnRole::Hidden, first: 19, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
        ],
        width: 20,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
            KernelInfo { kind: KernelKind::AfterSolve, tabled: false },
            KernelInfo { kind: KernelKind::Function(0), tabled: false },
            KernelInfo { kind: KernelKind::Function(1), tabled: false },
            KernelInfo { kind: KernelKind::Function(2), tabled: false },
        ],
        functions: vec![
            FunctionInfo { name: "vstim".into(), n_args: 0, returns: false, needs_instance: true },
            FunctionInfo { name: "icur".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "update".into(), n_args: 0, returns: false, needs_instance: true },
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
        1 => current(call),
        2 => after_solve(call),
        3 => function_0(call),
        4 => function_1(call),
        5 => function_2(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `VClamp.initial` over vectors of instances.
struct Initial;

impl Body for Initial {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        at.set_column(10, s.splat(0.0));
        at.set_column(11, v);
        at.set_column(12, v);
        at.set_column(15, s.splat(0.0));
        at.set_column(16, v);
        at.set_column(17, v);
    }
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let body = Initial;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `VClamp.current` for one instance.
fn current_row(at: &Row<'_>) -> Result<(), String> {
    let v = at.node(NodeField::V);
    let x2 = v + 0.001;
    let amp_0 = at.column(3);
    let dur_0 = at.column(0);
    let x15 = 0.0 + dur_0;
    let t = at.env().t;
    let x17 = rows::truth(t < x15);
    let x20 = x15 + 100.0;
    let x21 = if x17 != 0.0 { x20 } else { x15 };
    let x22 = if x17 != 0.0 { 1.0 } else { 0.0 };
    let x29 = rows::truth(x22 == 0.0);
    let amp_1 = at.column(4);
    let dur_1 = at.column(1);
    let x32 = x21 + dur_1;
    let x34 = rows::truth(t < x32);
    let x37 = x32 + 100.0;
    let x38 = if x34 != 0.0 { x37 } else { x32 };
    let x39 = if x34 != 0.0 { 1.0 } else { x22 };
    let x40 = if x29 != 0.0 { amp_1 } else { amp_0 };
    let x41 = if x29 != 0.0 { x38 } else { x21 };
    let x42 = if x29 != 0.0 { x39 } else { x22 };
    let x45 = rows::truth(x42 == 0.0);
    let amp_2 = at.column(5);
    let dur_2 = at.column(2);
    let x48 = x41 + dur_2;
    let x50 = rows::truth(t < x48);
    let x53 = x48 + 100.0;
    let x54 = if x50 != 0.0 { x53 } else { x48 };
    let x56 = if x45 != 0.0 { amp_2 } else { x40 };
    let x57 = if x45 != 0.0 { x54 } else { x41 };
    let x62 = rows::truth(t > x57);
    let (x154, x155, x156, x157, x158, x159) = if x62 != 0.0 {
        let e = at.column(15);
        let vo = at.column(16);
        let vi = at.column(17);
        (0.0, 0.0, e, vo, vi, 0.0)
    } else {
        let tau1 = at.column(8);
        let dt = at.env().dt;
        let x68 = tau1 / dt;
        let tau2 = at.column(9);
        let x71 = tau2 / dt;
        let fac = at.column(13);
        let x73 = -fac;
        let x76 = x2 - fac * x2;
        let gain = at.column(6);
        let x81 = 1.0 + x71;
        let vo0 = at.column(11);
        let x83 = -vo0;
        let x84 = x71 * x83;
        let x85 = -x84;
        let x89 = (-2.0) - x68;
        let x91 = 1.0 + x68;
        let vi0 = at.column(12);
        let e0 = at.column(10);
        let x96 = e0 - vi0;
        let x97 = x68 * x96;
        let x98 = x97 - x56;
        let x101 = -x98;
        let x102 = f64::abs(x89);
        let x103 = f64::abs(gain);
        let x104 = rows::truth(x102 > x103);
        let x106 = if x104 != 0.0 { x89 } else { gain };
        let x107 = if x104 != 0.0 { gain } else { x89 };
        let x109 = if x104 != 0.0 { 0.0 } else { x81 };
        let x110 = if x104 != 0.0 { x81 } else { 0.0 };
        let x112 = if x104 != 0.0 { x91 } else { 0.0 };
        let x113 = if x104 != 0.0 { 0.0 } else { x91 };
        let x114 = if x104 != 0.0 { x101 } else { x85 };
        let x115 = if x104 != 0.0 { x85 } else { x101 };
        let x116 = x107 / x106;
        let x118 = x110 - x116 * x109;
        let x120 = x113 - x116 * x112;
        let x122 = x115 - x116 * x114;
        let x123 = f64::abs(x118);
        let x124 = f64::abs(x73);
        let x125 = rows::truth(x123 > x124);
        let x127 = if x125 != 0.0 { x118 } else { x73 };
        let x128 = if x125 != 0.0 { x73 } else { x118 };
        let x130 = if x125 != 0.0 { x120 } else { 1.0 };
        let x131 = if x125 != 0.0 { 1.0 } else { x120 };
        let x132 = if x125 != 0.0 { x122 } else { x76 };
        let x133 = if x125 != 0.0 { x76 } else { x122 };
        let x134 = x128 / x127;
        let x136 = x131 - x134 * x130;
        let x138 = x133 - x134 * x132;
        let x139 = x138 / x136;
        let x141 = x132 - x130 * x139;
        let x142 = x141 / x127;
        let x144 = x114 - x109 * x142;
        let x146 = x144 - x112 * x139;
        let x147 = x146 / x106;
        let x148 = x142 - x2;
        let rstim = at.column(7);
        let x150 = x148 / rstim;
        (e0, vo0, x147, x142, x139, x150)
    };
    let (x305, x306, x307, x308, x309, x310) = if x62 != 0.0 {
        (0.0, 0.0, x156, x157, x158, 0.0)
    } else {
        let tau1_2 = at.column(8);
        let dt_2 = at.env().dt;
        let x224 = tau1_2 / dt_2;
        let tau2_2 = at.column(9);
        let x227 = tau2_2 / dt_2;
        let fac_2 = at.column(13);
        let x229 = -fac_2;
        let x232 = v - fac_2 * v;
        let gain_2 = at.column(6);
        let x237 = 1.0 + x227;
        let x238 = -x155;
        let x239 = x227 * x238;
        let x240 = -x239;
        let x244 = (-2.0) - x224;
        let x246 = 1.0 + x224;
        let vi0_2 = at.column(12);
        let x250 = x154 - vi0_2;
        let x251 = x224 * x250;
        let x252 = x251 - x56;
        let x255 = -x252;
        let x256 = f64::abs(x244);
        let x257 = f64::abs(gain_2);
        let x258 = rows::truth(x256 > x257);
        let x260 = if x258 != 0.0 { x244 } else { gain_2 };
        let x261 = if x258 != 0.0 { gain_2 } else { x244 };
        let x263 = if x258 != 0.0 { 0.0 } else { x237 };
        let x264 = if x258 != 0.0 { x237 } else { 0.0 };
        let x266 = if x258 != 0.0 { x246 } else { 0.0 };
        let x267 = if x258 != 0.0 { 0.0 } else { x246 };
        let x268 = if x258 != 0.0 { x255 } else { x240 };
        let x269 = if x258 != 0.0 { x240 } else { x255 };
        let x270 = x261 / x260;
        let x272 = x264 - x270 * x263;
        let x274 = x267 - x270 * x266;
        let x276 = x269 - x270 * x268;
        let x277 = f64::abs(x272);
        let x278 = f64::abs(x229);
        let x279 = rows::truth(x277 > x278);
        let x281 = if x279 != 0.0 { x272 } else { x229 };
        let x282 = if x279 != 0.0 { x229 } else { x272 };
        let x284 = if x279 != 0.0 { x274 } else { 1.0 };
        let x285 = if x279 != 0.0 { 1.0 } else { x274 };
        let x286 = if x279 != 0.0 { x276 } else { x232 };
        let x287 = if x279 != 0.0 { x232 } else { x276 };
        let x288 = x282 / x281;
        let x290 = x285 - x288 * x284;
        let x292 = x287 - x288 * x286;
        let x293 = x292 / x290;
        let x295 = x286 - x284 * x293;
        let x296 = x295 / x281;
        let x298 = x268 - x263 * x296;
        let x300 = x298 - x266 * x293;
        let x301 = x300 / x260;
        let x302 = x296 - v;
        let rstim_2 = at.column(7);
        let x304 = x302 / rstim_2;
        (x154, x155, x301, x296, x293, x304)
    };
    let x312 = x159 - x310;
    let x313 = x312 * 1000.0;
    let area = at.node(NodeField::Area);
    let x316 = 100.0 / area;
    let x320 = x310 * x316;
    at.add_node(NodeField::Rhs, x320);
    let x321 = x313 * x316;
    let x322 = -x321;
    at.add_node(NodeField::D, x322);
    at.set_column(10, x305);
    at.set_column(11, x306);
    at.set_column(14, x310);
    at.set_column(15, x307);
    at.set_column(16, x308);
    at.set_column(17, x309);
    at.set_column(18, x56);
    at.set_column(19, x57);
    Ok(())
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, current_row) }
}

/// Kernel `VClamp.after_solve` for one instance.
fn after_solve_row(at: &Row<'_>) -> Result<(), String> {
    let t = at.env().t;
    let off = at.column(19);
    let x3 = rows::truth(t > off);
    let (_x97, _x98, x99, x100, x101, x102) = if x3 != 0.0 {
        let e = at.column(15);
        let vo = at.column(16);
        let vi = at.column(17);
        (0.0, 0.0, e, vo, vi, 0.0)
    } else {
        let tau1 = at.column(8);
        let dt = at.env().dt;
        let x9 = tau1 / dt;
        let tau2 = at.column(9);
        let x12 = tau2 / dt;
        let fac = at.column(13);
        let x14 = -fac;
        let v = at.node(NodeField::V);
        let x18 = v - fac * v;
        let gain = at.column(6);
        let x23 = 1.0 + x12;
        let vo0 = at.column(11);
        let x25 = -vo0;
        let x26 = x12 * x25;
        let x27 = -x26;
        let x31 = (-2.0) - x9;
        let x33 = 1.0 + x9;
        let level = at.column(18);
        let vi0 = at.column(12);
        let e0 = at.column(10);
        let x39 = e0 - vi0;
        let x40 = x9 * x39;
        let x41 = x40 - level;
        let x44 = -x41;
        let x45 = f64::abs(x31);
        let x46 = f64::abs(gain);
        let x47 = rows::truth(x45 > x46);
        let x49 = if x47 != 0.0 { x31 } else { gain };
        let x50 = if x47 != 0.0 { gain } else { x31 };
        let x52 = if x47 != 0.0 { 0.0 } else { x23 };
        let x53 = if x47 != 0.0 { x23 } else { 0.0 };
        let x55 = if x47 != 0.0 { x33 } else { 0.0 };
        let x56 = if x47 != 0.0 { 0.0 } else { x33 };
        let x57 = if x47 != 0.0 { x44 } else { x27 };
        let x58 = if x47 != 0.0 { x27 } else { x44 };
        let x59 = x50 / x49;
        let x61 = x53 - x59 * x52;
        let x63 = x56 - x59 * x55;
        let x65 = x58 - x59 * x57;
        let x66 = f64::abs(x61);
        let x67 = f64::abs(x14);
        let x68 = rows::truth(x66 > x67);
        let x70 = if x68 != 0.0 { x61 } else { x14 };
        let x71 = if x68 != 0.0 { x14 } else { x61 };
        let x73 = if x68 != 0.0 { x63 } else { 1.0 };
        let x74 = if x68 != 0.0 { 1.0 } else { x63 };
        let x75 = if x68 != 0.0 { x65 } else { x18 };
        let x76 = if x68 != 0.0 { x18 } else { x65 };
        let x77 = x71 / x70;
        let x79 = x74 - x77 * x73;
        let x81 = x76 - x77 * x75;
        let x82 = x81 / x79;
        let x84 = x75 - x73 * x82;
        let x85 = x84 / x70;
        let x87 = x57 - x52 * x85;
        let x89 = x87 - x55 * x82;
        let x90 = x89 / x49;
        let x91 = x85 - v;
        let rstim = at.column(7);
        let x93 = x91 / rstim;
        (e0, vo0, x90, x85, x82, x93)
    };
    at.set_column(10, x99);
    at.set_column(11, x100);
    at.set_column(12, x101);
    at.set_column(14, x102);
    at.set_column(15, x99);
    at.set_column(16, x100);
    at.set_column(17, x101);
    Ok(())
}

fn after_solve(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, after_solve_row) }
}

/// Kernel `VClamp.vstim` over vectors of instances.
struct Function0 {
    t: f64,
}

impl Body for Function0 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let amp_0 = at.column(3);
        let dur_0 = at.column(0);
        let x12 = s.splat(0.0) + dur_0;
        let x14 = s.number(s.lt(s.splat(self.t), x12));
        let x17 = x12 + s.splat(100.0);
        let x18 = s.select(s.truth(x14), x17, x12);
        let x19 = s.select(s.truth(x14), s.splat(1.0), s.splat(0.0));
        let x26 = s.number(s.eq(x19, s.splat(0.0)));
        let amp_1 = at.column(4);
        let dur_1 = at.column(1);
        let x29 = x18 + dur_1;
        let x31 = s.number(s.lt(s.splat(self.t), x29));
        let x34 = x29 + s.splat(100.0);
        let x35 = s.select(s.truth(x31), x34, x29);
        let x36 = s.select(s.truth(x31), s.splat(1.0), x19);
        let x37 = s.select(s.truth(x26), amp_1, amp_0);
        let x38 = s.select(s.truth(x26), x35, x18);
        let x39 = s.select(s.truth(x26), x36, x19);
        let x42 = s.number(s.eq(x39, s.splat(0.0)));
        let amp_2 = at.column(5);
        let dur_2 = at.column(2);
        let x45 = x38 + dur_2;
        let x50 = x45 + s.splat(100.0);
        let x51 = s.select(s.lt(s.splat(self.t), x45), x50, x45);
        let x53 = s.select(s.truth(x42), amp_2, x37);
        let x54 = s.select(s.truth(x42), x51, x38);
        at.set_column(18, x53);
        at.set_column(19, x54);
    }
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    let t = call.env.t;
    let body = Function0 { t };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `VClamp.icur` for one instance.
fn function_1_row(at: &Row<'_>) -> Result<(), String> {
    let t = at.env().t;
    let off = at.column(19);
    let x3 = rows::truth(t > off);
    let (x97, x98, x99, x100, x101, x102) = if x3 != 0.0 {
        let e = at.column(15);
        let vo = at.column(16);
        let vi = at.column(17);
        (0.0, 0.0, e, vo, vi, 0.0)
    } else {
        let tau1 = at.column(8);
        let dt = at.env().dt;
        let x9 = tau1 / dt;
        let tau2 = at.column(9);
        let x12 = tau2 / dt;
        let fac = at.column(13);
        let x14 = -fac;
        let v = at.node(NodeField::V);
        let x18 = v - fac * v;
        let gain = at.column(6);
        let x23 = 1.0 + x12;
        let vo0 = at.column(11);
        let x25 = -vo0;
        let x26 = x12 * x25;
        let x27 = -x26;
        let x31 = (-2.0) - x9;
        let x33 = 1.0 + x9;
        let level = at.column(18);
        let vi0 = at.column(12);
        let e0 = at.column(10);
        let x39 = e0 - vi0;
        let x40 = x9 * x39;
        let x41 = x40 - level;
        let x44 = -x41;
        let x45 = f64::abs(x31);
        let x46 = f64::abs(gain);
        let x47 = rows::truth(x45 > x46);
        let x49 = if x47 != 0.0 { x31 } else { gain };
        let x50 = if x47 != 0.0 { gain } else { x31 };
        let x52 = if x47 != 0.0 { 0.0 } else { x23 };
        let x53 = if x47 != 0.0 { x23 } else { 0.0 };
        let x55 = if x47 != 0.0 { x33 } else { 0.0 };
        let x56 = if x47 != 0.0 { 0.0 } else { x33 };
        let x57 = if x47 != 0.0 { x44 } else { x27 };
        let x58 = if x47 != 0.0 { x27 } else { x44 };
        let x59 = x50 / x49;
        let x61 = x53 - x59 * x52;
        let x63 = x56 - x59 * x55;
        let x65 = x58 - x59 * x57;
        let x66 = f64::abs(x61);
        let x67 = f64::abs(x14);
        let x68 = rows::truth(x66 > x67);
        let x70 = if x68 != 0.0 { x61 } else { x14 };
        let x71 = if x68 != 0.0 { x14 } else { x61 };
        let x73 = if x68 != 0.0 { x63 } else { 1.0 };
        let x74 = if x68 != 0.0 { 1.0 } else { x63 };
        let x75 = if x68 != 0.0 { x65 } else { x18 };
        let x76 = if x68 != 0.0 { x18 } else { x65 };
        let x77 = x71 / x70;
        let x79 = x74 - x77 * x73;
        let x81 = x76 - x77 * x75;
        let x82 = x81 / x79;
        let x84 = x75 - x73 * x82;
        let x85 = x84 / x70;
        let x87 = x57 - x52 * x85;
        let x89 = x87 - x55 * x82;
        let x90 = x89 / x49;
        let x91 = x85 - v;
        let rstim = at.column(7);
        let x93 = x91 / rstim;
        (e0, vo0, x90, x85, x82, x93)
    };
    at.set_arg(0, x102);
    at.set_column(10, x97);
    at.set_column(11, x98);
    at.set_column(15, x99);
    at.set_column(16, x100);
    at.set_column(17, x101);
    Ok(())
}

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_1_row) }
}

/// Kernel `VClamp.update` for one instance.
fn function_2_row(at: &Row<'_>) -> Result<(), String> {
    let t = at.env().t;
    let off = at.column(19);
    let x3 = rows::truth(t > off);
    let (_x97, _x98, x99, x100, x101, x102) = if x3 != 0.0 {
        let e = at.column(15);
        let vo = at.column(16);
        let vi = at.column(17);
        (0.0, 0.0, e, vo, vi, 0.0)
    } else {
        let tau1 = at.column(8);
        let dt = at.env().dt;
        let x9 = tau1 / dt;
        let tau2 = at.column(9);
        let x12 = tau2 / dt;
        let fac = at.column(13);
        let x14 = -fac;
        let v = at.node(NodeField::V);
        let x18 = v - fac * v;
        let gain = at.column(6);
        let x23 = 1.0 + x12;
        let vo0 = at.column(11);
        let x25 = -vo0;
        let x26 = x12 * x25;
        let x27 = -x26;
        let x31 = (-2.0) - x9;
        let x33 = 1.0 + x9;
        let level = at.column(18);
        let vi0 = at.column(12);
        let e0 = at.column(10);
        let x39 = e0 - vi0;
        let x40 = x9 * x39;
        let x41 = x40 - level;
        let x44 = -x41;
        let x45 = f64::abs(x31);
        let x46 = f64::abs(gain);
        let x47 = rows::truth(x45 > x46);
        let x49 = if x47 != 0.0 { x31 } else { gain };
        let x50 = if x47 != 0.0 { gain } else { x31 };
        let x52 = if x47 != 0.0 { 0.0 } else { x23 };
        let x53 = if x47 != 0.0 { x23 } else { 0.0 };
        let x55 = if x47 != 0.0 { x33 } else { 0.0 };
        let x56 = if x47 != 0.0 { 0.0 } else { x33 };
        let x57 = if x47 != 0.0 { x44 } else { x27 };
        let x58 = if x47 != 0.0 { x27 } else { x44 };
        let x59 = x50 / x49;
        let x61 = x53 - x59 * x52;
        let x63 = x56 - x59 * x55;
        let x65 = x58 - x59 * x57;
        let x66 = f64::abs(x61);
        let x67 = f64::abs(x14);
        let x68 = rows::truth(x66 > x67);
        let x70 = if x68 != 0.0 { x61 } else { x14 };
        let x71 = if x68 != 0.0 { x14 } else { x61 };
        let x73 = if x68 != 0.0 { x63 } else { 1.0 };
        let x74 = if x68 != 0.0 { 1.0 } else { x63 };
        let x75 = if x68 != 0.0 { x65 } else { x18 };
        let x76 = if x68 != 0.0 { x18 } else { x65 };
        let x77 = x71 / x70;
        let x79 = x74 - x77 * x73;
        let x81 = x76 - x77 * x75;
        let x82 = x81 / x79;
        let x84 = x75 - x73 * x82;
        let x85 = x84 / x70;
        let x87 = x57 - x52 * x85;
        let x89 = x87 - x55 * x82;
        let x90 = x89 / x49;
        let x91 = x85 - v;
        let rstim = at.column(7);
        let x93 = x91 / rstim;
        (e0, vo0, x90, x85, x82, x93)
    };
    at.set_column(10, x99);
    at.set_column(11, x100);
    at.set_column(12, x101);
    at.set_column(14, x102);
    at.set_column(15, x99);
    at.set_column(16, x100);
    at.set_column(17, x101);
    Ok(())
}

fn function_2(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_2_row) }
}
