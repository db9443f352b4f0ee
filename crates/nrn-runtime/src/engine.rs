//! The engine: all state that is not the language's. No globals: two engines live side by side in one process.

use crate::foreign::ForeignHost;
use crate::hooks::Hooks;
use crate::object::{Objects, Payload};
use crate::place::HostPlace;
use crate::sections::SectionStack;
use crate::tables::{Class, Function, PythonReturn};
use crate::{classes, functions, settings, texts};
use hoc_vm::{HocError, HostName, HostPointer, Member, Object, Pointer, Returns};
use nrn_mech_abi::MechanismKind;
use nrn_model::{CouplingId, DataHandle, Insertable, MechanismId, PointProcessId, RangeVariable, SectionId};
use nrn_solver::Sim;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Classes with this bit are made from a mechanism; the rest of the number is the mechanism's.
pub const MECHANISM_CLASS: u32 = 1 << 24;
/// Functions with this bit are FUNCTIONs and PROCEDUREs of mechanisms.
pub const MECHANISM_FUNCTION: u32 = 1 << 24;
/// The number in [`HostName::Mechanism`] of what every section has: capacitance and morphology.
pub const EVERYWHERE: u32 = u32::MAX;
/// Room of [`DataHandle::Outside`]: pointers that the engine keeps.
pub const ROOM_POINTERS: u32 = 0;

/// Where `print` and error reports go.
pub type Sink = Box<dyn FnMut(&str)>;

/// All state but the language's.
pub struct Engine {
    /// Model, Vectors, time, events.
    pub sim: Sim,
    /// The section stack.
    pub sections: SectionStack,
    /// Data of the objects of our classes.
    pub objects: Objects,
    /// Units that users gave to names (`units("name", "text")`).
    pub units: HashMap<String, String>,
    /// Which object a point process belongs to.
    pub point_process_objects: HashMap<PointProcessId, u64, nrn_model::BySlot>,
    /// Which object a Vector belongs to, as far as somebody may ask for it.
    pub vector_object_ids: HashMap<nrn_objects::VectorId, u64, nrn_model::BySlot>,
    /// Sources by global number (`ParallelContext.cell`).
    pub gids: std::collections::BTreeMap<i64, nrn_model::SourceId>,
    /// Names of sections that differ from what the model keeps.
    pub full_names: HashMap<SectionId, Option<Rc<str>>, nrn_model::BySlot>,
    /// Numbers that are neither the model's nor the language's (`stoprun`, `hoc_ac_`, ...), see [`crate::settings`].
    pub settings: Vec<f64>,
    /// What is called when events of ours are due.
    pub hooks: Hooks,
    /// What windows would show.
    pub screen: nrn_view::Screen,
    /// What the screen's numbers stand for.
    pub links: crate::links::Links,
    /// The session file that is being written.
    pub session: Option<classes::gui::session::Session>,
    /// The other language, when there is one.
    pub foreign_host: Option<Rc<dyn ForeignHost>>,
    /// Files and folders: what was loaded, where to look.
    pub files: crate::files::Files,
    /// Global numbers that were given to this process.
    pub gid_homes: HashSet<i64>,
    /// Vectors of `spike_record(-1, times, gids)`.
    pub record_all_spikes: Option<(nrn_objects::VectorId, nrn_objects::VectorId)>,
    /// `ParallelContext.nthread`.
    pub n_threads: f64,
    /// Settings of the variable step method, for whoever asks.
    pub tolerances: Vec<f64>,
    /// Instances chosen by `setdata_suffix(x)`.
    pub chosen_instances: HashMap<MechanismId, nrn_model::RowId>,
    /// `distance(0, x)`.
    pub distance_origin: Option<(SectionId, f64)>,
    /// Spikes that PatternStims fire.
    pub(crate) patterns: HashMap<PointProcessId, classes::Pattern>,
    /// Channels put together at run time.
    pub(crate) channels: crate::channels::Channels,
    /// Jobs and messages of `ParallelContext`.
    pub board: classes::parallel_board::Board,
    /// Values carried between variables in every step.
    pub transfer: classes::transfer::Transfer,
    /// Hooks of `CVode.extra_scatter_gather`.
    pub extra_hooks: Vec<nrn_solver::HookId>,
    /// Scales of tolerances, by name of the variable.
    pub tolerance_scales: HashMap<String, f64>,
    /// NetCons that were made without a source.
    pub sourceless: HashSet<nrn_model::NetConId>,
    /// `CVode.queue_mode`
    pub queue_mode: f64,
    /// `ParallelContext.optimize_node_order`
    pub node_order: f64,
    /// `CVode.dae_init_dteps`, ms
    pub dae_step: f64,
    /// How `fit_praxis` searches.
    pub praxis: functions::praxis::Praxis,
    /// What `batch_run` writes.
    pub batch: Vec<Pointer>,
    /// What `hoc_pointer_` was given last.
    pub pointed: Option<Pointer>,
    /// What was said once and is not said again.
    pub notes: HashSet<&'static str>,
    /// Texts of the `.mod` files and paths of the plugins that were loaded.
    pub loaded: HashSet<String>,
    /// Where `print` goes.
    pub output: Sink,
    /// `plt(-2)`: what is printed is text of a plot, which is not drawn.
    pub plots_text: bool,
    /// Where error reports go.
    pub errors: Sink,
    /// Where warnings go instead of [`Engine::errors`], when somebody wants them.
    pub warnings: Option<Sink>,
    /// Set from outside to stop a long run.
    pub interrupt: std::sync::Arc<std::sync::atomic::AtomicBool>,
    /// Who wants to be asked during long runs.
    pub watch: crate::watch::Watch,
    pub(crate) functions: Vec<&'static Function>,
    pub(crate) classes: Vec<&'static Class>,
    names: rustc_hash::FxHashMap<String, HostName>,
    ranges: Vec<RangeVariable>,
    insertables: Vec<Insertable>,
    mechanism_functions: Vec<(MechanismId, u16)>,
    pointers: Vec<Pointer>,
    pub(crate) linear_mechanisms: HashMap<CouplingId, classes::linear_mechanism::Parts>,
}

impl Engine {
    /// An engine without mechanisms.
    pub fn new() -> Engine {
        let mut engine = Engine {
            sim: Sim::new(),
            sections: SectionStack::default(),
            objects: Objects::default(),
            units: HashMap::default(),
            point_process_objects: HashMap::default(),
            vector_object_ids: HashMap::default(),
            gids: Default::default(),
            full_names: HashMap::default(),
            settings: settings::defaults(),
            hooks: Hooks::default(),
            screen: nrn_view::Screen::default(),
            links: Default::default(),
            session: None,
            foreign_host: None,
            files: crate::files::Files::new(),
            gid_homes: Default::default(),
            record_all_spikes: None,
            n_threads: 1.0,
            tolerances: Vec::new(),
            chosen_instances: HashMap::new(),
            distance_origin: None,
            patterns: HashMap::new(),
            channels: Default::default(),
            board: Default::default(),
            transfer: Default::default(),
            extra_hooks: Vec::new(),
            tolerance_scales: HashMap::new(),
            sourceless: HashSet::new(),
            queue_mode: 0.0,
            node_order: 0.0,
            dae_step: 1e-9,
            batch: Vec::new(),
            praxis: Default::default(),
            pointed: None,
            notes: HashSet::new(),
            loaded: HashSet::new(),
            output: Box::new(crate::output::to_stdout),
            plots_text: false,
            errors: Box::new(crate::output::to_stderr),
            warnings: None,
            interrupt: Default::default(),
            watch: Default::default(),
            functions: functions::all(),
            classes: classes::all(),
            names: Default::default(),
            ranges: Vec::new(),
            insertables: Vec::new(),
            mechanism_functions: Vec::new(),
            pointers: Vec::new(),
            linear_mechanisms: HashMap::new(),
        };
        engine.index_names();
        engine
    }

    fn index_names(&mut self) {
        for (ix, function) in self.functions.iter().enumerate() {
            self.names.insert(function.name.into(), HostName::Function(ix as u32, function.returns));
        }
        for (ix, class) in self.classes.iter().enumerate() {
            self.names.insert(class.name.into(), HostName::Class(ix as u32));
        }
        for (ix, setting) in settings::SETTINGS.iter().enumerate() {
            self.names
                .insert(setting.name.into(), HostName::Variable(HostPlace::Setting(ix as u32).pack(), 0));
        }
    }

    // ---- names ----

    /// What a name is.
    pub fn resolve_name(&mut self, name: &str) -> Option<HostName> {
        if let Some(known) = self.names.get(name) {
            return Some(*known);
        }
        let found = self.resolve_model_name(name)?;
        self.names.insert(name.into(), found);
        Some(found)
    }
    fn resolve_model_name(&mut self, name: &str) -> Option<HostName> {
        if let Some(property) = crate::section_property::number_of(name) {
            return Some(HostName::SectionProperty(property));
        }
        if let Some(handle) = settings::env_variable(name) {
            return Some(HostName::Variable(HostPlace::Data(handle).pack(), 0));
        }
        if ["capacitance", "morphology"].contains(&name) {
            return Some(HostName::Mechanism(EVERYWHERE));
        }
        if let Some(insertable) = self.sim.model.insertable(name) {
            self.insertables.push(insertable);
            return Some(HostName::Mechanism(self.insertables.len() as u32 - 1));
        }
        if let Some(range) = self.sim.model.range_variable(name) {
            self.ranges.push(range);
            return Some(HostName::Range(self.ranges.len() as u32 - 1));
        }
        if let Some(mechanism) = self.sim.model.mechanism_by_name(name) {
            let kind = self.mechanism_info(mechanism)?.kind;
            if matches!(kind, MechanismKind::PointProcess | MechanismKind::ArtificialCell) {
                return Some(HostName::Class(MECHANISM_CLASS | mechanism.0));
            }
        }
        if let Some(global) = self.sim.model.global_variable(name) {
            let len = if global.is_array { global.len as u32 } else { 0 };
            return Some(HostName::Variable(HostPlace::Data(global.handle).pack(), len));
        }
        self.resolve_mechanism_function(name)
    }
    fn resolve_mechanism_function(&mut self, name: &str) -> Option<HostName> {
        for ix in 0..self.sim.model.n_mechanisms() as u32 {
            let id = MechanismId(ix);
            let Some(info) = self.mechanism_info(id) else { continue };
            if matches!(info.kind, MechanismKind::PointProcess | MechanismKind::ArtificialCell) {
                continue;
            }
            let suffix =
                if info.kind == MechanismKind::Library { String::new() } else { format!("_{}", info.name) };
            let Some(base) = name.strip_suffix(suffix.as_str()) else { continue };
            if base == "setdata" && !suffix.is_empty() {
                self.mechanism_functions.push((id, u16::MAX));
            } else if let Some(function) = info.functions.iter().position(|f| f.name == base) {
                self.mechanism_functions.push((id, function as u16));
            } else {
                continue;
            }
            return Some(HostName::Function(
                MECHANISM_FUNCTION | (self.mechanism_functions.len() as u32 - 1),
                Returns::Number,
            ));
        }
        None
    }
    /// Mechanisms or ions were registered: what names mean may have changed.
    pub fn forget_model_names(&mut self) {
        self.names.clear();
        self.index_names();
    }
    /// Every name we know beside the language's and the model's variables.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.functions.iter().map(|f| f.name.to_owned()).collect();
        names.extend(self.classes.iter().map(|c| c.name.to_owned()));
        names.extend(settings::SETTINGS.iter().map(|s| s.name.to_owned()));
        names.extend(["t", "dt", "celsius"].map(str::to_owned));
        names.extend(self.sim.model.range_variable_names().map(str::to_owned));
        names.extend(self.sim.model.global_variable_names().map(str::to_owned));
        names.extend(self.sim.model.mechanisms().map(|m| m.1.info().name.clone()));
        names
    }
    /// The table of functions.
    pub fn function_table(&self) -> &[&'static Function] {
        &self.functions
    }
    /// The table of classes.
    pub fn class_table(&self) -> &[&'static Class] {
        &self.classes
    }
    /// The range variable with a number from [`HostName::Range`].
    pub fn range(&self, number: u32) -> Result<RangeVariable, HocError> {
        self.ranges.get(number as usize).cloned().ok_or_else(|| texts::unknown_number("range variable"))
    }
    /// The names of all range variables that have a number.
    pub(crate) fn range_names(&self) -> Vec<Option<String>> {
        let names = |wanted: &RangeVariable| {
            let model = &self.sim.model;
            let mut names = model.range_variable_names();
            names.find(|name| model.range_variable(name).as_ref() == Some(wanted)).map(str::to_owned)
        };
        self.ranges.iter().map(names).collect()
    }
    /// Numbers mean what these names are now.
    pub(crate) fn find_ranges_again(&mut self, names: &[Option<String>]) {
        for (range, name) in self.ranges.iter_mut().zip(names) {
            if let Some(now) = name.as_ref().and_then(|name| self.sim.model.range_variable(name)) {
                *range = now;
            }
        }
        self.forget_model_names();
    }
    /// What can be inserted, by the number from [`HostName::Mechanism`].
    pub fn insertable(&self, number: u32) -> Option<Insertable> {
        self.insertables.get(number as usize).copied()
    }
    /// A function of a mechanism, by the number from [`HostName::Function`].
    pub fn mechanism_function(&self, number: u32) -> Option<(MechanismId, u16)> {
        self.mechanism_functions.get((number & !MECHANISM_FUNCTION) as usize).copied()
    }

    // ---- classes ----

    /// Number of a class.
    pub fn class_number(&mut self, name: &str) -> Option<u32> {
        match self.resolve_name(name)? {
            HostName::Class(class) => Some(class),
            _ => None,
        }
    }
    /// Row of a built-in class.
    pub fn class(&self, number: u32) -> Option<&'static Class> {
        self.classes.get(number as usize).copied()
    }
    /// Name of a class.
    pub fn class_name(&self, number: u32) -> String {
        match self.mechanism_of_class(number) {
            Some(id) => self.mechanism_info(id).map(|i| i.name.clone()).unwrap_or_default(),
            None => self.class(number).map(|c| c.name.to_owned()).unwrap_or_default(),
        }
    }
    /// The mechanism a class is made from.
    pub fn mechanism_of_class(&self, number: u32) -> Option<MechanismId> {
        if number & MECHANISM_CLASS != 0 && number != u32::MAX {
            Some(MechanismId(number & !MECHANISM_CLASS))
        } else {
            None
        }
    }
    /// Name of a mechanism.
    pub fn class_or_mechanism_name(&self, id: MechanismId) -> String {
        self.mechanism_info(id).map(|i| i.name.clone()).unwrap_or_default()
    }
    /// Description of a mechanism.
    pub fn mechanism_info(&self, id: MechanismId) -> Option<&nrn_mech_abi::MechanismInfo> {
        self.sim.model.mechanism(id).map(|m| m.info())
    }
    /// What a member of a class is.
    pub fn member_of(&self, class: u32, name: &str) -> Option<Member> {
        if let Some(mechanism) = self.mechanism_of_class(class) {
            return classes::point_process::member(self, mechanism, name);
        }
        let class = self.class(class)?;
        if let Some(ix) = class.methods.iter().position(|m| m.name == name) {
            return Some(Member::Method(ix as u32, class.methods[ix].returns));
        }
        if let Some(ix) = class.fields.iter().position(|f| f.name == name) {
            return Some(Member::Field(ix as u32, class.fields[ix].indexed));
        }
        class.dynamic.and_then(|d| (d.knows)(name).then_some(Member::Dynamic))
    }
    /// Names of all members of a class.
    pub fn member_names(&self, class: u32) -> Vec<String> {
        if let Some(mechanism) = self.mechanism_of_class(class) {
            return classes::point_process::member_names(self, mechanism);
        }
        let Some(class) = self.class(class) else { return Vec::new() };
        class
            .methods
            .iter()
            .map(|m| m.name)
            .chain(class.fields.iter().map(|f| f.name))
            .map(str::to_owned)
            .collect()
    }
    /// What Python gets where a method returns a number.
    pub fn python_return(&self, class: u32, method: u32) -> PythonReturn {
        let row = self.class(class).and_then(|c| c.methods.get(method as usize));
        row.map_or(PythonReturn::Same, |m| m.python)
    }
    /// The foreign thing behind an object.
    pub fn foreign_of(&self, object: &Object) -> Option<Rc<dyn crate::Foreign>> {
        match &self.objects.get(&object.id())?.payload {
            Payload::Foreign(thing) => Some(thing.clone()),
            _ => None,
        }
    }

    /// Notes which object a Vector belongs to.
    pub fn vector_objects(&mut self, vector: nrn_objects::VectorId, object: u64) {
        self.vector_object_ids.insert(vector, object);
    }

    // ---- places ----

    /// A handle the solver can follow. Variables of the language get a number in the room of pointers.
    pub fn handle_of(&mut self, pointer: &Pointer) -> Result<DataHandle, HocError> {
        if let Pointer::Host(place) = pointer
            && let HostPlace::Data(handle) = HostPlace::unpack(*place)
        {
            return Ok(handle);
        }
        let ix = match self.pointers.iter().position(|p| p == pointer) {
            Some(ix) => ix,
            None => {
                self.pointers.push(pointer.clone());
                self.pointers.len() - 1
            }
        };
        Ok(DataHandle::Outside { room: ROOM_POINTERS, a: ix as u64 })
    }
    /// The pointer behind a [`DataHandle::Outside`] of the room of pointers.
    pub fn outside_pointer(&self, a: u64) -> Option<Pointer> {
        self.pointers.get(a as usize).cloned()
    }
    /// The pointer for a handle, whoever it belongs to.
    pub fn pointer_of(&self, handle: DataHandle) -> Pointer {
        if let DataHandle::Outside { room: ROOM_POINTERS, a } = handle
            && let Some(pointer) = self.outside_pointer(a)
        {
            return pointer;
        }
        Pointer::Host(HostPlace::Data(handle).pack())
    }
    /// Packs a handle for the machine.
    pub fn host_pointer(&self, handle: DataHandle) -> HostPointer {
        HostPlace::Data(handle).pack()
    }

    /// Is a procedure of the language still the one of the run library?
    pub fn is_library_procedure(&self, vm: &hoc_vm::Vm, name: &str) -> bool {
        let own = format!("{}/lib/hoc/stdrun.hoc", self.files.home);
        vm.procedure_file(name).is_some_and(|file| file == own)
    }

    /// Says something once, as a warning.
    pub fn note_once(&mut self, key: &'static str, text: &str) {
        if self.notes.insert(key) {
            self.warn(&format!("{text}\n"));
        }
    }
    /// A warning: a text of whole lines.
    pub fn warn(&mut self, text: &str) {
        match &mut self.warnings {
            Some(warnings) => warnings(text),
            None => (self.errors)(text),
        }
    }
}

impl Default for Engine {
    fn default() -> Self {
        Engine::new()
    }
}
