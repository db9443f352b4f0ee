//! Neurolucida's old ASCII files: a line `[major,minor] (x,y,z) radius` for each point.
//!
//! The major code says what a point is (1 a line is drawn to it, 2 the pen moves there, 10 with 5 a fork), the minor code
//! of a branch's first point what the branch is. The file does not say which branch a branch comes from: that is found by
//! where it begins. Lines that do not begin like a point are comment.

use crate::report::{Problem, report};
use crate::scan::Line;
use crate::{Branch, Morphology, Point, index, no_points, soma};

const SOMA: i32 = 1;
/// Diameter of the point that ties a branch to something it does not touch, um.
const TIE: f64 = 0.01;

/// Which of the points of a branch.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    First,
    Next,
    /// Others may begin here.
    Fork,
}

/// A point that belongs to a branch or an outline.
#[derive(Clone, Debug)]
struct Sample<'a> {
    role: Role,
    minor: i64,
    point: Point,
    /// The line begins behind a fork but elsewhere in the plane.
    torn: bool,
    line: usize,
    text: &'a str,
}

/// Where a branch comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Origin {
    /// Not known yet.
    Free,
    /// It begins in this point.
    At(usize),
    /// It begins beside this point, and reaches it.
    Beside(usize),
}

/// Reads the text of a file.
pub fn read(text: &str, name: &str) -> Morphology {
    let mut reader = Reader {
        made: Morphology { format: "Neurolucida", ..Default::default() },
        name,
        samples: Vec::new(),
        problems: Vec::new(),
    };
    reader.points(text);
    if reader.samples.is_empty() {
        reader.made.broken = Some(no_points(name));
    }
    let branch_of = reader.branches();
    reader.tie_to_soma(&branch_of);
    let Reader { mut made, problems, .. } = reader;
    if made.faulty {
        made.told.push((true, report(name, &HEADINGS, &problems)));
    }
    made
}

/// The sorts of problems, in the order they are told.
const HEADINGS: [&str; 7] = [
    "  Following lines could not be parsed\n",
    "  LINETO follows branch and does not coincide in the xy plane.\n  Make a physical connection using the LINETO diameter.\n",
    "  Nearest branch point is coincident in xy plane.\n  Make a physical connection with diam of the MOVETO\n",
    "  No coincident branchpoint in xy plane but 3-d coincident to previous LINETO.\n  point. Make a logical connection to the section containing that LINETO\n",
    "  The xy plane coincident branch point is not the nearest in the 3-d sense.\n  However we connect physically to the indicated xy coincident branch point\n",
    "  Cannot figure out which is the parent\n  No coincident (even in xy plane) branch point.\n",
    "  Unconnected branch is more than .5 microns outside the soma bounding box.\n  Connect logically to nearest branch point\n",
];
const UNREADABLE: usize = 0;
const TORN: usize = 1;
const FORK_AT_OTHER_DEPTH: usize = 2;
const ON_LAST_POINT: usize = 3;
const FARTHER_FORK: usize = 4;
const NO_PARENT: usize = 5;
const OUTSIDE_SOMA: usize = 6;

/// What a line that begins like a point holds; how many numbers could be read when it holds less.
fn parse(text: &str) -> Result<(i64, i64, Point), usize> {
    let mut line = Line(text);
    let mut n = 0;
    let mut read = || {
        line.mark('[')?;
        let major = line.integer()?;
        n = 1;
        line.mark(',')?;
        let minor = line.integer()?;
        n = 2;
        line.mark(']')?;
        line.blanks();
        line.mark('(')?;
        let x = line.number()?;
        n = 3;
        line.mark(',')?;
        let y = line.number()?;
        n = 4;
        line.mark(',')?;
        let z = line.number()?;
        n = 5;
        line.mark(')')?;
        let radius = line.number()?;
        Some((major, minor, Point { x, y, z, d: 2.0 * radius }))
    };
    read().ok_or(n)
}

fn distance_in_plane(a: &Point, b: &Point) -> f64 {
    ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt()
}

struct Reader<'a> {
    made: Morphology,
    name: &'a str,
    samples: Vec<Sample<'a>>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn problem(&mut self, sort: usize, text: String) {
        self.made.faulty = true;
        self.problems.push((sort, text));
    }
    /// Sorts the lines into points, comment, and what cannot be read.
    fn points(&mut self, text: &'a str) {
        let mut fork: Option<Point> = None;
        for (at, text) in text.lines().enumerate() {
            let line = at + 1;
            let (major, minor, point) = match parse(text) {
                Ok(read) => read,
                Err(0) => {
                    self.made.header.push(text.to_owned());
                    continue;
                }
                Err(n) => {
                    self.problem(UNREADABLE, format!("{line}: {text}  parse failure after item {n}"));
                    continue;
                }
            };
            let behind_fork = fork.take();
            let role = match (major, minor) {
                (1, _) if behind_fork.is_some() => Role::First,
                (1, _) => Role::Next,
                (2, _) => Role::First,
                (10, 5) => Role::Fork,
                _ => continue,
            };
            fork = (role == Role::Fork).then_some(point);
            let mut torn = false;
            if let (1, Some(fork)) = (major, behind_fork) {
                torn = (fork.x, fork.y) != (point.x, point.y);
                if torn {
                    let away = fork.distance(&point);
                    let away = crate::report::general(away, 6);
                    self.problem(TORN, format!("{line}: {text} separated by {away} from branch"));
                }
            }
            self.samples.push(Sample { role, minor, point, torn, line, text });
        }
    }
    /// Cuts the points into branches; gives the branch of each point.
    fn branches(&mut self) -> Vec<Option<usize>> {
        let mut branch_of = vec![None; self.samples.len()];
        let firsts: Vec<usize> =
            (0..self.samples.len()).filter(|at| self.samples[*at].role == Role::First).collect();
        for (ix, &from) in firsts.iter().enumerate() {
            let to = firsts.get(ix + 1).copied().unwrap_or(self.samples.len());
            branch_of[from..to].fill(Some(ix));
            let mut branch = Branch {
                kind: self.kind(from),
                points: self.samples[from..to].iter().map(|s| s.point).collect(),
                parent_x: 1.0,
                line: self.samples[from].line,
                first_id: index(from),
                ..Default::default()
            };
            branch.outline = branch.kind == SOMA;
            self.made.kinds.push(branch.kind);
            let origin = self.origin(from);
            if let Origin::At(at) | Origin::Beside(at) = origin {
                branch.parent = branch_of[at];
            }
            if let Origin::Beside(at) = origin {
                branch.points.insert(0, Point { d: self.samples[from].point.d, ..self.samples[at].point });
                branch.first_id -= 1;
            }
            // Behind a fork the pen still has the width it had before.
            if let (Some(_), [first, second, ..]) = (branch.parent, branch.points.as_mut_slice()) {
                first.d = second.d;
            }
            self.made.branches.push(branch);
        }
        self.made.lines = self.samples.iter().map(|s| s.line).collect();
        branch_of
    }
    /// What the minor code of a branch's first point says it is.
    fn kind(&mut self, first: usize) -> i32 {
        let Sample { minor, line, text, .. } = self.samples[first];
        match minor {
            1 | 2 => 3,
            21 | 22 => 2,
            41 | 42 => SOMA,
            61 | 62 => 4,
            _ => {
                let name = self.name;
                self.made.fault(format!("{name} line {line}: don't know section type: {text}\n"));
                0
            }
        }
    }
    fn forks_before(&self, first: usize) -> impl Iterator<Item = usize> {
        (0..first).filter(|at| self.samples[*at].role == Role::Fork)
    }
    /// The fork nearest to a point among those before the branch that begins with `first`, when one is nearer than that.
    fn nearest_fork(&self, first: usize, within: f64) -> Option<(usize, f64)> {
        let from = self.samples[first].point;
        let mut nearest = None;
        let mut least = within;
        for fork in self.forks_before(first) {
            let away = self.samples[fork].point.distance(&from);
            if away < least {
                least = away;
                nearest = Some((fork, away));
            }
        }
        nearest
    }
    /// Where the branch that begins with a point comes from.
    fn origin(&mut self, first: usize) -> Origin {
        let Sample { minor, point, torn, line, text, .. } = self.samples[first];
        if minor == 41 {
            return Origin::Free;
        }
        if torn {
            return Origin::Beside(first - 1);
        }
        let nearest = self.nearest_fork(first, f64::INFINITY);
        if let Some((fork, 0.0)) = nearest {
            return Origin::At(fork);
        }
        if matches!(minor, 1 | 21 | 61) {
            return Origin::Free;
        }
        let Some((fork, away)) = nearest else {
            self.problem(NO_PARENT, format!("{line}: {text} has no branch point before it"));
            return Origin::Free;
        };
        let away = crate::report::general(away, 4);
        let told = format!("{line}: {text} branch at line {} is {away} away", self.samples[fork].line);
        if distance_in_plane(&self.samples[fork].point, &point) == 0.0 {
            self.problem(FORK_AT_OTHER_DEPTH, told);
            return Origin::Beside(fork);
        }
        if self.samples[first - 1].point.distance(&point) == 0.0 {
            let before = self.samples[first - 1].line;
            self.problem(ON_LAST_POINT, format!("{told}\n      but coincides with line {before}"));
            return Origin::At(first - 1);
        }
        let above =
            self.forks_before(first).find(|at| distance_in_plane(&self.samples[*at].point, &point) == 0.0);
        match above {
            Some(fork) => {
                let at = self.samples[fork].line;
                let told = format!("{told}\n      but coincides with branch point at line {at}");
                self.problem(FARTHER_FORK, told);
                Origin::Beside(fork)
            }
            None => {
                self.problem(NO_PARENT, told);
                Origin::Free
            }
        }
    }
    /// Brings the first outline to the front, and finds places for the branches that begin at no fork.
    fn tie_to_soma(&mut self, branch_of: &[Option<usize>]) {
        let Some(body) = self.made.branches.iter().position(|b| b.outline) else { return };
        // Where a branch is once the outline stands before all.
        let moved = |ix: usize| match ix.cmp(&body) {
            std::cmp::Ordering::Less => ix + 1,
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => ix,
        };
        self.made.branches[..=body].rotate_right(1);
        for branch in &mut self.made.branches {
            branch.parent = branch.parent.map(moved);
        }
        let outline = self.made.branches[0].points.clone();
        let [x, y, z] = soma::centre(&outline);
        let centre = Point { x, y, z, d: TIE };
        for ix in 1..self.made.branches.len() {
            let branch = &self.made.branches[ix];
            let (Some(from), None) = (branch.points.first().copied(), branch.parent) else { continue };
            let first = usize::try_from(branch.first_id).unwrap_or(0);
            let (parent, parent_x, tie) = if soma::within_box(&outline, &from) {
                (0, 0.5, Some(centre))
            } else if let Some(before) = self.ending_at(ix, &from) {
                (before, 1.0, None)
            } else {
                let fork = self.nearest_fork(first, centre.distance(&from)).map(|found| found.0);
                let Sample { line, text, .. } = self.samples[first];
                let at = fork.map_or_else(|| "soma".to_owned(), |at| self.samples[at].line.to_string());
                let told = format!("{line}: {text} is outside soma, logically connect to {at}");
                self.problem(OUTSIDE_SOMA, told);
                match fork {
                    Some(at) => (
                        branch_of[at].map_or(0, moved),
                        1.0,
                        Some(Point { d: TIE, ..self.samples[at].point }),
                    ),
                    None => (0, 1.0, Some(centre)),
                }
            };
            let branch = &mut self.made.branches[ix];
            branch.parent = Some(parent);
            branch.parent_x = parent_x;
            if let Some(tie) = tie {
                branch.points.insert(0, tie);
                branch.first_id -= 1;
                branch.wire = true;
            }
        }
    }
    /// The first of the branches before one that ends in a point.
    fn ending_at(&self, before: usize, point: &Point) -> Option<usize> {
        self.made.branches[..before]
            .iter()
            .position(|b| b.points.last().is_some_and(|last| last.distance(point) == 0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NEURON 9.0.2 ties such a branch to itself, and fails.
    #[test]
    fn a_branch_that_cannot_be_a_root_and_has_no_fork_before_it_is_told() {
        let made = read("[2,62] (0,0,0) 1\n[1,62] (5,0,0) 1\n", "cell.dat");
        assert!(
            made.faulty
                && made.told.iter().any(|told| told.1.contains("1: [2,62] (0,0,0) 1 has no branch point"))
        );
        assert_eq!(made.branches.iter().map(|b| (b.kind, b.parent)).collect::<Vec<_>>(), [(4, None)]);
    }
    #[test]
    fn a_file_without_points_is_refused() {
        assert_eq!(
            read("nothing\n", "cell.dat").broken.as_deref(),
            Some("cell.dat has no point of a neuron")
        );
    }
}
