//! What can be asked of a Graph.

use super::{Graph, Item, Line, LineKind, Source};
use crate::samples::Samples;
use crate::view::Rectangle;

impl Graph {
    /// The first curve behind item `after` (-1: the first of all), with its item's index.
    pub fn line_after(&self, after: i64) -> Option<(usize, &Line)> {
        let first = match usize::try_from(after) {
            Ok(ix) if ix < self.items.len() => ix + 1,
            _ => 0,
        };
        self.items.iter().enumerate().skip(first).find_map(|(ix, item)| match item {
            Item::Line(id) => self.lines.get(id).map(|line| (ix, line)),
            _ => None,
        })
    }
    /// Abscissae of a curve.
    pub fn x_of<'a>(&'a self, line: &'a Line) -> &'a Samples {
        line.x.as_ref().unwrap_or(&self.x)
    }
    /// Text of a curve's label.
    pub fn label_text(&self, line: &Line) -> Option<&str> {
        self.labels.get(&line.label?).map(|label| label.text.as_str())
    }
    /// Points of a curve, as `getline` gives them: as many as there are abscissae.
    pub fn points(&self, line: &Line) -> (Vec<f64>, Vec<f64>) {
        let xs = self.x_of(line);
        let x = xs.values().iter().map(|x| f64::from(*x)).collect();
        let y = (0..xs.len()).map(|ix| f64::from(line.y.get(ix))).collect();
        (x, y)
    }
    /// All curves in the order of their items.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.items.iter().filter_map(|item| match item {
            Item::Line(id) => self.lines.get(id),
            _ => None,
        })
    }
    /// The rectangle that holds all curves of two points and more, and all marks; the scene's where there is none.
    pub fn whole_plot(&self) -> Rectangle {
        let (mut x, mut y) = ((1e9_f32, -1e9_f32), (1e9_f32, -1e9_f32));
        let mut see = |xs: (f32, f32), ys: (f32, f32)| {
            x = (x.0.min(xs.0), x.1.max(xs.1));
            y = (y.0.min(ys.0), y.1.max(ys.1));
        };
        for item in &self.items {
            match item {
                Item::Mark { x, y, .. } => see((*x, *x), (*y, *y)),
                Item::Line(id) => {
                    let Some(line) = self.lines.get(id) else { continue };
                    let xs = self.x_of(line);
                    if let (2.., Some(xs)) = (xs.len(), xs.bounds()) {
                        see(xs, line.y.bounds().unwrap_or((f32::INFINITY, f32::NEG_INFINITY)));
                    }
                }
                _ => {}
            }
        }
        let scene = self.scene;
        let (x1, x2) = if x.0 >= x.1 { (scene.x1, scene.x2) } else { x };
        let (y1, y2) = if y.0 >= y.1 { (scene.y1, scene.y2) } else { y };
        Rectangle { x1, y1, x2, y2 }
    }
    /// Where the numbers of its live curves come from.
    pub fn sources(&self) -> impl Iterator<Item = Source> {
        let own = self.x_source.iter().map(|x| x.1);
        own.chain((0..self.n_live()).filter_map(|ix| self.live_source(ix)))
    }
    /// Is a curve one that `plot` extends?
    pub fn is_live(line: &Line) -> bool {
        matches!(line.kind, LineKind::Live(_))
    }
}
