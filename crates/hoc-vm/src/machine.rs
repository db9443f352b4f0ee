//! The machine. To be written: this is the surface the runtime sees.

/// Symbols, objects and the interpreter's stacks.
#[derive(Default)]
pub struct Vm {}
