//! The evaluator: one instance after the other, every access checked. Slow; the oracle of all tests.

use crate::Module;
use nrn_mech_abi::Mechanism;

/// Makes a module executable. Fails when it is not well formed.
pub fn mechanism(module: Module) -> Result<Mechanism, crate::CheckError> {
    crate::check(&module)?;
    Err(crate::CheckError { kernel: module.info.name, what: "the evaluator is not written yet".into() })
}
