//! `IntFire4`, generated from `mechanisms/builtin/mod/intfire4.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::host::HostFunction;
use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::{Simd, scalar};
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "IntFire4".into(),
        kind: MechanismKind::ArtificialCell,
        title: "Integrate and fire cell with fast excitation and slow inhibition".into(),
        source: "mechanisms/builtin/mod/intfire4.mod".into(),
        columns: vec![
            ColumnInfo { name: "taue".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 5.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "taui1".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 10.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "taui2".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 20.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "taum".into(), role: ColumnRole::Parameter, first: 3, len: 1, default: 50.0, units: "ms".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "e".into(), role: ColumnRole::Assigned, first: 4, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "i1".into(), role: ColumnRole::Assigned, first: 5, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "i2".into(), role: ColumnRole::Assigned, first: 6, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "m".into(), role: ColumnRole::Assigned, first: 7, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "nself".into(), role: ColumnRole::Assigned, first: 8, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "nexcite".into(), role: ColumnRole::Assigned, first: 9, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "ninhibit".into(), role: ColumnRole::Assigned, first: 10, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "ae".into(), role: ColumnRole::Assigned, first: 11, len: 1, default: 0.0, units: "1/ms".into(), ..Default::default() },
            ColumnInfo { name: "ai1".into(), role: ColumnRole::Assigned, first: 12, len: 1, default: 0.0, units: "1/ms".into(), ..Default::default() },
            ColumnInfo { name: "ai2".into(), role: ColumnRole::Assigned, first: 13, len: 1, default: 0.0, units: "1/ms".into(), ..Default::default() },
            ColumnInfo { name: "t0".into(), role: ColumnRole::Hidden, first: 14, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "ke".into(), role: ColumnRole::Hidden, first: 15, len: 1, default: 0.0, units: "1/ms".into(), ..Default::default() },
            ColumnInfo { name: "ki1".into(), role: ColumnRole::Hidden, first: 16, len: 1, default: 0.0, units: "1/ms".into(), ..Default::default() },
            ColumnInfo { name: "ki2".into(), role: ColumnRole::Hidden, first: 17, len: 1, default: 0.0, units: "1/ms".into(), ..Default::default() },
            ColumnInfo { name: "km".into(), role: ColumnRole::Hidden, first: 18, len: 1, default: 0.0, units: "1/ms".into(), ..Default::default() },
            ColumnInfo { name: "be".into(), role: ColumnRole::Hidden, first: 19, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "bi1".into(), role: ColumnRole::Hidden, first: 20, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "bi2".into(), role: ColumnRole::Hidden, first: 21, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "enew".into(), role: ColumnRole::Hidden, first: 22, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "i1new".into(), role: ColumnRole::Hidden, first: 23, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "i2new".into(), role: ColumnRole::Hidden, first: 24, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "mnew".into(), role: ColumnRole::Hidden, first: 25, len: 1, default: 0.0, ..Default::default() },
        ],
        width: 26,
        globals: vec![
            GlobalInfo { name: "ib".into(), first: 0, len: 1, default: 0.0, visible: true, ..Default::default() },
            GlobalInfo { name: "eps".into(), first: 1, len: 1, default: 1e-6, limits: Some((1e-9, 0.01)), visible: true, ..Default::default() },
            GlobalInfo { name: "taueps".into(), first: 2, len: 1, default: 0.01, limits: Some((1e-9, 1000000000.0)), visible: true, ..Default::default() },
        ],
        n_globals: 3,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::NetReceive, tabled: false },
            KernelInfo { kind: KernelKind::Function(0), tabled: false },
            KernelInfo { kind: KernelKind::Function(1), tabled: false },
            KernelInfo { kind: KernelKind::Function(2), tabled: false },
            KernelInfo { kind: KernelKind::Function(3), tabled: false },
            KernelInfo { kind: KernelKind::Function(4), tabled: false },
            KernelInfo { kind: KernelKind::Function(5), tabled: false },
            KernelInfo { kind: KernelKind::Function(6), tabled: false },
            KernelInfo { kind: KernelKind::Function(7), tabled: false },
            KernelInfo { kind: KernelKind::Function(8), tabled: false },
            KernelInfo { kind: KernelKind::Function(9), tabled: false },
            KernelInfo { kind: KernelKind::Function(10), tabled: false },
            KernelInfo { kind: KernelKind::Function(11), tabled: false },
            KernelInfo { kind: KernelKind::Function(12), tabled: false },
        ],
        functions: vec![
            FunctionInfo { name: "newstates".into(), n_args: 1, returns: false, needs_instance: true },
            FunctionInfo { name: "update".into(), n_args: 0, returns: false, needs_instance: true },
            FunctionInfo { name: "M".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "E".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "I".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "firetimebound".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "i2_after".into(), n_args: 1, returns: true, needs_instance: true },
            FunctionInfo { name: "m_after".into(), n_args: 1, returns: true, needs_instance: true },
            FunctionInfo { name: "unit_peak".into(), n_args: 2, returns: true, needs_instance: false },
            FunctionInfo { name: "factors".into(), n_args: 0, returns: false, needs_instance: true },
            FunctionInfo { name: "deriv".into(), n_args: 1, returns: true, needs_instance: true },
            FunctionInfo { name: "search".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "fixprecondition".into(), n_args: 0, returns: false, needs_instance: true },
        ],
        net_receive: Some(NetReceiveInfo { args: vec!["w".into()], has_watch: false, for_netcons: false }),
        net_event: true,
        ordered_kernels: vec![0, 1, 14],
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
        3 => function_1(call),
        4 => function_2(call),
        5 => function_3(call),
        6 => function_4(call),
        7 => function_5(call),
        8 => function_6(call),
        9 => function_7(call),
        10 => function_8(call),
        11 => function_9(call),
        12 => function_10(call),
        13 => function_11(call),
        14 => function_12(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `IntFire4.initial` for one instance.
fn initial_row(at: &Row<'_>) -> Result<(), String> {
    let taui2 = at.column(2);
    let taueps = at.global(2);
    let x3 = 4.0 * taueps;
    let x4 = rows::truth(taui2 < x3);
    let x7 = if x4 != 0.0 { x3 } else { taui2 };
    let taui1 = at.column(1);
    let x10 = 3.0 * taueps;
    let x11 = rows::truth(taui1 < x10);
    let x14 = if x11 != 0.0 { x10 } else { taui1 };
    let taue = at.column(0);
    let x17 = 2.0 * taueps;
    let x18 = rows::truth(taue < x17);
    let x21 = if x18 != 0.0 { x17 } else { taue };
    let x22 = x7 - x21;
    let x23 = rows::truth(x22 < taueps);
    let x24 = x7 - taueps;
    let x25 = if x23 != 0.0 { x24 } else { x21 };
    let x26 = rows::truth(x14 > x7);
    let (x29, x30, _x31) = if x26 != 0.0 {
        at.ask(HostFunction::Print, 0, &[], "Warning: Swapped taui1 and taui2\n")?;
        (x7, x14, x14)
    } else {
        (x14, x7, 0.0)
    };
    let x32 = x30 - x29;
    let x33 = rows::truth(x32 < taueps);
    let x34 = x30 - taueps;
    let x35 = if x33 != 0.0 { x34 } else { x29 };
    let taum = at.column(3);
    let x37 = rows::truth(taum > x30);
    let x38 = taum - x30;
    let x39 = rows::truth(x38 < taueps);
    let x40 = x30 + taueps;
    let x41 = if x39 != 0.0 { x40 } else { taum };
    let x42 = x30 - taum;
    let x43 = rows::truth(x42 < taueps);
    let x45 = if x43 != 0.0 { x34 } else { taum };
    let x46 = x35 - x45;
    let x47 = f64::abs(x46);
    let x48 = rows::truth(x47 < taueps);
    let x49 = x35 - taueps;
    let x50 = if x48 != 0.0 { x49 } else { x45 };
    let x51 = x35 - x50;
    let x52 = f64::abs(x51);
    let x53 = rows::truth(x52 < taueps);
    let x54 = rows::truth(x35 < x50);
    let x56 = x50 - taueps;
    let x57 = if x54 != 0.0 { x35 } else { x56 };
    let x58 = if x54 != 0.0 { x49 } else { x50 };
    let x59 = if x53 != 0.0 { x57 } else { x35 };
    let x60 = if x53 != 0.0 { x58 } else { x50 };
    let x61 = x25 - x60;
    let x62 = f64::abs(x61);
    let x63 = rows::truth(x62 < taueps);
    let x64 = rows::truth(x25 < x60);
    let x65 = x25 - taueps;
    let x66 = x60 - taueps;
    let x67 = if x64 != 0.0 { x25 } else { x66 };
    let x68 = if x64 != 0.0 { x65 } else { x60 };
    let x69 = if x63 != 0.0 { x67 } else { x25 };
    let x70 = if x63 != 0.0 { x68 } else { x60 };
    let x71 = x59 - x70;
    let x72 = f64::abs(x71);
    let x73 = rows::truth(x72 < taueps);
    let x74 = x59 - taueps;
    let x75 = if x73 != 0.0 { x74 } else { x70 };
    let x76 = if x37 != 0.0 { x25 } else { x69 };
    let x77 = if x37 != 0.0 { x35 } else { x59 };
    let x78 = if x37 != 0.0 { x41 } else { x75 };
    let x81 = 1.0 / x76;
    let x83 = 1.0 / x77;
    let x85 = 1.0 / x30;
    let x87 = 1.0 / x78;
    let x89 = x87 / x81;
    let x90 = f64::ln(x89);
    let x91 = x87 - x81;
    let x92 = x90 / x91;
    let x94 = -x87;
    let x95 = x94 * x92;
    let x96 = scalar::exp(x95);
    let x97 = -x81;
    let x98 = x97 * x92;
    let x99 = scalar::exp(x98);
    let x100 = x96 - x99;
    let x101 = 1.0 / x100;
    let x102 = x81 - x87;
    let x103 = x101 * x102;
    let x105 = x85 / x83;
    let x106 = f64::ln(x105);
    let x107 = x85 - x83;
    let x108 = x106 / x107;
    let x110 = -x85;
    let x111 = x110 * x108;
    let x112 = scalar::exp(x111);
    let x113 = -x83;
    let x114 = x113 * x108;
    let x115 = scalar::exp(x114);
    let x116 = x112 - x115;
    let x117 = 1.0 / x116;
    let x118 = x83 - x85;
    let x119 = x117 * x118;
    let (mut x129, mut x130) = (1.0, 1.0);
    let mut passes_2 = 0;
    loop {
        let x133 = x94 * x129;
        let x134 = scalar::exp(x133);
        let x135 = x87 * x134;
        let x137 = x110 * x129;
        let x138 = scalar::exp(x137);
        let x139 = x85 * x138;
        let x140 = x139 - x135;
        let x141 = x85 - x87;
        let x142 = x140 / x141;
        let x144 = x113 * x129;
        let x145 = scalar::exp(x144);
        let x146 = x83 * x145;
        let x147 = x146 - x135;
        let x148 = x83 - x87;
        let x149 = x147 / x148;
        let x150 = x142 - x149;
        let x152 = rows::truth(x150 < 0.0);
        let x154 = rows::truth(x129 > 1e-9);
        let x155 = rows::truth(x152 != 0.0 && x154 != 0.0);
        if x155 == 0.0 {
            break;
        }
        let x157 = x129 / 10.0;
        (x129, x130) = (x157, x129);
        at.pass(&mut passes_2)?;
    }
    let (mut x160, mut x161) = (x129, x130);
    let mut passes_3 = 0;
    loop {
        let x164 = x94 * x161;
        let x165 = scalar::exp(x164);
        let x166 = x87 * x165;
        let x168 = x110 * x161;
        let x169 = scalar::exp(x168);
        let x170 = x85 * x169;
        let x171 = x170 - x166;
        let x172 = x85 - x87;
        let x173 = x171 / x172;
        let x175 = x113 * x161;
        let x176 = scalar::exp(x175);
        let x177 = x83 * x176;
        let x178 = x177 - x166;
        let x179 = x83 - x87;
        let x180 = x178 / x179;
        let x181 = x173 - x180;
        let x183 = rows::truth(x181 > 0.0);
        let x185 = rows::truth(x161 < 1000000000.0);
        let x186 = rows::truth(x183 != 0.0 && x185 != 0.0);
        if x186 == 0.0 {
            break;
        }
        let x188 = x161 * 10.0;
        (x160, x161) = (x161, x188);
        at.pass(&mut passes_3)?;
    }
    let (mut x191, mut x192, mut x193) = (x160, x161, x160);
    let mut passes_4 = 0;
    loop {
        let x194 = x192 - x191;
        let x196 = rows::truth(x194 > 1e-6);
        if x196 == 0.0 {
            break;
        }
        let x197 = x191 + x192;
        let x199 = x197 * 0.5;
        let x202 = x94 * x199;
        let x203 = scalar::exp(x202);
        let x204 = x87 * x203;
        let x206 = x110 * x199;
        let x207 = scalar::exp(x206);
        let x208 = x85 * x207;
        let x209 = x208 - x204;
        let x210 = x85 - x87;
        let x211 = x209 / x210;
        let x213 = x113 * x199;
        let x214 = scalar::exp(x213);
        let x215 = x83 * x214;
        let x216 = x215 - x204;
        let x217 = x83 - x87;
        let x218 = x216 / x217;
        let x219 = x211 - x218;
        let x221 = rows::truth(x219 > 0.0);
        let x222 = if x221 != 0.0 { x199 } else { x191 };
        let x223 = if x221 != 0.0 { x192 } else { x199 };
        (x191, x192, x193) = (x222, x223, x199);
        at.pass(&mut passes_4)?;
    }
    let x229 = x94 * x193;
    let x230 = scalar::exp(x229);
    let x232 = 0.0 + x117;
    let x235 = x110 * x193;
    let x236 = scalar::exp(x235);
    let x237 = x230 - x236;
    let x238 = x232 * x237;
    let x241 = x85 - x87;
    let x242 = x117 * x241;
    let x243 = x83 - x87;
    let x244 = x242 / x243;
    let x246 = x113 * x193;
    let x247 = scalar::exp(x246);
    let x248 = x230 - x247;
    let x249 = x244 * x248;
    let x250 = x238 - x249;
    let x251 = 0.0 * x230;
    let x252 = x101 * 0.0;
    let x254 = x97 * x193;
    let x255 = scalar::exp(x254);
    let x256 = x230 - x255;
    let x257 = x252 * x256;
    let x258 = x251 + x257;
    let x259 = x258 + x250;
    let x260 = 1.0 / x259;
    let x262 = x260 * x241;
    let t = at.env().t;
    let x273 = x103 * 0.0;
    let x274 = x262 * 0.0;
    let x275 = x273 + x274;
    let x276 = x87 * 0.0;
    let x277 = x275 - x276;
    let x280 = rows::truth(x277 > 1e-9);
    let x283 = 1.0 / x277;
    let x284 = if x280 != 0.0 { x283 } else { 1000000000.0 };
    let x287 = t + x284;
    at.effect(nrn_mech_abi::effects::kind::NET_SEND, x287, 1.0);
    at.set_column(0, x76);
    at.set_column(1, x77);
    at.set_column(2, x30);
    at.set_column(3, x78);
    at.set_column(4, 0.0);
    at.set_column(5, 0.0);
    at.set_column(6, 0.0);
    at.set_column(7, 0.0);
    at.set_column(8, 0.0);
    at.set_column(9, 0.0);
    at.set_column(10, 0.0);
    at.set_column(11, x103);
    at.set_column(12, x119);
    at.set_column(13, x262);
    at.set_column(14, t);
    at.set_column(15, x81);
    at.set_column(16, x83);
    at.set_column(17, x85);
    at.set_column(18, x87);
    at.set_column(19, x101);
    at.set_column(20, x117);
    at.set_column(21, x260);
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 3, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `IntFire4.net_receive` for one instance.
fn net_receive_exact_row(at: &Row<'_>) -> Result<(), String> {
    let t = at.env().t;
    let t0 = at.column(14);
    let x2 = t - t0;
    let e = at.column(4);
    let ke = at.column(15);
    let x5 = -ke;
    let x6 = x5 * x2;
    let x7 = scalar::exp(x6);
    let x8 = e * x7;
    let i1 = at.column(5);
    let ki1 = at.column(16);
    let x11 = -ki1;
    let x12 = x11 * x2;
    let x13 = scalar::exp(x12);
    let x14 = i1 * x13;
    let i2 = at.column(6);
    let ki2 = at.column(17);
    let x18 = -ki2;
    let x19 = x18 * x2;
    let x20 = scalar::exp(x19);
    let x21 = i2 * x20;
    let bi1 = at.column(20);
    let x23 = bi1 * i1;
    let x30 = x20 - x13;
    let x31 = x23 * x30;
    let x32 = x21 + x31;
    let km = at.column(18);
    let x35 = -km;
    let x36 = x35 * x2;
    let x37 = scalar::exp(x36);
    let bi2 = at.column(21);
    let x40 = i2 + x23;
    let x41 = bi2 * x40;
    let x45 = x37 - x20;
    let x46 = x41 * x45;
    let x47 = bi2 * bi1;
    let x48 = x47 * i1;
    let x49 = ki2 - km;
    let x50 = x48 * x49;
    let x51 = ki1 - km;
    let x52 = x50 / x51;
    let x56 = x37 - x13;
    let x57 = x52 * x56;
    let x58 = x46 - x57;
    let m = at.column(7);
    let x60 = m * x37;
    let be = at.column(19);
    let x62 = be * e;
    let x66 = x37 - x7;
    let x67 = x62 * x66;
    let x68 = x60 + x67;
    let x69 = x68 + x58;
    let eps = at.global(1);
    let x75 = 1.0 - eps;
    let x76 = rows::truth(x69 > x75);
    let x81 = if x76 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        0.0
    } else {
        x69
    };
    let arg1 = at.arg(1);
    let x84 = rows::truth(arg1 == 1.0);
    let (x146, x147, x148, x149, x150) = if x84 != 0.0 {
        let nself = at.column(8);
        let x87 = nself + 1.0;
        let ae = at.column(11);
        let x90 = ae * x8;
        let ai2 = at.column(13);
        let x92 = ai2 * x32;
        let x93 = x90 + x92;
        let x94 = km * x81;
        let x95 = x93 - x94;
        let x98 = rows::truth(x95 > 1e-9);
        let x100 = 1.0 - x81;
        let x101 = x100 / x95;
        let x102 = if x98 != 0.0 { x101 } else { 1000000000.0 };
        let x105 = t + x102;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x105, 1.0);
        let nexcite = at.column(9);
        let ninhibit = at.column(10);
        (x8, x14, x87, nexcite, ninhibit)
    } else {
        let arg0 = at.arg(0);
        let x109 = rows::truth(arg0 > 0.0);
        let nexcite_2 = at.column(9);
        let x112 = nexcite_2 + 1.0;
        let x113 = x8 + arg0;
        let ninhibit_2 = at.column(10);
        let x116 = ninhibit_2 + 1.0;
        let x117 = x14 + arg0;
        let x120 = if x109 != 0.0 { x113 } else { x8 };
        let x121 = if x109 != 0.0 { x14 } else { x117 };
        let x122 = if x109 != 0.0 { x112 } else { nexcite_2 };
        let x123 = if x109 != 0.0 { ninhibit_2 } else { x116 };
        let ae_2 = at.column(11);
        let x127 = ae_2 * x120;
        let ai2_2 = at.column(13);
        let x129 = ai2_2 * x32;
        let x130 = x127 + x129;
        let x131 = km * x81;
        let x132 = x130 - x131;
        let x135 = rows::truth(x132 > 1e-9);
        let x137 = 1.0 - x81;
        let x138 = x137 / x132;
        let x139 = if x135 != 0.0 { x138 } else { 1000000000.0 };
        let x140 = t + x139;
        at.effect(nrn_mech_abi::effects::kind::NET_MOVE, x140, 0.0);
        let nself_2 = at.column(8);
        (x120, x121, nself_2, x122, x123)
    };
    at.set_column(4, x146);
    at.set_column(5, x147);
    at.set_column(6, x32);
    at.set_column(7, x81);
    at.set_column(8, x148);
    at.set_column(9, x149);
    at.set_column(10, x150);
    at.set_column(14, t);
    at.set_column(22, x8);
    at.set_column(23, x14);
    at.set_column(24, x32);
    at.set_column(25, x69);
    Ok(())
}

fn net_receive_exact(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 2, args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_exact_row) }
}

/// Kernel `IntFire4.net_receive` for one instance.
fn net_receive_row(at: &Row<'_>) -> Result<(), String> {
    let t = at.env().t;
    let t0 = at.column(14);
    let x2 = t - t0;
    let e = at.column(4);
    let ke = at.column(15);
    let x5 = -ke;
    let x6 = x5 * x2;
    let x7 = scalar::exp(x6);
    let x8 = e * x7;
    let i1 = at.column(5);
    let ki1 = at.column(16);
    let x11 = -ki1;
    let x12 = x11 * x2;
    let x13 = scalar::exp(x12);
    let x14 = i1 * x13;
    let i2 = at.column(6);
    let ki2 = at.column(17);
    let x18 = -ki2;
    let x19 = x18 * x2;
    let x20 = scalar::exp(x19);
    let bi1 = at.column(20);
    let x23 = bi1 * i1;
    let x30 = x20 - x13;
    let x31 = x23 * x30;
    let x32 = i2 * x20 + x31;
    let km = at.column(18);
    let x35 = -km;
    let x36 = x35 * x2;
    let x37 = scalar::exp(x36);
    let bi2 = at.column(21);
    let x40 = i2 + x23;
    let x41 = bi2 * x40;
    let x45 = x37 - x20;
    let x46 = x41 * x45;
    let x47 = bi2 * bi1;
    let x48 = x47 * i1;
    let x49 = ki2 - km;
    let x50 = x48 * x49;
    let x51 = ki1 - km;
    let x52 = x50 / x51;
    let x56 = x37 - x13;
    let x58 = x46 - x52 * x56;
    let m = at.column(7);
    let be = at.column(19);
    let x62 = be * e;
    let x66 = x37 - x7;
    let x67 = x62 * x66;
    let x68 = m * x37 + x67;
    let x69 = x68 + x58;
    let eps = at.global(1);
    let x75 = 1.0 - eps;
    let x76 = rows::truth(x69 > x75);
    let x81 = if x76 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        0.0
    } else {
        x69
    };
    let arg1 = at.arg(1);
    let x84 = rows::truth(arg1 == 1.0);
    let (x146, x147, x148, x149, x150) = if x84 != 0.0 {
        let nself = at.column(8);
        let x87 = nself + 1.0;
        let ae = at.column(11);
        let ai2 = at.column(13);
        let x92 = ai2 * x32;
        let x93 = ae * x8 + x92;
        let x95 = x93 - km * x81;
        let x98 = rows::truth(x95 > 1e-9);
        let x100 = 1.0 - x81;
        let x101 = x100 / x95;
        let x102 = if x98 != 0.0 { x101 } else { 1000000000.0 };
        let x105 = t + x102;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x105, 1.0);
        let nexcite = at.column(9);
        let ninhibit = at.column(10);
        (x8, x14, x87, nexcite, ninhibit)
    } else {
        let arg0 = at.arg(0);
        let x109 = rows::truth(arg0 > 0.0);
        let nexcite_2 = at.column(9);
        let x112 = nexcite_2 + 1.0;
        let x113 = x8 + arg0;
        let ninhibit_2 = at.column(10);
        let x116 = ninhibit_2 + 1.0;
        let x117 = x14 + arg0;
        let x120 = if x109 != 0.0 { x113 } else { x8 };
        let x121 = if x109 != 0.0 { x14 } else { x117 };
        let x122 = if x109 != 0.0 { x112 } else { nexcite_2 };
        let x123 = if x109 != 0.0 { ninhibit_2 } else { x116 };
        let ae_2 = at.column(11);
        let ai2_2 = at.column(13);
        let x129 = ai2_2 * x32;
        let x130 = ae_2 * x120 + x129;
        let x132 = x130 - km * x81;
        let x135 = rows::truth(x132 > 1e-9);
        let x137 = 1.0 - x81;
        let x138 = x137 / x132;
        let x139 = if x135 != 0.0 { x138 } else { 1000000000.0 };
        let x140 = t + x139;
        at.effect(nrn_mech_abi::effects::kind::NET_MOVE, x140, 0.0);
        let nself_2 = at.column(8);
        (x120, x121, nself_2, x122, x123)
    };
    at.set_column(4, x146);
    at.set_column(5, x147);
    at.set_column(6, x32);
    at.set_column(7, x81);
    at.set_column(8, x148);
    at.set_column(9, x149);
    at.set_column(10, x150);
    at.set_column(14, t);
    at.set_column(22, x8);
    at.set_column(23, x14);
    at.set_column(24, x32);
    at.set_column(25, x69);
    Ok(())
}

fn net_receive(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 2, args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_row) }
}

/// Kernel `IntFire4.newstates` over vectors of instances.
struct Function0 {
    arg0: f64,
}

impl Body for Function0 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let e = at.column(4);
        let ke = at.column(15);
        let x3 = -ke;
        let x4 = x3 * s.splat(self.arg0);
        let x5 = s.exp(x4);
        let x6 = e * x5;
        let i1 = at.column(5);
        let ki1 = at.column(16);
        let x9 = -ki1;
        let x10 = x9 * s.splat(self.arg0);
        let x11 = s.exp(x10);
        let x12 = i1 * x11;
        let i2 = at.column(6);
        let ki2 = at.column(17);
        let x16 = -ki2;
        let x17 = x16 * s.splat(self.arg0);
        let x18 = s.exp(x17);
        let x19 = i2 * x18;
        let bi1 = at.column(20);
        let x21 = bi1 * i1;
        let x28 = x18 - x11;
        let x29 = x21 * x28;
        let x30 = x19 + x29;
        let km = at.column(18);
        let x33 = -km;
        let x34 = x33 * s.splat(self.arg0);
        let x35 = s.exp(x34);
        let bi2 = at.column(21);
        let x38 = i2 + x21;
        let x39 = bi2 * x38;
        let x43 = x35 - x18;
        let x44 = x39 * x43;
        let x45 = bi2 * bi1;
        let x46 = x45 * i1;
        let x47 = ki2 - km;
        let x48 = x46 * x47;
        let x49 = ki1 - km;
        let x50 = x48 / x49;
        let x54 = x35 - x11;
        let x55 = x50 * x54;
        let x56 = x44 - x55;
        let m = at.column(7);
        let x58 = m * x35;
        let be = at.column(19);
        let x60 = be * e;
        let x64 = x35 - x5;
        let x65 = x60 * x64;
        let x66 = x58 + x65;
        let x67 = x66 + x56;
        at.set_column(22, x6);
        at.set_column(23, x12);
        at.set_column(24, x30);
        at.set_column(25, x67);
    }
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    let arg0 = rows::arg(call, 0);
    let body = Function0 { arg0 };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `IntFire4.update` over vectors of instances.
struct Function1 {
    t: f64,
}

impl Body for Function1 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let enew = at.column(22);
        let i1new = at.column(23);
        let i2new = at.column(24);
        let mnew = at.column(25);
        at.set_column(4, enew);
        at.set_column(5, i1new);
        at.set_column(6, i2new);
        at.set_column(7, mnew);
        at.set_column(14, s.splat(self.t));
    }
}

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    let t = call.env.t;
    let body = Function1 { t };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `IntFire4.M` for one instance.
fn function_2_row(at: &Row<'_>) -> Result<(), String> {
    let t = at.env().t;
    let t0 = at.column(14);
    let x3 = t - t0;
    let km = at.column(18);
    let x6 = -km;
    let x7 = x6 * x3;
    let x8 = scalar::exp(x7);
    let bi2 = at.column(21);
    let i2 = at.column(6);
    let bi1 = at.column(20);
    let i1 = at.column(5);
    let x13 = bi1 * i1;
    let x14 = i2 + x13;
    let x15 = bi2 * x14;
    let ki2 = at.column(17);
    let x17 = -ki2;
    let x18 = x17 * x3;
    let x19 = scalar::exp(x18);
    let x20 = x8 - x19;
    let x21 = x15 * x20;
    let x22 = bi2 * bi1;
    let x23 = x22 * i1;
    let x24 = ki2 - km;
    let x25 = x23 * x24;
    let ki1 = at.column(16);
    let x27 = ki1 - km;
    let x28 = x25 / x27;
    let x29 = -ki1;
    let x30 = x29 * x3;
    let x31 = scalar::exp(x30);
    let x32 = x8 - x31;
    let x33 = x28 * x32;
    let x34 = x21 - x33;
    let m = at.column(7);
    let x36 = m * x8;
    let be = at.column(19);
    let e = at.column(4);
    let x39 = be * e;
    let ke = at.column(15);
    let x41 = -ke;
    let x42 = x41 * x3;
    let x43 = scalar::exp(x42);
    let x44 = x8 - x43;
    let x45 = x39 * x44;
    let x46 = x36 + x45;
    let x47 = x46 + x34;
    at.set_arg(0, x47);
    Ok(())
}

fn function_2(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_2_row) }
}

/// Kernel `IntFire4.E` for one instance.
fn function_3_row(at: &Row<'_>) -> Result<(), String> {
    let ae = at.column(11);
    let e = at.column(4);
    let x3 = ae * e;
    let ke = at.column(15);
    let x5 = -ke;
    let t = at.env().t;
    let t0 = at.column(14);
    let x8 = t - t0;
    let x9 = x5 * x8;
    let x10 = scalar::exp(x9);
    let x11 = x3 * x10;
    at.set_arg(0, x11);
    Ok(())
}

fn function_3(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_3_row) }
}

/// Kernel `IntFire4.I` for one instance.
fn function_4_row(at: &Row<'_>) -> Result<(), String> {
    let ai2 = at.column(13);
    let t = at.env().t;
    let t0 = at.column(14);
    let x4 = t - t0;
    let i2 = at.column(6);
    let ki2 = at.column(17);
    let x8 = -ki2;
    let x9 = x8 * x4;
    let x10 = scalar::exp(x9);
    let x11 = i2 * x10;
    let bi1 = at.column(20);
    let i1 = at.column(5);
    let x14 = bi1 * i1;
    let ki1 = at.column(16);
    let x19 = -ki1;
    let x20 = x19 * x4;
    let x21 = scalar::exp(x20);
    let x22 = x10 - x21;
    let x23 = x14 * x22;
    let x24 = x11 + x23;
    let x25 = ai2 * x24;
    at.set_arg(0, x25);
    Ok(())
}

fn function_4(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_4_row) }
}

/// Kernel `IntFire4.firetimebound` for one instance.
fn function_5_row(at: &Row<'_>) -> Result<(), String> {
    let ae = at.column(11);
    let e = at.column(4);
    let x3 = ae * e;
    let ai2 = at.column(13);
    let i2 = at.column(6);
    let x6 = ai2 * i2;
    let x7 = x3 + x6;
    let km = at.column(18);
    let m = at.column(7);
    let x10 = km * m;
    let x11 = x7 - x10;
    let x14 = rows::truth(x11 > 1e-9);
    let x16 = 1.0 - m;
    let x17 = x16 / x11;
    let x18 = if x14 != 0.0 { x17 } else { 1000000000.0 };
    at.set_arg(0, x18);
    Ok(())
}

fn function_5(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_5_row) }
}

/// Kernel `IntFire4.i2_after` for one instance.
fn function_6_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let i2 = at.column(6);
    let ki2 = at.column(17);
    let x4 = -ki2;
    let x5 = x4 * arg0;
    let x6 = scalar::exp(x5);
    let x7 = i2 * x6;
    let bi1 = at.column(20);
    let i1 = at.column(5);
    let x10 = bi1 * i1;
    let ki1 = at.column(16);
    let x15 = -ki1;
    let x16 = x15 * arg0;
    let x17 = scalar::exp(x16);
    let x18 = x6 - x17;
    let x19 = x10 * x18;
    let x20 = x7 + x19;
    at.set_arg(0, x20);
    Ok(())
}

fn function_6(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_6_row) }
}

/// Kernel `IntFire4.m_after` for one instance.
fn function_7_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let km = at.column(18);
    let x3 = -km;
    let x4 = x3 * arg0;
    let x5 = scalar::exp(x4);
    let bi2 = at.column(21);
    let i2 = at.column(6);
    let bi1 = at.column(20);
    let i1 = at.column(5);
    let x10 = bi1 * i1;
    let x11 = i2 + x10;
    let x12 = bi2 * x11;
    let ki2 = at.column(17);
    let x14 = -ki2;
    let x15 = x14 * arg0;
    let x16 = scalar::exp(x15);
    let x17 = x5 - x16;
    let x18 = x12 * x17;
    let x19 = bi2 * bi1;
    let x20 = x19 * i1;
    let x21 = ki2 - km;
    let x22 = x20 * x21;
    let ki1 = at.column(16);
    let x24 = ki1 - km;
    let x25 = x22 / x24;
    let x26 = -ki1;
    let x27 = x26 * arg0;
    let x28 = scalar::exp(x27);
    let x29 = x5 - x28;
    let x30 = x25 * x29;
    let x31 = x18 - x30;
    let m = at.column(7);
    let x33 = m * x5;
    let be = at.column(19);
    let e = at.column(4);
    let x36 = be * e;
    let ke = at.column(15);
    let x38 = -ke;
    let x39 = x38 * arg0;
    let x40 = scalar::exp(x39);
    let x41 = x5 - x40;
    let x42 = x36 * x41;
    let x43 = x33 + x42;
    let x44 = x43 + x31;
    at.set_arg(0, x44);
    Ok(())
}

fn function_7(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_7_row) }
}

/// Kernel `IntFire4.unit_peak` for one instance.
fn function_8_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let arg1 = at.arg(1);
    let x3 = arg0 / arg1;
    let x4 = f64::ln(x3);
    let x5 = arg0 - arg1;
    let x6 = x4 / x5;
    let x8 = -arg0;
    let x9 = x8 * x6;
    let x10 = scalar::exp(x9);
    let x11 = -arg1;
    let x12 = x11 * x6;
    let x13 = scalar::exp(x12);
    let x14 = x10 - x13;
    let x15 = 1.0 / x14;
    at.set_arg(0, x15);
    Ok(())
}

fn function_8(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, function_8_row) }
}

/// Kernel `IntFire4.factors` for one instance.
fn function_9_row(at: &Row<'_>) -> Result<(), String> {
    let taue = at.column(0);
    let x2 = 1.0 / taue;
    let taui1 = at.column(1);
    let x5 = 1.0 / taui1;
    let taui2 = at.column(2);
    let x8 = 1.0 / taui2;
    let taum = at.column(3);
    let x11 = 1.0 / taum;
    let x13 = x11 / x2;
    let x14 = f64::ln(x13);
    let x15 = x11 - x2;
    let x16 = x14 / x15;
    let x18 = -x11;
    let x19 = x18 * x16;
    let x20 = scalar::exp(x19);
    let x21 = -x2;
    let x22 = x21 * x16;
    let x23 = scalar::exp(x22);
    let x24 = x20 - x23;
    let x25 = 1.0 / x24;
    let x26 = x2 - x11;
    let x27 = x25 * x26;
    let x29 = x8 / x5;
    let x30 = f64::ln(x29);
    let x31 = x8 - x5;
    let x32 = x30 / x31;
    let x34 = -x8;
    let x35 = x34 * x32;
    let x36 = scalar::exp(x35);
    let x37 = -x5;
    let x38 = x37 * x32;
    let x39 = scalar::exp(x38);
    let x40 = x36 - x39;
    let x41 = 1.0 / x40;
    let x42 = x5 - x8;
    let x43 = x41 * x42;
    let (mut x53, mut x54) = (1.0, 1.0);
    let mut passes_2 = 0;
    loop {
        let x57 = x18 * x53;
        let x58 = scalar::exp(x57);
        let x59 = x11 * x58;
        let x61 = x34 * x53;
        let x62 = scalar::exp(x61);
        let x63 = x8 * x62;
        let x64 = x63 - x59;
        let x65 = x8 - x11;
        let x66 = x64 / x65;
        let x68 = x37 * x53;
        let x69 = scalar::exp(x68);
        let x70 = x5 * x69;
        let x71 = x70 - x59;
        let x72 = x5 - x11;
        let x73 = x71 / x72;
        let x74 = x66 - x73;
        let x76 = rows::truth(x74 < 0.0);
        let x78 = rows::truth(x53 > 1e-9);
        let x79 = rows::truth(x76 != 0.0 && x78 != 0.0);
        if x79 == 0.0 {
            break;
        }
        let x81 = x53 / 10.0;
        (x53, x54) = (x81, x53);
        at.pass(&mut passes_2)?;
    }
    let (mut x84, mut x85) = (x53, x54);
    let mut passes_3 = 0;
    loop {
        let x88 = x18 * x85;
        let x89 = scalar::exp(x88);
        let x90 = x11 * x89;
        let x92 = x34 * x85;
        let x93 = scalar::exp(x92);
        let x94 = x8 * x93;
        let x95 = x94 - x90;
        let x96 = x8 - x11;
        let x97 = x95 / x96;
        let x99 = x37 * x85;
        let x100 = scalar::exp(x99);
        let x101 = x5 * x100;
        let x102 = x101 - x90;
        let x103 = x5 - x11;
        let x104 = x102 / x103;
        let x105 = x97 - x104;
        let x107 = rows::truth(x105 > 0.0);
        let x109 = rows::truth(x85 < 1000000000.0);
        let x110 = rows::truth(x107 != 0.0 && x109 != 0.0);
        if x110 == 0.0 {
            break;
        }
        let x112 = x85 * 10.0;
        (x84, x85) = (x85, x112);
        at.pass(&mut passes_3)?;
    }
    let (mut x115, mut x116, mut x117) = (x84, x85, x84);
    let mut passes_4 = 0;
    loop {
        let x118 = x116 - x115;
        let x120 = rows::truth(x118 > 1e-6);
        if x120 == 0.0 {
            break;
        }
        let x121 = x115 + x116;
        let x123 = x121 * 0.5;
        let x126 = x18 * x123;
        let x127 = scalar::exp(x126);
        let x128 = x11 * x127;
        let x130 = x34 * x123;
        let x131 = scalar::exp(x130);
        let x132 = x8 * x131;
        let x133 = x132 - x128;
        let x134 = x8 - x11;
        let x135 = x133 / x134;
        let x137 = x37 * x123;
        let x138 = scalar::exp(x137);
        let x139 = x5 * x138;
        let x140 = x139 - x128;
        let x141 = x5 - x11;
        let x142 = x140 / x141;
        let x143 = x135 - x142;
        let x145 = rows::truth(x143 > 0.0);
        let x146 = if x145 != 0.0 { x123 } else { x115 };
        let x147 = if x145 != 0.0 { x116 } else { x123 };
        (x115, x116, x117) = (x146, x147, x123);
        at.pass(&mut passes_4)?;
    }
    let x153 = x18 * x117;
    let x154 = scalar::exp(x153);
    let x156 = 0.0 + x41;
    let x159 = x34 * x117;
    let x160 = scalar::exp(x159);
    let x161 = x154 - x160;
    let x162 = x156 * x161;
    let x165 = x8 - x11;
    let x166 = x41 * x165;
    let x167 = x5 - x11;
    let x168 = x166 / x167;
    let x170 = x37 * x117;
    let x171 = scalar::exp(x170);
    let x172 = x154 - x171;
    let x173 = x168 * x172;
    let x174 = x162 - x173;
    let x175 = 0.0 * x154;
    let x176 = x25 * 0.0;
    let x178 = x21 * x117;
    let x179 = scalar::exp(x178);
    let x180 = x154 - x179;
    let x181 = x176 * x180;
    let x182 = x175 + x181;
    let x183 = x182 + x174;
    let x184 = 1.0 / x183;
    let x186 = x184 * x165;
    at.set_column(4, 0.0);
    at.set_column(5, 1.0);
    at.set_column(6, 0.0);
    at.set_column(7, 0.0);
    at.set_column(11, x27);
    at.set_column(12, x43);
    at.set_column(13, x186);
    at.set_column(15, x2);
    at.set_column(16, x5);
    at.set_column(17, x8);
    at.set_column(18, x11);
    at.set_column(19, x25);
    at.set_column(20, x41);
    at.set_column(21, x184);
    Ok(())
}

fn function_9(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_9_row) }
}

/// Kernel `IntFire4.deriv` for one instance.
fn function_10_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let km = at.column(18);
    let x3 = -km;
    let x4 = x3 * arg0;
    let x5 = scalar::exp(x4);
    let x6 = km * x5;
    let ki2 = at.column(17);
    let x8 = -ki2;
    let x9 = x8 * arg0;
    let x10 = scalar::exp(x9);
    let x11 = ki2 * x10;
    let x12 = x11 - x6;
    let x13 = ki2 - km;
    let x14 = x12 / x13;
    let ki1 = at.column(16);
    let x16 = -ki1;
    let x17 = x16 * arg0;
    let x18 = scalar::exp(x17);
    let x19 = ki1 * x18;
    let x20 = x19 - x6;
    let x21 = ki1 - km;
    let x22 = x20 / x21;
    let x23 = x14 - x22;
    at.set_arg(0, x23);
    Ok(())
}

fn function_10(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_10_row) }
}

/// Kernel `IntFire4.search` for one instance.
fn function_11_row(at: &Row<'_>) -> Result<(), String> {
    let (mut x3, mut x4) = (1.0, 1.0);
    let mut passes_2 = 0;
    loop {
        let km = at.column(18);
        let x7 = -km;
        let x8 = x7 * x3;
        let x9 = scalar::exp(x8);
        let x10 = km * x9;
        let ki2 = at.column(17);
        let x12 = -ki2;
        let x13 = x12 * x3;
        let x14 = scalar::exp(x13);
        let x15 = ki2 * x14;
        let x16 = x15 - x10;
        let x17 = ki2 - km;
        let x18 = x16 / x17;
        let ki1 = at.column(16);
        let x20 = -ki1;
        let x21 = x20 * x3;
        let x22 = scalar::exp(x21);
        let x23 = ki1 * x22;
        let x24 = x23 - x10;
        let x25 = ki1 - km;
        let x26 = x24 / x25;
        let x27 = x18 - x26;
        let x29 = rows::truth(x27 < 0.0);
        let x31 = rows::truth(x3 > 1e-9);
        let x32 = rows::truth(x29 != 0.0 && x31 != 0.0);
        if x32 == 0.0 {
            break;
        }
        let x34 = x3 / 10.0;
        (x3, x4) = (x34, x3);
        at.pass(&mut passes_2)?;
    }
    let (mut x37, mut x38) = (x3, x4);
    let mut passes_3 = 0;
    loop {
        let km_2 = at.column(18);
        let x41 = -km_2;
        let x42 = x41 * x38;
        let x43 = scalar::exp(x42);
        let x44 = km_2 * x43;
        let ki2_2 = at.column(17);
        let x46 = -ki2_2;
        let x47 = x46 * x38;
        let x48 = scalar::exp(x47);
        let x49 = ki2_2 * x48;
        let x50 = x49 - x44;
        let x51 = ki2_2 - km_2;
        let x52 = x50 / x51;
        let ki1_2 = at.column(16);
        let x54 = -ki1_2;
        let x55 = x54 * x38;
        let x56 = scalar::exp(x55);
        let x57 = ki1_2 * x56;
        let x58 = x57 - x44;
        let x59 = ki1_2 - km_2;
        let x60 = x58 / x59;
        let x61 = x52 - x60;
        let x63 = rows::truth(x61 > 0.0);
        let x65 = rows::truth(x38 < 1000000000.0);
        let x66 = rows::truth(x63 != 0.0 && x65 != 0.0);
        if x66 == 0.0 {
            break;
        }
        let x68 = x38 * 10.0;
        (x37, x38) = (x38, x68);
        at.pass(&mut passes_3)?;
    }
    let (mut x71, mut x72, mut x73) = (x37, x38, x37);
    let mut passes_4 = 0;
    loop {
        let x74 = x72 - x71;
        let x76 = rows::truth(x74 > 1e-6);
        if x76 == 0.0 {
            break;
        }
        let x77 = x71 + x72;
        let x79 = x77 * 0.5;
        let km_3 = at.column(18);
        let x82 = -km_3;
        let x83 = x82 * x79;
        let x84 = scalar::exp(x83);
        let x85 = km_3 * x84;
        let ki2_3 = at.column(17);
        let x87 = -ki2_3;
        let x88 = x87 * x79;
        let x89 = scalar::exp(x88);
        let x90 = ki2_3 * x89;
        let x91 = x90 - x85;
        let x92 = ki2_3 - km_3;
        let x93 = x91 / x92;
        let ki1_3 = at.column(16);
        let x95 = -ki1_3;
        let x96 = x95 * x79;
        let x97 = scalar::exp(x96);
        let x98 = ki1_3 * x97;
        let x99 = x98 - x85;
        let x100 = ki1_3 - km_3;
        let x101 = x99 / x100;
        let x102 = x93 - x101;
        let x104 = rows::truth(x102 > 0.0);
        let x105 = if x104 != 0.0 { x79 } else { x71 };
        let x106 = if x104 != 0.0 { x72 } else { x79 };
        (x71, x72, x73) = (x105, x106, x79);
        at.pass(&mut passes_4)?;
    }
    at.set_arg(0, x73);
    Ok(())
}

fn function_11(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_11_row) }
}

/// Kernel `IntFire4.fixprecondition` for one instance.
fn function_12_row(at: &Row<'_>) -> Result<(), String> {
    let taui2 = at.column(2);
    let taueps = at.global(2);
    let x3 = 4.0 * taueps;
    let x4 = rows::truth(taui2 < x3);
    let x7 = if x4 != 0.0 { x3 } else { taui2 };
    let taui1 = at.column(1);
    let x10 = 3.0 * taueps;
    let x11 = rows::truth(taui1 < x10);
    let x14 = if x11 != 0.0 { x10 } else { taui1 };
    let taue = at.column(0);
    let x17 = 2.0 * taueps;
    let x18 = rows::truth(taue < x17);
    let x21 = if x18 != 0.0 { x17 } else { taue };
    let x22 = x7 - x21;
    let x23 = rows::truth(x22 < taueps);
    let x24 = x7 - taueps;
    let x25 = if x23 != 0.0 { x24 } else { x21 };
    let x26 = rows::truth(x14 > x7);
    let (x29, x30, _x31) = if x26 != 0.0 {
        at.ask(HostFunction::Print, 0, &[], "Warning: Swapped taui1 and taui2\n")?;
        (x7, x14, x14)
    } else {
        (x14, x7, 0.0)
    };
    let x32 = x30 - x29;
    let x33 = rows::truth(x32 < taueps);
    let x34 = x30 - taueps;
    let x35 = if x33 != 0.0 { x34 } else { x29 };
    let taum = at.column(3);
    let x37 = rows::truth(taum > x30);
    let x38 = taum - x30;
    let x39 = rows::truth(x38 < taueps);
    let x40 = x30 + taueps;
    let x41 = if x39 != 0.0 { x40 } else { taum };
    let x42 = x30 - taum;
    let x43 = rows::truth(x42 < taueps);
    let x45 = if x43 != 0.0 { x34 } else { taum };
    let x46 = x35 - x45;
    let x47 = f64::abs(x46);
    let x48 = rows::truth(x47 < taueps);
    let x49 = x35 - taueps;
    let x50 = if x48 != 0.0 { x49 } else { x45 };
    let x51 = x35 - x50;
    let x52 = f64::abs(x51);
    let x53 = rows::truth(x52 < taueps);
    let x54 = rows::truth(x35 < x50);
    let x56 = x50 - taueps;
    let x57 = if x54 != 0.0 { x35 } else { x56 };
    let x58 = if x54 != 0.0 { x49 } else { x50 };
    let x59 = if x53 != 0.0 { x57 } else { x35 };
    let x60 = if x53 != 0.0 { x58 } else { x50 };
    let x61 = x25 - x60;
    let x62 = f64::abs(x61);
    let x63 = rows::truth(x62 < taueps);
    let x64 = rows::truth(x25 < x60);
    let x65 = x25 - taueps;
    let x66 = x60 - taueps;
    let x67 = if x64 != 0.0 { x25 } else { x66 };
    let x68 = if x64 != 0.0 { x65 } else { x60 };
    let x69 = if x63 != 0.0 { x67 } else { x25 };
    let x70 = if x63 != 0.0 { x68 } else { x60 };
    let x71 = x59 - x70;
    let x72 = f64::abs(x71);
    let x73 = rows::truth(x72 < taueps);
    let x74 = x59 - taueps;
    let x75 = if x73 != 0.0 { x74 } else { x70 };
    let x76 = if x37 != 0.0 { x25 } else { x69 };
    let x77 = if x37 != 0.0 { x35 } else { x59 };
    let x78 = if x37 != 0.0 { x41 } else { x75 };
    at.set_column(0, x76);
    at.set_column(1, x77);
    at.set_column(2, x30);
    at.set_column(3, x78);
    Ok(())
}

fn function_12(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 3, args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_12_row) }
}
