//! From the syntax tree to kernels.
//!
//! [`state`] keeps the value of every variable while a kernel is written; [`expressions`], [`statements`] and
//! [`calls`] lower what their names say (procedures are inlined, those that call themselves have
//! [`frames`]); [`kernels`] writes each kind of kernel, [`tables`]
//! the TABLE statements, [`function_tables`] FUNCTION_TABLEs; [`implicit`], [`kinetic`] (with [`kinetic_flow`], [`kinetic_passes`] and [`reactions`]) and [`equations`] solve
//! equations, with [`newton`], [`linear_system`], [`elimination`] and [`halves`]; [`past`] has DISCRETE and LAG; [`prune`] drops columns nobody reads.

mod arrays;
mod builtins;
mod calls;
mod diffusion;
mod elimination;
mod equations;
mod expressions;
mod flow;
mod frames;
mod function_tables;
mod halves;
mod host;
mod implicit;
mod kernels;
mod kinetic;
mod kinetic_flow;
mod kinetic_passes;
mod linear_system;
mod newton;
mod past;
mod prune;
mod reactions;
mod state;
mod statements;
mod tables;

pub use host::uses_netcons;
pub use kernels::module;
pub use tables::collect as collect_tables;

use crate::ast::{File, Span};
use crate::diagnostics::Diagnostic;
use crate::passes::symbols::Symbols;
use crate::source::Source;
use nrn_mech_abi::MechanismInfo;

/// True when NET_RECEIVE watches conditions.
pub fn has_watch(receive: &crate::ast::Block) -> bool {
    !host::watches(receive).is_empty()
}

type Lowered<T> = Result<T, Diagnostic>;

/// All that is known before kernels are written.
pub struct Unit<'a> {
    /// The text.
    pub source: &'a Source,
    /// The tree.
    pub file: &'a File,
    /// The names.
    pub symbols: &'a Symbols,
    /// The description, still without kernels.
    pub info: &'a MechanismInfo,
    /// TABLE statements.
    pub tables: Vec<tables::TableUse<'a>>,
    /// FUNCTIONs and PROCEDUREs that call themselves.
    pub recursive: std::collections::BTreeSet<String>,
}

impl Unit<'_> {
    fn error<T>(&self, span: Span, message: impl Into<String>) -> Lowered<T> {
        Err(self.source.error(span, message))
    }
    fn unsupported<T>(&self, span: Span, what: &str) -> Lowered<T> {
        Err(self.source.error(span, format!("{what} is not supported yet")))
    }
}
