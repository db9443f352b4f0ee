//! The built-in mechanisms.
//!
//! Their text is in `mod/`; `generated/` holds the same as Rust, written by `cargo xtask mechanisms`. Nothing here
//! compiles NMODL: who wants to start from the text takes [`SOURCES`] to the `nmodl` crate.

/// Name of the file and text of each built-in mechanism, in the order they are registered.
pub const SOURCES: &[(&str, &str)] = &[
    ("pas.mod", include_str!("../mod/pas.mod")),
    ("fastpas.mod", include_str!("../mod/fastpas.mod")),
    ("iclamp.mod", include_str!("../mod/iclamp.mod")),
    ("alphasynapse.mod", include_str!("../mod/alphasynapse.mod")),
    ("expsyn.mod", include_str!("../mod/expsyn.mod")),
    ("exp2syn.mod", include_str!("../mod/exp2syn.mod")),
    ("seclamp.mod", include_str!("../mod/seclamp.mod")),
    ("vclamp.mod", include_str!("../mod/vclamp.mod")),
    ("oclamp.mod", include_str!("../mod/oclamp.mod")),
    ("apcount.mod", include_str!("../mod/apcount.mod")),
    ("hh.mod", include_str!("../mod/hh.mod")),
    ("netstim.mod", include_str!("../mod/netstim.mod")),
    ("intfire1.mod", include_str!("../mod/intfire1.mod")),
    ("intfire2.mod", include_str!("../mod/intfire2.mod")),
    ("intfire4.mod", include_str!("../mod/intfire4.mod")),
    ("pointprocessmark.mod", include_str!("../mod/pointprocessmark.mod")),
    ("patternstim.mod", include_str!("../mod/patternstim.mod")),
];

mod generated;

/// The mechanisms, compiled into the program, in the order of [`SOURCES`].
pub fn mechanisms() -> Vec<nrn_mech_abi::Mechanism> {
    let mut all = generated::all();
    let place = |m: &nrn_mech_abi::Mechanism| {
        SOURCES.iter().position(|s| s.0.trim_end_matches(".mod") == m.info().name.to_lowercase())
    };
    all.sort_by_key(place);
    all
}
