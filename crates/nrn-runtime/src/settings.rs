//! Numbers the engine keeps for HOC, and the constants: one row each.

use nrn_model::{DataHandle, EnvField};

/// A row of the table.
pub struct Setting {
    /// As users spell it.
    pub name: &'static str,
    /// Value at start.
    pub default: f64,
    /// One sentence for help.
    pub doc: &'static str,
}

const fn row(name: &'static str, default: f64, doc: &'static str) -> Setting {
    Setting { name, default, doc }
}

/// `secondorder`: kept in step with the solver.
pub const SECONDORDER: u32 = 0;
/// `stoprun`: a run stops at the next step when it is not 0.
pub const STOPRUN: u32 = 1;
/// `diam_changed`.
pub const DIAM_CHANGED: u32 = 2;

/// All of them; numbers are positions.
pub const SETTINGS: &[Setting] = &[
    row("secondorder", 0.0, "0 backward Euler, 1 Crank-Nicolson, 2 the same with ion currents corrected"),
    row("stoprun", 0.0, "when not 0 a run stops at the next step"),
    row("diam_changed", 1.0, "1 asks for diameters and areas to be computed anew"),
    row("clamp_resist", 0.001, "resistance of the voltage clamp fclamp, megohm"),
    row("xopen_broadcast_", 255.0, "no effect"),
    row("nrn_netrec_state_adjust", 0.0, "1: events adjust states by half a step"),
    row("nrn_sparse_partrans", 0.0, "no effect"),
    row("nrn_shape_changed_", 0.0, "counts changes of shape"),
];

/// Values at start.
pub fn defaults() -> Vec<f64> {
    SETTINGS.iter().map(|s| s.default).collect()
}

/// `t`, `dt`, `celsius`.
pub fn env_variable(name: &str) -> Option<DataHandle> {
    Some(DataHandle::Env(match name {
        "t" => EnvField::T,
        "dt" => EnvField::Dt,
        "celsius" => EnvField::Celsius,
        _ => return None,
    }))
}
