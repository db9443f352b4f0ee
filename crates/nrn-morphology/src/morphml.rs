//! MorphML: the morphology of NeuroML 1, an XML file of `segment` elements that belong to `cable` elements.
//!
//! A cable is a branch; it comes from the cable of its first segment's parent, at the place its own element names
//! (`fractAlongParent`). A file with several cells gives the last one.

use crate::{Branch, Morphology, Point, index};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Elements that are read, by the part of their namespace that says which sort they are.
const READ: [(&str, &[&str]); 4] = [
    ("morphml", &["segments", "segment", "proximal", "distal", "cables", "cable", "cablegroup"]),
    ("neuroml", &["neuroml", "cells", "cell", "biophysics"]),
    ("metadata", &["notes"]),
    ("biophysics", &["mechanism", "parameter", "group", "spec_axial_resistance", "spec_capacitance"]),
];

/// Reads the text of a file.
pub fn read(text: &str, name: &str) -> Morphology {
    let mut made = Morphology { format: "MorphML", ..Default::default() };
    let file = match Document::parse(text) {
        Ok(file) => file,
        Err(error) => {
            let line = error.pos().row;
            made.broken = Some(format!("{name} line {line}: not the text of an XML file: {error}"));
            return made;
        }
    };
    let mut reader = Reader::default();
    for node in file.root_element().descendants().filter(Node::is_element) {
        let line = file.text_pos_at(node.range().start).row as usize;
        if let Err(what) = reader.element(&node, line, &mut made) {
            let tag = node.tag_name().name();
            made.fault(format!("{name} line {line}: <{tag}> {what}\n"));
        }
    }
    made.branches = reader.branches;
    made.kinds = made.branches.iter().map(|b| b.kind).collect();
    made
}

/// The part of a namespace that says which sort of elements it has: `http://morphml.org/morphml/schema` is `morphml`.
fn sort<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    node.tag_name().namespace()?.rsplit('/').nth(1)
}
/// An attribute that is a number.
fn number<T: std::str::FromStr>(node: &Node<'_, '_>, name: &str) -> Result<T, String> {
    let text = node.attribute(name).ok_or_else(|| format!("has no {name}"))?;
    text.trim().parse().map_err(|_| format!("has {name}=\"{text}\", which is no number"))
}

#[derive(Default)]
struct Reader {
    branches: Vec<Branch>,
    /// The branch of a cable, by the cable's number.
    cables: HashMap<i64, usize>,
    /// The cable of a segment.
    cable_of: HashMap<i64, i64>,
    segment: i64,
    cable: Option<i64>,
    /// Behind a `cablegroup`, where `cable` only lists members.
    in_group: bool,
    n_points: usize,
}

impl Reader {
    fn element(&mut self, node: &Node<'_, '_>, line: usize, made: &mut Morphology) -> Result<(), String> {
        let sort = sort(node).ok_or("is in no namespace of NeuroML")?;
        let tag = node.tag_name().name();
        match (sort, tag) {
            ("morphml", "segments") => *self = Reader::default(),
            ("morphml", "segment") => self.segment(node)?,
            ("morphml", "proximal") => self.point(node, line).map(|_| ())?,
            ("morphml", "distal") => self.distal(node, line)?,
            ("morphml", "cable") => self.cable(node)?,
            ("morphml", "cablegroup") => self.in_group = true,
            _ if READ.iter().any(|(known, tags)| *known == sort && tags.contains(&tag)) => {}
            _ => {
                let namespace = node.tag_name().namespace().unwrap_or_default();
                made.warn(format!("ignore {{{namespace}}}{tag}\n"));
            }
        }
        Ok(())
    }
    /// A segment of another cable than the one before begins a branch.
    fn segment(&mut self, node: &Node<'_, '_>) -> Result<(), String> {
        self.segment = number(node, "id")?;
        let cable: i64 = number(node, "cable")?;
        let parent = match node.attribute("parent") {
            Some(_) => {
                let parent: i64 = number(node, "parent")?;
                let of = self.cable_of.get(&parent);
                Some(*of.ok_or_else(|| format!("has the parent {parent}, which is no segment before it"))?)
            }
            None => None,
        };
        if self.cable != Some(cable) {
            let parent = parent.and_then(|cable| self.cables.get(&cable)).copied();
            self.cable = Some(cable);
            self.cables.insert(cable, self.branches.len());
            let first_id = index(self.n_points);
            self.branches.push(Branch { parent, parent_x: 1.0, first_id, ..Default::default() });
        }
        Ok(())
    }
    fn point(&mut self, node: &Node<'_, '_>, line: usize) -> Result<&mut Branch, String> {
        let [x, y, z, d] =
            [number(node, "x")?, number(node, "y")?, number(node, "z")?, number(node, "diameter")?];
        let branch = self.branches.last_mut().ok_or("is in no segment")?;
        branch.points.push(Point { x, y, z, d });
        branch.line = line;
        self.n_points += 1;
        Ok(branch)
    }
    /// The end of a segment. One that is where the segment begins says "a sphere": an upright cylinder.
    fn distal(&mut self, node: &Node<'_, '_>, line: usize) -> Result<(), String> {
        if let [begin, end] = self.point(node, line)?.points.as_mut_slice()
            && begin == end
        {
            begin.y -= begin.d / 2.0;
            end.y += end.d / 2.0;
        }
        if let Some(cable) = self.cable {
            self.cable_of.insert(self.segment, cable);
        }
        Ok(())
    }
    /// Where on its parent a cable is.
    fn cable(&mut self, node: &Node<'_, '_>) -> Result<(), String> {
        let cable: i64 = number(node, "id")?;
        let ix = self.cables.get(&cable).copied();
        let branch = ix.and_then(|ix| self.branches.get_mut(ix)).ok_or("has no segments")?;
        if !self.in_group && node.has_attribute("fractAlongParent") {
            branch.parent_x = number(node, "fractAlongParent")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(segments: &str, cables: &str) -> Morphology {
        let text = format!(
            "<m xmlns=\"http://morphml.org/morphml/schema\">\n<segments>{segments}</segments>\n<cables>{cables}</cables></m>"
        );
        read(&text, "cell.xml")
    }
    const FIRST: &str = "<segment id='0' cable='0'><proximal x='0' y='0' z='0' diameter='1'/><distal x='9' y='0' z='0' diameter='1'/></segment>";

    /// NEURON 9.0.2 puts it at -1 and fails.
    #[test]
    fn a_cable_without_its_element_comes_from_the_end_of_its_parent() {
        let second = FIRST.replace("id='0' cable='0'", "id='1' cable='5' parent='0'");
        let made = file(&format!("{FIRST}{second}"), "");
        let [_, branch] = made.branches.as_slice() else { panic!("{:?}", made.branches) };
        assert_eq!((branch.parent, branch.parent_x), (Some(0), 1.0));
    }
    #[test]
    fn what_is_wrong_in_an_element_is_told_with_its_line() {
        for (segments, text) in [
            ("<segment id='0'/>", "cell.xml line 2: <segment> has no cable\n"),
            (
                "<segment id='0' cable='a'/>",
                "cell.xml line 2: <segment> has cable=\"a\", which is no number\n",
            ),
            (
                "<segment id='0' cable='1' parent='7'/>",
                "cell.xml line 2: <segment> has the parent 7, which is no segment before it\n",
            ),
            ("<distal x='1' y='1' z='1' diameter='1'/>", "cell.xml line 2: <distal> is in no segment\n"),
        ] {
            let made = file(segments, "");
            assert!(made.faulty && made.told.contains(&(true, text.to_owned())), "{:?}", made.told);
        }
        let made = file(FIRST, "<cable id='3'/>");
        assert!(made.told.contains(&(true, "cell.xml line 3: <cable> has no segments\n".to_owned())));
    }
    #[test]
    fn a_text_that_is_no_xml_is_refused() {
        for text in ["", "no xml", "<a><b></a>", "<a"] {
            let broken = read(text, "cell.xml").broken.unwrap_or_default();
            assert!(broken.starts_with("cell.xml line 1: not the text of an XML file"), "{broken}");
        }
        assert!(read(&"<a>".repeat(200_000), "cell.xml").broken.is_some());
    }
}
