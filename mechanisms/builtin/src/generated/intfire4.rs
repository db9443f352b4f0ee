//! `IntFire4`, generated from `mechanisms/builtin/mod/intfire4.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::KernelCall;
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
        ],
        width: 22,
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
        ],
        functions: vec![
            FunctionInfo { name: "M".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "E".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "I".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "wait".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "i2_after".into(), n_args: 1, returns: true, needs_instance: true },
            FunctionInfo { name: "m_after".into(), n_args: 1, returns: true, needs_instance: true },
            FunctionInfo { name: "unit_peak".into(), n_args: 2, returns: true, needs_instance: false },
            FunctionInfo { name: "normalize".into(), n_args: 0, returns: false, needs_instance: true },
            FunctionInfo { name: "rise".into(), n_args: 1, returns: true, needs_instance: true },
            FunctionInfo { name: "extremum".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "separate".into(), n_args: 0, returns: false, needs_instance: true },
        ],
        net_receive: Some(NetReceiveInfo { args: vec!["w".into()], has_watch: false, for_netcons: false }),
        net_event: true,
        ordered_kernels: vec![0, 1],
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
    let x28 = if x26 != 0.0 { x7 } else { x14 };
    let x29 = if x26 != 0.0 { x14 } else { x7 };
    let x31 = x29 - x28;
    let x32 = rows::truth(x31 < taueps);
    let x33 = x29 - taueps;
    let x34 = if x32 != 0.0 { x33 } else { x28 };
    let taum = at.column(3);
    let x36 = rows::truth(taum > x29);
    let x37 = taum - x29;
    let x38 = rows::truth(x37 < taueps);
    let x39 = x29 + taueps;
    let x40 = if x38 != 0.0 { x39 } else { taum };
    let x41 = x29 - taum;
    let x42 = rows::truth(x41 < taueps);
    let x44 = if x42 != 0.0 { x33 } else { taum };
    let x45 = x34 - x44;
    let x46 = f64::abs(x45);
    let x47 = rows::truth(x46 < taueps);
    let x48 = x34 - taueps;
    let x49 = if x47 != 0.0 { x48 } else { x44 };
    let x50 = x34 - x49;
    let x51 = f64::abs(x50);
    let x52 = rows::truth(x51 < taueps);
    let x53 = rows::truth(x34 < x49);
    let x55 = x49 - taueps;
    let x56 = if x53 != 0.0 { x34 } else { x55 };
    let x57 = if x53 != 0.0 { x48 } else { x49 };
    let x58 = if x52 != 0.0 { x56 } else { x34 };
    let x59 = if x52 != 0.0 { x57 } else { x49 };
    let x60 = x25 - x59;
    let x61 = f64::abs(x60);
    let x62 = rows::truth(x61 < taueps);
    let x63 = rows::truth(x25 < x59);
    let x64 = x25 - taueps;
    let x65 = x59 - taueps;
    let x66 = if x63 != 0.0 { x25 } else { x65 };
    let x67 = if x63 != 0.0 { x64 } else { x59 };
    let x68 = if x62 != 0.0 { x66 } else { x25 };
    let x69 = if x62 != 0.0 { x67 } else { x59 };
    let x70 = x58 - x69;
    let x71 = f64::abs(x70);
    let x72 = rows::truth(x71 < taueps);
    let x73 = x58 - taueps;
    let x74 = if x72 != 0.0 { x73 } else { x69 };
    let x75 = if x36 != 0.0 { x25 } else { x68 };
    let x76 = if x36 != 0.0 { x34 } else { x58 };
    let x77 = if x36 != 0.0 { x40 } else { x74 };
    let x80 = 1.0 / x75;
    let x82 = 1.0 / x76;
    let x84 = 1.0 / x29;
    let x86 = 1.0 / x77;
    let x88 = x75 * x86;
    let x89 = f64::ln(x88);
    let x90 = x86 - x80;
    let x91 = x89 / x90;
    let x93 = -x86;
    let x94 = x93 * x91;
    let x95 = scalar::exp(x94);
    let x96 = -x80;
    let x97 = x96 * x91;
    let x98 = scalar::exp(x97);
    let x99 = x95 - x98;
    let x100 = 1.0 / x99;
    let x101 = x80 - x86;
    let x102 = x100 * x101;
    let x104 = x76 * x84;
    let x105 = f64::ln(x104);
    let x106 = x84 - x82;
    let x107 = x105 / x106;
    let x109 = -x84;
    let x110 = x109 * x107;
    let x111 = scalar::exp(x110);
    let x112 = -x82;
    let x113 = x112 * x107;
    let x114 = scalar::exp(x113);
    let x115 = x111 - x114;
    let x116 = 1.0 / x115;
    let x117 = x82 - x84;
    let x118 = x116 * x117;
    let (mut x128, mut x129) = (1.0, 1.0);
    let mut passes_2 = 0;
    loop {
        let x132 = x93 * x128;
        let x133 = scalar::exp(x132);
        let x134 = x86 * x133;
        let x136 = x109 * x128;
        let x137 = scalar::exp(x136);
        let x138 = x84 * x137;
        let x139 = x138 - x134;
        let x140 = x84 - x86;
        let x141 = x139 / x140;
        let x143 = x112 * x128;
        let x144 = scalar::exp(x143);
        let x145 = x82 * x144;
        let x146 = x145 - x134;
        let x147 = x82 - x86;
        let x148 = x146 / x147;
        let x149 = x141 - x148;
        let x151 = rows::truth(x149 < 0.0);
        let x153 = rows::truth(x128 > 1e-9);
        let x154 = rows::truth(x151 != 0.0 && x153 != 0.0);
        if x154 == 0.0 {
            break;
        }
        let x156 = x128 * 0.1;
        (x128, x129) = (x156, x128);
        at.pass(&mut passes_2)?;
    }
    let (mut x159, mut x160) = (x128, x129);
    let mut passes_3 = 0;
    loop {
        let x163 = x93 * x160;
        let x164 = scalar::exp(x163);
        let x165 = x86 * x164;
        let x167 = x109 * x160;
        let x168 = scalar::exp(x167);
        let x169 = x84 * x168;
        let x170 = x169 - x165;
        let x171 = x84 - x86;
        let x172 = x170 / x171;
        let x174 = x112 * x160;
        let x175 = scalar::exp(x174);
        let x176 = x82 * x175;
        let x177 = x176 - x165;
        let x178 = x82 - x86;
        let x179 = x177 / x178;
        let x180 = x172 - x179;
        let x182 = rows::truth(x180 > 0.0);
        let x184 = rows::truth(x160 < 1000000000.0);
        let x185 = rows::truth(x182 != 0.0 && x184 != 0.0);
        if x185 == 0.0 {
            break;
        }
        let x187 = x160 * 10.0;
        (x159, x160) = (x160, x187);
        at.pass(&mut passes_3)?;
    }
    let (mut x190, mut x191, mut x192) = (x159, x160, x159);
    let mut passes_4 = 0;
    loop {
        let x193 = x191 - x190;
        let x195 = rows::truth(x193 > 1e-6);
        if x195 == 0.0 {
            break;
        }
        let x196 = x190 + x191;
        let x198 = x196 * 0.5;
        let x201 = x93 * x198;
        let x202 = scalar::exp(x201);
        let x203 = x86 * x202;
        let x205 = x109 * x198;
        let x206 = scalar::exp(x205);
        let x207 = x84 * x206;
        let x208 = x207 - x203;
        let x209 = x84 - x86;
        let x210 = x208 / x209;
        let x212 = x112 * x198;
        let x213 = scalar::exp(x212);
        let x214 = x82 * x213;
        let x215 = x214 - x203;
        let x216 = x82 - x86;
        let x217 = x215 / x216;
        let x218 = x210 - x217;
        let x220 = rows::truth(x218 > 0.0);
        let x221 = if x220 != 0.0 { x198 } else { x190 };
        let x222 = if x220 != 0.0 { x191 } else { x198 };
        (x190, x191, x192) = (x221, x222, x198);
        at.pass(&mut passes_4)?;
    }
    let x228 = x93 * x192;
    let x229 = scalar::exp(x228);
    let x231 = 0.0 + x116;
    let x234 = x109 * x192;
    let x235 = scalar::exp(x234);
    let x236 = x229 - x235;
    let x237 = x231 * x236;
    let x240 = x84 - x86;
    let x241 = x116 * x240;
    let x242 = x82 - x86;
    let x243 = x241 / x242;
    let x245 = x112 * x192;
    let x246 = scalar::exp(x245);
    let x247 = x229 - x246;
    let x249 = x237 - x243 * x247;
    let x251 = x100 * 0.0;
    let x253 = x96 * x192;
    let x254 = scalar::exp(x253);
    let x255 = x229 - x254;
    let x256 = x251 * x255;
    let x257 = 0.0 * x229 + x256;
    let x258 = x257 + x249;
    let x259 = 1.0 / x258;
    let x261 = x259 * x240;
    let t = at.env().t;
    let x273 = x261 * 0.0;
    let x274 = x102 * 0.0 + x273;
    let x276 = x274 - x86 * 0.0;
    let x279 = rows::truth(x276 > 1e-9);
    let x282 = 1.0 / x276;
    let x283 = if x279 != 0.0 { x282 } else { 1000000000.0 };
    let x286 = t + x283;
    at.effect(nrn_mech_abi::effects::kind::NET_SEND, x286, 1.0);
    at.set_column(0, x75);
    at.set_column(1, x76);
    at.set_column(2, x29);
    at.set_column(3, x77);
    at.set_column(4, 0.0);
    at.set_column(5, 0.0);
    at.set_column(6, 0.0);
    at.set_column(7, 0.0);
    at.set_column(8, 0.0);
    at.set_column(9, 0.0);
    at.set_column(10, 0.0);
    at.set_column(11, x102);
    at.set_column(12, x118);
    at.set_column(13, x261);
    at.set_column(14, t);
    at.set_column(15, x80);
    at.set_column(16, x82);
    at.set_column(17, x84);
    at.set_column(18, x86);
    at.set_column(19, x100);
    at.set_column(20, x116);
    at.set_column(21, x259);
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 3, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `IntFire4.net_receive` for one instance.
fn net_receive_row(at: &Row<'_>) -> Result<(), String> {
    let t = at.env().t;
    let t0 = at.column(14);
    let x2 = t - t0;
    let km = at.column(18);
    let x5 = -km;
    let x6 = x5 * x2;
    let x7 = scalar::exp(x6);
    let bi2 = at.column(21);
    let i2 = at.column(6);
    let bi1 = at.column(20);
    let i1 = at.column(5);
    let x12 = bi1 * i1;
    let x13 = i2 + x12;
    let x14 = bi2 * x13;
    let ki2 = at.column(17);
    let x16 = -ki2;
    let x17 = x16 * x2;
    let x18 = scalar::exp(x17);
    let x19 = x7 - x18;
    let x20 = x14 * x19;
    let x21 = bi2 * bi1;
    let x22 = x21 * i1;
    let x23 = ki2 - km;
    let x24 = x22 * x23;
    let ki1 = at.column(16);
    let x26 = ki1 - km;
    let x27 = x24 / x26;
    let x28 = -ki1;
    let x29 = x28 * x2;
    let x30 = scalar::exp(x29);
    let x31 = x7 - x30;
    let x33 = x20 - x27 * x31;
    let m = at.column(7);
    let be = at.column(19);
    let e = at.column(4);
    let x38 = be * e;
    let ke = at.column(15);
    let x40 = -ke;
    let x41 = x40 * x2;
    let x42 = scalar::exp(x41);
    let x43 = x7 - x42;
    let x44 = x38 * x43;
    let x45 = m * x7 + x44;
    let x46 = x45 + x33;
    let x59 = x18 - x30;
    let x60 = x12 * x59;
    let x61 = i2 * x18 + x60;
    let x65 = e * x42;
    let x69 = i1 * x30;
    let eps = at.global(1);
    let x73 = 1.0 - eps;
    let x74 = rows::truth(x46 > x73);
    let x79 = if x74 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        0.0
    } else {
        x46
    };
    let arg1 = at.arg(1);
    let x82 = rows::truth(arg1 == 1.0);
    let (x144, x145, x146, x147, x148) = if x82 != 0.0 {
        let nself = at.column(8);
        let x85 = nself + 1.0;
        let ae = at.column(11);
        let ai2 = at.column(13);
        let x90 = ai2 * x61;
        let x91 = ae * x65 + x90;
        let x93 = x91 - km * x79;
        let x96 = rows::truth(x93 > 1e-9);
        let x98 = 1.0 - x79;
        let x99 = x98 / x93;
        let x100 = if x96 != 0.0 { x99 } else { 1000000000.0 };
        let x103 = t + x100;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x103, 1.0);
        let nexcite = at.column(9);
        let ninhibit = at.column(10);
        (x65, x69, x85, nexcite, ninhibit)
    } else {
        let arg0 = at.arg(0);
        let x107 = rows::truth(arg0 > 0.0);
        let nexcite_2 = at.column(9);
        let x110 = nexcite_2 + 1.0;
        let x111 = x65 + arg0;
        let ninhibit_2 = at.column(10);
        let x114 = ninhibit_2 + 1.0;
        let x115 = x69 + arg0;
        let x118 = if x107 != 0.0 { x111 } else { x65 };
        let x119 = if x107 != 0.0 { x69 } else { x115 };
        let x120 = if x107 != 0.0 { x110 } else { nexcite_2 };
        let x121 = if x107 != 0.0 { ninhibit_2 } else { x114 };
        let ae_2 = at.column(11);
        let ai2_2 = at.column(13);
        let x127 = ai2_2 * x61;
        let x128 = ae_2 * x118 + x127;
        let x130 = x128 - km * x79;
        let x133 = rows::truth(x130 > 1e-9);
        let x135 = 1.0 - x79;
        let x136 = x135 / x130;
        let x137 = if x133 != 0.0 { x136 } else { 1000000000.0 };
        let x138 = t + x137;
        at.effect(nrn_mech_abi::effects::kind::NET_MOVE, x138, 0.0);
        let nself_2 = at.column(8);
        (x118, x119, nself_2, x120, x121)
    };
    at.set_column(4, x144);
    at.set_column(5, x145);
    at.set_column(6, x61);
    at.set_column(7, x79);
    at.set_column(8, x146);
    at.set_column(9, x147);
    at.set_column(10, x148);
    at.set_column(14, t);
    Ok(())
}

fn net_receive(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 2, args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_row) }
}

/// Kernel `IntFire4.M` for one instance.
fn function_0_row(at: &Row<'_>) -> Result<(), String> {
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
    let x14 = bi1 * i1 + i2;
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
    let x34 = x21 - x28 * x32;
    let m = at.column(7);
    let be = at.column(19);
    let e = at.column(4);
    let x39 = be * e;
    let ke = at.column(15);
    let x41 = -ke;
    let x42 = x41 * x3;
    let x43 = scalar::exp(x42);
    let x44 = x8 - x43;
    let x45 = x39 * x44;
    let x46 = m * x8 + x45;
    let x47 = x46 + x34;
    at.set_arg(0, x47);
    Ok(())
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_0_row) }
}

/// Kernel `IntFire4.E` for one instance.
fn function_1_row(at: &Row<'_>) -> Result<(), String> {
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

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_1_row) }
}

/// Kernel `IntFire4.I` for one instance.
fn function_2_row(at: &Row<'_>) -> Result<(), String> {
    let ai2 = at.column(13);
    let t = at.env().t;
    let t0 = at.column(14);
    let x4 = t - t0;
    let i2 = at.column(6);
    let ki2 = at.column(17);
    let x8 = -ki2;
    let x9 = x8 * x4;
    let x10 = scalar::exp(x9);
    let bi1 = at.column(20);
    let i1 = at.column(5);
    let x14 = bi1 * i1;
    let ki1 = at.column(16);
    let x19 = -ki1;
    let x20 = x19 * x4;
    let x21 = scalar::exp(x20);
    let x22 = x10 - x21;
    let x23 = x14 * x22;
    let x24 = i2 * x10 + x23;
    let x25 = ai2 * x24;
    at.set_arg(0, x25);
    Ok(())
}

fn function_2(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_2_row) }
}

/// Kernel `IntFire4.wait` for one instance.
fn function_3_row(at: &Row<'_>) -> Result<(), String> {
    let ae = at.column(11);
    let e = at.column(4);
    let ai2 = at.column(13);
    let i2 = at.column(6);
    let x6 = ai2 * i2;
    let x7 = ae * e + x6;
    let km = at.column(18);
    let m = at.column(7);
    let x11 = x7 - km * m;
    let x14 = rows::truth(x11 > 1e-9);
    let x16 = 1.0 - m;
    let x17 = x16 / x11;
    let x18 = if x14 != 0.0 { x17 } else { 1000000000.0 };
    at.set_arg(0, x18);
    Ok(())
}

fn function_3(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_3_row) }
}

/// Kernel `IntFire4.i2_after` for one instance.
fn function_4_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let i2 = at.column(6);
    let ki2 = at.column(17);
    let x4 = -ki2;
    let x5 = x4 * arg0;
    let x6 = scalar::exp(x5);
    let bi1 = at.column(20);
    let i1 = at.column(5);
    let x10 = bi1 * i1;
    let ki1 = at.column(16);
    let x15 = -ki1;
    let x16 = x15 * arg0;
    let x17 = scalar::exp(x16);
    let x18 = x6 - x17;
    let x19 = x10 * x18;
    let x20 = i2 * x6 + x19;
    at.set_arg(0, x20);
    Ok(())
}

fn function_4(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_4_row) }
}

/// Kernel `IntFire4.m_after` for one instance.
fn function_5_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let km = at.column(18);
    let x3 = -km;
    let x4 = x3 * arg0;
    let x5 = scalar::exp(x4);
    let bi2 = at.column(21);
    let i2 = at.column(6);
    let bi1 = at.column(20);
    let i1 = at.column(5);
    let x11 = bi1 * i1 + i2;
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
    let x31 = x18 - x25 * x29;
    let m = at.column(7);
    let be = at.column(19);
    let e = at.column(4);
    let x36 = be * e;
    let ke = at.column(15);
    let x38 = -ke;
    let x39 = x38 * arg0;
    let x40 = scalar::exp(x39);
    let x41 = x5 - x40;
    let x42 = x36 * x41;
    let x43 = m * x5 + x42;
    let x44 = x43 + x31;
    at.set_arg(0, x44);
    Ok(())
}

fn function_5(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_5_row) }
}

/// Kernel `IntFire4.unit_peak` for one instance.
fn function_6_row(at: &Row<'_>) -> Result<(), String> {
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

fn function_6(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, function_6_row) }
}

/// Kernel `IntFire4.normalize` for one instance.
fn function_7_row(at: &Row<'_>) -> Result<(), String> {
    let taue = at.column(0);
    let x2 = 1.0 / taue;
    let taui1 = at.column(1);
    let x5 = 1.0 / taui1;
    let taui2 = at.column(2);
    let x8 = 1.0 / taui2;
    let taum = at.column(3);
    let x11 = 1.0 / taum;
    let x13 = taue * x11;
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
    let x29 = taui1 * x8;
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
        let x81 = x53 * 0.1;
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
    let x174 = x162 - x168 * x172;
    let x176 = x25 * 0.0;
    let x178 = x21 * x117;
    let x179 = scalar::exp(x178);
    let x180 = x154 - x179;
    let x181 = x176 * x180;
    let x182 = 0.0 * x154 + x181;
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

fn function_7(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_7_row) }
}

/// Kernel `IntFire4.rise` for one instance.
fn function_8_row(at: &Row<'_>) -> Result<(), String> {
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

fn function_8(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_8_row) }
}

/// Kernel `IntFire4.extremum` for one instance.
fn function_9_row(at: &Row<'_>) -> Result<(), String> {
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
        let x34 = x3 * 0.1;
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

fn function_9(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_9_row) }
}

/// Kernel `IntFire4.separate` over vectors of instances.
struct Function10 {
    x3: f64,
    x10: f64,
    x17: f64,
    taueps: f64,
}

impl Body for Function10 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let taui2 = at.column(2);
        let x7 = s.select(s.lt(taui2, s.splat(self.x3)), s.splat(self.x3), taui2);
        let taui1 = at.column(1);
        let x14 = s.select(s.lt(taui1, s.splat(self.x10)), s.splat(self.x10), taui1);
        let taue = at.column(0);
        let x21 = s.select(s.lt(taue, s.splat(self.x17)), s.splat(self.x17), taue);
        let x22 = x7 - x21;
        let x24 = x7 - s.splat(self.taueps);
        let x25 = s.select(s.lt(x22, s.splat(self.taueps)), x24, x21);
        let x26 = s.number(s.gt(x14, x7));
        let x28 = s.select(s.truth(x26), x7, x14);
        let x29 = s.select(s.truth(x26), x14, x7);
        let x31 = x29 - x28;
        let x33 = x29 - s.splat(self.taueps);
        let x34 = s.select(s.lt(x31, s.splat(self.taueps)), x33, x28);
        let taum = at.column(3);
        let x36 = s.number(s.gt(taum, x29));
        let x37 = taum - x29;
        let x39 = x29 + s.splat(self.taueps);
        let x40 = s.select(s.lt(x37, s.splat(self.taueps)), x39, taum);
        let x41 = x29 - taum;
        let x44 = s.select(s.lt(x41, s.splat(self.taueps)), x33, taum);
        let x45 = x34 - x44;
        let x46 = s.abs(x45);
        let x48 = x34 - s.splat(self.taueps);
        let x49 = s.select(s.lt(x46, s.splat(self.taueps)), x48, x44);
        let x50 = x34 - x49;
        let x51 = s.abs(x50);
        let x52 = s.number(s.lt(x51, s.splat(self.taueps)));
        let x53 = s.number(s.lt(x34, x49));
        let x55 = x49 - s.splat(self.taueps);
        let x56 = s.select(s.truth(x53), x34, x55);
        let x57 = s.select(s.truth(x53), x48, x49);
        let x58 = s.select(s.truth(x52), x56, x34);
        let x59 = s.select(s.truth(x52), x57, x49);
        let x60 = x25 - x59;
        let x61 = s.abs(x60);
        let x62 = s.number(s.lt(x61, s.splat(self.taueps)));
        let x63 = s.number(s.lt(x25, x59));
        let x64 = x25 - s.splat(self.taueps);
        let x65 = x59 - s.splat(self.taueps);
        let x66 = s.select(s.truth(x63), x25, x65);
        let x67 = s.select(s.truth(x63), x64, x59);
        let x68 = s.select(s.truth(x62), x66, x25);
        let x69 = s.select(s.truth(x62), x67, x59);
        let x70 = x58 - x69;
        let x71 = s.abs(x70);
        let x73 = x58 - s.splat(self.taueps);
        let x74 = s.select(s.lt(x71, s.splat(self.taueps)), x73, x69);
        let x75 = s.select(s.truth(x36), x25, x68);
        let x76 = s.select(s.truth(x36), x34, x58);
        let x77 = s.select(s.truth(x36), x40, x74);
        at.set_column(0, x75);
        at.set_column(1, x76);
        at.set_column(2, x29);
        at.set_column(3, x77);
    }
}

fn function_10(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 3, args: 1, ..Needs::default() }.check(call)?;
    let taueps = rows::global(call, 2);
    let x3 = 4.0 * taueps;
    let x10 = 3.0 * taueps;
    let x17 = 2.0 * taueps;
    let body = Function10 { x3, x10, x17, taueps };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}
