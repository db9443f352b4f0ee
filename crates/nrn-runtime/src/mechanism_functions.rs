//! FUNCTIONs and PROCEDUREs of mechanisms, called from a language: `rates_hh(v)` of the instance that `setdata_hh(x)` chose,
//! `syn.f(x)` of a point process, `segment.hh.rates(v)` from Python.

use crate::args::{Args, number};
use crate::cx::Cx;
use crate::{classes, texts};
use hoc_vm::{HocError, Object, Value};
use nrn_mech_abi::{ColumnRole, FunctionInfo, KernelKind, MechanismKind};
use nrn_model::{Insertable, MechanismId, ModelError, PointProcessId, RowId, SectionId};

/// Calls `rates_hh(v)`, `setdata_hh(x)` or a function of a library mechanism, by the number of its name.
pub fn call_named(cx: &mut Cx<'_>, function: u32, args: &Args<'_>) -> Result<Value, HocError> {
    let (id, which) =
        cx.engine.mechanism_function(function).ok_or_else(|| texts::unknown_number("function"))?;
    if which == u16::MAX {
        return choose(cx, id, args);
    }
    let info = description(cx, id, which)?;
    let name = full_name(cx, id, &info.name);
    let suffix = cx.engine.mechanism_info(id).map(|i| i.name.clone()).unwrap_or_default();
    let chosen = cx.engine.chosen_instances.get(&id).copied();
    // An instance that is gone is none.
    let instance =
        chosen.filter(|row| cx.engine.sim.model.mechanism(id).is_some_and(|t| t.row(*row).is_some()));
    if info.needs_instance && instance.is_none() {
        return Err(texts::no_instance(&name, &suffix));
    }
    run(cx, id, which, instance, args).map_err(|e| texts::in_call(&name, e))
}

/// `setdata_hh(x)`: the functions of `hh` are those of the instance at `x` of the accessed section from now on.
fn choose(cx: &mut Cx<'_>, id: MechanismId, args: &Args<'_>) -> Result<Value, HocError> {
    let (section, x) = args.location(cx, 1).map_err(|e| texts::in_call(&full_name(cx, id, "setdata"), e))?;
    let row = cx.engine.sim.model.instance(section, x, id).map_err(|e| match e {
        ModelError::NotInserted(..) => {
            texts::not_inserted(&cx.engine.class_or_mechanism_name(id), &cx.engine.name_of_section(section))
        }
        other => texts::model(&other),
    })?;
    cx.engine.chosen_instances.insert(id, row);
    number(1.0)
}

/// Calls a function of a point process or artificial cell.
pub fn call_of_point(
    cx: &mut Cx<'_>,
    object: &Object,
    id: MechanismId,
    which: u16,
    args: &Args<'_>,
) -> Result<Value, HocError> {
    let point = cx.point_process(object).ok_or_else(texts::object_is_gone)?;
    let model = &cx.engine.sim.model;
    let row = model.point_process(point).map_err(|e| texts::model(&e))?.row;
    let kind = model.mechanism(id).map(|table| table.info().kind);
    if kind == Some(MechanismKind::PointProcess) && model.location(point).is_none() {
        return Err(texts::no_instance_of_point());
    }
    let name = description(cx, id, which)?.name;
    run(cx, id, which, Some(row), args).map_err(|e| texts::in_call(&name, e))
}

impl Cx<'_> {
    /// Number of the FUNCTION or PROCEDURE `name` of a mechanism.
    pub fn mechanism_function(&self, id: MechanismId, name: &str) -> Option<u16> {
        let info = self.engine.mechanism_info(id)?;
        info.functions.iter().position(|f| f.name == name).map(|ix| ix as u16)
    }
    /// Names of the FUNCTIONs and PROCEDUREs of a mechanism.
    pub fn mechanism_function_names(&self, id: MechanismId) -> Vec<String> {
        let info = self.engine.mechanism_info(id);
        info.map(|i| i.functions.iter().map(|f| f.name.clone()).collect()).unwrap_or_default()
    }
    /// Calls one of them for an instance. Fails with `None` when the instance is gone.
    pub fn call_mechanism_function(
        &mut self,
        id: MechanismId,
        which: u16,
        row: RowId,
        args: &[Value],
    ) -> Option<Result<Value, HocError>> {
        self.engine.sim.model.mechanism(id)?.row(row)?;
        let name = description(self, id, which).ok()?.name;
        Some(run(self, id, which, Some(row), &Args(args)).map_err(|e| texts::in_call(&name, e)))
    }
    /// The object of class NMODLRandom for the RANDOM variable `name` of an instance.
    pub fn random_variable(&mut self, id: MechanismId, row: RowId, name: &str) -> Option<Object> {
        let info = self.engine.mechanism_info(id)?;
        let column = info.columns.iter().find(|c| c.role == ColumnRole::Random && c.name == name)?;
        let place = classes::nmodl_random::Place { mechanism: id, row, first: column.first };
        Some(classes::nmodl_random::object_of(self, place))
    }
    /// The same by its full name (`stream_suffix`), at `x` of a section.
    pub fn random_variable_at(&mut self, section: SectionId, x: f64, name: &str) -> Option<Object> {
        let model = &self.engine.sim.model;
        let (id, stream) = model.mechanisms().find_map(|(id, table)| {
            let info = table.info();
            let stream = name.strip_suffix(info.name.as_str())?.strip_suffix('_')?;
            let is_stream = |c: &&nrn_mech_abi::ColumnInfo| c.role == ColumnRole::Random && c.name == stream;
            (info.kind == MechanismKind::Density && info.columns.iter().any(|c| is_stream(&c)))
                .then(|| (id, stream.to_owned()))
        })?;
        let row = model.instance(section, x, id).ok()?;
        self.random_variable(id, row, &stream)
    }
}

impl Cx<'_> {
    /// Inserts a density mechanism or ion into a section; new instances run their CONSTRUCTOR.
    pub fn insert(&mut self, section: SectionId, what: Insertable) -> Result<(), HocError> {
        let fail = |e: ModelError| texts::model(&e);
        let model = &mut self.engine.sim.model;
        let new = !model.has(section, what).map_err(fail)?;
        model.insert(section, what).map_err(fail)?;
        let Insertable::Mechanism(id) = what else { return Ok(()) };
        if !new || self.inserts_quietly(what) {
            return Ok(());
        }
        let model = &self.engine.sim.model;
        let n = model.section(section).map_err(fail)?.nseg();
        for i in 0..n {
            let x = (i as f64 + 0.5) / n as f64;
            let row = self.engine.sim.model.instance(section, x, id).map_err(fail)?;
            nrn_solver::run_block_of(self, id, row, KernelKind::Constructor)
                .map_err(crate::solver::unwrap)?;
        }
        Ok(())
    }
    /// Has it no CONSTRUCTOR?
    pub fn inserts_quietly(&self, what: Insertable) -> bool {
        let Insertable::Mechanism(id) = what else { return true };
        let table = self.engine.sim.model.mechanism(id);
        table.is_none_or(|table| table.mechanism.kernel(KernelKind::Constructor, true).is_none())
    }
    /// Takes a density mechanism out of a section. `extracellular` stays, and so do ions, with a warning.
    pub fn uninsert(&mut self, section: SectionId, what: Insertable) -> Result<(), HocError> {
        let warning = match (self.engine.sim.model.uninsert(section, what), what) {
            (Err(ModelError::Stays(id)), _) => {
                let name = self.engine.mechanism_info(id).map(|info| info.name.clone()).unwrap_or_default();
                format!("Can't uninsert mechanism {name}")
            }
            (Err(ModelError::ReadOnly), Insertable::Ion(ion)) => {
                let name = self.engine.sim.model.ion(ion).map(|ion| ion.name().to_owned());
                format!("Not allowed to uninsert ions at this time {}_ion", name.unwrap_or_default())
            }
            (outcome, _) => return outcome.map_err(|e| texts::model(&e)),
        };
        self.vm.warn(self.engine, &warning);
        Ok(())
    }
    /// `nlayer_extracellular(n)`: names that are known already mean the new columns. Fails while there are instances.
    pub fn set_extracellular_layers(&mut self, layers: usize) -> Result<(), HocError> {
        let names = self.engine.range_names();
        self.engine.sim.model.set_extracellular_layers(layers).map_err(|e| texts::model(&e))?;
        self.engine.find_ranges_again(&names);
        self.vm.names_changed();
        Ok(())
    }
    /// CONSTRUCTOR or DESTRUCTOR of a point process that has a place, or of an artificial cell.
    pub(crate) fn run_block_of_point(
        &mut self,
        id: PointProcessId,
        kind: KernelKind,
    ) -> Result<(), HocError> {
        let model = &self.engine.sim.model;
        let Ok(point) = model.point_process(id) else { return Ok(()) };
        let (mechanism, row) = (point.mechanism, point.row);
        let artificial =
            model.mechanism(mechanism).is_some_and(|t| t.info().kind == MechanismKind::ArtificialCell);
        if !artificial && model.location(id).is_none() {
            return Ok(());
        }
        nrn_solver::run_block_of(self, mechanism, row, kind).map_err(crate::solver::unwrap)
    }
}

fn description(cx: &Cx<'_>, id: MechanismId, which: u16) -> Result<FunctionInfo, HocError> {
    let info = cx.engine.mechanism_info(id).and_then(|i| i.functions.get(usize::from(which)).cloned());
    info.ok_or_else(|| texts::unknown_number("function"))
}
/// As HOC has it, with the suffix.
fn full_name(cx: &Cx<'_>, id: MechanismId, name: &str) -> String {
    match cx.engine.mechanism_info(id) {
        Some(info) if info.kind == MechanismKind::Density => format!("{name}_{}", info.name),
        _ => name.to_owned(),
    }
}

fn run(
    cx: &mut Cx<'_>,
    id: MechanismId,
    which: u16,
    instance: Option<RowId>,
    args: &Args<'_>,
) -> Result<Value, HocError> {
    let info = description(cx, id, which)?;
    if let Some(table) = cx.engine.mechanism_info(id).and_then(|i| i.table_given_by(&info.name)) {
        return crate::function_tables::give(cx, id, table, args);
    }
    let mut numbers = vec![0.0; info.n_args.max(1)];
    for (i, place) in numbers.iter_mut().enumerate().take(info.n_args) {
        *place = args.number(i + 1)?;
    }
    nrn_solver::call_function(cx, id, which, instance, &mut numbers).map_err(crate::solver::unwrap)?;
    number(if info.returns { numbers[0] } else { 1.0 })
}
