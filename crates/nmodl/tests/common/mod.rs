//! One instance (or several equal ones) of a mechanism with all that a kernel call needs, for tests.

use nrn_mech_abi::raw::{ION_FIELDS, NODE_FIELDS};
use nrn_mech_abi::{
    Call, Columns, Effects, Env, IonBinding, IonField, KernelKind, Mechanism, NetCons, NodeField, Table,
};

/// A mechanism in a world of its own.
pub struct World {
    pub mechanism: Mechanism,
    pub columns: Columns,
    pub nodes: Columns,
    pub ions: Vec<Columns>,
    pub globals: Vec<f64>,
    pub tables: Vec<Table>,
    pub env: Env,
    pub effects: Effects,
    node_rows: Vec<u32>,
    bindings: Vec<IonBinding>,
}

impl World {
    /// `n` instances on `n` nodes, all numbers at their defaults.
    pub fn new(mechanism: Mechanism, n: usize) -> World {
        let info = mechanism.info().clone();
        let mut columns = Columns::new(info.width);
        let mut nodes = Columns::new(NODE_FIELDS);
        let mut ions: Vec<Columns> = info.ions.iter().map(|_| Columns::new(ION_FIELDS)).collect();
        for _ in 0..n {
            columns.push(&info.default_row());
            nodes.push(&[0.0; NODE_FIELDS]);
            ions.iter_mut().for_each(|i| _ = i.push(&[0.0; ION_FIELDS]));
        }
        let rows: Vec<u32> = (0..n as u32).collect();
        let bindings = (0..ions.len()).map(|table| IonBinding { table, rows: rows.clone() }).collect();
        let mut world = World {
            globals: info.default_globals(),
            mechanism,
            columns,
            nodes,
            ions,
            tables: Vec::new(),
            env: Env::default(),
            effects: Effects::default(),
            node_rows: rows,
            bindings,
        };
        for row in 0..n {
            world.nodes.set(NodeField::Area as usize, row, 100.0);
            world.nodes.set(NodeField::V as usize, row, -65.0);
        }
        let tables = info.tables.iter().map(|t| table(t.n, t.n_outputs)).collect();
        world.tables = tables;
        world
    }

    /// Runs a kernel; false when there is none of this kind.
    pub fn run(&mut self, kind: KernelKind, args: &mut [f64]) -> bool {
        let Some(id) = self.mechanism.kernel(kind, self.usetable()) else { return false };
        let n = self.columns.len();
        self.run_rows(id, 0..n, args);
        true
    }

    /// Runs a kernel over some rows; it must not fail.
    pub fn run_rows(&mut self, id: nrn_mech_abi::KernelId, rows: std::ops::Range<usize>, args: &mut [f64]) {
        let name = self.mechanism.info().name.clone();
        self.try_rows(id, rows, args).unwrap_or_else(|e| panic!("{name}: {e}"));
    }

    /// Runs a kernel over all rows if there is one of this kind.
    #[allow(dead_code)] // tests of mechanisms that cannot fail use `run`
    pub fn try_run(&mut self, kind: KernelKind, args: &mut [f64]) -> Result<(), nrn_mech_abi::KernelError> {
        let n = self.columns.len();
        match self.mechanism.kernel(kind, self.usetable()) {
            Some(id) => self.try_rows(id, 0..n, args),
            None => Ok(()),
        }
    }

    fn try_rows(
        &mut self,
        id: nrn_mech_abi::KernelId,
        rows: std::ops::Range<usize>,
        args: &mut [f64],
    ) -> Result<(), nrn_mech_abi::KernelError> {
        let mechanism = self.mechanism.clone();
        let mut call = Call {
            rows,
            flags: nrn_mech_abi::raw::CONTIGUOUS_NODES | nrn_mech_abi::raw::CONTIGUOUS_IONS,
            columns: &mut self.columns,
            node_rows: &self.node_rows,
            nodes: &mut self.nodes,
            ion_tables: &mut self.ions,
            ions: &self.bindings,
            globals: &mut self.globals,
            tables: &self.tables,
            args,
            netcons: NetCons::default(),
            random: Default::default(),
            env: self.env,
            effects: &mut self.effects,
        };
        mechanism.run(id, &mut call)
    }

    fn usetable(&self) -> bool {
        self.mechanism.info().usetable.is_none_or(|ix| self.globals[ix] != 0.0)
    }

    /// Fills the tables that all instances share, as the solver does; the others stay 0.
    pub fn fill_tables(&mut self) {
        for ix in 0..self.tables.len() {
            let info = self.mechanism.info().tables[ix].clone();
            if info.of_instance || info.given {
                continue;
            }
            let mut bounds = [0.0; 2];
            self.table_kernel(KernelKind::TableBounds(ix as u16), &mut Columns::new(0), 0..1, &mut bounds);
            let [from, to] = bounds;
            let dx = (to - from) / info.n as f64;
            let mut table = table(info.n, info.n_outputs);
            (table.from, table.per_unit) = (from, 1.0 / dx);
            let mut x = from;
            for row in 0..=info.n {
                table.columns.set(info.n_outputs, row, x);
                x += dx;
            }
            self.table_kernel(KernelKind::TableFill(ix as u16), &mut table.columns, 0..info.n + 1, &mut []);
            for c in 0..info.n_outputs {
                let last = table.columns.get(c, info.n);
                table.columns.set(c, info.n + 1, last);
            }
            self.tables[ix] = table;
        }
    }

    fn table_kernel(
        &mut self,
        kind: KernelKind,
        columns: &mut Columns,
        rows: std::ops::Range<usize>,
        args: &mut [f64],
    ) {
        let id = self.mechanism.kernel(kind, false).expect("table kernel");
        // Bounds are computed once; the row range must still fit the columns.
        let rows = rows.start..rows.end.min(columns.len());
        let mut call = Call {
            rows,
            flags: 0,
            columns,
            node_rows: &[],
            nodes: &mut Columns::new(NODE_FIELDS),
            ion_tables: &mut [],
            ions: &[],
            globals: &mut self.globals,
            tables: &self.tables,
            args,
            netcons: NetCons::default(),
            random: Default::default(),
            env: self.env,
            effects: &mut self.effects,
        };
        let outcome = self.mechanism.run(id, &mut call);
        // Nobody gives FUNCTION_TABLEs their values here, and their users say so.
        let waits = self.mechanism.info().tables.iter().any(|table| table.given);
        assert!(waits || outcome.is_ok(), "table kernel runs: {outcome:?}");
    }

    /// A column of an instance, by name; array elements as `dur[1]`.
    pub fn get(&self, name: &str, row: usize) -> f64 {
        self.columns.get(self.column(name), row)
    }
    /// Sets a column in every instance.
    pub fn set(&mut self, name: &str, x: f64) {
        let c = self.column(name);
        self.columns.column_mut(c).fill(x);
    }
    pub fn column(&self, name: &str) -> usize {
        let (base, index) =
            name.split_once('[').map_or((name, 0), |(b, i)| (b, i.trim_end_matches(']').parse().unwrap()));
        let info = self.mechanism.info();
        info.column(base).unwrap_or_else(|| panic!("{}: no column {name}", info.name)).first + index
    }
    pub fn set_v(&mut self, v: f64) {
        self.nodes.column_mut(NodeField::V as usize).fill(v);
    }
    pub fn set_ion(&mut self, ion: usize, field: IonField, x: f64) {
        self.ions[ion].column_mut(field as usize).fill(x);
    }
}

fn table(n: usize, outputs: usize) -> Table {
    let mut columns = Columns::new(outputs + 1);
    for _ in 0..n + 2 {
        columns.push(&vec![0.0; outputs + 1]);
    }
    Table { columns, from: 0.0, per_unit: 0.0, n }
}
