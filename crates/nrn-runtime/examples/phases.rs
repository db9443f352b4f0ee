//! Where the time of a step goes: `cargo run --release -p nrn-runtime --example phases -- cable|cells [n]`.
//!
//! The models are HOC programs with the built-in hh and pas, so what is timed is what users run.

use nrn_runtime::{HocError, Runtime};
use nrn_solver::{finitialize, solve_until};
use std::io::Write;

/// One unbranched hh cable of `n` compartments.
const CABLE: &str = "
create c[$n/100]
for i = 0, $n/100 - 1 c[i] { nseg = 100  L = 1000  diam = 2  insert hh }
for i = 1, $n/100 - 1 { connect c[i](0), c[i-1](1) }
objref clamp
c[0] { clamp = new IClamp(0.5)  clamp.del = 0.5  clamp.dur = 1  clamp.amp = 5 }
";

/// `n/50` branched cells of 50 compartments.
const CELLS: &str = "
begintemplate Cell
public soma
create soma, d[7]
proc init() { local b
  soma { L = 20  diam = 20  insert hh }
  for b = 0, 6 d[b] { nseg = 7  L = 150  diam = 1.5  if (b % 2) { insert hh } else { insert pas  e_pas = -65 } }
  for b = 0, 2 { connect d[b](0), soma(1) }
  for b = 3, 6 { connect d[b](0), d[int((b - 1)/2)](1) }
}
endtemplate Cell
objref cells[$n/50], clamps[$n/50]
for i = 0, $n/50 - 1 {
  cells[i] = new Cell()
  cells[i].soma { clamps[i] = new IClamp(0.5)  clamps[i].del = 1  clamps[i].dur = 100  clamps[i].amp = 0.5 + 0.001*i }
}
";

fn main() -> Result<(), HocError> {
    let args: Vec<String> = std::env::args().collect();
    let (text, tstop) =
        if args.get(1).is_some_and(|what| what == "cable") { (CABLE, 5.0) } else { (CELLS, 20.0) };
    let n = args.get(2).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let mut runtime = Runtime::new();
    let mut cx = runtime.cx();
    cx.execute(&text.replace("$n", &n.to_string()))?;
    let failed = |error: nrn_solver::SimError| HocError::new(error.to_string());
    finitialize(&mut cx, Some(-65.0)).map_err(failed)?;
    cx.engine.sim.set_profile(true);
    let begin = std::time::Instant::now();
    solve_until(&mut cx, tstop).map_err(failed)?;
    let spent = begin.elapsed().as_nanos() as f64;
    let profile = cx.engine.sim.profile.take().unwrap_or_default();
    let all = spent / (profile.steps.max(1) as f64) / n as f64;
    let _ = writeln!(std::io::stdout(), "{}all {:>29.2}", profile.table(n), all);
    Ok(())
}
