//! Where languages meet neurons: the engine, its context, and every function and class that HOC and Python can use.
//!
//! [`Engine`] holds all state but the language's and answers the HOC machine; [`Cx`] puts the two side by side and is
//! what a binding (the Python package) works with, see [`cx`]. Functions and classes are tables ([`tables`]). Error texts
//! stand in [`texts`], the HOC library that is part of the program in `hoc/`. No argument parsing, no pyo3.
#![forbid(unsafe_code)]

pub mod args;
pub mod border;
mod channels;
pub mod classes;
pub mod cx;
pub mod engine;
pub mod files;
pub mod foreign;
pub mod format;
mod function_tables;
pub mod functions;
mod held;
pub mod hooks;
mod host;
pub mod input;
mod library;
pub use library::names as library_names;
pub mod links;
pub mod mechanism_files;
mod mechanism_functions;
pub mod mechanism_types;
pub mod mechanisms;
pub mod object;
pub mod output;
pub mod pattern;
pub mod place;
pub mod press;
mod psection;
mod range;
mod section_property;
mod sections;
pub mod settings;
pub mod solver;
mod standard_run;
mod storage;
pub mod tables;
pub mod texts;
pub mod version;
pub mod watch;

pub use args::Args;
pub use cx::{Attribute, Cx, Named, Runtime};
pub use engine::Engine;
pub use foreign::{Callback, Foreign, ForeignHost};
pub use hoc_vm::builtins::plain_math;
pub use hoc_vm::{
    ClassRef, HocError, Host, HostName, HostPointer, Object, Place, Pointer, Returns, SymbolKind, Value, Vm,
};
pub use nrn_mech_abi::{ColumnInfo, ColumnRole, IonField, MechanismInfo, MechanismKind, NodeField};
pub use nrn_model::{
    DataHandle, EnvField, Insertable, IonId, MechanismId, ModelError, NetConId, Point3d, PointProcessId,
    RangeVariable, RowId, SectionId, SectionProperty, range_name,
};
pub use nrn_objects::{VectorId, VectorPool};
pub use nrn_view as view;
pub use object::Payload;
pub use place::{HostPlace, section_id, section_ref};

/// The functions of the language itself, for manuals.
pub fn builtins() -> &'static [hoc_vm::builtins::Builtin] {
    hoc_vm::builtins::TABLE
}
pub use tables::{Class, Field, Function, Method, PYTHON_METHODS, PythonMethod, PythonReturn};
