//! Loads plugins. The one place where code from outside enters the process.
//!
//! A library is refused when it has no header, when its header was laid out by other rules, when it was built for
//! another [`ABI_VERSION`], and when a description contradicts itself. What is loaded stays loaded: mechanisms may be in
//! use anywhere.

use crate::header::PluginRef;
use abi_stable::library::{LibraryError, lib_header_from_path};
use nrn_mech_abi::raw::{ABI_VERSION, KernelFn};
use nrn_mech_abi::{Mechanism, MechanismInfo};
use std::ffi::c_void;
use std::path::{Path, PathBuf};

/// Why a plugin was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file, or the system cannot load it.
    #[error("cannot load {0}: {1}")]
    NotLoaded(PathBuf, String),
    /// Not a plugin, or one of another version of the header.
    #[error("{0} is not a plugin of this program: {1}")]
    NotAPlugin(PathBuf, String),
    /// Built for another layout of kernel calls.
    #[error(
        "{path} was built for version {found} of the plugin interface, this program has version {expected}: build it again"
    )]
    Version {
        /// The library.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// [`ABI_VERSION`].
        expected: u32,
    },
    /// A description cannot be read or contradicts itself.
    #[error("{path}: mechanism {index} is not usable: {what}")]
    BadMechanism {
        /// The library.
        path: PathBuf,
        /// Which of its mechanisms.
        index: usize,
        /// What is wrong.
        what: String,
    },
}

/// More mechanisms than this in one library are garbage.
const MAX_MECHANISMS: usize = 10_000;

/// Loads all mechanisms of a library.
///
/// Loading runs the library's code: load only what you would also run.
pub fn load(path: &Path) -> Result<Vec<Mechanism>, LoadError> {
    let header = lib_header_from_path(path).map_err(|e| explain(path, e))?;
    let plugin = header.init_root_module::<PluginRef>().map_err(|e| explain(path, e))?;
    let found = plugin.abi_version();
    if found != ABI_VERSION {
        return Err(LoadError::Version { path: path.into(), found, expected: ABI_VERSION });
    }
    let n = plugin.count()();
    if n > MAX_MECHANISMS {
        return Err(LoadError::NotAPlugin(path.into(), format!("it claims to have {n} mechanisms")));
    }
    (0..n).map(|index| mechanism(path, plugin, index)).collect()
}

fn mechanism(path: &Path, plugin: PluginRef, index: usize) -> Result<Mechanism, LoadError> {
    let bad = |what: String| LoadError::BadMechanism { path: path.into(), index, what };
    let text = plugin.describe()(index);
    let mut info: MechanismInfo = serde_json::from_str(&text).map_err(|e| bad(e.to_string()))?;
    info.validate().map_err(bad)?;
    info.source = path.display().to_string();
    let (kernel, data) = (plugin.kernel()(index), plugin.data()(index));
    if kernel == 0 {
        return Err(bad("it has no kernel function".into()));
    }
    // SAFETY: the header's layout and version are those of this program, so the number is a `KernelFn` that keeps the
    // contract of `raw` for the kernels it describes; the library is never unloaded.
    let made = unsafe {
        let kernel = std::mem::transmute::<usize, KernelFn>(kernel);
        Mechanism::from_native_with(info, kernel, data as *const c_void)
    };
    Ok(made)
}

fn explain(path: &Path, error: LibraryError) -> LoadError {
    match error {
        LibraryError::OpenError { err, .. } => LoadError::NotLoaded(path.into(), err.to_string()),
        other => LoadError::NotAPlugin(path.into(), first_line(&other.to_string())),
    }
}

/// Layout differences are explained at great length; the first line says what they are about.
fn first_line(text: &str) -> String {
    text.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default().to_string()
}
