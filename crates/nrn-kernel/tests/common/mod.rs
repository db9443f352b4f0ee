//! A small model around one mechanism, and mechanisms built by hand.
#![allow(dead_code)]

pub mod samples;

use nrn_kernel::Module;
use nrn_mech_abi::raw::{CONTIGUOUS_IONS, CONTIGUOUS_NODES, ION_FIELDS, NODE_FIELDS};
use nrn_mech_abi::{
    Call, Columns, Effect, Effects, Env, IonBinding, KernelId, Mechanism, NetCons, Print, Table,
};

/// A random number generator that gives the same numbers everywhere.
#[derive(Clone)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
    pub fn number(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.next() >> 11) as f64 / (1_u64 << 53) as f64)
    }
}

/// How instances lie on nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Layout {
    /// Neighbours, and the plan says so.
    Contiguous,
    /// Neighbours in long runs, and nobody says so.
    Runs,
    /// Anywhere, several on one node.
    Scattered,
}

/// All that a mechanism's kernels touch.
#[derive(Clone, Debug)]
pub struct World {
    pub columns: Columns,
    pub node_rows: Vec<u32>,
    pub nodes: Columns,
    pub ions: Vec<IonBinding>,
    pub ion_tables: Vec<Columns>,
    pub globals: Vec<f64>,
    pub tables: Vec<Table>,
    pub args: Vec<f64>,
    pub flags: u32,
    pub effects: Vec<Effect>,
    pub prints: Vec<Print>,
    /// Two weights for each of two NetCons to every instance.
    pub weights: Vec<f64>,
    pub starts: Vec<u32>,
    pub netcons: Vec<u32>,
}

impl World {
    pub fn new(module: &Module, rows: usize, layout: Layout, seed: u64) -> World {
        let mut random = Random(seed);
        let n_nodes = rows + 40;
        let node_rows: Vec<u32> = match layout {
            Layout::Contiguous => (0..rows as u32).map(|i| i + 3).collect(),
            Layout::Runs => (0..rows as u32).map(|i| i + i / 70).collect(),
            Layout::Scattered => {
                let mut all: Vec<u32> = (0..rows).map(|_| random.below(n_nodes) as u32).collect();
                all.sort_unstable();
                all
            }
        };
        let mut fill = |width: usize, rows: usize, low: f64, high: f64| {
            let mut c = Columns::new(width);
            (0..rows).for_each(|_| {
                let row: Vec<f64> = (0..width).map(|_| random.number(low, high)).collect();
                c.push(&row);
            });
            c
        };
        let columns = fill(module.info.width, rows, 0.0, 1.0);
        let mut nodes = fill(NODE_FIELDS, n_nodes, 0.5, 2.0);
        nodes.column_mut(0).iter_mut().for_each(|v| *v = (*v - 0.5) * 90.0 - 95.0);
        let ion_tables: Vec<Columns> =
            module.info.ions.iter().map(|_| fill(ION_FIELDS, n_nodes, -80.0, 60.0)).collect();
        let ions = (0..ion_tables.len()).map(|table| IonBinding { table, rows: node_rows.clone() }).collect();
        let tables = module.info.tables.iter().map(|t| table(t.n_outputs, t.n)).collect();
        World {
            columns,
            node_rows,
            nodes,
            ions,
            ion_tables,
            globals: (0..module.info.n_globals).map(|i| 1.0 + i as f64 / 4.0).collect(),
            tables,
            args: vec![0.25; 8],
            flags: if layout == Layout::Contiguous { CONTIGUOUS_IONS | CONTIGUOUS_NODES } else { 0 },
            effects: Vec::new(),
            prints: Vec::new(),
            weights: (0..4 * rows).map(|i| i as f64 / 8.0).collect(),
            starts: (0..=rows as u32).map(|i| 2 * i).collect(),
            netcons: (0..2 * rows as u32).map(|i| 2 * i).collect(),
        }
    }

    pub fn run(
        &mut self,
        mechanism: &Mechanism,
        kernel: u32,
        rows: std::ops::Range<usize>,
    ) -> Result<(), String> {
        let mut effects = Effects::default();
        let mut call = Call {
            rows,
            flags: self.flags,
            columns: &mut self.columns,
            node_rows: &self.node_rows,
            nodes: &mut self.nodes,
            ion_tables: &mut self.ion_tables,
            ions: &self.ions,
            globals: &mut self.globals,
            tables: &self.tables,
            args: &mut self.args,
            netcons: NetCons {
                weights: &mut self.weights,
                own: None,
                starts: &self.starts,
                first: &self.netcons,
            },
            random: Default::default(),
            env: Env { t: 2.5, dt: 0.025, celsius: 6.3, secondorder: 0.0 },
            effects: &mut effects,
        };
        let outcome = mechanism.run(KernelId(kernel), &mut call).map_err(|e| e.to_string());
        self.effects.extend(effects.list);
        self.prints.extend(effects.prints);
        outcome
    }

    /// Every number of the world, in a fixed order, with its kind, column and row for messages.
    pub fn numbers(&self) -> Vec<(&'static str, usize, usize, f64)> {
        let mut all = Vec::new();
        let mut add = |name: &'static str, c: &Columns| {
            for column in 0..c.width() {
                all.extend(c.column(column).iter().enumerate().map(|(row, x)| (name, column, row, *x)));
            }
        };
        add("column", &self.columns);
        add("node field", &self.nodes);
        self.ion_tables.iter().for_each(|t| add("ion field", t));
        for (name, list) in [("global", &self.globals), ("arg", &self.args), ("weight", &self.weights)] {
            all.extend(list.iter().enumerate().map(|(i, x)| (name, i, 0, *x)));
        }
        for effect in &self.effects {
            let (kind, row, at, flag) = match *effect {
                Effect::NetSend { row, at, flag } => (1.0, row, at, flag),
                Effect::NetEvent { row, at } => (2.0, row, at, 0.0),
                Effect::NetMove { row, at } => (3.0, row, at, 0.0),
                Effect::AtTime { row, at } => (4.0, row, at, 0.0),
                Effect::Watch { row, value, flag, .. } => (5.0, row, value, flag),
            };
            all.extend([kind, row as f64, at, flag].map(|x| ("effect of column, row", 0, row, x)));
        }
        for (i, print) in self.prints.iter().enumerate() {
            all.extend(print.args.iter().map(|x| ("number printed", i, 0, *x)));
        }
        all
    }
}

fn table(n_outputs: usize, n: usize) -> Table {
    let mut columns = Columns::new(n_outputs + 1);
    for row in 0..n + 2 {
        let values: Vec<f64> =
            (0..=n_outputs).map(|c| ((row.min(n) * (c + 1)) as f64 / n as f64).sin().abs() + 0.1).collect();
        columns.push(&values);
    }
    Table { columns, from: -100.0, per_unit: n as f64 / 200.0, n }
}

/// How close two results have to be.
#[derive(Clone, Copy, Debug)]
pub enum Closeness {
    /// The same bits (any NaN is any NaN).
    Bits,
    /// Within this share of the magnitude, or of 1.
    Within(f64),
}

/// Asserts that two worlds hold the same numbers.
pub fn check_same(what: impl Fn() -> String, expected: &World, found: &World, closeness: Closeness) {
    assert_eq!(expected.effects.len(), found.effects.len(), "{}", what());
    let formats = |world: &World| world.prints.iter().map(|p| p.format.clone()).collect::<Vec<_>>();
    assert_eq!(formats(expected), formats(found), "{}", what());
    for ((name, column, row, a), (.., b)) in expected.numbers().into_iter().zip(found.numbers()) {
        let same = match closeness {
            _ if a.is_nan() && b.is_nan() || a == b => true,
            Closeness::Bits => a.to_bits() == b.to_bits(),
            Closeness::Within(share) => (a - b).abs() <= share * a.abs().max(1.0),
        };
        assert!(same, "{}: {name} {column} row {row}: expected {a:?}, found {b:?}", what());
    }
}
