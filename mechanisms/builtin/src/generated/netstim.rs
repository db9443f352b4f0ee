//! `NetStim`, generated from `mechanisms/builtin/mod/netstim.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::host::HostFunction;
use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, KernelCall};
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
            ColumnInfo { name: "wait".into(), role: ColumnRole::Hidden, first: 4, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "running".into(), role: ColumnRole::Hidden, first: 5, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "fired".into(), role: ColumnRole::Hidden, first: 6, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "ranvar".into(), role: ColumnRole::Random, first: 7, len: 8, default: 0.0, ..Default::default() },
        ],
        width: 15,
        n_globals: 0,
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
        ],
        functions: vec![
            FunctionInfo { name: "certain".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "within".into(), n_args: 3, returns: true, needs_instance: false },
            FunctionInfo { name: "init_sequence".into(), n_args: 1, returns: false, needs_instance: true },
            FunctionInfo { name: "next_invl".into(), n_args: 0, returns: false, needs_instance: true },
            FunctionInfo { name: "invl".into(), n_args: 1, returns: true, needs_instance: true },
            FunctionInfo { name: "erand".into(), n_args: 0, returns: true, needs_instance: true },
            FunctionInfo { name: "seed".into(), n_args: 1, returns: false, needs_instance: true },
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
        7 => function_5(call),
        8 => function_6(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `NetStim.initial` for one instance.
fn initial_row(at: &Row<'_>) -> Result<(), String> {
    let noise = at.column(3);
    let x4 = rows::truth(noise < 0.0);
    let x5 = if x4 != 0.0 { 0.0 } else { noise };
    let x6 = rows::truth(x5 > 1.0);
    let x7 = if x6 != 0.0 { 1.0 } else { x5 };
    let number = at.column(1);
    let x11 = rows::truth(number > 0.0);
    let start = at.column(2);
    let x14 = rows::truth(start >= 0.0);
    let x15 = rows::truth(x11 != 0.0 && x14 != 0.0);
    at.ask(HostFunction::RandomSetseq, 7, &[0.0], "")?;
    let x54 = if x15 != 0.0 {
        let interval = at.column(0);
        let x22 = rows::truth(interval <= 0.0);
        let x24 = if x22 != 0.0 { 0.01 } else { interval };
        let x26 = rows::truth(x7 != 0.0);
        let x35 = if x26 != 0.0 {
            let x28 = 1.0 - x7;
            let x29 = x28 * x24;
            let x30 = x7 * x24;
            let random_negexp = at.ask(HostFunction::RandomNegexp, 7, &[], "")?;
            let x33 = x30 * random_negexp;
            let x34 = x29 + x33;
            x34
        } else {
            x24
        };
        let x36 = start + x35;
        let x39 = 1.0 - x7;
        let x40 = interval * x39;
        let x41 = x36 - x40;
        let x45 = rows::truth(x41 < 0.0);
        let x46 = if x45 != 0.0 { 0.0 } else { x41 };
        let x47 = rows::truth(x46 > 1e300);
        let x48 = if x47 != 0.0 { 1e300 } else { x46 };
        let t = at.env().t;
        let x51 = t + x48;
        at.effect(nrn_mech_abi::effects::kind::NET_SEND, x51, 3.0);
        x48
    } else {
        let wait = at.column(4);
        wait
    };
    at.set_column(3, x7);
    at.set_column(4, x54);
    at.set_column(5, x15);
    at.set_column(6, 0.0);
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `NetStim.net_receive` for one instance.
fn net_receive_exact_row(at: &Row<'_>) -> Result<(), String> {
    let arg1 = at.arg(1);
    let x2 = rows::truth(arg1 == 1.0);
    let (x141, x142, x143) = if x2 != 0.0 {
        let running = at.column(5);
        let (x42, x43, x44) = if running != 0.0 {
            let t = at.env().t;
            at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
            let fired = at.column(6);
            let x9 = fired + 1.0;
            let number = at.column(1);
            let x12 = rows::truth(number > 0.0);
            let x32 = if x12 != 0.0 {
                let interval = at.column(0);
                let x16 = rows::truth(interval <= 0.0);
                let x18 = if x16 != 0.0 { 0.01 } else { interval };
                let noise = at.column(3);
                let x21 = rows::truth(noise != 0.0);
                let x30 = if x21 != 0.0 {
                    let x23 = 1.0 - noise;
                    let x24 = x23 * x18;
                    let x25 = noise * x18;
                    let random_negexp = at.ask(HostFunction::RandomNegexp, 7, &[], "")?;
                    let x28 = x25 * random_negexp;
                    let x29 = x24 + x28;
                    x29
                } else {
                    x18
                };
                x30
            } else {
                let wait = at.column(4);
                wait
            };
            let x33 = rows::truth(x9 < number);
            let x34 = rows::truth(running != 0.0 && x33 != 0.0);
            if x34 != 0.0 {
                let x38 = t + x32;
                at.effect(nrn_mech_abi::effects::kind::NET_SEND, x38, 1.0);
            }
            (x32, x34, x9)
        } else {
            let wait_2 = at.column(4);
            let fired_2 = at.column(6);
            (wait_2, running, fired_2)
        };
        (x42, x43, x44)
    } else {
        let x46 = rows::truth(arg1 == 3.0);
        let (x138, x139, x140) = if x46 != 0.0 {
            let running_2 = at.column(5);
            let (x68, x69, x70) = if running_2 != 0.0 {
                let t_2 = at.env().t;
                let number_2 = at.column(1);
                let x51 = rows::truth(number_2 > 0.0);
                let wait_3 = at.column(4);
                let fired_3 = at.column(6);
                let x57 = if x51 != 0.0 { 0.0 } else { wait_3 };
                let x58 = if x51 != 0.0 { 1.0 } else { running_2 };
                let x59 = if x51 != 0.0 { 0.0 } else { fired_3 };
                let x64 = t_2 + 0.0;
                at.effect(nrn_mech_abi::effects::kind::NET_SEND, x64, 1.0);
                (x57, x58, x59)
            } else {
                let wait_4 = at.column(4);
                let fired_4 = at.column(6);
                (wait_4, running_2, fired_4)
            };
            (x68, x69, x70)
        } else {
            let arg0 = at.arg(0);
            let x73 = rows::truth(arg0 < 0.0);
            let (x135, x136, x137) = if x73 != 0.0 {
                let wait_5 = at.column(4);
                let fired_5 = at.column(6);
                (wait_5, 0.0, fired_5)
            } else {
                let x76 = rows::truth(arg0 > 0.0);
                let running_3 = at.column(5);
                let x78 = rows::truth(running_3 == 0.0);
                let x79 = rows::truth(x76 != 0.0 && x78 != 0.0);
                let (x130, x131, x132) = if x79 != 0.0 {
                    let t_3 = at.env().t;
                    let number_3 = at.column(1);
                    let x83 = rows::truth(number_3 > 0.0);
                    let wait_6 = at.column(4);
                    let fired_6 = at.column(6);
                    let x89 = if x83 != 0.0 { 0.0 } else { wait_6 };
                    let x90 = if x83 != 0.0 { 1.0 } else { running_3 };
                    let x91 = if x83 != 0.0 { 0.0 } else { fired_6 };
                    let x113 = if x83 != 0.0 {
                        let interval_2 = at.column(0);
                        let x98 = rows::truth(interval_2 <= 0.0);
                        let x100 = if x98 != 0.0 { 0.01 } else { interval_2 };
                        let noise_2 = at.column(3);
                        let x103 = rows::truth(noise_2 != 0.0);
                        let x112 = if x103 != 0.0 {
                            let x105 = 1.0 - noise_2;
                            let x106 = x105 * x100;
                            let x107 = noise_2 * x100;
                            let random_negexp_2 = at.ask(HostFunction::RandomNegexp, 7, &[], "")?;
                            let x110 = x107 * random_negexp_2;
                            let x111 = x106 + x110;
                            x111
                        } else {
                            x100
                        };
                        x112
                    } else {
                        x89
                    };
                    let x114 = rows::truth(x91 < number_3);
                    let x115 = rows::truth(x90 != 0.0 && x114 != 0.0);
                    let interval_3 = at.column(0);
                    let noise_3 = at.column(3);
                    let x121 = 1.0 - noise_3;
                    let x122 = interval_3 * x121;
                    let x123 = x113 - x122;
                    let x126 = t_3 + x123;
                    at.effect(nrn_mech_abi::effects::kind::NET_SEND, x126, 1.0);
                    (x123, x115, x91)
                } else {
                    let wait_7 = at.column(4);
                    let fired_7 = at.column(6);
                    (wait_7, running_3, fired_7)
                };
                (x130, x131, x132)
            };
            (x135, x136, x137)
        };
        (x138, x139, x140)
    };
    at.set_column(4, x141);
    at.set_column(5, x142);
    at.set_column(6, x143);
    Ok(())
}

fn net_receive_exact(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, net_receive_exact_row) }
}

/// Kernel `NetStim.net_receive` for one instance.
fn net_receive_row(at: &Row<'_>) -> Result<(), String> {
    let arg1 = at.arg(1);
    let x2 = rows::truth(arg1 == 1.0);
    let (x141, x142, x143) = if x2 != 0.0 {
        let running = at.column(5);
        let (x42, x43, x44) = if running != 0.0 {
            let t = at.env().t;
            at.effect(nrn_mech_abi::effects::kind::NET_EVENT, t, 0.0);
            let fired = at.column(6);
            let x9 = fired + 1.0;
            let number = at.column(1);
            let x12 = rows::truth(number > 0.0);
            let x32 = if x12 != 0.0 {
                let interval = at.column(0);
                let x16 = rows::truth(interval <= 0.0);
                let x18 = if x16 != 0.0 { 0.01 } else { interval };
                let noise = at.column(3);
                let x21 = rows::truth(noise != 0.0);
                let x30 = if x21 != 0.0 {
                    let x23 = 1.0 - noise;
                    let x25 = noise * x18;
                    let random_negexp = at.ask(HostFunction::RandomNegexp, 7, &[], "")?;
                    let x28 = x25 * random_negexp;
                    let x29 = x23 * x18 + x28;
                    x29
                } else {
                    x18
                };
                x30
            } else {
                let wait = at.column(4);
                wait
            };
            let x33 = rows::truth(x9 < number);
            let x34 = rows::truth(running != 0.0 && x33 != 0.0);
            if x34 != 0.0 {
                let x38 = t + x32;
                at.effect(nrn_mech_abi::effects::kind::NET_SEND, x38, 1.0);
            }
            (x32, x34, x9)
        } else {
            let wait_2 = at.column(4);
            let fired_2 = at.column(6);
            (wait_2, running, fired_2)
        };
        (x42, x43, x44)
    } else {
        let x46 = rows::truth(arg1 == 3.0);
        let (x138, x139, x140) = if x46 != 0.0 {
            let running_2 = at.column(5);
            let (x68, x69, x70) = if running_2 != 0.0 {
                let t_2 = at.env().t;
                let number_2 = at.column(1);
                let x51 = rows::truth(number_2 > 0.0);
                let wait_3 = at.column(4);
                let fired_3 = at.column(6);
                let x57 = if x51 != 0.0 { 0.0 } else { wait_3 };
                let x58 = if x51 != 0.0 { 1.0 } else { running_2 };
                let x59 = if x51 != 0.0 { 0.0 } else { fired_3 };
                let x64 = t_2 + 0.0;
                at.effect(nrn_mech_abi::effects::kind::NET_SEND, x64, 1.0);
                (x57, x58, x59)
            } else {
                let wait_4 = at.column(4);
                let fired_4 = at.column(6);
                (wait_4, running_2, fired_4)
            };
            (x68, x69, x70)
        } else {
            let arg0 = at.arg(0);
            let x73 = rows::truth(arg0 < 0.0);
            let (x135, x136, x137) = if x73 != 0.0 {
                let wait_5 = at.column(4);
                let fired_5 = at.column(6);
                (wait_5, 0.0, fired_5)
            } else {
                let x76 = rows::truth(arg0 > 0.0);
                let running_3 = at.column(5);
                let x78 = rows::truth(running_3 == 0.0);
                let x79 = rows::truth(x76 != 0.0 && x78 != 0.0);
                let (x130, x131, x132) = if x79 != 0.0 {
                    let t_3 = at.env().t;
                    let number_3 = at.column(1);
                    let x83 = rows::truth(number_3 > 0.0);
                    let wait_6 = at.column(4);
                    let fired_6 = at.column(6);
                    let x89 = if x83 != 0.0 { 0.0 } else { wait_6 };
                    let x90 = if x83 != 0.0 { 1.0 } else { running_3 };
                    let x91 = if x83 != 0.0 { 0.0 } else { fired_6 };
                    let x113 = if x83 != 0.0 {
                        let interval_2 = at.column(0);
                        let x98 = rows::truth(interval_2 <= 0.0);
                        let x100 = if x98 != 0.0 { 0.01 } else { interval_2 };
                        let noise_2 = at.column(3);
                        let x103 = rows::truth(noise_2 != 0.0);
                        let x112 = if x103 != 0.0 {
                            let x105 = 1.0 - noise_2;
                            let x107 = noise_2 * x100;
                            let random_negexp_2 = at.ask(HostFunction::RandomNegexp, 7, &[], "")?;
                            let x110 = x107 * random_negexp_2;
                            let x111 = x105 * x100 + x110;
                            x111
                        } else {
                            x100
                        };
                        x112
                    } else {
                        x89
                    };
                    let x114 = rows::truth(x91 < number_3);
                    let x115 = rows::truth(x90 != 0.0 && x114 != 0.0);
                    let interval_3 = at.column(0);
                    let noise_3 = at.column(3);
                    let x121 = 1.0 - noise_3;
                    let x123 = x113 - interval_3 * x121;
                    let x126 = t_3 + x123;
                    at.effect(nrn_mech_abi::effects::kind::NET_SEND, x126, 1.0);
                    (x123, x115, x91)
                } else {
                    let wait_7 = at.column(4);
                    let fired_7 = at.column(6);
                    (wait_7, running_3, fired_7)
                };
                (x130, x131, x132)
            };
            (x135, x136, x137)
        };
        (x138, x139, x140)
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

/// Kernel `NetStim.certain` for one instance.
fn function_0_row(at: &Row<'_>) -> Result<(), String> {
    let interval = at.column(0);
    let noise = at.column(3);
    let x4 = 1.0 - noise;
    let x5 = interval * x4;
    at.set_arg(0, x5);
    Ok(())
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_0_row) }
}

/// Kernel `NetStim.within` for one instance.
fn function_1_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let arg1 = at.arg(1);
    let arg2 = at.arg(2);
    let x4 = rows::truth(arg0 < arg1);
    let x5 = if x4 != 0.0 { arg1 } else { arg0 };
    let x6 = rows::truth(x5 > arg2);
    let x7 = if x6 != 0.0 { arg2 } else { x5 };
    at.set_arg(0, x7);
    Ok(())
}

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 3, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, function_1_row) }
}

/// Kernel `NetStim.init_sequence` over vectors of instances.
struct Function2;

impl Body for Function2 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let number = at.column(1);
        let x3 = s.number(s.gt(number, s.splat(0.0)));
        let wait = at.column(4);
        let running = at.column(5);
        let fired = at.column(6);
        let x10 = s.select(s.truth(x3), s.splat(0.0), wait);
        let x11 = s.select(s.truth(x3), s.splat(1.0), running);
        let x12 = s.select(s.truth(x3), s.splat(0.0), fired);
        at.set_column(4, x10);
        at.set_column(5, x11);
        at.set_column(6, x12);
    }
}

fn function_2(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    let body = Function2;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `NetStim.next_invl` for one instance.
fn function_3_row(at: &Row<'_>) -> Result<(), String> {
    let number = at.column(1);
    let x2 = rows::truth(number > 0.0);
    let x22 = if x2 != 0.0 {
        let interval = at.column(0);
        let x6 = rows::truth(interval <= 0.0);
        let x8 = if x6 != 0.0 { 0.01 } else { interval };
        let noise = at.column(3);
        let x11 = rows::truth(noise != 0.0);
        let x20 = if x11 != 0.0 {
            let x13 = 1.0 - noise;
            let x14 = x13 * x8;
            let x15 = noise * x8;
            let random_negexp = at.ask(HostFunction::RandomNegexp, 7, &[], "")?;
            let x18 = x15 * random_negexp;
            let x19 = x14 + x18;
            x19
        } else {
            x8
        };
        x20
    } else {
        let wait = at.column(4);
        wait
    };
    let running = at.column(5);
    let fired = at.column(6);
    let x25 = rows::truth(fired < number);
    let x26 = rows::truth(running != 0.0 && x25 != 0.0);
    at.set_column(4, x22);
    at.set_column(5, x26);
    Ok(())
}

fn function_3(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_3_row) }
}

/// Kernel `NetStim.invl` for one instance.
fn function_4_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let x3 = rows::truth(arg0 <= 0.0);
    let x5 = if x3 != 0.0 { 0.01 } else { arg0 };
    let noise = at.column(3);
    let x8 = rows::truth(noise != 0.0);
    let x17 = if x8 != 0.0 {
        let x10 = 1.0 - noise;
        let x11 = x10 * x5;
        let x12 = noise * x5;
        let random_negexp = at.ask(HostFunction::RandomNegexp, 7, &[], "")?;
        let x15 = x12 * random_negexp;
        let x16 = x11 + x15;
        x16
    } else {
        x5
    };
    at.set_arg(0, x17);
    Ok(())
}

fn function_4(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_4_row) }
}

/// Kernel `NetStim.erand` for one instance.
fn function_5_row(at: &Row<'_>) -> Result<(), String> {
    let random_negexp = at.ask(HostFunction::RandomNegexp, 7, &[], "")?;
    at.set_arg(0, random_negexp);
    Ok(())
}

fn function_5(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_5_row) }
}

/// Kernel `NetStim.seed` for one instance.
fn function_6_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    at.ask(HostFunction::RandomSetseq, 7, &[arg0], "")?;
    Ok(())
}

fn function_6(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, function_6_row) }
}
