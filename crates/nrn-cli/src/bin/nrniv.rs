//! `nrniv`: runs HOC files, statements and standard input. Under the name `nrngui` it loads the run library first.
#![forbid(unsafe_code)]

/// HOC programs nest deeply; the interpreter's own stack is larger than the default.
const STACK: usize = 512 << 20;

#[expect(clippy::disallowed_methods, reason = "the place where the process ends")]
fn main() {
    let work = || {
        let args: Vec<String> = std::env::args().collect();
        let mut runtime = nrn_runtime::Runtime::new();
        nrn_cli::main_with(&mut runtime.cx(), &args, None)
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    let status = thread.ok().and_then(|t| t.join().ok()).unwrap_or(1);
    std::process::exit(status);
}
