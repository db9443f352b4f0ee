//! Texts that compile, and texts that do not: what is said about the latter stands beside them.
//!
//! To write the expected texts anew after a change of wording: `BLESS=1 cargo test -p nmodl --test corpus`, then read
//! the difference.

use std::path::{Path, PathBuf};

fn texts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut all: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("corpus").map(|e| e.expect("entry").path()).collect();
    all.retain(|p| p.extension().is_some_and(|e| e == "mod"));
    all.sort();
    all
}

fn compile(path: &Path) -> Result<nmodl::Module, nmodl::Diagnostics> {
    let name = path.file_name().expect("name");
    nmodl::compile(&std::fs::read_to_string(path).expect("text"), Path::new(name))
}

#[test]
fn valid_texts_compile_to_well_formed_kernels() {
    for path in texts("valid").into_iter().chain(texts("mod")) {
        let module = compile(&path).unwrap_or_else(|e| panic!("{e}"));
        nrn_kernel::check(&module).expect("well formed");
    }
}

/// Compares what is said about every text of a folder with the file beside it.
fn check_said(folder: &str, say: impl Fn(&Path) -> String) {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for path in texts(folder) {
        let (said, expected) = (say(&path), path.with_extension("txt"));
        if bless {
            std::fs::write(&expected, format!("{said}\n")).expect("write");
        } else if std::fs::read_to_string(&expected).unwrap_or_default().trim_end() != said {
            wrong.push(format!("{}:\n{said}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn invalid_texts_are_explained() {
    check_said("invalid", |path| match compile(path) {
        Ok(_) => "compiles".to_string(),
        Err(errors) => errors.to_string(),
    });
}

#[test]
fn doubtful_texts_compile_with_warnings() {
    check_said("warned", |path| {
        let name = path.file_name().expect("name");
        let text = std::fs::read_to_string(path).expect("text");
        match nmodl::compile_and_warn(&text, Path::new(name)) {
            Ok((_, warnings)) => nmodl::Diagnostics(warnings).to_string(),
            Err(errors) => format!("does not compile: {errors}"),
        }
    });
}
