//! Broken `.mod` texts: compiling and running them ends soon, with numbers or diagnostics, and never with a panic.
//!
//! `cargo run --release -p nmodl --example fuzz -- COUNT SEED` does the same for any number of texts.

#[allow(dead_code, reason = "not every test of the world uses all of it")]
mod common;
#[path = "common/survive.rs"]
mod survive;

use std::path::Path;
use std::time::Duration;
use survive::survive;

/// About a minute of the machines that run this.
const TEXTS: u64 = 200_000;

#[test]
fn broken_texts_give_numbers_or_diagnostics_and_no_panic() {
    mutator::check_never_panics(texts(), TEXTS, Duration::from_secs(20), |text| {
        survive(text);
    });
}

fn texts() -> Vec<String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    ["mechanisms", "tests/golden/mechanisms", "tests/nmodl/mod"]
        .iter()
        .flat_map(|folder| mutator::corpus(&top.join(folder), "mod"))
        .collect()
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
        survive(&deep);
        survive(&format!("NEURON {{ SUFFIX a }}\nASSIGNED {{ x }}\nBREAKPOINT {{ x = {deep}"));
        survive(&format!("NEURON {{ SUFFIX a }}\nASSIGNED {{ x }}\nBREAKPOINT {{ {deep}"));
    }
}
