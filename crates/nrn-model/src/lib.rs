//! The neurons: sections, segments, 3-D points, mechanisms, ions, point processes, NetCons. No time passes here.
//!
//! Users edit a [`Model`] through numbers ([`ids`]) and [`DataHandle`]s. All numbers live in structure-of-arrays
//! tables whose rows a [`plan::Plan`] puts into the order that is fastest to step through; handles survive that.
//! Languages and names of objects live in `nrn-runtime`; time, events and Vectors in `nrn-solver`.
//!
//! Memory per compartment: 88 bytes in the node table (11 columns), 16 of slots, 8 in its section's list; per density
//! instance 8 bytes per column, 12 of slots, 8 in the section's list, 8 of node and sequence, 4 in the plan; an ion's row
//! takes 40 + 30. An hh compartment (18 columns, `na`, `k`) takes about 440 bytes.
#![forbid(unsafe_code)]

pub mod arena;
mod connect;
mod coupling;
mod error;
pub mod extended;
mod extracellular;
mod geometry;
mod handle;
pub mod ids;
mod ions;
mod mechanisms;
mod model;
mod natural;
mod netcon;
mod nseg;
mod order;
pub mod plan;
mod point_process;
mod points3d;
mod quick;
mod range;
mod replace;
mod section;
mod shape;
mod values;

pub use arena::BySlot;
pub use coupling::CouplingId;
pub use error::{ModelError, Result};
pub use extracellular::{LayerColumns, range_name};
pub use handle::{DataHandle, EnvField, SectionProperty};
pub use ids::{Insertable, IonId, MechanismId, NetConId, PointProcessId, RowId, SectionId, SourceId};
pub use ions::{FARADAY, GAS_CONSTANT, Ion, IonStyle, ghk, nernst};
pub use mechanisms::MechanismTable;
pub use model::{FreezeGuard, Model, Parts};
pub use netcon::{NetCon, NetConSource, Source, SourceKind};
pub use plan::Plan;
pub use point_process::PointProcess;
pub use points3d::Point3d;
pub use range::{GlobalVariable, RangeVariable};
pub use section::{Connection, Inserted, Section};
