//! Which kernels run in which phase, found once per plan, and running them.

use crate::context::Context;
use crate::deliver::carry_out;
use crate::error::SimError;
use crate::sim::Sim;
use nrn_mech_abi::{Call, Effects, Env, KernelId, KernelKind};
use nrn_model::plan::Run;
use nrn_model::{DataHandle, MechanismId, MechanismTable, Model, Parts, RowId, SourceId, SourceKind};

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
    pub watched: Vec<Watched>,
}

impl Calls {
    pub fn refresh(&mut self, model: &Model) {
        let plan = model.plan();
        if self.version == plan.version && self.net_version == model.net_version() {
            return;
        }
        if self.version != plan.version {
            self.find_kernels(model);
            self.version = plan.version;
        }
        self.find_watched(model);
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

    fn kernel(&self, id: MechanismId, phase: KernelPhase, globals: &[f64]) -> Option<KernelId> {
        let kernels = self.mechanisms.get(id.0 as usize)?;
        let off = kernels.usetable.and_then(|ix| globals.get(ix)).is_some_and(|on| *on == 0.0);
        kernels.by_phase[phase as usize][usize::from(!off)]
    }
}

/// Runs one kernel over `runs`.
fn run_kernel(
    parts: &mut Parts<'_>,
    effects: &mut Effects,
    env: Env,
    id: MechanismId,
    kernel: KernelId,
    runs: &[Run],
    args: &mut [f64],
) -> Result<(), SimError> {
    let plan = &parts.plan.mechanisms[id.0 as usize];
    let MechanismTable { mechanism, columns, globals, tables, .. } = &mut parts.mechanisms[id.0 as usize];
    for run in runs {
        let mut call = Call {
            rows: run.rows.clone(),
            flags: run.flags,
            columns,
            node_rows: &plan.node_rows,
            nodes: parts.nodes,
            ion_tables: parts.ions,
            ions: &plan.ions,
            globals,
            tables,
            args,
            env,
            effects,
        };
        mechanism.run(kernel, &mut call)?;
    }
    Ok(())
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
    let pointers = has_pointers(cx.sim(), id);
    if pointers {
        gather_pointers(cx, id)?;
    }
    let Sim { model, calls, effects, env, .. } = cx.sim();
    let mut parts = model.parts();
    let Some(kernel) = calls.kernel(id, phase, &parts.mechanisms[id.0 as usize].globals) else {
        return Ok(());
    };
    let runs = if artificial {
        &calls.artificial_runs[id.0 as usize]
    } else {
        &parts.plan.mechanisms[id.0 as usize].runs
    };
    let outcome = run_kernel(&mut parts, effects, *env, id, kernel, runs, &mut []);
    // After a state kernel they follow with the next currents, as in NEURON.
    if phase == KernelPhase::Initial {
        crate::currents::concentrations_written(&mut parts, id, env.celsius);
    }
    let wishes = !effects.list.is_empty();
    outcome?;
    if pointers {
        scatter_pointers(cx, id)?;
    }
    if wishes { carry_out(cx, id, None) } else { Ok(()) }
}

/// Runs NET_RECEIVE (or its INITIAL) of one instance; the arguments are the weights of `netcon`, then the flag. False when the
/// mechanism has no such kernel.
pub(crate) fn run_receive(
    cx: &mut dyn Context,
    id: MechanismId,
    row: usize,
    phase: KernelPhase,
    weights: Option<nrn_model::NetConId>,
    flag: f64,
) -> Result<bool, SimError> {
    let pointers = has_pointers(cx.sim(), id);
    if pointers {
        gather_pointers(cx, id)?;
    }
    let Sim { model, calls, effects, env, scratch, .. } = cx.sim();
    let Some(table) = model.mechanism(id) else { return Ok(false) };
    let Some(kernel) = calls.kernel(id, phase, &table.globals) else { return Ok(false) };
    let n_args = table.info().net_receive.as_ref().map_or(1, |n| n.args.len().max(1));
    let run = [Run { rows: row..row + 1, flags: 0 }];
    let outcome = match weights {
        Some(netcon) => {
            let (mut parts, args) = model.parts_with_weights(netcon)?;
            if let Some(last) = args.last_mut() {
                *last = flag;
            }
            run_kernel(&mut parts, effects, *env, id, kernel, &run, args)
        }
        None => {
            // A self event that no NetCon caused: NEURON passes no weights; here they are zeros that nobody sees again.
            scratch.args.clear();
            scratch.args.resize(n_args + 1, 0.0);
            scratch.args[n_args] = flag;
            run_kernel(&mut model.parts(), effects, *env, id, kernel, &run, &mut scratch.args)
        }
    };
    let wishes = !effects.list.is_empty();
    outcome?;
    if pointers {
        scatter_pointers(cx, id)?;
    }
    if wishes {
        carry_out(cx, id, weights)?;
    }
    Ok(true)
}

fn has_pointers(sim: &Sim, id: MechanismId) -> bool {
    sim.model.plan().pointers.get(id.0 as usize).is_some_and(|l| !l.is_empty())
}

fn pointer(sim: &Sim, id: MechanismId, i: usize) -> Option<(u32, u16, DataHandle)> {
    sim.model.plan().pointers.get(id.0 as usize)?.get(i).copied()
}

fn gather_pointers(cx: &mut dyn Context, id: MechanismId) -> Result<(), SimError> {
    let mut i = 0;
    while let Some((row, column, target)) = pointer(cx.sim(), id, i) {
        i += 1;
        let x = match target {
            DataHandle::Outside { .. } => cx.read_outside(target)?,
            _ => cx.sim().peek(target)?,
        };
        let parts = cx.sim().model.parts();
        parts.mechanisms[id.0 as usize].columns.set(column as usize, row as usize, x);
    }
    Ok(())
}

/// Writes back what a kernel changed; what it left alone may have been changed through another pointer.
fn scatter_pointers(cx: &mut dyn Context, id: MechanismId) -> Result<(), SimError> {
    let mut i = 0;
    while let Some((row, column, target)) = pointer(cx.sim(), id, i) {
        i += 1;
        let new = cx.sim().model.parts().mechanisms[id.0 as usize].columns.get(column as usize, row as usize);
        match target {
            DataHandle::Outside { .. } => {
                if cx.read_outside(target)? != new {
                    cx.write_outside(target, new)?;
                }
            }
            _ => {
                let sim = cx.sim();
                if sim.peek(target)? != new {
                    sim.write(target, new)?;
                }
            }
        }
    }
    Ok(())
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
        gather_pointers(cx, id)?;
    }
    let Sim { model, effects, env, .. } = cx.sim();
    let Some(table) = model.mechanism(id) else { return Err(nrn_model::ModelError::NoVariable.into()) };
    let tabled = table.info().usetable.and_then(|ix| table.globals.get(ix)).is_none_or(|on| *on != 0.0);
    let kernel = table.mechanism.kernel(KernelKind::Function(function), tabled);
    let kernel = kernel.ok_or(nrn_model::ModelError::NoVariable)?;
    let row = match instance {
        Some(row) => table.row(row).ok_or(nrn_model::ModelError::Dangling)?,
        None => 0,
    };
    let rows = if instance.is_some() || !table.is_empty() { row..row + 1 } else { 0..0 };
    let run = [Run { rows, flags: 0 }];
    let mut parts = model.parts();
    run_kernel(&mut parts, effects, *env, id, kernel, &run, args)?;
    if has_pointers(cx.sim(), id) {
        scatter_pointers(cx, id)?;
    }
    carry_out(cx, id, None)
}
