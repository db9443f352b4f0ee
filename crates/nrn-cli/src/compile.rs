//! `nrnivmodl`: checks `.mod` files and puts them where `nrniv` and Python find them. No compiler is needed.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Folder the mechanisms go to, as everywhere else.
pub const FOLDER: &str = "x86_64";

const HELP: &str = "nrnivmodl [options] [folders or .mod files]
Checks the .mod files (of the present folder when none is named) and puts them into x86_64/.
  -coreneuron, -incflags arg, -loadflags arg, -nmodl arg, -nmodlflags arg: accepted, no effect
";

/// Runs `nrnivmodl`: `args` begin with the program's name. Returns the exit status.
pub fn main(args: &[String]) -> i32 {
    let mut sources = Vec::new();
    let mut rest = args.iter().skip(1);
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "-h" | "--help" | "-help" => {
                say(HELP);
                return 0;
            }
            "-incflags" | "-loadflags" | "-nmodl" | "-nmodlflags" => drop(rest.next()),
            "-coreneuron" => {}
            path => sources.push(PathBuf::from(path)),
        }
    }
    if sources.is_empty() {
        sources.push(PathBuf::from("."));
    }
    match compile(&sources, Path::new(FOLDER)) {
        Ok(n) => {
            say(&format!("Successfully created {FOLDER}/special ({n} mechanisms)\n"));
            0
        }
        Err(text) => {
            complain(&text);
            1
        }
    }
}

fn compile(sources: &[PathBuf], folder: &Path) -> Result<usize, String> {
    let mut files = Vec::new();
    for source in sources {
        if source.is_dir() {
            files.extend(nrn_runtime::mechanisms::mod_files(source));
        } else {
            files.push(if source.extension().is_some() {
                source.clone()
            } else {
                source.with_extension("mod")
            });
        }
    }
    let mut texts = Vec::new();
    for file in &files {
        let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}\n", file.display()))?;
        nrn_runtime::mechanisms::check(&nrn_runtime::files::decode(bytes.clone()), file)?;
        let name = file.file_name().ok_or_else(|| format!("{}: not a file\n", file.display()))?;
        texts.push((folder.join(name), bytes));
    }
    let fail = |e: std::io::Error| format!("{}: {e}\n", folder.display());
    if folder.exists() {
        for old in nrn_runtime::mechanisms::mod_files(folder) {
            std::fs::remove_file(old).map_err(fail)?;
        }
    }
    std::fs::create_dir_all(folder).map_err(fail)?;
    for (path, bytes) in &texts {
        std::fs::write(path, bytes).map_err(fail)?;
    }
    std::fs::write(folder.join("libnrnmech.so"), nrn_runtime::mechanisms::MARKER).map_err(fail)?;
    write_special(&folder.join("special")).map_err(fail)?;
    Ok(texts.len())
}

/// `x86_64/special` is `nrniv` with the mechanisms beside it.
fn write_special(path: &Path) -> std::io::Result<()> {
    std::fs::write(path, "#!/bin/sh\nexec nrniv -dll \"$(dirname \"$0\")/libnrnmech.so\" \"$@\"\n")?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
fn complain(text: &str) {
    let _ = std::io::stderr().write_all(format!("{}\n", text.trim_end()).as_bytes());
}
