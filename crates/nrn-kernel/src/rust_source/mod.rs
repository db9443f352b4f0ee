//! Writes a module as Rust source that depends on `nrn-mech-abi` alone: what plugins and built-in mechanisms are.
//!
//! Kernels that only compute are written for vectors of instances ([`vector`]); those with branches that act, loops,
//! events or functions for one instance at a time ([`scalar`]). All pointer work is in `nrn_mech_abi::rows`.
//! The text is meant to be read; pass it through `rustfmt` for the house's line breaks.

mod describe;
mod expression;
mod names;
mod plugin;
mod scalar;
mod vector;

pub use plugin::plugin_crate;

use crate::ir::*;
use crate::needs::{Needs, Serial};
use crate::optimise::{self, Exactness};
use crate::{CheckError, Module};
use nrn_mech_abi::{KernelKind, MechanismInfo};
use std::fmt::Write;

/// Source of a Rust module that defines `pub fn mechanism() -> Mechanism`. Fails when `module` is not well formed.
pub fn module(module: &Module) -> Result<String, CheckError> {
    crate::check(module)?;
    if let Some(kernel) = module.kernels.iter().find(|kernel| Needs::of(kernel).calls) {
        let what = "a FUNCTION that calls itself cannot become Rust".into();
        return Err(CheckError { kernel: kernel.name.clone(), what });
    }
    let mut bodies = String::new();
    let mut arms = String::new();
    let mut used = names::Names::new();
    for (ix, (kernel, info)) in module.kernels.iter().zip(&module.info.kernels).enumerate() {
        let fast = optimise::kernel(kernel, Exactness::Fast);
        let exact = optimise::kernel(kernel, Exactness::Exact);
        let name = used.function(info);
        if exact != fast {
            let exact_name = used.fresh(&format!("{name}_exact"));
            let _ = writeln!(arms, "        {ix} if call.flags & EXACT != 0 => {exact_name}(call),");
            bodies.push_str(&function(&module.info, &exact, info.kind, &exact_name));
        }
        let _ = writeln!(arms, "        {ix} => {name}(call),");
        bodies.push_str(&function(&module.info, &fast, info.kind, &name));
    }
    let name = &module.info.name;
    let source = if module.info.source.is_empty() { name } else { &module.info.source };
    let mut text =
        format!("//! `{name}`, generated from `{source}` by `nrn_kernel::rust_source`. Do not edit.\n\n");
    text.push_str(&imports(&format!("{arms}{bodies}")));
    text.push_str(&describe::info(&module.info));
    let _ = write!(text, "{}", DOOR.replace("ARMS", arms.trim_end()));
    text.push_str(&bodies);
    Ok(text)
}

/// The Rust of one kernel.
fn function(info: &MechanismInfo, kernel: &Kernel, kind: KernelKind, name: &str) -> String {
    let needs = Needs::of(kernel);
    let text = if vectorises(kernel, &needs) {
        vector::kernel(info, kernel, &needs, name)
    } else {
        let with_args = matches!(kind, KernelKind::TableFill(_)) && needs.args > 0;
        let callable = with_args || matches!(kind, KernelKind::Function(_) | KernelKind::TableBounds(_));
        scalar::kernel(info, kernel, &needs, name, callable && !needs.instance)
    };
    format!("\n{text}")
}

/// The `use` lines that the bodies need.
fn imports(bodies: &str) -> String {
    let needed = |prefix: &str, names: &[&str]| {
        let used = |n: &&&str| **n == "self" || mentions(bodies, n);
        let list: Vec<&str> = names.iter().filter(used).copied().collect();
        match list.len() {
            0 => String::new(),
            1 => format!("use {prefix}::{};\n", list[0]),
            _ => format!("use {prefix}::{{{}}};\n", list.join(", ")),
        }
    };
    let mut text = needed("nrn_mech_abi::host", &["HostFunction"]);
    text.push_str("use nrn_mech_abi::info::*;\n");
    let raw =
        needed("nrn_mech_abi::raw", &["EXACT", "IonField", "KernelCall", "NodeField", "RawIon", "RawTable"]);
    text.push_str(if raw.is_empty() { "use nrn_mech_abi::raw::KernelCall;\n" } else { &raw });
    text.push_str(&needed("nrn_mech_abi::rows", &["self", "Body", "Needs", "Row", "Rows"]));
    text.push_str(&needed("nrn_mech_abi::simd", &["Simd", "scalar"]));
    text.push_str("use nrn_mech_abi::{Mechanism, MechanismInfo};\n\n");
    text
}

fn mentions(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + name.len()..].starts_with(part))
}

/// What is the same in every module.
const DOOR: &str = "
/// The mechanism: what it tells about itself and its kernels.
pub fn mechanism() -> Mechanism {
    // SAFETY: `kernel` knows every kernel number of `info`, keeps nothing and may run on any thread.
    unsafe { Mechanism::from_native(info(), kernel) }
}

/// The kernel of a number.
///
/// # Safety
/// `call` is as `Mechanism::run` builds it for this mechanism.
unsafe extern \"C\" fn kernel(_data: *const std::ffi::c_void, kernel: u32, call: *const KernelCall) -> u32 {
    let body = |call: &KernelCall| match kernel {
ARMS
        _ => Err(format!(\"no kernel {kernel}\")),
    };
    // SAFETY: promised by the caller.
    unsafe { rows::guard(call, body) }
}
";

/// True when all instances can be computed at once: only arithmetic, and writes that every instance does.
fn vectorises(kernel: &Kernel, needs: &Needs) -> bool {
    let plain = |inst: &Inst| match inst {
        Inst::Let { op, .. } => !op.can_fail(),
        Inst::Store { .. } | Inst::AddNode { .. } | Inst::StoreIon { .. } | Inst::AddIon { .. } => true,
        _ => false,
    };
    needs.instance && needs.serial == Serial::Never && kernel.body.insts.iter().all(plain)
}

/// The literal of [`nrn_mech_abi::rows::Needs`], and the line that checks it.
fn check_line(needs: &Needs) -> String {
    let mut fields = Vec::new();
    let numbers =
        [("globals", needs.globals), ("args", needs.args), ("ions", needs.ions), ("tables", needs.tables)];
    fields.extend(numbers.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name}: {n}")));
    if needs.nodes {
        fields.push("nodes: true".into());
    }
    if fields.is_empty() {
        return "    Needs::default().check(call)?;\n".into();
    }
    if fields.len() < 5 {
        fields.push("..Needs::default()".into());
    }
    format!("    Needs {{ {} }}.check(call)?;\n", fields.join(", "))
}
