//! What can go wrong while time passes.

use crate::context::HookId;
use nrn_mech_abi::KernelError;
use nrn_model::{DataHandle, ModelError, PointProcessId};

/// Why a step did not come to its end. The model is usable afterwards.
#[derive(Debug, thiserror::Error)]
pub enum SimError {
    /// The model refused.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A mechanism reported an error.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// Code of a user, called from a step, failed; the driver knows how to show it.
    #[error("{0}")]
    Host(Box<dyn std::error::Error>),
    /// finitialize was called from inside a step.
    #[error("finitialize cannot be called during a step")]
    InStep,
    /// Steps called each other too deeply.
    #[error("steps are nested too deeply")]
    Depth,
    /// A hook nobody knows.
    #[error("unknown hook")]
    NoHook(HookId),
    /// A variable of a language, which the driver did not resolve.
    #[error("not a variable of the model")]
    Outside(DataHandle),
    /// A Vector that takes part was deleted, or is too short.
    #[error("a Vector is gone or too short")]
    Vector,
    /// A recording or playing refers to something deleted.
    #[error("the recorded variable was deleted")]
    Dangling(DataHandle),
    /// An event before the present.
    #[error("{what}")]
    Past {
        /// What was asked for, in NEURON's words.
        what: &'static str,
        /// Time of the event, ms.
        at: f64,
        /// The present, ms.
        now: f64,
    },
    /// `net_move` without a pending self event of flag 1.
    #[error("No event with flag=1 for net_move")]
    NothingToMove(PointProcessId),
    /// The equations of an extended tree, or of a `LinearMechanism`, have no solution that is determined.
    #[error("the equations have no solution")]
    Singular {
        /// A `LinearMechanism` takes part.
        linear: bool,
    },
    /// Matrices and Vectors of a `LinearMechanism` do not fit together.
    #[error("the sizes of matrices and Vectors differ")]
    LinearSizes,
    /// `secondorder` does not go with a `LinearMechanism`.
    #[error("a LinearMechanism needs secondorder 0")]
    LinearSecondOrder,
    /// The time step is not positive.
    #[error("dt must be positive")]
    BadDt(f64),
}
