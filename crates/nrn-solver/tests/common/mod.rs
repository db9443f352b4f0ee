//! Mechanisms written by hand, as oracles for the solver: plain loops, one instance after the other, no tables.

#![allow(dead_code, reason = "each test file uses a part of it")]

use nrn_mech_abi::raw::KernelCall;
use nrn_mech_abi::{
    ColumnInfo, ColumnRole, IonField, IonUse, KernelInfo, KernelKind, Kernels, Mechanism, MechanismInfo,
    MechanismKind, NetReceiveInfo, NodeField,
};
use nrn_model::{DataHandle, Insertable, Model, NetConSource, PointProcessId, SectionId};
use nrn_solver::Sim;

/// A kernel call as safe code sees it. Row and column numbers are the tests' own; they are checked.
pub struct View<'a>(&'a KernelCall);

impl View<'_> {
    pub fn get(&self, column: usize, row: usize) -> f64 {
        assert!(row < self.0.len && column < 32);
        // SAFETY: `Mechanism::run` gives columns of `len` rows, and the mechanisms here use their own columns only.
        unsafe { *self.0.columns.data.add(column * self.0.columns.stride + row) }
    }
    pub fn set(&self, column: usize, row: usize, x: f64) {
        assert!(row < self.0.len && column < 32);
        // SAFETY: as in `get`.
        unsafe { *self.0.columns.data.add(column * self.0.columns.stride + row) = x }
    }
    fn node(&self, field: NodeField, row: usize) -> *mut f64 {
        assert!(row < self.0.len);
        // SAFETY: `node_rows` has an entry for every placed instance, which is a row of the node table.
        unsafe {
            self.0.nodes.data.add(field as usize * self.0.nodes.stride + *self.0.node_rows.add(row) as usize)
        }
    }
    pub fn node_get(&self, field: NodeField, row: usize) -> f64 {
        // SAFETY: see `node`.
        unsafe { *self.node(field, row) }
    }
    pub fn node_add(&self, field: NodeField, row: usize, x: f64) {
        // SAFETY: see `node`.
        unsafe { *self.node(field, row) += x }
    }
    fn ion(&self, ion: usize, field: IonField, row: usize) -> *mut f64 {
        assert!(row < self.0.len && ion < self.0.n_ions);
        // SAFETY: there are `n_ions` ions with an entry for every placed instance.
        unsafe {
            let ion = &*self.0.ions.add(ion);
            ion.columns.data.add(field as usize * ion.columns.stride + *ion.rows.add(row) as usize)
        }
    }
    pub fn ion_get(&self, ion: usize, field: IonField, row: usize) -> f64 {
        // SAFETY: see `ion`.
        unsafe { *self.ion(ion, field, row) }
    }
    pub fn ion_add(&self, ion: usize, field: IonField, row: usize, x: f64) {
        // SAFETY: see `ion`.
        unsafe { *self.ion(ion, field, row) += x }
    }
    pub fn arg(&self, ix: usize) -> f64 {
        assert!(ix < self.0.n_args);
        // SAFETY: there are `n_args` arguments.
        unsafe { *self.0.args.add(ix) }
    }
    pub fn set_args(&self, values: &[f64]) {
        assert!(values.len() <= self.0.n_args);
        for (i, x) in values.iter().enumerate() {
            // SAFETY: there are `n_args` arguments.
            unsafe { *self.0.args.add(i) = *x }
        }
    }
    /// Column 0 of a table at `x`, interpolated.
    pub fn table(&self, table: usize, x: f64) -> f64 {
        assert!(table < self.0.n_tables);
        // SAFETY: there are `n_tables` tables of `n + 2` rows.
        unsafe {
            let t = &*self.0.tables.add(table);
            let place = ((x - t.from) * t.per_unit).clamp(0.0, t.n);
            let row = place.floor();
            let (a, b) = (*t.columns.data.add(row as usize), *t.columns.data.add(row as usize + 1));
            a + (place - row) * (b - a)
        }
    }
    pub fn t(&self) -> f64 {
        self.0.env.t
    }
    pub fn dt(&self) -> f64 {
        self.0.env.dt
    }
    pub fn celsius(&self) -> f64 {
        self.0.env.celsius
    }
    pub fn rows(&self) -> std::ops::Range<usize> {
        self.0.first..self.0.first + self.0.n
    }
    pub fn effect(&self, kind: u32, row: usize, a: f64, b: f64) {
        // SAFETY: `host` and `effect` belong together.
        unsafe { (self.0.host.effect)(self.0.host.host, kind, row, a, b) }
    }
}

pub struct Plain {
    pub run: fn(KernelKind, &View) -> Result<(), String>,
    pub kinds: Vec<KernelKind>,
}

impl Kernels for Plain {
    unsafe fn run(&self, kernel: u32, call: &KernelCall) -> Result<(), String> {
        (self.run)(self.kinds[kernel as usize], &View(call))
    }
}

pub fn columns(list: &[(&str, ColumnRole, f64)]) -> Vec<ColumnInfo> {
    let column = |(i, c): (usize, &(&str, ColumnRole, f64))| ColumnInfo {
        name: c.0.to_owned(),
        role: c.1,
        first: i,
        len: 1,
        default: c.2,
        ..ColumnInfo::default()
    };
    list.iter().enumerate().map(column).collect()
}

pub fn build(
    name: &str,
    kind: MechanismKind,
    list: &[(&str, ColumnRole, f64)],
    ions: Vec<IonUse>,
    kinds: &[KernelKind],
    run: fn(KernelKind, &View) -> Result<(), String>,
    more: impl FnOnce(&mut MechanismInfo),
) -> Mechanism {
    let mut info = MechanismInfo {
        name: name.to_owned(),
        kind,
        columns: columns(list),
        width: list.len(),
        ions,
        kernels: kinds.iter().map(|k| KernelInfo { kind: *k, tabled: false }).collect(),
        ..MechanismInfo::default()
    };
    more(&mut info);
    Mechanism::from_kernels(info, Box::new(Plain { run, kinds: kinds.to_vec() }))
}

use ColumnRole::{Assigned as A, Parameter as P, State as S};

pub fn pas() -> Mechanism {
    let run = |_: KernelKind, c: &View| {
        for r in c.rows() {
            let (g, e, v) = (c.get(0, r), c.get(1, r), c.node_get(NodeField::V, r));
            let (i1, i0) = (g * (v + 0.001 - e), g * (v - e));
            c.set(2, r, i0);
            c.node_add(NodeField::Rhs, r, -i0);
            c.node_add(NodeField::D, r, (i1 - i0) / 0.001);
        }
        Ok(())
    };
    let list = [("g", P, 0.001), ("e", P, -70.0), ("i", A, 0.0)];
    build("pas", MechanismKind::Density, &list, vec![], &[KernelKind::Current], run, |_| {})
}

/// Rates of the squid axon: (alpha, beta) of m, h, n per ms.
fn rates(v: f64) -> [(f64, f64); 3] {
    let trap = |x: f64, y: f64| {
        if (x / y).abs() < 1e-6 { y * (1.0 - x / y / 2.0) } else { x / ((x / y).exp() - 1.0) }
    };
    [
        (0.1 * trap(-(v + 40.0), 10.0), 4.0 * (-(v + 65.0) / 18.0).exp()),
        (0.07 * (-(v + 65.0) / 20.0).exp(), 1.0 / ((-(v + 35.0) / 10.0).exp() + 1.0)),
        (0.01 * trap(-(v + 55.0), 10.0), 0.125 * (-(v + 65.0) / 80.0).exp()),
    ]
}

pub fn hh() -> Mechanism {
    let run = |kind: KernelKind, c: &View| {
        for r in c.rows() {
            let v = c.node_get(NodeField::V, r);
            match kind {
                KernelKind::Initial => {
                    for (k, (a, b)) in rates(v).into_iter().enumerate() {
                        c.set(4 + k, r, a / (a + b));
                    }
                }
                KernelKind::State => {
                    let q10 = 3f64.powf((c.celsius() - 6.3) / 10.0);
                    for (k, (a, b)) in rates(v).into_iter().enumerate() {
                        let tau = 1.0 / (q10 * (a + b));
                        let x = c.get(4 + k, r);
                        c.set(4 + k, r, x + (1.0 - (c.dt() * (-1.0 / tau)).exp()) * (a / (a + b) - x));
                    }
                }
                _ => current_hh(c, r, v),
            }
        }
        Ok(())
    };
    let list = [
        ("gnabar", P, 0.12),
        ("gkbar", P, 0.036),
        ("gl", P, 0.0003),
        ("el", P, -54.3),
        ("m", S, 0.0),
        ("h", S, 0.0),
        ("n", S, 0.0),
    ];
    let ion = |name: &str| IonUse {
        name: name.to_owned(),
        reads: nrn_mech_abi::info::IonFields { reversal: true, ..Default::default() },
        writes: nrn_mech_abi::info::IonFields { current: true, ..Default::default() },
        ..IonUse::default()
    };
    let kinds = [KernelKind::Initial, KernelKind::Current, KernelKind::State];
    build("hh", MechanismKind::Density, &list, vec![ion("na"), ion("k")], &kinds, run, |_| {})
}

fn current_hh(c: &View, r: usize, v: f64) {
    let (m, h, n) = (c.get(4, r), c.get(5, r), c.get(6, r));
    let (gna, gk) = (c.get(0, r) * m * m * m * h, c.get(1, r) * n * n * n * n);
    let (ena, ek) = (c.ion_get(0, IonField::Reversal, r), c.ion_get(1, IonField::Reversal, r));
    let currents = |v: f64| [gna * (v - ena), gk * (v - ek), c.get(2, r) * (v - c.get(3, r))];
    let (one, zero) = (currents(v + 0.001), currents(v));
    for ion in 0..2 {
        c.ion_add(ion, IonField::Current, r, zero[ion]);
        c.ion_add(ion, IonField::Conductance, r, (one[ion] - zero[ion]) / 0.001);
    }
    let (i1, i0) = (one.iter().sum::<f64>(), zero.iter().sum::<f64>());
    c.node_add(NodeField::Rhs, r, -i0);
    c.node_add(NodeField::D, r, (i1 - i0) / 0.001);
}

pub fn iclamp() -> Mechanism {
    let run = |kind: KernelKind, c: &View| {
        for r in c.rows() {
            let (delay, dur, amp) = (c.get(0, r), c.get(1, r), c.get(2, r));
            let on = kind == KernelKind::Current && c.t() < delay + dur && c.t() >= delay;
            let i = if on { amp } else { 0.0 };
            c.set(3, r, i);
            if on {
                c.node_add(NodeField::Rhs, r, i * 100.0 / c.node_get(NodeField::Area, r));
            }
        }
        Ok(())
    };
    let list = [("delay", P, 0.0), ("dur", P, 0.0), ("amp", P, 0.0), ("i", A, 0.0)];
    let kinds = [KernelKind::Initial, KernelKind::Current];
    build("IClamp", MechanismKind::PointProcess, &list, vec![], &kinds, run, |i| i.electrode_current = true)
}

pub fn expsyn() -> Mechanism {
    let run = |kind: KernelKind, c: &View| {
        for r in c.rows() {
            match kind {
                KernelKind::Initial => c.set(3, r, 0.0),
                KernelKind::NetReceive => c.set(3, r, c.get(3, r) + c.arg(0)),
                KernelKind::State => {
                    let g = c.get(3, r);
                    c.set(3, r, g + (1.0 - (c.dt() * (-1.0 / c.get(0, r))).exp()) * (0.0 - g));
                }
                _ => {
                    let (g, e, v) = (c.get(3, r), c.get(1, r), c.node_get(NodeField::V, r));
                    let factor = 100.0 / c.node_get(NodeField::Area, r);
                    let (i1, i0) = (g * (v + 0.001 - e), g * (v - e));
                    c.set(2, r, i0);
                    c.node_add(NodeField::Rhs, r, -i0 * factor);
                    c.node_add(NodeField::D, r, (i1 - i0) / 0.001 * factor);
                }
            }
        }
        Ok(())
    };
    let list = [("tau", P, 0.1), ("e", P, 0.0), ("i", A, 0.0), ("g", S, 0.0)];
    let kinds = [KernelKind::Initial, KernelKind::Current, KernelKind::State, KernelKind::NetReceive];
    build("ExpSyn", MechanismKind::PointProcess, &list, vec![], &kinds, run, |i| {
        i.net_receive =
            Some(NetReceiveInfo { args: vec!["weight".into()], has_watch: false, for_netcons: false });
    })
}

/// An artificial cell that sends an event to itself every `interval` ms and fires then.
pub fn pacemaker() -> Mechanism {
    use nrn_mech_abi::effects::kind;
    let run = |what: KernelKind, c: &View| {
        for r in c.rows() {
            match what {
                KernelKind::Initial => c.effect(kind::NET_SEND, r, c.get(0, r), 1.0),
                _ if c.arg(1) == 1.0 => {
                    c.set(1, r, c.get(1, r) + 1.0);
                    c.effect(kind::NET_EVENT, r, c.t(), 0.0);
                    c.effect(kind::NET_SEND, r, c.t() + c.get(0, r), 1.0);
                }
                // An event from outside puts the next beat off.
                _ => c.effect(kind::NET_MOVE, r, c.t() + c.get(0, r), 0.0),
            }
        }
        Ok(())
    };
    let list = [("interval", P, 1.0), ("n", S, 0.0)];
    let kinds = [KernelKind::Initial, KernelKind::NetReceive];
    build("Pacemaker", MechanismKind::ArtificialCell, &list, vec![], &kinds, run, |i| {
        i.net_event = true;
        i.net_receive = Some(NetReceiveInfo { args: vec!["w".into()], has_watch: false, for_netcons: false });
    })
}

/// A simulation that knows all of these.
pub fn sim() -> Sim {
    let mut sim = Sim::new();
    for m in [pas(), hh(), iclamp(), expsyn(), pacemaker()] {
        sim.model.register_mechanism(m).unwrap();
    }
    sim
}

pub fn section(model: &mut Model, name: &str, length: f64, diam: f64, nseg: i64) -> SectionId {
    let id = model.create_section(name, None).unwrap();
    model.set_nseg(id, nseg).unwrap();
    model.set_length(id, length).unwrap();
    set(model, id, "diam", diam);
    id
}

pub fn insert(model: &mut Model, id: SectionId, name: &str) {
    let what = model.insertable(name).unwrap();
    assert!(matches!(what, Insertable::Mechanism(_)));
    model.insert(id, what).unwrap();
}

pub fn set(model: &mut Model, id: SectionId, name: &str, x: f64) {
    let variable = model.range_variable(name).unwrap();
    model.set_range(id, variable, 0, x).unwrap();
}

pub fn at(model: &Model, id: SectionId, x: f64, name: &str) -> DataHandle {
    model.handle(id, x, model.range_variable(name).unwrap(), 0).unwrap()
}

pub fn point(model: &mut Model, name: &str, id: SectionId, x: f64) -> PointProcessId {
    let mechanism = model.mechanism_by_name(name).unwrap();
    let p = model.new_point_process(mechanism).unwrap();
    model.locate(p, id, x).unwrap();
    p
}

pub fn set_point(model: &mut Model, p: PointProcessId, values: &[(&str, f64)]) {
    for (name, x) in values {
        let handle = model.point_process_handle(p, name, 0).unwrap();
        model.write(handle, *x).unwrap();
    }
}

pub fn clamp(model: &mut Model, id: SectionId, x: f64, delay: f64, dur: f64, amp: f64) -> PointProcessId {
    let p = point(model, "IClamp", id, x);
    set_point(model, p, &[("delay", delay), ("dur", dur), ("amp", amp)]);
    p
}

pub fn spikes_of(model: &mut Model, id: SectionId, x: f64) -> NetConSource {
    NetConSource::Variable(at(model, id, x, "v"))
}
