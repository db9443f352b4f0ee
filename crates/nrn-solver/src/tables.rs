//! TABLEs: made when they are first needed and again when something they depend on has changed.

use crate::error::SimError;
use crate::sim::Sim;
use nrn_mech_abi::info::TableDependency;
use nrn_mech_abi::{Call, Columns, KernelKind, NetCons};
use nrn_model::MechanismTable;

/// What each table was made from: by mechanism and table, the values of its dependencies.
#[derive(Debug, Default)]
pub(crate) struct TableMemory {
    made: Vec<Vec<Option<Vec<f64>>>>,
}

/// Makes the tables that are missing or out of date, of all mechanisms with instances (and of those without placed ones: users
/// may call their functions).
pub(crate) fn check_tables(sim: &mut Sim) -> Result<(), SimError> {
    let n = sim.model.n_mechanisms();
    if sim.tables.made.len() < n {
        sim.tables.made.resize_with(n, Vec::new);
    }
    for ix in 0..n {
        let parts = sim.model.parts();
        let table = &mut parts.mechanisms[ix];
        let count = table.tables.len();
        let off = table.info().usetable.and_then(|g| table.globals.get(g)).is_some_and(|on| *on == 0.0);
        if count == 0 || off {
            continue;
        }
        sim.tables.made[ix].resize(count, None);
        for t in 0..count {
            let env = sim.env;
            let memory = &mut sim.tables.made[ix][t];
            let info = table.mechanism.info();
            let value = |d: &TableDependency| match *d {
                TableDependency::Global(g) => table.globals.get(g).copied().unwrap_or(0.0),
                TableDependency::Celsius => env.celsius,
                TableDependency::Dt => env.dt,
            };
            let depend = &info.tables[t].depend;
            let same =
                memory.as_ref().is_some_and(|old| old.iter().zip(depend).all(|(old, d)| *old == value(d)));
            if same {
                continue;
            }
            let now: Vec<f64> = depend.iter().map(value).collect();
            make_table(
                table,
                t,
                parts.nodes,
                parts.ions,
                &parts.plan.mechanisms[ix].ions,
                (env, parts.random),
                &mut sim.effects,
            )?;
            *memory = Some(now);
        }
    }
    Ok(())
}

fn make_table(
    mechanism: &mut MechanismTable,
    t: usize,
    nodes: &mut Columns,
    ion_tables: &mut [Columns],
    ions: &[nrn_mech_abi::IonBinding],
    (env, random): (nrn_mech_abi::Env, nrn_mech_abi::random::Shared),
    effects: &mut nrn_mech_abi::Effects,
) -> Result<(), SimError> {
    let MechanismTable { mechanism, globals, tables, .. } = mechanism;
    let info = &mechanism.info().tables[t];
    let (n, outputs) = (info.n.max(1), info.n_outputs);
    let mut columns = Columns::new(outputs + 1);
    columns.reserve(n + 2);
    let row = vec![0.0; outputs + 1];
    for _ in 0..=n {
        columns.push(&row);
    }
    let mut bounds = [0.0; 2];
    let mut run = |kind: KernelKind, columns: &mut Columns, args: &mut [f64]| {
        let kernel = mechanism.kernel(kind, false).or_else(|| mechanism.kernel(kind, true));
        let Some(kernel) = kernel else { return Err(SimError::from(nrn_model::ModelError::NoVariable)) };
        let rows = 0..columns.len();
        let mut call = Call {
            rows,
            flags: 0,
            columns,
            node_rows: &[],
            nodes: &mut *nodes,
            ion_tables: &mut *ion_tables,
            ions,
            globals: &mut *globals,
            tables: &[],
            args,
            netcons: NetCons::default(),
            random,
            env,
            effects: &mut *effects,
        };
        mechanism.run(kernel, &mut call).map_err(SimError::from)
    };
    run(KernelKind::TableBounds(t as u16), &mut columns, &mut bounds)?;
    let [from, to] = bounds;
    let dx = (to - from) / n as f64;
    // The argument is accumulated, as in NEURON, so that the last digits agree.
    let mut x = from;
    for i in 0..=n {
        columns.set(outputs, i, x);
        x += dx;
    }
    run(KernelKind::TableFill(t as u16), &mut columns, &mut [])?;
    let last = columns.row(n);
    columns.push(&last);
    let table = &mut tables[t];
    (table.columns, table.from, table.per_unit, table.n) = (columns, from, 1.0 / dx, n);
    Ok(())
}
