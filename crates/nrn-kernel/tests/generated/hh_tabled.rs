//! `hh`, generated from `hh` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, IonField, KernelCall, NodeField, RawIon, RawTable};
use nrn_mech_abi::rows::{self, Body, Needs, Rows};
use nrn_mech_abi::simd::Simd;
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "hh".into(),
        kind: MechanismKind::Density,
        columns: vec![
            ColumnInfo {
                name: "gnabar".into(),
                role: ColumnRole::Parameter,
                first: 0,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "gkbar".into(),
                role: ColumnRole::Parameter,
                first: 1,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "gl".into(),
                role: ColumnRole::Parameter,
                first: 2,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "el".into(),
                role: ColumnRole::Parameter,
                first: 3,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "m".into(),
                role: ColumnRole::Parameter,
                first: 4,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "h".into(),
                role: ColumnRole::Parameter,
                first: 5,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "n".into(),
                role: ColumnRole::Parameter,
                first: 6,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "ina".into(),
                role: ColumnRole::Parameter,
                first: 7,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
            ColumnInfo {
                name: "ik".into(),
                role: ColumnRole::Parameter,
                first: 8,
                len: 1,
                default: 0.0,
                ..Default::default()
            },
        ],
        width: 9,
        n_globals: 0,
        ions: vec![
            IonUse {
                name: "na".into(),
                reads: IonFields { reversal: false, inside: false, outside: false, current: false },
                writes: IonFields { reversal: false, inside: false, outside: false, current: false },
                ..Default::default()
            },
            IonUse {
                name: "k".into(),
                reads: IonFields { reversal: false, inside: false, outside: false, current: false },
                writes: IonFields { reversal: false, inside: false, outside: false, current: false },
                ..Default::default()
            },
        ],
        tables: vec![TableInfo {
            procedure: "rates".into(),
            n_outputs: 6,
            n: 200,
            depend: vec![],
            ..Default::default()
        }],
        kernels: vec![
            KernelInfo { kind: KernelKind::State, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
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
        0 if call.flags & EXACT != 0 => state_exact(call),
        0 => state(call),
        1 if call.flags & EXACT != 0 => current_exact(call),
        1 => current(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `hh.state` over vectors of instances.
struct StateExact {
    table_0: RawTable,
    dt: f64,
}

impl Body for StateExact {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let place = at.place(&self.table_0, v);
        let x2 = at.lookup(&self.table_0, 0, &place);
        let x3 = at.lookup(&self.table_0, 1, &place);
        let x4 = at.lookup(&self.table_0, 2, &place);
        let x5 = at.lookup(&self.table_0, 3, &place);
        let x6 = at.lookup(&self.table_0, 4, &place);
        let x7 = at.lookup(&self.table_0, 5, &place);
        let m = at.column(4);
        let x12 = s.splat(-1.0) / x3;
        let x13 = s.splat(self.dt) * x12;
        let x14 = s.exp(x13);
        let x15 = s.splat(1.0) - x14;
        let x16 = x2 / x3;
        let x17 = -x16;
        let x19 = x17 / x12;
        let x20 = x19 - m;
        let x21 = x15 * x20;
        let x22 = m + x21;
        at.set_column(4, x22);
        let h = at.column(5);
        let x27 = s.splat(-1.0) / x5;
        let x28 = s.splat(self.dt) * x27;
        let x29 = s.exp(x28);
        let x30 = s.splat(1.0) - x29;
        let x31 = x4 / x5;
        let x32 = -x31;
        let x34 = x32 / x27;
        let x35 = x34 - h;
        let x36 = x30 * x35;
        let x37 = h + x36;
        at.set_column(5, x37);
        let n = at.column(6);
        let x42 = s.splat(-1.0) / x7;
        let x43 = s.splat(self.dt) * x42;
        let x44 = s.exp(x43);
        let x45 = s.splat(1.0) - x44;
        let x46 = x6 / x7;
        let x47 = -x46;
        let x49 = x47 / x42;
        let x50 = x49 - n;
        let x51 = x45 * x50;
        let x52 = n + x51;
        at.set_column(6, x52);
    }
}

fn state_exact(call: &KernelCall) -> Result<(), String> {
    Needs { tables: 1, nodes: true, ..Needs::default() }.check(call)?;
    let dt = call.env.dt;
    let body = StateExact { table_0: rows::table_of(call, 0), dt };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.state` over vectors of instances.
struct State {
    table_0: RawTable,
    dt: f64,
}

impl Body for State {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let place = at.place(&self.table_0, v);
        let x2 = at.lookup(&self.table_0, 0, &place);
        let x3 = at.lookup(&self.table_0, 1, &place);
        let x4 = at.lookup(&self.table_0, 2, &place);
        let x5 = at.lookup(&self.table_0, 3, &place);
        let x6 = at.lookup(&self.table_0, 4, &place);
        let x7 = at.lookup(&self.table_0, 5, &place);
        let m = at.column(4);
        let x12 = s.splat(-1.0) / x3;
        let x13 = s.splat(self.dt) * x12;
        let x14 = s.exp(x13);
        let x15 = s.splat(1.0) - x14;
        let x20 = x2 - m;
        let x22 = s.mul_add(x15, x20, m);
        at.set_column(4, x22);
        let h = at.column(5);
        let x27 = s.splat(-1.0) / x5;
        let x28 = s.splat(self.dt) * x27;
        let x29 = s.exp(x28);
        let x30 = s.splat(1.0) - x29;
        let x35 = x4 - h;
        let x37 = s.mul_add(x30, x35, h);
        at.set_column(5, x37);
        let n = at.column(6);
        let x42 = s.splat(-1.0) / x7;
        let x43 = s.splat(self.dt) * x42;
        let x44 = s.exp(x43);
        let x45 = s.splat(1.0) - x44;
        let x50 = x6 - n;
        let x52 = s.mul_add(x45, x50, n);
        at.set_column(6, x52);
    }
}

fn state(call: &KernelCall) -> Result<(), String> {
    Needs { tables: 1, nodes: true, ..Needs::default() }.check(call)?;
    let dt = call.env.dt;
    let body = State { table_0: rows::table_of(call, 0), dt };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.current` over vectors of instances.
struct CurrentExact {
    ion_0_na: RawIon,
    ion_1_k: RawIon,
}

impl Body for CurrentExact {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x2 = v + s.splat(0.001);
        let gnabar = at.column(0);
        let gkbar = at.column(1);
        let gl = at.column(2);
        let el = at.column(3);
        let m = at.column(4);
        let h = at.column(5);
        let n = at.column(6);
        let ena = at.ion(&self.ion_0_na, IonField::Reversal);
        let ek = at.ion(&self.ion_1_k, IonField::Reversal);
        let x12 = gnabar * m;
        let x13 = x12 * m;
        let x14 = x13 * m;
        let x15 = x14 * h;
        let x16 = x2 - ena;
        let x17 = x15 * x16;
        let x18 = gkbar * n;
        let x19 = x18 * n;
        let x20 = x19 * n;
        let x21 = x20 * n;
        let x22 = x2 - ek;
        let x23 = x21 * x22;
        let x24 = x2 - el;
        let x25 = gl * x24;
        let x26 = x17 + x23;
        let x27 = x26 + x25;
        let x41 = v - ena;
        let x42 = x15 * x41;
        let x47 = v - ek;
        let x48 = x21 * x47;
        let x49 = v - el;
        let x50 = gl * x49;
        let x51 = x42 + x48;
        let x52 = x51 + x50;
        let x53 = x27 - x52;
        let x54 = x53 / s.splat(0.001);
        let x55 = x17 - x42;
        let x56 = x55 / s.splat(0.001);
        let x57 = x23 - x48;
        let x58 = x57 / s.splat(0.001);
        at.set_column(7, x42);
        at.set_column(8, x48);
        at.add_ion(&self.ion_0_na, IonField::Conductance, x56);
        at.add_ion(&self.ion_0_na, IonField::Current, x42);
        at.add_ion(&self.ion_1_k, IonField::Conductance, x58);
        at.add_ion(&self.ion_1_k, IonField::Current, x48);
        let x59 = -x52;
        at.add_node(NodeField::Rhs, x59);
        at.add_node(NodeField::D, x54);
    }
}

fn current_exact(call: &KernelCall) -> Result<(), String> {
    Needs { ions: 2, nodes: true, ..Needs::default() }.check(call)?;
    let body = CurrentExact { ion_0_na: rows::ion_of(call, 0), ion_1_k: rows::ion_of(call, 1) };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.current` over vectors of instances.
struct Current {
    ion_0_na: RawIon,
    ion_1_k: RawIon,
}

impl Body for Current {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x2 = v + s.splat(0.001);
        let gnabar = at.column(0);
        let gkbar = at.column(1);
        let gl = at.column(2);
        let el = at.column(3);
        let m = at.column(4);
        let h = at.column(5);
        let n = at.column(6);
        let ena = at.ion(&self.ion_0_na, IonField::Reversal);
        let ek = at.ion(&self.ion_1_k, IonField::Reversal);
        let x12 = gnabar * m;
        let x13 = x12 * m;
        let x14 = x13 * m;
        let x15 = x14 * h;
        let x16 = x2 - ena;
        let x17 = x15 * x16;
        let x18 = gkbar * n;
        let x19 = x18 * n;
        let x20 = x19 * n;
        let x21 = x20 * n;
        let x22 = x2 - ek;
        let x23 = x21 * x22;
        let x24 = x2 - el;
        let x26 = x17 + x23;
        let x27 = s.mul_add(gl, x24, x26);
        let x41 = v - ena;
        let x42 = x15 * x41;
        let x47 = v - ek;
        let x48 = x21 * x47;
        let x49 = v - el;
        let x51 = x42 + x48;
        let x52 = s.mul_add(gl, x49, x51);
        let x53 = x27 - x52;
        let x54 = x53 * s.splat(1000.0);
        let x55 = x17 - x42;
        let x56 = x55 * s.splat(1000.0);
        let x57 = x23 - x48;
        let x58 = x57 * s.splat(1000.0);
        at.set_column(7, x42);
        at.set_column(8, x48);
        at.add_ion(&self.ion_0_na, IonField::Conductance, x56);
        at.add_ion(&self.ion_0_na, IonField::Current, x42);
        at.add_ion(&self.ion_1_k, IonField::Conductance, x58);
        at.add_ion(&self.ion_1_k, IonField::Current, x48);
        let x59 = -x52;
        at.add_node(NodeField::Rhs, x59);
        at.add_node(NodeField::D, x54);
    }
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { ions: 2, nodes: true, ..Needs::default() }.check(call)?;
    let body = Current { ion_0_na: rows::ion_of(call, 0), ion_1_k: rows::ion_of(call, 1) };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}
