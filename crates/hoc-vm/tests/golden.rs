//! Programs and what NEURON 9.0.2 prints for them, to the byte: output, error report, caret, call chain.

mod support;

use support::World;

/// Where we print something else on stderr, and why. What goes to stdout is the same.
const OTHER_MESSAGES: &[(&str, &str)] = &[
    ("modulo_error", "the reference fails over a percent sign in its own message"),
    ("return_in_iterator", "the reference crashes"),
    ("wrong_argument_type", "the reference shows an address"),
    ("object_to_number", "the reference shows an address"),
    ("redeclare_kind3", "ours says what is wrong"),
    ("new_to_number", "ours says what is wrong"),
    ("string_to_number", "ours says what is wrong"),
    ("number_to_string", "ours says what is wrong"),
    ("unknown_class", "noticed while running, not while reading"),
    ("strange_dollar", "a syntax error like any other"),
    ("unclosed", "the caret stands on the last line, not behind the file"),
    ("keyword_name", "the caret stands one token further left"),
    ("pointer_to_field", "noticed while making the pointer"),
    ("not_inserted", "the message is in the error, not before it"),
];

/// Where we accept what NEURON refuses, or leave out a warning it prints on stdout.
const OTHER_RESULTS: &[(&str, &str)] = &[
    ("local_line", "`local` may stand on a line of its own"),
    ("return_restores", "leaving a section by return is no cause for a warning"),
];

fn run(program: &str) -> (String, String) {
    let mut vm = hoc_vm::Vm::new();
    let mut world = World::new();
    if let Err(error) = vm.run(&mut world, program, "case.hoc") {
        world.err.push_str(&format!("hoc_run1: caught exception: hoc_execerror: {error}\n"));
    }
    // Advice is ours alone; everything around it is NEURON's.
    let err = world.err.split_inclusive('\n').filter(|line| !line.starts_with("hint: ")).collect();
    (world.out, err)
}

fn check_file(text: &str) {
    let mut wrong = Vec::new();
    for case in text.split("=== ").skip(1) {
        let (name, rest) = case.split_once('\n').expect("a title line");
        let (program, recorded) = rest.split_once("--- stdout\n").expect("recorded output");
        let (stdout, stderr) = recorded.split_once("--- stderr\n").expect("recorded messages");
        let listed = |list: &[(&str, &str)]| list.iter().any(|(known, _)| *known == name);
        let (out, err) = run(program);
        if listed(OTHER_RESULTS) {
            continue;
        }
        if out != stdout || (err != stderr && !listed(OTHER_MESSAGES)) {
            wrong.push(format!("{name}\n{program}expected:\n{stdout}{stderr}found:\n{out}{err}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn expressions_have_neurons_values() {
    check_file(include_str!("golden/expressions.txt"));
}

#[test]
fn control_statements_run_as_in_neuron() {
    check_file(include_str!("golden/control.txt"));
}

#[test]
fn procedures_and_arguments_work_as_in_neuron() {
    check_file(include_str!("golden/procedures.txt"));
}

#[test]
fn variables_and_text_behave_as_in_neuron() {
    check_file(include_str!("golden/variables.txt"));
}

#[test]
fn templates_and_objects_behave_as_in_neuron() {
    check_file(include_str!("golden/templates.txt"));
}

#[test]
fn section_statements_mean_what_they_mean_in_neuron() {
    check_file(include_str!("golden/sections.txt"));
}

#[test]
fn every_listed_difference_is_of_a_recorded_program() {
    let all = [
        include_str!("golden/expressions.txt"),
        include_str!("golden/control.txt"),
        include_str!("golden/procedures.txt"),
        include_str!("golden/variables.txt"),
        include_str!("golden/templates.txt"),
        include_str!("golden/sections.txt"),
    ]
    .concat();
    for (name, _) in OTHER_MESSAGES.iter().chain(OTHER_RESULTS) {
        assert!(all.contains(&format!("=== {name}\n")), "{name}");
    }
}
