//! What every name of a file stands for, and the columns and globals that follow from it.
//!
//! [`collect`] begins; [`declared`] has what the author declares, [`ions`] what USEION brings, [`derived`] what follows from
//! how names are used, [`mentions`] the order of equations.

mod collect;
mod declared;
mod derived;
mod ions;
mod mentions;

pub use collect::collect;
pub use derived::{earlier_name, lag_names};

use nrn_kernel::ir::{EnvField, IonField, NodeField};
use std::collections::HashMap;

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
    equations: Vec<String>,
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
    /// Names of the states in the order in which NEURON numbers equations for them.
    pub fn in_order_of_equations(&self) -> impl Iterator<Item = &str> {
        self.equations.iter().map(String::as_str)
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
