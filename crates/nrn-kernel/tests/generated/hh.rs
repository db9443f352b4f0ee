//! `hh`, generated from `hh` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, IonField, KernelCall, NodeField, RawIon};
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
    x7: f64,
    dt: f64,
}

impl Body for StateExact {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x9 = v + s.splat(40.0);
        let x10 = -x9;
        let x12 = x10 / s.splat(10.0);
        let x13 = s.abs(x12);
        let x18 = x12 * s.splat(0.5);
        let x19 = s.splat(1.0) - x18;
        let x20 = s.splat(10.0) * x19;
        let x23 = s.exp(x12);
        let x24 = x23 - s.splat(1.0);
        let x25 = x10 / x24;
        let x26 = s.select(s.lt(x13, s.splat(1e-6)), x20, x25);
        let x28 = s.splat(0.1) * x26;
        let x30 = v + s.splat(65.0);
        let x31 = -x30;
        let x33 = x31 / s.splat(18.0);
        let x34 = s.exp(x33);
        let x36 = s.splat(4.0) * x34;
        let x37 = x28 + x36;
        let x39 = s.splat(self.x7) * x37;
        let x40 = s.splat(1.0) / x39;
        let x41 = x28 / x37;
        let x46 = x31 / s.splat(20.0);
        let x47 = s.exp(x46);
        let x49 = s.splat(0.07) * x47;
        let x51 = v + s.splat(35.0);
        let x52 = -x51;
        let x54 = x52 / s.splat(10.0);
        let x55 = s.exp(x54);
        let x57 = x55 + s.splat(1.0);
        let x59 = s.splat(1.0) / x57;
        let x60 = x49 + x59;
        let x62 = s.splat(self.x7) * x60;
        let x63 = s.splat(1.0) / x62;
        let x64 = x49 / x60;
        let x66 = v + s.splat(55.0);
        let x67 = -x66;
        let x69 = x67 / s.splat(10.0);
        let x70 = s.abs(x69);
        let x75 = x69 * s.splat(0.5);
        let x76 = s.splat(1.0) - x75;
        let x77 = s.splat(10.0) * x76;
        let x80 = s.exp(x69);
        let x81 = x80 - s.splat(1.0);
        let x82 = x67 / x81;
        let x83 = s.select(s.lt(x70, s.splat(1e-6)), x77, x82);
        let x85 = s.splat(0.01) * x83;
        let x90 = x31 / s.splat(80.0);
        let x91 = s.exp(x90);
        let x93 = s.splat(0.125) * x91;
        let x94 = x85 + x93;
        let x96 = s.splat(self.x7) * x94;
        let x97 = s.splat(1.0) / x96;
        let x98 = x85 / x94;
        let m = at.column(4);
        let x103 = s.splat(-1.0) / x40;
        let x104 = s.splat(self.dt) * x103;
        let x105 = s.exp(x104);
        let x106 = s.splat(1.0) - x105;
        let x107 = x41 / x40;
        let x108 = -x107;
        let x110 = x108 / x103;
        let x111 = x110 - m;
        let x112 = x106 * x111;
        let x113 = m + x112;
        at.set_column(4, x113);
        let h = at.column(5);
        let x118 = s.splat(-1.0) / x63;
        let x119 = s.splat(self.dt) * x118;
        let x120 = s.exp(x119);
        let x121 = s.splat(1.0) - x120;
        let x122 = x64 / x63;
        let x123 = -x122;
        let x125 = x123 / x118;
        let x126 = x125 - h;
        let x127 = x121 * x126;
        let x128 = h + x127;
        at.set_column(5, x128);
        let n = at.column(6);
        let x133 = s.splat(-1.0) / x97;
        let x134 = s.splat(self.dt) * x133;
        let x135 = s.exp(x134);
        let x136 = s.splat(1.0) - x135;
        let x137 = x98 / x97;
        let x138 = -x137;
        let x140 = x138 / x133;
        let x141 = x140 - n;
        let x142 = x136 * x141;
        let x143 = n + x142;
        at.set_column(6, x143);
    }
}

fn state_exact(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let celsius = call.env.celsius;
    let x5 = celsius - 6.3;
    let x6 = x5 / 10.0;
    let x7 = f64::powf(3.0, x6);
    let dt = call.env.dt;
    let body = StateExact { x7, dt };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.state` over vectors of instances.
struct State {
    x7: f64,
    dt: f64,
}

impl Body for State {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x9 = v + s.splat(40.0);
        let x10 = -x9;
        let x12 = x10 * s.splat(0.1);
        let x13 = s.abs(x12);
        let x19 = s.neg_mul_add(x12, s.splat(0.5), s.splat(1.0));
        let x20 = s.splat(10.0) * x19;
        let x23 = s.exp(x12);
        let x24 = x23 - s.splat(1.0);
        let x25 = x10 / x24;
        let x26 = s.select(s.lt(x13, s.splat(1e-6)), x20, x25);
        let x28 = s.splat(0.1) * x26;
        let x30 = v + s.splat(65.0);
        let x31 = -x30;
        let x33 = x31 * s.splat(0.05555555555555555);
        let x34 = s.exp(x33);
        let x37 = s.mul_add(s.splat(4.0), x34, x28);
        let x39 = s.splat(self.x7) * x37;
        let x41 = x28 / x37;
        let x46 = x31 * s.splat(0.05);
        let x47 = s.exp(x46);
        let x49 = s.splat(0.07) * x47;
        let x51 = v + s.splat(35.0);
        let x52 = -x51;
        let x54 = x52 * s.splat(0.1);
        let x55 = s.exp(x54);
        let x57 = x55 + s.splat(1.0);
        let x59 = s.splat(1.0) / x57;
        let x60 = x49 + x59;
        let x62 = s.splat(self.x7) * x60;
        let x64 = x49 / x60;
        let x66 = v + s.splat(55.0);
        let x67 = -x66;
        let x69 = x67 * s.splat(0.1);
        let x70 = s.abs(x69);
        let x76 = s.neg_mul_add(x69, s.splat(0.5), s.splat(1.0));
        let x77 = s.splat(10.0) * x76;
        let x80 = s.exp(x69);
        let x81 = x80 - s.splat(1.0);
        let x82 = x67 / x81;
        let x83 = s.select(s.lt(x70, s.splat(1e-6)), x77, x82);
        let x85 = s.splat(0.01) * x83;
        let x90 = x31 * s.splat(0.0125);
        let x91 = s.exp(x90);
        let x94 = s.mul_add(s.splat(0.125), x91, x85);
        let x96 = s.splat(self.x7) * x94;
        let x98 = x85 / x94;
        let m = at.column(4);
        let x103 = -x39;
        let x104 = s.splat(self.dt) * x103;
        let x105 = s.exp(x104);
        let x106 = s.splat(1.0) - x105;
        let x111 = x41 - m;
        let x113 = s.mul_add(x106, x111, m);
        at.set_column(4, x113);
        let h = at.column(5);
        let x118 = -x62;
        let x119 = s.splat(self.dt) * x118;
        let x120 = s.exp(x119);
        let x121 = s.splat(1.0) - x120;
        let x126 = x64 - h;
        let x128 = s.mul_add(x121, x126, h);
        at.set_column(5, x128);
        let n = at.column(6);
        let x133 = -x96;
        let x134 = s.splat(self.dt) * x133;
        let x135 = s.exp(x134);
        let x136 = s.splat(1.0) - x135;
        let x141 = x98 - n;
        let x143 = s.mul_add(x136, x141, n);
        at.set_column(6, x143);
    }
}

fn state(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let celsius = call.env.celsius;
    let x5 = celsius - 6.3;
    let x6 = x5 * 0.1;
    let x7 = f64::powf(3.0, x6);
    let dt = call.env.dt;
    let body = State { x7, dt };
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
