//! Programs of this folder print what NEURON 9.0.2 printed, to the byte.
//!
//! Recorded with `nrniv -nobanner -nogui NAME.hoc < /dev/null > NAME.out`.

use nrn_runtime::Runtime;
use std::cell::RefCell;
use std::rc::Rc;

fn check_program(program: &str, recorded: &str) {
    let mut runtime = Runtime::new();
    let printed = Rc::new(RefCell::new(String::new()));
    let sink = Rc::clone(&printed);
    runtime.engine.output = Box::new(move |text| sink.borrow_mut().push_str(text));
    if let Err(error) = runtime.cx().execute(program) {
        panic!("{}", error.report("nrniv"));
    }
    assert_eq!(*printed.borrow(), recorded);
}

#[test]
fn sections_and_lists_of_sections() {
    check_program(
        include_str!("recorded/sections_and_lists.hoc"),
        include_str!("recorded/sections_and_lists.out"),
    );
}

#[test]
fn cells_made_from_a_template_own_sections_and_synapses() {
    check_program(
        include_str!("recorded/cells_from_a_template.hoc"),
        include_str!("recorded/cells_from_a_template.out"),
    );
}

#[test]
fn path_lengths() {
    check_program(include_str!("recorded/distances.hoc"), include_str!("recorded/distances.out"));
}

#[test]
fn methods_of_vectors() {
    check_program(include_str!("recorded/vectors.hoc"), include_str!("recorded/vectors.out"));
}

#[test]
fn points_files_and_lists_of_objects() {
    check_program(
        include_str!("recorded/points_files_and_lists.hoc"),
        include_str!("recorded/points_files_and_lists.out"),
    );
}

#[test]
fn the_run_library_steps_as_neurons_does() {
    check_program(include_str!("recorded/run_library.hoc"), include_str!("recorded/run_library.out"));
}

#[test]
fn streams_of_random_numbers_to_the_last_digit() {
    check_program(include_str!("recorded/random_streams.hoc"), include_str!("recorded/random_streams.out"));
}
