//! An experiment as a HOC program that prints its traces, the same text for every implementation.

use std::fmt::Write;

use golden::Case;

use crate::experiment::{Experiment, Kind};

/// The experiment as a case: program, `.mod` files, recording beside the `.mod` file.
pub fn case(experiment: &Experiment) -> Case {
    let folder = crate::folder();
    let mut files = vec![golden::folder().join("lib"), experiment.path.clone()];
    files.push(folder.with_file_name("lib"));
    files.extend(experiment.with.iter().map(|name| folder.join(name)));
    Case {
        name: experiment.path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default(),
        path: experiment.path.clone(),
        sentence: experiment.sentence.clone(),
        text: text(experiment),
        files,
        has_mechanisms: true,
        tolerance: experiment.tolerance,
        compares_text: false,
        is_python: false,
    }
}

/// The program.
fn text(experiment: &Experiment) -> String {
    let name = &experiment.mechanism;
    let mut text = String::from("{load_file(\"drive.hoc\")}\n");
    let mut line = |line: String| _ = writeln!(text, "{line}");
    match experiment.kind {
        Kind::Density => line(format!("soma insert {name}")),
        Kind::PointProcess | Kind::ArtificialCell => {
            line("objref pp[2]".into());
            for (ix, x) in ["0.5", "0.1"].iter().enumerate() {
                line(match experiment.kind {
                    Kind::PointProcess => format!("soma {{ pp[{ix}] = new {name}({x}) }}"),
                    _ => format!("pp[{ix}] = new {name}()"),
                });
            }
            line(connections(experiment));
        }
        Kind::Library => {}
    }
    line(format!("dt = {}", experiment.dt));
    experiment.before.iter().for_each(|statement| line(statement.clone()));
    let traces = traces(experiment);
    line(format!("objref trace[{}]", traces.len().max(1)));
    for (ix, (_, variable)) in traces.iter().enumerate() {
        line(format!("{{trace[{ix}] = new Vector() trace[{ix}].record(&{variable})}}"));
    }
    if experiment.kind != Kind::Library {
        line(format!("{{run({})}}", experiment.tstop));
    }
    for (ix, (shown, _)) in traces.iter().enumerate() {
        line(format!("{{show(\"{shown}\", trace[{ix}], {})}}", experiment.sample));
    }
    if experiment.kind == Kind::ArtificialCell {
        line("{show(\"spikes_0\", spikes[0]) show(\"spikes_1\", spikes[1])}".into());
    }
    experiment.after.iter().for_each(|statement| line(statement.clone()));
    text
}

/// Events for the two instances: the second gets them later and half as strong, or from the first when that is a cell.
fn connections(experiment: &Experiment) -> String {
    let mut text = String::new();
    for (ix, weight) in experiment.weights.iter().enumerate() {
        let _ = match (experiment.kind, ix) {
            (Kind::ArtificialCell, 0) => writeln!(text, "{{drive_cells(pp[0], pp[1])}}"),
            (_, 0) => writeln!(text, "{{drive_synapses(pp[0], pp[1])}}"),
            _ => Ok(()),
        };
        let _ = writeln!(text, "{{nc[0].weight[{ix}] = {weight} nc[1].weight[{ix}] = {weight} / 2}}");
    }
    text
}

/// What is recorded: name in the output, and the HOC variable.
fn traces(experiment: &Experiment) -> Vec<(String, String)> {
    let mut all = Vec::new();
    if experiment.kind == Kind::Density || experiment.kind == Kind::PointProcess {
        all.push(("v_first".into(), "soma.v(0.1)".into()));
        all.push(("v_last".into(), "soma.v(0.9)".into()));
    }
    for name in &experiment.record {
        let shown = name.replace('[', "_").replace(']', "");
        let (base, index) =
            name.split_once('[').map_or((name.as_str(), ""), |(base, _)| (base, &name[base.len()..]));
        all.push(match experiment.kind {
            Kind::Density => (shown, format!("soma.{base}_{}{index}(0.5)", experiment.mechanism)),
            _ => (shown, format!("pp[0].{name}")),
        });
        if experiment.kind == Kind::ArtificialCell {
            all.push((format!("{}_second", all[all.len() - 1].0), format!("pp[1].{name}")));
        }
    }
    all.extend(experiment.ions.iter().map(|name| (name.clone(), format!("soma.{name}(0.5)"))));
    all
}
