//! Mechanisms: those that are part of the program, `.mod` files compiled on the spot, folders `nrnivmodl` made, plugins.
//! Which files a path stands for is in [`crate::mechanism_files`].

use crate::cx::Cx;
use crate::mechanism_files::{is_empty_installation, is_plugin, mod_files};
use crate::texts;
use hoc_vm::HocError;
use nrn_mech_abi::{Mechanism, MechanismKind};
use nrn_model::MechanismId;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

impl Cx<'_> {
    /// What every new world has: the built-in mechanisms.
    pub(crate) fn boot(&mut self) {
        for mechanism in nrn_builtin::mechanisms() {
            let is_passive = mechanism.info().name == "pas";
            let mut outcome = self.register(mechanism).map(drop);
            if is_passive {
                // NEURON's own follows it.
                let own = self.engine.sim.model.register_extracellular();
                outcome = outcome.and(own.map(drop).map_err(|e| texts::model(&e)));
            }
            if let Err(error) = outcome {
                (self.engine.errors)(&format!("{}\n", error.message));
            }
        }
    }
    /// Compiles the text of a `.mod` file and makes the mechanism known. False when the same text was loaded before.
    pub fn load_mod_text(&mut self, text: &str, path: &Path) -> Result<bool, HocError> {
        self.load_texts(&[(path.to_owned(), text.to_owned())]).map(|n| n == 1)
    }
    /// Compiles texts, all at once, and makes the mechanisms known in the order given; those loaded before are left out.
    /// Nothing is loaded when one of them has a mistake.
    fn load_texts(&mut self, texts: &[(PathBuf, String)]) -> Result<usize, HocError> {
        let mut new: Vec<&(PathBuf, String)> = Vec::new();
        for text in texts {
            if !self.engine.loaded.contains(&text.1) && new.iter().all(|other| other.1 != text.1) {
                new.push(text);
            }
        }
        let compiled: Vec<Result<Mechanism, String>> =
            new.par_iter().map(|(path, text)| compile(text, path)).collect();
        let fail = |path: &Path, why: &str| texts::cannot_load_mechanism(&path.display().to_string(), why);
        let mut mechanisms = Vec::new();
        for ((path, _), outcome) in new.iter().zip(compiled) {
            mechanisms.push(outcome.map_err(|why| fail(path, &why))?);
        }
        for ((path, text), mechanism) in new.iter().zip(mechanisms) {
            let info = mechanism.info();
            let known = self.engine.sim.model.mechanism_by_name(&info.name).is_some();
            if known && info.kind != MechanismKind::Library {
                return Err(texts::mechanism_exists(&info.name, &path.display().to_string()));
            }
            self.register(mechanism).map_err(|e| fail(path, &e.message))?;
            self.engine.loaded.insert(text.clone());
        }
        Ok(new.len())
    }
    /// Loads the mechanisms of a plugin: a library made with `nrn_plugin`. A library that is not one is refused.
    fn load_plugin(&mut self, path: &Path) -> Result<usize, HocError> {
        let shown = path.display().to_string();
        // With its full path: a bare name would be looked for in the system's folders.
        let path = path.canonicalize().map_err(|_| texts::cannot_open(&shown))?;
        let key = path.display().to_string();
        if self.engine.loaded.contains(&key) {
            return Ok(0);
        }
        let mechanisms = nrn_plugin::load(&path).map_err(|e| texts::refused_plugin(&e))?;
        let n = mechanisms.len();
        for mechanism in mechanisms {
            self.register(mechanism).map_err(|e| texts::cannot_load_mechanism(&shown, &e.message))?;
        }
        self.engine.loaded.insert(key);
        Ok(n)
    }
    /// Makes a mechanism known.
    pub fn register(&mut self, mechanism: Mechanism) -> Result<MechanismId, HocError> {
        let id = self.engine.sim.model.register_mechanism(mechanism).map_err(|e| texts::model(&e))?;
        self.engine.forget_model_names();
        self.vm.names_changed();
        Ok(id)
    }
    /// Loads a `.mod` file, a folder of them, what `nrnivmodl` left (`x86_64/libnrnmech.so`), or a plugin. How many
    /// mechanisms were new: what was loaded before, and did not change, is not loaded again.
    pub fn load_mechanisms(&mut self, path: &Path) -> Result<usize, HocError> {
        if !path.exists() {
            return Err(texts::cannot_open(&path.display().to_string()));
        }
        if is_plugin(path) {
            return self.load_plugin(path);
        }
        let read = |(file, _): (PathBuf, String)| {
            let bytes = std::fs::read(&file).map_err(|_| texts::cannot_open(&file.display().to_string()))?;
            let text = crate::files::decode(bytes);
            Ok((file, text))
        };
        let files = mod_files(path);
        if files.is_empty() && path.is_file() && !is_empty_installation(path) {
            return Err(texts::no_mod_files(&path.display().to_string()));
        }
        let texts = files.into_iter().map(read).collect::<Result<Vec<_>, HocError>>()?;
        self.load_texts(&texts)
    }
    /// What `nrnivmodl` left in the present folder, if anything.
    pub fn load_default_mechanisms(&mut self) -> Result<usize, HocError> {
        let file = Path::new("x86_64/libnrnmech.so");
        // Asked twice where nrniv runs inside Python: when the package is imported, and by the command line.
        if !file.is_file() || !self.engine.notes.insert("default mechanisms") {
            return Ok(0);
        }
        self.load_mechanisms(file)
    }
}

fn compile(text: &str, path: &Path) -> Result<Mechanism, String> {
    let module = nmodl::compile(text, path).map_err(|e| e.to_string())?;
    nrn_kernel::block::mechanism(module).map_err(|e| e.to_string())
}

/// Compiles texts and throws the result away: what `nrnivmodl` installs, all INCLUDEs in it, or what is wrong.
pub fn check_all(files: &[(PathBuf, String)]) -> Vec<Result<String, String>> {
    let check = |(path, text): &(PathBuf, String)| {
        let source = nmodl::source::Source::new(text, path).map_err(|e| e.to_string())?;
        compile(text, path)?;
        Ok(source.text)
    };
    files.par_iter().map(check).collect()
}

/// What a pass of the compiler leaves of a file; `list` names the passes.
pub fn print_pass(pass: &str, text: &str, path: &Path) -> Result<String, String> {
    match nmodl::print::print(pass, text, path) {
        Some(outcome) => outcome.map_err(|errors| format!("{errors}\n")),
        None => {
            Err(format!("`{pass}` is no pass of the compiler; the passes are\n{}", nmodl::print::forms()))
        }
    }
}

pub use nrn_kernel::rust_source::plugin_crate;

/// A file as Rust source, a module of a plugin crate.
pub fn rust_source(text: &str, path: &Path) -> Result<String, String> {
    let module = nmodl::compile(text, path).map_err(|e| e.to_string())?;
    nrn_kernel::rust_source::module(&module).map_err(|e| format!("{}: {e}\n", path.display()))
}

/// What the check of units says about a file: one text for each place.
pub fn check_units(text: &str, path: &Path) -> Vec<String> {
    nmodl::units_of(text, path).iter().map(ToString::to_string).collect()
}

/// Units of a variable, by its name in HOC.
pub fn units_of(cx: &Cx<'_>, name: &str) -> Option<String> {
    let fixed = [
        ("t", "ms"),
        ("dt", "ms"),
        ("celsius", "degC"),
        ("v", "mV"),
        ("diam", "um"),
        ("L", "um"),
        ("Ra", "ohm-cm"),
        ("cm", "uF/cm2"),
        ("i_cap", "mA/cm2"),
    ];
    if let Some(found) = fixed.iter().find(|f| f.0 == name) {
        return Some(found.1.to_owned());
    }
    if let Some((class, variable)) = name.split_once('.') {
        let info = cx.engine.mechanism_info(cx.engine.sim.model.mechanism_by_name(class)?)?;
        return info.columns.iter().find(|c| c.name == variable).map(|c| c.units.clone());
    }
    match cx.engine.sim.model.range_variable(name)? {
        nrn_model::RangeVariable::Mechanism { mechanism, first, .. } => {
            let info = cx.engine.mechanism_info(mechanism)?;
            info.columns.iter().find(|c| c.first == first as usize).map(|c| c.units.clone())
        }
        nrn_model::RangeVariable::Ion { field, .. } => Some(
            match field {
                nrn_mech_abi::IonField::Reversal => "mV",
                nrn_mech_abi::IonField::Inside | nrn_mech_abi::IonField::Outside => "mM",
                nrn_mech_abi::IonField::Current => "mA/cm2",
                nrn_mech_abi::IonField::Conductance => "S/cm2",
            }
            .to_owned(),
        ),
        nrn_model::RangeVariable::Node(_) => None,
    }
}
