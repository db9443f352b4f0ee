//! SWC: a line `id type x y z radius parent` for each point.
//!
//! A branch is a run of points with consecutive ids, one type, and no fork. It begins with a copy of its parent point. The
//! soma has rules of its own, because a point there may stand for a sphere or a cylinder.

use crate::{Branch, Morphology, Point, index, no_points};

const SOMA: i32 = 1;

/// A line of the file.
#[derive(Clone, Copy, Debug)]
struct Sample {
    id: i64,
    kind: i32,
    point: Point,
    parent: i64,
    line: usize,
}

/// Reads the text of an SWC file. Faults are notes of the result; what can be read is there.
pub fn read(text: &str, name: &str) -> Morphology {
    let mut made = Morphology { format: "SWC", ..Default::default() };
    let mut samples = Vec::new();
    for (at, line) in text.lines().enumerate() {
        match parse(line, at + 1) {
            Some(sample) => samples.push(sample),
            None if line.trim_start().starts_with('#') => made.header.push(line.to_owned()),
            None => made.fault(format!("error {name} line {}: could not parse: {line}\n", at + 1)),
        }
    }
    for (at, sample) in samples.iter().enumerate() {
        if sample.parent >= sample.id {
            made.fault(format!(
                "error {name} line {}: index {at} pid={} is not less than id={}\n",
                sample.line, sample.parent, sample.id
            ));
        }
    }
    samples.sort_by_key(|s| s.id);
    let roots: Vec<_> = samples.iter().filter(|s| s.parent < 0).collect();
    if roots.len() > 1 {
        made.faulty = true;
        made.warn(format!("warning {name}: more than one tree:\n"));
        roots.iter().for_each(|s| made.warn(format!("  root at line {}\n", s.line)));
    }
    if let Some(pair) = samples.windows(2).find(|pair| pair[0].id == pair[1].id) {
        made.fault(format!("error {name}: duplicate id:\n  {}\n", pair[0].id));
    }
    if samples.is_empty() {
        made.broken = Some(no_points(name));
    }
    Tree::new(samples).branches(&mut made);
    made
}

/// Seven numbers, perhaps followed by something else.
fn parse(line: &str, number: usize) -> Option<Sample> {
    let mut words = line.split_ascii_whitespace();
    // Numbers are kept in single precision, as in NEURON.
    let mut next = || words.next()?.parse::<f32>().ok().map(f64::from);
    let [id, kind, x, y, z, radius, parent] = [next()?, next()?, next()?, next()?, next()?, next()?, next()?];
    let point = Point { x, y, z, d: 2.0 * radius };
    Some(Sample { id: id as i64, kind: kind as i32, point, parent: parent as i64, line: number })
}

/// How many children a point has, and of which sort.
#[derive(Clone, Copy, Default)]
struct Children {
    next: bool,
    others: u32,
    soma: u32,
    /// A child has another type: the branch ends here.
    changes_type: bool,
    /// The children that are not the next point belong to the beginning of the branch that begins here.
    others_at_beginning: bool,
}

struct Tree {
    samples: Vec<Sample>,
    /// Index of the parent point.
    parents: Vec<Option<usize>>,
    children: Vec<Children>,
    /// The soma is three points that say "a sphere".
    sphere_of_three: bool,
}

impl Tree {
    fn new(samples: Vec<Sample>) -> Tree {
        let ids: std::collections::HashMap<i64, usize> =
            samples.iter().enumerate().map(|(at, s)| (s.id, at)).collect();
        let parents: Vec<Option<usize>> = samples
            .iter()
            .enumerate()
            .map(|(at, s)| ids.get(&s.parent).copied().filter(|p| s.parent >= 0 && *p < at))
            .collect();
        let mut tree = Tree {
            children: vec![Children::default(); samples.len()],
            samples,
            parents,
            sphere_of_three: false,
        };
        tree.count_children();
        tree.find_sphere();
        tree
    }
    fn kind(&self, at: usize) -> i32 {
        self.samples.get(at).map_or(0, |s| s.kind)
    }
    fn parent(&self, at: usize) -> Option<usize> {
        self.parents.get(at).copied().flatten()
    }
    fn count_children(&mut self) {
        for at in 0..self.samples.len() {
            let Some(parent) = self.parent(at) else { continue };
            let (kind, parent_kind) = (self.kind(at), self.kind(parent));
            let at_beginning = self.joins_beginning(at, parent);
            let Some(children) = self.children.get_mut(parent) else { continue };
            if at == parent + 1 {
                children.next = true;
            } else if at_beginning {
                // As in NEURON, what was noted of earlier children is forgotten then.
                children.others_at_beginning = true;
                children.changes_type = false;
            } else {
                children.others += 1;
            }
            children.changes_type |= kind != parent_kind;
            children.soma += u32::from(kind == SOMA && parent_kind == SOMA);
        }
    }
    /// A branch that comes from the first point of a dendrite on the soma (or of a root that is no soma) belongs to that
    /// dendrite's beginning, not behind its first point: a branch of one point cannot be.
    fn joins_beginning(&self, at: usize, parent: usize) -> bool {
        if at == parent + 1 || self.kind(parent) == SOMA {
            return false;
        }
        match parent {
            0 => true,
            1 => false,
            _ => self.parent(parent).is_some_and(|above| self.kind(above) == SOMA),
        }
    }
    /// Three points of one diameter, the outer two a radius away from the first and without children.
    fn find_sphere(&mut self) {
        let n_soma = self.samples.iter().filter(|s| s.kind == SOMA).count();
        if n_soma != 3 {
            return;
        }
        let leaf = |at: usize| {
            self.parent(at) == Some(0)
                && self.children.get(at).is_some_and(|c| !c.next && c.others == 0 && !c.others_at_beginning)
        };
        let [a, b, c] = [self.samples[0].point, self.samples[1].point, self.samples[2].point];
        let length = a.distance(&b) + a.distance(&c);
        if leaf(1) && leaf(2) && a.d == b.d && a.d == c.d && (length / a.d - 1.0).abs() < 0.01 {
            self.sphere_of_three = true;
            self.parents[2] = Some(1);
        }
    }
    /// Does a branch end with this point?
    fn ends(&self, at: usize) -> bool {
        let Some(children) = self.children.get(at) else { return true };
        let next_is_child = self.parent(at + 1) == Some(at) && at + 1 < self.samples.len();
        if next_is_child && self.kind(at) == SOMA && self.kind(at + 1) == SOMA {
            return at != 0 && children.soma > 1;
        }
        let one = (children.next && children.others == 0) || children.others_at_beginning;
        !one || children.changes_type
    }
    /// Cuts the points into branches.
    fn branches(&self, made: &mut Morphology) {
        let n = self.samples.len();
        let mut branch_of = vec![0; n];
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        let mut begin = 0;
        for (at, slot) in branch_of.iter_mut().enumerate() {
            *slot = ranges.len();
            if self.ends(at) || at + 1 == n {
                ranges.push((begin, at + 1));
                begin = at + 1;
            }
        }
        for (ix, &(from, to)) in ranges.iter().enumerate() {
            made.branches.push(self.branch(ix, from, to, &ranges, &branch_of));
        }
        // Two guesses that NEURON tells as problems of the file: a first point of a type of its own is a sphere, and
        // branches at the first point of a dendrite belong to its beginning.
        let joins = |at: usize| self.parent(at).is_some_and(|p| p > 1 && self.joins_beginning(at, p));
        made.faulty |= (n > 1 && self.kind(0) != self.kind(1)) || (0..n).any(joins);
        made.kinds = self.samples.iter().map(|s| s.kind).collect();
        made.lines = self.samples.iter().map(|s| s.line).collect();
    }
    fn branch(&self, ix: usize, from: usize, to: usize, ranges: &[(usize, usize)], of: &[usize]) -> Branch {
        let own: Vec<Point> = self.samples[from..to].iter().map(|s| s.point).collect();
        let mut branch = Branch {
            kind: self.kind(from),
            line: self.samples[to - 1].line,
            first_id: index(from),
            ..Default::default()
        };
        if ix == 0 {
            branch.points = own;
            if self.sphere_of_three {
                branch.points.truncate(1);
            }
            return branch;
        }
        // The root of another tree hangs on the first point of the file.
        let detached = self.parent(from).is_none();
        let parent = self.parent(from).unwrap_or(0);
        let parent_branch = of[parent];
        branch.parent = Some(parent_branch);
        branch.parent_x = 1.0;
        branch.points.push(self.samples[parent].point);
        let n_own = own.len();
        branch.points.extend(own);
        let parent_kind = self.kind(ranges[parent_branch].0);
        let on_soma = parent_kind == SOMA && branch.kind != SOMA;
        self.attach(&mut branch, parent, detached, n_own, on_soma, ranges[parent_branch]);
        if on_soma && let [first, second, ..] = branch.points.as_mut_slice() {
            first.d = second.d;
        }
        if !detached && self.joins_beginning(from, parent) {
            branch.parent_x = 0.0;
        }
        branch
    }
    /// Where on its parent the branch is, and whether by a wire (which adds no cable).
    fn attach(
        &self,
        branch: &mut Branch,
        parent: usize,
        detached: bool,
        n_own: usize,
        on_soma: bool,
        (begin, end): (usize, usize),
    ) {
        let on_root = begin == 0;
        let fork_of_soma = self.children[parent].soma > 1;
        let parent_is_soma = self.kind(begin) == SOMA;
        let single = end - begin == 1 || self.sphere_of_three;
        if on_root && on_soma && single {
            branch.parent_x = 0.5;
            branch.wire = n_own > 1;
        } else if on_root && parent == begin && !detached {
            branch.parent_x = 0.0;
            branch.wire = branch.kind != SOMA && fork_of_soma;
        } else if parent_is_soma && (detached || parent + 1 < end) {
            branch.parent_x = 0.5;
            branch.wire = on_soma && n_own > 1;
        } else if parent_is_soma && n_own > 1 && fork_of_soma {
            branch.wire = branch.kind != SOMA;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NEURON 9.0.2 fails on such a file.
    #[test]
    fn points_out_of_order_are_sorted() {
        let made = read("1 1 0 0 0 1 -1\n3 3 0 0 9 1 2\n2 3 0 0 5 1 1\n4 3 0 5 9 1 3\n", "test.swc");
        let kinds: Vec<(i32, usize)> = made.branches.iter().map(|b| (b.kind, b.points.len())).collect();
        assert_eq!(kinds, [(1, 1), (3, 4)]);
    }
    #[test]
    fn a_file_without_points_has_no_branches() {
        assert!(read("# nothing\n", "test.swc").branches.is_empty());
    }
}
