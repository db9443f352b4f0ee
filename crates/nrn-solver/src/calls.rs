//! Which kernels run in which phase, found once per plan, and running them.

use crate::context::Context;
use crate::deliver::carry_out;
use crate::error::SimError;
use crate::extended;
use crate::pointers::{Rows, gather_pointers, has_pointers, is_serial, scatter_pointers};
use crate::sim::Sim;
use nrn_mech_abi::{Call, Effects, Env, KernelId, KernelKind, NetCons};
use nrn_model::plan::Run;
use nrn_model::{
    DataHandle, MechanismId, MechanismTable, Model, NetConId, Parts, RowId, SourceId, SourceKind,
};
use std::collections::HashMap;
use std::ops::Range;

/// When a kernel runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KernelPhase {
    /// BEFORE INITIAL.
    BeforeInitial,
    /// INITIAL.
    Initial,
    /// AFTER INITIAL.
    AfterInitial,
    /// BEFORE BREAKPOINT.
    BeforeBreakpoint,
    /// Currents.
    Current,
    /// States.
    State,
    /// What is solved once the voltage is known.
    AfterVoltage,
    /// AFTER SOLVE.
    AfterSolve,
    /// BEFORE STEP.
    BeforeStep,
    /// NET_RECEIVE.
    NetReceive,
    /// INITIAL in NET_RECEIVE.
    NetReceiveInitial,
    /// Coefficients of diffusion along sections.
    Diffusion,
}

const KINDS: [KernelKind; 12] = [
    KernelKind::BeforeInitial,
    KernelKind::Initial,
    KernelKind::AfterInitial,
    KernelKind::BeforeBreakpoint,
    KernelKind::Current,
    KernelKind::State,
    KernelKind::AfterSolve,
    KernelKind::AfterSolveBlock,
    KernelKind::BeforeStep,
    KernelKind::NetReceive,
    KernelKind::NetReceiveInitial,
    KernelKind::Diffusion,
];

/// A mechanism's kernels: by phase, without and with tables.
#[derive(Debug, Default)]
struct Kernels {
    by_phase: [[Option<KernelId>; 2]; KINDS.len()],
    /// Kernels that run in NEURON's order of nodes.
    ordered: Vec<usize>,
    usetable: Option<usize>,
    electrode: bool,
}

/// A source whose variable is compared with its threshold in every step.
#[derive(Debug)]
pub(crate) struct Watched {
    pub source: SourceId,
    pub handle: DataHandle,
    pub row: Option<u32>,
    pub threshold: f64,
    pub above: bool,
}

/// The NetCons to the instances of a mechanism, see [`NetCons`].
#[derive(Debug, Default)]
struct NetConList {
    starts: Vec<u32>,
    first: Vec<u32>,
}

/// What is derived from a plan.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    version: u64,
    net_version: u64,
    mechanisms: Vec<Kernels>,
    /// Mechanisms that have a kernel in a phase, in the order they run.
    order: [Vec<MechanismId>; KINDS.len()],
    /// The same for artificial cells.
    artificial: [Vec<MechanismId>; KINDS.len()],
    /// Runs of artificial cells.
    artificial_runs: Vec<Vec<Run>>,
    /// By mechanism: see [`crate::pointers::is_serial`].
    pub serial: Vec<bool>,
    /// By mechanism: the NetCons to its instances, for those that ask (FOR_NETCONS).
    netcons: Vec<NetConList>,
    pub watched: Vec<Watched>,
}

impl Calls {
    /// True when the instances of a kernel notice each other.
    fn is_ordered(&self, id: MechanismId, kernel: KernelId) -> bool {
        self.mechanisms.get(id.0 as usize).is_some_and(|k| k.ordered.contains(&(kernel.0 as usize)))
    }

    pub fn refresh(&mut self, model: &Model) {
        let plan = model.plan();
        if self.version == plan.version && self.net_version == model.net_version() {
            return;
        }
        if self.version != plan.version {
            self.find_kernels(model);
            self.serial = crate::pointers::serial_mechanisms(model);
            self.version = plan.version;
        }
        self.find_watched(model);
        self.find_netcons(model);
        self.net_version = model.net_version();
    }

    fn find_kernels(&mut self, model: &Model) {
        let plan = model.plan();
        self.mechanisms.clear();
        self.artificial_runs.clear();
        for (_, table) in model.mechanisms() {
            let info = table.info();
            let find = |kind, tabled| table.mechanism.kernel(kind, tabled);
            let by_phase = KINDS.map(|kind| [find(kind, false), find(kind, true)]);
            self.mechanisms.push(Kernels {
                by_phase,
                ordered: info.ordered_kernels.clone(),
                usetable: info.usetable,
                electrode: info.electrode_current,
            });
            self.artificial_runs.push(vec![Run { rows: 0..table.len(), flags: 0 }]);
        }
        for phase in 0..KINDS.len() {
            let has = |id: &&MechanismId| {
                self.mechanisms.get(id.0 as usize).is_some_and(|k| k.by_phase[phase][0].is_some())
            };
            self.order[phase] = plan.order.iter().filter(has).copied().collect();
            self.artificial[phase] = plan.artificial.iter().filter(has).copied().collect();
        }
    }

    fn find_watched(&mut self, model: &Model) {
        self.watched.clear();
        for &source in model.sources() {
            let Ok(info) = model.source(source) else { continue };
            let SourceKind::Variable(handle) = info.kind else { continue };
            let row = match handle {
                DataHandle::Node { field: nrn_mech_abi::NodeField::V, node } => {
                    model.row_of_node(node).map(|r| r as u32)
                }
                _ => None,
            };
            self.watched.push(Watched { source, handle, row, threshold: info.threshold, above: info.above });
        }
    }

    fn find_netcons(&mut self, model: &Model) {
        self.netcons.clear();
        self.netcons.resize_with(model.n_mechanisms(), NetConList::default);
        let asks = |table: &MechanismTable| table.info().net_receive.as_ref().is_some_and(|r| r.for_netcons);
        if !model.mechanisms().any(|(_, table)| asks(table)) {
            return;
        }
        // Sources in the order they were made, and the NetCons of each in turn, as in NEURON; then those without a source.
        let has_none = |id: &&NetConId| model.netcon(**id).is_ok_and(|n| n.source.is_none());
        let all = model.sources().iter().filter_map(|s| model.source(*s).ok()).flat_map(|s| &s.netcons);
        let all = all.chain(model.netcons().iter().filter(has_none));
        let mut by_target: HashMap<_, Vec<u32>> = HashMap::new();
        for id in all {
            if let (Ok(netcon), Ok(range)) = (model.netcon(*id), model.weight_range(*id))
                && let Some(target) = netcon.target
            {
                by_target.entry(target).or_default().push(range.start as u32);
            }
        }
        for ((_, table), list) in model.mechanisms().zip(&mut self.netcons) {
            if !asks(table) {
                continue;
            }
            list.starts.push(0);
            for row in 0..table.len() {
                let to = table.point_process_of_row(row).and_then(|point| by_target.get(&point));
                list.first.extend(to.into_iter().flatten());
                list.starts.push(list.first.len() as u32);
            }
        }
    }

    fn kernel(&self, id: MechanismId, phase: KernelPhase, globals: &[f64]) -> Option<KernelId> {
        let kernels = self.mechanisms.get(id.0 as usize)?;
        let off = kernels.usetable.and_then(|ix| globals.get(ix)).is_some_and(|on| *on == 0.0);
        kernels.by_phase[phase as usize][usize::from(!off)]
    }
}

/// A kernel of a mechanism, and what it is called with.
struct Job<'a> {
    id: MechanismId,
    kernel: KernelId,
    runs: &'a [Run],
    args: &'a mut [f64],
    /// The weights that are the arguments instead, in the table of all weights.
    own: Option<Range<usize>>,
    netcons: &'a NetConList,
    env: Env,
}

static NO_NETCONS: NetConList = NetConList { starts: Vec::new(), first: Vec::new() };

/// Runs a kernel.
fn run_kernel(parts: &mut Parts<'_>, effects: &mut Effects, job: Job<'_>) -> Result<(), SimError> {
    let ix = job.id.0 as usize;
    let borrowed = crate::externals::borrow(parts.mechanisms, ix)?;
    let (Some(plan), Some(table)) = (parts.plan.mechanisms.get(ix), parts.mechanisms.get_mut(ix)) else {
        return Err(nrn_model::ModelError::NoVariable.into());
    };
    let MechanismTable { mechanism, columns, globals, tables, .. } = table;
    let rounding = if parts.plan.exact { nrn_mech_abi::raw::EXACT } else { 0 };
    for run in job.runs {
        let mut call = Call {
            rows: run.rows.clone(),
            flags: run.flags | rounding,
            columns,
            node_rows: &plan.node_rows,
            nodes: parts.nodes,
            ion_tables: parts.ions,
            ions: &plan.ions,
            globals,
            tables,
            args: job.args,
            netcons: NetCons {
                weights: parts.weights,
                own: job.own.clone(),
                starts: &job.netcons.starts,
                first: &job.netcons.first,
            },
            random: parts.random,
            env: job.env,
            effects,
        };
        mechanism.run(job.kernel, &mut call)?;
    }
    crate::externals::give_back(parts.mechanisms, ix, &borrowed);
    Ok(())
}

/// Hands over what kernels printed.
fn print(cx: &mut dyn Context) {
    for text in std::mem::take(&mut cx.sim().effects.prints) {
        cx.print(&text.format, &text.args);
    }
}

/// Which mechanisms of a phase run.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Which {
    /// All that have a place.
    Placed,
    /// Those whose current is part of the membrane current.
    Membrane,
    /// Those whose current is put in through an electrode.
    Electrode,
    /// Artificial cells.
    Artificial,
}

/// Runs a phase's kernels of all mechanisms, in order.
pub(crate) fn run_phase(cx: &mut dyn Context, phase: KernelPhase, which: Which) -> Result<(), SimError> {
    let mut i = 0;
    loop {
        let sim = cx.sim();
        let list = if which == Which::Artificial { &sim.calls.artificial } else { &sim.calls.order };
        let Some(&id) = list[phase as usize].get(i) else { return Ok(()) };
        i += 1;
        let electrode = sim.calls.mechanisms[id.0 as usize].electrode;
        if (which == Which::Membrane && electrode) || (which == Which::Electrode && !electrode) {
            continue;
        }
        run_mechanism(cx, id, phase, which == Which::Artificial)?;
    }
}

pub(crate) fn run_mechanism(
    cx: &mut dyn Context,
    id: MechanismId,
    phase: KernelPhase,
    artificial: bool,
) -> Result<(), SimError> {
    let Sim { model, calls, .. } = cx.sim();
    if calls.kernel(id, phase, &model.parts().mechanisms[id.0 as usize].globals).is_none() {
        return Ok(());
    }
    run_instances(cx, id, phase, artificial)?;
    if phase == KernelPhase::Initial && crate::tables::make_again(cx.sim(), id)? {
        cx.sim().effects.list.clear();
        run_instances(cx, id, phase, artificial)?;
    }
    if cx.sim().effects.list.is_empty() { Ok(()) } else { carry_out(cx, id, None) }
}

/// Runs a phase's kernel of all instances, in one go if they do not see each other.
fn run_instances(
    cx: &mut dyn Context,
    id: MechanismId,
    phase: KernelPhase,
    artificial: bool,
) -> Result<(), SimError> {
    if !is_serial(cx.sim(), id) {
        return run_part(cx, id, phase, artificial, None);
    }
    // Some instances see through their POINTERs what others do.
    let runs = runs_in_order(cx.sim(), id, artificial).to_vec();
    for row in runs.into_iter().flat_map(|run| run.rows) {
        run_part(cx, id, phase, artificial, Some(row))?;
    }
    Ok(())
}

/// The instances one after the other.
fn runs_in_order(sim: &mut Sim, id: MechanismId, artificial: bool) -> &[Run] {
    match artificial {
        true => &sim.calls.artificial_runs[id.0 as usize],
        false => &sim.model.parts().plan.mechanisms[id.0 as usize].ordered_runs,
    }
}

/// Runs a phase's kernel of one instance, or of all.
fn run_part(
    cx: &mut dyn Context,
    id: MechanismId,
    phase: KernelPhase,
    artificial: bool,
    row: Option<usize>,
) -> Result<(), SimError> {
    let pointers = has_pointers(cx.sim(), id);
    let rows = row.map_or(Rows::All, Rows::One);
    if pointers {
        gather_pointers(cx, id, rows)?;
    }
    let outside = extended::enter(cx.sim(), id, phase);
    let outcome = run_kernels(cx.sim(), id, phase, artificial, row);
    if outside {
        extended::leave(cx.sim(), id, phase);
    }
    if !cx.sim().effects.prints.is_empty() {
        print(cx);
    }
    outcome?;
    if pointers { scatter_pointers(cx, id, rows) } else { Ok(()) }
}

/// The kernel itself.
fn run_kernels(
    sim: &mut Sim,
    id: MechanismId,
    phase: KernelPhase,
    artificial: bool,
    row: Option<usize>,
) -> Result<(), SimError> {
    let Sim { model, calls, effects, env, .. } = sim;
    let mut parts = model.parts();
    let Some(kernel) = calls.kernel(id, phase, &parts.mechanisms[id.0 as usize].globals) else {
        return Ok(());
    };
    let one = row.map(|row| [Run { rows: row..row + 1, flags: 0 }]);
    let runs: &[Run] = match &one {
        Some(one) => one,
        None if artificial => &calls.artificial_runs[id.0 as usize],
        None if calls.is_ordered(id, kernel) => &parts.plan.mechanisms[id.0 as usize].ordered_runs,
        None => &parts.plan.mechanisms[id.0 as usize].runs,
    };
    let netcons = calls.netcons.get(id.0 as usize).unwrap_or(&NO_NETCONS);
    let job = Job { id, kernel, runs, args: &mut [], own: None, netcons, env: *env };
    let outcome = run_kernel(&mut parts, effects, job);
    // After a state kernel they follow with the next currents, as in NEURON.
    if phase == KernelPhase::Initial {
        crate::currents::concentrations_written(&mut parts, id, env.celsius);
    }
    outcome
}

/// Runs NET_RECEIVE (or its INITIAL) of one instance; the arguments are the weights of `netcon`, then the flag. False when the
/// mechanism has no such kernel.
pub(crate) fn run_receive(
    cx: &mut dyn Context,
    id: MechanismId,
    row: usize,
    phase: KernelPhase,
    weights: Option<NetConId>,
    flag: f64,
) -> Result<bool, SimError> {
    let pointers = has_pointers(cx.sim(), id);
    if pointers {
        gather_pointers(cx, id, Rows::All)?;
    }
    let Sim { model, calls, effects, env, scratch, .. } = cx.sim();
    let Some(table) = model.mechanism(id) else { return Ok(false) };
    let Some(kernel) = calls.kernel(id, phase, &table.globals) else { return Ok(false) };
    let n_args = table.info().net_receive.as_ref().map_or(1, |n| n.args.len().max(1));
    let runs = [Run { rows: row..row + 1, flags: 0 }];
    let netcons = calls.netcons.get(id.0 as usize).unwrap_or(&NO_NETCONS);
    let own = match weights {
        Some(netcon) => Some(model.weight_range(netcon)?),
        None => None,
    };
    let mut parts = model.parts();
    match &own {
        Some(own) => {
            if let Some(place) = parts.weights.get_mut(own.end - 1) {
                *place = flag;
            }
        }
        None => {
            // A self event that no NetCon caused: NEURON passes no weights; here they are zeros that nobody sees again.
            scratch.args.clear();
            scratch.args.resize(n_args + 1, 0.0);
            scratch.args[n_args] = flag;
        }
    }
    let job = Job { id, kernel, runs: &runs, args: &mut scratch.args, own, netcons, env: *env };
    let outcome = run_kernel(&mut parts, effects, job);
    let (wishes, prints) = (!effects.list.is_empty(), !effects.prints.is_empty());
    if prints {
        print(cx);
    }
    outcome?;
    if pointers {
        scatter_pointers(cx, id, Rows::All)?;
    }
    if wishes {
        carry_out(cx, id, weights)?;
    }
    Ok(true)
}

/// Calls FUNCTION or PROCEDURE `function` of a mechanism with `args`; `instance` where it needs one. The result is in `args[0]`
/// (there must be room for it). Tables are made first where they are missing.
pub fn call_function(
    cx: &mut dyn Context,
    id: MechanismId,
    function: u16,
    instance: Option<RowId>,
    args: &mut [f64],
) -> Result<(), SimError> {
    cx.sim().model.prepare()?;
    let Sim { model, calls, .. } = cx.sim();
    calls.refresh(model);
    crate::tables::check_tables(cx.sim())?;
    if has_pointers(cx.sim(), id) {
        gather_pointers(cx, id, Rows::All)?;
    }
    let sim = cx.sim();
    let Some(table) = sim.model.mechanism(id) else { return Err(nrn_model::ModelError::NoVariable.into()) };
    let tabled = table.info().usetable.and_then(|ix| table.globals.get(ix)).is_none_or(|on| *on != 0.0);
    let kernel = table.mechanism.kernel(KernelKind::Function(function), tabled);
    let kernel = kernel.ok_or(nrn_model::ModelError::NoVariable)?;
    let row = match instance {
        Some(row) => table.row(row).ok_or(nrn_model::ModelError::Dangling)?,
        None => 0,
    };
    let rows = if instance.is_some() || !table.is_empty() { row..row + 1 } else { 0..0 };
    let outcome = run_rows(sim, id, kernel, rows, args);
    print(cx);
    outcome?;
    if has_pointers(cx.sim(), id) {
        scatter_pointers(cx, id, Rows::All)?;
    }
    carry_out(cx, id, None)
}

fn run_rows(
    sim: &mut Sim,
    id: MechanismId,
    kernel: KernelId,
    rows: Range<usize>,
    args: &mut [f64],
) -> Result<(), SimError> {
    let Sim { model, calls, effects, env, .. } = sim;
    let runs = [Run { rows, flags: 0 }];
    let netcons = calls.netcons.get(id.0 as usize).unwrap_or(&NO_NETCONS);
    let job = Job { id, kernel, runs: &runs, args, own: None, netcons, env: *env };
    run_kernel(&mut model.parts(), effects, job)
}

/// The value of a condition that an instance WATCHes.
pub(crate) fn watched_value(
    cx: &mut dyn Context,
    id: MechanismId,
    row: usize,
    kernels: [Option<KernelId>; 2],
) -> Result<f64, SimError> {
    if has_pointers(cx.sim(), id) {
        gather_pointers(cx, id, Rows::All)?;
    }
    let sim = cx.sim();
    let off = sim
        .model
        .mechanism(id)
        .is_some_and(|t| t.info().usetable.and_then(|ix| t.globals.get(ix)).is_some_and(|on| *on == 0.0));
    let Some(kernel) = kernels[usize::from(!off)] else { return Ok(-1.0) };
    let mut value = [0.0];
    run_rows(sim, id, kernel, row..row + 1, &mut value)?;
    Ok(value[0])
}

/// Runs CONSTRUCTOR or DESTRUCTOR of an instance, if its mechanism has one.
pub fn run_block_of(
    cx: &mut dyn Context,
    id: MechanismId,
    row: RowId,
    kind: KernelKind,
) -> Result<(), SimError> {
    let sim = cx.sim();
    let Some(kernel) = sim.model.mechanism(id).and_then(|table| table.mechanism.kernel(kind, true)) else {
        return Ok(());
    };
    sim.model.prepare()?;
    let Sim { model, calls, .. } = cx.sim();
    calls.refresh(model);
    let Some(row) = model.mechanism(id).and_then(|table| table.row(row)) else { return Ok(()) };
    let outcome = run_rows(cx.sim(), id, kernel, row..row + 1, &mut []);
    print(cx);
    outcome?;
    carry_out(cx, id, None)
}
