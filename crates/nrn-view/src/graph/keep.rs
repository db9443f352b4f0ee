//! `begin`, `erase`, kept curves and families.

use super::{Fix, Graph, Item, Label, LabelId, LineKind};
use crate::samples::Samples;

impl Graph {
    /// `begin`: live curves start anew; kept ones stay as plain curves, labelled with the value that the family's
    /// expression had when they began. `family_value` is the one it has now, as text.
    pub fn begin(&mut self, family_value: &str) {
        if self.keep_lines {
            self.keep();
            self.family_value = family_value.to_owned();
        }
        let style = self.style;
        for id in &self.live {
            let Some(line) = self.lines.get_mut(id) else { continue };
            line.y.erase();
            if self.family {
                line.style = style;
                if let Some(label) = line.label.and_then(|label| self.labels.get_mut(&label)) {
                    label.colour = style.colour;
                }
            }
        }
        self.x.erase();
        (self.stride, self.calls) = (1, 0);
    }
    /// Copies of all live curves stay; these start anew.
    pub fn keep(&mut self) {
        for at in (0..self.items.len()).rev() {
            let Some(Item::Line(id)) = self.items.get(at).cloned() else { continue };
            let Some(line) = self.lines.get(&id) else { continue };
            if !matches!(line.kind, LineKind::Live(_)) || line.y.len() < 2 {
                continue;
            }
            let mut copy = line.clone();
            copy.kind = LineKind::Plain;
            copy.x = Some(Samples::from(self.x.values().to_vec()));
            copy.label = self.family_mark(copy.style.colour);
            self.insert_line(at, copy);
            if let Some(line) = self.lines.get_mut(&id) {
                line.y.erase();
            }
        }
    }
    fn family_mark(&mut self, colour: i32) -> Option<LabelId> {
        let (x, y, fix, scale) = self.labels.get(&self.family_label?).map(|f| (f.x, f.y, f.fix, f.scale))?;
        let y_align = self.family_count as f32;
        self.family_count += 1;
        let text = self.family_value.clone();
        Some(self.insert_label(Label {
            text,
            x,
            y,
            fix,
            scale,
            x_align: 0.0,
            y_align,
            colour,
            line: None,
            saved: false,
        }))
    }
    /// The menu's "Keep Lines": turned off, it keeps what is there.
    pub fn toggle_keep(&mut self, family_value: &str) {
        self.family_value = family_value.to_owned();
        self.keep_lines = !self.keep_lines;
        if !self.keep_lines {
            self.keep();
        }
    }
    /// `family(1)`, `family(0)`.
    pub fn set_family(&mut self, on: bool) {
        if on {
            self.erase();
        } else {
            for id in &self.live {
                if let Some(line) = self.lines.get_mut(id) {
                    line.style = line.own_style;
                }
            }
        }
        self.family = on;
        self.keep_lines = on;
    }
    /// `family("expression")`: what the curves of a family are labelled with. One letter or none: nothing.
    pub fn set_family_label(&mut self, text: &str) {
        let named = text.chars().count() > 1;
        match (self.family_label, named) {
            (Some(id), true) => {
                if let Some(label) = self.labels.get_mut(&id) {
                    label.text = text.to_owned();
                }
            }
            (Some(id), false) => self.remove_label(id),
            (None, true) => {
                let label = Label {
                    text: text.to_owned(),
                    x: 0.95,
                    y: 0.95,
                    fix: Fix::View,
                    scale: 1.0,
                    x_align: 1.0,
                    y_align: 0.0,
                    colour: self.style.colour,
                    line: None,
                    saved: false,
                };
                self.family_label = Some(self.insert_label(label));
            }
            (None, false) => {}
        }
    }
    /// `erase`: marks and plain curves go with their labels; live curves start anew, behind everything else.
    pub fn erase(&mut self) {
        let lines = &mut self.lines;
        let labels = &mut self.labels;
        self.items.retain(|item| match item {
            Item::Mark { .. } => false,
            Item::Line(id) => match lines.get(id).map(|line| line.kind) {
                Some(LineKind::Object(_)) => true,
                Some(LineKind::Plain) => {
                    if let Some(label) = lines.remove(id).and_then(|line| line.label) {
                        labels.remove(&label);
                    }
                    false
                }
                _ => false,
            },
            _ => true,
        });
        self.items.retain(|item| !matches!(item, Item::Label(id) if !labels.contains_key(id)));
        self.items.extend(self.live.iter().map(|id| Item::Line(*id)));
        for id in &self.live {
            if let Some(line) = self.lines.get_mut(id) {
                line.y.erase();
            }
        }
        self.drawing = None;
        self.family_count = 0;
    }
    /// `erase_all`: everything goes.
    pub fn erase_all(&mut self) {
        self.items.clear();
        self.labels.clear();
        self.lines.clear();
        self.live.clear();
        self.drawing = None;
        self.family_label = None;
        self.label_n = 0.0;
    }
    /// The axes go.
    pub fn erase_axes(&mut self) {
        self.items.retain(|item| !matches!(item, Item::Axis(_)));
        self.background = super::Background::Empty;
    }
}
