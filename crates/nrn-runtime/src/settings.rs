//! Numbers the engine keeps for HOC, and the constants: one row each.

use nrn_model::{DataHandle, EnvField};

/// A row of the table.
pub struct Setting {
    /// As users spell it.
    pub name: &'static str,
    /// Value at start.
    pub default: f64,
    /// Is it a whole number? What it is set to loses its fraction, and Python sees an int.
    pub is_whole: bool,
    /// One sentence for help.
    pub doc: &'static str,
}

const fn row(name: &'static str, default: f64, doc: &'static str) -> Setting {
    Setting { name, default, is_whole: false, doc }
}

const fn whole(name: &'static str, default: f64, doc: &'static str) -> Setting {
    Setting { name, default, is_whole: true, doc }
}

/// `secondorder`: kept in step with the solver.
pub const SECONDORDER: u32 = 0;
/// `stoprun`: a run stops at the next step when it is not 0.
pub const STOPRUN: u32 = 1;
/// `diam_changed`.
pub const DIAM_CHANGED: u32 = 2;
/// `clamp_resist`.
pub const CLAMP_RESIST: u32 = 3;

/// All of them; numbers are positions.
pub const SETTINGS: &[Setting] = &[
    whole("secondorder", 0.0, "0 backward Euler, 1 Crank-Nicolson, 2 the same with ion currents corrected"),
    whole("stoprun", 0.0, "when not 0 a run stops at the next step"),
    whole("diam_changed", 1.0, "1 asks for diameters and areas to be computed anew"),
    row("clamp_resist", 0.001, "resistance of the voltage clamp fclamp, megohm"),
    row("xopen_broadcast_", 255.0, "no effect"),
    whole("nrn_netrec_state_adjust", 0.0, "1: events adjust states by half a step"),
    whole("nrn_sparse_partrans", 0.0, "no effect"),
    whole("nrn_shape_changed_", 0.0, "counts changes of shape"),
];

/// Values at start.
pub fn defaults() -> Vec<f64> {
    SETTINGS.iter().map(|s| s.default).collect()
}

/// Is the setting with this number a whole number?
pub fn is_whole(ix: u32) -> bool {
    SETTINGS.get(ix as usize).is_some_and(|setting| setting.is_whole)
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
