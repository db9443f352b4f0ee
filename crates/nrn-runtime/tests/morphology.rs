//! Sections made of reconstructed neurons are what NEURON 9.0.2 makes of the same files: names, connections, points.
//!
//! Recorded in the folder `morphology`, for each file:
//! `nrniv -nogui -nobanner show.hoc -c 'rd = new CLASS()' -c 'show("FILE")' < /dev/null > NAME.out`.

use nrn_runtime::Runtime;
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

fn check_files(ending: &str, class: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/morphology");
    let mut checked = 0;
    let files = std::fs::read_dir(&folder).expect("the folder of test files");
    for file in files.flatten().map(|entry| entry.path()) {
        if file.extension().is_none_or(|found| found != ending) {
            continue;
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let recorded = std::fs::read_to_string(file.with_extension("out")).expect("a recording");
        let printed =
            printed(&folder, class, &file.to_string_lossy()).replace(&*file.to_string_lossy(), &name);
        assert_eq!(printed, recorded, "{name}");
        checked += 1;
    }
    assert!(checked > 0);
}
fn printed(folder: &Path, class: &str, file: &str) -> String {
    let mut runtime = Runtime::new();
    let printed = Rc::new(RefCell::new(String::new()));
    let sink = Rc::clone(&printed);
    runtime.engine.output = Box::new(move |text| sink.borrow_mut().push_str(text));
    let show = std::fs::read_to_string(folder.join("show.hoc")).expect("the program");
    for text in [show, format!("rd = new {class}()\n"), format!("show(\"{file}\")\n")] {
        if let Err(error) = runtime.cx().execute(&text) {
            panic!("{file}: {}", error.report("nrniv"));
        }
    }

    printed.borrow().clone()
}

#[test]
fn swc_files_become_the_same_sections() {
    check_files("swc", "Import3d_SWC_read");
}

#[test]
fn neurolucida_files_become_the_same_sections() {
    check_files("asc", "Import3d_Neurolucida3");
}
