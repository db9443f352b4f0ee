//! `Shape` and `PlotShape`: pictures of cells.

use crate::ids::{CommandId, ObjectId, VariableId};
use std::collections::BTreeMap;

/// Which class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    /// `Shape`
    Shape,
    /// `PlotShape`
    PlotShape,
}

/// Colour of sections and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapeColour(pub i32);

/// A number that stands for a section: its owner's.
pub type SectionNumber = u64;

/// A picture of cells. Its views and menu, and what lies on it besides the cells (labels, lines, marks), are in the
/// Graph of the same object.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Which class.
    pub kind: ShapeKind,
    /// Sections it shows; all there are when there is no list.
    pub sections: Option<Vec<SectionNumber>>,
    /// 0 with diameters, 1 lines through the 3-d points, 2 schematic.
    pub mode: i32,
    /// Colours of single sections.
    pub colours: BTreeMap<SectionNumber, i32>,
    /// Colours of single places of sections.
    pub place_colours: Vec<(SectionNumber, f64, i32)>,
    /// Colour of all others.
    pub colour: i32,
    /// Sections drawn longer or shorter.
    pub length_scales: BTreeMap<SectionNumber, f64>,
    /// The chosen section and place in it.
    pub selected: Option<(SectionNumber, f64)>,
    /// Point processes marked: object, colour, style, size.
    pub marks: Vec<(ObjectId, i32, char, f32)>,
    /// What runs when a section is chosen.
    pub action: Option<CommandId>,
    /// Rotation: rows of a matrix, then the origin.
    pub rotation: Rotation,
    /// Range variable whose values are colours.
    pub variable: String,
    /// Values of the first and last colour.
    pub scale: (f64, f64),
    /// Colours of the map: red, green, blue 0 to 255; empty: the usual ones.
    pub colour_map: Vec<[i32; 3]>,
    /// Squares with values: variable, place, size.
    pub hinton: Vec<(VariableId, [f32; 4])>,
}

/// A rotation in space around an origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rotation {
    /// Rows.
    pub matrix: [[f64; 3]; 3],
    /// Origin.
    pub origin: [f64; 3],
}

impl Default for Rotation {
    fn default() -> Self {
        let matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        Rotation { matrix, origin: [0.0; 3] }
    }
}

impl Rotation {
    /// Turns further, by angles (radians) around the x, y and z axes, in this order.
    pub fn turn(&mut self, angles: [f64; 3]) {
        let [x, y, z] = angles;
        let around_x = [[1.0, 0.0, 0.0], [0.0, x.cos(), x.sin()], [0.0, -x.sin(), x.cos()]];
        let around_y = [[y.cos(), 0.0, -y.sin()], [0.0, 1.0, 0.0], [y.sin(), 0.0, y.cos()]];
        let around_z = [[z.cos(), z.sin(), 0.0], [-z.sin(), z.cos(), 0.0], [0.0, 0.0, 1.0]];
        for by in [around_x, around_y, around_z] {
            self.matrix = product(&by, &self.matrix);
        }
    }
    /// A point as it is seen: x to the right, y upwards.
    pub fn seen(&self, point: [f64; 3]) -> [f64; 2] {
        let relative = [point[0] - self.origin[0], point[1] - self.origin[1], point[2] - self.origin[2]];
        let along = |row: &[f64; 3]| row[0] * relative[0] + row[1] * relative[1] + row[2] * relative[2];
        [along(&self.matrix[0]) + self.origin[0], along(&self.matrix[1]) + self.origin[1]]
    }
}

fn product(a: &[[f64; 3]; 3], b: &[[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let mut c = [[0.0; 3]; 3];
    for (row, out) in a.iter().zip(&mut c) {
        for (k, x) in out.iter_mut().enumerate() {
            *x = row.iter().zip(b).map(|(left, right)| left * right.get(k).copied().unwrap_or(0.0)).sum();
        }
    }
    c
}

impl Shape {
    /// A picture of all sections.
    pub fn new(kind: ShapeKind) -> Shape {
        Shape {
            kind,
            sections: None,
            mode: 1,
            colours: BTreeMap::new(),
            place_colours: Vec::new(),
            colour: 1,
            length_scales: BTreeMap::new(),
            selected: None,
            marks: Vec::new(),
            action: None,
            rotation: Rotation::default(),
            variable: "v".into(),
            scale: (-80.0, 40.0),
            colour_map: Vec::new(),
            hinton: Vec::new(),
        }
    }
    /// Colour of a section.
    pub fn colour_of(&self, section: SectionNumber) -> i32 {
        self.colours.get(&section).copied().unwrap_or(self.colour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_turn_around_z_brings_x_to_where_minus_y_was() {
        let mut rotation = Rotation::default();
        rotation.turn([0.0, 0.0, std::f64::consts::FRAC_PI_2]);
        let [x, y] = rotation.seen([1.0, 0.0, 0.0]);
        assert!(x.abs() < 1e-12 && (y + 1.0).abs() < 1e-12, "{x} {y}");
    }
}
