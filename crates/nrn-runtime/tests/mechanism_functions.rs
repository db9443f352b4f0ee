//! FUNCTIONs of mechanisms called from HOC, where what they see differs from NEURON.

use nrn_runtime::Runtime;
use std::path::Path;

const TEXT: &str = "
NEURON { POINT_PROCESS Seer  RANGE i  NONSPECIFIC_CURRENT i }
ASSIGNED { v i }
BREAKPOINT { i = 0 }
FUNCTION seen() { seen = v }
";

const BORN: &str = "
NEURON { SUFFIX born  RANGE own  GLOBAL made }
PARAMETER { own = 1  made = 0 }
CONSTRUCTOR { made = made + 1 }
";

#[test]
fn segments_that_nseg_adds_are_copies_without_a_constructor() {
    let mut runtime = Runtime::new();
    let mut cx = runtime.cx();
    cx.load_mod_text(BORN, Path::new("born.mod")).expect("compiles");
    cx.execute("create soma\naccess soma\ninsert born\nown_born = 4\nnseg = 3\n").expect("runs");
    cx.execute("if (made_born != 1 || own_born(0.9) != 4) execerror(\"made again\")\n").expect("copies");
}

#[test]
fn functions_of_point_processes_see_the_present_potential() {
    let mut runtime = Runtime::new();
    let mut cx = runtime.cx();
    cx.load_mod_text(TEXT, Path::new("seer.mod")).expect("compiles");
    cx.execute("create soma\naccess soma\nobjref s\ns = new Seer(0.5)\nx = s.seen()\n").expect("runs");
    cx.execute("finitialize(-70)\nv = -20\ny = s.seen()\n").expect("runs");
    cx.execute("if (x != -65 || y != -20) execerror(\"other potentials\")\n").expect("present potentials");
}
