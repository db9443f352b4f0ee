//! Broken HOC programs, run to their end: each gives an error or a result, none a panic, and none hangs.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use nrn_runtime::Runtime;

/// How many programs; each runs as long as its simulation takes.
const PROGRAMS: u64 = 400;
/// HOC programs nest deeply; the programs of `nrn-cli` give the interpreter as much.
const STACK: usize = 512 << 20;
/// Longest time for one program before it is told to stop.
const PATIENCE: Duration = Duration::from_millis(300);

/// Statements one after the other, as `nrniv` runs them: after an error the next program starts anew.
fn run(text: &str) {
    let mut runtime = Runtime::new();
    runtime.engine.output = Box::new(|_| {});
    runtime.engine.errors = Box::new(|_| {});
    let done = Arc::new(AtomicBool::new(false));
    let watch = watch(runtime.engine.interrupt.clone(), done.clone());
    drop(runtime.cx().execute(text));
    done.store(true, Ordering::Relaxed);
    drop(watch.join());
}

/// Interrupts again and again once the time is over.
fn watch(interrupt: Arc<AtomicBool>, done: Arc<AtomicBool>) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let started = Instant::now();
        while !done.load(Ordering::Relaxed) {
            if started.elapsed() > PATIENCE {
                interrupt.store(true, Ordering::Relaxed);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    })
}

/// The cases of `tests/golden` with what they load, but for those that write files.
fn corpus() -> Vec<String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden");
    let shared = mutator::corpus(&top.join("lib"), "hoc").concat();
    let cases = mutator::corpus(&top.join("cases"), "hoc");
    let harmless = cases.iter().filter(|text| !text.contains("wopen"));
    harmless.map(|text| format!("{shared}\n{}", text.replace("{ load_file(\"show.hoc\") }", ""))).collect()
}

#[test]
fn broken_programs_give_errors_and_no_panic() {
    let work = || mutator::check_never_panics(corpus(), PROGRAMS, Duration::from_secs(20), run);
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
    assert!(thread.join().is_ok(), "a program panicked or hung; its text is above");
}
