//! Prints the kernels of `.mod` files, or what is wrong with them: `cargo run -p nmodl --example listing -- hh.mod`.

#![allow(clippy::print_stdout)]

use std::path::Path;
use std::time::Instant;

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("cannot read {path}");
            continue;
        };
        let start = Instant::now();
        let compiled = nmodl::compile(&text, Path::new(&path));
        let time = start.elapsed();
        match compiled {
            Ok(module) => println!("{module}# {path}: {} us", time.as_micros()),
            Err(errors) => println!("{errors}"),
        }
    }
}
