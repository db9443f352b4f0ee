//! `nrnivmodl`: makes mechanisms known to the programs started in this folder.
#![forbid(unsafe_code)]

#[expect(clippy::disallowed_methods, reason = "the place where the process ends")]
fn main() {
    let args: Vec<String> = std::env::args().collect();
    std::process::exit(nrn_cli::nrnivmodl::main(&args));
}
