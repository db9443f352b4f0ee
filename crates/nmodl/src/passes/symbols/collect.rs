//! The pass itself: the order in which names are collected, and how columns and globals are given out.

use super::{Storage, Symbol, Symbols};
use crate::ast::{BlockKind, Declaration, File, Name, Size, Span, StmtKind};
use crate::diagnostics::Diagnostic;
use crate::passes::calls::visit;
use crate::source::Source;
use nrn_kernel::ir::IonField;
use nrn_mech_abi::{ColumnInfo, ColumnRole, GlobalInfo, MechanismInfo, MechanismKind, NetReceiveInfo};
use std::collections::{HashMap, HashSet};

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
    c.earlier()?;
    c.lags()?;
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
    let equations = super::mentions::order_of_equations(&source.text, &c.states);
    Ok((Symbols { map: c.map, states: c.states, equations, threadsafe }, c.info))
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

pub(super) struct Collector<'a> {
    pub(super) source: &'a Source,
    pub(super) file: &'a File,
    pub(super) map: HashMap<String, Symbol>,
    pub(super) states: Vec<(String, f64)>,
    pub(super) info: MechanismInfo,
    pub(super) width: u32,
    pub(super) n_globals: u32,
    pub(super) range: HashSet<&'a str>,
    pub(super) global: HashSet<&'a str>,
    pub(super) pointer: HashSet<&'a str>,
    pub(super) ion_names: HashMap<String, (u32, IonField)>,
}

/// Columns and globals in all; a mistyped array length should not eat the memory.
const MAX_WIDTH: u32 = 1 << 18;
/// Elements of an array.
const MAX_LEN: i64 = 1 << 16;

impl<'a> Collector<'a> {
    pub(super) fn new(source: &'a Source, file: &'a File) -> Result<Self, Diagnostic> {
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

    pub(super) fn put(&mut self, name: &Name, symbol: Symbol) -> Result<(), Diagnostic> {
        match self.map.insert(name.text.clone(), symbol) {
            None => Ok(()),
            Some(_) => Err(self.source.error(name.span, format!("`{}` is declared twice", name.text))),
        }
    }

    pub(super) fn scalar(storage: Storage) -> Symbol {
        Symbol { storage, len: 1, is_array: false }
    }
    pub(super) fn len(&self, size: &Option<Size>) -> Result<(u32, bool), Diagnostic> {
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

    pub(super) fn column(
        &mut self,
        name: &str,
        len: (u32, bool),
        role: ColumnRole,
        d: Option<&Declaration>,
    ) -> u32 {
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

    pub(super) fn global(
        &mut self,
        name: &str,
        len: (u32, bool),
        visible: bool,
        d: Option<&Declaration>,
    ) -> u32 {
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

    pub(super) fn room(&self, span: Span) -> Result<(), Diagnostic> {
        if self.width.max(self.n_globals) <= MAX_WIDTH {
            return Ok(());
        }
        Err(self
            .source
            .error(span, "too many variables")
            .hint(format!("at most {MAX_WIDTH} numbers per instance")))
    }
}

/// The value that a declaration gives. NEURON's translator writes it with six digits, and published results have them.
pub(super) fn start_value(d: &Declaration) -> f64 {
    let value = d.value.unwrap_or(0.0);
    format!("{value:.5e}").parse().unwrap_or(value)
}
