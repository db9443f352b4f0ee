//! Mechanisms: those that are part of the program, `.mod` files compiled on the spot, folders `nrnivmodl` made, plugins.

use crate::cx::Cx;
use crate::texts;
use hoc_vm::HocError;
use nrn_mech_abi::Mechanism;
use nrn_model::MechanismId;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Marks the file that `nrnivmodl` leaves where a compiled library would be.
pub const MARKER: &str = "Ranvier mechanisms: the .mod files are beside this file\n";

impl Cx<'_> {
    /// What every new world has: the built-in mechanisms.
    pub(crate) fn boot(&mut self) {
        for mechanism in nrn_builtin::mechanisms() {
            if let Err(error) = self.register(mechanism) {
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
        let read = |file: PathBuf| {
            let bytes = std::fs::read(&file).map_err(|_| texts::cannot_open(&file.display().to_string()))?;
            let text = crate::files::decode(bytes);
            Ok((file, text))
        };
        let files = mod_files(path);
        if files.is_empty() && path.is_file() {
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

/// Compiles a text and throws the result away: is it all right?
pub fn check(text: &str, path: &Path) -> Result<(), String> {
    let module = nmodl::compile(text, path).map_err(|e| e.to_string())?;
    nrn_kernel::block::mechanism(module).map(drop).map_err(|e| format!("{}: {e}\n", path.display()))
}

/// A library, but not under the name of those that `nrnivmodl` makes.
fn is_plugin(path: &Path) -> bool {
    let library = path.extension().is_some_and(|e| e == "so" || e == "dylib" || e == "dll");
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    path.is_file() && library && stem.trim_start_matches("lib") != "nrnmech"
}

/// The `.mod` files a path stands for, in the order of their names.
pub fn mod_files(path: &Path) -> Vec<PathBuf> {
    if path.extension().is_some_and(|e| e == "mod") {
        return vec![path.to_owned()];
    }
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new(".")) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // libtool's folder of old: x86_64/.libs/libnrnmech.so
    let folder = if folder.ends_with(".libs") { folder.parent().unwrap_or(folder) } else { folder };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| {
            entries
                .flatten()
                .map(|e| e.path())
                .filter(|p| p.extension().is_some_and(|e| e == "mod"))
                .collect()
        })
        .unwrap_or_default();
    files.sort();
    files
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
