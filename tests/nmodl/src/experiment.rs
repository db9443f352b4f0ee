//! The comment at the top of a corpus file: what is inserted, driven and recorded.

use std::path::{Path, PathBuf};

/// How a mechanism gets into the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `SUFFIX x`: inserted into a section.
    Density,
    /// `POINT_PROCESS x`: two of them on the section.
    PointProcess,
    /// `ARTIFICIAL_CELL x`: two of them, the first drives the second.
    ArtificialCell,
    /// `SUFFIX nothing`: functions only.
    Library,
}

/// A file of the corpus and its experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// The `.mod` file.
    pub path: PathBuf,
    /// What the file is about.
    pub sentence: String,
    /// How the mechanism gets into the model.
    pub kind: Kind,
    /// Its name there.
    pub mechanism: String,
    /// `part`: used by the experiment of another file only.
    pub is_part: bool,
    /// `with: FILE..`: further files of the corpus that the experiment needs (`.mod`, INCLUDEd ones, ...).
    pub with: Vec<String>,
    /// `record: NAME..`: variables of the mechanism.
    pub record: Vec<String>,
    /// `ions: NAME..`: variables of the section.
    pub ions: Vec<String>,
    /// `weight: X..`: weight vector of the events that arrive.
    pub weights: Vec<String>,
    /// `tstop: X`, ms.
    pub tstop: String,
    /// `dt: X`, ms.
    pub dt: String,
    /// `sample: N`: every how many steps a number is kept.
    pub sample: String,
    /// `hoc: STATEMENT`: before the run.
    pub before: Vec<String>,
    /// `then: STATEMENT`: after the run.
    pub after: Vec<String>,
    /// `tolerance: X REASON`.
    pub tolerance: f64,
}

impl Experiment {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Experiment, String> {
        // Latin-1 comments are part of the language's life.
        let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Experiment::parse(path, &String::from_utf8_lossy(&bytes))
    }

    /// Reads a file's text: lines `: word: setting` at its top, the first other line is the sentence.
    pub fn parse(path: &Path, text: &str) -> Result<Experiment, String> {
        let (kind, mechanism) =
            declaration(text).ok_or_else(|| format!("{}: no SUFFIX or POINT_PROCESS", path.display()))?;
        let mut found = Experiment {
            path: path.to_path_buf(),
            sentence: String::new(),
            kind,
            mechanism,
            is_part: false,
            with: Vec::new(),
            record: Vec::new(),
            ions: Vec::new(),
            weights: Vec::new(),
            tstop: "10".into(),
            dt: "0.025".into(),
            sample: "5".into(),
            before: Vec::new(),
            after: Vec::new(),
            tolerance: golden::case::TOLERANCE,
        };
        for line in text.lines().map_while(|line| line.strip_prefix(':')).map(str::trim) {
            found.take(line).map_err(|why| format!("{}: {why}", path.display()))?;
        }
        if found.sentence.is_empty() {
            return Err(format!("{}: the first comment must say what the file is about", path.display()));
        }
        Ok(found)
    }

    fn take(&mut self, line: &str) -> Result<(), String> {
        let (word, setting) = line.split_once(':').map_or((line, ""), |(a, b)| (a, b.trim()));
        let words = || setting.split_whitespace().map(String::from).collect::<Vec<_>>();
        match word {
            "part" => self.is_part = true,
            "with" => self.with = words(),
            "record" => self.record = words(),
            "ions" => self.ions = words(),
            "weight" => self.weights = words(),
            "tstop" => self.tstop = setting.to_string(),
            "dt" => self.dt = setting.to_string(),
            "sample" => self.sample = setting.to_string(),
            "hoc" => self.before.push(setting.to_string()),
            "then" => self.after.push(setting.to_string()),
            "tolerance" => self.tolerance = golden::case::tolerance(setting)?,
            _ if self.sentence.is_empty() => self.sentence = line.to_string(),
            _ => return Err(format!("`{word}` is no word of an experiment")),
        }
        Ok(())
    }
}

/// The word behind SUFFIX, POINT_PROCESS or ARTIFICIAL_CELL.
fn declaration(text: &str) -> Option<(Kind, String)> {
    let code = text.lines().map(|line| line.split([':', '?']).next().unwrap_or(""));
    let words: Vec<&str> =
        code.flat_map(|line| line.split(|c: char| !(c.is_alphanumeric() || c == '_'))).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.windows(2).find_map(|pair| match pair {
        ["SUFFIX", "nothing"] => Some((Kind::Library, String::new())),
        ["SUFFIX", name] => Some((Kind::Density, name.to_string())),
        ["POINT_PROCESS", name] => Some((Kind::PointProcess, name.to_string())),
        ["ARTIFICIAL_CELL", name] => Some((Kind::ArtificialCell, name.to_string())),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_describes_the_experiment() {
        let text = ": A gate.\n: record: m h[1]\n: tolerance: 1e-6 the iteration ends there\n: hoc: x = 1\nNEURON { SUFFIX gate\n}\n: hoc: no";
        let found = Experiment::parse(Path::new("x/gate.mod"), text).unwrap();
        assert_eq!((found.sentence.as_str(), found.kind), ("A gate.", Kind::Density));
        assert_eq!((found.record.len(), found.before.len(), found.tolerance), (2, 1, 1e-6));
    }

    #[test]
    fn a_comment_without_a_sentence_or_with_an_unknown_word_is_refused() {
        let parse = |text: &str| Experiment::parse(Path::new("a.mod"), text).unwrap_err();
        assert!(parse("NEURON { SUFFIX a }").contains("must say"));
        assert!(parse(": A.\n: recrod: x\nNEURON { SUFFIX a }").contains("recrod"));
    }
}
