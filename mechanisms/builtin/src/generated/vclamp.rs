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
    let (x166, x167, x168, x169, x170, x171) = if x62 != 0.0 {
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
        let x75 = fac * x2;
        let x76 = x2 - x75;
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
        let x119 = x109 / x106;
        let x120 = x112 / x106;
        let x121 = x114 / x106;
        let x122 = x107 * x119;
        let x123 = x110 - x122;
        let x124 = x107 * x120;
        let x125 = x113 - x124;
        let x126 = x107 * x121;
        let x127 = x115 - x126;
        let x128 = f64::abs(x123);
        let x129 = f64::abs(x73);
        let x130 = rows::truth(x128 > x129);
        let x132 = if x130 != 0.0 { x123 } else { x73 };
        let x133 = if x130 != 0.0 { x73 } else { x123 };
        let x135 = if x130 != 0.0 { x125 } else { 1.0 };
        let x136 = if x130 != 0.0 { 1.0 } else { x125 };
        let x137 = if x130 != 0.0 { x127 } else { x76 };
        let x138 = if x130 != 0.0 { x76 } else { x127 };
        let x139 = f64::abs(x132);
        let x141 = rows::truth(x139 < 1e-20);
        let x142 = rows::truth(x118 != 0.0 || x141 != 0.0);
        let x143 = x135 / x132;
        let x144 = x137 / x132;
        let x145 = x133 * x143;
        let x146 = x136 - x145;
        let x147 = x133 * x144;
        let x148 = x138 - x147;
        let x149 = f64::abs(x146);
        let x151 = rows::truth(x149 < 1e-20);
        let x152 = rows::truth(x142 != 0.0 || x151 != 0.0);
        let x153 = x148 / x146;
        if x152 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x154 = x143 * x153;
        let x155 = x144 - x154;
        let x156 = x119 * x155;
        let x157 = x121 - x156;
        let x158 = x120 * x153;
        let x159 = x157 - x158;
        let x160 = x155 - x2;
        let rstim = at.column(7);
        let x162 = x160 / rstim;
        (e0, vo0, x159, x155, x153, x162)
    };
    let (x329, x330, x331, x332, x333, x334) = if x62 != 0.0 {
        (0.0, 0.0, x168, x169, x170, 0.0)
    } else {
        let tau1_2 = at.column(8);
        let dt_2 = at.env().dt;
        let x236 = tau1_2 / dt_2;
        let tau2_2 = at.column(9);
        let x239 = tau2_2 / dt_2;
        let fac_2 = at.column(13);
        let x241 = -fac_2;
        let x243 = fac_2 * v;
        let x244 = v - x243;
        let gain_2 = at.column(6);
        let x249 = 1.0 + x239;
        let x250 = -x167;
        let x251 = x239 * x250;
        let x252 = -x251;
        let x256 = (-2.0) - x236;
        let x258 = 1.0 + x236;
        let vi0_2 = at.column(12);
        let x262 = x166 - vi0_2;
        let x263 = x236 * x262;
        let x264 = x263 - x56;
        let x267 = -x264;
        let x268 = f64::abs(x256);
        let x269 = f64::abs(gain_2);
        let x270 = rows::truth(x268 > x269);
        let x272 = if x270 != 0.0 { x256 } else { gain_2 };
        let x273 = if x270 != 0.0 { gain_2 } else { x256 };
        let x275 = if x270 != 0.0 { 0.0 } else { x249 };
        let x276 = if x270 != 0.0 { x249 } else { 0.0 };
        let x278 = if x270 != 0.0 { x258 } else { 0.0 };
        let x279 = if x270 != 0.0 { 0.0 } else { x258 };
        let x280 = if x270 != 0.0 { x267 } else { x252 };
        let x281 = if x270 != 0.0 { x252 } else { x267 };
        let x282 = f64::abs(x272);
        let x284 = rows::truth(x282 < 1e-20);
        let x285 = x275 / x272;
        let x286 = x278 / x272;
        let x287 = x280 / x272;
        let x288 = x273 * x285;
        let x289 = x276 - x288;
        let x290 = x273 * x286;
        let x291 = x279 - x290;
        let x292 = x273 * x287;
        let x293 = x281 - x292;
        let x294 = f64::abs(x289);
        let x295 = f64::abs(x241);
        let x296 = rows::truth(x294 > x295);
        let x298 = if x296 != 0.0 { x289 } else { x241 };
        let x299 = if x296 != 0.0 { x241 } else { x289 };
        let x301 = if x296 != 0.0 { x291 } else { 1.0 };
        let x302 = if x296 != 0.0 { 1.0 } else { x291 };
        let x303 = if x296 != 0.0 { x293 } else { x244 };
        let x304 = if x296 != 0.0 { x244 } else { x293 };
        let x305 = f64::abs(x298);
        let x307 = rows::truth(x305 < 1e-20);
        let x308 = rows::truth(x284 != 0.0 || x307 != 0.0);
        let x309 = x301 / x298;
        let x310 = x303 / x298;
        let x311 = x299 * x309;
        let x312 = x302 - x311;
        let x313 = x299 * x310;
        let x314 = x304 - x313;
        let x315 = f64::abs(x312);
        let x317 = rows::truth(x315 < 1e-20);
        let x318 = rows::truth(x308 != 0.0 || x317 != 0.0);
        let x319 = x314 / x312;
        if x318 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x320 = x309 * x319;
        let x321 = x310 - x320;
        let x322 = x285 * x321;
        let x323 = x287 - x322;
        let x324 = x286 * x319;
        let x325 = x323 - x324;
        let x326 = x321 - v;
        let rstim_2 = at.column(7);
        let x328 = x326 / rstim_2;
        (x166, x167, x325, x321, x319, x328)
    };
    let x336 = x171 - x334;
    let x337 = x336 / 0.001;
    let area = at.node(NodeField::Area);
    let x340 = 100.0 / area;
    let x344 = x334 * x340;
    at.add_node(NodeField::Rhs, x344);
    let x345 = x337 * x340;
    let x346 = -x345;
    at.add_node(NodeField::D, x346);
    at.set_column(10, x329);
    at.set_column(11, x330);
    at.set_column(14, x334);
    at.set_column(15, x331);
    at.set_column(16, x332);
    at.set_column(17, x333);
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
    let (_x109, _x110, x111, x112, x113, x114) = if x3 != 0.0 {
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
        let x17 = fac * v;
        let x18 = v - x17;
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
        let x62 = x52 / x49;
        let x63 = x55 / x49;
        let x64 = x57 / x49;
        let x65 = x50 * x62;
        let x66 = x53 - x65;
        let x67 = x50 * x63;
        let x68 = x56 - x67;
        let x69 = x50 * x64;
        let x70 = x58 - x69;
        let x71 = f64::abs(x66);
        let x72 = f64::abs(x14);
        let x73 = rows::truth(x71 > x72);
        let x75 = if x73 != 0.0 { x66 } else { x14 };
        let x76 = if x73 != 0.0 { x14 } else { x66 };
        let x78 = if x73 != 0.0 { x68 } else { 1.0 };
        let x79 = if x73 != 0.0 { 1.0 } else { x68 };
        let x80 = if x73 != 0.0 { x70 } else { x18 };
        let x81 = if x73 != 0.0 { x18 } else { x70 };
        let x82 = f64::abs(x75);
        let x84 = rows::truth(x82 < 1e-20);
        let x85 = rows::truth(x61 != 0.0 || x84 != 0.0);
        let x86 = x78 / x75;
        let x87 = x80 / x75;
        let x88 = x76 * x86;
        let x89 = x79 - x88;
        let x90 = x76 * x87;
        let x91 = x81 - x90;
        let x92 = f64::abs(x89);
        let x94 = rows::truth(x92 < 1e-20);
        let x95 = rows::truth(x85 != 0.0 || x94 != 0.0);
        let x96 = x91 / x89;
        if x95 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x97 = x86 * x96;
        let x98 = x87 - x97;
        let x99 = x62 * x98;
        let x100 = x64 - x99;
        let x101 = x63 * x96;
        let x102 = x100 - x101;
        let x103 = x98 - v;
        let rstim = at.column(7);
        let x105 = x103 / rstim;
        (e0, vo0, x102, x98, x96, x105)
    };
    at.set_column(10, x111);
    at.set_column(11, x112);
    at.set_column(12, x113);
    at.set_column(14, x114);
    at.set_column(15, x111);
    at.set_column(16, x112);
    at.set_column(17, x113);
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
    let (x109, x110, x111, x112, x113, x114) = if x3 != 0.0 {
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
        let x17 = fac * v;
        let x18 = v - x17;
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
        let x62 = x52 / x49;
        let x63 = x55 / x49;
        let x64 = x57 / x49;
        let x65 = x50 * x62;
        let x66 = x53 - x65;
        let x67 = x50 * x63;
        let x68 = x56 - x67;
        let x69 = x50 * x64;
        let x70 = x58 - x69;
        let x71 = f64::abs(x66);
        let x72 = f64::abs(x14);
        let x73 = rows::truth(x71 > x72);
        let x75 = if x73 != 0.0 { x66 } else { x14 };
        let x76 = if x73 != 0.0 { x14 } else { x66 };
        let x78 = if x73 != 0.0 { x68 } else { 1.0 };
        let x79 = if x73 != 0.0 { 1.0 } else { x68 };
        let x80 = if x73 != 0.0 { x70 } else { x18 };
        let x81 = if x73 != 0.0 { x18 } else { x70 };
        let x82 = f64::abs(x75);
        let x84 = rows::truth(x82 < 1e-20);
        let x85 = rows::truth(x61 != 0.0 || x84 != 0.0);
        let x86 = x78 / x75;
        let x87 = x80 / x75;
        let x88 = x76 * x86;
        let x89 = x79 - x88;
        let x90 = x76 * x87;
        let x91 = x81 - x90;
        let x92 = f64::abs(x89);
        let x94 = rows::truth(x92 < 1e-20);
        let x95 = rows::truth(x85 != 0.0 || x94 != 0.0);
        let x96 = x91 / x89;
        if x95 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x97 = x86 * x96;
        let x98 = x87 - x97;
        let x99 = x62 * x98;
        let x100 = x64 - x99;
        let x101 = x63 * x96;
        let x102 = x100 - x101;
        let x103 = x98 - v;
        let rstim = at.column(7);
        let x105 = x103 / rstim;
        (e0, vo0, x102, x98, x96, x105)
    };
    at.set_arg(0, x114);
    at.set_column(10, x109);
    at.set_column(11, x110);
    at.set_column(15, x111);
    at.set_column(16, x112);
    at.set_column(17, x113);
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
    let (_x109, _x110, x111, x112, x113, x114) = if x3 != 0.0 {
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
        let x17 = fac * v;
        let x18 = v - x17;
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
        let x62 = x52 / x49;
        let x63 = x55 / x49;
        let x64 = x57 / x49;
        let x65 = x50 * x62;
        let x66 = x53 - x65;
        let x67 = x50 * x63;
        let x68 = x56 - x67;
        let x69 = x50 * x64;
        let x70 = x58 - x69;
        let x71 = f64::abs(x66);
        let x72 = f64::abs(x14);
        let x73 = rows::truth(x71 > x72);
        let x75 = if x73 != 0.0 { x66 } else { x14 };
        let x76 = if x73 != 0.0 { x14 } else { x66 };
        let x78 = if x73 != 0.0 { x68 } else { 1.0 };
        let x79 = if x73 != 0.0 { 1.0 } else { x68 };
        let x80 = if x73 != 0.0 { x70 } else { x18 };
        let x81 = if x73 != 0.0 { x18 } else { x70 };
        let x82 = f64::abs(x75);
        let x84 = rows::truth(x82 < 1e-20);
        let x85 = rows::truth(x61 != 0.0 || x84 != 0.0);
        let x86 = x78 / x75;
        let x87 = x80 / x75;
        let x88 = x76 * x86;
        let x89 = x79 - x88;
        let x90 = x76 * x87;
        let x91 = x81 - x90;
        let x92 = f64::abs(x89);
        let x94 = rows::truth(x92 < 1e-20);
        let x95 = rows::truth(x85 != 0.0 || x94 != 0.0);
        let x96 = x91 / x89;
        if x95 != 0.0 {
            at.fail("VClamp: these equations have no solution: the matrix is singular")?;
        }
        let x97 = x86 * x96;
        let x98 = x87 - x97;
        let x99 = x62 * x98;
        let x100 = x64 - x99;
        let x101 = x63 * x96;
        let x102 = x100 - x101;
        let x103 = x98 - v;
        let rstim = at.column(7);
        let x105 = x103 / rstim;
        (e0, vo0, x102, x98, x96, x105)
    };
    at.set_column(10, x111);
    at.set_column(11, x112);
    at.set_column(12, x113);
    at.set_column(14, x114);
    at.set_column(15, x111);
    at.set_column(16, x112);
    at.set_column(17, x113);
    Ok(())
}

fn function_2(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, nodes: true, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_2_row) }
}
