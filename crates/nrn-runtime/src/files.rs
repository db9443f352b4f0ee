//! Finding and loading HOC files: the search path, the library that is part of the program, what was loaded.

use crate::cx::Cx;
use crate::{library, texts};
use hoc_vm::HocError;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Where `print` went before it was led elsewhere.
pub struct Stdout(pub crate::engine::Sink);

impl std::fmt::Debug for Stdout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stdout")
    }
}

/// What was loaded, and where the program's own files would be.
#[derive(Debug, Default)]
pub struct Files {
    loaded: HashSet<String>,
    /// `neuronhome()`.
    pub home: String,
    /// Open old-style files: `ropen`, `wopen`.
    pub reading: Option<crate::functions::files::Reading>,
    /// When `startsw` was called, in seconds since 1970.
    pub stopwatch: f64,
    /// Standard input.
    pub input: crate::input::Input,
    /// What `print` wrote to before `hoc_stdout(name)`.
    pub stdout_before: Option<Stdout>,
    /// What `fprint` writes to; standard output when there is none.
    pub writing: Option<std::fs::File>,
}

impl Files {
    /// Nothing loaded. `NEURONHOME` names the folder of the program's own files.
    pub fn new() -> Files {
        let home = std::env::var("NEURONHOME").unwrap_or_else(|_| default_home());
        Files { home, ..Default::default() }
    }
    /// Replaces `$(NAME)` by environment variables.
    pub fn expand(&self, name: &str) -> String {
        let mut result = String::new();
        let mut rest = name;
        while let Some(start) = rest.find("$(") {
            let Some(length) = rest[start..].find(')') else { break };
            let variable = &rest[start + 2..start + length];
            result.push_str(&rest[..start]);
            if variable == "NEURONHOME" {
                result.push_str(&self.home);
            } else {
                result.push_str(&std::env::var(variable).unwrap_or_default());
            }
            rest = &rest[start + length + 1..];
        }
        result.push_str(rest);
        if let Some(tail) = result.strip_prefix("~/") {
            result = format!("{}/{tail}", std::env::var("HOME").unwrap_or_default());
        }
        result
    }
    /// Path and text of a file: as named, along `HOC_LIBRARY_PATH`, or from the library that is part of the program.
    pub fn find(&self, name: &str) -> Result<(String, String), HocError> {
        let name = self.expand(name);
        for candidate in self.candidates(&name) {
            if candidate.is_file() {
                let bytes = std::fs::read(&candidate).map_err(|_| texts::cannot_open(&name))?;
                return Ok((candidate.to_string_lossy().into_owned(), decode(bytes)));
            }
        }
        let inside = name.strip_prefix(&format!("{}/lib/hoc/", self.home)).unwrap_or(&name);
        match library::text(inside) {
            Some(text) => Ok((format!("{}/lib/hoc/{inside}", self.home), text)),
            None => Err(texts::cannot_open(&name)),
        }
    }
    fn candidates(&self, name: &str) -> Vec<PathBuf> {
        let mut all = vec![PathBuf::from(name)];
        if Path::new(name).is_relative() {
            let path = std::env::var("HOC_LIBRARY_PATH").unwrap_or_default();
            all.extend(
                path.split([':', ' '])
                    .filter(|f| !f.is_empty())
                    .map(|folder| Path::new(&self.expand(folder)).join(name)),
            );
        }
        all
    }
    /// The file that has a line beginning with `keyword name`: in the present folder, along `HOC_LIBRARY_PATH`, or in the
    /// library that is part of the program.
    pub fn declaring(&self, keyword: &str, name: &str) -> Option<String> {
        let begins = format!("{keyword} {name}");
        let path = std::env::var("HOC_LIBRARY_PATH").unwrap_or_default();
        let folders = std::iter::once(".").chain(path.split(':').filter(|folder| !folder.is_empty()));
        let outside = folders.filter_map(|folder| declaring_in(Path::new(folder), &begins)).next();
        outside.or_else(|| {
            let inside =
                library::files().find(|file| file.text().lines().any(|line| line.starts_with(&begins)))?;
            Some(format!("{}/lib/hoc/{}", self.home, inside.name))
        })
    }
    /// Notes a file as loaded; false when it was before.
    pub fn mark(&mut self, name: &str) -> bool {
        self.loaded.insert(name.to_owned())
    }
}

/// The first HOC file of a folder, by name, with a line that begins so.
fn declaring_in(folder: &Path, begins: &str) -> Option<String> {
    let entries = std::fs::read_dir(folder).ok()?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "oc" || end == "hoc") && path.is_file());
    files.sort();
    let declares = |path: &PathBuf| {
        let text = decode(std::fs::read(path).unwrap_or_default());
        text.lines().any(|line| line.starts_with(begins))
    };
    files.into_iter().find(declares).map(|path| path.to_string_lossy().into_owned())
}

fn default_home() -> String {
    let program = std::env::current_exe().unwrap_or_default();
    let prefix = program.parent().and_then(Path::parent).unwrap_or(Path::new("/usr/local"));
    prefix.join("share/nrn").to_string_lossy().into_owned()
}

/// Old files are often Latin-1.
pub fn decode(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|e| e.into_bytes().into_iter().map(char::from).collect())
}

/// The first line of what is left of a file, with the end of line that the last one may lack, and how many bytes it took.
pub fn line(rest: &[u8]) -> (String, usize) {
    let n = rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |end| end + 1);
    let mut line = decode(rest[..n].to_vec());
    if n > 0 && !line.ends_with('\n') {
        line.push('\n');
    }
    (line, n)
}

/// `load_file(name)`: runs a file unless one of that name was loaded before. False when there is no such file.
pub fn load_file(cx: &mut Cx<'_>, name: &str) -> Result<bool, HocError> {
    let name_known = cx.engine.files.expand(name);
    let inside = format!("{}/lib/hoc/", cx.engine.files.home);
    if !cx.engine.files.mark(name_known.strip_prefix(&inside).unwrap_or(&name_known)) {
        return Ok(true);
    }
    run_file(cx, name)
}

/// `load_file(1, name)`: runs a file, whether it was loaded before or not. The working folder is the file's meanwhile.
pub fn run_file(cx: &mut Cx<'_>, name: &str) -> Result<bool, HocError> {
    let (path, text) = match cx.engine.files.find(name) {
        Ok(found) => found,
        Err(_) => {
            cx.vm.warn(cx.engine, &format!("Couldn't find: {name}"));
            return Ok(false);
        }
    };
    let folder =
        Path::new(&path).parent().filter(|p| !p.as_os_str().is_empty() && p.is_dir()).map(Path::to_owned);
    let before = std::env::current_dir().ok();
    let shown = match &folder {
        Some(folder) if std::env::set_current_dir(folder).is_ok() => {
            Path::new(&path).file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
        }
        _ => path.clone(),
    };
    // The calls that NEURON's own loading is made of, as its users know them from error reports.
    let shown_name = hoc_vm::Value::String(shown.as_str().into());
    let inner = cx.vm.describe_call("xopen", std::slice::from_ref(&shown_name));
    let statement = hoc_vm::Value::String(format!("{{xopen(\"{shown}\")}}").into());
    let calls = [
        cx.vm.describe_call("load_file", &[hoc_vm::Value::String(name.into())]),
        cx.vm.describe_call("execute1", &[statement]),
        inner,
    ];
    let engine = &mut *cx.engine;
    let result = cx.vm.with_notes(&calls, |vm| vm.run(engine, &text, &shown));
    if let (Some(_), Some(before)) = (folder, before) {
        let _ = std::env::set_current_dir(before);
    }
    result.map(|()| true)
}
