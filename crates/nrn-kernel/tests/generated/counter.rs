//! `counter`, generated from `counter` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::KernelCall;
use nrn_mech_abi::rows::{self, Needs, Row};
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "counter".into(),
        kind: MechanismKind::Density,
        columns: vec![ColumnInfo {
            name: "number".into(),
            role: ColumnRole::Parameter,
            first: 0,
            len: 1,
            default: 0.0,
            ..Default::default()
        }],
        width: 1,
        globals: vec![GlobalInfo {
            name: "count".into(),
            first: 0,
            len: 1,
            default: 0.0,
            ..Default::default()
        }],
        n_globals: 1,
        kernels: vec![KernelInfo { kind: KernelKind::Initial, tabled: false }],
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
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `counter` for one instance.
fn initial_row(at: &Row<'_>) -> Result<(), String> {
    let count = at.global(0);
    let x2 = count + 1.0;
    at.set_global(0, x2);
    let count_2 = at.global(0);
    at.set_column(0, count_2);
    at.effect(nrn_mech_abi::effects::kind::NET_SEND, count_2, 1.0);
    at.effect(nrn_mech_abi::effects::kind::AT_TIME, x2, 1.0);
    Ok(())
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs { globals: 1, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, false, initial_row) }
}
