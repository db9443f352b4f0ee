//! Mechanisms built by hand.

use BinaryOp::{Add, Div, Mul, Sub};
use nrn_kernel::Module;
use nrn_kernel::ir::*;
use nrn_mech_abi::{
    ColumnInfo, ColumnRole, GlobalInfo, HostFunction, IonUse, KernelInfo, KernelKind, MechanismInfo,
    MechanismKind, NetReceiveInfo, TableInfo,
};

/// Shorthand for arithmetic.
pub struct Math(pub Builder);

impl Math {
    pub fn new(name: &str, n_args: usize) -> Math {
        Math(Builder::new(name, n_args))
    }
    pub fn k(&mut self, x: f64) -> Value {
        self.0.constant(x)
    }
    pub fn add(&mut self, a: Value, b: Value) -> Value {
        self.0.binary(Add, a, b)
    }
    pub fn sub(&mut self, a: Value, b: Value) -> Value {
        self.0.binary(Sub, a, b)
    }
    pub fn mul(&mut self, a: Value, b: Value) -> Value {
        self.0.binary(Mul, a, b)
    }
    pub fn div(&mut self, a: Value, b: Value) -> Value {
        self.0.binary(Div, a, b)
    }
    pub fn neg(&mut self, x: Value) -> Value {
        self.0.unary(UnaryOp::Neg, x)
    }
    pub fn exp(&mut self, x: Value) -> Value {
        self.0.unary(UnaryOp::Exp, x)
    }
}

pub fn columns(names: &[&str]) -> Vec<ColumnInfo> {
    let info = |(first, name): (usize, &&str)| ColumnInfo {
        name: name.to_string(),
        first,
        len: 1,
        ..Default::default()
    };
    names.iter().enumerate().map(info).collect()
}

pub fn kernels(kinds: &[KernelKind]) -> Vec<KernelInfo> {
    kinds.iter().map(|kind| KernelInfo { kind: *kind, tabled: false }).collect()
}

fn ion(name: &str) -> IonUse {
    IonUse { name: name.into(), ..Default::default() }
}

/// `vtrap(x, y)` of hh.mod with its branch.
fn vtrap(m: &mut Math, x: Value, y: f64) -> Value {
    let yk = m.k(y);
    let xy = m.div(x, yk);
    let size = m.0.unary(UnaryOp::Abs, xy);
    let small = m.k(1e-6);
    let mask = m.0.compare(CompareOp::Lt, size, small);
    m.0.open();
    let (one, two) = (m.k(1.0), m.k(2.0));
    let half = m.div(xy, two);
    let rest = m.sub(one, half);
    let series = m.mul(yk, rest);
    let then = m.0.close(vec![series]);
    m.0.open();
    let (one, again) = (m.k(1.0), m.div(x, yk));
    let e = m.exp(again);
    let below = m.sub(e, one);
    let direct = m.div(x, below);
    let otherwise = m.0.close(vec![direct]);
    m.0.if_else(mask, then, otherwise)[0]
}

/// minf, mtau, hinf, htau, ninf, ntau as hh.mod writes them.
fn rates(m: &mut Math, v: Value) -> [Value; 6] {
    let celsius = m.0.env(EnvField::Celsius);
    let (three, ten, base) = (m.k(3.0), m.k(10.0), m.k(6.3));
    let warm = m.sub(celsius, base);
    let exponent = m.div(warm, ten);
    let q10 = m.0.binary(BinaryOp::Pow, three, exponent);
    let shifted = |m: &mut Math, by: f64| {
        let k = m.k(by);
        let sum = m.add(v, k);
        m.neg(sum)
    };
    let scaled_exp = |m: &mut Math, by: f64, width: f64| {
        let x = shifted(m, by);
        let width = m.k(width);
        let x = m.div(x, width);
        m.exp(x)
    };
    let times = |m: &mut Math, k: f64, x: Value| {
        let k = m.k(k);
        m.mul(k, x)
    };
    let mut out = Vec::new();
    for gate in 0..3 {
        let (alpha, beta) = match gate {
            0 => {
                let x = shifted(m, 40.0);
                let trap = vtrap(m, x, 10.0);
                let alpha = times(m, 0.1, trap);
                let e = scaled_exp(m, 65.0, 18.0);
                (alpha, times(m, 4.0, e))
            }
            1 => {
                let e = scaled_exp(m, 65.0, 20.0);
                let alpha = times(m, 0.07, e);
                let e = scaled_exp(m, 35.0, 10.0);
                let one = m.k(1.0);
                let below = m.add(e, one);
                let one = m.k(1.0);
                (alpha, m.div(one, below))
            }
            _ => {
                let x = shifted(m, 55.0);
                let trap = vtrap(m, x, 10.0);
                let alpha = times(m, 0.01, trap);
                let e = scaled_exp(m, 65.0, 80.0);
                (alpha, times(m, 0.125, e))
            }
        };
        let sum = m.add(alpha, beta);
        let one = m.k(1.0);
        let scaled = m.mul(q10, sum);
        let tau = m.div(one, scaled);
        let inf = m.div(alpha, sum);
        out.extend([inf, tau]);
    }
    [out[0], out[1], out[2], out[3], out[4], out[5]]
}

/// NMODL's cnexp: `x + (1 - exp(dt*(-1/tau))) * (-(inf/tau)/(-1/tau) - x)`.
fn cnexp(m: &mut Math, x: Value, inf: Value, tau: Value) -> Value {
    let dt = m.0.env(EnvField::Dt);
    let (one, minus) = (m.k(1.0), m.k(-1.0));
    let rate = m.div(minus, tau);
    let exponent = m.mul(dt, rate);
    let e = m.exp(exponent);
    let left = m.sub(one, e);
    let drive = m.div(inf, tau);
    let drive = m.neg(drive);
    let rate = m.div(minus, tau);
    let target = m.div(drive, rate);
    let way = m.sub(target, x);
    let change = m.mul(left, way);
    m.add(x, change)
}

/// The currents at one voltage: (total, ina, ik).
fn hh_currents(m: &mut Math, v: Value) -> [Value; 3] {
    let [gnabar, gkbar, gl, el, gate_m, h, n] = [0, 1, 2, 3, 4, 5, 6].map(|c| m.0.load(c));
    let (ena, ek) = (m.0.ion(0, IonField::Reversal), m.0.ion(1, IonField::Reversal));
    let g = m.mul(gnabar, gate_m);
    let g = m.mul(g, gate_m);
    let g = m.mul(g, gate_m);
    let gna = m.mul(g, h);
    let drive = m.sub(v, ena);
    let ina = m.mul(gna, drive);
    let g = m.mul(gkbar, n);
    let g = m.mul(g, n);
    let g = m.mul(g, n);
    let gk = m.mul(g, n);
    let drive = m.sub(v, ek);
    let ik = m.mul(gk, drive);
    let drive = m.sub(v, el);
    let il = m.mul(gl, drive);
    let sum = m.add(ina, ik);
    [m.add(sum, il), ina, ik]
}

fn hh_current() -> Kernel {
    let mut m = Math::new("hh.current", 0);
    let v = m.0.node(NodeField::V);
    let delta = m.k(0.001);
    let above = m.add(v, delta);
    let [i1, na1, k1] = hh_currents(&mut m, above);
    let [i0, na0, k0] = hh_currents(&mut m, v);
    let slope = |m: &mut Math, a: Value, b: Value| {
        let difference = m.sub(a, b);
        m.div(difference, delta)
    };
    let (g, gna, gk) = (slope(&mut m, i1, i0), slope(&mut m, na1, na0), slope(&mut m, k1, k0));
    m.0.store(7, na0);
    m.0.store(8, k0);
    m.0.add_ion(0, IonField::Conductance, gna);
    m.0.add_ion(0, IonField::Current, na0);
    m.0.add_ion(1, IonField::Conductance, gk);
    m.0.add_ion(1, IonField::Current, k0);
    let minus = m.neg(i0);
    m.0.add_node(NodeField::Rhs, minus);
    m.0.add_node(NodeField::D, g);
    m.0.finish()
}

/// hh as NEURON's, states and currents: with TABLE or without.
pub fn hh(tabled: bool) -> Module {
    let mut m = Math::new("hh.state", 0);
    let v = m.0.node(NodeField::V);
    let all = if tabled {
        let theta = m.0.op(Op::TableIndex { table: 0, x: v });
        [0, 1, 2, 3, 4, 5].map(|output| m.0.op(Op::TableValue { table: 0, output, theta }))
    } else {
        rates(&mut m, v)
    };
    for (gate, pair) in all.chunks(2).enumerate() {
        let column = 4 + gate as u32;
        let old = m.0.load(column);
        let new = cnexp(&mut m, old, pair[0], pair[1]);
        m.0.store(column, new);
    }
    let info = MechanismInfo {
        name: "hh".into(),
        columns: columns(&["gnabar", "gkbar", "gl", "el", "m", "h", "n", "ina", "ik"]),
        width: 9,
        ions: vec![ion("na"), ion("k")],
        tables: vec![TableInfo { procedure: "rates".into(), n_outputs: 6, n: 200, ..Default::default() }],
        kernels: kernels(&[KernelKind::State, KernelKind::Current]),
        ..Default::default()
    };
    Module { info, kernels: vec![m.0.finish(), hh_current()] }
}

/// The passive channel, with its conductance known.
pub fn pas() -> Module {
    let mut m = Math::new("pas.current", 0);
    let v = m.0.node(NodeField::V);
    let (g, e) = (m.0.load(0), m.0.load(1));
    let drive = m.sub(v, e);
    let i = m.mul(g, drive);
    m.0.store(2, i);
    let minus = m.neg(i);
    m.0.add_node(NodeField::Rhs, minus);
    m.0.add_node(NodeField::D, g);
    let info = MechanismInfo {
        name: "pas".into(),
        columns: columns(&["g", "e", "i"]),
        width: 3,
        kernels: kernels(&[KernelKind::Current]),
        ..Default::default()
    };
    Module { info, kernels: vec![m.0.finish()] }
}

/// A synapse: state decays, events add their weight and ask for a later event.
pub fn synapse() -> Module {
    let mut m = Math::new("syn.state", 0);
    let (g, dt, tau) = (m.0.load(2), m.0.env(EnvField::Dt), m.0.load(0));
    let x = m.div(dt, tau);
    let x = m.neg(x);
    let e = m.exp(x);
    let g = m.mul(g, e);
    m.0.store(2, g);
    let state = m.0.finish();

    let mut m = Math::new("syn.current", 0);
    let (v, e, g) = (m.0.node(NodeField::V), m.0.load(1), m.0.load(2));
    let drive = m.sub(v, e);
    let i = m.mul(g, drive);
    m.0.store(3, i);
    let (hundred, area) = (m.k(100.0), m.0.node(NodeField::Area));
    let f = m.div(hundred, area);
    let (i, g) = (m.mul(i, f), m.mul(g, f));
    let minus = m.neg(i);
    m.0.add_node(NodeField::Rhs, minus);
    m.0.add_node(NodeField::D, g);
    let current = m.0.finish();

    let mut m = Math::new("syn.net_receive", 2);
    let (weight, flag, g, t) = (m.0.arg(0), m.0.arg(1), m.0.load(2), m.0.env(EnvField::T));
    m.0.open();
    let sum = m.add(g, weight);
    m.0.store(2, sum);
    let half = m.k(0.5);
    let smaller = m.mul(weight, half);
    m.0.push(Inst::StoreArg { arg: 0, value: smaller });
    let (delay, one) = (m.k(3.0), m.k(1.0));
    let at = m.add(t, delay);
    m.0.push(Inst::Effect { kind: EffectKind::NetSend, a: at, b: one });
    let first = m.0.close(vec![]);
    m.0.open();
    let zero = m.k(0.0);
    m.0.store(2, zero);
    m.0.push(Inst::Effect { kind: EffectKind::NetEvent, a: t, b: zero });
    let second = m.0.close(vec![]);
    let zero = m.k(0.0);
    let external = m.0.compare(CompareOp::Lt, flag, zero);
    m.0.if_else(external, second, first);
    let net_receive = m.0.finish();

    let info = MechanismInfo {
        name: "Syn".into(),
        kind: MechanismKind::PointProcess,
        columns: columns(&["tau", "e", "g", "i"]),
        width: 4,
        kernels: kernels(&[KernelKind::State, KernelKind::Current, KernelKind::NetReceive]),
        net_receive: Some(NetReceiveInfo { args: vec!["w".into()], has_watch: false, for_netcons: false }),
        ..Default::default()
    };
    Module { info, kernels: vec![state, current, net_receive] }
}

/// Newton's square root: as many passes as each instance needs; then sums an array; writes a global.
pub fn loops() -> Module {
    let mut m = Math::new("loops", 1);
    let (x, zero) = (m.0.load(0), m.k(0.0));
    let one = m.k(1.0);
    let carried = m.0.fresh_many(2);
    m.0.open();
    let square = m.mul(carried[0], carried[0]);
    let error = m.sub(square, x);
    let error = m.0.unary(UnaryOp::Abs, error);
    let small = m.k(1e-14);
    let go_on = m.0.compare(CompareOp::Gt, error, small);
    let limit = m.k(60.0);
    let few = m.0.compare(CompareOp::Lt, carried[1], limit);
    let both = m.0.binary(BinaryOp::And, go_on, few);
    let condition = m.0.close(vec![both]);
    m.0.open();
    let quotient = m.div(x, carried[0]);
    let sum = m.add(carried[0], quotient);
    let half = m.k(0.5);
    let next = m.mul(sum, half);
    let count = m.add(carried[1], one);
    let body = m.0.close(vec![next, count]);
    let last = m.0.while_loop(vec![one, zero], carried, condition, body);
    m.0.store(1, last[0]);
    m.0.store(2, last[1]);
    // sum of elements 3..7, and element floor(4 x) doubled
    let carried = m.0.fresh_many(2);
    m.0.open();
    let four = m.k(4.0);
    let more = m.0.compare(CompareOp::Lt, carried[0], four);
    let condition = m.0.close(vec![more]);
    m.0.open();
    let element = m.0.op(Op::LoadIndexed { first: 3, len: 4, index: carried[0] });
    let (sum, next) = (m.add(carried[1], element), m.add(carried[0], one));
    let body = m.0.close(vec![next, sum]);
    let sums = m.0.while_loop(vec![zero, zero], carried, condition, body);
    m.0.store(7, sums[1]);
    let four = m.k(4.0);
    let index = m.mul(x, four);
    let old = m.0.op(Op::LoadIndexed { first: 3, len: 4, index });
    let double = m.add(old, old);
    m.0.push(Inst::StoreIndexed { first: 3, len: 4, index, value: double });
    let after = m.0.load(4);
    m.0.store(8, after);
    m.0.push(Inst::StoreGlobal { global: 0, value: sums[1] });
    let info = MechanismInfo {
        name: "loops".into(),
        columns: columns(&["x", "root", "passes", "a", "b", "c", "d", "sum", "after"]),
        width: 9,
        globals: vec![GlobalInfo { name: "last".into(), len: 1, ..Default::default() }],
        n_globals: 1,
        kernels: kernels(&[KernelKind::State]),
        ..Default::default()
    };
    Module { info, kernels: vec![m.0.finish()] }
}

/// Accumulates an ion: halves the concentration where it is, until it is below a level of the instance, and adds the current to it.
pub fn accumulator() -> Module {
    let mut m = Math::new("accumulator.state", 0);
    let carried = m.0.fresh_many(1);
    let zero = m.k(0.0);
    m.0.open();
    let (c, level, most) = (m.0.ion(0, IonField::Inside), m.0.load(0), m.k(6.0));
    let high = m.0.compare(CompareOp::Gt, c, level);
    let few = m.0.compare(CompareOp::Lt, carried[0], most);
    let both = m.0.binary(BinaryOp::And, high, few);
    let condition = m.0.close(vec![both]);
    m.0.open();
    let (c, half, one) = (m.0.ion(0, IonField::Inside), m.k(0.5), m.k(1.0));
    let less = m.mul(c, half);
    m.0.store_ion(0, IonField::Inside, less);
    let next = m.add(carried[0], one);
    let body = m.0.close(vec![next]);
    let passes = m.0.while_loop(vec![zero], carried, condition, body);
    m.0.store(1, passes[0]);
    let (c, current) = (m.0.ion(0, IonField::Inside), m.0.ion(0, IonField::Current));
    let sum = m.add(c, current);
    m.0.store_ion(0, IonField::Inside, sum);
    let info = MechanismInfo {
        name: "accumulator".into(),
        columns: columns(&["level", "passes"]),
        width: 2,
        ions: vec![ion("ca")],
        kernels: kernels(&[KernelKind::State]),
        ..Default::default()
    };
    Module { info, kernels: vec![m.0.finish()] }
}

/// Counts instances in a global and takes the count: every instance sees the one before.
pub fn counter() -> Module {
    let mut m = Math::new("counter", 0);
    let (old, one) = (m.0.global(0), m.k(1.0));
    let new = m.add(old, one);
    m.0.push(Inst::StoreGlobal { global: 0, value: new });
    let seen = m.0.global(0);
    m.0.store(0, seen);
    m.0.push(Inst::Effect { kind: EffectKind::NetSend, a: seen, b: one });
    m.0.push(Inst::Effect { kind: EffectKind::AtTime, a: new, b: one });
    let info = MechanismInfo {
        name: "counter".into(),
        columns: columns(&["number"]),
        width: 1,
        globals: vec![GlobalInfo { name: "count".into(), len: 1, ..Default::default() }],
        n_globals: 1,
        kernels: kernels(&[KernelKind::Initial]),
        ..Default::default()
    };
    Module { info, kernels: vec![m.0.finish()] }
}

/// Asks of the host: one number for each instance; branches that draw and print; weights of the NetCons to an instance.
pub fn draws() -> Module {
    let ask = |m: &mut Math, function, column, text: &str, args: Vec<Value>| {
        let x = m.0.fresh();
        m.0.push(Inst::HostCall { function, column, text: text.into(), args, results: vec![x] });
        x
    };
    let mut m = Math::new("draws.initial", 0);
    let x = ask(&mut m, HostFunction::ScopRandom, 0, "", vec![]);
    m.0.store(0, x);
    let initial = m.0.finish();

    let mut m = Math::new("draws.state", 0);
    let (chance, half) = (m.0.load(1), m.k(0.5));
    m.0.open();
    let (mean, deviation) = (m.k(3.0), m.0.load(0));
    let normal = ask(&mut m, HostFunction::RandomNormal, 3, "", vec![mean, deviation]);
    m.0.store(2, normal);
    ask(&mut m, HostFunction::Print, 0, "drew %g of %g\n", vec![normal, chance]);
    let then = m.0.close(vec![]);
    m.0.open();
    let x = ask(&mut m, HostFunction::ExpRand, 0, "", vec![half]);
    m.0.store(2, x);
    let place = m.k(9.0);
    ask(&mut m, HostFunction::RandomSetseq, 3, "", vec![place]);
    let otherwise = m.0.close(vec![]);
    let often = m.0.compare(CompareOp::Gt, chance, half);
    m.0.if_else(often, then, otherwise);
    let state = m.0.finish();

    let mut m = Math::new("draws.step", 0);
    let (zero, one) = (m.k(0.0), m.k(1.0));
    let count = ask(&mut m, HostFunction::NetConCount, 0, "", vec![]);
    let carried = m.0.fresh_many(2);
    m.0.open();
    let more = m.0.compare(CompareOp::Lt, carried[0], count);
    let condition = m.0.close(vec![more]);
    m.0.open();
    let weight = ask(&mut m, HostFunction::LoadWeight, 1, "", vec![carried[0]]);
    let double = m.add(weight, weight);
    m.0.push(Inst::HostCall {
        function: HostFunction::StoreWeight,
        column: 0,
        text: String::new(),
        args: vec![carried[0], double],
        results: vec![],
    });
    let (next, sum) = (m.add(carried[0], one), m.add(carried[1], weight));
    let body = m.0.close(vec![next, sum]);
    let last = m.0.while_loop(vec![zero, zero], carried, condition, body);
    m.0.store(0, last[1]);
    let step = m.0.finish();

    let mut all = columns(&["x", "chance", "y", "stream"]);
    all[3].len = 8;
    all[3].role = ColumnRole::Random;
    let info = MechanismInfo {
        name: "draws".into(),
        columns: all,
        width: 11,
        kernels: kernels(&[KernelKind::Initial, KernelKind::State, KernelKind::BeforeStep]),
        ..Default::default()
    };
    Module { info, kernels: vec![initial, state, step] }
}

/// All of them, with the names of the generated files in `tests/generated`.
pub fn all() -> Vec<(&'static str, Module)> {
    vec![
        ("hh", hh(false)),
        ("hh_tabled", hh(true)),
        ("pas", pas()),
        ("synapse", synapse()),
        ("loops", loops()),
        ("accumulator", accumulator()),
        ("counter", counter()),
        ("draws", draws()),
    ]
}
