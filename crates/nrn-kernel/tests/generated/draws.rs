//! `draws`, generated from `draws` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::host::HostFunction;
use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::KernelCall;
use nrn_mech_abi::rows::{self, Needs, Row};
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "draws".into(),
        kind: MechanismKind::Density,
        columns: vec![
            ColumnInfo {
                name: "x".into(),
                role: ColumnRole::Parameter,
                first: 0,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "chance".into(),
                role: ColumnRole::Parameter,
                first: 1,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "y".into(),
                role: ColumnRole::Parameter,
                first: 2,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "stream".into(),
                role: ColumnRole::Random,
                first: 3,
                len: 8,
                default: 0.0,
                ..Default::default()
            },
        ],
        width: 11,
        n_globals: 0,
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::State, tabled: false },
            KernelInfo { kind: KernelKind::BeforeStep, tabled: false },
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
        1 => state(call),
        2 => before_step(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `draws.initial` for one instance.
fn initial_row(at: &Row<'_>) -> Result<(), String> {
    let scop_random = at.ask(HostFunction::ScopRandom, 0, &[], "")?;
    at.set_column(0, scop_random);
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}

/// Kernel `draws.state` for one instance.
fn state_row(at: &Row<'_>) -> Result<(), String> {
    let chance = at.column(1);
    let x9 = rows::truth(chance > 0.5);
    if x9 != 0.0 {
        let x = at.column(0);
        let random_normal = at.ask(HostFunction::RandomNormal, 3, &[3.0, x], "")?;
        at.set_column(2, random_normal);
        at.ask(HostFunction::Print, 0, &[random_normal, chance], "drew %g of %g\n")?;
    } else {
        let exprand = at.ask(HostFunction::ExpRand, 0, &[0.5], "")?;
        at.set_column(2, exprand);
        at.ask(HostFunction::RandomSetseq, 3, &[9.0], "")?;
    }
    Ok(())
}

fn state(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, state_row) }
}

/// Kernel `draws.step` for one instance.
fn before_step_row(at: &Row<'_>) -> Result<(), String> {
    let netcon_count = at.ask(HostFunction::NetConCount, 0, &[], "")?;
    let (mut x3, mut x4) = (0.0, 0.0);
    let mut passes_2 = 0;
    loop {
        let x5 = rows::truth(x3 < netcon_count);
        if x5 == 0.0 {
            break;
        }
        let load_weight = at.ask(HostFunction::LoadWeight, 1, &[x3], "")?;
        let x7 = load_weight + load_weight;
        at.ask(HostFunction::StoreWeight, 0, &[x3, x7], "")?;
        let x8 = x3 + 1.0;
        let x9 = x4 + load_weight;
        (x3, x4) = (x8, x9);
        at.pass(&mut passes_2)?;
    }
    at.set_column(0, x4);
    Ok(())
}

fn before_step(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, before_step_row) }
}
