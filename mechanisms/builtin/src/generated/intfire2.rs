//! `IntFire2`, generated from `mechanisms/builtin/mod/intfire2.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall};
use nrn_mech_abi::rows::{self, Needs, Row};
use nrn_mech_abi::simd::scalar;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "IntFire2".into(),
        kind: MechanismKind::ArtificialCell,
        title: "Integrate and fire cell with a slow input current".into(),
        source: "mechanisms/builtin/mod/intfire2.mod".into(),
        columns: vec![
            ColumnInfo { name: "taus".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 20.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "taum".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 10.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "ib".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "i".into(), role: ColumnRole::Assigned, first: 3, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "m".into(), role: ColumnRole::Assigned, first: 4, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "t0".into(), role: ColumnRole::Hidden, first: 5, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
        ],
        width: 6,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::NetReceive, tabled: false },
            KernelInfo { kind: KernelKind::Function(0), tabled: false },
            KernelInfo { kind: KernelKind::Function(1), tabled: false },
            KernelInfo { kind: KernelKind::Function(2), tabled: false },
            KernelInfo { kind: KernelKind::Function(3), tabled: false },
            KernelInfo { kind: KernelKind::Function(4), tabled: false },
        ],
        functions: vec![
            FunctionInfo { name: "share".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "I".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "M".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "firetime".into(), n_args: 3, returns: true, needs_instance: true },
            FunctionInfo { name: "newton1".into(), n_args: 5, returns: true, needs_instance: false },
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
        1 if call.flags & EXACT != 0 => net_receive_exact(call),
        1 => net_receive(call),
        2 => function_0(call),
        3 => function_1(call),
        4 => function_2(call),
        5 => function_3(call),
        6 => function_4(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `IntFire2.initial` for one instance.
fn initial_row(at: &Row<'_>) -> Result<(), String> {
    let taus = at.column(0);
    let taum = at.column(1);
    let x2 = rows::truth(taus <= taum);
    let x4 = taum + 0.1;
    let x5 = if x2 != 0.0 { x4 } else { taus };
    let ib = at.column(2);
    let t = at.env().t;
    let x12 = taum / x5;
    let x13 = 0.0 - ib;
    let x15 = x12 * 0.0;
    let x16 = x15 + x13;
    let x19 = rows::truth(ib > 1.0);
    let x22 = rows::truth(x19 != 0.0 && 1.0 != 0.0);
    let (x224, _x225, _x226) = if x22 != 0.0 {
        let x25 = rows::truth(x16 < 0.0);
        let x29 = 1.0 / x16;
        let x30 = 1.0 + x29;
        let x31 = if x25 != 0.0 { x30 } else { 0.0 };
        let x33 = rows::truth(x31 > 0.0);
        let x137 = if x33 != 0.0 {
            let x34 = -taum;
            let (mut x39, mut x40, mut x41, mut x42) = (x31, 1.0, 1.0, 0.0);
            let mut passes_2 = 0;
            loop {
                let x43 = f64::abs(x40);
                let x45 = rows::truth(x43 > 1e-6);
                let x46 = f64::abs(x41);
                let x48 = rows::truth(x46 > 1e-6);
                let x49 = rows::truth(x45 != 0.0 || x48 != 0.0);
                let x51 = rows::truth(x42 < 11.0);
                let x52 = rows::truth(x49 != 0.0 && x51 != 0.0);
                if x52 == 0.0 {
                    break;
                }
                let x54 = f64::powf(x39, x12);
                let x55 = 0.0 * x54;
                let x56 = ib + x55;
                let x57 = x13 * x39;
                let x58 = x56 + x57;
                let x59 = 1.0 - x58;
                let x62 = x12 - 1.0;
                let x63 = f64::powf(x39, x62);
                let x64 = x15 * x63;
                let x65 = x64 + x13;
                let x66 = x59 / x65;
                let x67 = x39 + x66;
                let x69 = rows::truth(x67 <= 0.0);
                let x71 = if x69 != 0.0 { 0.0001 } else { x67 };
                let x73 = rows::truth(x71 > 1.0);
                let x75 = if x73 != 0.0 { 1.0 } else { x71 };
                let x77 = x42 + 1.0;
                (x39, x40, x41, x42) = (x75, x66, x59, x77);
                at.pass(&mut passes_2)?;
            }
            let x82 = f64::ln(x39);
            let x83 = x34 * x82;
            x83
        } else {
            let x84 = -x5;
            let x86 = 1.0 / x12;
            let (mut x92, mut x93, mut x94, mut x95) = (0.0, 1.0, 1.0, 0.0);
            let mut passes_3 = 0;
            loop {
                let x96 = f64::abs(x93);
                let x98 = rows::truth(x96 > 1e-6);
                let x99 = f64::abs(x94);
                let x101 = rows::truth(x99 > 1e-6);
                let x102 = rows::truth(x98 != 0.0 || x101 != 0.0);
                let x104 = rows::truth(x95 < 11.0);
                let x105 = rows::truth(x102 != 0.0 && x104 != 0.0);
                if x105 == 0.0 {
                    break;
                }
                let x107 = f64::powf(x92, x86);
                let x108 = x13 * x107;
                let x109 = ib + x108;
                let x110 = 0.0 * x92;
                let x111 = x109 + x110;
                let x112 = 1.0 - x111;
                let x113 = x86 * x13;
                let x115 = x86 - 1.0;
                let x116 = f64::powf(x92, x115);
                let x117 = x113 * x116;
                let x118 = x117 + 0.0;
                let x119 = x112 / x118;
                let x120 = x92 + x119;
                let x122 = rows::truth(x120 <= 0.0);
                let x124 = if x122 != 0.0 { 0.0001 } else { x120 };
                let x126 = rows::truth(x124 > 1.0);
                let x128 = if x126 != 0.0 { 1.0 } else { x124 };
                let x130 = x95 + 1.0;
                (x92, x93, x94, x95) = (x128, x119, x112, x130);
                at.pass(&mut passes_3)?;
            }
            let x135 = f64::ln(x92);
            let x136 = x84 * x135;
            x136
        };
        (x137, x31, 0.0)
    } else {
        let x140 = ib + 0.0;
        let x142 = rows::truth(x140 > 1.0);
        let x143 = rows::truth(x19 != 0.0 || x142 != 0.0);
        let (x220, x221, x222) = if x143 != 0.0 {
            let x144 = -x13;
            let x146 = x144 / x15;
            let x149 = x12 - 1.0;
            let x150 = 1.0 / x149;
            let x151 = f64::powf(x146, x150);
            let x152 = f64::powf(x151, x12);
            let x153 = 0.0 * x152;
            let x154 = ib + x153;
            let x155 = x13 * x151;
            let x156 = x154 + x155;
            let x158 = rows::truth(x151 < 1.0);
            let x160 = rows::truth(x156 > 1.0);
            let x161 = rows::truth(x158 != 0.0 && x160 != 0.0);
            let x217 = if x161 != 0.0 {
                let x162 = -taum;
                let x166 = 1.0 / x16;
                let x167 = 1.0 + x166;
                let (mut x172, mut x173, mut x174, mut x175) = (x167, 1.0, 1.0, 0.0);
                let mut passes_4 = 0;
                loop {
                    let x176 = f64::abs(x173);
                    let x178 = rows::truth(x176 > 1e-6);
                    let x179 = f64::abs(x174);
                    let x181 = rows::truth(x179 > 1e-6);
                    let x182 = rows::truth(x178 != 0.0 || x181 != 0.0);
                    let x184 = rows::truth(x175 < 11.0);
                    let x185 = rows::truth(x182 != 0.0 && x184 != 0.0);
                    if x185 == 0.0 {
                        break;
                    }
                    let x187 = f64::powf(x172, x12);
                    let x188 = 0.0 * x187;
                    let x189 = ib + x188;
                    let x190 = x13 * x172;
                    let x191 = x189 + x190;
                    let x192 = 1.0 - x191;
                    let x196 = f64::powf(x172, x149);
                    let x197 = x15 * x196;
                    let x198 = x197 + x13;
                    let x199 = x192 / x198;
                    let x200 = x172 + x199;
                    let x202 = rows::truth(x200 <= 0.0);
                    let x204 = if x202 != 0.0 { 0.0001 } else { x200 };
                    let x206 = rows::truth(x204 > 1.0);
                    let x208 = if x206 != 0.0 { 1.0 } else { x204 };
                    let x210 = x175 + 1.0;
                    (x172, x173, x174, x175) = (x208, x199, x192, x210);
                    at.pass(&mut passes_4)?;
                }
                let x215 = f64::ln(x172);
                let x216 = x162 * x215;
                x216
            } else {
                1000000000.0
            };
            (x217, x151, x156)
        } else {
            (1000000000.0, 0.0, 0.0)
        };
        (x220, x221, x222)
    };
    let x229 = t + x224;
    at.effect(nrn_mech_abi::effects::kind::NET_SEND, x229, 1.0);
    at.set_column(0, x5);
    at.set_column(3, ib);
    at.set_column(4, 0.0);
    at.set_column(5, t);
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `IntFire2.net_receive` for one instance.
fn net_receive_exact_row(at: &Row<'_>) -> Result<(), String> {
    let ib = at.column(2);
    let i = at.column(3);
    let x3 = i - ib;
    let t = at.env().t;
    let t0 = at.column(5);
    let x6 = t - t0;
    let x7 = -x6;
    let taus = at.column(0);
    let x9 = x7 / taus;
    let x10 = scalar::exp(x9);
    let x11 = x3 * x10;
    let x12 = ib + x11;
    let arg1 = at.arg(1);
    let x15 = rows::truth(arg1 == 1.0);
    let (x503, x504) = if x15 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        let taum = at.column(1);
        let x22 = taus - taum;
        let x23 = taus / x22;
        let x24 = x12 - ib;
        let x25 = x23 * x24;
        let x28 = taum / taus;
        let x29 = 0.0 - ib;
        let x30 = x29 - x25;
        let x31 = x28 * x25;
        let x32 = x31 + x30;
        let x35 = rows::truth(ib > 1.0);
        let x37 = rows::truth(x25 <= 0.0);
        let x38 = rows::truth(x35 != 0.0 && x37 != 0.0);
        let (x240, _x241, _x242) = if x38 != 0.0 {
            let x41 = rows::truth(x32 < 0.0);
            let x45 = 1.0 / x32;
            let x46 = 1.0 + x45;
            let x47 = if x41 != 0.0 { x46 } else { 0.0 };
            let x49 = rows::truth(x47 > 0.0);
            let x153 = if x49 != 0.0 {
                let x50 = -taum;
                let (mut x55, mut x56, mut x57, mut x58) = (x47, 1.0, 1.0, 0.0);
                let mut passes_2 = 0;
                loop {
                    let x59 = f64::abs(x56);
                    let x61 = rows::truth(x59 > 1e-6);
                    let x62 = f64::abs(x57);
                    let x64 = rows::truth(x62 > 1e-6);
                    let x65 = rows::truth(x61 != 0.0 || x64 != 0.0);
                    let x67 = rows::truth(x58 < 11.0);
                    let x68 = rows::truth(x65 != 0.0 && x67 != 0.0);
                    if x68 == 0.0 {
                        break;
                    }
                    let x70 = f64::powf(x55, x28);
                    let x71 = x25 * x70;
                    let x72 = ib + x71;
                    let x73 = x30 * x55;
                    let x74 = x72 + x73;
                    let x75 = 1.0 - x74;
                    let x78 = x28 - 1.0;
                    let x79 = f64::powf(x55, x78);
                    let x80 = x31 * x79;
                    let x81 = x80 + x30;
                    let x82 = x75 / x81;
                    let x83 = x55 + x82;
                    let x85 = rows::truth(x83 <= 0.0);
                    let x87 = if x85 != 0.0 { 0.0001 } else { x83 };
                    let x89 = rows::truth(x87 > 1.0);
                    let x91 = if x89 != 0.0 { 1.0 } else { x87 };
                    let x93 = x58 + 1.0;
                    (x55, x56, x57, x58) = (x91, x82, x75, x93);
                    at.pass(&mut passes_2)?;
                }
                let x98 = f64::ln(x55);
                let x99 = x50 * x98;
                x99
            } else {
                let x100 = -taus;
                let x102 = 1.0 / x28;
                let (mut x108, mut x109, mut x110, mut x111) = (0.0, 1.0, 1.0, 0.0);
                let mut passes_3 = 0;
                loop {
                    let x112 = f64::abs(x109);
                    let x114 = rows::truth(x112 > 1e-6);
                    let x115 = f64::abs(x110);
                    let x117 = rows::truth(x115 > 1e-6);
                    let x118 = rows::truth(x114 != 0.0 || x117 != 0.0);
                    let x120 = rows::truth(x111 < 11.0);
                    let x121 = rows::truth(x118 != 0.0 && x120 != 0.0);
                    if x121 == 0.0 {
                        break;
                    }
                    let x123 = f64::powf(x108, x102);
                    let x124 = x30 * x123;
                    let x125 = ib + x124;
                    let x126 = x25 * x108;
                    let x127 = x125 + x126;
                    let x128 = 1.0 - x127;
                    let x129 = x102 * x30;
                    let x131 = x102 - 1.0;
                    let x132 = f64::powf(x108, x131);
                    let x133 = x129 * x132;
                    let x134 = x133 + x25;
                    let x135 = x128 / x134;
                    let x136 = x108 + x135;
                    let x138 = rows::truth(x136 <= 0.0);
                    let x140 = if x138 != 0.0 { 0.0001 } else { x136 };
                    let x142 = rows::truth(x140 > 1.0);
                    let x144 = if x142 != 0.0 { 1.0 } else { x140 };
                    let x146 = x111 + 1.0;
                    (x108, x109, x110, x111) = (x144, x135, x128, x146);
                    at.pass(&mut passes_3)?;
                }
                let x151 = f64::ln(x108);
                let x152 = x100 * x151;
                x152
            };
            (x153, x47, 0.0)
        } else {
            let x156 = ib + x25;
            let x158 = rows::truth(x156 > 1.0);
            let x159 = rows::truth(x35 != 0.0 || x158 != 0.0);
            let (x236, x237, x238) = if x159 != 0.0 {
                let x160 = -x30;
                let x162 = x160 / x31;
                let x165 = x28 - 1.0;
                let x166 = 1.0 / x165;
                let x167 = f64::powf(x162, x166);
                let x168 = f64::powf(x167, x28);
                let x169 = x25 * x168;
                let x170 = ib + x169;
                let x171 = x30 * x167;
                let x172 = x170 + x171;
                let x174 = rows::truth(x167 < 1.0);
                let x176 = rows::truth(x172 > 1.0);
                let x177 = rows::truth(x174 != 0.0 && x176 != 0.0);
                let x233 = if x177 != 0.0 {
                    let x178 = -taum;
                    let x182 = 1.0 / x32;
                    let x183 = 1.0 + x182;
                    let (mut x188, mut x189, mut x190, mut x191) = (x183, 1.0, 1.0, 0.0);
                    let mut passes_4 = 0;
                    loop {
                        let x192 = f64::abs(x189);
                        let x194 = rows::truth(x192 > 1e-6);
                        let x195 = f64::abs(x190);
                        let x197 = rows::truth(x195 > 1e-6);
                        let x198 = rows::truth(x194 != 0.0 || x197 != 0.0);
                        let x200 = rows::truth(x191 < 11.0);
                        let x201 = rows::truth(x198 != 0.0 && x200 != 0.0);
                        if x201 == 0.0 {
                            break;
                        }
                        let x203 = f64::powf(x188, x28);
                        let x204 = x25 * x203;
                        let x205 = ib + x204;
                        let x206 = x30 * x188;
                        let x207 = x205 + x206;
                        let x208 = 1.0 - x207;
                        let x212 = f64::powf(x188, x165);
                        let x213 = x31 * x212;
                        let x214 = x213 + x30;
                        let x215 = x208 / x214;
                        let x216 = x188 + x215;
                        let x218 = rows::truth(x216 <= 0.0);
                        let x220 = if x218 != 0.0 { 0.0001 } else { x216 };
                        let x222 = rows::truth(x220 > 1.0);
                        let x224 = if x222 != 0.0 { 1.0 } else { x220 };
                        let x226 = x191 + 1.0;
                        (x188, x189, x190, x191) = (x224, x215, x208, x226);
                        at.pass(&mut passes_4)?;
                    }
                    let x231 = f64::ln(x188);
                    let x232 = x178 * x231;
                    x232
                } else {
                    1000000000.0
                };
                (x233, x167, x172)
            } else {
                (1000000000.0, 0.0, 0.0)
            };
            (x236, x237, x238)
        };
        let x245 = t + x240;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x245, 1.0);
        (0.0, x12)
    } else {
        let taum_2 = at.column(1);
        let x250 = taus - taum_2;
        let x251 = taus / x250;
        let x253 = x251 * x3;
        let x259 = x253 * x10;
        let x260 = ib + x259;
        let m = at.column(4);
        let x262 = m - ib;
        let x263 = x262 - x253;
        let x267 = x7 / taum_2;
        let x268 = scalar::exp(x267);
        let x269 = x263 * x268;
        let x270 = x260 + x269;
        let arg0 = at.arg(0);
        let x272 = x12 + arg0;
        let x274 = rows::truth(x270 >= 1.0);
        if x274 != 0.0 {
            at.effect(nrn_mech_abi::effects::kind::NET_MOVE, t, 0.0);
        } else {
            let x282 = x272 - ib;
            let x283 = x251 * x282;
            let x285 = taum_2 / taus;
            let x286 = x270 - ib;
            let x287 = x286 - x283;
            let x288 = x285 * x283;
            let x289 = x288 + x287;
            let x292 = rows::truth(ib > 1.0);
            let x294 = rows::truth(x283 <= 0.0);
            let x295 = rows::truth(x292 != 0.0 && x294 != 0.0);
            let (x497, _x498, _x499) = if x295 != 0.0 {
                let x298 = rows::truth(x289 < 0.0);
                let x301 = 1.0 - x270;
                let x302 = x301 / x289;
                let x303 = 1.0 + x302;
                let x304 = if x298 != 0.0 { x303 } else { 0.0 };
                let x306 = rows::truth(x304 > 0.0);
                let x410 = if x306 != 0.0 {
                    let x307 = -taum_2;
                    let (mut x312, mut x313, mut x314, mut x315) = (x304, 1.0, 1.0, 0.0);
                    let mut passes_5 = 0;
                    loop {
                        let x316 = f64::abs(x313);
                        let x318 = rows::truth(x316 > 1e-6);
                        let x319 = f64::abs(x314);
                        let x321 = rows::truth(x319 > 1e-6);
                        let x322 = rows::truth(x318 != 0.0 || x321 != 0.0);
                        let x324 = rows::truth(x315 < 11.0);
                        let x325 = rows::truth(x322 != 0.0 && x324 != 0.0);
                        if x325 == 0.0 {
                            break;
                        }
                        let x327 = f64::powf(x312, x285);
                        let x328 = x283 * x327;
                        let x329 = ib + x328;
                        let x330 = x287 * x312;
                        let x331 = x329 + x330;
                        let x332 = 1.0 - x331;
                        let x335 = x285 - 1.0;
                        let x336 = f64::powf(x312, x335);
                        let x337 = x288 * x336;
                        let x338 = x337 + x287;
                        let x339 = x332 / x338;
                        let x340 = x312 + x339;
                        let x342 = rows::truth(x340 <= 0.0);
                        let x344 = if x342 != 0.0 { 0.0001 } else { x340 };
                        let x346 = rows::truth(x344 > 1.0);
                        let x348 = if x346 != 0.0 { 1.0 } else { x344 };
                        let x350 = x315 + 1.0;
                        (x312, x313, x314, x315) = (x348, x339, x332, x350);
                        at.pass(&mut passes_5)?;
                    }
                    let x355 = f64::ln(x312);
                    let x356 = x307 * x355;
                    x356
                } else {
                    let x357 = -taus;
                    let x359 = 1.0 / x285;
                    let (mut x365, mut x366, mut x367, mut x368) = (0.0, 1.0, 1.0, 0.0);
                    let mut passes_6 = 0;
                    loop {
                        let x369 = f64::abs(x366);
                        let x371 = rows::truth(x369 > 1e-6);
                        let x372 = f64::abs(x367);
                        let x374 = rows::truth(x372 > 1e-6);
                        let x375 = rows::truth(x371 != 0.0 || x374 != 0.0);
                        let x377 = rows::truth(x368 < 11.0);
                        let x378 = rows::truth(x375 != 0.0 && x377 != 0.0);
                        if x378 == 0.0 {
                            break;
                        }
                        let x380 = f64::powf(x365, x359);
                        let x381 = x287 * x380;
                        let x382 = ib + x381;
                        let x383 = x283 * x365;
                        let x384 = x382 + x383;
                        let x385 = 1.0 - x384;
                        let x386 = x359 * x287;
                        let x388 = x359 - 1.0;
                        let x389 = f64::powf(x365, x388);
                        let x390 = x386 * x389;
                        let x391 = x390 + x283;
                        let x392 = x385 / x391;
                        let x393 = x365 + x392;
                        let x395 = rows::truth(x393 <= 0.0);
                        let x397 = if x395 != 0.0 { 0.0001 } else { x393 };
                        let x399 = rows::truth(x397 > 1.0);
                        let x401 = if x399 != 0.0 { 1.0 } else { x397 };
                        let x403 = x368 + 1.0;
                        (x365, x366, x367, x368) = (x401, x392, x385, x403);
                        at.pass(&mut passes_6)?;
                    }
                    let x408 = f64::ln(x365);
                    let x409 = x357 * x408;
                    x409
                };
                (x410, x304, 0.0)
            } else {
                let x413 = ib + x283;
                let x415 = rows::truth(x413 > 1.0);
                let x416 = rows::truth(x292 != 0.0 || x415 != 0.0);
                let (x493, x494, x495) = if x416 != 0.0 {
                    let x417 = -x287;
                    let x419 = x417 / x288;
                    let x422 = x285 - 1.0;
                    let x423 = 1.0 / x422;
                    let x424 = f64::powf(x419, x423);
                    let x425 = f64::powf(x424, x285);
                    let x426 = x283 * x425;
                    let x427 = ib + x426;
                    let x428 = x287 * x424;
                    let x429 = x427 + x428;
                    let x431 = rows::truth(x424 < 1.0);
                    let x433 = rows::truth(x429 > 1.0);
                    let x434 = rows::truth(x431 != 0.0 && x433 != 0.0);
                    let x490 = if x434 != 0.0 {
                        let x435 = -taum_2;
                        let x438 = 1.0 - x270;
                        let x439 = x438 / x289;
                        let x440 = 1.0 + x439;
                        let (mut x445, mut x446, mut x447, mut x448) = (x440, 1.0, 1.0, 0.0);
                        let mut passes_7 = 0;
                        loop {
                            let x449 = f64::abs(x446);
                            let x451 = rows::truth(x449 > 1e-6);
                            let x452 = f64::abs(x447);
                            let x454 = rows::truth(x452 > 1e-6);
                            let x455 = rows::truth(x451 != 0.0 || x454 != 0.0);
                            let x457 = rows::truth(x448 < 11.0);
                            let x458 = rows::truth(x455 != 0.0 && x457 != 0.0);
                            if x458 == 0.0 {
                                break;
                            }
                            let x460 = f64::powf(x445, x285);
                            let x461 = x283 * x460;
                            let x462 = ib + x461;
                            let x463 = x287 * x445;
                            let x464 = x462 + x463;
                            let x465 = 1.0 - x464;
                            let x469 = f64::powf(x445, x422);
                            let x470 = x288 * x469;
                            let x471 = x470 + x287;
                            let x472 = x465 / x471;
                            let x473 = x445 + x472;
                            let x475 = rows::truth(x473 <= 0.0);
                            let x477 = if x475 != 0.0 { 0.0001 } else { x473 };
                            let x479 = rows::truth(x477 > 1.0);
                            let x481 = if x479 != 0.0 { 1.0 } else { x477 };
                            let x483 = x448 + 1.0;
                            (x445, x446, x447, x448) = (x481, x472, x465, x483);
                            at.pass(&mut passes_7)?;
                        }
                        let x488 = f64::ln(x445);
                        let x489 = x435 * x488;
                        x489
                    } else {
                        1000000000.0
                    };
                    (x490, x424, x429)
                } else {
                    (1000000000.0, 0.0, 0.0)
                };
                (x493, x494, x495)
            };
            let x500 = t + x497;
            at.effect(nrn_mech_abi::effects::kind::NET_MOVE, x500, 0.0);
        }
        (x270, x272)
    };
    at.set_column(3, x504);
    at.set_column(4, x503);
    at.set_column(5, t);
    Ok(())
}

fn net_receive_exact(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_exact_row) }
}

/// Kernel `IntFire2.net_receive` for one instance.
fn net_receive_row(at: &Row<'_>) -> Result<(), String> {
    let ib = at.column(2);
    let i = at.column(3);
    let x3 = i - ib;
    let t = at.env().t;
    let t0 = at.column(5);
    let x6 = t - t0;
    let x7 = -x6;
    let taus = at.column(0);
    let x9 = x7 / taus;
    let x10 = scalar::exp(x9);
    let x12 = x3 * x10 + ib;
    let arg1 = at.arg(1);
    let x15 = rows::truth(arg1 == 1.0);
    let (x503, x504) = if x15 != 0.0 {
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
        let taum = at.column(1);
        let x22 = taus - taum;
        let x23 = taus / x22;
        let x24 = x12 - ib;
        let x25 = x23 * x24;
        let x28 = taum / taus;
        let x29 = 0.0 - ib;
        let x30 = x29 - x25;
        let x31 = x28 * x25;
        let x32 = x31 + x30;
        let x35 = rows::truth(ib > 1.0);
        let x37 = rows::truth(x25 <= 0.0);
        let x38 = rows::truth(x35 != 0.0 && x37 != 0.0);
        let (x240, _x241, _x242) = if x38 != 0.0 {
            let x41 = rows::truth(x32 < 0.0);
            let x45 = 1.0 / x32;
            let x46 = 1.0 + x45;
            let x47 = if x41 != 0.0 { x46 } else { 0.0 };
            let x49 = rows::truth(x47 > 0.0);
            let x153 = if x49 != 0.0 {
                let x50 = -taum;
                let (mut x55, mut x56, mut x57, mut x58) = (x47, 1.0, 1.0, 0.0);
                let mut passes_2 = 0;
                loop {
                    let x59 = f64::abs(x56);
                    let x61 = rows::truth(x59 > 1e-6);
                    let x62 = f64::abs(x57);
                    let x64 = rows::truth(x62 > 1e-6);
                    let x65 = rows::truth(x61 != 0.0 || x64 != 0.0);
                    let x67 = rows::truth(x58 < 11.0);
                    let x68 = rows::truth(x65 != 0.0 && x67 != 0.0);
                    if x68 == 0.0 {
                        break;
                    }
                    let x70 = f64::powf(x55, x28);
                    let x72 = x25 * x70 + ib;
                    let x74 = x30 * x55 + x72;
                    let x75 = 1.0 - x74;
                    let x78 = x28 - 1.0;
                    let x79 = f64::powf(x55, x78);
                    let x81 = x31 * x79 + x30;
                    let x82 = x75 / x81;
                    let x83 = x55 + x82;
                    let x85 = rows::truth(x83 <= 0.0);
                    let x87 = if x85 != 0.0 { 0.0001 } else { x83 };
                    let x89 = rows::truth(x87 > 1.0);
                    let x91 = if x89 != 0.0 { 1.0 } else { x87 };
                    let x93 = x58 + 1.0;
                    (x55, x56, x57, x58) = (x91, x82, x75, x93);
                    at.pass(&mut passes_2)?;
                }
                let x98 = f64::ln(x55);
                let x99 = x50 * x98;
                x99
            } else {
                let x100 = -taus;
                let x102 = 1.0 / x28;
                let (mut x108, mut x109, mut x110, mut x111) = (0.0, 1.0, 1.0, 0.0);
                let mut passes_3 = 0;
                loop {
                    let x112 = f64::abs(x109);
                    let x114 = rows::truth(x112 > 1e-6);
                    let x115 = f64::abs(x110);
                    let x117 = rows::truth(x115 > 1e-6);
                    let x118 = rows::truth(x114 != 0.0 || x117 != 0.0);
                    let x120 = rows::truth(x111 < 11.0);
                    let x121 = rows::truth(x118 != 0.0 && x120 != 0.0);
                    if x121 == 0.0 {
                        break;
                    }
                    let x123 = f64::powf(x108, x102);
                    let x125 = x30 * x123 + ib;
                    let x127 = x25 * x108 + x125;
                    let x128 = 1.0 - x127;
                    let x129 = x102 * x30;
                    let x131 = x102 - 1.0;
                    let x132 = f64::powf(x108, x131);
                    let x134 = x129 * x132 + x25;
                    let x135 = x128 / x134;
                    let x136 = x108 + x135;
                    let x138 = rows::truth(x136 <= 0.0);
                    let x140 = if x138 != 0.0 { 0.0001 } else { x136 };
                    let x142 = rows::truth(x140 > 1.0);
                    let x144 = if x142 != 0.0 { 1.0 } else { x140 };
                    let x146 = x111 + 1.0;
                    (x108, x109, x110, x111) = (x144, x135, x128, x146);
                    at.pass(&mut passes_3)?;
                }
                let x151 = f64::ln(x108);
                let x152 = x100 * x151;
                x152
            };
            (x153, x47, 0.0)
        } else {
            let x156 = ib + x25;
            let x158 = rows::truth(x156 > 1.0);
            let x159 = rows::truth(x35 != 0.0 || x158 != 0.0);
            let (x236, x237, x238) = if x159 != 0.0 {
                let x160 = -x30;
                let x162 = x160 / x31;
                let x165 = x28 - 1.0;
                let x166 = 1.0 / x165;
                let x167 = f64::powf(x162, x166);
                let x168 = f64::powf(x167, x28);
                let x170 = x25 * x168 + ib;
                let x172 = x30 * x167 + x170;
                let x174 = rows::truth(x167 < 1.0);
                let x176 = rows::truth(x172 > 1.0);
                let x177 = rows::truth(x174 != 0.0 && x176 != 0.0);
                let x233 = if x177 != 0.0 {
                    let x178 = -taum;
                    let x182 = 1.0 / x32;
                    let x183 = 1.0 + x182;
                    let (mut x188, mut x189, mut x190, mut x191) = (x183, 1.0, 1.0, 0.0);
                    let mut passes_4 = 0;
                    loop {
                        let x192 = f64::abs(x189);
                        let x194 = rows::truth(x192 > 1e-6);
                        let x195 = f64::abs(x190);
                        let x197 = rows::truth(x195 > 1e-6);
                        let x198 = rows::truth(x194 != 0.0 || x197 != 0.0);
                        let x200 = rows::truth(x191 < 11.0);
                        let x201 = rows::truth(x198 != 0.0 && x200 != 0.0);
                        if x201 == 0.0 {
                            break;
                        }
                        let x203 = f64::powf(x188, x28);
                        let x205 = x25 * x203 + ib;
                        let x207 = x30 * x188 + x205;
                        let x208 = 1.0 - x207;
                        let x212 = f64::powf(x188, x165);
                        let x214 = x31 * x212 + x30;
                        let x215 = x208 / x214;
                        let x216 = x188 + x215;
                        let x218 = rows::truth(x216 <= 0.0);
                        let x220 = if x218 != 0.0 { 0.0001 } else { x216 };
                        let x222 = rows::truth(x220 > 1.0);
                        let x224 = if x222 != 0.0 { 1.0 } else { x220 };
                        let x226 = x191 + 1.0;
                        (x188, x189, x190, x191) = (x224, x215, x208, x226);
                        at.pass(&mut passes_4)?;
                    }
                    let x231 = f64::ln(x188);
                    let x232 = x178 * x231;
                    x232
                } else {
                    1000000000.0
                };
                (x233, x167, x172)
            } else {
                (1000000000.0, 0.0, 0.0)
            };
            (x236, x237, x238)
        };
        let x245 = t + x240;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x245, 1.0);
        (0.0, x12)
    } else {
        let taum_2 = at.column(1);
        let x250 = taus - taum_2;
        let x251 = taus / x250;
        let x253 = x251 * x3;
        let x260 = x253 * x10 + ib;
        let m = at.column(4);
        let x262 = m - ib;
        let x263 = x262 - x253;
        let x267 = x7 / taum_2;
        let x268 = scalar::exp(x267);
        let x270 = x263 * x268 + x260;
        let arg0 = at.arg(0);
        let x272 = x12 + arg0;
        let x274 = rows::truth(x270 >= 1.0);
        if x274 != 0.0 {
            at.effect(nrn_mech_abi::effects::kind::NET_MOVE, t, 0.0);
        } else {
            let x282 = x272 - ib;
            let x283 = x251 * x282;
            let x285 = taum_2 / taus;
            let x286 = x270 - ib;
            let x287 = x286 - x283;
            let x288 = x285 * x283;
            let x289 = x288 + x287;
            let x292 = rows::truth(ib > 1.0);
            let x294 = rows::truth(x283 <= 0.0);
            let x295 = rows::truth(x292 != 0.0 && x294 != 0.0);
            let (x497, _x498, _x499) = if x295 != 0.0 {
                let x298 = rows::truth(x289 < 0.0);
                let x301 = 1.0 - x270;
                let x302 = x301 / x289;
                let x303 = 1.0 + x302;
                let x304 = if x298 != 0.0 { x303 } else { 0.0 };
                let x306 = rows::truth(x304 > 0.0);
                let x410 = if x306 != 0.0 {
                    let x307 = -taum_2;
                    let (mut x312, mut x313, mut x314, mut x315) = (x304, 1.0, 1.0, 0.0);
                    let mut passes_5 = 0;
                    loop {
                        let x316 = f64::abs(x313);
                        let x318 = rows::truth(x316 > 1e-6);
                        let x319 = f64::abs(x314);
                        let x321 = rows::truth(x319 > 1e-6);
                        let x322 = rows::truth(x318 != 0.0 || x321 != 0.0);
                        let x324 = rows::truth(x315 < 11.0);
                        let x325 = rows::truth(x322 != 0.0 && x324 != 0.0);
                        if x325 == 0.0 {
                            break;
                        }
                        let x327 = f64::powf(x312, x285);
                        let x329 = x283 * x327 + ib;
                        let x331 = x287 * x312 + x329;
                        let x332 = 1.0 - x331;
                        let x335 = x285 - 1.0;
                        let x336 = f64::powf(x312, x335);
                        let x338 = x288 * x336 + x287;
                        let x339 = x332 / x338;
                        let x340 = x312 + x339;
                        let x342 = rows::truth(x340 <= 0.0);
                        let x344 = if x342 != 0.0 { 0.0001 } else { x340 };
                        let x346 = rows::truth(x344 > 1.0);
                        let x348 = if x346 != 0.0 { 1.0 } else { x344 };
                        let x350 = x315 + 1.0;
                        (x312, x313, x314, x315) = (x348, x339, x332, x350);
                        at.pass(&mut passes_5)?;
                    }
                    let x355 = f64::ln(x312);
                    let x356 = x307 * x355;
                    x356
                } else {
                    let x357 = -taus;
                    let x359 = 1.0 / x285;
                    let (mut x365, mut x366, mut x367, mut x368) = (0.0, 1.0, 1.0, 0.0);
                    let mut passes_6 = 0;
                    loop {
                        let x369 = f64::abs(x366);
                        let x371 = rows::truth(x369 > 1e-6);
                        let x372 = f64::abs(x367);
                        let x374 = rows::truth(x372 > 1e-6);
                        let x375 = rows::truth(x371 != 0.0 || x374 != 0.0);
                        let x377 = rows::truth(x368 < 11.0);
                        let x378 = rows::truth(x375 != 0.0 && x377 != 0.0);
                        if x378 == 0.0 {
                            break;
                        }
                        let x380 = f64::powf(x365, x359);
                        let x382 = x287 * x380 + ib;
                        let x384 = x283 * x365 + x382;
                        let x385 = 1.0 - x384;
                        let x386 = x359 * x287;
                        let x388 = x359 - 1.0;
                        let x389 = f64::powf(x365, x388);
                        let x391 = x386 * x389 + x283;
                        let x392 = x385 / x391;
                        let x393 = x365 + x392;
                        let x395 = rows::truth(x393 <= 0.0);
                        let x397 = if x395 != 0.0 { 0.0001 } else { x393 };
                        let x399 = rows::truth(x397 > 1.0);
                        let x401 = if x399 != 0.0 { 1.0 } else { x397 };
                        let x403 = x368 + 1.0;
                        (x365, x366, x367, x368) = (x401, x392, x385, x403);
                        at.pass(&mut passes_6)?;
                    }
                    let x408 = f64::ln(x365);
                    let x409 = x357 * x408;
                    x409
                };
                (x410, x304, 0.0)
            } else {
                let x413 = ib + x283;
                let x415 = rows::truth(x413 > 1.0);
                let x416 = rows::truth(x292 != 0.0 || x415 != 0.0);
                let (x493, x494, x495) = if x416 != 0.0 {
                    let x417 = -x287;
                    let x419 = x417 / x288;
                    let x422 = x285 - 1.0;
                    let x423 = 1.0 / x422;
                    let x424 = f64::powf(x419, x423);
                    let x425 = f64::powf(x424, x285);
                    let x427 = x283 * x425 + ib;
                    let x429 = x287 * x424 + x427;
                    let x431 = rows::truth(x424 < 1.0);
                    let x433 = rows::truth(x429 > 1.0);
                    let x434 = rows::truth(x431 != 0.0 && x433 != 0.0);
                    let x490 = if x434 != 0.0 {
                        let x435 = -taum_2;
                        let x438 = 1.0 - x270;
                        let x439 = x438 / x289;
                        let x440 = 1.0 + x439;
                        let (mut x445, mut x446, mut x447, mut x448) = (x440, 1.0, 1.0, 0.0);
                        let mut passes_7 = 0;
                        loop {
                            let x449 = f64::abs(x446);
                            let x451 = rows::truth(x449 > 1e-6);
                            let x452 = f64::abs(x447);
                            let x454 = rows::truth(x452 > 1e-6);
                            let x455 = rows::truth(x451 != 0.0 || x454 != 0.0);
                            let x457 = rows::truth(x448 < 11.0);
                            let x458 = rows::truth(x455 != 0.0 && x457 != 0.0);
                            if x458 == 0.0 {
                                break;
                            }
                            let x460 = f64::powf(x445, x285);
                            let x462 = x283 * x460 + ib;
                            let x464 = x287 * x445 + x462;
                            let x465 = 1.0 - x464;
                            let x469 = f64::powf(x445, x422);
                            let x471 = x288 * x469 + x287;
                            let x472 = x465 / x471;
                            let x473 = x445 + x472;
                            let x475 = rows::truth(x473 <= 0.0);
                            let x477 = if x475 != 0.0 { 0.0001 } else { x473 };
                            let x479 = rows::truth(x477 > 1.0);
                            let x481 = if x479 != 0.0 { 1.0 } else { x477 };
                            let x483 = x448 + 1.0;
                            (x445, x446, x447, x448) = (x481, x472, x465, x483);
                            at.pass(&mut passes_7)?;
                        }
                        let x488 = f64::ln(x445);
                        let x489 = x435 * x488;
                        x489
                    } else {
                        1000000000.0
                    };
                    (x490, x424, x429)
                } else {
                    (1000000000.0, 0.0, 0.0)
                };
                (x493, x494, x495)
            };
            let x500 = t + x497;
            at.effect(nrn_mech_abi::effects::kind::NET_MOVE, x500, 0.0);
        }
        (x270, x272)
    };
    at.set_column(3, x504);
    at.set_column(4, x503);
    at.set_column(5, t);
    Ok(())
}

fn net_receive(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_row) }
}

/// Kernel `IntFire2.share` for one instance.
fn function_0_row(at: &Row<'_>) -> Result<(), String> {
    let taus = at.column(0);
    let taum = at.column(1);
    let x3 = taus - taum;
    let x4 = taus / x3;
    at.set_arg(0, x4);
    Ok(())
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_0_row) }
}

/// Kernel `IntFire2.I` for one instance.
fn function_1_row(at: &Row<'_>) -> Result<(), String> {
    let ib = at.column(2);
    let i = at.column(3);
    let x3 = i - ib;
    let t = at.env().t;
    let t0 = at.column(5);
    let x6 = t - t0;
    let x7 = -x6;
    let taus = at.column(0);
    let x9 = x7 / taus;
    let x10 = scalar::exp(x9);
    let x11 = x3 * x10;
    let x12 = ib + x11;
    at.set_arg(0, x12);
    Ok(())
}

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_1_row) }
}

/// Kernel `IntFire2.M` for one instance.
fn function_2_row(at: &Row<'_>) -> Result<(), String> {
    let taus = at.column(0);
    let taum = at.column(1);
    let x4 = taus - taum;
    let x5 = taus / x4;
    let i = at.column(3);
    let ib = at.column(2);
    let x8 = i - ib;
    let x9 = x5 * x8;
    let t = at.env().t;
    let t0 = at.column(5);
    let x12 = t - t0;
    let x13 = -x12;
    let x14 = x13 / taus;
    let x15 = scalar::exp(x14);
    let x16 = x9 * x15;
    let x17 = ib + x16;
    let m = at.column(4);
    let x19 = m - ib;
    let x20 = x19 - x9;
    let x24 = x13 / taum;
    let x25 = scalar::exp(x24);
    let x26 = x20 * x25;
    let x27 = x17 + x26;
    at.set_arg(0, x27);
    Ok(())
}

fn function_2(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_2_row) }
}

/// Kernel `IntFire2.firetime` for one instance.
fn function_3_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let arg1 = at.arg(1);
    let arg2 = at.arg(2);
    let taum = at.column(1);
    let taus = at.column(0);
    let x6 = taum / taus;
    let x7 = arg2 - arg0;
    let x8 = x7 - arg1;
    let x9 = x6 * arg1;
    let x10 = x9 + x8;
    let x13 = rows::truth(arg0 > 1.0);
    let x15 = rows::truth(arg1 <= 0.0);
    let x16 = rows::truth(x13 != 0.0 && x15 != 0.0);
    let (x218, _x219, _x220) = if x16 != 0.0 {
        let x19 = rows::truth(x10 < 0.0);
        let x22 = 1.0 - arg2;
        let x23 = x22 / x10;
        let x24 = 1.0 + x23;
        let x25 = if x19 != 0.0 { x24 } else { 0.0 };
        let x27 = rows::truth(x25 > 0.0);
        let x131 = if x27 != 0.0 {
            let x28 = -taum;
            let (mut x33, mut x34, mut x35, mut x36) = (x25, 1.0, 1.0, 0.0);
            let mut passes_2 = 0;
            loop {
                let x37 = f64::abs(x34);
                let x39 = rows::truth(x37 > 1e-6);
                let x40 = f64::abs(x35);
                let x42 = rows::truth(x40 > 1e-6);
                let x43 = rows::truth(x39 != 0.0 || x42 != 0.0);
                let x45 = rows::truth(x36 < 11.0);
                let x46 = rows::truth(x43 != 0.0 && x45 != 0.0);
                if x46 == 0.0 {
                    break;
                }
                let x48 = f64::powf(x33, x6);
                let x49 = arg1 * x48;
                let x50 = arg0 + x49;
                let x51 = x8 * x33;
                let x52 = x50 + x51;
                let x53 = 1.0 - x52;
                let x56 = x6 - 1.0;
                let x57 = f64::powf(x33, x56);
                let x58 = x9 * x57;
                let x59 = x58 + x8;
                let x60 = x53 / x59;
                let x61 = x33 + x60;
                let x63 = rows::truth(x61 <= 0.0);
                let x65 = if x63 != 0.0 { 0.0001 } else { x61 };
                let x67 = rows::truth(x65 > 1.0);
                let x69 = if x67 != 0.0 { 1.0 } else { x65 };
                let x71 = x36 + 1.0;
                (x33, x34, x35, x36) = (x69, x60, x53, x71);
                at.pass(&mut passes_2)?;
            }
            let x76 = f64::ln(x33);
            let x77 = x28 * x76;
            x77
        } else {
            let x78 = -taus;
            let x80 = 1.0 / x6;
            let (mut x86, mut x87, mut x88, mut x89) = (0.0, 1.0, 1.0, 0.0);
            let mut passes_3 = 0;
            loop {
                let x90 = f64::abs(x87);
                let x92 = rows::truth(x90 > 1e-6);
                let x93 = f64::abs(x88);
                let x95 = rows::truth(x93 > 1e-6);
                let x96 = rows::truth(x92 != 0.0 || x95 != 0.0);
                let x98 = rows::truth(x89 < 11.0);
                let x99 = rows::truth(x96 != 0.0 && x98 != 0.0);
                if x99 == 0.0 {
                    break;
                }
                let x101 = f64::powf(x86, x80);
                let x102 = x8 * x101;
                let x103 = arg0 + x102;
                let x104 = arg1 * x86;
                let x105 = x103 + x104;
                let x106 = 1.0 - x105;
                let x107 = x80 * x8;
                let x109 = x80 - 1.0;
                let x110 = f64::powf(x86, x109);
                let x111 = x107 * x110;
                let x112 = x111 + arg1;
                let x113 = x106 / x112;
                let x114 = x86 + x113;
                let x116 = rows::truth(x114 <= 0.0);
                let x118 = if x116 != 0.0 { 0.0001 } else { x114 };
                let x120 = rows::truth(x118 > 1.0);
                let x122 = if x120 != 0.0 { 1.0 } else { x118 };
                let x124 = x89 + 1.0;
                (x86, x87, x88, x89) = (x122, x113, x106, x124);
                at.pass(&mut passes_3)?;
            }
            let x129 = f64::ln(x86);
            let x130 = x78 * x129;
            x130
        };
        (x131, x25, 0.0)
    } else {
        let x134 = arg0 + arg1;
        let x136 = rows::truth(x134 > 1.0);
        let x137 = rows::truth(x13 != 0.0 || x136 != 0.0);
        let (x214, x215, x216) = if x137 != 0.0 {
            let x138 = -x8;
            let x140 = x138 / x9;
            let x143 = x6 - 1.0;
            let x144 = 1.0 / x143;
            let x145 = f64::powf(x140, x144);
            let x146 = f64::powf(x145, x6);
            let x147 = arg1 * x146;
            let x148 = arg0 + x147;
            let x149 = x8 * x145;
            let x150 = x148 + x149;
            let x152 = rows::truth(x145 < 1.0);
            let x154 = rows::truth(x150 > 1.0);
            let x155 = rows::truth(x152 != 0.0 && x154 != 0.0);
            let x211 = if x155 != 0.0 {
                let x156 = -taum;
                let x159 = 1.0 - arg2;
                let x160 = x159 / x10;
                let x161 = 1.0 + x160;
                let (mut x166, mut x167, mut x168, mut x169) = (x161, 1.0, 1.0, 0.0);
                let mut passes_4 = 0;
                loop {
                    let x170 = f64::abs(x167);
                    let x172 = rows::truth(x170 > 1e-6);
                    let x173 = f64::abs(x168);
                    let x175 = rows::truth(x173 > 1e-6);
                    let x176 = rows::truth(x172 != 0.0 || x175 != 0.0);
                    let x178 = rows::truth(x169 < 11.0);
                    let x179 = rows::truth(x176 != 0.0 && x178 != 0.0);
                    if x179 == 0.0 {
                        break;
                    }
                    let x181 = f64::powf(x166, x6);
                    let x182 = arg1 * x181;
                    let x183 = arg0 + x182;
                    let x184 = x8 * x166;
                    let x185 = x183 + x184;
                    let x186 = 1.0 - x185;
                    let x190 = f64::powf(x166, x143);
                    let x191 = x9 * x190;
                    let x192 = x191 + x8;
                    let x193 = x186 / x192;
                    let x194 = x166 + x193;
                    let x196 = rows::truth(x194 <= 0.0);
                    let x198 = if x196 != 0.0 { 0.0001 } else { x194 };
                    let x200 = rows::truth(x198 > 1.0);
                    let x202 = if x200 != 0.0 { 1.0 } else { x198 };
                    let x204 = x169 + 1.0;
                    (x166, x167, x168, x169) = (x202, x193, x186, x204);
                    at.pass(&mut passes_4)?;
                }
                let x209 = f64::ln(x166);
                let x210 = x156 * x209;
                x210
            } else {
                1000000000.0
            };
            (x211, x145, x150)
        } else {
            (1000000000.0, 0.0, 0.0)
        };
        (x214, x215, x216)
    };
    at.set_arg(0, x218);
    Ok(())
}

fn function_3(call: &KernelCall) -> Result<(), String> {
    Needs { args: 3, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_3_row) }
}

/// Kernel `IntFire2.newton1` for one instance.
fn function_4_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let arg1 = at.arg(1);
    let arg2 = at.arg(2);
    let arg3 = at.arg(3);
    let arg4 = at.arg(4);
    let (mut x9, mut x10, mut x11, mut x12) = (arg4, 1.0, 1.0, 0.0);
    let mut passes_2 = 0;
    loop {
        let x13 = f64::abs(x10);
        let x15 = rows::truth(x13 > 1e-6);
        let x16 = f64::abs(x11);
        let x18 = rows::truth(x16 > 1e-6);
        let x19 = rows::truth(x15 != 0.0 || x18 != 0.0);
        let x21 = rows::truth(x12 < 11.0);
        let x22 = rows::truth(x19 != 0.0 && x21 != 0.0);
        if x22 == 0.0 {
            break;
        }
        let x24 = f64::powf(x9, arg3);
        let x25 = arg1 * x24;
        let x26 = arg0 + x25;
        let x27 = arg2 * x9;
        let x28 = x26 + x27;
        let x29 = 1.0 - x28;
        let x30 = arg3 * arg1;
        let x32 = arg3 - 1.0;
        let x33 = f64::powf(x9, x32);
        let x34 = x30 * x33;
        let x35 = x34 + arg2;
        let x36 = x29 / x35;
        let x37 = x9 + x36;
        let x39 = rows::truth(x37 <= 0.0);
        let x41 = if x39 != 0.0 { 0.0001 } else { x37 };
        let x43 = rows::truth(x41 > 1.0);
        let x45 = if x43 != 0.0 { 1.0 } else { x41 };
        let x47 = x12 + 1.0;
        (x9, x10, x11, x12) = (x45, x36, x29, x47);
        at.pass(&mut passes_2)?;
    }
    at.set_arg(0, x9);
    Ok(())
}

fn function_4(call: &KernelCall) -> Result<(), String> {
    Needs { args: 5, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, function_4_row) }
}
