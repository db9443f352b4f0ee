//! The block executor: every instruction runs over a block of instances that stays in the first-level cache.

use crate::Module;
use nrn_mech_abi::Mechanism;

/// Makes a module executable. Fails when it is not well formed.
pub fn mechanism(module: Module) -> Result<Mechanism, crate::CheckError> {
    crate::evaluate::mechanism(module)
}
