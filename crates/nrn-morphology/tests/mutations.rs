//! Broken files of reconstructed neurons: reading them ends soon, with branches or a reason, and never with a panic.

use nrn_morphology::{Morphology, asc, eutectic, morphml, neurolucida1, soma, swc};
use std::path::Path;
use std::time::Duration;

fn check_reader(ending: &str, read: fn(&str, &str) -> Morphology) {
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hoc/programs/import3d");
    let corpus = mutator::corpus(&programs, ending);
    assert!(!corpus.is_empty(), "{ending}");
    mutator::check_never_panics(corpus, 3_000, Duration::from_secs(5), |text| {
        let made = read(text, "file");
        for (ix, branch) in made.branches.iter().enumerate() {
            assert!(branch.parent.is_none_or(|parent| parent < made.branches.len() && parent != ix));
            if branch.outline {
                drop(soma::slices(&branch.points));
            }
        }
    });
}

#[test]
fn any_swc_text_is_read_or_refused() {
    check_reader("swc", swc::read);
}
#[test]
fn any_neurolucida_3_text_is_read_or_refused() {
    check_reader("asc", asc::read);
}
#[test]
fn any_neurolucida_1_text_is_read_or_refused() {
    check_reader("dat", neurolucida1::read);
}
#[test]
fn any_eutectic_text_is_read_or_refused() {
    check_reader("nts", eutectic::read);
}
#[test]
fn any_morphml_text_is_read_or_refused() {
    check_reader("xml", morphml::read);
}
