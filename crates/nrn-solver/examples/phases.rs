//! Where the time of a step goes: `cargo run --release -p nrn-solver --example phases -- cable|cells [n]`.

#[path = "../tests/common/mod.rs"]
mod common;

use common::*;
use nrn_solver::{Sim, finitialize, solve_until};
use std::io::Write;

/// One unbranched cable of `n` compartments.
fn cable(n: usize, mechanism: &str) -> Sim {
    let mut sim = sim();
    let m = &mut sim.model;
    let mut previous = None;
    for i in 0..n / 100 {
        let s = section(m, "c", 1000.0, 2.0, 100);
        insert(m, s, mechanism);
        match previous {
            Some(p) => m.connect(s, 0.0, p, 1.0).unwrap(),
            None => drop(clamp(m, s, 0.5, 0.5, 1.0, 5.0)),
        }
        previous = Some(s);
        let _ = i;
    }
    sim
}

/// `n` branched cells of 50 compartments.
fn cells(n: usize, mechanism: &str) -> Sim {
    let mut sim = sim();
    let m = &mut sim.model;
    for c in 0..n {
        let soma = section(m, "soma", 20.0, 20.0, 1);
        insert(m, soma, mechanism);
        let mut branches = Vec::new();
        for b in 0..7usize {
            let d = section(m, "d", 150.0, 1.5, 7);
            insert(m, d, if b % 2 == 1 { mechanism } else { "pas" });
            let parent = if b > 2 { branches[(b - 1) / 2] } else { soma };
            m.connect(d, 0.0, parent, 1.0).unwrap();
            branches.push(d);
        }
        clamp(m, soma, 0.5, 1.0, 100.0, 0.5 + 0.001 * c as f64);
    }
    sim
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let what = args.get(1).map_or("cells", String::as_str);
    let n = args.get(2).and_then(|n| n.parse().ok());
    let mechanism = args.get(3).map_or("pas", String::as_str);
    let (mut sim, compartments) = match what {
        "cable" => (cable(n.unwrap_or(10_000), mechanism), n.unwrap_or(10_000)),
        _ => (cells(n.unwrap_or(200), mechanism), n.unwrap_or(200) * 50),
    };
    finitialize(&mut sim, Some(-65.0)).unwrap();
    solve_until(&mut sim, 1.0).unwrap();
    sim.set_profile(true);
    let begin = std::time::Instant::now();
    solve_until(&mut sim, 11.0).unwrap();
    let ns = begin.elapsed().as_nanos() as f64 / 400.0 / compartments as f64;
    let table = sim.profile.as_ref().map(|p| p.table(compartments)).unwrap_or_default();
    let _ = writeln!(std::io::stdout(), "{table}all          {ns:.2} ns/step/compartment");
}
