//! Neurolucida's ASCII files, version 3: nested lists in parentheses.
//!
//! An outline begins with a name in quotes (`"CellBody"`); a tree says last among its properties what it is (`(Dendrite)`,
//! `(Axon)` or `(Apical)`), then come points, and perhaps a list of branches separated by `|`. Markers, spines and
//! texts are passed over. The `grammar` says how lists go together; here trees are tied to bodies.

mod grammar;
mod tokens;

use crate::{Branch, Morphology, Point, soma};

const SOMA: i32 = 1;
const AXON: i32 = 2;
/// Diameter of the point that ties a tree to the middle of a body, um.
const TIE: f64 = 0.01;

/// Reads the text of a file.
pub fn read(text: &str, name: &str) -> Morphology {
    let mut made = Morphology { format: "Neurolucida V3", ..Default::default() };
    let drawing = grammar::draw(text);
    made.warn(progress(drawing.n_lines, drawing.ended));
    if let Some(refused) = drawing.refused {
        made.fault(format!("\nparse error\n{}", refused.shown));
        let grammar::Refused { line, wanted, .. } = refused;
        made.broken = Some(format!(
            "{name} line {line}: {wanted} is missing\nhint: a list that is not closed, or a marker between the points of a branch?"
        ));
        return made;
    }
    made.kinds = drawing.branches.iter().map(|b| b.kind).collect();
    made.lines = drawing.lines;
    made.branches = bodies_first(drawing.branches);
    let mut notes = drawing.notes;
    let bodies = stack(&mut made.branches, &mut notes);
    let outside = tie(&mut made.branches, &bodies);
    for line in &outside {
        notes.push(format!("\nMain branch starting at line {line} is outside the soma bounding boxes"));
        notes.push("  Making a logical connection to center of nearest soma".to_owned());
    }
    if drawing.n_spines > 0 {
        made.warn(format!("{} spines\n", drawing.n_spines));
    }
    if !outside.is_empty() {
        made.faulty = true;
        made.warn(format!("\n{name} problems\n\n{}\n", notes.join("\n")));
    }
    made
}

/// What is shown while a file is read.
fn progress(n_lines: usize, ended: bool) -> String {
    let mut text = "\n".to_owned();
    for line in (1000..=n_lines).step_by(1000) {
        text += &format!("\r{line} lines read");
    }
    if ended {
        text += &format!("\r{n_lines} lines read\n");
    }
    text
}
fn bodies_first(branches: Vec<Branch>) -> Vec<Branch> {
    let mut order: Vec<usize> = (0..branches.len()).collect();
    order.sort_by_key(|ix| !branches[*ix].outline);
    let mut moved = vec![0; branches.len()];
    for (to, from) in order.iter().enumerate() {
        moved[*from] = to;
    }
    let mut branches: Vec<(usize, Branch)> = moved.iter().copied().zip(branches).collect();
    branches.sort_by_key(|b| b.0);
    branches
        .into_iter()
        .map(|(_, branch)| Branch { parent: branch.parent.map(|ix| moved[ix]), ..branch })
        .collect()
}

/// A body: its outlines, first the one that stands for all.
type Body = Vec<usize>;

/// Outlines next to each other in the file whose boxes overlap are one body at several depths.
fn stack(branches: &mut [Branch], notes: &mut Vec<String>) -> Vec<Body> {
    let n = branches.iter().take_while(|b| b.outline).count();
    let mut bodies: Vec<Body> = Vec::new();
    for ix in 0..n {
        match bodies.last_mut() {
            Some(body) if soma::overlap(&branches[ix - 1].points, &branches[ix].points) => body.push(ix),
            _ => bodies.push(vec![ix]),
        }
    }
    for body in bodies.iter().filter(|body| body.len() > 1) {
        for &ix in &body[1..] {
            branches[ix].subsidiary = true;
        }
        branches[body[0]].stack = body[1..].to_vec();
        notes.extend(doubt(branches, body));
    }
    bodies
}
/// Why a stack may be no body: its outlines should be flat, and each deeper than the one before, or each higher.
fn doubt(branches: &[Branch], body: &Body) -> Option<String> {
    let depth = |ix: usize| branches[ix].points.first().map_or(0.0, |p| p.z);
    let tilted = body.iter().find(|ix| branches[**ix].points.iter().any(|p| p.z != depth(**ix)));
    if let Some(ix) = tilted {
        return Some(format!(
            "The soma outline at line {} has points at several depths.",
            branches[*ix].line
        ));
    }
    let mut before = 0.0;
    for pair in body.windows(2) {
        let step = depth(pair[1]) - depth(pair[0]);
        if step == 0.0 || step * before < 0.0 {
            let line = branches[pair[1]].line;
            return Some(format!(
                "The soma outlines at line {line} and before are not in the order of their depth."
            ));
        }
        before = step;
    }
    None
}

/// Ties the trees to the middles of bodies: to the body they begin in, or else to the nearest. Gives the lines of the latter.
fn tie(branches: &mut [Branch], bodies: &[Body]) -> Vec<usize> {
    let bodies: Vec<(usize, Vec<Point>, bool, Point)> = bodies
        .iter()
        .map(|body| {
            let outlines: Vec<&[Point]> = body.iter().map(|ix| branches[*ix].points.as_slice()).collect();
            let [x, y, z] = match outlines.as_slice() {
                [one] => soma::centre(one),
                many => soma::stack_centre(many),
            };
            (body[0], outlines.concat(), outlines.len() > 1, Point { x, y, z, d: TIE })
        })
        .collect();
    let mut outside = Vec::new();
    for branch in branches.iter_mut().filter(|b| !b.outline && b.parent.is_none()) {
        let Some(from) = branch.points.first().copied() else { continue };
        let holds = |body: &&(usize, Vec<Point>, bool, Point)| match body.2 {
            true => soma::overlap(&body.1, &[from]),
            false => soma::within_box(&body.1, &from),
        };
        let near = || bodies.iter().min_by(|a, b| a.3.distance(&from).total_cmp(&b.3.distance(&from)));
        let inside = bodies.iter().find(holds);
        let Some((body, _, _, centre)) = inside.or_else(near) else { continue };
        if inside.is_none() {
            outside.push(branch.line);
        }
        branch.parent = Some(*body);
        branch.parent_x = 0.5;
        branch.wire = true;
        branch.n_copied = 1;
        branch.points.insert(0, *centre);
    }
    outside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_has_a_line() {
        for (text, line, wanted) in [
            ("this is junk\n", 1, "( is missing"),
            ("", 0, "( is missing"),
            ("( (Dendrite)\n (1 2 3 4)\n (5 6 7", 3, ") is missing"),
            ("( (Dendrite)\n (1 2 3 4)\n (Dot (9 9 9 9))\n (5 6 7 8) )", 4, "( is missing"),
            ("( (Dendrite)\n (1 2 3 4) (Dot", 2, ") is missing"),
            ("(\"CellBody\" 5)", 1, "( is missing"),
            ("([)", 1, "an outline, a tree, a marker, or a property is missing"),
        ] {
            let broken = read(text, "file.asc").broken.unwrap_or_default();
            assert!(broken.starts_with(&format!("file.asc line {line}: {wanted}")), "{text}: {broken}");
        }
    }
    #[test]
    fn endless_branches_and_sets_are_refused() {
        for part in ["( (1 2 3 4) ", "(set \"a\" "] {
            let broken = read(&format!("((Axon) {}", part.repeat(100_000)), "f").broken.or(read(
                &part.repeat(100_000),
                "f",
            )
            .broken);
            assert!(broken.is_some(), "{part}");
        }
    }
    #[test]
    fn spines_within_a_tree_are_passed_over() {
        let made = read(
            "( (Apical)\n (0 5 0 2)\n <(Class 2 \"x\") (1 9 0 0.1)>\n (0 55 0 1)\n Normal\n)\n",
            "file.asc",
        );
        assert_eq!(made.broken, None);
        assert_eq!(made.branches.iter().map(|b| (b.kind, b.points.len())).collect::<Vec<_>>(), [(4, 2)]);
    }
    #[test]
    fn a_point_of_three_numbers_has_no_diameter() {
        let made = read("( (Dendrite) (1 2 3) (5 6 7 1) )", "file.asc");
        assert_eq!(made.branches[0].points[0], Point { x: 1.0, y: 2.0, z: 3.0, d: 0.0 });
    }
}
