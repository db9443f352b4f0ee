//! Files of reconstructed neurons, read into branches that can become sections.
//!
//! One reader for each format. Nothing here knows a simulator: what a branch becomes is the caller's affair.
#![forbid(unsafe_code)]

pub mod asc;
pub mod soma;
pub mod swc;

/// A point of a branch, um.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Position.
    pub x: f64,
    /// Position.
    pub y: f64,
    /// Position.
    pub z: f64,
    /// Diameter.
    pub d: f64,
}

impl Point {
    /// Distance between two points, um.
    pub fn distance(&self, other: &Point) -> f64 {
        ((self.x - other.x).powi(2) + (self.y - other.y).powi(2) + (self.z - other.z).powi(2)).sqrt()
    }
}

/// An unbranched piece.
#[derive(Clone, Debug, Default)]
pub struct Branch {
    /// 1 soma, 2 axon, 3 dendrite, 4 apical dendrite, others as the file says.
    pub kind: i32,
    /// Its points; the first is the parent's point when there is a parent.
    pub points: Vec<Point>,
    /// Which branch it comes from.
    pub parent: Option<usize>,
    /// Where on it: 0 to 1.
    pub parent_x: f64,
    /// The first point only says where the branch comes from: no cable between it and the second.
    pub wire: bool,
    /// The points are an outline.
    pub outline: bool,
    /// More outlines of the same body, at other depths.
    pub stack: Vec<Vec<Point>>,
    /// Line of the file with its last point, from 1.
    pub line: usize,
    /// Number of its first own point in the file, from 0.
    pub first_id: usize,
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Morphology {
    /// Name of the format, as NEURON shows it.
    pub format: &'static str,
    /// Parents come before their children.
    pub branches: Vec<Branch>,
    /// Type of every point.
    pub kinds: Vec<i32>,
    /// Line of every point, from 1.
    pub lines: Vec<usize>,
    /// Points that are not in the file: where trees are tied to a body.
    pub ties: usize,
    /// Lines of comment.
    pub header: Vec<String>,
    /// Something is wrong with the file.
    pub faulty: bool,
    /// What is wrong.
    pub faults: Vec<String>,
    /// What may be wrong; not told to who asked for quiet.
    pub warnings: Vec<String>,
}

impl Morphology {
    fn fault(&mut self, text: String) {
        self.faulty = true;
        self.faults.push(text);
    }
}
