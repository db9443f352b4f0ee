//! The built-in mechanisms as Rust, written by `cargo xtask mechanisms` from `mod/`. Do not edit.

#![allow(missing_docs, clippy::all, unused_parens, unused_qualifications)]

#[rustfmt::skip]
pub mod alphasynapse;
#[rustfmt::skip]
pub mod apcount;
#[rustfmt::skip]
pub mod exp2syn;
#[rustfmt::skip]
pub mod expsyn;
#[rustfmt::skip]
pub mod fastpas;
#[rustfmt::skip]
pub mod hh;
#[rustfmt::skip]
pub mod iclamp;
#[rustfmt::skip]
pub mod intfire1;
#[rustfmt::skip]
pub mod intfire2;
#[rustfmt::skip]
pub mod intfire4;
#[rustfmt::skip]
pub mod netstim;
#[rustfmt::skip]
pub mod oclamp;
#[rustfmt::skip]
pub mod pas;
#[rustfmt::skip]
pub mod patternstim;
#[rustfmt::skip]
pub mod pointprocessmark;
#[rustfmt::skip]
pub mod seclamp;
#[rustfmt::skip]
pub mod vclamp;

use nrn_mech_abi::Mechanism;

/// All of them, in the order of their files.
pub fn all() -> Vec<Mechanism> {
    vec![
        alphasynapse::mechanism(),
        apcount::mechanism(),
        exp2syn::mechanism(),
        expsyn::mechanism(),
        fastpas::mechanism(),
        hh::mechanism(),
        iclamp::mechanism(),
        intfire1::mechanism(),
        intfire2::mechanism(),
        intfire4::mechanism(),
        netstim::mechanism(),
        oclamp::mechanism(),
        pas::mechanism(),
        patternstim::mechanism(),
        pointprocessmark::mechanism(),
        seclamp::mechanism(),
        vclamp::mechanism(),
    ]
}
