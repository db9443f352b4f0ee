//! The tools a session file recreates: what they do to the model, and the members sessions and programs use. Their windows
//! are boxes that keep what they are told.

use super::rows::File;

pub mod domain;
pub mod electrode;
pub mod family;
pub mod fitter;
pub mod function_fitter;
pub mod grapher;
pub mod impedance;
pub mod insert;
pub mod method;
pub mod network;
pub mod parallel;
pub mod places;
pub mod point_group;
pub mod point_process;
pub mod run_fitter;
pub mod saved;
pub mod threshold;
pub mod tolerance;
pub mod vectors;
pub mod weights;
pub mod window;
pub mod windows;

/// The files.
pub static FILES: &[&File] = &[
    &domain::FILE,
    &electrode::FILE,
    &family::FILE,
    &fitter::FILE,
    &function_fitter::FILE,
    &grapher::FILE,
    &insert::INSERTER,
    &insert::SINGLE,
    &method::FILE,
    &network::FILE,
    &parallel::FILE,
    &places::SHAPES,
    &places::BROWSER,
    &point_group::FILE,
    &point_process::FILE,
    &run_fitter::FILE,
    &threshold::FILE,
    &tolerance::FILE,
    &vectors::GATHER,
    &vectors::PLAY,
    &vectors::WRAP,
    &windows::FILE,
];
