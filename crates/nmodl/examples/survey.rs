//! Compiles `.mod` files and says in one line each what came of it: `cargo run -p nmodl --example survey -- *.mod`.

#![allow(clippy::print_stdout)]

use std::path::Path;
use std::time::Instant;

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else {
            println!("cannot read {path}");
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        // The shortest of several times: others may keep the processor busy.
        let mut time = u128::MAX;
        let mut load = || {
            let start = Instant::now();
            let loaded = nmodl::compile(&text, Path::new(&path)).map(|module| {
                let kernels = module.info.kernels.len();
                nrn_kernel::block::mechanism(module).map(|_| kernels)
            });
            time = time.min(start.elapsed().as_micros());
            loaded
        };
        (0..4).for_each(|_| drop(load()));
        let loaded = load();
        match loaded {
            Ok(Ok(kernels)) => println!("ok {time} {kernels} {path}"),
            Ok(Err(error)) => println!("bad {time} 1 {path}:0\t{error}"),
            Err(errors) => {
                let first = errors.0.first();
                let text = first.map_or(String::new(), |d| {
                    format!("{}\t{}\t{}", d.message, d.source_line.trim(), d.hint)
                });
                println!("bad {time} {} {path}:{}\t{text}", errors.0.len(), first.map_or(0, |d| d.line));
            }
        }
    }
}
