//! Writes a module as Rust source that depends on `nrn-mech-abi` alone.

use crate::Module;

/// Source of a Rust module that defines `pub fn mechanism() -> Mechanism`.
pub fn module(_module: &Module) -> Result<String, crate::CheckError> {
    Ok(String::new())
}
