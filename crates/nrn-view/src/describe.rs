//! The screen as text: what tests compare, and what one reads to see what a program would show.

use crate::graph::{Graph, Item};
use crate::panel::{Panel, Widget};
use crate::screen::Screen;
use crate::window::Content;
use std::fmt::Write;

impl Screen {
    /// All windows and what is in them, indented.
    pub fn describe(&self) -> String {
        let mut out = String::new();
        for window in &self.windows {
            let _ = write!(out, "window {:?}", window.title);
            if let Some((x, y)) = window.place.corner {
                let _ = write!(out, " at {x},{y}");
            }
            if let Some((w, h)) = window.place.size {
                let _ = write!(out, " size {w},{h}");
            }
            out.push_str(if window.mapped { "\n" } else { " hidden\n" });
            self.content(&mut out, &window.content, 1);
        }
        out
    }
    fn content(&self, out: &mut String, content: &Content, depth: usize) {
        let _ = write!(out, "{:width$}", "", width = 2 * depth);
        match content {
            Content::Graph(id, view) => match self.graphs.get(id) {
                Some(graph) => describe_graph(out, graph, *view, depth),
                None => out.push_str("graph that is gone\n"),
            },
            Content::Shape(id, _) => {
                let mode = self.shapes.get(id).map_or(0, |shape| shape.mode);
                let _ = writeln!(out, "shape mode {mode}");
            }
            Content::Panel(id) => match self.panels.get(id) {
                Some(panel) => describe_panel(out, panel, depth),
                None => out.push_str("panel that is gone\n"),
            },
            Content::Box(id) => match self.boxes.get(id) {
                // A box that is in itself ends here.
                Some(inner) if depth < 20 => {
                    let _ = writeln!(out, "{:?}", inner.kind);
                    for child in &inner.children {
                        self.content(out, child, depth + 1);
                    }
                }
                _ => out.push_str("box\n"),
            },
            Content::Text(id) => {
                let text = self.texts.get(id).map(|t| t.0.as_str()).unwrap_or_default();
                let _ = writeln!(out, "text {text:?}");
            }
            Content::Other(_) => out.push_str("window of an object\n"),
        }
    }
}

fn describe_graph(out: &mut String, graph: &Graph, view: usize, depth: usize) {
    out.push_str("graph");
    if let Some(view) = graph.views.get(view) {
        let seen = view.inner();
        let _ = write!(out, " {}..{} {}..{}", seen.x1, seen.x2, seen.y1, seen.y2);
    }
    out.push('\n');
    for item in &graph.items {
        let _ = write!(out, "{:width$}", "", width = 2 * depth + 2);
        match item {
            Item::Label(id) => {
                let text = graph.label_of(*id).map(|label| label.text.as_str()).unwrap_or_default();
                let _ = writeln!(out, "label {text:?}");
            }
            Item::Line(id) => {
                let n = graph.line_of(*id).map_or(0, |line| graph.x_of(line).len());
                let colour = graph.line_of(*id).map_or(0, |line| line.style.colour);
                let _ = writeln!(out, "line of {n} points, colour {colour}");
            }
            Item::Mark { x, y, style, .. } => {
                let _ = writeln!(out, "mark {style:?} at {x},{y}");
            }
            Item::Axis(axis) => {
                let _ = writeln!(out, "{} axis", if axis.vertical { "y" } else { "x" });
            }
            Item::Glyph { place, .. } => {
                let _ = writeln!(out, "glyph at {},{}", place[0], place[1]);
            }
        }
    }
}

fn describe_panel(out: &mut String, panel: &Panel, depth: usize) {
    let _ = writeln!(out, "panel {:?}", panel.title);
    panel.visit(&mut |path, widget| {
        let _ = write!(out, "{:width$}", "", width = 2 * (depth + path.len()));
        let kind = match widget {
            Widget::Label(_) => "label",
            Widget::VariableLabel(_) => "text that changes",
            Widget::Button { .. } => "button",
            Widget::Radio { on: true, .. } => "radio button (on)",
            Widget::Radio { .. } => "radio button",
            Widget::Check { button: true, .. } => "state button",
            Widget::Check { .. } => "check box",
            Widget::Field { .. } => "field",
            Widget::Slider { .. } => "slider",
            Widget::Menu { .. } => "menu",
        };
        match widget.title() {
            Some(title) => {
                let _ = writeln!(out, "{kind} {title:?}");
            }
            None => {
                let _ = writeln!(out, "{kind}");
            }
        }
    });
}
