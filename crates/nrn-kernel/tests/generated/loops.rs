//! `loops`, generated from `loops` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::KernelCall;
use nrn_mech_abi::rows::{self, Needs, Row};
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "loops".into(),
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
                name: "root".into(),
                role: ColumnRole::Parameter,
                first: 1,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "passes".into(),
                role: ColumnRole::Parameter,
                first: 2,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "a".into(),
                role: ColumnRole::Parameter,
                first: 3,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "b".into(),
                role: ColumnRole::Parameter,
                first: 4,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "c".into(),
                role: ColumnRole::Parameter,
                first: 5,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "d".into(),
                role: ColumnRole::Parameter,
                first: 6,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "sum".into(),
                role: ColumnRole::Parameter,
                first: 7,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "after".into(),
                role: ColumnRole::Parameter,
                first: 8,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
        ],
        width: 9,
        globals: vec![GlobalInfo {
            name: "last".into(),
            first: 0,
            len: 1,
            default: 0.0,
            ..Default::default()
        }],
        n_globals: 1,
        kernels: vec![KernelInfo { kind: KernelKind::State, tabled: false }],
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
        0 => state(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `loops` for one instance.
fn state_row(at: &Row<'_>) -> Result<(), String> {
    let x = at.column(0);
    let (mut x3, mut x4) = (1.0, 0.0);
    let mut passes_2 = 0;
    loop {
        let x5 = x3 * x3;
        let x6 = x5 - x;
        let x7 = f64::abs(x6);
        let x9 = rows::truth(x7 > 1e-14);
        let x11 = rows::truth(x4 < 60.0);
        let x12 = rows::truth(x9 != 0.0 && x11 != 0.0);
        if x12 == 0.0 {
            break;
        }
        let x13 = x / x3;
        let x14 = x3 + x13;
        let x16 = x14 * 0.5;
        let x17 = x4 + 1.0;
        (x3, x4) = (x16, x17);
        at.pass(&mut passes_2)?;
    }
    at.set_column(1, x3);
    at.set_column(2, x4);
    let (mut x20, mut x21) = (0.0, 0.0);
    let mut passes_3 = 0;
    loop {
        let x23 = rows::truth(x20 < 4.0);
        if x23 == 0.0 {
            break;
        }
        let x24 = at.column(3 + at.element(x20, 4)?);
        let x25 = x21 + x24;
        let x26 = x20 + 1.0;
        (x20, x21) = (x26, x25);
        at.pass(&mut passes_3)?;
    }
    at.set_column(7, x21);
    let x30 = x * 4.0;
    let x31 = at.column(3 + at.element(x30, 4)?);
    let x32 = x31 + x31;
    at.set_column(3 + at.element(x30, 4)?, x32);
    let b = at.column(4);
    at.set_column(8, b);
    at.set_global(0, x21);
    Ok(())
}

fn state(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 1, args: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, state_row) }
}
