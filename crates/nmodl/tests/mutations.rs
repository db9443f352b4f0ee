//! Ten thousand broken `.mod` texts: compiling them ends soon, with a module or diagnostics, and never with a panic.

use std::path::Path;
use std::time::Duration;

/// What compiles must also be accepted by the executors.
fn compile(text: &str) {
    if let Ok(module) = nmodl::compile(text, Path::new("broken.mod")) {
        drop(nrn_kernel::rust_source::module(&module));
        drop(nrn_kernel::evaluate::mechanism(module.clone()));
        assert!(
            nrn_kernel::block::mechanism(module).is_ok(),
            "the compiler made kernels that the check refuses"
        );
    }
}

#[test]
fn broken_texts_give_diagnostics_and_no_panic() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut corpus = mutator::corpus(&top.join("mechanisms"), "mod");
    corpus.extend(mutator::corpus(&top.join("tests/golden/mechanisms"), "mod"));
    mutator::check_never_panics(corpus, 10_000, Duration::from_secs(5), compile);
}

#[test]
fn deep_nesting_is_an_error_and_soon() {
    for opening in [
        "(",
        "{",
        "[",
        "-",
        "!",
        "if (1) {",
        "f(",
        "2^",
        "\"",
        "COMMENT ",
        "FROM i = 0 TO 1 {",
        "WHILE (1) {",
    ] {
        let deep = opening.repeat(20_000);
        compile(&deep);
        compile(&format!("NEURON {{ SUFFIX a }}\nASSIGNED {{ x }}\nBREAKPOINT {{ x = {deep}"));
        compile(&format!("NEURON {{ SUFFIX a }}\nASSIGNED {{ x }}\nBREAKPOINT {{ {deep}"));
    }
}
