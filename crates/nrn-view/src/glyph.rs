//! `Glyph`: pictures made of paths.

/// A step of a Glyph.
#[derive(Clone, Debug, PartialEq)]
pub enum Stroke {
    /// A new path begins.
    Path,
    /// To a point without drawing.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A curve through two control points.
    Curve([f32; 6]),
    /// To a control point: `cpt`.
    Control(f32, f32),
    /// Back to the path's first point.
    Close,
    /// The path is drawn with a colour and a brush.
    Draw(i32, i32),
    /// The path is filled with a colour.
    Fill(i32),
    /// A circle: centre, radius.
    Circle(f32, f32, f32),
    /// A picture from a file.
    Picture(String),
}

/// A Glyph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glyph {
    /// Its steps.
    pub strokes: Vec<Stroke>,
}

/// Most steps one Glyph keeps.
const MOST_STROKES: usize = 1 << 20;

impl Glyph {
    /// Adds a step, as long as there is room.
    pub fn push(&mut self, stroke: Stroke) {
        if self.strokes.len() < MOST_STROKES {
            self.strokes.push(stroke);
        }
    }
}
