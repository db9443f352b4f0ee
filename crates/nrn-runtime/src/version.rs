//! What we say we are. Models ask for NEURON's version, so `nrnversion()` names the one whose results are matched.

/// The NEURON whose behaviour is matched.
pub const NEURON: &str = "9.0.2";
/// `--version`, `nrnversion()`.
pub const LINE: &str = concat!("NEURON -- VERSION 9.0.2 (Ranvier ", env!("CARGO_PKG_VERSION"), ")");
/// Shown at start without `-nobanner`.
pub const BANNER: &str =
    concat!("Ranvier ", env!("CARGO_PKG_VERSION"), ": models of neurons, compatible with NEURON 9.0.2\n\n");
