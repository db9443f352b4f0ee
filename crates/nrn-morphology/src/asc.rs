//! Neurolucida's ASCII files, version 3: nested lists in parentheses.
//!
//! An outline says `(CellBody)`; a tree says `(Dendrite)`, `(Axon)` or `(Apical)`, then points, and perhaps a list of
//! branches separated by `|`. Markers, spines and names are passed over.

use crate::{Branch, Morphology, Point, soma};

const SOMA: i32 = 1;
/// Lists within lists that are followed.
const DEEPEST: usize = 2_000;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Open,
    Close,
    Bar,
    SpineOpen,
    SpineClose,
    Number(f64),
    Word(String),
    Text(String),
}

/// Reads the text of a file.
pub fn read(text: &str, name: &str) -> Morphology {
    let mut made = Morphology { format: "Neurolucida V3", ..Default::default() };
    let mut reader = Reader { tokens: tokens(text), at: 0, name: name.to_owned() };
    let (mut bodies, mut trees) = (Vec::new(), Vec::new());
    while reader.peek() == Some(&Token::Open) {
        reader.at += 1;
        reader.top_level(&mut made, &mut bodies, &mut trees);
    }
    // What stands behind the last list is not read; a file that does not begin with one, or ends within one, is told.
    if reader.at == 0 || reader.at > reader.tokens.len() {
        let line = reader.line();
        let shown = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        made.faults.push(format!("\nparse error\nline {line}: {shown}\n"));
    }
    assemble(&mut made, bodies, trees);
    made
}

fn tokens(text: &str) -> Vec<(Token, usize)> {
    let mut all = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let single = match c {
                '(' => Some(Token::Open),
                ')' => Some(Token::Close),
                '|' => Some(Token::Bar),
                '<' => Some(Token::SpineOpen),
                '>' => Some(Token::SpineClose),
                _ => None,
            };
            let length = match c {
                ';' => rest.len(),
                '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
                c if single.is_some() || c.is_whitespace() || c == ',' => c.len_utf8(),
                _ => rest.find(|c: char| c.is_whitespace() || "();|<>,\"".contains(c)).unwrap_or(rest.len()),
            };
            let (word, behind) = rest.split_at(length);
            rest = behind;
            let token = match c {
                ';' | ',' => None,
                '"' => Some(Token::Text(word.trim_matches('"').to_owned())),
                c if c.is_whitespace() => None,
                _ if single.is_some() => single,
                _ => Some(word.parse::<f64>().map_or_else(|_| Token::Word(word.to_owned()), Token::Number)),
            };
            all.extend(token.map(|token| (token, number + 1)));
        }
    }
    all
}

/// A branch of a tree with the branches behind it.
#[derive(Debug, Default)]
struct Limb {
    points: Vec<Point>,
    line: usize,
    limbs: Vec<Limb>,
}
struct Tree {
    kind: i32,
    limb: Limb,
}

struct Reader {
    tokens: Vec<(Token, usize)>,
    at: usize,
    name: String,
}

impl Reader {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|t| &t.0)
    }
    fn next_is_number(&self) -> bool {
        matches!(self.tokens.get(self.at + 1), Some((Token::Number(_), _)))
    }
    fn line(&self) -> usize {
        self.tokens.get(self.at.min(self.tokens.len().saturating_sub(1))).map_or(0, |t| t.1)
    }
    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).map(|t| t.0.clone());
        self.at += 1;
        token
    }
    /// Passes over a list whose parenthesis was taken.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.take() {
                Some(Token::Open) => depth += 1,
                Some(Token::Close) => depth -= 1,
                None => return,
                _ => {}
            }
        }
    }
    /// An outline, a tree, or something else; its parenthesis was taken.
    fn top_level(&mut self, made: &mut Morphology, bodies: &mut Vec<Vec<Point>>, trees: &mut Vec<Tree>) {
        let from = self.at;
        let kind = self.kind_of_list();
        self.at = from;
        match kind {
            Some(SOMA) => {
                let (limb, _) = self.limb(made, 0);
                if !limb.points.is_empty() {
                    bodies.push(limb.points);
                }
            }
            Some(kind) => {
                let (limb, _) = self.limb(made, 0);
                trees.push(Tree { kind, limb });
            }
            None => self.skip(),
        }
    }
    /// What the properties of a list say it is.
    fn kind_of_list(&mut self) -> Option<i32> {
        loop {
            match self.take()? {
                Token::Open if matches!(self.peek(), Some(Token::Word(_))) => {
                    let kind = match self.peek() {
                        Some(Token::Word(word)) => match word.to_ascii_lowercase().as_str() {
                            "cellbody" => Some(SOMA),
                            "axon" => Some(2),
                            "dendrite" => Some(3),
                            "apical" => Some(4),
                            _ => None,
                        },
                        _ => None,
                    };
                    if kind.is_some() {
                        return kind;
                    }
                    self.skip();
                }
                Token::Open => self.skip(),
                Token::Close => return None,
                _ => {}
            }
        }
    }
    /// Points, then perhaps branches, to the end of the list or the bar before the next branch; true for a bar.
    fn limb(&mut self, made: &mut Morphology, depth: usize) -> (Limb, bool) {
        let mut limb = Limb::default();
        loop {
            let line = self.line();
            match self.peek() {
                Some(Token::Open) if self.next_is_number() => {
                    self.at += 1;
                    limb.points.extend(self.point());
                    limb.line = line;
                }
                Some(Token::Open)
                    if matches!(self.tokens.get(self.at + 1), Some((Token::Open | Token::SpineOpen, _))) =>
                {
                    self.at += 1;
                    if depth > DEEPEST {
                        made.fault(format!("{}: branches too deep at line {line}\n", self.name));
                        self.skip();
                    } else {
                        self.limbs(made, &mut limb, depth);
                    }
                }
                Some(Token::Open) => {
                    self.at += 1;
                    self.skip();
                }
                Some(Token::SpineOpen) => while !matches!(self.take(), Some(Token::SpineClose) | None) {},
                Some(end @ (Token::Bar | Token::Close)) => {
                    let bar = *end == Token::Bar;
                    self.at += 1;
                    return (limb, bar);
                }
                None => return (limb, false),
                Some(_) => self.at += 1,
            }
        }
    }
    /// Branches with bars between them, to the end of the list.
    fn limbs(&mut self, made: &mut Morphology, parent: &mut Limb, depth: usize) {
        loop {
            let (limb, more) = self.limb(made, depth + 1);
            if !limb.points.is_empty() {
                parent.limbs.push(limb);
            }
            if !more {
                return;
            }
        }
    }
    /// x, y, z, diameter and perhaps a label.
    fn point(&mut self) -> Option<Point> {
        let mut numbers = Vec::new();
        loop {
            match self.take()? {
                Token::Number(x) => numbers.push(x),
                Token::Close => break,
                Token::Open => self.skip(),
                _ => {}
            }
        }
        match numbers.as_slice() {
            [x, y, z, rest @ ..] => {
                Some(Point { x: *x, y: *y, z: *z, d: rest.first().copied().unwrap_or(0.0) })
            }
            _ => None,
        }
    }
}

/// Boxes of outlines that overlap in the plane belong to one body.
fn overlap(a: &[Point], b: &[Point]) -> bool {
    let range = |points: &[Point], of: fn(&Point) -> f64| {
        points.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)))
    };
    [(|p: &Point| p.x) as fn(&Point) -> f64, |p: &Point| p.y].into_iter().all(|of| {
        let (a, b) = (range(a, of), range(b, of));
        a.0 <= b.1 && b.0 <= a.1
    })
}

fn assemble(made: &mut Morphology, bodies: Vec<Vec<Point>>, trees: Vec<Tree>) {
    let mut groups: Vec<Vec<Vec<Point>>> = Vec::new();
    for body in bodies {
        match groups.iter_mut().find(|group| group.iter().any(|other| overlap(other, &body))) {
            Some(group) => group.push(body),
            None => groups.push(vec![body]),
        }
    }
    let mut centres = Vec::new();
    let bounds: Vec<Vec<Point>> = groups.iter().map(|group| group.concat()).collect();
    for group in groups {
        let outlines: Vec<&[Point]> = group.iter().map(Vec::as_slice).collect();
        centres.push(match outlines.as_slice() {
            [one] => soma::centre(one),
            many => soma::stack_centre(many),
        });
        let mut group = group.into_iter();
        let points = group.next().unwrap_or_default();
        let first_id = made.kinds.len();
        made.kinds.extend(points.iter().map(|_| SOMA));
        made.branches.push(Branch {
            kind: SOMA,
            points,
            parent_x: 1.0,
            outline: true,
            stack: group.collect(),
            first_id,
            ..Default::default()
        });
    }
    for (at, tree) in trees.into_iter().enumerate() {
        let from = tree.limb.points.first().copied();
        let nearest = from.and_then(|from| nearest(&centres, &from));
        let root = nearest.map(|soma| (soma, centres[soma]));
        // A tree that begins beside its body is connected all the same, and told as a problem.
        if let (Some(soma), Some(from)) = (nearest, from) {
            made.faulty |= !overlap(&bounds[soma], &[from]);
        }
        // The points where trees are tied to their bodies count too.
        made.ties = at + 1;
        grow(made, tree.kind, &tree.limb, None, root);
    }
}
fn nearest(centres: &[[f64; 3]], from: &Point) -> Option<usize> {
    let distance = |c: &[f64; 3]| from.distance(&Point { x: c[0], y: c[1], z: c[2], d: 0.0 });
    (0..centres.len()).min_by(|a, b| distance(&centres[*a]).total_cmp(&distance(&centres[*b])))
}
/// A limb and all behind it, nearest first.
fn grow(
    made: &mut Morphology,
    kind: i32,
    limb: &Limb,
    parent: Option<(usize, Point)>,
    root: Option<(usize, [f64; 3])>,
) {
    let Some(first) = limb.points.first() else { return };
    let mut branch = Branch {
        kind,
        parent_x: 1.0,
        line: limb.line,
        first_id: made.kinds.len() + made.ties,
        ..Default::default()
    };
    if let Some((ix, at)) = parent {
        branch.parent = Some(ix);
        branch.points.push(Point { d: first.d, ..at });
    } else if let Some((soma, [x, y, z])) = root {
        branch.parent = Some(soma);
        branch.parent_x = 0.5;
        branch.wire = true;
        branch.points.push(Point { x, y, z, d: first.d });
    }
    branch.points.extend(&limb.points);
    made.kinds.extend(limb.points.iter().map(|_| kind));
    made.lines.extend(limb.points.iter().map(|_| limb.line));
    let ix = made.branches.len();
    let last = limb.points.last().copied().unwrap_or_default();
    made.branches.push(branch);
    for next in &limb.limbs {
        grow(made, kind, next, Some((ix, last)), None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_no_list_is_told() {
        for (text, line) in [("this is junk\n", 1), ("", 0), ("( (Dendrite)\n (1 2 3 4)\n (5 6 7", 3)] {
            let made = read(text, "file.asc");
            let [fault] = made.faults.as_slice() else { panic!("{:?}", made.faults) };
            assert!(fault.contains("parse error") && fault.contains(&format!("line {line}:")), "{fault}");
        }
    }
    #[test]
    fn names_within_a_tree_are_passed_over() {
        let made =
            read("( (Apical)\n \"name\"\n (0 5 0 2)\n <(1 9 0 0.1)>\n (0 55 0 1)\n Normal\n)\n", "file.asc");
        assert!(made.faults.is_empty());
        assert_eq!(made.branches.iter().map(|b| (b.kind, b.points.len())).collect::<Vec<_>>(), [(4, 2)]);
    }
    #[test]
    fn a_point_of_three_numbers_has_no_diameter() {
        let made = read("( (Dendrite) (1 2 3) (5 6 7 1) )", "file.asc");
        assert_eq!(made.branches[0].points[0], Point { x: 1.0, y: 2.0, z: 3.0, d: 0.0 });
    }
}
