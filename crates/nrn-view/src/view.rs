//! A rectangle of a scene as a window shows it.

/// A rectangle in model coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    /// Left edge.
    pub x1: f32,
    /// Lower edge.
    pub y1: f32,
    /// Right edge.
    pub x2: f32,
    /// Upper edge.
    pub y2: f32,
}

impl Rectangle {
    /// With a margin at each side, a fraction of its size; less when it is negative. Rounded as NEURON rounds it, for
    /// programs read their views back.
    pub fn extended(self, fraction: f64) -> Rectangle {
        let margin = |low: f32, high: f32| (fraction * f64::from(high - low)) as f32;
        let (dx, dy) = (margin(self.x1, self.x2), margin(self.y1, self.y2));
        Rectangle { x1: self.x1 - dx, y1: self.y1 - dy, x2: self.x2 + dx, y2: self.y2 + dy }
    }
}

/// Fraction of the scene a view shows beyond it at each side.
const MARGIN: f64 = 0.1;

/// A view of a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// What it shows, margins included.
    pub shows: Rectangle,
    /// Width on the screen, points.
    pub width: f32,
    /// Height on the screen, points.
    pub height: f32,
}

impl View {
    /// A view of a scene's rectangle with a margin around it.
    pub fn of(scene: Rectangle, width: f32, height: f32) -> View {
        View { shows: scene.extended(MARGIN), width, height }
    }
    /// Shows another rectangle, with a margin around it.
    pub fn show(&mut self, scene: Rectangle) {
        self.shows = scene.extended(MARGIN);
    }
    /// The menu's "View = plot": edges to two digits, and a margin.
    pub fn show_rounded(&mut self, plot: Rectangle) {
        let (x1, x2) = expanded(plot.x1, plot.x2);
        let (y1, y2) = expanded(plot.y1, plot.y2);
        self.show(Rectangle { x1, y1, x2, y2 });
    }
    /// The menu's "Round View": edges moved inwards to round numbers.
    pub fn round(&mut self) {
        let Rectangle { x1, y1, x2, y2 } = self.inner();
        let (x1, x2) = reduced(x1, x2);
        let (y1, y2) = reduced(y1, y2);
        self.show(Rectangle { x1, y1, x2, y2 });
    }
    /// The menu's "10% Zoom out" and "10% Zoom in".
    pub fn zoom(&mut self, out: bool) {
        self.shows = if out { self.shows.extended(MARGIN) } else { self.inner() };
    }
    /// What it shows without the margins.
    pub fn inner(&self) -> Rectangle {
        self.shows.extended(-MARGIN / (1.0 + 2.0 * MARGIN))
    }
    /// One of the numbers of `view_info(view, which, coordinate)`; `None` for another `which`.
    pub fn info(&self, which: u32, at: f64) -> Option<f64> {
        let Rectangle { x1, y1, x2, y2 } = self.shows;
        let (wide, high) = (f64::from(x2 - x1), f64::from(y2 - y1));
        let (points_wide, points_high) = (f64::from(self.width), f64::from(self.height));
        Some(match which {
            1 => wide,
            2 => high,
            3 => points_wide,
            4 => points_high,
            5 => f64::from(x1),
            6 => f64::from(x2),
            7 => f64::from(y1),
            8 => f64::from(y2),
            9 => wide / points_wide,
            10 => high / points_high,
            11 => (at - f64::from(x1)) / wide,
            12 => (at - f64::from(y1)) / high,
            13 => (at - f64::from(x1)) / wide * points_wide,
            14 => (1.0 - (at - f64::from(y1)) / high) * points_high,
            15 => LABEL_HEIGHT,
            _ => return None,
        })
    }
}

fn decade(low: f32, high: f32) -> f64 {
    10_f64.powf(f64::from(high - low).log10().floor()) / 10.0
}
fn expanded(low: f32, high: f32) -> (f32, f32) {
    let d = decade(low, high);
    let rounded = (((f64::from(low) / d).floor() * d) as f32, ((f64::from(high) / d).ceil() * d) as f32);
    if rounded.0.is_finite() && rounded.1.is_finite() { rounded } else { (low, high) }
}
fn reduced(low: f32, high: f32) -> (f32, f32) {
    let d = decade(low, high);
    let step = if f64::from(high - low) / d > 20.0 { 5.0 * d } else { d };
    let inner = (
        (step * (f64::from(low) / step - 0.01).ceil()) as f32,
        (step * (f64::from(high) / step + 0.01).floor()) as f32,
    );
    if inner.0.is_finite() && inner.1.is_finite() { inner } else { (low, high) }
}

/// Height of a label's text, points.
const LABEL_HEIGHT: f64 = 12.48;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_shows_a_tenth_more_than_its_scene_at_each_side() {
        let view = View::of(Rectangle { x1: 0.0, y1: -80.0, x2: 5.0, y2: 40.0 }, 300.0, 200.0);
        assert_eq!(view.shows, Rectangle { x1: -0.5, y1: -92.0, x2: 5.5, y2: 52.0 });
        let inner = view.inner();
        assert!((inner.x1).abs() < 1e-6 && (inner.x2 - 5.0).abs() < 1e-5, "{inner:?}");
        assert_eq!(view.info(12, 0.5), Some((0.5 + 92.0) / 144.0));
        assert_eq!(view.info(16, 0.0), None);
    }
}
