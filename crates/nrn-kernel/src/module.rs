//! A whole mechanism as the front end hands it over: the description and the kernels.

use crate::ir::Kernel;
use nrn_mech_abi::MechanismInfo;

/// A mechanism before it was made executable. [`crate::check`] says whether it is well formed.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// What the mechanism tells about itself.
    pub info: MechanismInfo,
    /// One kernel per entry of `info.kernels`, in the same order.
    pub kernels: Vec<Kernel>,
}

impl std::fmt::Display for Module {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "mechanism {}", self.info.name)?;
        for (kernel, info) in self.kernels.iter().zip(&self.info.kernels) {
            let form = if info.tabled { " tabled" } else { "" };
            write!(f, "\n# {:?}{form}\n{kernel}", info.kind)?;
        }
        Ok(())
    }
}
