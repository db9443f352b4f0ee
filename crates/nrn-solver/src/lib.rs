//! Time: finitialize and fadvance as lists of named phases, events, recording and playing.
//!
//! A [`Sim`] holds the model, the Vectors and everything that changes with time. Steps are free functions over a
//! [`Context`], so that nothing is borrowed while user code runs: see [`finitialize`], [`fadvance`], [`solve_until`]. The order
//! of phases, mechanisms and events is part of the result; it is written down in `docs/order.md`. No text, name or language
//! lives here.
#![forbid(unsafe_code)]

mod calls;
mod context;
mod currents;
mod delicate;
mod deliver;
mod diffusion;
mod error;
mod extended;
mod externals;
mod given_tables;
mod initialize;
mod play;
mod pointers;
mod profile;
mod queue;
mod record;
mod restore;
mod sim;
mod step;
pub mod stimuli;
mod tables;
mod tree;
mod watch;

pub use calls::{KernelPhase, call_function, run_block_of};
pub use context::{Context, HookId};
pub use error::SimError;
pub use extended::linear::{Element, LinearMatrix, LinearMechanism};
pub use given_tables::GivenColumn;
pub use initialize::{InitializeType, finitialize};
pub use play::{PlayId, PlayMode, PlayTarget};
pub use profile::{Phase, Profile};
pub use queue::{Event, EventId, EventQueue};
pub use record::{RecordId, RecordMode};
pub use restore::PlayPosition;
pub use sim::{Settings, Sim, SpikeTap};
pub use step::{fadvance, fcurrent, frecord_init, solve_until, steps};

pub use deliver::{deliver_events, fire_source};
