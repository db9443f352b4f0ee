//! Eutectic files: a line `number code tag x y z diameter` for each point.
//!
//! The code says what a point is to the pen: a beginning, a point on the way, a fork, an end. Every fork has two
//! branches behind it; the next branch of the file belongs to the last fork that still has room. Lines that do not begin
//! with a number are comment.

use crate::report::{Problem, report};
use crate::scan::Line;
use crate::{Branch, Morphology, Point, index, soma};

/// Diameter of the point that ties a branch to the middle of an outline, um.
const TIE: f64 = 0.01;

/// What a code is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Code {
    Begins,
    GoesOn,
    Spine,
    Forks,
    Ends,
    OutlineBegins,
    Outline,
    OutlineEnds,
    /// Outlines of other things, and what NEURON does not know.
    Other,
}

fn code(word: &str) -> Code {
    match word {
        "MTO" => Code::Begins,
        "CP" | "FS" => Code::GoesOn,
        "SB" => Code::Spine,
        "BP" => Code::Forks,
        "NE" | "ES" | "MAE" | "TAE" | "BAE" => Code::Ends,
        "SOS" => Code::OutlineBegins,
        "SCP" => Code::Outline,
        "SOE" => Code::OutlineEnds,
        _ => Code::Other,
    }
}

/// A point that counts.
#[derive(Clone, Copy, Debug)]
struct Sample {
    code: Code,
    tag: i32,
    point: Point,
    line: usize,
}

/// Reads the text of a file.
pub fn read(text: &str, name: &str) -> Morphology {
    let mut reader =
        Reader { made: Morphology { format: "Eutectic", ..Default::default() }, ..Default::default() };
    reader.points(text);
    let firsts = reader.first_points();
    let body = reader.outline();
    reader.branches(&firsts, name);
    reader.tie_to_soma(body);
    let Reader { mut made, samples, mut problems, n_open, n_spines, .. } = reader;
    made.kinds = made.branches.iter().map(|b| b.kind).collect();
    made.lines = samples.iter().map(|s| s.line).collect();
    if n_open > 0 {
        problems.push((OPEN, format!("stack.count = {n_open}")));
    }
    if n_spines > 0 {
        problems.push((SPINES, format!("Ignore {n_spines} spines")));
    }
    if !problems.is_empty() {
        made.fault(report(name, &HEADINGS, &problems));
    }
    made
}

/// The sorts of problems, in the order they are told.
const HEADINGS: [&str; 3] = ["  Following lines could not be parsed\n", "", ""];
const UNREADABLE: usize = 0;
const OPEN: usize = 1;
const SPINES: usize = 2;

/// What a line holds; how many items could be read when it holds less.
fn parse(text: &str) -> Result<(Code, i64, Point), usize> {
    let mut line = Line(text);
    let mut n = 0;
    let mut read = || {
        line.integer()?;
        n = 1;
        let code = code(line.word()?);
        n = 2;
        let tag = line.integer()?;
        let mut numbers = [0.0; 4];
        for (at, slot) in numbers.iter_mut().enumerate() {
            n = 3 + at;
            *slot = line.number()?;
        }
        let [x, y, z, d] = numbers;
        Some((code, tag, Point { x, y, z, d }))
    };
    read().ok_or(n)
}

#[derive(Default)]
struct Reader {
    made: Morphology,
    samples: Vec<Sample>,
    problems: Vec<Problem>,
    /// Forks that lack a branch.
    n_open: usize,
    n_spines: usize,
}

impl Reader {
    /// Sorts the lines into points, comment, and what cannot be read.
    fn points(&mut self, text: &str) {
        for (at, text) in text.lines().enumerate() {
            let line = at + 1;
            match parse(text) {
                Ok((Code::Other, ..)) => {}
                Ok((code, tag, point)) => {
                    self.n_spines += usize::from(code == Code::Spine);
                    let tag = i32::try_from(tag).unwrap_or(0);
                    self.samples.push(Sample { code, tag, point, line });
                }
                Err(0) => self.made.header.push(text.to_owned()),
                Err(n) => {
                    self.problems.push((UNREADABLE, format!("{line}: {text}  parse failure after item {n}")));
                }
            }
        }
    }
    /// Where branches begin: where the pen is told to, and behind a fork or an end.
    fn first_points(&self) -> Vec<usize> {
        let mut begun = Vec::new();
        let mut behind_end = false;
        for (at, sample) in self.samples.iter().enumerate() {
            let outline = matches!(sample.code, Code::OutlineBegins | Code::Outline | Code::OutlineEnds);
            if sample.code == Code::Begins || (behind_end && !outline) {
                begun.push(at);
            }
            behind_end = matches!(sample.code, Code::Forks | Code::Ends);
        }
        begun
    }
    fn points_of(&self, from: usize, to: usize) -> Vec<Point> {
        self.samples[from..=to].iter().map(|s| s.point).collect()
    }
    /// The outline of the cell body, as the first branch.
    fn outline(&mut self) -> Option<usize> {
        let find = |code: Code| self.samples.iter().position(|s| s.code == code);
        let (from, to) = (find(Code::OutlineBegins)?, find(Code::OutlineEnds)?);
        if to <= from {
            return None;
        }
        self.made.branches.push(Branch {
            kind: self.samples[from].tag,
            points: self.points_of(from, to),
            parent_x: 1.0,
            outline: true,
            line: self.samples[from].line,
            first_id: index(from),
            ..Default::default()
        });
        Some(0)
    }
    fn branches(&mut self, firsts: &[usize], name: &str) {
        // Forks with how many branches they have yet to get.
        let mut forks: Vec<(usize, usize)> = Vec::new();
        for &from in firsts {
            let closes = |s: &Sample| !matches!(s.code, Code::Begins | Code::GoesOn | Code::Spine);
            let Some(length) = self.samples[from..].iter().position(closes) else {
                let line = self.samples.last().map_or(0, |s| s.line);
                self.made.broken = Some(format!(
                    "{name} line {line}: the file ends within a branch\nhint: its last point should be an end (NE, ES, ...)"
                ));
                break;
            };
            let to = from + length;
            let mut branch = Branch {
                kind: self.samples[from].tag,
                points: self.points_of(from, to),
                parent_x: 1.0,
                line: self.samples[from].line,
                first_id: index(from),
                ..Default::default()
            };
            if let Some((parent, lacks)) = forks.pop() {
                if lacks > 1 {
                    forks.push((parent, lacks - 1));
                }
                let width = branch.points[0].d;
                let end = self.made.branches[parent].points.last().copied().unwrap_or_default();
                branch.points.insert(0, Point { d: width, ..end });
                branch.parent = Some(parent);
                branch.n_copied = 1;
            }
            if self.samples[to].code == Code::Forks {
                forks.push((self.made.branches.len(), 2));
            }
            self.made.branches.push(branch);
        }
        self.n_open = forks.len();
    }
    /// Branches that begin at the body come from its middle.
    fn tie_to_soma(&mut self, body: Option<usize>) {
        let Some(body) = body else { return };
        let outline = self.made.branches[body].points.clone();
        let [x, y, z] = soma::centre(&outline);
        for branch in self.made.branches.iter_mut().skip(1).filter(|b| b.parent.is_none()) {
            let Some(from) = branch.points.first() else { continue };
            if soma::within_box(&outline, from) {
                branch.points.insert(0, Point { x, y, z, d: TIE });
                branch.parent = Some(body);
                branch.n_copied = 1;
                branch.parent_x = 0.5;
                branch.wire = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NEURON 9.0.2 fails on such a file.
    #[test]
    fn a_file_that_ends_within_a_branch_is_refused() {
        let made = read("1 MTO 3 0 0 0 2\n2 BP 3 10 0 0 1\n3 CP 3 20 -5 0 1\n", "cell.nts");
        let broken = made.broken.unwrap_or_default();
        assert!(broken.starts_with("cell.nts line 3: the file ends within a branch\nhint: "), "{broken}");
    }
    #[test]
    fn a_fork_has_two_branches_and_the_next_belongs_to_the_fork_before() {
        let lines = ["MTO 0", "BP 1", "BP 2", "NE 3", "NE 4", "NE 5"]
            .map(|line| format!("1 {} 0 0 1\n", line.replace(' ', " 3 ")));
        let made = read(&lines.concat(), "cell.nts");
        let parents: Vec<Option<usize>> = made.branches.iter().map(|b| b.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(1), Some(1), Some(0)]);
    }
}
