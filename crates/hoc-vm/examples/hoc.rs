//! Runs HOC files with the small world of the tests: `cargo run --release --example hoc -- [--time] file.hoc...`
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../tests/support/mod.rs"]
mod support;

fn main() {
    let mut vm = hoc_vm::Vm::new();
    let mut world = support::World::new();
    let mut timed = false;
    for name in std::env::args().skip(1) {
        if name == "--time" {
            timed = true;
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&name) else {
            eprintln!("cannot read {name}");
            continue;
        };
        let start = std::time::Instant::now();
        let result = vm.run(&mut world, &text, &name);
        let took = start.elapsed();
        print!("{}", std::mem::take(&mut world.out));
        eprint!("{}", std::mem::take(&mut world.err));
        if let Err(error) = result {
            eprintln!("hoc_run1: caught exception: hoc_execerror: {error}");
            if let (Some(at), Some(hint)) = (&error.origin, &error.hint) {
                eprintln!("{}:{}: {hint}", at.file, at.line);
            }
        }
        if timed {
            println!("{:.4} s", took.as_secs_f64());
        }
    }
}
