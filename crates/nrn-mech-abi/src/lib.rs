//! The one table through which the solver runs every mechanism.
//!
//! Here live the description of a mechanism ([`MechanismInfo`]), the column store its numbers are kept in
//! ([`Columns`]), the C layout of a kernel call ([`raw`]), and the safe door to it ([`Mechanism`]). A mechanism linked
//! into the program, loaded from a plugin or compiled at run time from a `.mod` file all look the same from here.
//! Policy (who is called when) lives in `nrn-solver`; what kernels compute lives with whoever made them.

pub mod columns;
pub mod effects;
pub mod host;
pub mod info;
pub mod lag;
pub mod mechanism;
pub mod raw;
pub mod rows;
mod validate;

pub use columns::Columns;
pub use effects::{Effect, Effects, Print, SingleChannels};
pub use host::HostFunction;
pub use info::{
    ColumnInfo, ColumnRole, DiffusionInfo, DiffusionState, FunctionInfo, GlobalInfo, IonUse, KernelInfo,
    KernelKind, MechanismInfo, MechanismKind, NetReceiveInfo, TableInfo,
};
pub use mechanism::{Call, IonBinding, KernelError, KernelId, Kernels, Mechanism, NetCons, Table};
pub use nrn_random as random;
pub use nrn_simd as simd;
pub use raw::{Env, IonField, NodeField};
