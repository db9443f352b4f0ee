//! Fits of runs: what NEURON 9.0.2 cannot record, because its fitters record from a place that is gone, and searches,
//! whose ways to the smallest error are our own.

use nrn_runtime::Runtime;

const PROTOCOL: &str = "
load_file(\"nrngui.hoc\")
load_file(\"mulfit.hoc\")
create soma
access soma
L = 10
diam = 10
insert pas
g_pas = 0.0002
objref stim, fit, gen, region, data, times, direct, at
stim = new IClamp(0.5)
stim.dur = 10
stim.amp = 0.01
tstop = 5
v_init = -65
times = new Vector()
times.indgen(0, 20, 0.5)
data = times.c.mul(-0.25).add(-60)
region = new RegionFitness()
region.set_data(times, data)
gen = new FitnessGenerator()
gen.add(\"soma.v(0.5)\", region)
";

fn start() -> Runtime {
    let mut runtime = Runtime::new();
    run(&mut runtime, PROTOCOL);
    runtime
}
fn run(runtime: &mut Runtime, program: &str) {
    if let Err(error) = runtime.cx().execute(program) {
        panic!("{}", error.report("nrniv"));
    }
}
fn number(runtime: &mut Runtime, expression: &str) -> f64 {
    run(runtime, &format!("given_ = {expression}\n"));
    let place = runtime.cx().vm.lookup("given_").expect("just assigned");
    runtime.cx().vm.number(place).expect("a number")
}

#[test]
fn the_error_of_a_run_is_that_of_the_recorded_variable_up_to_the_last_of_the_data() {
    let mut runtime = start();
    let error = number(&mut runtime, "gen.efun()");
    assert_eq!(number(&mut runtime, "tstop"), 5.0);
    assert!(number(&mut runtime, "t") >= 20.0, "the run goes on to the end of the data");
    run(
        &mut runtime,
        "direct = new Vector()\nat = new Vector()\ndirect.record(&soma.v(0.5))\nat.record(&t)\ntstop = 20.1\nrun()\n",
    );
    assert_eq!(number(&mut runtime, "region.efun(direct, at)"), error);
    assert!(error > 1.0, "{error}");
}
#[test]
fn a_fit_finds_the_conductance_that_made_the_data() {
    let mut runtime = start();
    run(
        &mut runtime,
        "
gen.efun()
region.set_data(times, gen.yveclist.o(0).c)
fit = new MulRunFitter(1)
fit.p.pf.generatorlist.append(new GenInfo(gen))
fit.p.pf.generatorlist.o(0).toggle()
fit.p.pf.parmlist.append(new RunFitParm(\"g_pas\", 0.0005, 1e-6, 1, 1, 1))
",
    );
    let least = number(&mut runtime, "fit.efun()");
    let found = number(&mut runtime, "g_pas");
    assert!(least < 1e-6, "{least}");
    // The error is flat around its minimum.
    assert!((found / 0.0002 - 1.0).abs() < 1e-3, "{found}");
    assert!(number(&mut runtime, "fit.opt.nefun") > 2.0);
    assert_eq!(number(&mut runtime, "fit.opt.minerr"), least);
}
#[test]
fn a_run_fitter_leaves_every_variable_at_its_best_value() {
    let mut runtime = start();
    run(
        &mut runtime,
        "
load_file(\"runfit.hoc\")
objref fitter, course
course = new Vector()
{course.record(&soma.v(0.5), times)}
{tstop = 21}
run()
{course.play_remove()}
fitter = new RunFitter()
{fitter.quiet_ = 1}
{object_push(fitter)}
{spec_fit_var(\"soma.v(0.5)\")}
{object_pop()}
{fitter.addarg(\"soma.cm(0.5)\", 1.3, 0.1, 10, 1)}
{fitter.addarg(\"g_pas = $1\", 0.0004, 1e-6, 1, 1)}
{fitter.set_datavec(times, course)}
{fitter.fit()}
",
    );
    assert!(number(&mut runtime, "fitter.errval") < 1e-6);
    assert!((number(&mut runtime, "soma.cm(0.5)") - 1.0).abs() < 1e-2);
    assert!((number(&mut runtime, "soma.g_pas(0.5)") / 0.0002 - 1.0).abs() < 1e-2);
    assert_eq!(
        number(&mut runtime, "fitter.arglist.object(0).val.x[0]"),
        number(&mut runtime, "soma.cm(0.5)")
    );
}
#[test]
fn a_function_fitter_needs_no_display() {
    let mut runtime = start();
    run(
        &mut runtime,
        "
load_file(\"funfit.hoc\")
objref fitter
fitter = new FunctionFitter()
{fitter.info(\"z\", \"p q\", \"p*z + q\", 0, 5, -1, 10, 20, 0, 5)}
{fitter.set_datavec(times, data)}
{object_push(fitter)}
{init_weights(2)}
{fit_data2()}
{object_pop()}
",
    );
    assert!((number(&mut runtime, "fitter.args.x[0]") + 0.25).abs() < 1e-3);
    assert!((number(&mut runtime, "fitter.args.x[1]") + 60.0).abs() < 1e-2);
    assert!(number(&mut runtime, "fitter.err") < 1e-6);
    assert_eq!(number(&mut runtime, "fitter.dweight.size"), 41.0);
    // Outside of its limits a parameter is not looked at.
    run(&mut runtime, "{object_push(fitter)}\n{arghigh.x[0] = -1 doplt()}\n{object_pop()}\n");
    assert_eq!(number(&mut runtime, "fitter.err"), 1e6);
}
#[test]
fn a_search_ends_after_the_rounds_it_may_have() {
    let mut runtime = start();
    run(
        &mut runtime,
        "
rounds = 0
func valley() { return ($&2[0] - 3)^2 + 10*($&2[1] - $&2[0])^2 }
double place[2]
attr_praxis(1e-5, 1, 0)
stop_praxis(1)
fit_praxis(2, \"valley\", &place[0], \"rounds += 1\")
",
    );
    assert_eq!(number(&mut runtime, "rounds"), 1.0);
    run(&mut runtime, "fit_praxis(2, \"valley\", &place[0], \"rounds += 1\")\n");
    assert!(number(&mut runtime, "rounds") > 2.0);
    assert!((number(&mut runtime, "place[1]") - 3.0).abs() < 1e-3);
}
