//! The units of names: declared ones, arguments, LOCALs, functions, and those the program gives.

use super::{Quantity, Warning};
use crate::ast::{Block, BlockKind, File, Name};
use crate::passes::units::{UnitError, Units};
use crate::source::{Source, Span};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// A FUNCTION or PROCEDURE: what it takes and gives.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Units of the arguments.
    pub args: Vec<Quantity>,
    /// Units of the result.
    pub result: Quantity,
}

/// Units by name.
pub struct Scope {
    units: Units,
    /// Units that the file declares, and those that were warned about.
    declared: RefCell<HashSet<String>>,
    variables: HashMap<String, (Quantity, Span)>,
    functions: HashMap<String, Signature>,
    /// Arguments and LOCALs of the blocks that are open, innermost last.
    inner: Vec<HashMap<String, Quantity>>,
    /// LOCALs among them, by block.
    locals: Vec<HashSet<String>>,
}

/// Units that the compiler knows, but that a file has to declare before `modlunit` does.
const TO_DECLARE: &[(&str, &str)] = &[
    ("mV", "millivolt"),
    ("uV", "microvolt"),
    ("A", "amp"),
    ("mA", "milliamp"),
    ("uA", "microamp"),
    ("nA", "nanoamp"),
    ("pA", "picoamp"),
    ("S", "siemens"),
    ("mS", "millisiemens"),
    ("uS", "microsiemens"),
    ("nS", "nanosiemens"),
    ("pS", "picosiemens"),
    ("F", "farad"),
    ("uF", "microfarad"),
    ("um", "micron"),
    ("J", "joule"),
    ("degK", "K"),
    ("molar", "1/liter"),
    ("M", "1/liter"),
    ("mM", "millimolar"),
    ("uM", "micromolar"),
    ("nM", "nanomolar"),
];

/// Built-in functions that do not take plain numbers: arguments (empty is anything) and result.
const BUILTINS: &[(&str, &[&str], &str)] = &[
    ("at_time", &["ms"], "1"),
    ("state_discontinuity", &["", ""], "1"),
    ("net_send", &["ms", ""], "1"),
    ("net_event", &["ms"], "1"),
    ("net_move", &["ms"], "1"),
    ("nrn_ghk", &["millivolt", "milli/liter", "milli/liter", "1"], "millicoulombs/cm3"),
];

impl Scope {
    /// Everything a file declares, and a warning for each unit that nobody knows.
    pub fn new(source: &Source, file: &File) -> (Scope, Vec<Warning>) {
        let mut scope = Scope {
            units: Units::new(&file.unit_aliases),
            declared: RefCell::new(file.unit_aliases.iter().map(|alias| alias.0.clone()).collect()),
            variables: HashMap::new(),
            functions: HashMap::new(),
            inner: Vec::new(),
            locals: Vec::new(),
        };
        let mut unknown = Vec::new();
        let groups = [&file.parameters, &file.assigned, &file.states, &file.constants];
        for d in groups.into_iter().flatten() {
            let quantity = scope.declared(&d.units, d.name.span, &mut unknown);
            scope.variables.insert(d.name.text.clone(), (quantity, d.name.span));
        }
        for constant in &file.unit_constants {
            let units = constant.to.as_ref().unwrap_or(&constant.from);
            let quantity = scope.declared(units, constant.span, &mut unknown);
            scope.variables.insert(constant.name.text.clone(), (quantity, constant.name.span));
        }
        for block in file.blocks.iter().filter(|block| !block.name.text.is_empty()) {
            let signature = scope.signature(source, block, &mut unknown);
            scope.functions.insert(block.name.text.clone(), signature);
        }
        for name in file.defines.iter().map(|define| &define.0) {
            scope.variables.insert(name.clone(), (Quantity::Number, Span::default()));
        }
        (scope, unknown)
    }

    fn declared(&self, units: &str, span: Span, unknown: &mut Vec<Warning>) -> Quantity {
        if let Err(UnitError::Unknown(name)) = self.units.read(units) {
            unknown.push((span, format!("nobody knows the unit `{name}`")));
            return Quantity::Any;
        }
        let names = units.split(|c: char| !c.is_ascii_alphabetic());
        for (name, meaning) in names.filter_map(|name| TO_DECLARE.iter().find(|row| row.0 == name)) {
            if self.declared.borrow_mut().insert((*name).to_string()) {
                let line = format!("({name}) = ({meaning})");
                unknown.push((span, format!("the unit `{name}` is not declared; write UNITS {{ {line} }}")));
            }
        }
        self.read(units)
    }

    /// What units in a text stand for; anything when they cannot be read.
    pub fn read(&self, units: &str) -> Quantity {
        self.units.read(units).map_or(Quantity::Any, Quantity::Of)
    }

    /// The units of arguments and result are read from the text: the tree does not keep them.
    fn signature(&self, source: &Source, block: &Block, unknown: &mut Vec<Warning>) -> Signature {
        let text = &source.text;
        let mut behind = |name: &Name| self.declared(units_behind(text, name.span.end), name.span, unknown);
        let args = block.params.iter().map(&mut behind).collect();
        let end = end_of_arguments(text, block.name.span.end);
        let result = self.declared(units_behind(text, end), block.name.span, unknown);
        Signature { args, result }
    }

    /// The units of a declared variable, and where it is declared.
    pub fn declaration(&self, name: &str) -> Option<(Quantity, Span)> {
        self.variables.get(name).copied()
    }

    /// The units of a name where it is used.
    pub fn variable(&self, name: &str) -> Quantity {
        if let Some(found) = self.inner.iter().rev().find_map(|names| names.get(name)) {
            return *found;
        }
        self.variables.get(name).map_or(Quantity::Any, |found| found.0)
    }

    /// A function of the file or of the language; `None` for one that takes plain numbers.
    pub fn function(&self, name: &str) -> Option<Signature> {
        if let Some(signature) = self.functions.get(name) {
            return Some(signature.clone());
        }
        let (_, args, result) = BUILTINS.iter().find(|builtin| builtin.0 == name)?;
        let read = |units: &&str| if units.is_empty() { Quantity::Any } else { self.read(units) };
        Some(Signature { args: args.iter().map(read).collect(), result: self.read(result) })
    }

    /// Opens a block with these names.
    pub fn open(&mut self, names: HashMap<String, Quantity>) {
        self.inner.push(names);
        self.locals.push(HashSet::new());
    }
    /// Closes the innermost block.
    pub fn close(&mut self) {
        self.inner.pop();
        self.locals.pop();
    }
    /// A LOCAL of the innermost block; its units are those of what is assigned to it.
    pub fn local(&mut self, name: &str) {
        if let (Some(names), Some(locals)) = (self.inner.last_mut(), self.locals.last_mut()) {
            names.insert(name.to_string(), Quantity::Any);
            locals.insert(name.to_string());
        }
    }
    /// True when the name is a LOCAL where it is used.
    pub fn is_local(&self, name: &str) -> bool {
        let at = self.inner.iter().rposition(|names| names.contains_key(name));
        at.and_then(|at| self.locals.get(at)).is_some_and(|locals| locals.contains(name))
    }
    /// Sets the units of a LOCAL.
    pub fn assign_local(&mut self, name: &str, quantity: Quantity) {
        if let Some(place) = self.inner.iter_mut().rev().find_map(|names| names.get_mut(name)) {
            *place = quantity;
        }
    }
    /// Sets the units of a variable that a statement defines, as `f_flux`.
    pub fn define(&mut self, name: &str, quantity: Quantity) {
        self.variables.insert(name.to_string(), (quantity, Span::default()));
    }

    /// Variables whose units the program gives, with these units.
    pub fn fixed(&self, file: &File) -> Vec<(String, &'static str)> {
        let mut all: Vec<(String, &'static str)> = [
            ("v", "millivolt"),
            ("t", "ms"),
            ("dt", "ms"),
            ("celsius", "degC"),
            ("diam", "micron"),
            ("area", "micron2"),
        ]
        .map(|(name, units)| (name.to_string(), units))
        .into();
        let is_point = file.neuron.mechanism.as_ref().is_some_and(|(kind, _)| kind != "SUFFIX");
        let current = if is_point { "nanoamp" } else { "milliamp/cm2" };
        all.extend(
            file.neuron.nonspecific.iter().chain(&file.neuron.electrode).map(|n| (n.text.clone(), current)),
        );
        for ion in &file.neuron.ions {
            for name in ion.reads.iter().chain(&ion.writes).map(|name| &name.text) {
                let units = match name {
                    _ if *name == format!("i{}", ion.name.text) => current,
                    _ if *name == format!("e{}", ion.name.text) => "millivolt",
                    _ => "milli/liter",
                };
                all.push((name.clone(), units));
            }
        }
        all
    }
}

/// `(units)` right behind a place, without the parentheses; empty when there are none.
pub fn units_behind(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("").trim_start();
    rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or("", |(units, _)| units.trim())
}

/// The end of an argument list that begins behind a place.
fn end_of_arguments(text: &str, at: usize) -> usize {
    let mut depth = 0;
    for (offset, c) in text.get(at..).unwrap_or("").char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return at + offset + 1,
            ')' => depth -= 1,
            '{' => break,
            _ => {}
        }
    }
    at
}

/// Units of the arguments a block has while it is walked, and of its own name.
pub fn names_of(scope: &Scope, block: &Block) -> HashMap<String, Quantity> {
    let mut names = HashMap::new();
    if let Some(signature) = scope.functions.get(&block.name.text) {
        names.extend(block.params.iter().map(|n| n.text.clone()).zip(signature.args.iter().copied()));
        if block.kind == BlockKind::Function {
            names.insert(block.name.text.clone(), signature.result);
        }
    }
    names
}
