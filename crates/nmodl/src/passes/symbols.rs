//! What every name of a file stands for, and the columns and globals that follow from it.

use crate::ast::{BlockKind, Declaration, ExprKind, File, LocalName, Name, Size, Span, StmtKind, rate_name};
use crate::diagnostics::Diagnostic;
use crate::passes::calls::{visit, visit_expressions};
use crate::passes::units::{UnitError, Units};
use crate::source::Source;
use nrn_kernel::ir::{EnvField, IonField, NodeField};
use nrn_mech_abi::info::IonFields;
use nrn_mech_abi::{
    ColumnInfo, ColumnRole, DiffusionInfo, DiffusionState, GlobalInfo, IonUse, MechanismInfo, MechanismKind,
    NetReceiveInfo,
};
use std::collections::{HashMap, HashSet};

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Storage {
    /// Columns of the instance, from `first` on.
    Column(u32),
    /// Globals of the mechanism, from `first` on.
    Global(u32),
    /// A number.
    Constant(f64),
    /// A variable of an ion.
    Ion(IonVariable),
    /// `t`, `dt`, `celsius`.
    Env(EnvField),
    /// `area`, `diam`.
    Node(NodeField),
    /// `v`.
    Voltage,
    /// A RANDOM stream: columns of the instance, from `first` on.
    Random(u32),
}

/// A variable of an ion that the mechanism uses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IonVariable {
    /// Index into the mechanism's ions.
    pub ion: u32,
    /// Which variable.
    pub field: IonField,
    /// The mechanism's own copy; the current a mechanism writes is not the ion's total.
    pub own: u32,
    /// Taken from the ion before a kernel runs.
    pub read: bool,
    /// Given to the ion after a kernel ran.
    pub written: bool,
}

/// A declared name.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    /// Where it lives.
    pub storage: Storage,
    /// Array length; 1 for a scalar.
    pub len: u32,
    /// Declared as an array.
    pub is_array: bool,
}

/// All names outside blocks.
pub struct Symbols {
    map: HashMap<String, Symbol>,
    /// States in order, with the value they start from.
    pub states: Vec<(String, f64)>,
    /// NEURON would run the mechanism in several threads: its tables are made at the start of a step, not in a call.
    pub threadsafe: bool,
}

impl Symbols {
    /// What `name` stands for.
    pub fn get(&self, name: &str) -> Option<Symbol> {
        self.map.get(name).copied()
    }
    /// A name like `wanted`, for hints.
    pub fn similar(&self, wanted: &str) -> Option<&str> {
        let mut all: Vec<&str> = self.map.keys().map(String::as_str).collect();
        all.sort_unstable();
        all.into_iter().find(|n| n.eq_ignore_ascii_case(wanted) || one_edit(n, wanted) || swapped(n, wanted))
    }
    /// True when `name` is a STATE.
    pub fn is_state(&self, name: &str) -> bool {
        self.states.iter().any(|s| s.0 == name)
    }
}

/// True when the same characters stand in another order.
fn swapped(a: &str, b: &str) -> bool {
    let sorted = |s: &str| {
        let mut bytes = s.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    a.len() > 2 && a.len() == b.len() && sorted(a) == sorted(b)
}

/// True when one character was changed, added or left out; short names are too alike to guess.
fn one_edit(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().min(b.len()) < 3 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    head + tail >= a.len().max(b.len()) - 1
}

/// Collects the names of a file.
pub fn collect(source: &Source, file: &File) -> Result<(Symbols, MechanismInfo), Diagnostic> {
    let mut c = Collector::new(source, file)?;
    c.constants()?;
    c.ions()?;
    c.variables()?;
    c.ion_variables()?;
    c.pointers()?;
    c.externals()?;
    c.locals()?;
    c.rates()?;
    c.diffusions();
    c.implied();
    c.usetable();
    c.info.width = c.width as usize;
    c.info.n_globals = c.n_globals as usize;
    c.info.electrode_current = !file.neuron.electrode.is_empty();
    let receive = file.block_of(BlockKind::NetReceive);
    c.info.net_receive = receive.map(|b| NetReceiveInfo {
        args: b.params.iter().map(|p| p.text.clone()).collect(),
        has_watch: crate::lower::has_watch(b),
        for_netcons: crate::lower::uses_netcons(file),
    });
    let threadsafe = threadsafe(file);
    Ok((Symbols { map: c.map, states: c.states, threadsafe }, c.info))
}

/// Nothing that all instances share is changed: no GLOBAL is assigned to, no C, no method with memory of its own.
fn threadsafe(file: &File) -> bool {
    let mut safe = file.verbatim.is_empty();
    for block in &file.blocks {
        safe &= !matches!(block.kind, BlockKind::Linear | BlockKind::Nonlinear | BlockKind::Discrete);
        visit(&block.body, &mut |s| match &s.kind {
            StmtKind::Verbatim(_) | StmtKind::Return(_) => safe = false,
            StmtKind::Assign(t, _) => safe &= !file.neuron.global.iter().any(|g| g.text == t.name.text),
            StmtKind::Table(t) => {
                safe &= !t.names.iter().any(|n| file.neuron.global.iter().any(|g| g.text == n.text))
            }
            _ => {}
        });
    }
    safe || file.neuron.threadsafe
}

struct Collector<'a> {
    source: &'a Source,
    file: &'a File,
    map: HashMap<String, Symbol>,
    states: Vec<(String, f64)>,
    info: MechanismInfo,
    width: u32,
    n_globals: u32,
    range: HashSet<&'a str>,
    global: HashSet<&'a str>,
    pointer: HashSet<&'a str>,
    ion_names: HashMap<String, (u32, IonField)>,
}

/// Columns and globals in all; a mistyped array length should not eat the memory.
const MAX_WIDTH: u32 = 1 << 18;
/// Elements of an array.
const MAX_LEN: i64 = 1 << 16;

impl<'a> Collector<'a> {
    fn new(source: &'a Source, file: &'a File) -> Result<Self, Diagnostic> {
        let set = |names: &'a [Name]| names.iter().map(|n| n.text.as_str()).collect::<HashSet<_>>();
        let n = &file.neuron;
        let (kind, name) = match &n.mechanism {
            Some((kind, name)) => (kind.as_str(), name.text.clone()),
            // As in NEURON, a file that does not say its name is called by its own.
            None if n.span != Span::default() => ("SUFFIX", source.stem()),
            None => {
                let error = source.error(n.span, "this file does not say what it defines");
                return Err(error.hint(
                    "a NEURON block with SUFFIX, POINT_PROCESS or ARTIFICIAL_CELL and a name is needed",
                ));
            }
        };
        let kind = match kind {
            "POINT_PROCESS" => MechanismKind::PointProcess,
            "ARTIFICIAL_CELL" => MechanismKind::ArtificialCell,
            _ if name == "nothing" => MechanismKind::Library,
            _ => MechanismKind::Density,
        };
        let info = MechanismInfo { name, kind, title: file.title.clone(), ..Default::default() };
        let mut range = set(&n.range);
        range.extend(set(&n.nonspecific));
        range.extend(set(&n.electrode));
        Ok(Collector {
            source,
            file,
            map: HashMap::new(),
            states: Vec::new(),
            info,
            width: 0,
            n_globals: 0,
            range,
            global: set(&n.global),
            pointer: n.pointer.iter().chain(&n.bbcore_pointer).map(|n| n.text.as_str()).collect(),
            ion_names: HashMap::new(),
        })
    }

    fn put(&mut self, name: &Name, symbol: Symbol) -> Result<(), Diagnostic> {
        match self.map.insert(name.text.clone(), symbol) {
            None => Ok(()),
            Some(_) => Err(self.source.error(name.span, format!("`{}` is declared twice", name.text))),
        }
    }

    fn scalar(storage: Storage) -> Symbol {
        Symbol { storage, len: 1, is_array: false }
    }

    fn constants(&mut self) -> Result<(), Diagnostic> {
        for (name, value) in &self.file.defines {
            self.map.insert(name.clone(), Self::scalar(Storage::Constant(*value as f64)));
        }
        if !self.file.unit_constants.is_empty() {
            let units = Units::new(&self.file.unit_aliases);
            for c in &self.file.unit_constants {
                let value = match (c.value, &c.to) {
                    (Some(x), _) => x,
                    (None, to) => units
                        .convert(&c.from, to.as_deref().unwrap_or("1"))
                        .map_err(|e| self.unit_error(c.span, e))?,
                };
                self.put(&c.name, Self::scalar(Storage::Constant(value)))?;
            }
        }
        for c in &self.file.constants {
            self.put(&c.name, Self::scalar(Storage::Constant(c.value.unwrap_or(0.0))))?;
        }
        Ok(())
    }

    fn unit_error(&self, span: Span, error: UnitError) -> Diagnostic {
        match error {
            UnitError::Unknown(name) => self.source.error(span, format!("there is no unit `{name}`")),
            UnitError::Mismatch => self.source.error(span, "these units measure different things"),
        }
    }

    fn ions(&mut self) -> Result<(), Diagnostic> {
        for (ix, ion) in self.file.neuron.ions.iter().enumerate() {
            let field = |name: &Name| ion_field(&ion.name.text, &name.text);
            let mut uses = IonUse { name: ion.name.text.clone(), valence: ion.valence, ..Default::default() };
            for (names, set, verb) in
                [(&ion.reads, &mut uses.reads, "READ"), (&ion.writes, &mut uses.writes, "WRITE")]
            {
                for name in names {
                    let Some(field) = field(name) else {
                        let i = &ion.name.text;
                        let error = self
                            .source
                            .error(name.span, format!("ion {i} has no variable `{}` to {verb}", name.text));
                        return Err(error.hint(format!("its variables are e{i}, {i}i, {i}o and i{i}")));
                    };
                    mark(set, field);
                    self.ion_names.insert(name.text.clone(), (ix as u32, field));
                }
            }
            let is_state = |name: String| self.file.states.iter().any(|s| s.name.text == name);
            uses.inside_is_state = is_state(format!("{}i", ion.name.text));
            uses.outside_is_state = is_state(format!("{}o", ion.name.text));
            if self.info.ions.iter().any(|i| i.name == uses.name) {
                return Err(self
                    .source
                    .error(ion.name.span, format!("USEION {} stands here twice", uses.name)));
            }
            self.info.ions.push(uses);
        }
        if self.info.ions.len() > 16 {
            return Err(self.source.error(self.file.neuron.span, "more than 16 ions"));
        }
        Ok(())
    }

    fn len(&self, size: &Option<Size>) -> Result<(u32, bool), Diagnostic> {
        let (len, span) = match size {
            None => return Ok((1, false)),
            Some(Size::Number(n)) => (*n as i64, Span::default()),
            Some(Size::Defined(name)) => match self.file.defines.iter().find(|d| d.0 == name.text) {
                Some(d) => (d.1, name.span),
                None => return Err(self.source.error(name.span, format!("`{}` is not DEFINEd", name.text))),
            },
        };
        match len {
            1..=MAX_LEN => Ok((len as u32, true)),
            _ => Err(self.source.error(span, format!("an array has between 1 and {MAX_LEN} elements"))),
        }
    }

    fn column(&mut self, name: &str, len: (u32, bool), role: ColumnRole, d: Option<&Declaration>) -> u32 {
        let first = self.width;
        self.width += len.0;
        self.info.columns.push(ColumnInfo {
            name: name.to_string(),
            role,
            first: first as usize,
            len: len.0 as usize,
            is_array: len.1,
            default: if role == ColumnRole::Parameter { d.map_or(0.0, start_value) } else { 0.0 },
            units: d.map_or(String::new(), |d| d.units.clone()),
            limits: d.and_then(|d| d.limits),
        });
        first
    }

    fn global(&mut self, name: &str, len: (u32, bool), visible: bool, d: Option<&Declaration>) -> u32 {
        let first = self.n_globals;
        self.n_globals += len.0;
        self.info.globals.push(GlobalInfo {
            name: name.to_string(),
            first: first as usize,
            len: len.0 as usize,
            is_array: len.1,
            default: d.map_or(0.0, start_value),
            units: d.map_or(String::new(), |d| d.units.clone()),
            limits: d.and_then(|d| d.limits),
            visible,
        });
        first
    }

    fn room(&self, span: Span) -> Result<(), Diagnostic> {
        if self.width.max(self.n_globals) <= MAX_WIDTH {
            return Ok(());
        }
        Err(self
            .source
            .error(span, "too many variables")
            .hint(format!("at most {MAX_WIDTH} numbers per instance")))
    }

    /// Variables that the program around provides, wherever they are declared.
    fn provided(&self, name: &str) -> Option<Storage> {
        let placed = matches!(self.info.kind, MechanismKind::Density | MechanismKind::PointProcess);
        Some(match name {
            "v" if placed => Storage::Voltage,
            "t" => Storage::Env(EnvField::T),
            "dt" => Storage::Env(EnvField::Dt),
            "celsius" => Storage::Env(EnvField::Celsius),
            "area" if placed => Storage::Node(NodeField::Area),
            "diam" if placed => Storage::Node(NodeField::Diam),
            _ => return None,
        })
    }

    /// True when `d` needs no variable of its own: it belongs to an ion, a pointer or the program around.
    fn foreign(&mut self, d: &Declaration) -> bool {
        if let Some(storage) = self.provided(&d.name.text) {
            self.map.insert(d.name.text.clone(), Self::scalar(storage));
            return true;
        }
        self.ion_names.contains_key(&d.name.text)
            || self.pointer.contains(d.name.text.as_str())
            || self.file.neuron.external.iter().any(|n| n.text == d.name.text)
    }

    fn variables(&mut self) -> Result<(), Diagnostic> {
        let file = self.file;
        let mut hidden: Vec<&Declaration> = Vec::new();
        for d in &file.parameters {
            if self.foreign(d) {
                continue;
            }
            let len = self.len(&d.size)?;
            let is_range = self.range.contains(d.name.text.as_str());
            let storage = if is_range {
                Storage::Column(self.column(&d.name.text, len, ColumnRole::Parameter, Some(d)))
            } else {
                Storage::Global(self.global(&d.name.text, len, true, Some(d)))
            };
            self.put(&d.name, Symbol { storage, len: len.0, is_array: len.1 })?;
        }
        self.starts()?;
        for d in &file.assigned {
            let name = d.name.text.as_str();
            if self.ion_names.contains_key(name) && self.range.contains(name) {
                self.own_ion_column(d);
            } else if self.foreign(d) {
                continue;
            } else if self.global.contains(name) {
                let len = self.len(&d.size)?;
                let storage = Storage::Global(self.global(name, len, true, Some(d)));
                self.put(&d.name, Symbol { storage, len: len.0, is_array: len.1 })?;
            } else if self.range.contains(name) {
                let len = self.len(&d.size)?;
                let storage = Storage::Column(self.column(name, len, ColumnRole::Assigned, Some(d)));
                self.put(&d.name, Symbol { storage, len: len.0, is_array: len.1 })?;
            } else {
                hidden.push(d);
            }
        }
        for name in file.neuron.nonspecific.iter().chain(&file.neuron.electrode) {
            let is_state = file.states.iter().any(|s| s.name.text == name.text);
            if !is_state && !self.map.contains_key(&name.text) {
                let first = self.column(&name.text, (1, false), ColumnRole::Assigned, None);
                self.put(name, Self::scalar(Storage::Column(first)))?;
            }
        }
        self.states()?;
        for d in hidden {
            let len = self.len(&d.size)?;
            let first = self.column(&d.name.text, len, ColumnRole::Hidden, Some(d));
            self.put(&d.name, Symbol { storage: Storage::Column(first), len: len.0, is_array: len.1 })?;
        }
        self.room(file.neuron.span)
    }

    /// `x0`, where state `x` starts, named in RANGE or GLOBAL without a declaration: a parameter that users can set.
    fn starts(&mut self) -> Result<(), Diagnostic> {
        for d in &self.file.states {
            let name = Name { text: format!("{}0", d.name.text), ..d.name.clone() };
            let declared = self.file.assigned.iter().any(|a| a.name.text == name.text);
            if declared || self.map.contains_key(&name.text) {
                continue;
            }
            let start = Declaration { name: name.clone(), size: None, ..d.clone() };
            let storage = if self.range.contains(name.text.as_str()) {
                Storage::Column(self.column(&name.text, (1, false), ColumnRole::Parameter, Some(&start)))
            } else if self.global.contains(name.text.as_str()) {
                Storage::Global(self.global(&name.text, (1, false), true, Some(&start)))
            } else {
                continue;
            };
            self.put(&name, Self::scalar(storage))?;
        }
        Ok(())
    }

    /// A current or concentration in RANGE: users see the mechanism's own part of it.
    fn own_ion_column(&mut self, d: &Declaration) {
        if !self.info.columns.iter().any(|c| c.name == d.name.text) {
            self.column(&d.name.text, (1, false), ColumnRole::Assigned, Some(d));
        }
    }

    fn states(&mut self) -> Result<(), Diagnostic> {
        for d in &self.file.states {
            let start_name = format!("{}0", d.name.text);
            let declared = self.file.parameters.iter().find(|p| p.name.text == start_name);
            let start = if d.value.is_some() { Some(d) } else { declared };
            self.states.push((d.name.text.clone(), start.map_or(0.0, start_value)));
            if self.ion_names.contains_key(&d.name.text) {
                continue;
            }
            let len = self.len(&d.size)?;
            let first = self.column(&d.name.text, len, ColumnRole::State, Some(d));
            self.put(&d.name, Symbol { storage: Storage::Column(first), len: len.0, is_array: len.1 })?;
        }
        Ok(())
    }

    fn ion_variables(&mut self) -> Result<(), Diagnostic> {
        let file = self.file;
        for (ix, ion) in file.neuron.ions.iter().enumerate() {
            for name in ion.reads.iter().chain(&ion.writes) {
                let Some(&(_, field)) = self.ion_names.get(&name.text) else { continue };
                let has = |names: &[Name]| names.iter().any(|n| n.text == name.text);
                let own = match self.info.columns.iter().find(|c| c.name == name.text) {
                    Some(c) => c.first as u32,
                    None => self.column(&name.text, (1, false), ColumnRole::Hidden, None),
                };
                let is_state = self.states.iter().any(|s| s.0 == name.text);
                let variable = IonVariable {
                    ion: ix as u32,
                    field,
                    own,
                    read: has(&ion.reads) || is_state,
                    written: has(&ion.writes),
                };
                self.map.insert(name.text.clone(), Self::scalar(Storage::Ion(variable)));
            }
        }
        Ok(())
    }

    fn pointers(&mut self) -> Result<(), Diagnostic> {
        let file = self.file;
        for name in &file.neuron.pointer {
            let declared = file.parameters.iter().chain(&file.assigned).find(|d| d.name.text == name.text);
            let first = self.column(&name.text, (1, false), ColumnRole::Pointer, declared);
            self.put(name, Self::scalar(Storage::Column(first)))?;
            let known = format!("nrn_pointing {}", name.text);
            let flag = self.column(&known, (1, false), ColumnRole::Hidden, None);
            self.map.insert(known, Self::scalar(Storage::Column(flag)));
            self.info.pointing.push((first as usize, flag as usize));
        }
        for name in &file.neuron.bbcore_pointer {
            let first = self.column(&name.text, (1, false), ColumnRole::Hidden, None);
            self.put(name, Self::scalar(Storage::Column(first)))?;
        }
        for name in &file.neuron.random {
            let len = nrn_mech_abi::random::philox::NUMBERS as u32;
            let first = self.column(&name.text, (len, false), ColumnRole::Random, None);
            self.put(name, Self::scalar(Storage::Random(first)))?;
        }
        Ok(())
    }

    fn externals(&mut self) -> Result<(), Diagnostic> {
        let file = self.file;
        for name in &file.neuron.external {
            if self.provided(&name.text).is_some() {
                continue;
            }
            let declared = file.parameters.iter().chain(&file.assigned).find(|d| d.name.text == name.text);
            let len = self.len(&declared.and_then(|d| d.size.clone()))?;
            self.info.externals.push(self.info.globals.len());
            let first = self.global(&name.text, len, false, None);
            self.put(name, Symbol { storage: Storage::Global(first), len: len.0, is_array: len.1 })?;
        }
        Ok(())
    }

    fn locals(&mut self) -> Result<(), Diagnostic> {
        for LocalName { name, size } in &self.file.file_locals {
            let len = self.len(size)?;
            let first = self.global(&name.text, len, false, None);
            self.put(name, Symbol { storage: Storage::Global(first), len: len.0, is_array: len.1 })?;
        }
        self.room(self.file.neuron.span)
    }

    /// `x'` where it is read, or set outside a DERIVATIVE block, is a variable of its own.
    fn rates(&mut self) -> Result<(), Diagnostic> {
        let mut used: Vec<(&str, usize)> = Vec::new();
        for block in &self.file.blocks {
            let derivative = block.kind == BlockKind::Derivative;
            visit_expressions(&block.body, &mut |e| {
                if let ExprKind::Rate(state, primes, _) = &e.kind {
                    used.push((state, *primes));
                }
            });
            visit(&block.body, &mut |s| {
                if let StmtKind::Assign(target, _) = &s.kind
                    && target.primes > usize::from(derivative)
                {
                    used.push((&target.name.text, target.primes));
                }
                if let (StmtKind::Assign(target, _), true) = (&s.kind, derivative)
                    && target.primes > 1
                {
                    used.extend((1..target.primes).map(|n| (target.name.text.as_str(), n)));
                }
            });
        }
        for (state, primes) in used {
            let name = rate_name(state, primes);
            let Some(symbol) = self.map.get(state).copied() else { continue };
            if self.map.contains_key(&name) || !self.states.iter().any(|s| s.0 == state) {
                continue;
            }
            let len = (symbol.len, symbol.is_array);
            let first = self.column(&name, len, ColumnRole::Hidden, None);
            self.map.insert(name, Symbol { storage: Storage::Column(first), ..symbol });
        }
        Ok(())
    }

    /// States that diffuse along sections have two columns more each: see `nrn_mech_abi::DiffusionInfo`.
    fn diffusions(&mut self) {
        let mut names: Vec<&Name> = Vec::new();
        for block in &self.file.blocks {
            visit(&block.body, &mut |s| {
                if let StmtKind::Diffusion(_, _, states) = &s.kind {
                    names.extend(states);
                }
            });
        }
        for name in names {
            let Some(symbol) = self.map.get(&name.text).copied() else { continue };
            let state = match symbol.storage {
                Storage::Column(first) => DiffusionState::Column(first as usize),
                Storage::Ion(ion) if ion.field == IonField::Inside => {
                    DiffusionState::Inside(ion.ion as usize)
                }
                Storage::Ion(ion) if ion.field == IonField::Outside => {
                    DiffusionState::Outside(ion.ion as usize)
                }
                _ => continue,
            };
            let len = (symbol.len, symbol.is_array);
            let coefficient =
                self.column(&format!("coefficient of {}", name.text), len, ColumnRole::Hidden, None);
            let volume = self.column(&format!("volume of {}", name.text), len, ColumnRole::Hidden, None);
            self.info.diffusions.push(DiffusionInfo {
                state,
                len: symbol.len as usize,
                coefficient: coefficient as usize,
                volume: volume as usize,
            });
        }
    }

    /// Files with TABLEs have a variable that switches them off.
    fn usetable(&mut self) {
        let tabled = |b: &crate::ast::Block| {
            let mut found = false;
            visit(&b.body, &mut |s| found |= matches!(s.kind, StmtKind::Table(_)));
            found
        };
        if !self.file.blocks.iter().any(tabled) {
            return;
        }
        let first = self.global("usetable", (1, false), true, None);
        self.info.usetable = Some(first as usize);
        if let Some(info) = self.info.globals.last_mut() {
            info.default = 1.0;
        }
        self.map.entry("usetable".into()).or_insert(Self::scalar(Storage::Global(first)));
    }

    /// `v`, `t`, `dt`, `celsius`, `area` and `diam` may be used without a declaration, and `x0` for the start of state `x`.
    fn implied(&mut self) {
        for (name, start) in &self.states {
            self.map.entry(format!("{name}0")).or_insert(Self::scalar(Storage::Constant(*start)));
        }
        for name in ["v", "t", "dt", "celsius", "area", "diam"] {
            if let Some(storage) = self.provided(name) {
                self.map.entry(name.to_string()).or_insert(Self::scalar(storage));
            }
        }
    }
}

/// The value that a declaration gives. NEURON's translator writes it with six digits, and published results have them.
fn start_value(d: &Declaration) -> f64 {
    let value = d.value.unwrap_or(0.0);
    format!("{value:.5e}").parse().unwrap_or(value)
}

fn ion_field(ion: &str, name: &str) -> Option<IonField> {
    if name.strip_suffix('i') == Some(ion) {
        return Some(IonField::Inside);
    }
    if name.strip_suffix('o') == Some(ion) {
        return Some(IonField::Outside);
    }
    match name.split_at_checked(1)? {
        ("e", rest) if rest == ion => Some(IonField::Reversal),
        ("i", rest) if rest == ion => Some(IonField::Current),
        _ => None,
    }
}

fn mark(set: &mut IonFields, field: IonField) {
    match field {
        IonField::Reversal => set.reversal = true,
        IonField::Inside => set.inside = true,
        IonField::Outside => set.outside = true,
        _ => set.current = true,
    }
}
