//! TABLEs: made when they are first needed and again when something they depend on has changed.

use crate::error::SimError;
use crate::sim::Sim;
use nrn_mech_abi::info::TableDependency;
use nrn_mech_abi::{Call, Columns, KernelKind, MechanismKind, NetCons};
use nrn_model::plan::{MechanismPlan, Plan};
use nrn_model::{MechanismId, MechanismTable};

/// What each table was made from: by mechanism and table, the values of its dependencies.
#[derive(Debug, Default)]
pub(crate) struct TableMemory {
    made: Vec<Vec<Option<Vec<f64>>>>,
    /// By mechanism: version of the plan, and the row of the first instance with a place in it.
    first: Vec<(u64, Option<usize>)>,
    /// By mechanism: its globals when a table of it was made, since the last [`begin`].
    fresh: Vec<Option<Vec<f64>>>,
}

/// What finitialize begins with: tables are made, and which ones is remembered for [`make_again`].
pub(crate) fn begin(sim: &mut Sim) -> Result<(), SimError> {
    sim.tables.fresh.iter_mut().for_each(|globals| *globals = None);
    check_tables(sim)
}

/// After INITIAL of a mechanism: true when it has to run once more, with other tables.
///
/// NEURON makes a table of such a mechanism when its PROCEDURE is called first. By then INITIAL may have computed a GLOBAL that
/// the table is made from, such as a factor for the temperature.
pub(crate) fn make_again(sim: &mut Sim, id: MechanismId) -> Result<bool, SimError> {
    let ix = id.0 as usize;
    let Some(before) = sim.tables.fresh.get_mut(ix).and_then(Option::take) else { return Ok(false) };
    let bits = |values: &[f64]| values.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    let content = |sim: &mut Sim| -> Vec<Vec<u64>> {
        let tables = &sim.model.parts().mechanisms[ix].tables;
        tables.iter().flat_map(|t| (0..t.columns.width()).map(|c| bits(t.columns.column(c)))).collect()
    };
    let after = sim.model.parts().mechanisms[ix].globals.to_vec();
    if bits(&before) == bits(&after) {
        return Ok(false);
    }
    let old = content(sim);
    sim.tables.made[ix].fill(None);
    check_tables(sim)?;
    sim.tables.fresh[ix] = None;
    // The PROCEDURE left in its GLOBALs what it computed for the last entry.
    sim.model.parts().mechanisms[ix].globals.copy_from_slice(&after);
    Ok(content(sim) != old)
}

/// The row of the instance that was placed first.
fn first_instance(
    known: &mut (u64, Option<usize>),
    table: &MechanismTable,
    plan: &Plan,
    ix: usize,
) -> Option<usize> {
    if known.0 != plan.version {
        let placed = matches!(table.info().kind, MechanismKind::Density | MechanismKind::PointProcess);
        let has_place = |row: &usize| !placed || *row < plan.mechanisms[ix].n_located;
        *known = (plan.version, table.first_row().filter(has_place));
    }
    known.1
}

/// Makes the tables that are missing or out of date, of all mechanisms with instances (and of those without placed ones: users
/// may call their functions).
pub(crate) fn check_tables(sim: &mut Sim) -> Result<(), SimError> {
    crate::given_tables::follow(sim);
    let n = sim.model.n_mechanisms();
    if sim.tables.made.len() < n {
        sim.tables.made.resize_with(n, Vec::new);
        sim.tables.first.resize(n, (u64::MAX, None));
        sim.tables.fresh.resize(n, None);
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
            let TableMemory { made, first, fresh } = &mut sim.tables;
            let memory = &mut made[ix][t];
            let info = table.mechanism.info();
            // What a table takes from an instance it takes from the first one; without instances nobody can read it.
            let first = match info.tables[t].of_instance {
                true => first_instance(&mut first[ix], table, parts.plan, ix),
                false => None,
            };
            if info.tables[t].given || info.tables[t].of_instance && first.is_none() {
                continue;
            }
            let value = |d: &TableDependency| match *d {
                TableDependency::Global(g) => table.globals.get(g).copied().unwrap_or(0.0),
                TableDependency::Celsius => env.celsius,
                TableDependency::Dt => env.dt,
                TableDependency::Column(c) => first.map_or(0.0, |row| table.columns.get(c, row)),
            };
            let depend = &info.tables[t].depend;
            let same =
                memory.as_ref().is_some_and(|old| old.iter().zip(depend).all(|(old, d)| *old == value(d)));
            if same {
                continue;
            }
            let now: Vec<f64> = depend.iter().map(value).collect();
            fresh[ix].get_or_insert_with(|| table.globals.to_vec());
            let around = Around {
                nodes: parts.nodes,
                ions: parts.ions,
                env,
                random: parts.random,
                effects: &mut sim.effects,
            };
            match first {
                Some(row) => make_table_of_instance(table, t, around, &parts.plan.mechanisms[ix], row)?,
                None => make_table(table, t, around, &parts.plan.mechanisms[ix].ions)?,
            }
            *memory = Some(now);
        }
    }
    Ok(())
}

/// What a kernel sees around its mechanism.
struct Around<'a> {
    nodes: &'a mut Columns,
    ions: &'a mut [Columns],
    env: nrn_mech_abi::Env,
    random: nrn_mech_abi::random::Shared,
    effects: &'a mut nrn_mech_abi::Effects,
}

/// Fills table `t` row by row with what the instance in `row` makes of it.
fn make_table_of_instance(
    mechanism: &mut MechanismTable,
    t: usize,
    around: Around<'_>,
    plan: &MechanismPlan,
    row: usize,
) -> Result<(), SimError> {
    let Around { nodes, ions, env, random, effects } = around;
    let MechanismTable { mechanism, columns, globals, tables, .. } = mechanism;
    let info = &mechanism.info().tables[t];
    let (n, outputs) = (info.n.max(1), info.n_outputs);
    let mut run = |kind: KernelKind, args: &mut [f64]| {
        let kernel = mechanism.kernel(kind, false).or_else(|| mechanism.kernel(kind, true));
        let Some(kernel) = kernel else { return Err(SimError::from(nrn_model::ModelError::NoVariable)) };
        let mut call = Call {
            rows: row..row + 1,
            flags: 0,
            columns: &mut *columns,
            node_rows: &plan.node_rows,
            nodes: &mut *nodes,
            ion_tables: &mut *ions,
            ions: &plan.ions,
            globals: &mut *globals,
            tables,
            args,
            netcons: NetCons::default(),
            random,
            env,
            effects: &mut *effects,
        };
        mechanism.run(kernel, &mut call).map_err(SimError::from)
    };
    let mut args = vec![0.0; (outputs + 1).max(2)];
    run(KernelKind::TableBounds(t as u16), &mut args)?;
    let (from, to) = (args[0], args[1]);
    let dx = (to - from) / n as f64;
    let mut made = Columns::new(outputs + 1);
    made.reserve(n + 2);
    let mut x = from;
    for _ in 0..=n {
        args[outputs] = x;
        run(KernelKind::TableFill(t as u16), &mut args)?;
        args[outputs] = x;
        made.push(&args[..=outputs]);
        x += dx;
    }
    let last = made.row(n);
    made.push(&last);
    let table = &mut tables[t];
    (table.columns, table.from, table.per_unit, table.n) = (made, from, 1.0 / dx, n);
    Ok(())
}

fn make_table(
    mechanism: &mut MechanismTable,
    t: usize,
    around: Around<'_>,
    ions: &[nrn_mech_abi::IonBinding],
) -> Result<(), SimError> {
    let Around { nodes, ions: ion_tables, env, random, effects } = around;
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
            tables,
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
