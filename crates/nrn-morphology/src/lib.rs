//! Files of reconstructed neurons, read into branches that can become sections.
//!
//! One reader for each format. Nothing here knows a simulator: what a branch becomes is the caller's affair.
#![forbid(unsafe_code)]

pub mod asc;
pub mod eutectic;
pub mod morphml;
pub mod neurolucida1;
mod report;
mod scan;
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
    /// Branches that are more outlines of the same body, at other depths.
    pub stack: Vec<usize>,
    /// Such an outline: no section of its own.
    pub subsidiary: bool,
    /// Line of the file with its last point, from 1.
    pub line: usize,
    /// Number of its first own point in the file, from 0; one less where a point was put before it.
    pub first_id: i64,
    /// How many points at its beginning are not its own; formats whose points have numbers do not say.
    pub n_copied: usize,
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Morphology {
    /// Name of the format, as NEURON shows it.
    pub format: &'static str,
    /// Parents come before their children.
    pub branches: Vec<Branch>,
    /// Type of every point in SWC, of every branch in the others.
    pub kinds: Vec<i32>,
    /// Line of every point, from 1.
    pub lines: Vec<usize>,
    /// Lines of comment.
    pub header: Vec<String>,
    /// Something is wrong with the file.
    pub faulty: bool,
    /// What there is to tell, in order; true when also who asked for quiet is told.
    pub told: Vec<(bool, String)>,
    /// Why nothing can be made of the file: name, line, hint.
    pub broken: Option<String>,
}

/// Why a file without points is broken.
fn no_points(name: &str) -> String {
    format!("{name} has no point of a neuron")
}
/// A position as a number of a file.
fn index(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

impl Morphology {
    fn fault(&mut self, text: String) {
        self.faulty = true;
        self.told.push((true, text));
    }
    fn warn(&mut self, text: String) {
        self.told.push((false, text));
    }
}
