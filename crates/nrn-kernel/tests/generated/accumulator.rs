//! `accumulator`, generated from `accumulator` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{IonField, KernelCall};
use nrn_mech_abi::rows::{self, Needs, Row};
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "accumulator".into(),
        kind: MechanismKind::Density,
        columns: vec![
            ColumnInfo {
                name: "level".into(),
                role: ColumnRole::Parameter,
                first: 0,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "passes".into(),
                role: ColumnRole::Parameter,
                first: 1,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
        ],
        width: 2,
        n_globals: 0,
        ions: vec![IonUse {
            name: "ca".into(),
            reads: IonFields { reversal: false, inside: false, outside: false, current: false },
            writes: IonFields { reversal: false, inside: false, outside: false, current: false },
            ..Default::default()
        }],
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

/// Kernel `accumulator.state` for one instance.
fn state_row(at: &Row<'_>) -> Result<(), String> {
    let mut x0 = 0.0;
    let mut passes_2 = 0;
    loop {
        let cai = at.ion(0, IonField::Inside);
        let level = at.column(0);
        let x5 = rows::truth(cai > level);
        let x6 = rows::truth(x0 < 6.0);
        let x7 = rows::truth(x5 != 0.0 && x6 != 0.0);
        if x7 == 0.0 {
            break;
        }
        let cai_2 = at.ion(0, IonField::Inside);
        let x11 = cai_2 * 0.5;
        at.set_ion(0, IonField::Inside, x11);
        let x12 = x0 + 1.0;
        x0 = x12;
        at.pass(&mut passes_2)?;
    }
    at.set_column(1, x0);
    let cai_3 = at.ion(0, IonField::Inside);
    let ica = at.ion(0, IonField::Current);
    let x16 = cai_3 + ica;
    at.set_ion(0, IonField::Inside, x16);
    Ok(())
}

fn state(call: &KernelCall) -> Result<(), String> {
    Needs { ions: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, state_row) }
}
