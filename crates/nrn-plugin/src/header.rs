//! What makes a dynamic library a plugin: one header with the version, and a description and kernels per mechanism.
//!
//! The header is an `abi_stable` root module, so a library for another compiler layout is refused before a function of
//! it runs. Descriptions cross the border as JSON text; kernels and everything they touch are plain C layout ([`nrn_mech_abi::raw`]).
//! A plugin's author needs [`export_mechanisms!`](crate::export_mechanisms) alone.

use abi_stable::StableAbi;
use abi_stable::library::RootModule;
use abi_stable::package_version_strings;
use abi_stable::sabi_types::VersionStrings;
use abi_stable::std_types::RString;
use nrn_mech_abi::Mechanism;
use nrn_mech_abi::raw::{ABI_VERSION, KernelFn};

/// The header every plugin exports.
#[repr(C)]
#[derive(StableAbi)]
#[sabi(kind(Prefix(prefix_ref = PluginRef)))]
#[sabi(missing_field(panic))]
pub struct Plugin {
    /// [`ABI_VERSION`] the plugin was built with. Checked first.
    pub abi_version: u32,
    /// Number of mechanisms.
    pub count: extern "C" fn() -> usize,
    /// Description of mechanism `ix`: a [`nrn_mech_abi::MechanismInfo`] as JSON.
    pub describe: extern "C" fn(ix: usize) -> RString,
    /// Address of the kernel function of mechanism `ix`, a [`KernelFn`].
    pub kernel: extern "C" fn(ix: usize) -> usize,
    /// What the kernel function expects as `data`.
    #[sabi(last_prefix_field)]
    pub data: extern "C" fn(ix: usize) -> usize,
}

impl RootModule for PluginRef {
    abi_stable::declare_root_module_statics! {PluginRef}
    const BASE_NAME: &'static str = "ranvier_plugin";
    const NAME: &'static str = "ranvier_plugin";
    const VERSION_STRINGS: VersionStrings = package_version_strings!();
}

/// What the macro needs; not for hand-written code.
#[doc(hidden)]
pub mod support {
    use super::*;
    pub use abi_stable;

    /// The description as text; empty, which the loader refuses, when `ix` is out of range.
    pub fn describe(all: &[Mechanism], ix: usize) -> RString {
        let text = all.get(ix).and_then(|m| serde_json::to_string(m.info()).ok());
        RString::from(text.unwrap_or_default())
    }
    /// Address of the kernel function; 0 when `ix` is out of range.
    pub fn kernel(all: &[Mechanism], ix: usize) -> usize {
        all.get(ix).map_or(0, |m| m.raw().0 as KernelFn as usize)
    }
    /// Address of its data.
    pub fn data(all: &[Mechanism], ix: usize) -> usize {
        all.get(ix).map_or(0, |m| m.raw().1 as usize)
    }
    /// The version to export.
    pub const VERSION: u32 = ABI_VERSION;
}

/// Makes the crate (a `cdylib`) a plugin. The argument is a function that gives the mechanisms, a `Vec<Mechanism>`; it
/// runs once.
///
/// ```ignore
/// nrn_plugin::export_mechanisms!(mechanisms);
/// ```
#[macro_export]
macro_rules! export_mechanisms {
    ($mechanisms:path) => {
        $crate::export_mechanisms!($mechanisms, version = $crate::support::VERSION);
    };
    ($mechanisms:path, version = $version:expr) => {
        mod ranvier_plugin {
            use super::*;
            use $crate::support::{self, abi_stable};

            fn all() -> &'static [$crate::nrn_mech_abi::Mechanism] {
                static ALL: std::sync::OnceLock<Vec<$crate::nrn_mech_abi::Mechanism>> =
                    std::sync::OnceLock::new();
                ALL.get_or_init(|| std::panic::catch_unwind($mechanisms).unwrap_or_default())
            }
            extern "C" fn count() -> usize {
                all().len()
            }
            extern "C" fn describe(ix: usize) -> abi_stable::std_types::RString {
                support::describe(all(), ix)
            }
            extern "C" fn kernel(ix: usize) -> usize {
                support::kernel(all(), ix)
            }
            extern "C" fn data(ix: usize) -> usize {
                support::data(all(), ix)
            }

            /// The header that the loader looks for.
            #[abi_stable::export_root_module]
            pub fn root() -> $crate::PluginRef {
                use abi_stable::prefix_type::PrefixTypeTrait;
                $crate::Plugin { abi_version: $version, count, describe, kernel, data }.leak_into_prefix()
            }
        }
    };
}
