//! Making and extending what a Graph shows.

use super::{Fix, Graph, Item, Label, LabelId, Line, LineId, LineKind, Source, Style};
use crate::samples::{MOST_SAMPLES, Samples};

/// Most items one Graph keeps; beyond that the oldest marks and plain curves go.
pub const MOST_ITEMS: usize = 1 << 18;

/// Where and how a label is to stand; what is missing is the Graph's own choice.
#[derive(Clone, Copy, Debug, Default)]
pub struct Labelled {
    /// Place, instead of the next one.
    pub place: Option<(f32, f32)>,
    /// What the place refers to.
    pub fix: Option<Fix>,
}

impl Graph {
    /// A label at the next place, below the last one.
    pub fn add_label(&mut self, text: &str, fix: Option<Fix>) -> LabelId {
        self.label_n += 1.0;
        let fix = fix.unwrap_or(self.label_fix);
        self.put_label(self.label_x, self.label_y, text, fix, self.label_align.1 + self.label_n)
    }
    /// Sets the place of the next labels; with a text puts one there.
    pub fn add_label_at(&mut self, x: f32, y: f32, text: Option<&str>) -> Option<LabelId> {
        (self.label_x, self.label_y, self.label_n) = (x, y, 0.0);
        let fix = self.label_fix;
        text.map(|text| self.put_label(x, y, text, fix, self.label_align.1))
    }
    fn put_label(&mut self, x: f32, y: f32, text: &str, fix: Fix, y_align: f32) -> LabelId {
        let (scale, x_align, colour) = (self.label_scale, self.label_align.0, self.style.colour);
        let text = text.to_owned();
        self.insert_label(Label { text, x, y, fix, scale, x_align, y_align, colour, line: None, saved: true })
    }
    /// A label with everything said.
    pub fn insert_label(&mut self, label: Label) -> LabelId {
        let id = LabelId(self.next());
        self.labels.insert(id, label);
        self.push_item(Item::Label(id));
        id
    }
    pub(super) fn push_item(&mut self, item: Item) {
        if self.items.len() >= MOST_ITEMS {
            self.drop_oldest();
        }
        self.items.push(item);
    }
    fn drop_oldest(&mut self) {
        let mut excess = MOST_ITEMS / 2;
        let mut gone = Vec::new();
        let lines = &self.lines;
        self.items.retain(|item| {
            let plain = match item {
                Item::Mark { .. } => true,
                Item::Line(id) => lines.get(id).is_none_or(|line| line.kind == LineKind::Plain),
                _ => false,
            };
            let drop = plain && excess > 0;
            if drop {
                excess -= 1;
                if let Item::Line(id) = item {
                    gone.push(*id);
                }
            }
            !drop
        });
        for id in gone {
            if let Some(label) = self.lines.remove(&id).and_then(|line| line.label) {
                self.remove_label(label);
            }
        }
        if self.drawing.is_some_and(|id| !self.lines.contains_key(&id)) {
            self.drawing = None;
        }
    }
    pub(super) fn remove_label(&mut self, id: LabelId) {
        self.labels.remove(&id);
        self.items.retain(|item| *item != Item::Label(id));
        if self.family_label == Some(id) {
            self.family_label = None;
        }
    }
    pub(super) fn insert_line(&mut self, at: usize, line: Line) -> LineId {
        let id = LineId(self.next());
        if let Some(label) = line.label.and_then(|label| self.labels.get_mut(&label)) {
            label.line = Some(id);
            label.saved = false;
            label.colour = line.style.colour;
        }
        self.lines.insert(id, line);
        if at >= self.items.len() {
            self.push_item(Item::Line(id));
        } else {
            self.items.insert(at, Item::Line(id));
        }
        id
    }

    /// `addvar`, `addexpr`: a curve that `plot` extends, with its label.
    pub fn add_live(&mut self, source: Source, label: &str, style: Option<Style>, at: Labelled) -> LineId {
        let style = style.unwrap_or(self.style);
        let label = self.add_label(label, at.fix);
        if let (Some((x, y)), Some(label)) = (at.place, self.labels.get_mut(&label)) {
            (label.x, label.y) = (x, y);
        }
        let kind = LineKind::Live(source);
        let line = Line { kind, x: None, y: Samples::default(), style, own_style: style, label: Some(label) };
        let id = self.insert_line(usize::MAX, line);
        self.live.push(id);
        id
    }
    /// Places the label of the curve made last.
    pub fn move_last_label(&mut self, (x, y): (f32, f32)) {
        let last = self.items.iter().rev().find_map(|item| match item {
            Item::Line(id) => self.lines.get(id).and_then(|line| line.label),
            _ => None,
        });
        if let Some(label) = last.and_then(|id| self.labels.get_mut(&id)) {
            (label.x, label.y) = (x, y);
        }
    }
    /// `beginline`: a curve that `line` extends.
    pub fn begin_line(&mut self, label: Option<&str>, style: Option<Style>) {
        let style = style.unwrap_or(self.style);
        let label = label.filter(|text| !text.is_empty()).map(|text| self.add_label(text, None));
        let id = self.add_line(LineKind::Plain, (Samples::default(), Samples::default()), style, label);
        self.drawing = Some(id);
    }
    /// `line`: the next point of the curve begun last.
    pub fn line_to(&mut self, x: f32, y: f32) {
        if self.drawing.is_none() {
            self.begin_line(None, None);
        }
        let Some(line) = self.drawing.and_then(|id| self.lines.get_mut(&id)) else { return };
        let Some(xs) = &mut line.x else { return };
        if xs.len() >= MOST_SAMPLES {
            xs.thin();
            line.y.thin();
        }
        xs.push(x);
        line.y.push(y);
    }
    /// A whole curve.
    pub fn add_line(
        &mut self,
        kind: LineKind,
        (x, y): (Samples, Samples),
        style: Style,
        label: Option<LabelId>,
    ) -> LineId {
        self.insert_line(usize::MAX, Line { kind, x: Some(x), y, style, own_style: style, label })
    }
    /// New numbers of a curve that shows an object.
    pub fn refresh_object(&mut self, object: crate::ObjectId, x: &[f32], y: &[f32]) {
        for line in self.lines.values_mut().filter(|line| line.kind == LineKind::Object(object)) {
            line.x = Some(x.to_vec().into());
            line.y = y.to_vec().into();
        }
    }
    /// New ordinates of a curve that shows an object; it stays as long as its abscissae.
    pub fn refresh_ordinates(&mut self, object: crate::ObjectId, y: &[f32]) {
        for line in self.lines.values_mut().filter(|line| line.kind == LineKind::Object(object)) {
            let n = line.x.as_ref().map_or(0, Samples::len);
            line.y = y.iter().copied().take(n).collect::<Vec<f32>>().into();
        }
    }
    /// `mark`.
    pub fn add_mark(&mut self, x: f32, y: f32, style: char, size: f32, drawn: Option<Style>) {
        let drawn = drawn.unwrap_or(self.style);
        self.push_item(Item::Mark { x, y, style, size, drawn });
    }

    /// Does the next `plot` keep a sample? Counts the call; very long curves keep only some.
    pub fn wants_sample(&mut self) -> bool {
        let wanted = self.calls.is_multiple_of(self.stride);
        self.calls += 1;
        if wanted && self.x.len() >= MOST_SAMPLES {
            self.x.thin();
            for id in &self.live {
                if let Some(line) = self.lines.get_mut(id) {
                    line.y.thin();
                }
            }
            self.stride *= 2;
        }
        wanted
    }
    /// The abscissa of one `plot`.
    pub fn push_x(&mut self, x: f32) {
        self.x.push(x);
    }
    /// The value of live curve `ix` at one `plot`.
    pub fn push_y(&mut self, ix: usize, y: f32) {
        if let Some(line) = self.live.get(ix).and_then(|id| self.lines.get_mut(id)) {
            line.y.push(y);
        }
    }
}
