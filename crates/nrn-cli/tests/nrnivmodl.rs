//! `nrnivmodl` from the outside: what it says, what it leaves, and that the programs find it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A `.mod` file that inserts as `name`.
fn leak(name: &str) -> String {
    format!(
        "NEURON {{ SUFFIX {name} NONSPECIFIC_CURRENT i }}\nASSIGNED {{ v (mV) i (mA/cm2) }}\nBREAKPOINT {{ i = 1e-4 * (v + 50) }}\n"
    )
}

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nrnivmodl").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// Status, output and error output of a program in a folder.
fn run(program: &str, folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(program).args(args).current_dir(folder).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn nrnivmodl(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    run(env!("CARGO_BIN_EXE_nrnivmodl"), folder, args)
}

fn nrniv(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    run(env!("CARGO_BIN_EXE_nrniv"), folder, args)
}

#[test]
fn it_says_what_scripts_look_for_and_keeps_the_order_given() {
    let here = folder("order");
    write(&here, "b.mod", &leak("bb"));
    write(&here, "sub/a.mod", &leak("aa"));
    let (status, said, _) = nrnivmodl(&here, &["b.mod", "sub"]);
    assert_eq!(status, Some(0));
    assert!(said.contains("Mod files: \"b.mod\" \"sub/a.mod\"\n"), "{said}");
    assert!(said.ends_with("Successfully created x86_64/special\n"), "{said}");
    let (_, said, told) = nrniv(&here, &["-nogui", "-c", "create s", "-c", "s insert aa", "-c", "print s.v"]);
    assert_eq!(said.trim(), "-65");
    assert!(told.ends_with("Additional mechanisms from files\n \"b.mod\" \"sub/a.mod\"\n"), "{told}");
}

#[test]
fn special_and_the_libraries_of_old_lead_to_the_mechanisms() {
    let here = folder("special");
    write(&here, "leak.mod", &leak("leak"));
    assert_eq!(nrnivmodl(&here, &[]).0, Some(0));
    let elsewhere = folder("elsewhere");
    let special = here.join("x86_64/special").display().to_string();
    let program = "create s\ns insert leak\nprint ismembrane(\"leak\")\n";
    write(&elsewhere, "model.hoc", program);
    assert_eq!(run(&special, &elsewhere, &["-nobanner", "model.hoc"]).1.trim(), "1");
    for library in ["x86_64/.libs/libnrnmech.so", "x86_64/libnrnmech.so", "x86_64", "leak.mod", "."] {
        let path = here.join(library).display().to_string();
        let twice =
            format!("x = nrn_load_dll(\"{path}\")\nx = x + nrn_load_dll(\"{path}\")\nprint x\n{program}");
        write(&elsewhere, "load.hoc", &twice);
        let (_, said, told) = nrniv(&elsewhere, &["-nobanner", "load.hoc"]);
        assert_eq!(said, "2 \n1 \n", "{library}: {told}");
    }
}

#[test]
fn a_folder_without_mod_files_gives_programs_that_start() {
    let here = folder("nothing");
    assert_eq!(nrnivmodl(&here, &[]).0, Some(0));
    let (status, said, _) = nrniv(&here, &["-nogui", "-c", "print 5"]);
    assert_eq!((status, said.trim()), (Some(0), "5"));
}

#[test]
fn a_changed_file_says_so() {
    let here = folder("changed");
    write(&here, "leak.mod", &leak("leak"));
    write(&here, "other/leak.mod", &leak("leak").replace("50", "60"));
    write(&here, "load.hoc", "nrn_load_dll(\"leak.mod\")\nnrn_load_dll(\"other/leak.mod\")\n");
    let (status, _, told) = nrniv(&here, &["-nobanner", "load.hoc"]);
    assert_eq!(status, Some(1));
    assert!(told.contains("The user defined name already exists: leak"), "{told}");
    assert!(told.contains("has changed since it was loaded"), "{told}");
}

#[test]
fn several_files_may_have_the_suffix_nothing() {
    let here = folder("nothing");
    for (name, factor) in [("twofold", 2), ("threefold", 3)] {
        let text = format!("NEURON {{ SUFFIX nothing }}\nFUNCTION {name}(x) {{ {name} = {factor} * x }}\n");
        write(&here, &format!("{name}.mod"), &text);
    }
    assert_eq!(nrnivmodl(&here, &[]).0, Some(0));
    write(&here, "use.hoc", "print twofold(7), threefold(7)\n");
    let (_, said, told) = nrniv(&here, &["-nobanner", "use.hoc"]);
    assert_eq!(said, "14 21 \n", "{told}");
}

#[test]
fn all_files_with_mistakes_are_shown_and_named_once_more() {
    let here = folder("mistakes");
    write(&here, "bad.mod", "NEURON { SUFFIX bad }\nBREAKPOINT { g = v }\n");
    write(&here, "good.mod", &leak("good"));
    write(&here, "worse.mod", "NEURON { SUFFIX worse }\nBREAKPOINT { = }\n");
    let (status, said, told) = nrnivmodl(&here, &[]);
    assert_eq!(status, Some(1));
    assert!(told.contains("bad.mod:2:14") && told.contains("worse.mod:2:14"), "{told}");
    assert!(told.ends_with("2 of 3 .mod files cannot be used: bad.mod worse.mod\n"), "{told}");
    assert!(!said.contains("Successfully"), "{said}");
    assert!(!here.join("x86_64/libnrnmech.so").exists());
}

#[test]
fn arguments_that_are_nothing_are_refused_in_the_words_of_neuron() {
    let here = folder("arguments");
    let (status, said, _) = nrnivmodl(&here, &["nosuch"]);
    assert_eq!(status, Some(1));
    assert!(said.starts_with("Arg Error: \"nosuch\" is not a folder or mod file name or prefix\n"), "{said}");
    assert_eq!(nrnivmodl(&here, &["-nosuch"]).0, Some(1));
    assert_eq!(nrnivmodl(&here, &["-coreneuron"]).0, Some(0));
}

#[test]
fn an_included_file_is_part_of_what_is_installed() {
    let here = folder("include");
    write(&here, "sub/leak.mod", &leak("leak").replace("BREAKPOINT", "INCLUDE \"part.inc\"\nBREAKPOINT"));
    write(&here, "sub/part.inc", "PARAMETER { from_part = 7 }\n");
    assert_eq!(nrnivmodl(&here, &["sub"]).0, Some(0));
    assert_eq!(nrniv(&here, &["-nobanner", "-c", "create s", "-c", "s insert leak"]).0, Some(0));
}

#[test]
fn units_are_checked_on_demand_and_do_not_stop_it() {
    let here = folder("units");
    write(&here, "leak.mod", &leak("leak").replace("(v + 50)", "v * v"));
    assert_eq!(nrnivmodl(&here, &[]).2, "");
    let (status, _, told) = nrnivmodl(&here, &["--units", "leak.mod"]);
    assert_eq!(status, Some(0));
    assert!(told.contains("leak.mod:3:18: warning: units do not fit"), "{told}");
}

#[test]
fn every_pass_can_be_printed() {
    let here = folder("passes");
    write(&here, "leak.mod", &leak("leak"));
    let (status, _, list) = nrnivmodl(&here, &["--print", "list", "leak.mod"]);
    assert_eq!(status, Some(1));
    let passes: Vec<&str> = list.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(passes.contains(&"tree") && passes.contains(&"fuse") && passes.contains(&"rust"), "{list}");
    for pass in passes {
        let (status, said, told) = nrnivmodl(&here, &["--print", pass, "leak.mod"]);
        assert_eq!(status, Some(0), "{pass}: {told}");
        assert!(said.starts_with(&format!("# leak.mod: {pass}\n")) && said.lines().count() > 1, "{said}");
    }
    assert!(!here.join("x86_64").exists());
}

#[test]
fn the_steps_of_cnexp_are_printed_as_assignments() {
    let here = folder("cnexp");
    let text = "NEURON { SUFFIX gate RANGE tau }\nPARAMETER { tau = 5 }\nSTATE { m n }\nINITIAL { m = 1 n = 1 }\n\
                BREAKPOINT { SOLVE open METHOD cnexp }\nDERIVATIVE open { m' = (2 - m)/tau n' = 3 }\n";
    write(&here, "gate.mod", text);
    let (status, said, told) = nrnivmodl(&here, &["--print", "cnexp", "gate.mod"]);
    assert_eq!(status, Some(0), "{told}");
    let steps = "# gate.mod: cnexp\nopen:\n    m = m + (1 - exp(dt * (-1 / tau))) * (-(2 / tau) / (-1 / tau) - m)\n    n = n + dt * 3\n";
    assert_eq!(said, steps);
}

#[test]
fn a_plugin_crate_is_written() {
    let here = folder("rust");
    write(&here, "leak.mod", &leak("leak"));
    let (status, said, told) = nrnivmodl(&here, &["--rust", "my_plugin", "leak.mod"]);
    assert_eq!((status, said.as_str()), (Some(0), "Wrote a plugin of 1 mechanisms to my_plugin\n"), "{told}");
    let manifest = std::fs::read_to_string(here.join("my_plugin/Cargo.toml")).expect("manifest");
    assert!(manifest.contains("name = \"my-plugin\"") && manifest.contains("cdylib"), "{manifest}");
    assert!(here.join("my_plugin/src/m0_leak.rs").is_file());
}
