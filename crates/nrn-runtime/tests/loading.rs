//! Loading mechanisms: plugins that behave and plugins that do not, folders of `.mod` files, the same file again.

use nrn_runtime::{HocError, Runtime};
use plugin_tests::library;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A new world, and what it prints.
fn world() -> (Runtime, Rc<RefCell<String>>) {
    let mut runtime = Runtime::new();
    let printed = Rc::new(RefCell::new(String::new()));
    let sink = Rc::clone(&printed);
    runtime.engine.output = Box::new(move |text| sink.borrow_mut().push_str(text));
    runtime.engine.errors = Box::new(|_| ());
    (runtime, printed)
}

fn run(runtime: &mut Runtime, program: &str) {
    if let Err(error) = runtime.cx().execute(program) {
        panic!("{}", error.report("nrniv"));
    }
}

/// A path as HOC text takes it.
fn quoted(path: &Path) -> String {
    format!("\"{}\"", path.display())
}

/// Loading the library fails, and the world can still simulate.
fn refusal(package: &str) -> HocError {
    let (mut runtime, printed) = world();
    let error = runtime.cx().load_mechanisms(&library(package)).expect_err("refused");
    run(
        &mut runtime,
        "create soma\nsoma { insert pas }\n{ finitialize(-60) fadvance() }\nprint soma.v(0.5) < -59",
    );
    assert_eq!(*printed.borrow(), "1 \n");
    error
}

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("folder");
    folder
}

fn mod_text(suffix: &str) -> String {
    format!(
        "NEURON {{ SUFFIX {suffix} NONSPECIFIC_CURRENT i RANGE g }}\nPARAMETER {{ g = 0.001 }}\nASSIGNED {{ v i }}\nBREAKPOINT {{ i = g*(v + 70) }}\n"
    )
}

/// The names of the mechanisms that came after the built-in ones.
fn added(runtime: &Runtime) -> Vec<String> {
    let all = runtime.engine.sim.model.mechanisms().map(|(_, m)| m.info().name.clone());
    // `extracellular` is among the built-in ones and not made of text.
    all.skip(nrn_builtin::mechanisms().len() + 1).collect()
}

#[test]
fn a_section_has_the_current_of_a_plugin() {
    let (mut runtime, printed) = world();
    let program = format!(
        "x = nrn_load_dll({0})\nx = x + nrn_load_dll({0})\nprint x\n\
         create soma\nsoma {{ insert exleak  g_exleak = 0.01 }}\ndt = 1\n\
         {{ finitialize(-60) }}\nfor i = 1, 200 {{ fadvance() }}\n{{ printf(\"%.6f\\n\", soma.v(0.5)) }}\n",
        quoted(&library("example-plugin"))
    );
    run(&mut runtime, &program);
    assert_eq!(*printed.borrow(), "2 \n-70.000000\n");
    assert_eq!(added(&runtime), ["exleak"]);
}

#[test]
fn a_plugin_of_another_version_is_refused_with_a_hint() {
    let error = refusal("fixture-wrong-version");
    assert!(error.message.contains("version 4711"), "{}", error.message);
    assert!(error.hint.as_deref().is_some_and(|h| h.contains("build the plugin")), "{:?}", error.hint);
}

#[test]
fn a_plugin_that_miscounts_its_columns_is_refused_with_a_hint() {
    let error = refusal("fixture-wrong-columns");
    assert!(error.message.contains("column x1 does not fit"), "{}", error.message);
    assert!(error.hint.is_some());
}

#[test]
fn a_panic_in_a_plugin_ends_the_run_with_an_error_and_not_the_process() {
    let (mut runtime, printed) = world();
    runtime.cx().load_mechanisms(&library("fixture-panics")).expect("loads");
    run(&mut runtime, "create soma\nsoma { insert panics }");
    let error = runtime.cx().execute("finitialize(-60)").expect_err("the kernel panics");
    assert!(error.message.contains("panics"), "{}", error.message);
    run(&mut runtime, "soma { uninsert panics }\n{ finitialize(-60) fadvance() }\nprint soma.v(0.5)");
    assert_eq!(*printed.borrow(), "-60 \n");
}

#[test]
fn a_file_that_is_no_library_is_refused_with_a_hint() {
    let path = folder("no_library").join("libtext.so");
    std::fs::write(&path, "just text").expect("write");
    let error = world().0.cx().load_mechanisms(&path).expect_err("refused");
    assert!(error.hint.as_deref().is_some_and(|h| h.contains("nrn_plugin")), "{error:?}");
    let error = world().0.cx().load_mechanisms(Path::new("no/such.so")).expect_err("refused");
    assert!(error.message.contains("no/such.so"), "{error:?}");
}

#[test]
fn a_folder_is_loaded_in_the_order_of_the_names_of_its_files() {
    let folder = folder("in_order");
    let names: Vec<String> = (0..30).map(|i| format!("m{i:02}")).collect();
    for name in names.iter().rev() {
        std::fs::write(folder.join(format!("{name}.mod")), mod_text(name)).expect("write");
    }
    let (mut runtime, _) = world();
    assert_eq!(runtime.cx().load_mechanisms(&folder).expect("loads"), 30);
    assert_eq!(added(&runtime), names);
}

#[test]
fn loading_the_same_unchanged_file_again_changes_nothing() {
    let folder = folder("again");
    let file = folder.join("leak.mod");
    std::fs::write(&file, mod_text("leak")).expect("write");
    let (mut runtime, _) = world();
    assert_eq!(runtime.cx().load_mechanisms(&file).expect("loads"), 1);
    assert_eq!(runtime.cx().load_mechanisms(&folder).expect("again"), 0);
    std::fs::write(&file, mod_text("leak").replace("70", "60")).expect("write");
    let error = runtime.cx().load_mechanisms(&file).expect_err("another mechanism of the same name");
    assert!(error.message.contains("leak"), "{}", error.message);
    assert_eq!(added(&runtime), ["leak"]);
}

#[test]
fn nothing_of_a_folder_is_loaded_when_one_file_has_a_mistake() {
    let folder = folder("mistake");
    std::fs::write(folder.join("a.mod"), mod_text("a")).expect("write");
    std::fs::write(folder.join("b.mod"), "NEURON { SUFFIX b } BREAKPOINT { x = }").expect("write");
    let (mut runtime, _) = world();
    let error = runtime.cx().load_mechanisms(&folder).expect_err("refused");
    assert!(error.message.contains("b.mod"), "{}", error.message);
    assert!(added(&runtime).is_empty());
}
