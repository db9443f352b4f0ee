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
    let (x165, x166, x167, x168, x169, x170) = if x62 != 0.0 {
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
        let x116 = f64::abs(x106);
        let x118 = rows::truth(x116 < 1e-20);
        let x119 = x107 / x106;
        let x121 = x110 - x119 * x109;
        let x123 = x113 - x119 * x112;
        let x125 = x115 - x119 * x114;
        let x126 = f64::abs(x121);
        let x127 = f64::abs(x73);
        let x128 = rows::truth(x126 > x127);
        let x130 = if x128 != 0.0 { x121 } else { x73 };
        let x131 = if x128 != 0.0 { x73 } else { x121 };
        let x133 = if x128 != 0.0 { x123 } else { 1.0 };
        let x134 = if x128 != 0.0 { 1.0 } else { x123 };
        let x135 = if x128 != 0.0 { x125 } else { x76 };
        let x136 = if x128 != 0.0 { x76 } else { x125 };
        let x137 = f64::abs(x130);
        let x139 = rows::truth(x137 < 1e-20);
        let x140 = rows::truth(x118 != 0.0 || x139 != 0.0);
        let x141 = x131 / x130;
        let x143 = x134 - x141 * x133;
        let x145 = x136 - x141 * x135;
        let x146 = f64::abs(x143);
        let x148 = rows::truth(x146 < 1e-20);
        let x149 = rows::truth(x140 != 0.0 || x148 != 0.0);
        if x149 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x150 = x145 / x143;
        let x152 = x135 - x133 * x150;
        let x153 = x152 / x130;
        let x155 = x114 - x109 * x153;
        let x157 = x155 - x112 * x150;
        let x158 = x157 / x106;
        let x159 = x153 - x2;
        let rstim = at.column(7);
        let x161 = x159 / rstim;
        (e0, vo0, x158, x153, x150, x161)
    };
    let (x327, x328, x329, x330, x331, x332) = if x62 != 0.0 {
        (0.0, 0.0, x167, x168, x169, 0.0)
    } else {
        let tau1_2 = at.column(8);
        let dt_2 = at.env().dt;
        let x235 = tau1_2 / dt_2;
        let tau2_2 = at.column(9);
        let x238 = tau2_2 / dt_2;
        let fac_2 = at.column(13);
        let x240 = -fac_2;
        let x243 = v - fac_2 * v;
        let gain_2 = at.column(6);
        let x248 = 1.0 + x238;
        let x249 = -x166;
        let x250 = x238 * x249;
        let x251 = -x250;
        let x255 = (-2.0) - x235;
        let x257 = 1.0 + x235;
        let vi0_2 = at.column(12);
        let x261 = x165 - vi0_2;
        let x262 = x235 * x261;
        let x263 = x262 - x56;
        let x266 = -x263;
        let x267 = f64::abs(x255);
        let x268 = f64::abs(gain_2);
        let x269 = rows::truth(x267 > x268);
        let x271 = if x269 != 0.0 { x255 } else { gain_2 };
        let x272 = if x269 != 0.0 { gain_2 } else { x255 };
        let x274 = if x269 != 0.0 { 0.0 } else { x248 };
        let x275 = if x269 != 0.0 { x248 } else { 0.0 };
        let x277 = if x269 != 0.0 { x257 } else { 0.0 };
        let x278 = if x269 != 0.0 { 0.0 } else { x257 };
        let x279 = if x269 != 0.0 { x266 } else { x251 };
        let x280 = if x269 != 0.0 { x251 } else { x266 };
        let x281 = f64::abs(x271);
        let x283 = rows::truth(x281 < 1e-20);
        let x284 = x272 / x271;
        let x286 = x275 - x284 * x274;
        let x288 = x278 - x284 * x277;
        let x290 = x280 - x284 * x279;
        let x291 = f64::abs(x286);
        let x292 = f64::abs(x240);
        let x293 = rows::truth(x291 > x292);
        let x295 = if x293 != 0.0 { x286 } else { x240 };
        let x296 = if x293 != 0.0 { x240 } else { x286 };
        let x298 = if x293 != 0.0 { x288 } else { 1.0 };
        let x299 = if x293 != 0.0 { 1.0 } else { x288 };
        let x300 = if x293 != 0.0 { x290 } else { x243 };
        let x301 = if x293 != 0.0 { x243 } else { x290 };
        let x302 = f64::abs(x295);
        let x304 = rows::truth(x302 < 1e-20);
        let x305 = rows::truth(x283 != 0.0 || x304 != 0.0);
        let x306 = x296 / x295;
        let x308 = x299 - x306 * x298;
        let x310 = x301 - x306 * x300;
        let x311 = f64::abs(x308);
        let x313 = rows::truth(x311 < 1e-20);
        let x314 = rows::truth(x305 != 0.0 || x313 != 0.0);
        if x314 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x315 = x310 / x308;
        let x317 = x300 - x298 * x315;
        let x318 = x317 / x295;
        let x320 = x279 - x274 * x318;
        let x322 = x320 - x277 * x315;
        let x323 = x322 / x271;
        let x324 = x318 - v;
        let rstim_2 = at.column(7);
        let x326 = x324 / rstim_2;
        (x165, x166, x323, x318, x315, x326)
    };
    let x334 = x170 - x332;
    let x335 = x334 * 1000.0;
    let area = at.node(NodeField::Area);
    let x338 = 100.0 / area;
    let x342 = x332 * x338;
    at.add_node(NodeField::Rhs, x342);
    let x343 = x335 * x338;
    let x344 = -x343;
    at.add_node(NodeField::D, x344);
    at.set_column(10, x327);
    at.set_column(11, x328);
    at.set_column(14, x332);
    at.set_column(15, x329);
    at.set_column(16, x330);
    at.set_column(17, x331);
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
    let (_x108, _x109, x110, x111, x112, x113) = if x3 != 0.0 {
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
        let x59 = f64::abs(x49);
        let x61 = rows::truth(x59 < 1e-20);
        let x62 = x50 / x49;
        let x64 = x53 - x62 * x52;
        let x66 = x56 - x62 * x55;
        let x68 = x58 - x62 * x57;
        let x69 = f64::abs(x64);
        let x70 = f64::abs(x14);
        let x71 = rows::truth(x69 > x70);
        let x73 = if x71 != 0.0 { x64 } else { x14 };
        let x74 = if x71 != 0.0 { x14 } else { x64 };
        let x76 = if x71 != 0.0 { x66 } else { 1.0 };
        let x77 = if x71 != 0.0 { 1.0 } else { x66 };
        let x78 = if x71 != 0.0 { x68 } else { x18 };
        let x79 = if x71 != 0.0 { x18 } else { x68 };
        let x80 = f64::abs(x73);
        let x82 = rows::truth(x80 < 1e-20);
        let x83 = rows::truth(x61 != 0.0 || x82 != 0.0);
        let x84 = x74 / x73;
        let x86 = x77 - x84 * x76;
        let x88 = x79 - x84 * x78;
        let x89 = f64::abs(x86);
        let x91 = rows::truth(x89 < 1e-20);
        let x92 = rows::truth(x83 != 0.0 || x91 != 0.0);
        if x92 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x93 = x88 / x86;
        let x95 = x78 - x76 * x93;
        let x96 = x95 / x73;
        let x98 = x57 - x52 * x96;
        let x100 = x98 - x55 * x93;
        let x101 = x100 / x49;
        let x102 = x96 - v;
        let rstim = at.column(7);
        let x104 = x102 / rstim;
        (e0, vo0, x101, x96, x93, x104)
    };
    at.set_column(10, x110);
    at.set_column(11, x111);
    at.set_column(12, x112);
    at.set_column(14, x113);
    at.set_column(15, x110);
    at.set_column(16, x111);
    at.set_column(17, x112);
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
    let (x108, x109, x110, x111, x112, x113) = if x3 != 0.0 {
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
        let x59 = f64::abs(x49);
        let x61 = rows::truth(x59 < 1e-20);
        let x62 = x50 / x49;
        let x64 = x53 - x62 * x52;
        let x66 = x56 - x62 * x55;
        let x68 = x58 - x62 * x57;
        let x69 = f64::abs(x64);
        let x70 = f64::abs(x14);
        let x71 = rows::truth(x69 > x70);
        let x73 = if x71 != 0.0 { x64 } else { x14 };
        let x74 = if x71 != 0.0 { x14 } else { x64 };
        let x76 = if x71 != 0.0 { x66 } else { 1.0 };
        let x77 = if x71 != 0.0 { 1.0 } else { x66 };
        let x78 = if x71 != 0.0 { x68 } else { x18 };
        let x79 = if x71 != 0.0 { x18 } else { x68 };
        let x80 = f64::abs(x73);
        let x82 = rows::truth(x80 < 1e-20);
        let x83 = rows::truth(x61 != 0.0 || x82 != 0.0);
        let x84 = x74 / x73;
        let x86 = x77 - x84 * x76;
        let x88 = x79 - x84 * x78;
        let x89 = f64::abs(x86);
        let x91 = rows::truth(x89 < 1e-20);
        let x92 = rows::truth(x83 != 0.0 || x91 != 0.0);
        if x92 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x93 = x88 / x86;
        let x95 = x78 - x76 * x93;
        let x96 = x95 / x73;
        let x98 = x57 - x52 * x96;
        let x100 = x98 - x55 * x93;
        let x101 = x100 / x49;
        let x102 = x96 - v;
        let rstim = at.column(7);
        let x104 = x102 / rstim;
        (e0, vo0, x101, x96, x93, x104)
    };
    at.set_arg(0, x113);
    at.set_column(10, x108);
    at.set_column(11, x109);
    at.set_column(15, x110);
    at.set_column(16, x111);
    at.set_column(17, x112);
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
    let (_x108, _x109, x110, x111, x112, x113) = if x3 != 0.0 {
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
        let x59 = f64::abs(x49);
        let x61 = rows::truth(x59 < 1e-20);
        let x62 = x50 / x49;
        let x64 = x53 - x62 * x52;
        let x66 = x56 - x62 * x55;
        let x68 = x58 - x62 * x57;
        let x69 = f64::abs(x64);
        let x70 = f64::abs(x14);
        let x71 = rows::truth(x69 > x70);
        let x73 = if x71 != 0.0 { x64 } else { x14 };
        let x74 = if x71 != 0.0 { x14 } else { x64 };
        let x76 = if x71 != 0.0 { x66 } else { 1.0 };
        let x77 = if x71 != 0.0 { 1.0 } else { x66 };
        let x78 = if x71 != 0.0 { x68 } else { x18 };
        let x79 = if x71 != 0.0 { x18 } else { x68 };
        let x80 = f64::abs(x73);
        let x82 = rows::truth(x80 < 1e-20);
        let x83 = rows::truth(x61 != 0.0 || x82 != 0.0);
        let x84 = x74 / x73;
        let x86 = x77 - x84 * x76;
        let x88 = x79 - x84 * x78;
        let x89 = f64::abs(x86);
        let x91 = rows::truth(x89 < 1e-20);
        let x92 = rows::truth(x83 != 0.0 || x91 != 0.0);
        if x92 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x93 = x88 / x86;
        let x95 = x78 - x76 * x93;
        let x96 = x95 / x73;
        let x98 = x57 - x52 * x96;
        let x100 = x98 - x55 * x93;
        let x101 = x100 / x49;
        let x102 = x96 - v;
        let rstim = at.column(7);
        let x104 = x102 / rstim;
        (e0, vo0, x101, x96, x93, x104)
    };
    at.set_column(10, x110);
    at.set_column(11, x111);
    at.set_column(12, x112);
    at.set_column(14, x113);
    at.set_column(15, x110);
    at.set_column(16, x111);
    at.set_column(17, x112);
    Ok(())
}

fn function_2(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_2_row) }
}
