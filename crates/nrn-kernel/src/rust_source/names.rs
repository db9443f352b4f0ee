//! Names for values: those of the `.mod` file where there are any, else a number.

use crate::ir::*;
use nrn_mech_abi::{KernelInfo, KernelKind, MechanismInfo};
use std::collections::{HashMap, HashSet};

/// Words that are taken: of the language and of the generated text.
const TAKEN: &[&str] = &[
    "abstract",
    "as",
    "async",
    "at",
    "await",
    "become",
    "body",
    "box",
    "break",
    "call",
    "const",
    "continue",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "passes",
    "priv",
    "pub",
    "ref",
    "return",
    "rows",
    "s",
    "scalar",
    "self",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "union",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
    "kernel",
    "info",
    "mechanism",
];

/// Names in use.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    used: HashSet<String>,
    values: HashMap<Value, String>,
}

impl Names {
    pub(super) fn new() -> Self {
        Names { used: TAKEN.iter().map(|w| w.to_string()).collect(), values: HashMap::new() }
    }

    /// A new name made from a wish.
    pub(super) fn fresh(&mut self, wish: &str) -> String {
        let mut clean: String = wish
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '_' })
            .collect();
        clean = clean.trim_start_matches('_').to_string();
        if clean.is_empty() || clean.starts_with(|c: char| c.is_ascii_digit()) {
            clean.insert(0, 'x');
        }
        let mut name = clean.clone();
        let mut n = 1;
        while self.used.contains(&name) {
            n += 1;
            // `m_2`, and `x12_2` for what ends in a digit anyway.
            name = format!("{clean}_{n}");
        }
        self.used.insert(name.clone());
        name
    }

    /// Names a value.
    pub(super) fn define(&mut self, value: Value, wish: &str) -> String {
        let name = self.fresh(wish);
        self.values.insert(value, name.clone());
        name
    }

    /// Lets a value be written as this text.
    pub(super) fn alias(&mut self, value: Value, text: String) {
        self.values.insert(value, text);
    }

    /// The name of a value.
    pub(super) fn of(&self, value: Value) -> String {
        self.values.get(&value).cloned().unwrap_or_else(|| format!("x{}", value.0))
    }

    /// A name for a kernel.
    pub(super) fn function(&mut self, info: &KernelInfo) -> String {
        let wish = match info.kind {
            KernelKind::Function(ix) => format!("function_{ix}"),
            KernelKind::TableFill(ix) => format!("table_fill_{ix}"),
            KernelKind::TableBounds(ix) => format!("table_bounds_{ix}"),
            KernelKind::Watch(ix) => format!("watch_{ix}"),
            kind => snake(&format!("{kind:?}")),
        };
        self.fresh(&if info.tabled { format!("{wish}_tabled") } else { wish })
    }
}

fn snake(camel: &str) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// `table_fill_0` as `TableFill0`.
pub(super) fn camel(snake: &str) -> String {
    let upper = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|c| c.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
    };
    snake.split('_').map(upper).collect()
}

/// What a value would like to be called.
pub(super) fn wish(info: &MechanismInfo, value: Value, op: &Op) -> String {
    let number = format!("x{}", value.0);
    match *op {
        Op::Env(field) => format!("{field:?}"),
        Op::Load(c) => info
            .columns
            .iter()
            .find(|i| (i.first..i.first + i.len).contains(&(c as usize)))
            .map_or(number, |i| {
                if i.is_array { format!("{}_{}", i.name, c as usize - i.first) } else { i.name.clone() }
            }),
        Op::Global(g) => info
            .globals
            .iter()
            .find(|i| (i.first..i.first + i.len).contains(&(g as usize)))
            .map_or(number, |i| {
                if i.is_array { format!("{}_{}", i.name, g as usize - i.first) } else { i.name.clone() }
            }),
        Op::Arg(a) => format!("arg{a}"),
        Op::Node(field) => snake(&format!("{field:?}")),
        Op::Ion { ion, field } => {
            let ion = info.ions.get(ion as usize).map_or("ion", |i| i.name.as_str());
            match field {
                IonField::Reversal => format!("e{ion}"),
                IonField::Inside => format!("{ion}i"),
                IonField::Outside => format!("{ion}o"),
                IonField::Current => format!("i{ion}"),
                IonField::Conductance => format!("g{ion}"),
            }
        }
        Op::TableIndex { .. } => "place".into(),
        _ => number,
    }
}
