//! The HOC machine: symbols, templates, the bytecode compiler and the interpreter.
//!
//! It has never heard of a neuron. Whatever a name means beyond the language itself (functions, classes, sections,
//! range variables) it asks its [`Host`]. Text becomes syntax trees in `hoc-syntax`; neurons live behind `nrn-runtime`.
#![forbid(unsafe_code)]

pub mod builtins;
mod code;
mod compile;
mod equations;
pub mod error;
pub mod format;
mod heap;
pub mod host;
pub mod machine;
mod storage;
mod symbols;
pub mod value;

pub use error::{HocError, Location};
pub use host::{Host, HostName, HostPointer, Input, Member, Returns, SectionRef};
pub use machine::{ClassRef, Expression, SymbolKind, Vm, wrong_type};
pub use value::{Object, Place, Pointer, Unreferenced, Value, WeakObject};
