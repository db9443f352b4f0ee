//! Mutated `.mod` texts through the whole pipeline: `cargo run --release -p nmodl --example fuzz -- COUNT [SEED]`.
//!
//! A text that panics, or that takes longer than a second, is written to `fuzz-SEED-NUMBER.mod` in the present folder.

#![allow(clippy::print_stdout)]

#[allow(dead_code, reason = "the fuzzer uses a part of it")]
#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/common/survive.rs"]
mod survive;

use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    let number = |at: usize, otherwise: u64| {
        std::env::args().nth(at).and_then(|word| word.parse().ok()).unwrap_or(otherwise)
    };
    let (count, seed) = (number(1, 10_000), number(2, 1));
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let texts: Vec<String> = ["mechanisms", "tests/golden/mechanisms", "tests/nmodl/mod"]
        .iter()
        .flat_map(|folder| mutator::corpus(&top.join(folder), "mod"))
        .collect();
    println!("{count} mutations of {} texts, seed {seed}", texts.len());
    let mut mutator = mutator::Mutator::new(texts, seed);
    let (mut reached, mut found, started) = ([0_u64; 3], 0, Instant::now());
    for ix in 1..=count {
        let text = mutator.next_text();
        let begun = Instant::now();
        match catch_unwind(|| survive::survive(&text)) {
            Ok(level) if begun.elapsed() < Duration::from_secs(1) => reached[level] += 1,
            outcome => {
                found += 1;
                let name = format!("fuzz-{seed}-{ix}.mod");
                let why = if outcome.is_ok() { "took too long" } else { "panicked" };
                println!("{name} {why} ({:?}); {:?}", begun.elapsed(), std::fs::write(&name, &text));
            }
        }
        if ix % 50_000 == 0 || ix == count {
            let [refused, compiled, ran] = reached;
            println!(
                "{ix} texts, {:?}: {refused} refused, {compiled} compiled, {ran} ran, {found} found",
                started.elapsed()
            );
        }
    }
    if found > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
