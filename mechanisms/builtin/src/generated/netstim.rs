//! `NetStim`, generated from `mechanisms/builtin/mod/netstim.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::KernelCall;
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "NetStim".into(),
        kind: MechanismKind::ArtificialCell,
        title: "Source of regular or random spikes".into(),
        source: "mechanisms/builtin/mod/netstim.mod".into(),
        columns: vec![
            ColumnInfo { name: "interval".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 10.0, units: "ms".into(), limits: Some((1e-9, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "number".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 10.0, limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "start".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 50.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "noise".into(), role: ColumnRole::Parameter, first: 3, len: 1, default: 0.0, limits: Some((0.0, 1.0)), ..Default::default() },
            ColumnInfo { name: "event".into(), role: ColumnRole::Hidden, first: 4, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "on".into(), role: ColumnRole::Hidden, first: 5, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "ispike".into(), role: ColumnRole::Hidden, first: 6, len: 1, default: 0.0, ..Default::default() },
        ],
        width: 7,
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
            FunctionInfo { name: "init_sequence".into(), n_args: 1, returns: false, needs_instance: true },
            FunctionInfo { name: "next_invl".into(), n_args: 0, returns: false, needs_instance: true },
            FunctionInfo { name: "invl".into(), n_args: 1, returns: true, needs_instance: true },
            FunctionInfo { name: "erand".into(), n_args: 0, returns: true, needs_instance: false },
            FunctionInfo { name: "seed".into(), n_args: 1, returns: false, needs_instance: false },
        ],
        net_receive: Some(NetReceiveInfo { args: vec!["w".into()], has_watch: false }),
        net_event: true,
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
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `NetStim.initial` for one instance.
fn initial_row(at: &Row<'_>) -> Result<(), String> {
    let noise = at.column(3);
    let x7 = rows::truth(noise < 0.0);
    let x9 = if x7 != 0.0 { 0.0 } else { noise };
    let x11 = rows::truth(x9 > 1.0);
    let x13 = if x11 != 0.0 { 1.0 } else { x9 };
    let start = at.column(2);
    let x16 = rows::truth(start >= 0.0);
    let number = at.column(1);
    let x19 = rows::truth(number > 0.0);
    let x20 = rows::truth(x16 != 0.0 && x19 != 0.0);
    let (x54, x55) = if x20 != 0.0 {
        let interval = at.column(0);
        let x25 = rows::truth(interval <= 0.0);
        let x27 = if x25 != 0.0 { 0.01 } else { interval };
        let x29 = rows::truth(x13 == 0.0);
        let x39 = if x29 != 0.0 {
            x27
        } else {
            let x31 = 1.0 - x13;
            let x33 = x13 * x27;
            at.fail("exprand is not available")?;
            let x36 = 0.0;
            let x37 = x33 * x36;
            let x38 = x31 * x27 + x37;
            x38
        };
        let x40 = start + x39;
        let x42 = 1.0 - x13;
        let x44 = x40 - interval * x42;
        let x46 = rows::truth(x44 < 0.0);
        let x48 = if x46 != 0.0 { 0.0 } else { x44 };
        let t = at.env().t;
        let x51 = t + x48;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x51, 3.0);
        (x48, 1.0)
    } else {
        let event = at.column(4);
        (event, 0.0)
    };
    at.set_column(3, x13);
    at.set_column(4, x54);
    at.set_column(5, x55);
    at.set_column(6, 0.0);
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `NetStim.net_receive` for one instance.
fn net_receive_row(at: &Row<'_>) -> Result<(), String> {
    let arg1 = at.arg(1);
    let x2 = rows::truth(arg1 == 0.0);
    let (x71, x72, x73) = if x2 != 0.0 {
        let arg0 = at.arg(0);
        let x5 = rows::truth(arg0 > 0.0);
        let on = at.column(5);
        let x8 = rows::truth(on == 0.0);
        let x9 = rows::truth(x5 != 0.0 && x8 != 0.0);
        let (x65, x66, x67) = if x9 != 0.0 {
            let t = at.env().t;
            let number = at.column(1);
            let x13 = rows::truth(number > 0.0);
            let event = at.column(4);
            let ispike = at.column(6);
            let x19 = if x13 != 0.0 { 0.0 } else { event };
            let x20 = if x13 != 0.0 { 1.0 } else { on };
            let x21 = if x13 != 0.0 { 0.0 } else { ispike };
            let x44 = if x13 != 0.0 {
                let interval = at.column(0);
                let x28 = rows::truth(interval <= 0.0);
                let x30 = if x28 != 0.0 { 0.01 } else { interval };
                let noise = at.column(3);
                let x33 = rows::truth(noise == 0.0);
                let x43 = if x33 != 0.0 {
                    x30
                } else {
                    let x35 = 1.0 - noise;
                    let x37 = noise * x30;
                    at.fail("exprand is not available")?;
                    let x40 = 0.0;
                    let x41 = x37 * x40;
                    let x42 = x35 * x30 + x41;
                    x42
                };
                x43
            } else {
                x19
            };
            let x45 = rows::truth(x21 >= number);
            let x47 = if x45 != 0.0 { 0.0 } else { x20 };
            let interval_2 = at.column(0);
            let noise_2 = at.column(3);
            let x52 = 1.0 - noise_2;
            let x54 = x44 - interval_2 * x52;
            let x57 = t + x54;
            at.effect(nrn_mech_abi::effects::kind::NET_SEND, x57, 1.0);
            (x54, x47, x21)
        } else {
            let x60 = rows::truth(arg0 < 0.0);
            let x62 = if x60 != 0.0 { 0.0 } else { on };
            let event_2 = at.column(4);
            let ispike_2 = at.column(6);
            (event_2, x62, ispike_2)
        };
        (x65, x66, x67)
    } else {
        let event_3 = at.column(4);
        let on_2 = at.column(5);
        let ispike_3 = at.column(6);
        (event_3, on_2, ispike_3)
    };
    let x75 = rows::truth(arg1 == 3.0);
    let x77 = rows::truth(x72 == 1.0);
    let x78 = rows::truth(x75 != 0.0 && x77 != 0.0);
    let (x95, x96, x97) = if x78 != 0.0 {
        let t_2 = at.env().t;
        let number_2 = at.column(1);
        let x82 = rows::truth(number_2 > 0.0);
        let x86 = if x82 != 0.0 { 0.0 } else { x71 };
        let x87 = if x82 != 0.0 { 1.0 } else { x72 };
        let x88 = if x82 != 0.0 { 0.0 } else { x73 };
        let x93 = t_2 + 0.0;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x93, 1.0);
        (x86, x87, x88)
    } else {
        (x71, x72, x73)
    };
    let x99 = rows::truth(arg1 == 1.0);
    let x101 = rows::truth(x96 == 1.0);
    let x102 = rows::truth(x99 != 0.0 && x101 != 0.0);
    let (x141, x142, x143) = if x102 != 0.0 {
        let x104 = x97 + 1.0;
        let t_3 = at.env().t;
        at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t_3, 0.0);
        let number_3 = at.column(1);
        let x110 = rows::truth(number_3 > 0.0);
        let x130 = if x110 != 0.0 {
            let interval_3 = at.column(0);
            let x114 = rows::truth(interval_3 <= 0.0);
            let x116 = if x114 != 0.0 { 0.01 } else { interval_3 };
            let noise_3 = at.column(3);
            let x119 = rows::truth(noise_3 == 0.0);
            let x129 = if x119 != 0.0 {
                x116
            } else {
                let x121 = 1.0 - noise_3;
                let x123 = noise_3 * x116;
                at.fail("exprand is not available")?;
                let x126 = 0.0;
                let x127 = x123 * x126;
                let x128 = x121 * x116 + x127;
                x128
            };
            x129
        } else {
            x95
        };
        let x131 = rows::truth(x104 >= number_3);
        let x133 = if x131 != 0.0 { 0.0 } else { x96 };
        let x136 = rows::truth(x133 == 1.0);
        if x136 != 0.0 {
            let x139 = t_3 + x130;
            at.effect(nrn_mech_abi::effects::kind::NET_SEND, x139, 1.0);
        }
        (x130, x133, x104)
    } else {
        (x95, x96, x97)
    };
    at.set_column(4, x141);
    at.set_column(5, x142);
    at.set_column(6, x143);
    Ok(())
}

fn net_receive(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_row) }
}

/// Kernel `NetStim.init_sequence` over vectors of instances.
struct Function0;

impl Body for Function0 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let number = at.column(1);
        let x3 = s.number(s.gt(number, s.splat(0.0)));
        let event = at.column(4);
        let on = at.column(5);
        let ispike = at.column(6);
        let x10 = s.select(s.truth(x3), s.splat(0.0), event);
        let x11 = s.select(s.truth(x3), s.splat(1.0), on);
        let x12 = s.select(s.truth(x3), s.splat(0.0), ispike);
        at.set_column(4, x10);
        at.set_column(5, x11);
        at.set_column(6, x12);
    }
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    let body = Function0;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `NetStim.next_invl` for one instance.
fn function_1_row(at: &Row<'_>) -> Result<(), String> {
    let number = at.column(1);
    let x2 = rows::truth(number > 0.0);
    let x23 = if x2 != 0.0 {
        let interval = at.column(0);
        let x6 = rows::truth(interval <= 0.0);
        let x8 = if x6 != 0.0 { 0.01 } else { interval };
        let noise = at.column(3);
        let x11 = rows::truth(noise == 0.0);
        let x21 = if x11 != 0.0 {
            x8
        } else {
            let x13 = 1.0 - noise;
            let x15 = noise * x8;
            at.fail("exprand is not available")?;
            let x18 = 0.0;
            let x19 = x15 * x18;
            let x20 = x13 * x8 + x19;
            x20
        };
        x21
    } else {
        let event = at.column(4);
        event
    };
    let ispike = at.column(6);
    let x25 = rows::truth(ispike >= number);
    let on = at.column(5);
    let x28 = if x25 != 0.0 { 0.0 } else { on };
    at.set_column(4, x23);
    at.set_column(5, x28);
    Ok(())
}

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_1_row) }
}

/// Kernel `NetStim.invl` for one instance.
fn function_2_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let x3 = rows::truth(arg0 <= 0.0);
    let x5 = if x3 != 0.0 { 0.01 } else { arg0 };
    let noise = at.column(3);
    let x8 = rows::truth(noise == 0.0);
    let x18 = if x8 != 0.0 {
        x5
    } else {
        let x10 = 1.0 - noise;
        let x12 = noise * x5;
        at.fail("exprand is not available")?;
        let x15 = 0.0;
        let x16 = x12 * x15;
        let x17 = x10 * x5 + x16;
        x17
    };
    at.set_arg(0, x18);
    Ok(())
}

fn function_2(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_2_row) }
}

/// Kernel `NetStim.erand` for one instance.
fn function_3_row(at: &Row<'_>) -> Result<(), String> {
    at.fail("exprand is not available")?;
    let x2 = 0.0;
    at.set_arg(0, x2);
    Ok(())
}

fn function_3(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, function_3_row) }
}

/// Kernel `NetStim.seed` for one instance.
fn function_4_row(_at: &Row<'_>) -> Result<(), String> {
    Ok(())
}

fn function_4(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, function_4_row) }
}
