//! The file of recorded numbers, and how ours are compared with it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::case::{Case, parse_output};

/// What a case printed, as far as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Results {
    /// Results by name.
    Numbers(BTreeMap<String, Vec<f64>>),
    /// All lines, for a case with `compare: text`.
    Text(Vec<String>),
}

impl Results {
    /// The results of a case in its output.
    pub fn of(case: &Case, output: &str) -> Results {
        if case.compares_text {
            Results::Text(output.lines().map(String::from).collect())
        } else {
            Results::Numbers(parse_output(output))
        }
    }
}

/// What the reference printed, and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// The reference's version.
    pub version: String,
    /// The command that ran the case.
    pub command: String,
    /// What it printed.
    pub results: Results,
}

impl Recording {
    /// The text of the file: numbers in the shortest form that reads back as the same double.
    pub fn to_json(&self, case: &Case) -> String {
        let entries = [
            ("case", json!(case.name)),
            ("sentence", json!(case.sentence)),
            ("reference", json!(format!("NEURON {}", self.version))),
            ("command", json!(self.command)),
        ];
        let head: String = entries.iter().map(|(key, value)| format!("  \"{key}\": {value},\n")).collect();
        let body = match &self.results {
            Results::Numbers(table) => {
                let rows =
                    table.iter().map(|(name, numbers)| format!("    {}: {}", json!(name), json!(numbers)));
                format!("  \"results\": {{\n{}\n  }}", rows.collect::<Vec<_>>().join(",\n"))
            }
            Results::Text(lines) => {
                let rows = lines.iter().map(|line| format!("    {}", json!(line)));
                format!("  \"text\": [\n{}\n  ]", rows.collect::<Vec<_>>().join(",\n"))
            }
        };
        format!("{{\n{head}{body}\n}}\n")
    }

    /// Reads a file back.
    pub fn from_json(text: &str) -> Result<Recording, String> {
        let file: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let word = |key: &str| file[key].as_str().map(String::from).ok_or_else(|| format!("no \"{key}\""));
        let results = match (file["results"].as_object(), file["text"].as_array()) {
            (Some(table), _) => Results::Numbers(read_table(table)?),
            (None, Some(lines)) => {
                Results::Text(lines.iter().filter_map(Value::as_str).map(String::from).collect())
            }
            (None, None) => return Err("neither \"results\" nor \"text\"".into()),
        };
        let version = word("reference")?.trim_start_matches("NEURON ").to_string();
        Ok(Recording { version, command: word("command")?, results })
    }

    /// What differs between the recorded results and ours: one line per result, naming its first differing sample.
    /// Results with `spikes` in their name must be exactly the same. Of a text the first differing line.
    pub fn differences(&self, ours: &Results, tolerance: f64) -> Vec<String> {
        match (&self.results, ours) {
            (Results::Numbers(expected), Results::Numbers(ours)) => {
                let tolerance_of = |name: &str| if name.contains("spikes") { 0.0 } else { tolerance };
                let rows = expected.iter().filter_map(|(name, expected)| match ours.get(name) {
                    None => Some(format!("{name}: missing")),
                    Some(actual) => first_difference(expected, actual, tolerance_of(name))
                        .map(|what| format!("{name}{what}")),
                });
                rows.collect()
            }
            (Results::Text(expected), Results::Text(ours)) => {
                first_line(expected, ours).into_iter().collect()
            }
            _ => vec!["the recording is of another kind (text or numbers): record the case again".into()],
        }
    }
}

fn read_table(table: &serde_json::Map<String, Value>) -> Result<BTreeMap<String, Vec<f64>>, String> {
    let rows = table.iter().map(|(name, numbers)| {
        let numbers: Option<Vec<f64>> =
            numbers.as_array().and_then(|numbers| numbers.iter().map(Value::as_f64).collect());
        Ok((name.clone(), numbers.ok_or_else(|| format!("\"{name}\" is no list of numbers"))?))
    });
    rows.collect()
}

/// The first line that differs, a missing one included.
fn first_line(expected: &[String], ours: &[String]) -> Option<String> {
    let n_lines = expected.len().max(ours.len());
    let at = (0..n_lines).find(|&at| expected.get(at) != ours.get(at))?;
    let shown = |line: Option<&String>| line.map_or("nothing more".to_string(), |line| format!("{line:?}"));
    Some(format!("line {}: reference {}, ours {}", at + 1, shown(expected.get(at)), shown(ours.get(at))))
}

/// Numbers of one result may differ by `tolerance` relative to the larger of both values and a thousandth of the
/// largest magnitude of the result: near a zero crossing of a trace of 100 mV the digits of 0.0001 mV are noise.
fn first_difference(expected: &[f64], actual: &[f64], tolerance: f64) -> Option<String> {
    let floor = 1e-3 * expected.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    let differs = |a: f64, b: f64| {
        let scale = a.abs().max(b.abs()).max(floor);
        let is_close = (a - b).abs() <= tolerance * scale;
        a != b && !is_close
    };
    let at = expected.iter().zip(actual).position(|(&a, &b)| differs(a, b));
    if let Some(at) = at {
        let (a, b) = (expected[at], actual[at]);
        let count = expected.iter().zip(actual).filter(|&(&a, &b)| differs(a, b)).count();
        let relative = (a - b).abs() / a.abs().max(b.abs());
        return Some(format!(
            "[{at}]: reference {a:.17e}, ours {b:.17e}, relative {relative:.1e} ({count} of {} samples differ)",
            expected.len()
        ));
    }
    (expected.len() != actual.len())
        .then(|| format!(": {} samples in the reference, {} in ours", expected.len(), actual.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn recording(numbers: &[f64]) -> Recording {
        let results = Results::Numbers(BTreeMap::from([("v".to_string(), numbers.to_vec())]));
        Recording { version: "9.0.2".into(), command: "nrniv".into(), results }
    }

    fn check_difference(expected: &[f64], actual: &[f64], contains: Option<&str>) {
        let ours = Results::Numbers(BTreeMap::from([("v".to_string(), actual.to_vec())]));
        let found = recording(expected).differences(&ours, 1e-9);
        match contains {
            None => assert!(found.is_empty(), "{found:?}"),
            Some(text) => assert!(found.len() == 1 && found[0].contains(text), "{found:?}"),
        }
    }

    #[test]
    fn a_recording_reads_back_bit_for_bit() {
        let numbers =
            [0.1, 24.225000000099158, 13.650000000099762, -1.0 / 3.0, 5e-324, 1.7976931348623157e308, -65.0];
        let case = Case::parse(Path::new("a.hoc"), "// \"Quoted\" sentence").unwrap();
        let written = recording(&numbers);
        assert_eq!(Recording::from_json(&written.to_json(&case)).unwrap(), written);
    }

    #[test]
    fn the_first_differing_sample_is_named() {
        check_difference(&[1.0, 2.0, 3.0], &[1.0, 2.1, 3.2], Some("v[1]"));
        check_difference(&[1.0, 2.0], &[1.0, f64::NAN], Some("v[1]"));
        check_difference(&[1.0, 2.0], &[1.0], Some("2 samples in the reference, 1 in ours"));
        check_difference(&[1.0], &[1.0 + 2e-9], Some("v[0]"));
    }

    #[test]
    fn small_relative_differences_and_noise_near_zero_pass() {
        check_difference(&[1.0, -65.0], &[1.0 + 5e-10, -65.0], None);
        check_difference(&[1e-5, -65.0], &[1.000001e-5, -65.0], None);
        check_difference(&[1e-5], &[1.000001e-5], Some("v[0]"));
    }

    #[test]
    fn spike_times_must_be_exactly_the_same() {
        let spikes = |at: f64| Results::Numbers(BTreeMap::from([("spikes_2".to_string(), vec![at])]));
        let (recorded, ours) = (spikes(1.7), spikes(1.7 + 1e-15));
        let recording = Recording { version: "9.0.2".into(), command: "nrniv".into(), results: recorded };
        assert_eq!(recording.differences(&ours, 1e-9).len(), 1);
    }

    #[test]
    fn a_missing_result_is_a_difference() {
        assert_eq!(recording(&[1.0]).differences(&Results::Numbers(BTreeMap::new()), 1e-9), ["v: missing"]);
    }

    #[test]
    fn of_a_text_the_first_differing_line_is_named() {
        let text = |lines: &[&str]| Results::Text(lines.iter().map(|line| line.to_string()).collect());
        let recording =
            Recording { version: "9.0.2".into(), command: "nrniv".into(), results: text(&["a", "\t1 "]) };
        assert!(recording.differences(&text(&["a", "\t1 "]), 0.0).is_empty());
        let found = recording.differences(&text(&["a", "1"]), 0.0);
        assert_eq!(found, ["line 2: reference \"\\t1 \", ours \"1\""]);
        assert_eq!(
            recording.differences(&text(&["a"]), 0.0),
            ["line 2: reference \"\\t1 \", ours nothing more"]
        );
        let case = Case::parse(Path::new("a.hoc"), "// A case.\n// compare: text").unwrap();
        assert_eq!(Recording::from_json(&recording.to_json(&case)).unwrap(), recording);
    }
}
