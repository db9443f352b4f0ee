//! Writes the sample mechanisms of the tests as Rust source: `cargo run -p nrn-kernel --example bake -- FOLDER`.

#[path = "../tests/common/mod.rs"]
mod common;

use common::samples;
use nrn_kernel::rust_source;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("a folder is needed")?;
    for (name, module) in samples::all() {
        std::fs::write(format!("{folder}/{name}.rs"), rust_source::module(&module)?)?;
    }
    Ok(())
}
