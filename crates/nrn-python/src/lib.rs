//! The extension module `neuron._engine`: what Python sees of the engine.
//!
//! `baton`, `raw` and `slots` are the only places with `unsafe`. `hoc_object` is the class of almost everything that comes from HOC;
//! `section`, `segment` and `mechanism` are the classes of the module `nrn`; `foreign` is Python as HOC sees it. What is
//! easier to say in Python lives in the package `python/neuron`.

mod baton;
mod cells;
mod convert;
mod errors;
mod foreign;
mod hoc_object;
mod index;
mod launch;
mod manual;
mod mechanism;
mod mechanism_function;
mod module;
mod names;
mod notices;
mod pending;
mod range_var;
mod raw;
mod screen;
mod section;
mod segment;
mod segment_iterators;
mod slots;
mod text;
mod thing;
mod types;
mod vector_view;
mod watch;
