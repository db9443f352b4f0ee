//! `hh`, generated from `mechanisms/builtin/mod/hh.mod` by `nrn_kernel::rust_source`. Do not edit.

use nrn_mech_abi::info::*;
use nrn_mech_abi::raw::{EXACT, IonField, KernelCall, NodeField, RawIon, RawTable};
use nrn_mech_abi::rows::{self, Body, Needs, Row, Rows};
use nrn_mech_abi::simd::{Simd, scalar};
use nrn_mech_abi::{Mechanism, MechanismInfo};

fn info() -> MechanismInfo {
    MechanismInfo {
        name: "hh".into(),
        kind: MechanismKind::Density,
        title: "Squid giant axon: sodium, potassium and leak currents".into(),
        source: "mechanisms/builtin/mod/hh.mod".into(),
        columns: vec![
            ColumnInfo { name: "gnabar".into(), role: ColumnRole::Parameter, first: 0, len: 1, default: 0.12, units: "S/cm2".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "gkbar".into(), role: ColumnRole::Parameter, first: 1, len: 1, default: 0.036, units: "S/cm2".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "gl".into(), role: ColumnRole::Parameter, first: 2, len: 1, default: 0.0003, units: "S/cm2".into(), limits: Some((0.0, 1000000000.0)), ..Default::default() },
            ColumnInfo { name: "el".into(), role: ColumnRole::Parameter, first: 3, len: 1, default: -54.3, units: "mV".into(), ..Default::default() },
            ColumnInfo { name: "gna".into(), role: ColumnRole::Assigned, first: 4, len: 1, default: 0.0, units: "S/cm2".into(), ..Default::default() },
            ColumnInfo { name: "gk".into(), role: ColumnRole::Assigned, first: 5, len: 1, default: 0.0, units: "S/cm2".into(), ..Default::default() },
            ColumnInfo { name: "il".into(), role: ColumnRole::Assigned, first: 6, len: 1, default: 0.0, units: "mA/cm2".into(), ..Default::default() },
            ColumnInfo { name: "minf".into(), role: ColumnRole::Assigned, first: 7, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "hinf".into(), role: ColumnRole::Assigned, first: 8, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "ninf".into(), role: ColumnRole::Assigned, first: 9, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "mtau".into(), role: ColumnRole::Assigned, first: 10, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "htau".into(), role: ColumnRole::Assigned, first: 11, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "ntau".into(), role: ColumnRole::Assigned, first: 12, len: 1, default: 0.0, units: "ms".into(), ..Default::default() },
            ColumnInfo { name: "m".into(), role: ColumnRole::State, first: 13, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "h".into(), role: ColumnRole::State, first: 14, len: 1, default: 0.0, ..Default::default() },
            ColumnInfo { name: "n".into(), role: ColumnRole::State, first: 15, len: 1, default: 0.0, ..Default::default() },
        ],
        width: 16,
        globals: vec![
            GlobalInfo { name: "usetable".into(), first: 0, len: 1, default: 1.0, visible: true, ..Default::default() },
        ],
        n_globals: 1,
        ions: vec![
            IonUse { name: "na".into(), reads: IonFields { reversal: true, inside: false, outside: false, current: false }, writes: IonFields { reversal: false, inside: false, outside: false, current: true }, ..Default::default() },
            IonUse { name: "k".into(), reads: IonFields { reversal: true, inside: false, outside: false, current: false }, writes: IonFields { reversal: false, inside: false, outside: false, current: true }, ..Default::default() },
        ],
        tables: vec![
            TableInfo { procedure: "rates".into(), n_outputs: 6, n: 200, depend: vec![TableDependency::Celsius], ..Default::default() },
        ],
        kernels: vec![
            KernelInfo { kind: KernelKind::Initial, tabled: true },
            KernelInfo { kind: KernelKind::Initial, tabled: false },
            KernelInfo { kind: KernelKind::Current, tabled: false },
            KernelInfo { kind: KernelKind::State, tabled: true },
            KernelInfo { kind: KernelKind::State, tabled: false },
            KernelInfo { kind: KernelKind::TableBounds(0), tabled: false },
            KernelInfo { kind: KernelKind::TableFill(0), tabled: false },
            KernelInfo { kind: KernelKind::Function(0), tabled: true },
            KernelInfo { kind: KernelKind::Function(0), tabled: false },
            KernelInfo { kind: KernelKind::Function(1), tabled: false },
        ],
        functions: vec![
            FunctionInfo { name: "rates".into(), n_args: 1, returns: false, needs_instance: true },
            FunctionInfo { name: "vtrap".into(), n_args: 2, returns: true, needs_instance: false },
        ],
        usetable: Some(0),
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
        0 => initial_tabled(call),
        1 => initial(call),
        2 if call.flags & EXACT != 0 => current_exact(call),
        2 => current(call),
        3 if call.flags & EXACT != 0 => state_tabled_exact(call),
        3 => state_tabled(call),
        4 if call.flags & EXACT != 0 => state_exact(call),
        4 => state(call),
        5 => table_bounds_0(call),
        6 => table_fill_0(call),
        7 => function_0_tabled(call),
        8 => function_0(call),
        9 => function_1(call),
        _ => Err(format!("no kernel {kernel}")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}

/// Kernel `hh.initial` over vectors of instances.
struct InitialTabled {
    table_0: RawTable,
}

impl Body for InitialTabled {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let v = at.node(NodeField::V);
        let place = at.place(&self.table_0, v);
        let x5 = at.lookup(&self.table_0, 0, &place);
        let x6 = at.lookup(&self.table_0, 1, &place);
        let x7 = at.lookup(&self.table_0, 2, &place);
        let x8 = at.lookup(&self.table_0, 3, &place);
        let x9 = at.lookup(&self.table_0, 4, &place);
        let x10 = at.lookup(&self.table_0, 5, &place);
        at.set_column(7, x5);
        at.set_column(8, x7);
        at.set_column(9, x9);
        at.set_column(10, x6);
        at.set_column(11, x8);
        at.set_column(12, x10);
        at.set_column(13, x5);
        at.set_column(14, x7);
        at.set_column(15, x9);
    }
}

fn initial_tabled(call: &KernelCall) -> Result<(), String> {
    Needs { tables: 1, nodes: true, ..Needs::default() }.check(call)?;
    let body = InitialTabled { table_0: rows::table_of(call, 0) };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.initial` over vectors of instances.
struct Initial {
    x10: f64,
}

impl Body for Initial {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let v = at.node(NodeField::V);
        let x13 = v + s.splat(40.0);
        let x14 = -x13;
        let x17 = x14 / s.splat(10.0);
        let x18 = s.abs(x17);
        let x24 = x17 * s.splat(0.5);
        let x25 = s.splat(1.0) - x24;
        let x26 = s.splat(10.0) * x25;
        let x28 = s.exp(x17);
        let x30 = x28 - s.splat(1.0);
        let x31 = x14 / x30;
        let x32 = s.select(s.lt(x18, s.splat(1e-6)), x26, x31);
        let x33 = s.splat(0.1) * x32;
        let x36 = v + s.splat(65.0);
        let x37 = -x36;
        let x39 = x37 / s.splat(18.0);
        let x40 = s.exp(x39);
        let x41 = s.splat(4.0) * x40;
        let x43 = x33 + x41;
        let x44 = s.splat(self.x10) * x43;
        let x45 = s.splat(1.0) / x44;
        let x47 = x33 / x43;
        let x53 = x37 / s.splat(20.0);
        let x54 = s.exp(x53);
        let x55 = s.splat(0.07) * x54;
        let x58 = v + s.splat(35.0);
        let x59 = -x58;
        let x61 = x59 / s.splat(10.0);
        let x62 = s.exp(x61);
        let x64 = x62 + s.splat(1.0);
        let x65 = s.splat(1.0) / x64;
        let x67 = x55 + x65;
        let x68 = s.splat(self.x10) * x67;
        let x69 = s.splat(1.0) / x68;
        let x71 = x55 / x67;
        let x74 = v + s.splat(55.0);
        let x75 = -x74;
        let x78 = x75 / s.splat(10.0);
        let x79 = s.abs(x78);
        let x85 = x78 * s.splat(0.5);
        let x86 = s.splat(1.0) - x85;
        let x87 = s.splat(10.0) * x86;
        let x89 = s.exp(x78);
        let x91 = x89 - s.splat(1.0);
        let x92 = x75 / x91;
        let x93 = s.select(s.lt(x79, s.splat(1e-6)), x87, x92);
        let x94 = s.splat(0.01) * x93;
        let x100 = x37 / s.splat(80.0);
        let x101 = s.exp(x100);
        let x102 = s.splat(0.125) * x101;
        let x104 = x94 + x102;
        let x105 = s.splat(self.x10) * x104;
        let x106 = s.splat(1.0) / x105;
        let x108 = x94 / x104;
        at.set_column(7, x47);
        at.set_column(8, x71);
        at.set_column(9, x108);
        at.set_column(10, x45);
        at.set_column(11, x69);
        at.set_column(12, x106);
        at.set_column(13, x47);
        at.set_column(14, x71);
        at.set_column(15, x108);
    }
}

fn initial(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let celsius = call.env.celsius;
    let x7 = celsius - 6.3;
    let x9 = x7 / 10.0;
    let x10 = f64::powf(3.0, x9);
    let body = Initial { x10 };
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
        let m = at.column(13);
        let x5 = gnabar * m;
        let x6 = x5 * m;
        let x7 = x6 * m;
        let h = at.column(14);
        let x9 = x7 * h;
        let gkbar = at.column(1);
        let n = at.column(15);
        let x12 = gkbar * n;
        let x13 = x12 * n;
        let x14 = x13 * n;
        let x15 = x14 * n;
        let ena = at.ion(&self.ion_0_na, IonField::Reversal);
        let x17 = x2 - ena;
        let x18 = x9 * x17;
        let ek = at.ion(&self.ion_1_k, IonField::Reversal);
        let x20 = x2 - ek;
        let x21 = x15 * x20;
        let gl = at.column(2);
        let el = at.column(3);
        let x24 = x2 - el;
        let x25 = gl * x24;
        let x34 = v - ena;
        let x35 = x9 * x34;
        let x36 = v - ek;
        let x37 = x15 * x36;
        let x38 = v - el;
        let x39 = gl * x38;
        let x41 = x18 - x35;
        let x42 = x41 / s.splat(0.001);
        let x44 = x21 - x37;
        let x45 = x44 / s.splat(0.001);
        let x49 = x35 + x37;
        let x50 = x49 + x39;
        let x51 = x18 + x21;
        let x52 = x51 + x25;
        let x54 = x52 - x50;
        let x55 = x54 / s.splat(0.001);
        at.add_ion(&self.ion_0_na, IonField::Current, x35);
        at.add_ion(&self.ion_0_na, IonField::Conductance, x42);
        at.add_ion(&self.ion_1_k, IonField::Current, x37);
        at.add_ion(&self.ion_1_k, IonField::Conductance, x45);
        let x56 = -x50;
        at.add_node(NodeField::Rhs, x56);
        at.add_node(NodeField::D, x55);
        at.set_column(4, x9);
        at.set_column(5, x15);
        at.set_column(6, x39);
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
        let m = at.column(13);
        let x5 = gnabar * m;
        let x6 = x5 * m;
        let x7 = x6 * m;
        let h = at.column(14);
        let x9 = x7 * h;
        let gkbar = at.column(1);
        let n = at.column(15);
        let x12 = gkbar * n;
        let x13 = x12 * n;
        let x14 = x13 * n;
        let x15 = x14 * n;
        let ena = at.ion(&self.ion_0_na, IonField::Reversal);
        let x17 = x2 - ena;
        let x18 = x9 * x17;
        let ek = at.ion(&self.ion_1_k, IonField::Reversal);
        let x20 = x2 - ek;
        let x21 = x15 * x20;
        let gl = at.column(2);
        let el = at.column(3);
        let x24 = x2 - el;
        let x34 = v - ena;
        let x35 = x9 * x34;
        let x36 = v - ek;
        let x37 = x15 * x36;
        let x38 = v - el;
        let x39 = gl * x38;
        let x41 = x18 - x35;
        let x42 = x41 * s.splat(1000.0);
        let x44 = x21 - x37;
        let x45 = x44 * s.splat(1000.0);
        let x49 = x35 + x37;
        let x50 = x49 + x39;
        let x51 = x18 + x21;
        let x52 = s.mul_add(gl, x24, x51);
        let x54 = x52 - x50;
        let x55 = x54 * s.splat(1000.0);
        at.add_ion(&self.ion_0_na, IonField::Current, x35);
        at.add_ion(&self.ion_0_na, IonField::Conductance, x42);
        at.add_ion(&self.ion_1_k, IonField::Current, x37);
        at.add_ion(&self.ion_1_k, IonField::Conductance, x45);
        let x56 = -x50;
        at.add_node(NodeField::Rhs, x56);
        at.add_node(NodeField::D, x55);
        at.set_column(4, x9);
        at.set_column(5, x15);
        at.set_column(6, x39);
    }
}

fn current(call: &KernelCall) -> Result<(), String> {
    Needs { ions: 2, nodes: true, ..Needs::default() }.check(call)?;
    let body = Current { ion_0_na: rows::ion_of(call, 0), ion_1_k: rows::ion_of(call, 1) };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.state` over vectors of instances.
struct StateTabledExact {
    table_0: RawTable,
    dt: f64,
}

impl Body for StateTabledExact {
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
        let m = at.column(13);
        let x13 = s.splat(-1.0) / x3;
        let x14 = s.splat(self.dt) * x13;
        let x15 = s.exp(x14);
        let x16 = s.splat(1.0) - x15;
        let x17 = x2 / x3;
        let x18 = -x17;
        let x21 = x18 / x13;
        let x22 = x21 - m;
        let x23 = x16 * x22;
        let x24 = m + x23;
        let h = at.column(14);
        let x29 = s.splat(-1.0) / x5;
        let x30 = s.splat(self.dt) * x29;
        let x31 = s.exp(x30);
        let x32 = s.splat(1.0) - x31;
        let x33 = x4 / x5;
        let x34 = -x33;
        let x37 = x34 / x29;
        let x38 = x37 - h;
        let x39 = x32 * x38;
        let x40 = h + x39;
        let n = at.column(15);
        let x45 = s.splat(-1.0) / x7;
        let x46 = s.splat(self.dt) * x45;
        let x47 = s.exp(x46);
        let x48 = s.splat(1.0) - x47;
        let x49 = x6 / x7;
        let x50 = -x49;
        let x53 = x50 / x45;
        let x54 = x53 - n;
        let x55 = x48 * x54;
        let x56 = n + x55;
        at.set_column(7, x2);
        at.set_column(8, x4);
        at.set_column(9, x6);
        at.set_column(10, x3);
        at.set_column(11, x5);
        at.set_column(12, x7);
        at.set_column(13, x24);
        at.set_column(14, x40);
        at.set_column(15, x56);
    }
}

fn state_tabled_exact(call: &KernelCall) -> Result<(), String> {
    Needs { tables: 1, nodes: true, ..Needs::default() }.check(call)?;
    let dt = call.env.dt;
    let body = StateTabledExact { table_0: rows::table_of(call, 0), dt };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.state` over vectors of instances.
struct StateTabled {
    table_0: RawTable,
    dt: f64,
}

impl Body for StateTabled {
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
        let m = at.column(13);
        let x13 = s.splat(-1.0) / x3;
        let x14 = s.splat(self.dt) * x13;
        let x15 = s.exp(x14);
        let x16 = s.splat(1.0) - x15;
        let x22 = x2 - m;
        let x24 = s.mul_add(x16, x22, m);
        let h = at.column(14);
        let x29 = s.splat(-1.0) / x5;
        let x30 = s.splat(self.dt) * x29;
        let x31 = s.exp(x30);
        let x32 = s.splat(1.0) - x31;
        let x38 = x4 - h;
        let x40 = s.mul_add(x32, x38, h);
        let n = at.column(15);
        let x45 = s.splat(-1.0) / x7;
        let x46 = s.splat(self.dt) * x45;
        let x47 = s.exp(x46);
        let x48 = s.splat(1.0) - x47;
        let x54 = x6 - n;
        let x56 = s.mul_add(x48, x54, n);
        at.set_column(7, x2);
        at.set_column(8, x4);
        at.set_column(9, x6);
        at.set_column(10, x3);
        at.set_column(11, x5);
        at.set_column(12, x7);
        at.set_column(13, x24);
        at.set_column(14, x40);
        at.set_column(15, x56);
    }
}

fn state_tabled(call: &KernelCall) -> Result<(), String> {
    Needs { tables: 1, nodes: true, ..Needs::default() }.check(call)?;
    let dt = call.env.dt;
    let body = StateTabled { table_0: rows::table_of(call, 0), dt };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
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
        let x10 = v + s.splat(40.0);
        let x11 = -x10;
        let x14 = x11 / s.splat(10.0);
        let x15 = s.abs(x14);
        let x21 = x14 * s.splat(0.5);
        let x22 = s.splat(1.0) - x21;
        let x23 = s.splat(10.0) * x22;
        let x25 = s.exp(x14);
        let x27 = x25 - s.splat(1.0);
        let x28 = x11 / x27;
        let x29 = s.select(s.lt(x15, s.splat(1e-6)), x23, x28);
        let x30 = s.splat(0.1) * x29;
        let x33 = v + s.splat(65.0);
        let x34 = -x33;
        let x36 = x34 / s.splat(18.0);
        let x37 = s.exp(x36);
        let x38 = s.splat(4.0) * x37;
        let x40 = x30 + x38;
        let x41 = s.splat(self.x7) * x40;
        let x42 = s.splat(1.0) / x41;
        let x44 = x30 / x40;
        let x50 = x34 / s.splat(20.0);
        let x51 = s.exp(x50);
        let x52 = s.splat(0.07) * x51;
        let x55 = v + s.splat(35.0);
        let x56 = -x55;
        let x58 = x56 / s.splat(10.0);
        let x59 = s.exp(x58);
        let x61 = x59 + s.splat(1.0);
        let x62 = s.splat(1.0) / x61;
        let x64 = x52 + x62;
        let x65 = s.splat(self.x7) * x64;
        let x66 = s.splat(1.0) / x65;
        let x68 = x52 / x64;
        let x71 = v + s.splat(55.0);
        let x72 = -x71;
        let x75 = x72 / s.splat(10.0);
        let x76 = s.abs(x75);
        let x82 = x75 * s.splat(0.5);
        let x83 = s.splat(1.0) - x82;
        let x84 = s.splat(10.0) * x83;
        let x86 = s.exp(x75);
        let x88 = x86 - s.splat(1.0);
        let x89 = x72 / x88;
        let x90 = s.select(s.lt(x76, s.splat(1e-6)), x84, x89);
        let x91 = s.splat(0.01) * x90;
        let x97 = x34 / s.splat(80.0);
        let x98 = s.exp(x97);
        let x99 = s.splat(0.125) * x98;
        let x101 = x91 + x99;
        let x102 = s.splat(self.x7) * x101;
        let x103 = s.splat(1.0) / x102;
        let x105 = x91 / x101;
        let m = at.column(13);
        let x111 = s.splat(-1.0) / x42;
        let x112 = s.splat(self.dt) * x111;
        let x113 = s.exp(x112);
        let x114 = s.splat(1.0) - x113;
        let x115 = x44 / x42;
        let x116 = -x115;
        let x119 = x116 / x111;
        let x120 = x119 - m;
        let x121 = x114 * x120;
        let x122 = m + x121;
        let h = at.column(14);
        let x127 = s.splat(-1.0) / x66;
        let x128 = s.splat(self.dt) * x127;
        let x129 = s.exp(x128);
        let x130 = s.splat(1.0) - x129;
        let x131 = x68 / x66;
        let x132 = -x131;
        let x135 = x132 / x127;
        let x136 = x135 - h;
        let x137 = x130 * x136;
        let x138 = h + x137;
        let n = at.column(15);
        let x143 = s.splat(-1.0) / x103;
        let x144 = s.splat(self.dt) * x143;
        let x145 = s.exp(x144);
        let x146 = s.splat(1.0) - x145;
        let x147 = x105 / x103;
        let x148 = -x147;
        let x151 = x148 / x143;
        let x152 = x151 - n;
        let x153 = x146 * x152;
        let x154 = n + x153;
        at.set_column(7, x44);
        at.set_column(8, x68);
        at.set_column(9, x105);
        at.set_column(10, x42);
        at.set_column(11, x66);
        at.set_column(12, x103);
        at.set_column(13, x122);
        at.set_column(14, x138);
        at.set_column(15, x154);
    }
}

fn state_exact(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let celsius = call.env.celsius;
    let x4 = celsius - 6.3;
    let x6 = x4 / 10.0;
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
        let x10 = v + s.splat(40.0);
        let x11 = -x10;
        let x14 = x11 * s.splat(0.1);
        let x15 = s.abs(x14);
        let x22 = s.neg_mul_add(x14, s.splat(0.5), s.splat(1.0));
        let x23 = s.splat(10.0) * x22;
        let x25 = s.exp(x14);
        let x27 = x25 - s.splat(1.0);
        let x28 = x11 / x27;
        let x29 = s.select(s.lt(x15, s.splat(1e-6)), x23, x28);
        let x30 = s.splat(0.1) * x29;
        let x33 = v + s.splat(65.0);
        let x34 = -x33;
        let x36 = x34 * s.splat(0.05555555555555555);
        let x37 = s.exp(x36);
        let x40 = s.mul_add(s.splat(4.0), x37, x30);
        let x41 = s.splat(self.x7) * x40;
        let x42 = s.splat(1.0) / x41;
        let x44 = x30 / x40;
        let x50 = x34 * s.splat(0.05);
        let x51 = s.exp(x50);
        let x52 = s.splat(0.07) * x51;
        let x55 = v + s.splat(35.0);
        let x56 = -x55;
        let x58 = x56 * s.splat(0.1);
        let x59 = s.exp(x58);
        let x61 = x59 + s.splat(1.0);
        let x62 = s.splat(1.0) / x61;
        let x64 = x52 + x62;
        let x65 = s.splat(self.x7) * x64;
        let x66 = s.splat(1.0) / x65;
        let x68 = x52 / x64;
        let x71 = v + s.splat(55.0);
        let x72 = -x71;
        let x75 = x72 * s.splat(0.1);
        let x76 = s.abs(x75);
        let x83 = s.neg_mul_add(x75, s.splat(0.5), s.splat(1.0));
        let x84 = s.splat(10.0) * x83;
        let x86 = s.exp(x75);
        let x88 = x86 - s.splat(1.0);
        let x89 = x72 / x88;
        let x90 = s.select(s.lt(x76, s.splat(1e-6)), x84, x89);
        let x91 = s.splat(0.01) * x90;
        let x97 = x34 * s.splat(0.0125);
        let x98 = s.exp(x97);
        let x101 = s.mul_add(s.splat(0.125), x98, x91);
        let x102 = s.splat(self.x7) * x101;
        let x103 = s.splat(1.0) / x102;
        let x105 = x91 / x101;
        let m = at.column(13);
        let x111 = -x41;
        let x112 = s.splat(self.dt) * x111;
        let x113 = s.exp(x112);
        let x114 = s.splat(1.0) - x113;
        let x120 = x44 - m;
        let x122 = s.mul_add(x114, x120, m);
        let h = at.column(14);
        let x127 = -x65;
        let x128 = s.splat(self.dt) * x127;
        let x129 = s.exp(x128);
        let x130 = s.splat(1.0) - x129;
        let x136 = x68 - h;
        let x138 = s.mul_add(x130, x136, h);
        let n = at.column(15);
        let x143 = -x102;
        let x144 = s.splat(self.dt) * x143;
        let x145 = s.exp(x144);
        let x146 = s.splat(1.0) - x145;
        let x152 = x105 - n;
        let x154 = s.mul_add(x146, x152, n);
        at.set_column(7, x44);
        at.set_column(8, x68);
        at.set_column(9, x105);
        at.set_column(10, x42);
        at.set_column(11, x66);
        at.set_column(12, x103);
        at.set_column(13, x122);
        at.set_column(14, x138);
        at.set_column(15, x154);
    }
}

fn state(call: &KernelCall) -> Result<(), String> {
    Needs { nodes: true, ..Needs::default() }.check(call)?;
    let celsius = call.env.celsius;
    let x4 = celsius - 6.3;
    let x6 = x4 * 0.1;
    let x7 = f64::powf(3.0, x6);
    let dt = call.env.dt;
    let body = State { x7, dt };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.table_bounds_0` for one instance.
fn table_bounds_0_row(at: &Row<'_>) -> Result<(), String> {
    at.set_arg(0, (-100.0));
    at.set_arg(1, 100.0);
    Ok(())
}

fn table_bounds_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, table_bounds_0_row) }
}

/// Kernel `hh.table_fill_0` over vectors of instances.
struct TableFill0 {
    x7: f64,
}

impl Body for TableFill0 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let il = at.column(6);
        let x10 = il + s.splat(40.0);
        let x11 = -x10;
        let x14 = x11 / s.splat(10.0);
        let x15 = s.abs(x14);
        let x21 = x14 * s.splat(0.5);
        let x22 = s.splat(1.0) - x21;
        let x23 = s.splat(10.0) * x22;
        let x25 = s.exp(x14);
        let x27 = x25 - s.splat(1.0);
        let x28 = x11 / x27;
        let x29 = s.select(s.lt(x15, s.splat(1e-6)), x23, x28);
        let x30 = s.splat(0.1) * x29;
        let x33 = il + s.splat(65.0);
        let x34 = -x33;
        let x36 = x34 / s.splat(18.0);
        let x37 = s.exp(x36);
        let x38 = s.splat(4.0) * x37;
        let x40 = x30 + x38;
        let x41 = s.splat(self.x7) * x40;
        let x42 = s.splat(1.0) / x41;
        let x44 = x30 / x40;
        let x50 = x34 / s.splat(20.0);
        let x51 = s.exp(x50);
        let x52 = s.splat(0.07) * x51;
        let x55 = il + s.splat(35.0);
        let x56 = -x55;
        let x58 = x56 / s.splat(10.0);
        let x59 = s.exp(x58);
        let x61 = x59 + s.splat(1.0);
        let x62 = s.splat(1.0) / x61;
        let x64 = x52 + x62;
        let x65 = s.splat(self.x7) * x64;
        let x66 = s.splat(1.0) / x65;
        let x68 = x52 / x64;
        let x71 = il + s.splat(55.0);
        let x72 = -x71;
        let x75 = x72 / s.splat(10.0);
        let x76 = s.abs(x75);
        let x82 = x75 * s.splat(0.5);
        let x83 = s.splat(1.0) - x82;
        let x84 = s.splat(10.0) * x83;
        let x86 = s.exp(x75);
        let x88 = x86 - s.splat(1.0);
        let x89 = x72 / x88;
        let x90 = s.select(s.lt(x76, s.splat(1e-6)), x84, x89);
        let x91 = s.splat(0.01) * x90;
        let x97 = x34 / s.splat(80.0);
        let x98 = s.exp(x97);
        let x99 = s.splat(0.125) * x98;
        let x101 = x91 + x99;
        let x102 = s.splat(self.x7) * x101;
        let x103 = s.splat(1.0) / x102;
        let x105 = x91 / x101;
        at.set_column(0, x44);
        at.set_column(1, x42);
        at.set_column(2, x68);
        at.set_column(3, x66);
        at.set_column(4, x105);
        at.set_column(5, x103);
    }
}

fn table_fill_0(call: &KernelCall) -> Result<(), String> {
    Needs::default().check(call)?;
    let celsius = call.env.celsius;
    let x4 = celsius - 6.3;
    let x6 = x4 / 10.0;
    let x7 = f64::powf(3.0, x6);
    let body = TableFill0 { x7 };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.rates` over vectors of instances.
struct Function0Tabled {
    table_0: RawTable,
    arg0: f64,
}

impl Body for Function0Tabled {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        let place = at.place(&self.table_0, s.splat(self.arg0));
        let x2 = at.lookup(&self.table_0, 0, &place);
        let x3 = at.lookup(&self.table_0, 1, &place);
        let x4 = at.lookup(&self.table_0, 2, &place);
        let x5 = at.lookup(&self.table_0, 3, &place);
        let x6 = at.lookup(&self.table_0, 4, &place);
        let x7 = at.lookup(&self.table_0, 5, &place);
        at.set_column(7, x2);
        at.set_column(8, x4);
        at.set_column(9, x6);
        at.set_column(10, x3);
        at.set_column(11, x5);
        at.set_column(12, x7);
    }
}

fn function_0_tabled(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, tables: 1, ..Needs::default() }.check(call)?;
    let arg0 = rows::arg(call, 0);
    let body = Function0Tabled { table_0: rows::table_of(call, 0), arg0 };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.rates` over vectors of instances.
struct Function0 {
    x44: f64,
    x68: f64,
    x105: f64,
    x42: f64,
    x66: f64,
    x103: f64,
}

impl Body for Function0 {
    #[inline(always)]
    fn compute<S: Simd, const WHOLE: bool>(&self, at: &Rows<S, WHOLE>) {
        let s = at.simd();
        at.set_column(7, s.splat(self.x44));
        at.set_column(8, s.splat(self.x68));
        at.set_column(9, s.splat(self.x105));
        at.set_column(10, s.splat(self.x42));
        at.set_column(11, s.splat(self.x66));
        at.set_column(12, s.splat(self.x103));
    }
}

fn function_0(call: &KernelCall) -> Result<(), String> {
    Needs { args: 1, ..Needs::default() }.check(call)?;
    let arg0 = rows::arg(call, 0);
    let celsius = call.env.celsius;
    let x4 = celsius - 6.3;
    let x6 = x4 / 10.0;
    let x7 = f64::powf(3.0, x6);
    let x10 = arg0 + 40.0;
    let x11 = -x10;
    let x14 = x11 / 10.0;
    let x15 = f64::abs(x14);
    let x17 = rows::truth(x15 < 1e-6);
    let x21 = x14 * 0.5;
    let x22 = 1.0 - x21;
    let x23 = 10.0 * x22;
    let x25 = scalar::exp(x14);
    let x27 = x25 - 1.0;
    let x28 = x11 / x27;
    let x29 = if x17 != 0.0 { x23 } else { x28 };
    let x30 = 0.1 * x29;
    let x33 = arg0 + 65.0;
    let x34 = -x33;
    let x36 = x34 / 18.0;
    let x37 = scalar::exp(x36);
    let x38 = 4.0 * x37;
    let x40 = x30 + x38;
    let x41 = x7 * x40;
    let x42 = 1.0 / x41;
    let x44 = x30 / x40;
    let x50 = x34 / 20.0;
    let x51 = scalar::exp(x50);
    let x52 = 0.07 * x51;
    let x55 = arg0 + 35.0;
    let x56 = -x55;
    let x58 = x56 / 10.0;
    let x59 = scalar::exp(x58);
    let x61 = x59 + 1.0;
    let x62 = 1.0 / x61;
    let x64 = x52 + x62;
    let x65 = x7 * x64;
    let x66 = 1.0 / x65;
    let x68 = x52 / x64;
    let x71 = arg0 + 55.0;
    let x72 = -x71;
    let x75 = x72 / 10.0;
    let x76 = f64::abs(x75);
    let x78 = rows::truth(x76 < 1e-6);
    let x82 = x75 * 0.5;
    let x83 = 1.0 - x82;
    let x84 = 10.0 * x83;
    let x86 = scalar::exp(x75);
    let x88 = x86 - 1.0;
    let x89 = x72 / x88;
    let x90 = if x78 != 0.0 { x84 } else { x89 };
    let x91 = 0.01 * x90;
    let x97 = x34 / 80.0;
    let x98 = scalar::exp(x97);
    let x99 = 0.125 * x98;
    let x101 = x91 + x99;
    let x102 = x7 * x101;
    let x103 = 1.0 / x102;
    let x105 = x91 / x101;
    let body = Function0 { x44, x68, x105, x42, x66, x103 };
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_vectors(call, &body) };
    Ok(())
}

/// Kernel `hh.vtrap` for one instance.
fn function_1_row(at: &Row<'_>) -> Result<(), String> {
    let arg0 = at.arg(0);
    let arg1 = at.arg(1);
    let x3 = arg0 / arg1;
    let x4 = f64::abs(x3);
    let x6 = rows::truth(x4 < 1e-6);
    let x10 = x3 * 0.5;
    let x11 = 1.0 - x10;
    let x12 = arg1 * x11;
    let x14 = scalar::exp(x3);
    let x16 = x14 - 1.0;
    let x17 = arg0 / x16;
    let x18 = if x6 != 0.0 { x12 } else { x17 };
    at.set_arg(0, x18);
    Ok(())
}

fn function_1(call: &KernelCall) -> Result<(), String> {
    Needs { args: 2, ..Needs::default() }.check(call)?;
    // SAFETY: `guard`'s caller promised that the call is one of this mechanism, which has these columns.
    unsafe { rows::run_rows(call, true, function_1_row) }
}
